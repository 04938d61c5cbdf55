"""Cases as files: YAML for people, JSON lines for scripts. A bad file is refused whole, with every error named."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import Any

from rairdtc_gui.domain.case import Case, Jurisdiction, Value
from rairdtc_gui.domain.knowledge import ExampleCase, RuleSet
from rairdtc_gui.domain.questions import AnswerError, Question, QuestionType
from rairdtc_gui.services.case_dates import decision_data, read_decision, read_measured

_KEYS = ("label", "jurisdiction", "findings", "unavailable", "measured", "decision")
_MAX_BYTES = 2 * 2**20
_MAX_LABEL = 200


class CaseError(Exception):
    """A case, or a file beside it, that cannot be used; every line names where, which value, and what is allowed."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


@dataclass(frozen=True, slots=True)
class CaseReader:
    """Reads cases against the questions of one knowledge base. `today`: no later day is taken, none: any is."""

    questions: Mapping[str, Question]
    today: date | None = None

    def read_yaml(self, path: Path) -> Case:
        """The case in a YAML file; raises `CaseError`."""
        return self.from_data(load_file(path, "a case is a short list of findings"), str(path))

    def read_json(self, text: str, place: str) -> Case:
        """The case in one line of JSON; `place` names it in errors. Raises `CaseError`."""
        try:
            data = json.loads(text, object_pairs_hook=_unique, parse_constant=_refuse_constant)
        except (ValueError, RecursionError) as error:
            raise CaseError([f"{place}: broken JSON: {error}; check its quotes, commas and brackets"]) from error
        return self.from_data(data, place)

    def from_example(self, example: ExampleCase) -> Case:
        """A shipped example as a case: what the report gives and what was assumed."""
        findings = {**dict(example.findings), **dict(example.assumed)}
        data = {"label": example.id, "jurisdiction": example.jurisdiction, "findings": findings}
        return self.from_data(data, example.id)

    def from_data(self, data: object, place: str) -> Case:
        """A case from nested mappings; raises `CaseError` with every problem found."""
        if not isinstance(data, Mapping):
            raise CaseError([f"{place}: a case is a mapping with the keys {', '.join(_KEYS)}"])
        problems = [f"{place}: unknown key {key!r}; allowed: {', '.join(_KEYS)}" for key in data if key not in _KEYS]
        label = data.get("label", "")
        if not _is_label(label):
            problems.append(f"{place}: label: {label!a:.60} is not a line of at most {_MAX_LABEL} readable letters")
        jurisdiction = _jurisdiction(data.get("jurisdiction"), place, problems)
        findings, unavailable = self._findings(data.get("findings", {}), place, problems)
        unavailable |= self._unavailable(data.get("unavailable", []), place, problems)
        for question_id in sorted(unavailable & set(findings)):
            problems.append(f"{place}: {question_id} is both answered and unavailable; keep one")
        measured = read_measured(data.get("measured", {}), findings, place, problems, self.today)
        decision = read_decision(data.get("decision"), place, problems, self.today)
        if problems:
            raise CaseError(problems)
        case = Case.of(findings, unavailable, str(label), jurisdiction)
        return replace(case, measured=MappingProxyType(measured), decision=decision)

    def _findings(self, data: object, place: str, problems: list[str]) -> tuple[dict[str, Value], set[str]]:
        """Accepted answers, and questions whose answer says that it cannot be known."""
        findings: dict[str, Value] = {}
        unavailable: set[str] = set()
        if not isinstance(data, Mapping):
            problems.append(f"{place}: findings: a mapping from question ids to answers is needed")
            return findings, unavailable
        for key, raw in data.items():
            question = self.questions.get(key)
            if question is None:
                problems.append(f"{place}: findings: {self._unknown(key)}")
            elif isinstance(raw, str) and raw in question.unavailable_values:
                unavailable.add(key)
            else:
                try:
                    findings[key] = self._accepted(question, raw)
                except AnswerError as error:
                    problems.append(f"{place}: findings: {key}: {error}")
        return findings, unavailable

    def _accepted(self, question: Question, raw: object) -> Value:
        value = question.accept(raw)
        if question.type is QuestionType.DATE and self.today is not None and str(value) > self.today.isoformat():
            raise AnswerError(f"{value} lies in the future; today is {self.today.isoformat()}")
        return value

    def _unavailable(self, data: object, place: str, problems: list[str]) -> set[str]:
        if not isinstance(data, list | tuple) or not all(isinstance(key, str) for key in data):
            problems.append(f"{place}: unavailable: a list of question ids is needed")
            return set()
        problems.extend(f"{place}: unavailable: {self._unknown(key)}" for key in data if key not in self.questions)
        return set(data)

    def _unknown(self, key: object) -> str:
        close = get_close_matches(str(key), list(self.questions), n=1, cutoff=0.5)
        hint = f"nearest: {close[0]}" if close else "see `rairdtc knowledge --questions`"
        return f"unknown question {key!r}; {hint}"


def case_reader(rule_set: RuleSet, today: date | None = None) -> CaseReader:
    """A reader of cases against the questions of a knowledge base."""
    return CaseReader({question.id: question for question in rule_set.questions}, today)


def load_file(path: Path, what: str) -> Any:
    """The content of a YAML file; `what` says what such a file is. Raises `CaseError`."""
    from rairdtc_gui.services.strict_yaml import SourceError, load  # costs start-up time, needed for files only

    try:
        if path.stat().st_size > _MAX_BYTES:
            raise CaseError([f"{path}: larger than 2 MB; {what}"])
        return load(path)
    except SourceError as error:
        raise CaseError([str(error)]) from error
    except OSError as error:
        raise CaseError([f"{path}: cannot be read: {error.strerror}; check the path"]) from error


def to_data(case: Case) -> dict[str, Any]:
    """A case as plain data that `CaseReader.from_data` reads back."""
    data: dict[str, Any] = {"label": case.label}
    if case.jurisdiction is not None:
        data["jurisdiction"] = case.jurisdiction.value
    data["findings"] = {
        key: list(value) if isinstance(value, tuple) else value for key, value in sorted(case.findings.items())
    }
    data["unavailable"] = sorted(case.unavailable)
    if case.measured:
        data["measured"] = {key: day.isoformat() for key, day in sorted(case.measured.items())}
    if case.decision is not None:
        data["decision"] = decision_data(case.decision)
    return data


def _jurisdiction(raw: object, place: str, problems: list[str]) -> Jurisdiction | None:
    if raw is None:
        return None
    try:
        return Jurisdiction(raw)
    except ValueError:
        allowed = ", ".join(member.value for member in Jurisdiction)
        problems.append(f"{place}: jurisdiction: {raw!r} is not allowed; allowed: {allowed}")
        return None


def _is_label(raw: object) -> bool:
    """One line without control, formatting or broken characters, which could misplace or hide what follows."""
    return isinstance(raw, str) and len(raw) <= _MAX_LABEL and (raw.isprintable() and "\ufffd" not in raw)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) < len(pairs):
        raise ValueError("a key stands twice")
    return data


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not a number")
