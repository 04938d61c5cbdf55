"""The small parts of the domain: links, leaves of an explanation, codes, look-ups, and the shape of diagrams."""

import pytest

from rairdtc_gui.domain.answers import Result
from rairdtc_gui.domain.case import Case, FindingState, Jurisdiction
from rairdtc_gui.domain.conditions import Compare, Operator
from rairdtc_gui.domain.drugs import Section
from rairdtc_gui.domain.explained import Leaf
from rairdtc_gui.domain.interactions import Severity
from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.domain.rules import Certainty, Stance, Strength
from rairdtc_gui.domain.tri import Tri
from tests.engine.worlds import question


@pytest.mark.parametrize("place", list(Place))
@pytest.mark.parametrize(("item", "anchor"), [("", ""), ("lenvatinib", ""), ("lenvatinib", "dosing"), ("", "top")])
def test_a_link_is_read_back_as_what_it_was(place, item, anchor):
    route = Route(place, item, anchor)
    assert Route.decode(route.encode()) == route


@pytest.mark.parametrize("text", ["", "nowhere", "https://example.org", "Drugs/lenvatinib"])
def test_a_link_to_no_place_of_the_program_is_none(text):
    assert Route.decode(text) is None


@pytest.mark.parametrize(
    ("asked", "holds", "is_open"),
    [(True, Tri.UNKNOWN, True), (True, Tri.TRUE, False), (True, Tri.FALSE, False), (False, Tri.UNKNOWN, False)],
)
def test_a_leaf_is_open_only_if_a_question_still_waits(asked, holds, is_open):
    leaf = Leaf(
        depth=0, finding="a", label="A", question=question("a") if asked else None,
        comparison=Compare("a", Operator.IS, True), is_negated=False, holds=holds,
        state=FindingState.UNANSWERED, value=None, applies=True,
    )  # fmt: skip
    assert leaf.is_open is is_open


def test_codes_are_the_words_of_the_sources():
    assert [stance.code for stance in Stance][:3] == ["contraindicated", "not-recommended", "none"]
    assert [strength.code for strength in Strength] == ["strong", "label", "conditional", "expert"]
    assert [certainty.code for certainty in Certainty] == ["high", "moderate", "low", "not-graded"]
    assert [severity.code for severity in Severity][-2:] == ["avoid", "contraindicated"]


def test_an_option_that_is_not_there_is_an_error_and_no_answer():
    with pytest.raises(KeyError, match="x"):
        Result(Case(), Jurisdiction.ANY, (), (), ()).option("x")


def test_a_monograph_gives_the_lines_of_a_section(knowledge):
    drug = knowledge.drug("lenvatinib")
    assert drug.lines(Section.WARNINGS)
    missing = set(Section) - {section for section, _ in drug.sections}
    assert all(drug.lines(section) == () for section in missing)


def test_every_edge_joins_two_nodes_of_its_diagram(knowledge):
    diagram = knowledge.diagram("pathway")
    nodes = {node.id for node in diagram.nodes}
    assert len(nodes) == len(diagram.nodes)
    assert {edge.start for edge in diagram.edges} | {edge.end for edge in diagram.edges} <= nodes
