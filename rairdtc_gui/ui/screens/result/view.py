"""The result of a case: one ranked column of options, what is ruled out beside it, and why on demand."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.ui.result_rows.panel_rows import DecisionRows, GuidelineRows, StartRows, WhatIfRows
from rairdtc_gui.ui.result_rows.rows import ResultRows, SideRows, WhyRows
from rairdtc_gui.ui.screens.result.column import ResultColumn
from rairdtc_gui.ui.screens.result.guidelines_page import GuidelinesPage
from rairdtc_gui.ui.screens.result.head import ResultHead
from rairdtc_gui.ui.screens.result.panel_ports import PanelListener
from rairdtc_gui.ui.screens.result.panels import ResultPanels
from rairdtc_gui.ui.screens.result.parts import is_large_text
from rairdtc_gui.ui.screens.result.side_panel import SidePanel
from rairdtc_gui.ui.screens.result.spans import OPTION, SOURCE
from rairdtc_gui.ui.theme import current_theme
from rairdtc_gui.ui.widgets.announce import announce
from rairdtc_gui.ui.widgets.card_row import CardRow
from rairdtc_gui.ui.widgets.clipboard import copy_for_a_while
from rairdtc_gui.ui.widgets.example_mark import ExampleMark
from rairdtc_gui.ui.widgets.filling import grows_below
from rairdtc_gui.ui.widgets.find_on_page import FindOnPage
from rairdtc_gui.ui.widgets.find_texts import TextFinder
from rairdtc_gui.ui.widgets.keys import add_key
from rairdtc_gui.ui.widgets.panes import PaneKeys
from rairdtc_gui.ui.widgets.scroll import PageScroll
from rairdtc_gui.ui.widgets.text import Span, SpanKind

_SIDE = 328
_NO_SIDE = SideRows((), (), (), ())


class ResultView(QWidget):
    """Signals: `route_requested(route)`, and what a `PanelListener` is told of. Esc closes what lies over the page."""

    #: The reasons of an option are wanted.
    why_requested = Signal(str)
    #: What if, for an option, or with an empty id for the whole list.
    what_if_requested = Signal(str)
    #: The answer of an open question is to be supposed.
    question_supposed = Signal(str)
    #: A decision point on which guidelines differ; empty: the first.
    guidelines_requested = Signal(str)
    #: One option as a line with its sources; empty: the first.
    copy_requested = Signal(str)
    #: The last change of the case is to be taken back, or to hold again.
    undo_requested = Signal()
    redo_requested = Signal()
    #: What lies over the page is to be closed.
    panel_closed = Signal()
    #: A link to another place.
    route_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("resultView")
        self._head = ResultHead(self.title(), self)
        self._column = ResultColumn(self)
        self._side = SidePanel()
        self._scroll = PageScroll(self)
        self._side_scroll = PageScroll(self)
        self._panels = ResultPanels(self._side_frame(), self)
        self._body = QStackedWidget(self)
        self._finder = TextFinder(self, self._searched)
        self._find = FindOnPage(self, self._finder, self.tr("not in what is open here"), has_escape=False)
        self._asked_from = ""
        self._focus_before: QWidget | None = None
        self._mark = ExampleMark(self, self._head)
        self._build()
        self._connect()

    def title(self) -> str:
        """The view title."""
        return self.tr("Result")

    def context(self) -> str:
        """The case, and how many facts can still change the page."""
        return self._head.context()

    def listen(self, listener: PanelListener) -> None:
        """Tells a listener of everything that is wanted here."""
        self.why_requested.connect(listener.on_why_requested)
        self.what_if_requested.connect(listener.on_what_if_requested)
        self.question_supposed.connect(listener.on_question_supposed)
        self.guidelines_requested.connect(listener.on_guidelines_requested)
        self.panel_closed.connect(listener.on_panel_closed)
        self._head.start_requested.connect(listener.on_start_requested)
        self._head.print_requested.connect(self._on_print)
        self._head.decision_requested.connect(listener.on_decision_requested)
        self._panels.listen(listener)

    def begin(self) -> None:
        """Another case: from the top, with no card opened."""
        self._column.forget_opened()
        for area in (self._scroll, self._side_scroll):
            area.verticalScrollBar().setValue(0)

    def show_result(self, rows: ResultRows) -> None:
        """Replaces the page; cards that say the same as before stay as they are."""
        self._head.show_context(rows.context)
        self._head.show_decision(rows.decision)
        self._head.set_actions_shown(True)
        self._mark.show_for(rows.example is not None)
        self._column.show_rows(rows)
        self._side.show_rows(rows.side)
        self._panels.show()
        self._finder.refresh()

    def show_empty(self, sentence: str) -> None:
        """A page without a case."""
        self._head.show_context("")
        self._head.show_decision(None)
        self._head.set_actions_shown(False)
        self._mark.show_for(False)
        way = Span(self.tr("Answer questions"), SpanKind.LINK, Route(Place.CASE).encode())
        self._column.show_sentence(sentence, way)
        self._side.show_rows(_NO_SIDE)
        self.hide_panel()
        self._panels.hide()

    def clear_after_error(self) -> None:
        """Takes every advice off the screen: after an unexpected error none of it can be relied on."""
        self.show_empty(self.tr("Something unexpected happened, so this result was cleared. Open it again."))

    def show_why(self, rows: WhyRows) -> None:
        """Opens the reasons of an option over the side panel."""
        self._remember(rows.option)
        self._opened(self._panels.show_why(rows))

    def show_what_if(self, rows: WhatIfRows) -> None:
        """Opens what moves by what is supposed."""
        self._remember("")
        self._opened(self._panels.show_what_if(rows))

    def show_start(self, rows: StartRows) -> None:
        """Opens what start or watch turns on."""
        self._remember("")
        self._opened(self._panels.show_start(rows))

    def show_decision(self, rows: DecisionRows) -> None:
        """Opens the form of the team's decision."""
        self._remember("")
        self._opened(self._panels.show_decision(rows))

    def show_decision_refused(self, sentence: str) -> None:
        """Why a decision was not noted."""
        self._panels.decision.show_refused(sentence)
        announce(self, sentence)

    def show_guidelines(self, rows: GuidelineRows) -> None:
        """Opens the decision points side by side, over the whole page."""
        self._remember("")
        self._guidelines.show_rows(rows)
        if self._body.currentIndex() == 0:
            self._body.setCurrentIndex(1)
            self._guidelines.focus_first()

    def hide_panel(self) -> None:
        """Back to the page; the focus returns to where it was asked from."""
        was_open = self._panels.close_panel()
        if self._body.currentIndex() == 1:
            self._body.setCurrentIndex(0)
            was_open = True
        if was_open:
            self._return_focus()
        self._asked_from, self._focus_before = "", None

    def announce(self, sentence: str) -> None:
        """Tells screen readers, once."""
        announce(self, sentence)

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

    @cached_property
    def _guidelines(self) -> GuidelinesPage:
        """The page over the whole screen, made when it is first opened."""
        page = GuidelinesPage(self)
        page.link_activated.connect(self._on_link_activated)
        page.closed.connect(self.panel_closed)
        self._body.addWidget(page)
        return page

    # --- building ---------------------------------------------------------------------------------

    def _side_frame(self) -> QFrame:
        """The side panel; it scrolls by itself unless it stands below the cards."""
        side = QFrame()
        side.setObjectName("sidePanel")
        inside = QVBoxLayout(side)
        inside.setContentsMargins(1, 0, 0, 0)
        if is_large_text():
            inside.addWidget(self._side)
            self._side_scroll.hide()
        else:
            self._side_scroll.setWidget(self._side)
            inside.addWidget(self._side_scroll)
        return side

    def _build(self) -> None:
        theme = current_theme()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._head)
        outer.addWidget(self._find.bar)
        pane = QWidget()
        grows_below(pane)
        column = QVBoxLayout(pane)
        column.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(24))
        column.addWidget(self._column)
        page = QWidget()
        body = QHBoxLayout(page)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        self._scroll.setWidget(pane)
        body.addWidget(self._scroll, 1)
        if is_large_text():
            column.addWidget(self._panels)
        else:
            self._panels.setFixedWidth(theme.px(_SIDE))
            body.addWidget(self._panels)
        column.addStretch(1)
        self._body.addWidget(page)
        outer.addWidget(self._body, 1)

    def _connect(self) -> None:
        self._head.answers_requested.connect(self._on_answers_requested)
        self._head.what_if_requested.connect(self._on_what_if_requested)
        self._column.why_requested.connect(self.why_requested)
        self._column.what_if_requested.connect(self.what_if_requested)
        self._column.guidelines_requested.connect(self.guidelines_requested)
        self._column.link_activated.connect(self._on_link_activated)
        self._column.scroll_wanted.connect(self._scroll_to)
        self._column.set_reach(self._reach)
        self._side.link_activated.connect(self._on_side_link_activated)
        self._side.source_shown.connect(self._on_source_shown)
        self._side.what_if_requested.connect(self.question_supposed)
        self._panels.link_activated.connect(self._on_link_activated)
        self._head.copy_requested.connect(self._on_copy)
        add_key(self, "Esc", self.tr("Close the panel"), self._on_escape)
        add_key(self, "Ctrl+Shift+C", self.tr("Copy with sources"), self._on_copy)
        add_key(self, "Ctrl+Z", self.tr("Undo an answer"), self.undo_requested.emit)
        add_key(self, "Ctrl+Y", self.tr("Redo an answer"), self.redo_requested.emit)
        PaneKeys(self, self._panes)

    def _panes(self) -> list[QWidget]:
        """Head, cards and side in reading order; while guidelines are compared, that page in their place."""
        if self._body.currentIndex() == 1:
            return [self._head, self._guidelines]
        return [self._head, self._column, self._panels]

    def _searched(self) -> list[QWidget]:
        """What a search on this page reads: that which lies on top."""
        if self._body.currentIndex() == 1:
            self._guidelines.finish()
            return [self._guidelines]
        self._column.finish()
        self._side.finish()
        return [self._column, self._panels]

    def _reach(self) -> int:
        """How far down the page is in sight."""
        return self._scroll.verticalScrollBar().value() + self._scroll.viewport().height()

    # --- panels -----------------------------------------------------------------------------------

    def _remember(self, option: str) -> None:
        """Where the focus was when the first panel was opened."""
        if not self._is_over():
            self._focus_before = QApplication.focusWidget()
            self._asked_from = ""
        self._asked_from = option or self._asked_from

    def _is_over(self) -> bool:
        return self._panels.is_open or self._body.currentIndex() == 1

    def _opened(self, is_new: bool) -> None:
        if self._body.currentIndex() == 1:
            self._body.setCurrentIndex(0)
        if is_new:
            self._panels.focus_first()
            if is_large_text():
                QTimer.singleShot(0, self, self._scroll_to_panels)

    def _return_focus(self) -> None:
        before = self._focus_before
        if before is not None and isValid(before) and self.isAncestorOf(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._asked_from:
            self._column.focus_option(self._asked_from)
        else:
            self.focus_first()

    def card_of(self, target: str) -> CardRow | None:
        """The card of a source of this page."""
        return self._side.card_of(target)

    def copy(self, text: str) -> None:
        """Puts a line of the case on the clipboard for a minute."""
        copy_for_a_while(text)
        announce(self, self.tr("Copied, for a minute."))

    @Slot()
    def _on_copy(self) -> None:
        self.copy_requested.emit(self._column.focused_option())

    @Slot()
    def _on_print(self) -> None:
        self.route_requested.emit(Route(Place.REPORT).encode())

    @Slot(str)
    def _on_link_activated(self, target: str) -> None:
        if target.startswith(SOURCE):
            self._on_escape()
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
    def _on_what_if_requested(self) -> None:
        self.what_if_requested.emit("")

    @Slot()
    def _on_escape(self) -> None:
        if self._is_over():
            self.panel_closed.emit()
        else:
            self._find.close()

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
    def _scroll_to_panels(self) -> None:
        """The panel stands below the cards, so that all of them must be there."""
        self._column.finish()
        self._scroll_to(self._panels)


class _Restore:
    """Puts a scroll area back to a position once its page has its size."""

    def __init__(self, area: PageScroll, value: int) -> None:
        self._area, self._value = area, value

    def __call__(self) -> None:
        self._area.verticalScrollBar().setValue(self._value)
