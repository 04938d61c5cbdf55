"""Sets tables in type: a row is one slab, heads and the scale of a plot stand again on each page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF

from rairdtc_gui.ui.printing.blocks import Lines, Paragraph, Run, Table, TableRow, plain
from rairdtc_gui.ui.printing.ops import POINT, PlotOp, RuleOp, TextOp
from rairdtc_gui.ui.printing.slabs import BODY_SIZE, PLOT_UNIT, Slab, moved_ops, paragraph_slabs, stacked
from rairdtc_gui.ui.widgets.cells import Axis
from rairdtc_gui.ui.widgets.plot import Scale

_GAP = 10  # points between two columns
_PAD = 3  # points above and below the words of a row
_PARTED = 0.6  # of the height of a page: a higher row goes on on the next one
_HEAD = (9, 12)
_TICK = (8, 10)


class TableSetter:
    """One table for a width."""

    def __init__(self, table: Table, width: float, page_height: float) -> None:
        self._table, self._width, self._page_height = table, width, page_height
        total, free = sum(table.shares), width - _GAP * POINT * (len(table.shares) - 1)
        self._widths = [free * share / total for share in table.shares]
        self._lefts = [sum(self._widths[:place]) + _GAP * POINT * place for place in range(len(self._widths))]
        self._axes = dict(table.axes)

    def slabs(self) -> Iterator[Slab]:
        """The heads, then a slab for each row; one that no page can hold is parted between its lines."""
        head = self._head()
        if head is not None:
            yield replace(head, keeps=True, gap=4 * POINT)
        for place, row in enumerate(self._table.rows):
            is_last = place == len(self._table.rows) - 1
            keeps = len(row.cells) == 1 and len(self._widths) > 1 and not is_last  # a head stays with what follows
            for slab in self._row(row, keeps):
                yield replace(slab, again=head)

    def _head(self) -> Slab | None:
        """Words over the columns, below them the scale of each plot, and a line; none without words."""
        if not any(self._table.heads):
            return None
        cells = [
            self._set((Paragraph((Run(text, True),)),) if text else (), place, _HEAD)
            for place, text in enumerate(self._table.heads)
        ]
        height = max(slab.height for slab in cells)
        ops = [op for slab in cells for op in slab.ops]
        scales = [self._scale(axis, place) for place, axis in self._axes.items()]
        ops += [op for scale in scales for op in moved_ops(scale.ops, 0, height)]
        height += max((scale.height for scale in scales), default=0)
        return Slab(height + _PAD * POINT, (*ops, RuleOp(0, height + (_PAD - 1) * POINT, self._width)))

    def _scale(self, axis: Axis, place: int) -> Slab:
        """The caption of an axis, and its ticks where they stand."""
        left, width = self._lefts[place], self._widths[place]
        caption = stacked(paragraph_slabs(plain(axis.caption), left, width, _TICK)) if axis.caption else Slab(0, ())
        scale, ops = Scale(axis, QRectF(left, 0, width, 1), PLOT_UNIT), [*caption.ops]
        for tick in axis.ticks:
            op = paragraph_slabs(plain(f"{tick:g}"), 0, width, _TICK)[0].ops[0]
            used = op.line.naturalTextWidth() if isinstance(op, TextOp) else 0.0
            ops += moved_ops((op,), scale.x(tick) - used / 2, caption.height)
        return Slab(caption.height + _TICK[1] * POINT, tuple(ops))

    def _row(self, row: TableRow, keeps: bool) -> Iterator[Slab]:
        pad = _PAD * POINT
        if len(row.cells) == 1 and len(self._widths) > 1:
            whole = stacked(self._lines(row.cells[0], 0, self._width))
            yield self._ruled(whole, pad, keeps)
            return
        cells = [self._set(lines, place) for place, lines in enumerate(row.cells)]
        height = max(slab.height for slab in cells)
        if height > self._page_height * _PARTED:
            yield from self._parted(row)
            return
        ops = [op for slab in cells for op in slab.ops]
        plots = dict(row.marks)
        for place, axis in self._axes.items():
            rect = QRectF(self._lefts[place], -pad, self._widths[place], height + 2 * pad)
            ops.insert(0, PlotOp(rect, axis, plots.get(place, ())))
        yield self._ruled(Slab(height, tuple(ops)), pad, keeps)

    def _ruled(self, slab: Slab, pad: float, keeps: bool) -> Slab:
        """With free space around, and a line below."""
        height = slab.height + 2 * pad
        return Slab(height, (*moved_ops(slab.ops, 0, pad), RuleOp(0, height, self._width, is_fine=True)), keeps)

    def _parted(self, row: TableRow) -> Iterator[Slab]:
        """The cells below each other, line by line."""
        for lines in row.cells:
            yield from self._lines(lines, 0, self._width)

    def _set(self, lines: Lines, place: int, size: tuple[float, float] = BODY_SIZE) -> Slab:
        return stacked(self._lines(lines, self._lefts[place], self._widths[place], size))

    def _lines(self, lines: Lines, left: float, width: float, size: tuple[float, float] = BODY_SIZE) -> Sequence[Slab]:
        return [slab for paragraph in lines for slab in paragraph_slabs(paragraph, left, width, size)]
