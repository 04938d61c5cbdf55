"""What a monograph page is written from: runs of text in a style, cells and rows; and what a written page knows."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol

from PySide6.QtGui import QTextCursor, QTextDocument, QTextTable

REST = 0
ICON_COLUMN = -46
BOX_PADDING = 10
SOURCE_TARGET = "source:"  # of a link: the number of a source follows


class Style(Enum):
    """How a run of text looks."""

    PLAIN = "plain"
    STRONG = "strong"
    MUTED = "muted"
    META = "meta"
    META_STRONG = "meta-strong"
    DOSE = "dose"
    SECTION = "section"
    LINK = "link"
    TITLE_LINK = "title-link"
    ENTRY_LINK = "entry-link"
    SOURCE = "source"
    UNCONFIRMED = "unconfirmed"
    PILL = "pill"
    PILL_ON_TINT = "pill-on-tint"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one style; `target` makes it a link, `icon` (name, token) draws a picture in place of text."""

    text: str
    style: Style = Style.PLAIN
    target: str = ""
    icon: tuple[str, str] = ("", "")
    above: int = 2  # of the first run: space over its paragraph within a cell


Paragraph = tuple[Run, ...]
Cell = tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """Cells of one table row.

    `is_tinted`: about the open case. `is_group`: one head over the rows below. `is_ruled`: lines above and below.
    """

    cells: tuple[Cell, ...]
    is_tinted: bool = False
    is_group: bool = False
    is_ruled: bool = True
    padding: int = 6
    anchor: str = ""


class Writer(Protocol):
    """What the sections of a monograph are written to: the screen or paper."""

    @property
    def is_narrow(self) -> bool:
        """Tables put into two columns what otherwise takes three or four."""

    def head(self, anchor: str, text: str, context: str = "") -> None: ...

    def anchor(self, name: str) -> None: ...

    def sub_head(self, runs: Sequence[Run], anchor: str = "", top: int = 16) -> None: ...

    def paragraph(self, runs: Sequence[Run], top: int = 0, bottom: int = 4) -> None: ...

    def box(self, parts: Sequence[Cell]) -> None: ...

    def table(self, heads: Sequence[str], rows: Sequence[Row], widths: Sequence[int]) -> None: ...


@dataclass(frozen=True, slots=True)
class Pill:
    """Where a mark stands whose rounded ground the view paints."""

    start: int
    length: int
    token: str


@dataclass(slots=True)
class Page:
    """A written document and where its parts are."""

    document: QTextDocument
    anchors: dict[str, int] = field(default_factory=dict)
    heads: dict[int, str] = field(default_factory=dict)  # where words stand that are a head of the lines below
    targets: list[str] = field(default_factory=list)
    cited: dict[str, set[int]] = field(default_factory=dict)  # the numbers of the sources of each part
    pills: list[Pill] = field(default_factory=list)
    box: QTextTable | None = None  # the dose box: a row each for the label and for the open case
    tints: list[tuple[QTextTable, int]] = field(default_factory=list)  # table rows about the open case
    waiting: deque[Callable[[], None]] = field(default_factory=deque)  # what writes the parts that are still missing

    def write_more(self) -> None:
        """One more part."""
        self._write(min(1, len(self.waiting)))

    def write_all(self) -> None:
        """Every part that is missing."""
        self._write(len(self.waiting))

    def _write(self, count: int) -> None:
        """Laid out once: in a page that is shown, Qt would lay a table out anew with every word that comes into it."""
        edit = QTextCursor(self.document)
        edit.beginEditBlock()
        for _ in range(count):
            self.waiting.popleft()()
        edit.endEditBlock()
