"""The command `rairdtc`: evaluates cases and reads the knowledge base without a window.

Exit codes: 0 done, 1 self-test failed, 2 bad input or an answer that cannot be written (each problem is one line on
standard error), 4 no usable knowledge base.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rairdtc_gui.app import (
    calculator_commands,
    case_commands,
    code_words,
    drug_commands,
    environment,
    fhir_commands,
    text_output,
)
from rairdtc_gui.app.bad_input import attempt, named_drug
from rairdtc_gui.app.streams import as_json, complain, drop_what_cannot_be_written, input_lines, say, speak_utf8
from rairdtc_gui.domain.case import Case, Jurisdiction
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.engine.gaps import GapFinder
from rairdtc_gui.kb.connection import KnowledgeUnusable
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.case_file import CaseError, case_reader
from rairdtc_gui.services.drug_json import drug_data
from rairdtc_gui.services.formulary import Formulary, read_formulary
from rairdtc_gui.services.result_json import ResultWriter
from rairdtc_gui.services.shipped_cases import check_shipped_cases

PURPOSE = "Reference for radioiodine-refractory thyroid cancer. Supports, does not replace, clinical judgement."
OK, FAILED, BAD_INPUT, NO_KNOWLEDGE = 0, 1, 2, 4


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; returns its exit code. A reader that leaves early (`| head`) is no error."""
    speak_utf8()
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        code = OK
    except OSError as error:
        code = BAD_INPUT
        with suppress(OSError):
            complain(f"not all could be read or written: {error.strerror}; check the disk and where the answer goes")
    drop_what_cannot_be_written()
    return code


def _run(arguments: list[str] | None) -> int:
    options = _parser().parse_args(sys.argv[1:] if arguments is None else arguments)
    try:
        knowledge = Knowledge.open(options.knowledge_base or environment.knowledge_base())
    except KnowledgeUnusable as error:
        complain(text_output.refusal(error.refusal.value, str(error.path)))
        return NO_KNOWLEDGE
    try:
        return int(options.run(options.commands(knowledge), options))
    finally:
        knowledge.close()


class Commands:
    """Every command over one open knowledge base. Each returns an exit code."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    def evaluate(self, options: argparse.Namespace) -> int:
        """Ranked options of every case; a bad case is reported and the others are still evaluated."""
        engine = Engine(self._knowledge.rule_set)
        gap_finder = GapFinder(engine)
        try:
            writer = ResultWriter(engine, self._knowledge.identity, self._formulary(options.formulary, engine))
        except CaseError as error:
            complain(*error.problems)
            return BAD_INPUT
        code = OK
        for case in self._cases(options.cases):
            if isinstance(case, CaseError):
                code = BAD_INPUT
                complain(*case.problems)
                continue
            if options.jurisdiction:
                case = Case(case.label, Jurisdiction(options.jurisdiction), case.findings, case.unavailable)
            evaluation = engine.evaluate(case)
            data = writer.result(engine.decide(case), evaluation, gap_finder.gaps(case))
            say(as_json(data) if options.json else text_output.result(data, self._knowledge))
        return code

    def ask(self, options: argparse.Namespace) -> int:
        """The open questions of one case that can still move an option."""
        engine = Engine(self._knowledge.rule_set)
        writer = ResultWriter(engine, self._knowledge.identity)
        for case in self._cases([options.case]):
            if isinstance(case, CaseError):
                complain(*case.problems)
                return BAD_INPUT
            gaps = [writer.gap(gap) for gap in GapFinder(engine).gaps(case)]
            say(as_json(gaps) if options.json else text_output.gaps(gaps))
        return OK

    def drug(self, options: argparse.Namespace) -> int:
        """One monograph."""
        return attempt(lambda: self._drug(options))

    def _drug(self, options: argparse.Namespace) -> str:
        data = drug_data(named_drug(self._knowledge, options.id))
        return as_json(data) if options.json else code_words.framed(text_output.drug(data), self._knowledge.identity)

    def search(self, options: argparse.Namespace) -> int:
        """What matches a text, best first."""
        text = " ".join(options.text)
        hits = self._knowledge.search(text)
        for hit in hits:
            matched = f"{hit.matched} → " if hit.matched and hit.matched != hit.title else ""
            say(f"{hit.kind}\t{hit.target}\t{matched}{hit.title} ({hit.detail})")
        if not hits:
            complain(f"nothing found for {text!r}; searched: names, brands, trials, toxicities, text")
        return OK

    def knowledge(self, options: argparse.Namespace) -> int:
        """Version, date, hash, counts and the share of facts that were seen; with --recall what was not."""
        identity = self._knowledge.identity
        data: dict[str, Any] = {"version": identity.version, "date": identity.date, "hash": identity.hash}
        data["counts"] = self._knowledge.counts()
        data["seen"] = [asdict(share) for share in self._knowledge.checked_shares()]
        if options.recall:
            data["recall"] = [fact.address for fact in self._knowledge.unconfirmed()]
            data["own"] = list(self._knowledge.own())
        if options.questions:
            data["questions"] = {question.id: question.allowed() for question in self._knowledge.rule_set.questions}
        say(as_json(data) if options.json else text_output.knowledge(data))
        return OK

    def self_test(self, _options: argparse.Namespace) -> int:
        """Evaluates the shipped cases; says what failed."""
        failures = check_shipped_cases(self._knowledge)
        complain(*failures)
        total = len(self._knowledge.example_cases)
        say(f"self-test: {total} shipped cases, {len(failures)} failures")
        return FAILED if failures else OK

    def _formulary(self, path: Path | None, engine: Engine) -> Formulary | None:
        return None if path is None else read_formulary(path, self._knowledge.drug_list, engine.options)

    def _cases(self, paths: list[str]) -> Iterator[Case | CaseError]:
        reader = case_reader(self._knowledge.rule_set, environment.today())
        if not paths or paths == ["-"]:
            for number, line in enumerate(input_lines(), start=1):
                if line.strip():
                    yield _attempt(lambda line=line, number=number: reader.read_json(line, f"line {number}"))
            return
        for path in paths:
            yield _attempt(lambda path=path: reader.read_yaml(Path(path)))


def _attempt(read: Any) -> Case | CaseError:
    try:
        case: Case = read()
    except CaseError as error:
        return error
    return case


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="rairdtc", description=PURPOSE)
    parser.add_argument("--knowledge-base", type=Path, metavar="FILE", help="another knowledge base")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    evaluate = commands.add_parser("evaluate", help="ranked options for cases")
    evaluate.add_argument(
        "cases", nargs="*", metavar="CASE.yaml", help="case files; none or -: JSON lines on standard input"
    )
    places = [member.value for member in Jurisdiction]
    evaluate.add_argument("--jurisdiction", choices=places, help="whose rules lead; else those of the case")
    evaluate.add_argument(
        "--formulary", type=Path, metavar="FILE", help="YAML list of drug ids: marks what is not there"
    )
    evaluate.set_defaults(run=Commands.evaluate)
    ask = commands.add_parser("ask", help="open questions that can still move an option")
    ask.add_argument("case", metavar="CASE.yaml", help="a case file")
    ask.set_defaults(run=Commands.ask)
    drug = commands.add_parser("drug", help="a drug monograph")
    drug.add_argument("id", metavar="ID", help=drug_commands.DRUG)
    drug.set_defaults(run=Commands.drug)
    search = commands.add_parser("search", help="drugs, options, trials, toxicities, questions by any name")
    search.add_argument("text", nargs="+", metavar="TEXT", help="names or words")
    search.set_defaults(run=Commands.search)
    knowledge = commands.add_parser("knowledge", help="what the knowledge base is and holds")
    knowledge.add_argument(
        "--recall", action="store_true", help="list every unconfirmed fact, then every editor's note"
    )
    knowledge.add_argument("--questions", action="store_true", help="list every question and its answers")
    knowledge.set_defaults(run=Commands.knowledge)
    for command in (evaluate, ask, drug, knowledge):
        command.add_argument("--json", action="store_true", help="one JSON object a line")
    case_commands.add_parsers(commands)
    drug_commands.add_parsers(commands)
    calculator_commands.add_parser(commands)
    fhir_commands.add_parsers(commands)
    self_test = commands.add_parser("self-test", help="evaluate the shipped cases")
    self_test.set_defaults(run=Commands.self_test)
    parser.set_defaults(commands=Commands)
    return parser
