"""A result whose conditions are not met says so: which, at which input, and whether it is still an answer."""

import pytest

from rairdtc_gui.domain.calculators import Doubt, Lack, Outcome
from rairdtc_gui.engine.calculators.registry import calculate, shown

MET = {"tgab-negative": True, "tsh-suppressed": True, "same-assay": True}
FOUR = {"tg-ng-ml": (1.0, 2.0, 4.0, 8.0), "years": (0.0, 0.5, 1.0, 1.5)}


@pytest.fixture
def worked(knowledge):
    calculators = {calculator.id: calculator for calculator in knowledge.calculators}
    return lambda calculator_id, given: calculate(calculators[calculator_id], given)


def test_a_doubling_time_with_every_condition_met_has_no_doubt_and_its_band(worked):
    calculation = worked("tg-doubling-time", {**FOUR, **MET})
    assert calculation.doubts == ()
    assert calculation.is_answer
    assert calculation.results["band"].value == "aggressive"


@pytest.mark.parametrize("condition", MET)
@pytest.mark.parametrize(("answer", "lack"), [(False, Lack.ANSWERED_NO), (None, Lack.NOT_ANSWERED)])
def test_each_condition_that_is_not_met_or_open_is_named_and_takes_the_band(worked, condition, answer, lack):
    given = {**FOUR, **MET, condition: answer}
    calculation = worked("tg-doubling-time", {key: value for key, value in given.items() if value is not None})
    assert calculation.doubts == (Doubt(condition, lack),)
    assert not calculation.is_answer
    assert calculation.results["band"] == Outcome()
    assert calculation.results["tg-doubling-time-years"].value == 0.5


def test_a_span_under_that_of_its_warning_takes_the_band_and_few_values_are_a_caution(worked):
    months = worked("tg-doubling-time", {**MET, "tg-ng-ml": (1.0, 2.0, 4.0, 8.0), "years": (0.0, 0.1, 0.2, 0.499)})
    assert months.doubts == (Doubt("years", Lack.TOO_SHORT, 0.5),)
    assert months.results["band"] == Outcome()
    later = worked("tg-doubling-time", {**MET, "tg-ng-ml": (1.0, 2.0, 4.0, 8.0), "years": (3.0, 3.1, 3.2, 3.4)})
    assert later.doubts == months.doubts
    few = worked("tg-doubling-time", {**MET, "tg-ng-ml": (1.0, 2.0, 4.0), "years": (1.0, 1.2, 1.5)})
    assert few.doubts == (Doubt("tg-ng-ml", Lack.TOO_FEW, 4),)
    assert few.is_answer
    assert few.results["band"].value == "aggressive"


def test_a_doubling_time_of_hours_is_never_shown_as_none(worked):
    calculation = worked("tg-doubling-time", {"tg-ng-ml": (1.0, 2.0, 4.0), "years": (0.0, 0.001, 0.002)})
    value = calculation.results["tg-doubling-time-years"].value
    assert shown("tg-doubling-time-years", value) == 0.001
    assert shown("tg-doubling-time-years", -0.004567) == -0.0046
    assert shown("tg-doubling-time-years", 0.0) == 0.0
    steep = worked("tg-doubling-time", {"tg-ng-ml": (0.01, 1e6), "years": (0.0, 1e-9)})
    assert 0 < shown("tg-doubling-time-years", steep.results["tg-doubling-time-years"].value) < 1e-9


@pytest.mark.parametrize(
    ("calculator_id", "given", "open_inputs"),
    [
        ("ctcae-bp", {"systolic": 150.0, "diastolic": 80.0}, ("crisis",)),
        ("ctcae-bp", {"systolic": 150.0, "diastolic": 80.0, "crisis": False}, ()),
        ("ctcae-bp", {"crisis": True}, ()),
        ("ctcae-qtc", {"qtc-ms": 510.0}, ("torsade",)),
        ("ctcae-qtc", {"torsade": True}, ()),
        (
            "recist-change",
            {"baseline-mm": 80.0, "nadir-mm": 50.0, "now-mm": 54.0, "new-lesion": False},
            ("nontarget-progression", "all-gone"),
        ),
        ("recist-change", {"baseline-mm": 40.0, "nadir-mm": 40.0, "now-mm": 38.0, "new-lesion": True}, ()),
        ("child-pugh", {"inr": 1.0}, ()),
        ("ctcae-proteinuria", {"dipstick": "2+"}, ()),
    ],
)
def test_a_question_that_counts_as_no_while_it_is_open_is_named_where_yes_could_change_the_result(
    worked, calculator_id, given, open_inputs
):
    calculation = worked(calculator_id, given)
    assert calculation.doubts == tuple(Doubt(where, Lack.COUNTED_AS_NO) for where in open_inputs)
    assert calculation.is_answer
