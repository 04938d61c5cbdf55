"""The card that says, beside the pointer, what a node is: state, words, what decides, options."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from rairdtc_gui.ui import wording
from rairdtc_gui.ui.screens.diagrams.node_words import state_words
from rairdtc_gui.ui.screens.diagrams.rows import NodeRow
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.text import PlainLabel

_WAIT_MS = 350
_WIDTH, _GAP = 272, 10
_MOST_FACTS, _MOST_OPTIONS = 2, 4


class HoverCard(QFrame):
    """Lies over the drawing and lets the pointer through. The side panel says the same and more by keyboard."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        theme = current_theme()
        self.setProperty("kind", "card")
        self.setAutoFillBackground(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedWidth(theme.px(_WIDTH))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(10))
        self._column.setSpacing(theme.px(4))
        self._row: NodeRow | None = None
        self._beside = QRect()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self.show_now)
        self.hide()

    @property
    def node_id(self) -> str:
        """The node that it speaks of; empty without one."""
        return self._row.id if self._row is not None else ""

    def point_at(self, row: NodeRow | None, beside: QRect) -> None:
        """The pointer is on a node, or on none; the card comes after a moment and goes at once."""
        if row is None:
            self._timer.stop()
            self._row = None
            self.hide()
        elif self.node_id != row.id:
            self.hide()
            self._row, self._beside = row, beside
            self._timer.start()

    def show_now(self) -> None:
        """The card, right of the node where there is room, else left of it."""
        if self._row is None:
            return
        self._fill(self._row)
        self._column.activate()
        self.resize(self.width(), self._column.totalHeightForWidth(self.width()))
        gap, room = current_theme().px(_GAP), self._over.rect()
        x = self._beside.right() + gap
        if x + self.width() > room.right():
            x = self._beside.left() - gap - self.width()
        y = min(self._beside.top(), room.bottom() - self.height() - gap)
        self.move(max(gap, x), max(gap, y))
        self.show()
        self.raise_()

    def _fill(self, row: NodeRow) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._add(row.label, Role.BODY_STRONG)
        self._add(state_words(row.state), Role.META, "muted")
        self._add(row.text, Role.META)
        for fact in row.facts[:_MOST_FACTS]:
            self._add(fact, Role.META, "muted")
        if row.options:
            names = ", ".join(row.options[:_MOST_OPTIONS])
            more = len(row.options) - _MOST_OPTIONS
            names += self.tr(" and {count} more").format(count=more) if more > 0 else ""
            self._add(self.tr("Options: {names}").format(names=names), Role.META)

    def _add(self, words: str, role: Role, tone: str = "") -> None:
        if words:
            label = PlainLabel(wording.bind(words), self, role, tone)
            self._column.addWidget(label)
            label.show()
