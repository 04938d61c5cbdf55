"""Turns the drugs of the knowledge base and the open case into rows of the drug screen. No Qt, no words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from itertools import groupby
from typing import Protocol

from rairdtc_gui.domain.answers import DoseAnswer, DoseReason, OptionAnswer, Reason
from rairdtc_gui.domain.case import Jurisdiction
from rairdtc_gui.domain.conditions import Condition, comparisons
from rairdtc_gui.domain.drugs import Adjustment, AdjustmentAction, Drug, DrugSummary, StartDose
from rairdtc_gui.domain.evidence import Trial
from rairdtc_gui.domain.jurisdiction import REGION_OF_JURISDICTION
from rairdtc_gui.domain.name_links import NameLinks
from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.domain.rules import Caution, Restrict, Rule, Stance, TreatmentOption
from rairdtc_gui.domain.tri import Tri
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.session import CaseAnswers, Session
from rairdtc_gui.ui.screens.drugs.assemble import PageParts, page_of
from rairdtc_gui.ui.screens.drugs.citations import Citations
from rairdtc_gui.ui.screens.drugs.page import MonographPage
from rairdtc_gui.ui.screens.drugs.rows import (
    CaseBox,
    CaseDose,
    CaseLine,
    CaseMatch,
    CaseReason,
    DrugGroup,
    Fact,
    Finding,
    ListedDrug,
    Part,
)
from rairdtc_gui.ui.widgets.copying import stamp

_CHANGES_THE_DOSE = (AdjustmentAction.SET_DOSE, AdjustmentAction.CHANGE_BY, AdjustmentAction.AVOID)


class DrugsViewPort(Protocol):
    """What the presenter asks of the view."""

    def show_drugs(self, groups: tuple[DrugGroup, ...]) -> None: ...

    def show_page(self, page: MonographPage, anchor: str) -> None: ...

    def show_unknown(self, item: str) -> None: ...

    def focus_page(self) -> None: ...

    def after_frame(self, call: Callable[[], None]) -> None: ...


class DrugsPresenter:
    """Shows the list of drugs and one monograph."""

    def __init__(self, view: DrugsViewPort, session: Session, knowledge: Knowledge) -> None:
        self._view, self._session, self._knowledge = view, session, knowledge
        self._drugs: dict[str, Drug] = {}
        self._trials: dict[str, Trial] = {}
        self._names: dict[str, NameLinks] = {}
        self._questions = {question.id: question for question in knowledge.rule_set.questions}
        self._shown = ""
        self._pages: dict[str, MonographPage] = {}
        self._pages_of: tuple[CaseAnswers, bool, str] | None = None  # the answers that the kept pages tell of
        self._missing: frozenset[str] | None = None  # from the formulary, as the list shows it
        self._show_drugs()

    def _show_drugs(self) -> None:
        """The list, anew where another formulary is in use."""
        drugs = self._knowledge.drug_list
        missing = frozenset(drug.id for drug in drugs if self._session.is_off_formulary(drug.id))
        if missing == self._missing:
            return
        self._missing = missing
        self._view.show_drugs(
            tuple(
                DrugGroup(drug_class, tuple(map(self._listed, members)))
                for drug_class, members in groupby(drugs, lambda summary: summary.drug_class)
            )
        )

    def _listed(self, summary: DrugSummary) -> ListedDrug:
        traits = self._knowledge.drug_traits[summary.id]
        return ListedDrug(
            summary,
            traits.approved_in,
            traits.not_approved_in,
            traits.is_own_form,
            traits.targets,
            self._session.is_off_formulary(summary.id),
            traits.look_alikes,
        )

    def refresh(self) -> None:
        """Shows the drug anew after a change of the case; the first drug if none was chosen yet."""
        self._show_drugs()
        self.show("", "")

    def show(self, item: str, anchor: str) -> None:
        """Opens a drug at its dose, or the drug of a trial; `anchor` is a part of the page or a trial."""
        drug = self._drug(item or self._shown or self._first_drug())
        if drug is None:
            drug, anchor = self._drug(self._drug_of_trial(item)), item
        if drug is None:
            self._view.show_unknown(item)
            return
        self._shown = drug.summary.id
        self._view.show_page(self._page(drug), anchor or (Part.DOSE.value if item else ""))
        if item:
            self._view.focus_page()
        self._view.after_frame(self._read_ahead)

    def _read_ahead(self) -> None:
        """One more drug behind each frame until all are read: opening one is then a matter of its page alone."""
        unread = next((summary.id for summary in self._knowledge.drug_list if summary.id not in self._drugs), None)
        if unread is not None:
            self._drug(unread)
            self._view.after_frame(self._read_ahead)

    def _first_drug(self) -> str:
        return next((summary.id for summary in self._knowledge.drug_list), "")

    def _drug_of_trial(self, trial_id: str) -> str:
        found = (drug.summary.id for drug in self._knowledge.rule_set.drugs if trial_id in drug.trials)
        return next(found, "")

    def _drug(self, drug_id: str) -> Drug | None:
        if drug_id not in self._drugs:
            drug = self._knowledge.drug(drug_id)
            if drug is None:
                return None
            self._drugs[drug_id] = drug
        return self._drugs[drug_id]

    def _page(self, drug: Drug) -> MonographPage:
        """Kept as long as nothing about the case is new, so that coming back costs nothing."""
        now = (self._session.answers, self._session.is_open, self._session.example)
        if self._pages_of != now:
            self._pages_of, self._pages = now, {}
        if drug.summary.id not in self._pages:
            self._pages[drug.summary.id] = self._new_page(drug)
        return self._pages[drug.summary.id]

    def _new_page(self, drug: Drug) -> MonographPage:
        cite = Citations(self._knowledge.sources)
        cite.numbers(source for start in drug.start for source in start.provenance.sources)
        parts = PageParts(
            trials=partial(self._trials_of, drug),
            lead_region=self._lead_region(),
            case=self._case_box(drug, cite),
            matches=self._matches(drug),
            map_route=self._map_route(drug.summary.id),
            events=self._knowledge.adverse_events,
            names=self._names_beside(drug.summary.id),
            releases=self._knowledge.releases,
            stamp=stamp(self._knowledge.identity.version, self._knowledge.identity.date),
            is_off_formulary=self._session.is_off_formulary(drug.summary.id),
            is_example=bool(self._session.example),
        )
        return page_of(drug, parts, cite)

    def _names_beside(self, drug_id: str) -> NameLinks:
        """What the page can name: everything but its own drug."""
        if drug_id not in self._names:
            self._names[drug_id] = self._knowledge.names.without(Route(Place.DRUGS, drug_id).encode())
        return self._names[drug_id]

    def _map_route(self, drug_id: str) -> str:
        return Route(Place.SIGNALS, drug_id).encode() if drug_id in self._knowledge.mapped_drugs else ""

    def _lead_region(self) -> str:
        jurisdiction = self._session.answers.evaluation.jurisdiction or Jurisdiction.ANY
        return self._session.region or REGION_OF_JURISDICTION[jurisdiction]

    def _trials_of(self, drug: Drug) -> Iterable[Trial]:
        for trial_id in drug.trials:
            if trial_id not in self._trials:
                self._trials.update({trial_id: trial} if (trial := self._knowledge.trial(trial_id)) else {})
        return [self._trials[trial_id] for trial_id in drug.trials if trial_id in self._trials]

    # --- the open case -------------------------------------------------------------------------

    def _option_of(self, drug: Drug) -> TreatmentOption | None:
        """The option that gives this drug at its labelled start, or else at a start of its own."""
        own = drug.summary.id
        options = [
            option for option in self._knowledge.rule_set.options if option.dose_of == own or own in option.dose_with
        ]
        return min(
            options,
            key=lambda option: (option.dose_of != own, option.start_dose is not None, option.order),
            default=None,
        )

    def _dose_of(self, drug: Drug, option: TreatmentOption) -> DoseAnswer | None:
        answer = self._session.answers.result.option(option.id)
        return next((dose for dose in answer.doses if dose.drug == drug.summary.id), None)

    def _case_box(self, drug: Drug, cite: Citations) -> CaseBox | None:
        option = self._option_of(drug)
        if option is None or not self._session.is_open:
            return None
        answer = self._session.answers.result.option(option.id)
        found = self._dose_of(drug, option)
        dose = self._case_dose(found, option, drug, cite) if found else None
        return CaseBox(self._session.case.label, dose, self._case_lines(answer, cite)) if dose else None

    def _case_dose(self, answer: DoseAnswer, option: TreatmentOption, drug: Drug, cite: Citations) -> CaseDose:
        ordered = sorted(answer.reasons, key=lambda reason: answer.is_barred and not reason.bars)
        reasons = tuple(self._case_reason(reason, answer, option, cite) for reason in ordered)
        return CaseDose(
            dose=answer.dose,
            candidates=answer.candidates,
            is_avoid=answer.avoid,
            is_combined=answer.is_combined,
            reasons=reasons,
            open=tuple(self._open(question_id) for question_id in answer.open_questions),
            unapplied=self._unapplied(answer, drug),
            fact=Fact(cite.numbers(answer.sources), answer.is_confirmed),
        )

    def _case_reason(
        self, reason: DoseReason, answer: DoseAnswer, option: TreatmentOption, cite: Citations
    ) -> CaseReason:
        item, is_named_only = reason.adjustment, answer.is_barred and not reason.bars
        return CaseReason(
            label=item.label,
            action=item.action,
            dose=None if is_named_only else item.dose,
            text="" if is_named_only else item.text,
            fact=cite.fact(item.provenance, item.region),
            match=self._match(reason.rule.when, reason.rule, option.id),
            is_named_only=is_named_only,
        )

    def _unapplied(self, answer: DoseAnswer, drug: Drug) -> tuple[str, ...]:
        """Situations that would change the dose and hold for the case, but are named by no rule: never silent."""
        applied = {reason.adjustment.address for reason in answer.reasons}
        return tuple(
            item.label
            for item in drug.adjustments
            if item.action in _CHANGES_THE_DOSE
            and item.region in ("", self._lead_region())
            and item.address not in applied
            and item.when is not None
            and self._holds(item.when)
        )

    def _open(self, finding: str) -> tuple[str, str]:
        question = self._questions.get(finding)
        label = question.label if question else self._derived_label(finding)
        return label, Route(Place.CASE, finding).encode() if question else ""

    def _derived_label(self, finding: str) -> str:
        return next((entry.label for entry in self._knowledge.rule_set.derived if entry.id == finding), finding)

    def _case_lines(self, answer: OptionAnswer, cite: Citations) -> tuple[CaseLine, ...]:
        """What speaks against the drug first, then how to use it with care; the same words only once."""
        against = [self._case_line(reason, answer.option, cite) for reason in answer.opposes]
        against.sort(key=lambda line: line.stance if line.stance is not None else Stance.CONSIDER)
        cautions = [self._case_line(reason, answer.option, cite) for reason in answer.cautions]
        found: dict[str, CaseLine] = {}
        for line in (*against, *cautions):
            found.setdefault(line.text, line)
        return tuple(found.values())

    def _case_line(self, reason: Reason, option_id: str, cite: Citations) -> CaseLine:
        rule, effect = reason.rule, reason.effect
        fact = cite.fact(rule.provenance)
        match = self._match(rule.when, rule, option_id)
        match effect:
            case Caution():
                return CaseLine(None, effect.text, effect.monitoring, fact, match)
            case Restrict():
                return CaseLine(effect.stance, rule.why, effect.until, fact, match)
            case _:
                return CaseLine(Stance.CONSIDER, rule.why, "", fact, match)

    def _matches(self, drug: Drug) -> dict[str, CaseMatch]:
        """Every dose line whose condition the open case fulfils, by address; no figure where the label gives none."""
        if not self._session.is_open:
            return {}
        option = self._option_of(drug)
        dose = self._dose_of(drug, option) if option else None
        rules = {reason.adjustment.address: reason.rule for reason in dose.reasons} if dose else {}
        found: dict[str, CaseMatch] = {}
        items: list[StartDose | Adjustment] = [*(drug.start if len(drug.start) > 1 else ()), *drug.adjustments]
        if dose is not None and dose.is_barred:
            items = [item for item in drug.adjustments if item.dose is None]
        for item in items:
            if item.when is not None and self._holds(item.when):
                rule = rules.get(item.address)
                found[item.address] = self._match(item.when, rule, option.id if option else "")
        return found

    def _holds(self, condition: Condition) -> bool:
        return self._session.engine.judge(condition, self._session.answers.evaluation) is Tri.TRUE

    def _match(self, condition: Condition, rule: Rule | None, option_id: str) -> CaseMatch:
        answered = self._session.case.findings
        named = dict.fromkeys(item.finding for item in comparisons(condition))
        findings = tuple(
            Finding(self._questions[finding], answered[finding])
            for finding in named
            if finding in answered and finding in self._questions
        )
        route = Route(Place.RESULT, option_id, rule.id).encode() if rule and option_id else ""
        return CaseMatch(findings, rule.id if rule else "", route)
