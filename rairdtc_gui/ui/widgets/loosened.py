"""Words that stay together in a line, and that come apart at their spaces where a column is narrower than they are."""

from __future__ import annotations

import re

from PySide6.QtGui import QFontMetricsF

from rairdtc_gui.ui.wording import NO_BREAK

_ALTERNATIVE = re.compile(rf"\b(or|and){NO_BREAK}")


def loosened(text: str, room: float, metrics: QFontMetricsF) -> str:
    """The text with a space that breaks in place of every no-break space behind which a line would be too wide."""
    return " ".join(_apart(words, room, metrics) for words in text.split(" ")) if NO_BREAK in text else text


def _apart(words: str, room: float, metrics: QFontMetricsF) -> str:
    """First between two ranges, then inside what is still too wide."""
    if metrics.horizontalAdvance(words) <= room:
        return words
    return " ".join(_lines(part, room, metrics) for part in _ALTERNATIVE.sub(r"\1 ", words).split(" "))


def _lines(words: str, room: float, metrics: QFontMetricsF) -> str:
    lines: list[str] = []
    for word in words.split(NO_BREAK):
        longer = NO_BREAK.join((*lines[-1:], word))
        if lines and metrics.horizontalAdvance(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return " ".join(lines)
