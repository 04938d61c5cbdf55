"""What the report is made of: runs of words, paragraphs, and the blocks in which they stand. No Qt, no words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Run:
    """Some words in one weight."""

    text: str
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs in a row, with the name of an icon before them; a dose is larger and is never parted."""

    runs: tuple[Run, ...]
    icon: str = ""
    is_dose: bool = False
    numbers: tuple[int, ...] = ()  # of the sources that it cites

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(run.text for run in self.runs)


class Look(Enum):
    """How a block of text stands out."""

    TITLE = "title"
    SECTION = "section"
    GROUP = "group"
    BODY = "body"
    SMALL_GAP = "small-gap"  # body that belongs to the block before it


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph over the whole width; heads stay with what follows them."""

    paragraph: Paragraph
    look: Look = Look.BODY


@dataclass(frozen=True, slots=True)
class Entry:
    """A word in a narrow column, and lines beside it."""

    label: str
    lines: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Cells:
    """Facts side by side."""

    cells: tuple[Paragraph, ...]


class Outline(Enum):
    """The outline of an option."""

    HEAVY = "heavy"
    SOLID = "solid"
    DASHED = "dashed"


@dataclass(frozen=True, slots=True)
class Box:
    """An option: where it stands, its name and its doses, never parted; then the lines about it.

    `head`: one paragraph where it is short, else the stance and then the name, which is larger.
    """

    head: tuple[Paragraph, ...]
    doses: tuple[Entry, ...]
    rows: tuple[Entry, ...]
    outline: Outline
    again: Paragraph


@dataclass(frozen=True, slots=True)
class Blank:
    """Something to be written by hand."""

    label: str


Block: TypeAlias = Text | Entry | Cells | Box | Blank


def plain(text: str) -> Paragraph:
    """A paragraph of one run."""
    return Paragraph((Run(text),))


def strong(text: str) -> Paragraph:
    """The same in semibold."""
    return Paragraph((Run(text, True),))
