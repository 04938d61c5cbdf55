"""Compiled conditions: the verdicts of an answer with several entries equal those of comparing each."""

from itertools import combinations, permutations

import pytest

from rairdtc_gui.domain.case import Jurisdiction
from rairdtc_gui.domain.questions import QuestionType
from rairdtc_gui.engine.compiled import FALSE, TRUE, UNKNOWN, compile_rules, rule_scope
from rairdtc_gui.engine.conditions import compare
from tests.engine.worlds import indicate, question, rule, rule_set

ENTRIES = ("lung", "bone", "liver", "brain")
CONDITIONS = (
    {"finding": "sites", "includes": ["bone"]},
    {"finding": "sites", "last-in": ["bone", "liver"]},
    {"finding": "sites", "includes": ["lung", "brain"]},
    {"finding": "sites", "count-of": ["lung", "bone", "liver"], "gte": 2},
    {"finding": "sites", "count-of": ["brain", "bone"], "gte": 1},
)
SEVERAL = [order for size in range(1, 5) for chosen in combinations(ENTRIES, size) for order in permutations(chosen)]


@pytest.fixture(scope="module")
def sites():
    rules = [rule(f"r{place}", condition, indicate("x")) for place, condition in enumerate(CONDITIONS)]
    world = rule_set([question("sites", QuestionType.MULTI, ENTRIES)], rules)
    return compile_rules(world).questions["sites"]


@pytest.mark.parametrize("entries", SEVERAL, ids="+".join)
def test_several_entries_are_judged_as_each_comparison_judges_them(sites, entries):
    assert len(sites.comparisons) == len(CONDITIONS)

    assert sites.verdicts_of(entries) == tuple(
        TRUE if compare(comparison, entries) else FALSE for comparison in sites.comparisons
    )


def test_an_entry_that_the_question_does_not_have_is_an_error(sites):
    with pytest.raises(KeyError):
        sites.verdicts_of(("lung", "skin"))


def test_an_answer_without_entries_is_an_error(sites):
    with pytest.raises(TypeError):
        sites.verdicts_of(())


def test_a_rule_of_some_jurisdictions_waits_for_that_of_the_case_and_one_of_none_holds_everywhere():
    anywhere, in_eu = (
        rule("r", CONDITIONS[0], indicate("x"), jurisdictions=places) for places in ((), (Jurisdiction.EU,))
    )
    asked = (None, Jurisdiction.EU, Jurisdiction.US)
    assert [rule_scope(anywhere, where) for where in asked] == [TRUE, TRUE, TRUE]
    assert [rule_scope(in_eu, where) for where in asked] == [UNKNOWN, TRUE, FALSE]
