"""Which decision points bear on a case: those whose condition holds; unknown ones wait, and are no no."""

from rairdtc_gui.domain.case import Case
from rairdtc_gui.services.explain import Explainer
from rairdtc_gui.services.guideline_layers import points_of_way
from rairdtc_gui.services.guideline_points import guideline_points


def points(knowledge, engine, answers):
    return guideline_points(knowledge.differences, Explainer(engine), engine.evaluate(Case.of(answers)))


def test_a_point_bears_once_its_condition_holds(knowledge, engine):
    found = points(knowledge, engine, {"brain-mets": "untreated"})
    point = next(point for point in found.bearing if point.difference.id == "brain-metastases")
    assert [(leaf.finding, leaf.value) for leaf in point.leaves] == [("brain-mets", "untreated")]


def test_a_point_waits_for_open_facts_and_names_them(knowledge, engine):
    found = points(knowledge, engine, {})
    assert found.bearing == ()
    point = next(point for point in found.open if point.difference.id == "brain-metastases")
    assert [leaf.finding for leaf in point.leaves if leaf.is_open] == ["brain-mets"]


def test_a_point_that_cannot_bear_stands_with_the_others(knowledge, engine):
    found = points(knowledge, engine, {"brain-mets": "none"})
    assert "brain-metastases" in {difference.id for difference in found.others}
    every = [*(point.difference.id for point in (*found.bearing, *found.open)), *(other.id for other in found.others)]
    assert sorted(every) == sorted(difference.id for difference in knowledge.differences)


def test_a_way_differs_where_a_point_hangs_on_both_ends_or_asks_for_what_opens_it(knowledge):
    drawing = knowledge.diagram("pathway")
    nodes = {node.id: node for node in drawing.nodes}
    differences = {difference.id: difference for difference in knowledge.differences}
    found = {
        (edge.start, edge.end): {point.id for point in points_of_way(edge, nodes, differences)}
        for edge in drawing.edges
    }
    assert "no-uptake-on-scan" in found["refractory", "evaluation"]  # hangs on both ends
    assert found["structural", "follow-tg"] == {"rising-thyroglobulin"}
    assert "bone-metastases" in found["local", "bone"]  # asks for the sites that open the way
    assert found["histology", "medullary"] == set()
    assert found["driver", "ret-drug"] == {"fusion-first-line"}, "no point of BRAF on the way of RET"
