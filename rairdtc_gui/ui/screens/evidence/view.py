"""The evidence screen: trials side by side for one question, or one trial. Shows rows; decides nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.ui import dialogs
from rairdtc_gui.ui.printing.blocks import Body
from rairdtc_gui.ui.screens.evidence.parts import BlockView
from rairdtc_gui.ui.screens.evidence.picture import Picture
from rairdtc_gui.ui.screens.evidence.ports import EvidenceListener
from rairdtc_gui.ui.screens.evidence.printed import printed_list, printed_trial
from rairdtc_gui.ui.screens.evidence.rows import Block, ListPage, Stamp, TrialPage
from rairdtc_gui.ui.screens.evidence.tools import EvidenceTools
from rairdtc_gui.ui.screens.evidence.trial_view import TrialView
from rairdtc_gui.ui.theme import Role, current_theme, for_paper
from rairdtc_gui.ui.widgets.after_frame import AfterFrame
from rairdtc_gui.ui.widgets.answer_choices import AnswerChoices
from rairdtc_gui.ui.widgets.cell_table import CellTable
from rairdtc_gui.ui.widgets.cells import Detail
from rairdtc_gui.ui.widgets.copy_row import RowCopier
from rairdtc_gui.ui.widgets.detail_box import DetailView
from rairdtc_gui.ui.widgets.example_mark import ExampleMark
from rairdtc_gui.ui.widgets.find_cells import CellFinder
from rairdtc_gui.ui.widgets.find_on_page import FindOnPage
from rairdtc_gui.ui.widgets.flow import FlowLayout
from rairdtc_gui.ui.widgets.keys import add_key
from rairdtc_gui.ui.widgets.note import NoteLine
from rairdtc_gui.ui.widgets.panes import PaneKeys
from rairdtc_gui.ui.widgets.scroll import PageScroll, bring_into_sight
from rairdtc_gui.ui.widgets.text import PlainLabel, RichLine, Span, SpanKind

_LIST, _TRIAL, _UNKNOWN = range(3)
_LARGE = 1.5  # text scale
_LEAST = 400


class EvidenceView(QWidget):
    """Signals: `route_requested(route)`, and what an `EvidenceListener` is told of."""

    route_requested = Signal(str)
    #: The page is to be printed.
    print_requested = Signal()
    topic_chosen = Signal(str)
    order_chosen = Signal(str)
    #: The row that is current now, by its key.
    row_reached = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("evidenceView")
        self._blocks: tuple[Block, ...] = ()
        self._shown: ListPage | TrialPage | None = None
        self._stamp = Stamp("", "")
        self._row_sources: dict[int, str] = {}
        self._around: PageScroll | None = None  # where the text is large
        self._later = AfterFrame(self)
        self._title = PlainLabel(self.tr("Evidence"), self, Role.VIEW_TITLE)
        self._context = PlainLabel("", self, Role.BODY, "muted")
        self._back = RichLine(self)
        self._topics: AnswerChoices | None = None
        self._topic_place = FlowLayout()
        self._tools = EvidenceTools(self)
        self._stack = QStackedWidget(self)
        self._said, self._nothing = NoteLine(self), PlainLabel("", self)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._views = (BlockView(), BlockView())
        self._detail = DetailView()
        self._trial = TrialView()
        self._unknown = PlainLabel("")
        self._finder = CellFinder(self, self._searched)
        self._find = FindOnPage(self, self._finder, self.tr("not in these tables"))
        self._build()
        self._connect()

    def title(self) -> str:
        """The view title."""
        return self._title.text()

    def context(self) -> str:
        """The question that is asked of the trials."""
        return self._context.text()

    def listen(self, listener: EvidenceListener) -> None:
        """Tells a listener of everything that is wanted here."""
        self.topic_chosen.connect(listener.on_topic_chosen)
        self.row_reached.connect(listener.on_row_reached)
        self._tools.filter_changed.connect(listener.on_filter_changed)
        self._tools.drug_chosen.connect(listener.on_drug_chosen)
        self._tools.order_chosen.connect(listener.on_order_chosen)
        self.order_chosen.connect(listener.on_order_chosen)
        self._tools.all_toggled.connect(listener.on_all_toggled)

    def show_stamp(self, stamp: Stamp) -> None:
        """The line over tables of several trials, and what an export says of itself."""
        self._stamp = stamp

    def show_list(self, page: ListPage) -> None:
        """Trials side by side."""
        self._head(self.tr("Evidence"), page.context, is_list=True)
        self._show_topics(page)
        self._tools.show_page(page)
        self._blocks, self._shown = page.blocks, page
        found = {block.is_randomised: block for block in page.blocks}
        for view, is_randomised in zip(self._views, (True, False), strict=True):
            view.show_block(found.get(is_randomised))
        self._nothing.setText(page.nothing)
        self._nothing.setVisible(bool(page.nothing))
        self._detail.show_detail(None)
        self._stack.setCurrentIndex(_LIST)

    def show_trial(self, page: TrialPage) -> None:
        """One trial."""
        self._head(page.name, page.context, is_list=False)
        self._blocks, self._shown = page.blocks, page
        self._trial.show_page(page)
        self._row_sources = dict(page.sources)
        self._stack.setCurrentIndex(_TRIAL)
        self._mark.show_for(bool(self._stamp.band))  # the page says how the open case fits
        if self.isVisible():
            self._trial.focus_first()

    def show_unknown(self, sentence: str) -> None:
        """Says that there is no such trial."""
        self._head(self.tr("Evidence"), "", is_list=False)
        self._blocks, self._shown = (), None
        self._unknown.setText(sentence)
        self._stack.setCurrentIndex(_UNKNOWN)

    def show_detail(self, detail: Detail | None) -> None:
        """What stands behind the current row."""
        if detail is not None:
            self._row_sources = dict(detail.sources)
        self._detail.show_detail(detail)

    def focus_first(self) -> None:
        """The filter, or the tables of a trial."""
        if self._stack.currentIndex() == _LIST:
            self._tools.focus_first()
        else:
            self._trial.focus_first()

    def state(self) -> object:
        """Scroll positions, current rows and their columns."""
        outer = self._around.verticalScrollBar().value() if self._around is not None else 0
        trial = self._trial.state() if self._stack.currentIndex() == _TRIAL else None
        return outer, trial, tuple(view.table.left() for view in self._views)

    def restore(self, state: object) -> None:
        """Back to where it was left."""
        match state:
            case (int(outer), trial, tuple(lefts)):
                self._trial.restore(trial)
                resume = partial(self._resume, outer, lefts)
                resume()
                self._later.plan(resume)  # what stands behind a row takes room of its own

    def _resume(self, outer: int, lefts: Sequence[tuple[str, int, int, int]]) -> None:
        for view, left in zip(self._views, lefts, strict=True):
            view.table.resume(left)
        if self._around is not None:
            self._around.verticalScrollBar().setValue(outer)

    def go_to_part(self, anchor: str) -> None:
        """Brings a part of the trial that is shown into sight."""
        self._trial.go_to_part(anchor)
        bring_into_sight(self._stack, self._stack.rect())

    def printed(self) -> Body | None:
        """The tables with their plots and every source, for paper."""
        match self._shown:
            case ListPage():
                return printed_list(self._shown, self._stamp.line)
            case TrialPage():
                return printed_trial(self._shown)
        return None

    def export(self, path: Path) -> bool:
        """Writes the tables that are shown with their plots; false if the file cannot be written."""
        title = f"{self._title.text()} · {self._context.text()}"
        sources = self._shown.sources if self._shown is not None else ()
        with for_paper():
            return Picture(title, self._blocks, self._stamp, sources).write(path)

    # --- building ---------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = current_theme()
        outer = self._outer()
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        head = self._built_head()
        self._mark = ExampleMark(self, head)
        outer.addWidget(head)
        self._said.setContentsMargins(theme.px(24), 0, theme.px(24), 0)
        outer.addWidget(self._said)
        outer.addWidget(self._find.bar)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(theme.px(24), 0, theme.px(24), theme.px(8))
        column.setSpacing(theme.px(4))
        self._split.setObjectName("trialBlocks")
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(theme.px(8))
        for view in self._views:
            self._split.addWidget(view)
        self._split.setSizes([theme.px(360), theme.px(120)])
        column.addWidget(self._nothing)
        column.addWidget(self._split, 1)
        column.addWidget(self._detail)
        scroll = PageScroll()
        scroll.setWidget(page)
        unknown = QWidget()
        said = QVBoxLayout(unknown)
        said.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), 0)
        said.addWidget(self._unknown)
        said.addStretch(1)
        for shown in (scroll, self._trial, unknown):
            self._stack.addWidget(shown)
        outer.addWidget(self._stack, 1)

    def _outer(self) -> QVBoxLayout:
        """The column of the screen. Where the text is large, all of it scrolls: the head would leave no room."""
        if current_theme().scale < _LARGE:
            return QVBoxLayout(self)
        scroll, inside = PageScroll(self), QWidget()
        self._around = scroll
        scroll.setWidget(inside)
        self._stack.setMinimumHeight(current_theme().px(_LEAST))
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scroll)
        return QVBoxLayout(inside)

    def _built_head(self) -> QFrame:
        theme = current_theme()
        head = QFrame(self)
        head.setObjectName("viewHead")
        column = QVBoxLayout(head)
        column.setContentsMargins(theme.px(24), theme.px(8), theme.px(24), theme.px(8))
        column.setSpacing(theme.px(8))
        self._title.setMaximumWidth(theme.px(620))
        self._context.align_with(Role.VIEW_TITLE)
        words = self.tr("All trials")
        self._back.show_spans((Span(words, SpanKind.LINK, Route(Place.EVIDENCE).encode()),))
        self._back.setWordWrap(False)
        first = FlowLayout(spacing=theme.px(12), line_spacing=theme.px(4))
        for label in (self._title, self._context, self._back):
            first.addWidget(label)
        column.addLayout(first)
        self._topic_place = first
        column.addWidget(self._tools)
        return head

    def _connect(self) -> None:
        self._back.link_activated.connect(self.route_requested)
        self._detail.link_activated.connect(self.route_requested)
        self._trial.route_requested.connect(self.route_requested)
        self._tools.zoomed.connect(self._on_zoomed)
        self._tools.print_requested.connect(self.print_requested)
        self._tools.export_requested.connect(self._on_export_requested)
        for view in self._views:
            view.table.target_activated.connect(self.route_requested)
            view.table.row_reached.connect(self.row_reached)
            view.table.head_clicked.connect(self._on_head_clicked)
        add_key(self, "Ctrl+0", self.tr("Usual scale of the plots"), self._on_usual_zoom)
        PaneKeys(self, self._panes)
        RowCopier(self, self._ground)

    def _ground(self) -> tuple[Mapping[int, str], str]:
        """The sources of the current row or of the trial, and what a copied row says of itself."""
        return self._row_sources, self._stamp.copied

    def _searched(self) -> list[CellTable]:
        found = self._trial.tables if self._stack.currentIndex() == _TRIAL else [view.table for view in self._views]
        return [table for table in found if table.isVisible()]

    def _panes(self) -> list[QWidget]:
        if self._stack.currentIndex() != _LIST:
            return [self._tools, self._trial]
        return [self._tools, *self._views]

    def _head(self, title: str, context: str, is_list: bool) -> None:
        self._title.setText(title)
        self._context.setText(context)
        self._context.setVisible(bool(context))
        self._back.setVisible(not is_list)
        self._tools.set_list_shown(is_list)
        self._mark.show_for(False)
        self._said.show_note("")
        if self._topics is not None:
            self._topics.setVisible(is_list)

    def _show_topics(self, page: ListPage) -> None:
        if self._topics is None:
            self._topics = AnswerChoices(page.topics, is_multi=False, parent=self, has_unavailable=False)
            self._topics.describe(self.tr("Question"))
            self._topics.chosen.connect(self._on_topic)
            self._topics.emptied.connect(self._on_same_topic)
            self._topic_place.addWidget(self._topics)
        self._topics.setProperty("topic", page.topic)
        with QSignalBlocker(self._topics):
            self._topics.show_values((page.topic,), False)
        self._topics.setVisible(True)

    # --- slots ------------------------------------------------------------------------------------

    @Slot(object)
    def _on_topic(self, values: tuple[str, ...]) -> None:
        self.topic_chosen.emit(values[0])

    @Slot(int)
    def _on_head_clicked(self, column: int) -> None:
        """By name, then the other way; figures of different trials are no order."""
        if column == 0 and isinstance(self._shown, ListPage):
            self.order_chosen.emit("name-down" if self._shown.order == "name" else "name")

    @Slot()
    def _on_same_topic(self) -> None:
        """A topic is always chosen."""
        if self._topics is not None:
            with QSignalBlocker(self._topics):
                self._topics.show_values((str(self._topics.property("topic")),), False)

    @Slot(float)
    def _on_zoomed(self, zoom: float) -> None:
        self._trial.set_zoom(zoom)
        for view in self._views:
            view.table.set_zoom(zoom)

    @Slot()
    def _on_usual_zoom(self) -> None:
        self._tools.step_zoom(0)

    @Slot(str)
    def _on_export_requested(self, kind: str) -> None:
        path = dialogs.save_path(self, self.tr("Export tables and plots"), f"evidence.{kind}", f"*.{kind}")
        if not path:
            return
        words = (
            self.tr("Written: {path}")
            if self.export(Path(path))
            else self.tr("The file could not be written: {path}. Nothing else is lost; choose another folder.")
        )
        self._said.show_note(words.format(path=path))
