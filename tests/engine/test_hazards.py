"""Hazards from labels and guidelines: each barred option is positive without its hazard and is not with it."""

from pathlib import Path

import pytest

from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.services.case_file import CaseReader
from rairdtc_gui.services.strict_yaml import load

FILE = Path(__file__).resolve().parents[1] / "cases" / "hazards.yaml"
DATA = load(FILE)
HAZARDS = {hazard["id"]: hazard for hazard in DATA["hazards"]}


@pytest.fixture(scope="module")
def stances(engine):
    reader = CaseReader({question.id: question for question in engine.rule_set.questions})

    def of(base, jurisdiction, **more):
        findings = {**DATA["bases"][base], **more}
        case = reader.from_data({"jurisdiction": jurisdiction, "findings": findings}, base)
        return {answer.option: answer for answer in engine.decide(case).options}

    return of


@pytest.mark.parametrize("name", HAZARDS)
def test_hazard(stances, name):
    hazard = HAZARDS[name]
    found = stances(hazard["base"], hazard.get("jurisdiction", "US"), **hazard["findings"])
    for option in hazard.get("never", ()):
        assert found[option].highest <= Stance.NONE, option
    for option in hazard.get("at_most_consider", ()):
        assert found[option].highest <= Stance.CONSIDER, option
    for option in hazard.get("positive", ()):
        assert found[option].stance > Stance.NONE, option


@pytest.mark.parametrize(
    ("base", "option"),
    [("first-line", "lenvatinib"), ("first-line", "sorafenib"), ("ret", "selpercatinib"), ("ret", "pralsetinib"),
     ("ret", "redifferentiation-fusion"), ("on-lenvatinib", "continue-current-drug")],
)  # fmt: skip
def test_without_the_hazard_the_option_is_positive(stances, base, option):
    """Otherwise the hazards above would prove nothing."""
    assert stances(base, "US")[option].stance > Stance.NONE
