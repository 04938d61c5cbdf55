"""The toxicity stepper: drug, event, grade, dose now; then what to do. Shows rows; decides nothing."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from rairdtc_gui.ui.icons import icon
from rairdtc_gui.ui.printing.blocks import Body
from rairdtc_gui.ui.screens.toxicity.do_box import DoFrame
from rairdtc_gui.ui.screens.toxicity.event_area import EventArea
from rairdtc_gui.ui.screens.toxicity.ports import ToxicityListener
from rairdtc_gui.ui.screens.toxicity.printed import printed
from rairdtc_gui.ui.screens.toxicity.rows import Outcome, StepperForm
from rairdtc_gui.ui.screens.toxicity.side import ToxicitySide
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.announce import announce
from rairdtc_gui.ui.widgets.card_row import CardRow
from rairdtc_gui.ui.widgets.flow import FlowLayout
from rairdtc_gui.ui.widgets.note import NoteLine
from rairdtc_gui.ui.widgets.offers import Offers
from rairdtc_gui.ui.widgets.picker import Picker
from rairdtc_gui.ui.widgets.text import PlainLabel
from rairdtc_gui.ui.widgets.tool_page import ToolPage

_SHOWN_OF_ANSWER = 190
_DRUG_LETTERS, _DOSE_LETTERS = 14, 20


class ToxicityView(ToolPage):
    """Signals: those of a `ToolPage`, and what a `ToxicityListener` is told of."""

    drug_chosen = Signal(str)
    drug_typed = Signal(str)
    dose_chosen = Signal(str)
    dose_typed = Signal(str)
    event_offered = Signal(int, str)
    second_added = Signal()
    second_removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("ToxicityView", "Toxicity"), parent)
        self.setObjectName("toxicityView")
        self._drug = Picker(self.tr("Drug"), "drug", _DRUG_LETTERS, self)
        self._dose = Picker(self.tr("Dose now"), "", _DOSE_LETTERS, self)
        self._add = QPushButton("\u2002" + self.tr("Second event"), self)
        self._origin = PlainLabel("", self, Role.META, "link")
        self._notes = (NoteLine(self), NoteLine(self))
        self._events = (EventArea(0, self), EventArea(1, self))
        self._missing = PlainLabel("", self, Role.BODY, "muted")
        self._offers = Offers(self)
        self._boxes = QVBoxLayout()
        self._side = ToxicitySide(self)
        self._form: StepperForm | None = None
        self._outcome: Outcome | None = None
        self._build()
        self._connect()

    def listen(self, listener: ToxicityListener) -> None:
        """Tells a listener of everything that is chosen here."""
        self.drug_chosen.connect(listener.on_drug_chosen)
        self.drug_typed.connect(listener.on_drug_typed)
        self.dose_chosen.connect(listener.on_dose_chosen)
        self.dose_typed.connect(listener.on_dose_typed)
        self.event_offered.connect(listener.on_event_chosen)
        self.second_added.connect(listener.on_second_added)
        self.second_removed.connect(listener.on_second_removed)
        for area in self._events:
            area.event_chosen.connect(listener.on_event_chosen)
            area.event_typed.connect(listener.on_event_typed)
            area.grade_chosen.connect(listener.on_grade_chosen)
            area.time_chosen.connect(listener.on_time_chosen)

    def show_form(self, form: StepperForm) -> None:
        """Replaces what is chosen."""
        if form == self._form:
            return
        self._form = form
        self._drug.show_choices(form.drugs, form.drug, form.drug_problem.text if form.drug_problem else None)
        focused = QApplication.focusWidget()
        if form.drug_problem and focused is not None and self.isAncestorOf(focused):
            self._drug.focus_field()  # the other fields are out of use now: the focus is never lost
        self._dose.show_choices(form.doses, form.dose, form.dose_problem.text if form.dose_problem else None)
        self._dose.set_hint(self.tr("May stay open") if form.doses else self.tr("No dose levels"))
        self._origin.setText(form.origin)
        self._origin.setVisible(bool(form.origin))
        for note, problem in zip(self._notes, (form.drug_problem, form.dose_problem), strict=True):
            note.show_note(problem.sentence if problem else "", "stop")
        self._add.setVisible(form.can_add)
        self._offers.show_groups(form.offered)
        for place, area in enumerate(self._events):
            area.setVisible(place < len(form.blocks))
            if place < len(form.blocks):
                area.show_block(form.blocks[place])

    def show_outcome(self, outcome: Outcome) -> None:
        """Replaces the answer."""
        if outcome == self._outcome:
            return
        was_answered = self._outcome is not None and bool(self._outcome.record)
        self._outcome = outcome
        while (item := self._boxes.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._missing.setText(outcome.missing)
        self._missing.setVisible(bool(outcome.missing))
        for box in outcome.boxes:
            frame = DoFrame(box)
            frame.link_activated.connect(self._on_link)
            self._boxes.addWidget(frame)
            frame.show()  # Qt would do so with a later event
        self._side.show_outcome(outcome)
        self.show_side(bool(outcome.boxes or outcome.sources))
        self.show_record(outcome.record)
        if outcome.record and not was_answered:
            announce(self, outcome.record)
        QTimer.singleShot(0, self, self._bring_answer)

    def printed(self) -> Body | None:
        """What was chosen and what to do, for paper."""
        return None if self._form is None or self._outcome is None else printed(self._form, self._outcome)

    def mark_source(self, target: str) -> QWidget | None:
        """Marks a source of the panel."""
        return self._side.mark_source(target)

    def card_of(self, target: str) -> CardRow | None:
        """The card of a source of this page."""
        return self._side.card_of(target)

    def focus_first(self) -> None:
        """What is to be chosen next takes the focus."""
        form = self._form
        if form is None or not form.drug:
            self._drug.focus_field()
        elif not form.blocks[0].event:
            self._events[0].picker.focus_field()
        else:
            self._events[0].focus_grades()

    # --- building -------------------------------------------------------------------------------

    def _build(self) -> None:
        self._column.addWidget(self._fields())
        for part in (self._origin, *self._notes, *self._events, self._missing, self._offers):
            self._column.addWidget(part)
        self._boxes.setSpacing(current_theme().px(12))
        self._boxes.setContentsMargins(0, current_theme().px(8), 0, 0)
        self._column.addLayout(self._boxes)
        self._side_column.addWidget(self._side)

    def _fields(self) -> QWidget:
        theme = current_theme()
        fields = QWidget(self)
        flow = FlowLayout(fields, theme.px(12), theme.px(8))
        self._drug.set_hint(self.tr("Name or brand"))
        self._add.setIcon(icon("plus"))
        self._add.setIconSize(QSize(theme.px(16), theme.px(16)))
        add = QWidget(fields)
        column = QVBoxLayout(add)
        column.setContentsMargins(0, theme.line(Role.META) + theme.px(4), 0, 0)
        column.addWidget(self._add)
        for part in (self._drug, self._events[0].picker, self._dose, add):
            flow.addWidget(part)
        return fields

    def _connect(self) -> None:
        self._drug.picked.connect(self._on_drug_picked)
        self._drug.entered.connect(self.drug_typed)
        self._offers.picked.connect(self._on_offer_picked)
        self._dose.picked.connect(self.dose_chosen)
        self._dose.entered.connect(self.dose_typed)
        self._add.clicked.connect(self._on_add_clicked)
        self._events[1].removed.connect(self._on_removed)
        self._side.link_activated.connect(self._on_link)

    # --- slots ----------------------------------------------------------------------------------

    @Slot(str)
    def _on_drug_picked(self, drug_id: str) -> None:
        self.drug_chosen.emit(drug_id)
        self.focus_first()

    @Slot(str)
    def _on_offer_picked(self, key: str) -> None:
        """A drug, or once it is chosen an event."""
        if self._form is None or not self._form.drug:
            self.drug_chosen.emit(key)
        else:
            self.event_offered.emit(self._form.offered_place, key)
        self.focus_first()

    @Slot()
    def _on_add_clicked(self) -> None:
        self.second_added.emit()
        self._events[1].picker.focus_field()

    @Slot()
    def _on_removed(self) -> None:
        self.second_removed.emit()
        self._events[0].focus_grades()

    @Slot()
    def _bring_answer(self) -> None:
        """What is asked for next stays in sight; the answer comes into it where there is room."""
        item = self._boxes.itemAt(0)
        frame, page = item.widget() if item is not None else None, self._scroll.widget()
        if frame is not None and page is not None:
            settle()
            corner = frame.mapTo(page, QPoint(0, 0))
            self._scroll.ensureVisible(0, corner.y() + min(frame.height(), current_theme().px(_SHOWN_OF_ANSWER)), 0, 0)


def settle() -> None:
    """Gives everything its size now: a height follows from a width, so it takes a few rounds."""
    for _ in range(3):
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
