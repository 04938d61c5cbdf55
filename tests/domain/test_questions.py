"""What each type of question takes, what it refuses, and how it says what is allowed."""

import pytest

from rairdtc_gui.domain.questions import AnswerError, QuestionType, Range, beside_threshold
from tests.engine.worlds import question

YES_NO = question("yes-no")
CHOICE = question("ecog", QuestionType.CHOICE, ("0", "1", "2"))
MULTI = question("sites", QuestionType.MULTI, ("lung", "bone", "none"), none_value="none")
ORDERED = question("agents", QuestionType.MULTI, ("a", "b", "none"), none_value="none", ordered=True)
NUMBER = question("crcl", QuestionType.NUMBER, unit="mL/min", hard=Range(0, 300), plausible=Range(10, 150))
FREE = question("free", QuestionType.NUMBER, hard=None)
DATE = question("day", QuestionType.DATE)


@pytest.mark.parametrize(
    ("asked", "raw", "kept"),
    [
        (YES_NO, False, False),
        (CHOICE, "1", "1"),
        (CHOICE, 1, "1"),
        (MULTI, ["bone", "lung"], ("lung", "bone")),
        (MULTI, ("none",), ("none",)),
        (ORDERED, ["b", "a"], ("b", "a")),
        (NUMBER, 300, 300.0),
        (FREE, -5e9, -5e9),
        (DATE, "2026-11-25", "2026-11-25"),
    ],
)
def test_an_answer_is_kept_in_the_type_of_its_question(asked, raw, kept):
    assert asked.accept(raw) == kept
    assert type(asked.accept(raw)) is type(kept)


@pytest.mark.parametrize(
    ("asked", "raw", "said"),
    [
        (YES_NO, "yes", "allowed: true or false"),
        (YES_NO, 1, "allowed: true or false"),
        (CHOICE, "5", "allowed: one of 0, 1, 2"),
        (CHOICE, True, "allowed: one of 0, 1, 2"),
        (MULTI, "lung", "allowed: a list of at least one of lung, bone, none"),
        (MULTI, [], "allowed: a list of at least one of"),
        (MULTI, ["lung", "skin"], "'skin' is not allowed"),
        (MULTI, ["lung", "lung"], "names an answer twice"),
        (MULTI, ["lung", "none"], "'none' cannot stand beside other answers"),
        (NUMBER, 300.1, "allowed: a number from 0 to 300 mL/min"),
        (NUMBER, True, "allowed: a number from 0 to 300 mL/min"),
        (NUMBER, "60", "allowed: a number from 0 to 300 mL/min"),
        (FREE, float("nan"), "nan is not allowed; allowed: a number"),
        (DATE, "25.11.2026", "allowed: a date such as 2026-11-25"),
        (DATE, 20261125, "20261125 is not allowed; allowed: a date such as 2026-11-25"),
    ],
)
def test_what_does_not_fit_is_refused_with_what_is_allowed(asked, raw, said):
    with pytest.raises(AnswerError) as caught:
        asked.accept(raw)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("asked", "raw"),
    [(YES_NO, "yes"), (CHOICE, True), (CHOICE, 1.0), (MULTI, "lung"), (NUMBER, "60"), (NUMBER, 300.5), (DATE, "today")],
)
def test_a_refusal_begins_with_what_was_given(asked, raw):
    with pytest.raises(AnswerError) as caught:
        asked.accept(raw)
    assert str(caught.value) == f"{raw!r} is not allowed; allowed: {asked.allowed()}"


def test_a_number_without_unit_and_range_is_just_a_number():
    assert FREE.allowed() == "a number"
    assert NUMBER.allowed() == "a number from 0 to 300 mL/min"


def test_only_a_number_outside_its_plausible_range_is_questioned():
    assert [NUMBER.is_plausible(amount) for amount in (9.9, 10.0, 150.0, 150.1)] == [False, True, True, False]
    assert FREE.is_plausible(1e9)
    assert all(NUMBER.is_plausible(value) for value in (True, "word", ("word",)))


def test_an_answer_without_a_label_is_shown_as_it_is():
    assert (CHOICE.label_of("1"), CHOICE.label_of("9")) == ("1", "9")


@pytest.mark.parametrize(
    ("tried", "side", "threshold"),
    [(39.999, -1, 40), (30.001, 1, 30), (470, 0, 470), (0.001, 1, 0), (-0.001, -1, 0), (2.099, -1, 2.1), (2.1, 0, 2.1)],
)
def test_a_number_that_was_tried_is_told_by_its_threshold(tried, side, threshold):
    found = beside_threshold(tried)
    assert found[0] == side
    assert found[1] == pytest.approx(threshold)
