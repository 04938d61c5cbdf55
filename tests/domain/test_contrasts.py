"""Figures of trials as they are read together: none is lost, none stands twice, no ratio is without words."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from rairdtc_gui.domain.contrasts import (
    Topic,
    calculated_difference,
    contrasts,
    event_contrasts,
    n_of,
    pairs_of,
    topic_of,
)
from rairdtc_gui.domain.evidence import Arm, Outcome, Trial, TrialEvent
from rairdtc_gui.domain.provenance import Checked, Provenance

SEEN = Provenance(("source",), Checked.SEEN, "2026-11-25")


def figure(name, arm="", compare=(), value=1.0, measure="percent", endpoint="ORR", assessor="independent"):
    return Outcome(f"trial/t/{name}", endpoint, assessor, arm, compare, measure, value, None, None, "", "", SEEN)


def event(name, arm, term="Rash"):
    return TrialEvent(f"trial/t/{name}", arm, term, 10.0, None, "", SEEN)


def a_trial(*outcomes, events=(), is_randomised=True, arms=("drug", "placebo")):
    return Trial(
        "t", "T", "", "2", "", is_randomised, "", "any", "", "", "", None,
        tuple(Arm(arm, arm, None) for arm in arms), outcomes, tuple(events), (), (), (),
    )  # fmt: skip


@pytest.fixture(scope="module")
def trials(knowledge):
    ids = dict.fromkeys(trial for drug in knowledge.rule_set.drugs for trial in drug.trials)
    return [trial for trial in map(knowledge.trial, ids) if trial is not None]


def test_every_figure_of_every_trial_stands_in_a_line(trials):
    assert len(trials) > 40
    for trial in trials:
        lines = contrasts(trial)
        assert {item.address for line in lines for item in line.outcomes} == {item.address for item in trial.outcomes}
        events = event_contrasts(trial)
        assert {item.address for line in events for item in line.outcomes} == {item.address for item in trial.events}


def test_no_two_lines_of_a_trial_have_one_key(trials):
    for trial in trials:
        keys = [line.key for line in (*contrasts(trial), *event_contrasts(trial))]
        assert len(keys) == len(set(keys)), trial.id


def test_both_arms_and_their_ratio_stand_in_one_line():
    trial = a_trial(
        figure("a", "drug", value=64.8),
        figure("b", "placebo", value=1.5),
        figure("c", compare=("drug", "placebo"), measure="odds-ratio", assessor="not-stated"),
    )
    (line,) = contrasts(trial)
    assert (line.first, line.second, line.ratio) == trial.outcomes
    assert (line.difference, line.difference_measure) == ("63.3", "percent")
    assert line.topic is Topic.RESPONSE


def test_a_single_figure_serves_every_ratio_of_its_line():
    pair = ("drug", "placebo")
    trial = a_trial(
        figure("a", "drug"), figure("b", "placebo"),
        figure("c", compare=pair, measure="hazard-ratio"), figure("d", compare=pair, measure="hazard-ratio"),
    )  # fmt: skip
    assert [(line.first, line.second) for line in contrasts(trial)] == [trial.outcomes[:2]] * 2


def test_a_reported_difference_is_not_calculated_again():
    pair = ("drug", "placebo")
    (line,) = contrasts(a_trial(figure("a", "drug"), figure("b", "placebo"), figure("c", "", pair, 3.0, "difference")))
    assert line.reported is not None
    assert line.difference == ""
    assert line.key == "trial/t/c"


def test_arms_that_nothing_compares_stand_in_one_line_only_in_a_randomised_trial():
    outcomes = (figure("a", "drug"), figure("b", "placebo"))
    assert [line.arms for line in contrasts(a_trial(*outcomes))] == [("drug", "placebo")]
    assert [line.arms for line in contrasts(a_trial(*outcomes, is_randomised=False))] == [("drug",), ("placebo",)]


def test_a_figure_of_a_third_arm_stands_alone():
    trial = a_trial(figure("a", "other"), arms=("drug", "placebo", "other"))
    assert [(line.arms, line.second) for line in contrasts(trial)] == [(("other",), None)]


def test_a_trial_of_one_arm_compares_none():
    assert pairs_of(a_trial(arms=("drug",))) == ()


def test_events_of_compared_arms_stand_in_one_line():
    trial = a_trial(events=(event("a", "drug"), event("b", "placebo"), event("c", "drug", "Fever")))
    rash, fever = event_contrasts(trial)
    assert [item.arm for item in rash.outcomes] == ["drug", "placebo"]
    assert fever.events[1] is None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (None, figure("b")),
        (figure("a"), figure("b", measure="count")),
        (figure("a", measure="count"), figure("b", measure="count")),
        (figure("a", value=None), figure("b")),
    ],
)
def test_no_difference_without_two_figures_of_one_kind(first, second):
    assert calculated_difference(first, second) == ("", "")


@pytest.mark.parametrize(
    ("endpoint", "topic"),
    [
        ("PFS (primary)", Topic.PFS),
        ("OS rate at 12 months", Topic.SURVIVAL),
        ("DOR", Topic.RESPONSE),
        ("Stopped for toxicity", Topic.TOXICITY),
        ("Received 131I", Topic.OTHER),
    ],
)
def test_an_endpoint_belongs_to_one_topic(endpoint, topic):
    assert topic_of(endpoint) is topic


def counted(endpoint, n=None, arm="drug"):
    return Outcome("trial/t/a", endpoint, "independent", arm, (), "percent", 1.0, None, n, "", "", SEEN)


@pytest.mark.parametrize(
    ("endpoint", "n", "patients"),
    [
        ("PFS (primary)", None, 170),
        ("PFS, prior sorafenib only", 96, 96),
        ("PFS, prior sorafenib only", None, None),
        ("ORR", None, None),
        ("DOR", None, None),
    ],
)
def test_only_survival_of_the_whole_arm_borrows_the_number_of_its_arm(endpoint, n, patients):
    trial = replace(a_trial(), arms=(Arm("drug", "drug", 170),))
    assert n_of(trial, counted(endpoint, n)) == patients
    assert n_of(trial, counted(endpoint, n, arm="no-such-arm")) == n


def test_no_subgroup_of_a_trial_is_given_the_patients_of_its_arm(trials):
    """A name with a comma or a word for a part stands in no list of the whole."""
    found = [
        (trial.id, outcome.endpoint)
        for trial in trials
        for outcome in trial.outcomes
        if outcome.n is None and re.search(r"prior|interrupted|histology|metastas|tumour|aged", outcome.endpoint)
        and n_of(trial, outcome) is not None
    ]  # fmt: skip
    assert found == []


@pytest.mark.parametrize(
    ("endpoints", "order"),
    [
        (("PFS (interim)", "ORR", "PFS (extended cut)"), ["ORR", "PFS (extended cut)", "PFS (interim)"]),
        (("PFS (interim)", "OS (final data cut)"), ["PFS (interim)", "OS (final data cut)"]),
        (("PFS (interim)", "PFS"), ["PFS (interim)", "PFS"]),
    ],
)
def test_a_cut_that_is_said_to_be_later_leads_before_the_interim_one(endpoints, order):
    trial = a_trial(*(figure(name, "drug", endpoint=name) for name in endpoints), is_randomised=False)
    assert [line.endpoint for line in contrasts(trial)] == order


def test_the_arms_of_an_interim_cut_say_so_too():
    early = figure("a", "drug-interim", endpoint="ORR (primary, first 100)")
    late = figure("b", "drug", endpoint="ORR (extended cut)")
    trial = a_trial(early, late, is_randomised=False, arms=("drug-interim", "drug"))
    assert [line.first for line in contrasts(trial)] == [late, early]
