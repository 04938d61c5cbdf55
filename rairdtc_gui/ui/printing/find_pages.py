"""Searches pages as they will be printed: marks lie under the letters on the screen, and never on paper."""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRectF, Signal

from rairdtc_gui.ui.printing.ops import TextOp
from rairdtc_gui.ui.printing.pages import Page
from rairdtc_gui.ui.printing.preview import Preview
from rairdtc_gui.ui.widgets.find_words import around, pattern, spaced
from rairdtc_gui.ui.widgets.text_block import units, x_of


@dataclass(frozen=True, slots=True)
class PageHit:
    """A place on a page: one rectangle for each line it touches, and the words around it."""

    page: int
    rects: tuple[QRectF, ...]
    words: str


class PageFinder(QObject):
    """Signal: `found(number, total, words)`. Searches what a preview shows."""

    #: Which of how many places is selected, and in which words; 0 of 0: none.
    found = Signal(int, int, str)

    def __init__(self, preview: Preview) -> None:
        super().__init__(preview)
        self._preview = preview
        self._needle, self._current = "", 0
        self._hits: list[PageHit] = []

    def find_text(self, needle: str) -> None:
        """Marks every place of a text and selects the first from the page in sight on; empty ends it."""
        self._needle = needle.strip()
        self._hits = self._found()
        here = self._preview.current
        self._choose(next((place for place, hit in enumerate(self._hits) if hit.page >= here), 0))

    def find_step(self, step: int) -> None:
        """The next (+1) or previous (-1) place."""
        if self._hits:
            self._choose((self._current + step) % len(self._hits))

    def refresh(self) -> None:
        """There are other pages now."""
        if self._needle:
            self.find_text(self._needle)

    def focus_found(self) -> bool:
        """The pages take the keyboard."""
        self._preview.setFocus()
        return True

    def _found(self) -> list[PageHit]:
        pages = self._preview.pages
        if pages is None or not self._needle:
            return []
        wanted = pattern(self._needle)
        return [hit for number, page in enumerate(pages.pages) for hit in _on_page(number, page, wanted)]

    def _choose(self, place: int) -> None:
        self._current = place
        marks: dict[int, list[tuple[QRectF, bool]]] = {}
        for number, hit in enumerate(self._hits):
            marks.setdefault(hit.page, []).extend((rect, number == place) for rect in hit.rects)
        self._preview.show_marks(marks)
        if not self._hits:
            self.found.emit(0, 0, "")
            return
        hit = self._hits[place]
        self._preview.bring_into_sight(hit.page, hit.rects[0])
        self.found.emit(place + 1, len(self._hits), hit.words)


def _on_page(number: int, page: Page, wanted: re.Pattern[str]) -> list[PageHit]:
    """The places of one page; a text that goes on in the next line is found as well."""
    ops = [op for op in (*page.head, *page.body, *page.foot) if isinstance(op, TextOp)]
    starts, text = [], ""
    for op in ops:
        starts.append(len(text))
        text += spaced(op.text).rstrip() + " "
    found = []
    for match in wanted.finditer(text):
        start, end = match.span()
        rects = tuple(
            _rect(op, max(start - first, 0), min(end - first, len(op.text)))
            for op, first in zip(ops, starts, strict=True)
            if first < end and start < first + len(op.text.rstrip())
        )
        if rects:
            found.append(PageHit(number, rects, around(text, start, end)))
    return found


def _rect(op: TextOp, start: int, end: int) -> QRectF:
    """Where some letters of a line are on the page."""
    left, right = (x_of(op.line, op.line.textStart() + units(op.text[:place])) for place in (start, end))
    return QRectF(op.x + left, op.y + op.line.y(), right - left, op.line.height())
