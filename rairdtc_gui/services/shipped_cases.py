"""Runs the shipped example cases through the engine and compares with what is expected of them."""

from __future__ import annotations

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


def check_shipped_cases(knowledge: Knowledge) -> list[str]:
    """One line for every expectation that is not met."""
    engine = Engine(knowledge.rule_set)
    reader = case_reader(knowledge.rule_set)
    return [
        problem
        for example in knowledge.example_cases
        for problem in unmet(example, engine.decide(reader.from_example(example)))
    ]


def unmet(example: ExampleCase, result: Result) -> list[str]:
    """What an example expects and does not get."""
    return [
        f"{example.id}: {option} should be {expectation.replace('_', ' ')}, is {result.option(option).stance.code}"
        for expectation, options in example.expected
        for option in options
        if result.option(option).stance not in _FULFILS[expectation]
    ]
