"""The legend: samples of every look with its words, always in sight below the drawing; the same samples in exports."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from rairdtc_gui.ui.screens.diagrams.fold_button import FoldButton
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
_RIGHT = 8
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
    """One line, or more where the text is large; where height is short one line, and the rest behind a button."""

    def __init__(self, parent: QWidget | None = None, paint: Paint = paint_sample) -> None:
        super().__init__(parent)
        theme = current_theme()
        self._paint_sample = paint
        self.setProperty("ground", "surface")
        self.setAccessibleName(self.tr("Legend"))
        self._samples: Samples = ()
        self._entries: list[QWidget] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        rule = QFrame(self)
        rule.setProperty("rule", "horizontal")
        outer.addWidget(rule)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.setContentsMargins(0, 0, theme.px(_RIGHT), 0)
        outer.addLayout(row)
        self._line = QWidget(self)
        is_large = theme.scale >= _LARGE
        across, self._down = (16, 6) if is_large else (24, 10)
        self._flow = FlowLayout(self._line, spacing=theme.px(8 if is_large else 24), line_spacing=theme.px(8))
        self._flow.setContentsMargins(theme.px(across), theme.px(self._down), 0, theme.px(self._down))
        row.addWidget(self._line, 1)
        self._more = FoldButton(self)
        self._more.clicked.connect(self._on_more)
        self._more.hide()
        row.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        self._is_short, self._is_open = False, False
        self._say_more(0)

    @property
    def is_short(self) -> bool:
        """Whether it keeps to one line."""
        return self._is_short

    def set_short(self, is_short: bool) -> None:
        """Where height is short, what does not fit into one line waits behind a button."""
        if is_short != self._is_short:
            self._is_short, self._is_open = is_short, False
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Hides what has no room beside the button; nothing where all has room without it."""
        margins = self._flow.contentsMargins()
        room = self.width() - margins.left() - current_theme().px(_RIGHT)
        hidden = _beyond(self._entries, room, self._flow.across) if self._is_short else 0
        self._more.setVisible(hidden > 0)
        if hidden:
            self._say_more(hidden)
            hidden = _beyond(self._entries, room - self._more.sizeHint().width(), self._flow.across)
            self._say_more(hidden)
        self._centre_line()
        for place, entry in enumerate(self._entries):
            entry.setVisible(self._is_open or place < len(self._entries) - hidden)
        self._flow.invalidate()

    def _centre_line(self) -> None:
        """The first line stands in the middle of the button's height."""
        margins, down = self._flow.contentsMargins(), current_theme().px(self._down)
        if self._entries and not self._more.isHidden():
            down = max(down, (self._more.sizeHint().height() - self._entries[0].sizeHint().height()) // 2)
        self._flow.setContentsMargins(margins.left(), down, 0, down)

    def _say_more(self, hidden: int) -> None:
        if self._is_open:
            self._more.show_state(False, self.tr("Less"), self.tr("Legend in one line"))
        else:
            self._more.show_state(True, self.tr("{count} more").format(count=hidden), self.tr("The whole legend"))

    def _on_more(self) -> None:
        self._is_open = not self._is_open
        self._fit()

    def show_samples(self, samples: Samples) -> None:
        """Replaces what the legend explains."""
        if samples == self._samples:
            return
        self._samples, self._entries = samples, []
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._entries = [self._entry(sample, words) for sample, words in samples]
        for entry in self._entries:
            self._flow.addWidget(entry)
        self._fit()
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


def _beyond(entries: Sequence[QWidget], room: int, gap: int) -> int:
    """How many of the entries do not fit into one line."""
    used, fitting = -gap, 0
    for entry in entries:
        used += gap + entry.sizeHint().width()
        fitting += used <= room
    return len(entries) - fitting
