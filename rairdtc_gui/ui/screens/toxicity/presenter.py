"""What a label says to do for a toxicity: keeps what is chosen and asks the engine. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from rairdtc_gui.domain.case import Jurisdiction
from rairdtc_gui.domain.choices import Choice, ChoiceGroup, exact, nearest
from rairdtc_gui.domain.cited import Citations
from rairdtc_gui.domain.conditions import Condition
from rairdtc_gui.domain.drugs import ToxicityStep
from rairdtc_gui.domain.events import AdverseEvent
from rairdtc_gui.domain.jurisdiction import REGION_OF_JURISDICTION, REGIONS
from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.domain.search_terms import fold
from rairdtc_gui.domain.toxicity import Toxicity, ToxicityAnswer
from rairdtc_gui.domain.tri import Tri
from rairdtc_gui.engine.toxicity import Situation, strictest, toxicity
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.drug_answers import doses_of, typed_doses
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.offered import choices_by_side, drug_choices, drugs_by_class
from rairdtc_gui.ui.screens.toxicity import words
from rairdtc_gui.ui.screens.toxicity.assemble import Asked, Ground, box_of, level_texts, more_sides, sides_of
from rairdtc_gui.ui.screens.toxicity.cards import cards_of, definitions, steps_of
from rairdtc_gui.ui.screens.toxicity.chosen import Chosen, ChosenEvent
from rairdtc_gui.ui.screens.toxicity.own_lines import (
    event_choices,
    lines_of,
    meant_event,
    offered_lines,
    picked_event,
    unless_taken,
)
from rairdtc_gui.ui.screens.toxicity.ports import ToxicityViewPort
from rairdtc_gui.ui.screens.toxicity.record import plain_dose, record_of
from rairdtc_gui.ui.screens.toxicity.rows import EventBlock, Outcome, Refused, StepperForm

_NOT_KNOWN = "not-known"
#: Answers of the case that name two drugs: the one whose dose the case asks for.
_FIRST_OF_TWO = {"dabrafenib-trametinib": "dabrafenib", "lenvatinib-pembrolizumab": "lenvatinib"}
_LAST_TIME = 4


class ToxicityPresenter:
    """Keeps what is chosen for as long as the case is the same."""

    def __init__(
        self, view: ToxicityViewPort, session: Session, knowledge: Knowledge, today: Callable[[], date]
    ) -> None:
        self._view, self._session, self._knowledge, self._today = view, session, knowledge, today
        self._drugs = drug_choices(knowledge.drug_list)
        self._calculators = {calculator.id: calculator for calculator in knowledge.calculators}
        self._questions = {question.id: question for question in knowledge.rule_set.questions}
        self._derived = {derived.id: derived.label for derived in knowledge.rule_set.derived}
        self._book = knowledge.event_book
        self._pages: dict[tuple[str, str], AdverseEvent | None] = {}  # by the name of an event and what was asked for
        self._choices: dict[str, tuple[Choice, ...]] = {}  # the events of a drug
        self._chosen = Chosen()
        self._number = session.number  # of the case over which it was chosen
        self._seen_case: object = None
        view.listen(self)

    def refresh(self) -> None:
        """Shows everything anew; a drug that came from a case follows it, and nothing of another case stays."""
        running = self._running()
        if self._number != self._session.number:
            self._number, self._chosen = self._session.number, Chosen()
        seen = (self._session.number, running)
        if seen != self._seen_case:
            self._seen_case = seen
            if self._chosen.drug is None or self._chosen.is_from_case:
                self._take_from_case(running)
        self._show()

    def show(self, item: str, anchor: str) -> None:
        """Goes to a drug and one of its events, or to an event of the drug that is chosen, each by id or by name."""
        if not item:
            if anchor:
                self._chosen.events = [ChosenEvent()]
                self._name_event(0, anchor)
                self._show()
                self._view.focus_first()
            return
        found = exact(self._drugs, item)
        if found is None:
            self.on_drug_typed(item)
            return
        if self._chosen.drug is None or self._chosen.drug.summary.id != found.key:
            self._choose_drug(found.key)
        if anchor:
            self._chosen.events = [ChosenEvent()]
            self._name_event(0, anchor)
        self._show()
        self._view.focus_first()

    def form(self) -> object:
        """What is chosen, for this case."""
        return self._number, self._chosen.copy()

    def resume(self, form: object) -> bool:
        """Takes choices again; what was chosen for another case is not brought back."""
        match form:
            case (self._session.number, Chosen() as chosen):
                self._chosen = chosen.copy()
                self._show()
                return True
        return False

    # --- what the user chooses ------------------------------------------------------------------

    def on_drug_chosen(self, drug_id: str) -> None:
        """A drug was picked; events that it has no words for stay, since its general line may cover them."""
        self._choose_drug(drug_id)
        self._show()

    def on_drug_typed(self, text: str) -> None:
        """A text that names no drug."""
        self._chosen = Chosen(drug_problem=Refused(text, words.unknown(text, nearest(self._drugs, text))))
        self._show()

    def on_dose_chosen(self, key: str) -> None:
        """A level was picked, or that nobody knows it."""
        chosen = self._chosen
        if chosen.drug is not None:
            chosen.is_dose_unknown = key == _NOT_KNOWN
            chosen.dose = None if chosen.is_dose_unknown else doses_of(chosen.drug)[int(key)]
            chosen.dose_problem, chosen.is_from_case = None, False
            self._show()

    def on_dose_typed(self, text: str) -> None:
        """A dose in words, such as 20 mg."""
        chosen = self._chosen
        if chosen.drug is None:
            return
        alike = typed_doses(text, chosen.drug)
        chosen.dose, chosen.is_dose_unknown, chosen.is_from_case = alike[0] if len(alike) == 1 else None, False, False
        say = words.which_dose if alike else words.no_such_dose
        levels = ", ".join(map(plain_dose, alike) if alike else level_texts(doses_of(chosen.drug)))
        chosen.dose_problem = None if chosen.dose else Refused(text, say(text, levels))
        self._show()

    def on_event_chosen(self, place: int, event: str) -> None:
        """An event was picked; its grade is to be read and chosen anew."""
        before = self._chosen.events[place]
        picked = picked_event(self._book, self._chosen.drug, before, event)
        self._chosen.events[place] = unless_taken(picked, self._taken(place), event)
        self._show()

    def on_event_typed(self, place: int, text: str) -> None:
        """An event in words that is in no list."""
        if self._chosen.drug is not None:
            self._name_event(place, text)
            self._show()

    def on_grade_chosen(self, place: int, grade: int) -> None:
        """A grade was chosen."""
        self._chosen.events[place].grade = grade
        self._show()

    def on_time_chosen(self, place: int, time: str) -> None:
        """Which time the event has come; empty: not known."""
        self._chosen.events[place].time = int(time) if time else None
        self._show()

    def on_second_added(self) -> None:
        """A second event at the same time."""
        if len(self._chosen.events) == 1:
            self._chosen.events.append(ChosenEvent())
            self._show()

    def on_second_removed(self) -> None:
        """One event alone again."""
        del self._chosen.events[1:]
        self._show()

    # --- choosing -------------------------------------------------------------------------------

    def _choose_drug(self, drug_id: str) -> None:
        drug = self._knowledge.drug(drug_id)
        named = [event.asked or event.name for event in self._chosen.events]
        events: list[ChosenEvent] = []
        for asked in named:
            event = meant_event(self._book, drug, asked) if asked else ChosenEvent()
            events.append(unless_taken(event, {event.name for event in events}, asked))
        self._chosen = Chosen(drug=drug, events=events)
        running, daily = self._running()
        if running == drug_id:
            self._take_dose(daily)

    def _running(self) -> tuple[str, float | None]:
        """The drug of the open case and its dose a day in mg; empty and none where it does not say."""
        if not self._session.is_open:
            return "", None
        findings = self._session.case.findings
        drug, daily = str(findings.get("current-drug", "")), findings.get("current-dose-mg")
        found = exact(self._drugs, _FIRST_OF_TWO.get(drug, drug))
        return found.key if found else "", daily if isinstance(daily, float) else None

    def _take_from_case(self, running: tuple[str, float | None]) -> None:
        drug_id = running[0]
        if drug_id:
            self._choose_drug(drug_id)
            self._chosen.is_from_case = True
        elif self._chosen.is_from_case:
            self._chosen = Chosen()

    def _take_dose(self, daily: float | None) -> None:
        """The one level that is the dose of the case; where none is, the case's words are said."""
        assert self._chosen.drug is not None
        if daily is None:
            return
        fitting = [dose for dose in doses_of(self._chosen.drug) if (dose.daily, dose.unit) == (daily, "mg")]
        if len(fitting) == 1:
            self._chosen.dose = fitting[0]
        else:
            said = wording.answer_text(self._questions["current-dose-mg"], daily)
            self._chosen.dose_problem = Refused("", words.case_dose_differs(said))

    def _name_event(self, place: int, text: str) -> None:
        event = meant_event(self._book, self._chosen.drug, text)
        is_known = bool(event.offered) or event.name in lines_of(self._chosen.drug)
        if not is_known and self._book.page(event.name, text) is None:
            event = ChosenEvent(problem=Refused(text, words.unknown(text, nearest(self._event_choices(place), text))))
        self._chosen.events[place] = unless_taken(event, self._taken(place), text)

    def _taken(self, place: int) -> set[str]:
        """The events that are chosen elsewhere."""
        return {event.name for index, event in enumerate(self._chosen.events) if index != place and event.name}

    # --- showing --------------------------------------------------------------------------------

    def _show(self) -> None:
        cite = Citations(self._knowledge.sources, self._knowledge.names)
        blocks = tuple(self._block(place, cite) for place in range(len(self._chosen.events)))
        self._view.show_form(self._form(blocks))
        missing = self._missing()
        self._view.show_outcome(Outcome(missing, (), (), "", (), cite.sources()) if missing else self._outcome(cite))

    def _page(self, event: ChosenEvent) -> AdverseEvent | None:
        """What is said of an event across drugs."""
        key = event.name, event.asked
        if key not in self._pages:
            self._pages[key] = self._book.page(*key)
        return self._pages[key]

    def _form(self, blocks: tuple[EventBlock, ...]) -> StepperForm:
        chosen = self._chosen
        name = chosen.drug.summary.name if chosen.drug else ""
        doses = doses_of(chosen.drug) if chosen.drug else ()
        levels = tuple(
            Choice(str(place), plain_dose(dose), "", (wording.amount_text(dose), wording.dose_text(name, dose)))
            for place, dose in enumerate(doses)
        )
        place = next((place for place, event in enumerate(chosen.events) if event.offered), 0)
        key = _NOT_KNOWN if chosen.is_dose_unknown else str(doses.index(chosen.dose)) if chosen.dose in doses else ""
        return StepperForm(
            drugs=self._drugs,
            drug=chosen.drug.summary.id if chosen.drug else "",
            drug_problem=chosen.drug_problem,
            doses=(*levels, Choice(_NOT_KNOWN, words.dose_not_known())) if levels else (),
            dose=key,
            dose_problem=chosen.dose_problem,
            origin=words.from_case() if chosen.is_from_case else "",
            blocks=blocks,
            can_add=len(blocks) == 1 and bool(chosen.events[0].grade),
            offered=self._offered(place, blocks[place]),
            offered_place=place,
        )

    def _offered(self, place: int, block: EventBlock) -> tuple[ChoiceGroup, ...]:
        """What can be chosen next: a drug by class, then a line that may be meant, an event by what speaks of it."""
        drug, event = self._chosen.drug, self._chosen.events[place]
        if drug is None:
            return drugs_by_class(self._knowledge.drug_list)
        if event.offered:
            return offered_lines(drug, event, self._book.name(event.asked))
        return () if block.event or place else choices_by_side(block.choices)

    def _event_choices(self, place: int) -> tuple[Choice, ...]:
        """The events of the label, then those that the knowledge base names for the drug; none that is taken."""
        drug = self._chosen.drug
        if drug is None:
            return ()
        if drug.summary.id not in self._choices:
            self._choices[drug.summary.id] = event_choices(self._book, drug, self._knowledge.adverse_events)
        taken = self._taken(place)
        return tuple(choice for choice in self._choices[drug.summary.id] if choice.key not in taken)

    def _block(self, place: int, cite: Citations) -> EventBlock:
        event, choices = self._chosen.events[place], self._event_choices(place)
        drug = self._chosen.drug
        if not event.name:
            return EventBlock(choices, "", event.problem, "", (), (), "")
        page = self._page(event)
        defined = definitions(page, self._calculators, cite)
        steps = steps_of(drug, event.name)
        if all(choice.key != event.name for choice in choices):
            choices = (*choices, Choice(event.name, event.name, words.general_line()))
        return EventBlock(
            choices=choices,
            event=event.name,
            problem=event.problem,
            head=words.cards_head(bool(defined), page is not None),
            cards=cards_of(page, steps, defined, cite, event.grade),
            times=words.times() if any(step.occurrence for step in steps) else (),
            time=str(event.time or ""),
        )

    def _missing(self) -> str:
        """Which field is missing; empty if none is."""
        if self._chosen.drug is None:
            return words.missing("drug")
        for event, prefix in zip(self._chosen.events, ("", "second "), strict=False):
            if not event.name:
                return words.missing(f"{prefix}event")
            if event.grade is None:
                return words.missing(f"{prefix}grade")
        return ""

    # --- asking ---------------------------------------------------------------------------------

    def _outcome(self, cite: Citations) -> Outcome:
        assert self._chosen.drug is not None
        asked = tuple(self._asked(event) for event in self._chosen.events)
        leads = strictest(item.answer for item in asked)
        if leads is not None and leads not in asked[0].answer.steps:
            asked = asked[::-1]
        ground = self._ground(cite)
        boxes = tuple(box_of(item, ground, words.box_title(len(asked), place)) for place, item in enumerate(asked))
        stops = {item.answer.toxicity.event: self._stops(item.answer) for item in asked}
        sides = sides_of(asked, ground, stops)
        end = words.record_end(self._region(), self._knowledge.identity.version)
        record = record_of(asked, ground, self._today().isoformat(), end, Citations(self._knowledge.sources))
        more = more_sides(asked, ground)
        return Outcome("", boxes, sides, record, more, cite.sources())

    def _ground(self, cite: Citations) -> Ground:
        assert self._chosen.drug is not None
        own = self._chosen.drug.summary.name.casefold()
        names = tuple(summary.name.casefold() for summary in self._knowledge.drug_list)
        others = tuple(name for name in names if name not in own)
        return Ground(self._chosen.drug, self._chosen.dose, cite, self._question, others)

    def _question(self, finding: str) -> tuple[str, str]:
        question = self._questions.get(finding)
        if question is None:
            return self._derived.get(finding, finding), ""
        return question.label, Route(Place.CASE, finding).encode()

    def _asked(self, event: ChosenEvent) -> Asked:
        answer = self._ask(event, event.time, self._region())
        shown = {item.step.address for item in answer.steps}
        elsewhere: dict[str, ToxicityStep] = {}
        for region in REGIONS:
            for item in self._ask(event, event.time, region).fitting:
                if item.step.address not in shown:
                    elsewhere[item.step.address] = item.step
        following = None
        if event.time is not None and event.time < _LAST_TIME:
            following = self._ask(event, event.time + 1, self._region())
        asked = self._book.name(event.asked)
        return Asked(
            answer=answer,
            elsewhere=tuple(elsewhere.values()),
            next_time=following,
            page=self._page(event),
            leads=strictest((answer,)),
            asked=asked if fold(asked) != fold(event.name) else "",
            beside=event.beside,
        )

    def _ask(self, event: ChosenEvent, time: int | None, region: str) -> ToxicityAnswer:
        assert self._chosen.drug is not None
        assert event.grade is not None
        situation = Situation(region, self._chosen.dose, self._judge)
        return toxicity(self._chosen.drug, Toxicity(event.name, event.grade, time), situation)

    def _stops(self, answer: ToxicityAnswer) -> tuple[ToxicityStep, ...]:
        """The steps of the leading label that end the drug for this event, beside those that are shown."""
        assert self._chosen.drug is not None
        shown = {item.step.address for item in answer.steps}
        return tuple(
            step
            for step in self._chosen.drug.toxicity
            if step.event == answer.toxicity.event
            and step.action == "discontinue"
            and step.region in ("", self._region())
            and step.address not in shown
        )

    def _judge(self, condition: Condition) -> Tri:
        return self._session.engine.judge(condition, self._session.answers.evaluation)

    def _region(self) -> str:
        jurisdiction = self._session.answers.evaluation.jurisdiction or Jurisdiction.ANY
        return self._session.region or REGION_OF_JURISDICTION[jurisdiction]
