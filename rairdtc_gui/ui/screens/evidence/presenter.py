"""Chooses the trials that are shown, and how the open case stands to them. No Qt."""

from __future__ import annotations

from collections import Counter

from rairdtc_gui.domain.contrasts import Contrast, EventContrast, Topic, contrasts, event_contrasts
from rairdtc_gui.domain.event_links import EventLinks
from rairdtc_gui.domain.evidence import Outcome, Trial, TrialEvent
from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.engine.trial_fit import CriterionFit, Fit, TrialFit, trial_fit
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.session import Session
from rairdtc_gui.services.source_numbers import SourceNumbers
from rairdtc_gui.ui import evidence_words as words
from rairdtc_gui.ui import frame_words, wording
from rairdtc_gui.ui.screens.evidence import texts
from rairdtc_gui.ui.screens.evidence.assemble import Asked, blocks, by_order
from rairdtc_gui.ui.screens.evidence.ports import EvidenceViewPort
from rairdtc_gui.ui.screens.evidence.rows import FIT, ORDERS, Block, ListPage, Stamp, TrialPage
from rairdtc_gui.ui.widgets.cells import Cell, CellGrid, CellRow, Column, Detail, Look, Para
from rairdtc_gui.ui.widgets.copying import stamp


class EvidencePresenter:
    """Keeps topic, drug, order and filter for as long as the window is open."""

    def __init__(self, view: EvidenceViewPort, session: Session, knowledge: Knowledge) -> None:
        self._view, self._session, self._knowledge = view, session, knowledge
        self._topic, self._drug, self._order, self._filter, self._has_all = Topic.PFS, "", ORDERS[0], "", False
        self._item = ""
        self._drugs_of: dict[str, list[str]] = {}
        for drug in knowledge.rule_set.drugs:
            for trial_id in drug.trials:
                self._drugs_of.setdefault(trial_id, []).append(drug.summary.id)
        self._names = {drug.summary.id: drug.summary.full_name for drug in knowledge.rule_set.drugs}
        found = (knowledge.trial(trial_id) for trial_id in sorted(self._drugs_of))
        self._trials = {trial.id: trial for trial in found if trial is not None}
        self._numbers = SourceNumbers(knowledge.sources)
        self._shown: tuple[object, ...] = ()
        self._events: dict[str, EventLinks | None] = {}  # by drug
        view.listen(self)
        view.show_stamp(self._stamp())

    def refresh(self) -> None:
        """Shows the page anew where the case, or what is asked, has changed since."""
        self._view.show_stamp(self._stamp())
        state = (self._item, self._topic, self._drug, self._order, self._filter, self._has_all, self._case_key())
        if state == self._shown:
            return
        self._shown = state
        trial = self._trials.get(self._item)
        if trial is not None:
            self._view.show_trial(self._trial_page(trial))
        elif self._item:
            self._view.show_unknown(texts.unknown(self._item))
        else:
            self._show_list()

    def _stamp(self) -> Stamp:
        identity, session = self._knowledge.identity, self._session
        rules = frame_words.rules_of(session.jurisdiction, session.region)
        return Stamp(
            line=words.different_trials(),
            foot=texts.export_foot(identity.date, identity.version),
            copied=stamp(identity.version, identity.date),
            whose=texts.whose(rules, session.case.label, session.is_open, bool(session.example)),
            band=texts.example_band() if session.example else "",
        )

    def show(self, item: str, anchor: str) -> None:
        """Opens a trial, or the trials of a drug; `anchor`: topic or fit. Without an item the list as it was left."""
        is_drug = item in self._names
        self._item = "" if is_drug else item
        if is_drug:
            self._drug, self._filter = item, ""
        if anchor in {topic.value for topic in Topic}:
            self._topic = Topic(anchor)
        self.refresh()
        if anchor and self._item in self._trials:
            self._view.go_to_part(anchor)

    def form(self) -> object:
        """What is asked of the trials."""
        return self._item, self._topic, self._drug, self._order, self._filter, self._has_all

    def resume(self, form: object) -> bool:
        """Asks the same again."""
        match form:
            case (str(item), Topic() as topic, str(drug), str(order), str(text), bool(has_all)):
                self._item, self._topic, self._drug, self._order = item, topic, drug, order
                self._filter, self._has_all = text, has_all
                self.refresh()
                return True
        return False

    def on_topic_chosen(self, topic: str) -> None:
        """Another question is asked of the trials."""
        self._topic = Topic(topic)
        self.refresh()

    def on_drug_chosen(self, drug_id: str) -> None:
        """The trials of one drug; empty: of all."""
        self._drug = drug_id
        self.refresh()

    def on_order_chosen(self, order: str) -> None:
        """Another order; chosen again, back to that by line."""
        self._order = order
        self.refresh()

    def on_filter_changed(self, text: str) -> None:
        """Only trials with these words."""
        self._filter = text
        self.refresh()

    def on_all_toggled(self, has_all: bool) -> None:
        """Also subgroups and further cuts."""
        self._has_all = has_all
        self.refresh()

    def on_row_reached(self, key: str) -> None:
        """Says what stands behind a row."""
        trial = next((trial for trial in self._trials.values() if key.startswith(f"trial/{trial.id}/")), None)
        self._view.show_detail(self._detail(trial, key) if trial is not None else None)

    # --- the list ---------------------------------------------------------------------------------

    def _case_key(self) -> object:
        return self._session.answers if self._session.is_open else None

    def _show_list(self) -> None:
        self._numbers = SourceNumbers(self._knowledge.sources)
        trials = by_order(filter(self._is_wanted, self._trials.values()), self._order, self._drug_names)
        fits = {trial.id: self._fit_words(trial) for trial in trials} if self._session.is_open else None
        asked = Asked(self._topic, self._has_all, fits, event_route=self._event_route)
        found = blocks(trials, asked, self._numbers.numbers, self._order)
        drugs = sorted({drug for ids in self._drugs_of.values() for drug in ids}, key=self._names.__getitem__)
        self._view.show_list(
            ListPage(
                context=texts.list_context(words.topic_sentence(self._topic), self._names.get(self._drug, "")),
                topics=tuple((topic.value, words.topic_word(topic)) for topic in Topic),
                topic=self._topic.value,
                drugs=tuple((drug, self._names[drug]) for drug in drugs),
                drug=self._drug,
                order=self._order,
                filter=self._filter,
                has_all=self._has_all,
                blocks=found,
                nothing="" if found else texts.nothing(self._filter),
                sources=self._numbers.named(),
            )
        )

    def _is_wanted(self, trial: Trial) -> bool:
        if self._drug and self._drug not in self._drugs_of[trial.id]:
            return False
        parts = (trial.name, trial.nct, trial.population, trial.biomarker, trial.line, self._drug_names(trial))
        text = " ".join((*parts, *(arm.given for arm in trial.arms))).casefold()
        return all(word in text for word in self._filter.casefold().split())

    def _drug_names(self, trial: Trial) -> str:
        return ", ".join(self._names[drug] for drug in self._drugs_of[trial.id])

    # --- the open case ----------------------------------------------------------------------------

    def _fit(self, trial: Trial) -> TrialFit:
        return trial_fit(trial, self._session.engine, self._session.answers.evaluation)

    def _fit_words(self, trial: Trial) -> str:
        counts = Counter(item.fit for item in self._fit(trial).criteria)
        return texts.fit_words(counts[Fit.MET], counts[Fit.NOT_MET], counts[Fit.OPEN], counts[Fit.NOT_ASKED])

    def _entry(self, trial: Trial) -> Block:
        has_case = self._session.is_open
        found = {item.criterion: item for item in self._fit(trial).criteria} if has_case else {}
        heads = texts.entry_heads()
        columns = (Column(heads[0], 300, 3), Column(heads[1], 140, 1), Column(heads[2], 260, 3))
        rows = []
        for criterion in trial.entry:
            numbers = words.cited(self._numbers.numbers(criterion.provenance.sources))
            said = texts.criterion(wording.bind(criterion.text), criterion.is_inclusion)
            name = Cell((Para(said), Para(numbers, Look.META)))
            fit = found.get(criterion)
            state = texts.no_case() if fit is None else texts.fit_word(fit.fit.value, criterion.is_inclusion)
            look = Look.STRONG if fit is not None and fit.fit is Fit.NOT_MET else Look.BODY
            rows.append(
                CellRow((name, Cell((Para(state, look),)), self._open(fit, criterion.note)), key=criterion.address)
            )
        title = texts.entry_title(has_case)
        return Block(title, "" if rows else texts.no_criteria(), CellGrid(title, columns, tuple(rows)), False, FIT)

    def _open(self, fit: CriterionFit | None, note: str) -> Cell:
        labels = {question.id: question.label for question in self._knowledge.rule_set.questions}
        asked = [question for question in fit.open_questions if question in labels] if fit is not None else []
        paras = [Para(texts.open_fact(labels[question]), Look.LINK) for question in asked]
        route = Route(Place.CASE, asked[0]).encode() if asked else ""
        return Cell((*paras, *([Para(wording.bind(note), Look.META)] if note else [])), target=route)

    # --- one trial --------------------------------------------------------------------------------

    def _trial_page(self, trial: Trial) -> TrialPage:
        self._numbers = SourceNumbers(self._knowledge.sources)
        numbers = self._numbers.numbers
        found: list[Block] = []
        for topic in Topic:
            found += blocks([trial], Asked(topic, True, None, True, self._event_route), numbers)
        entry = self._entry(trial)
        notes = tuple(
            f"{wording.bind(note.text)} {words.cited(numbers(note.provenance.sources))}" for note in trial.notes
        )
        numbers(trial.sources)
        parts = (texts.phase(trial.phase), words.patients(trial.enrolment), trial.nct)
        return TrialPage(
            id=trial.id,
            name=trial.name,
            context=" · ".join(part for part in parts if part),
            facts=tuple((texts.fact_label(key), wording.bind(text)) for key, text in _facts(trial) if text),
            blocks=tuple(found),
            entry=entry,
            notes=notes,
            sources=self._numbers.named(),
            links=self._links(trial),
        )

    def _links(self, trial: Trial) -> tuple[tuple[str, str], ...]:
        return tuple(
            (texts.monograph(self._names[drug]), Route(Place.DRUGS, drug, trial.id).encode())
            for drug in self._drugs_of[trial.id]
        )

    def _event_links(self, trial: Trial, key: str) -> tuple[tuple[str, str], ...]:
        """What to do for the event of a row, on each drug of the trial."""
        term = next((line.term for line in event_contrasts(trial) if line.key == key), "")
        routes = self._event_routes(trial, term) if term else {}
        return tuple((texts.event_on(term, self._names[drug_id]), route) for drug_id, route in routes.items())

    def _event_routes(self, trial: Trial, term: str) -> dict[str, str]:
        """Where an event leads, for each drug of the trial that knows it."""
        found = {}
        for drug_id in self._drugs_of[trial.id]:
            if drug_id not in self._events:
                drug = self._knowledge.drug(drug_id)
                self._events[drug_id] = None if drug is None else EventLinks(drug, self._knowledge.adverse_events)
            links = self._events[drug_id]
            route = "" if links is None else links.route(term)
            if route:
                found[drug_id] = route
        return found

    def _event_route(self, trial: Trial, term: str) -> str:
        """Where the name of an event leads; the box below the table has the way of each drug."""
        return next(iter(self._event_routes(trial, term).values()), "")

    def _detail(self, trial: Trial, key: str) -> Detail:
        figures = _figures_of(trial, key)
        cited = dict.fromkeys(source for figure in figures for source in figure.provenance.sources)
        numbers = self._numbers.numbers(cited)
        notes = dict.fromkeys(wording.bind(figure.note) for figure in figures if figure.note)
        open_trial = (texts.open_trial(), Route(Place.EVIDENCE, trial.id).encode())
        return Detail(
            title=trial.name,
            lines=(wording.bind(trial.population), *notes),
            sources=tuple(
                (number, self._knowledge.sources[source].citation)
                for number, source in zip(numbers, cited, strict=True)
            ),
            links=(*(() if self._item else (open_trial,)), *self._links(trial), *self._event_links(trial, key)),
        )


def _figures_of(trial: Trial, key: str) -> tuple[Outcome | TrialEvent, ...]:
    """The figures of the row with this key."""
    lines: tuple[Contrast | EventContrast, ...] = (*contrasts(trial), *event_contrasts(trial))
    return next((line.outcomes for line in lines if line.key == key), ())


def _facts(trial: Trial) -> tuple[tuple[str, str], ...]:
    line = words.line_word(trial.line)
    return (
        ("design", trial.design),
        ("population", trial.population),
        ("line", f"{line}; {trial.prior_therapy}" if trial.prior_therapy else line),
        ("biomarker", trial.biomarker),
        ("region", trial.region),
        ("arms", words.arms(trial)),
    )
