"""What is printed: blocks of text in reading order. Plain data; print, screen, PDF and plain text are made from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Look(Enum):
    """How a block is set."""

    HEAD = "head"  # a section
    OPTION = "option"  # the name of an option, its stance before it
    DOSE = "dose"
    BODY = "body"
    SMALL = "small"
    BLANK = "blank"  # a line to write on


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph. `label` stands left of it; `keeps`: never parted from the next; `frame`: the outline before it."""

    text: str
    look: Look = Look.BODY
    label: str = ""
    icon: str = ""
    keeps: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report. `head` and `foot` stand on every page; `is_example`: a band lies across every page."""

    title: str
    head: str
    foot: str
    blocks: tuple[Block, ...]
    is_example: bool

    def as_text(self) -> str:
        """The report as plain text for the clipboard; without control characters but line ends."""
        lines = [self.head, self.foot, ""]
        for block in self.blocks:
            label = f"{block.label}: " if block.label else ""
            gap = [""] if block.look in (Look.HEAD, Look.OPTION) else []
            lines += [*gap, f"{label}{block.text}".rstrip()]
        return "\n".join(lines) + "\n"
