"""Fills the signalling map from the knowledge base and the open case, and lights what a drug reaches."""

from __future__ import annotations

from typing import Protocol

from rairdtc_gui.domain.answers import OptionAnswer
from rairdtc_gui.domain.signalling import DrugAction, SignalNode, StoryStep
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.session import Session
from rairdtc_gui.services.signals import DRIVERS, TESTING, GeneState, gene_states, reach
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.screens.diagrams.rows import NAMELESS
from rairdtc_gui.ui.screens.diagrams.signals.panel_rows import GeneCase, PanelRows
from rairdtc_gui.ui.screens.diagrams.signals.rows import (
    AreaRow,
    LitRow,
    MapRow,
    NodeRow,
    PanelRow,
    PillRow,
    StepRow,
    Tag,
    WayRow,
)
from rairdtc_gui.ui.translation import translate

STORY = "redifferentiation"  # the route to the guided view


class SignalListener(Protocol):
    """What the view tells of."""

    def on_node_opened(self, node_id: str) -> None: ...

    def on_light_cleared(self) -> None: ...

    def on_step_wanted(self, step: int) -> None: ...


class View(Protocol):
    """What the presenter asks of the screen."""

    def listen(self, listener: SignalListener) -> None: ...

    def show_map(self, row: MapRow) -> None: ...

    def show_lit(self, row: LitRow) -> None: ...

    def show_panel(self, row: PanelRow) -> None: ...

    def select_node(self, node_id: str, is_centred: bool) -> None: ...


class SignalsPresenter:
    """The signalling map, plain or with what the open case says of its genes."""

    def __init__(self, view: View, session: Session, knowledge: Knowledge) -> None:
        self._view, self._session, self._knowledge = view, session, knowledge
        self._map = knowledge.signal_map
        drugs = {drug.id: drug.name for drug in knowledge.drug_list}
        classes = {drug.id: wording.drug_class_word(drug.drug_class) for drug in knowledge.drug_list}
        self._panels = PanelRows(self._map, knowledge.sources, drugs, classes)
        self._places = {area.id: area.label for area in self._map.compartments}
        self._nodes = {node.id: node for node in self._map.nodes}
        self._actions = {action.drug: action for action in self._map.actions}
        self._cases: dict[str, GeneCase] = {}
        self._shown: MapRow | None = None
        self._selected = ""
        self._lit = LitRow()
        view.listen(self)

    def refresh(self) -> None:
        """Draws the map for the case as it is now; selection and light stay."""
        row = self._map_row()
        before, self._shown = self._shown, row
        if row != before:
            self._view.show_map(row)
            if not self._selected or (before is not None and before.case != row.case and not self._lit.is_on):
                self._selected = row.main
            self._view.select_node(self._selected, True)
        self._show_panel()

    def show(self, item: str, anchor: str) -> None:
        """Goes to a drug, a node, a gene by its symbol, or the guided view. Nothing for unknown ids."""
        if item == STORY:
            self.on_step_wanted(0)
            return
        found = item if item in self._actions or item in self._nodes else self._node_of_gene(item)
        if found:
            self.on_node_opened(found)
            self._view.select_node(found, True)

    def on_node_opened(self, node_id: str) -> None:
        """The panel follows; a drug lights what it reaches."""
        self._selected = node_id
        if node_id in self._actions:
            self._light(self._drug_light(node_id))
        elif self._lit.step >= 0:
            self._light(LitRow())
        self._show_panel()

    def on_light_cleared(self) -> None:
        """No drug is chosen any more, and the guided view is over."""
        self._light(LitRow())
        if self._selected in self._actions:
            self._selected = self._actions[self._selected].bars[0]
            self._view.select_node(self._selected, False)
        self._show_panel()

    def on_step_wanted(self, step: int) -> None:
        """A step of the guided view; nothing for a step that there is not."""
        if 0 <= step < len(self._map.story):
            told = self._map.story[step]
            self._light(_step_light(told, step))
            self._selected = told.nodes[0]
            self._view.select_node(self._selected, True)
            self._show_panel()

    def _light(self, lit: LitRow) -> None:
        if lit != self._lit:
            self._lit = lit
            self._view.show_lit(lit)

    def _drug_light(self, drug: str) -> LitRow:
        found = reach(self._map, drug)
        ways = frozenset(edge.id for edge in found.edges)
        return LitRow(found.nodes, frozenset(found.targets), ways, frozenset({drug}), drug)

    def _show_panel(self) -> None:
        if self._lit.step >= 0:
            self._view.show_panel(self._panels.of_step(self._map.story[self._lit.step], self._lit.step))
        elif self._selected in self._actions:
            edges = reach(self._map, self._selected).edges
            answer = self._answer(self._selected)
            self._view.show_panel(self._panels.of_drug(self._actions[self._selected], edges, self._cases, answer))
        elif self._selected:
            case = self._cases.get(self._selected, GeneCase(Tag.NONE))
            self._view.show_panel(self._panels.of_node(self._nodes[self._selected], case))

    def _answer(self, drug: str) -> OptionAnswer | None:
        """The best answer of the case for the drug alone; none without a case or an option of this drug."""
        if not self._session.is_open:
            return None
        options = self._session.engine.options
        for answer in self._session.answers.result.answers:
            if options[answer.option].drugs == (drug,):
                return answer
        return None

    def _node_of_gene(self, symbol: str) -> str:
        return next((node.id for node in self._map.nodes if symbol and symbol == node.hgnc), "")

    # --- rows ---

    def _map_row(self) -> MapRow:
        identity = self._knowledge.identity
        self._cases = self._gene_cases() if self._session.is_open else {}
        found = [node for node in self._map.nodes if self._tag(node.id) is Tag.FOUND]
        name = self._session.case.label or self._session.example or NAMELESS if self._session.is_open else ""
        return MapRow(
            label=self._map.label,
            case=name,
            found=", ".join(node.short for node in found),
            nodes=tuple(map(self._node_row, self._map.nodes)),
            ways=tuple(WayRow(edge.id, edge.start, edge.end, edge.effect) for edge in self._map.edges),
            pills=tuple(map(self._pill_row, self._map.actions)),
            areas=tuple(
                AreaRow(area.id, area.label, area.look, area.first, area.last) for area in self._map.compartments
            ),
            steps=tuple(StepRow(step.id, step.title, _step_light(step, n)) for n, step in enumerate(self._map.story)),
            main=found[0].id if found else self._map.nodes[0].id,
            knowledge_version=identity.version,
            knowledge_date=identity.date,
            first_ways=self._map.first_ways,
            all_ways=self._map.all_ways,
        )

    def _tag(self, node_id: str) -> Tag:
        return self._cases[node_id].tag if node_id in self._cases else Tag.NONE

    def _node_row(self, node: SignalNode) -> NodeRow:
        return NodeRow(
            id=node.id,
            short=node.short,
            label=node.label,
            is_process=node.is_process,
            cell=node.cell,
            is_first=node.is_first,
            tag=self._tag(node.id),
            place=self._places[node.compartment],
            below=self._panels.below_node(node),
        )

    def _pill_row(self, action: DrugAction) -> PillRow:
        name = self._panels.name(action)
        return PillRow(
            action.drug, action.short or name, name, action.cell, action.bars, action.effect, action.is_first,
            self._panels.below_drug(action),
        )  # fmt: skip

    def _gene_cases(self) -> dict[str, GeneCase]:
        states = gene_states(self._map, self._session.answers.case)
        why = self._why()
        return {node: GeneCase(Tag(state.value), _why_words(state, why)) for node, state in states.items()}

    def _why(self) -> str:
        """The answers to the two questions behind every tag."""
        case = self._session.answers.case
        questions = {question.id: question for question in self._session.engine.rule_set.questions}
        parts = []
        for question in (questions[name] for name in (DRIVERS, TESTING) if name in questions):
            value = case.findings.get(question.id)
            said = (
                wording.state_word(case.state(question.id)) if value is None else wording.answer_text(question, value)
            )
            parts.append(f"{question.label}: {said}")
        return "; ".join(parts)


def _why_words(state: GeneState, why: str) -> str:
    words = {
        GeneState.FOUND: translate("Signals", "Found."),
        GeneState.ONE_OF: translate(
            "Signals", "One of the genes of this answer was found altered; which is not asked."
        ),
        GeneState.NOT_FOUND: translate("Signals", "Not found by the test that was done."),
        GeneState.NOT_TESTED: translate("Signals", "No test is known that would have found it: this is not a no."),
    }[state]
    return f"{words} {why}."


def _step_light(step: StoryStep, number: int) -> LitRow:
    return LitRow(
        frozenset(step.nodes), frozenset(step.nodes), frozenset(step.edges), frozenset(step.drugs), "", number
    )  # fmt: skip
