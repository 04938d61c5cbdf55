"""Breaks a text into lines that fit a width. No Qt: widths come from a function."""

from __future__ import annotations

from collections.abc import Callable

Width = Callable[[str], float]


def wrapped(text: str, room: float, width: Width) -> tuple[str, ...]:
    """The text in as few lines as fit, of even length; a word that is too long keeps a line of its own."""
    lines = _greedy(text.split(" "), room, width)
    if len(lines) < 2:
        return lines
    low, high = max(width(word) for word in text.split(" ")), room
    for _ in range(6):  # the narrowest width that needs no further line: even lines read better
        middle = (low + high) / 2
        if len(_greedy(text.split(" "), middle, width)) > len(lines):
            low = middle
        else:
            high = middle
    return _greedy(text.split(" "), high, width)


def longest_word(text: str, width: Width) -> float:
    """The width of the widest word."""
    return max(width(word) for word in text.split(" "))


def _greedy(words: list[str], room: float, width: Width) -> tuple[str, ...]:
    lines: list[str] = []
    line = ""
    for word in words:
        longer = f"{line} {word}" if line else word
        if line and width(longer) > room:
            lines.append(line)
            line = word
        else:
            line = longer
    return (*lines, line)
