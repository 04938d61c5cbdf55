"""What the page About shows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AboutRow:
    """A head, what stands beside it, and the paragraphs below it. `part`: the name by which a link reaches it."""

    head: str
    context: str
    paragraphs: tuple[str, ...]
    part: str = ""
