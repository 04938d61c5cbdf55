"""Checks that co-medicines, guideline differences, events, calculators and the signalling map name what exists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from db.build.placed import Errors, inside
from db.build.sources import Place, Sources
from rairdtc_gui.services.strict_yaml import SourceError

_PLACES = re.compile(r"\{([a-z0-9-]+)\}")  # where a value goes into a formula


def check_co_medicines(sources: Sources) -> Errors:
    """Co-medicines name classes that exist; interactions name substances or classes that exist."""
    classes = {placed.model.id for placed in sources.co_medicine_classes}
    substances = {placed.model.id for placed in sources.co_medicines}
    for placed in sources.co_medicines:
        yield from _unknown(placed.place("classes"), "class of co-medicines", placed.model.classes, classes)
    for shared in sorted(classes & substances):
        yield sources.co_medicines[0].place().error(f"{shared} is a class and a substance", "rename the substance")
    for placed in sources.drugs:
        for position, item in enumerate(placed.model.interactions):
            place = placed.place("interactions", position, "matches")
            yield from _unknown(place, "co-medicine or class", item.matches, classes | substances)


def check_differences(sources: Sources) -> Errors:
    """Guideline differences name findings and options that exist."""
    findings = _findings(sources)
    options = {placed.model.id for placed in sources.options}
    for placed in sources.differences:
        yield from _unknown(placed.place("findings"), "finding", placed.model.findings, findings)
        yield from _unknown(placed.place("options"), "option", placed.model.options, options)


def check_events(sources: Sources) -> Errors:
    """Adverse events name drugs that exist; a calculator fills a question that exists."""
    drugs = {placed.model.id for placed in sources.drugs}
    questions = {placed.model.id for placed in inside(sources.groups, "questions")}
    for placed in sources.adverse_events:
        yield from _unknown(placed.place("drugs"), "drug", placed.model.drugs, drugs)
    for placed in sources.calculators:
        answered = [placed.model.fills] if placed.model.fills else []
        yield from _unknown(placed.place("fills"), "question", answered, questions)
        inputs = {item.id for item in placed.model.inputs}
        for position, formula in enumerate(placed.model.filled):
            named = [*_PLACES.findall(formula.text), *formula.needs]
            yield from _unknown(placed.place("filled", position), "input", named, inputs)


def check_fhir_codes(sources: Sources) -> Errors:
    """A standard code names a question, and an answer, that exist."""
    answers = {
        placed.model.id: {answer.value for answer in placed.model.answers}
        for placed in inside(sources.groups, "questions")
    }
    for placed in sources.fhir_codes:
        code = placed.model
        yield from _unknown(placed.place("finding"), "question", [code.finding], set(answers))
        if code.answer is not None:
            yield from _unknown(placed.place("answer"), "answer", [code.answer], answers.get(code.finding, set()))


def check_signalling(sources: Sources) -> Errors:
    """Nodes stand in places that exist; edges and actions join nodes and drugs that exist."""
    drugs = {placed.model.id for placed in sources.drugs}
    for placed in sources.signalling:
        drawing = placed.model
        nodes = {node.id for node in drawing.nodes}
        compartments = {place.id for place in drawing.compartments}
        groups = {place.id for place in drawing.groups}
        for position, node in enumerate(drawing.nodes):
            yield from _unknown(placed.place("nodes", position), "compartment", [node.compartment], compartments)
            yield from _unknown(placed.place("nodes", position), "group", [node.group], groups)
        for position, edge in enumerate(drawing.edges):
            yield from _unknown(placed.place("edges", position), "node", [edge.from_, edge.to], nodes)
        for position, action in enumerate(drawing.actions):
            yield from _unknown(placed.place("actions", position), "node", action.nodes, nodes)
            yield from _unknown(placed.place("actions", position), "drug", [action.drug], drugs)


def _findings(sources: Sources) -> set[str]:
    return {placed.model.id for placed in (*sources.derived, *inside(sources.groups, "questions"))}


def _unknown(place: Place, kind: str, named: Iterable[str], known: set[str]) -> Iterator[SourceError]:
    for name in named:
        if name not in known:
            yield place.error(f"unknown {kind} {name}", "use an id that the sources define, or add it there")
