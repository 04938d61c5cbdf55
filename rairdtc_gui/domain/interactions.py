"""Interactions of a drug with other medicines: typed lines of the monograph, matched by substance and by class."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from rairdtc_gui.domain.provenance import Provenance
from rairdtc_gui.domain.search_terms import spelled


class Severity(IntEnum):
    """How strict a line is, the strictest last."""

    NONE = 0
    MONITOR = 1
    ADJUST = 2
    AVOID = 3
    CONTRAINDICATED = 4

    @property
    def code(self) -> str:
        """The word used in files: `avoid`."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Interaction:
    """What a label says of one medicine or class; `matches`: ids of co-medicines and classes that it is about."""

    address: str
    with_: str
    severity: Severity
    action: str
    mechanism: str
    matches: tuple[str, ...]
    region: str
    note: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class CoMedicine:
    """A medicine beside the treatment: its names as typed and its classes with the state of that knowledge.

    `drugs`: the monographs whose drug it is.
    """

    id: str
    label: str
    names: tuple[str, ...]
    classes: tuple[str, ...]
    provenance: Provenance
    drugs: tuple[str, ...] = ()


@dataclass(frozen=True)
class CoMedicines:
    """Every co-medicine and class that the knowledge base knows."""

    medicines: tuple[CoMedicine, ...]
    class_labels: tuple[tuple[str, str], ...]

    @cached_property
    def by_name(self) -> dict[str, CoMedicine | str]:
        """Each name as it is searched, with the first medicine that bears it, or else the id of the class that does."""
        found: dict[str, CoMedicine | str] = {}
        for medicine in self.medicines:
            for name in (medicine.id, *medicine.names):
                found.setdefault(spelled(name), medicine)
        for class_id, label in self.class_labels:
            for name in (class_id, class_id.replace("-", " "), label):
                found.setdefault(spelled(name), class_id)
        return found


class Verdict(IntEnum):
    """What can be said of one name."""

    NOT_CHECKED = 0  # the name is not known
    NO_STATEMENT = 1  # known, but no line of the drug is about it: not the same as no interaction
    STATED = 2
    SAME_DRUG = 3  # the drug itself under some name: no pair


@dataclass(frozen=True, slots=True)
class PairAnswer:
    """A drug and one named medicine: the lines that are about it, the strictest first."""

    name: str
    verdict: Verdict
    medicine: str  # the label of what the name was understood as
    lines: tuple[Interaction, ...]
    is_class_confirmed: bool  # false: that the medicine belongs to the class was not read in a source
    given_with: tuple[str, ...] = ()  # the options that give it with the drug


@dataclass(frozen=True, slots=True)
class CombinedEffect:
    """Several of the named medicines act in the same way: the effect adds up with that of the drug."""

    class_label: str
    medicines: tuple[str, ...]
    lines: tuple[Interaction, ...]


@dataclass(frozen=True, slots=True)
class InteractionAnswer:
    """All pairs in the order asked, and what adds up."""

    drug: str
    pairs: tuple[PairAnswer, ...]
    combined: tuple[CombinedEffect, ...]
