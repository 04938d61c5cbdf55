"""Search: exact name, beginning of a name, words of a name, words anywhere, then names one slip away.

User text never reaches MATCH unquoted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import islice

from rairdtc_gui.domain.search_terms import LONGEST_SHORT, fold, is_abbreviation, is_near, is_spelled, near_forms, words
from rairdtc_gui.kb.reader import Reader, Row

_MAX_WORDS = 32
_MAX_LETTERS = 200
_LEAST_LETTERS = 3
_MOST_NEAR = 4
_NAMES_OF_ONE = 3
_MOST_NAMED = 40
_NEAR = "SELECT n.folded FROM search_near s JOIN search_name n ON n.rowid = s.name WHERE s.form = ?"

_LAST = "\U0010ffff"
_ROWS = (
    "SELECT e.rowid AS rowid, e.kind, e.target, e.title, e.detail, n.name, n.field, n.folded FROM search_name n"
    " JOIN search_entry e ON e.rowid = n.entry WHERE n.rowid IN ({}) ORDER BY {}"
)
_AT_ONCE = 64
#: Only whole names, so that a text of many words can be asked for all its phrases at once.
_WHOLE = (
    "SELECT e.kind, e.target, e.title, e.detail, n.name, n.field, n.folded FROM search_name n"
    " JOIN search_entry e ON e.rowid = n.entry WHERE n.kind IN (?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
    " AND n.folded IN ({}) ORDER BY n.rowid LIMIT ?"
)
_WHOLE_AT_ONCE = _WHOLE.format(",".join("?" * _AT_ONCE))
_FIRST = (
    "SELECT min(rowid) FROM search_name"
    " WHERE {} AND kind IN (?,?,?,?,?,?,?,?,?,?,?,?,?,?) GROUP BY entry ORDER BY entry LIMIT ?"
)
_NAMED = _ROWS.format(_FIRST.format("folded >= ? AND folded < ?"), "e.rowid")
#: A drug whose title, its first name, begins so stands before drugs that are also called so.
_OWN = (
    "SELECT rowid FROM search_name WHERE kind = ? AND folded >= ? AND folded < ? AND field = '' ORDER BY rowid LIMIT ?"
)
_BOTH = "SELECT * FROM ({}) UNION SELECT * FROM ({})"
_BEGUN = _ROWS.format(_BOTH.format(_FIRST, _OWN), "n.kind <> 'drug' OR n.field <> '', e.rowid")
_SHORT = {letters: _BEGUN.format(f"substr(folded, 1, {letters}) = ?") for letters in (1, 2, 3)}
_LONG = _BEGUN.format("folded >= ? AND folded < ?")


#: Every kind of thing that can be found; the queries below have a place for each.
KINDS = (
    "drug", "option", "trial", "event", "toxicity", "gene", "signal", "definition", "question", "rule", "difference",
    "calculator", "co-medicine", "not-included",
)  # fmt: skip


class MatchKind(IntEnum):
    """How something was found, best first."""

    EXACT = 0
    PREFIX = 1
    WORD = 2  # every word begins a word of one name
    TEXT = 3
    NEAR = 4  # one slip away
    BESIDE = 5  # it belongs to the drug that was found


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found; `matched` is the name that matched, empty for text; `field` what sort of name, empty: the title.

    `typed`: the name as it was typed, without accents and in small letters; of a Chinese one perhaps its pinyin.
    """

    kind: str
    target: str
    title: str
    detail: str
    match: MatchKind
    matched: str
    field: str = ""
    typed: str = ""


def search(reader: Reader, text: str, limit: int = 20, kinds: Sequence[str] = ()) -> tuple[Hit, ...]:
    """What matches, the closest match first, important things before others. `kinds`: only these; none: all.

    Near spelling is looked at only where no name fits; text leaves it some room.
    """
    folded = fold(text[:_MAX_LETTERS])
    if not folded:
        return ()
    found = _Found(limit, _filled(kinds or KINDS))
    found.add(MatchKind.EXACT, _by_name(reader, folded, folded + "\0", found))
    if not found.is_full:
        found.add(MatchKind.PREFIX, _by_beginning(reader, folded, found))
    query = match_query(text[:_MAX_LETTERS])
    if not found.is_full and query:
        found.add(MatchKind.WORD, _by_word(reader, query, found))
    near = () if found.hits else tuple(islice(_by_spelling(reader, text.strip(), found), _MOST_NEAR))
    if not found.is_full and query:
        found.add(MatchKind.TEXT, _by_text(reader, query, found), limit - min(len(near), limit // 3))
    found.add(MatchKind.NEAR, near)
    return tuple(found.hits.values())


def called(reader: Reader, text: str, limit: int, kinds: Sequence[str]) -> tuple[Hit, ...]:
    """The things of these kinds with a name that is the text, then those with one that begins with it."""
    folded = fold(text[:_MAX_LETTERS])
    found = _Found(limit, _filled(kinds))
    if folded:
        found.add(MatchKind.EXACT, _by_name(reader, folded, folded + "\0", found))
        if not found.is_full:
            found.add(MatchKind.PREFIX, _by_beginning(reader, folded, found))
    return tuple(found.hits.values())


def named(reader: Reader, texts: Sequence[str], kinds: Sequence[str]) -> tuple[Hit, ...]:
    """The things of these kinds with a name that is one of the folded texts, each with every such name."""
    found: list[Hit] = []
    for start in range(0, len(texts), _AT_ONCE):
        some = texts[start : start + _AT_ONCE]
        places = (*some, *("" for _ in range(_AT_ONCE - len(some))))  # no name is empty
        found += (
            _hit(row, MatchKind.EXACT) for row in reader.rows(_WHOLE_AT_ONCE, *_filled(kinds), *places, _MOST_NAMED)
        )
    return tuple(found)


def of_drug(reader: Reader, drug: str, most: int) -> tuple[Hit, ...]:
    """The first trials of a drug, then the first events for which its dose changes: so many of each.

    The trials are asked for one by one (a cross join keeps its order): a large base has thousands of them.
    """
    trials = (
        "SELECT e.kind, e.target, e.title, e.detail FROM drug_trial d CROSS JOIN search_entry e"
        " ON e.kind = 'trial' AND e.target = d.trial_id WHERE d.drug_id = ? ORDER BY d.position LIMIT ?"
    )
    events = (
        "SELECT kind, target, title, detail FROM search_entry"
        " WHERE kind = 'toxicity' AND target >= ? AND target < ? ORDER BY rowid LIMIT ?"
    )
    rows = [*reader.rows(trials, drug, most), *reader.rows(events, f"{drug}/", f"{drug}0", most)]
    return tuple(Hit(row["kind"], row["target"], row["title"], row["detail"], MatchKind.BESIDE, "") for row in rows)


def _filled(kinds: Sequence[str]) -> tuple[str, ...]:
    """Kinds in every place of a query, the last one again and again."""
    return (*kinds, *(kinds[-1] for _ in range(len(KINDS) - len(kinds))))


@dataclass(frozen=True, slots=True)
class _Found:
    """The hits by row, how many there may be, and of which kinds."""

    limit: int
    kinds: tuple[str, ...]  # as many as the queries have places for
    hits: dict[int, Hit] = field(default_factory=dict)

    @property
    def is_full(self) -> bool:
        return len(self.hits) >= self.limit

    def add(self, match: MatchKind, rows: Iterable[Row], most: int | None = None) -> None:
        """What was not found before, as long as there is room; `most`: so many in all."""
        most = self.limit if most is None else most
        for row in rows:
            if len(self.hits) >= most:
                return
            self.hits.setdefault(row["rowid"], _hit(row, match))


def _hit(row: Row, match: MatchKind) -> Hit:
    said = (row["kind"], row["target"], row["title"], row["detail"])
    return Hit(*said, match, row["name"], row["field"], row["folded"])


def _by_name(reader: Reader, low: str, high: str, wanted: _Found) -> list[Row]:
    """The index alone finds the few first; only their rows are read."""
    return list(reader.rows(_NAMED, low, high, *wanted.kinds, wanted.limit))


def _by_beginning(reader: Reader, folded: str, wanted: _Found) -> list[Row]:
    """The same for names that begin with a text; where it is so short that many do, an index has them in order.

    Of one kind alone there are few, and they stand together.
    """
    limit, high = wanted.limit, folded + _LAST
    own = ("drug" if "drug" in wanted.kinds else "", folded, high, limit)
    if len(folded) not in _SHORT or len(set(wanted.kinds)) == 1:
        return list(reader.rows(_LONG, folded, high, *wanted.kinds, limit, *own))
    return list(reader.rows(_SHORT[len(folded)], folded, *wanted.kinds, limit, *own))


def _by_word(reader: Reader, query: str, wanted: _Found) -> list[Row]:
    """Names in the order of importance; of those that share a thing the first counts, so a few more are read."""
    return list(
        reader.rows(
            "SELECT e.rowid AS rowid, e.kind, e.target, e.title, e.detail, n.name, n.field, n.folded FROM search_word w"
            " JOIN search_name n ON n.rowid = w.rowid JOIN search_entry e ON e.rowid = n.entry"
            " WHERE search_word MATCH ? AND n.kind IN (?,?,?,?,?,?,?,?,?,?,?,?,?,?) ORDER BY w.rowid LIMIT ?",
            query,
            *wanted.kinds,
            wanted.limit * _NAMES_OF_ONE,
        )
    )


def _by_text(reader: Reader, query: str, wanted: _Found) -> list[Row]:
    """In the order of the index, which is that of importance, so that it can stop at the last one wanted."""
    return list(
        reader.rows(
            "SELECT i.rowid AS rowid, e.kind, e.target, e.title, e.detail, '' AS name, '' AS field, '' AS folded"
            " FROM search_index i"
            " JOIN search_entry e ON e.rowid = i.rowid WHERE search_index MATCH ?"
            " AND e.kind IN (?,?,?,?,?,?,?,?,?,?,?,?,?,?) ORDER BY i.rowid LIMIT ?",
            query,
            *wanted.kinds,
            wanted.limit,
        )
    )


def _by_spelling(reader: Reader, text: str, wanted: _Found) -> Iterator[Row]:
    """Entries with a name that is one slip away; a long text has no neighbour, so it is not tried.

    An abbreviation is not taken for another, nor a short text for the pinyin of a name.
    """
    folded = fold(text)
    if is_abbreviation(text):
        return
    forms = sorted(near_forms(folded)) if is_spelled(folded) or len(folded) == _LEAST_LETTERS else []
    spelled = {row["folded"] for form in forms for row in reader.rows(_NEAR, form)}
    for name in sorted(name for name in spelled if is_near(folded, name)):
        for row in _by_name(reader, name, name + "\0", wanted):
            if len(folded) > LONGEST_SHORT or not (is_abbreviation(row["name"]) or fold(row["name"]) != name):
                yield row


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
