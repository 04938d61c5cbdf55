"""The drugs at the left: filtered by any of their names, under the heads of their classes."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from rairdtc_gui.domain.drugs import DrugSummary
from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.domain.search_terms import fold
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.screens.drugs.rows import DrugGroup
from rairdtc_gui.ui.theme import current_theme
from rairdtc_gui.ui.widgets.row_list import ListRow, RowList
from rairdtc_gui.ui.widgets.text import PlainLabel


class DrugList(QFrame):
    """Signal: `drug_chosen(id)`."""

    #: The id of the chosen drug.
    drug_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("leftColumn")
        self._groups: tuple[DrugGroup, ...] = ()
        self._current = ""
        self._filter = QLineEdit(self)
        self._list = RowList(self.tr("Drugs"), self)
        self._none = PlainLabel(self.tr("No drug of this name in this knowledge base."), self)
        self._build()
        self._connect()

    def show_drugs(self, groups: tuple[DrugGroup, ...]) -> None:
        """Replaces the drugs."""
        self._groups = groups
        self._show_matching()

    def show_current(self, drug_id: str) -> None:
        """Marks a drug."""
        self._current = drug_id
        self._list.show_current(drug_id)

    def focus_first(self) -> None:
        """The filter takes the focus."""
        self._filter.setFocus()

    def _build(self) -> None:
        theme = current_theme()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.px(12), 0, 0)
        layout.setSpacing(theme.px(4))
        self._filter.setPlaceholderText(self.tr("Filter by name"))
        self._filter.setAccessibleName(self.tr("Filter drugs by name"))
        self._filter.setClearButtonEnabled(True)
        self._filter.setMaxLength(60)
        field = QVBoxLayout()
        field.setContentsMargins(theme.px(12), 0, theme.px(12), 0)
        field.addWidget(self._filter)
        self._none.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), 0)
        layout.addLayout(field)
        layout.addWidget(self._none)
        layout.addWidget(self._list, 1)

    def _connect(self) -> None:
        self._filter.textChanged.connect(self._show_matching)
        self._filter.returnPressed.connect(self._on_return_pressed)
        self._list.row_chosen.connect(self.drug_chosen)

    @Slot()
    def _show_matching(self) -> None:
        needle = fold(self._filter.text())
        rows: list[ListRow] = []
        for group in self._groups:
            found = [drug for drug in group.drugs if needle in _names(drug)]
            if found:
                rows.append(ListRow("", wording.drug_class_word(group.drug_class), is_head=True))
                rows += [ListRow(drug.id, drug.name, drug.zh, card=_route(drug)) for drug in found]
        self._list.show_rows(tuple(rows))
        self._list.show_current(self._current)
        self._none.setVisible(bool(self._groups) and not rows)

    @Slot()
    def _on_return_pressed(self) -> None:
        """Enter in the filter opens the first drug that is left."""
        key = self._list.first_key()
        if key:
            self.drug_chosen.emit(key)


def _route(drug: DrugSummary) -> str:
    return Route(Place.DRUGS, drug.id).encode()


def _names(drug: DrugSummary) -> str:
    return fold(" ".join((drug.name, drug.zh, *drug.brands)))
