"""What a person can see of a window now: every text with the rectangles in which it is written, by widget."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QGraphicsSimpleTextItem,
    QGraphicsView,
    QLabel,
    QLineEdit,
    QListView,
    QTextEdit,
    QWidget,
)

from rairdtc_gui.ui.widgets.text_block import Run, Span, TextBlock

NO_BREAK = "\u00a0"


def plain(text: str) -> str:
    """With usual spaces, as one types what one looks for."""
    return text.replace(NO_BREAK, " ").replace("\u2009", " ").replace("\u202f", " ")


def is_on_screen(window: QWidget, words: str) -> bool:
    """Whether a text is written somewhere in the window, not covered, not scrolled away."""
    return any(_is_seen(window, widget, rects) for widget, rects in _places(window, plain(words)))


def _is_seen(window: QWidget, widget: QWidget, rects: list[QRect]) -> bool:
    """Whether the middle of every rectangle belongs to the widget that lies on top there."""
    for rect in rects:
        middle = widget.mapTo(window, rect.center())
        top = window.childAt(middle)
        if top is None or not (top is widget or widget.isAncestorOf(top) or _lets_through(widget, top)):
            return False
    return bool(rects)


def _lets_through(label: QWidget, top: QWidget) -> bool:
    """A label on a button leaves the mouse to it."""
    return label.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents) and top.isAncestorOf(label)


def _places(window: QWidget, words: str) -> Iterator[tuple[QWidget, list[QRect]]]:
    for widget in window.findChildren(QWidget):
        if widget.isVisible():
            place = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
            yield from ((place, rects) for rects in _rects(widget, words))


def _rects(widget: QWidget, words: str) -> Iterator[list[QRect]]:
    """Each place at which a widget writes a text itself."""
    match widget:
        case TextBlock():
            yield from _in_label(widget, words)
        case QTextEdit():
            yield from _in_document(widget, words)
        case QAbstractItemView():
            yield from _in_cells(widget, words)
        case QGraphicsView():
            yield from _in_scene(widget, words)
        case QLabel() | QAbstractButton() | QLineEdit():
            if words in plain(widget.text()):
                yield [widget.rect()]


def _in_label(label: TextBlock, words: str) -> Iterator[list[QRect]]:
    start = plain(label.text()).find(words)
    if start >= 0:
        laid, corner = label._placed()
        rects = laid.rects(Run(_units(label.text()[:start]), _units(words), Span(words)), corner)
        yield [rect.toRect() for rect in rects]


def _in_document(view: QTextEdit, words: str) -> Iterator[list[QRect]]:
    found = view.document().find(words, 0)
    while not found.isNull():
        ends = []
        for place in (found.selectionStart(), found.selectionEnd()):
            cursor = QTextCursor(view.document())
            cursor.setPosition(place)
            ends.append(view.cursorRect(cursor))
        yield ends
        found = view.document().find(words, found)


def _in_cells(view: QAbstractItemView, words: str) -> Iterator[list[QRect]]:
    model, area = view.model(), view.viewport().rect()
    for row in range(model.rowCount()):
        for column in range(1 if isinstance(view, QListView) else model.columnCount()):
            index = model.index(row, column)
            rect = view.visualRect(index)
            text = plain(str(index.data(Qt.ItemDataRole.DisplayRole) or ""))
            if words in text and area.contains(rect):
                yield [rect]


def _in_scene(view: QGraphicsView, words: str) -> Iterator[list[QRect]]:
    for item in view.scene().items():
        if isinstance(item, QGraphicsSimpleTextItem) and item.isVisible() and words in plain(item.text()):
            placed: QRectF = item.sceneBoundingRect()
            rect = QRect(view.mapFromScene(placed.topLeft()), view.mapFromScene(placed.bottomRight()))
            if view.viewport().rect().contains(rect):
                yield [rect]


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
