"""The open knowledge base: one object with everything the rest of the program may ask it.

What reads a part of it is imported with the first question for that part, since the first paint needs little.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from rairdtc_gui.domain.knowledge import ExampleCase, KnowledgeIdentity, RuleSet
from rairdtc_gui.kb.connection import open_knowledge
from rairdtc_gui.kb.reader import Reader

if TYPE_CHECKING:
    from rairdtc_gui.domain.calculators import Calculator
    from rairdtc_gui.domain.changes import Release, ValueChange
    from rairdtc_gui.domain.diagrams import Diagram
    from rairdtc_gui.domain.drugs import Drug, DrugSummary, DrugTraits, FirstDose
    from rairdtc_gui.domain.events import AdverseEvent
    from rairdtc_gui.domain.evidence import Trial
    from rairdtc_gui.domain.guidelines import GuidelineDifference
    from rairdtc_gui.domain.interactions import CoMedicines, Interaction
    from rairdtc_gui.domain.name_links import NameLinks
    from rairdtc_gui.domain.own_events import EventBook
    from rairdtc_gui.domain.provenance import Source
    from rairdtc_gui.domain.rules import Definition
    from rairdtc_gui.domain.signalling import SignalMap
    from rairdtc_gui.domain.standard_codes import DrugCode, StandardCode
    from rairdtc_gui.kb.search import Hit


@dataclass(frozen=True, slots=True)
class UnconfirmedFact:
    """A fact that was not read in a source."""

    address: str
    value: str


@dataclass(frozen=True, slots=True)
class CheckedShare:
    """Of `total` facts of one kind, `seen` were read in a source."""

    kind: str
    seen: int
    total: int


def _kind_of(address: str) -> str:
    """The kind of fact an address names: `rule`, or for monographs and trials with the section, as in `drug/dosing`."""
    head, _, rest = address.partition("/")
    section = rest.partition("/")[2].partition("/")[0]
    return f"{head}/{section}" if head in ("drug", "trial") and section else head


class Knowledge:
    """Reads from verified memory; what is asked for often is kept."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._reader = Reader(connection)

    @classmethod
    def open(cls, path: Path) -> Knowledge:
        """The knowledge base in a file; raises `KnowledgeUnusable`."""
        return cls(open_knowledge(path))

    def close(self) -> None:
        """Lets go of the memory; nothing can be asked after this."""
        self._connection.close()

    @cached_property
    def identity(self) -> KnowledgeIdentity:
        """Version, date, hash and limits of age."""
        pack = {row["key"]: row["value"] for row in self._reader.rows("SELECT key, value FROM pack")}
        return KnowledgeIdentity(
            version=pack["version"],
            date=pack["date"],
            hash=pack["content_hash"],
            caution_after_days=int(pack["caution_after_days"]),
            old_after_days=int(pack["old_after_days"]),
            intended_use=pack["intended_use"],
        )

    @cached_property
    def rule_set(self) -> RuleSet:
        """Everything the engine needs."""
        from rairdtc_gui.kb import drugs, rules

        return RuleSet(
            groups=rules.question_groups(self._reader),
            derived=rules.derived_findings(self._reader),
            options=rules.options(self._reader),
            class_labels=rules.class_labels(self._reader),
            rules=rules.rules(self._reader),
            drugs=drugs.dosed_drugs(self._reader),
            first_questions=tuple(json.loads(self._pack("first_questions", "[]"))),
        )

    def _pack(self, key: str, default: str) -> str:
        rows = self._reader.rows("SELECT value FROM pack WHERE key = ?", key)
        return next((str(row["value"]) for row in rows), default)

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Every source by id."""
        from rairdtc_gui.kb import evidence

        return evidence.sources(self._reader)

    @cached_property
    def definitions(self) -> dict[str, Definition]:
        """Every definition by id."""
        from rairdtc_gui.kb import rules

        return {definition.id: definition for definition in rules.definitions(self._reader)}

    @cached_property
    def differences(self) -> tuple[GuidelineDifference, ...]:
        """The decision points where guidelines differ."""
        from rairdtc_gui.kb import differences

        return differences.differences(self._reader)

    @cached_property
    def drug_list(self) -> tuple[DrugSummary, ...]:
        """Every drug with a monograph, by class and name."""
        from rairdtc_gui.kb import drugs

        return drugs.summaries(self._reader)

    @cached_property
    def drug_traits(self) -> dict[str, DrugTraits]:
        """By what the drugs are told apart in their list, by id."""
        from rairdtc_gui.kb import drugs

        return drugs.traits(self._reader)

    def drug(self, drug_id: str) -> Drug | None:
        """One monograph; none if there is none."""
        from rairdtc_gui.kb import drugs

        return drugs.drug(self._reader, drug_id)

    def first_dose(self, drug_id: str, lead_region: str) -> FirstDose | None:
        """The start dose that stands first on the page of a drug where this region leads; none if there is none."""
        from rairdtc_gui.kb.first_dose import first_dose

        return first_dose(self._reader, drug_id, lead_region)

    def interactions(self, drug_id: str) -> tuple[Interaction, ...]:
        """The typed interactions of one drug."""
        from rairdtc_gui.kb import interactions

        return interactions.interactions(self._reader, drug_id)

    @cached_property
    def co_medicines(self) -> CoMedicines:
        """Every medicine beside the treatment that is known, with its classes."""
        from rairdtc_gui.kb import interactions

        return interactions.co_medicines(self._reader)

    @cached_property
    def adverse_events(self) -> tuple[AdverseEvent, ...]:
        """How adverse events are met across drugs, by grade."""
        from rairdtc_gui.kb import events

        return events.events(self._reader)

    @cached_property
    def event_book(self) -> EventBook:
        """What an event that is asked for means in the label of a drug."""
        from rairdtc_gui.domain.own_events import EventBook

        rows = self._reader.rows("SELECT DISTINCT event FROM toxicity_step")
        return EventBook(self.adverse_events, [str(row["event"]) for row in rows])

    @cached_property
    def calculators(self) -> tuple[Calculator, ...]:
        """Every calculator: inputs, ranges, bands, warnings and worked examples."""
        from rairdtc_gui.kb import calculators

        return calculators.calculators(self._reader)

    @cached_property
    def standard_codes(self) -> tuple[StandardCode, ...]:
        """What questions and answers are called in public code systems."""
        from rairdtc_gui.kb import standard_codes

        return standard_codes.standard_codes(self._reader)

    @cached_property
    def drug_codes(self) -> tuple[DrugCode, ...]:
        """The ATC codes of the drugs."""
        from rairdtc_gui.kb import standard_codes

        return standard_codes.drug_codes(self._reader)

    def trial(self, trial_id: str) -> Trial | None:
        """One trial; none if there is none."""
        from rairdtc_gui.kb import evidence

        return evidence.trial(self._reader, trial_id)

    @cached_property
    def trial_names(self) -> tuple[tuple[str, str], ...]:
        """Id and name of every trial, by id; read without the trials themselves."""
        rows = self._reader.rows("SELECT id, name FROM trial ORDER BY id")
        return tuple((str(row["id"]), str(row["name"])) for row in rows)

    @cached_property
    def trials_with_entry(self) -> tuple[str, ...]:
        """The ids of the trials whose criteria of entry stand here, in alphabetical order."""
        from rairdtc_gui.kb import evidence

        return evidence.trials_with_entry(self._reader)

    @cached_property
    def names(self) -> NameLinks:
        """The names of drugs, trials, genes and calculators, and the pages they lead to."""
        from rairdtc_gui.kb.names import names_of

        return names_of(self)

    def search(self, text: str, limit: int = 20, kinds: tuple[str, ...] = ()) -> tuple[Hit, ...]:
        """What matches a text; `kinds`: only things of these kinds, none: all."""
        from rairdtc_gui.kb.search import search

        return search(self._reader, text, limit, kinds)

    def called(self, text: str, limit: int, kinds: tuple[str, ...]) -> tuple[Hit, ...]:
        """The things of these kinds that are called by a text, or by a name that begins with it."""
        from rairdtc_gui.kb.search import called

        return called(self._reader, text, limit, kinds)

    def named(self, texts: Sequence[str], kinds: tuple[str, ...]) -> tuple[Hit, ...]:
        """The things of these kinds with a name that is one of these folded texts."""
        from rairdtc_gui.kb.search import named

        return named(self._reader, texts, kinds)

    def of_drug(self, drug_id: str, most: int) -> tuple[Hit, ...]:
        """The first trials of a drug and the first events for which its dose changes: so many of each."""
        from rairdtc_gui.kb.search import of_drug

        return of_drug(self._reader, drug_id, most)

    def diagram(self, diagram_id: str) -> Diagram:
        """One diagram; raises `KeyError` if the knowledge base has none of this id."""
        from rairdtc_gui.kb import diagrams

        found = diagrams.diagram(self._reader, diagram_id)
        if found is None:
            raise KeyError(diagram_id)
        return found

    @cached_property
    def signal_map(self) -> SignalMap:
        """The signalling map; raises `KeyError` if the knowledge base has none."""
        from rairdtc_gui.kb import signalling

        found = signalling.signal_map(self._reader)
        if found is None:
            raise KeyError("signalling")
        return found

    @cached_property
    def mapped_drugs(self) -> frozenset[str]:
        """The ids of the drugs on the signalling map; read without the map itself."""
        return frozenset(row["drug_id"] for row in self._reader.rows("SELECT drug_id FROM signal_action"))

    @cached_property
    def releases(self) -> tuple[Release, ...]:
        """What changed from release to release, the newest first."""
        from rairdtc_gui.kb import changes

        return changes.releases(self._reader)

    @cached_property
    def value_changes(self) -> tuple[ValueChange, ...]:
        """What facts said before and after a release, the newest first."""
        from rairdtc_gui.kb import changes

        return changes.value_changes(self._reader)

    @cached_property
    def example_cases(self) -> tuple[ExampleCase, ...]:
        """The published patients that are shipped."""
        return tuple(
            ExampleCase(
                id=row["id"],
                title=row["title"],
                decision_point=row["decision_point"],
                story=row["story"],
                done=row["done"],
                outcome=row["outcome"],
                jurisdiction=row["jurisdiction"],
                findings=tuple(json.loads(row["findings"]).items()),
                assumed=tuple(json.loads(row["assumed"]).items()),
                expected=tuple((key, tuple(value)) for key, value in json.loads(row["expected"]).items()),
                must_say=tuple(json.loads(row["must_say"])),
                sources=self._reader.provenance(row).sources,
            )
            for row in self._reader.rows("SELECT * FROM example_case ORDER BY position")
        )

    def counts(self) -> dict[str, int]:
        """How much the knowledge base holds."""
        found = dict(
            next(
                self._reader.rows(
                    "SELECT (SELECT count(*) FROM drug) AS drugs, (SELECT count(*) FROM trial) AS trials,"
                    " (SELECT count(*) FROM rule) AS rules, (SELECT count(*) FROM question) AS questions,"
                    " (SELECT count(*) FROM treatment_option) AS options, (SELECT count(*) FROM source) AS sources"
                )
            )
        )
        for state in ("seen", "recall", "own"):
            row = next(self._reader.rows("SELECT count(*) AS n FROM fact WHERE checked = ?", state))
            found[f"facts_{state}"] = row["n"]
        return found

    def checked_shares(self) -> tuple[CheckedShare, ...]:
        """How many facts of each kind were seen, and of how many that a source can hold, by kind."""
        seen: Counter[str] = Counter()
        total: Counter[str] = Counter()
        for row in self._reader.rows("SELECT address, checked FROM fact WHERE checked <> 'own'"):
            kind = _kind_of(row["address"])
            total[kind] += 1
            seen[kind] += row["checked"] == "seen"
        return tuple(CheckedShare(kind, seen[kind], total[kind]) for kind in sorted(total))

    def unconfirmed(self) -> tuple[UnconfirmedFact, ...]:
        """Every fact that was not read in a source, by address."""
        found = self._reader.rows("SELECT address, value FROM fact WHERE checked = 'recall' ORDER BY address")
        return tuple(UnconfirmedFact(row["address"], str(row["value"])) for row in found)

    def own(self) -> tuple[str, ...]:
        """The addresses of what this reference defines or says of itself, so that no source can hold it."""
        found = self._reader.rows("SELECT address FROM fact WHERE checked = 'own' ORDER BY address")
        return tuple(row["address"] for row in found)
