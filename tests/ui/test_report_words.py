"""Sentences of the report that no example case needs, and rows without this or that."""

from __future__ import annotations

from dataclasses import replace

from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.ui.printing import save_words
from rairdtc_gui.ui.result_rows.rows import (
    CardRow,
    ChipRow,
    DoseLine,
    DoseRow,
    ExcludedGroup,
    ExcludedOption,
    Line,
    Sign,
)
from rairdtc_gui.ui.screens.report import words
from rairdtc_gui.ui.screens.report.option_blocks import box, dose_paragraph, line_paragraph
from rairdtc_gui.ui.screens.report.text import plain_text
from tests.ui.report_parts import example_report, said


def test_counts_are_said_in_words():
    assert words.open_count(0) == "No decisive fact open."
    assert words.open_count(1) == "1 decisive fact open."
    assert words.open_count(2) == "2 decisive facts open."
    assert words.not_applying(0) == ""
    assert words.not_applying(1).startswith("1 question does not apply")
    assert words.more_options(0) == ""
    assert words.more_options(1).startswith("1 more option,")


def test_what_is_still_open_is_named_or_said_to_be_nothing():
    assert words.still_open((), "no open fact can change this") == "Still open: no open fact can change this."
    assert words.still_open(("QTcF", "Potassium"), "") == "Still open: QTcF, Potassium."


def test_contraindicated_options_are_always_named():
    names = tuple(f"option {number}" for number in range(20))
    said_ = words.ruled_out(names, names)
    assert all(name in said_ for name in names)
    assert "Not recommended: 20 options." in said_
    assert words.ruled_out((), ()) == ""


def test_words_before_and_after_printing():
    assert save_words.printed("Ward 3") == "Handed to the printer Ward 3."
    assert save_words.not_printed().startswith("Not printed")
    assert save_words.pdf_failed().startswith("Not saved")
    assert "not encrypted" in words.unencrypted("PDF")


def test_an_avoided_dose_is_a_stop_in_words_and_a_sign():
    paragraph = dose_paragraph(DoseLine("", "avoid", (3,), is_confirmed=False, is_stop=True))
    assert (paragraph.text, paragraph.icon, paragraph.is_dose) == ("avoid\u00a0[3]\u00a0unconfirmed", "stop", False)


def test_signs_of_reasons_have_their_word():
    line = Line("Bleeding is likely.", "On hold until it has stopped.", (1, 2), Sign.CONTRAINDICATED)
    paragraph = line_paragraph(line)
    assert paragraph.text == "Contraindicated: Bleeding is likely.  On hold until it has stopped.\u00a0[1] [2]"
    assert paragraph.icon == "contraindicated"
    assert line_paragraph(Line("Plain", "detail")).text == "Plain · detail"


def test_a_box_without_dose_and_rows_is_its_head(knowledge):
    card: CardRow = example_report(knowledge, 0).cards[0]
    bare = replace(card, supports=(), opposes=(), evidence=(), approval=(), above="", stops=(), dose=None, also="")
    assert box(bare).rows == box(bare).doses == ()
    chips = replace(bare, approval=(ChipRow("FDA", "approved"),), is_approval_confirmed=False)
    assert box(chips).rows[0].lines[0].text == "FDA: approved\u00a0unconfirmed"
    states = (ChipRow("FDA", "approved"), ChipRow("EMA", "none"), ChipRow("NMPA", "approved"))
    assert box(replace(bare, approval=states)).rows[0].lines[0].text == "FDA, NMPA: approved; EMA: none"
    dosed = replace(bare, dose=DoseRow((DoseLine("a — 1 mg", ""),), (Line("Lower in kidney failure."),)))
    assert [line.text for line in box(dosed).doses[0].lines] == ["a — 1 mg", "Lower in kidney failure."]


def test_contraindicated_groups_stand_before_those_not_recommended_with_what_else_excludes(knowledge):
    also = (Line("Also for this.", "", (1,)),)
    group = ExcludedGroup((Line("Because of this.", "", (1,)),), (ExcludedOption("a", "Option A", also),))
    rows = replace(example_report(knowledge, 0), contraindicated=(group,))
    texts = said(rows)
    place = texts.index("Contraindicated: Option A")
    assert texts[place + 1 : place + 3] == ["Because of this.\u00a0[1]", "Option A: Also for this.\u00a0[1]"]
    assert place < next(
        number for number, text in enumerate(texts) if text.startswith("Not recommended: ") and number > place
    )


def test_empty_parts_say_so(knowledge):
    rows = replace(
        example_report(knowledge, 0),
        first=(), cards=(), quiet=None, contraindicated=(), not_recommended=(), sources=(), points=(), monitoring=(),
    )  # fmt: skip
    rows = replace(rows, example=None, glance=replace(rows.glance, facts=(), options=(), more="", ruled_out=""))
    text = plain_text(rows)
    for part in ("first", "options", "excluded", "differ", "monitoring", "decision", "sources"):
        assert words.none_here(part) in text, part
    assert not text.startswith("EXAMPLE")
    assert Stance.PREFERRED.code not in text
