"""The pathway screen: head, drawing or outline, legend, side panel. Shows rows; decides nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QWidget

from rairdtc_gui.ui.screens.diagrams.base_view import DrawingView
from rairdtc_gui.ui.screens.diagrams.canvas import Canvas
from rairdtc_gui.ui.screens.diagrams.export import Exporter
from rairdtc_gui.ui.screens.diagrams.legend import Legend, entries, paint_sample
from rairdtc_gui.ui.screens.diagrams.rows import DiagramRow, NodeState, PanelRow
from rairdtc_gui.ui.screens.diagrams.scene import DiagramScene
from rairdtc_gui.ui.screens.diagrams.side_panel import SidePanel


class _Listener(Protocol):
    def on_node_opened(self, node_id: str) -> None: ...


class DiagramView(DrawingView):
    """Signal: `route_requested(route)`: an option of the result, a drug, a question of the case."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.drawing = DiagramScene()
        self.panel = SidePanel()
        super().__init__(Canvas(self.drawing), self.panel, Legend(), parent)
        self.setObjectName("diagramView")
        self._file_name = "pathway"
        self._row: DiagramRow | None = None
        self._listener: _Listener | None = None
        self._build()
        self._connect()
        self.panel.node_requested.connect(self._on_node_requested)
        self.panel.route_requested.connect(self.route_requested)

    def title(self) -> str:
        """The view title."""
        return self.tr("Pathway")

    def context(self) -> str:
        """The case and its current steps."""
        row = self._row
        if row is None or not row.case:
            return self.tr("no case open")
        name = row.case if row.case != "-" else self.tr("without a label")
        current = [node.label for node in row.nodes if node.state is NodeState.CURRENT]
        main = next((node.label for node in row.nodes if node.id == row.main), "")
        words = self.tr("case {name} · current step: {step}").format(name=name, step=main.rstrip("?"))
        return words + self.tr(" and {count} more").format(count=len(current) - 1) if len(current) > 1 else words

    def listen(self, listener: _Listener) -> None:
        """Who is told which node was opened."""
        self._listener = listener

    def show_diagram(self, row: DiagramRow) -> None:
        """Replaces the drawing, the outline and the legend."""
        self._row = row
        self.drawing.show_diagram(row)
        self.canvas.set_name(row.label)
        self.outline.show_diagram(row)
        self._legend.show_samples(entries(bool(row.case)))
        self._context.setText(self.context())

    def show_panel(self, row: PanelRow) -> None:
        """Replaces what the side panel says."""
        self.panel.show_row(row)

    def export(self, path: Path) -> bool:
        """Writes the drawing with legend, date and knowledge version; false if the file cannot be written."""
        row = self._row
        if row is None:
            return False
        title = f"{row.label} · {self.context()}" if row.case else row.label
        foot = self.tr("Knowledge {date} · pack {version} · Supports, does not replace, clinical judgement.").format(
            date=row.knowledge_date, version=row.knowledge_version
        )
        self.drawing.clearFocus()
        samples, palette = entries(bool(row.case)), self.drawing.palette_of_theme
        return Exporter(self.drawing, title, foot, samples, paint_sample, palette).write(path)

    # --- slots ---

    def _on_node_opened(self, node_id: str) -> None:
        if self._listener is not None:
            self._listener.on_node_opened(node_id)
        if self.sender() is self.outline:
            self.canvas.select(node_id, True)
        else:
            self.outline.select(node_id)

    def _on_node_requested(self, node_id: str) -> None:
        self._on_node_opened(node_id)
        self.select_node(node_id, True)
