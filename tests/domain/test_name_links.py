"""Names in sentences become links; names inside other words do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rairdtc_gui.domain.name_links import NO_NAMES, NameLinks

NAMES = NameLinks({
    "lenvatinib": "drugs/lenvatinib", "cabozantinib": "drugs/cabozantinib",
    "cabozantinib capsules": "drugs/cabozantinib-capsules", "SELECT": "evidence/select", "RET fusion": "signals/ret",
    "FGFR1 (FGFR1-4)": "signals/fgfr",
})  # fmt: skip


def links(text, names=NAMES):
    return [piece for piece in names.pieces(text) if piece[1]]


def test_every_name_is_found_once_and_the_longest_wins():
    text = "In SELECT lenvatinib won; cabozantinib capsules are not cabozantinib. Lenvatinib? lenvatinib again."
    assert [name for name, _ in links(text)] == ["SELECT", "lenvatinib", "cabozantinib capsules", "cabozantinib"]


@pytest.mark.parametrize("text", ["", "preselected", "SELECTED", "SELECT-2", "pre-lenvatinib", "Lenvatinib", "select"])
def test_a_part_of_another_word_is_no_name(text):
    assert links(text) == []


def test_a_space_that_does_not_break_is_a_space():
    assert links("a RET\u00a0fusion") == [("RET\u00a0fusion", "signals/ret")]


def test_signs_in_a_name_are_letters_and_no_pattern():
    assert links("FGFR1 (FGFR1-4) acts") == [("FGFR1 (FGFR1-4)", "signals/fgfr")]


def test_a_page_does_not_link_to_itself():
    assert links("lenvatinib in SELECT", NAMES.without("drugs/lenvatinib")) == [("SELECT", "evidence/select")]
    assert NO_NAMES.pieces("lenvatinib") == (("lenvatinib", ""),)


PARTS = ("SELECT", "lenvatinib", "cabozantinib", " capsules", "RET", " ", "\u00a0", "<b>", "&", "\n", "-", "x")


@given(st.lists(st.sampled_from(PARTS)).map("".join))
def test_nothing_of_the_text_is_lost(text):
    assert "".join(piece for piece, _ in NAMES.pieces(text)) == text
