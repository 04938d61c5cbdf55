"""What is kept from earlier cases never shows in the answer to another one."""

import random

import pytest

from rairdtc_gui.domain.case import Case, Jurisdiction
from rairdtc_gui.engine import kept
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.engine.kept import Kept, pick
from tests.engine.test_random_worlds import WORLDS, cases, world
from tests.prove.agreement import random_cases


@pytest.mark.parametrize("number", WORLDS)
def test_an_engine_that_answered_others_answers_as_a_new_one(number):
    made = world(random.Random(number))
    engine = Engine(made)
    for case in cases(random.Random(number)):
        assert engine.decide(case) == Engine(made).decide(case), case


def test_the_same_with_the_shipped_rules(engine):
    for case, _ in random_cases(engine, 25, seed=3):
        for region in ("FDA", "EMA"):
            alone = Engine(engine.rule_set)
            assert engine.decide(case, region) == alone.decide(case, region), case


def test_an_option_on_which_nothing_changed_has_the_same_answer(engine):
    before = engine.decide(Case.of({"region": "EU", "ecog": "1"}))
    after = engine.decide(Case.of({"region": "EU", "ecog": "1", "drivers": ("ret-fusion",)}))
    pairs = [(before.option(answer.option), answer) for answer in after.answers]
    same = [answer.option for earlier, answer in pairs if answer is earlier]
    assert same == [answer.option for earlier, answer in pairs if answer == earlier]
    assert len(pairs) / 2 < len(same) < len(pairs)


def test_a_dose_that_changes_alone_changes_the_answer(engine):
    case = Case.of({"region": "EU", "child-pugh": "A"}, jurisdiction=Jurisdiction.EU)
    for answers in (case, case.answered("child-pugh", "C"), case):
        found, alone = engine.decide(answers), Engine(engine.rule_set).decide(answers)
        assert [answer.doses for answer in found.answers] == [answer.doses for answer in alone.answers]


def test_what_is_kept_is_found_by_its_key():
    things = Kept()
    assert things.get(("a", 1)) is None
    assert things.keep(("a", 1), "one") == "one"
    assert things.keep(("a", 2), "two") == "two"
    assert (things.get(("a", 1)), things.get(("a", 2))) == ("one", "two")


def test_only_so_much_is_kept(monkeypatch):
    monkeypatch.setattr(kept, "MOST_KEPT", 2)
    things = Kept()
    for number in range(3):
        things.keep(number, str(number))
    assert [things.get(number) for number in range(3)] == [None, None, "2"]


def test_what_is_picked_tells_lists_apart_by_the_places_alone():
    first, other = [0, 1, 2, 1], [0, 1, 2, 0]
    assert pick((0, 2))(first) == pick((0, 2))(other)
    assert pick((0, 3))(first) != pick((0, 3))(other)
    assert pick((3,))(first) != pick((3,))(other)
    assert pick(())(first) == pick(())(other)
