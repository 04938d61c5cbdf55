"""The pathway screen: head, drawing or outline, legend, side panel. Shows rows; decides nothing."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from rairdtc_gui.ui.screens.diagrams.base_view import DrawingView
from rairdtc_gui.ui.screens.diagrams.export import Sheet
from rairdtc_gui.ui.screens.diagrams.find_field import FindField
from rairdtc_gui.ui.screens.diagrams.layer_button import LayerButton
from rairdtc_gui.ui.screens.diagrams.legend import Legend, entries, paint_sample
from rairdtc_gui.ui.screens.diagrams.palette import Palette
from rairdtc_gui.ui.screens.diagrams.pathway_canvas import PathwayCanvas
from rairdtc_gui.ui.screens.diagrams.rows import DiagramRow, NodeState, PanelRow
from rairdtc_gui.ui.screens.diagrams.scene import DiagramScene
from rairdtc_gui.ui.screens.diagrams.side_panel import SidePanel
from rairdtc_gui.ui.widgets.keys import add_key


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
        self._build(self.tr("Pathway"), self._sheet)
        self._connect()
        self._connect_parts()

    def context(self) -> str:
        """The case and its current steps."""
        row = self._row
        if row is None or not row.case:
            return self._in_case("", "")
        others = sum(node.state is NodeState.CURRENT for node in row.nodes) - 1
        main = next((node.label for node in row.nodes if node.id == row.main), "")
        words = self.tr("current step: {step}").format(step=main.rstrip("?"))
        if others > 0:
            words += self.tr(" and {count} more").format(count=others)
        return self._in_case(row.case, words)

    @property
    def shown_row(self) -> DiagramRow | None:
        """What is drawn."""
        return self._row

    def listen(self, listener: _Listener) -> None:
        """Who is told which node was opened."""
        self._listener, self._on_opened = listener, listener.on_node_opened

    def show_diagram(self, row: DiagramRow) -> None:
        """Replaces the drawing, the outline and the legend."""
        self._row = row
        self.drawing.show_diagram(row)
        self.canvas.set_name(row.label)
        self.outline.show_diagram(row)
        self._legend.show_samples(entries(bool(row.case)))
        self.layers.show_layers(row.layers, row.layer)
        self.finder.show_hits(self.drawing.found(self.finder.line.text()))
        self._show_context(self.context())

    def show_panel(self, row: PanelRow) -> None:
        """Replaces what the side panel says."""
        self.panel.show_row(row)

    def show_outline(self, is_outline: bool) -> None:
        """The list in place of the drawing, or the drawing again."""
        self._outline_button.setChecked(is_outline)

    def _sheet(self, palette: Palette) -> Sheet | None:
        """The drawing for paper; none before there is one."""
        row = self._row
        if row is None:
            return None
        title = f"{row.label} · {self.context()}" if row.case else row.label
        foot = self._foot(row.knowledge_date, row.knowledge_version)
        if row.layers:
            foot += self.tr(" Marks: {guideline}.").format(guideline=self.layers.text())
        scene = DiagramScene(palette)  # the file holds no ring of the keyboard
        scene.show_diagram(row)
        return Sheet(scene, row.label, title, foot, entries(bool(row.case)), paint_sample)

    # --- slots ---

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
