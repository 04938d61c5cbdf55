"""Words for codes, and how numbers, units and doses are written."""

from __future__ import annotations

import dataclasses
from datetime import timedelta, timezone

import pytest

from rairdtc_gui.domain.answers import Status
from rairdtc_gui.domain.case import FindingState, Jurisdiction
from rairdtc_gui.domain.drugs import AdjustmentAction, Dose, Section
from rairdtc_gui.domain.provenance import Checked
from rairdtc_gui.domain.questions import QuestionType, Range
from rairdtc_gui.domain.rules import Certainty, Stance, Strength, Urgency
from rairdtc_gui.domain.tri import Tri
from rairdtc_gui.services.asked import PART_WORDS
from rairdtc_gui.ui import store_wording, wording
from tests.ui.parts import RESOURCES, a_question

WORDS = [
    (wording.stance_word, Stance),
    (wording.status_word, Status),
    (wording.urgency_word, Urgency),
    (wording.strength_words, Strength),
    (wording.certainty_words, Certainty),
    (wording.state_word, FindingState),
    (wording.verdict_word, Tri),
    (wording.checked_word, Checked),
    (wording.jurisdiction_word, Jurisdiction),
    (wording.section_title, Section),
    (wording.adjustment_word, AdjustmentAction),
]
NB = wording.NO_BREAK
#: Codes of the builder's models: every one has words of its own, not only its code.
CODES = {
    wording.action_word: ("withhold", "reduce", "discontinue", "continue"),
    wording.availability_words: (
        "approved-rair-dtc", "approved-fusion-thyroid", "approved-tumour-agnostic", "other-tumour-only",
        "not-approved", "off-label", "rair-dtc", "fusion-positive-thyroid", "tumour-agnostic",
    ),
    wording.drug_class_word: (
        "antiangiogenic-multikinase-inhibitor", "ret-inhibitor", "trk-inhibitor", "braf-inhibitor", "mek-inhibitor",
        "alk-inhibitor", "mtor-inhibitor", "immune-checkpoint-inhibitor", "cytotoxic", "supportive",
    ),
    wording.hit_kind_word: (
        "drug", "option", "trial", "toxicity", "gene", "definition", "question", "part", "event", "calculator",
        "co-medicine", "pair",
    ),
    wording.part_title: tuple(PART_WORDS),
}  # fmt: skip


@pytest.mark.parametrize(("words", "members"), WORDS, ids=lambda entry: getattr(entry, "__name__", ""))
def test_every_member_has_a_word_of_its_own(words, members):
    said = [words(member) for member in members]
    assert all(said)
    assert len(set(said)) == len(said)


@pytest.mark.parametrize(("words", "code"), [(words, code) for words, codes in CODES.items() for code in codes])
def test_every_code_has_words(words, code):
    assert words(code)
    assert words(code) != code


def test_an_unknown_code_stays_readable():
    assert wording.action_word("taper-slowly") == "taper slowly"
    assert wording.region_word("TGA") == "TGA"


def test_every_stance_state_and_hit_has_an_icon():
    names = {path.stem for path in (RESOURCES / "icons").glob("*.svg")}
    assert {wording.stance_icon(stance) for stance in Stance} <= names
    assert {wording.state_icon(state) for state in FindingState} <= names
    assert {wording.hit_icon(kind) for kind in (*CODES[wording.hit_kind_word], "new-kind")} <= names


@pytest.mark.parametrize(
    ("dose", "text"),
    [
        (Dose(24, None, "mg", "oral", "once daily"), f"24{NB}mg"),
        (Dose(0.5, None, "mg", "oral", "once daily"), f"0.5{NB}mg"),
        (Dose(1000, None, "mg", "oral", "once daily"), f"1,000{NB}mg"),
        (Dose(14, 20, "mg", "oral", "once daily"), f"14{NB}to{NB}20{NB}mg"),
        (Dose(7.4, None, "GBq", "intravenous", "once"), f"7.4{NB}GBq (200{NB}mCi)"),
        (Dose(3.7, 5.55, "GBq", "oral", "once"), f"3.7{NB}to{NB}5.55{NB}GBq (100{NB}to{NB}150{NB}mCi)"),
    ],
)
def test_an_amount_has_no_trailing_zero_and_keeps_its_unit(dose, text):
    assert wording.amount_text(dose) == text


def test_a_dose_line_breaks_after_dashes_only():
    text = wording.dose_text("thyrotropin alfa", Dose(0.9, None, "mg", "intramuscular", "once daily for 2 days"))
    assert text.replace(NB, " ") == "thyrotropin alfa — 0.9 mg — intramuscular — once daily for 2 days"
    places = [place for place, letter in enumerate(text) if letter == " "]
    assert places == [place + 1 for place, letter in enumerate(text) if letter == "—"]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("less than 30 mL/min", "less than_30_mL/min"),
        ("response 95.8 % of 24", "response 95.8_% of_24"),
        ("n = 24 patients", "n_=_24_patients"),
        ("(95 % CI 78.9 to 99.9)", "(95_%_CI_78.9_to_99.9)"),
        ("15.1 to not reached", "15.1_to_not reached"),
        ("more than 500 ms [3]", "more than_500_ms_[3]"),
        ("AST < 5 x ULN", "AST <_5_x ULN"),
        ("grade 3 or 4", "grade_3_or_4"),
        ("Child-Pugh C", "Child-Pugh_C"),
        ("10 to 14 mg", "10_to_14_mg"),
        ("2 (140-159 or 90-99 mmHg)", "2 (140-159 or 90-99_mmHg)"),
        ("at 22 GBq (600 mCi) or more", "at 22_GBq (600_mCi) or more"),
        ("not 24 mg", "not_24_mg"),
        ("a text without any number", "a text without any number"),
        ("seen [1] [2]", "seen_[1]_[2]"),
        ("RET fusion in 5 cohorts", "RET fusion in 5 cohorts"),
    ],
)
def test_a_number_stays_with_what_it_belongs_to(text, bound):
    assert wording.bind(text).replace(NB, "_") == bound
    assert wording.bind(wording.bind(text)) == wording.bind(text)
    assert wording.bind(text).replace(NB, " ") == text


def test_answers_are_said_in_words():
    choice = a_question(QuestionType.CHOICE, answers=("Clear", "Abuts"))
    multi = a_question(QuestionType.MULTI, answers=("Pain", "Cough"))
    number = a_question(QuestionType.NUMBER, unit="percent")
    assert wording.answer_text(choice, "abuts") == "Abuts"
    assert wording.answer_text(multi, ("pain", "cough")) == "Pain, Cough"
    assert wording.answer_text(number, 12.5) == f"12.5{NB}%"
    assert wording.answer_text(number, -20.0) == f"-20{NB}%"
    assert wording.answer_text(a_question(QuestionType.BOOLEAN), False) == "No"
    assert wording.answer_text(a_question(QuestionType.DATE), "2026-11-25") == "2026-11-25"


def test_a_range_and_units_are_bound():
    assert wording.range_text(Range(300, 550), "ms") == f"300{NB}to{NB}550{NB}ms"
    assert wording.with_unit("2", "x ULN") == f"2{NB}\u00d7{NB}ULN"
    assert wording.with_unit("2", "") == "2"
    assert wording.with_unit("1", "years") == f"1{NB}year"
    assert wording.with_unit("1.5", "years") == f"1.5{NB}years"


def test_the_about_page_has_its_sentences():
    counts = {"drugs": 1, "options": 2, "rules": 3, "questions": 4, "trials": 5, "sources": 6,
              "facts_seen": 7, "facts_recall": 8, "facts_own": 9}  # fmt: skip
    assert "8 are unconfirmed" in wording.counts_sentence(counts)
    assert "9 more are editor's notes" in wording.counts_sentence(counts)
    assert "2026-11-25" in wording.knowledge_context("26.11", "2026-11-25")
    assert "abc" in wording.hash_sentence("abc")
    assert all(wording.about_head(part) for part in ("use", "knowledge", "licences"))


def test_dose_is_what_the_result_file_writes():
    """One meaning, two writers: the line on screen is the line of the JSON, no-break spaces aside."""
    from rairdtc_gui.services.result_json import dose_line

    dose = Dose(14, 20, "mg", "oral", "once daily")
    for changed in (dose, dataclasses.replace(dose, amount=1200, amount_to=None)):
        assert wording.dose_text("lenvatinib", changed).replace(NB, " ") == dose_line("lenvatinib", changed)


@pytest.mark.parametrize("stance", Stance)
def test_a_stance_within_a_sentence_is_called_as_it_is_on_its_card(stance):
    assert wording.stance_word(stance).lower() == stance.words


@pytest.mark.parametrize(
    ("moment", "hours", "day"),
    [
        ("2026-11-27T23:30:00+00:00", 8, "2026-11-28"),
        ("2026-11-27T15:59:59+00:00", 8, "2026-11-27"),
        ("2026-11-27T16:00:00+00:00", 8, "2026-11-28"),
        ("2026-11-27T02:00:00+00:00", -5, "2026-11-26"),
    ],
)
def test_a_stored_moment_is_on_the_day_of_the_clock_here(moment, hours, day):
    assert store_wording.local_day(moment, timezone(timedelta(hours=hours))) == day
