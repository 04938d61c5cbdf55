"""A criterion is met, not met, open or not asked; nothing that is unknown counts as missed."""

import pytest

from rairdtc_gui.domain.case import Case
from rairdtc_gui.domain.condition_language import parse
from rairdtc_gui.domain.evidence import EntryCriterion, Trial
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.engine.trial_fit import Fit, trial_fit
from rairdtc_gui.services.case_file import CaseReader
from tests.engine.worlds import SEEN, derived, question, rule_set

AVID, PROGRESS, WELL = question("avid"), question("progress"), question("well")
IS_AVID, GROWS, IS_WELL = ({"finding": name, "is": True} for name in ("avid", "progress", "well"))
WORLD = Engine(
    rule_set([AVID, PROGRESS, WELL], [], derived_findings=[derived("d-both", {"all": [IS_AVID, GROWS]})]),
)


def criterion(name, when, is_inclusion=True):
    condition = None if when is None else parse(when)
    return EntryCriterion(f"trial/a/entry/{name}", is_inclusion, name, condition, "", SEEN)


def trial(*criteria):
    return Trial(
        id="a", name="A", nct="", phase="3", design="", is_randomised=True, population="", line="any",
        prior_therapy="", biomarker="", region="", enrolment=None, arms=(), outcomes=(), events=(),
        entry=criteria, notes=(), sources=(),
    )  # fmt: skip


def fitted(made, **findings):
    return trial_fit(made, WORLD, WORLD.evaluate(Case.of(findings)))


@pytest.mark.parametrize(
    ("is_inclusion", "findings", "fit"),
    [
        (True, {"avid": True}, Fit.MET),
        (True, {"avid": False}, Fit.NOT_MET),
        (True, {}, Fit.OPEN),
        (False, {"avid": True}, Fit.NOT_MET),
        (False, {"avid": False}, Fit.MET),
        (False, {}, Fit.OPEN),
    ],
)
def test_an_inclusion_needs_what_an_exclusion_forbids(is_inclusion, findings, fit):
    found = fitted(trial(criterion("avid", IS_AVID, is_inclusion)), **findings)
    assert [item.fit for item in found.criteria] == [fit]
    assert found.may_enter is (fit is not Fit.NOT_MET)


def test_an_open_criterion_names_the_questions_it_rests_on_also_below_a_derived_finding():
    both = trial(criterion("both", {"finding": "d-both", "is": True}))
    assert fitted(both).criteria[0].open_questions == ("avid", "progress")
    assert fitted(both, avid=True).criteria[0].open_questions == ("progress",)
    assert fitted(both, avid=False).criteria[0].open_questions == ()
    assert fitted(both, avid=False).criteria[0].fit is Fit.NOT_MET


def test_what_no_question_can_say_is_not_asked_and_never_missed():
    made = trial(criterion("life", None), criterion("other-cancer", None, is_inclusion=False))
    found = fitted(made)
    assert found.trial is made
    assert tuple(item.criterion for item in found.criteria) == made.entry
    assert [item.fit for item in found.criteria] == [Fit.NOT_ASKED, Fit.NOT_ASKED]
    assert [item.open_questions for item in found.criteria] == [(), ()]
    assert found.may_enter


def test_one_missed_criterion_is_enough_and_the_order_is_that_of_the_trial():
    made = trial(
        criterion("avid", IS_AVID), criterion("progress", GROWS), criterion("well", IS_WELL, is_inclusion=False)
    )
    found = fitted(made, avid=True, well=True)
    assert [item.fit for item in found.criteria] == [Fit.MET, Fit.OPEN, Fit.NOT_MET]
    assert [item.criterion.text for item in found.criteria] == ["avid", "progress", "well"]
    assert not found.may_enter


def test_a_trial_without_criteria_misses_none():
    assert fitted(trial()).criteria == ()


# --- the trials of the knowledge base: one case that fits every typed criterion, and one answer that just does not ---

REFRACTORY = {
    "histology": "papillary", "thyroidectomy-status": "total", "rai-given": True,
    "rai-uptake-pattern": "none-in-any-lesion", "rai-scan-quality": "adequate",
}  # fmt: skip
GROWING = {
    "structural-disease": True, "recist-change-percent": 22, "recist-interval-months": 13, "new-lesions": False,
}  # fmt: skip
SECOND_LINE = {"prior-agents": ["sorafenib", "lenvatinib"], "last-agent-outcome": "progression"}

FITTING = {
    "select": {**REFRACTORY, **GROWING, "prior-agents": ["sorafenib"]},
    "decision": {**REFRACTORY, **GROWING, "prior-agents": ["none"], "tsh-current": 0.4},
    "cosmic-311": {**REFRACTORY, **SECOND_LINE, "structural-disease": True, "age": 16, "ecog": 1},
    "libretto-001-thyroid": {"structural-disease": True, "drivers": ["ret-fusion"]},
    "donafenib-phase-3": {
        **REFRACTORY, **GROWING, "age": 18, "largest-lesion-mm": 10, "tsh-current": 0.1, "prior-agents": ["none"],
        "brain-mets": "treated-stable",
    },
    "dabrafenib-trametinib-phase-3": {
        **REFRACTORY, **SECOND_LINE, "structural-disease": True, "age": 61, "drivers": ["braf-v600e", "tert-promoter"],
        "largest-lesion-mm": 24,
    },
}  # fmt: skip

NEAR_MISSES = [
    ("select", {"recist-interval-months": 14}, "progression"),
    ("select", {"prior-agents": ["sorafenib", "cabozantinib"]}, "earlier-lines"),
    ("decision", {"tsh-current": 0.5}, "tsh"),
    ("decision", {"prior-agents": ["chemotherapy"]}, "earlier-drugs"),
    ("cosmic-311", {"prior-agents": ["sorafenib", "lenvatinib", "vandetanib"]}, "more-lines"),
    ("cosmic-311", {"age": 15}, "age"),
    ("libretto-001-thyroid", {"drivers": ["ntrk-fusion"]}, "driver"),
    ("donafenib-phase-3", {"largest-lesion-mm": 9}, "measurable"),
    ("donafenib-phase-3", {"brain-mets": "untreated"}, "brain"),
    ("dabrafenib-trametinib-phase-3", {"prior-agents": ["lenvatinib", "braf-plus-mek"]}, "earlier-braf"),
    ("dabrafenib-trametinib-phase-3", {"drivers": ["braf-v600e", "ret-fusion"]}, "ret-fusion"),
]


@pytest.fixture
def fit_of(knowledge, engine):
    reader = CaseReader({entry.id: entry for entry in knowledge.rule_set.questions})

    def fit(trial_id, findings):
        made = knowledge.trial(trial_id)
        assert made is not None
        assert made.entry
        return trial_fit(made, engine, engine.evaluate(reader.from_data({"findings": findings}, trial_id)))

    return fit


@pytest.mark.parametrize("trial_id", FITTING)
def test_a_case_that_fits_meets_every_criterion_that_is_asked(fit_of, trial_id):
    found = fit_of(trial_id, FITTING[trial_id])
    assert [item for item in found.criteria if item.fit not in (Fit.MET, Fit.NOT_ASKED)] == []
    assert found.may_enter


@pytest.mark.parametrize(("trial_id", "change", "missed"), NEAR_MISSES)
def test_a_near_miss_misses_that_one_criterion(fit_of, trial_id, change, missed):
    found = fit_of(trial_id, {**FITTING[trial_id], **change})
    assert not found.may_enter
    assert [item.criterion.address for item in found.criteria if item.fit is Fit.NOT_MET] == [
        f"trial/{trial_id}/entry/{missed}"
    ]


def test_an_empty_case_misses_no_criterion_of_any_trial(knowledge, fit_of):
    assert len(knowledge.trials_with_entry) >= len(FITTING)
    for trial_id in knowledge.trials_with_entry:
        found = fit_of(trial_id, {})
        assert {item.fit for item in found.criteria} <= {Fit.OPEN, Fit.NOT_ASKED}, trial_id
        assert all(item.open_questions for item in found.criteria if item.fit is Fit.OPEN), trial_id


def test_every_trial_with_criteria_says_what_was_not_read(knowledge):
    for trial_id in knowledge.trials_with_entry:
        made = knowledge.trial(trial_id)
        assert made is not None
        assert any(note.address.endswith("/entry-unread") for note in made.notes), trial_id
