"""The label of a case: what of it is kept, and whether it looks like something that names a person."""

from __future__ import annotations

import re

_LONG_NUMBER = re.compile(r"\d(?:[ ./()-]*\d){6,}[Xx]?")
_BIRTHDAY = re.compile(r"\b(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d{2}|(?:19|20)\d{2}[./-]\d{1,2}[./-]\d{1,2})\b")


_LONGEST = 200


def cleaned(label: str) -> str:
    """A label as it was typed, without letters that could hide something."""
    return "".join(letter for letter in label.strip() if letter.isprintable() and letter != "\ufffd")[:_LONGEST]


def looks_like_identity(label: str) -> bool:
    """True of a telephone, record or identity number, a date of birth, or an address of mail. A guess, not a check."""
    return bool(_LONG_NUMBER.search(label) or _BIRTHDAY.search(label) or "@" in label)
