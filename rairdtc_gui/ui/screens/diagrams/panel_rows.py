"""What the side panel says of a node. No Qt; works on what the presenter hands over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from rairdtc_gui.domain.answers import OptionAnswer, Result, Status
from rairdtc_gui.domain.conditions import Condition
from rairdtc_gui.domain.diagrams import Diagram, Node
from rairdtc_gui.domain.guidelines import GuidelineDifference, GuidelineLayer, GuidelinePosition
from rairdtc_gui.domain.provenance import Checked, Source
from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.domain.rules import Restrict, TreatmentOption
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.screens.diagrams.case_rows import CaseRows, Labels
from rairdtc_gui.ui.screens.diagrams.rows import NodeRow, OptionRow, PanelRow, PointRow, SourceRow, StatementRow


@dataclass(frozen=True, slots=True)
class OpenCase:
    """The case as the panel needs it: its way, its result, and what an unknown condition still asks."""

    rows: CaseRows
    result: Result
    open_questions: Callable[[Condition], tuple[str, ...]]


class PanelRows:
    """Makes the panel of one diagram. `monographs`: ids of the drugs that have one."""

    def __init__(
        self,
        diagram: Diagram,
        options: Mapping[str, TreatmentOption],
        labels: Labels,
        sources: Mapping[str, Source],
        monographs: frozenset[str],
        differences: Iterable[GuidelineDifference] = (),
    ) -> None:
        self._differences = {difference.id: difference for difference in differences}
        self._nodes = {node.id: node for node in diagram.nodes}
        self._options, self._labels, self._sources, self._monographs = options, labels, sources, monographs

    def row(self, shown: NodeRow, case: OpenCase | None, layer: GuidelineLayer | None = None) -> PanelRow:
        """The panel for a node, with the case if one is open and what the chosen guideline says there."""
        node = self._nodes[shown.id]
        points = [self._differences[point] for point in node.differences] if layer else []
        cited = list(node.provenance.sources)
        rows = tuple(_point(point, layer, cited) for point in points if layer)
        current = case.rows.current if case else ()
        return PanelRow(
            id=node.id,
            is_question=shown.is_question,
            state=shown.state,
            title=node.label,
            text=node.text,
            is_confirmed=node.provenance.checked is Checked.SEEN,
            facts=shown.facts,
            question_route=Route(Place.CASE, node.finding).encode() if node.finding in self._labels else "",
            options=self._answered(node, case) if case else tuple(map(self._plain, node.options)),
            steps=case.rows.steps_to(node.id) if case else (),
            sources=self._source_rows(cited),
            also=tuple((other.id, other.label) for other in current if other.id != node.id),
            asked=case.rows.asked_at(shown) if case else (),
            points=rows,
        )

    def differs(self, node: Node, layer: GuidelineLayer | None) -> bool:
        """Whether the guideline says something at a decision point of the node."""
        return layer is not None and any(layer.positions(self._differences[point]) for point in node.differences)

    def short_names(self, node: Node) -> tuple[str, ...]:
        """The options of a node in a word or two."""
        return tuple(self._options[option].short for option in node.options)

    def _source_rows(self, cited: Iterable[str]) -> tuple[SourceRow, ...]:
        known = [self._sources[source] for source in cited]
        return tuple(SourceRow(number, source.citation) for number, source in enumerate(known, 1))

    def _plain(self, option_id: str) -> OptionRow:
        option = self._options[option_id]
        route = Route(Place.DRUGS, option.dose_of).encode() if option.dose_of in self._monographs else ""
        return OptionRow(option.short, None, None, "", (), route)

    def _answered(self, node: Node, case: OpenCase) -> tuple[OptionRow, ...]:
        """The options of a node in the order of the result."""
        return tuple(
            OptionRow(
                label=self._options[answer.option].short,
                stance=answer.stance,
                status=answer.status,
                why_not=_why_not(answer),
                open_questions=self._open_questions(answer, case),
                route=Route(Place.RESULT, answer.option).encode(),
            )
            for answer in case.result.answers
            if answer.option in node.options
        )

    def _open_questions(self, answer: OptionAnswer, case: OpenCase) -> tuple[str, ...]:
        if answer.status is Status.SETTLED:
            return ()
        asked = [question for reason in answer.open for question in case.open_questions(reason.rule.when)]
        return tuple(self._labels[question] for question in dict.fromkeys(asked))


def _point(difference: GuidelineDifference, layer: GuidelineLayer, cited: list[str]) -> PointRow:
    """A decision point with what the layer says; sources that are new are added to those cited."""
    said = layer.positions(difference)
    for source in dict.fromkeys(source for position in said for source in position.provenance.sources):
        if source not in cited:
            cited.append(source)
    rows = tuple(_statement(position, cited) for position in said)
    return PointRow(wording.bind(difference.point), rows, len(difference.positions) - len(said))


def _statement(position: GuidelinePosition, cited: list[str]) -> StatementRow:
    return StatementRow(
        body=f"{position.body} {position.year}",
        region=position.region,
        text=wording.bind(position.text),
        grade=wording.bind(position.grade),
        note=wording.bind(position.note),
        numbers=tuple(cited.index(source) + 1 for source in position.provenance.sources),
        is_confirmed=position.provenance.checked is Checked.SEEN,
    )


def why_barred(node: Node, result: Result) -> str:
    """Why everything at a node is ruled out: the reason of its best option."""
    own = [answer for answer in result.answers if answer.option in node.options and answer.opposes]
    return next((why for why in map(_why_not, own) if why), "")


def _why_not(answer: OptionAnswer) -> str:
    """The reason of the strongest restriction; empty without one."""
    blocks = [
        (reason.effect.stance, reason.rule.why) for reason in answer.opposes if isinstance(reason.effect, Restrict)
    ]
    return min(blocks, key=lambda block: block[0], default=(None, ""))[1]
