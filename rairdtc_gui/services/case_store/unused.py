"""Answers that today's knowledge base does not ask for: kept as they are and shown, never used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from rairdtc_gui.domain.questions import AnswerError
from rairdtc_gui.services.case_file import CaseReader

Data = dict[str, Any]


def _none() -> Mapping[str, Any]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Unused:
    """Answers to questions that are unknown here, or that no longer allow this answer; as plain data."""

    findings: Mapping[str, Any] = field(default_factory=_none)
    unavailable: tuple[str, ...] = ()
    measured: Mapping[str, Any] = field(default_factory=_none)

    def __bool__(self) -> bool:
        return bool(self.findings or self.unavailable)

    def lines(self) -> tuple[tuple[str, str], ...]:
        """Question id and answer, as stored; an empty answer stands for one that cannot be had."""
        answered = ((key, _plain(value)) for key, value in sorted(self.findings.items()))
        return (*answered, *((key, "") for key in self.unavailable))


def split(data: Data, reader: CaseReader) -> tuple[Data, Unused]:
    """What the reader can take, and the rest. Data of another shape are left for the reader to refuse."""
    findings, measured, unavailable = (data.get(name) for name in ("findings", "measured", "unavailable"))
    if not isinstance(findings, dict) or not isinstance(unavailable, list):
        return data, Unused()
    measured = measured if isinstance(measured, dict) else {}
    odd = {key: value for key, value in findings.items() if not _is_usable(key, value, reader)}
    gone = tuple(key for key in unavailable if isinstance(key, str) and key not in reader.questions)
    known: Data = {
        **data,
        "findings": {key: value for key, value in findings.items() if key not in odd},
        "unavailable": [key for key in unavailable if key not in gone],
    }
    if "measured" in data and isinstance(data["measured"], dict):
        known["measured"] = {key: day for key, day in measured.items() if key not in odd}
    days = {key: day for key, day in measured.items() if key in odd}
    return known, Unused(MappingProxyType(odd), gone, MappingProxyType(days))


def with_unused(data: Data, unused: Unused) -> Data:
    """The data of a case with what is kept beside it; an answer given since then wins."""
    if not unused:
        return data
    answered = {*data["findings"], *data["unavailable"]}
    odd = {key: value for key, value in unused.findings.items() if key not in answered}
    days = {key: day for key, day in unused.measured.items() if key in odd}
    merged = {
        **data,
        "findings": {**data["findings"], **odd},
        "unavailable": [*data["unavailable"], *(key for key in unused.unavailable if key not in answered)],
    }
    if days or "measured" in data:
        merged["measured"] = {**data.get("measured", {}), **days}
    return merged


def _is_usable(key: str, value: Any, reader: CaseReader) -> bool:
    question = reader.questions.get(key)
    if question is None:
        return False
    if isinstance(value, str) and value in question.unavailable_values:
        return True
    try:
        question.accept(value)
    except AnswerError:
        return False
    return True


def _plain(value: Any) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case list():
            return ", ".join(map(str, value))
        case float():
            return f"{value:g}"
    return str(value)
