"""Checks what is marked `own`: defined by this reference, without a clinical claim. Narrow on purpose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pydantic import BaseModel

from db.build import drug_models, models
from db.build.placed import Errors, parts, placed_items
from db.build.sources import Place, Placed, Sources
from rairdtc_gui.domain.condition_language import ConditionError, parse
from rairdtc_gui.domain.conditions import Compare, Operator, comparisons

OWN = "own"
_LEAST_LETTERS = 30  # of the sentence why no source can hold it
_NUMERIC = {
    Operator.LESS_THAN, Operator.AT_MOST, Operator.MORE_THAN, Operator.AT_LEAST, Operator.BETWEEN, Operator.COUNT_OF,
}  # fmt: skip
#: How a practical line says what was read and what is left out.
_OF_READING = re.compile(r"\b(sources read do not|copies read do not|could not be read|left out here)\b")


def check_own(sources: Sources) -> Errors:
    """`own` stands only on a derived finding, a practical line or a rule, says why, and holds no clinical claim."""
    derived = {placed.model.id: placed.model for placed in sources.derived}
    drugs = {placed.model.id: placed.model for placed in sources.drugs}
    for placed in placed_items(sources):
        for keys, part in parts(placed.model):
            if isinstance(part, models.Fact):
                yield from _check(placed, keys, part, derived, drugs)


def _check(
    placed: Placed,
    keys: tuple[int | str, ...],
    fact: models.Fact,
    derived: dict[str, models.Derived],
    drugs: dict[str, drug_models.Drug],
) -> Errors:
    place = placed.place(*keys, "checked")
    if fact.checked != OWN:
        if fact.own_because:
            yield place.error(f"own_because beside {fact.checked}", "it is for own only; write a note")
        return
    yield from _check_sentence(place, fact)
    match fact:
        case models.Derived():
            yield from _check_derived(placed.place(*keys, "when"), fact, derived, drugs)
        case models.Rule():
            yield from _check_rule(placed.place(*keys, "when"), placed.place(*keys, "then"), fact, derived)
        case drug_models.Statement() if keys[0] == "practical":
            yield from _check_practical(placed.place(*keys, "text"), fact)
        case _:
            yield place.error(f"own is not for {_kind(fact, keys)}", "it claims something: say seen or recall")


def _kind(fact: BaseModel, keys: tuple[int | str, ...]) -> str:
    """What a fact is, in the words of its file: the list it stands in, else its model."""
    return next((str(key) for key in reversed(keys) if isinstance(key, str)), type(fact).__name__)


def _check_sentence(place: Place, fact: models.Fact) -> Errors:
    said = fact.own_because or ""
    if len(said) < _LEAST_LETTERS or not said.endswith("."):
        yield place.error("own without a reason", "own_because: a sentence that says why no source can hold it")
    if fact.sources:
        yield place.error(f"own names the source {fact.sources[0]}", "what a source can hold is seen or recall")


def _check_derived(
    place: Place, finding: models.Derived, derived: dict[str, models.Derived], drugs: dict[str, drug_models.Drug]
) -> Errors:
    """It names answers: no body's criteria, no number, nothing that rests on a finding which claims more."""
    if finding.body:
        yield place.error(f"{finding.id} is own and the criteria of {finding.body}", "say seen or recall")
    for comparison in _followed(finding.when, derived, {finding.id}):
        if comparison.operator in _NUMERIC:
            yield place.error(
                f"{finding.id} is own and compares a number ({comparison.finding})",
                "a threshold is a claim: say recall",
            )
        for drug in _drugs_named(comparison):
            if drug in drugs and drugs[drug].mechanism.checked != "seen":
                yield place.error(
                    f"{finding.id} is own and names {drug}, whose mechanism was not read", "say recall until it is"
                )
    yield from _check_reads(place, finding.id, finding.when, derived, may_read_answers=True)


def _check_rule(when: Place, then: Place, rule: models.Rule, derived: dict[str, models.Derived]) -> Errors:
    """It compares answers of one case and asks which holds: it proposes, doses and bars nothing for good."""
    yield from _check_reads(when, rule.id, rule.when, derived, may_read_answers=False)
    for effect in rule.then:
        match effect:
            case models.First():
                continue
            case models.Restrict() if effect.stance == "not-recommended" and effect.until:
                continue
        yield then.error(
            f"{rule.id} is own and has the effect {effect.effect}",
            "own may only ask (first), or hold until the answers agree (restrict, not-recommended, until)",
        )


def _check_practical(place: Place, line: drug_models.Statement) -> Errors:
    if not _OF_READING.search(line.text) or re.search(r"\d", line.text):
        yield place.error(
            f"{line.id} is own and says more than what was read",
            "write 'the sources read do not', 'could not be read' or 'left out here', without figures; or say recall",
        )


def _check_reads(
    place: Place, reader: str, when: models.Condition, derived: dict[str, models.Derived], *, may_read_answers: bool
) -> Errors:
    for finding in sorted({comparison.finding for comparison in _comparisons(when)}):
        if finding not in derived:
            if not may_read_answers:
                yield place.error(f"{reader} is own and reads {finding} itself", "let an own finding join the answers")
        elif derived[finding].checked != OWN:
            yield place.error(f"{reader} is own and reads {finding}, which is not", "say recall")


def _followed(when: models.Condition, derived: dict[str, models.Derived], met: set[str]) -> Iterator[Compare]:
    """The comparisons of a condition and of every derived finding on which it rests."""
    for comparison in _comparisons(when):
        if comparison.finding not in derived:
            yield comparison
        elif comparison.finding not in met:
            met.add(comparison.finding)
            yield from _followed(derived[comparison.finding].when, derived, met)


def _comparisons(when: models.Condition) -> Iterable[Compare]:
    try:
        return tuple(comparisons(parse(when)))
    except ConditionError:
        return ()  # `check_conditions` says what is wrong


def _drugs_named(comparison: Compare) -> tuple[str, ...]:
    operand = comparison.operand if isinstance(comparison.operand, tuple) else (comparison.operand,)
    return tuple(word for word in operand if isinstance(word, str))
