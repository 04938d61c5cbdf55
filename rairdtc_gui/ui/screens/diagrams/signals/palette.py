"""How boxes, pills, ways and compartments look in each state, from the theme."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPen

from rairdtc_gui.domain.signalling import Look
from rairdtc_gui.ui.screens.diagrams.palette import Palette
from rairdtc_gui.ui.screens.diagrams.signals.rows import Tag

_DIM = 0.45  # of the strokes of what is not reached; fills stay, words stay readable


class Glow(Enum):
    """Whether something is lit, dimmed, or neither."""

    PLAIN = "plain"
    LIT = "lit"
    DIM = "dim"


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
        self._box_pens = {(tag, glow): self._made_box_pen(tag, glow) for tag in Tag for glow in Glow}
        self._way_pens = {glow: self._pen(self._stroke(glow), 2 if glow is Glow.LIT else 1.5) for glow in Glow}

    def box_pen(self, tag: Tag, glow: Glow) -> QPen:
        """The outline of a gene or process."""
        return self._box_pens[tag, glow]

    def _made_box_pen(self, tag: Tag, glow: Glow) -> QPen:
        if tag is Tag.FOUND:
            return self._pen(self.base.color("text"), 3)
        if tag is Tag.ONE_OF:
            return self._pen(self.base.color("text"), 2)
        return self._pen(self._stroke(glow), 2 if glow is Glow.LIT else 1.5, is_dashed=tag is Tag.NOT_TESTED)

    def box_fill(self, tag: Tag, is_process: bool, is_target: bool) -> QBrush:
        """The fill of a gene or process."""
        if tag is Tag.FOUND or is_target:
            return QBrush(self.base.color("selection"))
        return QBrush(self.base.color("raised" if is_process else "background"))

    def way_pen(self, glow: Glow) -> QPen:
        """The line of a way."""
        return self._way_pens[glow]

    def head(self, glow: Glow) -> QColor:
        """The fill of an arrow head."""
        return self._stroke(glow)

    def pill_pen(self, glow: Glow) -> QPen:
        """The outline of a drug."""
        return self._way_pens[glow]

    def pill_fill(self, is_chosen: bool) -> QBrush:
        """The fill of a drug."""
        return QBrush(self.base.color("link" if is_chosen else "background"))

    def words(self, glow: Glow) -> QColor:
        """The letters in a box or pill."""
        return self.base.color("muted" if glow is Glow.DIM else "text")

    def area_pen(self, look: Look) -> QPen:
        """The outline of a compartment."""
        if look is Look.CELL:
            return self._pen(self.base.color("hairline"), 1)
        return QPen(Qt.PenStyle.NoPen)

    def area_fill(self, look: Look) -> QBrush:
        """The ground of a compartment."""
        return self._area_fill[look]

    def membrane(self) -> QPen:
        """Either line of the membrane."""
        return self._pen(self.base.color("border"), 1.5)

    def _stroke(self, glow: Glow) -> QColor:
        color = self.base.color("link" if glow is Glow.LIT else "border")
        return _mixed(color, self.base.color("background"), _DIM) if glow is Glow.DIM else color

    def _pen(self, color: QColor, width: float, is_dashed: bool = False) -> QPen:
        pen = QPen(color, width * max(1.0, self.base.scale / 1.25))
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if is_dashed:
            pen.setDashPattern([3, 2.5])
        return pen


def _mixed(color: QColor, ground: QColor, share: float) -> QColor:
    """Faded without being transparent, since ways of one bundle lie on one another."""
    parts = zip(_levels(color), _levels(ground), strict=True)
    return QColor.fromRgbF(*(one * share + other * (1 - share) for one, other in parts))


def _levels(color: QColor) -> tuple[float, float, float]:
    return color.redF(), color.greenF(), color.blueF()
