"""The words of a folded text and the phrases they make. Han text has no spaces, so each character is a word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_HAN}]|[^\W{_HAN}]+")
_EDGES = re.compile(r"(?<!\S)[^\w\s]+|[^\w\s]+(?!\S)")
_CLOSING = re.compile(r"[^\w\s]*")
_MOST_WORDS = 40
_LONGEST, _LONGEST_LATIN = 10, 6  # words of a name
_MOST_HYPHENED = 3
_MOST_APART = 8


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of a text; `places`: which."""

    text: str
    places: tuple[int, ...]

    @property
    def spellings(self) -> tuple[str, ...]:
        """A short one also with and without hyphens: people type "hand foot" and "child pugh"."""
        if len(self.places) > _MOST_HYPHENED:
            return (self.text,)
        return tuple(dict.fromkeys((self.text, self.text.replace(" ", "-", 1), self.text.replace("-", " "))))


@dataclass(frozen=True, slots=True)
class Phrases:
    """A folded text by its words; what comes after the first forty is left out."""

    text: str
    words: tuple[tuple[int, int], ...] = field(init=False)

    def __post_init__(self) -> None:
        found = tuple(match.span() for match in _WORD.finditer(self.text))[:_MOST_WORDS]
        object.__setattr__(self, "words", found)

    def together(self) -> Iterator[Phrase]:
        """Words that stand together, the longest phrase first; again with a bracket behind it that may belong to it.

        No Latin name of a drug or an event has more than six words: a long text stays quick.
        """
        for count in range(min(len(self.words), _LONGEST), 0, -1):
            for first in range(len(self.words) - count + 1):
                start, end = self.words[first][0], self.words[first + count - 1][1]
                if count > _LONGEST_LATIN and self.text[start:end].isascii():
                    continue
                closed = _CLOSING.match(self.text, end)
                for stop in dict.fromkeys((closed.end() if closed else end, end)):
                    yield Phrase(self.text[start:stop], tuple(range(first, first + count)))

    def apart(self) -> Iterator[Phrase]:
        """Two words with others between them, or the other way round: "cabozantinib 80 mg capsules"."""
        spelled = [(place, self.text[start:end]) for place, (start, end) in enumerate(self.words[:_MOST_APART])]
        for place, word in spelled:
            yield from (
                Phrase(f"{word} {other}", (place, its)) for its, other in spelled if its not in (place, place + 1)
            )

    def without(self, places: Iterable[int]) -> Phrase:
        """All other words, as they stand."""
        left = [place for place in range(len(self.words)) if place not in set(places)]
        runs: list[list[int]] = []
        for place in left:
            if runs and runs[-1][-1] == place - 1:
                runs[-1].append(place)
            else:
                runs.append([place])
        return Phrase(" ".join(self.text[self.words[run[0]][0] : self.words[run[-1]][1]] for run in runs), tuple(left))


def bare(text: str) -> str:
    """The text without punctuation at the edges of its words."""
    return " ".join(_EDGES.sub(" ", text).split())
