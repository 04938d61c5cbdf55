"""Addresses of places in the program, so that every named thing can be a link to itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

SELF_TEST = "self-test"  # the part of About that runs the shipped cases
SOURCES = "sources"  # the part of About that lists every source
NEWS = "news"  # the part of About that says what changed
REFERENCE_ONLY = "reference-only"  # the part of Settings that turns cases off


class Place(Enum):
    """The screens."""

    HOME = "home"
    CASE = "case"
    RESULT = "result"
    REPORT = "report"
    PRINT = "print"
    DRUGS = "drugs"
    COMPARE = "compare"
    EVIDENCE = "evidence"
    PATHWAY = "pathway"
    SIGNALS = "signals"
    TOXICITY = "toxicity"
    TOOLS = "tools"
    CALCULATORS = "calculators"
    INTERACTIONS = "interactions"
    SAVED = "saved"
    SINCE = "since"
    ABOUT = "about"
    SETTINGS = "settings"


#: The screens on which something is looked up by name.
LOOK_UPS = frozenset({Place.DRUGS, Place.EVIDENCE, Place.PATHWAY, Place.SIGNALS, Place.TOXICITY, Place.CALCULATORS})
#: The screens over a case; reference-only turns them off.
OVER_A_CASE = frozenset({Place.CASE, Place.RESULT, Place.REPORT, Place.SAVED, Place.SINCE})


@dataclass(frozen=True, slots=True)
class Route:
    """A place and what to show there, such as a question, drug or option id; `anchor` is a part of it."""

    place: Place
    item: str = ""
    anchor: str = ""

    def encode(self) -> str:
        """As a link target that `decode` reads back."""
        return "/".join((self.place.value, self.item, self.anchor)).rstrip("/")

    @classmethod
    def decode(cls, text: str) -> Route | None:
        """A route from a link target; none if it names no place."""
        place, _, rest = text.partition("/")
        item, _, anchor = rest.partition("/")
        if place not in {member.value for member in Place}:
            return None
        return cls(Place(place), item, anchor)
