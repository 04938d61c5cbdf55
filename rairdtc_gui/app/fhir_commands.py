"""Cases in the language of hospital systems: `export-fhir` writes a bundle, `import-fhir` reads one."""

from __future__ import annotations

import argparse
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rairdtc_gui.app.bad_input import BadInput, attempt, read_case, reader_of
from rairdtc_gui.app.streams import as_json, complain
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.case_file import to_data
from rairdtc_gui.services.case_text import to_yaml
from rairdtc_gui.services.fhir.bundle import export_text
from rairdtc_gui.services.fhir.read import read_text
from rairdtc_gui.services.fhir.shape import MAX_BYTES


class FhirCommands:
    """Both directions. Each command returns an exit code."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    def export(self, options: argparse.Namespace) -> int:
        """A case and its options as a bundle, on standard output or in a file."""
        return attempt(lambda: self._export(options))

    def read(self, options: argparse.Namespace) -> int:
        """The case in a bundle as a case file."""
        return attempt(lambda: self._read(options))

    def _export(self, options: argparse.Namespace) -> str:
        rule_set = self._knowledge.rule_set
        result = Engine(rule_set).decide(read_case(self._knowledge, options.case))
        codes = (self._knowledge.standard_codes, self._knowledge.drug_codes)
        bundle = export_text(result, rule_set, self._knowledge.identity, codes, datetime.now(UTC))
        if options.out is None:
            return bundle.rstrip("\n")
        _write(options.out, bundle)
        return f"written: {options.out}"

    def _read(self, options: argparse.Namespace) -> str:
        try:
            if options.bundle.stat().st_size > MAX_BYTES:
                raise BadInput(f"{options.bundle}: larger than 5 MB, so no bundle of one case")
            source = options.bundle.read_bytes().decode("utf-8-sig")
        except OSError as error:
            raise BadInput(f"{options.bundle}: cannot be read: {error.strerror}; check the path") from error
        except UnicodeDecodeError as error:
            raise BadInput(f"{options.bundle}: not UTF-8 text; save it as UTF-8") from error
        found = read_text(source, reader_of(self._knowledge), str(options.bundle))
        complain(*(f"not taken: {name}" for name in found.not_taken))
        data = to_data(found.case)
        return as_json(data) if options.json else to_yaml(data)


def _write(path: Path, bundle: str) -> None:
    """Puts the bundle in place whole, or not at all; raises `BadInput`."""
    from rairdtc_gui.services.case_store.disk import Disk  # costs start-up time, needed for files only
    from rairdtc_gui.services.whole_files import write_whole
    from rairdtc_gui.ui.store_wording import short_refusal

    if path.exists() and not path.is_file():
        raise BadInput(f"{path}: cannot be written: no file; name another, or leave --out away for standard output")
    problem = write_whole(os.path.realpath(path), bundle.encode("utf-8"), Disk())  # a link stays, what it names is new
    if problem:
        raise BadInput(f"{path}: cannot be written: {short_refusal(problem)}; name another file")


def add_parsers(commands: Any) -> None:
    """The two commands."""
    export = commands.add_parser("export-fhir", help="a case and its options as a FHIR R4 bundle (mCODE)")
    export.add_argument("case", metavar="CASE.yaml", help="a case file")
    export.add_argument("--out", type=Path, metavar="FILE", help="where to write; none: standard output")
    export.set_defaults(run=FhirCommands.export, commands=FhirCommands)
    read = commands.add_parser("import-fhir", help="the case in a FHIR bundle that this program wrote")
    read.add_argument("bundle", type=Path, metavar="BUNDLE.json", help="a file that `rairdtc export-fhir` wrote")
    read.add_argument("--json", action="store_true", help="one JSON object")
    read.set_defaults(run=FhirCommands.read, commands=FhirCommands)
