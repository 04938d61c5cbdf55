"""The shipped example that is open, and which of its answers are still the assumed ones."""

from __future__ import annotations

from rairdtc_gui.domain.knowledge import ExampleCase
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.case_file import case_reader
from rairdtc_gui.services.session import Session


def open_example(session: Session, knowledge: Knowledge) -> ExampleCase | None:
    """The example that is open; none if the case is a user's own."""
    return next((example for example in knowledge.example_cases if example.id == session.example), None)


def still_assumed(example: ExampleCase, session: Session, knowledge: Knowledge) -> tuple[str, ...]:
    """The questions whose answer the published report does not give, while it is as it was assumed."""
    shipped = case_reader(knowledge.rule_set).from_example(example).findings
    findings = session.case.findings
    return tuple(name for name, _ in example.assumed if name in findings and findings[name] == shipped[name])
