"""What the card of a link says. Reads the knowledge base and the open case; the card itself is a widget. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rairdtc_gui.domain.calculators import Calculator
from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.domain.rules import Rule, TreatmentOption
from rairdtc_gui.domain.signalling import SignalNode
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.screens.cards import words
from rairdtc_gui.ui.widgets.card_row import CardLine, CardRow

_MOST_KEPT = 200


class CardPresenter:
    """Gives the card of a route; none where it names nothing that has one, such as a page as a whole."""

    def __init__(self, session: Session, knowledge: Knowledge) -> None:
        self._session, self._knowledge = session, knowledge
        self._kept: dict[tuple[str, str], CardRow | None] = {}
        self._makers: dict[Place, Callable[[Route], CardRow | None]] = {
            Place.DRUGS: self._drug,
            Place.COMPARE: self._drug,
            Place.EVIDENCE: self._trial,
            Place.TOXICITY: self._toxicity,
            Place.CALCULATORS: self._calculator,
            Place.SIGNALS: self._signal,
            Place.PATHWAY: self._step,
            Place.CASE: self._question,
            Place.RESULT: self._result,
        }
        #: What does not depend on the case is worked out once for a region.
        self._lasting = frozenset({Place.DRUGS, Place.COMPARE, Place.EVIDENCE, Place.TOXICITY, Place.PATHWAY})

    def row(self, target: str) -> CardRow | None:
        """The card of an encoded route."""
        route = Route.decode(target)
        if route is None or route.place not in self._makers or not (route.item or route.anchor):
            return None
        if route.place not in self._lasting:
            return self._makers[route.place](route)
        key = (self._session.region, target)
        if key not in self._kept:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[key] = self._makers[route.place](route)
        return self._kept[key]

    def _drug(self, route: Route) -> CardRow | None:
        drug = self._knowledge.drug(route.item)
        if drug is None:
            return None
        brands = ", ".join(drug.summary.brands)
        first = " · ".join(part for part in (wording.drug_class_word(drug.summary.drug_class), brands) if part)
        starts = words.leading_starts(drug, self._session.region)
        source = self._cited(starts[0].provenance.sources[:1]) if starts else ""
        lines = (first, words.approvals(drug.approvals), *words.start_doses(drug.summary.name, starts), source)
        return _card(route, drug.summary.full_name, lines, muted=1, muted_from=len(lines) - 1)

    def _cited(self, sources: Iterable[str]) -> str:
        return words.cited(self._knowledge.sources[source] for source in sources)

    def _trial(self, route: Route) -> CardRow | None:
        trial = self._knowledge.trial(route.item)
        if trial is None:
            return None
        published = words.published(self._knowledge.sources[source] for source in trial.sources)
        best = words.main_contrast(trial)
        source = self._cited(best.outcomes[0].provenance.sources[:1]) if best is not None else ""
        lines = (words.design(trial), published, *words.figures(trial, best), source)
        return _card(route, trial.name, lines, muted=2, muted_from=len(lines) - 1)

    def _toxicity(self, route: Route) -> CardRow | None:
        drug = self._knowledge.drug(route.item)
        if drug is None or not route.anchor:
            return self._drug(route)
        title = words.event_on(route.anchor, drug.summary.name)
        table = words.table_with(drug, route.anchor)
        seen = (words.rate(table, route.anchor), self._cited(table.provenance.sources[:1])) if table else ("", "")
        return _card(route, title, (words.graded(drug, route.anchor), *seen), muted_from=2)

    def _calculator(self, route: Route) -> CardRow | None:
        found: Iterable[Calculator] = (item for item in self._knowledge.calculators if item.id == route.item)
        calculator = next(iter(found), None)
        if calculator is None:
            return None
        lines = (words.asks_for(calculator), words.result_in(calculator), *calculator.warnings[:1])
        return _card(route, calculator.label, lines)

    def _signal(self, route: Route) -> CardRow | None:
        drawing = self._knowledge.signal_map
        node = drawing.node(route.item)
        if node is None:
            return self._drug(route)
        group = next((label for key, label in drawing.groups if key == node.group), "")
        lines = (words.node_is(node, group), node.text, self._drugs_at(node), self._found(node))
        return _card(route, node.label, lines, muted=1)

    def _drugs_at(self, node: SignalNode) -> str:
        names = {drug.id: drug.name for drug in self._knowledge.drug_list}
        acting = [action.drug for action in self._knowledge.signal_map.actions if node.id in action.nodes]
        return words.drugs([names[drug] for drug in acting if drug in names])

    def _found(self, node: SignalNode) -> str:
        """What the open case says of a gene."""
        from rairdtc_gui.services.signals import gene_states

        if not self._session.is_open:
            return ""
        state = gene_states(self._knowledge.signal_map, self._session.case).get(node.id)
        return "" if state is None else words.gene_state(state.value)

    def _step(self, route: Route) -> CardRow | None:
        nodes = self._knowledge.diagram("pathway").nodes
        node = next((node for node in nodes if node.id == route.item), None)
        return None if node is None else _card(route, node.label, (node.text,))

    def _question(self, route: Route) -> CardRow | None:
        questions = self._knowledge.rule_set.questions
        question = next((question for question in questions if question.id == route.item), None)
        if question is None:
            return None
        answer = words.answer(question, self._session.case) if self._session.is_open else ""
        return _card(route, question.label, (answer, question.help, question.why), muted=1)

    def _result(self, route: Route) -> CardRow | None:
        """A rule where the route names one, else the option."""
        rules = self._knowledge.rule_set.rules
        rule = next((rule for rule in rules if rule.id == route.anchor), None)
        if rule is not None:
            return self._rule(route, rule)
        options = self._knowledge.rule_set.options
        option = next((option for option in options if option.id == route.item), None)
        return None if option is None else self._option(route, option)

    def _rule(self, route: Route, rule: Rule) -> CardRow:
        lines = (rule.why, self._cited(rule.provenance.sources[:1]))
        return _card(route, words.rule_title(rule.id), lines, muted_from=1)

    def _option(self, route: Route, option: TreatmentOption) -> CardRow:
        answers = self._session.answers.result.answers if self._session.is_open else ()
        answer = next((answer for answer in answers if answer.option == option.id), None)
        stance = "" if answer is None else words.stance(answer.stance, answer.status)
        return _card(route, option.label, (stance, option.indication, words.available(option.availability)))


def _card(route: Route, title: str, lines: Iterable[str], muted: int = 0, muted_from: int = 99) -> CardRow:
    """A card of the lines that say something; the first `muted` of them, and those from a place on, in muted text."""
    said = tuple(
        CardLine(line, is_muted=place < muted or place >= muted_from) for place, line in enumerate(lines) if line
    )
    return CardRow(route.encode(), title, said)
