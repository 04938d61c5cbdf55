"""What must hold for every case there could be. Each obligation asks the solver for a case that breaks it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import z3

from rairdtc_gui.domain.case import Case, Jurisdiction
from rairdtc_gui.domain.rules import Caution, First, Stance
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.services.case_file import CaseReader
from rairdtc_gui.services.strict_yaml import load
from tests.prove.logic import Formula
from tests.prove.verdicts import Verdicts
from tests.prove.world import World, free_world

HAZARDS = Path(__file__).resolve().parents[1] / "cases" / "hazards.yaml"
_TIME_OUT_MS = 60_000
#: What a hazard is about besides itself: which drug runs and which driver was found. All else is left free.
_CONTEXT = ("prior-agents", "last-agent-outcome", "current-drug", "drivers")


@dataclass(frozen=True, slots=True)
class Proof:
    """The answer to one obligation: proved, or a case that breaks it, or undecided in time."""

    obligation: str
    subject: str
    is_proved: bool
    counterexample: Case | None = None


class Prover:
    """Asks the solver about one rule set in one jurisdiction."""

    def __init__(self, engine: Engine, jurisdiction: Jurisdiction) -> None:
        self.engine, self.jurisdiction = engine, jurisdiction
        self.options = [option.id for option in engine.rule_set.options]
        self.world, self.verdicts, self.solver = self._setting("now")

    def _setting(self, name: str) -> tuple[World, Verdicts, z3.Solver]:
        world = free_world(self.engine.compiled, name)
        verdicts = Verdicts(self.engine.rule_set, world, self.jurisdiction)
        solver = z3.SolverFor("QF_FD")
        solver.set("timeout", _TIME_OUT_MS)
        solver.add(*world.constraints, *self._valid(world, verdicts))
        return world, verdicts, solver

    def _valid(self, world: World, verdicts: Verdicts) -> Iterator[Formula]:
        """A question that cannot apply has no answer."""
        for question_id, answer in world.answers.items():
            _, cannot = verdicts.applies(question_id)
            if cannot is not False:
                yield z3.Not(z3.And(answer.answered, cannot))

    def _unsat(self, obligation: str, subject: str, *claims: Formula, solver: z3.Solver | None = None) -> Proof:
        """Proved if no case fulfils all claims."""
        if any(claim is False for claim in claims):
            return Proof(obligation, subject, True)
        asked = solver or self.solver
        asked.push()
        asked.add(*(claim for claim in claims if claim is not True))
        answer = asked.check()
        case = self.world.case(asked.model(), self.jurisdiction) if answer == z3.sat else None
        asked.pop()
        return Proof(obligation, subject, answer == z3.unsat, case)

    def case_where(self, claim: Formula) -> Case | None:
        """A case in which a claim holds; none if there is none. Raises `TimeoutError` if the solver cannot say."""
        if claim is False:
            return None
        self.solver.push()
        if claim is not True:
            self.solver.add(claim)
        answer = self.solver.check()
        case = self.world.case(self.solver.model(), self.jurisdiction) if answer == z3.sat else None
        self.solver.pop()
        if answer == z3.unknown:
            raise TimeoutError(str(claim)[:200])
        return case

    # --- obligations ---------------------------------------------------------------------------

    def never_restricted_and_indicated(self) -> Iterator[Proof]:
        """O1: no case, complete or partial, has an option that is restricted and in the indicated list."""
        for option in self.options:
            restricted = self.verdicts.restricted(option, Stance.NOT_RECOMMENDED, True)
            listed = self.verdicts.stance_at_least(option, Stance.CONSIDER)
            yield self._unsat("O1", option, restricted, listed)

    def hazards(self) -> Iterator[Proof]:
        """O2: whatever else is true of the patient, a hazard bars the option or its caution stands."""
        data = load(HAZARDS)
        reader = CaseReader({question.id: question for question in self.engine.rule_set.questions})
        for hazard in data["hazards"]:
            if hazard.get("jurisdiction", "US") != self.jurisdiction.value:
                continue
            base = data["bases"][hazard["base"]]
            context = {key: base[key] for key in _CONTEXT if key in base}
            case = reader.from_data({"findings": {**context, **hazard["findings"]}}, hazard["id"])
            given = [formula for key, value in case.findings.items() for formula in self._is(key, value)]
            for option in hazard.get("never", ()):
                yield self._unsat("O2", f"{hazard['id']}: {option}", *given, self._listed(option, Stance.CONSIDER))
            for option in hazard.get("at_most_consider", ()):
                yield self._unsat("O2", f"{hazard['id']}: {option}", *given, self._listed(option, Stance.RECOMMENDED))
            for option, rule in hazard.get("cautioned", {}).items():
                silent = z3.Not(self.verdicts.rules[rule][0]) if self._cautions(rule, option) else True
                yield self._unsat("O2", f"{hazard['id']}: {option} cautioned", *given, silent)

    def _listed(self, option: str, stance: Stance) -> Formula:
        return self.verdicts.stance_at_least(option, stance)

    def _cautions(self, rule_id: str, option: str) -> bool:
        rule = next(rule for rule in self.engine.rule_set.rules if rule.id == rule_id)
        return any(isinstance(effect, Caution) and option in effect.options for effect in rule.effects)

    def _is(self, question_id: str, value: Any) -> Iterator[Formula]:
        """That a question has this answer; a list answer has these entries among others, in the context only these."""
        answer = self.world.answers[question_id]
        yield answer.answered
        given = value if isinstance(value, tuple) else (value,)
        for entry in given:
            yield answer.filled[answer.cell_of(entry)]
        if question_id in _CONTEXT and answer.cells.is_multi:
            yield from (z3.Not(part) for entry, part in answer.filled.items() if entry not in given)
            yield answer.last[given[-1]]

    def every_patient_has_an_option(self) -> Iterator[Proof]:
        """O3: every complete case in scope has at least one indicated option."""
        complete = [self._is_complete(question_id) for question_id in self.world.answers]
        in_scope = [self._derived_true("d-dtc"), self._derived_true("d-not-for-rai")]
        listed = z3.Or([self._listed(option, Stance.CONSIDER) for option in self.options])
        yield self._unsat("O3", "in scope", *complete, *in_scope, z3.Not(listed))

    def _is_complete(self, question_id: str) -> Formula:
        answer = self.world.answers[question_id]
        if not answer.cells.values:
            return True
        _, cannot = self.verdicts.applies(question_id)
        return answer.answered if cannot is False else z3.Or(answer.answered, cannot)

    def _derived_true(self, derived_id: str) -> Formula:
        when = next(derived.when for derived in self.engine.rule_set.derived if derived.id == derived_id)
        return self.verdicts.pair(when)[0]

    def no_rule_is_dead(self) -> Iterator[Proof]:
        """O4: each rule of this jurisdiction holds for some case."""
        for rule in self.engine.rule_set.rules:
            if rule.jurisdictions and self.jurisdiction not in rule.jurisdictions:
                continue
            self.solver.push()
            self.solver.add(self.verdicts.rules[rule.id][0])
            yield Proof("O4", rule.id, self.solver.check() == z3.sat)
            self.solver.pop()

    def every_option_can_be_proposed(self) -> Iterator[Proof]:
        """O15: each option is proposed, or is to be done first, for some patient."""
        for option in self.options:
            ways = [self.verdicts.stance_at_least(option, Stance.CONSIDER), *self._orders(option)]
            yield Proof("O15", option, any(self.case_where(way) is not None for way in ways))

    def _orders(self, option: str) -> Iterator[Formula]:
        """When each rule holds that says to do an option first."""
        for rule in self.engine.rule_set.rules:
            if any(isinstance(effect, First) and effect.option == option for effect in rule.effects):
                yield self.verdicts.rules[rule.id][0]

    def gaps(self, case: Case) -> Iterator[str]:
        """O13: rules that are unknown for a case though every way to complete it says the same of them."""
        given = [formula for key, value in case.findings.items() for formula in self._exactly(key, value)]
        self.solver.push()
        self.solver.add(*given)
        evaluation = self.engine.evaluate(case)
        for rule, verdict in zip(self.engine.rule_set.rules, evaluation.rules, strict=True):
            true, false = self.verdicts.rules[rule.id]
            if verdict == 1 and not isinstance(true, bool):
                can_hold, can_fail = self.solver.check(true) == z3.sat, self.solver.check(false) == z3.sat
                if not (can_hold and can_fail):
                    yield rule.id
        self.solver.pop()

    def _exactly(self, question_id: str, value: Any) -> Iterator[Formula]:
        """That a question has this answer and no other."""
        answer = self.world.answers[question_id]
        given = value if isinstance(value, tuple) else (value,)
        cells = {answer.cell_of(entry) for entry in given}
        yield answer.answered
        for cell, part in answer.filled.items():
            yield part if cell in cells else z3.Not(part)
        if answer.cells.is_multi:
            yield answer.last[given[-1]]

    def no_answer_leaves_the_interval(self) -> Iterator[Proof]:
        """O5, O6: for every partial case and every refinement the new interval lies inside the old one."""
        later, after, _ = self._setting("later")
        solver = z3.SolverFor("QF_FD")
        solver.set("timeout", _TIME_OUT_MS)
        solver.add(*self.world.constraints, *self._valid(self.world, self.verdicts))
        solver.add(*later.constraints, *self._valid(later, after))
        solver.add(*self._refines(later))
        for option in self.options:
            escapes = []
            for stance in list(Stance)[1:]:
                low = self.verdicts.lowest_at_least(option, stance)
                high = self.verdicts.highest_at_least(option, stance)
                escapes.append(_both(low, _opposite(after.lowest_at_least(option, stance))))
                escapes.append(_both(_opposite(high), after.highest_at_least(option, stance)))
            possible = [escape for escape in escapes if escape is not False]
            yield self._unsat("O5", option, z3.Or(possible) if possible else False, solver=solver)

    def _refines(self, later: World) -> Iterator[Formula]:
        """Every answer stays, others may be added."""
        for question_id, answer in self.world.answers.items():
            other = later.answers[question_id]
            yield z3.Implies(answer.answered, other.answered)
            for value in answer.cells.values:
                yield z3.Implies(answer.answered, answer.filled[value] == other.filled[value])
                if answer.cells.is_multi:
                    yield z3.Implies(answer.answered, answer.last[value] == other.last[value])

    def complete_cases_are_settled(self) -> Iterator[Proof]:
        """O5, O14: with every question answered no rule and no derived finding is unknown."""
        complete = [self._is_complete(question_id) for question_id in self.world.answers]
        conditions = [(rule.id, self.verdicts.rules[rule.id]) for rule in self.engine.rule_set.rules]
        conditions += [(derived.id, self.verdicts.pair(derived.when)) for derived in self.engine.rule_set.derived]
        unknown = [z3.Not(z3.Or(true, false)) for _, (true, false) in conditions if not isinstance(true, bool)]
        yield self._unsat("O5", "complete cases are settled", *complete, z3.Or(unknown))


def _both(first: Formula, second: Formula) -> Formula:
    if first is False or second is False:
        return False
    return z3.And(first, second)


def _opposite(formula: Formula) -> Formula:
    return (not formula) if isinstance(formula, bool) else z3.Not(formula)
