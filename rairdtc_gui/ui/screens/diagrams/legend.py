"""The legend: samples of every look with its words, always in sight below the drawing; the same samples in exports."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from rairdtc_gui.ui.screens.diagrams.geometry import Face, PlacedNode, Rect
from rairdtc_gui.ui.screens.diagrams.items import MARK, shape_of
from rairdtc_gui.ui.screens.diagrams.palette import Palette
from rairdtc_gui.ui.screens.diagrams.rows import NodeState, WayState
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.flow import FlowLayout
from rairdtc_gui.ui.widgets.text import PlainLabel

Sample = Enum | str
Samples = tuple[tuple[Sample, str], ...]
Paint = Callable[[QPainter, Sample, QRectF, Palette], None]

_SIZE = (28, 18)
QUESTION = "question"
_LARGE = 1.5  # text size from which entries stand closer


def entries(has_case: bool) -> Samples:
    """What the legend explains, with a case and without."""
    question: tuple[Sample, str] = (QUESTION, QCoreApplication.translate("Diagram", "question"))
    mark: tuple[Sample, str] = (MARK, QCoreApplication.translate("Diagram", "guidelines differ"))
    if not has_case:
        return (
            question,
            (NodeState.PLAIN, QCoreApplication.translate("Diagram", "step")),
            (WayState.PLAIN, QCoreApplication.translate("Diagram", "answer that leads on")),
            mark,
        )
    return (
        (WayState.ON_PATH, QCoreApplication.translate("Diagram", "path of this case")),
        (NodeState.CURRENT, QCoreApplication.translate("Diagram", "current step")),
        (NodeState.CLOSED, QCoreApplication.translate("Diagram", "closed by a fact")),
        (NodeState.WAITING, QCoreApplication.translate("Diagram", "waits for a fact")),
        question,
        mark,
    )


def paint_sample(painter: QPainter, sample: Sample, place: QRectF, palette: Palette) -> None:
    """One sample of the legend."""
    inside = place.adjusted(2, 2, -2, -2)
    if sample == MARK:
        _paint_mark(painter, place, palette)
        return
    if isinstance(sample, WayState):
        painter.setPen(palette.way(sample))
        painter.drawLine(QPointF(place.left(), place.center().y()), QPointF(place.right(), place.center().y()))
        return
    state = sample if isinstance(sample, NodeState) else NodeState.PLAIN
    box = Rect(inside.x(), inside.y(), inside.width(), inside.height())
    look = palette.node(state)
    painter.setPen(look.pen)
    painter.setBrush(look.fill)
    node = PlacedNode("", sample == QUESTION, box, (), (), (), point=7 * palette.scale)
    painter.drawPath(shape_of(node, palette.scale * 0.55))


def _paint_mark(painter: QPainter, place: QRectF, palette: Palette) -> None:
    side = min(place.width(), place.height()) - 2
    circle = QRectF(place.center().x() - side / 2, place.center().y() - side / 2, side, side)
    painter.setPen(palette.mark())
    painter.setBrush(palette.color("background"))
    painter.drawEllipse(circle)
    painter.setPen(palette.color("text"))
    painter.setFont(palette.font(Face.SMALL))
    painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, MARK)


class _Swatch(QWidget):
    """A sample as a small picture."""

    def __init__(self, sample: Sample, paint: Paint, parent: QWidget) -> None:
        super().__init__(parent)
        self._sample, self._paint_sample = sample, paint
        self._palette = Palette(current_theme())
        theme = current_theme()
        self.setFixedSize(QSize(theme.px(_SIZE[0]), theme.px(_SIZE[1])))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_sample(painter, self._sample, QRectF(self.rect()), self._palette)


class Legend(QFrame):
    """One line, or more where the text is large."""

    def __init__(self, parent: QWidget | None = None, paint: Paint = paint_sample) -> None:
        super().__init__(parent)
        theme = current_theme()
        self._paint_sample = paint
        self.setProperty("ground", "surface")
        self.setAccessibleName(self.tr("Legend"))
        self._samples: Samples = ()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        rule = QFrame(self)
        rule.setProperty("rule", "horizontal")
        outer.addWidget(rule)
        self._line = QWidget(self)
        is_large = theme.scale >= _LARGE
        across, down = (16, 6) if is_large else (24, 10)
        self._flow = FlowLayout(self._line, spacing=theme.px(8 if is_large else 24), line_spacing=theme.px(8))
        self._flow.setContentsMargins(theme.px(across), theme.px(down), theme.px(8), theme.px(down))
        outer.addWidget(self._line)

    def show_samples(self, samples: Samples) -> None:
        """Replaces what the legend explains."""
        if samples == self._samples:
            return
        self._samples = samples
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for sample, words in samples:
            self._flow.addWidget(self._entry(sample, words))
        self._flow.invalidate()
        self.updateGeometry()

    def _entry(self, sample: Sample, words: str) -> QWidget:
        entry = QWidget(self._line)
        row = QHBoxLayout(entry)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().px(8))
        row.addWidget(_Swatch(sample, self._paint_sample, entry))
        label = PlainLabel(words, entry, Role.META)
        label.setWordWrap(False)
        row.addWidget(label)
        entry.show()
        return entry
