"""Pages of the drug book on paper: what the PDF says is what the page says, with date, knowledge and whose it is."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QToolButton

from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.services.whole_files import is_whole_pdf
from rairdtc_gui.ui.printing.blocks import Box, Entry, Printed, Table, TableRow, Text, plain, said
from rairdtc_gui.ui.printing.layout import lay_out
from rairdtc_gui.ui.printing.ops import POINT, PlotOp, TextOp
from rairdtc_gui.ui.printing.pages import Paper
from rairdtc_gui.ui.printing.pdf import pdf_of
from tests.ui.report_parts import bare, grey_only, painted, pdf_pages

JUDGEMENT = "Supports, does not replace, clinical judgement."


def toxicity(shell):
    shell.visit(Route(Place.TOXICITY, "lenvatinib", "Hypertension"))
    shell.composer.screen(Place.TOXICITY).presenter.on_grade_chosen(0, 3)


def interactions(shell):
    shell.visit(Route(Place.INTERACTIONS, "selpercatinib", "omeprazole"))
    shell.composer.screen(Place.INTERACTIONS).presenter.on_medicine_added("herbal tea")


def compare(shell):
    for drug in ("lenvatinib", "cabozantinib"):
        shell.go(Route(Place.COMPARE, drug).encode())


def calculator(shell):
    shell.visit(Route(Place.CALCULATORS, "cockcroft-gault"))
    QTest.keyClicks(QApplication.focusWidget(), "65")


PAGES = {
    "monograph": lambda shell: shell.visit(Route(Place.DRUGS, "lenvatinib")),
    "two start doses": lambda shell: shell.visit(Route(Place.DRUGS, "selpercatinib")),
    "compare": compare,
    "evidence": lambda shell: shell.visit(Route(Place.EVIDENCE)),
    "toxicity of trials": lambda shell: shell.visit(Route(Place.EVIDENCE, "", "toxicity")),
    "trial": lambda shell: shell.visit(Route(Place.EVIDENCE, "select")),
    "toxicity": toxicity,
    "interactions": interactions,
    "calculator": calculator,
}


def printed(shell, name, example=None):
    if example is not None:
        shell.open_example(shell.composer._knowledge.example_cases[example].id)
    PAGES[name](shell)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert shell.history.current.route.place is Place.PRINT
    return shell.composer.screen(Place.PRINT).view


def body_of(page, text):
    """What the PDF has between head and foot, without what a page repeats."""
    head, foot = (bare("".join(op.text for op in ops if isinstance(op, TextOp))) for ops in (page.head, page.foot))
    text = text.removeprefix("EXAMPLE")
    assert text.startswith(head)
    assert text.endswith(foot)
    return text[len(head) : len(text) - len(foot)].removeprefix(bare(page.again))


def doses(blocks):
    """Words that must stand on one page: the doses of a box with its name, a row of a table that has a dose."""
    for block in blocks:
        match block:
            case Box(head=head, doses=lines):
                yield [*(part.text for part in head), *said(lines)]
            case Table(rows=rows):
                yield from ([text.text for cell in row.cells for text in cell] for row in rows if has_dose(row))


def has_dose(row):
    return any(re.search(r"\d\s(mg|GBq|microgram)", text.text) for cell in row.cells for text in cell)


def check_words(view, extracted):
    """The PDF says every word of the page in its order."""
    blocks = view._printed.blocks
    body = "".join(body_of(page, text) for page, text in zip(view.pages().pages, extracted, strict=True))
    if any(isinstance(block, Table) and block.axes for block in blocks):  # the scales of plots stand between
        assert all(bare(text) in body for text in said(blocks))
    else:
        assert body == bare("".join(said(blocks)))


def check_frame(extracted, identity, is_case):
    """Each page says when, from which knowledge and for whom."""
    for text in extracted:
        assert bare(f"Knowledge {identity.date} · pack {identity.version}") in text
        assert "2026-11-28" in text
        assert bare(JUDGEMENT) in text
        assert ("Nocaseisopen:nothinghereisforonepatient." in text) is not is_case
        assert text.startswith("EXAMPLE") is is_case
        assert (bare("Case ex-01-ulcer-over-artery was open: only what is marked") in text) is is_case


def check_doses(pages, blocks):
    """No page parts a dose from its drug."""
    texts = [bare("".join(page.text)) for page in pages.pages]
    for words in doses(blocks):
        assert any(all(bare(word) in page for word in words) for page in texts), words


@pytest.mark.parametrize("example", [None, pytest.param(0, marks=pytest.mark.slow)], ids=["no case", "case"])
@pytest.mark.parametrize("name", PAGES)
def test_the_pdf_of_a_page(shell, name, example):
    view = printed(shell, name, example)
    data = view.pdf()
    assert is_whole_pdf(data)
    extracted = pdf_pages(data)
    check_words(view, extracted)
    check_frame(extracted, shell.composer._knowledge.identity, example is not None)
    check_doses(view.pages(), view._printed.blocks)
    check_doses(lay_out(view._printed, Paper.LETTER), view._printed.blocks)
    has_doses = name in ("monograph", "two start doses", "compare", "toxicity", "interactions")
    assert bool(list(doses(view._printed.blocks))) or not has_doses


@pytest.mark.parametrize("name", ["monograph", "compare"])
def test_what_is_for_the_case_is_said_to_be(shell, name):
    with_case = "".join(pdf_pages(printed(shell, name, 0).pdf()))
    assert "Forthiscase" in with_case


def test_without_a_case_nothing_is_said_to_be_for_one(shell):
    text = "".join(bare(part) for part in said(printed(shell, "monograph")._printed.blocks))
    assert "Forthiscase" not in text


def test_heads_stand_again_on_each_page_of_a_table(shell):
    view = printed(shell, "compare")
    goes_on = [page for page in view.pages().pages if page.again]
    assert goes_on
    assert all("lenvatinib" in page.again and "cabozantinib" in page.again for page in goes_on)


def test_plots_are_drawn_in_their_rows_in_black_on_white(shell):
    view = printed(shell, "evidence")
    pages = view.pages()
    assert pages.is_wide
    plots = [op for page in pages.pages for op in page.body if isinstance(op, PlotOp) and op.marks]
    rows = [row for block in view._printed.blocks if isinstance(block, Table) for row in block.rows if row.marks]
    assert len(plots) == len(rows) > 20
    image = painted(pages, 0)
    assert grey_only(image)
    black = [row for row in rows if any(mark.value is not None for _, marks in row.marks for mark in marks)]
    assert black
    place = next(op for op in pages.pages[0].body if isinstance(op, PlotOp) and op.marks).rect
    left, top, right, bottom = (round(side / POINT) for side in place.getCoords())
    assert any(image.pixelColor(x, y).value() < 60 for x in range(left, right) for y in range(top + 2, bottom - 2))


def test_a_button_prints_and_back_brings_the_page_as_it_was(shell):
    toxicity(shell)
    view = shell.composer.screen(Place.TOXICITY).view
    button = next(button for button in view.findChildren(QPushButton) if button.accessibleName() == "Print this page")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert shell.history.current.route == Route(Place.PRINT, "toxicity")
    pages = shell.composer.screen(Place.PRINT).view
    before = pages.pages()
    back = next(button for button in pages.findChildren(QPushButton) if button.accessibleName() == "Back to the page")
    back.click()
    assert shell.history.current.route.place is Place.TOXICITY
    assert "Hypertension, grade 3" in view._outcome.record
    assert [box.context.replace("\u00a0", " ") for box in view._outcome.boxes] == [
        "Hypertension, grade 3 on lenvatinib"
    ]
    shell.window.top.forward_requested.emit()
    assert pages.pages() is before
    shell.clear_after_error()
    assert pages.pages() is None


def test_the_list_of_pages_names_each_part_once(shell):
    shell.go("drugs/lenvatinib")
    shell.print_page()
    view = shell.composer.screen(Place.PRINT).view
    items = [view._list.item(place) for place in range(view._list.count())]
    shown = [item.text() for item in items]
    parts = [text.partition(": ")[2] for text in shown if ": " in text]
    assert len(parts) == len(set(parts)) > 5
    assert len(shown) == len(view.pages().pages) > len(parts)
    spoken = [item.data(Qt.ItemDataRole.AccessibleTextRole) for item in items]
    assert [text.partition(": ")[2] for text in spoken] == [page.title for page in view.pages().pages]


@pytest.mark.parametrize("place", [Place.DRUGS, Place.COMPARE, Place.EVIDENCE, Place.INTERACTIONS, Place.CALCULATORS])
def test_every_page_of_the_drug_book_has_the_button(shell, place):
    shell.visit(Route(place))
    view = shell.composer.screen(place).view
    buttons = [*view.findChildren(QPushButton), *view.findChildren(QToolButton)]
    assert [button for button in buttons if button.accessibleName() == "Print this page"]


def test_two_printed_pages_lie_apart_in_the_history(shell):
    first = printed(shell, "monograph").pages().title
    second = printed(shell, "calculator").pages().title
    assert first != second
    for _ in range(2):
        shell.window.top.back_requested.emit()
    assert shell.history.current.route == Route(Place.PRINT, "drugs")
    assert shell.composer.screen(Place.PRINT).view.pages().title == first


def test_an_empty_comparison_is_not_printed_and_the_print_page_alone_says_what_to_do(shell):
    shell.visit(Route(Place.COMPARE))
    QTest.keyClick(shell.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert shell.history.current.route.place is Place.COMPARE
    shell.visit(Route(Place.PRINT))
    view = shell.composer.screen(Place.PRINT).view
    assert view.pages() is None
    assert "press Ctrl+P there" in view._empty.text()


def test_a_file_is_written_whole_and_named_after_the_page(shell, tmp_path, monkeypatch):
    view = printed(shell, "monograph")
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda _parent, _title, name, kinds: (str(tmp_path / name), kinds)
    )
    next(button for button in view.findChildren(QPushButton) if button.accessibleName() == "Save PDF").click()
    assert pdf_pages((tmp_path / "rairdtc-lenvatinib.pdf").read_bytes()) == pdf_pages(view.pdf())
    assert view._note.text().startswith("Saved: ")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "such.pdf"), ""))
    next(button for button in view.findChildren(QPushButton) if button.accessibleName() == "Save PDF").click()
    assert view._note.text().startswith("Not saved")


def test_units_are_not_parted_at_their_slash(shell):
    lines = [line for page in printed(shell, "monograph").pages().pages for line in page.text]
    assert not [line for line in lines if line.rstrip().endswith("mL/")]


def test_a_row_that_no_page_can_hold_goes_on_without_losing_a_letter(qapp, shell):
    long = " ".join(f"word{number}" for number in range(1_200))
    table = Table(("What", "Says"), (1, 3), (TableRow(((plain("short"),), (plain(long),))),))
    pages = lay_out(Printed("T", ("head", "second"), ("foot", "strong"), (table,)), Paper.A4)
    assert len(pages.pages) > 1
    text = "".join(body_of(page, found) for page, found in zip(pages.pages, pdf_pages(pdf_of(pages)), strict=True))
    assert bare(long) in text


def test_labels_are_never_wider_than_their_column(shell):
    blocks = printed(shell, "toxicity")._printed.blocks
    assert any(isinstance(block, Entry | Box) for block in blocks)
    assert any(isinstance(block, Text) for block in blocks)
    for page in shell.composer.screen(Place.PRINT).view.pages().pages:
        ops = [op for op in page.body if isinstance(op, TextOp)]
        for one in ops:
            right = one.x + one.line.naturalTextWidth()
            beside = [other for other in ops if other.x > one.x and abs(other.y - one.y) < 5 * POINT]
            assert all(right <= other.x + 1 for other in beside), one.text
