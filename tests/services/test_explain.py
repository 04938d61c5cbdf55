"""Explanations over a tiny knowledge base: what decided a rule, and why a question is not asked."""

from __future__ import annotations

import json

import pytest

from rairdtc_gui.domain.case import Case, FindingState
from rairdtc_gui.domain.tri import Tri
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.services.case_file import CaseReader
from rairdtc_gui.services.explain import Explainer
from rairdtc_gui.services.result_json import ResultWriter
from tests.db.tiny import open_tiny
from tests.engine.worlds import derived, question, rule, rule_set

APPLIES = ("    none_value: none\n", "    none_value: none\n    applies: {finding: bleeding, is: frank}\n")


@pytest.fixture
def engine():
    return Engine(open_tiny({"questions/1-all.yaml": APPLIES}).rule_set)


def rule_of(engine, rule_id):
    return next(rule for rule in engine.rule_set.rules if rule.id == rule_id)


def test_a_derived_finding_is_followed_by_what_decided_it(engine):
    evaluation = engine.evaluate(Case.of({"bleeding": "frank", "sites": ("lung",)}))
    leaves = Explainer(engine).leaves(rule_of(engine, "use-a").when, evaluation)
    assert [(leaf.depth, leaf.finding, leaf.holds) for leaf in leaves] == [
        (0, "d-lung", Tri.TRUE),
        (1, "sites", Tri.TRUE),
    ]
    assert leaves[0].question is None
    assert leaves[1].value == ("lung",)


def test_only_questions_count_as_deciding(engine):
    evaluation = engine.evaluate(Case.of({"bleeding": "frank"}))
    (leaf,) = Explainer(engine).deciding(rule_of(engine, "use-a").when, evaluation)
    assert leaf.finding == "sites"
    assert leaf.is_open
    assert leaf.state is FindingState.UNANSWERED


def test_why_a_question_is_not_asked_names_the_answer_that_excludes_it(engine):
    explainer = Explainer(engine)
    (leaf,) = explainer.why_not_asked("sites", engine.evaluate(Case.of({"bleeding": "none"})))
    assert (leaf.finding, leaf.value) == ("bleeding", "none")
    assert explainer.why_not_asked("sites", engine.evaluate(Case())) == ()
    assert explainer.why_not_asked("crcl", engine.evaluate(Case())) == ()


def test_what_an_example_must_say_is_said(knowledge):
    engine = Engine(knowledge.rule_set)
    reader = CaseReader(Explainer(engine).questions)
    writer = ResultWriter(engine, knowledge.identity)
    for example in knowledge.example_cases:
        case = reader.from_example(example)
        said = json.dumps(writer.result(engine.decide(case), engine.evaluate(case), ()), ensure_ascii=False).lower()
        assert example.must_say, example.id
        for point in example.must_say:
            assert point.lower() in said, (example.id, point)


def test_every_verdict_of_the_examples_can_be_explained(knowledge, tmp_path):
    engine = Engine(knowledge.rule_set)
    explainer = Explainer(engine)
    reader = CaseReader(explainer.questions)
    for example in knowledge.example_cases:
        evaluation = engine.evaluate(reader.from_example(example))
        for entry in engine.rule_set.rules:
            verdict = engine.judge(entry.when, evaluation)
            leaves = explainer.deciding(entry.when, evaluation)
            assert leaves, entry.id
            if verdict is Tri.UNKNOWN:
                assert any(leaf.is_open for leaf in leaves), entry.id
            assert {leaf.finding for leaf in leaves if leaf.is_open} <= set(
                engine.open_questions(entry.when, evaluation)
            ), entry.id


def test_what_a_condition_rests_on_are_the_questions_that_decided_it(engine):
    explainer = Explainer(engine)
    for answers in ({}, {"bleeding": "none"}, {"bleeding": "frank"}, {"bleeding": "frank", "sites": ("lung",)}):
        evaluation = engine.evaluate(Case.of(answers))
        for item in (*engine.rule_set.rules, *engine.rule_set.derived):
            decided = {leaf.finding for leaf in explainer.deciding(item.when, evaluation)}
            assert explainer.rests_on(item.when, evaluation) == decided


A, B, C, D = ({"finding": name, "is": True} for name in "abcd")


def needed(when, findings=(), unavailable=(), between=()):
    """What a rule of four yes-no questions needs: each finding, with no before those that must not hold."""
    engine = Engine(rule_set([question(name) for name in "abcd"], [rule("r", when)], derived_findings=between))
    evaluation = engine.evaluate(Case.of(dict(findings), unavailable))
    leaves = Explainer(engine).needed(engine.rule_set.rules[0].when, evaluation)
    assert all(leaf.is_open for leaf in leaves)
    return " ".join(f"{'no ' if leaf.is_negated else ''}{leaf.finding}" for leaf in leaves)


@pytest.mark.parametrize(
    ("when", "findings", "wanted"),
    [
        (A, {}, "a"),
        ({"all": [A, B]}, {}, "a b"),
        ({"all": [A, B]}, {"a": True}, "b"),
        ({"any": [A, B]}, {}, "a"),
        ({"any": [{"all": [A, B]}, C]}, {}, "c"),
        ({"any": [{"all": [A, B]}, {"all": [C, D]}]}, {}, "a b"),
        ({"any": [{"all": [A, B]}, {"all": [C, D]}]}, {"d": True}, "c"),
        ({"any": [{"all": [A, B]}, C]}, {"c": False}, "a b"),
        ({"all": [{"any": [A, B]}, {"any": [{"all": [A, C]}, D]}]}, {}, "a d"),
        ({"all": [A, {"any": [A, B]}]}, {}, "a"),
        ({"not": A}, {}, "no a"),
        ({"not": {"all": [A, B]}}, {}, "no a"),
        ({"not": {"all": [{"any": [A, B]}, C]}}, {}, "no c"),
        ({"not": {"any": [A, B]}}, {}, "no a no b"),
        ({"not": {"any": [A, {"not": {"any": [B, C]}}]}}, {}, "no a b"),
        ({"any": [A, B]}, {"a": True}, ""),
        ({"all": [A, B]}, {"a": False}, ""),
    ],
)
def test_needed_is_the_open_way_that_asks_least(when, findings, wanted):
    assert needed(when, findings) == wanted


@pytest.mark.parametrize(
    ("when", "wanted"),
    [
        ({"finding": "d-x", "is": True}, "c"),
        ({"finding": "d-x", "is": False}, "no a no c"),
        ({"not": {"finding": "d-x", "is": True}}, "no a no c"),
        ({"not": {"finding": "d-x", "is": False}}, "c"),
        ({"any": [{"finding": "d-x", "is": False}, D]}, "d"),
        ({"all": [{"finding": "d-x", "is": True}, {"any": [{"finding": "d-x", "is": False}, D]}]}, "c d"),
    ],
)
def test_needed_goes_below_a_derived_finding(when, wanted):
    assert needed(when, between=[derived("d-x", {"any": [{"all": [A, B]}, C]})]) == wanted


def test_a_way_that_asks_twice_of_one_question_is_not_taken():
    assert needed({"any": [{"all": [A, {"not": A}]}, {"all": [B, C, D]}]}) == "b c d"
    assert needed({"all": [{"not": A}, {"any": [{"all": [A, B]}, {"all": [B, C, D]}]}]}) == "no a b c d"


def test_what_cannot_be_had_stays_needed():
    assert needed({"all": [A, B]}, unavailable=["a"]) == "a b"


def test_needed_is_found_anew_for_another_case():
    engine = Engine(rule_set([question("a"), question("b")], [rule("r", {"all": [A, B]})]))
    explainer, when = Explainer(engine), engine.rule_set.rules[0].when
    first = engine.evaluate(Case())
    assert explainer.needed(when, first) is explainer.needed(when, first)
    assert [leaf.finding for leaf in explainer.needed(when, engine.evaluate(Case.of({"a": True})))] == ["b"]
