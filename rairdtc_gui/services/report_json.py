"""The report as plain data: the stable format `rairdtc.report/1`, documented in the README."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from rairdtc_gui.domain.answers import Result
from rairdtc_gui.domain.knowledge import KnowledgeIdentity
from rairdtc_gui.services.case_file import to_data
from rairdtc_gui.services.result_json import ResultWriter
from rairdtc_gui.services.session import Session

SCHEMA = "rairdtc.report/1"

Data = dict[str, Any]


def report_data(session: Session, identity: KnowledgeIdentity, made: str) -> Data:
    """The open case with its result. `made`: the time of the report, ISO with the zone."""
    answers = session.answers
    writer = ResultWriter(session.engine, identity, session.formulary)
    return {
        "schema": SCHEMA,
        "made": made,
        "example": session.example or None,
        "pack": {
            "version": identity.version,
            "date": identity.date,
            "hash": identity.hash,
            "days_old": (datetime.fromisoformat(made).date() - date.fromisoformat(identity.date)).days,
        },
        "case": to_data(session.case),
        "rules": sorted(set(_rules(answers.result))),
        "result": writer.result(answers.result, answers.evaluation, answers.gaps),
    }


def _rules(result: Result) -> Iterator[str]:
    """Every rule that says something of this case, that still may, or that changed a dose."""
    for answer in result.answers:
        for reason in (*answer.supports, *answer.opposes, *answer.open, *answer.cautions):
            yield reason.rule.id
        yield from (reason.rule.id for dose in answer.doses for reason in dose.reasons)
    yield from (rule.id for action in result.first for rule in action.rules)
