"""With values missing, a result is exactly what all ways to complete them give: compared with trying them all.

The oracles below are written anew from the texts of the knowledge base and share no code with the calculators.
"""

from itertools import product

import pytest

from rairdtc_gui.engine.calculators.heart import ctcae_hypertension, ctcae_qtc
from rairdtc_gui.engine.calculators.kidney_liver import child_pugh, ctcae_proteinuria
from rairdtc_gui.engine.calculators.tumour import Lesions, recist

# Child-Pugh: one value for each score, then both sides of every line.
SCORED = {
    "bilirubin_mg_dl": {1.0: 1, 2.5: 2, 4.0: 3},
    "albumin_g_dl": {4.0: 1, 3.0: 2, 2.0: 3},
    "inr": {1.0: 1, 2.0: 2, 3.0: 3},
    "ascites": {"none": 1, "mild or controlled": 2, "moderate or severe": 3},
    "encephalopathy": {"none": 1, "grade 1 or 2": 2, "grade 3 or 4": 3},
}
CLASSES = {**dict.fromkeys((5, 6), "A"), **dict.fromkeys((7, 8, 9), "B"), **dict.fromkeys(range(10, 16), "C")}


def test_child_pugh_in_all_1024_states_of_knowledge():
    for state in product(*([*values, None] for values in SCORED.values())):
        scores = [
            values.values() if value is None else [values[value]]
            for value, values in zip(state, SCORED.values(), strict=True)
        ]
        totals = {sum(each) for each in product(*scores)}
        found = child_pugh(**dict(zip(SCORED, state, strict=True)))
        assert found.points.possible == tuple(sorted(totals))
        assert found.class_.possible == tuple(sorted({CLASSES[total] for total in totals}))
        assert (found.class_.value is None) == (len({CLASSES[total] for total in totals}) > 1)


def test_child_pugh_is_certain_before_all_is_known():
    bad = child_pugh(bilirubin_mg_dl=4.0, albumin_g_dl=2.0, inr=1.0, ascites="moderate or severe")
    assert (bad.class_.value, bad.points.value, bad.points.possible) == ("C", None, (11, 12, 13))
    assert child_pugh(inr=1.0, ascites="none").class_.possible == ("A", "B", "C")
    assert child_pugh(ascites="none", encephalopathy="none", inr=1.0, albumin_g_l=40.0).class_.possible == ("A", "B")


@pytest.mark.parametrize(
    ("given", "points"),
    [
        ({"bilirubin_mg_dl": 1.99}, 5), ({"bilirubin_mg_dl": 2.0}, 6), ({"bilirubin_mg_dl": 3.0}, 6),
        ({"bilirubin_mg_dl": 3.01}, 7), ({"bilirubin_umol_l": 33.9}, 5), ({"bilirubin_umol_l": 34.0}, 6),
        ({"bilirubin_umol_l": 51.0}, 6), ({"bilirubin_umol_l": 51.1}, 7), ({"albumin_g_dl": 3.51}, 5),
        ({"albumin_g_dl": 3.5}, 6), ({"albumin_g_dl": 2.8}, 6), ({"albumin_g_dl": 2.79}, 7),
        ({"albumin_g_l": 35.1}, 5), ({"albumin_g_l": 35.0}, 6), ({"albumin_g_l": 28.0}, 6), ({"albumin_g_l": 27.9}, 7),
        ({"inr": 1.69}, 5), ({"inr": 1.7}, 6), ({"inr": 2.3}, 6), ({"inr": 2.31}, 7),
    ],
)  # fmt: skip
def test_child_pugh_at_every_line(given, points):
    best = {"bilirubin_mg_dl": 1.0, "albumin_g_dl": 4.0, "inr": 1.0, "ascites": "none", "encephalopathy": "none"}
    twins = {"bilirubin_umol_l": "bilirubin_mg_dl", "albumin_g_l": "albumin_g_dl"}
    rest = {key: value for key, value in best.items() if key not in (*given, *(twins.get(name) for name in given))}
    assert child_pugh(**given, **rest).points.value == points


def bp_oracle(systolic, diastolic):
    if systolic >= 160 or diastolic >= 100:
        return 3
    if systolic >= 140 or diastolic >= 90:
        return 2
    return 1 if systolic >= 120 or diastolic >= 80 else 0


SYSTOLIC, DIASTOLIC = range(50, 301), range(20, 201)


def test_hypertension_of_every_pair_of_whole_pressures():
    for systolic, diastolic in product(SYSTOLIC, DIASTOLIC):
        if systolic > diastolic:
            assert ctcae_hypertension(systolic, diastolic).value == bp_oracle(systolic, diastolic)


def test_hypertension_with_one_pressure_is_every_grade_that_the_other_can_give():
    for systolic in SYSTOLIC:
        grades = {bp_oracle(systolic, diastolic) for diastolic in DIASTOLIC if diastolic < systolic}
        assert ctcae_hypertension(systolic, None).possible == tuple(sorted(grades))
    for diastolic in DIASTOLIC:
        grades = {bp_oracle(systolic, diastolic) for systolic in SYSTOLIC if diastolic < systolic}
        assert ctcae_hypertension(None, diastolic).possible == tuple(sorted(grades))
    assert ctcae_hypertension(165).value == 3
    assert ctcae_hypertension(150).possible == (2, 3)
    assert ctcae_hypertension().possible == ctcae_hypertension(is_crisis=False).possible == (0, 1, 2, 3)
    assert ctcae_hypertension(is_crisis=True).value == ctcae_hypertension(110, 70, is_crisis=True).value == 4


def test_a_pressure_between_two_whole_ones_keeps_the_lower_grade():
    assert ctcae_hypertension(139.9, 79.9).value == 1
    assert ctcae_hypertension(119.9, 79.9).value == 0


def qtc_oracle(qtc, baseline):
    if qtc >= 501 or (baseline is not None and qtc - baseline > 60):
        return 3
    if 481 <= qtc <= 500:
        return 2
    return 1 if 450 <= qtc <= 480 else 0


QTC = range(250, 901)


def test_qtc_grade_of_every_whole_qtc_and_baseline():
    for qtc in QTC:
        assert ctcae_qtc(qtc).value == qtc_oracle(qtc, None)
        for baseline in range(360, 521, 4):
            assert ctcae_qtc(qtc, baseline).value == qtc_oracle(qtc, baseline)
    assert ctcae_qtc(465, has_serious_arrhythmia=False).value == 1


def test_qtc_grade_with_only_a_baseline_is_every_grade_that_a_qtc_can_give():
    for baseline in QTC:
        assert ctcae_qtc(None, baseline).possible == tuple(sorted({qtc_oracle(qtc, baseline) for qtc in QTC}))
    assert ctcae_qtc(None, 420).possible == (0, 1, 3)  # 481 ms would be 61 ms above it
    assert ctcae_qtc(has_serious_arrhythmia=True).value == 4
    assert ctcae_qtc().possible == (0, 1, 2, 3)


@pytest.mark.parametrize(("qtc", "grade"), [(449.4, 0), (449.5, 1), (480.4, 1), (480.5, 2), (500.4, 2), (500.5, 3)])
def test_qtc_is_rounded_to_whole_milliseconds_a_half_upwards(qtc, grade):
    assert ctcae_qtc(qtc).value == grade


DIPSTICK = {"negative": 0, "1+": 1, "2+": 2, "3+": 2, "4+": 3}
RATIOS = {
    0.0: (0,), 0.149: (0,), 0.15: (0, 1), 0.199: (0, 1), 0.2: (1,), 0.999: (1,), 1.0: (2,), 3.499: (2,), 3.5: (3,),
    30.0: (3,),
}  # fmt: skip


def test_proteinuria_by_ratio_dipstick_both_and_neither():
    assert ctcae_proteinuria().grade.possible == (0, 1, 2, 3)
    assert ctcae_proteinuria().upcr_g_g.possible == ()
    for dipstick, grade in DIPSTICK.items():
        found = ctcae_proteinuria(dipstick=dipstick)
        assert (found.grade.value, found.upcr_g_g.possible) == (grade, ())
    for ratio, grades in RATIOS.items():
        assert ctcae_proteinuria(ratio).grade.possible == grades
        for dipstick, grade in DIPSTICK.items():
            both = tuple(sorted({max(grade, each) for each in grades}))
            assert ctcae_proteinuria(ratio, None, dipstick).grade.possible == both
            assert ctcae_proteinuria(ratio, None, dipstick).upcr_g_g.value == ratio


def recist_oracle(baseline, smallest, now, new, nontarget, gone):
    """The category with every sum known; `gone` may be unknown, which counts as no unless the sum now is zero."""
    is_zero_return = smallest == 0 and now > 0
    is_rise = smallest > 0 and now - smallest >= 5 and 5 * (now - smallest) >= smallest
    if new or nontarget or is_zero_return or is_rise:
        return {"PD"}
    rest = "PR" if baseline > 0 and 10 * (baseline - now) >= 3 * baseline else "SD"
    if gone:
        return {"CR"}
    return {"CR", rest} if gone is None and now == 0 else {rest}


KNOWN = (0, 4, 5, 7, 10, 20, 25, 30, 36, 49, 50, 100, 1999, 2000)
TRIED = (*(number / 2 for number in range(121)), 70, 84, 85, 99, 100, 110, 119, 120, 125, 1000, 1399.3, 1400,
         1500, 1999, 2000, 2398.8, 2400, 2500, 3000)  # fmt: skip
FEWER = (0, 0.5, 1, 3, 5, 7, 10, 14, 15, 17, 21, 25, 29, 30, 35, 36, 40, 42, 49, 50, 60, 70, 100, 120, 143, 500, 1000,
         1399.3, 1400, 1500, 1999, 2000, 2398.8, 2400, 3000)  # fmt: skip
FLAGS = [
    (new, nontarget, gone)
    for new in (True, False, None)
    for nontarget in (True, None)
    for gone in (True, False, None)
]  # fmt: skip


def allowed(baseline, smallest, now, gone):
    return smallest <= baseline <= 2000 and now <= 3000 and not (gone and now >= 50)


def tried(state, flags, values):
    new, nontarget, gone = flags
    found = set()
    for sums in product(*(values if value is None else (value,) for value in state)):
        if allowed(*sums, gone):
            for lesion in (True, False) if new is None else (new,):
                found |= recist_oracle(*sums, lesion, nontarget, gone)
    return tuple(category for category in ("CR", "PR", "SD", "PD") if category in found)


def test_recist_with_all_sums_known():
    for state in product(KNOWN, repeat=3):
        for flags in FLAGS:
            if allowed(*state, flags[2]):
                assert recist(Lesions(*state, *flags)).category.possible == tried(state, flags, ())


@pytest.mark.parametrize("missing", [(0,), (1,), (2,)])
def test_recist_with_one_sum_missing(missing):
    check_recist(missing, TRIED)


@pytest.mark.parametrize("missing", [(0, 1), (0, 2), (1, 2)])
def test_recist_with_two_sums_missing(missing):
    check_recist(missing, FEWER)


def check_recist(missing, values):
    for known in product(KNOWN, repeat=3 - len(missing)):
        rest = iter(known)
        state = tuple(None if place in missing else next(rest) for place in range(3))
        for flags in FLAGS:
            expected = tried(state, flags, values)
            if expected:
                assert recist(Lesions(*state, *flags)).category.possible == expected, (state, flags)


def test_recist_with_no_sum():
    assert recist(Lesions(has_new_lesion=True)).category.value == "PD"
    assert recist(Lesions(has_nontarget_progression=True)).category.value == "PD"
    assert recist(Lesions()).category.possible == ("CR", "PR", "SD", "PD")
    assert recist(Lesions(has_new_lesion=False, is_all_gone=False)).category.possible == ("PR", "SD", "PD")
    assert recist(Lesions(is_all_gone=True)).category.possible == ("CR", "PD")


def test_recist_with_all_targets_gone_rules_out_the_sums_that_cannot_be():
    """Nodes under 10 mm cannot add up to 50 mm: above 41.7 mm the line of progression is out of their reach."""
    assert recist(Lesions(60.0, 42.0, None, False, False, is_all_gone=True)).category.possible == ("CR",)
    assert recist(Lesions(60.0, 40.0, None, False, False, is_all_gone=True)).category.possible == ("CR", "PD")


def test_recist_changes_that_cannot_be_told_are_left_open():
    found = recist(Lesions(50.0, 0.0, 3.0, False))
    assert (found.from_baseline_percent.value, found.from_smallest_percent.possible) == (-94.0, ())
    assert (found.from_smallest_mm.value, found.category.value) == (3.0, "PD")
    found = recist(Lesions(50.0, None, 40.0, False))
    assert (found.from_baseline_percent.value, found.from_smallest_mm.possible) == (-20.0, ())
    assert found.category.possible == ("SD", "PD")
    assert recist(Lesions(50.0, 40.0, None, False)).from_baseline_percent.possible == ()
