"""Letters that cannot be seen but change what is read, such as those that turn the order of figures around."""

from __future__ import annotations

BOX = "\u25a1"
_UNSEEN = (
    *range(9), 11, 12, *range(14, 32), *range(0x7F, 0xA0), 0xAD, 0x34F, 0x61C, 0x180E, *range(0x200B, 0x2010),
    *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF, *range(0xFFF9, 0xFFFC),
)  # fmt: skip
#: What `str.translate` puts in their place, one for one.
BOXES = dict.fromkeys(_UNSEEN, ord(BOX))


def visible(text: str) -> str:
    """A text that was typed or pasted, each letter that cannot be seen as a box."""
    return text.translate(BOXES)
