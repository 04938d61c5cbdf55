"""Calculators as read from the knowledge base."""

from rairdtc_gui.domain.calculators import InputKind
from rairdtc_gui.domain.provenance import Checked
from rairdtc_gui.domain.questions import Range


def test_a_calculator_is_read_whole(knowledge):
    found = {calculator.id: calculator for calculator in knowledge.calculators}
    doubling = found["tg-doubling-time"]
    assert doubling.address == "calculator/tg-doubling-time"
    assert doubling.fills == "tg-doubling-time-years"
    assert doubling.provenance.checked is Checked.SEEN
    assert "kuma-2011-tgdt" in doubling.provenance.sources
    series, _, antibodies, *_ = doubling.inputs
    assert (series.kind, series.unit, series.hard) == (InputKind.SERIES, "ng/mL", Range(0.01, 1000000.0))
    assert (antibodies.kind, antibodies.is_optional, antibodies.hard) == (InputKind.BOOLEAN, True, None)
    met = {"tgab-negative": True, "tsh-suppressed": True, "same-assay": True}
    assert dict(doubling.examples[0].given) == {"tg-ng-ml": (10.0, 40.0), "years": (0.0, 2.0), **met}
    assert dict(doubling.examples[0].result) == {"tg-doubling-time-years": 1.0, "band": "intermediate"}
    assert doubling.bands[0].meaning == "aggressive"
    assert found["bsa"].fills == ""
    assert found["lu177-kidney-dose"].provenance.checked is Checked.RECALL


def test_what_an_input_takes_in_words(knowledge):
    words = {item.id: item.allowed() for calculator in knowledge.calculators for item in calculator.inputs}
    assert words["qt-ms"] == "a number from 150 to 900 ms"
    assert words["years"] == "numbers from 0 to 60 years"
    assert words["torsade"] == "true or false"
    assert words["sex"] == "one of 'female', 'male'"


def test_a_range_never_holds_what_is_not_a_number():
    assert 1.0 in Range(0.0, 1.0)
    assert float("nan") not in Range(0.0, 1.0)
