"""The toxicity stepper: drug, event, grade, dose now; then what to do. Shows rows; decides nothing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rairdtc_gui.ui.icons import icon
from rairdtc_gui.ui.screens.toxicity.do_box import LARGE_TEXT, DoFrame
from rairdtc_gui.ui.screens.toxicity.event_area import EventArea
from rairdtc_gui.ui.screens.toxicity.ports import ToxicityListener
from rairdtc_gui.ui.screens.toxicity.rows import Outcome, StepperForm
from rairdtc_gui.ui.screens.toxicity.side import ToxicitySide
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.announce import announce
from rairdtc_gui.ui.widgets.cited import SOURCE
from rairdtc_gui.ui.widgets.flow import FlowLayout
from rairdtc_gui.ui.widgets.keys import add_key
from rairdtc_gui.ui.widgets.note import NoteLine
from rairdtc_gui.ui.widgets.panes import PaneKeys
from rairdtc_gui.ui.widgets.picker import Picker
from rairdtc_gui.ui.widgets.scroll import PageScroll
from rairdtc_gui.ui.widgets.text import PlainLabel

_SIDE = 328
_SHOWN_OF_ANSWER = 190
_DRUG_LETTERS, _DOSE_LETTERS = 14, 20


class ToxicityView(QWidget):
    """Signals: `route_requested(route)`, and what a `ToxicityListener` is told of. Ctrl+Shift+C copies the record."""

    #: A link to another place.
    route_requested = Signal(str)
    drug_chosen = Signal(str)
    drug_typed = Signal(str)
    dose_chosen = Signal(str)
    dose_typed = Signal(str)
    second_added = Signal()
    second_removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("toxicityView")
        self._title = PlainLabel(self.tr("Toxicity"), self, Role.VIEW_TITLE)
        self._copy = QPushButton("\u2002" + self.tr("Copy as one line"), self)
        self._drug = Picker(self.tr("Drug"), "drug", _DRUG_LETTERS, self)
        self._dose = Picker(self.tr("Dose now"), "", _DOSE_LETTERS, self)
        self._add = QPushButton("\u2002" + self.tr("Second event"), self)
        self._origin = PlainLabel("", self, Role.META, "link")
        self._notes = (NoteLine(self), NoteLine(self))
        self._events = (EventArea(0, self), EventArea(1, self))
        self._missing = PlainLabel("", self, Role.BODY, "muted")
        self._boxes = QVBoxLayout()
        self._scroll, self._side_scroll = PageScroll(self), PageScroll(self)
        self._side = ToxicitySide(self)
        self._form: StepperForm | None = None
        self._outcome: Outcome | None = None
        self._build()
        self._connect()

    def title(self) -> str:
        """The view title."""
        return self._title.text()

    def context(self) -> str:
        """Nothing more to say beside the title."""
        return ""

    def listen(self, listener: ToxicityListener) -> None:
        """Tells a listener of everything that is chosen here."""
        self.drug_chosen.connect(listener.on_drug_chosen)
        self.drug_typed.connect(listener.on_drug_typed)
        self.dose_chosen.connect(listener.on_dose_chosen)
        self.dose_typed.connect(listener.on_dose_typed)
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
        self._copy.setEnabled(bool(outcome.record))
        if outcome.record and not was_answered:
            announce(self, outcome.record)
        QTimer.singleShot(0, self, self._bring_answer)

    def focus_first(self) -> None:
        """What is to be chosen next takes the focus."""
        form = self._form
        if form is None or not form.drug:
            self._drug.focus_field()
        elif not form.blocks[0].event:
            self._events[0].picker.focus_field()
        else:
            self._events[0].focus_grades()

    def state(self) -> object:
        """The scroll position."""
        return self._scroll.verticalScrollBar().value()

    def restore(self, state: object) -> None:
        """Back to a scroll position."""
        if isinstance(state, int):
            self._scroll.verticalScrollBar().setValue(state)

    # --- building -------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = current_theme()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._head())
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(theme.px(24), theme.px(12), theme.px(24), theme.px(24))
        column.setSpacing(theme.px(8))
        column.addWidget(self._fields())
        for part in (self._origin, *self._notes, *self._events, self._missing):
            column.addWidget(part)
        self._boxes.setSpacing(theme.px(12))
        self._boxes.setContentsMargins(0, theme.px(8), 0, 0)
        column.addLayout(self._boxes)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._scroll, 1)
        panel = QFrame()
        panel.setObjectName("sidePanel")
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(1, 0, 0, 0)
        inside.addWidget(self._side)
        if theme.scale >= LARGE_TEXT:
            self._side_scroll.hide()
            column.addWidget(panel)
        else:
            self._side_scroll.setWidget(panel)
            self._side_scroll.setFixedWidth(theme.px(_SIDE))
            body.addWidget(self._side_scroll)
        column.addStretch(1)
        self._scroll.setWidget(page)
        outer.addLayout(body, 1)

    def _head(self) -> QFrame:
        theme = current_theme()
        head = QFrame(self)
        head.setObjectName("viewHead")
        head.setMinimumHeight(theme.px(52))
        row = QHBoxLayout(head)
        row.setContentsMargins(theme.px(24), theme.px(8), theme.px(16), theme.px(8))
        row.addWidget(self._title, 1)
        self._copy.setIcon(icon("copy"))
        self._copy.setIconSize(QSize(theme.px(16), theme.px(16)))
        self._copy.setAccessibleName(self.tr("Copy as one line"))
        self._copy.setAccessibleDescription("Ctrl+Shift+C")
        self._copy.setEnabled(False)
        row.addWidget(self._copy)
        return head

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
        self._dose.picked.connect(self.dose_chosen)
        self._dose.entered.connect(self.dose_typed)
        self._add.clicked.connect(self._on_add_clicked)
        self._events[1].removed.connect(self._on_removed)
        self._copy.clicked.connect(self._on_copy)
        self._side.link_activated.connect(self._on_link)
        self._side.source_shown.connect(self._on_source_shown)
        add_key(self, "Ctrl+Shift+C", self.tr("Copy with sources"), self._on_copy)
        PaneKeys(self, self._panes)

    def _panes(self) -> list[QWidget]:
        """Fields and answer, then the panel at the side."""
        return [self._scroll, self._side]

    # --- slots ----------------------------------------------------------------------------------

    @Slot(str)
    def _on_drug_picked(self, drug_id: str) -> None:
        self.drug_chosen.emit(drug_id)
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
    def _on_copy(self) -> None:
        if self._outcome is not None and self._outcome.record:
            QGuiApplication.clipboard().setText(self._outcome.record)
            announce(self, self.tr("Copied."))

    @Slot(str)
    def _on_link(self, target: str) -> None:
        if target.startswith(SOURCE):
            self._side.show_source(target)
        elif target:
            self.route_requested.emit(target)

    @Slot(QWidget)
    def _on_source_shown(self, entry: QWidget) -> None:
        area = self._scroll if current_theme().scale >= LARGE_TEXT else self._side_scroll
        area.ensureWidgetVisible(entry, 0, current_theme().px(24))

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
