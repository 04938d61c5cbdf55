"""How text is folded for search, the same when the index is built and when it is asked.

Han text has no spaces, so every Han character becomes a word of its own; a query for two or more
of them is then a phrase.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_HAN = re.compile(r"([\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff])")
_WORD = re.compile(r"\w+")
_DROPPED = re.compile(r"['\u2018\u2019\u02bc`]|(?<!\d)\.|\.(?!\d)")  # a decimal point stays
_SPELLED = re.compile(r"[a-z0-9 -]{4,30}")
_VOWEL = re.compile(r"[aeiou]")
LONGEST_SHORT = 4
_LEAST_NEAR = 3  # shorter texts have too many neighbours


@lru_cache(maxsize=4096)  # the names of what is found, again with every key
def fold(text: str) -> str:
    """Lower case without accents, letters of no width and double spaces; numbers and hyphens stay."""
    readable = text.encode("utf-8", "ignore").decode("utf-8").replace("\0", " ")  # lone surrogates cannot be stored
    if readable.isascii():
        return " ".join(readable.casefold().split())
    decomposed = unicodedata.normalize("NFKD", readable.casefold())
    plain = "".join(letter for letter in decomposed if not _is_unseen(letter))
    return " ".join(plain.split())


def spelled(name: str) -> str:
    """A name as it is compared with another: folded, without apostrophes and periods."""
    return " ".join(_DROPPED.sub("", fold(name)).split())


def _is_unseen(letter: str) -> bool:
    """An accent, or a sign without width such as a zero-width space."""
    return bool(unicodedata.combining(letter)) or unicodedata.category(letter) == "Cf"


def split_han(text: str) -> str:
    """The text with a space around every Han character."""
    return _HAN.sub(r" \1 ", text)


def words(text: str) -> tuple[str, ...]:
    """The words of a folded text, Han characters one by one."""
    return tuple(_WORD.findall(split_han(fold(text))))


def is_spelled(folded: str) -> bool:
    """Whether a name can be misspelt by one letter and still be known: Latin letters, neither very short nor long."""
    return _SPELLED.fullmatch(folded) is not None


def is_abbreviation(text: str) -> bool:
    """A few letters in capitals or without vowels: with one letter changed it is another abbreviation, not a slip."""
    return len(text) <= LONGEST_SHORT and text.isascii() and (text.isupper() or not _VOWEL.search(fold(text)))


def near_forms(folded: str) -> frozenset[str]:
    """A text and the same with any one letter left out. Two texts one slip apart share a form."""
    if len(folded) < _LEAST_NEAR:
        return frozenset()
    return frozenset((folded, *(folded[:place] + folded[place + 1 :] for place in range(len(folded)))))


def is_near(one: str, other: str) -> bool:
    """Whether two texts differ by one slip: a letter too many, too few, another, or two neighbours swapped."""
    if one == other:
        return True
    start = next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if start is None:
        return abs(len(one) - len(other)) == 1
    a, b = one[start:], other[start:]
    return a[1:] == b or a == b[1:] or a[1:] == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
