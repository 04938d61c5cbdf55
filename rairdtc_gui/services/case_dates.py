"""The parts of a case file that no rule reads: on which days findings were taken, and what the team decided."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from rairdtc_gui.domain.case import Value
from rairdtc_gui.domain.decision import DecisionReason, TeamDecision
from rairdtc_gui.domain.questions import Question, QuestionType

_DECISION_KEYS = ("option", "on", "reasons", "words")
_OPTION_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MAX_WORDS = 2_000


def day_to_come(question: Question, value: Value | None, today: date) -> date | None:
    """The day that an answer names, if it is still to come; none for any other answer."""
    day = date.fromisoformat(value) if question.type is QuestionType.DATE and isinstance(value, str) else None
    return day if day is not None and day > today else None


def read_measured(
    data: object, findings: Mapping[str, Value], place: str, problems: list[str], today: date | None
) -> dict[str, date]:
    """The days by question; what is wrong goes to `problems`. `today`: no later day is possible, none: any is."""
    if not isinstance(data, Mapping):
        problems.append(f"{place}: measured: a mapping from answered question ids to days is needed")
        return {}
    measured: dict[str, date] = {}
    for key, raw in data.items():
        day = _day(raw, f"{place}: measured: {key}", problems, today)
        if key not in findings:
            problems.append(f"{place}: measured: {key!r} has no answer in findings; answer it or leave the day out")
        elif day is not None:
            measured[key] = day
    return measured


def read_decision(data: object, place: str, problems: list[str], today: date | None) -> TeamDecision | None:
    """What the team decided, none if nothing is written; what is wrong goes to `problems`."""
    if data is None:
        return None
    if not isinstance(data, Mapping):
        problems.append(f"{place}: decision: a mapping with the keys {', '.join(_DECISION_KEYS)} is needed")
        return None
    before = len(problems)
    problems.extend(
        f"{place}: decision: unknown key {key!r}; allowed: {', '.join(_DECISION_KEYS)}"
        for key in data
        if key not in _DECISION_KEYS
    )
    day = _day(data.get("on"), f"{place}: decision: on", problems, today)
    option = _option(data.get("option", ""), place, problems)
    reasons = _reasons(data.get("reasons", []), place, problems)
    words = _words(data.get("words", ""), place, problems)
    if not option and not words and len(problems) == before:
        problems.append(f"{place}: decision: name an option, or say in words what was decided")
    return None if day is None or len(problems) > before else TeamDecision(option, day, reasons, words)


def decision_data(decision: TeamDecision) -> dict[str, Any]:
    """A decision as plain data that `read_decision` reads back."""
    return {
        "option": decision.option,
        "on": decision.decided_on.isoformat(),
        "reasons": [reason.value for reason in decision.reasons],
        "words": decision.words,
    }


def _day(raw: object, where: str, problems: list[str], today: date | None) -> date | None:
    try:
        day = date.fromisoformat(raw) if isinstance(raw, str) else None
    except ValueError:
        day = None
    if day is None:
        problems.append(f"{where}: {raw!r:.40} is not a day such as 2026-11-25")
    elif today is not None and day > today:
        problems.append(f"{where}: {day.isoformat()} lies in the future; today is {today.isoformat()}")
        return None
    return day


def _option(raw: object, place: str, problems: list[str]) -> str:
    if isinstance(raw, str) and (not raw or (len(raw) <= 80 and _OPTION_ID.fullmatch(raw))):
        return raw
    problems.append(f"{place}: decision: option: {raw!r:.60} is not the id of an option")
    return ""


def _reasons(raw: object, place: str, problems: list[str]) -> tuple[DecisionReason, ...]:
    allowed = {reason.value: reason for reason in DecisionReason}
    if isinstance(raw, list | tuple) and all(isinstance(item, str) and item in allowed for item in raw):
        return tuple(reason for code, reason in allowed.items() if code in raw)
    problems.append(f"{place}: decision: reasons: {raw!r:.60} is not a list of {', '.join(allowed)}")
    return ()


def _words(raw: object, place: str, problems: list[str]) -> str:
    if isinstance(raw, str) and len(raw) <= MAX_WORDS and raw.replace("\n", " ").isprintable():
        return raw
    problems.append(f"{place}: decision: words: a text of at most {MAX_WORDS:,} readable letters is needed")
    return ""
