"""Fills pages: what stays together stands on one, and an option or a table that goes on says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF

from rairdtc_gui.ui.printing import words
from rairdtc_gui.ui.printing.blocks import Paragraph, Printed, Run
from rairdtc_gui.ui.printing.ops import POINT, FrameOp, Op, RuleOp, TextOp, moved
from rairdtc_gui.ui.printing.pages import Page, Pages, Paper
from rairdtc_gui.ui.printing.setter import Setter
from rairdtc_gui.ui.printing.slabs import FRAME_PAD, BoxPlace, Slab, paragraph_slabs

_SIDE, _TOP, _BOTTOM = 42, 30, 30  # points of free margin
_HEAD_SIZE = (10, 13)
_BELOW_HEAD, _ABOVE_FOOT = 9, 9
_NUMBER = 70  # points kept for the page number


def lay_out(printed: Printed, paper: Paper) -> Pages:
    """What is to be printed on sheets of this kind."""
    return _Layout(printed, paper).pages()


class _Layout:
    """Fills page after page."""

    def __init__(self, printed: Printed, paper: Paper) -> None:
        self._printed, self._paper = printed, paper
        size = paper.units(printed.is_wide)
        self._left, self._width = _SIDE * POINT, size.width() - 2 * _SIDE * POINT
        self._head_slabs = self._head_of(*printed.head)
        foot = Paragraph((Run(f"{printed.foot[0]} "), Run(printed.foot[1], True)))
        self._foot_slabs = paragraph_slabs(foot, 0, self._width, _HEAD_SIZE, is_whole=True)
        self._top = _TOP * POINT + _height(self._head_slabs) + _BELOW_HEAD * POINT
        self._foot_top = size.height() - _BOTTOM * POINT - _height(self._foot_slabs)
        self._bottom = self._foot_top - _ABOVE_FOOT * POINT
        self._done: list[tuple[list[Op], str, str]] = []
        self._ops: list[Op] = []
        self._y = self._top
        self._again = self._title = self._part = ""
        self._box: BoxPlace | None = None
        self._box_top = 0.0
        self._goes_on = 0  # the number of the box that was open last

    def pages(self) -> Pages:
        setter = Setter(self._width, self._bottom - self._top)
        for chunk in _chunks(setter.slabs(self._printed.blocks)):
            self._place(chunk)
        self._end_page()
        count = len(self._done)
        pages = tuple(
            Page(self._head(number, count), tuple(ops), self._foot(), again, title)
            for number, (ops, again, title) in enumerate(self._done, start=1)
        )
        printed = self._printed
        return Pages(self._paper, pages, printed.band, printed.title, printed.is_wide)

    def _place(self, chunk: Sequence[Slab]) -> None:
        """Puts slabs that stay together on this page, or on the next; what no page can hold flows."""
        if chunk[0].ends_page:
            self._end_page()
            return
        needed = _height(chunk) + sum(slab.gap for slab in chunk[1:]) + self._gap(chunk[0])
        if chunk[-1].box is not None:
            needed += FRAME_PAD * POINT
        if self._y + needed > self._bottom and self._y > self._top:
            self._end_page()
        for slab in chunk:
            if self._y + self._gap(slab) + slab.height > self._bottom and self._y > self._top:
                self._end_page()
            self._put(slab)

    def _gap(self, slab: Slab) -> float:
        """The space above; on top of a page only a frame has some."""
        if self._y > self._top:
            return slab.gap
        return FRAME_PAD * POINT if slab.box is not None else 0.0

    def _put(self, slab: Slab) -> None:
        new = slab.box if slab.box != self._box else None
        is_on_top = self._y <= self._top
        if new is not None or slab.box is None:
            self._close_frame()
        self._y += self._gap(slab)
        if new is not None:
            self._open_frame(new, is_on_top)
        if is_on_top and slab.again is not None:
            self._repeat(slab.again)
        if slab.starts:
            self._part = slab.starts
            self._title = self._title or slab.starts
        ops = [op for op in slab.ops if not (is_on_top and slab.starts and isinstance(op, RuleOp))]  # the head has one
        self._ops += [moved(op, self._left, self._y) for op in ops]
        self._y += slab.height

    def _open_frame(self, box: BoxPlace, is_on_top: bool) -> None:
        self._box, self._box_top = box, self._y
        if is_on_top and self._goes_on == box.number and box.again is not None:
            self._repeat(box.again)
            self._y += 2 * POINT
        self._goes_on = box.number

    def _repeat(self, again: Slab) -> None:
        """What stands above on this page, too."""
        self._again = " ".join(op.text for op in again.ops if isinstance(op, TextOp))
        self._ops += [moved(op, self._left, self._y) for op in again.ops]
        self._y += again.height

    def _close_frame(self) -> None:
        if self._box is not None:
            pad = FRAME_PAD * POINT
            top = self._box_top - pad
            rect = QRectF(self._left, top, self._width, self._y + pad - top)
            self._ops.append(FrameOp(rect, self._box.outline))
            self._y += pad
        self._box = None

    def _end_page(self) -> None:
        self._close_frame()
        self._done.append((self._ops, self._again, self._title or self._part))
        self._ops, self._y, self._again, self._title = [], self._top, "", ""

    def _head_of(self, first: str, second: str) -> list[Slab]:
        """Two lines; room for the page number at the right of the first."""
        room = _NUMBER * POINT
        slabs = paragraph_slabs(Paragraph((Run(first, True),)), 0, self._width - room, _HEAD_SIZE, is_whole=True)
        return [*slabs, *paragraph_slabs(Paragraph((Run(second),)), 0, self._width, _HEAD_SIZE, is_whole=True)]

    def _head(self, number: int, count: int) -> tuple[Op, ...]:
        y = float(_TOP * POINT)
        ops: list[Op] = []
        for slab in self._head_slabs:
            ops += [moved(op, self._left, y) for op in slab.ops]
            y += slab.height
        ops.append(RuleOp(self._left, y + 3 * POINT, self._width))
        slab = paragraph_slabs(Paragraph((Run(words.page_words(number, count)),)), 0, self._width, _HEAD_SIZE)[0]
        op = slab.ops[0]
        used = op.line.naturalTextWidth() if isinstance(op, TextOp) else 0.0
        return (*ops, moved(op, self._left + self._width - used, _TOP * POINT))

    def _foot(self) -> tuple[Op, ...]:
        ops: list[Op] = [RuleOp(self._left, self._foot_top - 3 * POINT, self._width)]
        y = self._foot_top
        for slab in self._foot_slabs:
            ops += [moved(op, self._left, y) for op in slab.ops]
            y += slab.height
        return tuple(ops)


def _height(slabs: Sequence[Slab]) -> float:
    return sum(slab.height for slab in slabs)


def _chunks(slabs: Sequence[Slab]) -> Iterator[list[Slab]]:
    """Slabs that must stand on one page, together."""
    chunk: list[Slab] = []
    for slab in slabs:
        chunk.append(slab)
        if not slab.keeps:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
