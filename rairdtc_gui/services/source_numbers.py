"""Numbers sources in the order in which a page names them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rairdtc_gui.domain.provenance import Source


class SourceNumbers:
    """The numbers of one page."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources
        self._numbers: dict[str, int] = {}

    def numbers(self, source_ids: Iterable[str]) -> tuple[int, ...]:
        """The numbers of sources, new ones where a source is named for the first time."""
        return tuple(self._numbers.setdefault(source, len(self._numbers) + 1) for source in source_ids)

    def named(self) -> tuple[tuple[int, str], ...]:
        """Number and citation of every source that was named."""
        return tuple((number, self._sources[source].citation) for source, number in self._numbers.items())
