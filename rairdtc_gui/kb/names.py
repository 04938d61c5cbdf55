"""Every name by which a page can be reached from a sentence: drugs and brands, trials, genes, calculators."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rairdtc_gui.domain.name_links import NameLinks
from rairdtc_gui.domain.routes import Place, Route

if TYPE_CHECKING:
    from rairdtc_gui.kb.knowledge import Knowledge

_ACRONYM = re.compile(r"[A-Z][A-Z0-9]+(?:-?[A-Z0-9]+)*")
_LEAST = 3  # letters: shorter ones mean too many things
#: Groups of the map whose names are everyday words of every follow-up, such as TSH.
_EVERYDAY = frozenset({"thyroid", "output", "hypoxia"})
_A_WHOLE_PATHWAY = frozenset({"MAPK"})  # stands for more than the node that it is another name of
_PEOPLE = re.compile(r"[A-Z][a-z]+-[A-Z][a-z]+")  # who a formula is named after


def names_of(knowledge: Knowledge) -> NameLinks:
    """The names that mean one thing only; what could mean two leads nowhere."""
    found = dict.fromkeys((*_drugs(knowledge), *_trials(knowledge), *_genes(knowledge), *_calculators(knowledge)))
    counts = Counter(name for name, _ in found)
    return NameLinks({name: route for name, route in found if counts[name] == 1})


def _drugs(knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    for drug in knowledge.drug_list:
        route = Route(Place.DRUGS, drug.id).encode()
        for name in dict.fromkeys((drug.name, drug.name[:1].upper() + drug.name[1:])):
            yield name, route


def _trials(knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    """Trials by their acronym; a long title does not stand in a sentence."""
    for trial, name in knowledge.trial_names:
        short = name.split(" (")[0]
        if _ACRONYM.fullmatch(short) and len(short) > _LEAST:
            yield short, Route(Place.EVIDENCE, trial).encode()


def _genes(knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    for node in knowledge.signal_map.nodes:
        if node.group in _EVERYDAY:
            continue
        for name in dict.fromkeys((node.label, node.short, *node.aliases)):
            first = name.split(" ")[0]
            if _ACRONYM.fullmatch(first) and len(first) >= _LEAST and name not in _A_WHOLE_PATHWAY:
                yield name, Route(Place.SIGNALS, node.id).encode()


def _calculators(knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    for calculator in knowledge.calculators:
        head, _, inside = calculator.label.partition(" (")
        route = Route(Place.CALCULATORS, calculator.id).encode()
        for name in (head, head[:1].lower() + head[1:]):
            if " " in name:
                yield name, route
        if _PEOPLE.fullmatch(inside.rstrip(")")):
            yield inside.rstrip(")"), route
