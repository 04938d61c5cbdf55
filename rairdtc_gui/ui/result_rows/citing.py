"""The sources that a panel cites, each with the number that it has on the page. No Qt."""

from __future__ import annotations

from collections.abc import Iterable

from rairdtc_gui.ui.result_rows.lines import Numbers
from rairdtc_gui.ui.result_rows.rows import Line, SourceRow


def cited(numbers: Numbers, used: Iterable[tuple[int, ...]]) -> tuple[SourceRow, ...]:
    """The rows of the sources that are used, in the order of their numbers."""
    wanted = {number for group in used for number in group}
    return tuple(row for row in numbers.rows() if row.number in wanted)


def numbers_of(lines: Iterable[Line]) -> list[tuple[int, ...]]:
    """The numbers of each line."""
    return [line.numbers for line in lines]
