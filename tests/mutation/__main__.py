"""`make mutation`: changes the engine in thousands of small ways; some test must fail for each.

Works on a copy in build/mutation and starts anew every time. Arguments are patterns of names, such as
`rairdtc_gui.engine.gaps.*`. Exit code 1 if fewer than 95 of 100 mutants are killed, if a survivor is not explained in
`survivors.yaml`, or if something explained there does not survive.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from rairdtc_gui.app.streams import say
from tests.mutation.survivors import Mutant, changed_lines, explained, outdated, unexplained

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "build" / "mutation"
LEAST_PERCENT = 95.0
_SURVIVED, _NO_TESTS = (0,), (5, 33)  # exit codes of the tests of a mutant; all others mean that one failed
_WORKERS = os.environ.get("WORKERS", str(os.cpu_count() or 1))


@dataclass(frozen=True, slots=True)
class Tried:
    """The mutants of one file: how many, the survivors, and whether all that there are were tried."""

    file: str
    count: int
    survivors: tuple[Mutant, ...]
    is_whole: bool = True

    @property
    def killed(self) -> int:
        """How many were noticed."""
        return self.count - len(self.survivors)


def main(patterns: Sequence[str]) -> int:
    """Mutates, tests and reports; returns the exit code."""
    _copy()
    environment = {**os.environ, "RAIRDTC_BUILT_BASE": str(ROOT / "db" / "rairdtc.sqlite")}
    tool = Path(sys.executable).with_name("mutmut")
    subprocess.run([tool, "run", "--max-children", _WORKERS, *patterns], cwd=FOLDER, env=environment, check=True)
    os.chdir(FOLDER)
    return report(list(_tried(patterns)))


def report(tried: Sequence[Tried]) -> int:
    """One row a file, then what must be seen to."""
    say(f"\n{'file':50} {'mutants':>8} {'killed':>7} {'alive':>6} {'score':>7}")
    total = Tried("all", sum(row.count for row in tried), tuple(mutant for row in tried for mutant in row.survivors))
    for row in (*tried, total):
        say(f"{row.file:50} {row.count:8} {row.killed:7} {len(row.survivors):6} {_percent(row):6.1f}%")
    reasons = explained()
    problems = [
        (
            f"alive without a reason in {Path(__file__).with_name('survivors.yaml').name}",
            unexplained(total.survivors, reasons),
        ),
        ("explained, and not alive", outdated(total.survivors, reasons, [row.file for row in tried if row.is_whole])),
    ]
    for words, mutants in problems:
        for mutant in mutants:
            say(f"{words}:\n{mutant.as_yaml()}")
    is_enough = _percent(total) >= LEAST_PERCENT
    if not is_enough:
        say(f"fewer than {LEAST_PERCENT:g} of 100 killed")
    return 0 if is_enough and not any(mutants for _, mutants in problems) else 1


def _percent(row: Tried) -> float:
    return 100 * row.killed / row.count if row.count else 100.0


def _copy() -> None:
    shutil.rmtree(FOLDER, ignore_errors=True)
    for name in ("rairdtc_gui", "db", "tests"):
        shutil.copytree(ROOT / name, FOLDER / name, ignore=shutil.ignore_patterns("__pycache__", "*.sqlite"))
    shutil.copy2(ROOT / "pyproject.toml", FOLDER)


def _tried(patterns: Sequence[str]) -> Iterator[Tried]:
    """What the tool wrote down beside each mutated file; run in its folder."""
    from mutmut.mutation.diff_apply import get_diff_for_mutant
    from mutmut.utils.format_utils import orig_function_and_class_names_from_key

    for path in sorted(Path("mutants").rglob("*.meta")):
        file = path.relative_to("mutants").with_suffix("").as_posix()
        codes = json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
        survivors, count = [], 0
        for name, code in codes.items():
            if patterns and not any(fnmatch(name, pattern) for pattern in patterns):
                continue
            if code is None:
                raise SystemExit(f"{name} was not tried: start again")
            count += 1
            if code in _SURVIVED + _NO_TESTS:
                function, owner = orig_function_and_class_names_from_key(name)
                was, now = changed_lines(get_diff_for_mutant(name, path=file))
                survivors.append(Mutant(file, f"{owner}.{function}" if owner else function, was, now))
        if count:
            yield Tried(file, count, tuple(survivors), count == len(codes))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
