"""What a card says of a named thing: a title and a few short lines. No Qt, so that presenters fill it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CardLine:
    """One short line of a card; it wraps."""

    text: str
    is_muted: bool = False


@dataclass(frozen=True, slots=True)
class CardRow:
    """A whole card. `key`: what it is about, so that two cards can be told apart."""

    key: str
    title: str
    lines: tuple[CardLine, ...] = ()

    @property
    def words(self) -> str:
        """Everything that the card says, as one text for screen readers."""
        return ". ".join(text.rstrip(". ") for text in (self.title, *(line.text for line in self.lines)) if text)
