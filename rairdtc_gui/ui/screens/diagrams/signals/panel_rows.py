"""What the panel says of a node, a drug, a step of the guided view. No Qt; works on what the presenter hands over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rairdtc_gui.domain.answers import OptionAnswer
from rairdtc_gui.domain.provenance import Checked, Provenance, Source
from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.domain.signalling import DrugAction, Effect, Resistance, SignalEdge, SignalMap, SignalNode, StoryStep
from rairdtc_gui.ui.screens.diagrams.signals.rows import LineRow, PanelRow, SectionRow, Tag
from rairdtc_gui.ui.screens.diagrams.signals.words import effect_words, kind_words, tag_words
from rairdtc_gui.ui.translation import translate


@dataclass
class _Cited:
    """Numbers sources in the order in which they are first named."""

    sources: Mapping[str, Source]
    numbers: dict[str, int] = field(default_factory=dict)

    def line(self, lead: str, target: str, text: str, provenance: Provenance, note: str = "") -> LineRow:
        """A line with its sources."""
        for source in provenance.sources:
            self.numbers.setdefault(source, len(self.numbers) + 1)
        found = tuple(self.numbers[source] for source in provenance.sources)
        return LineRow(lead, text, target, found, provenance.checked is Checked.SEEN, note)

    def citations(self) -> tuple[str, ...]:
        """The sources named so far, source 1 first."""
        return tuple(self.sources[source].citation for source in self.numbers)


@dataclass(frozen=True, slots=True)
class GeneCase:
    """What the open case says of one gene: the tag, and the answers behind it."""

    tag: Tag
    why: str = ""


class PanelRows:
    """Makes the panels of one map. `drugs`: the names of those that have a monograph, `classes`: theirs in words."""

    def __init__(
        self, drawing: SignalMap, sources: Mapping[str, Source], drugs: Mapping[str, str], classes: Mapping[str, str]
    ) -> None:  # fmt: skip
        self._map, self._sources, self._drugs, self._classes = drawing, sources, drugs, classes
        self._nodes = {node.id: node for node in drawing.nodes}
        self._places = {area.id: area.label for area in drawing.compartments}

    def name(self, action: DrugAction) -> str:
        """The name of a drug."""
        return self._drugs.get(action.drug, action.drug)

    def of_node(self, node: SignalNode, case: GeneCase) -> PanelRow:
        """A gene, protein or process."""
        cited = _Cited(self._sources)
        parts = (kind_words(node.kind), self._places[node.compartment], tag_words(case.tag))
        sections = [SectionRow(translate("Signals", "What"), (self._what(node, cited),))]
        if case.why:
            sections.append(SectionRow(translate("Signals", "In this case"), (LineRow("", case.why),)))
        acting = [action for action in self._map.actions if node.id in action.nodes]
        drugs = tuple(self._acting(action, cited) for action in acting)
        none = translate("Signals", "No drug of the knowledge base acts here.")
        sections.append(SectionRow(translate("Signals", "Drugs that act here"), drugs, none))
        sections += self._ways(node, cited)
        found = tuple(item for item in self._map.resistance if item.node == node.id)
        if acting or found:
            sections.append(self._resistance(found, cited))
        return PanelRow(
            node.id, " · ".join(part for part in parts if part), node.label, "", "", None, None,
            tuple(sections), cited.citations(),
        )  # fmt: skip

    def of_drug(
        self,
        action: DrugAction,
        downstream: Sequence[SignalEdge],
        cases: Mapping[str, GeneCase],
        answer: OptionAnswer | None,
    ) -> PanelRow:
        """A drug: targets, everything downstream as text, resistance."""
        cited = _Cited(self._sources)
        targets = tuple(self._target(node, action, cases, cited) for node in action.nodes)
        ways = tuple(self._way(edge, cited) for edge in downstream)
        found = tuple(
            item
            for item in self._map.resistance
            if item.node in action.nodes and (not item.drugs or action.drug in item.drugs)
        )
        nothing = translate("Signals", "Nothing that this map holds.")
        sections = (
            SectionRow(translate("Signals", "Targets"), targets),
            SectionRow(translate("Signals", "Downstream, as text"), ways, nothing),
            self._resistance(found, cited),
        )
        has_page = action.drug in self._drugs
        return PanelRow(
            id=action.drug,
            kicker=self._classes.get(action.drug, translate("Signals", "Drug")),
            title=self.name(action),
            route=Route(Place.DRUGS, action.drug).encode() if has_page else "",
            route_words=translate("Signals", "Open the monograph") if has_page else "",
            stance=None if answer is None else answer.stance,
            status=None if answer is None else answer.status,
            sections=sections,
            citations=cited.citations(),
        )

    def of_step(self, step: StoryStep, number: int) -> PanelRow:
        """A step of the guided view."""
        cited = _Cited(self._sources)
        edges = {edge.id: edge for edge in self._map.edges}
        actions = [action for action in self._map.actions if action.drug in step.drugs]
        ways = tuple(self._way(edges[edge], cited) for edge in step.edges)
        sections = [
            SectionRow(translate("Signals", "What"), (cited.line("", "", step.text, step.provenance, step.note),))
        ]
        if actions:
            lines = tuple(self._acting(action, cited) for action in actions)
            sections.append(SectionRow(translate("Signals", "Drugs"), lines))
        sections.append(SectionRow(translate("Signals", "On the map"), ways))
        words = translate("Signals", "Redifferentiation, step {number} of {count}")
        kicker = words.format(number=number + 1, count=len(self._map.story))
        return PanelRow(step.id, kicker, step.title, "", "", None, None, tuple(sections), cited.citations())

    # --- lines ---

    def below_node(self, node: SignalNode) -> tuple[LineRow, ...]:
        """What the outline says below a node: ways out, drugs, resistance."""
        cited = _Cited(self._sources)
        ways = [
            cited.line(
                f"{effect_words(edge.effect)} {self._nodes[edge.end].short}", edge.end, edge.text, edge.provenance
            )
            for edge in self._map.edges
            if edge.start == node.id
        ]
        drugs = [
            cited.line(
                f"{self.name(action)} {effect_words(action.effect)} it", action.drug, action.text, action.provenance
            )
            for action in self._map.actions
            if node.id in action.nodes
        ]
        head = translate("Signals", "Resistance")
        found = [
            cited.line(f"{head}: {item.label}", node.id, item.text, item.provenance)
            for item in self._map.resistance
            if item.node == node.id
        ]
        return (*ways, *drugs, *found)

    def below_drug(self, action: DrugAction) -> tuple[LineRow, ...]:
        """What the outline says below a drug: each of its targets."""
        cited = _Cited(self._sources)
        return tuple(
            cited.line(f"{effect_words(action.effect)} {self._nodes[end].short}", end, "", action.provenance)
            for end in action.nodes
        )

    def _what(self, node: SignalNode, cited: _Cited) -> LineRow:
        names = ", ".join(dict.fromkeys(name for name in (node.hgnc, *node.aliases) if name and name != node.label))
        also = translate("Signals", "Also called {names}.").format(names=names) if names else ""
        return cited.line("", "", " ".join(part for part in (node.text, also) if part), node.provenance, node.note)

    def _target(
        self, node_id: str, action: DrugAction, cases: Mapping[str, GeneCase], cited: _Cited
    ) -> LineRow:  # fmt: skip
        tag = tag_words(cases[node_id].tag) if node_id in cases else ""
        text = ", ".join(part for part in (tag, action.text if node_id == action.nodes[0] else "") if part)
        return cited.line(self._nodes[node_id].label, node_id, text, action.provenance, action.note)

    def _acting(self, action: DrugAction, cited: _Cited) -> LineRow:
        return cited.line(self.name(action), action.drug, effect_words(action.effect), action.provenance)

    def _way(self, edge: SignalEdge, cited: _Cited) -> LineRow:
        sign = {True: "⊣", False: "→"}[edge.effect.is_barred]
        lead = f"{self._nodes[edge.start].short} {sign} {self._nodes[edge.end].short}"
        words = f"{effect_words(edge.effect)}. " if edge.effect in (Effect.REPRESSES, Effect.TRANSPORTS) else ""
        text = words[:1].upper() + words[1:] + edge.text
        return cited.line(lead, edge.end, text, edge.provenance, edge.note)

    def _ways(self, node: SignalNode, cited: _Cited) -> list[SectionRow]:
        out = tuple(self._way(edge, cited) for edge in self._map.edges if edge.start == node.id)
        into = tuple(
            cited.line(f"{self._nodes[edge.start].short} {effect_words(edge.effect)} it", edge.start, edge.text,
                       edge.provenance, edge.note)
            for edge in self._map.edges if edge.end == node.id
        )  # fmt: skip
        found = ((translate("Signals", "Acts on"), out), (translate("Signals", "What acts on it"), into))
        return [SectionRow(head, lines) for head, lines in found if lines]

    def _resistance(self, found: Sequence[Resistance], cited: _Cited) -> SectionRow:
        lines = []
        for item in found:
            drugs = ", ".join(self._drugs.get(drug, drug) for drug in item.drugs)
            text = f"{item.text} ({drugs})" if drugs else item.text
            lines.append(cited.line(item.label, item.node, text, item.provenance, item.note))
        none = translate("Signals", "No statement in the sources checked.")
        return SectionRow(translate("Signals", "Resistance beside the target"), tuple(lines), none)
