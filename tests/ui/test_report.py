"""The report: what it says, that its PDF says the same letter by letter, and what happens when it cannot be written."""

from __future__ import annotations

import io
import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QPushButton

from rairdtc_gui.domain.case import Case
from rairdtc_gui.domain.decision import DecisionReason, TeamDecision
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.services.case_file import case_reader
from rairdtc_gui.services.case_store.disk import Disk
from rairdtc_gui.services.case_store.errors import Reason, StoreError
from rairdtc_gui.services.result_json import dose_line
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui.screens.result.presenter import ResultPresenter
from rairdtc_gui.ui.screens.result.report_pages import Pages, Paper
from rairdtc_gui.ui.screens.result.report_presenter import ReportPresenter
from rairdtc_gui.ui.screens.result.report_rows import Block, Look, Report
from rairdtc_gui.ui.screens.result.report_view import ReportView
from rairdtc_gui.ui.screens.result.view import ResultView
from rairdtc_gui.ui.theme import Mode, apply_theme, load_theme

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
RESOURCES = Path(__file__).resolve().parents[2] / "resources"
NOW = datetime(2026, 11, 25, 14, 5, tzinfo=UTC)
HOSTILE = "<b>A</b> &amp; if CrCl <30 mL/min \U0001f9ec 仑伐替尼 " + "x" * 120


class FullDisk(Disk):
    def write(self, handle, data):
        raise StoreError(Reason.DISK_FULL)


class Screen:
    def __init__(self, qtbot, knowledge, disk=None):
        self.session, self.view = Session(Engine(knowledge.rule_set)), ReportView()
        qtbot.addWidget(self.view)
        self.result_view = ResultView()
        qtbot.addWidget(self.result_view)
        result = ResultPresenter(self.result_view, self.session, knowledge, lambda: NOW.date())
        self.presenter = ReportPresenter(self.view, self.session, knowledge, result, lambda: NOW, disk)
        self.view.pdf_made.connect(self.presenter.on_pdf_made)
        self.view.data_requested.connect(self.presenter.on_data_requested)
        self.reader = case_reader(knowledge.rule_set)


@pytest.fixture(autouse=True)
def _themed(qapp):
    apply_theme(qapp, load_theme(RESOURCES, Mode.DARK, 1.5))  # print does not follow the screen


@pytest.fixture
def screen(qtbot, knowledge):
    return Screen(qtbot, knowledge)


def plain(text):
    """Only white space is taken away: where lines break is not what is compared."""
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("place", range(6))
def test_the_pdf_says_what_the_report_says_letter_by_letter(screen, knowledge, place, paper):
    example = knowledge.example_cases[place]
    screen.session.start(screen.reader.from_example(example), example.id)
    screen.presenter.refresh()
    screen.view._on_paper((paper.name,))
    report, pages = screen.presenter.report(), screen.view._pages
    read = pypdf.PdfReader(io.BytesIO(screen.view.pdf()))
    assert len(read.pages) == len(pages.pages)
    for number, (page, laid) in enumerate(zip(read.pages, pages.pages, strict=True), start=1):
        said = plain(page.extract_text()).removeprefix("example")
        assert said == plain(laid.text())
        assert plain(f"page {number} / {len(read.pages)}") in said
        assert plain(report.foot) in said
        assert plain(report.head) in said.replace(plain(f"page {number} / {len(read.pages)}"), "")
    inside = range(760, pages.height - 620)
    body = "".join(plain(piece.text) for laid in pages.pages for piece in laid.pieces if int(piece.y) in inside)
    for block in report.blocks:
        for word in re.findall(r"\S*\d\S*|not|never|no", block.text):
            assert plain(word) in body, (block, word)


@pytest.mark.parametrize("place", range(6))
def test_every_dose_and_every_rule_is_there_and_no_dose_is_parted_from_its_drug(screen, knowledge, place):
    screen.session.start(screen.reader.from_example(knowledge.example_cases[place]))
    screen.presenter.refresh()
    result, pages = screen.session.answers.result, Pages(screen.presenter.report(), Paper.A4)
    names = {drug.summary.id: drug.summary.name for drug in knowledge.rule_set.drugs}
    texts = [plain(page.text()) for page in pages.pages]
    for answer in result.options:
        if answer.stance > Stance.NONE:
            label = plain(screen.session.engine.options[answer.option].label)
            for dose in answer.doses:
                if dose.dose is not None:
                    line = plain(dose_line(names[dose.drug], dose.dose))
                    assert any(line in text and label in text for text in texts), (answer.option, line)
    data = json.loads(screen.presenter.data())
    assert data["schema"] == "rairdtc.report/1"
    assert data["case"]["findings"] == json.loads(json.dumps(dict(screen.session.case.findings)))
    rules = {reason["rule"] for option in data["result"]["options"] for reason in option["for"]}
    assert rules == {reason.rule.id for answer in result.answers for reason in answer.supports}


def test_days_decision_and_what_is_not_known_are_printed_in_words(screen):
    case = Case.of({"age": 64.0}, ["qtcf-ms"], HOSTILE).dated("age", NOW.date())
    decision = TeamDecision("", NOW.date(), (DecisionReason.OTHER,), f"{HOSTILE}\nsecond line")
    screen.session.start(case.decided(decision))
    screen.presenter.refresh()
    text = screen.presenter.report().as_text()
    assert "Age: 64\u00a0years (2026-11-25)" in text
    assert "Not available: QTcF" in text
    assert "Not answered: Histology" in text
    assert HOSTILE in text.replace("\u00a0", " ")
    read = pypdf.PdfReader(io.BytesIO(screen.view.pdf()))
    assert plain("<b>A</b> &amp; if CrCl <30 mL/min") in plain(read.pages[0].extract_text())


def test_without_a_case_nothing_is_printed(screen):
    screen.presenter.refresh()
    assert screen.view.pdf() == b""
    assert screen.view.context() == ""
    screen.view._on_copy()
    assert [button.isEnabled() for button in screen.view._buttons] == [True, False, False, False, False]
    screen.presenter.show("", "")
    screen.view.focus_first()
    screen.view.restore(screen.view.state())


def test_pages_are_black_and_grey_only(screen, knowledge):
    example = knowledge.example_cases[1]
    screen.session.start(screen.reader.from_example(example), example.id)
    pages = Pages(screen.presenter.report(), Paper.A4)
    image = QImage(595, 842, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    pages.paint(painter, 0, 0.1)
    painter.end()
    colors = {image.pixelColor(x, y).getRgb()[:3] for x in range(0, 595, 3) for y in range(0, 842, 3)}
    assert len(colors) > 2
    assert all(red == green == blue for red, green, blue in colors)


def test_a_head_is_not_left_alone_and_a_long_paragraph_goes_on_over_the_page():
    blocks = [Block("line " * 20, Look.BODY) for _ in range(44)] + [Block("Head", Look.HEAD, keeps=True)]
    blocks += [
        Block("Below", Look.BODY),
        Block("word " * 3000, Look.SMALL, label="Long"),
        Block("", Look.BLANK, "Name"),
    ]
    pages = Pages(Report("t", "head", "foot", tuple(blocks), False), Paper.A4).pages
    with_head = next(page for page in pages if "Head" in page.text().splitlines())
    assert "Below" in with_head.text().splitlines()
    assert sum(page.text().count("word") for page in pages) == 3000
    assert len(pages) > 3


def button(screen, words):
    return next(item for item in screen.view.findChildren(QPushButton) if item.text() == words)


def test_files_are_whole_or_not_there(screen, qtbot, knowledge, tmp_path):
    screen.session.start(screen.reader.from_example(knowledge.example_cases[0]))
    screen.presenter.refresh()
    screen.view.pdf_made.emit(str(tmp_path / "a.pdf"), screen.view.pdf())
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")
    assert (tmp_path / "a.pdf").stat().st_mode & 0o777 == 0o600
    screen.view.data_requested.emit(str(tmp_path / "a.json"))
    assert json.loads((tmp_path / "a.json").read_text())["printed"] == "2026-11-25T14:05:00+00:00"
    assert "not encrypted" in screen.view._note._label.text()
    screen.view.pdf_made.emit("", b"")
    screen.view.data_requested.emit("")
    screen.view.pdf_made.emit(str(tmp_path / "b.pdf"), b"%PDF-1.4 half")
    assert not (tmp_path / "b.pdf").exists()
    full = Screen(qtbot, knowledge, FullDisk())
    full.session.start(Case())
    full.presenter.refresh()
    full.view.pdf_made.emit(str(tmp_path / "a.pdf"), full.view.pdf())
    assert (tmp_path / "a.pdf").read_bytes() != full.view.pdf()
    assert full.view._note._label.text()
    assert {path.name for path in tmp_path.iterdir()} == {"a.pdf", "a.json"}
    full.view.pdf_made.emit(str(tmp_path / "gone" / "a.pdf"), full.view.pdf())
    assert not (tmp_path / "gone").exists()


def test_copied_text_leaves_the_clipboard_unless_it_was_replaced(screen, qtbot, knowledge):
    screen.session.start(screen.reader.from_example(knowledge.example_cases[0]))
    screen.presenter.refresh()
    screen.view.resize(1198, 640)
    screen.view.show()
    button(screen, "Copy as text").setFocus()
    qtbot.keyClick(button(screen, "Copy as text"), Qt.Key.Key_Space)
    clipboard = QGuiApplication.clipboard()
    assert clipboard.text() == screen.presenter.report().as_text()
    screen.view.clear_clipboard()
    assert clipboard.text() == ""
    qtbot.keyClick(button(screen, "Copy as text"), Qt.Key.Key_Space)
    clipboard.setText("something else")
    screen.view.clear_clipboard()
    assert clipboard.text() == "something else"
    clipboard.clear()


def test_without_a_printer_the_pdf_is_offered(screen, qtbot, knowledge):
    screen.session.start(screen.reader.from_example(knowledge.example_cases[0]))
    screen.presenter.refresh()
    screen.view.show()
    qtbot.keyClick(button(screen, "Print…"), Qt.Key.Key_Space)
    assert "no printer" in screen.view._note._label.text()


def test_the_way_back_and_the_paper_by_key(screen, qtbot, knowledge):
    screen.session.start(screen.reader.from_example(knowledge.example_cases[0]))
    screen.presenter.refresh()
    gone = []
    screen.view.route_requested.connect(gone.append)
    qtbot.keyClick(button(screen, "Back to the result"), Qt.Key.Key_Space)
    assert gone == ["result"]
    before = screen.view.context()
    assert before.endswith("pages")
    screen.view._on_paper(("LETTER",))
    assert screen.view._pages.paper is Paper.LETTER
    screen.view._on_paper_again()
