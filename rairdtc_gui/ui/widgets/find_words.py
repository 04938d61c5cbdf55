"""How a typed text is looked for: in any case, and a typed space also meets one that does not break. No Qt."""

from __future__ import annotations

import re

_SPACES = dict.fromkeys((0xA0, 0x2009, 0x202F, 0x2028, 0x0A), " ")  # one for one, so that places stay
_MOST_WORDS = 80  # letters on either side of a place, for screen readers


def spaced(text: str) -> str:
    """A text with usual spaces, letter by letter as long as before."""
    return text.translate(_SPACES)


def pattern(needle: str) -> re.Pattern[str]:
    """What finds a typed text in what `spaced` gives."""
    return re.compile(re.escape(spaced(needle)), re.IGNORECASE)


def around(text: str, start: int, end: int) -> str:
    """The words in which a place stands."""
    return text[max(0, start - _MOST_WORDS) : end + _MOST_WORDS].strip()
