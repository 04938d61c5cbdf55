"""What puts one case against something: `fit` to trials, `what-if` an answer were another, `compare` jurisdictions."""

from __future__ import annotations

import argparse
from typing import Any

from rairdtc_gui.app import case_output, code_words, environment
from rairdtc_gui.app.bad_input import BadInput, attempt, read_case, reader_of
from rairdtc_gui.app.streams import as_json
from rairdtc_gui.domain.evidence import Trial
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.engine.trial_fit import trial_fit
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.case_answers import fit_data, typed_answer, what_if_data
from rairdtc_gui.services.region_answers import compare_data
from rairdtc_gui.services.report_json import report_data
from rairdtc_gui.services.session import Session


class CaseCommands:
    """Every command that compares one case. Each returns an exit code."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._engine = Engine(knowledge.rule_set)

    def fit(self, options: argparse.Namespace) -> int:
        """How a case stands to the criteria of entry of trials."""
        return attempt(lambda: self._fit(options))

    def what_if(self, options: argparse.Namespace) -> int:
        """The options that would move if one answer were another."""
        return attempt(lambda: self._what_if(options))

    def compare(self, options: argparse.Namespace) -> int:
        """The stances of every jurisdiction side by side."""
        return attempt(lambda: self._compare(options))

    def report(self, options: argparse.Namespace) -> int:
        """Everything that the printed report says of a case."""
        return attempt(lambda: self._report(options))

    def _report(self, options: argparse.Namespace) -> str:
        from rairdtc_gui.ui.screens.report.contents import build_report  # without Qt, but needed for this only
        from rairdtc_gui.ui.screens.report.text import plain_text

        session = Session(self._engine)
        session.start(read_case(self._knowledge, options.case))
        made = environment.now()
        if options.format == "json":
            return as_json(report_data(session, self._knowledge.identity, made.isoformat(timespec="minutes")))
        return plain_text(build_report(session, self._knowledge, made)).rstrip()

    def _fit(self, options: argparse.Namespace) -> str:
        trials = [self._trial(trial) for trial in options.trials or self._knowledge.trials_with_entry]
        case = read_case(self._knowledge, options.case)
        evaluation = self._engine.evaluate(case)
        data = fit_data(case, [trial_fit(trial, self._engine, evaluation) for trial in trials])
        return as_json(data) if options.json else self._framed(case_output.fit(data))

    def _what_if(self, options: argparse.Namespace) -> str:
        case = read_case(self._knowledge, options.case)
        question, value = typed_answer(options.change, reader_of(self._knowledge))
        data = what_if_data(self._engine, case, question, value)
        return as_json(data) if options.json else self._framed(case_output.what_if(data, self._labels()))

    def _compare(self, options: argparse.Namespace) -> str:
        data = compare_data(self._engine, read_case(self._knowledge, options.case))
        return as_json(data) if options.json else self._framed(case_output.compare(data, self._labels()))

    def _framed(self, answer: str) -> str:
        return code_words.framed(answer, self._knowledge.identity)

    def _labels(self) -> dict[str, str]:
        return {option.id: option.label for option in self._knowledge.rule_set.options}

    def _trial(self, trial_id: str) -> Trial:
        trial = self._knowledge.trial(trial_id)
        if trial is None:
            known = ", ".join(self._knowledge.trials_with_entry)
            raise BadInput(
                f"trial {trial_id!r} is not covered by this knowledge base; criteria of entry stand here of: {known}"
            )
        return trial


def add_parsers(commands: Any) -> None:
    """The three commands, each with --json."""
    fit = commands.add_parser("fit", help="a case against the criteria of entry of trials")
    fit.add_argument("case", metavar="CASE.yaml", help="a case file")
    fit.add_argument("trials", nargs="*", metavar="TRIAL", help="ids; none: every trial with criteria of entry")
    fit.set_defaults(run=CaseCommands.fit)
    change = commands.add_parser("what-if", help="what moves if one answer were another")
    change.add_argument("case", metavar="CASE.yaml", help="a case file")
    change.add_argument(
        "change", metavar="QUESTION=VALUE", help="several entries with commas; nothing after = leaves it open"
    )
    change.set_defaults(run=CaseCommands.what_if)
    compare = commands.add_parser("compare", help="a case under the rules of every jurisdiction")
    compare.add_argument("case", metavar="CASE.yaml", help="a case file")
    compare.set_defaults(run=CaseCommands.compare)
    report = commands.add_parser("report", help="the report of a case as text or JSON; the window makes the PDF")
    report.add_argument("case", metavar="CASE.yaml", help="a case file")
    report.add_argument("--format", choices=["text", "json"], default="text", help="text unless said")
    report.set_defaults(run=CaseCommands.report, commands=CaseCommands)
    for command in (fit, change, compare):
        command.add_argument("--json", action="store_true", help="one JSON object")
        command.set_defaults(commands=CaseCommands)
