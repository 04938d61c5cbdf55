"""A table of cells as it is printed: every word, the icons, and the figures drawn in their column. No Qt."""

from __future__ import annotations

from rairdtc_gui.ui.printing.blocks import Lines, Paragraph, Run, Table, TableRow, strong
from rairdtc_gui.ui.widgets.cells import Cell, CellGrid, CellRow, Look

_STRONG = (Look.STRONG, Look.DOSE)


def grid_table(grid: CellGrid) -> Table:
    """The same table on paper."""
    axes = tuple((place, column.axis) for place, column in enumerate(grid.columns) if column.axis is not None)
    return Table(
        heads=tuple(" · ".join(part for part in (column.head, column.caption) if part) for column in grid.columns),
        shares=tuple(column.width for column in grid.columns),
        rows=tuple(map(_row, grid.rows)),
        axes=axes,
    )


def _row(row: CellRow) -> TableRow:
    if not row.cells:
        return TableRow(((strong(row.head),),))
    marks = tuple((place, cell.marks) for place, cell in enumerate(row.cells) if cell.marks)
    return TableRow(tuple(map(_lines, row.cells)), marks)


def _lines(cell: Cell) -> Lines:
    """The sign of a cell stands before its first line."""
    return tuple(
        Paragraph((Run(para.text, para.look in _STRONG),), cell.icon if not place else "", para.look is Look.DOSE)
        for place, para in enumerate(cell.paras)
    )
