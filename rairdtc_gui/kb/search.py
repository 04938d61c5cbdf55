"""Search: exact name, then beginning of a name, then words anywhere. User text never reaches MATCH unquoted."""

from __future__ import annotations

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


def search(reader: Reader, text: str, limit: int = 20) -> tuple[Hit, ...]:
    """What matches, exact before prefix before text, important things first."""
    folded = fold(text[:_MAX_LETTERS])
    if not folded:
        return ()
    found: dict[int, Hit] = {}
    for kind, rows in (
        (MatchKind.EXACT, _by_name(reader, folded, folded + "\0", limit)),
        (MatchKind.PREFIX, _by_name(reader, folded, folded + "\U0010ffff", limit)),
        (MatchKind.TEXT, _by_text(reader, text, limit)),
    ):
        for row in rows:
            if row["rowid"] not in found and len(found) < limit:
                found[row["rowid"]] = Hit(row["kind"], row["target"], row["title"], row["detail"], kind, row["name"])
    return tuple(found.values())


def _by_name(reader: Reader, low: str, high: str, limit: int) -> list[Row]:
    return list(
        reader.rows(
            "SELECT e.rowid AS rowid, e.kind, e.target, e.title, e.detail, n.name FROM search_name n"
            " JOIN search_entry e ON e.rowid = n.entry WHERE n.folded >= ? AND n.folded < ? ORDER BY e.rowid LIMIT ?",
            low,
            high,
            limit,
        )
    )


def _by_text(reader: Reader, text: str, limit: int) -> list[Row]:
    query = match_query(text[:_MAX_LETTERS])
    if not query:
        return []
    return list(
        reader.rows(
            "SELECT e.rowid AS rowid, e.kind, e.target, e.title, e.detail, '' AS name FROM search_index i"
            " JOIN search_entry e ON e.rowid = i.rowid WHERE search_index MATCH ? ORDER BY e.rowid LIMIT ?",
            query,
            limit,
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
