"""Open questions that move an option only together with other open ones: no answer of one alone settles a rule."""

from __future__ import annotations

from rairdtc_gui.domain.answers import Gap, Result
from rairdtc_gui.domain.case import FindingState
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.engine.evaluation import Evaluation


def can_matter(engine: Engine, result: Result, evaluation: Evaluation) -> frozenset[str]:
    """Open questions on which a rule still rests that bears on an option which is not settled."""
    unsettled = [answer for answer in result.answers if answer.lowest is not answer.highest]
    rules = {reason.rule.id: reason.rule for answer in unsettled for reason in answer.open if reason.counts}
    found = {finding for rule in rules.values() for finding in engine.open_questions(rule.when, evaluation)}
    applies = {question.id: question.applies for question in engine.rule_set.questions}
    for question_id in tuple(found):
        condition = applies[question_id]
        if condition is not None:
            found.update(engine.open_questions(condition, evaluation))
    return frozenset(found)


def together(engine: Engine, evaluation: Evaluation) -> tuple[Gap, ...]:
    """Those that can be answered, in the order of the questions."""
    found = can_matter(engine, engine.decide_from(evaluation, ""), evaluation)
    return tuple(
        Gap.of_question(question.id)
        for question in engine.rule_set.questions
        if question.id in found
        and evaluation.case.state(question.id) is FindingState.UNANSWERED
        and engine.may_apply(question.id, evaluation)
    )
