"""The proofs in the form that runs with every test: all obligations in each jurisdiction, agreement on fewer cases."""

import random
from dataclasses import replace

import pytest

from rairdtc_gui.domain.case import Case, Jurisdiction
from rairdtc_gui.domain.questions import QuestionType
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.services.case_file import CaseReader
from rairdtc_gui.services.strict_yaml import load
from tests.engine.worlds import derived, indicate, question, restrict, rule, rule_set
from tests.prove.agreement import disagreements, of_engine, random_cases
from tests.prove.mutants import mutants, near_misses
from tests.prove.obligations import Prover
from tests.prove.run import OBLIGATIONS, WAIVERS, prove, waived, write_case

SEED = 20261125


@pytest.fixture(scope="module")
def rows(engine):
    return {row.obligation: row for row in prove(engine)}


@pytest.mark.parametrize("name", OBLIGATIONS)
def test_obligation_is_proved_in_every_jurisdiction(rows, name, tmp_path):
    row = rows[name]
    assert row.count >= len(Jurisdiction)
    broken = [
        (place.value, proof.subject, proof.counterexample)
        for place, proof in row.failures
        if (name, proof.subject) not in waived()
    ]
    assert not broken, broken[:3]


def test_each_waiver_has_its_reasons_and_is_still_needed(rows):
    entries = load(WAIVERS)
    assert all(entry["reason"] and entry["reviewer"] and entry["ends"] for entry in entries)
    failed = {(row.obligation, proof.subject) for row in rows.values() for _, proof in row.failures}
    assert {(entry["obligation"], entry["subject"]) for entry in entries} <= failed


def test_engine_encoding_and_second_evaluator_agree(engine):
    assert disagreements(engine, 120, SEED) == []


def test_the_order_of_rules_and_questions_changes_nothing(engine):
    chance = random.Random(SEED)
    cases = [case for case, _ in random_cases(engine, 20, SEED)]
    expected = [of_engine(engine, case) for case in cases]
    for _ in range(3):
        shuffled = list(engine.rule_set.rules)
        chance.shuffle(shuffled)
        other = Engine(replace(engine.rule_set, rules=tuple(shuffled)))
        assert [of_engine(other, case) for case in cases] == expected


def test_unavailable_gives_the_same_result_as_unanswered(engine):
    for case, _ in random_cases(engine, 40, SEED):
        open_ = {question.id for question in engine.rule_set.questions} - set(case.findings)
        marked = Case(case.label, case.jurisdiction, case.findings, frozenset(open_))
        assert of_engine(engine, marked) == of_engine(engine, case)


def test_mutants_of_a_sample_of_rules_are_killed_or_proved_equal(engine):
    prover = Prover(engine, Jurisdiction.ANY)
    sample = tuple(random.Random(SEED).sample(engine.rule_set.rules, 40))
    found = list(mutants(prover, sample))
    assert len(found) > 100
    assert [mutant for mutant in found if mutant.case is not None and not mutant.is_killed] == []
    assert sum(mutant.case is None for mutant in found) < len(found) / 20


def test_a_sample_of_rules_has_a_case_and_a_near_miss(engine):
    sample = tuple(rule for rule in engine.rule_set.rules if not rule.jurisdictions)[::20]
    bare = [
        rule for rule, fires, near in near_misses(Prover(engine, Jurisdiction.ANY), sample) if not fires or not near
    ]
    assert bare == []


AGE = question("age", QuestionType.NUMBER)
BLEEDING = question("bleeding")


def failures(broken, obligation):
    _, ask = OBLIGATIONS[obligation]
    return [proof for proof in ask(Prover(Engine(broken), Jurisdiction.US)) if not proof.is_proved]


def test_a_rule_that_can_never_hold_is_found():
    bar = rule(
        "bar", {"all": [{"finding": "bleeding", "is": True}, {"finding": "bleeding", "is": False}]}, restrict("x")
    )
    use = rule("use", {"finding": "age", "at-least": 18}, indicate("x"))
    assert [proof.subject for proof in failures(with_scope([use, bar]), "O4")] == ["bar"]


def test_a_patient_without_any_option_is_found_and_written_as_a_case_that_opens(tmp_path):
    broken = with_scope([rule("use", {"finding": "age", "at-least": 18}, indicate("x"))])
    (proof,) = failures(broken, "O3")
    assert proof.counterexample.findings["age"] < 18
    path = write_case(tmp_path, "O3-1", proof.counterexample)
    reader = CaseReader({item.id: item for item in broken.questions})
    assert reader.read_yaml(path).findings == proof.counterexample.findings


def test_a_hole_is_closed_by_a_rule_without_the_age(tmp_path):
    whole = with_scope(
        [
            rule("use", {"finding": "age", "at-least": 18}, indicate("x")),
            rule("else", {"finding": "age", "less-than": 18}, indicate("y")),
        ]
    )
    assert failures(whole, "O3") == []


def with_scope(rules):
    """A rule set in which every patient is in scope."""
    scope = {"any": [{"finding": "bleeding", "is": True}, {"finding": "bleeding", "is": False}]}
    return rule_set([AGE, BLEEDING], rules, derived_findings=[derived("d-dtc", scope), derived("d-not-for-rai", scope)])
