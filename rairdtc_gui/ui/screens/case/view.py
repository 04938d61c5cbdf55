"""The case screen: groups at the left, questions in the middle, options so far at the right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.ui.screens.case.group_list import GroupList
from rairdtc_gui.ui.screens.case.head import CaseHead, ExampleBand
from rairdtc_gui.ui.screens.case.options_panel import OptionsPanel
from rairdtc_gui.ui.screens.case.page import QuestionPage
from rairdtc_gui.ui.screens.case.ports import CaseListener
from rairdtc_gui.ui.screens.case.rows import GroupPage, GroupRow, HeadRow, HelpRow, PanelRows
from rairdtc_gui.ui.theme import current_theme
from rairdtc_gui.ui.widgets.after_frame import AfterFrame
from rairdtc_gui.ui.widgets.announce import announce
from rairdtc_gui.ui.widgets.example_mark import ExampleMark
from rairdtc_gui.ui.widgets.find_on_page import FindOnPage
from rairdtc_gui.ui.widgets.find_texts import TextFinder
from rairdtc_gui.ui.widgets.keys import add_key
from rairdtc_gui.ui.widgets.note import NoteLine
from rairdtc_gui.ui.widgets.panel import Hairline
from rairdtc_gui.ui.widgets.panes import PaneKeys
from rairdtc_gui.ui.widgets.scroll import PageScroll, bring_into_sight
from rairdtc_gui.ui.widgets.text import on_button

_SIDE = 328
_LARGE_TEXT = 1.5


class CaseView(QWidget):
    """Signals: what is wanted here, as listed below, and `route_requested(route)`."""

    #: A link to another place.
    route_requested = Signal(str)
    #: Another group, by steps from the present one.
    step_requested = Signal(int)
    #: The next group in which something is decisive.
    skip_requested = Signal()
    #: What a question means is wanted as a line with its sources.
    copy_requested = Signal(str)
    #: The last answer is to be taken back.
    undo_requested = Signal()
    #: What was taken back is to hold again.
    redo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("caseView")
        self._head = CaseHead(self)
        self._warning = NoteLine(self)
        self._example = ExampleBand(self)
        self._groups = GroupList(self)
        self._page = QuestionPage()
        self._panel = OptionsPanel(self)
        self._scroll = PageScroll(self)
        self._back = QPushButton(self.tr("Back"), self)
        self._next = QPushButton(self)
        self._skip = QPushButton(self.tr("Skip group"), self)
        self._finder = TextFinder(self, self._searched)
        self._find = FindOnPage(self, self._finder, self.tr("not in this group; Ctrl+K searches all questions"))
        self._mark = ExampleMark(self, self._head)
        self._rest = AfterFrame(self)
        self._build()
        self._connect()

    def title(self) -> str:
        """The view title."""
        return self._head.title()

    def context(self) -> str:
        """How many facts can still change the options."""
        return self._head.context()

    def listen(self, listener: CaseListener) -> None:
        """Tells a listener of everything that is wanted here."""
        self._head.label_given.connect(listener.on_label_given)
        self._page.answered.connect(listener.on_answer_given)
        self._page.dated.connect(listener.on_answer_dated)
        self._page.cleared.connect(listener.on_answer_cleared)
        self._page.marked_unavailable.connect(listener.on_marked_unavailable)
        self._page.help_requested.connect(listener.on_help_requested)
        self.copy_requested.connect(listener.on_copy_requested)
        self._panel.question_requested.connect(listener.on_question_requested)
        self._groups.group_requested.connect(listener.on_group_requested)
        self.step_requested.connect(listener.on_step_requested)
        self.skip_requested.connect(listener.on_skip_requested)
        self.undo_requested.connect(listener.on_undo_requested)
        self.redo_requested.connect(listener.on_redo_requested)

    def begin(self) -> None:
        """Another case: what was typed and not stored is not of it."""
        self._page.forget_refused()

    def show_head(self, row: HeadRow) -> None:
        """Title, context, what can be undone, and whether this is an example."""
        self._head.show_row(row)
        self._warning.show_note(row.warning, "caution")
        self._example.show_text(row.example)
        self._mark.show_for(bool(row.example))

    def show_groups(self, rows: tuple[GroupRow, ...]) -> None:
        """The list of groups."""
        self._groups.show_rows(rows)

    def show_page(self, page: GroupPage) -> None:
        """The questions of a group; the same group keeps its place."""
        is_new = self._page.show_page(page)
        self._back.setEnabled(page.has_previous)
        self._next.setVisible(bool(page.next_name))
        words = self.tr("Next group: {name}").format(name=page.next_name)
        self._next.setText(self.tr("Next") if current_theme().scale >= _LARGE_TEXT else on_button(words))
        self._next.setAccessibleName(words)
        self._skip.setVisible(page.has_undecided)
        if is_new:
            self._scroll.verticalScrollBar().setValue(0)
        self._finder.refresh()

    def show_panel(self, rows: PanelRows) -> None:
        """The options so far and what to ask next."""
        self._panel.show_rows(rows)
        self._finder.refresh()

    def after_frame(self, call: Callable[[], None]) -> None:
        """Calls once what is shown so far is painted; at once where no question is on the screen yet."""
        self._rest.plan(call)
        if not self._page.group or not self.isVisible():
            self._rest.finish()

    def show_refused(self, question_id: str, value: object, sentence: str) -> None:
        """A value that was not stored, and why."""
        self._rest.finish()
        self._page.show_refused(question_id, sentence)

    def show_help(self, row: HelpRow) -> None:
        """Opens a definition below its question."""
        self._rest.finish()
        block = self._page.show_help(row)
        box = block.help_box if block is not None else None
        if block is not None and box is not None:
            QTimer.singleShot(0, box, _InSight(self._scroll, block, box))

    def announce(self, sentence: str) -> None:
        """Tells screen readers, once."""
        announce(self, sentence)

    def copy(self, text: str) -> None:
        """Puts a line on the clipboard; nothing of the case is in it."""
        QGuiApplication.clipboard().setText(text)
        announce(self, self.tr("Copied."))

    def hide_help(self, question_id: str) -> None:
        """Closes a definition."""
        self._rest.finish()
        self._page.hide_help(question_id)

    def focus_question(self, question_id: str) -> None:
        """Puts the focus on a question and brings it into sight; empty: the first of the group."""
        self._rest.finish()
        block = self._page.focus_question(question_id)
        if block is not None and question_id:
            QTimer.singleShot(0, block, _InSight(self._scroll, block))
        else:
            QTimer.singleShot(0, self, self._show_focus)  # once everything has its size

    def focus_first(self) -> None:
        """The first question of the group takes the focus."""
        self.focus_question("")

    def state(self) -> object:
        """The group and how far it is scrolled."""
        self._rest.finish()
        return (self._page.group, self._scroll.verticalScrollBar().value())

    def restore(self, state: object) -> None:
        """Back to a scroll position, if the group is the same."""
        match state:
            case (str(group), int(value)):
                self._rest.finish()
                if group != self._page.group:
                    self._groups.group_requested.emit(group)
                QTimer.singleShot(0, self, _Restore(self._scroll, value))

    def _build(self) -> None:
        theme = current_theme()
        is_large = theme.scale >= _LARGE_TEXT
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._warning.setContentsMargins(theme.px(24), theme.px(6), theme.px(24), theme.px(6))
        outer.addWidget(self._head)
        outer.addWidget(self._find.bar)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._groups)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(16))
        outer.addWidget(self._warning)
        if is_large:  # scrolls with the questions, which would have no room left
            column.addWidget(self._example)
        else:
            outer.addWidget(self._example)
        column.addWidget(self._page)
        self._scroll.setWidget(pane)
        middle.addWidget(self._scroll, 1)
        foot = column if is_large else middle  # the same
        foot.addWidget(Hairline(self))
        foot.addWidget(self._foot())
        body.addLayout(middle, 1)
        if is_large:
            column.addWidget(self._panel)
        else:
            self._panel.setFixedWidth(theme.px(_SIDE))
            body.addWidget(self._panel)
        outer.addLayout(body, 1)

    def _foot(self) -> QFrame:
        theme = current_theme()
        foot = QFrame(self)
        foot.setObjectName("pageFoot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(theme.px(24), theme.px(8), theme.px(24), theme.px(8))
        row.setSpacing(theme.px(8))
        self._skip.setProperty("kind", "link")
        for button in (self._back, self._skip):
            button.setAccessibleName(button.text())
        row.addWidget(self._back)
        row.addWidget(self._next)
        row.addStretch(1)
        row.addWidget(self._skip)
        return foot

    def _connect(self) -> None:
        self._panel.route_requested.connect(self.route_requested)
        self._page.route_requested.connect(self.route_requested)
        self._page.link_activated.connect(self.route_requested)
        self._back.clicked.connect(self._on_back)
        self._next.clicked.connect(self._on_next)
        self._skip.clicked.connect(self.skip_requested)
        self._head.undo_requested.connect(self.undo_requested)
        self._head.redo_requested.connect(self.redo_requested)
        self._head.saved_requested.connect(self._on_saved)
        self._head.result_requested.connect(self._on_result)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            add_key(self, keys, self.tr("See the result"), self._on_result)
        add_key(self, "Ctrl+Shift+C", self.tr("Copy what the question means, with sources"), self._on_copy)
        add_key(self, "Ctrl+Z", self.tr("Undo an answer"), self.undo_requested.emit)
        add_key(self, "Ctrl+Y", self.tr("Redo an answer"), self.redo_requested.emit)
        PaneKeys(self, self._panes)

    def _panes(self) -> list[QWidget]:
        """In reading order; from the questions, what to ask next is two steps away."""
        return [self._head, self._groups, self._page, *self._panel.panes()]

    def _searched(self) -> list[QWidget]:
        """What a search on this page reads."""
        self._rest.finish()
        return [self._groups, self._page, self._panel]

    @Slot()
    def _show_focus(self) -> None:
        _lay_out()
        focused = QApplication.focusWidget()
        if focused is not None and self._page.isAncestorOf(focused):
            bring_into_sight(focused, focused.rect())

    @Slot()
    def _on_copy(self) -> None:
        question = self._page.focused_question()
        if question:
            self.copy_requested.emit(question)

    @Slot()
    def _on_back(self) -> None:
        self.step_requested.emit(-1)

    @Slot()
    def _on_next(self) -> None:
        self.step_requested.emit(1)

    @Slot()
    def _on_saved(self) -> None:
        self.route_requested.emit(Route(Place.SAVED).encode())

    @Slot()
    def _on_result(self) -> None:
        self.route_requested.emit(Route(Place.RESULT).encode())


def _lay_out() -> None:
    """Gives everything the size that it has by now: a timer can be quicker than what was asked of the layouts."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


class _Restore:
    """Puts a scroll area back to a position once its page has its size."""

    def __init__(self, area: PageScroll, value: int) -> None:
        self._area, self._value = area, value

    def __call__(self) -> None:
        self._area.verticalScrollBar().setValue(self._value)


class _InSight:
    """Brings a block into sight once it has its size: its top stays visible, and the top of its `part`."""

    def __init__(self, area: PageScroll, block: QWidget, part: QWidget | None = None) -> None:
        self._area, self._block, self._part = area, block, part

    def __call__(self) -> None:
        _lay_out()
        bar, height = self._area.verticalScrollBar(), self._area.viewport().height()
        if self._part is not None and self._part.y() > height // 2:
            bring_into_sight(self._part, self._part.rect())
            return
        top = self._block.mapTo(self._area.viewport(), QPoint(0, 0)).y() + bar.value()
        bottom = top + self._block.height()
        if top < bar.value() or bottom - top > height:
            bar.setValue(max(0, top - 8))
        elif bottom > bar.value() + height:
            bar.setValue(bottom - height + 8)
