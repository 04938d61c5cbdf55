"""The drugs at the left: filtered by any of their names, under the heads of their classes."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from rairdtc_gui.domain.drugs import DrugSummary
from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.domain.search_terms import fold
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.icons import icon
from rairdtc_gui.ui.screens.drugs.rows import DrugGroup, ListedDrug
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.badge import IconLabel
from rairdtc_gui.ui.widgets.menu_button import MenuButton
from rairdtc_gui.ui.widgets.row_list import ListRow, RowList
from rairdtc_gui.ui.widgets.text import PlainLabel, set_tool_tip

_OFF = "minus"  # the sign of a drug that is not on the formulary
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
        self._is_tight = False  # large text in a narrow list
        self._filter = QLineEdit(self)
        self._class, self._target, self._region = MenuButton(self), MenuButton(self), MenuButton(self)
        self._menus, self._all = QWidget(self), QToolButton(self)
        self._said = PlainLabel("", self, Role.META, "link")
        self._chosen = {"class": "", "target": "", "region": ""}
        self._list = RowList(self.tr("Drugs"), self)
        self._legend = QWidget(self)
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
        field = QHBoxLayout()
        field.setContentsMargins(theme.px(12), 0, theme.px(12), 0)
        field.setSpacing(theme.px(4))
        field.addWidget(self._filter, 1)
        field.addWidget(self._all)
        self._none.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), 0)
        layout.addLayout(field)
        layout.addWidget(self._built_menus())
        self._said.setContentsMargins(theme.px(16), 0, theme.px(16), 0)
        layout.addWidget(self._said)
        self._build_legend()
        layout.addWidget(self._legend)
        layout.addWidget(self._none)
        layout.addWidget(self._list, 1)

    def _built_menus(self) -> QWidget:
        """Three buttons in one row; where they are too wide for that, one beside the field has all three lists."""
        theme = current_theme()
        row = QHBoxLayout(self._menus)
        row.setContentsMargins(theme.px(12), 0, theme.px(12), 0)
        row.setSpacing(theme.px(4))
        every = QMenu(self._all)
        for button, name in (
            (self._class, self.tr("Filter by class")),
            (self._target, self.tr("Filter by target")),
            (self._region, self.tr("Filter by approval")),
        ):
            button.setProperty("kind", "filter")
            button.setAccessibleName(name)
            button.setIconSize(QSize(theme.px(12), theme.px(12)))
            button.add_to(every, name)
            row.addWidget(button)
        row.addStretch(1)
        self._all.setIcon(icon("filter"))
        self._all.setIconSize(QSize(theme.px(16), theme.px(16)))
        self._all.setAccessibleName(self.tr("Filter by class, target or approval"))
        set_tool_tip(self._all, self._all.accessibleName())
        self._all.setProperty("kind", "plain")
        self._all.setMenu(every)
        self._all.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._all.setVisible(False)
        return self._menus

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_tight = self._menus.sizeHint().width() > self.width()
        if is_tight == self._is_tight:
            return
        self._is_tight = is_tight
        self._menus.setVisible(not is_tight)
        self._all.setVisible(is_tight)
        self._filter.setPlaceholderText(self.tr("Filter") if is_tight else self.tr("Filter by name"))
        self._show_matching()

    def _build_legend(self) -> None:
        """What the sign in the list means; only where it stands."""
        theme = current_theme()
        row = QHBoxLayout(self._legend)
        row.setContentsMargins(theme.px(16), theme.px(4), theme.px(16), theme.px(4))
        row.setSpacing(theme.px(6))
        row.addWidget(IconLabel(_OFF, "muted", 12, self._legend, line=Role.META), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(PlainLabel(self.tr("not on the formulary"), self._legend, Role.META, "muted"), 1)
        self._legend.setVisible(False)

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
        self._legend.setVisible(any(row.mark[0] for row in rows))

    def _row(self, drug: ListedDrug) -> ListRow:
        """A drug; one that must not be exchanged for its namesake, has a look-alike or is not there says so.

        Where names are large, the Chinese one stands on the page alone: with it half as many drugs are seen.
        """
        own_form = self.tr("not interchangeable") if drug.is_own_form else ""
        mark = (_OFF, self.tr("not on the formulary")) if drug.is_off_formulary else ("", "")
        zh, name = drug.summary.zh, drug.summary.full_name
        parts = ("" if self._is_tight else zh, own_form, *(self._look_alike(*pair) for pair in drug.look_alikes))
        side = " · ".join(part for part in parts if part)
        spoken = zh if self._is_tight else ""
        return ListRow(drug.summary.id, name, side, card=_route(drug.summary), mark=mark, spoken=spoken)

    def _look_alike(self, name: str, is_confirmed: bool) -> str:
        words = self.tr("look-alike: {name}") if is_confirmed else self.tr("look-alike: {name} (unconfirmed)")
        return words.format(name=name)

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
    return fold(" ".join((drug.name, *drug.called)))
