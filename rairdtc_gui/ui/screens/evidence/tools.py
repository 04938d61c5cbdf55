"""What chooses the trials: filter, drug, order, all figures; and what acts on the plots: zoom and export."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, QSize, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QToolButton, QWidget

from rairdtc_gui.ui.icons import icon
from rairdtc_gui.ui.screens.evidence.rows import ORDERS, ListPage
from rairdtc_gui.ui.theme import current_theme
from rairdtc_gui.ui.widgets.flow import FlowLayout
from rairdtc_gui.ui.widgets.menu_button import MenuButton
from rairdtc_gui.ui.widgets.print_button import print_button
from rairdtc_gui.ui.widgets.text import beside_icon, set_tool_tip

_ZOOMS = (1.0, 1.5, 2.0, 3.0)


class EvidenceTools(QWidget):
    """Signals: `filter_changed(text)`, `drug_chosen(id)`, `order_chosen(order)`, `all_toggled(on)`, `zoomed(factor)`,
    `export_requested(kind)`, `print_requested`."""

    filter_changed = Signal(str)
    drug_chosen = Signal(str)
    order_chosen = Signal(str)
    all_toggled = Signal(bool)
    #: How much wider than usual the plots are.
    zoomed = Signal(float)
    #: svg or png.
    export_requested = Signal(str)
    print_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filter = QLineEdit(self)
        self._drug = MenuButton(self)
        self._order = MenuButton(self)
        self._all = MenuButton(self)
        self._zoom_out, self._zoom_in = QToolButton(self), QToolButton(self)
        self._export = QPushButton(beside_icon(self.tr("Export")), self)
        self._menu = QMenu(self._export)
        self._zoom = 0
        self._build()
        self._connect()

    def show_page(self, page: ListPage) -> None:
        """What is chosen, and what can be."""
        if self._filter.text() != page.filter:
            with QSignalBlocker(self._filter):
                self._filter.setText(page.filter)
        self._drug.show_choices((("", self.tr("All drugs")), *page.drugs), page.drug)
        self._order.show_choices(tuple((order, self._order_words(order)) for order in ORDERS), page.order)
        figures = (("", self.tr("Main figures")), ("all", self.tr("All figures")))
        self._all.show_choices(figures, "all" if page.has_all else "")

    def set_list_shown(self, is_list: bool) -> None:
        """On the page of one trial there is nothing to choose."""
        for part in (self._filter, self._drug, self._order, self._all):
            part.setVisible(is_list)

    def focus_first(self) -> None:
        """The filter takes the keyboard."""
        self._filter.setFocus()

    def _build(self) -> None:
        theme = current_theme()
        self._filter.setPlaceholderText(self.tr("Filter trials"))
        self._filter.setClearButtonEnabled(False)
        self._filter.setMaxLength(100)
        self._filter.setFixedWidth(theme.px(200))
        names = (
            (self._filter, self.tr("Filter: name, arm, population, biomarker")),
            (self._drug, self.tr("Trials of a drug")),
            (self._order, self.tr("Order of the trials; never by figures of different trials")),
            (self._all, self.tr("Also subgroups and further cuts of every trial")),
            (self._zoom_out, self.tr("Narrower plots")),
            (self._zoom_in, self.tr("Wider plots")),
            (self._export, self.tr("Export tables and plots")),
        )
        for part, name in names:
            part.setAccessibleName(name)
            set_tool_tip(part, name)
        side = theme.px(16)
        for button, name in ((self._zoom_out, "minus"), (self._zoom_in, "plus")):
            button.setIcon(icon(name))
            button.setIconSize(QSize(side, side))
        self._export.setIcon(icon("export"))
        self._export.setIconSize(QSize(side, side))
        flow = FlowLayout(self, spacing=theme.px(8))
        flow.setContentsMargins(0, 0, 0, 0)
        printing = print_button(self)
        printing.clicked.connect(self.print_requested)
        for part in (*(part for part, _ in names), printing):
            flow.addWidget(part)
        self._show_zoom()

    def _connect(self) -> None:
        self._filter.textEdited.connect(self.filter_changed)
        self._drug.chosen.connect(self.drug_chosen)
        self._order.chosen.connect(self.order_chosen)
        self._all.chosen.connect(self._on_figures)
        self._zoom_out.clicked.connect(partial(self.step_zoom, -1))
        self._zoom_in.clicked.connect(partial(self.step_zoom, 1))
        for kind, words in (("svg", self.tr("As SVG, for print")), ("png", self.tr("As PNG, for slides"))):
            action = QAction(words, self._menu)
            action.triggered.connect(partial(self.export_requested.emit, kind))
            self._menu.addAction(action)
        self._export.clicked.connect(self._on_export)

    def step_zoom(self, step: int, _checked: bool = False) -> None:
        """Wider (+1), narrower (-1) or the usual (0) plots."""
        self._zoom = min(max(self._zoom + step, 0), len(_ZOOMS) - 1) if step else 0
        self._show_zoom()
        self.zoomed.emit(_ZOOMS[self._zoom])

    def _show_zoom(self) -> None:
        self._zoom_out.setEnabled(self._zoom > 0)
        self._zoom_in.setEnabled(self._zoom < len(_ZOOMS) - 1)

    def _order_words(self, order: str) -> str:
        return {
            "line": self.tr("By line, then name"),
            "name": self.tr("By name"),
            "name-down": self.tr("By name, from Z"),
            "drug": self.tr("By drug"),
            "size": self.tr("By number of patients"),
        }[order]

    @Slot(str)
    def _on_figures(self, choice: str) -> None:
        self.all_toggled.emit(bool(choice))

    @Slot()
    def _on_export(self) -> None:
        self._menu.popup(self._export.mapToGlobal(self._export.rect().bottomLeft()))
