"""Find on the screens of a case, by keyboard: what is typed is marked, counted, walked through and told."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.ui.printing.preview import Sheet
from rairdtc_gui.ui.widgets.answer_button import AnswerButton
from rairdtc_gui.ui.widgets.cell_table import CellTable
from rairdtc_gui.ui.widgets.find_bar import FindBar
from rairdtc_gui.ui.widgets.text_block import TextBlock
from tests.app.keyboard import focused, press_all

SCREENS = {
    Place.CASE: ("iodine", "RAI"),
    Place.RESULT: ("dose", "label"),
    Place.REPORT: ("dose", "option"),
    Place.DRUGS: ("dose", "once daily"),
    Place.COMPARE: ("dose", "once daily"),
}


def opened(shell, place):
    shell.open_example(shell.composer._knowledge.example_cases[2].id)
    for drug in ("lenvatinib", "sorafenib") if place is Place.COMPARE else ():
        shell.go(Route(place, drug).encode())
    shell.visit(Route(place))
    settle()
    return shell.composer.screen(place).view


def settle():
    for _ in range(40):
        QApplication.processEvents()


def bar_of(view):
    return view.findChild(FindBar)


def said(view):
    """What the field of the bar is described as, which is also what is shown."""
    return QAccessible.queryAccessibleInterface(bar_of(view).focusWidget() or focused()).text(
        QAccessible.Text.Description
    )


def marked(view):
    return [block for block in view.findChildren(TextBlock) if block._marks and block.isVisible()]


@pytest.mark.parametrize("place", SCREENS)
def test_the_same_keys_find_on_every_screen(shell, place):
    view = opened(shell, place)
    bar = bar_of(view)
    assert not bar.isVisible()
    press_all(["Ctrl+F", f"type {SCREENS[place][0]}"])
    assert bar.isVisible()
    total = int(said(view).rpartition(" of ")[2])
    assert total > 1
    first = int(said(view).partition(" of ")[0])
    press_all(["F3"])
    assert said(view) == f"{first % total + 1} of {total}"
    press_all(["Shift+F3", "Shift+F3"])
    assert said(view) == f"{(first - 2) % total + 1} of {total}"
    press_all(["Escape"])
    assert not bar.isVisible()
    assert focused() is not None
    assert not bar.isAncestorOf(focused())
    assert marked(view) == []


def test_f6_walks_through_list_page_and_rail_of_a_monograph(shell):
    view = opened(shell, Place.DRUGS)
    panes = (view._list, view._pages, view._rail)
    view.focus_first()
    seen = []
    for keys in ("F6", "F6", "F6", "Shift+F6"):
        press_all([keys])
        seen.append(next(place for place, pane in enumerate(panes) if pane.isAncestorOf(focused())))
    assert seen == [1, 2, 0, 2]


@pytest.mark.parametrize("place", SCREENS)
def test_what_is_not_there_is_said(shell, place):
    view = opened(shell, place)
    press_all(["Ctrl+F", "type zebrafish"])
    assert said(view).startswith("not ")
    press_all(["F3"])
    assert said(view).startswith("not ")


@pytest.mark.parametrize("place", SCREENS)
def test_each_place_is_told_with_its_words(shell, place, monkeypatch):
    view = opened(shell, place)
    heard = []
    monkeypatch.setattr("rairdtc_gui.ui.widgets.find_bar.announce", lambda widget, sentence: heard.append(sentence))
    word = SCREENS[place][0]
    press_all(["Ctrl+F", f"type {word}", "F3"])
    place_said, _, words = heard[-1].partition(": ")
    assert place_said == said(view)
    assert word in words.lower()


def test_a_row_that_is_found_is_the_current_one_and_keeps_the_keyboard(shell):
    view = opened(shell, Place.COMPARE)
    press_all(["Ctrl+F", "type pregnancy", "Escape"])
    (table,) = view.findChildren(CellTable)
    assert table.hasFocus()
    row = table.grid.rows[table.currentIndex().row()]
    assert "pregnancy" in " ".join(cell.text for cell in row.cells).lower()
    assert table.viewport().rect().intersects(table.visualRect(table.currentIndex()))


def test_the_rows_found_follow_the_table(shell):
    view = opened(shell, Place.COMPARE)
    press_all(["Ctrl+F", "type sorafenib"])
    before = said(view)
    shell.composer.screen(Place.COMPARE).presenter.on_drug_removed("sorafenib")
    settle()
    assert said(view) != before


def test_the_place_found_comes_into_sight_and_keeps_the_keyboard(shell):
    view = opened(shell, Place.RESULT)
    press_all(["Ctrl+F", "type monograph of", *["F3"] * 2])
    press_all(["Ctrl+A", "type not judged"])
    (block,) = [block for block in marked(view) if not block.visibleRegion().isEmpty()][:1]
    assert "not judged" in block.text().lower()


def test_a_line_that_is_held_back_is_opened_when_it_is_reached(shell):
    view = opened(shell, Place.RESULT)
    held = [
        block
        for block in view.findChildren(TextBlock)
        if block.parentWidget().isHidden()
        and hasattr(block.parentWidget().parentWidget(), "open_all")
        and block.parentWidget().parentWidget().isVisible()
    ]
    words = " ".join(held[0].text().replace("\u00a0", " ").split()[:4])
    press_all(["Ctrl+F", f"type {words}"])
    for _ in range(int(said(view).rpartition(" of ")[2])):
        press_all(["F3"])
    assert held[0].isVisible()


def test_an_answer_is_found_and_takes_the_keyboard_when_the_search_ends(shell):
    view = opened(shell, Place.CASE)
    (button, *_) = [
        button for button in view.findChildren(AnswerButton) if button.isVisible() and len(button.text()) > 9
    ]
    press_all(["Ctrl+F", f"type {button.text()}"])
    total = int(said(view).rpartition(" of ")[2])
    for _ in range(total):
        if any(found._found == "current" for found in view.findChildren(AnswerButton)):
            break
        press_all(["F3"])
    press_all(["Escape"])
    assert isinstance(focused(), AnswerButton)


def test_an_answer_given_during_a_search_keeps_the_marks_true(shell, qtbot):
    view = opened(shell, Place.CASE)
    press_all(["Ctrl+F", "type a"])
    before = said(view)
    shell._session.answer("drivers", ("ret-fusion",))
    qtbot.waitUntil(lambda: said(view) != before)
    settle()
    texts = [part.text() for part in view.findChildren(QWidget) if is_searched(view, part)]
    assert said(view).rpartition(" of ")[2] == str(sum(text.lower().count("a") for text in texts))
    assert any("selpercatinib" in block.text() for block in marked(view))


def is_searched(view, part):
    roots = view._searched()
    return isinstance(part, TextBlock | AnswerButton) and part.isVisible() and any(r.isAncestorOf(part) for r in roots)


def test_escape_closes_a_panel_of_the_result_before_the_search(shell):
    view = opened(shell, Place.RESULT)
    press_all(["Ctrl+F", "type dose"])
    shell.visit(Route(Place.RESULT, "", "what-if"))
    settle()
    assert view._is_over()
    assert bar_of(view).isVisible()
    press_all(["Escape"])
    assert not view._is_over()
    assert bar_of(view).isVisible()
    press_all(["Escape"])
    assert not bar_of(view).isVisible()


def test_marks_lie_on_the_sheet_only_while_something_is_searched(shell):
    view = opened(shell, Place.REPORT)
    paper = view.pdf()
    sheet = view.findChildren(Sheet)[0]
    before = sheet.grab().toImage()
    press_all(["Ctrl+F", "type case"])
    assert sheet.grab().toImage() != before
    assert len(view.pdf()) == len(paper)
    press_all(["Escape"])
    assert sheet.grab().toImage() == before


@pytest.mark.parametrize(("target", "needle"), [("evidence", "placebo"), ("evidence/select", "lenvatinib")])
def test_rows_of_the_tables_of_trials_are_found_one_after_the_other(shell, target, needle):
    shell.go(target)
    settle()
    view = shell.composer.screen(Place.EVIDENCE).view
    press_all(["Ctrl+F", f"type {needle}"])
    total = int(said(view).removeprefix("1 of "))
    assert total > 3
    seen = []
    for number in range(2, total + 2):
        table, place = view._finder.current
        assert table.currentIndex().row() == place
        seen.append((table.grid.name, place))
        press_all(["F3"])
        assert said(view) == f"{(number - 1) % total + 1} of {total}"
    assert len(set(seen)) == total
    press_all(["Shift+F3", "Esc"])
    assert isinstance(focused(), CellTable)
    assert (
        needle in " ".join(cell.text for cell in focused().grid.rows[focused().currentIndex().row()].cells).casefold()
    )
    rows = focused().visualRect(focused().currentIndex())
    assert not focused().visibleRegion().intersected(rows).isEmpty()
    press_all(["Ctrl+F", "type nothing of the kind"])
    assert said(view) == "not in these tables"
    press_all(["F3", "Esc"])


def test_a_search_in_tables_ends_in_peace_when_the_page_was_replaced(shell):
    shell.go("evidence/select")
    settle()
    press_all(["Ctrl+F", "type lenvatinib"])
    shell.go("evidence/decision")
    settle()
    view = shell.composer.screen(Place.EVIDENCE).view
    bar_of(view).close_search()
    assert not bar_of(view).isVisible()
