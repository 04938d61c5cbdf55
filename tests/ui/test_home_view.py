"""The home screen with real widgets: doors, the open case, examples, knowledge."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from rairdtc_gui.domain.answers import Status
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.ui.screens.home.rows import (
    CaseSummary,
    ChangedThing,
    ExampleSummary,
    KnowledgeSummary,
    LookUp,
    RecentCase,
    RecentCases,
)
from rairdtc_gui.ui.screens.home.view import HomeView
from rairdtc_gui.ui.theme import Mode, apply_theme, load_theme
from rairdtc_gui.ui.widgets.text import PlainLabel, RichLine
from rairdtc_gui.ui.widgets.tiles import Tile

#: What the offscreen platform says of every window that is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
RESOURCES = Path(__file__).resolve().parents[2] / "resources"
NEWS = (("Changes advice", 2), ("Wording", 3))
KNOWLEDGE = KnowledgeSummary("26.11", "2026-11-25", 3, False, 4, 8, 50, 261, 638, 1000, 12, "For physicians.", NEWS, ())


@pytest.fixture(params=[(1.0, 1198), (2.0, 1225)])
def view(qtbot, qapp, request):
    scale, width = request.param
    apply_theme(qapp, load_theme(RESOURCES, Mode.LIGHT, scale))
    view = HomeView()
    qtbot.addWidget(view)
    view.show_examples((ExampleSummary("ex-1", "A case", "What now?"), ExampleSummary("ex-2", "Another", "And now?")))
    view.show_knowledge(KNOWLEDGE)
    view.show_case(None)
    view.resize(width, 636)
    view.show()
    return view


def texts(view) -> str:
    QApplication.processEvents()  # Qt shows what was added to a layout with the next events
    return "\n".join(label.text() for label in view.findChildren(PlainLabel) if label.isVisibleTo(view))


def tile(view, name) -> Tile:
    return next(tile for tile in view.findChildren(Tile) if tile.accessibleName() == name)


def test_the_doors_lead_to_a_new_case_and_to_the_drugs(view, qtbot):
    view.focus_first()
    assert view.focusWidget() is tile(view, "New case")
    with qtbot.waitSignal(view.new_case_requested):
        qtbot.keyClick(tile(view, "New case"), Qt.Key.Key_Return)
    with qtbot.waitSignal(view.route_requested) as told:
        qtbot.mouseClick(tile(view, "Look up a drug"), Qt.MouseButton.LeftButton)
    assert told.args == ["drugs"]


def test_an_example_opens_by_its_id(view, qtbot):
    with qtbot.waitSignal(view.example_requested) as told:
        qtbot.keyClick(tile(view, "Another"), Qt.Key.Key_Space)
    assert told.args == ["ex-2"]


def test_the_open_case_is_one_line_that_leads_to_its_result(view, qtbot):
    assert "Open case" not in texts(view)
    view.show_case(CaseSummary("B-07", False, "Lenvatinib", Stance.PREFERRED, Status.PROVISIONAL, 1))
    line = tile(view, "B-07")
    assert line.accessibleDescription() == "Lenvatinib · provisional · 1 decisive fact open"
    with qtbot.waitSignal(view.route_requested) as told:
        qtbot.keyClick(line, Qt.Key.Key_Space)
    assert told.args == ["result"]
    view.show_case(None)
    assert "B-07" not in texts(view)


def test_a_case_that_supports_nothing_says_so(view):
    view.show_case(CaseSummary("", True, "", Stance.NONE, Status.POSSIBLE, 24))
    said = tile(view, "Case without a label").accessibleDescription()
    assert said == "No option is supported by the answers so far · 24 decisive facts open · example"


def test_the_knowledge_is_named_dated_counted_and_its_gaps_are_said_in_words(view):
    said = texts(view)
    assert "Knowledge of 2026-11-25" in said
    assert "pack 26.11 · 3 days old" in said
    assert "12 of 1,012 facts are unconfirmed: they were not read in a source." in said
    assert "For physicians." in said


@pytest.mark.parametrize(
    ("age", "is_stale", "words"),
    [
        (1, False, "1 day old"),
        (181, True, "181 days old: check the current label first"),
        (-2, False, "dated after today: check the clock of this computer"),
    ],
)
def test_the_age_is_said_in_words(view, age, is_stale, words):
    view.show_knowledge(
        KnowledgeSummary("26.11", "2026-11-25", age, is_stale, 4, 8, 50, 261, 638, 1000, 12, "Use.", (), ())
    )
    assert f"pack 26.11 · {words}" in texts(view)


def test_nothing_is_cut_at_the_side(view):
    assert all(
        item.x() >= 0 and item.mapTo(view, item.rect().topRight()).x() <= view.width()
        for item in view.findChildren(Tile)
    )
    view.restore(view.state())


def test_what_the_release_changed_leads_to_the_list(view, qtbot):
    heard = []
    view.route_requested.connect(heard.append)
    line = next(line for line in view.findChildren(RichLine) if line.text().startswith("Changes\u00a0advice:\u00a02"))
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert heard == ["about/news"]


def test_what_changed_is_named_and_leads_there(view, qtbot):
    heard = []
    view.route_requested.connect(heard.append)
    changed = (
        ChangedThing("Drug A", "pathway/drug-a", True),
        ChangedThing("drug B: TSH", "drugs/drug-b", False),
    )
    view.show_knowledge(replace(KNOWLEDGE, changed=changed))
    QApplication.processEvents()
    lines = [line for line in view.findChildren(RichLine) if line.isVisible() and "rug" in line.text()]
    assert [line.text() for line in lines[-2:]] == ["Advice: Drug A", "Figure or text: drug B: TSH"]
    for line in lines[-2:]:
        line.setFocus()
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert heard == ["pathway/drug-a", "drugs/drug-b"]


def test_recent_cases_say_what_stood_first_and_whether_the_ranking_changed(view, qtbot):
    changed = RecentCase("id-2", "B-07", "2026-06-02", 3, "lenvatinib", Stance.RECOMMENDED, Status.PROVISIONAL)
    view.show_recent(RecentCases("open", (RecentCase("id-1", "A-12", "2026-11-23", 0), changed)))
    QApplication.processEvents()
    assert tile(view, "A-12").accessibleDescription() == "no option was indicated · used 2026-11-23"
    assert tile(view, "B-07").accessibleDescription() == (
        "Recommended · lenvatinib · provisional · ranking changed since · used 2026-06-02"
    )
    assert "ranking changed since" in texts(view)
    assert "lenvatinib · provisional" in texts(view)
    with qtbot.waitSignal(view.case_requested) as told:
        qtbot.keyClick(tile(view, "B-07"), Qt.Key.Key_Return)
    assert told.args == ["id-2"]


def test_recent_look_ups_are_there_once_something_was_looked_up_and_lead_back(view, qtbot):
    assert "Recent look-ups" not in texts(view)
    view.show_look_ups(
        (LookUp("lenvatinib", "drug", "drugs/lenvatinib"), LookUp("SELECT", "evidence", "evidence/select"))
    )
    assert "Recent look-ups" in texts(view)
    button = next(found for found in view.findChildren(QPushButton) if found.accessibleName() == "SELECT")
    with qtbot.waitSignal(view.route_requested) as told:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told.args == ["evidence/select"]
    assert button.mapTo(view, button.rect().bottomRight()).x() <= view.width()
    view.show_look_ups(())
    assert "Recent look-ups" not in texts(view)


@pytest.mark.parametrize(("name", "route"), [("Toxicity", "toxicity"), ("Calculators", "calculators")])
def test_what_is_often_needed_is_one_step_away(view, qtbot, name, route):
    line = next(line for line in view.findChildren(RichLine) if line.text() == name)
    line.setFocus()
    with qtbot.waitSignal(view.route_requested) as told:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert told.args == [route]
