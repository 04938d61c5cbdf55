"""Turns a case into the rows of the panel Start or watch. What is not answered stays so, in words. No Qt."""

from __future__ import annotations

from collections.abc import Iterable

from rairdtc_gui.domain.case import FindingState
from rairdtc_gui.domain.evidence import Outcome
from rairdtc_gui.domain.guidelines import GuidelineDifference
from rairdtc_gui.domain.tri import Tri
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.engine.evaluation import Evaluation
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services import start_or_watch
from rairdtc_gui.services.explain import Explainer
from rairdtc_gui.services.session import CaseAnswers
from rairdtc_gui.services.start_or_watch import ArmCost, OptionCost, TrialCost
from rairdtc_gui.services.verdicts import REFRACTORY, verdicts
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.result_rows import panel_words
from rairdtc_gui.ui.result_rows.citing import cited, numbers_of
from rairdtc_gui.ui.result_rows.guidelines import position_row
from rairdtc_gui.ui.result_rows.lines import Page, is_seen, question_route
from rairdtc_gui.ui.result_rows.panel_rows import CostRow, FactRow, PositionRow, StartRows
from rairdtc_gui.ui.result_rows.rows import Line, Sign
from rairdtc_gui.ui.verdict_words import verdict_groups, verdict_sentence, without_criteria

_SIGNS = {
    FindingState.ANSWERED: Sign.HOLDS,
    FindingState.UNANSWERED: Sign.OPEN,
    FindingState.UNAVAILABLE: Sign.UNAVAILABLE,
}


def start_rows(
    answers: CaseAnswers, engine: Engine, knowledge: Knowledge, explainer: Explainer, page: Page
) -> StartRows:
    """Everything on which the choice turns, as answered in this case."""
    found = verdicts(knowledge.definitions.get(REFRACTORY), engine, explainer, answers.evaluation)
    numbers = page.numbers
    groups = verdict_groups(found, numbers.of)
    others = without_criteria(found, numbers.of)
    positions = _positions(knowledge.differences, page)
    costs = tuple(_cost(cost, page) for cost in start_or_watch.costs(answers.result, engine, knowledge.trial))
    used = [
        *(body.numbers for group in groups for body in group.bodies),
        *(statement.numbers for statement in others),
        *(position.numbers for position in positions),
        *(number for cost in costs for number in numbers_of(cost.lines)),
    ]
    return StartRows(
        facts=_facts(answers.evaluation, engine, explainer),
        follows=_follows(engine, answers.evaluation),
        verdict=verdict_sentence(found),
        verdicts=groups,
        without_criteria=others,
        positions=positions,
        costs=costs,
        sources=cited(numbers, used),
    )


def _facts(evaluation: Evaluation, engine: Engine, explainer: Explainer) -> tuple[tuple[str, tuple[FactRow, ...]], ...]:
    groups = (
        start_or_watch.GROWTH,
        start_or_watch.DOUBLING_TIME,
        start_or_watch.SYMPTOMS,
        start_or_watch.threatened_sites(engine),
    )
    found = []
    for head, ids in zip(panel_words.fact_heads(), groups, strict=True):
        rows = tuple(_fact(item, evaluation, engine, explainer) for item in ids if item in explainer.questions)
        if rows:
            found.append((head, rows))
    return tuple(found)


def _fact(question_id: str, evaluation: Evaluation, engine: Engine, explainer: Explainer) -> FactRow:
    question, case = explainer.questions[question_id], evaluation.case
    state, value = case.state(question_id), case.findings.get(question_id)
    words, sign = wording.state_word(state), _SIGNS[state]
    if value is not None:
        words = wording.answer_text(question, value)
        day = case.measured.get(question_id)
        words = panel_words.measured_on(words, day.isoformat()) if day else words
        sign = Sign.CAUTION if _is_threat(question_id, evaluation, engine) else sign
    elif not engine.may_apply(question_id, evaluation):
        words, sign = panel_words.does_not_apply(), Sign.NONE
    return FactRow(wording.bind(question.label), words, question_route(question_id), sign)


def _is_threat(question_id: str, evaluation: Evaluation, engine: Engine) -> bool:
    """Whether the answer is one of those for which a lesion counts as able to harm soon."""
    return any(
        comparison.finding == question_id and engine.verdict(comparison, evaluation) is Tri.TRUE
        for comparison in start_or_watch.threats(engine)
    )


def _follows(engine: Engine, evaluation: Evaluation) -> tuple[Line, ...]:
    derived = {item.id: item for item in engine.rule_set.derived}
    found = []
    for item in start_or_watch.FOLLOWS:
        if item in derived:
            verdict = engine.derived_verdict(item, evaluation)
            said = f"{derived[item].label}: {panel_words.follows(verdict)}"
            is_confirmed = is_seen(derived[item].provenance)
            found.append(Line(wording.bind(said), sign=panel_words.verdict_sign(verdict), is_confirmed=is_confirmed))
    return tuple(found)


def _positions(differences: Iterable[GuidelineDifference], page: Page) -> tuple[PositionRow, ...]:
    return tuple(
        position_row(position, page.numbers)
        for difference in differences
        if difference.id in start_or_watch.POINTS
        for position in difference.positions
    )


def _cost(cost: OptionCost, page: Page) -> CostRow:
    lines = tuple(line for trial in cost.trials for line in _trial_lines(trial, page))
    return CostRow(cost.option.short, lines or (Line(panel_words.no_trial()),), cost.option.id)


def _trial_lines(cost: TrialCost, page: Page) -> tuple[Line, ...]:
    if not cost.arms:
        return (Line(panel_words.no_figures(cost.trial.name), numbers=page.numbers.of(cost.trial.sources)),)
    return tuple(_arm_line(arm, cost.trial.name, page) for arm in cost.arms)


def _arm_line(cost: ArmCost, trial: str, page: Page) -> Line:
    """Whose figures, then both rates; what is missing is said."""
    events = [
        panel_words.grade_3(event.term, event.grade_3_plus) for event in cost.events if event.grade_3_plus is not None
    ]
    stopped = [_stopped(outcome) for outcome in cost.stopped]
    facts = [*(event.provenance for event in cost.events), *(outcome.provenance for outcome in cost.stopped)]
    figures = (*(events or [panel_words.no_grade_3()]), *(stopped or [panel_words.not_stopped()]))
    return Line(
        text=wording.bind("; ".join(figures)),
        detail=wording.bind(panel_words.arm(trial, cost.arm.given, cost.arm.n)),
        numbers=page.numbers.of(source for fact in facts for source in fact.sources),
        is_confirmed=all(is_seen(fact) for fact in facts),
        names=page.numbers.names,
    )


def _stopped(outcome: Outcome) -> str:
    return panel_words.stopped(outcome.endpoint, outcome.value or 0.0)
