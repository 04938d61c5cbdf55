"""The words of the window for the codes in the JSON, for the plain text of the command line. Loads no Qt."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from rairdtc_gui.app import environment
from rairdtc_gui.domain.answers import Status
from rairdtc_gui.domain.case import Jurisdiction
from rairdtc_gui.domain.knowledge import KnowledgeIdentity
from rairdtc_gui.domain.rules import Stance, Urgency
from rairdtc_gui.ui import frame_words, severity_words, wording

Data = dict[str, Any]
_SEVERITY = re.compile(rf": ({'|'.join(filter(None, severity_words.SEVERITIES))}): ")


def head(label: str, jurisdiction: str) -> str:
    """The case and whose rules lead."""
    return f"{label or 'case without a label'} · {frame_words.rules_of(Jurisdiction(jurisdiction), '')}"


def framed(answer: str, identity: KnowledgeIdentity) -> str:
    """An answer whose figures no line end parts from their units; below it which knowledge, and whose judgement."""
    age = (environment.today() - date.fromisoformat(identity.date)).days
    return f"{wording.bind(answer)}\n{frame_words.knowledge(identity, age)} · {frame_words.judgement()}"


def urgency(code: str) -> str:
    """When something is to be done first."""
    return wording.urgency_word(Urgency(code))


def stance(code: str) -> str:
    """A stance within a sentence."""
    return _stance(code).words


def standing(position: Data) -> str:
    """How an option stands, at the beginning of its line: "Preferred · provisional"."""
    if is_possible(position):
        highest = stance(position["interval"][1])
        return f"{wording.status_word(Status.POSSIBLE)} · not indicated now, could become {highest}"
    return f"{wording.stance_word(_stance(position['stance']))} · {wording.status_word(Status(position['status']))}"


def position(found: Data) -> str:
    """How an option stands and between what it may move, within a sentence."""
    lowest, highest = (stance(code) for code in found["interval"])
    span = "" if lowest == highest else f"could be {lowest} to {highest}"
    if is_possible(found):
        return f"possible ({span})"
    return f"{stance(found['stance'])} ({', '.join(part for part in (found['status'], span) if part)})"


def is_possible(found: Data) -> bool:
    """Whether nothing indicates an option now, and something still could."""
    return bool(found["status"] == Status.POSSIBLE.value)


def action(code: str) -> str:
    """What to do with a drug for a toxicity."""
    return wording.action_word(code)


def approval(code: str | None) -> str:
    """The state of an option in a region."""
    return wording.availability_words(code) if code else "not stated"


def interaction(severity: str, said: str) -> str:
    """What to do about another medicine, led by the word for how strict that is."""
    return "".join(severity_words.led(severity, said))


def worded(line: str) -> str:
    """A line of a monograph with the word for the severity that stands in it as a code."""
    found = _SEVERITY.search(line)
    if found is None:
        return line
    return f"{line[: found.start()]}: {interaction(found[1], line[found.end() :])}"


def part(section: str) -> str:
    """The title of a part of a monograph."""
    return "Dose levels" if section == "reductions" else wording.part_title(section)


def _stance(code: str) -> Stance:
    return next(member for member in Stance if member.code == code)
