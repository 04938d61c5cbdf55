"""How boxes, pills, ways and compartments look in each state, from the theme."""

from __future__ import annotations

from enum import Enum
from itertools import product

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPen

from rairdtc_gui.domain.signalling import Look
from rairdtc_gui.ui.screens.diagrams.palette import Palette
from rairdtc_gui.ui.screens.diagrams.signals.rows import Tag

_STROKES, _WORDS = 0.45, 0.7  # what is left of the strokes and words of what is not reached; words stay readable


class Glow(Enum):
    """Whether something is lit, dimmed by a veil, or neither."""

    PLAIN = "plain"
    LIT = "lit"
    DIM = "dim"

    __hash__ = object.__hash__  # asked for every item: the hash of `Enum` is Python


class SignalPalette:
    """Looks for one theme."""

    def __init__(self, base: Palette) -> None:
        self.base = base
        self._area_fill = {
            Look.OPEN: QBrush(Qt.BrushStyle.NoBrush),
            Look.MEMBRANE: QBrush(Qt.BrushStyle.NoBrush),
            Look.CYTOPLASM: QBrush(base.color("surface")),
            Look.NUCLEUS: QBrush(base.color("raised")),
            Look.CELL: QBrush(base.color("surface")),
        }
        drawn = (Glow.PLAIN, Glow.LIT)
        self._box_pens = {(tag, glow): self._made_box_pen(tag, glow) for tag in Tag for glow in drawn}
        self._box_fills = {
            (tag, *flags): self._made_box_fill(tag, *flags) for tag in Tag for flags in product((False, True), repeat=2)
        }
        self._pill_pens = {glow: self.base.pen(self._stroke(glow), 2 if glow is Glow.LIT else 1.5) for glow in drawn}
        self._way_pens = {glow: _pointed(pen) for glow, pen in self._pill_pens.items()}

    def box_pen(self, tag: Tag, glow: Glow) -> QPen:
        """The outline of a gene or process."""
        return self._box_pens[tag, glow]

    def _made_box_pen(self, tag: Tag, glow: Glow) -> QPen:
        if tag is Tag.FOUND:
            return self.base.pen("text", 3)
        if tag is Tag.ONE_OF:
            return self.base.pen("text", 2)
        return self.base.pen(self._stroke(glow), 2 if glow is Glow.LIT else 1.5, is_dashed=tag is Tag.NOT_TESTED)

    def box_fill(self, tag: Tag, is_process: bool, is_target: bool) -> QBrush:
        """The fill of a gene or process."""
        return self._box_fills[tag, is_process, is_target]

    def _made_box_fill(self, tag: Tag, is_process: bool, is_target: bool) -> QBrush:
        if tag is Tag.FOUND or is_target:
            return QBrush(self.base.color("selection"))
        return QBrush(self.base.color("raised" if is_process else "background"))

    def way_pen(self, glow: Glow) -> QPen:
        """The line of a way."""
        return self._way_pens[glow]

    def head(self, glow: Glow) -> QColor:
        """The fill of an arrow head."""
        return self.base.color(self._stroke(glow))

    def fading(self, of_words: bool) -> float:
        """How far a veil fades what lies below it; words lie below one of two, strokes below both."""
        return 1 - _WORDS if of_words else 1 - _STROKES / _WORDS

    def faint(self) -> QPen:
        """The outline of a tag that says less than "found"."""
        return self.base.pen("hairline", 1.5)

    def pill_pen(self, glow: Glow) -> QPen:
        """The outline of a drug."""
        return self._pill_pens[glow]

    def pill_fill(self, is_chosen: bool) -> QBrush:
        """The fill of a drug."""
        return QBrush(self.base.color("link" if is_chosen else "background"))

    def area_pen(self, look: Look) -> QPen:
        """The outline of a compartment."""
        if look is Look.CELL:
            return self.base.pen("hairline", 1)
        return QPen(Qt.PenStyle.NoPen)

    def area_fill(self, look: Look) -> QBrush:
        """The ground of a compartment."""
        return self._area_fill[look]

    def membrane(self) -> QPen:
        """Either line of the membrane."""
        return self.base.pen("border", 1.5)

    def _stroke(self, glow: Glow) -> str:
        return "link" if glow is Glow.LIT else "border"


def _pointed(pen: QPen) -> QPen:
    """The same with sharp corners: bends of ways are round by themselves, and heads end in a point."""
    pointed = QPen(pen)
    pointed.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return pointed
