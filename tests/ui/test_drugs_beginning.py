"""The beginning of a monograph is shown before the rest is written; whatever needs the rest gets all of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from rairdtc_gui.domain.case import Case
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui.screens.drugs.begun import begun
from rairdtc_gui.ui.screens.drugs.monograph import MonographText
from rairdtc_gui.ui.screens.drugs.presenter import DrugsPresenter
from rairdtc_gui.ui.screens.drugs.view import DrugsView
from rairdtc_gui.ui.theme import Mode, apply_theme, load_theme

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@pytest.fixture
def drugs(qtbot, qapp, knowledge, engine):
    apply_theme(qapp, load_theme(RESOURCES, Mode.LIGHT, 1.0))
    session = Session(Engine(knowledge.rule_set))
    session.start(Case.of({"crcl": 20.0}))
    view = DrugsView()
    qtbot.addWidget(view)
    presenter = DrugsPresenter(view, session, knowledge)
    view.resize(1198, 600)
    view.show()
    presenter.show("sorafenib", "")
    return presenter, view, view.findChild(MonographText)


def written(text):
    """The letters so far, and whether there are more to come."""
    return text._page.document.toPlainText(), bool(text._page.waiting)


def known(page):
    """What the document says, and what the page knows of it."""
    return page.document.toPlainText(), page.anchors, page.targets, page.pills, [row for _, row in page.tints]


def test_the_rest_comes_by_itself_and_is_the_same_as_all_at_once(qtbot, drugs):
    presenter, _, text = drugs
    presenter.show("lenvatinib", "")
    beginning, has_more = written(text)
    assert has_more
    assert beginning.lstrip().startswith("lenvatinib")
    assert "Sources" not in beginning
    qtbot.waitUntil(lambda: not text._page.waiting, timeout=5000)
    later = known(text._page)
    assert later[0].startswith(beginning.rstrip())
    at_once = begun(text, text._shown, text.devicePixelRatioF(), text._is_narrow)
    at_once.write_all()
    assert known(at_once) == later


NEEDED = {
    "a part that is asked for": lambda presenter, view, text: presenter.show("lenvatinib", "sources"),
    "a source": lambda presenter, view, text: text.go_to("source:9"),
    "finding": lambda presenter, view, text: text.find_text("Metabolism"),
    "a key": lambda presenter, view, text: QTest.keyClick(text, Qt.Key.Key_End),
    "tabbing": lambda presenter, view, text: text.focusNextPrevChild(True),
    "scrolling": lambda presenter, view, text: text.verticalScrollBar().setValue(text.verticalScrollBar().maximum()),
    "a scroll position": lambda presenter, view, text: text.go_to_place(9_000),
    "a selection": lambda presenter, view, text: text.select(20_000, 20_010),
    "its text": lambda presenter, view, text: text.toPlainText(),
    "its document": lambda presenter, view, text: text.document(),
}


@pytest.mark.parametrize("need", NEEDED.values(), ids=NEEDED)
def test_what_needs_the_whole_page_gets_it(drugs, need):
    presenter, view, text = drugs
    presenter.show("lenvatinib", "")
    assert written(text)[1]
    need(presenter, view, text)
    said, has_more = written(text)
    assert not has_more
    assert len(said) > 30_000


def test_finding_and_a_scroll_position_reach_the_end_at_once(drugs):
    presenter, _, text = drugs
    presenter.show("lenvatinib", "")
    text.find_text("Metabolism")
    assert text.textCursor().document() is text._page.document
    assert text.verticalScrollBar().value() > 2_000
    presenter.show("sorafenib", "")
    text.find_text("")
    text.go_to_place(5_000)
    assert text.place() == 5_000


def test_paper_has_every_part_of_a_page_that_has_only_begun(drugs):
    presenter, view, text = drugs
    presenter.show("lenvatinib", "")
    blocks = view.printed().blocks
    assert written(text)[1]
    assert "Metabolism" in str(blocks)


def test_a_page_that_was_left_half_written_goes_on_when_it_is_back(qtbot, drugs):
    presenter, _, text = drugs
    presenter.show("lenvatinib", "")
    half = text._page
    presenter.show("sorafenib", "")
    assert half.waiting
    presenter.show("lenvatinib", "")
    assert text._page is half
    qtbot.waitUntil(lambda: not half.waiting, timeout=5000)
