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

APPLIES = ("    none_value: none\n", "    none_value: none\n    applies: {finding: bleeding, is: frank}\n")


@pytest.fixture
def engine():
    return Engine(open_tiny({"questions/1-all.yaml": APPLIES}).rule_set)


def rule(engine, rule_id):
    return next(rule for rule in engine.rule_set.rules if rule.id == rule_id)


def test_a_derived_finding_is_followed_by_what_decided_it(engine):
    evaluation = engine.evaluate(Case.of({"bleeding": "frank", "sites": ("lung",)}))
    leaves = Explainer(engine).leaves(rule(engine, "use-a").when, evaluation)
    assert [(leaf.depth, leaf.finding, leaf.holds) for leaf in leaves] == [
        (0, "d-lung", Tri.TRUE),
        (1, "sites", Tri.TRUE),
    ]
    assert leaves[0].question is None
    assert leaves[1].value == ("lung",)


def test_only_questions_count_as_deciding(engine):
    evaluation = engine.evaluate(Case.of({"bleeding": "frank"}))
    (leaf,) = Explainer(engine).deciding(rule(engine, "use-a").when, evaluation)
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
