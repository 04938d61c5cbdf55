"""Where one is on a monograph, in words that are the same when the page is written anew: a part, a line of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextBrowser

from rairdtc_gui.ui.screens.drugs.rows import Part
from rairdtc_gui.ui.screens.drugs.runs import Page
from rairdtc_gui.ui.theme import current_theme

OVER_PART = 12  # what is left above a part that was asked for
_FIRST_LETTER, _IN_HEAD = 40, 8  # into the text from the left edge of the view, within a table too, and from its top

_SOURCE = re.compile(r"\[\d+\]")
_PARTS = frozenset(part.value for part in Part)


@dataclass(frozen=True, slots=True)
class Spot:
    """A line: its part, its words, and how many lines before it in the part have the same words."""

    part: str
    words: str
    number: int


@dataclass(frozen=True, slots=True)
class Seen:
    """What is at the top of the view: a line, and how far down it, as a share of its height."""

    spot: Spot
    share: float


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is selected, or where the cursor is: the lines of both ends, where in them, and the words between."""

    spots: tuple[Spot, Spot]
    places: tuple[int, int]
    words: str


@dataclass(frozen=True, slots=True)
class LeftAt:
    """How a page was left; nothing seen: at its top."""

    seen: Seen | None = None
    chosen: Chosen | None = None
    is_chosen_seen: bool = False


def left_at(page: Page, text: QTextBrowser) -> LeftAt:
    """What is at the top of the view and what is selected, such as the link that was followed."""
    cursor = text.textCursor()
    chosen = chosen_at(page, cursor) if cursor.position() or cursor.hasSelection() else None
    return LeftAt(seen_in(page, text), chosen, has_cursor_in_sight(text))


def seen_in(page: Page, text: QTextBrowser) -> Seen | None:
    """The line at the top of the view; none at the beginning of the page."""
    px, height = current_theme().px, text.verticalScrollBar().value()
    top = QPoint(px(_FIRST_LETTER), px(OVER_PART + _IN_HEAD))
    return _seen_at(page, text.cursorForPosition(top).block(), height) if height else None


def has_cursor_in_sight(text: QTextBrowser) -> bool:
    """Whether the view shows where the cursor is."""
    return text.viewport().rect().contains(text.cursorRect().center())


def put_cursor(text: QTextBrowser, cursor: QTextCursor) -> None:
    """Only where it is not yet: Qt would bring it into sight."""
    now = text.textCursor()
    if (now.anchor(), now.position()) != (cursor.anchor(), cursor.position()):
        text.setTextCursor(cursor)


def spot_of(page: Page, block: QTextBlock) -> Spot:
    """Where a line stands."""
    before = [name for name, place in page.anchors.items() if name in _PARTS and place <= block.position()]
    part, words = before[-1] if before else "", _words(block)
    number = sum(other.position() < block.position() for other in _alike(page, part, words))
    return Spot(part, words, number)


def block_at(page: Page, spot: Spot) -> QTextBlock | None:
    """The line, or the nearest one before it with these words; none: the part no longer says it."""
    found = list(_alike(page, spot.part, spot.words))
    return found[min(spot.number, len(found) - 1)] if found else None


def _seen_at(page: Page, block: QTextBlock, height: float) -> Seen:
    """The line, as it is seen from a height on the page."""
    rect = page.document.documentLayout().blockBoundingRect(block)
    return Seen(spot_of(page, block), (height - rect.top()) / max(rect.height(), 1.0))


def height_of(page: Page, seen: Seen) -> int:
    """The height on the page from which it is seen so; of a line that is gone, the beginning of its part."""
    block = block_at(page, seen.spot)
    share = 0.0 if block is None else seen.share
    rect = page.document.documentLayout().blockBoundingRect(block or _first(page, seen.spot.part))
    return round(rect.top() + share * max(rect.height(), 1.0))


def chosen_at(page: Page, cursor: QTextCursor) -> Chosen:
    """What a cursor selects, in the order in which it was selected."""
    ends = (cursor.anchor(), cursor.position())
    blocks = tuple(page.document.findBlock(end) for end in ends)
    places = (ends[0] - blocks[0].position(), ends[1] - blocks[1].position())
    return Chosen((spot_of(page, blocks[0]), spot_of(page, blocks[1])), places, cursor.selectedText())


def cursor_at(page: Page, chosen: Chosen) -> QTextCursor:
    """The same words selected; where they stand so no longer, the line alone, and else the beginning of its part."""
    cursor = QTextCursor(page.document)
    blocks = [block_at(page, spot) for spot in chosen.spots]
    first, last = blocks
    if first is None or last is None:
        return cursor_on(page, _first(page, chosen.spots[0].part).position())
    cursor.setPosition(first.position() + min(chosen.places[0], first.length() - 1))
    cursor.setPosition(last.position() + min(chosen.places[1], last.length() - 1), QTextCursor.MoveMode.KeepAnchor)
    if cursor.selectedText() != chosen.words:
        cursor.setPosition(first.position())
    return cursor


def cursor_on(page: Page, place: int) -> QTextCursor:
    """At a place, nothing selected."""
    cursor = QTextCursor(page.document)
    cursor.setPosition(place)
    return cursor


def part_at(page: Page, height: int) -> str:
    """The last part that begins above a height; the page is laid out no further than that needs."""
    layout, reached = page.document.documentLayout(), ""
    for name, place in page.anchors.items():
        if name in _PARTS:
            if round(layout.blockBoundingRect(page.document.findBlock(place)).top()) > height:
                break
            reached = name
    return reached


def _alike(page: Page, part: str, words: str) -> Iterator[QTextBlock]:
    """The lines of a part that have these words."""
    block = _first(page, part)
    ends = (place for name, place in page.anchors.items() if name in _PARTS and place > page.anchors.get(part, 0))
    end = min(ends, default=page.document.characterCount())
    while block.isValid() and block.position() < end:
        if _words(block) == words:
            yield block
        block = block.next()


def _first(page: Page, part: str) -> QTextBlock:
    return page.document.findBlock(page.anchors.get(part, 0))


def _words(block: QTextBlock) -> str:
    """Without the numbers of sources, which a case can move."""
    return " ".join(_SOURCE.sub("", block.text()).split())
