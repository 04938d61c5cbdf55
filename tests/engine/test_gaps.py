"""Which answers of a question are tried: one for each set that the rules judge alike, and none that is not allowed."""

import pytest

from rairdtc_gui.domain.case import Case, Jurisdiction
from rairdtc_gui.domain.questions import QuestionType, Range
from rairdtc_gui.domain.rules import Caution, Stance
from rairdtc_gui.engine.compiled import compile_rules
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.engine.gaps import GapFinder
from rairdtc_gui.engine.lanes import Lanes
from tests.engine.worlds import indicate, question, restrict, rule, rule_set

IF_A = {"finding": "a", "is": True}


def tried(asked, *conditions):
    rules = [rule(f"r{place}", condition, indicate("x")) for place, condition in enumerate(conditions)]
    return GapFinder(Engine(rule_set([asked], rules))).answers(asked.id)


@pytest.mark.parametrize(
    ("asked", "answers"),
    [
        (question("q"), (True, False)),
        (question("q", QuestionType.CHOICE, ("x", "y", "not-done"), unavailable_values=["not-done"]), ("x", "y")),
        (question("q", QuestionType.MULTI, ("x", "none"), none_value="none"), (("x",), ("none",))),
        (question("q", QuestionType.DATE), ()),
        (question("q", QuestionType.NUMBER), ()),
    ],
)
def test_the_answers_of_each_type(asked, answers):
    assert tried(asked) == answers


def test_a_number_is_tried_at_each_threshold_and_on_either_side_of_it():
    asked = question("q", QuestionType.NUMBER, hard=Range(0, 300))
    conditions = ({"finding": "q", "less-than": 30}, {"finding": "q", "between": [60, 300]})
    assert tried(asked, *conditions) == pytest.approx((29.999, 30, 30.001, 59.999, 60, 60.001, 299.999, 300))


def test_a_number_without_a_hard_range_is_tried_at_every_threshold():
    asked = question("q", QuestionType.NUMBER, hard=None)
    assert tried(asked, {"finding": "q", "at-least": -5}) == pytest.approx((-5.001, -5, -4.999))


def test_a_comparison_that_names_no_amount_gives_no_threshold():
    asked = question("q", QuestionType.NUMBER)
    assert tried(asked, {"finding": "q", "is": "high"}, {"finding": "q", "at-most": 5}) == pytest.approx(
        (4.999, 5, 5.001)
    )


def test_a_question_that_moves_nothing_is_not_asked():
    world = rule_set([question("a"), question("b")], [rule("yes", IF_A, indicate("x"))])
    (gap,) = GapFinder(Engine(world)).gaps(Case())
    assert (gap.question, gap.option, gap.answer) == ("a", "x", True)
    assert GapFinder(Engine(world)).gaps(Case.of({"a": True})) == ()


def test_the_strongest_move_is_the_example():
    world = rule_set(
        [question("a"), question("b")],
        [rule("yes", IF_A, indicate("x"), indicate("y")), rule("no", {"finding": "b", "is": True}, restrict("y"))],
    )
    gap = next(gap for gap in GapFinder(Engine(world)).gaps(Case.of({"a": True})) if gap.question == "b")
    assert (gap.option, gap.answer, gap.moves) == ("y", True, 1)
    assert (gap.before.code, gap.after.code) == ("recommended", "not-recommended")


def test_without_a_question_for_the_region_the_rules_of_one_stay_open():
    asked = [question("a")]
    rules = [rule("us", IF_A, indicate("x"), jurisdictions=[Jurisdiction.US])]
    finder = GapFinder(Engine(rule_set(asked, rules)))
    (gap,) = finder.gaps(Case.of({}, jurisdiction=Jurisdiction.US))
    assert (gap.question, gap.moves, gap.after) == ("a", 1, Stance.RECOMMENDED)
    (unplaced,) = finder.gaps(Case())
    assert (unplaced.question, unplaced.moves, unplaced.after) == ("a", 1, Stance.NONE)


def test_only_answers_that_a_stance_can_tell_apart_have_a_lane():
    asked = [question("q", QuestionType.CHOICE, ("x", "y", "z")), question("idle")]
    conditions = ({"finding": "q", "is": "x"}, {"finding": "q", "is": "z"})
    rules = [rule("yes", conditions[0], indicate("x")), rule("note", conditions[1], Caution(("x",), "", "t", "m"))]
    compiled = compile_rules(rule_set(asked, rules))
    lanes = Lanes(compiled, asked, compiled.rule_reads[0])
    assert [(lanes[lane].question, lanes[lane].value) for lane in range(len(lanes))] == [
        ("q", "x"), ("q", "y"), ("idle", True)
    ]  # fmt: skip
    assert (lanes.of("q"), lanes.of("idle"), lanes.of("nobody")) == (0b011, 0b100, 0)
    assert lanes.where("q", lambda value: value == "y") == 0b010
    assert list(lanes.first_of_each(0b110)) == [1, 2]
    assert list(lanes.first_of_each(0b111)) == [0, 2]


def test_what_could_never_be_indicated_does_not_count_for_the_order():
    """Whatever is answered to a, x is restricted; with b it may stay as it is. Neither closes a possibility."""
    bars = [
        rule("a-yes", IF_A, restrict("x")),
        rule("a-no", {"finding": "a", "is": False}, restrict("x", stance=Stance.CONTRAINDICATED)),
        rule("b-yes", {"finding": "b", "is": True}, restrict("x")),
    ]
    found = GapFinder(Engine(rule_set([question("a"), question("b")], bars))).gaps(Case())
    assert [(gap.question, gap.moves) for gap in found] == [("a", 1), ("b", 1)]


def test_an_answer_with_which_another_question_cannot_apply_closes_what_that_one_opened():
    asked = [question("a"), question("b", applies={"finding": "a", "is": False})]
    finder = GapFinder(Engine(rule_set(asked, [rule("yes", {"finding": "b", "is": True}, indicate("x"))])))
    assert [(gap.question, gap.moves, gap.answer) for gap in finder.gaps(Case())] == [("a", 1, None), ("b", 1, True)]
