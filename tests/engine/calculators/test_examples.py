"""Every worked example of the knowledge base, what the code shares with it, and figures published elsewhere."""

import pytest

from rairdtc_gui.domain.calculators import InputKind
from rairdtc_gui.engine.calculators import body, heart, kidney_liver, radiation, tumour
from rairdtc_gui.engine.calculators.registry import IDS, calculate, shown


@pytest.fixture
def calculators(knowledge):
    return {calculator.id: calculator for calculator in knowledge.calculators}


def test_every_calculator_of_the_knowledge_base_has_a_formula_and_no_other(calculators):
    assert tuple(calculators) == IDS


@pytest.mark.parametrize("calculator_id", IDS)
def test_worked_examples(calculators, calculator_id):
    calculator = calculators[calculator_id]
    assert len(calculator.examples) >= 3
    for example in calculator.examples:
        found = calculate(calculator, dict(example.given)).results
        assert {name: shown(name, outcome.value) for name, outcome in found.items()} == dict(example.result)


@pytest.mark.parametrize("calculator_id", IDS)
def test_worked_examples_are_plausible_and_answer_the_question_they_fill(calculators, rule_set, calculator_id):
    calculator = calculators[calculator_id]
    questions = {question.id: question for question in rule_set.questions}
    for example in calculator.examples:
        calculation = calculate(calculator, dict(example.given))
        assert calculation.implausible == ()
        if calculator.fills:
            answer = calculation.results[calculator.fills].value
            assert questions[calculator.fills].accept(answer) == answer
            assert questions[calculator.fills].is_plausible(answer)


def test_a_plausible_range_lies_within_the_hard_one(calculators):
    for calculator in calculators.values():
        for item in calculator.inputs:
            if item.kind in (InputKind.NUMBER, InputKind.SERIES):
                assert item.hard.low <= item.plausible.low < item.plausible.high <= item.hard.high


@pytest.mark.parametrize(
    ("calculator_id", "input_id", "choices"),
    [
        ("child-pugh", "ascites", kidney_liver.ASCITES),
        ("child-pugh", "encephalopathy", kidney_liver.ENCEPHALOPATHY),
        ("ctcae-proteinuria", "dipstick", kidney_liver.DIPSTICK),
        ("ecog", "activity", body.ECOG),
        ("cockcroft-gault", "sex", ("female", "male")),
    ],
)
def test_the_code_knows_exactly_the_choices_of_the_knowledge_base(calculators, calculator_id, input_id, choices):
    item = next(item for item in calculators[calculator_id].inputs if item.id == input_id)
    assert item.choices == tuple(choices)


def test_ranges_that_the_code_fills_in_are_those_of_the_knowledge_base(calculators):
    """A pressure, QTc or sum that is missing may be anything that could be typed."""

    def hard(calculator_id, input_id):
        item = next(item for item in calculators[calculator_id].inputs if item.id == input_id)
        return item.hard.low, item.hard.high

    assert hard("ctcae-bp", "systolic") == (heart.ANY_SYSTOLIC_MMHG[0], heart.ANY_SYSTOLIC_MMHG[-1])
    assert hard("ctcae-bp", "diastolic") == (heart.ANY_DIASTOLIC_MMHG[0], heart.ANY_DIASTOLIC_MMHG[-1])
    assert hard("ctcae-qtc", "qtc-ms") == (heart.ANY_QTC_MS[0], heart.ANY_QTC_MS[-1])
    assert hard("recist-change", "baseline-mm") == hard("recist-change", "nadir-mm") == (0.0, tumour.MOST_BASELINE_MM)
    assert hard("recist-change", "now-mm") == (0.0, tumour.MOST_NOW_MM)


def test_inputs_of_one_quantity_stand_together(calculators):
    pairs = {
        tuple(item.id for item in quantity)
        for calculator in calculators.values()
        for quantity in calculator.quantities
        if len(quantity) > 1
    }
    assert pairs == {
        ("creatinine-mg-dl", "creatinine-umol-l"), ("bilirubin-mg-dl", "bilirubin-umol-l"),
        ("bilirubin-umol-l", "bilirubin-mg-dl"), ("albumin-g-dl", "albumin-g-l"), ("albumin-g-l", "albumin-g-dl"),
        ("calcium-mg-dl", "calcium-mmol-l"), ("upcr", "upcr-mg-mmol"), ("activities-gbq", "activities-mci"),
    }  # fmt: skip


# Figures from elsewhere. Package medcalc-bench 1.7.0 (PyPI): the examples in the docstrings of its own implementations.


def test_body_surface_of_medcalc_bench():
    """58 kg, 179 cm: 1.698 m2. By hand: 58 x 179 = 10382; / 3600 = 2.88389; root 1.69820."""
    assert body.mosteller_m2(179, 58) == pytest.approx(1.698, abs=5e-4)


def test_fridericia_of_medcalc_bench():
    """330 ms, 70/min: 347.419 ms with RR cut to 0.857 s. By hand: cube root of 70 / 60 is 1.05273; x 330 = 347.40."""
    assert heart.corrected_qt(330, 70).fridericia_ms == pytest.approx(347.419, abs=0.05)


def test_bazett_of_medcalc_bench():
    """330 ms, 176/min: 565.115 ms with RR cut to 0.341 s. By hand: 176 / 60 = 2.93333; root 1.71270; x 330 = 565.19."""
    assert heart.corrected_qt(330, 176).bazett_ms == pytest.approx(565.115, abs=0.1)


def test_creatinine_clearance_of_medcalc_bench():
    """Woman of 16, 54.918 kg, 0.57 mg/dL: 141.042. By hand: 124 x 54.918 x 0.85 = 5788.36; 72 x 0.57 = 41.04."""
    assert kidney_liver.cockcroft_gault_ml_min(16, 54.918, 0.57, is_female=True) == pytest.approx(141.042, abs=5e-4)


def test_child_pugh_of_medcalc_bench():
    """Bilirubin 2.8 (2 points), albumin 2.1 (3), INR 1.5 (1), no ascites (1), encephalopathy 1 to 2 (2): 9, class B."""
    found = kidney_liver.child_pugh(
        bilirubin_mg_dl=2.8, albumin_g_dl=2.1, inr=1.5, ascites="none", encephalopathy="grade 1 or 2"
    )
    assert (found.points.value, found.class_.value) == (9, "B")


def test_corrected_calcium_of_medcalc_bench():
    """Calcium 4.0 mg/dL, albumin 4 g/dL: 4.0, since nothing is added at an albumin of 4.0 g/dL."""
    assert body.corrected_calcium_mg_dl(4.0, 4.0) == 4.0


@pytest.mark.parametrize(("in_mci", "in_gbq"), [(100, 3.7), (200, 7.4), (600, 22.2), (30, 1.11)])
def test_activities_as_labels_and_guidelines_print_them(in_mci, in_gbq):
    """The curie is 3.7e10 decays per second by definition: 1 mCi = 0.037 GBq."""
    assert radiation.gbq(in_mci) == in_gbq
    assert radiation.mci(in_gbq) == in_mci


def test_doubling_time_is_the_usual_doubling():
    """8 to 64 in three years is three doublings; 64 to 8 three halvings."""
    assert tumour.tg_doubling_time_years((8, 16, 32, 64), (0, 1, 2, 3)) == 1.0
    assert tumour.tg_doubling_time_years((64, 8), (0, 3)) == -1.0
