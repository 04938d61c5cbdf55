"""Cuts blocks into slabs, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from rairdtc_gui.ui.printing.blocks import Blank, Block, Box, Cells, Entry, Look, PageEnd, Table, Text, plain
from rairdtc_gui.ui.printing.ops import POINT, Op, RuleOp, TextOp
from rairdtc_gui.ui.printing.slabs import (
    BODY_SIZE,
    FRAME_PAD,
    BoxPlace,
    Slab,
    baseline,
    moved_ops,
    paragraph_slabs,
    stacked,
    with_gap,
)
from rairdtc_gui.ui.printing.tables import TableSetter

_SIZES = {Look.TITLE: (16, 21), Look.SECTION: (13, 17), Look.GROUP: (10.5, 14), Look.BODY: BODY_SIZE}
_DOSE = (11, 14.5)
_BOX_NAME = (12, 16)
_GAPS = {Look.TITLE: 0, Look.SECTION: 13, Look.GROUP: 6, Look.BODY: 4, Look.SMALL_GAP: 1.5}
_LABEL, _MOST_LABEL, _AFTER_LABEL = 48, 96, 6
_BOX_PAD, _FRAME_GAP = 8, 5  # free space left and right, and between two boxes
_BLANK_HEIGHT = 26
_WHOLE_BOX = 0.22  # of the height of a page; a lower box is not parted


@dataclass
class Setter:
    """Sets blocks in type for a width; `page_height` tells which boxes are small."""

    width: float
    page_height: float
    _boxes: int = field(default=0)
    _label: float = field(default=0.0)  # how wide the column of words beside their lines is
    _number: float = field(default=0.0)  # the same of numbers

    def slabs(self, blocks: Sequence[Block]) -> list[Slab]:
        """Every block in order."""
        entries = list(_entries(blocks))
        widest = _widest(entry.label for entry in entries if not entry.is_numbered)
        self._label = min(max(widest, _LABEL * POINT), _MOST_LABEL * POINT)
        self._number = _widest(entry.label for entry in entries if entry.is_numbered)
        found: list[Slab] = []
        for block in blocks:
            found.extend(self._block(block))
        return found

    def _block(self, block: Block) -> Iterator[Slab]:
        match block:
            case Text():
                yield from self._text(block)
            case Entry():
                yield from with_gap(self._entry(block, 0, self.width), (1 if block.is_numbered else 2) * POINT)
            case Cells():
                yield self._cells(block)
            case Box():
                yield from self._box(block)
            case Blank(label):
                yield self._blank(label)
            case PageEnd():
                yield Slab(0.0, (), ends_page=True)
            case Table():
                yield from TableSetter(block, self.width, self.page_height).slabs()

    def _text(self, text: Text) -> Iterator[Slab]:
        paragraph, look = text.paragraph, text.look
        size = _SIZES.get(look, _SIZES[Look.BODY])
        is_head = look in (Look.TITLE, Look.SECTION, Look.GROUP)
        if look in (Look.TITLE, Look.SECTION):
            paragraph = replace(paragraph, runs=tuple(replace(run, is_strong=True) for run in paragraph.runs))
        slabs = paragraph_slabs(paragraph, 0, self.width, size, is_whole=is_head)
        if look is Look.SECTION:
            rule = RuleOp(0, -3 * POINT, self.width)
            slabs[0] = replace(slabs[0], ops=(*slabs[0].ops, rule), starts=paragraph.text)
        if is_head or text.keeps:
            slabs = [replace(slab, keeps=True) for slab in slabs]
        yield from with_gap(slabs, _GAPS[look] * POINT)

    def _entry(self, entry: Entry, x: float, width: float) -> list[Slab]:
        """The label stands beside the first line."""
        indent = self._number if entry.is_numbered else self._label
        found: list[Slab] = []
        for paragraph in entry.lines:
            size = _DOSE if paragraph.is_dose else _SIZES[Look.BODY]
            slabs = paragraph_slabs(paragraph, x + indent, width - indent, size, is_whole=paragraph.is_dose)
            found += with_gap(slabs, POINT) if found else slabs
        label = paragraph_slabs(plain(entry.label), x, indent, _SIZES[Look.BODY], is_whole=True)
        down = baseline(found[0]) - baseline(label[0])
        found[0] = replace(found[0], ops=(*moved_ops(label[0].ops, 0, down), *found[0].ops))
        return found

    def _cells(self, cells: Cells) -> Slab:
        """All side by side, as high as the highest."""
        gap = 14 * POINT
        width = (self.width - gap) / 2
        ops: list[Op] = []
        height = 0.0
        for place, paragraph in enumerate(cells.cells):
            slabs = paragraph_slabs(paragraph, place * (width + gap), width, _SIZES[Look.BODY], is_whole=True)
            cell = stacked(slabs)
            ops += cell.ops
            height = max(height, cell.height)
        return Slab(height, tuple(ops), gap=1.5 * POINT)

    def _box(self, box: Box) -> Iterator[Slab]:
        pad = _BOX_PAD * POINT
        x, width = pad, self.width - 2 * pad
        self._boxes += 1
        top = paragraph_slabs(box.head[0], x, width, _SIZES[Look.GROUP], is_whole=True)
        top += [slab for name in box.head[1:] for slab in paragraph_slabs(name, x, width, _BOX_NAME, is_whole=True)]
        for entry in box.doses:
            top += with_gap(self._entry(entry, x, width), 2 * POINT)
        rest = [slab for entry in box.rows for slab in with_gap(self._entry(entry, x, width), 2 * POINT)]
        top = [replace(slab, keeps=True, is_dose=True) for slab in top]
        again = stacked(paragraph_slabs(box.again, x, width, _BOX_NAME, is_whole=True))
        slabs = [*top, *rest]
        total = sum(slab.height + slab.gap for slab in slabs)
        if total < self.page_height * _WHOLE_BOX:
            slabs = [replace(slab, keeps=True) for slab in slabs]
        slabs[-1] = replace(slabs[-1], keeps=False)
        place = BoxPlace(self._boxes, box.outline, again)
        slabs = [replace(slab, box=place) for slab in slabs]
        yield from with_gap(slabs, (_FRAME_GAP + FRAME_PAD) * POINT)

    def _blank(self, label: str) -> Slab:
        """A word and a line to write on."""
        slab = paragraph_slabs(plain(label), 0, self.width / 2, _SIZES[Look.BODY], is_whole=True)[0]
        down = _BLANK_HEIGHT * POINT - slab.height
        start = 150 * POINT
        rule = RuleOp(start, _BLANK_HEIGHT * POINT - 3 * POINT, self.width - start)
        return Slab(_BLANK_HEIGHT * POINT, (*moved_ops(slab.ops, 0, down), rule), keeps=True)


def _entries(blocks: Sequence[Block]) -> Iterator[Entry]:
    """Whatever has a word beside its lines."""
    for block in blocks:
        match block:
            case Entry():
                yield block
            case Box(doses=doses, rows=rows):
                yield from (*doses, *rows)


def _widest(labels: Iterable[str]) -> float:
    """What a column of these words takes."""
    return max(map(_label_width, set(labels)), default=0.0) + _AFTER_LABEL * POINT


def _label_width(label: str) -> float:
    op = paragraph_slabs(plain(label), 0, 1_000 * POINT, BODY_SIZE)[0].ops[0]
    return op.line.naturalTextWidth() if isinstance(op, TextOp) else 0.0
