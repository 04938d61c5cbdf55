"""What is found once of a condition asks what the whole condition asks."""

from rairdtc_gui.domain.tri import Tri
from rairdtc_gui.engine.leaves import Leaves, add_asked
from tests.engine.test_random_worlds import engine_and_cases  # noqa: F401
from tests.prove.agreement import random_cases


def check_asks_the_same(engine, evaluation):
    leaves = Leaves(engine.compiled.slot_of, {derived.id: derived for derived in engine.rule_set.derived})
    for made in engine.rule_set.rules:
        if engine.judge(made.when, evaluation) is Tri.UNKNOWN:
            asked = {}
            add_asked(asked, leaves.of(made.when), evaluation.verdicts)
            assert tuple(asked) == engine.open_questions(made.when, evaluation), made.id


def test_in_small_worlds(engine_and_cases):  # noqa: F811
    engine, some = engine_and_cases
    for case in some:
        check_asks_the_same(engine, engine.evaluate(case))


def test_in_the_shipped_rules(engine):
    for case, _ in random_cases(engine, 6, seed=21):
        check_asks_the_same(engine, engine.evaluate(case))
