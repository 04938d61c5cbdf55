"""The pathway over every golden and shipped case: the lit path is the engine's trace and agrees with the result."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from rairdtc_gui.domain.answers import Result
from rairdtc_gui.domain.diagrams import CasePath, Diagram
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.domain.tri import Tri
from rairdtc_gui.engine.evaluation import Evaluation
from rairdtc_gui.services.case_file import CaseReader
from rairdtc_gui.services.pathway import case_path, ruled_out
from tests.engine.test_golden import CASES, findings_of


@dataclass(frozen=True)
class Judged:
    """One case with what the engine and the diagram say of it."""

    name: str
    evaluation: Evaluation
    result: Result
    path: CasePath
    barred: frozenset[str]

    @property
    def current(self) -> frozenset[str]:
        return self.path.current - self.barred


@pytest.fixture(scope="module")
def pathway(knowledge) -> Diagram:
    return knowledge.diagram("pathway")


@pytest.fixture(scope="module")
def judged(knowledge, engine, pathway) -> list[Judged]:
    reader = CaseReader({question.id: question for question in engine.rule_set.questions})
    cases = {example.id: reader.from_example(example) for example in knowledge.example_cases}
    for case in CASES:
        data = {"jurisdiction": case.get("jurisdiction"), "findings": findings_of(case)}
        cases[case["id"]] = reader.from_data(data, case["id"])
    found = []
    for name, case in cases.items():
        evaluation, result = engine.evaluate(case), engine.decide(case)
        path = case_path(pathway, engine, evaluation)
        found.append(Judged(name, evaluation, result, path, ruled_out(pathway, path, result, engine.options)))
    return found


def test_every_golden_and_every_shipped_case_is_here(judged, knowledge):
    assert len(judged) == len(CASES) + len(knowledge.example_cases) > 120


def test_the_state_of_every_edge_is_the_engines_verdict(engine, pathway, judged):
    for case in judged:
        for edge, state in zip(pathway.edges, case.path.edges, strict=True):
            trace = engine.trace(edge.when, case.evaluation)
            assert state.verdict is trace.verdict, (case.name, edge.start, edge.end)
            if trace.verdict is Tri.UNKNOWN:
                assert state.because == engine.open_questions(edge.when, case.evaluation)
                assert state.because, (case.name, edge.start, edge.end)


def test_the_lit_path_is_what_true_edges_reach_from_the_first_node(engine, pathway, judged):
    for case in judged:
        open_edges = [edge for edge in pathway.edges if engine.trace(edge.when, case.evaluation).verdict is Tri.TRUE]
        reached, todo = {"histology"}, ["histology"]
        while todo:
            start = todo.pop()
            ends = {edge.end for edge in open_edges if edge.start == start}
            todo.extend(ends - reached)
            reached |= ends
        assert case.path.reached == reached, case.name
        lit = [edge for edge, state in zip(pathway.edges, case.path.edges, strict=True) if state.on_path]
        assert lit == [edge for edge in open_edges if edge.start in reached], case.name


def test_what_the_result_proposes_stands_where_the_case_is_or_may_come(pathway, judged):
    for case in judged:
        near = case.path.reached | case.path.waiting
        shown = {option for node in pathway.nodes if node.id in near for option in node.options}
        proposed = {answer.option for answer in case.result.answers if answer.stance >= Stance.RECOMMENDED}
        assert proposed <= shown, (case.name, proposed - shown)


def test_what_is_preferred_stands_on_a_step_and_not_only_beside_it(pathway, judged):
    """A preferred treatment hangs on a current or waiting step; a way that is not reached cannot offer it."""
    for case in judged:
        near = case.current | case.path.waiting | case.path.reached
        shown = {option for node in pathway.nodes if node.id in near - case.barred for option in node.options}
        best = {answer.option for answer in case.result.answers if answer.stance is Stance.PREFERRED}
        assert best <= shown, (case.name, best - shown)


def test_no_current_step_holds_only_what_the_result_rules_out(engine, pathway, judged):
    for case in judged:
        assert case.current, case.name
        for node in pathway.nodes:
            own = [case.result.option(name).stance for name in node.options if not engine.options[name].is_step]
            if node.id in case.current and own:
                assert max(own) >= Stance.NONE, (case.name, node.id)


def test_some_steps_are_ruled_out_and_all_of_them_are_reached(judged):
    found = {(case.name, node) for case in judged for node in case.barred}
    assert ("safe-perforation", "lower-dose") in found
    assert ("preg-dotatate", "radioligand") in found
    assert all(case.barred <= case.path.current for case in judged)
