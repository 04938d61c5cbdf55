"""The pathway screen: head, drawing or outline, legend, side panel. Shows rows; decides nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QWidget

from rairdtc_gui.ui.screens.diagrams.base_view import DrawingView
from rairdtc_gui.ui.screens.diagrams.export import Exporter
from rairdtc_gui.ui.screens.diagrams.find_field import FindField
from rairdtc_gui.ui.screens.diagrams.layer_button import LayerButton
from rairdtc_gui.ui.screens.diagrams.legend import Legend, entries, paint_sample
from rairdtc_gui.ui.screens.diagrams.pathway_canvas import PathwayCanvas
from rairdtc_gui.ui.screens.diagrams.rows import DiagramRow, NodeState, PanelRow
from rairdtc_gui.ui.screens.diagrams.scene import DiagramScene
from rairdtc_gui.ui.screens.diagrams.side_panel import SidePanel
from rairdtc_gui.ui.theme import current_theme
from rairdtc_gui.ui.widgets.keys import add_key

_TITLE, _LEAST_CONTEXT = 140, 160  # the panel and the strip name case and step where the head has no room


class _Listener(Protocol):
    def on_node_opened(self, node_id: str) -> None: ...

    def on_layer_chosen(self, layer_id: str) -> None: ...


class DiagramView(DrawingView):
    """Signal: `route_requested(route)`: an option of the result, a drug, a question of the case."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.drawing = DiagramScene()
        self.panel = SidePanel()
        self.pathway_canvas = PathwayCanvas(self.drawing)
        super().__init__(self.pathway_canvas, self.panel, Legend(), parent)
        self.setObjectName("diagramView")
        self._file_name = "pathway"
        self._row: DiagramRow | None = None
        self._listener: _Listener | None = None
        self.layers = LayerButton(self)
        self.finder = FindField(self)
        self._tools = (self.finder, self.layers)
        self._build()
        self._connect()
        self._connect_parts()
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

    @property
    def shown_row(self) -> DiagramRow | None:
        """What is drawn."""
        return self._row

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
        self.layers.show_layers(row.layers, row.layer)
        self.finder.show_hits(self.drawing.found(self.finder.line.text()))
        self._context.setText(self.context())

    def show_panel(self, row: PanelRow) -> None:
        """Replaces what the side panel says."""
        self.panel.show_row(row)

    def show_outline(self, is_outline: bool) -> None:
        """The list in place of the drawing, or the drawing again."""
        self._outline_button.setChecked(is_outline)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Case and step stand in the head where there is room beside its tools."""
        super().resizeEvent(event)
        theme = current_theme()
        controls = (*self._tools, self._outline_button, self._export_button)
        taken = theme.px(_TITLE) + sum(control.sizeHint().width() + theme.px(8) for control in controls)
        self._context.setVisible(self.width() - taken >= theme.px(_LEAST_CONTEXT))

    def export(self, path: Path, in_grey: bool = False) -> bool:
        """Writes the drawing with legend, date and version, as on white paper; false if it cannot be written."""
        row = self._row
        if row is None:
            return False
        title = f"{row.label} · {self.context()}" if row.case else row.label
        foot = self.tr("Knowledge {date} · pack {version} · Supports, does not replace, clinical judgement.").format(
            date=row.knowledge_date, version=row.knowledge_version
        )
        if row.layers:
            foot += self.tr(" Marks: {guideline}.").format(guideline=self.layers.text())
        palette = self._paper(in_grey)
        scene = DiagramScene(palette)  # the file holds no ring of the keyboard
        scene.show_diagram(row)
        return Exporter(scene, title, foot, entries(bool(row.case)), paint_sample, palette).write(path)

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

    def _connect_parts(self) -> None:
        self.pathway_canvas.question_requested.connect(self.route_requested)
        self.outline.question_requested.connect(self.route_requested)
        self.layers.layer_chosen.connect(self._on_layer_chosen)
        self.finder.searched.connect(self._on_searched)
        self.finder.node_wanted.connect(self._on_node_requested)
        add_key(self, QKeySequence.StandardKey.Find, self.tr("Find in the drawing"), self.finder.setFocus)

    def _on_layer_chosen(self, layer_id: str) -> None:
        if self._listener is not None:
            self._listener.on_layer_chosen(layer_id)

    def _on_searched(self, text: str) -> None:
        self.finder.show_hits(self.drawing.found(text))
