"""The words of a typed text: which stand together and which are left; punctuation at their edges does not count."""

import pytest

from rairdtc_gui.domain.phrases import Phrase, Phrases, bare


def texts(phrases):
    return list(dict.fromkeys(phrase.text for phrase in phrases))


def test_words_that_stand_together_the_longest_first():
    assert texts(Phrases("dose of drug").together()) == ["dose of drug", "dose of", "of drug", "dose", "of", "drug"]


def test_each_han_character_is_a_word_and_a_bracket_may_belong_to_a_name():
    assert {"仑伐", "伐a", "a"} <= set(texts(Phrases("仑伐a").together()))
    assert {"iodide (131i)", "iodide (131i", "131i"} <= set(texts(Phrases("iodide (131i)").together()))


def test_two_words_apart_in_either_order():
    assert texts(Phrases("cabo 80 caps").apart()) == ["cabo caps", "80 cabo", "caps cabo", "caps 80"]


def test_what_is_left_keeps_its_order():
    assert Phrases("dose of drug in child-pugh b").without((2,)) == Phrase(
        "dose of in child-pugh b", (0, 1, 3, 4, 5, 6)
    )
    assert Phrases("drug").without((0,)) == Phrase("", ())


def test_a_long_text_is_cut():
    assert max(len(phrase.places) for phrase in Phrases("a b c d e f g").together()) == 6
    assert max(len(phrase.places) for phrase in Phrases("仑" * 20).together()) == 10
    assert len(Phrases("a " * 90).words) == 40


def test_hyphens_come_and_go():
    assert Phrase("hand foot", (0, 1)).spellings == ("hand foot", "hand-foot")
    assert Phrase("child-pugh", (0, 1)).spellings == ("child-pugh", "child pugh")
    assert Phrase("a b c d", (0, 1, 2, 3)).spellings == ("a b c d",)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("lenvatinib,", "lenvatinib"),
        ('"lenvatinib" (10 mg)', "lenvatinib 10 mg"),
        ("child-pugh", "child-pugh"),
        ("仑伐替尼。", "仑伐替尼"),
        ("- -", ""),
        ("a, b", "a b"),
    ],
)
def test_punctuation_at_the_edges_of_words_goes(text, plain):
    assert bare(text) == plain
