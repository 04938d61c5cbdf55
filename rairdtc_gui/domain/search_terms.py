"""How text is folded for search, the same when the index is built and when it is asked.

Han text has no spaces, so every Han character becomes a word of its own; a query for two or more
of them is then a phrase.
"""

from __future__ import annotations

import re
import unicodedata

_HAN = re.compile(r"([\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff])")
_WORD = re.compile(r"\w+")


def fold(text: str) -> str:
    """Lower case without accents and with single spaces; numbers and hyphens stay."""
    readable = text.encode("utf-8", "ignore").decode("utf-8").replace("\0", " ")  # lone surrogates cannot be stored
    decomposed = unicodedata.normalize("NFKD", readable.casefold())
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(plain.split())


def split_han(text: str) -> str:
    """The text with a space around every Han character."""
    return _HAN.sub(r" \1 ", text)


def words(text: str) -> tuple[str, ...]:
    """The words of a folded text, Han characters one by one."""
    return tuple(_WORD.findall(split_han(fold(text))))
