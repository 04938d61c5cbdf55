"""Coming back to a page paints a picture of it: the same points as the text, never an old one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from rairdtc_gui.app import environment
from rairdtc_gui.services.case_file import CaseReader
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui.screens.drugs import kept_pages
from rairdtc_gui.ui.screens.drugs.kept_pages import MonographPages
from rairdtc_gui.ui.screens.drugs.presenter import DrugsPresenter
from rairdtc_gui.ui.screens.drugs.view import DrugsView
from rairdtc_gui.ui.theme import Mode, apply_theme, load_theme

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def drugs(qtbot, qapp, knowledge, engine):
    apply_theme(qapp, load_theme(environment.resources(), Mode.LIGHT, 1.0))
    view = DrugsView()
    qtbot.addWidget(view)
    session = Session(engine)
    presenter = DrugsPresenter(view, session, knowledge)
    view.resize(1198, 600)
    view.show()
    yield view, presenter, session
    apply_theme(qapp, load_theme(environment.resources(), Mode.LIGHT, 1.0))


def opened(qtbot, drugs, drug):
    """The text of a drug once its picture is taken."""
    view, presenter, _ = drugs
    presenter.show(drug, "")
    text = view.findChild(MonographPages).current
    qtbot.waitUntil(lambda: text.likeness.is_kept, timeout=10_000)
    return text


def points(text):
    return text.viewport().grab().toImage()


def painted(text):
    """The points of the text itself."""
    text.likeness.drop()
    found = points(text)
    assert not text.likeness.is_kept
    return found


def test_the_picture_has_the_points_of_the_text_and_is_what_one_sees(qtbot, drugs):
    text = opened(qtbot, drugs, "lenvatinib")
    opened(qtbot, drugs, "sorafenib")
    drugs[1].show("lenvatinib", "")
    seen = points(text)
    text.likeness._pixmap.fill(Qt.GlobalColor.red)
    assert points(text).pixelColor(300, 300) == Qt.GlobalColor.red
    assert seen == painted(text)


@pytest.mark.parametrize("change", ["scroll", "size", "selection", "search", "link"])
def test_a_page_that_looks_otherwise_is_painted_anew(qtbot, drugs, change):
    view, _, _ = drugs
    text = opened(qtbot, drugs, "lenvatinib")
    before = points(text)
    if change == "scroll":
        text.verticalScrollBar().setValue(200)
    elif change == "size":
        view.resize(1198, 560)
    elif change == "selection":
        cursor = text.textCursor()
        cursor.setPosition(40, QTextCursor.MoveMode.KeepAnchor)
        text.setTextCursor(cursor)
    elif change == "search":
        text.find_text("mg")
    else:
        text.setFocus()
        text.moveCursor(QTextCursor.MoveOperation.Start)
        qtbot.keyClick(text, Qt.Key.Key_Tab)
    seen = points(text)
    assert seen != before
    assert seen == painted(text)


def test_a_theme_takes_the_picture_away(qtbot, qapp, drugs):
    text = opened(qtbot, drugs, "lenvatinib")
    apply_theme(qapp, load_theme(environment.resources(), Mode.DARK, 1.0))
    assert points(text) == painted(text)


def test_an_answer_takes_the_picture_away(qtbot, drugs, knowledge):
    view, presenter, session = drugs
    text = opened(qtbot, drugs, "lenvatinib")
    reader = CaseReader({question.id: question for question in knowledge.rule_set.questions})
    session.start(reader.from_example(knowledge.example_cases[0]))
    presenter.refresh()
    assert view.findChild(MonographPages).current is text
    assert points(text) == painted(text)


def test_only_the_pages_that_were_read_last_have_pictures(qtbot, drugs, knowledge):
    texts = [opened(qtbot, drugs, drug.id) for drug in knowledge.drug_list[:5]]
    kept = [text.likeness.is_kept for text in texts]
    assert kept == [False, False, True, True, True]
    assert kept.count(True) == kept_pages._PICTURES
