"""What cannot be used is refused, with the place and what is allowed; nothing is assumed."""

import math

import pytest

from rairdtc_gui.domain.calculators import InputKind
from rairdtc_gui.domain.conditions import comparisons
from rairdtc_gui.engine.calculators import kidney_liver, tumour
from rairdtc_gui.engine.calculators.figures import settled
from rairdtc_gui.engine.calculators.registry import IDS, CalculatorError, calculate, kept, shown

ANSWER_EARLY = ("child-pugh", "recist-change", "ctcae-bp", "ctcae-qtc", "ctcae-proteinuria")
RISING = "the oldest first, each later than the one before"


@pytest.fixture
def calculators(knowledge):
    return {calculator.id: calculator for calculator in knowledge.calculators}


@pytest.fixture
def refused(calculators):
    def call(calculator_id, **given):
        return refusal(calculators[calculator_id], {key.replace("_", "-"): value for key, value in given.items()})

    return call


def refusal(calculator, given):
    with pytest.raises(CalculatorError) as caught:
        calculate(calculator, given)
    return caught.value


def examples(calculator):
    return [dict(example.given) for example in calculator.examples]


@pytest.mark.parametrize("calculator_id", IDS)
def test_the_ends_of_a_hard_range_are_allowed_and_nothing_beyond(calculators, calculator_id):
    calculator = calculators[calculator_id]
    for given in examples(calculator):
        for item in calculator.inputs:
            if item.id not in given or item.hard is None:
                continue
            for bad in (item.hard.low - 0.001, item.hard.high + 0.001, math.nan, math.inf, -math.inf):
                value = bad if item.kind is InputKind.NUMBER else (*given[item.id][1:], bad)
                error = refusal(calculator, {**given, item.id: value})
                assert (error.where, error.allowed) == (item.id, item.allowed())
                assert "out of range" in error.what
            assert item.hard.low in item.hard
            assert item.hard.high in item.hard


@pytest.mark.parametrize("calculator_id", IDS)
def test_a_value_of_the_wrong_kind_is_refused(calculators, calculator_id):
    calculator = calculators[calculator_id]
    wrong = {
        InputKind.NUMBER: ("7", True, (1.0,)),
        InputKind.SERIES: (3.7, (), (True,), ("7",)),
        InputKind.CHOICE: ("neither", True, 1.0),
        InputKind.BOOLEAN: ("true", 1.0),
    }
    for item in calculator.inputs:
        for value in wrong[item.kind]:
            error = refusal(calculator, {item.id: value})
            assert error.where == item.id
            assert error.what == f"{value!r} is not allowed"
            assert error.allowed == item.allowed()


@pytest.mark.parametrize("calculator_id", IDS)
def test_nothing_and_unknown_inputs_are_refused(calculators, calculator_id):
    calculator = calculators[calculator_id]
    error = refusal(calculator, {})
    assert (error.what, error.where) == ("nothing was given", calculator_id)
    error = refusal(calculator, {"shoe-size": 42.0})
    assert (error.what, error.where) == ("no such input", "shoe-size")
    assert all(item.id in error.allowed for item in calculator.inputs)


def test_what_a_calculator_asks_for_is_named_where_nothing_of_it_is_given(calculators):
    assert refusal(calculators["bsa"], {"shoe-size": 42.0}).allowed == "one of height-cm, weight-kg"
    error = refusal(calculators["bsa"], {})
    assert (error.what, error.where) == ("nothing was given", "bsa")
    assert error.allowed == "at least one of height-cm, weight-kg"


@pytest.mark.parametrize("calculator_id", [name for name in IDS if name not in ANSWER_EARLY])
def test_a_missing_input_is_named(calculators, calculator_id):
    calculator = calculators[calculator_id]
    for given in examples(calculator):
        for left_out in given:
            rest = {key: value for key, value in given.items() if key != left_out}
            if not rest or isinstance(given[left_out], bool):  # a condition may be open
                continue
            error = refusal(calculator, rest)
            quantity = next(group for group in calculator.quantities if left_out in [item.id for item in group])
            assert (error.what, error.where) == ("missing", quantity[0].id)
            assert all(item.allowed() in error.allowed for item in quantity)


def test_what_may_be_given_in_two_units_is_asked_for_in_either(refused):
    error = refused("cockcroft-gault", age=65.0, weight_kg=70.0, sex="male")
    either = (
        "creatinine-mg-dl, a number from 0.1 to 30 mg/dL",
        "creatinine-umol-l, a number from 9 to 2650 micromol/L",
    )
    assert error.allowed == " or, as ".join(either)
    assert refused("qtc", qt_ms=400.0).allowed == "a number from 20 to 300 beats/min"


@pytest.mark.parametrize("calculator_id", ANSWER_EARLY)
def test_with_a_missing_input_the_others_answer_and_the_true_answer_stays_possible(calculators, calculator_id):
    calculator = calculators[calculator_id]
    for example in calculator.examples:
        given, result = dict(example.given), dict(example.result)
        for left_out in given:
            rest = {key: value for key, value in given.items() if key != left_out}
            is_flag = isinstance(given[left_out], bool) and left_out != "new-lesion"  # not given counts as no
            if not rest or is_flag or left_out == "baseline-ms":
                continue
            calculation = calculate(calculator, rest)
            assert calculation.not_given
            for name, outcome in calculation.results.items():
                assert not outcome.possible or result[name] in [shown(name, figure) for figure in outcome.possible]


def test_one_quantity_in_two_units_is_refused(refused):
    error = refused("albi", bilirubin_umol_l=17.1, bilirubin_mg_dl=1.0, albumin_g_l=40.0)
    assert error.what == "given in two units"
    assert error.allowed == "only one of bilirubin-umol-l, bilirubin-mg-dl"
    assert str(error).startswith("bilirubin-mg-dl: given in two units; allowed: only one of")


def test_an_input_outside_the_usual_range_is_pointed_out(calculators):
    calculation = calculate(calculators["qtc"], {"qt-ms": 620.0, "heart-rate": 60.0})
    assert calculation.implausible == ("qt-ms",)
    given = {"activities-gbq": (3.7, 12.0)}
    assert calculate(calculators["rai-activity"], given).implausible == ("activities-gbq",)


def test_what_was_not_given_is_named_once_a_quantity(calculators):
    calculation = calculate(calculators["child-pugh"], {"inr": 1.0, "albumin-g-l": 40.0, "ascites": "none"})
    assert calculation.not_given == ("bilirubin-mg-dl", "encephalopathy")


@pytest.mark.parametrize(
    ("values", "years", "where", "what", "allowed"),
    [
        ((5.0,), (0.0,), "tg-ng-ml", "one value has no doubling time", "two or more values"),
        ((5.0, 6.0), (0.0,), "years", "1 times", "one for each of the 2 values"),
        ((5.0, 6.0), (1.0, 1.0), "years", "times do not rise", RISING),
        ((5.0, 6.0, 7.0), (0.0, 2.0, 1.0), "years", "times do not rise", RISING),
        ((5.0, 5.0), (0.0, 1.0), "tg-ng-ml", "no doubling time: no rise and no fall", "values that rise or fall"),
        (
            (3.1, 3.1, 3.1),
            (0.0, 0.4, 1.1),
            "tg-ng-ml",
            "no doubling time: no rise and no fall",
            "values that rise or fall",
        ),
        (
            (2.0, 9.0, 2.0),
            (0.0, 1.0, 2.0),
            "tg-ng-ml",
            "no doubling time: no rise and no fall",
            "values that rise or fall",
        ),
    ],
)
def test_no_doubling_time(refused, values, years, where, what, allowed):
    error = refused("tg-doubling-time", tg_ng_ml=values, years=years)
    assert (error.where, error.what, error.allowed) == (where, what, allowed)


@pytest.mark.parametrize(("systolic", "diastolic"), [(120.0, 120.0), (100.0, 110.0)])
def test_pressures_the_wrong_way_round(refused, systolic, diastolic):
    error = refused("ctcae-bp", systolic=systolic, diastolic=diastolic, crisis=True)
    assert (error.where, error.allowed) == ("diastolic", f"below {systolic:g} mmHg")
    assert error.what == f"{diastolic:g} is not below the systolic pressure"


def test_a_smallest_sum_above_the_baseline_and_a_large_sum_that_is_all_gone(refused):
    error = refused("recist-change", baseline_mm=40.0, nadir_mm=41.0, now_mm=40.0, new_lesion=False)
    assert (error.where, error.allowed) == ("nadir-mm", "at most 40 mm")
    assert error.what == "41 is above the baseline"
    error = refused("recist-change", now_mm=50.0, all_gone=True)
    assert (error.where, error.allowed) == ("all-gone", "no from 50 mm on")
    assert error.what == "all targets gone, but a sum of 50 mm"
    assert tumour.recist(tumour.Lesions(now_mm=49.0, is_all_gone=True)).category.possible == ("CR", "PD")


def test_an_unknown_calculator_is_a_mistake_of_the_program(calculators):
    from dataclasses import replace

    with pytest.raises(KeyError):
        calculate(replace(calculators["bsa"], id="bmi"), {"weight-kg": 70.0})


@pytest.mark.parametrize(
    ("calculator_id", "given", "name", "value"),
    [
        ("corrected-calcium", {"calcium-mg-dl": 7.8, "albumin-g-l": 30.0}, "calcium-mg-dl", 8.6),
        ("corrected-calcium", {"calcium-mmol-l": 1.95, "albumin-g-dl": 3.0}, "calcium-mmol-l", 2.15),
        ("albi", {"bilirubin-umol-l": 20.52, "albumin-g-dl": 3.5}, "score", -2.11),
        ("albi", {"bilirubin-mg-dl": 1.2, "albumin-g-l": 35.0}, "score", -2.11),
    ],
)
def test_units_may_be_mixed(calculators, calculator_id, given, name, value):
    assert shown(name, calculate(calculators[calculator_id], given).results[name].value) == value


@pytest.mark.parametrize(
    ("given", "grade"),
    [({"dipstick": "4+"}, 3), ({"upcr": 0.4, "dipstick": "3+"}, 2), ({"upcr": 3.6, "dipstick": "1+"}, 3)],
)
def test_a_dipstick_alone_or_beside_a_ratio_makes_a_grade(calculators, given, grade):
    assert calculate(calculators["ctcae-proteinuria"], given).results["grade"].value == grade


def test_progression_elsewhere_is_progression_whatever_the_sums_say(calculators):
    sums = {"baseline-mm": 80.0, "nadir-mm": 50.0, "now-mm": 50.0, "new-lesion": False}
    for elsewhere, category in ((True, "PD"), (False, "PR")):
        results = calculate(calculators["recist-change"], {**sums, "nontarget-progression": elsewhere}).results
        assert results["category"].value == category


def test_a_case_keeps_a_figure_on_its_side_of_a_limit():
    assert kept("tg-doubling-time-years", 0.99612) == 0.9961
    assert kept("rai-cumulative-gbq", 21.96) == 21.96
    assert kept("crcl", 29.9666) == 29.967
    assert kept("crcl", 29.99996) == 29.99996
    assert kept("tg-doubling-time-years", 0.00001234) == 0.000012
    assert kept("grade", 2) == 2
    assert kept("grade", 2.55555) == 2.55555
    assert kept("band", "normal") == "normal"


def test_only_measured_figures_are_rounded():
    assert shown("crcl", 72.91666) == 72.9
    assert shown("upcr", 2.04784) == 2.05
    assert shown("grade", 2) == 2
    assert shown("grade", 2.5) == 2.5
    assert shown("band", "normal") == "normal"


@pytest.mark.parametrize(
    ("name", "lines", "judge"),
    [
        ("crcl", (15.0, 30.0, 60.0, 90.0), kidney_liver.kidney_band),
        ("score", (-2.60, -1.39), kidney_liver.albi_grade),
        ("tg-doubling-time-years", (0.0, 1.0, 3.0), tumour.tg_band),
        ("upcr", (0.15, 0.2, 1.0, 3.5), lambda ratio: kidney_liver.ctcae_proteinuria(upcr_g_g=ratio).grade),
        ("recist-change-percent", (20.0,), lambda percent: percent >= 20),
        ("from-baseline-percent", (-30.0,), lambda percent: percent <= -30),
        ("absolute-mm", (5.0,), lambda rise: rise >= 5),
        ("qtcf-ms", (450.0, 480.0, 500.0), lambda qtc: [qtc > line for line in (450, 480, 500)]),
        ("qtcb-ms", (450.0, 480.0, 500.0), lambda qtc: [qtc > line for line in (450, 480, 500)]),
    ],
)
def test_no_figure_is_rounded_over_a_line(name, lines, judge):
    for line in lines:
        for power in range(1, 9):
            for figure in (line - 10.0**-power, line, line + 10.0**-power):
                assert judge(shown(name, figure)) == judge(figure), (name, figure)


LINES_OF_BANDS = {
    "calcium-mg-dl": (6.0, 7.0, 8.0), "calcium-mmol-l": (1.5, 1.75, 2.0), "upcr": (1.0, 2.0),
    "rai-cumulative-gbq": (22.0,), "mci": (600.0,), "kidney-gy": (23.0, 28.0),
}  # fmt: skip


def lines_of_rules(rule_set, question):
    """Where conditions of the knowledge base draw a line through the answers of a question."""
    conditions = [item.when for item in (*rule_set.rules, *rule_set.derived)]
    conditions += [item.applies for item in rule_set.questions if item.applies]
    drawn = {item.operand for when in conditions for item in comparisons(when) if item.finding == question}
    return {line for operand in drawn for line in (operand if isinstance(operand, tuple) else (operand,))}


def sides(figure, lines):
    return [(settled(figure) > line) - (settled(figure) < line) for line in lines]


def around(line):
    return [line + sign * 10.0**-power for power in range(1, 11) for sign in (-1, 0, 1)]


@pytest.mark.parametrize("rounded", [shown, kept])
def test_no_line_of_a_band_is_rounded_over(rounded):
    for name, lines in LINES_OF_BANDS.items():
        for figure in (figure for line in lines for figure in around(line)):
            assert sides(rounded(name, figure), lines) == sides(figure, lines), (name, figure)


@pytest.mark.parametrize("rounded", [shown, kept])
def test_no_line_that_a_rule_draws_is_rounded_over(calculators, rule_set, rounded):
    drawn = 0
    for question in {item.fills for item in calculators.values()} - {"", "child-pugh", "ecog"}:
        lines = sorted(lines_of_rules(rule_set, question))
        drawn += len(lines)
        for figure in (figure for line in lines for figure in around(line)):
            assert sides(rounded(question, figure), lines) == sides(figure, lines), (question, figure)
    assert drawn >= 15


def test_a_ratio_that_is_on_a_line_but_for_noise_is_on_it():
    for line, grade in ((3.5, 3), (1.0, 2), (0.2, 1)):
        found = kidney_liver.ctcae_proteinuria(upcr_g_g=line - 1e-10)
        assert (found.upcr_g_g.value, found.grade.value) == (line, grade)


def test_a_figure_is_as_fine_as_a_line_asks_for_and_no_finer():
    assert [shown("crcl", figure) for figure in (29.96, 29.9561, 29.94, 30.0, 30.04, 45.678)] == [
        29.96, 29.96, 29.9, 30.0, 30.04, 45.7,
    ]  # fmt: skip
    assert shown("upcr", 3.4999) == 3.4999
    assert shown("crcl", 30.0 - 1e-12) == 30.0
