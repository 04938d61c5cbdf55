"""The pathway as data: complete, short, and of one mind with the result."""

from __future__ import annotations

from collections import Counter
from itertools import product

import pytest

from rairdtc_gui.domain.case import Case
from rairdtc_gui.domain.conditions import Compare, comparisons
from rairdtc_gui.domain.diagrams import Shape
from rairdtc_gui.domain.questions import QuestionType
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.domain.tri import Tri, tri
from rairdtc_gui.engine.conditions import evaluate
from rairdtc_gui.services.case_file import CaseReader
from rairdtc_gui.services.pathway import case_path


@pytest.fixture(scope="module")
def pathway(knowledge):
    return knowledge.diagram("pathway")


def example_cases(knowledge):
    reader = CaseReader({question.id: question for question in knowledge.rule_set.questions})
    return {example.id: reader.from_example(example) for example in knowledge.example_cases}


def test_every_option_has_a_place(knowledge, pathway):
    placed = {option for node in pathway.nodes for option in node.options}
    assert {option.id for option in knowledge.rule_set.options} == placed


def test_boxes_are_short_and_levels_small(pathway):
    assert [node.label for node in pathway.nodes if len(node.label.split()) > 6] == []
    assert max(Counter(node.column for node in pathway.nodes).values()) <= 9


def test_questions_ask_for_a_finding_and_steps_for_none(knowledge, pathway):
    known = {question.id for question in knowledge.rule_set.questions}
    known |= {derived.id for derived in knowledge.rule_set.derived}
    for node in pathway.nodes:
        assert (node.finding in known) == (node.shape is Shape.QUESTION), node.id
        assert node.label.endswith("?") == (node.shape is Shape.QUESTION), node.id
        assert node.text
        assert node.provenance.sources


def test_every_node_but_the_first_can_be_reached(pathway):
    ends = {edge.end for edge in pathway.edges}
    assert [node.id for node in pathway.nodes if node.id not in ends] == ["histology"]


def test_every_edge_leads_rightwards_and_says_the_answer(pathway):
    columns = {node.id: node.column for node in pathway.nodes}
    assert [edge for edge in pathway.edges if columns[edge.end] <= columns[edge.start] or not edge.label] == []


def questions_of(pathway):
    return [node for node in pathway.nodes if node.shape is Shape.QUESTION]


def assignments(engine, atoms):
    """Every way to settle the comparisons of a question's edges, as answers allow."""
    findings: dict[str, list[Compare]] = {}
    for atom in atoms:
        findings.setdefault(atom.finding, []).append(atom)
    questions = {question.id: question for question in engine.rule_set.questions}
    choices = []
    for finding, wanted in findings.items():
        question = questions.get(finding)
        if question is not None and question.type is QuestionType.CHOICE:
            values = [answer.value for answer in question.answers if answer.value not in question.unavailable_values]
            cases = [Case.of({finding: value}) for value in values]
            choices.append([[(atom, engine.verdict(atom, engine.evaluate(case))) for atom in wanted] for case in cases])
        elif question is None or question.type is QuestionType.BOOLEAN:
            choices.append([[(atom, tri(held is atom.operand)) for atom in wanted] for held in (True, False)])
        else:
            choices.append(
                [list(zip(wanted, map(tri, held), strict=True)) for held in product((True, False), repeat=len(wanted))]
            )
    for chosen in product(*choices):
        yield dict(pair for part in chosen for pair in part)


def test_the_ways_out_of_a_question_cover_its_answers(engine, pathway):
    """With everything answered some way is open, so nothing ends at a question without a reason."""
    for node in questions_of(pathway):
        ways = asked_by(node, [edge for edge in pathway.edges if edge.start == node.id])
        atoms = tuple(dict.fromkeys(atom for edge in ways for atom in comparisons(edge.when)))
        for verdicts in assignments(engine, atoms):
            if node.id == "histology" and not settles_histology(verdicts):
                continue
            found = (evaluate(edge.when, verdicts.__getitem__).verdict for edge in ways)
            assert any(verdict is Tri.TRUE for verdict in found), (node.id, verdicts)


def asked_by(node, ways):
    """Where many facts open ways beside the answer, the ways that read the question: what they cover, all cover."""
    own = [way for way in ways if node.finding in {atom.finding for atom in comparisons(way.when)}]
    return own if node.id == "reason" else [way for way in ways if way.end != "resistance"]


def settles_histology(verdicts: dict[Compare, Tri]) -> bool:
    """Exactly one of the three groups holds, as the derived finding says."""
    groups = [atom for atom in verdicts if atom.finding in ("histology", "d-dtc")]
    return sum(verdicts[atom] is Tri.TRUE for atom in groups) == 1


def test_histology_itself_leads_somewhere(engine, knowledge, pathway):
    question = next(question for question in knowledge.rule_set.questions if question.id == "histology")
    for answer in question.answers:
        if answer.value in question.unavailable_values:
            continue
        path = case_path(pathway, engine, engine.evaluate(Case.of({"histology": answer.value})))
        assert len(path.reached) > 1, answer.value


def test_without_answers_the_case_stands_at_the_first_question_and_its_ways_wait(engine, pathway):
    path = case_path(pathway, engine, engine.evaluate(Case()))
    assert path.current == {"histology"}
    assert path.waiting == {"anaplastic", "refractory", "medullary"}


def test_example_cases_follow_true_ways_only(engine, knowledge, pathway):
    for case in example_cases(knowledge).values():
        evaluation = engine.evaluate(case)
        path = case_path(pathway, engine, evaluation)
        assert len(path.reached) > 4, case.label
        for edge, state in zip(pathway.edges, path.edges, strict=True):
            if state.on_path:
                assert engine.trace(edge.when, evaluation).verdict is Tri.TRUE


def test_diagram_and_result_agree_on_the_example_cases(engine, knowledge, pathway):
    """Every current step offers something; the steps together offer a preferred option where there is one."""
    for label, case in example_cases(knowledge).items():
        path = case_path(pathway, engine, engine.evaluate(case))
        stances = {answer.option: answer.stance for answer in engine.decide(case).answers}
        offered = [stances[option] for node in pathway.nodes if node.id in path.current for option in node.options]
        best = max(stances[option] for option in stances if option != "mdt-review")
        assert max(offered) >= min(best, Stance.RECOMMENDED), label
        for node in pathway.nodes:
            if node.id in path.current:
                assert node.options, (label, node.id)
