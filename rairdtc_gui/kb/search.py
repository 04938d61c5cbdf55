"""Search: exact name, then beginning of a name, then words anywhere. User text never reaches MATCH unquoted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from rairdtc_gui.domain.search_terms import fold, words
from rairdtc_gui.kb.reader import Reader, Row

_MAX_WORDS = 32
_MAX_LETTERS = 200


class MatchKind(IntEnum):
    """How something was found, best first."""

    EXACT = 0
    PREFIX = 1
    TEXT = 2


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found; `matched` is the name that matched, empty for text."""

    kind: str
    target: str
    title: str
    detail: str
    match: MatchKind
    matched: str


def search(reader: Reader, text: str, limit: int = 20, kinds: Sequence[str] = ()) -> tuple[Hit, ...]:
    """What matches, exact before prefix before text, important things first. `kinds`: only these; none: all."""
    folded = fold(text[:_MAX_LETTERS])
    if not folded:
        return ()
    wanted = _Wanted(limit, f",{','.join(kinds)}," if kinds else "")
    found: dict[int, Hit] = {}
    for kind, rows in (
        (MatchKind.EXACT, _by_name(reader, folded, folded + "\0", wanted)),
        (MatchKind.PREFIX, _by_name(reader, folded, folded + "\U0010ffff", wanted)),
        (MatchKind.TEXT, _by_text(reader, text, wanted)),
    ):
        for row in rows:
            if row["rowid"] not in found and len(found) < limit:
                found[row["rowid"]] = Hit(row["kind"], row["target"], row["title"], row["detail"], kind, row["name"])
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class _Wanted:
    """How many hits, of which kinds."""

    limit: int
    kinds: str  # ",drug,option,"; empty: all


def _by_name(reader: Reader, low: str, high: str, wanted: _Wanted) -> list[Row]:
    return list(
        reader.rows(
            "SELECT e.rowid AS rowid, e.kind, e.target, e.title, e.detail, n.name FROM search_name n"
            " JOIN search_entry e ON e.rowid = n.entry WHERE n.folded >= ? AND n.folded < ?"
            " AND (? = '' OR ? GLOB ('*,' || e.kind || ',*')) ORDER BY e.rowid LIMIT ?",
            low,
            high,
            wanted.kinds,
            wanted.kinds,
            wanted.limit,
        )
    )


def _by_text(reader: Reader, text: str, wanted: _Wanted) -> list[Row]:
    query = match_query(text[:_MAX_LETTERS])
    if not query:
        return []
    return list(
        reader.rows(
            "SELECT e.rowid AS rowid, e.kind, e.target, e.title, e.detail, '' AS name FROM search_index i"
            " JOIN search_entry e ON e.rowid = i.rowid WHERE search_index MATCH ?"
            " AND (? = '' OR ? GLOB ('*,' || e.kind || ',*')) ORDER BY e.rowid LIMIT ?",
            query,
            wanted.kinds,
            wanted.kinds,
            wanted.limit,
        )
    )


def match_query(text: str) -> str:
    """A safe full-text query: every word quoted, the last one open-ended; neighbouring Han letters as one phrase."""
    phrases: list[list[str]] = []
    for chunk in text.split():
        letters = list(words(chunk))
        if letters:
            phrases.append(letters)
    phrases = phrases[:_MAX_WORDS]
    quoted = ['"' + " ".join(phrase) + '"' for phrase in phrases]
    return " ".join(quoted) + "*" if quoted else ""
