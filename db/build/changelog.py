"""Reads db/CHANGELOG.md strictly: releases, groups of changes, one change a bullet. What does not fit is an error."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from rairdtc_gui.services.strict_yaml import SourceError

NAME = "CHANGELOG.md"
_RELEASE = re.compile(r"## (\S+) — (\d{4}-\d\d-\d\d)")
_GROUPS = {"Changes advice": "advice", "Changes a figure": "figure", "Wording": "wording", "New content": "content"}
_ALLOWED = "`## VERSION — DATE`, one of " + ", ".join(_GROUPS) + ", or a bullet in a group"


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """One change of one release."""

    release: str
    date: str
    kind: str
    text: str
    line: int


def read_changelog(sources: Path) -> tuple[list[ChangeEntry], list[SourceError]]:
    """The changes in the file beside the folder of sources, newest release first; none without a file."""
    path = sources.parent / NAME
    if not path.exists():
        return [], []
    return _Reader(path).read()


class _Reader:
    """One pass over the lines. Prose may stand before the first group of a release only."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._release = self._date = self._kind = ""
        self._found: list[ChangeEntry] = []
        self._errors: list[SourceError] = []

    def read(self) -> tuple[list[ChangeEntry], list[SourceError]]:
        for number, line in enumerate(self._path.read_text(encoding="utf-8").splitlines(), start=1):
            self._take(number, line.rstrip())
        return self._found, self._errors

    def _take(self, number: int, line: str) -> None:
        head = _RELEASE.fullmatch(line)
        if head:
            self._release, self._date, self._kind = head[1], head[2], ""
        elif line in _GROUPS and self._release:
            self._kind = _GROUPS[line]
        elif line.startswith("- ") and self._kind:
            text = line[2:].replace("`", "")
            self._found.append(ChangeEntry(self._release, self._date, self._kind, text, number))
        elif line.startswith("  ") and self._kind and self._found:
            last = self._found.pop()
            text = f"{last.text} {line.strip().replace('`', '')}"
            self._found.append(ChangeEntry(last.release, last.date, last.kind, text, last.line))
        elif line and (self._kind or line.startswith(("## ", "- "))):
            self._errors.append(SourceError(self._path, number, f"{line[:60]!r} has no place here", _ALLOWED))
