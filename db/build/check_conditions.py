"""Checks conditions: they parse, compare findings that exist with answers that exist, and never in a circle."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from db.build.sources import Place, Placed, Sources
from rairdtc_gui.domain.condition_language import ConditionError, parse
from rairdtc_gui.domain.conditions import Compare, Condition, Operator, comparisons
from rairdtc_gui.domain.questions import Question, QuestionType
from rairdtc_gui.services.strict_yaml import SourceError

Errors = Iterator[SourceError]
_NUMERIC = {Operator.LESS_THAN, Operator.AT_MOST, Operator.MORE_THAN, Operator.AT_LEAST, Operator.BETWEEN}
_OPERATORS = {
    QuestionType.CHOICE: {Operator.IS, Operator.IN},
    QuestionType.BOOLEAN: {Operator.IS},
    QuestionType.NUMBER: _NUMERIC,
    QuestionType.MULTI: {Operator.INCLUDES, Operator.LAST_IN, Operator.COUNT_OF},
    QuestionType.DATE: set(),
}


def check_conditions(sources: Sources, questions: dict[str, Question]) -> Errors:
    """Every condition of every file."""
    derived = {placed.model.id for placed in sources.derived}
    for place, data, may_read_derived in _conditions(sources):
        try:
            condition = parse(data)
        except ConditionError as error:
            yield place.error(str(error), "see the rule language in db/README.md")
            continue
        yield from _check(place, condition, questions, derived if may_read_derived else set())
    yield from _check_circles(sources)
    yield from _check_all_read(sources)


def _conditions(sources: Sources) -> Iterator[tuple[Place, object, bool]]:
    """Where each condition stands, its data, and whether it may read derived findings."""
    for placed in sources.derived:
        yield placed.place("when"), placed.model.when, True
    for placed in sources.groups:
        for position, question in enumerate(placed.model.questions):
            if question.applies is not None:
                yield placed.place("questions", position, "applies"), question.applies, False
    for placed in sources.rule_groups:
        for position, rule in enumerate(placed.model.rules):
            yield placed.place("rules", position, "when"), rule.when, True
    for placed in sources.drugs:
        yield from _dose_conditions(placed)
    for placed in (*sources.trials, *sources.diagrams):
        yield from _part_conditions(placed)
    for placed in sources.differences:
        yield placed.place("when"), placed.model.when, True


def _dose_conditions(placed: Placed) -> Iterator[tuple[Place, object, bool]]:
    for name in ("start", "ladder", "adjustments"):
        for position, item in enumerate(getattr(placed.model.dosing, name)):
            if item.when is not None:
                yield placed.place("dosing", name, position, "when"), item.when, True
    for position, step in enumerate(placed.model.toxicity):
        if step.when is not None:
            yield placed.place("toxicity", position, "when"), step.when, True


def _part_conditions(placed: Placed) -> Iterator[tuple[Place, object, bool]]:
    """Of the criteria of entry of a trial, and of the ways between the boxes of a diagram."""
    for name in ("entry", "edges"):
        for position, part in enumerate(getattr(placed.model, name, ())):
            if part.when is not None:
                yield placed.place(name, position, "when"), part.when, True


def _check(place: Place, condition: Condition, questions: dict[str, Question], derived: set[str]) -> Errors:
    for comparison in comparisons(condition):
        if comparison.finding in derived:
            if comparison.operator is not Operator.IS or not isinstance(comparison.operand, bool):
                yield place.error(
                    f"{comparison.finding} is compared with {comparison.operand!r}", "use is: true or is: false"
                )
        elif comparison.finding in questions:
            yield from _check_question(place, comparison, questions[comparison.finding])
        else:
            near = get_close_matches(comparison.finding, [*questions, *sorted(derived)], 3)
            remedy = f"nearest: {', '.join(near)}" if near else "use the id of a question or derived finding"
            yield place.error(f"unknown finding {comparison.finding}", remedy)


def _check_question(place: Place, comparison: Compare, question: Question) -> Errors:
    allowed = _OPERATORS[question.type]
    if comparison.operator not in allowed:
        words = ", ".join(sorted(operator.value for operator in allowed)) or "no comparison"
        yield place.error(
            f"{question.id} is a {question.type.value}: {comparison.operator.value} does not fit", f"use {words}"
        )
        return
    operand = comparison.operand
    if question.type is QuestionType.NUMBER:
        limits = operand if isinstance(operand, tuple) else (operand,)
        for limit in limits:
            if question.hard and isinstance(limit, float) and limit not in question.hard:
                yield place.error(f"{question.id}: {limit:g} can never be answered", f"allowed: {question.allowed()}")
    elif question.type is QuestionType.BOOLEAN:
        if not isinstance(operand, bool):
            yield place.error(f"{question.id} is yes or no, not {operand!r}", "use true or false")
    else:
        values = {answer.value for answer in question.answers} - question.unavailable_values
        for word in operand if isinstance(operand, tuple) else (operand,):
            if word not in values:
                yield place.error(f"{question.id} has no answer {word!r}", f"one of {', '.join(sorted(values))}")


def _check_circles(sources: Sources) -> Errors:
    """A derived finding that reads itself, or a question whose applicability hangs on itself."""
    derived = {placed.model.id: (placed.place("when"), _findings(placed.model.when)) for placed in sources.derived}
    applies = {
        question.id: (placed.place("questions", position, "applies"), _findings(question.applies))
        for placed in sources.groups
        for position, question in enumerate(placed.model.questions)
        if question.applies is not None
    }
    for reads in (derived, applies):
        for start, (place, first) in reads.items():
            reached: set[str] = set()
            waiting = list(first)
            while waiting:
                finding = waiting.pop()
                if finding not in reached:
                    reached.add(finding)
                    waiting.extend(reads[finding][1] if finding in reads else ())
            if start in reached:
                yield place.error(f"{start} depends on itself", "break the circle")


def _check_all_read(sources: Sources) -> Errors:
    """Every question is read, or says what it is used for; every derived finding is read, or is a body's own."""
    read = {finding for _, data, _ in _conditions(sources) for finding in _findings(data)}
    read |= {node.finding for placed in sources.diagrams for node in placed.model.nodes if node.finding}
    for placed in sources.groups:
        for position, question in enumerate(placed.model.questions):
            if question.id not in read and not question.used_for:
                yield placed.place("questions", position).error(
                    f"no rule reads {question.id}", "write used_for, or drop the question"
                )
    for placed in sources.derived:
        if placed.model.id not in read and not placed.model.body:
            yield placed.place().error(f"nothing reads {placed.model.id}", "use it, name its body, or delete it")
        if placed.model.body and not placed.model.definition:
            yield placed.place("body").error(
                f"{placed.model.id} defines nothing", "name the definition that the body fills"
            )


def _findings(data: object) -> set[str]:
    try:
        return {comparison.finding for comparison in comparisons(parse(data))}
    except ConditionError:
        return set()
