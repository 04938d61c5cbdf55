"""`python -m db.diff OLD.sqlite NEW.sqlite`: what a reviewer must read before a release.

Prints what was added, removed and changed, by address, grouped by what the change does, and then the shipped cases
whose result differs. Exit code 0: nothing differs, 1: something does, 2: a file cannot be used.
"""

from __future__ import annotations

import argparse
import sqlite3
import sys
from collections.abc import Sequence
from pathlib import Path

from db.diff.cases import changed_cases
from db.diff.changes import changes, grouped
from db.diff.records import read_records
from rairdtc_gui.kb.connection import KnowledgeUnusable
from rairdtc_gui.kb.knowledge import Knowledge


def main(arguments: Sequence[str]) -> int:
    """Compares two knowledge bases."""
    parser = argparse.ArgumentParser(prog="python -m db.diff", description="What differs between two knowledge bases.")
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    options = parser.parse_args(arguments)
    try:
        found = changes(_records(options.old), _records(options.new))
    except _Unreadable as error:
        sys.stderr.write(f"{error}\n")
        return 2
    lines = []
    for effect, members in grouped(found).items():
        lines += ["", f"{effect.value} ({len(members)})", *(f"  {change.line()}" for change in members)]
    moved, trouble = _cases(options.old, options.new)
    lines += ["", trouble or f"shipped cases that change their result ({len(moved)})", *(f"  {line}" for line in moved)]
    sys.stdout.write("\n".join(lines[1:]) + "\n")
    return 1 if found or moved else 0


class _Unreadable(Exception):
    """A file that is no knowledge base."""


def _records(path: Path) -> dict[tuple[str, str], dict[str, object]]:
    if not path.is_file():
        raise _Unreadable(f"{path}: no such file; give the path of a built knowledge base")
    try:
        return read_records(path)
    except sqlite3.Error as error:
        raise _Unreadable(f"{path}: cannot be read as a knowledge base ({error}); build it anew") from error


def _cases(old: Path, new: Path) -> tuple[list[str], str]:
    """The lines of changed cases; or why the cases could not be compared."""
    try:
        first, second = Knowledge.open(old), Knowledge.open(new)
    except KnowledgeUnusable as error:
        return [], f"shipped cases not compared: {error}"
    try:
        return list(changed_cases(first, second)), ""
    finally:
        first.close()
        second.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
