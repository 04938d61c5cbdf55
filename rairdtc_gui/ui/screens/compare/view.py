"""The comparison: drugs as columns, first column and head frozen. Shows rows; decides nothing."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from rairdtc_gui.ui.icons import icon
from rairdtc_gui.ui.printing.blocks import Body
from rairdtc_gui.ui.screens.compare.ports import CompareListener
from rairdtc_gui.ui.screens.compare.printed import printed
from rairdtc_gui.ui.screens.compare.rows import ComparePage
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.cell_table import CellTable
from rairdtc_gui.ui.widgets.cells import Detail
from rairdtc_gui.ui.widgets.copy_row import RowCopier
from rairdtc_gui.ui.widgets.detail_box import DetailView
from rairdtc_gui.ui.widgets.example_mark import ExampleMark
from rairdtc_gui.ui.widgets.find_cells import CellFinder
from rairdtc_gui.ui.widgets.find_on_page import FindOnPage
from rairdtc_gui.ui.widgets.flow import FlowLayout
from rairdtc_gui.ui.widgets.menu_button import MenuButton
from rairdtc_gui.ui.widgets.note import NoteLine
from rairdtc_gui.ui.widgets.panes import PaneKeys
from rairdtc_gui.ui.widgets.print_button import print_button
from rairdtc_gui.ui.widgets.scroll import PageScroll
from rairdtc_gui.ui.widgets.text import PlainLabel, beside_icon

_LARGE = 1.5  # text scale
_LEAST = 240  # heads and rows are in sight together, also where the text is twice as large


class CompareView(QWidget):
    """Signals: `route_requested(route)`, and what a `CompareListener` is told of."""

    route_requested = Signal(str)
    #: The page is to be printed.
    print_requested = Signal()
    drug_added = Signal(str)
    drug_removed = Signal(str)
    differences_toggled = Signal(bool)
    #: The row that is current now, by its key.
    row_reached = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("compareView")
        self._drugs: tuple[tuple[str, str], ...] = ()
        self._row_sources: dict[int, str] = {}
        self._stamp = ""
        self._shown: ComparePage | None = None
        self._print = print_button(self)
        self._title = PlainLabel(self.title(), self, Role.VIEW_TITLE)
        self._chips, self._page = QWidget(self), QWidget(self)
        self._flow = FlowLayout(self._chips, spacing=current_theme().px(8))
        self._add = MenuButton(self._chips)
        self._differences = QPushButton(beside_icon(self.tr("Differences only")), self)
        self._line, self._notice = NoteLine(self), NoteLine(self)
        self._table = CellTable()
        self._detail = DetailView()
        self._finder = CellFinder(self, self._searched)
        self._find = FindOnPage(self, self._finder)
        self._head = QFrame(self)
        self._mark = ExampleMark(self, self._head)
        self._build()
        self._connect()

    def title(self) -> str:
        """The view title."""
        return self.tr("Compare")

    def context(self) -> str:
        """Which drugs."""
        return ", ".join(name for _, name in self._drugs)

    def listen(self, listener: CompareListener) -> None:
        """Tells a listener of everything that is wanted here."""
        self.drug_added.connect(listener.on_drug_added)
        self.drug_removed.connect(listener.on_drug_removed)
        self.differences_toggled.connect(listener.on_differences_toggled)
        self.row_reached.connect(listener.on_row_reached)

    def show_page(self, page: ComparePage) -> None:
        """Replaces everything."""
        self._shown, self._stamp = page, page.stamp
        self._print.setVisible(bool(page.drugs))
        if page.drugs != self._drugs:
            self._drugs = page.drugs
            self._renew_chips()
        self._add.show_choices(page.choices, "")
        self._add.show_words(self.tr("Add a drug"))
        self._add.setEnabled(not page.is_full)
        with QSignalBlocker(self._differences):
            self._differences.setChecked(page.has_differences_only)
        self._differences.setIcon(icon("check" if page.has_differences_only else "ring"))
        self._line.show_note(page.line if page.drugs else "")
        self._notice.show_note(page.notice)
        self._table.setVisible(bool(page.drugs))
        self._table.show_grid(page.grid)
        self._finder.refresh()
        self._mark.show_for(page.is_example)

    def show_detail(self, detail: Detail | None) -> None:
        """The sources of the current row."""
        self._row_sources = dict(detail.sources) if detail is not None else {}
        self._detail.show_detail(detail)

    def printed(self) -> Body | None:
        """The table with every source, for paper; none without a drug."""
        return printed(self._shown) if self._shown is not None and self._shown.drugs else None

    def focus_first(self) -> None:
        """What adds a drug, or the table once there are two."""
        if len(self._drugs) > 1:
            self._table.focus_first()
        else:
            self._add.setFocus()

    def state(self) -> object:
        """Row, column and scroll positions."""
        return self._table.left()

    def restore(self, state: object) -> None:
        """Back to where it was left."""
        match state:
            case (str(key), int(column), int(down), int(across)):
                self._table.resume((key, column, down, across))

    # --- building ---------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = current_theme()
        outer = self._outer()
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._head.setObjectName("viewHead")
        row = FlowLayout(self._head, spacing=theme.px(12), line_spacing=theme.px(4))
        row.setContentsMargins(theme.px(24), theme.px(8), theme.px(24), theme.px(8))
        self._title.setWordWrap(False)
        self._differences.setCheckable(True)
        self._differences.setProperty("kind", "toggle")
        side = theme.px(16)
        self._differences.setIconSize(QSize(side, side))
        self._differences.setAccessibleName(self.tr("Differences only"))
        self._add.setAccessibleName(self.tr("Add a drug"))
        self._flow.setContentsMargins(0, 0, 0, 0)
        for part in (self._title, self._chips, self._differences, self._print):
            row.addWidget(part)
        outer.addWidget(self._head)
        outer.addWidget(self._find.bar)
        column = QVBoxLayout(self._page)
        column.setContentsMargins(theme.px(24), 0, theme.px(24), theme.px(8))
        column.setSpacing(theme.px(4))
        for part in (self._line, self._notice):
            column.addWidget(part)
        column.addWidget(self._table, 1)
        column.addWidget(self._detail)
        column.addStretch(0)
        self._table.setMinimumHeight(theme.px(_LEAST) if theme.scale >= _LARGE else 0)
        outer.addWidget(self._page, 1)
        self._show_chips()

    def _outer(self) -> QVBoxLayout:
        """The column of the screen. Where the text is large, all of it scrolls: the head would leave no room."""
        if current_theme().scale < _LARGE:
            return QVBoxLayout(self)
        scroll, inside = PageScroll(self), QWidget()
        scroll.setWidget(inside)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scroll)
        return QVBoxLayout(inside)

    def _connect(self) -> None:
        self._print.clicked.connect(self.print_requested)
        self._add.chosen.connect(self.drug_added)
        self._differences.toggled.connect(self.differences_toggled)
        self._table.target_activated.connect(self.route_requested)
        self._table.row_reached.connect(self.row_reached)
        PaneKeys(self, self._panes)
        RowCopier(self, self._ground)

    def _ground(self) -> tuple[Mapping[int, str], str]:
        """The sources of the current row, and what a copied row says of itself."""
        return self._row_sources, self._stamp

    def _panes(self) -> list[QWidget]:
        return [self._chips, self._page]

    def _searched(self) -> list[CellTable]:
        return [self._table] if self._table.isVisible() else []

    def _renew_chips(self) -> None:
        """The keyboard goes to the button after one that is taken away, else to the last, else to what adds."""
        before = self._takers()
        place = next((place for place, button in enumerate(before) if button.hasFocus()), -1)
        self._show_chips()
        after = self._takers()
        if place >= 0:
            (after[min(place, len(after) - 1)] if after else self._add).setFocus(Qt.FocusReason.OtherFocusReason)

    def _takers(self) -> list[QPushButton]:
        """The buttons that take a drug away, in their order."""
        widgets = [item.widget() for place in range(self._flow.count()) if (item := self._flow.itemAt(place))]
        return [widget for widget in widgets if isinstance(widget, QPushButton) and widget is not self._add]

    def _show_chips(self) -> None:
        """A button for each drug that takes it away, then what adds one."""
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if isinstance(widget, QPushButton) and widget is not self._add:
                widget.hide()
                widget.deleteLater()
        side = current_theme().px(12)
        for drug, name in self._drugs:
            button = QPushButton(beside_icon(name), self._chips)
            button.setIcon(icon("close"))
            button.setIconSize(QSize(side, side))
            button.setAccessibleName(self.tr("Take {drug} away").format(drug=name))
            button.clicked.connect(partial(self.drug_removed.emit, drug))
            self._flow.addWidget(button)
            button.show()
        self._flow.addWidget(self._add)
