"""Breaks a text into lines that fit a width. No Qt: widths come from a function."""

from __future__ import annotations

from collections.abc import Callable

Width = Callable[[str], float]


_HYPHEN_FROM = 5  # a compound may break at its hyphen where both parts have so many letters


def wrapped(text: str, room: float, width: Width) -> tuple[str, ...]:
    """The text in as few lines as fit, of even length; a word that is too long keeps a line of its own."""
    pieces = _pieces(text)
    lines = _greedy(pieces, room, width)
    if len(lines) < 2:
        return lines
    low, high = max(width(piece.strip()) for piece in pieces), room
    for _ in range(6):  # the narrowest width that needs no further line: even lines read better
        middle = (low + high) / 2
        if len(_greedy(pieces, middle, width)) > len(lines):
            low = middle
        else:
            high = middle
    return _greedy(pieces, high, width)


def longest_word(text: str, width: Width) -> float:
    """The width of the widest part that stays together."""
    return max(width(piece.strip()) for piece in _pieces(text))


def _pieces(text: str) -> list[str]:
    """What stays together, each with the space behind it if there is one."""
    found: list[str] = []
    for word in text.split(" "):
        start, _, end = word.partition("-")
        if len(start) >= _HYPHEN_FROM and len(end) >= _HYPHEN_FROM:
            found += [f"{start}-", f"{end} "]
        else:
            found.append(f"{word} ")
    return found


def _greedy(pieces: list[str], room: float, width: Width) -> tuple[str, ...]:
    lines: list[str] = []
    line = ""
    for piece in pieces:
        if line and width(f"{line}{piece}".strip()) > room:
            lines.append(line.strip())
            line = piece
        else:
            line += piece
    return (*lines, line.strip())
