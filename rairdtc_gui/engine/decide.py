"""Rules and a case to ranked option answers, each with what supports, opposes and is open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rairdtc_gui.domain.answers import DoseAnswer, FirstAction, OptionAnswer, Result
from rairdtc_gui.domain.case import Case, Jurisdiction
from rairdtc_gui.domain.conditions import Compare, Condition, Trace, comparisons
from rairdtc_gui.domain.drugs import Dose
from rairdtc_gui.domain.jurisdiction import REGION_OF_JURISDICTION, jurisdiction_of
from rairdtc_gui.domain.knowledge import RuleSet
from rairdtc_gui.domain.rules import Effect, First, Indicate, Rule, Stance, TreatmentOption, Urgency
from rairdtc_gui.domain.tri import Tri, negate, tri
from rairdtc_gui.engine.compiled import FALSE, TRUE, Compiled, compile_rules, rule_scope, slots_in, without_answer
from rairdtc_gui.engine.conditions import compare, evaluate
from rairdtc_gui.engine.evaluation import Evaluation
from rairdtc_gui.engine.leaves import Leaves, add_asked
from rairdtc_gui.engine.option_answers import OptionAnswers, Ranked
from rairdtc_gui.engine.patient_doses import PatientDoses
from rairdtc_gui.engine.ranking import rank_of
from rairdtc_gui.engine.resolve import OptionEffects, Position, Standing, effects_by_option
from rairdtc_gui.engine.updates import updated

_TRI = tuple(Tri)
_URGENCY_ORDER = (Urgency.NOW, Urgency.DAYS, Urgency.BEFORE_TREATMENT)


class Engine:
    """A rule set made ready to answer cases. Pure: the same case always gets the same result."""

    def __init__(self, rule_set: RuleSet) -> None:
        self.rule_set = rule_set
        self.compiled: Compiled = compile_rules(rule_set)
        self.options = {option.id: option for option in rule_set.options}
        self.effects: dict[str, OptionEffects] = effects_by_option(rule_set.rules, tuple(self.options))
        self._standing = Standing(self.effects)
        self._derived = {derived.id: derived for derived in rule_set.derived}
        self._leaves = Leaves(self.compiled.slot_of, self._derived)
        self._doses = PatientDoses(rule_set, self.compiled, self._leaves)
        self._answers = OptionAnswers(rule_set, self.effects)
        self._scopes: dict[Jurisdiction | None, dict[int, int]] = {}
        self._readers = _readers(self.compiled)
        self._firsts = _places_with(First, rule_set.rules)

    def evaluate(self, case: Case, since: Evaluation | None = None) -> Evaluation:
        """The verdict of every comparison, derived finding and rule for a case.

        `since`: that of another case, best with a single other answer; only what reads a difference is judged again.
        """
        jurisdiction = jurisdiction_of(case)
        scopes = self.scopes(jurisdiction)
        if since is None:
            verdicts = self.compiled.verdicts(case)
            rules = [judge(verdicts) for judge in self.compiled.rule_judges]
            again: Iterable[int] = scopes
        else:
            update = updated(self.compiled, since.verdicts, since.case, case)
            verdicts, rules = update.verdicts, list(since.rules)
            again = self._reading(update.changed)
            if jurisdiction is not since.jurisdiction:
                again = {*again, *scopes}
            for place in again:
                rules[place] = self.compiled.rule_judges[place](verdicts)
        for place in again:
            if place in scopes:
                rules[place] = min(rules[place], scopes[place])
        return Evaluation(case, jurisdiction, verdicts, tuple(rules))

    def _reading(self, slots: int) -> set[int]:
        """The places of the rules that read one of these slots, one bit a slot."""
        return {place for slot in slots_in(slots) for place in self._readers[slot]}

    def scopes(self, jurisdiction: Jurisdiction | None) -> dict[int, int]:
        """Whether rules hold in a jurisdiction, by place, of those that do not hold everywhere."""
        kept = self._scopes.get(jurisdiction)
        if kept is None:
            rules = enumerate(self.rule_set.rules)
            kept = {place: rule_scope(rule, jurisdiction) for place, rule in rules if rule.jurisdictions}
            self._scopes[jurisdiction] = kept
        return kept

    def positions(self, evaluation: Evaluation) -> dict[str, Position]:
        """The stance and interval of every option."""
        return self._standing.positions(evaluation.rules)

    def decide(self, case: Case, region: str = "") -> Result:
        """Everything the rules say of a case. `region`: whose label gives the dose; empty: the jurisdiction's."""
        return self.decide_from(self.evaluate(case), region)

    def decide_from(self, evaluation: Evaluation, region: str) -> Result:
        """The same from the verdicts, where they are known already."""
        jurisdiction = evaluation.jurisdiction or Jurisdiction.ANY
        label_region = region or REGION_OF_JURISDICTION[jurisdiction]
        positions = self.positions(evaluation)
        ranked = [
            self._answer(option, positions[option.id], evaluation, label_region) for option in self.rule_set.options
        ]
        answers = [found.answer for found in sorted(ranked, key=lambda found: found.rank)]
        steps = tuple(answer for answer in answers if self.is_done_first(answer))
        return Result(
            case=evaluation.case,
            jurisdiction=jurisdiction,
            derived=tuple(
                (derived.id, self.derived_verdict(derived.id, evaluation)) for derived in self.rule_set.derived
            ),
            first=self._first(evaluation, steps),
            options=tuple(answer for answer in answers if not self.is_done_first(answer)),
            steps=steps,
        )

    def derived_verdict(self, derived_id: str, evaluation: Evaluation) -> Tri:
        """The verdict of one derived finding."""
        return _TRI[evaluation.verdicts[self.compiled.derived_slots[derived_id][0]]]

    def trace(self, condition: Condition, evaluation: Evaluation) -> Trace:
        """Why a condition has its verdict: the condition again, each part with its own."""
        return evaluate(condition, lambda comparison: self.verdict(comparison, evaluation))

    def verdict(self, comparison: Compare, evaluation: Evaluation) -> Tri:
        """The verdict of one comparison, also of one that no rule makes."""
        slot = self.compiled.slot_of.get(comparison)
        if slot is not None:
            return _TRI[evaluation.verdicts[slot]]
        if comparison.finding in self._derived:
            verdict = self.derived_verdict(comparison.finding, evaluation)
            return verdict if comparison.operand is True else negate(verdict)
        value = evaluation.case.findings.get(comparison.finding)
        if value is not None:
            return tri(compare(comparison, value))
        if self.may_apply(comparison.finding, evaluation):
            return Tri.UNKNOWN
        return _TRI[without_answer(comparison)]

    def may_apply(self, question_id: str, evaluation: Evaluation) -> bool:
        """Whether a question can still have another answer than no."""
        applies = self.compiled.questions[question_id].applies
        return applies is None or applies(evaluation.verdicts) != FALSE

    def judge(self, condition: Condition, evaluation: Evaluation) -> Tri:
        """The verdict of a condition."""
        return self.trace(condition, evaluation).verdict

    def open_questions(self, condition: Condition, evaluation: Evaluation) -> tuple[str, ...]:
        """The questions without an answer on which an unknown condition still rests."""
        found: dict[str, None] = {}
        for item in comparisons(condition):
            if self.verdict(item, evaluation) is Tri.UNKNOWN:
                if item.finding in self._derived:
                    add_asked(found, self._leaves.behind(item.finding), evaluation.verdicts)
                else:
                    found[item.finding] = None
        return tuple(found)

    def dose(self, option: TreatmentOption, evaluation: Evaluation, region: str) -> DoseAnswer | None:
        """The start dose an option shows; none for options that are no single drug with a monograph."""
        return self.drug_dose(option.dose_of, evaluation, region, option.start_dose)

    def _partner_doses(self, option: TreatmentOption, evaluation: Evaluation, region: str) -> tuple[DoseAnswer, ...]:
        found = (self.drug_dose(drug, evaluation, region) for drug in option.dose_with)
        return tuple(dose for dose in found if dose is not None)

    def drug_dose(
        self, drug_id: str, evaluation: Evaluation, region: str, fixed: Dose | None = None
    ) -> DoseAnswer | None:
        """The start dose of a drug; `fixed` goes in place of the label's. None for a drug without a monograph."""
        return self._doses.of(drug_id, evaluation, region, fixed)

    def rank(self, answer: OptionAnswer) -> tuple[int, ...]:
        """Sort key, part by part as in `RankPart`."""
        return rank_of(self.options[answer.option], answer)

    def _answer(self, option: TreatmentOption, position: Position, evaluation: Evaluation, region: str) -> Ranked:
        dose, partners = self.dose(option, evaluation, region), self._partner_doses(option, evaluation, region)
        return self._answers.of(option.id, evaluation.rules, position, dose, partners)

    def _first(self, evaluation: Evaluation, steps: Sequence[OptionAnswer]) -> tuple[FirstAction, ...]:
        """What rules order to be done first, and each recommended step that none of them orders."""
        found: dict[tuple[Urgency, str, str], list[Rule]] = {}
        for rule in (self.rule_set.rules[place] for place in self._firsts if evaluation.rules[place] == TRUE):
            for effect in rule.effects:
                if isinstance(effect, First):
                    found.setdefault((effect.urgency, effect.action, effect.option), []).append(rule)
        actions = [
            FirstAction(action, urgency, option, tuple(rules)) for (urgency, action, option), rules in found.items()
        ]
        ordered = {action.option for action in actions}
        actions.extend(self._step(answer) for answer in steps if answer.option not in ordered)
        return tuple(sorted(actions, key=lambda first: _URGENCY_ORDER.index(first.urgency)))

    def _step(self, answer: OptionAnswer) -> FirstAction:
        """A step by the rules that recommend it."""
        rules = [reason.rule for reason in answer.supports if reason.counts and isinstance(reason.effect, Indicate)]
        label = self.options[answer.option].label
        return FirstAction(label, Urgency.BEFORE_TREATMENT, answer.option, tuple(rules))

    def by_rank(self, result: Result) -> tuple[OptionAnswer, ...]:
        """Options and steps together in rank order, for what lists them all."""
        return tuple(sorted(result.answers, key=self.rank))

    def is_done_first(self, answer: OptionAnswer) -> bool:
        """Whether it is a recommended step: shown among what comes first, not among the ranked options."""
        return self.options[answer.option].is_step and answer.stance >= Stance.RECOMMENDED


def _places_with(kind: type[Effect], rules: Sequence[Rule]) -> tuple[int, ...]:
    """The places of rules that have an effect of this kind."""
    return tuple(place for place, rule in enumerate(rules) if any(isinstance(effect, kind) for effect in rule.effects))


def _readers(compiled: Compiled) -> tuple[tuple[int, ...], ...]:
    """By slot the places of the rules that read it."""
    found: list[list[int]] = [[] for _ in range(compiled.size)]
    for place, reads in enumerate(compiled.rule_reads):
        for slot in slots_in(reads):
            found[slot].append(place)
    return tuple(map(tuple, found))
