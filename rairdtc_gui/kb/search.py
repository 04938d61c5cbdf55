"""Search: exact name, beginning of a name, words anywhere, then names one slip away.

User text never reaches MATCH unquoted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from rairdtc_gui.domain.search_terms import fold, is_near, is_spelled, near_forms, words
from rairdtc_gui.kb.reader import Reader, Row

_MAX_WORDS = 32
_MAX_LETTERS = 200
_LEAST_LETTERS = 3
_NEAR = "SELECT folded FROM search_near WHERE form = ?"


class MatchKind(IntEnum):
    """How something was found, best first."""

    EXACT = 0
    PREFIX = 1
    TEXT = 2
    NEAR = 3  # one slip away


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
    """What matches, exact before prefix before text, important things first. `kinds`: only these; none: all.

    Near spelling is looked at only where no name begins with the text.
    """
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
    if all(hit.match is MatchKind.TEXT for hit in found.values()):
        for row in _by_spelling(reader, folded, wanted):
            if row["rowid"] not in found and len(found) < limit:
                found[row["rowid"]] = Hit(
                    row["kind"], row["target"], row["title"], row["detail"], MatchKind.NEAR, row["name"]
                )
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


def _by_spelling(reader: Reader, folded: str, wanted: _Wanted) -> Iterator[Row]:
    """Entries with a name that is one slip away; a long text has no neighbour, so it is not tried."""
    forms = sorted(near_forms(folded)) if is_spelled(folded) or len(folded) == _LEAST_LETTERS else []
    names = {row["folded"] for form in forms for row in reader.rows(_NEAR, form)}
    for name in sorted(name for name in names if is_near(folded, name)):
        yield from _by_name(reader, name, name + "\0", wanted)


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
