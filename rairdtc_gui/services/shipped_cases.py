"""Runs the shipped example cases through the engine and compares with what is expected of them."""

from __future__ import annotations

from dataclasses import dataclass

from rairdtc_gui.domain.answers import Result
from rairdtc_gui.domain.knowledge import ExampleCase
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.case_file import case_reader

#: Which stances fulfil each expectation; the words are explained in db/README.md.
_FULFILS = {
    "preferred": frozenset({Stance.PREFERRED, Stance.RECOMMENDED}),
    "acceptable": frozenset({Stance.PREFERRED, Stance.RECOMMENDED, Stance.CONSIDER}),
    "not_recommended": frozenset({Stance.NONE, Stance.NOT_RECOMMENDED, Stance.CONTRAINDICATED}),
    "contraindicated": frozenset({Stance.NOT_RECOMMENDED, Stance.CONTRAINDICATED}),
}


@dataclass(frozen=True, slots=True)
class CasesRun:
    """How many cases were evaluated, how many passed, what was expected, and a line for everything that is not so."""

    cases: int
    passed: int
    expectations: int
    problems: tuple[str, ...]


def run_shipped_cases(knowledge: Knowledge) -> CasesRun:
    """Evaluates every shipped case with an engine of its own."""
    engine, reader = Engine(knowledge.rule_set), case_reader(knowledge.rule_set)
    examples = knowledge.example_cases
    found = [unmet(example, engine.decide(reader.from_example(example))) for example in examples]
    return CasesRun(
        cases=len(examples),
        passed=sum(not problems for problems in found),
        expectations=sum(len(options) for example in examples for _, options in example.expected),
        problems=tuple(problem for problems in found for problem in problems),
    )


def check_shipped_cases(knowledge: Knowledge) -> list[str]:
    """One line for every expectation that is not met."""
    return list(run_shipped_cases(knowledge).problems)


def unmet(example: ExampleCase, result: Result) -> list[str]:
    """What an example expects and does not get."""
    return [
        f"{example.id}: {option} should be {expectation.replace('_', ' ')}, is {result.option(option).stance.code}"
        for expectation, options in example.expected
        for option in options
        if result.option(option).stance not in _FULFILS[expectation]
    ]
