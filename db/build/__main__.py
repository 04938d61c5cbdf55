"""`python -m db.build`: checks the sources and builds db/rairdtc.sqlite; does nothing when nothing changed.

--check         only checks the sources
--check-fresh   exits 1 if the built file does not belong to these sources
--sources DIR   reads other sources
--output FILE   writes elsewhere
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from db.build.check_dates import WARN_AFTER_MONTHS, rules_to_read
from db.build.checks import check, powerless
from db.build.manifest import is_fresh, write_manifest
from db.build.questions import questions_of
from db.build.sources import Sources, read_sources
from db.build.write import write
from rairdtc_gui.services.strict_yaml import SourceError

FOLDER = Path(__file__).resolve().parent.parent


def main(arguments: list[str]) -> int:
    """Exit code 0: built, fresh or correct; 1: errors, each printed with file and line, or not fresh."""
    parser = argparse.ArgumentParser(prog="python -m db.build", description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="only check the sources")
    parser.add_argument("--check-fresh", action="store_true", help="exit 1 if the built file is stale")
    parser.add_argument("--sources", type=Path, default=FOLDER / "sources")
    parser.add_argument("--output", type=Path, default=FOLDER / "rairdtc.sqlite")
    options = parser.parse_args(arguments)
    if options.check_fresh:
        return 0 if is_fresh(options.output, options.sources) else 1
    if not options.check and is_fresh(options.output, options.sources):
        return 0
    sources, errors = checked_sources(options.sources)
    if sources is None or errors:
        for error in errors:
            sys.stderr.write(f"{error}\n")
        sys.stderr.write(f"errors: {len(errors)}; nothing was built\n")
        return 1
    for rule in powerless(sources):
        sys.stderr.write(f"warning: rule {rule} is recall: it is shown as unconfirmed and cannot raise an option\n")
    for rule in rules_to_read(sources):
        sys.stderr.write(f"warning: rule {rule} was not read for {WARN_AFTER_MONTHS} months\n")
    if not options.check:
        build(sources, options.sources, options.output)
        sys.stdout.write(f"built {options.output.name}: knowledge {sources.pack.version} of {sources.pack.date}\n")
    return 0


def checked_sources(folder: Path) -> tuple[Sources | None, list[SourceError]]:
    """The sources with every error of shape, or, if there is none, every error across files."""
    sources, errors = read_sources(folder)
    return (sources, errors) if sources is None else (sources, check(sources, questions_of(sources)))


def build(sources: Sources, folder: Path, output: Path) -> None:
    """Writes the knowledge base and its manifest."""
    content_hash = write(sources, output)
    write_manifest(output, folder, content_hash, sources.pack.version, sources.pack.date)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
