"""Why an option stands above the next one: each part of the rank, on small rule sets and on the real ones."""

import pytest

from rairdtc_gui.domain.answers import RankPart
from rairdtc_gui.domain.case import Case
from rairdtc_gui.domain.rules import Certainty, Grade, Stance, Strength
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.engine.ranking import deciding_part
from rairdtc_gui.services.above import above_next
from tests.engine.worlds import STRONG, WEAK, indicate, option, question, rule, rule_set

IF_A, IF_B = {"finding": "a", "is": True}, {"finding": "b", "is": True}
X_BEFORE = rule("x", IF_A, indicate("x", Stance.RECOMMENDED, STRONG))
MODERATE = Grade(Strength.STRONG, Certainty.MODERATE, "S-M")


def words(*rules, **more):
    options = (
        option("x", 1, matched=more.get("matched", False)),
        option("y", more.get("order", 0), kind=more.get("kind", "systemic")),
    )
    engine = Engine(rule_set([question("a"), question("b")], [X_BEFORE, *rules], options))
    first, second = engine.decide(Case.of({"a": True})).options
    assert first.option == "x"
    return above_next(engine, first, second)


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        (
            [rule("y", IF_A, indicate("y", Stance.CONSIDER))],
            "stronger stance: recommended before consider",
        ),
        (
            [rule("y", IF_A, indicate("y")), rule("more", IF_B, indicate("x", Stance.PREFERRED))],
            "could still become preferred; the next one at most recommended",
        ),
        (
            [rule("y", IF_A, indicate("y", grade=WEAK))],
            "stronger recommendation: strong before conditional",
        ),
        (
            [rule("y", IF_A, indicate("y", grade=MODERATE))],
            "higher certainty: high before moderate",
        ),
    ],
)
def test_the_first_difference_is_said_with_both_sides(rules, said):
    assert words(*rules) == said


def test_equal_recommendations_are_told_apart_by_the_marker_then_by_the_stored_order():
    same = rule("y", IF_A, indicate("y"))
    assert words(same, matched=True) == "biomarker-matched"
    assert words(same, order=2) == "equal on these facts: stored order"


def test_a_treatment_stands_before_an_action_of_the_same_stance_that_could_rise_higher():
    rises = rule("more", IF_B, indicate("y", Stance.PREFERRED))
    assert words(rule("y", IF_A, indicate("y")), rises, kind="action") == "a treatment before what goes with it"


def test_nothing_but_the_stored_order_is_left_where_ranks_are_equal():
    assert deciding_part((1, 2, 3, 4, 5, 6, 7), (1, 2, 3, 4, 5, 6, 7)) is RankPart.ORDER


def test_every_place_of_the_real_ranks_has_a_part(engine):
    result = engine.decide(Case())
    assert all(len(engine.rank(answer)) == len(RankPart) for answer in result.options)
    assert all(above_next(engine, answer, result.options[-1]) for answer in result.options[:-1])
