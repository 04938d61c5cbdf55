"""Which names of the knowledge base lead to a page."""

from __future__ import annotations

from rairdtc_gui.domain.drugs import Section
from rairdtc_gui.domain.event_links import EventLinks
from rairdtc_gui.domain.events import event_called
from rairdtc_gui.domain.routes import Place, Route


def test_drugs_trials_genes_and_calculators_are_known(knowledge):
    text = "Lenvatinib in SELECT; a RET fusion; Cockcroft-Gault."
    assert [route for _, route in knowledge.names.pieces(text) if route] == [
        "drugs/lenvatinib", "evidence/select", "signals/ret-fusion", "calculators/cockcroft-gault",
    ]  # fmt: skip


def test_every_name_leads_to_something_that_is_there(knowledge):
    known = {
        Place.DRUGS: {drug.id for drug in knowledge.drug_list},
        Place.EVIDENCE: {trial for trial, _ in knowledge.trial_names},
        Place.SIGNALS: {node.id for node in knowledge.signal_map.nodes},
        Place.CALCULATORS: {calculator.id for calculator in knowledge.calculators},
    }
    for summary in knowledge.drug_list:
        for _, route in knowledge.names.pieces(summary.name):
            assert Route.decode(route) == Route(Place.DRUGS, summary.id)
    drug = knowledge.drug("lenvatinib")
    found = [
        Route.decode(route)
        for section in Section
        for line in drug.lines(section)
        for _, route in knowledge.names.pieces(line.text)
        if route
    ]
    assert found
    for route in found:
        assert route.item in known[route.place]


def test_an_event_leads_to_the_stepper_under_the_words_of_the_label(knowledge):
    links = EventLinks(knowledge.drug("lenvatinib"), knowledge.adverse_events)
    assert links.route("hypertension") == "toxicity/lenvatinib/Hypertension"
    assert Route.decode(links.route("Diarrhea")).item == "lenvatinib"
    assert links.route("Nothing of the kind") == ""
    assert links.routes(("Hypertension", "Nothing")) == (("Hypertension", "toxicity/lenvatinib/Hypertension"),)


def test_every_linked_event_is_one_that_the_stepper_takes(knowledge):
    """The event of a route is a line of the label or a name of a page: the stepper never says unknown."""
    for summary in knowledge.drug_list:
        drug = knowledge.drug(summary.id)
        links = EventLinks(drug, knowledge.adverse_events)
        own = {step.event for step in drug.toxicity}
        for table in drug.adverse_events:
            for _, route in links.routes(rate.term for rate in table.events):
                anchor = Route.decode(route).anchor
                assert anchor in own or event_called(knowledge.adverse_events, anchor), route


def test_an_event_that_may_mean_several_lines_leads_to_none_of_them(knowledge):
    links = EventLinks(knowledge.drug("cabozantinib"), knowledge.adverse_events)
    assert links.route("pulmonary embolism") == "toxicity/cabozantinib/pulmonary embolism"
