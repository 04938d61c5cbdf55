"""All obligations over all jurisdictions, in rows of a table; what is not proved is written as a case file."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from rairdtc_gui.domain.case import Case, Jurisdiction
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.services.strict_yaml import load
from tests.prove.obligations import Proof, Prover

Obligation = Callable[[Prover], Iterator[Proof]]

OBLIGATIONS: dict[str, tuple[str, Obligation]] = {
    "O1": ("no option is restricted and indicated", Prover.never_restricted_and_indicated),
    "O2": ("hazards bar or are cautioned, whatever else is true", Prover.hazards),
    "O3": ("every complete case in scope has an option", Prover.every_patient_has_an_option),
    "O4": ("no rule is dead", Prover.no_rule_is_dead),
    "O5": ("no answer leaves the interval", Prover.no_answer_leaves_the_interval),
    "O15": ("every option is proposed for somebody", Prover.every_option_can_be_proposed),
    "O14": ("complete cases are settled, rules and findings known", Prover.complete_cases_are_settled),
}


#: What one jurisdiction shows holds for all: an option may be licensed in one place only.
ONE_IS_ENOUGH = {"O4", "O15"}


WAIVERS = Path(__file__).parent / "waivers.yaml"


@dataclass(frozen=True, slots=True)
class Row:
    """One obligation over all jurisdictions."""

    obligation: str
    words: str
    count: int
    seconds: float
    failures: tuple[tuple[Jurisdiction, Proof], ...]


def prove(engine: Engine, jurisdictions: tuple[Jurisdiction, ...] = tuple(Jurisdiction)) -> Iterator[Row]:
    """Every obligation in each jurisdiction. A rule is dead only if no jurisdiction wakes it."""
    provers = {jurisdiction: Prover(engine, jurisdiction) for jurisdiction in jurisdictions}
    for name, (words, ask) in OBLIGATIONS.items():
        started, count, failures = time.perf_counter(), 0, []
        proved: set[str] = set()
        for jurisdiction, prover in provers.items():
            for proof in ask(prover):
                count += 1
                if proof.is_proved:
                    proved.add(proof.subject)
                else:
                    failures.append((jurisdiction, proof))
        if name in ONE_IS_ENOUGH:
            failures = [(place, proof) for place, proof in failures if proof.subject not in proved]
        yield Row(name, words, count, time.perf_counter() - started, tuple(failures))


def waived() -> set[tuple[str, str]]:
    """(obligation, subject) of every waiver that has not ended."""
    today = datetime.now(UTC).date().isoformat()
    return {(entry["obligation"], entry["subject"]) for entry in load(WAIVERS) if entry["ends"] >= today}


def write_case(folder: Path, name: str, case: Case) -> Path:
    """A case file that `rairdtc evaluate` opens."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.yaml"
    jurisdiction = case.jurisdiction.value if case.jurisdiction else "any"
    lines = [f"jurisdiction: {jurisdiction}", "findings:"]
    lines += [f"  {key}: {_yaml(value)}" for key, value in case.findings.items()]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _yaml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return "[" + ", ".join(_yaml(entry) for entry in value) + "]"
    return f'"{value}"' if isinstance(value, str) else f"{value}"
