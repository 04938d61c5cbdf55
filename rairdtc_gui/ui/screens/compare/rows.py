"""What the comparison shows, in ready words."""

from __future__ import annotations

from dataclasses import dataclass

from rairdtc_gui.ui.widgets.cells import CellGrid


@dataclass(frozen=True, slots=True)
class ComparePage:
    """Two to four drugs side by side."""

    context: str
    drugs: tuple[tuple[str, str], ...]  # id and name of each that is compared
    choices: tuple[tuple[str, str], ...]  # of each that can be added
    is_full: bool
    line: str  # what is true of every figure
    notice: str  # what is still to be done
    grid: CellGrid
    has_differences_only: bool
    stamp: str = ""  # what a copied row says of itself
    sources: tuple[tuple[int, str], ...] = ()  # of every row
    is_example: bool = False
