"""What each body says of a case, in words: by whom refractory, by whom not, for whom open. Codes in, words out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rairdtc_gui.domain.explained import Leaf
from rairdtc_gui.domain.provenance import Checked, Provenance
from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.domain.tri import Tri
from rairdtc_gui.domain.verdicts import BodyVerdict, Verdicts
from rairdtc_gui.ui import condition_words, wording
from rairdtc_gui.ui.translation import translate

#: Gives the numbers under which a page shows sources.
Cite = Callable[[Iterable[str]], tuple[int, ...]]

_ORDER = (Tri.TRUE, Tri.FALSE, Tri.UNKNOWN)


@dataclass(frozen=True, slots=True)
class VerdictBody:
    """One body: its name and year, and the questions for which it waits."""

    name: str
    open: tuple[tuple[str, str], ...]  # words and route of each question
    numbers: tuple[int, ...]
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class VerdictGroup:
    """The bodies that give one verdict, and the answers by which they do."""

    head: str
    verdict: Tri
    because: str
    bodies: tuple[VerdictBody, ...]


@dataclass(frozen=True, slots=True)
class BodyStatement:
    """What a body says that sets no criteria which the answers could meet."""

    name: str
    text: str
    numbers: tuple[int, ...]
    is_confirmed: bool


def verdict_sentence(found: Verdicts) -> str:
    """All verdicts in one sentence; empty without any."""
    parts = []
    for verdict in _ORDER:
        names = [body_name(body) for body in found.bodies if body.verdict is verdict]
        if names:
            parts.append(f"{_head(verdict).lower()} {', '.join(names)}")
    sentence = "; ".join(parts)
    return sentence[:1].upper() + sentence[1:] + "." if sentence else ""


def verdict_groups(found: Verdicts, cite: Cite) -> tuple[VerdictGroup, ...]:
    """The verdicts that are given, with the bodies of each in stored order."""
    groups = []
    for verdict in _ORDER:
        bodies = [body for body in found.bodies if body.verdict is verdict]
        if bodies:
            rows = tuple(_body(body, cite) for body in bodies)
            groups.append(VerdictGroup(_head(verdict), verdict, _because(bodies), rows))
    return tuple(groups)


def without_criteria(found: Verdicts, cite: Cite) -> tuple[BodyStatement, ...]:
    """What the other bodies say."""
    return tuple(
        BodyStatement(
            name=_dated(part.body, part.year),
            text=wording.bind(part.text),
            numbers=cite(part.provenance.sources),
            is_confirmed=_is_seen(part.provenance),
        )
        for part in found.without_criteria
    )


def body_name(body: BodyVerdict) -> str:
    """A body with the year of its criteria."""
    return _dated(body.derived.body, body.derived.year)


def _because(bodies: Iterable[BodyVerdict]) -> str:
    """The answers on which the verdicts rest, each once; nothing for those that are open."""
    known = [
        condition_words.leaf_words(leaf)
        for body in bodies
        for leaf in body.leaves
        if leaf.value is not None and body.verdict is not Tri.UNKNOWN
    ]
    return wording.bind(" · ".join(dict.fromkeys(known)))


def _body(body: BodyVerdict, cite: Cite) -> VerdictBody:
    return VerdictBody(
        name=body_name(body),
        open=tuple(_open(leaf) for leaf in body.leaves if leaf.is_open) if body.verdict is Tri.UNKNOWN else (),
        numbers=cite(body.derived.provenance.sources),
        is_confirmed=_is_seen(body.derived.provenance),
    )


def _open(leaf: Leaf) -> tuple[str, str]:
    words = f"{leaf.label} {condition_words.open_word(leaf)}"
    return wording.bind(words), Route(Place.CASE, leaf.finding).encode()


def _head(verdict: Tri) -> str:
    return {
        Tri.TRUE: translate("Verdicts", "Refractory by"),
        Tri.FALSE: translate("Verdicts", "Not refractory by"),
        Tri.UNKNOWN: translate("Verdicts", "Open for"),
    }[verdict]


def _dated(body: str, year: int | None) -> str:
    return f"{body} {year}" if year is not None else body


def _is_seen(provenance: Provenance) -> bool:
    return provenance.checked is Checked.SEEN
