"""Texts of the knowledge base mean what they say: with markup after each, every screen shows it as it stands."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication

from rairdtc_gui.app import environment
from rairdtc_gui.app.shell import Shell
from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui.printing.pages import Paper
from rairdtc_gui.ui.printing.pdf import pdf_of
from rairdtc_gui.ui.screens.report.layout import lay_out
from rairdtc_gui.ui.screens.report.text import plain_text
from rairdtc_gui.ui.theme import Mode, apply_theme, load_theme
from rairdtc_gui.ui.widgets.hover_card import HoverCard
from rairdtc_gui.ui.widgets.text_block import shown
from tests.app.hostile import is_whole, shown_texts
from tests.app.hostile_base import MARKUP, hostile_base
from tests.app.keyboard import TODAY
from tests.ui.on_screen import plain
from tests.ui.report_parts import bare, example_report, pdf_pages


@pytest.fixture(scope="module")
def hostile(base_path, tmp_path_factory):
    return Knowledge.open(hostile_base(base_path, tmp_path_factory.mktemp("hostile")))


@pytest.fixture
def shell(qtbot, qapp, hostile):
    apply_theme(qapp, load_theme(environment.resources(), Mode.LIGHT, 1.0))
    shell = Shell(Session(Engine(hostile.rule_set)), hostile, lambda: TODAY, lambda step: None)
    qtbot.addWidget(shell.window)
    shell.window.show()
    return shell


def check(shell, least=1):
    for _ in range(20):
        QApplication.processEvents()
    found = [(where, text) for where, text in shown_texts(shell.window) if MARKUP[0] in text]
    found = [entry for entry in found if entry[0] != "Sheet spoken"]  # texts go on over pages; the PDF is read below
    assert not [entry for entry in found if not is_whole(entry[1])]
    assert not [text for _, text in shown_texts(shell.window) if "loads " in text]
    assert len(found) >= least, shell.history.current.route


WITHOUT_CASE = (
    Route(Place.HOME),
    Route(Place.DRUGS, "lenvatinib"),
    Route(Place.DRUGS, "cabozantinib", "evidence"),
    Route(Place.COMPARE, "lenvatinib"),
    Route(Place.COMPARE, "sorafenib"),
    Route(Place.EVIDENCE),
    Route(Place.EVIDENCE, "", "toxicity"),
    Route(Place.EVIDENCE, "select"),
    Route(Place.PATHWAY),
    Route(Place.SIGNALS),
    Route(Place.SIGNALS, "lenvatinib"),
    Route(Place.SIGNALS, "redifferentiation"),
    Route(Place.TOXICITY, "lenvatinib", "Hypertension"),
    Route(Place.INTERACTIONS, "selpercatinib", "omeprazole"),
    Route(Place.ABOUT),
)


@pytest.mark.parametrize("route", WITHOUT_CASE, ids=lambda route: route.encode())
def test_a_screen_without_a_case(shell, route):
    shell.go(route.encode())
    check(shell)


def test_every_calculator(shell, hostile):
    for calculator in hostile.calculators:
        shell.visit(Route(Place.CALCULATORS, calculator.id))
        check(shell)


def test_the_list_of_hits_and_what_is_said_above_it(shell):
    for text in ("lenva", "lenva renal", "lenva hypert", "hypertension", "omepr", "braf", "select", "motesanib", "<b>"):
        shell.window.top.search.type_text(text)
        check(shell, least=0 if text == "<b>" else 1)


CASE_PLACES = (Place.CASE, Place.RESULT, Place.REPORT, Place.PATHWAY, Place.SIGNALS, Place.EVIDENCE, Place.DRUGS)


@pytest.mark.slow
@pytest.mark.parametrize("place", CASE_PLACES, ids=lambda place: place.value)
def test_a_screen_over_a_case(shell, hostile, place):
    shell.open_example(hostile.example_cases[0].id)
    shell.visit(Route(place))
    check(shell)


@pytest.mark.slow
def test_every_group_of_questions(shell, hostile):
    shell.new_case()
    first = {question.group: question.id for question in reversed(hostile.rule_set.questions)}
    for question in first.values():
        shell.visit(Route(Place.CASE, question))
        check(shell)


@pytest.mark.slow
@pytest.mark.parametrize("panel", ["what-if", "start", "guidelines", "decision"])
def test_a_panel_of_the_result(shell, hostile, panel):
    shell.open_example(hostile.example_cases[1].id)
    shell.visit(Route(Place.RESULT, "", panel))
    check(shell)


@pytest.mark.slow
def test_why_of_every_option(shell, hostile):
    shell.open_example(hostile.example_cases[1].id)
    for option in hostile.rule_set.options[::8]:
        shell.visit(Route(Place.RESULT, option.id))
        check(shell)


def test_the_button_that_takes_a_result_into_the_case(shell, hostile):
    shell.open_example(hostile.example_cases[0].id)
    shell.visit(Route(Place.CALCULATORS, "cockcroft-gault"))
    presenter = shell.composer.screen(Place.CALCULATORS).presenter
    for key, text in (("age", "65"), ("weight-kg", "70"), ("creatinine-mg-dl", "1.0"), ("sex", "female")):
        presenter.on_text_changed(key, text)
    check(shell)
    assert any(where == "QPushButton" and MARKUP in text for where, text in shown_texts(shell.window))


@pytest.mark.slow
def test_the_label_of_a_case_wherever_it_stands(shell):
    session = shell.composer.screen(Place.CASE).presenter._session
    shell.open_example(shell.composer._knowledge.example_cases[0].id)
    session.start(replace(session.case, label=MARKUP))
    for place in (Place.CASE, Place.RESULT, Place.HOME, Place.SAVED, Place.TOOLS, Place.DRUGS):
        shell.visit(Route(place))
        check(shell)
        assert is_whole(shell.window.strip.accessibleName())
        assert MARKUP in " ".join(shell.window.strip.accessibleName().split())


CARDS = ("drugs/lenvatinib", "evidence/select", "case/haemorrhage", "signals/braf", "calculators/qtc")


def test_the_card_of_a_link(shell):
    shell.go("about")  # a page that says little, so that what is found is the card
    card, shown_cards = HoverCard(shell.window), 0
    for target in CARDS:
        row = shell.composer.card(target)
        if row is None or MARKUP[0] not in row.words:
            continue
        card.point_at(row, QRect(100, 100, 20, 20))
        card.show_now()
        texts = [text for _, text in shown_texts(card) if MARKUP[0] in text]
        assert texts
        assert all(map(is_whole, texts))
        shown_cards += 1
    assert shown_cards >= 3


def test_the_printed_report(qapp, hostile):
    apply_theme(qapp, load_theme(environment.resources(), Mode.LIGHT, 1.0))
    report = replace(example_report(hostile, 1), example=None)
    assert is_whole(plain_text(report))
    pages = lay_out(report, Paper.A4)
    text = "".join(pdf_pages(pdf_of(pages)))
    assert text.count(MARKUP[0]) == text.count(MARKUP[-1]) > 50
    assert text.count(bare(MARKUP)) > text.count(MARKUP[0]) - len(pages.pages)  # one may go on over a page


PASTED = "A pasted zq page. " * 3000
TYPED = (
    "<b>zq</b> &amp; &q",
    "%zq {0} {zq}",
    "\u202egm zq\u202c\u200b",
    "'; DROP TABLE zq; --",
    "A pasted zq page. " * 3000,
)


@pytest.mark.parametrize("text", TYPED, ids=lambda text: ascii(text[:12]))
def test_what_is_typed_or_pasted_into_the_search_is_said_as_it_stands(shell, text):
    shell.window.top.search.type_text(text)
    QApplication.processEvents()
    said = [words for where, words in shown_texts(shell.window) if "Nothing found for" in words]
    assert said == [f"Nothing found for \u201c{shown(short(text))}\u201d. {SEARCHED}"]


def short(text):
    line = " ".join(text[:200].split())  # as many as the field takes
    return line if len(line) <= 60 else line[:60] + "\u2026"


SEARCHED = "Searched: names, brands, trials, toxicities, text."


def test_a_spelling_that_finds_nothing_comes_with_the_nearest_names(shell):
    shell.window.top.search.type_text("lenvatinabum")
    QApplication.processEvents()
    said = [words for where, words in shown_texts(shell.window) if "Nothing found for" in words]
    assert len(said) == 1
    assert said[0].startswith(f"Nothing found for \u201clenvatinabum\u201d. {SEARCHED} Nearest: lenvatinib")


def test_a_calculator_with_a_field_missing_says_which_and_gives_no_result(shell):
    shell.visit(Route(Place.CALCULATORS, "cockcroft-gault"))
    presenter = shell.composer.screen(Place.CALCULATORS).presenter
    presenter.on_text_changed("age", "65")
    presenter.on_text_changed("weight-kg", "70")
    QApplication.processEvents()
    view = shell.composer.screen(Place.CALCULATORS).view
    said = [" ".join(plain(words).split()) for _, words in shown_texts(view)]
    assert f"No result yet: Serum creatinine {MARKUP} is not given." in said
    assert not any("mL/min" in words and "62" in words for words in said)
