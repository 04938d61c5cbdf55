"""What is an editor's note says so wherever it stands, and is never called unconfirmed."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from rairdtc_gui.domain.case import Case
from rairdtc_gui.domain.name_links import NO_NAMES
from rairdtc_gui.domain.provenance import Checked, Provenance
from rairdtc_gui.ui import evidence_words
from rairdtc_gui.ui.result_rows.rows import Line
from rairdtc_gui.ui.screens.drugs.citations import Citations
from rairdtc_gui.ui.screens.report.option_blocks import line_paragraph
from rairdtc_gui.ui.screens.report.text import plain_text
from rairdtc_gui.ui.screens.result.spans import line_spans
from rairdtc_gui.ui.theme import Mode, apply_theme, load_theme
from rairdtc_gui.ui.widgets.text import SpanKind
from tests.db.test_own import ALLOWED, ASKS
from tests.db.tiny import FILES
from tests.ui.report_parts import report_of
from tests.ui.test_drugs_view import RESOURCES, opened, text_of
from tests.ui.test_result_presenter import made
from tests.ui.test_result_view import Screen, texts

#: What the offscreen platform says of every window that is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
NOTE = "editor's\u00a0note"
OWN = Provenance((), Checked.OWN, "2026-11-26")
CHANGES = {name: (FILES[name], text) for name, text in ALLOWED.items()}
DISAGREES = Case.of(
    {"prior-agents": ("lenvatinib",), "last-agent-outcome": "still-responding", "current-drug": "sorafenib"}
)


@pytest.fixture
def screen(qtbot, qapp, knowledge):
    apply_theme(qapp, load_theme(RESOURCES, Mode.LIGHT, 1.0))
    screen = Screen(knowledge)
    qtbot.addWidget(screen.view)
    screen.view.resize(1198, 636)
    screen.view.show()
    screen.session.start(DISAGREES)
    screen.presenter.refresh()
    return screen


def test_rows_of_the_result_carry_the_mark():
    view, session, presenter = made(CHANGES)
    session.start(Case.of({"sites": ("lung",), "bleeding": "none"}))
    presenter.refresh()
    (first,) = view.rows.first
    assert (first.text, first.is_confirmed, first.is_own) == ("Ask which holds", False, True)
    view.listener.on_why_requested("drug-a")
    rows = (*view.why.holds, *view.why.against)
    marks = {row.line.text: (row.line.is_confirmed, row.line.is_own) for row in rows}
    assert marks == {"Works in lung disease.": (True, False), "Two answers disagree.": (False, True)}


def test_a_move_by_such_a_rule_carries_the_mark():
    leading = {"rules/1-all.yaml": ("rules:\n", "rules:\n" + ASKS)}
    view, session, presenter = made(CHANGES | leading)
    session.start(Case.of({"sites": ("lung",)}))
    presenter.refresh()
    view.listener.on_what_if_requested("")
    view.listener.on_answer_searched("bleeding none")
    view.listener.on_answer_picked(view.what_if.hits[0].key)
    (moved,) = view.what_if.moved
    assert (moved.why.text, moved.why.is_own) == ("Two answers disagree.", True)


def test_a_line_has_the_mark_in_the_place_of_sources():
    spans = line_spans(Line("Two answers disagree.", is_confirmed=False, is_own=True, names=NO_NAMES))
    assert [(span.text, span.kind) for span in spans if "note" in span.text] == [(f"[{NOTE}]", SpanKind.META)]
    assert SpanKind.UNCONFIRMED not in {span.kind for span in spans}
    assert line_paragraph(Line("Disagree.", is_confirmed=False, is_own=True)).text == f"Disagree.\u00a0[{NOTE}]"


def test_the_result_and_the_report_show_it(screen, knowledge):
    QApplication.processEvents()
    asked = next(text for text in texts(screen).splitlines() if "Ask which drug is running" in text)
    assert NOTE in asked
    assert "unconfirmed" not in asked
    lines = plain_text(report_of(knowledge, screen.session)).splitlines()
    found = [line for line in lines if "Ask which drug is running" in line or "Advice on the present drug" in line]
    assert len(found) > 1
    assert all("note" in line and "unconfirmed" not in line for line in found), found


def test_a_monograph_shows_it_with_the_reason_below(qtbot):
    view, _, _ = opened(qtbot, changes=CHANGES)
    said = text_of(view)
    assert "The sources read do not state a change for the kidney. [editor's note]\n" in said
    assert "Only names answers of one case; no document speaks of them." in said


def test_tables_and_citations_know_it():
    assert evidence_words.sourced("Not read.", (), Checked.OWN).startswith(f"Not read. ({NOTE})")
    fact = Citations({}).fact(OWN)
    assert (fact.is_confirmed, fact.is_own) == (False, True)
