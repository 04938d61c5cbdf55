"""What the legend of the signalling map explains, and how each sample is drawn."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPolygonF

from rairdtc_gui.ui.screens.diagrams.legend import Sample, Samples
from rairdtc_gui.ui.screens.diagrams.palette import Palette
from rairdtc_gui.ui.screens.diagrams.signals.palette import Glow, SignalPalette
from rairdtc_gui.ui.screens.diagrams.signals.rows import Tag
from rairdtc_gui.ui.screens.diagrams.signals.words import tag_words


class Shown(Enum):
    """The samples that are no tags."""

    ACTIVATES = "activates"
    INHIBITS = "inhibits"
    GENE = "gene"
    PROCESS = "process"
    DRUG = "drug"
    REACHED = "reached"


def samples(has_case: bool, is_lit: bool) -> Samples:
    """What is explained with and without a case, with and without a chosen drug."""
    found: Samples = (
        (Shown.ACTIVATES, QCoreApplication.translate("Signals", "activates")),
        (Shown.INHIBITS, QCoreApplication.translate("Signals", "inhibits or represses")),
        (Shown.GENE, QCoreApplication.translate("Signals", "gene")),
        (Shown.PROCESS, QCoreApplication.translate("Signals", "process")),
        (Shown.DRUG, QCoreApplication.translate("Signals", "drug")),
    )
    if has_case:
        found += (
            (Tag.FOUND, tag_words(Tag.FOUND)),
            (Tag.NOT_TESTED, tag_words(Tag.NOT_TESTED)),
        )
    if is_lit:
        found += ((Shown.REACHED, QCoreApplication.translate("Signals", "lit: reached")),)
    return found


def paint(painter: QPainter, sample: Sample, place: QRectF, base: Palette) -> None:
    """One sample of the legend."""
    palette = SignalPalette(base)
    inside = place.adjusted(2, 2, -2, -2)
    if sample in (Shown.ACTIVATES, Shown.INHIBITS, Shown.REACHED):
        _paint_way(painter, sample, place, palette)
        return
    tag = sample if isinstance(sample, Tag) else Tag.NONE
    painter.setPen(palette.box_pen(tag, Glow.PLAIN))
    painter.setBrush(palette.box_fill(tag, sample is Shown.PROCESS, False))
    radius = inside.height() / 2 if sample is Shown.DRUG else 4 * base.scale
    path = QPainterPath()
    path.addRoundedRect(inside, radius, radius)
    painter.drawPath(path)


def _paint_way(painter: QPainter, sample: Sample, place: QRectF, palette: SignalPalette) -> None:
    glow = Glow.LIT if sample is Shown.REACHED else Glow.PLAIN
    middle, right, scale = place.center().y(), place.right() - 1, palette.base.scale
    painter.setPen(palette.way_pen(glow))
    painter.drawLine(
        QPointF(place.left(), middle), QPointF(right - (7 * scale if sample is Shown.ACTIVATES else 0), middle)
    )
    if sample is Shown.INHIBITS:
        painter.drawLine(QPointF(right, middle - 6 * scale), QPointF(right, middle + 6 * scale))
    elif sample is Shown.ACTIVATES:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.head(glow))
        back, half = right - 8 * scale, 4 * scale
        painter.drawPolygon(
            QPolygonF([QPointF(right, middle), QPointF(back, middle - half), QPointF(back, middle + half)])
        )
