"""Guideline differences as read from the knowledge base, and whose criteria a derived finding holds."""

from rairdtc_gui.domain.conditions import comparisons
from rairdtc_gui.domain.provenance import Checked


def test_a_decision_point_is_read_whole(knowledge):
    found = {difference.id: difference for difference in knowledge.differences}
    start = found["start-of-systemic-treatment"]
    assert start.point == "When to start a systemic drug"
    assert {comparison.finding for comparison in comparisons(start.when)} == {"d-not-for-rai", "structural-disease"}
    assert "active-surveillance-tsh" in start.options
    assert "d-systemic-now" in start.findings
    first = start.positions[0]
    assert (first.body, first.year, first.region) == ("ATA", 2025, "US")
    assert first.grade == "Recommendation 63A, strong, moderate certainty"
    assert first.address == "difference/start-of-systemic-treatment/ata-2025-symptoms"
    assert "guideline-ata-2025" in first.provenance.sources
    esmo = next(position for position in start.positions if position.body == "ESMO")
    assert (esmo.grade, esmo.provenance.checked) == ("", Checked.RECALL)
    assert esmo.note


def test_every_decision_point_says_on_which_cases_it_bears_and_stands_in_stored_order(knowledge):
    points = [difference.id for difference in knowledge.differences]
    assert len(points) == len(set(points)) >= 19
    assert points[0] == "mixed-uptake"
    assert all(tuple(comparisons(difference.when)) for difference in knowledge.differences)
    assert all(len(difference.positions) > 1 for difference in knowledge.differences)


def test_a_derived_finding_says_whose_criteria_it_holds(rule_set):
    bodies = {derived.id: (derived.body, derived.year) for derived in rule_set.derived if derived.body}
    assert bodies["d-rair"] == ("Chinese guideline", 2025)
    assert bodies["d-rair-ata-2025"] == ("ATA", 2025)
    assert bodies["d-rair-classic"] == ("Classic list", None)
    assert all(derived.definition for derived in rule_set.derived if derived.body)
