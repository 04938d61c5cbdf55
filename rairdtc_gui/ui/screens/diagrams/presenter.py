"""Fills the diagram from the knowledge base and the open case. Every state comes from the engine's own verdicts."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Protocol

from rairdtc_gui.domain.diagrams import Diagram
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.explain import Explainer
from rairdtc_gui.services.guideline_layers import guideline_layers, points_of_way
from rairdtc_gui.services.pathway import case_path, ruled_out
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui.screens.diagrams.case_rows import CaseRows, plain_rows
from rairdtc_gui.ui.screens.diagrams.panel_rows import OpenCase, PanelRows, why_barred
from rairdtc_gui.ui.screens.diagrams.rows import NAMELESS, DiagramRow, LayerRow, NodeRow, PanelRow, WayRow

_DIAGRAM = "pathway"


class DiagramListener(Protocol):
    """What the view tells of."""

    def on_node_opened(self, node_id: str) -> None: ...

    def on_layer_chosen(self, layer_id: str) -> None: ...


class View(Protocol):
    """What the presenter asks of the screen."""

    def listen(self, listener: DiagramListener) -> None: ...

    def show_diagram(self, row: DiagramRow) -> None: ...

    def show_panel(self, row: PanelRow) -> None: ...

    def select_node(self, node_id: str, is_centred: bool) -> None: ...


class DiagramPresenter:
    """The treatment pathway, plain or with the way of the open case."""

    def __init__(self, view: View, session: Session, knowledge: Knowledge) -> None:
        self._view, self._session, self._knowledge = view, session, knowledge
        self._diagram: Diagram = knowledge.diagram(_DIAGRAM)
        self._nodes = {node.id: node for node in self._diagram.nodes}
        self._explainer = Explainer(session.engine)
        self._labels = {question.id: question.label for question in session.engine.rule_set.questions}
        monographs = frozenset(drug.id for drug in knowledge.drug_list)
        differences = knowledge.differences
        self._panels = PanelRows(
            self._diagram, session.engine.options, self._labels, knowledge.sources, monographs, differences
        )
        by_id = {difference.id: difference for difference in differences}
        self._way_points = [points_of_way(edge, self._nodes, by_id) for edge in self._diagram.edges]
        self._layers = {layer.id: layer for layer in guideline_layers(differences)}
        self._layer = next(iter(self._layers), "")
        self._shown: DiagramRow | None = None
        self._case: OpenCase | None = None
        self._selected = ""
        view.listen(self)

    def refresh(self) -> None:
        """Draws the diagram for the case as it is now; the selection stays while it is not the current step."""
        before = self._shown
        row = self._diagram_row()
        if row == before:
            self._show_panel()
            return
        was_at_main = before is None or self._selected == before.main or before.case != row.case
        self._shown = row
        self._view.show_diagram(row)
        if was_at_main:
            self._selected = row.main
        self._view.select_node(self._selected, was_at_main)
        self._show_panel()

    def show(self, item: str, anchor: str) -> None:
        """Goes to a node; to the node of an option, if the id is that of an option. Nothing for unknown ids."""
        found = [node.id for node in self._diagram.nodes if item in (node.id, *node.options)]
        if not item or not found or self._shown is None:
            return
        order = {row.id: row for row in self._shown.nodes}
        self._selected = min(found, key=lambda node: _NEARNESS.index(order[node].state.value))
        self._view.select_node(self._selected, True)
        self._show_panel()

    def on_node_opened(self, node_id: str) -> None:
        """The panel follows the selected node."""
        self._selected = node_id
        self._show_panel()

    def on_layer_chosen(self, layer_id: str) -> None:
        """Another guideline lies over the drawing; the path of the case does not change."""
        if layer_id in self._layers and layer_id != self._layer:
            self._layer = layer_id
            self.refresh()

    def _diagram_row(self) -> DiagramRow:
        identity = self._knowledge.identity
        self._case = self._open_case() if self._session.is_open else None
        if self._case is None:
            nodes, ways = plain_rows(self._diagram)
            main, name = self._diagram.nodes[0].id, ""
        else:
            nodes, ways, main = self._case.rows.nodes, self._case.rows.ways, self._case.rows.main
            name = self._session.case.label or self._session.example or NAMELESS
        layers = tuple(LayerRow(layer.id, layer.name, layer.years, layer.read_on) for layer in self._layers.values())
        marked = tuple(map(self._marked, nodes))
        return DiagramRow(
            self._diagram.label, name, marked, self._marked_ways(ways), main, identity.version, identity.date, layers,
            self._layer,
        )  # fmt: skip

    def _marked_ways(self, rows: tuple[WayRow, ...]) -> tuple[WayRow, ...]:
        """With the mark where the chosen guideline says something of taking that way."""
        layer = self._layers.get(self._layer)
        return tuple(
            replace(row, differs=layer is not None and any(map(layer.positions, points)))
            for row, points in zip(rows, self._way_points, strict=True)
        )

    def _marked(self, row: NodeRow) -> NodeRow:
        """With the names of its options, and whether the chosen guideline says something there."""
        node = self._nodes[row.id]
        differs = self._panels.differs(node, self._layers.get(self._layer))
        return replace(row, differs=differs, options=self._panels.short_names(node))

    def _open_case(self) -> OpenCase:
        engine, answers = self._session.engine, self._session.answers
        path = case_path(self._diagram, engine, answers.evaluation)
        explain = partial(self._explainer.leaves, evaluation=answers.evaluation)
        barred = ruled_out(self._diagram, path, answers.result, engine.options)
        reasons = {node_id: why_barred(self._nodes[node_id], answers.result) for node_id in barred}
        rows = CaseRows(self._diagram, path, answers.result, explain, self._labels, reasons)
        return OpenCase(rows, answers.result, partial(engine.open_questions, evaluation=answers.evaluation))

    def _show_panel(self) -> None:
        if self._shown is None or not self._selected:
            return
        shown = self._shown.node(self._selected)
        self._view.show_panel(self._panels.row(shown, self._case, self._layers.get(self._layer)))


#: Where an option hangs on several nodes, the one that says most for the case.
_NEARNESS = ("current", "passed", "waiting", "later", "plain", "barred", "closed")
