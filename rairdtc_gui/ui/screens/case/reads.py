"""Which questions stand behind what the case screen says: known once, since rules do not change. No Qt."""

from __future__ import annotations

from collections.abc import Iterable

from rairdtc_gui.domain.conditions import comparisons
from rairdtc_gui.domain.knowledge import RuleSet
from rairdtc_gui.domain.questions import QuestionGroup


def group_about(definition: str, groups: Iterable[QuestionGroup]) -> str:
    """The first group with a question that a definition explains; empty if there is none."""
    about = (group.id for group in groups if any(question.definition == definition for question in group.questions))
    return next(about, "")


def read_by_rules(rule_set: RuleSet) -> frozenset[str]:
    """The findings that a rule or another finding reads; the others say what one body calls something."""
    conditions = [rule.when for rule in rule_set.rules] + [derived.when for derived in rule_set.derived]
    return frozenset(comparison.finding for condition in conditions for comparison in comparisons(condition))


def rests_on(rule_set: RuleSet) -> dict[str, frozenset[str]]:
    """The questions that a derived finding reads, also through other derived findings."""
    reads = {derived.id: {found.finding for found in comparisons(derived.when)} for derived in rule_set.derived}

    def questions(finding: str, inside: frozenset[str]) -> frozenset[str]:
        if finding not in reads or finding in inside:
            return frozenset({finding})
        return frozenset().union(*(questions(part, inside | {finding}) for part in reads[finding]))

    return {finding: questions(finding, frozenset()) for finding in reads}
