"""What a hospital has: it marks options and orders them within a stance, and never hides one or changes a stance."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from rairdtc_gui.domain.answers import OptionAnswer
from rairdtc_gui.domain.drugs import DrugSummary
from rairdtc_gui.domain.rules import TreatmentOption
from rairdtc_gui.services.case_file import CaseError, load_file

_NEAREST = 3


@dataclass(frozen=True, slots=True)
class Formulary:
    """The ids of the drugs that are there, against the options of one knowledge base."""

    drugs: frozenset[str]
    options: Mapping[str, TreatmentOption]

    def missing(self, option_id: str) -> tuple[str, ...]:
        """The drugs of an option that are not there."""
        return tuple(drug for drug in self._drugs_of(option_id) if drug not in self.drugs)

    def has(self, option_id: str) -> bool | None:
        """Whether every drug of an option is there; none for an option that names no drug."""
        return not self.missing(option_id) if self._drugs_of(option_id) else None

    def ordered(self, answers: Iterable[OptionAnswer]) -> tuple[OptionAnswer, ...]:
        """Ranked answers; within a stance those of which a drug is not there stand last."""
        return tuple(sorted(answers, key=lambda answer: (-answer.stance, bool(self.missing(answer.option)))))

    def data(self) -> dict[str, Any]:
        """The drugs, and how many options are marked."""
        return {
            "drugs": sorted(self.drugs),
            "options_off": sum(bool(self.missing(option)) for option in self.options),
        }

    def _drugs_of(self, option_id: str) -> tuple[str, ...]:
        return self.options[option_id].drugs


def read_formulary(path: Path, drugs: Sequence[DrugSummary], options: Mapping[str, TreatmentOption]) -> Formulary:
    """The formulary in a YAML file: a list of drug ids. Raises `CaseError` with every entry that is none."""
    entries = load_file(path, "a formulary is a list of drug ids")
    if not isinstance(entries, list) or not entries:
        raise CaseError([f"{path}: a formulary is a list of drug ids, one or more, such as `- lenvatinib`"])
    known = {drug.id for drug in drugs}
    lines = getattr(entries, "lines", [])
    problems = [
        f"{path}:{line}: unknown drug {entry!r:.60}; {nearest_drugs(entry, drugs)}"
        for line, entry in zip(lines, entries, strict=True)
        if not isinstance(entry, str) or entry not in known
    ]
    if problems:
        raise CaseError(problems)
    return Formulary(frozenset(entries), options)


def nearest_drugs(entry: object, drugs: Sequence[DrugSummary]) -> str:
    """The ids that are nearest, also by brand and by Chinese name."""
    ids = {name.casefold(): drug.id for drug in drugs for name in (*drug.called, drug.name, drug.id)}
    close = get_close_matches(str(entry).casefold(), list(ids), n=_NEAREST, cutoff=0.6)
    if close:
        return f"nearest: {', '.join(dict.fromkeys(ids[name] for name in close))}"
    return "none is near; `rairdtc search NAME` finds the id"
