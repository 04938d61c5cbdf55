"""Slabs: pieces of a page that are never parted, and how a paragraph becomes one a line. 20 units a point."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from rairdtc_gui.ui.printing.blocks import Outline, Paragraph
from rairdtc_gui.ui.printing.ops import POINT, IconOp, Op, TextOp, moved
from rairdtc_gui.ui.theme import bundled_font
from rairdtc_gui.ui.widgets.line_ends import LineEnds
from rairdtc_gui.ui.widgets.text_block import shown

#: Points: size of the letters and height of a line.
BODY_SIZE = (10, 13)
_ICON, _AFTER_ICON = 9, 4
FRAME_PAD = 4  # free space above and below
_WHOLE_LINES = 3  # a paragraph of so many lines is not parted
PLOT_UNIT = 0.75 * POINT  # a logical pixel of a plot on paper


@dataclass(frozen=True, slots=True)
class BoxPlace:
    """The box to which a slab belongs; `again` is put on top where the box goes on on another page."""

    number: int
    outline: Outline
    again: Slab | None


@dataclass(frozen=True, slots=True)
class Slab:
    """A piece of a page. `keeps`: what follows must stand on the same page. `gap`: free space above, not on top."""

    height: float
    ops: tuple[Op, ...]
    keeps: bool = False
    gap: float = 0.0
    box: BoxPlace | None = None
    starts: str = ""  # the name of the part that starts here
    is_dose: bool = False
    ends_page: bool = False
    again: Slab | None = None  # put above where this comes on top of a page, such as the heads of a table


def paragraph_slabs(
    paragraph: Paragraph, x: float, width: float, size: tuple[float, float], is_whole: bool = False
) -> list[Slab]:
    """A slab for each line; neither the first nor the last line stands alone on a page."""
    icon: tuple[Op, ...] = ()
    if paragraph.icon:
        side = _ICON * POINT
        icon = (IconOp(paragraph.icon, QRectF(x, (size[1] * POINT - side) / 2 + POINT * 0.3, side, side)),)
        x, width = x + side + _AFTER_ICON * POINT, width - side - _AFTER_ICON * POINT
    layout = _laid(paragraph, width, size[0])
    count = layout.lineCount()
    found = []
    for number in range(count):
        line = layout.lineAt(number)
        up = (size[1] * POINT - line.height()) / 2
        op = TextOp(line, layout, x, up - line.y(), _line_text(layout, line))
        keeps = number < count - 1 and (is_whole or count <= _WHOLE_LINES or number in (0, count - 2))
        found.append(Slab(size[1] * POINT, (*(icon if number == 0 else ()), op), keeps, is_dose=paragraph.is_dose))
    return found


def print_font(size: float, is_strong: bool) -> QFont:
    """A bundled font without ligatures, so that each letter can be read back and copied."""
    font = bundled_font(round(size * POINT), is_strong)
    font.setFeature(QFont.Tag.fromString("liga"), 0)
    return font


def _laid(paragraph: Paragraph, width: float, size: float) -> QTextLayout:
    text = shown(paragraph.text)
    layout = QTextLayout(text, print_font(size, False))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    option.setUseDesignMetrics(True)
    layout.setTextOption(option)
    formats, start = [], 0
    for run in paragraph.runs:
        length = len(run.text.encode("utf-16-le", "surrogatepass")) // 2
        if run.is_strong:
            found = QTextLayout.FormatRange()
            found.start, found.length, found.format = start, length, QTextCharFormat()
            found.format.setFont(print_font(size, True))
            formats.append(found)
        start += length
    layout.setFormats(formats)
    layout.beginLayout()
    ends = LineEnds(layout)
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        ends.mend(line, width)
    layout.endLayout()
    return layout


def _line_text(layout: QTextLayout, line: QTextLine) -> str:
    encoded = layout.text().encode("utf-16-le", "surrogatepass")
    start = line.textStart() * 2
    return encoded[start : start + line.textLength() * 2].decode("utf-16-le", "surrogatepass")


def with_gap(slabs: list[Slab], gap: float) -> list[Slab]:
    """The same, the first with free space above."""
    return [replace(slabs[0], gap=gap), *slabs[1:]] if slabs else slabs


def stacked(slabs: Sequence[Slab]) -> Slab:
    """Several slabs as one."""
    ops: list[Op] = []
    height = 0.0
    for slab in slabs:
        ops += moved_ops(slab.ops, 0, height)
        height += slab.height
    return Slab(height, tuple(ops))


def baseline(slab: Slab) -> float:
    """Where the letters of its first line stand."""
    op = next(op for op in slab.ops if isinstance(op, TextOp))
    return op.y + op.line.y() + op.line.ascent()


def moved_ops(ops: Sequence[Op], right: float, down: float) -> tuple[Op, ...]:
    """The same a little further on."""
    return tuple(moved(op, right, down) for op in ops)
