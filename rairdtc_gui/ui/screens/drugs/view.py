"""The drug screen: the drugs, the monograph, and where one is in it. Shows rows; decides nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QToolTip, QVBoxLayout, QWidget

from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.ui import frame_words
from rairdtc_gui.ui.icons import icon
from rairdtc_gui.ui.printing.blocks import Body
from rairdtc_gui.ui.screens.drugs.drug_list import DrugList
from rairdtc_gui.ui.screens.drugs.kept_pages import MonographPages
from rairdtc_gui.ui.screens.drugs.page import MonographPage
from rairdtc_gui.ui.screens.drugs.rail import PageRail
from rairdtc_gui.ui.screens.drugs.rows import DrugGroup, Part
from rairdtc_gui.ui.screens.drugs.spots import LeftAt
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.after_frame import AfterFrame
from rairdtc_gui.ui.widgets.announce import announce
from rairdtc_gui.ui.widgets.example_mark import ExampleMark
from rairdtc_gui.ui.widgets.find_on_page import FindOnPage
from rairdtc_gui.ui.widgets.flow import FlowLayout
from rairdtc_gui.ui.widgets.keys import add_key
from rairdtc_gui.ui.widgets.panes import PaneKeys
from rairdtc_gui.ui.widgets.row_list import ListRow
from rairdtc_gui.ui.widgets.text import PlainLabel, set_tool_tip, tool_tip

_SOURCES_AFTER_MS = 40
_WORDS_FROM = 900  # width of the text from which every tool beside the names of the drug has its words


class DrugsView(QWidget):
    """Signal: `route_requested(route)`: another drug, a rule of the result, a question of the case."""

    #: Where a link, or a row of the list, leads.
    route_requested = Signal(str)
    #: The page is to be printed.
    print_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("drugsView")
        self._page: MonographPage | None = None
        self._counts: dict[Part, int] | None = None  # lines about the case that the rail tells of; none: no rail yet
        self._list = DrugList(self)
        self._pages = MonographPages(self)
        self._find = FindOnPage(self, self._pages)
        self._rail = PageRail(self)
        self._part = ""
        self._sources_later = QTimer(self)  # the sources of a part come behind the frame that shows it
        self._sources_later.setSingleShot(True)
        self._sources_later.setInterval(_SOURCES_AFTER_MS)
        self._rest = AfterFrame(self)
        self._names = [
            PlainLabel("", self, Role.VIEW_TITLE),
            PlainLabel("", self, Role.BODY, "muted"),
            PlainLabel("", self, Role.BODY, "muted"),
            PlainLabel("", self, Role.META_STRONG, "muted"),
        ]
        self._find_button = QToolButton(self)
        self._compare_button = QToolButton(self)
        self._copy_button = QToolButton(self)
        self._print_button = QToolButton(self)
        self._parts_button = QToolButton(self)
        self._parts_menu = QMenu(self._parts_button)
        self._unknown = PlainLabel("", self)
        self._head = QFrame(self)
        self._mark = ExampleMark(self, self._head)
        self._build()
        self._connect()

    def title(self) -> str:
        """The name of the drug."""
        return self._page.name if self._page is not None else self.tr("Drugs")

    def context(self) -> str:
        """Chinese name and brands."""
        if self._page is None:
            return ""
        return " ".join(part for part in (self._page.other_names, ", ".join(self._page.brands)) if part)

    def printed(self) -> Body | None:
        """The monograph for paper."""
        return self._pages.printed()

    def show_drugs(self, groups: tuple[DrugGroup, ...]) -> None:
        """Replaces the list of drugs."""
        self._list.show_drugs(groups)

    def show_page(self, page: MonographPage, anchor: str) -> None:
        """Shows one monograph and goes to a part of it, if one is named."""
        if page is self._page and not anchor:
            return
        if self._page is None or self._page.id != page.id:
            self._rail.hide_sources()
        self._page, self._part = page, ""
        self._unknown.setVisible(False)
        self._pages.setVisible(True)
        self._list.show_current(page.id)
        formulary = frame_words.off_formulary() if page.is_off_formulary else ""
        self._show_names(page.name, page.other_names, ", ".join(page.brands), formulary)
        self._pages.show_page(page)
        self._show_parts(page)
        self._mark.show_for(page.is_example)
        if anchor:
            self._pages.current.go_to(anchor)

    def show_unknown(self, item: str) -> None:
        """Says that there is no such drug, and leaves the list to choose from."""
        self._page = None
        words = self.tr("{item} is not covered by this knowledge base. Choose a drug from the list.")
        self._unknown.setText(words.format(item=item) if item else self.tr("This knowledge base holds no drugs."))
        self._unknown.setVisible(True)
        self._pages.setVisible(False)
        self._show_names(self.title(), "", "", "")

    def _show_names(self, *texts: str) -> None:
        for label, text in zip(self._names, texts, strict=True):
            label.setText(text)
            label.setVisible(bool(text))

    def focus_first(self) -> None:
        """The filter takes the focus."""
        self._list.focus_first()

    def focus_page(self) -> None:
        """The monograph takes the focus: keys scroll it, C puts the drug beside others."""
        self._pages.current.setFocus()

    def after_frame(self, call: Callable[[], None]) -> None:
        """Calls once what is shown so far is painted."""
        self._rest.plan(call)

    def state(self) -> object:
        """What is at the top and what is selected, such as the link that was followed."""
        return self._pages.current.left_at()

    def restore(self, state: object) -> None:
        """Back to the same line and selection."""
        if isinstance(state, LeftAt):
            self._pages.current.restore(state)

    # --- building ------------------------------------------------------------------------------

    def _build(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._built_head())
        middle.addWidget(self._find.bar)
        theme = current_theme()
        self._unknown.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), 0)
        self._unknown.setVisible(False)
        middle.addWidget(self._unknown)
        middle.addWidget(self._pages, 1)
        layout.addWidget(self._list)
        layout.addLayout(middle, 1)
        layout.addWidget(self._rail)
        self._fit_sides(0)

    def _built_head(self) -> QFrame:
        theme = current_theme()
        head = self._head
        head.setObjectName("viewHead")
        row = QHBoxLayout(head)
        row.setContentsMargins(theme.px(24), theme.px(8), theme.px(16), theme.px(8))
        row.setSpacing(theme.px(8))
        names = QWidget(head)
        flow = FlowLayout(names, spacing=theme.px(12), line_spacing=0)
        flow.setContentsMargins(0, 0, 0, 0)
        for label in self._names:
            flow.addWidget(label)
        names.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row.addWidget(names, 1)
        self._build_tools()
        row.addWidget(self._parts_button)
        row.addWidget(self._compare_button)
        row.addWidget(self._find_button)
        row.addWidget(self._copy_button)
        row.addWidget(self._print_button)
        head.setMinimumHeight(theme.px(52))
        return head

    def _build_tools(self) -> None:
        for button in (self._parts_button, *self._tools()):
            button.setProperty("kind", "plain")
            button.setProperty("compact", True)
            button.setIconSize(QSize(current_theme().px(16), current_theme().px(16)))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._find_button.setText("\u2002" + self.tr("Find on page"))
        self._find_button.setIcon(icon("search"))
        self._find_button.setAccessibleName(self.tr("Find on page"))
        self._find_button.setAccessibleDescription("Ctrl+F")
        set_tool_tip(self._find_button, self.tr("Find on page (Ctrl+F)"))
        self._compare_button.setText("\u2002" + self.tr("Compare"))
        self._compare_button.setIcon(icon("plus"))
        self._compare_button.setAccessibleName(self.tr("Add to the comparison"))
        set_tool_tip(self._compare_button, self.tr("Add to the comparison (C on the page)"))
        self._copy_button.setText("\u2002" + self.tr("Copy line"))
        self._copy_button.setIcon(icon("copy"))
        self._copy_button.setAccessibleName(self.tr("Copy the line with its citations"))
        self._copy_button.setAccessibleDescription("Ctrl+Shift+C")
        set_tool_tip(self._copy_button, self.tr("Copy the line with its citations (Ctrl+Shift+C)"))
        self._print_button.setText("\u2002" + self.tr("Print"))
        self._print_button.setIcon(icon("print"))
        self._print_button.setAccessibleName(self.tr("Print this page"))
        self._print_button.setAccessibleDescription("Ctrl+P")
        set_tool_tip(self._print_button, self.tr("Print this page (Ctrl+P)"))
        self._copy_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the line that it copies
        self._parts_button.setAccessibleName(self.tr("On this page"))
        self._parts_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        set_tool_tip(self._parts_button, self.tr("On this page"))
        self._parts_button.setIcon(icon("lines"))
        self._parts_button.setMenu(self._parts_menu)
        self._parts_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._parts_button.setVisible(False)

    def _tools(self) -> tuple[QToolButton, ...]:
        return self._compare_button, self._find_button, self._copy_button, self._print_button

    def _connect(self) -> None:
        self._list.drug_chosen.connect(self._on_drug_chosen)
        self._pages.route_requested.connect(self.route_requested)
        self._pages.part_reached.connect(self._on_part_reached)
        self._pages.completed.connect(self._sources_later.start)
        self._sources_later.timeout.connect(self._show_sources)
        self._rail.part_chosen.connect(self._on_part_chosen)
        self._parts_menu.triggered.connect(self._on_part_triggered)
        self._find_button.clicked.connect(self._find.start)
        self._compare_button.clicked.connect(self._on_compare)
        self._copy_button.clicked.connect(self._on_copy)
        self._print_button.clicked.connect(self.print_requested)
        PaneKeys(self, lambda: (self._list, self._pages, self._rail))
        add_key(self, "Ctrl+Shift+C", self.tr("Copy with sources"), self._on_copy)
        add_key(self._pages, "C", self.tr("Add to compare, in the text"), self._on_compare, is_single=True)

    def _show_parts(self, page: MonographPage) -> None:
        counts = page.case_counts()
        if counts != self._counts:
            self._counts = counts
            self._show_menu(self._rail.show_counts(counts))
        self._pages.current.tell_part()

    def _show_menu(self, rows: tuple[ListRow, ...]) -> None:
        self._parts_menu.clear()
        for row in rows:
            action = QAction(row.text, self._parts_menu)
            action.setData(row.key)
            self._parts_menu.addAction(action)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_sides(self.width())

    def _fit_sides(self, width: int) -> None:
        """The list never takes more than a quarter; the rail goes into a button where the text would get narrow."""
        theme = current_theme()
        side = min(theme.px(232), max(width // 4, 180))
        self._list.setFixedWidth(side)
        self._rail.setFixedWidth(theme.px(208))
        is_wide = width - side - theme.px(208) >= theme.px(520)
        self._rail.setVisible(is_wide)
        self._parts_button.setVisible(not is_wide)
        words, icons = Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly
        has_words = width - side - theme.px(208) >= theme.px(_WORDS_FROM)
        for button in self._tools():
            button.setToolButtonStyle(words if has_words or (is_wide and button is self._compare_button) else icons)

    # --- slots ---------------------------------------------------------------------------------

    @Slot(str)
    def _on_drug_chosen(self, drug_id: str) -> None:
        self.route_requested.emit(Route(Place.DRUGS, drug_id).encode())

    @Slot()
    def _on_compare(self) -> None:
        if self._page is not None:
            self.route_requested.emit(Route(Place.COMPARE, self._page.id).encode())

    @Slot()
    def _on_copy(self) -> None:
        if self._pages.current.copy_line():
            announce(self, self.tr("Copied."))
            return
        words = self.tr("Nothing copied: no line is chosen here. Click in the line, then copy.")
        announce(self, words)
        below = self._copy_button.mapToGlobal(self._copy_button.rect().bottomLeft())
        QToolTip.showText(below, tool_tip(words), self._copy_button)

    @Slot(QAction)
    def _on_part_triggered(self, action: QAction) -> None:
        self._on_part_chosen(str(action.data()))

    @Slot(str)
    def _on_part_reached(self, part: str) -> None:
        self._rail.show_current(part)
        if part != self._part:
            self._part = part
            self._sources_later.start()

    @Slot()
    def _show_sources(self) -> None:
        self._rail.show_sources(self._pages.current.sources_of(self._part))

    @Slot(str)
    def _on_part_chosen(self, part: str) -> None:
        self._pages.current.go_to(part)
