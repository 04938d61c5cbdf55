"""The window program: start order in one readable function.

Exit codes: 0 normal, 1 self-test failed, 2 bad arguments or case file, 3 damaged bundle, 4 no usable knowledge base.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from rairdtc_gui.app import environment
from rairdtc_gui.domain.settings import LARGEST_TEXT, SMALLEST_TEXT, THEMES

OK, FAILED, BAD_INPUT, DAMAGED, NO_KNOWLEDGE = 0, 1, 2, 3, 4


def main(arguments: list[str] | None = None) -> int:
    """Starts the window, the self-test or the gallery; returns the exit code."""
    options = _parser().parse_args(sys.argv[1:] if arguments is None else arguments)
    environment.forget_foreign_qt_settings()
    try:
        from rairdtc_gui.app import run  # imports Qt, which fails where its libraries are missing
    except ImportError as error:
        sys.stderr.write(
            f"rairdtc-gui: Qt cannot start: {error}. On Debian run `make setup` for the missing library.\n"
        )
        return DAMAGED
    if options.self_test:
        return run.self_test(options)
    if options.gallery is not None:
        return run.gallery(options)
    return run.window(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="rairdtc-gui", description="Reference for radioiodine-refractory thyroid cancer."
    )
    parser.add_argument("case", nargs="?", type=Path, metavar="CASE.yaml", help="a case to open")
    parser.add_argument("--knowledge-base", type=Path, default=environment.knowledge_base(), help="another file")
    parser.add_argument("--theme", choices=THEMES, help="for this start; else as in the settings")
    sizes = range(SMALLEST_TEXT, LARGEST_TEXT + 1)
    size_words = f"in percent, {SMALLEST_TEXT} to {LARGEST_TEXT}"
    parser.add_argument("--text-size", type=int, choices=sizes, metavar="PERCENT", help=size_words)
    parser.add_argument("--self-test", action="store_true", help="check this installation; exit 0 or 1")
    parser.add_argument("--gallery", type=Path, metavar="DIR", help="draw every screen into a folder")
    return parser
