"""Cuts the blocks of the report into slabs: pieces of a page that are never parted. Measures in units, 20 a point."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from rairdtc_gui.ui.screens.report.blocks import (
    Blank,
    Block,
    Box,
    Cells,
    Entry,
    Look,
    Outline,
    Paragraph,
    Text,
    plain,
)
from rairdtc_gui.ui.screens.report.ops import POINT, IconOp, Op, RuleOp, TextOp, moved
from rairdtc_gui.ui.theme import bundled_font
from rairdtc_gui.ui.widgets.text_block import shown

#: Points: size of the letters and height of a line.
_SIZES = {Look.TITLE: (16, 21), Look.SECTION: (13, 17), Look.GROUP: (10.5, 14), Look.BODY: (10, 13.5)}
_DOSE = (11, 15)
_BOX_NAME = (12, 16)
_GAPS = {Look.TITLE: 0, Look.SECTION: 16, Look.GROUP: 7, Look.BODY: 4, Look.SMALL_GAP: 1.5}
_ICON, _AFTER_ICON = 9, 4
_LABEL = 56
_BOX_PAD, _FRAME_GAP = 8, 5  # free space left and right, and between two boxes
FRAME_PAD = 5  # free space above and below
_BLANK_HEIGHT = 26
_WHOLE_LINES = 3  # a paragraph of so many lines is not parted
_WHOLE_BOX = 0.34  # of the height of a page; a lower box is not parted


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


@dataclass
class Setter:
    """Sets blocks in type for a width; `page_height` tells which boxes are small."""

    width: float
    page_height: float
    _boxes: int = field(default=0)

    def slabs(self, blocks: Sequence[Block]) -> list[Slab]:
        """Every block in order."""
        found: list[Slab] = []
        for block in blocks:
            found.extend(self._block(block))
        return found

    def _block(self, block: Block) -> Iterator[Slab]:
        match block:
            case Text(paragraph, look):
                yield from self._text(paragraph, look)
            case Entry():
                yield from _with_gap(self._entry(block, 0, self.width), 2 * POINT)
            case Cells():
                yield self._cells(block)
            case Box():
                yield from self._box(block)
            case Blank(label):
                yield self._blank(label)

    def _text(self, paragraph: Paragraph, look: Look) -> Iterator[Slab]:
        size = _SIZES.get(look, _SIZES[Look.BODY])
        is_head = look in (Look.TITLE, Look.SECTION, Look.GROUP)
        if look in (Look.TITLE, Look.SECTION):
            paragraph = replace(paragraph, runs=tuple(replace(run, is_strong=True) for run in paragraph.runs))
        slabs = paragraph_slabs(paragraph, 0, self.width, size, is_whole=is_head)
        if look is Look.SECTION:
            rule = RuleOp(0, -3 * POINT, self.width)
            slabs[0] = replace(slabs[0], ops=(*slabs[0].ops, rule), starts=paragraph.text)
        if is_head:
            slabs = [replace(slab, keeps=True) for slab in slabs]
        yield from _with_gap(slabs, _GAPS[look] * POINT)

    def _entry(self, entry: Entry, x: float, width: float) -> list[Slab]:
        """The label stands beside the first line."""
        indent = _LABEL * POINT
        found: list[Slab] = []
        for paragraph in entry.lines:
            size = _DOSE if paragraph.is_dose else _SIZES[Look.BODY]
            slabs = paragraph_slabs(paragraph, x + indent, width - indent, size, is_whole=paragraph.is_dose)
            found += _with_gap(slabs, POINT) if found else slabs
        label = paragraph_slabs(plain(entry.label), x, indent, _SIZES[Look.BODY], is_whole=True)
        down = _baseline(found[0]) - _baseline(label[0])
        found[0] = replace(found[0], ops=(*_moved(label[0].ops, 0, down), *found[0].ops))
        return found

    def _cells(self, cells: Cells) -> Slab:
        """All side by side, as high as the highest."""
        gap = 14 * POINT
        width = (self.width - gap) / 2
        ops: list[Op] = []
        height = 0.0
        for place, paragraph in enumerate(cells.cells):
            slabs = paragraph_slabs(paragraph, place * (width + gap), width, _SIZES[Look.BODY], is_whole=True)
            stacked = _stacked(slabs)
            ops += stacked.ops
            height = max(height, stacked.height)
        return Slab(height, tuple(ops), gap=1.5 * POINT)

    def _box(self, box: Box) -> Iterator[Slab]:
        pad = _BOX_PAD * POINT
        x, width = pad, self.width - 2 * pad
        self._boxes += 1
        top = paragraph_slabs(box.head[0], x, width, _SIZES[Look.GROUP], is_whole=True)
        top += [slab for name in box.head[1:] for slab in paragraph_slabs(name, x, width, _BOX_NAME, is_whole=True)]
        for entry in box.doses:
            top += _with_gap(self._entry(entry, x, width), 2 * POINT)
        rest = [slab for entry in box.rows for slab in _with_gap(self._entry(entry, x, width), 2 * POINT)]
        top = [replace(slab, keeps=True, is_dose=True) for slab in top]
        again = _stacked(paragraph_slabs(box.again, x, width, _BOX_NAME, is_whole=True))
        slabs = [*top, *rest]
        total = sum(slab.height + slab.gap for slab in slabs)
        if total < self.page_height * _WHOLE_BOX:
            slabs = [replace(slab, keeps=True) for slab in slabs]
        slabs[-1] = replace(slabs[-1], keeps=False)
        place = BoxPlace(self._boxes, box.outline, again)
        slabs = [replace(slab, box=place) for slab in slabs]
        yield from _with_gap(slabs, (_FRAME_GAP + FRAME_PAD) * POINT)

    def _blank(self, label: str) -> Slab:
        """A word and a line to write on."""
        slab = paragraph_slabs(plain(label), 0, self.width / 2, _SIZES[Look.BODY], is_whole=True)[0]
        down = _BLANK_HEIGHT * POINT - slab.height
        start = 150 * POINT
        rule = RuleOp(start, _BLANK_HEIGHT * POINT - 3 * POINT, self.width - start)
        return Slab(_BLANK_HEIGHT * POINT, (*_moved(slab.ops, 0, down), rule), keeps=True)


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
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
    layout.endLayout()
    return layout


def _line_text(layout: QTextLayout, line: QTextLine) -> str:
    encoded = layout.text().encode("utf-16-le", "surrogatepass")
    start = line.textStart() * 2
    return encoded[start : start + line.textLength() * 2].decode("utf-16-le", "surrogatepass")


def _with_gap(slabs: list[Slab], gap: float) -> list[Slab]:
    return [replace(slabs[0], gap=gap), *slabs[1:]] if slabs else slabs


def _stacked(slabs: Sequence[Slab]) -> Slab:
    """Several slabs as one."""
    ops: list[Op] = []
    height = 0.0
    for slab in slabs:
        ops += _moved(slab.ops, 0, height)
        height += slab.height
    return Slab(height, tuple(ops))


def _baseline(slab: Slab) -> float:
    op = next(op for op in slab.ops if isinstance(op, TextOp))
    return op.y + op.line.y() + op.line.ascent()


def _moved(ops: Sequence[Op], right: float, down: float) -> tuple[Op, ...]:
    return tuple(moved(op, right, down) for op in ops)
