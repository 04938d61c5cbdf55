"""What follows from the verdicts of another case is what follows from the case alone, after any number of changes."""

import random

import pytest

from rairdtc_gui.domain.case import Case, Jurisdiction
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.engine.gaps import GapFinder
from tests.engine.test_random_worlds import VALUES, WORLDS, world
from tests.prove.agreement import random_cases

STEPS = 60


def check_same(engine, case, since):
    """Evaluates a case from another; returns the evaluation."""
    found, anew = engine.evaluate(case, since), engine.evaluate(case)
    assert found == anew, dict(case.findings)
    return found


def changed_once(case, chance, values):
    name = chance.choice(list(values))
    match chance.randrange(4):
        case 0:
            return case.cleared(name)
        case 1:
            return case.marked_unavailable(name)
        case _:
            return case.answered(name, chance.choice(values[name]))


@pytest.mark.parametrize("number", WORLDS)
def test_a_long_way_of_single_changes_in_a_small_world(number):
    chance = random.Random(number)
    engine = Engine(world(chance))
    case, found = Case(), engine.evaluate(Case())
    for _ in range(STEPS):
        case = changed_once(case, chance, VALUES)
        found = check_same(engine, case, found)


def test_a_long_way_of_single_changes_with_the_shipped_rules(engine):
    finder, chance = GapFinder(engine), random.Random(1)
    answers = {name: finder.answers(name) for name in engine.compiled.question_order}
    values = {name: found for name, found in answers.items() if found}
    case, found = Case(), engine.evaluate(Case())
    for _ in range(400):
        case = changed_once(case, chance, values)
        found = check_same(engine, case, found)


def test_from_any_case_to_any_other(engine):
    found = engine.evaluate(Case())
    for case, _ in random_cases(engine, 100, seed=11):
        found = check_same(engine, case, found)


def test_another_jurisdiction_with_the_same_answers(engine):
    for case, _ in random_cases(engine, 5, seed=12):
        found = engine.evaluate(case)
        for jurisdiction in (None, *Jurisdiction):
            other = Case.of(case.findings, jurisdiction=jurisdiction)
            found = check_same(engine, other, found)


def test_the_evaluation_from_which_another_is_made_stays_as_it_was(engine):
    before, again = engine.evaluate(Case()), engine.evaluate(Case())
    engine.evaluate(Case.of({"region": "US", "ecog": "1"}), before)
    assert before == again
