"""Sentences with the numbers of their sources on one page, and those sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rairdtc_gui.domain.name_links import NO_NAMES, NameLinks, Pieces
from rairdtc_gui.domain.provenance import Checked, Provenance, Source


@dataclass(frozen=True, slots=True)
class Statement:
    """What one source line says. `region`: whose label, empty everywhere; `lead`: the words that carry it."""

    text: str
    numbers: tuple[int, ...] = ()
    is_confirmed: bool = True
    region: str = ""
    lead: str = ""
    note: str = ""
    is_stop: bool = False
    links: tuple[tuple[str, str], ...] = ()  # words and route
    pieces: Pieces = ()  # the text again, with what it names as links; empty: it names nothing


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source as the page lists it."""

    number: int
    citation: str
    detail: str
    kind: str = ""
    year: int | None = None
    read: str = ""
    checked_on: str = ""


class Citations:
    """Numbers sources in the order in which the page names them."""

    def __init__(self, sources: Mapping[str, Source], names: NameLinks = NO_NAMES) -> None:
        self._sources, self._names = sources, names
        self._numbers: dict[str, int] = {}

    def numbers(self, source_ids: Iterable[str]) -> tuple[int, ...]:
        """The numbers of sources, each once."""
        return tuple(dict.fromkeys(self._numbers.setdefault(source, len(self._numbers) + 1) for source in source_ids))

    def statement(
        self, text: str, provenance: Provenance, *, region: str = "", lead: str = "", note: str = "", stop: bool = False
    ) -> Statement:
        """A sentence with the numbers of where it comes from."""
        is_confirmed = provenance.checked is Checked.SEEN
        numbers, pieces = self.numbers(provenance.sources), self._names.pieces(text)
        return Statement(text, numbers, is_confirmed, region, lead, note, stop, pieces=pieces)

    def sources(self) -> tuple[CitedSource, ...]:
        """Every source that was named, by number."""
        return tuple(self._row(number, source) for source, number in self._numbers.items())

    def _row(self, number: int, source_id: str) -> CitedSource:
        source = self._sources[source_id]
        year = str(source.year) if source.year and str(source.year) not in source.citation else ""
        marks = (year, f"PMID {source.pmid}" if source.pmid else "", source.nct, source.doi)
        detail = " · ".join(mark for mark in marks if mark)
        return CitedSource(number, source.citation, detail, source.kind, source.year, source.read, source.checked_on)
