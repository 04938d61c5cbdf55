"""What the words beside the name of a drug ask for: steps for an event on it, another medicine, a part of its page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Protocol

from rairdtc_gui.domain.drugs import DrugSummary
from rairdtc_gui.domain.phrases import Phrase, Phrases
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
LEAST_LETTERS = 3
_LEAST_BEFORE = 4  # "the lenvatinib" does not begin theophylline
_LEAST_PINYIN = 4
_MOST_BEGUN = 3
_MOST_WORDS = 6
_MOST_EVENTS = 200  # of one drug


class Finder(Protocol):
    """What is asked of the knowledge base."""

    @property
    def drug_list(self) -> tuple[DrugSummary, ...]: ...

    def search(self, text: str, limit: int, kinds: tuple[str, ...]) -> tuple[Hit, ...]: ...

    def called(self, text: str, limit: int, kinds: tuple[str, ...]) -> tuple[Hit, ...]: ...

    def named(self, texts: Sequence[str], kinds: tuple[str, ...]) -> tuple[Hit, ...]: ...

    def of_drug(self, drug_id: str, most: int) -> tuple[Hit, ...]: ...


@dataclass(frozen=True, slots=True)
class NamedDrug:
    """A drug that whole words of a text name, and which words these are."""

    hit: Hit
    places: tuple[int, ...]


class NamedThings:
    """What whole words of a text name: drugs, and beside them events and medicines."""

    def __init__(self, knowledge: Finder, text: str) -> None:
        self._knowledge, self._text = knowledge, Phrases(text)
        self._together, apart = tuple(self._text.together()), tuple(self._text.apart())
        texts = dict.fromkeys(spelling for phrase in (*self._together, *apart) for spelling in phrase.spellings)
        self._spelled: dict[str, list[Hit]] = {}
        for hit in filter(_is_name, knowledge.named(tuple(texts), ("drug", "event", "co-medicine"))):
            self._spelled.setdefault(hit.typed, []).append(hit)
        self.drugs = self._drugs((*self._together, *apart))

    def asked(self) -> tuple[Hit, ...]:
        """Where the words lead: what to do for an event first, the dose last, since it is said with everything."""
        groups = [group for named in self.drugs for group in self._asked_of(named)]
        return tuple(_once(hit for group in sorted(groups, key=_rank) for hit in group))

    def events(self) -> tuple[Hit, ...]:
        """The events that are named."""
        return tuple(hit for phrase in self._together for hit in self._hits(phrase) if hit.kind == "event")

    def other_products(self) -> tuple[Hit, ...]:
        """The medicines that are named and called like a drug here, where no drug or that one is named."""
        found = [hit for phrase in self._together for hit in self._hits(phrase) if hit.kind == "co-medicine"]
        if not found:
            return ()
        named = [drug.hit.title for drug in self.drugs] or [drug.name for drug in self._knowledge.drug_list]
        drugs = set(map(fold, named))
        return tuple(hit for hit in found if fold(hit.title) in drugs)

    def _hits(self, phrase: Phrase) -> list[Hit]:
        return [hit for spelling in phrase.spellings for hit in self._spelled.get(spelling, ())]

    def _drugs(self, phrases: Iterable[Phrase]) -> tuple[NamedDrug, ...]:
        """The longest names first, so that the capsules are not taken for the tablets; then as they stand."""
        taken: set[int] = set()
        found: dict[str, NamedDrug] = {}
        for phrase in sorted(phrases, key=lambda phrase: -len(phrase.text)):
            hits = [hit for hit in self._hits(phrase) if hit.kind == "drug"]
            if hits and not taken.intersection(phrase.places):
                taken.update(phrase.places)
                for hit in hits:
                    before = found[hit.target].places if hit.target in found else ()
                    found[hit.target] = NamedDrug(hit, tuple(sorted({*before, *phrase.places})))
        return tuple(sorted(found.values(), key=lambda named: named.places))

    def _asked_of(self, named: NamedDrug) -> list[tuple[Hit, ...]]:
        """What all other words ask for together, of which the last may be unfinished; or else phrases among them."""
        rest = self._text.without(named.places)
        is_before = not rest.places or rest.places[-1] < named.places[-1]
        titles = tuple(fold(other.hit.title) for other in self.drugs if other is not named)
        beside = _Places(self._knowledge, named.hit).pairs(self._knowledge.named(titles, ("co-medicine",)))
        if beside:
            return [beside, *self._among(named)]
        whole = begun(self._knowledge, named.hit, rest, _LEAST_BEFORE if is_before else LEAST_LETTERS)
        return [whole] if whole else self._among(named)

    def _among(self, named: NamedDrug) -> list[tuple[Hit, ...]]:
        taken, groups, places = set(named.places), [], _Places(self._knowledge, named.hit)
        for phrase in self._together:
            if not taken.intersection(phrase.places):
                group = places.meant(phrase.text, self._hits(phrase), is_begun=False)
                if group:
                    taken.update(phrase.places)
                    groups.append(group)
        return groups


def begun(knowledge: Finder, drug: Hit, rest: Phrase, least: int = LEAST_LETTERS) -> tuple[Hit, ...]:
    """What a phrase beside a drug is or begins to be."""
    if not is_enough(rest.text, least) or len(rest.places) > _MOST_WORDS:
        return ()
    places = _Places(knowledge, drug)
    for text in rest.spellings:
        events = knowledge.called(text, _MOST_BEGUN, ("event",))
        medicines = knowledge.called(text, _MOST_BEGUN, ("co-medicine",))
        found = places.meant(text, (*events, *medicines), is_begun=True)
        if found:
            return found
    return ()


def is_enough(text: str, least: int = LEAST_LETTERS) -> bool:
    """One Chinese character can be a word; of Latin letters fewer than three mean nothing yet."""
    return len(text) >= least or not text.isascii()


def parts(drug: Hit, anchors: Iterable[str]) -> Iterator[Hit]:
    """Parts of the page of a drug."""
    for anchor in anchors:
        yield Hit("part", f"{drug.target}/{anchor}", drug.title, drug.detail, MatchKind.EXACT, "")


def _is_name(hit: Hit) -> bool:
    """Whether a name among other words is meant: "at" is no medicine, nor are three letters the pinyin of one."""
    is_pinyin = hit.typed.isascii() and not hit.matched.isascii()
    return is_enough(hit.typed, _LEAST_PINYIN if is_pinyin else LEAST_LETTERS)


def _rank(group: Sequence[Hit]) -> int:
    if any(hit.kind == "toxicity" for hit in group):
        return 0
    return 2 if group[0].target.endswith("/dose") else 1


def _once(hits: Iterable[Hit]) -> Iterator[Hit]:
    """A pair in one order alone."""
    seen: set[frozenset[str]] = set()
    for hit in hits:
        pair = frozenset(fold(hit.title).split(" + "))
        if hit.kind != "pair" or pair not in seen:
            yield hit
            seen.add(pair)


class _Places:
    """Where words can lead beside one drug."""

    def __init__(self, knowledge: Finder, drug: Hit) -> None:
        self._knowledge, self._drug = knowledge, drug

    @cached_property
    def _lines(self) -> dict[str, Hit]:
        """The lines of its labels by the event as it is compared."""
        hits = (hit for hit in self._knowledge.of_drug(self._drug.target, _MOST_EVENTS) if hit.kind == "toxicity")
        return {_spelled(_event(hit)): replace(hit, match=MatchKind.EXACT) for hit in hits}

    def meant(self, text: str, names: Sequence[Hit], *, is_begun: bool) -> tuple[Hit, ...]:
        """`names`: the events and medicines that are called by the text, or by what it begins."""
        asked = _spelled(text)
        lines = [
            line for event, line in self._lines.items() if event == asked or (is_begun and event.startswith(asked))
        ]
        events = [hit for hit in names if hit.kind == "event"]
        exact = [hit for hit in events if hit.match is MatchKind.EXACT]
        return (
            *parts(self._drug, _anchors(asked, is_begun)),
            *(replace(line, matched=_event(line), field="event", typed=fold(_event(line))) for line in lines),
            *(hit for event in (() if lines else exact or events) for hit in self._by_page(event)),
            *self.pairs(names),
        )

    def _by_page(self, event: Hit) -> Iterator[Hit]:
        """The lines under the term of the page of an event.

        A page about several things, or a name that has lines of its own on other drugs, must not lead to another
        event: the name itself is asked for.
        """
        names = (event.matched, event.field, event.typed)
        is_apart = ", " in event.title or bool(self._knowledge.named((event.typed,), ("toxicity",)))
        term = _spelled(event.title)
        lines = [line for name, line in self._lines.items() if name == term or name.startswith(f"{term} ")]
        if lines and not is_apart:
            for line in sorted(lines, key=lambda line: _spelled(_event(line)) != term):
                yield replace(line, matched=event.matched, field=event.field, typed=event.typed)
            return
        title = event.matched if is_apart else event.title
        target = f"{self._drug.target}/{event.target if event.matched == event.title else event.matched}"
        yield Hit("toxicity", target, f"{title}: {self._drug.title}", event.detail, MatchKind.EXACT, *names)

    def pairs(self, names: Sequence[Hit]) -> tuple[Hit, ...]:
        """The drug with each other medicine among these."""
        others = (hit for hit in names if hit.kind == "co-medicine" and fold(hit.title) != fold(self._drug.title))
        return tuple(self._pair(hit) for hit in others)

    def _pair(self, medicine: Hit) -> Hit:
        target, title = f"{self._drug.target}/{medicine.target}", f"{self._drug.title} + {medicine.title}"
        return Hit("pair", target, title, "", MatchKind.EXACT, medicine.matched, medicine.field, medicine.typed)


def _event(line: Hit) -> str:
    return line.target.partition("/")[2]


def _spelled(text: str) -> str:
    """In one spelling: "diarrhoea" as "diarrhea", "child-pugh" as "child pugh"."""
    return fold(text).replace("oe", "e").replace("ae", "e").replace("-", " ")


@cache
def _part_words() -> dict[str, tuple[str, ...]]:
    """The parts for each word that asks for them."""
    found: dict[str, tuple[str, ...]] = {}
    for anchor, words in PART_WORDS.items():
        for word in map(_spelled, words):
            found[word] = (*found.get(word, ()), anchor)
    return found


def _anchors(asked: str, is_begun: bool) -> Iterable[str]:
    words = _part_words()
    if not is_begun:
        return words.get(asked, ())
    meant = {anchor for word, anchors in words.items() if word.startswith(asked) for anchor in anchors}
    return (anchor for anchor in PART_WORDS if anchor in meant)
