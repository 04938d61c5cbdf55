"""A line is copied with what its numbers stand for and from which knowledge it is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QApplication, QToolTip

from rairdtc_gui.services.compare_cart import CompareCart
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui.screens.compare.presenter import ComparePresenter
from rairdtc_gui.ui.screens.compare.view import CompareView
from rairdtc_gui.ui.screens.drugs.presenter import DrugsPresenter
from rairdtc_gui.ui.screens.drugs.view import DrugsView
from rairdtc_gui.ui.screens.evidence.presenter import EvidencePresenter
from rairdtc_gui.ui.screens.evidence.view import EvidenceView
from rairdtc_gui.ui.theme import Mode, apply_theme, load_theme
from rairdtc_gui.ui.widgets.copying import with_citations
from tests.ui.parts import RESOURCES

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(autouse=True)
def _themed(qapp):
    apply_theme(qapp, load_theme(RESOURCES, Mode.LIGHT, 1.0))


def shown(qtbot, view):
    qtbot.addWidget(view)
    view.resize(1198, 640)
    view.show()
    with qtbot.waitActive(view):
        view.activateWindow()
    return view


def copied(qtbot):
    QGuiApplication.clipboard().setText("")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_C, BOTH)
    return QGuiApplication.clipboard().text()


def test_numbers_are_followed_by_what_they_stand_for():
    said = with_citations("24\u00a0mg\n once daily [2] [1] [9].", {1: "Label A.", 2: "Label B", 3: "Other"}, "Pack 1.")
    assert said == "24 mg once daily [2] [1] [9]. Sources: [2] Label B; [1] Label A. Pack 1."
    assert with_citations(" \n", {}, "Pack 1.") == ""
    assert with_citations("No source", {1: "A"}, "") == "No source."


def test_a_monograph_copies_the_dose_the_row_or_what_is_selected(qtbot, knowledge, engine):
    view = shown(qtbot, DrugsView())
    DrugsPresenter(view, Session(engine), knowledge).show("lenvatinib", "")
    text = view._pages.current
    text.setFocus()
    said = copied(qtbot)
    assert said.startswith("lenvatinib — 24 mg — oral — once daily [1]")
    assert f"[1] {view._page.sources[0].citation}" in said
    assert knowledge.identity.version in said
    assert knowledge.identity.date in said
    found = text.document().find("Child-Pugh C", text._page.anchors["adjustments"])
    found.setPosition(found.selectionStart())
    text.setTextCursor(found)
    said = copied(qtbot)
    assert said.startswith("lenvatinib: Child-Pugh C · lenvatinib — 14 mg — oral — once daily [")
    assert "\ufffc" not in said
    found.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, 10)
    text.setTextCursor(found)
    assert copied(qtbot).startswith("lenvatinib: Child-Pugh. ")


def test_a_row_of_trials_is_copied_with_both_arms_interval_and_sources(qtbot, knowledge, engine):
    view = shown(qtbot, EvidenceView())
    presenter = EvidencePresenter(view, Session(engine), knowledge)
    presenter.show("", "pfs")
    table = view._views[0].table
    table.setFocus()
    table.go_to(next(row.key for row in table.grid.rows if row.key.startswith("trial/select/")))
    said = copied(qtbot)
    assert said.startswith("SELECT")
    for part in ("18.3 months", "3.6 months", "99 % CI 0.14 to 0.31", "Sources: [", knowledge.identity.version):
        assert part in said
    presenter.show("select", "")
    table = view._trial._tables[0]
    table.setFocus()
    table.focus_first()
    assert "Sources: [1]" in copied(qtbot)
    view._tools.step_zoom(0)
    view._trial.setFocus()
    assert copied(qtbot) == ""


def test_a_row_of_the_comparison_names_the_drugs(qtbot, knowledge, engine):
    view, cart = shown(qtbot, CompareView()), CompareCart()
    for drug in ("lenvatinib", "sorafenib"):
        cart.add(drug)
    presenter = ComparePresenter(view, Session(engine), knowledge, cart)
    presenter.refresh()
    table = view._table
    table.setFocus()
    table.go_to("Start dose")
    said = copied(qtbot)
    assert said.startswith("Start dose; lenvatinib: lenvatinib — 24 mg — oral — once daily [1]")
    assert "sorafenib: sorafenib — 400 mg" in said
    assert "Sources: [1] " in said


def opened_at(qtbot, knowledge, engine, drug, part=""):
    """The view with a drug at a part, the keyboard in its text."""
    view = shown(qtbot, DrugsView())
    DrugsPresenter(view, Session(engine), knowledge).show(drug, part)
    text = view._pages.current
    text.setFocus()
    return view, text


def test_the_line_that_the_search_marked_is_copied(qtbot, knowledge, engine):
    view, text = opened_at(qtbot, knowledge, engine, "lenvatinib")
    view._pages.find_text("66.3")
    hit = text._hits[text._hit].block().text()
    assert "66.3" in copied(qtbot)
    assert "66.3" in hit
    view._pages.find_text("")
    assert copied(qtbot).startswith("lenvatinib: Diarrhea · 66.3 % · ")


def test_at_a_part_its_first_line_is_copied_behind_the_words_of_its_heads(qtbot, knowledge, engine):
    _, text = opened_at(qtbot, knowledge, engine, "lenvatinib", "pregnancy")
    assert copied(qtbot).startswith("lenvatinib: Pregnancy: Can harm the fetus")
    for part, said in (
        ("adjustments", "lenvatinib: Dose adjustments: Kidney: "),
        ("warnings", "lenvatinib: Stop and caution: Boxed warning: "),
        ("toxicity", "lenvatinib: Toxicity: "),
        ("monitoring", "lenvatinib: Monitoring: "),
        ("select", "lenvatinib: SELECT "),
    ):
        text.go_to(part)
        assert copied(qtbot).startswith(said), part
        assert "What · At baseline" not in QGuiApplication.clipboard().text()


@pytest.mark.qt_log_ignore("propagateSizeHints", "raise")  # of a tool tip
def test_a_line_that_is_out_of_sight_is_not_copied_and_that_is_said(qtbot, knowledge, engine):
    view, text = opened_at(qtbot, knowledge, engine, "lenvatinib")
    QGuiApplication.clipboard().setText("before")
    text.complete()
    text.verticalScrollBar().setValue(4_000)
    view._on_copy()
    assert QGuiApplication.clipboard().text() == "before"
    assert "Nothing copied" in QToolTip.text()
    QToolTip.hideText()
    text.verticalScrollBar().setValue(0)
    view._on_copy()
    assert QGuiApplication.clipboard().text().startswith("lenvatinib — 24 mg")


@pytest.mark.qt_log_ignore("propagateSizeHints", "raise")  # of a tool tip
def test_where_no_line_is_nothing_is_copied(qtbot, knowledge, engine):
    _, text = opened_at(qtbot, knowledge, engine, "lenvatinib")
    text.moveCursor(QTextCursor.MoveOperation.End)
    assert copied(qtbot) == ""
    empty = DrugsView()
    qtbot.addWidget(empty)
    assert empty._pages.current.copy_line() == ""
