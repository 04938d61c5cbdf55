"""What is supposed in What if: tried numbers, refused answers, and a case that changes below the panel."""

from __future__ import annotations

import pytest

from rairdtc_gui.domain.case import FindingState
from tests.ui.test_result_panels_presenter import Real

TRIED = "corrected-calcium"
BAND = "less than 1.75\u00a0mmol/L"
LATE = "2031-01-01"


@pytest.fixture
def real(knowledge):
    return Real(knowledge, "ex-03")


# --- a number that was tried ----------------------------------------------------------------------


def test_a_number_that_was_tried_is_shown_in_the_words_of_its_band(real):
    real.listener.on_question_supposed(TRIED)
    (row,) = real.view.what_if.supposed
    assert (row.before, row.after) == ("not answered", BAND)
    assert real.view.what_if.moved
    assert all(moved.cause.endswith(BAND) for moved in real.view.what_if.moved)
    real.listener.on_supposition_edited(TRIED)
    edited = real.view.what_if.edited
    assert (edited.state, edited.value, edited.refused) == (FindingState.UNANSWERED, None, "")


def test_keeping_a_number_that_was_tried_asks_for_the_number_and_only_a_typed_one_is_kept(real):
    before = real.session.case
    real.listener.on_question_supposed(TRIED)
    real.listener.on_suppositions_kept()
    assert real.session.case is before
    edited = real.view.what_if.edited
    assert (edited.question.id, edited.value) == (TRIED, None)
    assert edited.refused == f"Not kept: {BAND} was only tried. Enter the number itself, then keep it."
    assert [row.after for row in real.view.what_if.supposed] == [BAND]
    real.listener.on_answer_supposed(TRIED, 1.6)
    assert [row.after for row in real.view.what_if.supposed] == ["1.6\u00a0mmol/L"]
    assert real.view.what_if.edited.refused == ""
    real.listener.on_suppositions_kept()
    assert real.view.what_if is None
    assert real.session.case.findings[TRIED] == 1.6


def test_a_typed_number_beside_a_threshold_stays_the_number_that_was_typed(real):
    real.listener.on_question_supposed(TRIED)
    real.listener.on_answer_supposed(TRIED, 1.749)
    assert [row.after for row in real.view.what_if.supposed] == ["1.749\u00a0mmol/L"]
    real.listener.on_suppositions_kept()
    assert real.session.case.findings[TRIED] == 1.749


# --- an answer that was refused -------------------------------------------------------------------


@pytest.fixture
def refused(real):
    """Something is supposed, and a day that is still to come was refused."""
    real.listener.on_what_if_requested("")
    real.listener.on_answer_picked("drivers=ret-fusion")
    real.listener.on_answer_picked("rai-last-date")
    real.listener.on_answer_supposed("rai-last-date", LATE)
    assert real.view.what_if.edited.refused.startswith(f"Day not stored: {LATE}")
    return real


def test_what_was_refused_never_stands_under_another_question(refused):
    refused.listener.on_supposition_edited("drivers")
    edited = refused.view.what_if.edited
    assert (edited.question.id, edited.refused) == ("drivers", "")


def test_what_was_refused_is_forgotten_where_a_second_change_is_wanted(refused):
    refused.listener.on_second_wanted()
    refused.listener.on_supposition_edited("rai-last-date")
    assert refused.view.what_if.edited.refused == ""


def test_what_was_refused_stays_under_its_own_question_until_that_is_dropped(refused):
    refused.listener.on_supposition_dropped("drivers")
    assert refused.view.what_if.edited.refused.startswith(f"Day not stored: {LATE}")
    refused.listener.on_supposition_dropped("rai-last-date")
    assert refused.view.what_if.edited is None
    refused.listener.on_supposition_edited("rai-last-date")
    assert refused.view.what_if.edited.refused == ""


# --- a case that changes below the panel ----------------------------------------------------------


def test_what_the_case_says_by_now_is_supposed_no_more(real):
    real.session.answer("drivers", ("ret-fusion",))
    real.session.undo()
    real.listener.on_what_if_requested("")
    real.listener.on_answer_picked("drivers=ret-fusion")
    real.listener.on_answer_picked("haemoptysis=massive")
    real.session.redo()
    assert [row.question for row in real.view.what_if.supposed] == ["haemoptysis"]
