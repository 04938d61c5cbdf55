"""Fills the diagram from the knowledge base and the open case. Every state comes from the engine's own verdicts."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from rairdtc_gui.domain.diagrams import Diagram
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.explain import Explainer
from rairdtc_gui.services.pathway import case_path
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui.screens.diagrams.case_rows import CaseRows, plain_rows
from rairdtc_gui.ui.screens.diagrams.panel_rows import OpenCase, PanelRows
from rairdtc_gui.ui.screens.diagrams.rows import DiagramRow, PanelRow

_DIAGRAM = "pathway"


class DiagramListener(Protocol):
    """What the view tells of."""

    def on_node_opened(self, node_id: str) -> None: ...


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
        self._explainer = Explainer(session.engine)
        self._labels = {question.id: question.label for question in session.engine.rule_set.questions}
        monographs = frozenset(drug.id for drug in knowledge.drug_list)
        self._panels = PanelRows(self._diagram, session.engine.options, self._labels, knowledge.sources, monographs)
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

    def _diagram_row(self) -> DiagramRow:
        identity = self._knowledge.identity
        self._case = self._open_case() if self._session.is_open else None
        if self._case is None:
            nodes, ways = plain_rows(self._diagram)
            main, name = self._diagram.nodes[0].id, ""
        else:
            nodes, ways, main = self._case.rows.nodes, self._case.rows.ways, self._case.rows.main
            name = self._session.case.label or self._session.example or _NAMELESS
        return DiagramRow(self._diagram.label, name, nodes, ways, main, identity.version, identity.date)

    def _open_case(self) -> OpenCase:
        engine, answers = self._session.engine, self._session.answers
        path = case_path(self._diagram, engine, answers.evaluation)
        explain = partial(self._explainer.leaves, evaluation=answers.evaluation)
        rows = CaseRows(self._diagram, path, answers.result, explain, self._labels)
        return OpenCase(rows, answers.result, partial(engine.open_questions, evaluation=answers.evaluation))

    def _show_panel(self) -> None:
        if self._shown is None or not self._selected:
            return
        self._view.show_panel(self._panels.row(self._shown.node(self._selected), self._case))


#: A case that has no label; the view finds words for it.
_NAMELESS = "-"

#: Where an option hangs on several nodes, the one that says most for the case.
_NEARNESS = ("current", "passed", "waiting", "later", "plain", "closed")
