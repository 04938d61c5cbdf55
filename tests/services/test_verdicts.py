"""By whom a patient is refractory: each body's own criteria, and what stays open."""

import pytest

from rairdtc_gui.domain.case import Case
from rairdtc_gui.domain.tri import Tri
from rairdtc_gui.services.explain import Explainer
from rairdtc_gui.services.verdicts import REFRACTORY, verdicts

GIVEN = {"rai-given": True, "thyroidectomy-status": "total", "structural-disease": True}
NO_UPTAKE = GIVEN | {"rai-uptake-pattern": "none-in-any-lesion", "rai-scan-quality": "adequate"}
AVID = GIVEN | {"rai-uptake-pattern": "all-lesions", "rai-scan-quality": "adequate", "rai-cumulative-gbq": 7.4}
MIXED = AVID | {"rai-uptake-pattern": "some-lesions-only", "progression-after-rai": "none"}
LATE = AVID | {"progression-after-rai": "after-12-months"}
EARLY = AVID | {"progression-after-rai": "within-12-months"}

ALL = {"d-rair", "d-rair-ata-2025", "d-rair-ata-2015", "d-rair-classic", "d-rair-alter01032", "d-rair-select"}


@pytest.fixture(scope="module")
def judge(knowledge, engine):
    explainer = Explainer(engine)

    def found(answers):
        evaluation = engine.evaluate(Case.of(answers))
        return verdicts(knowledge.definitions[REFRACTORY], engine, explainer, evaluation)

    return found


def by_verdict(found, verdict):
    return {body.derived.id for body in found.bodies if body.verdict is verdict}


@pytest.mark.parametrize(
    ("answers", "yes", "no"),
    [
        (NO_UPTAKE, ALL, set()),
        (NO_UPTAKE | {"rai-scan-quality": "doubtful", "rai-cumulative-gbq": 5.0}, set(), ALL),
        (MIXED, ALL - {"d-rair", "d-rair-ata-2025"}, {"d-rair", "d-rair-ata-2025"}),
        (EARLY | {"progression-after-rai-months": 4.0}, ALL, set()),
        (EARLY | {"progression-after-rai-months": 8.0}, ALL - {"d-rair-ata-2025"}, {"d-rair-ata-2025"}),
        (LATE | {"progression-after-rai-months": 16.0}, {"d-rair-ata-2015", "d-rair-alter01032"}, None),
        (LATE | {"progression-after-rai-months": 20.0}, {"d-rair-ata-2015"}, ALL - {"d-rair-ata-2015"}),
        (AVID | {"progression-after-rai": "none"}, set(), ALL),
        (AVID | {"progression-after-rai": "none", "rai-cumulative-gbq": 30.0},
         {"d-rair-classic", "d-rair-alter01032", "d-rair-select"}, {"d-rair", "d-rair-ata-2025", "d-rair-ata-2015"}),
        (AVID | {"progression-after-rai": "none", "rai-cumulative-gbq": 30.0, "structural-disease": False}, set(), ALL),
        ({"rai-given": False}, set(), ALL),
    ],
)  # fmt: skip
def test_each_body_judges_by_its_own_criteria(judge, answers, yes, no):
    found = judge(answers)
    assert by_verdict(found, Tri.TRUE) == yes
    assert by_verdict(found, Tri.FALSE) == (ALL - yes if no is None else no)


def test_what_is_not_answered_stays_open_and_names_the_question(judge):
    assert by_verdict(judge({}), Tri.UNKNOWN) == ALL
    found = judge(EARLY)
    assert by_verdict(found, Tri.UNKNOWN) == {"d-rair-ata-2025"}
    body = next(body for body in found.bodies if body.derived.id == "d-rair-ata-2025")
    assert [leaf.finding for leaf in body.leaves if leaf.is_open] == ["progression-after-rai-months"]


def test_bodies_without_criteria_are_named_too(judge):
    bodies = {part.body for part in judge({}).without_criteria}
    assert "SNMMI and EANM" in bodies
    assert "DECISION trial" in bodies
    assert "ATA" not in bodies
    assert None not in bodies


def test_a_knowledge_base_without_the_definition_gives_no_verdict(engine):
    found = verdicts(None, engine, Explainer(engine), engine.evaluate(Case()))
    assert (found.bodies, found.without_criteria) == ((), ())
