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
def decide(engine):
    reader = CaseReader({question.id: question for question in engine.rule_set.questions})

    def of(base, jurisdiction, **more):
        findings = {**DATA["bases"][base], **more}
        case = reader.from_data({"jurisdiction": jurisdiction, "findings": findings}, base)
        return engine.decide(case)

    return of


@pytest.mark.parametrize("name", HAZARDS)
def test_hazard(decide, name):
    hazard = HAZARDS[name]
    result = decide(hazard["base"], hazard.get("jurisdiction", "US"), **hazard["findings"])
    for option in hazard.get("never", ()):
        assert result.option(option).highest <= Stance.NONE, option
    for option in hazard.get("at_most_consider", ()):
        assert result.option(option).highest <= Stance.CONSIDER, option
    for option in hazard.get("positive", ()):
        assert result.option(option).stance > Stance.NONE, option
    for option, rule in hazard.get("cautioned", {}).items():
        assert rule in {reason.rule.id for reason in result.option(option).cautions}, option
    for rule in hazard.get("first", ()):
        assert rule in {said.id for action in result.first for said in action.rules}, rule


@pytest.mark.parametrize(
    ("base", "option", "jurisdiction"),
    [("first-line", "lenvatinib", "US"), ("first-line", "sorafenib", "US"), ("first-line", "donafenib", "CN"),
     ("first-line", "apatinib", "CN"), ("ret", "selpercatinib", "US"), ("ret", "pralsetinib", "US"),
     ("ret", "selpercatinib", "EU"), ("ret", "pralsetinib", "EU"), ("ret", "redifferentiation-fusion", "US"),
     ("ntrk", "larotrectinib", "US"), ("ntrk", "entrectinib", "EU"), ("ntrk", "repotrectinib", "US"),
     ("second-line", "cabozantinib", "EU"), ("avid", "rai-treatment", "US"), ("sstr", "lu-dotatate", "US"),
     ("bone", "bone-agents", "US"), ("bone", "bone-agents", "EU"), ("on-lenvatinib", "continue-current-drug", "US")],
)  # fmt: skip
def test_without_the_hazard_the_option_is_positive(decide, base, option, jurisdiction):
    """Otherwise the hazards above would prove nothing."""
    assert decide(base, jurisdiction).option(option).stance > Stance.NONE
