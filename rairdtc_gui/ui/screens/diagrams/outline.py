"""The diagram as a list: every node with its state in words, and below it every way out of it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from rairdtc_gui.ui.screens.diagrams.node_words import state_words
from rairdtc_gui.ui.screens.diagrams.rows import DiagramRow, NodeRow, NodeState, WayRow, WayState
from rairdtc_gui.ui.theme import Role, current_theme

_NODE = Qt.ItemDataRole.UserRole
_QUESTION = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Entry:
    """A node, and below it what leads on, each with the id of the node that it opens; `asks`: the routes of some."""

    id: str
    words: str
    is_strong: bool
    below: tuple[tuple[str, str], ...]
    asks: tuple[str, ...] = ()  # beside `below`: the question that a way waits for; empty where it waits for none


class _WrappedText(QStyledItemDelegate):
    """Rows as high as their text needs in the width of the list."""

    def __init__(self, tree: QTreeWidget) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        theme = current_theme()
        self.initStyleOption(option, index)
        depth = 2 if index.parent().isValid() else 1
        room = self._tree.viewport().width() - depth * self._tree.indentation() - theme.px(16)
        bounds = option.fontMetrics.boundingRect(
            QRect(0, 0, max(room, theme.px(120)), 0), Qt.TextFlag.TextWordWrap, option.text
        )
        return QSize(room, bounds.height() + theme.px(10))


class Outline(QTreeWidget):
    """Signals: `node_opened(node id)`; `question_requested(route)` by Enter or a double click on a way that waits."""

    #: The node whose panel is wanted.
    node_opened = Signal(str)
    #: Where the question that a way waits for is asked.
    question_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(theme.px(24))
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Outline of the diagram"))
        self.setItemDelegate(_WrappedText(self))
        self.currentItemChanged.connect(self._on_current_item_changed)
        self.itemActivated.connect(self._on_item_activated)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def show_diagram(self, row: DiagramRow) -> None:
        """Replaces the list; the current entry stays where its node still exists."""
        labels = {node.id: node.label for node in row.nodes}
        found = []
        for node in sorted(row.nodes, key=lambda node: (node.column, node.row)):
            ways = [way for way in row.ways if way.start == node.id]
            below = tuple((way.end, self._way_words(way, labels[way.end])) for way in ways)
            found.append(
                Entry(
                    node.id,
                    self._node_words(node),
                    node.state is NodeState.CURRENT,
                    below,
                    tuple(way.question for way in ways),
                )
            )
        self.show_entries(tuple(found), row.main)

    def show_entries(self, entries: tuple[Entry, ...], main: str) -> None:
        """Replaces the list; the current entry stays where it still exists, else `main` becomes it."""
        current = self.selected()
        self.blockSignals(True)
        self.clear()
        for entry in entries:
            item = QTreeWidgetItem(self, [entry.words])
            item.setData(0, _NODE, entry.id)
            if entry.is_strong:
                item.setFont(0, current_theme().font(Role.BODY_STRONG))
            for place, (target, words) in enumerate(entry.below):
                child = QTreeWidgetItem(item, [words])
                child.setData(0, _NODE, target)
                child.setData(0, _QUESTION, entry.asks[place] if entry.asks else "")
        self.expandAll()
        self.blockSignals(False)
        self.select(current or main)

    def select(self, node_id: str) -> None:
        """Makes the entry of a node the current one; says nothing of it."""
        for place in range(self.topLevelItemCount()):
            item = self.topLevelItem(place)
            if item is not None and item.data(0, _NODE) == node_id and self.selected() != node_id:
                self.blockSignals(True)
                self.setCurrentItem(item)
                self.blockSignals(False)
                self.scrollToItem(item)

    def selected(self) -> str:
        """The id of the node of the current entry."""
        item = self.currentItem()
        return "" if item is None else str(item.data(0, _NODE))

    def _node_words(self, node: NodeRow) -> str:
        kind = self.tr("Question") if node.is_question else self.tr("Step")
        parts = [f"{kind}: {node.label}", state_words(node.state)]
        if node.is_first:
            parts.append(self.tr("do first"))
        text = " · ".join(part for part in parts if part)
        text = f"{text}: {'; '.join(node.facts)}" if node.facts else text
        return f"{text} · {self.tr('guidelines differ')}" if node.differs else text

    def _way_words(self, way: WayRow, end: str) -> str:
        words = {
            WayState.PLAIN: "",
            WayState.ON_PATH: self.tr("on the path"),
            WayState.CLOSED: self.tr("closed"),
            WayState.WAITING: self.tr("waits"),
        }[way.state]
        text = self.tr("{answer} → {step}").format(answer=way.label or self.tr("then"), step=end)
        text = f"{text} · {words}" if words else text
        text = f"{text}: {'; '.join(way.facts)}" if way.facts else text
        return f"{text} · {self.tr('guidelines differ')}" if way.differs else text

    def _on_current_item_changed(self, current: QTreeWidgetItem | None, _previous: QTreeWidgetItem | None) -> None:
        if current is not None:
            self.node_opened.emit(str(current.data(0, _NODE)))

    def _on_item_activated(self, item: QTreeWidgetItem, _column: int) -> None:
        question = item.data(0, _QUESTION)
        if question:
            self.question_requested.emit(str(question))
