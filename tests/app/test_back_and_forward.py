"""Back and forward bring every kind of page as it was left: view, scroll, what was chosen, and the focus."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from rairdtc_gui.domain.case import Case
from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.ui.widgets.cell_table import CellTable
from rairdtc_gui.ui.widgets.text import RichLine
from tests.ui.shells import opened

ELSEWHERE = Route(Place.ABOUT)


@pytest.fixture
def shell(qtbot, qapp, knowledge, engine):
    return opened(qtbot, qapp, knowledge, engine, 1.0, size=(1100, 600))


def settle():
    for _ in range(60):
        QApplication.processEvents()


def screen(shell, place):
    return shell.composer.screen(place)


def open_at(shell, route):
    shell.visit(route)
    settle()
    return screen(shell, route.place)


def away_and_back(shell):
    """Another place, back; and once more over forward."""
    shell.visit(ELSEWHERE)
    settle()
    shell.window.top.back_requested.emit()
    settle()
    shell.window.top.forward_requested.emit()
    settle()
    assert shell.history.current.route == ELSEWHERE
    shell.window.top.back_requested.emit()
    settle()


def scroll(bar, share=0.5):
    assert bar.maximum() > 0
    bar.setValue(int(bar.maximum() * share))
    return bar.value()


SCROLLED = (
    Route(Place.DRUGS, "lenvatinib"),
    Route(Place.CALCULATORS, "child-pugh"),
    Route(Place.TOXICITY, "lenvatinib", "Hypertension"),
    Route(Place.ABOUT, "", "news"),
    Route(Place.EVIDENCE, "select"),
)


@pytest.mark.parametrize("route", SCROLLED, ids=lambda route: route.encode())
def test_the_scroll_position_comes_back(shell, route):
    page = open_at(shell, route)
    if route.place is Place.TOXICITY:
        page.presenter.on_grade_chosen(0, 3)
        settle()
    area = {
        Place.DRUGS: lambda view: view._pages.current,
        Place.EVIDENCE: lambda view: view._trial,
    }.get(route.place, lambda view: view._scroll)(page.view)
    left = scroll(area.verticalScrollBar())
    if route.place is Place.ABOUT:
        shell.visit(Route(Place.TOOLS))
        settle()
        shell.window.top.back_requested.emit()
        settle()
    else:
        away_and_back(shell)
    assert shell.history.current.route == route
    assert area.verticalScrollBar().value() == left


def test_a_link_of_a_monograph_has_the_focus_again(shell, qtbot):
    page = open_at(shell, Route(Place.DRUGS, "lenvatinib"))
    text = page.view._pages.current
    text.setFocus()
    for _ in range(4):
        qtbot.keyClick(text, Qt.Key.Key_Tab)
    left = (page.view.state(), text.textCursor().selectedText())
    assert left[1]
    shell.visit(Route(Place.DRUGS, "sorafenib"))
    settle()
    assert text.textCursor().selectedText() == ""
    shell.window.top.back_requested.emit()
    settle()
    assert (page.view.state(), text.textCursor().selectedText()) == left
    assert text.hasFocus()


def test_the_toxicity_stepper_keeps_drug_event_grade_and_dose(shell):
    page = open_at(shell, Route(Place.TOXICITY, "lenvatinib", "Hypertension"))
    page.presenter.on_dose_typed("20 mg")
    page.presenter.on_grade_chosen(0, 3)
    page.presenter.on_second_added()
    page.presenter.on_event_typed(1, "Diarrhea")
    page.presenter.on_grade_chosen(1, 2)
    settle()
    form, outcome = page.view._form, page.view._outcome
    assert outcome.record
    open_at(shell, Route(Place.TOXICITY, "sorafenib", "Rash"))
    assert page.view._form != form
    shell.window.top.back_requested.emit()
    settle()
    assert (page.view._form, page.view._outcome) == (form, outcome)


def test_interactions_keep_the_drug_and_the_other_medicines(shell):
    page = open_at(shell, Route(Place.INTERACTIONS, "selpercatinib"))
    for name in ("omeprazole", "herbal tea"):
        page.presenter.on_medicine_added(name)
    settle()
    form = page.view._form
    other = open_at(shell, Route(Place.INTERACTIONS, "lenvatinib"))
    other.presenter.on_all_removed()
    settle()
    shell.window.top.back_requested.emit()
    settle()
    assert page.view._form == form
    page.presenter.on_drug_typed("nothing known")
    settle()
    form = page.view._form
    away_and_back(shell)
    assert page.view._form == form


def test_a_calculator_keeps_what_was_typed(shell, qtbot):
    page = open_at(shell, Route(Place.CALCULATORS, "qtc"))
    for key, text in (("qt-ms", "410"), ("heart-rate", "72")):
        page.presenter.on_text_changed(key, text)
    said = page.view._result.accessibleDescription()
    assert "ms" in said
    open_at(shell, Route(Place.CALCULATORS, "bsa"))
    shell.window.top.back_requested.emit()
    settle()
    assert page.presenter._typed.calculator.id == "qtc"
    assert page.presenter._typed.texts == {"qt-ms": "410", "heart-rate": "72"}
    assert page.view._result.accessibleDescription() == said


def test_evidence_keeps_topic_filter_row_and_focus(shell, qtbot):
    page = open_at(shell, Route(Place.EVIDENCE))
    page.presenter.on_topic_chosen("response")
    page.presenter.on_filter_changed("phase")
    page.presenter.on_filter_changed("")
    page.presenter.on_order_chosen("name")
    settle()
    table = next(view.table for view in page.view._views if view.table.isVisible())
    table.setFocus()
    table.focus_first()
    for _ in range(3):
        qtbot.keyClick(table, Qt.Key.Key_Down)
    left, key = page.view.state(), table.current_key()
    open_at(shell, Route(Place.EVIDENCE, "", "toxicity"))
    open_at(shell, Route(Place.EVIDENCE, "select"))
    for _ in range(2):
        shell.window.top.back_requested.emit()
        settle()
    assert page.presenter.form()[1].value == "response"
    assert (page.view.state(), table.current_key()) == (left, key)
    assert table.hasFocus()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_evidence_and_a_trial_keep_column_row_focus_and_every_scroll(qtbot, qapp, knowledge, engine, scale):
    shell = opened(qtbot, qapp, knowledge, engine, scale, size=(1100, 600))
    page = open_at(shell, Route(Place.EVIDENCE))
    table = page.view._views[0].table
    table.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (*[Qt.Key.Key_Down] * 4, Qt.Key.Key_Right, Qt.Key.Key_Right):
        qtbot.keyClick(table, key)
    settle()
    left = page.view.state()
    chosen = table.current_key(), table.currentIndex().column()
    assert chosen[1] == 2
    qtbot.keyClick(table, Qt.Key.Key_Return)
    settle()
    trial = page.view._trial
    second = trial._tables[1]
    second.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(second, Qt.Key.Key_Down)
    settle()
    there, row = trial.state(), second.current_key()
    assert row
    assert trial.verticalScrollBar().value() > 0
    shell.window.top.back_requested.emit()
    settle()
    assert (table.current_key(), table.currentIndex().column()) == chosen
    assert page.view.state()[0] == left[0]
    assert page.view.state()[2] == left[2]
    assert table.hasFocus()
    shell.window.top.forward_requested.emit()
    settle()
    assert trial.state() == there
    assert trial._tables[1].hasFocus()
    assert trial._tables[1].current_key() == row


def test_compare_keeps_row_and_scroll(shell, qtbot):
    for drug in ("lenvatinib", "sorafenib", "cabozantinib"):
        shell.go(Route(Place.COMPARE, drug).encode())
        settle()
    page = screen(shell, Place.COMPARE)
    table = page.view.findChild(CellTable)
    for _ in range(9):
        qtbot.keyClick(table, Qt.Key.Key_Down)
    left = page.view.state()
    assert left[0]
    assert left[2] > 0
    away_and_back(shell)
    assert page.view.state() == left
    assert table.hasFocus()


def test_the_result_keeps_open_cards_scroll_and_the_link_that_was_followed(shell, knowledge, qtbot):
    shell.open_example(knowledge.example_cases[0].id)
    settle()
    page = screen(shell, Place.RESULT)
    links = [line for line in page.view.findChildren(RichLine) if line.isVisible() and len(line._links) > 1]
    links[0].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(links[0], Qt.Key.Key_Tab)
    described, left = links[0].accessibleDescription(), page.view.state()
    away_and_back(shell)
    assert page.view.state() == left
    assert links[0].hasFocus()
    assert links[0].accessibleDescription() == described


@pytest.mark.parametrize(("place", "node"), [(Place.PATHWAY, "refractory"), (Place.SIGNALS, "braf")])
def test_drawings_keep_node_and_place(shell, place, node):
    page = open_at(shell, Route(place))
    page.presenter.show(node, "")
    page.view.canvas.zoom_in()
    settle()
    left = page.view.state()
    assert left[1] == node
    away_and_back(shell)
    found = page.view.state()
    assert found[1:] == left[1:]
    assert found[0] == pytest.approx(left[0], abs=3)  # the middle may move by a pixel of the view


def test_the_case_keeps_group_and_scroll(shell):
    shell.new_case()
    settle()
    page = screen(shell, Place.CASE)
    scroll(page.view._scroll.verticalScrollBar())
    left = page.view.state()
    away_and_back(shell)
    assert page.view.state() == left


def test_choices_of_one_case_do_not_come_back_over_another(shell):
    page = open_at(shell, Route(Place.TOXICITY, "lenvatinib", "Hypertension"))
    page.presenter.on_grade_chosen(0, 3)
    other = open_at(shell, Route(Place.INTERACTIONS, "selpercatinib"))
    other.presenter.on_medicine_added("herbal tea")
    session = page.presenter._session
    shell.visit(ELSEWHERE)
    session.start(Case())
    settle()
    shell.window.top.back_requested.emit()
    settle()
    shell.window.top.back_requested.emit()
    settle()
    assert shell.history.current.route.place is Place.TOXICITY
    assert not page.view._outcome.record


@pytest.mark.parametrize("between", [1, 12], ids=["the page is kept", "the page was let go"])
def test_back_to_another_drug_brings_its_place_and_what_was_selected(shell, knowledge, between):
    page = open_at(shell, Route(Place.DRUGS, "lenvatinib"))
    first = page.view._pages.current
    cursor = QTextCursor(first.document())
    cursor.setPosition(20_000)
    cursor.setPosition(20_040, QTextCursor.MoveMode.KeepAnchor)
    first.setTextCursor(cursor)
    first.verticalScrollBar().setValue(2_500)
    said = first.textCursor().selectedText()
    others = [drug.id for drug in knowledge.drug_list if drug.id != "lenvatinib"][:between]
    for drug in others:
        open_at(shell, Route(Place.DRUGS, drug))
        assert page.view._pages.current.place() == 0
    for _ in others:
        shell.window.top.back_requested.emit()
        settle()
    assert page.view.title() == "lenvatinib"
    back = page.view._pages.current
    assert (back is first) is (between == 1)
    assert back.place() == 2_500
    assert back.textCursor().selectedText() == said
    shell.window.top.forward_requested.emit()
    settle()
    assert page.view._page.id == others[0]
    assert page.view._pages.current.place() == 0


def linked_to(shell, qtbot, page, target):
    """Tabs to a link of the monograph, so that it stands below the top of the view."""
    text = page.view._pages.current
    text.setFocus()
    for _ in range(200):
        qtbot.keyClick(text, Qt.Key.Key_Tab)
        chosen = text.textCursor()
        if text._page.targets[int(chosen.charFormat().anchorHref().removeprefix("#"))] == target:
            return chosen.selectedText()
    raise AssertionError(target)


def test_back_to_a_monograph_that_a_case_has_changed_brings_the_link_that_was_followed(shell, qtbot, knowledge):
    page = open_at(shell, Route(Place.DRUGS, "lenvatinib"))
    link = "toxicity/lenvatinib/Cardiac dysfunction"
    said = linked_to(shell, qtbot, page, link)
    text = page.view._pages.current
    qtbot.keyClick(text, Qt.Key.Key_Return)
    settle()
    before = text.document().toPlainText()
    shell.open_example(knowledge.example_cases[0].id)
    for _ in range(2):
        settle()
        shell.window.top.back_requested.emit()
    settle()
    assert text.document().toPlainText() != before
    assert text.textCursor().selectedText() == said
    assert text.viewport().rect().contains(text.cursorRect().center())
    qtbot.keyClick(text, Qt.Key.Key_Return)
    settle()
    assert shell.history.current.route.encode() == link
