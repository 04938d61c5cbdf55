"""What every drawing shares: items by id, one of them selected, said in words. Draws nothing itself."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from rairdtc_gui.ui.screens.diagrams.palette import Palette
from rairdtc_gui.ui.theme import current_theme


class BaseScene(QGraphicsScene):
    """Signal: `node_selected(node id)`, also after a move of the focus by key."""

    #: The node that is selected now.
    node_selected = Signal(str)

    def __init__(self, palette: Palette | None = None) -> None:
        super().__init__()
        self.palette_of_theme = palette or Palette(current_theme())
        self._selected = ""
        self.setBackgroundBrush(self.palette_of_theme.color("background"))

    @property
    def selected(self) -> str:
        """The id of the selected node; empty without one."""
        return self._selected

    def focusable(self) -> Mapping[str, QGraphicsItem]:
        """The items that can be selected, by id."""
        raise NotImplementedError

    def id_of(self, item: QGraphicsItem) -> str:
        """The id of the node that an item belongs to; empty if it belongs to none."""
        raise NotImplementedError

    def words_of(self, node_id: str) -> str:
        """A node in words, for screen readers."""
        raise NotImplementedError

    def step(self, right: int, down: int) -> str:
        """The node one step away; the present one where there is none."""
        raise NotImplementedError

    def came_from(self, node_id: str) -> str:
        """The node that should be in sight together with one; empty without one."""
        return ""

    def select(self, node_id: str) -> None:
        """Selects a node and gives it the focus within the drawing; says nothing of it."""
        items = self.focusable()
        if node_id not in items:
            return
        self.blockSignals(True)
        self.clearSelection()
        items[node_id].setSelected(True)
        items[node_id].setFocus()
        self.blockSignals(False)
        self._selected = node_id
