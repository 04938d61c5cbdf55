"""Rules and a case to ranked option answers, each with what supports, opposes and is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rairdtc_gui.domain.answers import DoseAnswer, FirstAction, OptionAnswer, Result
from rairdtc_gui.domain.case import Case, Jurisdiction
from rairdtc_gui.domain.conditions import Compare, Condition, Trace, comparisons
from rairdtc_gui.domain.drugs import Dose
from rairdtc_gui.domain.jurisdiction import REGION_OF_JURISDICTION, jurisdiction_of
from rairdtc_gui.domain.knowledge import RuleSet
from rairdtc_gui.domain.rules import (
    AdjustDose,
    Certainty,
    Effect,
    First,
    Indicate,
    Restrict,
    Rule,
    Stance,
    Strength,
    TreatmentOption,
    Urgency,
)
from rairdtc_gui.domain.tri import Tri, negate, tri
from rairdtc_gui.engine.compiled import (
    FALSE,
    TRUE,
    UNKNOWN,
    Compiled,
    Verdicts,
    compile_rules,
    rule_scope,
    without_answer,
)
from rairdtc_gui.engine.conditions import compare, evaluate
from rairdtc_gui.engine.dosing import DoseRules, DrugDoses
from rairdtc_gui.engine.reasons import Reasons, RuleReasons, Side
from rairdtc_gui.engine.resolve import OptionEffects, Position, Standing, effects_by_option, stance_without_restrictions

_TRI = tuple(Tri)
_URGENCY_ORDER = (Urgency.NOW, Urgency.DAYS, Urgency.BEFORE_TREATMENT)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The verdicts of one case: of every comparison, and of every rule in the rule set's order."""

    case: Case
    jurisdiction: Jurisdiction | None
    verdicts: Verdicts
    rules: tuple[int, ...]
    open_of_derived: dict[str, tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)  # once asked


class Engine:
    """A rule set made ready to answer cases. Pure: the same case always gets the same result."""

    def __init__(self, rule_set: RuleSet) -> None:
        self.rule_set = rule_set
        self.compiled: Compiled = compile_rules(rule_set)
        self.options = {option.id: option for option in rule_set.options}
        self.effects: dict[str, OptionEffects] = effects_by_option(rule_set.rules, tuple(self.options))
        self._standing = Standing(self.effects)
        self._drugs = {
            drug.summary.id: DrugDoses(drug, self.compiled.drug_judges[drug.summary.id]) for drug in rule_set.drugs
        }
        self._derived = {derived.id: derived for derived in rule_set.derived}
        self._reasons = RuleReasons(rule_set.rules)
        self._leaves: dict[int, tuple[tuple[int, str, bool], ...]] = {}  # by place of a rule
        self._scopes: dict[Jurisdiction | None, dict[int, int]] = {}
        self._dosing = _places_by_drug(rule_set.rules)
        self._firsts = _places_with(First, rule_set.rules)

    def evaluate(self, case: Case) -> Evaluation:
        """The verdict of every comparison, derived finding and rule for a case."""
        verdicts = self.compiled.verdicts(case)
        jurisdiction = jurisdiction_of(case)
        rules = [judge(verdicts) for judge in self.compiled.rule_judges]
        for place, scope in self.scopes(jurisdiction).items():
            rules[place] = min(rules[place], scope)
        return Evaluation(case, jurisdiction, verdicts, tuple(rules))

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
        positions = self.positions(evaluation)
        jurisdiction = evaluation.jurisdiction or Jurisdiction.ANY
        label_region = region or REGION_OF_JURISDICTION[jurisdiction]
        reasons = self._reasons.by_option(evaluation.rules, tuple(self.options))
        answers = [
            self._answer(option, positions[option.id], reasons[option.id], evaluation, label_region)
            for option in self.rule_set.options
        ]
        answers.sort(key=self.rank)
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
                self._add_asked(found, item.finding, item.finding in self._derived, evaluation)
        return tuple(found)

    def _leaves_of(self, place: int) -> tuple[tuple[int, str, bool], ...]:
        """Of each comparison in the condition of a rule: its slot, its finding, whether that is a derived one."""
        leaves = self._leaves.get(place)
        if leaves is None:
            slot_of, derived = self.compiled.slot_of, self._derived
            found = comparisons(self.rule_set.rules[place].when)
            leaves = tuple((slot_of[item], item.finding, item.finding in derived) for item in found)
            self._leaves[place] = leaves
        return leaves

    def _add_asked(self, found: dict[str, None], finding: str, is_derived: bool, evaluation: Evaluation) -> None:
        """A question as it is; in place of a derived finding what it still asks."""
        if is_derived:
            found.update(dict.fromkeys(self._open_of_derived(finding, evaluation)))
        else:
            found[finding] = None

    def _open_of_derived(self, derived_id: str, evaluation: Evaluation) -> tuple[str, ...]:
        kept = evaluation.open_of_derived.get(derived_id)
        if kept is None:
            kept = self.open_questions(self._derived[derived_id].when, evaluation)
            evaluation.open_of_derived[derived_id] = kept
        return kept

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
        drug = self._drugs.get(drug_id)
        if drug is None:
            return None
        return drug.start_dose(fixed, self._dose_rules(drug_id, evaluation), evaluation.verdicts, region)

    def _dose_rules(self, drug_id: str, evaluation: Evaluation) -> DoseRules:
        true = []
        asked: dict[str, None] = {}
        rules, verdicts = evaluation.rules, evaluation.verdicts
        for place in self._dosing.get(drug_id, ()):
            if rules[place] == TRUE:
                true.append(self.rule_set.rules[place])
            elif rules[place] == UNKNOWN:
                for slot, finding, is_derived in self._leaves_of(place):
                    if verdicts[slot] == UNKNOWN:
                        self._add_asked(asked, finding, is_derived, evaluation)
        return DoseRules(tuple(true), tuple(asked))

    def rank(self, answer: OptionAnswer) -> tuple[int, ...]:
        """Sort key, part by part as in `RankPart`."""
        option = self.options[answer.option]
        grade = deciding_grade(answer)
        return (
            -answer.stance,
            not option.is_treatment,
            -answer.highest,
            grade[0],
            grade[1],
            not option.is_biomarker_matched,
            option.order,
        )

    def _answer(
        self, option: TreatmentOption, position: Position, reasons: Reasons, evaluation: Evaluation, region: str
    ) -> OptionAnswer:
        blocks = [reason.effect for reason in reasons[Side.OPPOSES] if isinstance(reason.effect, Restrict)]
        effects = self.effects[option.id]
        return OptionAnswer(
            option=option.id,
            stance=position.stance,
            lowest=position.lowest,
            highest=position.highest,
            status=position.status,
            supports=tuple(reasons[Side.SUPPORTS]),
            opposes=tuple(reasons[Side.OPPOSES]),
            open=tuple(reasons[Side.OPEN]),
            cautions=tuple(reasons[Side.CAUTIONS]),
            is_on_hold=bool(blocks) and all(block.until for block in blocks),
            stance_after_hold=stance_without_restrictions(effects, evaluation.rules) if blocks else position.stance,
            dose=self.dose(option, evaluation, region),
            partner_doses=self._partner_doses(option, evaluation, region),
        )

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


def deciding_grade(answer: OptionAnswer) -> tuple[Strength, Certainty]:
    """The best grade among the rules that give the option its stance; the weakest where nothing indicates it."""
    grades = [
        (reason.effect.grade.strength, reason.effect.grade.certainty)
        for reason in answer.supports
        if isinstance(reason.effect, Indicate) and reason.counts and reason.effect.stance >= answer.stance
    ]
    return min(grades, default=(Strength.EXPERT, Certainty.NOT_GRADED))


def _places_with(kind: type[Effect], rules: Sequence[Rule]) -> tuple[int, ...]:
    """The places of rules that have an effect of this kind."""
    return tuple(place for place, rule in enumerate(rules) if any(isinstance(effect, kind) for effect in rule.effects))


def _places_by_drug(rules: Sequence[Rule]) -> dict[str, tuple[int, ...]]:
    """The places of the rules that adjust the dose of each drug."""
    found: dict[str, dict[int, None]] = {}
    for place, rule in enumerate(rules):
        for effect in rule.effects:
            if isinstance(effect, AdjustDose):
                found.setdefault(effect.drug, {})[place] = None
    return {drug: tuple(places) for drug, places in found.items()}
