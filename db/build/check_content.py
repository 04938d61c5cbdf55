"""Checks that co-medicines, guideline differences, events and calculators name what exists."""

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
        yield from unknown(placed.place("classes"), "class of co-medicines", placed.model.classes, classes)
    for shared in sorted(classes & substances):
        yield sources.co_medicines[0].place().error(f"{shared} is a class and a substance", "rename the substance")
    for placed in sources.drugs:
        for position, item in enumerate(placed.model.interactions):
            place = placed.place("interactions", position, "matches")
            yield from unknown(place, "co-medicine or class", item.matches, classes | substances)


def check_differences(sources: Sources) -> Errors:
    """Guideline differences name findings and options that exist."""
    findings = _findings(sources)
    options = {placed.model.id for placed in sources.options}
    for placed in sources.differences:
        yield from unknown(placed.place("findings"), "finding", placed.model.findings, findings)
        yield from unknown(placed.place("options"), "option", placed.model.options, options)


def check_events(sources: Sources) -> Errors:
    """Adverse events name drugs that exist; a calculator fills a question that exists."""
    drugs = {placed.model.id for placed in sources.drugs}
    questions = {placed.model.id for placed in inside(sources.groups, "questions")}
    for placed in sources.adverse_events:
        yield from unknown(placed.place("drugs"), "drug", placed.model.drugs, drugs)
    for placed in sources.calculators:
        answered = [placed.model.fills] if placed.model.fills else []
        yield from unknown(placed.place("fills"), "question", answered, questions)
        inputs = {item.id for item in placed.model.inputs}
        for position, formula in enumerate(placed.model.filled):
            named = [*_PLACES.findall(formula.text), *formula.needs]
            yield from unknown(placed.place("filled", position), "input", named, inputs)


def check_fhir_codes(sources: Sources) -> Errors:
    """A standard code names a question, and an answer, that exist."""
    answers = {
        placed.model.id: {answer.value for answer in placed.model.answers}
        for placed in inside(sources.groups, "questions")
    }
    for placed in sources.fhir_codes:
        code = placed.model
        yield from unknown(placed.place("finding"), "question", [code.finding], set(answers))
        if code.answer is not None:
            yield from unknown(placed.place("answer"), "answer", [code.answer], answers.get(code.finding, set()))


def _findings(sources: Sources) -> set[str]:
    return {placed.model.id for placed in (*sources.derived, *inside(sources.groups, "questions"))}


def unknown(place: Place, kind: str, named: Iterable[str], known: set[str]) -> Iterator[SourceError]:
    """An error for each name that is not known."""
    for name in named:
        if name not in known:
            yield place.error(f"unknown {kind} {name}", "use an id that the sources define, or add it there")
