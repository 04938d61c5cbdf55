"""Every dose level of every drug in the knowledge base, wherever and for whoever its ladder may hold."""

import pytest

from rairdtc_gui.domain.case import Case
from rairdtc_gui.domain.drugs import NextLevel
from rairdtc_gui.domain.jurisdiction import REGIONS
from rairdtc_gui.domain.toxicity import Toxicity
from rairdtc_gui.engine.toxicity import Situation, toxicity
from rairdtc_gui.services.drug_answers import doses_of

PEOPLE: tuple[dict[str, float], ...] = (
    {},
    {"age": 45.0, "weight-kg": 70.0},
    {"age": 45.0, "weight-kg": 45.0},
    {"age": 14.0, "weight-kg": 35.0},
)


def after_one_step(knowledge, engine, region):
    """Drug, person, dose now and each level after it."""
    for summary in knowledge.drug_list:
        drug = knowledge.drug(summary.id)
        steps = [step for step in drug.toxicity if step.next_level is NextLevel.ONE_LOWER and step.grades]
        for step in steps[:1]:
            for person in PEOPLE:
                evaluation = engine.evaluate(Case(findings=person))
                for dose in doses_of(drug):
                    asked = Situation(region, dose, lambda when, seen=evaluation: engine.judge(when, seen))
                    answer = toxicity(drug, Toxicity(step.event, step.grades[0]), asked)
                    yield from ((summary.id, person, dose, item.after) for item in answer.fitting if item.after)


def levels(after):
    return [after, *(ladder.after for ladder in after.by_ladder)]


@pytest.mark.parametrize("region", ["", *REGIONS])
def test_no_step_leads_up_and_none_stops_while_a_ladder_that_may_hold_goes_on(knowledge, engine, region):
    count = 0
    for drug, person, dose, after in after_one_step(knowledge, engine, region):
        for level in levels(after):
            same_unit = level.dose is not None and level.dose.unit == dose.unit
            if same_unit and level.dose.daily is not None and dose.daily is not None:
                assert level.dose.daily <= dose.daily, (drug, person, dose)
        assert not (after.is_below_last and after.by_ladder), (drug, person, dose)
        assert len(set(levels(after)[1:])) != 1
        count += 1
    assert count > 100


def every_answer(knowledge, engine, region):
    """Drug, dose now and each step that may hold, for every event, grade, time and level."""
    evaluation = engine.evaluate(Case(findings={}))
    for summary in knowledge.drug_list:
        drug = knowledge.drug(summary.id)
        for dose in doses_of(drug):
            asked = Situation(region, dose, lambda when: engine.judge(when, evaluation))
            for event in drug.label_events:
                for grade in (1, 2, 3, 4):
                    for time in (None, 1, 2, 3, 4):
                        answer = toxicity(drug, Toxicity(event, grade, time), asked)
                        yield from ((summary.id, dose, item) for item in answer.steps)


def is_more(dose, now):
    return None not in (dose.daily, now.daily) and dose.unit == now.unit and dose.daily > now.daily


@pytest.mark.parametrize("region", ["", *REGIONS])
def test_no_dose_after_any_step_is_more_a_day_and_a_named_one_is_always_less(knowledge, engine, region):
    """A named dose that is no step down is said to be none, with the next level, each ladder's or a stop beside it."""
    seen = set()
    for drug, now, item in every_answer(knowledge, engine, region):
        if item.after is None:
            continue
        for level in levels(item.after):
            doses = [dose for dose in (level.dose, *level.lower, *level.alternatives) if dose is not None]
            assert not any(is_more(dose, now) for dose in doses), (drug, now, item.step.address)
            assert all(dose.unit == now.unit for dose in doses), (drug, now, item.step.address)
            assert level.dose != now or item.step.next_level is NextLevel.SAME, (drug, now, item.step.address)
        fixed, after = item.step.next_dose, item.after
        if fixed is not None:
            assert (after.dose == fixed) != (after.not_below == fixed)
            assert after.dose or after.is_below_last or after.by_ladder, (drug, now, item.step.address)
            seen.add((drug, after.dose == fixed))
    named = ("vemurafenib", "lutetium-177-psma-617")
    assert seen >= {(drug, is_lower) for drug in named for is_lower in (True, False)}
