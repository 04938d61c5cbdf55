"""Every text on screen: a plain label, a line of spans with links, tool tips. None of them ever reads markup.

Qt would guess about tool tips; that one text is escaped here and nowhere else.
"""

from __future__ import annotations

import html
from functools import lru_cache

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QStaticText,
    QTextLayout,
    QTextOption,
    QTransform,
)
from PySide6.QtWidgets import QWidget

from rairdtc_gui.ui.theme import Role, Theme, current_theme
from rairdtc_gui.ui.widgets.link_point import Pointing, leave, point_at
from rairdtc_gui.ui.widgets.text_block import LINKS, Laid, Run, Span, SpanKind, TextBlock, char_format, units
from rairdtc_gui.ui.wording import NO_BREAK

__all__ = [
    "PlainLabel",
    "RichLine",
    "Span",
    "SpanKind",
    "laid_out",
    "on_button",
    "set_property",
    "set_tool_tip",
    "tool_tip",
]


class PlainLabel(TextBlock):
    """A text as it stands. Wraps; `setWordWrap(False)` keeps it on one line."""

    def __init__(self, text: str = "", parent: QWidget | None = None, role: Role = Role.BODY, tone: str = "") -> None:
        super().__init__(parent, role, tone)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Replaces the text."""
        if text != self.text():
            super().setText(text)
            self._forget()

    def set_tone(self, tone: str) -> None:
        """The colour of the text by the name of a tone of the style sheet."""
        set_property(self, "tone", tone)


class RichLine(TextBlock):
    """A text made of spans. Signal: `link_activated(target)`; links are reached by Tab and opened by Enter."""

    #: The target of the link that was clicked or opened by key.
    link_activated = Signal(str)

    def __init__(
        self,
        parent: QWidget | None = None,
        role: Role = Role.BODY,
        tone: str = "",
        spans: tuple[Span, ...] = (),
    ) -> None:
        self._spans: tuple[Span, ...] | None = None
        self._runs: tuple[Run, ...] = ()
        self._links: tuple[Run, ...] = ()
        self._current = self._hovered = -1
        self._left_at = 0  # the link that had the focus last
        super().__init__(parent, role, tone)
        self.setMouseTracking(True)
        self.show_spans(spans)

    def show_spans(self, spans: tuple[Span, ...]) -> None:
        """Replaces the text; the same stays as it is, with the link that has the focus."""
        if spans == self._spans:
            return
        self._spans = spans
        text, runs = "", []
        for span in spans:
            said = span.text
            if span.kind is SpanKind.SOURCE:
                text = text.rstrip(" ") + (NO_BREAK if text.strip() else "")
                said = said if said.startswith("[") else f"[{said}]"
            runs.append(Run(units(text), units(said), span))
            text += said
        self._runs = tuple(runs)
        self._links = tuple(run for run in runs if run.span.kind in LINKS and run.span.target)
        self._hovered = -1
        self._current = min(self._current, len(self._links) - 1) if self.hasFocus() else -1
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if self._links else Qt.FocusPolicy.NoFocus)
        super().setText(text)
        self._forget()
        self._tell_current()

    def runs(self) -> tuple[Run, ...]:
        return self._runs

    def focusNextPrevChild(self, is_next: bool) -> bool:
        following = self._current + (1 if is_next else -1)
        if self.hasFocus() and 0 <= following < len(self._links):
            self._go_to(following)
            return True
        return super().focusNextPrevChild(is_next)

    def focusInEvent(self, event: QFocusEvent) -> None:
        is_back = event.reason() is Qt.FocusReason.BacktabFocusReason
        if self._current < 0:
            by_key = is_back or event.reason() is Qt.FocusReason.TabFocusReason
            first = len(self._links) - 1 if is_back else 0
            if event.reason() is Qt.FocusReason.OtherFocusReason and self._left_at < len(self._links):
                first = self._left_at  # the focus is given back, such as by the key that goes back
            self._go_to(first, Pointing.KEY if by_key else Pointing.ASK)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        leave(self)
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self._left_at, self._current = max(0, self._current), -1
        self._forget()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._current >= 0:
            self.link_activated.emit(self._links[self._current].span.target)
            return
        super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._link_at(event.position()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or self._link_at(event.position()) < 0:
            event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        link = self._link_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and link >= 0:
            self.link_activated.emit(self._links[link].span.target)
            return
        event.ignore()

    def _hover(self, link: int) -> None:
        if link != self._hovered:
            self._hovered = link
            self.setCursor(Qt.CursorShape.PointingHandCursor if link >= 0 else Qt.CursorShape.ArrowCursor)
            self._lay_anew()
            self.update()
            self._point(link, Pointing.HOVER)

    def _go_to(self, link: int, how: Pointing = Pointing.KEY) -> None:
        self._current = link
        self._forget()
        self._tell_current(how)

    def _tell_current(self, how: Pointing = Pointing.ASK) -> None:
        """The link and what its card says are described, since only the eye sees the card."""
        if not 0 <= self._current < len(self._links):
            self.setAccessibleDescription("")
            return
        words, said = self._links[self._current].span.text, self._point(self._current, how)
        described = self.tr("link: {text}").format(text=words)
        self.setAccessibleDescription(f"{described}. {said}" if said else described)

    def _point(self, link: int, how: Pointing) -> str:
        """Tells the window which link is pointed at; gives what its card says."""
        if not 0 <= link < len(self._links):
            leave(self)
            return ""
        laid, corner = self._placed()
        place = QRect()
        for rect in laid.rects(self._links[link], corner):
            place = place.united(rect.toAlignedRect())
        span = self._links[link].span
        return point_at(self, span.card or span.target, place, how)

    def _format(self, run: Run) -> QTextLayout.FormatRange:
        found = super()._format(run)
        found.format = char_format(run.span.kind, self.font(), current_theme())
        link = self._links.index(run) if run in self._links else -1
        if run.span.kind is SpanKind.LINK or (link >= 0 and link == self._hovered):
            found.format.setFontUnderline(True)
        return found

    def _paint_over(self, painter: QPainter, laid: Laid, corner: QPointF) -> None:
        theme = current_theme()
        for run in self._runs:
            if run.span.kind is SpanKind.UNCONFIRMED:
                _paint_dashes(painter, laid.rects(run, corner), theme)
        if self.hasFocus() and 0 <= self._current < len(self._links):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("focus"), 2))
            bounds = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            for rect in laid.rects(self._links[self._current], corner):
                painter.drawRoundedRect(rect.adjusted(-3, 1, 3, -1).intersected(bounds), 4, 4)

    def _link_at(self, place: QPointF) -> int:
        laid, corner = self._placed()
        side = current_theme().px(24)
        best, distance = -1, float("inf")
        for index, link in enumerate(self._links):
            for rect in laid.rects(link, corner):
                across, down = max(0.0, side - rect.width()) / 2, max(0.0, side - rect.height()) / 2
                if rect.adjusted(-across, -down, across, down).contains(place):
                    away = abs(rect.center().x() - place.x()) - rect.width() / 2
                    if away < distance:
                        best, distance = index, away
        return best


def on_button(text: str) -> str:
    """A text for a button or a menu, where a single & is not drawn and makes a key of the next letter."""
    return text.replace("&", "&&")


def beside_icon(text: str) -> str:
    """A text for a button with an icon, a little away from it."""
    return "\u2002" + on_button(text)


def set_tool_tip(widget: QWidget, text: str) -> None:
    """A tool tip that shows its text as it stands."""
    widget.setToolTip(tool_tip(text))


def tool_tip(text: str) -> str:
    """A text for a tool tip that shows it as it stands, also the tip of a cell."""
    return f"<qt>{html.escape(text)}</qt>" if text else ""


@lru_cache(maxsize=512)
def laid_out(text: str, role: Role, width: int, side: Qt.AlignmentFlag, _scale: float) -> QStaticText:
    """A text broken into its lines once, for what paints it many times; as it stands, at the scale in use."""
    words = QStaticText(text)
    words.setTextFormat(Qt.TextFormat.PlainText)
    words.setTextWidth(width)
    words.setTextOption(QTextOption(side))
    words.prepare(QTransform(), current_theme().font(role))
    return words


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Changes a property that the style sheet reads, and draws the widget anew."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


def _paint_dashes(painter: QPainter, rects: list[QRectF], theme: Theme) -> None:
    pen = QPen(QColor(theme.color("muted")), 1)
    pen.setDashPattern([theme.px(3), theme.px(2)])
    painter.setPen(pen)
    for rect in rects:
        painter.drawLine(QPointF(rect.left(), rect.bottom() - 0.5), QPointF(rect.right(), rect.bottom() - 0.5))
