"""The report with real widgets, from the keyboard alone; the clipboard; what the head of the result leads to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QListWidget, QPushButton

from rairdtc_gui.app import environment
from rairdtc_gui.services.whole_files import is_whole_pdf
from rairdtc_gui.ui.printing.pages import Paper
from rairdtc_gui.ui.printing.preview import Fit, Preview, Sheet
from rairdtc_gui.ui.printing.printer import Outcome
from rairdtc_gui.ui.screens.report.presenter import ReportPresenter
from rairdtc_gui.ui.screens.report.text import plain_text
from rairdtc_gui.ui.screens.report.view import ReportView
from rairdtc_gui.ui.screens.report.words import heads
from rairdtc_gui.ui.theme import Mode, apply_theme, load_theme
from rairdtc_gui.ui.widgets.clipboard import clear_copied, copy_for_a_while
from rairdtc_gui.ui.widgets.text import PlainLabel
from tests.ui.report_parts import MADE, example_report, example_session, pdf_pages


class Screen:
    """View, presenter and session together, as compose makes them."""

    def __init__(self, knowledge):
        self.session = example_session(knowledge, 0)
        self.view = ReportView()
        self.presenter = ReportPresenter(self.view, self.session, knowledge, lambda: MADE)

    def button(self, name):
        return next(button for button in self.view.findChildren(QPushButton) if button.accessibleName() == name)

    def press(self, name):
        """Walks there by Tab and presses Space."""
        for _ in range(40):
            if QApplication.focusWidget() is self.button(name):
                QTest.keyClick(self.button(name), Qt.Key.Key_Space)
                QApplication.processEvents()
                return
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        raise AssertionError(f"{name} cannot be reached by Tab")

    def note(self):
        return self.view.findChild(PlainLabel, "reportNote")


@pytest.fixture(params=[1.0, 2.0])
def screen(qtbot, qapp, knowledge, request):
    apply_theme(qapp, load_theme(environment.resources(), Mode.LIGHT, request.param))
    screen = Screen(knowledge)
    qtbot.addWidget(screen.view)
    screen.view.resize(1198, 636)
    screen.view.show()
    screen.view.activateWindow()
    screen.presenter.refresh()
    screen.view.focus_first()
    qtbot.wait(50)
    return screen


def test_the_preview_shows_a_sheet_for_each_page_and_the_list_names_its_part(screen):
    pages = screen.view.pages().pages
    sheets = screen.view.findChildren(Sheet)
    assert len(sheets) == len(pages)
    assert sheets[1].accessibleName() == f"Page 2 of {len(pages)}"
    assert "Ruled out, and why" in sheets[1].accessibleDescription()
    names = screen.view.findChild(QListWidget)
    assert names.count() == len(pages)
    assert names.item(0).text() == "Page 1: At a glance"
    assert str(len(pages)) in screen.view.context()
    assert len(pdf_pages(screen.view.pdf())) == len(pages)


def test_what_is_shown_is_what_is_printed(screen):
    for page, printed in zip(screen.view.pages().pages, pdf_pages(screen.view.pdf()), strict=True):
        assert "".join("".join(page.text).split()) == printed.removeprefix("EXAMPLE")


def test_letter_lays_the_pages_out_anew(screen):
    before = screen.view.pages()
    screen.press("Paper A4")
    QTest.keyClick(screen.button("Paper A4"), Qt.Key.Key_Right)  # one Tab stop for both, as in any group
    QTest.keyClick(screen.button("Paper Letter"), Qt.Key.Key_Space)
    assert screen.view.pages() is not before
    assert screen.view.pages().paper is Paper.LETTER
    assert screen.button("Paper Letter").isChecked()
    assert not screen.button("Paper A4").isChecked()
    state = screen.view.state()
    QTest.keyClick(screen.button("Paper Letter"), Qt.Key.Key_Left)
    QTest.keyClick(screen.button("Paper A4"), Qt.Key.Key_Space)
    assert screen.view.pages().paper is Paper.A4
    screen.view.restore(state)
    assert screen.view.pages().paper is Paper.LETTER


def test_saving_asks_where_says_that_nothing_is_encrypted_and_writes(screen, tmp_path, monkeypatch):
    asked = []

    def choose(parent, title, name, kinds):
        asked.append((title, name))
        return str(tmp_path / name), kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    screen.press("Save PDF")
    screen.press("Save JSON")
    assert all("not encrypted" in title for title, _ in asked)
    assert [name for _, name in asked] == ["rairdtc-report-2026-11-28.pdf", "rairdtc-report-2026-11-28.json"]
    assert is_whole_pdf((tmp_path / asked[0][1]).read_bytes())
    assert screen.note().isVisible()
    assert screen.note().text().startswith("Saved, not encrypted: ")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    screen.press("Save PDF")
    assert len(list(tmp_path.glob("*.*"))) == 2


def test_without_a_printer_a_pdf_is_offered(screen, monkeypatch):
    from PySide6.QtPrintSupport import QPrinterInfo

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    screen.press("Print")
    assert screen.note().text() == "No printer is set up on this machine. Save a PDF instead."
    assert QApplication.focusWidget() is screen.button("Save PDF")


def test_the_board_pages_are_printed_alone(screen, monkeypatch):
    sent = []

    def printed(_parent, pages):
        sent.append(pages)
        return Outcome.CANCELLED, ""

    monkeypatch.setattr("rairdtc_gui.ui.printing.pages_view.print_pages", printed)
    screen.press("Print board pages")
    screen.press("Print")
    board, whole = (pages.pages for pages in sent)
    assert whole == screen.view.pages().pages
    assert board == whole[: len(board)]
    assert whole[len(board)].title == heads()["facts"]


def test_the_list_leads_to_a_page_and_scrolling_moves_the_list(screen, qtbot):
    names, preview = screen.view.findChild(QListWidget), screen.view.findChild(Preview)
    names.setCurrentRow(3)
    sheet = screen.view.findChildren(Sheet)[3]
    assert preview.verticalScrollBar().value() == sheet.y() - 16
    preview.verticalScrollBar().setValue(0)
    assert names.currentRow() == 0


def test_the_pages_grow_shrink_and_fit(screen):
    preview = screen.view.findChild(Preview)
    width = screen.view.findChildren(Sheet)[0].width()
    assert width <= preview.viewport().width()
    screen.press("Pages larger")
    assert screen.view.findChildren(Sheet)[0].width() > width
    screen.press("Pages smaller")
    screen.press("Pages smaller")
    assert screen.view.findChildren(Sheet)[0].width() < width
    screen.press("Whole page")
    assert screen.view.findChildren(Sheet)[0].height() <= max(preview.viewport().height(), 290)
    screen.press("Fit width")
    assert screen.view.findChildren(Sheet)[0].width() == width
    preview.set_fit(Fit.PAGE)


def test_copying_puts_the_text_on_the_clipboard_and_keeps_it_out_of_histories(screen):
    screen.press("Copy as text")
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == plain_text(example_report(screen.presenter._knowledge, 0))
    assert data.data("x-kde-passwordManagerHint") == b"secret"
    clear_copied()
    assert QGuiApplication.clipboard().text() == ""


def test_the_way_back_and_an_empty_page(screen, qtbot):
    with qtbot.waitSignal(screen.view.route_requested) as asked:
        screen.press("Back to the result")
    assert asked.args == ["result"]
    screen.view.clear_after_error()
    assert not screen.view.findChildren(Preview)[0].isVisible()
    assert screen.view.pdf() == b""
    assert not screen.button("Save PDF").isVisible()
    screen.session.close()
    screen.presenter.refresh()
    assert "No case is open" in "".join(label.text() for label in screen.view.findChildren(PlainLabel))


def test_copied_text_goes_after_its_time_unless_something_else_was_copied(qtbot):
    clipboard = QGuiApplication.clipboard()
    copy_for_a_while("case text", 30)
    assert clipboard.text() == "case text"
    qtbot.waitUntil(lambda: clipboard.text() == "", timeout=2000)
    copy_for_a_while("case text", 30)
    clipboard.setText("something else")
    qtbot.wait(80)
    assert clipboard.text() == "something else"


def test_copied_text_goes_at_exit_and_with_the_next_copy(qapp):
    clipboard = QGuiApplication.clipboard()
    copy_for_a_while("first")
    copy_for_a_while("second")
    assert clipboard.text() == "second"
    qapp.aboutToQuit.emit()
    assert clipboard.text() == ""
