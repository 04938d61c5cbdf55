"""The numbers of the sources on one page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rairdtc_gui.domain.provenance import Checked, Provenance, Source
from rairdtc_gui.ui.screens.drugs.rows import Fact, SourceRow


class Citations:
    """Numbers sources in the order in which the page names them."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources
        self._numbers: dict[str, int] = {}

    def numbers(self, source_ids: Iterable[str]) -> tuple[int, ...]:
        """The numbers of sources, new ones where a source is named for the first time."""
        return tuple(self._numbers.setdefault(source, len(self._numbers) + 1) for source in source_ids)

    def fact(self, provenance: Provenance, region: str = "", note: str = "") -> Fact:
        """What a line says about where it comes from."""
        checked = provenance.checked
        return Fact(
            self.numbers(provenance.sources), checked is Checked.SEEN, region, note, is_own=checked is Checked.OWN
        )

    def rows(self) -> tuple[SourceRow, ...]:
        """Every source that was named, by number."""
        return tuple(self._row(number, self._sources[source]) for source, number in self._numbers.items())

    @staticmethod
    def _row(number: int, source: Source) -> SourceRow:
        return SourceRow(
            number,
            source.citation,
            source.year,
            source.doi,
            source.pmid,
            source.nct,
            source.url,
            source.read,
            source.kind,
            source.checked_on,
        )
