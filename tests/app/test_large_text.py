"""A low window with text twice as large: what is to be read or answered next is in sight, and nothing is squeezed."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QPushButton

from rairdtc_gui.app import environment
from rairdtc_gui.app.gallery_cases import CaseGallery
from rairdtc_gui.app.shell import Shell
from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.services.case_store.desk import CaseDesk
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui.screens.case.help_box import HelpBox
from rairdtc_gui.ui.screens.result.panels import ResultPanels
from rairdtc_gui.ui.screens.saved.case_table import CaseTable
from rairdtc_gui.ui.screens.saved.notice import NoticeArea
from rairdtc_gui.ui.theme import Mode, apply_theme, load_theme
from rairdtc_gui.ui.widgets.nav_bar import NavBar
from rairdtc_gui.ui.widgets.scroll import PageScroll
from tests.services.case_store.world import CHEAP, PASSPHRASE


@pytest.fixture
def shell(qapp, qtbot, knowledge, engine, tmp_path):
    apply_theme(qapp, load_theme(environment.resources(), Mode.LIGHT, 2.0))
    session = Session(engine)
    desk = CaseDesk(session, knowledge, tmp_path / "cases", CHEAP)
    made = Shell(session, knowledge, environment.today, lambda step: None, desk)
    made.session, made.desk = session, desk
    made.window.resize(1366, 720)
    made.window.show()
    with qtbot.waitActive(made.window):
        made.window.activateWindow()
    yield made
    desk.keeper.forget()
    desk.vault.close()
    made.close()
    apply_theme(qapp, load_theme(environment.resources(), Mode.LIGHT, 1.0))


def settle():
    for _ in range(80):
        QApplication.processEvents()


def shown_part(widget):
    """The part of a widget that its scroll area shows."""
    area = widget.parentWidget()
    while not isinstance(area, PageScroll):
        area = area.parentWidget()
    place = QRect(widget.mapTo(area.viewport(), QPoint(0, 0)), widget.size())
    return place & area.viewport().rect()


def saved(shell):
    """The page of saved cases with one case."""
    shell.visit(Route(Place.SAVED))
    page = shell.composer.screen(Place.SAVED)
    if not shell.desk.has_key:
        page.presenter.on_create(PASSPHRASE, PASSPHRASE)
        page.presenter.on_save()
    settle()
    return page


def test_what_is_said_of_saved_cases_comes_into_sight(shell):
    shell.new_case()
    page = saved(shell)
    bar = page.view.findChild(PageScroll).verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    page.presenter.on_duplicate(shell.desk.library.rows()[0].listed.id)
    settle()
    notice = page.view.findChild(NoticeArea)
    assert notice.isVisible()
    assert shown_part(notice).size() == notice.size()


def test_the_list_of_cases_begins_with_what_tells_them_apart(shell):
    shell.new_case()
    page = saved(shell)
    table = page.view.findChild(CaseTable)
    heads = [table.model().headerData(column, table.horizontalHeader().orientation()) for column in range(7)]
    order = sorted(heads, key=lambda head: table.horizontalHeader().visualIndex(heads.index(head)))
    assert order[:3] == ["Label", "First option", "Since then"]
    third = heads.index("Since then")
    assert table.columnViewportPosition(third) + table.columnWidth(third) <= table.viewport().width()


def test_the_chosen_case_is_seen_whole(shell):
    shell.new_case()
    page = saved(shell)
    for _ in range(3):
        page.presenter.on_duplicate(shell.desk.library.rows()[0].listed.id)
    table = page.view.findChild(CaseTable)
    table.setFocus()
    settle()
    for _ in range(3):
        assert_row_in_sight(table)
        QTest.keyClick(table, Qt.Key.Key_Down)
        settle()
    assert table.currentIndex().row() == 3
    assert_row_in_sight(table)


def assert_row_in_sight(table):
    row = table.visualRect(table.currentIndex())
    area = table.parentWidget()
    while not isinstance(area, PageScroll):
        area = area.parentWidget()
    assert table.viewport().rect().contains(row)
    assert area.viewport().rect().contains(QRect(table.viewport().mapTo(area.viewport(), row.topLeft()), row.size()))


def test_the_first_question_of_an_example_is_in_sight_with_the_focus(shell, knowledge):
    shell.open_example(knowledge.example_cases[1].id)
    for group in ("", *(group.id for group in knowledge.rule_set.groups)):
        shell.visit(Route(Place.CASE, group))
        settle()
        focus = QApplication.focusWidget()
        assert shell.composer.screen(Place.CASE).view.isAncestorOf(focus)
        assert shown_part(focus).size() == focus.size()


def test_the_foot_scrolls_with_the_questions(shell):
    shell.new_case()
    settle()
    view = shell.composer.screen(Place.CASE).view
    foot = view.findChild(QFrame, "pageFoot")
    (area,) = [found for found in view.findChildren(PageScroll) if found.isAncestorOf(foot)]
    assert area.mapTo(view, QPoint(0, area.height())).y() == view.height()


def test_why_comes_into_sight_although_the_cards_above_it_are_still_being_made(shell, knowledge):
    shell.open_example(knowledge.example_cases[2].id)
    shell.visit(Route(Place.RESULT, "sorafenib", "why"))
    settle()
    panels = shell.composer.screen(Place.RESULT).view.findChild(ResultPanels)
    assert shown_part(panels).height() > 150


def test_sheets_stand_beside_each_other(shell, knowledge):
    shell.open_example(knowledge.example_cases[1].id)
    shell.visit(Route(Place.REPORT))
    settle()
    buttons = {button.text(): button for button in shell.window.findChildren(QPushButton) if button.isVisible()}
    for one, other in (("A4", "Letter"), ("−", "+")):
        places = [buttons[text].mapTo(shell.window, QPoint(0, 0)).y() for text in (one, other)]
        assert places[0] == places[1]


def test_the_band_after_an_error_leaves_the_views_their_room(shell):
    shell.new_case()
    settle()
    nav = shell.window.findChild(NavBar)
    before = nav.height()
    shell.clear_after_error("ZeroDivisionError\nratio.py:17 half")
    settle()
    assert nav.height() == before


@pytest.mark.slow
def test_every_state_of_cases_can_be_drawn(qapp, knowledge, tmp_path):
    gallery = CaseGallery(knowledge, tmp_path, environment.today)
    gallery.shell.window.show()
    drawn = [(name, show()) for name, show in gallery.views().items()]
    gallery.close()
    assert len(drawn) > 20


def test_a_definition_comes_into_sight(shell):
    shell.new_case()
    view, presenter = (getattr(shell.composer.screen(Place.CASE), part) for part in ("view", "presenter"))
    presenter.on_question_requested("rai-uptake-pattern")
    settle()
    presenter.on_help_requested("rai-uptake-pattern")
    settle()
    assert shown_part(view.findChild(HelpBox)).height() > 100
