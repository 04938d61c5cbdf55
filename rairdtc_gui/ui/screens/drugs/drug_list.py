"""The drugs at the left: filtered by any of their names, under the heads of their classes."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from rairdtc_gui.domain.drugs import DrugSummary
from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.domain.search_terms import fold
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.screens.drugs.rows import DrugGroup, ListedDrug
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.flow import FlowLayout
from rairdtc_gui.ui.widgets.menu_button import MenuButton
from rairdtc_gui.ui.widgets.row_list import ListRow, RowList
from rairdtc_gui.ui.widgets.text import PlainLabel

_REGIONS = ("FDA", "EMA", "NMPA", "PMDA")


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
        self._class, self._target, self._region = MenuButton(self), MenuButton(self), MenuButton(self)
        self._said = PlainLabel("", self, Role.META, "link")
        self._chosen = {"class": "", "target": "", "region": ""}
        self._list = RowList(self.tr("Drugs"), self)
        self._none = PlainLabel(self.tr("No drug of this knowledge base fits."), self)
        self._build()
        self._connect()

    def show_drugs(self, groups: tuple[DrugGroup, ...]) -> None:
        """Replaces the drugs."""
        self._groups = groups
        self._show_menus()
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
        menus = FlowLayout(spacing=theme.px(4), line_spacing=theme.px(4))
        menus.setContentsMargins(theme.px(12), 0, theme.px(12), 0)
        for button, name in (
            (self._class, self.tr("Filter by class")),
            (self._target, self.tr("Filter by target")),
            (self._region, self.tr("Filter by approval")),
        ):
            button.setProperty("compact", True)
            button.setAccessibleName(name)
            menus.addWidget(button)
        layout.addLayout(menus)
        self._said.setContentsMargins(theme.px(16), 0, theme.px(16), 0)
        layout.addWidget(self._said)
        layout.addWidget(self._none)
        layout.addWidget(self._list, 1)

    def _connect(self) -> None:
        self._filter.textChanged.connect(self._show_matching)
        self._filter.returnPressed.connect(self._on_return_pressed)
        self._list.row_chosen.connect(self.drug_chosen)
        self._class.chosen.connect(self._on_class_chosen)
        self._target.chosen.connect(self._on_target_chosen)
        self._region.chosen.connect(self._on_region_chosen)

    @Slot()
    def _show_matching(self) -> None:
        needle, region = fold(self._filter.text()), self._chosen["region"]
        rows: list[ListRow] = []
        unread: list[ListRow] = []
        for group in self._groups:
            if self._chosen["class"] not in ("", group.drug_class):
                continue
            aimed = [drug for drug in group.drugs if self._chosen["target"] in ("", *drug.targets)]
            named = [drug for drug in aimed if needle in _names(drug.summary)]
            found = [drug for drug in named if not region or region in drug.approved_in]
            if found:
                rows.append(ListRow("", wording.drug_class_word(group.drug_class), is_head=True))
                rows += map(self._row, found)
            unread += [self._row(drug) for drug in named if region and _is_unread(drug, region)]
        if unread:
            head = self.tr("State in {region} not in the sources checked").format(region=region)
            rows += [ListRow("", head, is_head=True), *unread]
        self._list.show_rows(tuple(rows))
        self._list.show_current(self._current)
        self._none.setVisible(bool(self._groups) and not rows)

    def _row(self, drug: ListedDrug) -> ListRow:
        """A drug; one that must not be exchanged for its namesake, or that is not there, says so."""
        own_form = self.tr("not interchangeable") if drug.is_own_form else ""
        formulary = self.tr("not on the formulary") if drug.is_off_formulary else ""
        side = " · ".join(part for part in (drug.summary.zh, own_form, formulary) if part)
        return ListRow(drug.summary.id, drug.summary.name, side, card=_route(drug.summary))

    def _show_menus(self) -> None:
        """What one can filter by, and what holds."""
        classes = tuple((group.drug_class, wording.drug_class_word(group.drug_class)) for group in self._groups)
        aims = sorted({target for group in self._groups for drug in group.drugs for target in drug.targets})
        targets = tuple((target, target) for target in aims)
        regions = tuple((region, self.tr("Approved: {region}").format(region=region)) for region in _REGIONS)
        said = []
        for button, words, every, choices, what in (
            (self._class, self.tr("Class"), self.tr("All classes"), classes, "class"),
            (self._target, self.tr("Target"), self.tr("All targets"), targets, "target"),
            (self._region, self.tr("Region"), self.tr("Approved or not"), regions, "region"),
        ):
            button.show_choices((("", every), *choices), self._chosen[what])
            button.show_words(words)
            chosen = dict(choices).get(self._chosen[what], "")
            button.setAccessibleDescription(chosen or every)
            said += [chosen] if chosen else []
        self._said.setText(" · ".join(said))
        self._said.setVisible(bool(said))

    @Slot(str)
    def _on_class_chosen(self, key: str) -> None:
        self._choose("class", key)

    @Slot(str)
    def _on_target_chosen(self, key: str) -> None:
        self._choose("target", key)

    @Slot(str)
    def _on_region_chosen(self, key: str) -> None:
        self._choose("region", key)

    def _choose(self, what: str, key: str) -> None:
        self._chosen[what] = key
        self._show_menus()
        self._show_matching()

    @Slot()
    def _on_return_pressed(self) -> None:
        """Enter in the filter opens the first drug that is left."""
        key = self._list.first_key()
        if key:
            self.drug_chosen.emit(key)


def _is_unread(drug: ListedDrug, region: str) -> bool:
    return region not in drug.approved_in and region not in drug.not_approved_in


def _route(drug: DrugSummary) -> str:
    return Route(Place.DRUGS, drug.id).encode()


def _names(drug: DrugSummary) -> str:
    return fold(" ".join((drug.name, drug.zh, *drug.brands)))
