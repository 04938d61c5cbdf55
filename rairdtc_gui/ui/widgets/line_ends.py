"""Where a line may not end: inside a unit such as mL/min, a grade such as S-M, a nuclide such as I-131."""

from __future__ import annotations

from PySide6.QtGui import QTextLayout, QTextLine

_SHORT_BEFORE_HYPHEN = 3  # with it: S-M, I-131
_FIRST_OF_TWO_UNITS = "\U00010000"


class LineEnds:
    """The ends of the lines of one layout, which Qt puts behind a slash and a hyphen too."""

    def __init__(self, layout: QTextLayout) -> None:
        text = layout.text()
        self._has_any = "/" in text or "-" in text
        self._text = _by_units(text) if self._has_any else text

    def mend(self, line: QTextLine, width: float) -> None:
        """Ends a line that was just given its width at the space before what it would part."""
        if not self._has_any:
            return
        start = line.textStart()
        end = start + line.textLength()
        last = self._text[end - 1 : end]
        if last not in ("/", "-") or end >= len(self._text):
            return
        space = max(self._text.rfind(" ", start, end), self._text.rfind("\u2009", start, end))
        if space > start and (last == "/" or end - space - 1 <= _SHORT_BEFORE_HYPHEN):
            line.setNumColumns(space + 1 - start, width)


def _by_units(text: str) -> str:
    """As many letters as Qt counts: those outside the basic plane are two."""
    if text.isascii() or max(text) < _FIRST_OF_TWO_UNITS:
        return text
    return "".join(letter if letter < _FIRST_OF_TWO_UNITS else "\u25a1\u25a1" for letter in text)
