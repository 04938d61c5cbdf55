"""The walk over the signalling map, and what a case says of its genes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rairdtc_gui.domain.case import Case
from rairdtc_gui.domain.signalling import Effect, SignalMap
from rairdtc_gui.services.signals import NOTHING, GeneState, gene_states, reach, reach_from


@pytest.fixture(scope="module")
def drawing(knowledge) -> SignalMap:
    return knowledge.signal_map


def test_the_map_holds_everything_that_the_source_holds(drawing):
    assert len(drawing.nodes) == 51
    assert sum(node.is_first for node in drawing.nodes) == 35
    assert {edge.effect for edge in drawing.edges} == {
        Effect.ACTIVATES, Effect.INHIBITS, Effect.REPRESSES, Effect.TRANSPORTS,
    }  # fmt: skip
    assert drawing.resistance
    assert [step.id for step in drawing.story] == ["mapk-high", "nis-low", "inhibitor-given", "uptake-back"]
    assert drawing.node("nis").short == "NIS"
    assert drawing.node("no-such-node") is None
    assert drawing.node("proliferation").is_process
    assert all(drawing.action(action.drug) is action for action in drawing.actions)


def test_every_fact_has_sources_or_is_marked(drawing):
    for fact in (*drawing.nodes, *drawing.edges, *drawing.actions, *drawing.resistance, *drawing.story):
        assert fact.provenance.sources or fact.provenance.checked.value == "recall", fact


def test_a_drug_reaches_its_targets_and_all_downstream(drawing):
    found = reach(drawing, "trametinib")
    assert found.targets == ("mek",)
    assert {"erk", "proliferation", "nis", "rai-response"} <= set(found.downstream)
    assert "ras" in found.downstream  # by feedback
    assert not {"mek", "braf", "raf1", "pd1", "egfr"} & set(found.downstream)
    assert found.edges[0].id == "mek-erk"
    assert all(edge.start in found.nodes and edge.end in found.nodes for edge in found.edges)


def test_the_walk_ends_in_a_circle(drawing):
    found = reach_from(drawing, ("dusp6",))
    assert {"erk"} <= set(found.downstream)
    assert len(found.edges) == len(set(found.edges))


def test_radioligands_have_no_downstream(drawing):
    found = reach(drawing, "lutetium-177-dotatate")
    assert (found.targets, found.downstream, found.edges) == (("sstr2",), (), ())


def test_an_unknown_drug_reaches_nothing(drawing):
    assert reach(drawing, "aspirin") is NOTHING
    assert NOTHING.nodes == frozenset()


def states(drawing, **findings) -> dict[str, GeneState]:
    return gene_states(drawing, Case.of({key.replace("_", "-"): value for key, value in findings.items()}))


@pytest.mark.parametrize(
    ("testing", "ret", "braf"),
    [
        ("dna-and-rna-panel", GeneState.NOT_FOUND, GeneState.NOT_FOUND),
        ("dna-panel-only", GeneState.NOT_TESTED, GeneState.NOT_FOUND),
        ("single-gene-only", GeneState.NOT_TESTED, GeneState.NOT_TESTED),
        ("pending", GeneState.NOT_TESTED, GeneState.NOT_TESTED),
        ("not-done", GeneState.NOT_TESTED, GeneState.NOT_TESTED),
    ],
)
def test_not_found_needs_a_test_that_looks_for_it(drawing, testing, ret, braf):
    found = states(drawing, drivers=("ras",), ngs_status=testing)
    assert (found["ret-fusion"], found["braf"], found["ras"]) == (ret, braf, GeneState.FOUND)


def test_without_an_answer_nothing_is_not_found(drawing):
    for found in (
        states(drawing),
        states(drawing, ngs_status="dna-and-rna-panel"),
        states(drawing, drivers=("none-found",)),
    ):
        assert set(found.values()) == {GeneState.NOT_TESTED}


def test_an_unavailable_answer_is_not_tested(drawing):
    case = replace(Case.of({"ngs-status": "dna-and-rna-panel"}), unavailable=frozenset({"drivers"}))
    assert set(gene_states(drawing, case).values()) == {GeneState.NOT_TESTED}


def test_an_answer_for_several_genes_says_one_of_them(drawing):
    found = states(drawing, drivers=("ntrk-fusion", "tp53"), ngs_status="dna-and-rna-panel")
    assert found["ntrk1-fusion"] is found["ntrk3-fusion"] is GeneState.ONE_OF
    assert found["tp53"] is GeneState.FOUND
    assert "mek" not in found
