"""The start doses of all drugs for one case."""

from __future__ import annotations

from collections.abc import Sequence

from rairdtc_gui.domain.answers import DoseAnswer
from rairdtc_gui.domain.drugs import Dose, DosedDrug
from rairdtc_gui.domain.knowledge import RuleSet
from rairdtc_gui.domain.rules import AdjustDose, Rule
from rairdtc_gui.engine.compiled import TRUE, UNKNOWN, Compiled, slots_in
from rairdtc_gui.engine.dosing import DoseRules, DrugDoses
from rairdtc_gui.engine.evaluation import Evaluation
from rairdtc_gui.engine.kept import Kept, pick
from rairdtc_gui.engine.leaves import Leaf, Leaves, add_asked


class PatientDoses:
    """Works out the dose of a drug once for each combination of what it depends on."""

    def __init__(self, rule_set: RuleSet, compiled: Compiled, leaves: Leaves) -> None:
        self._rules, self._compiled, self._leaves = rule_set.rules, compiled, leaves
        places = _places_by_drug(rule_set.rules)
        self._of = {drug.summary.id: self._one(drug, tuple(places.get(drug.summary.id, ()))) for drug in rule_set.drugs}

    def _one(self, drug: DosedDrug, places: tuple[int, ...]) -> _OneDrug:
        judges = self._compiled.drug_judges[drug.summary.id]
        rules = [(place, self._rules[place], self._leaves.of(self._rules[place].when)) for place in places]
        read = judges.reads
        for place in places:
            read |= self._compiled.rule_reads[place]
        slots = tuple(slots_in(self._compiled.depends_on(read)))
        return _OneDrug(DrugDoses(drug, judges, self._leaves), rules, slots)

    def of(self, drug_id: str, evaluation: Evaluation, region: str, fixed: Dose | None) -> DoseAnswer | None:
        """The start dose of a drug; `fixed` goes in place of the label's. None for a drug without a monograph."""
        drug = self._of.get(drug_id)
        return None if drug is None else drug.dose(evaluation, region, fixed)


class _OneDrug:
    def __init__(
        self, doses: DrugDoses, rules: Sequence[tuple[int, Rule, tuple[Leaf, ...]]], slots: Sequence[int]
    ) -> None:
        self._doses, self._rules = doses, rules
        self._verdicts_of_rules, self._verdicts = pick([place for place, _, _ in rules]), pick(slots)
        self._kept: Kept[DoseAnswer] = Kept()

    def dose(self, evaluation: Evaluation, region: str, fixed: Dose | None) -> DoseAnswer:
        key = (fixed, region, self._verdicts_of_rules(evaluation.rules), self._verdicts(evaluation.verdicts))
        kept = self._kept.get(key)
        if kept is not None:
            return kept
        made = self._doses.start_dose(fixed, self._dose_rules(evaluation), evaluation.verdicts, region)
        return self._kept.keep(key, made)

    def _dose_rules(self, evaluation: Evaluation) -> DoseRules:
        true: list[Rule] = []
        asked: dict[str, None] = {}
        for place, rule, leaves in self._rules:
            if evaluation.rules[place] == TRUE:
                true.append(rule)
            elif evaluation.rules[place] == UNKNOWN:
                add_asked(asked, leaves, evaluation.verdicts)
        return DoseRules(tuple(true), tuple(asked))


def _places_by_drug(rules: Sequence[Rule]) -> dict[str, dict[int, None]]:
    """The places of the rules that adjust the dose of each drug."""
    found: dict[str, dict[int, None]] = {}
    for place, rule in enumerate(rules):
        for effect in rule.effects:
            if isinstance(effect, AdjustDose):
                found.setdefault(effect.drug, {})[place] = None
    return found
