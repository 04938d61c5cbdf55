"""Searches what is written on a page of labels and answers: marks each place, brings one after the other into sight."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, cast

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QScrollArea, QWidget
from shiboken6 import isValid

from rairdtc_gui.ui.theme import current_theme
from rairdtc_gui.ui.widgets.answer_button import AnswerButton
from rairdtc_gui.ui.widgets.find_words import around, pattern, spaced
from rairdtc_gui.ui.widgets.panes import can_take_focus
from rairdtc_gui.ui.widgets.text_block import TextBlock

_SOON = 60  # ms; a page that is shown anew comes in pieces
_MOST_STEPS = 500  # along the chain of what can take the keyboard


@dataclass(frozen=True)
class Hit:
    """A place in the text of a widget: from which letter, and how many."""

    widget: TextBlock | AnswerButton
    start: int
    length: int


class TextFinder(QObject):
    """Signal: `found(number, total, words)`. `roots`: the parts of the page in reading order."""

    #: Which of how many places is selected, and in which words; 0 of 0: none.
    found = Signal(int, int, str)

    def __init__(self, parent: QWidget, roots: Callable[[], Sequence[QWidget]]) -> None:
        super().__init__(parent)
        self._roots = roots
        self._needle = ""
        self._hits: list[Hit] = []
        self._current: Hit | None = None
        self._marked: list[TextBlock | AnswerButton] = []
        self._timer = QTimer(self, singleShot=True, interval=_SOON)
        self._timer.timeout.connect(self._on_timeout)

    def find_text(self, needle: str) -> None:
        """Marks every place of a text and selects the first in sight; empty ends it."""
        self._needle = needle.strip()
        self._hits = self._found()
        seen = (hit for hit in self._hits if not hit.widget.visibleRegion().isEmpty())
        self._choose(next(seen, self._hits[0] if self._hits else None))

    def find_step(self, step: int) -> None:
        """The next (+1) or previous (-1) place."""
        before = self._place()
        self._hits = self._found()
        if self._hits:
            at = self._hits.index(self._current) if self._current in self._hits else before - max(step, 0)
            self._choose(self._hits[(at + step) % len(self._hits)])

    def refresh(self) -> None:
        """The page says something else now: the places follow, the selected one stays if it is still there."""
        if self._needle:
            self._timer.start()

    def focus_found(self) -> bool:
        """The keyboard goes to what was found, or to what can take it next; false if there is nothing."""
        hit = self._current
        if hit is None or not isValid(hit.widget):
            return False
        roots = self._roots()
        widget: QWidget | None = hit.widget
        for _ in range(_MOST_STEPS):
            if widget is None:
                return False
            if can_take_focus(widget) and any(root.isAncestorOf(widget) for root in roots):
                widget.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            widget = widget.nextInFocusChain()
        return False

    def _found(self) -> list[Hit]:
        if not self._needle:
            return []
        wanted = pattern(self._needle)
        return [
            Hit(widget, match.start(), match.end() - match.start())
            for widget in self._texts()
            for match in wanted.finditer(spaced(widget.text()))
        ]

    def _texts(self) -> Iterator[TextBlock | AnswerButton]:
        """Every text that can be seen, or could be once its part is opened, from top to bottom."""
        for root in self._roots():
            if not root.isVisible():
                continue
            placed: list[tuple[tuple[int, int], TextBlock | AnswerButton]] = []
            found: list[TextBlock | AnswerButton] = [*root.findChildren(TextBlock), *root.findChildren(AnswerButton)]
            for widget in found:
                shown = widget if widget.isVisible() else _holder(widget)
                if shown is not None:
                    corner = shown.mapTo(root, shown.rect().topLeft())
                    inside = 0 if shown is widget else widget.y() + shown.height()
                    placed.append(((corner.y() + inside, corner.x()), widget))
            placed.sort(key=lambda entry: entry[0])
            yield from (widget for _, widget in placed)

    def _place(self) -> int:
        """Which of the places is the selected one; the first without any."""
        return self._hits.index(self._current) if self._current in self._hits else 0

    def _choose(self, hit: Hit | None) -> None:
        self._current = hit
        if hit is not None:
            _bring_into_sight(hit.widget)
        self._mark()

    def _mark(self) -> None:
        """Marks what was found and says which of them is selected."""
        places: dict[TextBlock | AnswerButton, list[tuple[int, int]]] = {}
        for hit in self._hits:
            places.setdefault(hit.widget, []).append((hit.start, hit.length))
        for widget in self._marked:
            if isValid(widget) and widget not in places:
                widget.mark_found(())
        chosen = self._current
        for widget, found in places.items():
            is_here = chosen is not None and chosen.widget is widget
            widget.mark_found(found, found.index((chosen.start, chosen.length)) if is_here and chosen else -1)
        self._marked = list(places)
        number = self._place() + 1 if chosen is not None else 0
        words = "" if chosen is None else around(chosen.widget.text(), chosen.start, chosen.start + chosen.length)
        self.found.emit(number, len(self._hits), words)

    @Slot()
    def _on_timeout(self) -> None:
        at = self._place()
        self._hits = self._found()
        if self._current not in self._hits:
            self._current = self._hits[min(at, len(self._hits) - 1)] if self._hits else None
        self._mark()


class Opener(Protocol):
    """A part that keeps some of its lines back until somebody wants them."""

    def open_all(self) -> None: ...


def _holder(widget: QWidget) -> QWidget | None:
    """The part in sight that keeps a hidden text back and can be opened; none if it is hidden for another reason."""
    part: QWidget | None = widget
    while part is not None and not part.isHidden():
        part = part.parentWidget()
    holder = part.parentWidget() if part is not None else None
    return holder if holder is not None and hasattr(holder, "open_all") and holder.isVisible() else None


def _bring_into_sight(widget: QWidget) -> None:
    holder = None if widget.isVisible() else _holder(widget)
    if holder is not None:
        cast(Opener, holder).open_all()
    parent = widget.parentWidget()
    while parent is not None:
        page = parent.widget() if isinstance(parent, QScrollArea) else None
        if page is not None and isinstance(parent, QScrollArea):
            middle, margin = widget.mapTo(page, widget.rect().center()), current_theme().px(72)
            parent.ensureVisible(middle.x(), middle.y(), 0, min(margin, parent.viewport().height() // 3))
        parent = parent.parentWidget()
