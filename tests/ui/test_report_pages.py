"""The PDF says what the structure says, letter by letter; its pages are those of the preview; nothing is parted."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from pypdf import PdfReader

from rairdtc_gui.app import environment
from rairdtc_gui.services.whole_files import is_whole_pdf
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.printing.blocks import Box
from rairdtc_gui.ui.printing.ops import POINT, FrameOp, IconOp, RuleOp, TextOp
from rairdtc_gui.ui.printing.pages import Paper
from rairdtc_gui.ui.printing.pdf import pdf_of
from rairdtc_gui.ui.printing.printer import paint_on, prepare
from rairdtc_gui.ui.printing.words import page_words
from rairdtc_gui.ui.result_rows.rows import DecisionBand
from rairdtc_gui.ui.screens.report import words
from rairdtc_gui.ui.screens.report.document import blocks
from rairdtc_gui.ui.screens.report.layout import lay_out
from rairdtc_gui.ui.screens.report.text import head_lines, plain_text
from rairdtc_gui.ui.theme import Mode, apply_theme, load_theme
from rairdtc_gui.ui.widgets.text_block import shown
from tests.ui.report_parts import EXAMPLES, bare, example_report, grey_only, painted, pdf_pages, said

#: Letters that change what is read, markup, and a word that no line can hold.
HOSTILE = "<b>24 mg</b> & if CrCl <30 mL/min \u202egm 42\u202c \u200b" + "W" * 150


@pytest.fixture(autouse=True)
def _theme(qapp):
    apply_theme(qapp, load_theme(environment.resources(), Mode.DARK, 1.5))  # neither changes what is printed


@pytest.fixture(scope="module")
def reports(knowledge):
    return [example_report(knowledge, place) for place in EXAMPLES]


def body_of(page, extracted):
    """What the PDF has on a page between head and foot; both must be there."""
    head, foot = (bare("".join(op.text for op in ops if isinstance(op, TextOp))) for ops in (page.head, page.foot))
    extracted = extracted.removeprefix("EXAMPLE")
    assert extracted.startswith(head)
    assert extracted.endswith(foot)
    return extracted[len(head) : len(extracted) - len(foot)].removeprefix(bare(page.again))


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("place", EXAMPLES)
def test_the_pdf_says_the_structure_letter_by_letter_and_in_order(reports, place, paper):
    rows = reports[place]
    pages = lay_out(rows, paper)
    data = pdf_of(pages)
    assert is_whole_pdf(data)
    extracted = pdf_pages(data)
    assert len(extracted) == len(pages.pages)
    body = "".join(body_of(page, text) for page, text in zip(pages.pages, extracted, strict=True))
    assert body == bare("".join(said(rows)))
    assert all(text.startswith("EXAMPLE") for text in extracted)


@pytest.mark.slow
def test_the_quick_reader_reads_what_pypdf_reads(reports):
    hostile = replace(reports[3], decision=DecisionBand(HOSTILE, HOSTILE))
    for rows, paper in ((reports[0], Paper.A4), (hostile, Paper.LETTER)):
        data = pdf_of(lay_out(rows, paper))
        assert pdf_pages(data) == [bare(page.extract_text()) for page in PdfReader(io.BytesIO(data)).pages]


def test_every_figure_negation_and_citation_of_the_rows_is_in_the_blocks(reports):
    """The blocks leave out nothing that the rows say: doses, reasons, open facts, days, sources."""
    for rows in reports:
        text = "\n".join(said(rows))
        for card in rows.cards:
            for line in () if card.dose is None else card.dose.lines:
                assert line.dose in text
                assert line.words in text
                assert all(f"[{number}]" in text for number in line.numbers)
            for line in (*card.stops, *card.supports, *card.opposes):
                assert line.text in text
                assert line.detail in text
            assert all(wording.bind(fact.label) in text for fact in (*card.needs, *card.open))
        for group in (*rows.contraindicated, *rows.not_recommended):
            assert all(option.name in text for option in group.options)
            assert all(line.text in text for line in group.reasons)
        cited = {int(number) for number in re.findall(r"\[(\d+)\]", text.partition(words.heads()["sources"])[0])}
        listed = {int(number) for number in re.findall(r"^\[(\d+)\]$", text, re.MULTILINE)}
        assert cited == listed <= {source.number for source in rows.sources}
        assert all(fact.label in text and fact.words in text for group in rows.facts for fact in group.facts)


@pytest.mark.parametrize("paper", Paper)
def test_each_page_has_case_time_knowledge_rules_page_number_judgement_and_open_facts(reports, paper):
    for rows in reports:
        pages = lay_out(rows, paper).pages
        for number, page in enumerate(pages, start=1):
            text = bare("".join(page.text))
            assert text.startswith(bare("".join(head_lines(rows.head))))
            assert bare(page_words(number, len(pages))) in text
            assert text.endswith(bare(f"{rows.head.judgement} {rows.head.open_count}"))


@pytest.mark.parametrize("paper", Paper)
def test_the_first_page_holds_facts_first_actions_and_first_options_with_doses(reports, paper):
    for rows in reports:
        first = bare("".join(lay_out(rows, paper).pages[0].text))
        heads = words.heads()
        short = [block for block in blocks(rows) if isinstance(block, Box)][: len(rows.glance.options)]
        wanted = [heads["deciding"], *(row.text for row in rows.first), heads["options-first"]]
        wanted += [paragraph.text for box in short for paragraph in box.head]
        wanted += [line.text for box in short for entry in box.doses for line in entry.lines]
        wanted += [rows.glance.more, rows.glance.ruled_out]
        assert all(bare(text) in first for text in wanted), [text for text in wanted if bare(text) not in first]


@pytest.mark.parametrize("paper", Paper)
def test_no_page_parts_a_dose_from_its_option_nor_a_head_from_its_first_line(reports, paper):
    for rows in reports:
        pages = [bare("".join(page.text)) for page in lay_out(rows, paper).pages]
        boxes = [block for block in blocks(rows) if isinstance(block, Box)]
        for box in boxes:
            whole = [paragraph.text for paragraph in box.head]
            whole += [text for entry in box.doses for text in (entry.label, *(line.text for line in entry.lines))]
            assert any(bare("".join(whole)) in page for page in pages), whole
        texts = said(rows)
        for head in words.heads().values():
            following = bare(texts[texts.index(head) + 1])[:12]
            assert any(bare(head) + following in page for page in pages), head


def test_values_keep_their_units_on_every_line(reports):
    """No line of any page ends in a number whose unit stands on the next."""
    for rows in reports:
        for page in lay_out(rows, Paper.LETTER).pages:
            for before, after in zip(page.text, page.text[1:], strict=False):
                assert not (re.search(r"\d $", before) and re.match(r"(mg|mL|mm|GBq|mCi|%|months?)\b", after)), before


@pytest.mark.parametrize("paper", Paper)
def test_no_line_end_parts_a_grade_or_a_nuclide_at_its_hyphen(reports, paper):
    for rows in reports:
        for page in lay_out(rows, paper).pages:
            assert not [text for text in page.text if re.search(r"(^|[\s(])\w{1,2}-$", text)]


def test_nothing_stands_outside_the_margins(reports):
    for rows in reports:
        pages = lay_out(rows, Paper.A4)
        size = pages.units
        for page in pages.pages:
            above, below = (next(op.y for op in ops if isinstance(op, RuleOp)) for ops in (page.head, page.foot))
            for op in page.body:
                if isinstance(op, TextOp):
                    right = op.x + op.line.naturalTextWidth()
                    assert op.x > 40 * POINT
                    assert right < size.width() - 40 * POINT
                elif isinstance(op, IconOp | FrameOp):
                    assert above < op.rect.top() < op.rect.bottom() < below


def test_every_page_is_black_and_grey_on_white(reports):
    for rows in reports[:2]:
        pages = lay_out(rows, Paper.A4)
        for number in range(len(pages.pages)):
            image = painted(pages, number)
            assert grey_only(image)
            assert image != painted(replace(pages, pages=(replace(pages.pages[number], head=(), body=(), foot=()),)), 0)


def test_an_example_has_its_band_and_any_other_case_has_none(reports):
    rows = reports[0]
    marked, plain = lay_out(rows, Paper.A4), lay_out(replace(rows, example=None), Paper.A4)
    assert (marked.band, plain.band) == ("EXAMPLE", "")
    assert not any("EXAMPLE" in text for text in pdf_pages(pdf_of(plain)))


def test_hostile_words_are_printed_as_they_stand(reports):
    rows = replace(
        reports[0],
        head=replace(reports[0].head, case=words.case_words(HOSTILE)),
        decision=DecisionBand(HOSTILE, HOSTILE),
    )
    pages = lay_out(rows, Paper.A4)
    text = "".join(pdf_pages(pdf_of(pages)))
    literal = bare(shown(HOSTILE))
    assert text.count(literal) >= len(pages.pages) + 2
    assert "\u202e" not in text
    assert HOSTILE in plain_text(rows).replace("\n", " ")


def test_a_long_answer_flows_over_pages_without_losing_a_letter(reports):
    long = " ".join(f"word{number}" for number in range(1_200))  # under the limit of 10,000 letters
    rows = replace(reports[0], decision=DecisionBand("What", long))
    text = "".join(
        body_of(page, found)
        for page, found in zip(lay_out(rows, Paper.A4).pages, pdf_pages(pdf_of(lay_out(rows, Paper.A4))), strict=True)
    )
    assert bare(long) in text


def test_a_printer_gets_the_same_pages(reports, tmp_path):
    from PySide6.QtPrintSupport import QPrinter

    pages = lay_out(reports[0], Paper.A4)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    prepare(printer, pages)
    assert paint_on(printer, pages, 2, 3)
    printed = pdf_pages((tmp_path / "out.pdf").read_bytes())
    assert printed == pdf_pages(pdf_of(pages))[1:3]


def test_fonts_are_embedded(reports):
    data = pdf_of(lay_out(reports[0], Paper.A4))
    assert data.count(b"/FontFile2") + data.count(b"/FontFile3") >= 2


@pytest.mark.parametrize("paper", Paper)
def test_the_board_pages_are_complete_in_themselves_and_the_annex_begins_a_page(reports, paper):
    heads = words.heads()
    lengths = []
    for rows in reports:
        pages = lay_out(rows, paper).pages
        count = next(number for number, page in enumerate(pages) if page.title == heads["facts"])
        lengths.append(count)
        board = bare("".join(text for page in pages[:count] for text in page.text))
        assert bare(heads["annex"]) not in board
        assert bare("".join(op.text for op in pages[count].body if isinstance(op, TextOp))).startswith(
            bare(heads["annex"])
        )
        assert bare(heads["decision"]) in board
        ruled_out = [option for group in (*rows.contraindicated, *rows.not_recommended) for option in group.options]
        assert all(bare(option.name) in board for option in ruled_out)
        cited, _, listed = board.partition(bare(heads["board-sources"]))
        assert set(re.findall(r"\[\d+\]", cited)) == set(re.findall(r"\[\d+\]", listed))
    assert max(lengths) <= 3
    assert lengths.count(2) > len(lengths) / 2


@pytest.mark.parametrize("paper", Paper)
def test_no_page_of_the_annex_has_much_white_but_the_last(reports, paper):
    """What is never parted is small, so that it leaves little room behind."""
    for rows in reports:
        pages = lay_out(rows, paper).pages
        annex = next(number for number, page in enumerate(pages) if page.title == words.heads()["facts"])
        for page in pages[annex:-1]:
            top, foot = (next(op.y for op in ops if isinstance(op, RuleOp)) for ops in (page.head, page.foot))
            last = max(op.y + op.line.height() for op in page.body if isinstance(op, TextOp))
            assert last - top > 0.7 * (foot - top)


def test_why_a_difference_bears_on_the_case_stands_with_what_bodies_say(reports):
    for rows in reports:
        because = [bare(words.bears_because(point.because)) for point in rows.points if point.because]
        assert because
        for page in lay_out(rows, Paper.A4).pages:
            body = bare("".join(op.text for op in page.body if isinstance(op, TextOp)))
            assert not body.endswith(tuple(because))
