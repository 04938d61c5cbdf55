"""The map with zoom by meaning: closer means more nodes, not only larger ones."""

from __future__ import annotations

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from rairdtc_gui.ui.screens.diagrams.canvas import FAR, Canvas
from rairdtc_gui.ui.screens.diagrams.signals.scene import SignalScene

FULL_FROM, FIRST_BELOW = 1.35, 0.95  # apart, so that one step back does not flicker
_AFTER_CHANGE = 1.0  # more nodes need the room that came with the zoom


class SignalCanvas(Canvas):
    """Signal: `node_opened(node id)`, as in every drawing."""

    def __init__(self, drawing: SignalScene, parent: QWidget | None = None) -> None:
        super().__init__(drawing, parent)
        self._map = drawing

    def fit(self) -> None:
        """The whole map in sight, with the nodes of the first level."""
        self._map.set_full(False)
        super().fit()

    def select(self, node_id: str, is_centred: bool) -> None:
        """Selects a node; one that only the full map holds brings that."""
        if node_id and not self._map.has(node_id):
            self._map.set_full(True)
        super().select(node_id, is_centred)

    def paintEvent(self, event: QPaintEvent) -> None:
        """What comes into sight is drawn when it does."""
        self._map.reveal(self.mapToScene(self.viewport().rect()).boundingRect())
        super().paintEvent(event)

    def _zoom_by(self, factor: float) -> None:
        super()._zoom_by(factor)
        if not self._map.is_full and self.zoom >= FULL_FROM:
            self._change_level(True)
        elif self._map.is_full and self.zoom < FIRST_BELOW:
            self._change_level(False)

    def _on_zoomed(self) -> None:
        super()._on_zoomed()
        self._map.set_words(self.zoom >= FAR)

    def _change_level(self, is_full: bool) -> None:
        """More or fewer nodes around the one in the middle."""
        self._keep_middle(lambda: self._map.set_full(is_full), lambda: _AFTER_CHANGE)
