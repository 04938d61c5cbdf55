"""A case against trials, and against itself with another answer, as plain data; and the answer that people type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from rairdtc_gui.domain.case import Case, Value
from rairdtc_gui.domain.questions import Question, QuestionType
from rairdtc_gui.domain.rules import Rule
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.engine.resolve import Position
from rairdtc_gui.engine.trial_fit import CriterionFit, Fit, TrialFit
from rairdtc_gui.engine.what_if import Moved, what_if
from rairdtc_gui.services.case_file import CaseError, CaseReader

Data = dict[str, Any]
_UNREAD = "/entry-unread"  # the note of a trial that says which criteria were not read
_BOOLEANS = {"true": True, "yes": True, "false": False, "no": False}
_VERDICTS = (False, None, True)


def fit_data(case: Case, fits: Sequence[TrialFit]) -> Data:
    """How a case stands to each trial; the trials of which no criterion is missed stand first."""
    ordered = sorted(fits, key=lambda fit: not fit.may_enter)
    return {"schema": "rairdtc.fit/1", "label": case.label, "trials": [_trial(fit) for fit in ordered]}


def _trial(fit: TrialFit) -> Data:
    counts = Counter(item.fit for item in fit.criteria)
    return {
        "id": fit.trial.id,
        "name": fit.trial.name,
        "may_enter": fit.may_enter if fit.criteria else None,
        "counts": {kind.value: counts[kind] for kind in Fit},
        "criteria": [_criterion(item) for item in fit.criteria],
        "unread": next((note.text for note in fit.trial.notes if note.address.endswith(_UNREAD)), None),
    }


def _criterion(item: CriterionFit) -> Data:
    criterion = item.criterion
    return {
        "address": criterion.address,
        "kind": "include" if criterion.is_inclusion else "exclude",
        "text": criterion.text,
        "fit": item.fit.value,
        "open": list(item.open_questions),
        "note": criterion.note or None,
        "sources": list(criterion.provenance.sources),
        "checked": criterion.provenance.checked.value,
    }


def what_if_data(engine: Engine, case: Case, question: str, value: Value | None) -> Data:
    """What moves if a question had this answer (none: no answer), with the rules that move it."""
    changed = case.cleared(question) if value is None else case.answered(question, value)
    verdicts = dict(zip(engine.rule_set.rules, engine.evaluate(changed).rules, strict=True))
    return {
        "schema": "rairdtc.what-if/1",
        "label": case.label,
        "question": question,
        "before": _plain(case.findings.get(question)),
        "after": _plain(value),
        "moved": [_moved(moved, verdicts) for moved in what_if(engine, case, question, value)],
    }


def _moved(moved: Moved, verdicts: dict[Rule, int]) -> Data:
    return {
        "option": moved.option,
        "before": position_data(moved.before),
        "after": position_data(moved.after),
        "stance_changed": moved.is_stance_changed,
        "rules": [
            {
                "rule": rule.id,
                "text": rule.why,
                "after": _VERDICTS[verdicts[rule]],
                "sources": list(rule.provenance.sources),
                "checked": rule.provenance.checked.value,
            }
            for rule in moved.rules
        ],
    }


def position_data(position: Position) -> Data:
    """A stance, how firm it is, and between which stances it may still move."""
    return {
        "stance": position.stance.code,
        "status": position.status.value,
        "interval": [position.lowest.code, position.highest.code],
    }


def _plain(value: Value | None) -> bool | float | str | list[str] | None:
    return list(value) if isinstance(value, tuple) else value


def typed_answer(text: str, reader: CaseReader) -> tuple[str, Value | None]:
    """The question and the answer of a text such as "ecog=1"; none: open again. Raises `CaseError`."""
    name, sign, words = (part.strip() for part in text.partition("="))
    if not sign:
        raise CaseError([f"{text!r}: write question=value, or question= to take the answer away"])
    question = reader.questions.get(name)
    if question is not None and not words:
        return name, None
    typed = words if question is None else _typed(words, question)
    return name, reader.from_data({"findings": {name: typed}}, "what-if").findings.get(name)


def _typed(words: str, question: Question) -> bool | float | str | list[str]:
    """The words in the question's own type; what does not fit stays words, so that the question refuses it."""
    match question.type:
        case QuestionType.BOOLEAN:
            return _BOOLEANS.get(words.casefold(), words)
        case QuestionType.MULTI:
            return [word.strip() for word in words.split(",")]
        case QuestionType.NUMBER:
            try:
                return float(words)
            except ValueError:
                return words
        case _:
            return words
