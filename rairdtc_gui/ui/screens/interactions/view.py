"""The interaction page: a drug, the other medicines, what the monograph says of each. Shows rows; decides nothing."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPoint, QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rairdtc_gui.ui.printing.blocks import Body
from rairdtc_gui.ui.screens.interactions.group_card import GroupCard
from rairdtc_gui.ui.screens.interactions.medicine_list import MedicineList, QuickPicks
from rairdtc_gui.ui.screens.interactions.ports import InteractionsListener
from rairdtc_gui.ui.screens.interactions.printed import printed
from rairdtc_gui.ui.screens.interactions.rows import Action, CheckForm, Found
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.announce import announce
from rairdtc_gui.ui.widgets.card_row import CardRow
from rairdtc_gui.ui.widgets.cited import CitedSources
from rairdtc_gui.ui.widgets.flow import FlowLayout
from rairdtc_gui.ui.widgets.note import NoteLine
from rairdtc_gui.ui.widgets.offers import Offers
from rairdtc_gui.ui.widgets.panel import PanelSection
from rairdtc_gui.ui.widgets.picker import Picker
from rairdtc_gui.ui.widgets.text import PlainLabel
from rairdtc_gui.ui.widgets.tool_page import LARGE_TEXT, ToolPage


class InteractionsView(ToolPage):
    """Signals: those of a `ToolPage`, and what an `InteractionsListener` is told of."""

    drug_chosen = Signal(str)
    drug_typed = Signal(str)
    medicine_added = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("InteractionsView", "Interactions"), parent)
        self.setObjectName("interactionsView")
        self._drug = Picker(self.tr("Drug"), "drug", 16, self)
        self._with = Picker(self.tr("Together with"), "plus", 34, self)
        self._problem = NoteLine(self)
        self._note = NoteLine(self)
        self._origin = PlainLabel("", self, Role.META, "link")
        self._list = MedicineList(self)
        self._quick = QuickPicks(self)
        self._missing = PlainLabel("", self, Role.BODY, "muted")
        self._empty = PlainLabel("", self, Role.BODY, "muted")
        self._offers = Offers(self)
        self._cards = QVBoxLayout()
        self._section = PanelSection(self.tr("Sources"), "plain", None, self)
        self._sources = CitedSources(self._section)
        self._form: CheckForm | None = None
        self._found: Found | None = None
        self._build()
        self._connect()

    def listen(self, listener: InteractionsListener) -> None:
        """Tells a listener of everything that is chosen here."""
        self.drug_chosen.connect(listener.on_drug_chosen)
        self.drug_typed.connect(listener.on_drug_typed)
        self.medicine_added.connect(listener.on_medicine_added)
        self._list.removed.connect(listener.on_medicine_removed)
        self._list.all_removed.connect(listener.on_all_removed)
        self._quick.chosen.connect(listener.on_quick_chosen)

    def show_form(self, form: CheckForm) -> None:
        """Replaces what is chosen."""
        if form == self._form:
            return
        self._form = form
        self._drug.show_choices(form.drugs, form.drug, form.drug_text if form.problem else None)
        self._with.show_choices(form.medicines, "")
        self._problem.show_note(form.problem, "stop")
        self._note.show_note(form.note)
        if form.note:
            announce(self, form.note)
        self._origin.setText(form.origin)
        self._origin.setVisible(bool(form.origin))
        self._list.show_taken(form.taken)
        self._list.setVisible(bool(form.taken))
        self._quick.show_form(form)
        self._offers.show_groups(form.offered)

    def show_found(self, found: Found) -> None:
        """Replaces the answer."""
        if found == self._found:
            return
        self._found = found
        while (item := self._cards.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for label, text in ((self._missing, found.missing), (self._empty, found.empty)):
            label.setText(text)
            label.setVisible(bool(text))
        cards = [GroupCard.of(group) for group in found.groups]
        if found.combined:
            is_first_stop = bool(found.groups) and found.groups[0].action is Action.NOT_TOGETHER
            cards.insert(1 if is_first_stop else 0, GroupCard(self.tr("Adds up"), found.combined))
        for card in cards:
            card.link_activated.connect(self._on_link)
            self._cards.addWidget(card)
            card.show()  # Qt would do so with a later event
        self._sources.show_sources(found.sources)
        self._section.setVisible(bool(found.sources))
        self.show_side(bool(found.sources))
        self._section.show_count(len(found.sources))
        self.show_record(found.record)
        QTimer.singleShot(0, self, self._bring_answer)
        if found.groups:
            announce(self, "; ".join(f"{group.title}: {len(group.rows)}" for group in found.groups))

    def printed(self) -> Body | None:
        """What was entered and what is said of it, for paper."""
        return None if self._form is None or self._found is None else printed(self._form, self._found)

    def mark_source(self, target: str) -> QWidget | None:
        """Marks a source of the list."""
        return self._sources.mark(target)

    def card_of(self, target: str) -> CardRow | None:
        """The card of a source of this page."""
        return self._sources.card_of(target)

    def focus_first(self) -> None:
        """The drug, or once it is chosen the field for medicines, takes the focus."""
        field = self._with if self._form is not None and self._form.drug else self._drug
        field.focus_field()

    # --- building -------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = current_theme()
        self._column.setSpacing(theme.px(10))
        fields = QWidget(self)
        flow = FlowLayout(fields, theme.px(16), theme.px(8))
        self._drug.set_hint(self.tr("Name or brand"))
        self._with.set_hint(self.tr("Add substance, brand or class"))
        self._with.empty_after_pick()
        self._with.offer_free()
        flow.addWidget(self._drug)
        flow.addWidget(self._with)
        is_large = theme.scale >= LARGE_TEXT  # then the answer would be out of sight below the quick picks
        above = (fields, self._problem, self._note, self._list, self._origin)
        parts = (self._missing, self._offers)
        for part in (*above, *parts) if is_large else (*above, self._quick, *parts):
            self._column.addWidget(part)
        self._cards.setSpacing(theme.px(12))
        self._column.addLayout(self._cards)
        for part in (self._empty, self._quick) if is_large else (self._empty,):
            self._column.addWidget(part)
        self._section.body.addWidget(self._sources)
        self._side_column.addWidget(self._section)
        self._side_column.addStretch(1)

    def _connect(self) -> None:
        self._drug.picked.connect(self._on_drug_picked)
        self._offers.picked.connect(self._on_offer_picked)
        self._drug.entered.connect(self.drug_typed)
        self._with.picked.connect(self.medicine_added)
        self._with.entered.connect(self.medicine_added)

    # --- slots ----------------------------------------------------------------------------------

    @Slot()
    def _bring_answer(self) -> None:
        """An answer that begins below what is seen comes up, as far as the field for the next medicine stays."""
        page, first = self._scroll.widget(), self._cards.itemAt(0)
        if page is None or first is None:
            return
        bar, height = self._scroll.verticalScrollBar(), self._scroll.viewport().height()
        field = self._with.mapTo(page, QPoint(0, 0)).y() - current_theme().px(8)
        if first.geometry().top() - bar.value() > height // 2 and field > bar.value():
            bar.setValue(field)

    @Slot(str)
    def _on_drug_picked(self, drug_id: str) -> None:
        self.drug_chosen.emit(drug_id)
        self.focus_first()

    @Slot(str)
    def _on_offer_picked(self, key: str) -> None:
        """A drug, or once it is chosen a medicine that its monograph names."""
        if self._form is None or not self._form.drug:
            self.drug_chosen.emit(key)
        else:
            self.medicine_added.emit(key)
        self.focus_first()
