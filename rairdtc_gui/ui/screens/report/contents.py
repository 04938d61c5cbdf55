"""Asks session and knowledge base for everything that the report says. No Qt."""

from __future__ import annotations

from datetime import date, datetime

from rairdtc_gui.domain.case import FindingState
from rairdtc_gui.domain.drugs import Line, Section
from rairdtc_gui.domain.jurisdiction import REGION_OF_JURISDICTION
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.examples import open_example, still_assumed
from rairdtc_gui.services.explain import Explainer
from rairdtc_gui.services.guideline_points import guideline_points
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui import frame_words, wording
from rairdtc_gui.ui.result_rows import assemble as result
from rairdtc_gui.ui.result_rows import panel_words
from rairdtc_gui.ui.result_rows import words as result_words
from rairdtc_gui.ui.result_rows.guidelines import point_row
from rairdtc_gui.ui.result_rows.page import decision_band, example_row, new_page, notice
from rairdtc_gui.ui.screens.report import assemble, words
from rairdtc_gui.ui.screens.report.rows import ReportHead, ReportRows


def build_report(session: Session, knowledge: Knowledge, made: datetime) -> ReportRows:
    """The report of the open case; `made`: the time that stands on it."""
    explainer = Explainer(session.engine)
    answers = session.answers
    page = new_page(session, knowledge, explainer, is_brief=False)
    case, found, groups = session.case, answers.result, knowledge.rule_set.groups
    first = result.first_rows(found.first, page)
    nothing = result.nothing_row(found, page)  # in the order of the screen: each part numbers its sources
    cards = result.cards(found, page)
    contraindicated = result.excluded(found, Stance.CONTRAINDICATED, page)
    not_recommended = result.excluded(found, Stance.NOT_RECOMMENDED, page)
    open_ = tuple(
        question
        for group in groups
        for question in group.questions
        if case.state(question.id) is FindingState.UNANSWERED
    )
    applying = [question for question in open_ if session.engine.may_apply(question.id, answers.evaluation)]
    points = guideline_points(knowledge.differences, explainer, answers.evaluation)
    assumed = _assumed(session, knowledge)
    lead = session.region or REGION_OF_JURISDICTION[session.jurisdiction]
    return ReportRows(
        head=_head(session, knowledge, made),
        example=example_row(session, knowledge),
        notice=notice(knowledge.identity, made.date(), page),
        glance=assemble.glance(found, cards, (contraindicated, not_recommended), page, assumed),
        first=first,
        facts=assemble.fact_groups(groups, case, assumed),
        unanswered=tuple(wording.bind(question.label) for question in applying),
        unavailable=assemble.open_labels(groups, case, FindingState.UNAVAILABLE),
        not_applying=len(open_) - len(applying),
        nothing=nothing,
        cards=cards,
        quiet=result.quiet_row(found, page),
        contraindicated=contraindicated,
        not_recommended=not_recommended,
        points=tuple(point_row(point, page.numbers) for point in points.bearing),
        monitoring=assemble.monitoring(found, page, lead, lambda drug: _monitoring(knowledge, drug)),
        decision=decision_band(case.decision, found, page),
        not_judged=panel_words.not_judged(),
        sources=page.numbers.rows(),
    )


def _head(session: Session, knowledge: Knowledge, made: datetime) -> ReportHead:
    answers, identity = session.answers, knowledge.identity
    questions = {question.id: question.label for question in knowledge.rule_set.questions}
    is_settled = all(answer.lowest == answer.highest for answer in answers.result.options)
    age = (made.date() - date.fromisoformat(identity.date)).days
    return ReportHead(
        case=words.case_words(session.case.label),
        made=made.strftime("%Y-%m-%d %H:%M"),
        knowledge=frame_words.knowledge(identity, age),
        rules=frame_words.rules_of(session.jurisdiction, session.region),
        judgement=frame_words.judgement(),
        still_open=words.still_open(
            tuple(wording.bind(questions[gap.question]) for gap in answers.gaps),
            result_words.firmness(len(answers.gaps), is_settled),
        ),
        open_count=words.open_count(len(answers.gaps)),
    )


def _assumed(session: Session, knowledge: Knowledge) -> frozenset[str]:
    example = open_example(session, knowledge)
    return frozenset() if example is None else frozenset(still_assumed(example, session, knowledge))


def _monitoring(knowledge: Knowledge, drug_id: str) -> tuple[Line, ...]:
    drug = knowledge.drug(drug_id)
    return () if drug is None else drug.lines(Section.MONITORING)
