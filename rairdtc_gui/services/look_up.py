"""What a typed text asks for: a part of the page of a drug, the steps for an event on it, another medicine beside it.

"lenvatinib renal" asks for one place. A search for both words finds every page on which they stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rairdtc_gui.domain.choices import Choice, nearest
from rairdtc_gui.domain.phrases import Phrase, bare
from rairdtc_gui.domain.search_terms import fold
from rairdtc_gui.kb.search import Hit, MatchKind
from rairdtc_gui.services.asked import LEAST_LETTERS, Finder, NamedThings, begun, is_enough, parts

#: The parts of the page of a drug that are offered with it.
_FIRST_PARTS = ("adjustments", "interactions")
_MOST_BESIDE = 3  # trials and events of a drug that are offered with it
_MOST_WORDS = 6
_MOST_LETTERS = 200
_MOST_WITH_BOTH = 6


def look_up(knowledge: Finder, text: str, limit: int, kinds: tuple[str, ...]) -> tuple[Hit, ...]:
    """A name that the text is or begins, then the place that is asked for, then a drug that is named among other words,
    then everything else that is found.

    A drug brings its options, the parts of its page, its trials and its toxicity with it, whatever name it was called
    by. It is not offered as another medicine too, unless by a name that this alone has: that may be another product,
    with another dose.
    """
    text = text[:_MOST_LETTERS]
    hits = _search(knowledge, text, limit, kinds)
    found = (*_first(knowledge, fold(text), hits, kinds), *hits)
    drugs = {fold(hit.title) for hit in found if hit.kind == "drug"}
    unique: dict[tuple[str, str], Hit] = {}
    for hit in found:
        if hit.kind != "co-medicine" or fold(hit.title) not in drugs or _is_own_name(knowledge, hit):
            unique.setdefault((hit.kind, hit.target), hit)
    return tuple(unique.values())[:limit]


def not_included(knowledge: Finder, text: str, kinds: tuple[str, ...]) -> Hit | None:
    """What was considered under this name and left out; `detail` says why.

    Not under the mere beginning of its name, if the text is the whole name of something else.
    """
    if len(fold(text)) < LEAST_LETTERS:
        return None
    left_out = next(iter(knowledge.called(text, 1, ("not-included",))), None)
    if left_out is None or left_out.match is MatchKind.EXACT:
        return left_out
    return None if knowledge.named((fold(text),), kinds) else left_out


def nearest_drugs(knowledge: Finder, text: str) -> tuple[str, ...]:
    """The few drugs that are spelled most like a text that finds nothing."""
    drugs = [Choice(drug.id, drug.name, "", drug.called) for drug in knowledge.drug_list]
    return nearest(drugs, text)


def _search(knowledge: Finder, text: str, limit: int, kinds: tuple[str, ...]) -> tuple[Hit, ...]:
    """Punctuation at the edges of words does not count, unless a name has it there."""
    hits = knowledge.search(text, limit, kinds)
    plain = bare(fold(text))
    if plain in ("", fold(text)) or _is_match(hits, MatchKind.EXACT):
        return hits
    plainly = knowledge.search(plain, limit, kinds)
    is_better = _is_match(plainly, MatchKind.EXACT) or not _is_match(hits, MatchKind.PREFIX)
    return plainly if is_better else hits


def _is_match(hits: Sequence[Hit], match: MatchKind) -> bool:
    return bool(hits) and hits[0].match is match


def _is_own_name(knowledge: Finder, medicine: Hit) -> bool:
    """Whether another medicine was found by a name that no drug has."""
    return bool(medicine.typed) and not knowledge.named((medicine.typed,), ("drug",))


def _first(knowledge: Finder, text: str, hits: Sequence[Hit], kinds: tuple[str, ...]) -> Iterator[Hit]:
    """What goes before what is merely found."""
    called = tuple(hit for hit in hits if hit.match in (MatchKind.EXACT, MatchKind.PREFIX))
    is_drug = bool(called) and called[0].kind == "drug"
    if is_drug and is_enough(bare(text)):
        yield from _with_its_own(knowledge, called, kinds)
    yield from called
    if (is_drug and called[0].match is MatchKind.EXACT) or not is_enough(text):
        return
    named = NamedThings(knowledge, text)
    if "co-medicine" in kinds:
        yield from (hit for hit in named.other_products() if _is_own_name(knowledge, hit))
    if named.drugs:
        yield from _of_named(knowledge, named, hits, kinds)
    else:
        yield from _asked(knowledge, text)


def _of_named(knowledge: Finder, named: NamedThings, hits: Sequence[Hit], kinds: tuple[str, ...]) -> Iterator[Hit]:
    """One drug goes before all but a drug whose name has every word; two after the options and trials with both."""
    asked = named.asked()
    drugs = tuple(drug.hit for drug in named.drugs if "drug" in kinds)
    if len(drugs) > 1:
        hits = (*hits, *knowledge.search(" ".join(hit.title for hit in drugs), _MOST_WITH_BOTH, kinds))
    words = tuple(hit for hit in hits if hit.match is MatchKind.WORD)
    yield from asked
    if len(named.drugs) == 1:
        yield from (hit for hit in words if hit.kind == "drug")
        yield from drugs
        yield from (hit for hit in named.events() if "event" in kinds)
    yield from words
    yield from drugs
    if len(named.drugs) == 1 and not asked and drugs:
        yield from _with_its_own(knowledge, drugs, kinds)


def _with_its_own(knowledge: Finder, named: tuple[Hit, ...], kinds: tuple[str, ...]) -> Iterator[Hit]:
    """The drug that was called, others called so before anything of it, then its page, options, trials and toxicity."""
    drug = named[0]
    same = [hit for hit in named if hit.match is drug.match]
    yield from (hit for hit in same if hit.kind == "drug")
    yield from parts(drug, _FIRST_PARTS)
    yield from (hit for hit in same if hit.kind == "option")
    yield from (hit for hit in knowledge.of_drug(drug.target, _MOST_BESIDE) if hit.kind in kinds)


def _asked(knowledge: Finder, text: str) -> tuple[Hit, ...]:
    """A drug of which the beginning stands first or last; the longest that fits is meant."""
    words = text.split()
    if len(words) > _MOST_WORDS:
        return ()
    for count in range(len(words) - 1, 0, -1):
        for name, rest in ((words[:count], words[count:]), (words[-count:], words[:-count])):
            found = _of_begun(knowledge, bare(" ".join(name)), bare(" ".join(rest)))
            if found:
                return found
    return ()


def _of_begun(knowledge: Finder, name: str, rest: str) -> tuple[Hit, ...]:
    if not (is_enough(name) and is_enough(rest)):
        return ()
    drugs = knowledge.called(name, 1, ("drug",))
    return tuple(hit for drug in drugs for hit in begun(knowledge, drug, Phrase(rest, ())))
