"""What is printed is made of these: runs of words, paragraphs, and the blocks in which they stand. No Qt, no words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from rairdtc_gui.ui.widgets.cells import Axis, Mark


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
    """A paragraph over the whole width; heads stay with what follows them, and so does what `keeps`."""

    paragraph: Paragraph
    look: Look = Look.BODY
    keeps: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A word in a narrow column, and lines beside it; a number needs less room than a word."""

    label: str
    lines: tuple[Paragraph, ...]
    is_numbered: bool = False


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


@dataclass(frozen=True, slots=True)
class PageEnd:
    """What follows begins on a new page."""


Lines: TypeAlias = tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class TableRow:
    """Cells beside each other, never parted; one cell alone goes across. `marks`: a figure drawn in its column."""

    cells: tuple[Lines, ...]
    marks: tuple[tuple[int, tuple[Mark, ...]], ...] = ()  # by column


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under heads, which stand again on each page. `shares` of the width; `axes`: the scale of a column."""

    heads: tuple[str, ...]
    shares: tuple[int, ...]
    rows: tuple[TableRow, ...]
    axes: tuple[tuple[int, Axis], ...] = ()


Block: TypeAlias = Text | Entry | Cells | Box | Blank | PageEnd | Table


@dataclass(frozen=True, slots=True)
class Body:
    """A page of the program to print: its title, what stands beside it, its blocks. `name`: for the file."""

    title: str
    context: str
    name: str
    blocks: tuple[Block, ...]
    is_wide: bool = False


@dataclass(frozen=True, slots=True)
class Printed:
    """All that goes on pages. `title` names the file and no case; `foot`: plain words, then strong ones."""

    title: str
    head: tuple[str, str]
    foot: tuple[str, str]
    blocks: tuple[Block, ...]
    band: str = ""
    is_wide: bool = False


def plain(text: str) -> Paragraph:
    """A paragraph of one run."""
    return Paragraph((Run(text),))


def section(text: str) -> Text:
    """The head of a part."""
    return Text(plain(text), Look.SECTION)


def group(text: str) -> Text:
    """A smaller head."""
    return Text(strong(text), Look.GROUP)


def line(text: str) -> Text:
    """A paragraph that belongs to what stands above."""
    return Text(plain(text), Look.SMALL_GAP)


def numbered(sources: Iterable[tuple[int, str]]) -> tuple[Entry, ...]:
    """Sources behind their numbers."""
    return tuple(Entry(f"[{number}]", (plain(citation),), is_numbered=True) for number, citation in sources)


def strong(text: str) -> Paragraph:
    """The same in semibold."""
    return Paragraph((Run(text, True),))


def said(blocks: Iterable[Block]) -> Iterator[str]:
    """Every paragraph in reading order: what the pages say, but for heads that are repeated."""
    for block in blocks:
        match block:
            case Text(paragraph):
                yield paragraph.text
            case Cells(cells):
                yield from (cell.text for cell in cells)
            case Entry(label, lines):
                yield from (label, *(line.text for line in lines))
            case Box(head=head, doses=doses, rows=rows):
                yield from (paragraph.text for paragraph in head)
                yield from said((*doses, *rows))
            case Blank(label):
                yield label
            case PageEnd():
                pass
            case Table(heads=heads, rows=table_rows):
                yield from (head for head in heads if head)
                yield from (line.text for row in table_rows for cell in row.cells for line in cell)
