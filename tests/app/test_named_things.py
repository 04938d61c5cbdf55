"""Every named thing is a link to itself: what a screen names and has a page for is never plain text."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from rairdtc_gui.app import environment
from rairdtc_gui.app.shell import Shell
from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui.theme import Mode, Role, apply_theme, current_theme, load_theme
from rairdtc_gui.ui.widgets.text import PlainLabel, RichLine

#: Heads of the page or card of the thing itself.
OWN_HEADS = (Role.VIEW_TITLE, Role.SECTION)


@pytest.fixture
def shell(qtbot, qapp, knowledge, engine):
    apply_theme(qapp, load_theme(environment.resources(), Mode.LIGHT, 1.0))
    shell = Shell(Session(engine), knowledge, lambda: date(2026, 11, 28), lambda step: None)
    qtbot.addWidget(shell.window)
    shell.window.resize(1366, 690)
    shell.window.show()
    return shell


def settle():
    for _ in range(120):
        QApplication.processEvents()


def names_of(knowledge):
    """What has a page of its own, as it is written on screens."""
    found = {drug.name for drug in knowledge.drug_list}
    found |= {name for _, name in knowledge.trial_names}
    found |= {calculator.label for calculator in knowledge.calculators}
    return {name.casefold() for name in found}


def plain_names(shell, knowledge):
    """Texts that are exactly the name of a thing, and lead nowhere."""
    names, heads = names_of(knowledge), [current_theme().font(role) for role in OWN_HEADS]
    found = []
    for label in shell.window.findChildren(PlainLabel):
        if label.isVisible() and label.font() not in heads:
            found.append(label.text())
    for line in shell.window.findChildren(RichLine):
        if line.isVisible():
            found += [run.span.text for run in line.runs() if not run.span.target]
    return [text for text in found if text.replace("\u00a0", " ").strip(" :").casefold() in names]


ROUTES = (
    Route(Place.RESULT),
    Route(Place.RESULT, "", "what-if"),
    Route(Place.RESULT, "", "start"),
    Route(Place.RESULT, "", "guidelines"),
    Route(Place.EVIDENCE, "select"),
    Route(Place.COMPARE),
    Route(Place.CALCULATORS, "qtc"),
    Route(Place.TOXICITY, "lenvatinib", "Hypertension"),
    Route(Place.INTERACTIONS, "selpercatinib"),
)


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.encode())
def test_no_name_is_plain_text(shell, knowledge, route):
    example = next(example for example in knowledge.example_cases if "ret" in example.id)
    shell.open_example(example.id)
    for drug in ("lenvatinib", "sorafenib"):
        shell.go(Route(Place.COMPARE, drug).encode())
    shell.visit(route)
    presenter = shell.composer.screen(route.place).presenter
    if route.place is Place.TOXICITY:
        presenter.on_grade_chosen(0, 3)
    if route.place is Place.INTERACTIONS:
        for name in ("levothyroxine", "lenvatinib", "omeprazole"):
            presenter.on_medicine_added(name)
    settle()
    assert plain_names(shell, knowledge) == []


def test_the_links_of_a_monograph_lead_to_pages_that_are_there(shell, knowledge):
    shell.visit(Route(Place.DRUGS, "lenvatinib"))
    settle()
    text = shell.composer.screen(Place.DRUGS).view._pages.current
    text.complete()
    targets = [Route.decode(target) for target in text._page.targets if not target.startswith("source:")]
    known = {
        Place.DRUGS: {drug.id for drug in knowledge.drug_list},
        Place.EVIDENCE: {trial for trial, _ in knowledge.trial_names},
        Place.SIGNALS: {node.id for node in knowledge.signal_map.nodes} | knowledge.mapped_drugs,
        Place.CALCULATORS: {calculator.id for calculator in knowledge.calculators},
        Place.TOXICITY: {drug.id for drug in knowledge.drug_list},
        Place.INTERACTIONS: {drug.id for drug in knowledge.drug_list},
    }
    places = {target.place for target in targets}
    assert {Place.EVIDENCE, Place.SIGNALS, Place.TOXICITY, Place.INTERACTIONS} <= places
    assert Route(Place.TOXICITY, "lenvatinib", "Hypertension") in targets
    for target in targets:
        assert target.item in known[target.place], target


def test_a_link_of_an_event_opens_the_stepper_at_it(shell):
    shell.visit(Route(Place.DRUGS, "lenvatinib"))
    settle()
    text = shell.composer.screen(Place.DRUGS).view._pages.current
    text.route_requested.emit("toxicity/lenvatinib/Hypertension")
    settle()
    form = shell.composer.screen(Place.TOXICITY).view._form
    assert (form.drug, form.blocks[0].event, form.blocks[0].problem) == ("lenvatinib", "Hypertension", None)


def test_a_name_has_its_card_in_the_real_window(shell, knowledge):
    shell.open_example(next(example.id for example in knowledge.example_cases if "ret" in example.id))
    settle()
    view = shell.composer.screen(Place.RESULT).view
    drug = "drugs/selpercatinib"
    link = next(line for line in view.findChildren(RichLine) if any(run.span.target == drug for run in line.runs()))
    link._hover([run.span.target for run in link._links].index(drug))
    shell.cards.card.show_now()
    card = shell.cards.card
    assert card.isVisible()
    assert card.key == "drugs/selpercatinib"
    assert shell.window.room_above_strip().contains(card.geometry())
    shell.visit(Route(Place.EVIDENCE))
    assert not card.isVisible()
