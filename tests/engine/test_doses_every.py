"""Laws of the start dose, for every drug and random patients: no number where a label has none, never a higher one."""

import pytest

from rairdtc_gui.domain.case import Jurisdiction
from rairdtc_gui.domain.drugs import AdjustmentAction
from rairdtc_gui.domain.jurisdiction import REGION_OF_JURISDICTION
from tests.prove.agreement import random_cases

SEED = 20261125
ORGANS = ("renal", "hepatic")


@pytest.fixture(scope="module")
def answers(engine):
    """(drug, answer) of every drug for many partial patients, in each region."""
    found = []
    for case, jurisdiction in random_cases(engine, 60, SEED):
        evaluation = engine.evaluate(case)
        for drug in engine.rule_set.drugs:
            region = REGION_OF_JURISDICTION[jurisdiction]
            found.append((drug, engine.drug_dose(drug.summary.id, evaluation, region)))
    return found


def test_avoid_and_no_data_show_no_number(answers):
    for drug, answer in answers:
        actions = {reason.adjustment.action for reason in answer.reasons}
        if answer.avoid or AdjustmentAction.NO_DATA in actions:
            assert answer.dose is None, drug.summary.id
            assert answer.candidates == (), drug.summary.id


def test_of_two_adjustments_the_shown_dose_is_no_higher_than_either(answers):
    checked = 0
    for drug, answer in answers:
        doses = [reason.adjustment.dose for reason in answer.reasons if reason.adjustment.dose is not None]
        if answer.dose is not None and answer.is_combined:
            checked += 1
            assert all(answer.dose.daily <= dose.daily for dose in doses), drug.summary.id
    assert checked


def test_a_weaker_organ_never_raises_the_dose(engine):
    for drug in engine.rule_set.drugs:
        highest = max((start.dose.daily or 0.0 for start in drug.start), default=0.0)
        for item in drug.adjustments:
            if item.kind in ORGANS and item.dose is not None and item.dose.daily is not None and highest:
                assert item.dose.daily <= highest, item.address


def test_a_number_lies_among_the_doses_of_the_monograph_or_of_the_option(answers):
    for drug, answer in answers:
        if answer.dose is not None:
            stated = [start.dose for start in drug.start] + [item.dose for item in drug.adjustments]
            assert answer.dose in stated, drug.summary.id


def test_every_answer_says_where_it_was_read_or_that_it_is_unconfirmed(answers):
    for drug, answer in answers:
        if answer.dose is not None:
            assert answer.sources or not answer.is_confirmed, drug.summary.id


@pytest.mark.parametrize("jurisdiction", list(Jurisdiction))
def test_no_region_is_without_a_label_to_lead(jurisdiction):
    assert REGION_OF_JURISDICTION[jurisdiction] in ("FDA", "EMA", "NMPA", "PMDA")
