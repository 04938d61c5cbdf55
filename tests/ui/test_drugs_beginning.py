"""The beginning of a monograph is shown before the rest is written; whatever needs the rest gets all of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest

from rairdtc_gui.domain.case import Case
from rairdtc_gui.domain.drugs import Section
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui.screens.drugs.begun import begun
from rairdtc_gui.ui.screens.drugs.kept_pages import MonographPages
from rairdtc_gui.ui.screens.drugs.monograph import MonographText
from rairdtc_gui.ui.screens.drugs.presenter import DrugsPresenter
from rairdtc_gui.ui.screens.drugs.rail import PageRail
from rairdtc_gui.ui.screens.drugs.spots import Chosen, LeftAt, Seen, Spot
from rairdtc_gui.ui.screens.drugs.view import DrugsView
from rairdtc_gui.ui.theme import Mode, apply_theme, load_theme
from rairdtc_gui.ui.widgets.text import RichLine

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
    return presenter, view, view.findChild(MonographPages)


def written(pages):
    """The letters so far, and whether there are more to come."""
    return pages.current._page.document.toPlainText(), bool(pages.current._page.waiting)


def known(page):
    """What the document says, and what the page knows of it."""
    return page.document.toPlainText(), page.anchors, page.targets, page.pills, [row for _, row in page.tints]


def test_the_rest_comes_by_itself_and_is_the_same_as_all_at_once(qtbot, drugs):
    presenter, _, pages = drugs
    presenter.show("lenvatinib", "")
    beginning, has_more = written(pages)
    assert has_more
    assert beginning.lstrip().startswith("lenvatinib")
    assert "Sources" not in beginning
    qtbot.waitUntil(lambda: not pages.current._page.waiting, timeout=5000)
    later = known(pages.current._page)
    assert later[0].startswith(beginning.rstrip())
    at_once = begun(pages.current, pages.current._shown, pages.current.devicePixelRatioF(), pages.current._narrow)
    at_once.write_all()
    assert known(at_once) == later


SOMEWHERE = Chosen((Spot("practical", "", 0), Spot("practical", "", 0)), (0, 0), "")
NEEDED = {
    "a part that is asked for": lambda presenter, view, pages: presenter.show("lenvatinib", "sources"),
    "a source": lambda presenter, view, pages: pages.current.go_to("source:9"),
    "finding": lambda presenter, view, pages: pages.find_text("Metabolism"),
    "a key": lambda presenter, view, pages: QTest.keyClick(pages.current, Qt.Key.Key_End),
    "tabbing": lambda presenter, view, pages: pages.current.focusNextPrevChild(True),
    "scrolling": lambda presenter, view, pages: pages.current.verticalScrollBar().setValue(9_000),
    "a scroll position": lambda presenter, view, pages: pages.current.restore(
        LeftAt(Seen(Spot("metabolism", "", 0), 0.0))
    ),
    "a selection": lambda presenter, view, pages: pages.current.restore(LeftAt(chosen=SOMEWHERE)),
    "its text": lambda presenter, view, pages: pages.current.toPlainText(),
    "its document": lambda presenter, view, pages: pages.current.document(),
}


@pytest.mark.parametrize("need", NEEDED.values(), ids=NEEDED)
def test_what_needs_the_whole_page_gets_it(drugs, need):
    presenter, view, pages = drugs
    presenter.show("lenvatinib", "")
    assert written(pages)[1]
    need(presenter, view, pages)
    said, has_more = written(pages)
    assert not has_more
    assert len(said) > 30_000


def test_finding_and_a_scroll_position_reach_the_end_at_once(drugs):
    presenter, view, pages = drugs
    presenter.show("lenvatinib", "")
    pages.find_text("Metabolism")
    assert pages.current.textCursor().document() is pages.current._page.document
    assert pages.current.verticalScrollBar().value() > 2_000
    presenter.show("sorafenib", "")
    pages.find_text("")
    pages.current.go_to("metabolism")
    there = pages.current.place()
    assert there > 2_000
    left = view.state()
    presenter.show("lenvatinib", "")
    presenter.show("sorafenib", "")
    view.restore(left)
    assert pages.current.place() == there


def test_paper_has_every_part_of_a_page_that_has_only_begun(drugs):
    presenter, view, pages = drugs
    presenter.show("lenvatinib", "")
    blocks = view.printed().blocks
    assert written(pages)[1]
    assert "Metabolism" in str(blocks)


def test_a_page_that_was_left_half_written_goes_on_when_it_is_back(qtbot, drugs):
    presenter, _, pages = drugs
    presenter.show("lenvatinib", "")
    half = pages.current._page
    presenter.show("sorafenib", "")
    assert half.waiting
    presenter.show("lenvatinib", "")
    assert pages.current._page is half
    qtbot.waitUntil(lambda: not half.waiting, timeout=5000)


def test_as_much_is_written_as_is_seen_and_the_rest_behind_the_frame(qtbot, drugs):
    presenter, view, pages = drugs
    presenter.show("lenvatinib", "")
    text = pages.current
    assert text._page.document.size().height() >= text.viewport().height()
    small = len(written(pages)[0])
    view.resize(1198, 1400)
    assert text._page.document.size().height() >= text.viewport().height()
    assert len(written(pages)[0]) > small


def test_a_page_that_was_seen_is_only_switched_to(qtbot, drugs):
    presenter, _, pages = drugs
    first = pages.current
    document = first.document()
    presenter.show("lenvatinib", "toxicity")
    assert pages.current is not first
    assert pages.current.place() > 0
    presenter.show("sorafenib", "")
    assert pages.current is first
    assert first.document() is document
    presenter.show("lenvatinib", "")
    assert pages.current.place() == 0  # as one opens it, unless one goes back


def test_only_a_few_pages_are_kept(qapp, drugs, knowledge):
    presenter, view, _ = drugs
    for summary in knowledge.drug_list:
        presenter.show(summary.id, "")
        assert view.title() == summary.name
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert 8 <= len(view.findChildren(MonographText)) <= 9  # one more is made before it is wanted


def test_a_search_goes_on_in_the_page_that_comes(drugs):
    presenter, _, pages = drugs
    pages.find_text("hypertension")
    presenter.show("lenvatinib", "")
    assert len(pages.current.extraSelections()) > 3
    pages.find_text("")
    presenter.show("sorafenib", "")
    assert pages.current.extraSelections() == []


def test_a_change_of_colours_reaches_the_pages_that_are_not_seen(qapp, drugs):
    presenter, _, pages = drugs
    light = pages.current.document()
    presenter.show("lenvatinib", "")
    apply_theme(qapp, load_theme(RESOURCES, Mode.DARK, 1.0))
    presenter.show("sorafenib", "")
    assert pages.current.document() is not light


def test_the_sources_of_a_part_follow_the_frame_that_shows_it(qtbot, drugs):
    presenter, view, pages = drugs
    presenter.show("lenvatinib", "")
    rail = view.findChild(PageRail)
    assert rail._shown == ()  # those of the drug before are gone at once

    def shown():
        return [row.number for row in rail._shown]

    cited = {number for row in view._page.start for number in row.fact.numbers}
    qtbot.waitUntil(lambda: cited <= set(shown()), timeout=5000)
    qtbot.waitUntil(lambda: not pages.current._page.waiting, timeout=5000)
    presenter.show("lenvatinib", "pregnancy")
    section = view._page.section(Section.PREGNANCY)
    numbers = {number for row in section for number in row.fact.numbers}
    qtbot.waitUntil(lambda: set(shown()) == numbers, timeout=5000)
    told = []
    pages.completed.connect(lambda: told.append(True))
    presenter.show("vandetanib", "")
    pages.current.complete()
    assert told == [True]  # what was cited in a part that was written in two pieces is asked for again
    presenter.show("lenvatinib", "pregnancy")
    qtbot.waitUntil(lambda: set(shown()) == numbers, timeout=5000)
    said = " ".join(line.text() for line in rail.findChildren(RichLine) if line.isVisible())
    for row in rail._shown:
        assert row.citation in said
        assert row.checked_on in said
