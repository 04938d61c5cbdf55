"""A second evaluator, written from the decision model alone: no compilation, no sharing, one recursive function."""

from __future__ import annotations

import typing

from rairdtc_gui.domain.case import Case, Jurisdiction
from rairdtc_gui.domain.conditions import All, Any, Compare, Condition, Not, Operator
from rairdtc_gui.domain.knowledge import RuleSet
from rairdtc_gui.domain.rules import Indicate, Limit, Restrict, Stance


class Second:
    """Answers a case with None for unknown and Python's own truth values."""

    def __init__(self, rule_set: RuleSet) -> None:
        self._rules, self._options = rule_set.rules, [option.id for option in rule_set.options]
        self._questions = {question.id: question for question in rule_set.questions}
        self._derived = {derived.id: derived.when for derived in rule_set.derived}

    def stances(self, case: Case, jurisdiction: Jurisdiction) -> dict[str, tuple[Stance, Stance, Stance]]:
        """(stance, lowest, highest) of every option."""
        verdicts = [self._rule(rule, case, jurisdiction) for rule in self._rules]
        return {option: self._resolve(option, verdicts) for option in self._options}

    def _rule(self, rule, case, jurisdiction):
        return False if rule.jurisdictions and jurisdiction not in rule.jurisdictions else self.judge(rule.when, case)

    def judge(self, condition: Condition, case: Case) -> bool | None:
        """True, false, or none for unknown."""
        match condition:
            case Not(part):
                verdict = self.judge(part, case)
                return None if verdict is None else not verdict
            case All(parts):
                verdicts = [self.judge(part, case) for part in parts]
                return False if False in verdicts else None if None in verdicts else True
            case Any(parts):
                verdicts = [self.judge(part, case) for part in parts]
                return True if True in verdicts else None if None in verdicts else False
            case Compare():
                return self._compare(condition, case)

    def _compare(self, asked: Compare, case: Case) -> bool | None:
        if asked.finding in self._derived:
            verdict = self.judge(self._derived[asked.finding], case)
            return None if verdict is None else verdict is asked.operand
        value: typing.Any = case.findings.get(asked.finding)
        applies = self._questions[asked.finding].applies
        if value is None:
            cannot = applies is not None and self.judge(applies, case) is False
            return asked.operand is False if cannot else None
        given: typing.Any = asked.operand
        named = value if isinstance(value, tuple) else ()
        return {
            Operator.IS: lambda: value == given, Operator.IN: lambda: value in given,
            Operator.INCLUDES: lambda: bool(set(named) & set(given)), Operator.LAST_IN: lambda: named[-1] in given,
            Operator.COUNT_OF: lambda: len(set(named) & set(given)) >= asked.at_least,
            Operator.LESS_THAN: lambda: value < given, Operator.AT_MOST: lambda: value <= given,
            Operator.MORE_THAN: lambda: value > given, Operator.AT_LEAST: lambda: value >= given,
            Operator.BETWEEN: lambda: given[0] <= value <= given[1],
        }[asked.operator]()  # fmt: skip

    def _resolve(self, option: str, verdicts: list[bool | None]) -> tuple[Stance, Stance, Stance]:
        """Restrictions win; the best indication stands; a limit takes it down to consider."""

        def of(kind, is_certain):
            return [
                effect
                for rule, verdict in zip(self._rules, verdicts, strict=True)
                for effect in rule.effects
                if isinstance(effect, kind)
                and option in (getattr(effect, "options", ()) or (getattr(effect, "option", ""),))
                and (verdict is True or (not is_certain and verdict is None))
                and not (kind is Indicate and not rule.may_raise)
            ]

        def best(is_certain, is_limited):
            stance = max((effect.stance for effect in of(Indicate, is_certain)), default=Stance.NONE)
            return min(stance, Stance.CONSIDER) if is_limited and stance > Stance.CONSIDER else stance

        worst = {c: min((effect.stance for effect in of(Restrict, c)), default=Stance.NONE) for c in (True, False)}
        if worst[True] < Stance.NONE:
            return worst[True], worst[False], worst[True]
        now, highest = best(True, bool(of(Limit, True))), best(False, bool(of(Limit, True)))
        lowest = worst[False] if worst[False] < Stance.NONE else best(True, bool(of(Limit, False)))
        return now, lowest, highest
