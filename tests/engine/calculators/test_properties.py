"""What must hold for any values: direction, scale, bands that meet without gaps."""

import math
from statistics import linear_regression

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rairdtc_gui.engine.calculators import body, heart, kidney_liver, radiation, tumour
from rairdtc_gui.engine.calculators.figures import half_up, settled


def numbers(low, high):
    return st.floats(low, high, allow_nan=False, allow_infinity=False)


AGES, WEIGHTS, CREATININE = numbers(16, 120), numbers(20, 350), numbers(0.1, 30)
GRADES_OF_BAND = ("kidney failure", "severely reduced", "moderately reduced", "mildly reduced", "normal")


@given(AGES, AGES, WEIGHTS, CREATININE, CREATININE, st.booleans())
def test_clearance_falls_with_age_and_creatinine_and_is_lower_in_women(age, older, weight, low, high, is_female):
    age, older = sorted((age, older))
    low, high = sorted((low, high))
    clearance = kidney_liver.cockcroft_gault_ml_min(age, weight, low, is_female)
    assert clearance > 0
    assert kidney_liver.cockcroft_gault_ml_min(older, weight, low, is_female) <= clearance
    assert kidney_liver.cockcroft_gault_ml_min(age, weight, high, is_female) <= clearance
    assert kidney_liver.cockcroft_gault_ml_min(age, weight, low, True) <= clearance


@given(numbers(0, 400), numbers(0, 400))
def test_kidney_bands_follow_the_clearance(one, other):
    one, other = sorted((one, other))
    bands = [GRADES_OF_BAND.index(kidney_liver.kidney_band(value)) for value in (one, other)]
    assert bands == sorted(bands)


@pytest.mark.parametrize(("clearance", "band"), [
    (90, "normal"), (89.99, "mildly reduced"), (60, "mildly reduced"), (59.99, "moderately reduced"),
    (30, "moderately reduced"), (29.99, "severely reduced"), (15, "severely reduced"), (14.99, "kidney failure"),
])  # fmt: skip
def test_kidney_bands_at_their_lines(clearance, band):
    assert kidney_liver.kidney_band(clearance) == band


def test_a_clearance_on_a_line_is_not_moved_by_binary_noise():
    """(140 - 80) x 72 / (72 x 1.0) is 60, (140 - 50) x 61.2 / (72 x 0.85) is 90: for each weight that gives a line."""
    for line in (15, 30, 60, 90):
        for creatinine in (0.7, 0.85, 1.1, 1.3, 1.9):
            for age in (33, 47, 61, 77):
                weight = line * 72 * creatinine / (140 - age)
                assert kidney_liver.cockcroft_gault_ml_min(age, weight, creatinine, is_female=False) == line


@given(numbers(150, 900), numbers(20, 300), numbers(20, 300))
def test_corrected_qt_rises_with_heart_rate_and_bazett_corrects_more(qt, slow, fast):
    slow, fast = sorted((slow, fast))
    at_slow, at_fast = heart.corrected_qt(qt, slow), heart.corrected_qt(qt, fast)
    assert at_slow.fridericia_ms <= at_fast.fridericia_ms
    assert at_slow.bazett_ms <= at_fast.bazett_ms
    if fast >= 60:
        assert qt <= at_fast.fridericia_ms + 1e-6 <= at_fast.bazett_ms + 2e-6
    if slow <= 60:
        assert qt >= at_slow.fridericia_ms - 1e-6 >= at_slow.bazett_ms - 2e-6


@given(numbers(250, 900), numbers(250, 900), st.none() | numbers(250, 900))
def test_qtc_grade_never_falls_with_qtc_and_never_rises_without_a_baseline(low, high, baseline):
    low, high = sorted((low, high))
    assert heart.ctcae_qtc(low, baseline).value <= heart.ctcae_qtc(high, baseline).value
    assert heart.ctcae_qtc(low).value <= heart.ctcae_qtc(low, baseline).value


@given(numbers(90, 300), numbers(90, 300), numbers(20, 89), numbers(20, 89))
def test_hypertension_grade_never_falls_with_either_pressure(low, high, lower, upper):
    low, high = sorted((low, high))
    lower, upper = sorted((lower, upper))
    grade = heart.ctcae_hypertension(low, lower).value
    assert grade <= heart.ctcae_hypertension(high, lower).value
    assert grade <= heart.ctcae_hypertension(low, upper).value
    assert grade in heart.ctcae_hypertension(low).possible
    assert grade in heart.ctcae_hypertension(None, lower).possible


@given(numbers(0, 30), numbers(0, 30), st.sampled_from([None, *kidney_liver.DIPSTICK]))
def test_proteinuria_never_falls_with_the_ratio_and_a_dipstick_never_lowers_it(low, high, dipstick):
    low, high = sorted((low, high))
    of_low, of_high = (kidney_liver.ctcae_proteinuria(ratio, None, dipstick).grade.possible for ratio in (low, high))
    assert (of_low[0], of_low[-1]) <= (of_high[0], of_high[-1])
    assert kidney_liver.ctcae_proteinuria(low).grade.possible[0] <= of_low[0]


@given(numbers(0.05, 60), numbers(0.05, 60), numbers(0.5, 7), numbers(0.5, 7), numbers(0.5, 15), numbers(0.5, 15))
def test_child_pugh_never_falls_as_values_get_worse(bilirubin, more, albumin, less, inr, higher):
    bilirubin, more = sorted((bilirubin, more))
    less, albumin = sorted((less, albumin))
    inr, higher = sorted((inr, higher))

    def points(bilirubin_mg_dl, albumin_g_dl, ratio):
        found = kidney_liver.child_pugh(bilirubin_mg_dl=bilirubin_mg_dl, albumin_g_dl=albumin_g_dl, inr=ratio)
        return found.points.possible

    assert points(bilirubin, albumin, inr) <= points(more, less, higher)


@given(numbers(1, 1000), numbers(1, 1000), numbers(5, 70), numbers(5, 70))
def test_albi_rises_with_bilirubin_and_falls_with_albumin(low, high, less, more):
    low, high = sorted((low, high))
    less, more = sorted((less, more))
    assert kidney_liver.albi_score(low, more) <= kidney_liver.albi_score(high, less)


@pytest.mark.parametrize(("score", "grade"), [(-2.61, 1), (-2.60, 1), (-2.59, 2), (-1.39, 2), (-1.38, 3)])
def test_albi_grades_at_their_lines(score, grade):
    assert kidney_liver.albi_grade(score) == grade


@given(st.lists(numbers(0.1, 10000), min_size=2, max_size=8), numbers(0.1, 10), numbers(0.1, 3), numbers(0.2, 10))
def test_doubling_time_knows_no_unit_of_tg_and_scales_with_time(values, factor, step, stretch):
    years = [place * step for place in range(len(values))]
    logs = [math.log(value) for value in values]
    slope = linear_regression(years, logs).slope
    assume(abs(slope) > 1e-3)
    found = tumour.tg_doubling_time_years(values, years)
    assert (found > 0) == (slope > 0)
    assert tumour.tg_doubling_time_years([value * factor for value in values], years) == pytest.approx(found, abs=1e-6)
    stretched = tumour.tg_doubling_time_years(values, [year * stretch for year in years])
    assert stretched == pytest.approx(found * stretch, rel=1e-6, abs=1e-6)
    assert tumour.tg_doubling_time_years(values[::-1], years) == pytest.approx(-found, rel=1e-6, abs=1e-6)


@given(numbers(0.1, 10000), numbers(0.1, 10000), numbers(0.01, 15))
def test_with_two_values_the_line_is_the_formula_of_two_values(first, second, span):
    assume(abs(math.log(second / first)) / span > 1e-3)
    expected = math.log(2) * span / math.log(second / first)
    assert tumour.tg_doubling_time_years((first, second), (0, span)) == pytest.approx(expected, rel=1e-6, abs=1e-8)


@pytest.mark.parametrize(("years", "band"), [
    (-0.001, "falling"), (0.0, "aggressive"), (0.001, "aggressive"), (0.999, "aggressive"), (1.0, "intermediate"),
    (2.999, "intermediate"), (3.0, "indolent"), (500.0, "indolent"),
])  # fmt: skip
def test_bands_of_doubling_time_at_their_lines(years, band):
    assert tumour.tg_band(years) == band


ORDER = ("CR", "PR", "SD", "PD")
SUMS = numbers(0, 2000)


@given(SUMS, SUMS, SUMS, SUMS, st.booleans())
def test_recist_never_gets_better_with_a_larger_sum(one, other, now, more, is_new):
    smallest, baseline = sorted((one, other))
    now, more = sorted((now, more))

    def worst(size):
        found = tumour.recist(tumour.Lesions(baseline, smallest, size, is_new, None, is_all_gone=False))
        return ORDER.index(found.category.value)

    assert worst(now) <= worst(more)


@given(SUMS, SUMS, SUMS)
def test_what_is_learnt_later_was_possible_before(one, other, now):
    smallest, baseline = sorted((one, other))
    category = tumour.recist(tumour.Lesions(baseline, smallest, now, False, None, False)).category.value
    for state in ((None, smallest, now), (baseline, None, now), (baseline, smallest, None), (None, None, now),
                  (None, smallest, None), (baseline, None, None), (None, None, None)):  # fmt: skip
        for is_new in (False, None):
            found = tumour.recist(tumour.Lesions(*state, is_new, None, False))
            assert category in found.category.possible


@pytest.mark.parametrize(("baseline", "smallest", "now", "category"), [
    (50.0, 25.0, 30.0, "PD"), (50.0, 25.0, 29.9, "PR"), (20.0, 20.0, 24.9, "SD"), (20.0, 20.0, 25.0, "PD"),
    (33.3, 33.3, 23.31, "PR"), (33.3, 33.3, 23.32, "SD"), (77.7, 77.7, 93.24, "PD"), (77.7, 77.7, 93.23, "SD"),
    (30.0, 30.0, 21.0, "PR"), (0.0, 0.0, 0.0, "SD"), (10.0, 10.0, 0.0, "PR"),
])  # fmt: skip
def test_recist_at_its_lines(baseline, smallest, now, category):
    assert tumour.recist(tumour.Lesions(baseline, smallest, now, False, False, False)).category.value == category


def test_body_surface_by_mosteller_where_the_root_is_a_whole_number():
    assert body.mosteller_m2(180, 80) == 2.0
    assert body.mosteller_m2(144, 25) == 1.0


@given(numbers(50, 250), numbers(2, 350), numbers(2, 350))
def test_body_surface_rises_with_weight(height, light, heavy):
    light, heavy = sorted((light, heavy))
    assert body.mosteller_m2(height, light) <= body.mosteller_m2(height, heavy)
    assert body.du_bois_m2(height, light) <= body.du_bois_m2(height, heavy)


@given(numbers(0.5, 6.2), numbers(5, 70))
def test_calcium_is_raised_exactly_when_albumin_is_low(calcium, albumin):
    corrected = body.corrected_calcium_mmol_l(calcium, albumin)
    assert (corrected > settled(calcium)) == (settled(0.02 * (40 - albumin)) > 0) or abs(albumin - 40) < 1e-6


@given(st.lists(numbers(0.01, 40), min_size=1, max_size=12), numbers(0.05, 5))
def test_activities_add_up_in_any_order_and_both_units_agree(activities, factor):
    assert radiation.total(activities) == radiation.total(sorted(activities))
    assert radiation.gbq(radiation.mci(radiation.total(activities))) == pytest.approx(radiation.total(activities))
    dose = radiation.kidney_dose_gy(activities, factor)
    assert dose == pytest.approx(sum(activity * factor for activity in activities))


def test_a_half_goes_up():
    assert [half_up(number) for number in (480.4, 480.5, 480.49999999999994, 481.5)] == [480, 481, 481, 482]
