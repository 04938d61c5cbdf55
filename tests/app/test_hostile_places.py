"""No place of the program reads a text as markup: each is opened over a knowledge base, a case and settings of it."""

import sqlite3
from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox

from rairdtc_gui.app import environment
from rairdtc_gui.app.compose import PRINTED
from rairdtc_gui.app.shell import Shell
from rairdtc_gui.app.welcome import Welcome
from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.case_store.desk import CaseDesk
from rairdtc_gui.services.session import Session
from rairdtc_gui.services.settings import SettingsKeeper
from rairdtc_gui.ui import dialogs
from rairdtc_gui.ui.printing.blocks import said
from rairdtc_gui.ui.printing.pdf import pdf_of
from rairdtc_gui.ui.screens.refused.view import RefusedView
from rairdtc_gui.ui.screens.saved.locked import LockedView
from rairdtc_gui.ui.theme import Mode, apply_theme, load_theme
from rairdtc_gui.ui.widgets.hover_card import HoverCard
from rairdtc_gui.ui.widgets.key_list import KeyList
from rairdtc_gui.ui.widgets.text import PlainLabel
from tests.app.hostile import is_whole, reading_markup, shown_texts
from tests.app.hostile_base import MARKUP, SHOWN, SHOWN_IN_JSON, hostile_base
from tests.app.keyboard import TODAY
from tests.app.older import older
from tests.services.case_store.world import CHEAP, PASSPHRASE
from tests.ui.report_parts import bare, pdf_pages

#: Columns by which things are found and put in order, and words that the program has its own texts for.
KEYS = """action address adjustment_id answer arm_id assessor assumed bars body_id bundle cells certainty checked
    checked_on class_id co_medicine_id compare compartment condition date definition_id detail diagram_id
    difference_id differences dose_of dose_with drivers drug_class drug_id drugs edges effect end_id event_id examples
    expected fills filled finding findings folded form grades group_id hgnc id in_side jurisdiction kind line look
    matches measure next_level node_id nodes none_value option_id options out_side part prior_agents question_id
    region reviewed route rule_id scope section severity shape source_id stance start_id status strength system
    table_address target terms trial_id turns type uniprot applies urgency value key code
    availability_checked left_out"""


@pytest.fixture(scope="module")
def hostile(base_path, tmp_path_factory):
    return Knowledge.open(hostile_base(base_path, tmp_path_factory.mktemp("hostile")))


@pytest.fixture
def shell(qtbot, qapp, hostile, tmp_path):
    """A window with a formulary and a folder of cases, in which an example with a hostile label was saved long ago."""
    apply_theme(qapp, load_theme(environment.resources(), Mode.LIGHT, 1.0))
    session = Session(Engine(hostile.rule_set))
    desk = CaseDesk(session, hostile, tmp_path / "cases", CHEAP)
    settings = SettingsKeeper(None, formulary=("lenvatinib", MARKUP), case_folder=MARKUP)
    shell = Shell(session, hostile, lambda: TODAY, lambda step: None, desk, settings)
    qtbot.addWidget(shell.window)
    shell.window.show()
    shell.open_example(hostile.example_cases[0].id)
    session.start(replace(session.case, label=MARKUP))
    desk.vault.create(PASSPHRASE, desk.keeper.reader)
    desk.keeper.save()
    older(desk, desk.keeper.current_id)
    yield shell
    shell.cases.close()
    desk.keeper.forget()
    desk.vault.close()


def check(widget, least=1):
    """Nothing in a window or a part of it reads markup, and `least` texts with markup are shown as they stand."""
    for _ in range(20):
        QApplication.processEvents()
    assert not list(reading_markup(widget))
    texts = list(shown_texts(widget))
    assert not [text for _, text in texts if "loads " in text]
    found = [(where, text) for where, text in texts if MARKUP[0] in text and where != "Sheet spoken"]
    assert not [entry for entry in found if not is_whole(entry[1])]
    assert len(found) >= least


#: What is asked for at a place, one after the other; elsewhere the place as a whole.
ASKED = {
    Place.COMPARE: (("lenvatinib",), ("sorafenib",)),
    Place.TOXICITY: (("lenvatinib", "hypertension"),),
    Place.CALCULATORS: (("cockcroft-gault",),),
    Place.INTERACTIONS: (("selpercatinib", "omeprazole"),),
    Place.PRINT: (),
}


@pytest.mark.slow
@pytest.mark.parametrize("place", [place for place in Place if place is not Place.PRINT], ids=lambda place: place.value)
def test_every_place(shell, place):
    case_id = shell.cases._desk.keeper.current_id
    for asked in ASKED.get(place, ((case_id,),) if place is Place.SINCE else ((),)):
        shell.go(Route(place, *asked).encode())
    assert shell.history.current.route.place is place
    check(shell.composer.screen(place).view, least=0 if place is Place.TOOLS else 1)
    check(shell.window)


@pytest.mark.slow
@pytest.mark.parametrize("place", [place for place in Place if place in PRINTED], ids=lambda place: place.value)
def test_every_page_that_is_printed(shell, place):
    for asked in ASKED.get(place, ((),)):
        shell.go(Route(place, *(asked or ("lenvatinib",) if place is Place.DRUGS else asked)).encode())
    shell.print_page()
    assert shell.history.current.route == Route(Place.PRINT, place.value)
    view = shell.composer.screen(Place.PRINT).view
    check(view, least=0)
    paragraphs = [text for text in said(view._printed.blocks) if MARKUP[0] in text]
    assert paragraphs
    assert all(map(is_whole, paragraphs))
    text = "".join(pdf_pages(pdf_of(view.pages())))
    begun, ended, whole = (text.count(part) for part in (MARKUP[0], MARKUP[-1], bare(MARKUP)))
    assert begun == ended > 0
    assert whole >= begun - len(view.pages().pages)  # one may go on over a page


def test_the_card_of_every_kind_of_link(shell, hostile):
    shell.visit(Route(Place.TOOLS))  # a page that says little, so that what is found is the card
    rules = hostile.rule_set
    targets = (
        Route(Place.DRUGS, "lenvatinib"),
        Route(Place.COMPARE, "sorafenib"),
        Route(Place.EVIDENCE, "select"),
        Route(Place.TOXICITY, "lenvatinib", hostile.drug("lenvatinib").toxicity[0].event),
        Route(Place.CALCULATORS, "cockcroft-gault"),
        Route(Place.SIGNALS, "braf"),
        Route(Place.PATHWAY, hostile.diagram("pathway").nodes[0].id),
        Route(Place.CASE, "histology"),
        Route(Place.RESULT, "lenvatinib"),
        Route(Place.RESULT, "lenvatinib", rules.rules[0].id),
    )
    for target in targets:
        row = shell.composer.card(target.encode())
        assert row is not None, target
        card = HoverCard(shell.window)
        card.point_at(row, QRect(100, 100, 20, 20))
        card.show_now()
        check(card)


def test_what_lies_over_the_window(shell, hostile):
    keys = SettingsKeeper(environment.settings())
    check(Welcome(shell, keys, hostile, lambda: TODAY).view)
    shell.window.show_locked(None)
    shell.window.show_keys()
    (listed,) = shell.window.findChildren(KeyList)
    check(listed, least=0)
    shell.window.show_band(MARKUP)
    check(shell.window)


def test_pages_that_stand_alone(qtbot, qapp):
    apply_theme(qapp, load_theme(environment.resources(), Mode.LIGHT, 1.0))
    refused, locked = RefusedView(MARKUP, MARKUP, "damaged"), LockedView()
    locked.show_problem(MARKUP)
    for view in (refused, locked):
        qtbot.addWidget(view)
        check(view)


def test_a_question_before_something_goes(qtbot, qapp):
    seen = []

    def read():
        (box,) = [found for found in QApplication.topLevelWidgets() if isinstance(found, QMessageBox)]
        seen.append((list(reading_markup(box)), box.text(), box.windowTitle()))
        box.reject()

    QTimer.singleShot(0, read)
    assert not dialogs.confirm(None, MARKUP, MARKUP, "Yes", "No")
    assert seen == [([], MARKUP, MARKUP)]


def test_every_text_of_the_knowledge_base_is_marked_or_a_key(base_path):
    connection = sqlite3.connect(base_path)
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    forgotten = [
        f"{table}.{column}"
        for table in tables
        if not table.startswith("search_") and table != "pack"
        for _, column, kind, *_ in connection.execute(f"PRAGMA table_info({table})")
        if kind == "TEXT" and column not in KEYS.split()
        if column not in SHOWN.get(table, "").split() and (table, column) not in SHOWN_IN_JSON
    ]
    assert forgotten == []
    connection.close()


@pytest.mark.parametrize("kind", ["RichText", "AutoText", "MarkdownText"])
def test_a_label_that_reads_markup_is_found(qtbot, qapp, kind):
    apply_theme(qapp, load_theme(environment.resources(), Mode.LIGHT, 1.0))
    for label in (QLabel("five"), PlainLabel("five")):
        qtbot.addWidget(label)
        label.setTextFormat(getattr(type(label.textFormat()), kind))
        assert list(reading_markup(label))
