"""The result of a case: one ranked column of options, what is ruled out beside it, and why on demand."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.ui.screens.result.column import ResultColumn
from rairdtc_gui.ui.screens.result.first_band import OPTION
from rairdtc_gui.ui.screens.result.head import ResultHead
from rairdtc_gui.ui.screens.result.parts import is_large_text
from rairdtc_gui.ui.screens.result.rows import ResultRows, SideRows, WhyRows
from rairdtc_gui.ui.screens.result.side_panel import SidePanel
from rairdtc_gui.ui.screens.result.spans import SOURCE
from rairdtc_gui.ui.screens.result.why_panel import WhyPanel
from rairdtc_gui.ui.theme import current_theme
from rairdtc_gui.ui.widgets.scroll import PageScroll

_SIDE = 328
_NO_SIDE = SideRows((), (), (), ())


class ResultListener(Protocol):
    """Who is told of what happens here."""

    def on_why_requested(self, option: str) -> None: ...


class ResultView(QWidget):
    """Signals: `why_requested(option)`, `route_requested(route)`."""

    #: The reasons of an option are wanted; empty: the panel is to be closed.
    why_requested = Signal(str)
    #: A link to another place.
    route_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("resultView")
        self._head = ResultHead(self.title(), self)
        self._column = ResultColumn(self)
        self._side = SidePanel()
        self._why = WhyPanel()
        self._scroll = PageScroll(self)
        self._side_scroll = PageScroll(self)
        self._stack = QStackedWidget(self)
        self._asked_from = ""
        self._build()
        self._connect()

    def title(self) -> str:
        """The view title."""
        return self.tr("Result")

    def context(self) -> str:
        """The case, and how many facts can still change the page."""
        return self._head.context()

    def listen(self, listener: ResultListener) -> None:
        """Tells a listener of everything that is wanted here."""
        self.why_requested.connect(listener.on_why_requested)

    def show_result(self, rows: ResultRows) -> None:
        """Replaces the page; cards that say the same as before stay as they are."""
        self._head.show_context(rows.context)
        self._column.show_rows(rows)
        self._side.show_rows(rows.side)
        self._stack.show()

    def show_empty(self, sentence: str) -> None:
        """A page without a case."""
        self._head.show_context("")
        self._column.show_sentence(sentence)
        self._side.show_rows(_NO_SIDE)
        self.hide_why()
        self._stack.hide()

    def clear_after_error(self) -> None:
        """Takes every advice off the screen: after an unexpected error none of it can be relied on."""
        self.show_empty(self.tr("Something unexpected happened, so this result was cleared. Open it again."))

    def show_why(self, rows: WhyRows) -> None:
        """Opens the reasons of an option over the side panel."""
        is_new = self._asked_from != rows.option
        self._asked_from = rows.option
        self._why.show_rows(rows)
        self._stack.setCurrentIndex(1)
        if is_new:
            self._why.focus_first()
            if is_large_text():
                QTimer.singleShot(0, self, self._scroll_to_stack)

    def hide_why(self) -> None:
        """Back to the side panel; the focus returns to the option whose reasons were open."""
        if self._stack.currentIndex() == 0:
            return
        self._stack.setCurrentIndex(0)
        self._column.focus_option(self._asked_from)
        self._asked_from = ""

    def show_option(self, option: str) -> None:
        """Opens the card of an option, brings it into sight and gives it the focus."""
        self._column.open_option(option)
        QTimer.singleShot(0, self._column, self._column.scroll_to_opened)

    def focus_first(self) -> None:
        """The head takes the focus: a card would scroll what is to be done first out of sight."""
        self._head.focus_button()

    def state(self) -> object:
        """Scroll positions and which cards are open."""
        bars = (self._scroll.verticalScrollBar(), self._side_scroll.verticalScrollBar())
        return (bars[0].value(), bars[1].value(), self._column.opened())

    def restore(self, state: object) -> None:
        """Back to how the page was left."""
        match state:
            case (int(page), int(side), frozenset() as opened):
                self._column.set_opened(opened)
                QTimer.singleShot(0, self, _Restore(self._scroll, page))
                QTimer.singleShot(0, self, _Restore(self._side_scroll, side))

    def _build(self) -> None:
        theme = current_theme()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._head)
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(24))
        column.addWidget(self._column)
        body = QHBoxLayout()
        body.setSpacing(0)
        self._scroll.setWidget(pane)
        body.addWidget(self._scroll, 1)
        side = QFrame()
        side.setObjectName("sidePanel")
        inside = QVBoxLayout(side)
        inside.setContentsMargins(1, 0, 0, 0)
        if is_large_text():
            inside.addWidget(self._side)
            column.addWidget(self._stack)
            self._side_scroll.hide()
        else:
            self._side_scroll.setWidget(self._side)
            inside.addWidget(self._side_scroll)
            self._stack.setFixedWidth(theme.px(_SIDE))
            body.addWidget(self._stack)
        column.addStretch(1)
        self._stack.addWidget(side)
        self._stack.addWidget(self._why)
        outer.addLayout(body, 1)

    def _connect(self) -> None:
        self._head.answers_requested.connect(self._on_answers_requested)
        self._column.why_requested.connect(self.why_requested)
        self._column.link_activated.connect(self._on_link_activated)
        self._column.scroll_wanted.connect(self._scroll_to)
        self._side.link_activated.connect(self._on_side_link_activated)
        self._side.source_shown.connect(self._on_source_shown)
        self._why.link_activated.connect(self._on_link_activated)
        self._why.closed.connect(self._on_why_closed)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._on_why_closed)

    @Slot(str)
    def _on_link_activated(self, target: str) -> None:
        if target.startswith(SOURCE):
            if self._stack.currentIndex() == 1:
                self._on_why_closed()
            self._side.show_source(int(target.removeprefix(SOURCE)))
        elif target.startswith(OPTION):
            self.show_option(target.removeprefix(OPTION))
        elif target:
            self.route_requested.emit(target)

    @Slot(str)
    def _on_side_link_activated(self, target: str) -> None:
        if target.startswith(OPTION):
            self.why_requested.emit(target.removeprefix(OPTION))
        else:
            self._on_link_activated(target)

    @Slot()
    def _on_answers_requested(self) -> None:
        self.route_requested.emit(Route(Place.CASE).encode())

    @Slot()
    def _on_why_closed(self) -> None:
        if self._stack.currentIndex() == 1:
            self.why_requested.emit("")

    @Slot(QWidget)
    def _on_source_shown(self, entry: QWidget) -> None:
        area = self._scroll if is_large_text() else self._side_scroll
        area.ensureWidgetVisible(entry, 0, current_theme().px(24))

    @Slot(QWidget)
    def _scroll_to(self, card: QWidget) -> None:
        bar = self._scroll.verticalScrollBar()
        top = card.mapTo(self._scroll.viewport(), QPoint(0, 0)).y() + bar.value()
        bar.setValue(max(0, top - current_theme().px(16)))

    @Slot()
    def _scroll_to_stack(self) -> None:
        self._scroll_to(self._stack)


class _Restore:
    """Puts a scroll area back to a position once its page has its size."""

    def __init__(self, area: PageScroll, value: int) -> None:
        self._area, self._value = area, value

    def __call__(self) -> None:
        self._area.verticalScrollBar().setValue(self._value)
