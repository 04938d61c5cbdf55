"""Figures that others published for the same formulas; where they stand is in `published.yaml`."""

from pathlib import Path

import pytest

from rairdtc_gui.engine.calculators.registry import IDS, calculate
from rairdtc_gui.services.strict_yaml import load

ENTRIES = load(Path(__file__).with_name("published.yaml"))
FIGURES = [
    pytest.param(entry["id"], figure, id=f"{entry['id']}-{place}-{number}")
    for entry in ENTRIES
    for place, source in enumerate(entry.get("sources", ()), start=1)
    for number, figure in enumerate(source["figures"], start=1)
]


def as_given(value):
    return tuple(value) if isinstance(value, list) else value


@pytest.fixture
def calculators(knowledge):
    return {calculator.id: calculator for calculator in knowledge.calculators}


@pytest.mark.parametrize(("calculator_id", "figure"), FIGURES)
def test_a_published_figure_comes_out(calculators, calculator_id, figure):
    given = {key: as_given(value) for key, value in figure["given"].items()}
    results = calculate(calculators[calculator_id], given).results
    for name, printed in figure["result"].items():
        found = results[name].value
        if isinstance(printed, str):
            assert found == printed
        else:
            assert found == pytest.approx(printed, rel=0, abs=figure.get("within", 1e-9))


def test_every_calculator_has_published_figures_or_a_reason_why_not():
    assert tuple(entry["id"] for entry in ENTRIES) == IDS
    for entry in ENTRIES:
        assert ("sources" in entry) != ("none" in entry), entry["id"]
        assert all(source["published"] and source["where"] and source["figures"] for source in entry.get("sources", ()))


def test_figures_are_numbers_words_and_inputs_of_the_calculator(calculators):
    """A misspelt key or a rounding wider than the figure would let anything pass."""
    for entry in ENTRIES:
        for source in entry.get("sources", ()):
            for figure in source["figures"]:
                assert set(figure) <= {"given", "result", "within"}
                assert figure["result"]
                numbers = [printed for printed in figure["result"].values() if not isinstance(printed, str)]
                assert all(figure.get("within", 0) <= max(abs(number), 1) / 50 for number in numbers)
