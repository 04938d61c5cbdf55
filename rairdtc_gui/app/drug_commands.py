"""The commands about one drug and one patient: `dose`, `toxicity`, `interactions`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from rairdtc_gui.app import code_words, text_output
from rairdtc_gui.app.bad_input import BadInput, attempt, named_drug, read_case
from rairdtc_gui.app.streams import as_json, complain
from rairdtc_gui.domain.case import Case, Jurisdiction
from rairdtc_gui.domain.drugs import Dose, Drug
from rairdtc_gui.domain.jurisdiction import REGION_OF_JURISDICTION, REGIONS, jurisdiction_of
from rairdtc_gui.domain.toxicity import Toxicity, is_general
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.engine.interactions import given_with, interactions
from rairdtc_gui.engine.toxicity import Situation, toxicity
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.drug_answers import doses_of, interaction_data, toxicity_data, typed_doses
from rairdtc_gui.services.result_json import ResultWriter, dose_line

DRUG = "id, such as lenvatinib; `rairdtc search` finds it"


class DrugCommands:
    """Every command about one drug. Each returns an exit code."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._engine = Engine(knowledge.rule_set)

    def dose(self, options: argparse.Namespace) -> int:
        """The start dose of a drug for a case, with everything that changed it."""
        return attempt(lambda: self._dose(options))

    def toxicity(self, options: argparse.Namespace) -> int:
        """What the label says for one or more events, and which step leads."""
        return attempt(lambda: self._toxicity(options))

    def interactions(self, options: argparse.Namespace) -> int:
        """What the monograph says of other medicines."""
        return attempt(lambda: self._interactions(options))

    def _dose(self, options: argparse.Namespace) -> str:
        drug, case = named_drug(self._knowledge, options.drug), self._case(options.case)
        evaluation = self._engine.evaluate(case)
        answer = self._engine.drug_dose(drug.summary.id, evaluation, self._region(options, case))
        if answer is None:  # only for a drug without a monograph, which is refused before
            raise BadInput(f"no dose data for {drug.summary.id}")
        data = ResultWriter(self._engine, self._knowledge.identity).dose(answer)
        return as_json(data) if options.json else self._framed(text_output.dose(data))

    def _toxicity(self, options: argparse.Namespace) -> str:
        drug, case = named_drug(self._knowledge, options.drug), self._case(options.case)
        asked, current = _events(options), _current(options.dose, drug)
        events = [self._meant(drug, event) for event in asked]
        evaluation = self._engine.evaluate(case)
        situation = Situation(
            self._region(options, case), current, lambda condition: self._engine.judge(condition, evaluation)
        )
        answers = [toxicity(drug, event, situation) for event in events]
        for event in events:
            if event.event not in answers[0].known_events and not options.json:
                complain(_without_line(drug.summary.id, event.event, answers[0].known_events))
        data = toxicity_data(drug, answers, [event.event for event in asked], current)
        return as_json(data) if options.json else self._framed(text_output.toxicity(data))

    def _meant(self, drug: Drug, asked: Toxicity) -> Toxicity:
        """The event under the words of this label; raises `BadInput` where several lines may be meant."""
        own = drug.label_events
        found = self._knowledge.event_book.of(own, asked.event)
        if found.offered:
            general = [f"{line!r} for its line for other reactions" for line in own if is_general(line)]
            said = "has no line of this name for" if found.is_near else "has several lines for"
            lines = "; ".join((*map(repr, found.offered), *general))
            raise BadInput(f"{drug.summary.id} {said} {asked.event!r}; give as --event what is meant: {lines}")
        return replace(asked, event=found.chosen or asked.event)

    def _interactions(self, options: argparse.Namespace) -> str:
        drug = named_drug(self._knowledge, options.drug)
        lines = self._knowledge.interactions(drug.summary.id)
        region = options.region or REGION_OF_JURISDICTION[Jurisdiction.ANY]
        given = given_with(drug.summary.id, self._knowledge.rule_set.options)
        answer = interactions(drug.summary.id, lines, self._knowledge.co_medicines, options.names, region, given)
        data = interaction_data(answer)
        return as_json(data) if options.json else self._framed(text_output.interactions(data))

    def _framed(self, answer: str) -> str:
        return code_words.framed(answer, self._knowledge.identity)

    def _case(self, path: str | None) -> Case:
        return Case() if path is None else read_case(self._knowledge, path)

    def _region(self, options: argparse.Namespace, case: Case) -> str:
        jurisdiction = jurisdiction_of(case) or Jurisdiction.ANY
        return str(options.region or REGION_OF_JURISDICTION[jurisdiction])


def _events(options: argparse.Namespace) -> list[Toxicity]:
    if len(options.event) != len(options.grade):
        raise BadInput(
            f"{len(options.event)} events and {len(options.grade)} grades; give one --grade for each --event"
        )
    occurrences: Sequence[int | None] = options.occurrence or [None] * len(options.event)
    if len(occurrences) != len(options.event):
        raise BadInput("give --occurrence for every event or for none")
    return [Toxicity(*given) for given in zip(options.event, options.grade, occurrences, strict=True)]


def _current(text: str | None, drug: Drug) -> Dose | None:
    if text is None:
        return None
    alike = typed_doses(text, drug)
    if len(alike) == 1:
        return alike[0]
    levels = "; ".join(dose_line(drug.summary.name, level) for level in alike or doses_of(drug))
    if alike:
        raise BadInput(f"{text!r} is the dose of several levels of {drug.summary.id}; add the frequency: {levels}")
    raise BadInput(f"{text!r} is no dose level of {drug.summary.id}; levels: {levels}")


def _without_line(drug: str, event: str, known: Sequence[str]) -> str:
    return f"{drug} has no line of its own for {event!r}; it has lines for: {', '.join(known) or 'nothing'}"


def add_parsers(commands: Any) -> None:
    """The three commands, each with --json."""
    dose = commands.add_parser("dose", help="the start dose of a drug for a case")
    dose.add_argument("drug", metavar="DRUG", help=DRUG)
    dose.add_argument("case", nargs="?", metavar="CASE.yaml", help="none: what the label says without a case")
    dose.set_defaults(run=DrugCommands.dose)
    toxic = commands.add_parser("toxicity", help="what the label says to do for an event at a grade")
    toxic.add_argument("drug", metavar="DRUG", help=DRUG)
    toxic.add_argument(
        "--event", action="append", required=True, metavar="TERM", help="CTCAE term; repeat it for a second event"
    )
    toxic.add_argument(
        "--grade", action="append", required=True, type=int, choices=range(1, 5), help="one for each --event"
    )
    toxic.add_argument(
        "--occurrence",
        action="append",
        type=int,
        choices=range(1, 5),
        help="1: the first time on this drug; one for each --event",
    )
    toxic.add_argument(
        "--dose", metavar='"20 mg"', help="dose taken now; add the frequency where two levels differ only in that"
    )
    toxic.add_argument("--case", metavar="CASE.yaml", help="a case, on which the label may depend")
    toxic.set_defaults(run=DrugCommands.toxicity)
    interact = commands.add_parser("interactions", help="what the monograph says of other medicines")
    interact.add_argument("drug", metavar="DRUG", help=DRUG)
    interact.add_argument("names", nargs="+", metavar="NAME", help="substance, brand or class")
    interact.set_defaults(run=DrugCommands.interactions)
    for command, otherwise in (
        (dose, "that of the case, else FDA"),
        (toxic, "that of the case, else FDA"),
        (interact, "FDA"),
    ):
        command.add_argument("--region", choices=REGIONS, help=f"whose label leads; else {otherwise}")
        command.add_argument("--json", action="store_true", help="one JSON object")
        command.set_defaults(commands=DrugCommands)
