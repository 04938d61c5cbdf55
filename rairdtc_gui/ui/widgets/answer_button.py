"""One answer to choose: a segment of a row, a box of a list, or one that stands alone with a dashed outline."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from functools import lru_cache

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from rairdtc_gui.ui.icons import pixmap
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.text_block import shown

_WRAP = Qt.TextFlag.TextWordWrap
_ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class Shape(Enum):
    """How an answer is drawn."""

    SEGMENT = "segment"  # part of one outline, or an outline of its own where a row does not fit
    BOX = "box"  # with a square for the check
    ALONE = "alone"  # dashed: "Not available"


class Ends(Enum):
    """Which corners of a segment are round."""

    BOTH = "both"
    FIRST = "first"
    MIDDLE = "middle"
    LAST = "last"


class AnswerButton(QAbstractButton):
    """Signal: `step_requested(step)` by arrow keys. Its size counts the check and semibold, so that nothing jumps."""

    #: The next (+1) or previous (-1) answer should get the focus.
    step_requested = Signal(int)

    def __init__(
        self, value: str, words: str, shape: Shape, parent: QWidget | None = None, is_low: bool = False
    ) -> None:
        super().__init__(parent)
        self.value = value
        self._shape = shape
        self._around = 8 if is_low or shape is Shape.BOX else 12
        self._ends = Ends.BOTH
        self._order = 0
        self._question = ""
        self._is_inert = False
        self._found = ""  # what a search made of it
        self.setText(words)
        self._heights: dict[int, int] = {}
        self._hint = self._wanted()  # words and theme stay: another theme means another window
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(words)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @property
    def shape(self) -> Shape:
        """How it is drawn."""
        return self._shape

    def set_ends(self, ends: Ends) -> None:
        """Which corners are round."""
        if ends is not self._ends:
            self._ends = ends
            self.setProperty("ring", "outside" if ends is Ends.BOTH else "parent")
            self.update()

    def set_order(self, order: int) -> None:
        """The place of a chosen answer where the order matters; 0: none."""
        self._order = order
        self._describe()
        self.update()

    def set_question(self, words: str) -> None:
        """What the answer is about, for screen readers."""
        self._question = words
        self._describe()

    def set_inert(self, is_inert: bool) -> None:
        """Quiet: an answer can be given, but changes nothing now."""
        self._is_inert = is_inert
        self.update()

    def mark_found(self, places: Sequence[tuple[int, int]], current: int = -1) -> None:
        """Marks the answer in whose words a search found something; `current`: the selected place is here."""
        found = ("current" if current >= 0 else "found") if places else ""
        if found != self._found:
            self._found = found
            self.update()

    def sizeHint(self) -> QSize:
        return self._hint

    def _wanted(self) -> QSize:
        metrics = QFontMetrics(current_theme().font(Role.BODY_STRONG))
        return QSize(metrics.horizontalAdvance(self.text()) + 1 + self._beside(), self._height(1))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), current_theme().px(80)), hint.height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        height = self._heights.get(width)
        if height is None:
            metrics = QFontMetrics(current_theme().font(Role.BODY_STRONG))
            inside = QRect(0, 0, max(1, width - self._beside()), 10_000)
            lines = round(metrics.boundingRect(inside, _WRAP, shown(self.text())).height() / max(1, metrics.height()))
            height = self._heights[width] = self._height(max(1, lines))
        return height

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _ARROWS.get(Qt.Key(event.key()))
        if step is not None:
            self.step_requested.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second press of a double click is no second answer."""
        event.accept()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        self._paint_words(painter)

    def _describe(self) -> None:
        place = self.tr("number {place}").format(place=self._order) if self._order else ""
        self.setAccessibleDescription(", ".join(part for part in (self._question, place) if part))

    def _height(self, lines: int) -> int:
        theme = current_theme()
        return lines * theme.line(Role.BODY) + theme.px(self._around)

    def _beside(self) -> int:
        """The width of everything but the words."""
        theme = current_theme()
        match self._shape:
            case Shape.SEGMENT:
                return theme.px(12) * 2 + theme.px(14) + theme.px(6)
            case Shape.BOX:
                return theme.px(10) + theme.px(12) + theme.px(8) + theme.px(12)
            case Shape.ALONE:
                return theme.px(12) * 2

    def _paint_ground(self, painter: QPainter) -> None:
        theme = current_theme()
        outline = _outline(self.width(), self.height(), self._ends, theme.px(6))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(self._fill()))
        painter.drawPath(outline)
        pen = QPen(theme.color("hairline" if self._is_inert else "border"), 1)
        if self._shape is Shape.ALONE and not self.isChecked():
            pen.setDashPattern([theme.px(3), theme.px(2)])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(outline)
        if self._ends in (Ends.MIDDLE, Ends.LAST):
            painter.setPen(QPen(theme.color("hairline"), 1))
            painter.drawLine(QPointF(0.5, 1.5), QPointF(0.5, self.height() - 1.5))

        if self._ends is not Ends.BOTH and self.hasFocus() and not self.isChecked():
            painter.fillRect(
                QRectF(theme.px(12), self.height() - 4, self.width() - theme.px(24), 2), theme.color("focus")
            )

    def _fill(self) -> str:
        if self.isChecked():
            return "raised" if self._shape is Shape.ALONE else "selection"
        if self.isDown() or (self.underMouse() and self.isEnabled()):
            return "raised"
        if self._is_inert or not self.isEnabled():
            return "surface"
        return "background"

    def _paint_words(self, painter: QPainter) -> None:
        theme = current_theme()
        font = theme.font(Role.BODY_STRONG if self.isChecked() else Role.BODY)
        is_quiet = self._is_inert or not self.isEnabled() or self._shape is Shape.ALONE
        inside = QRect(self.rect())
        if self._shape is Shape.BOX:
            self._paint_square(painter)
            inside.adjust(theme.px(30), 0, -theme.px(8), 0)
            align = Qt.AlignmentFlag.AlignLeft
        elif self._shape is Shape.SEGMENT and self.isChecked():
            inside = self._paint_check(painter, font)
            align = Qt.AlignmentFlag.AlignLeft
        else:
            inside.adjust(theme.px(8), 0, -theme.px(8), 0)
            align = Qt.AlignmentFlag.AlignHCenter
        flags = align | Qt.AlignmentFlag.AlignVCenter | _WRAP
        painter.setFont(font)
        ink = theme.color("muted" if is_quiet and not self.isChecked() else "text")
        if self._found:
            ground, ink = theme.found_colors(self._found == "current")
            painter.fillRect(painter.boundingRect(inside, flags, shown(self.text())), ground)
        painter.setPen(ink)
        painter.drawText(inside, flags, shown(self.text()))

    def _paint_check(self, painter: QPainter, font: QFont) -> QRect:
        """The check of a chosen segment; gives where its words go, both centred together."""
        theme = current_theme()
        side, gap = theme.px(14), theme.px(6)
        room = self.width() - 2 * theme.px(12)
        words = min(QFontMetrics(font).horizontalAdvance(self.text()) + 1, room - side - gap)
        left = theme.px(12) + max(0, (room - side - gap - words) // 2)
        self._paint_picture(painter, "check", left, side)
        return QRect(left + side + gap, 0, words, self.height())

    def _paint_square(self, painter: QPainter) -> None:
        theme = current_theme()
        side, left = theme.px(12), theme.px(10)
        top = (self.height() - side) // 2
        if self.isChecked() and self._order:
            painter.setPen(theme.color("link"))
            painter.setFont(theme.font(Role.META_STRONG))
            painter.drawText(QRect(left, 0, side, self.height()), Qt.AlignmentFlag.AlignCenter, str(self._order))
        elif self.isChecked():
            self._paint_picture(painter, "check", left - theme.px(1), theme.px(14))
        else:
            painter.setPen(QPen(theme.color("border"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(left + 0.5, top + 0.5, side - 1, side - 1), theme.px(2), theme.px(2))

    def _paint_picture(self, painter: QPainter, name: str, left: int, side: int) -> None:
        picture = pixmap(name, "link", side, self.devicePixelRatioF())
        painter.drawPixmap(left, (self.height() - side) // 2, picture)


@lru_cache(maxsize=512)
def _outline(width: int, height: int, ends: Ends, radius: int) -> QPainterPath:
    """A box of a button's size whose corners are round at its ends only; parting paths takes long, so once for each."""
    rect = QRectF(0.5, 0.5, width - 1, height - 1)
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    square = QPainterPath()
    if ends in (Ends.FIRST, Ends.MIDDLE):
        square.addRect(rect.adjusted(rect.width() / 2, 0, 0, 0))
    if ends in (Ends.LAST, Ends.MIDDLE):
        square.addRect(rect.adjusted(0, 0, -rect.width() / 2, 0))
    return path.united(square).simplified()
