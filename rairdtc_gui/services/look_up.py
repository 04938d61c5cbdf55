"""What a typed text asks for: a part of the page of a drug, the steps for an event on it, another medicine beside it.

"lenvatinib renal" asks for one place. A search for both words finds every page on which they stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Protocol

from rairdtc_gui.domain.choices import Choice, nearest
from rairdtc_gui.domain.drugs import DrugSummary
from rairdtc_gui.domain.search_terms import fold
from rairdtc_gui.kb.search import Hit, MatchKind

#: How the parts of a monograph are asked for; the key is the anchor of the part.
PART_WORDS = {
    "dose": (
        "dose", "dosing", "dosage", "start dose", "starting dose", "administration", "how to take", "food", "meals",
        "missed dose", "crush", "swallow", "剂量", "起始剂量", "服用",
    ),
    "adjustments": (
        "renal", "kidney", "creatinine clearance", "hepatic", "liver", "child-pugh", "dose adjustments", "adjustments",
        "elderly", "肾", "肝", "剂量调整",
    ),
    "warnings": ("stop and caution", "contraindications", "warnings", "boxed warning", "cautions", "禁忌", "警告"),
    "approvals": ("approvals", "approved", "indications", "licence", "license", "适应证", "适应症", "批准"),
    "toxicity": ("toxicity", "dose reduction", "dose levels", "毒性"),
    "adverse-events": ("adverse events", "adverse reactions", "side effects", "不良反应"),
    "interactions": ("interactions", "co-medicines", "cyp3a4", "相互作用"),
    "monitoring": ("monitoring", "ecg", "laboratory", "监测"),
    "pregnancy": (
        "pregnancy", "lactation", "breast-feeding", "breastfeeding", "contraception", "fertility", "妊娠", "哺乳",
    ),
    "evidence": ("evidence", "trials", "efficacy", "证据"),
    "mechanism": ("mechanism", "targets", "作用机制"),
    "practical": ("practical", "storage", "capsules", "tablets"),
    "metabolism": (
        "metabolism", "half-life", "half life", "pharmacokinetics", "elimination", "excretion", "cyp3a4", "半衰期",
        "代谢",
    ),
    "sources": ("sources", "references"),
    "changes": ("changes", "what changed", "更新"),
}  # fmt: skip
#: The parts of the page of a drug that are offered with it.
_FIRST_PARTS = ("adjustments", "interactions")
_MOST_BESIDE = 3  # trials and events of a drug that are offered with it
_LEAST_LETTERS = 3
_MOST_WORDS = 6
_MOST_PAIRS = 3
_MOST_EVENTS = 200  # the lines of all drugs for one event


class Finder(Protocol):
    """What is asked of the knowledge base."""

    @property
    def drug_list(self) -> tuple[DrugSummary, ...]: ...

    def search(self, text: str, limit: int, kinds: tuple[str, ...]) -> tuple[Hit, ...]: ...

    def called(self, text: str, limit: int, kinds: tuple[str, ...]) -> tuple[Hit, ...]: ...

    def of_drug(self, drug_id: str, most: int) -> tuple[Hit, ...]: ...


def look_up(knowledge: Finder, text: str, limit: int, kinds: tuple[str, ...]) -> tuple[Hit, ...]:
    """A name that the text is or begins, then the place that is asked for, then everything else that is found.

    A drug brings its options, the parts of its page, its trials and its toxicity with it, whatever name it was called
    by. It is not offered as another medicine too.
    """
    hits = knowledge.search(text, limit, kinds)
    named = tuple(hit for hit in hits if hit.match in (MatchKind.EXACT, MatchKind.PREFIX))
    if named and named[0].kind == "drug" and _is_enough(fold(text)):
        named = (*_with_its_own(knowledge, named, kinds), *named)
    found = (*named, *_asked(knowledge, text), *hits)
    drugs = {fold(hit.title) for hit in found if hit.kind == "drug"}
    unique: dict[tuple[str, str], Hit] = {}
    for hit in found:
        if hit.kind != "co-medicine" or fold(hit.title) not in drugs:
            unique.setdefault((hit.kind, hit.target), hit)
    return tuple(unique.values())[:limit]


def not_included(knowledge: Finder, text: str) -> Hit | None:
    """What was considered under this name and left out; `detail` says why."""
    if len(fold(text)) < _LEAST_LETTERS:
        return None
    return next(iter(knowledge.called(text, 1, ("not-included",))), None)


def nearest_drugs(knowledge: Finder, text: str) -> tuple[str, ...]:
    """The few drugs that are spelled most like a text that finds nothing."""
    drugs = [Choice(drug.id, drug.name, "", (drug.zh, *drug.brands)) for drug in knowledge.drug_list]
    return nearest(drugs, text)


def _parts(drug: Hit, anchors: Iterable[str]) -> Iterator[Hit]:
    for anchor in anchors:
        yield Hit("part", f"{drug.target}/{anchor}", drug.title, drug.detail, MatchKind.EXACT, "")


def _with_its_own(knowledge: Finder, named: tuple[Hit, ...], kinds: tuple[str, ...]) -> Iterator[Hit]:
    """The drug that was called, others called so before anything of it, then its page, options, trials and toxicity."""
    drug = named[0]
    same = [hit for hit in named if hit.match is drug.match]
    yield from (hit for hit in same if hit.kind == "drug")
    yield from _parts(drug, _FIRST_PARTS)
    yield from (hit for hit in same if hit.kind == "option")
    yield from (hit for hit in knowledge.of_drug(drug.target, _MOST_BESIDE) if hit.kind in kinds)


def _asked(knowledge: Finder, text: str) -> tuple[Hit, ...]:
    """The drug stands first or last; the longest name that fits is meant."""
    words = fold(text).split()
    if len(words) > _MOST_WORDS:
        return ()
    for count in range(len(words) - 1, 0, -1):
        for name, rest in ((words[:count], words[count:]), (words[-count:], words[:-count])):
            found = tuple(_of_drug(knowledge, " ".join(name), " ".join(rest)))
            if found:
                return found
    return ()


def _of_drug(knowledge: Finder, name: str, rest: str) -> Iterator[Hit]:
    if not (_is_enough(name) and _is_enough(rest)):
        return
    for drug in knowledge.called(name, 1, ("drug",)):
        asked = (anchor for anchor, words in PART_WORDS.items() if any(word.startswith(rest) for word in words))
        yield from _parts(drug, asked)
        for event in knowledge.called(rest, _MOST_EVENTS, ("toxicity",)):
            if event.target.startswith(f"{drug.target}/"):
                yield replace(event, match=MatchKind.EXACT)
        for medicine in knowledge.called(rest, _MOST_PAIRS, ("co-medicine",)):
            if fold(medicine.title) != fold(drug.title):
                target, title = f"{drug.target}/{medicine.target}", f"{drug.title} + {medicine.title}"
                yield Hit("pair", target, title, "", MatchKind.EXACT, medicine.matched, medicine.field, medicine.typed)


def _is_enough(text: str) -> bool:
    """One Chinese character can be a word; of Latin letters fewer than three mean nothing yet."""
    return len(text) >= _LEAST_LETTERS or not text.isascii()
