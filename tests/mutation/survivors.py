"""Mutants that survive, and why each may: it says the same thing, or nothing that a reader of a result could see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from rairdtc_gui.services.strict_yaml import load

EXPLAINED = Path(__file__).with_name("survivors.yaml")


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of the code: where, the lines as they were, and as they became."""

    file: str
    function: str
    was: str
    now: str

    def as_yaml(self) -> str:
        """An entry for `survivors.yaml`, still without its reason."""
        texts = (
            f"{key}: '{text.replace(chr(39), chr(39) * 2)}'" for key, text in (("was", self.was), ("now", self.now))
        )
        return f"    - file: {self.file}\n      function: {self.function}\n      " + "\n      ".join(texts)


def explained(path: Path = EXPLAINED) -> dict[Mutant, str]:
    """The reason of every mutant that may survive."""
    return {Mutant(**entry): group["why"] for group in load(path) for entry in group["mutants"]}


def changed_lines(diff: str) -> tuple[str, str]:
    """What a unified diff takes away and what it puts there, each as one line."""
    body = [line for line in diff.splitlines() if not line.startswith(("---", "+++", "@@"))]
    was, now = (" ".join(line[1:].strip() for line in body if line.startswith(sign)) for sign in "-+")
    return was, now


def unexplained(survivors: Iterable[Mutant], reasons: dict[Mutant, str]) -> list[Mutant]:
    """Survivors without a reason."""
    return [mutant for mutant in survivors if mutant not in reasons]


def outdated(survivors: Iterable[Mutant], reasons: dict[Mutant, str], files: Iterable[str]) -> list[Mutant]:
    """Reasons for what does not survive (any more), in files of which every mutant was tried."""
    alive, tried = set(survivors), set(files)
    return [mutant for mutant in reasons if mutant.file in tried and mutant not in alive]
