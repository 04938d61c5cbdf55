"""The command `calculate`: typed inputs, plain text and JSON, refusals on standard error."""

import json
from functools import partial

import pytest

from rairdtc_gui.engine.calculators.registry import IDS


@pytest.fixture
def run(run):
    """The program, called with `calculate`."""
    return partial(run, "calculate")


def typed(value):
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(str(number) for number in value) if isinstance(value, tuple) else str(value)


@pytest.mark.parametrize("calculator_id", IDS)
def test_worked_examples_typed_on_the_command_line(run, knowledge, calculator_id):
    calculator = next(calculator for calculator in knowledge.calculators if calculator.id == calculator_id)
    for example in calculator.examples:
        inputs = [f"{key}={typed(value)}" for key, value in example.given]
        code, out, err = run(calculator_id, *inputs, "--json")
        assert (code, err) == (0, "")
        assert json.loads(out)["results"] == dict(example.result)
        assert run(calculator_id, *inputs)[0] == 0


def test_json_has_the_documented_shape(run):
    _, out, _ = run("child-pugh", "inr=1.0", "ascites=none", "bilirubin-mg-dl=16", "--json")
    data = json.loads(out)
    assert list(data) == [
        "schema", "calculator", "label", "result_unit", "results", "possible", "unrounded", "not_given", "implausible",
        "doubts", "bands", "warnings", "sources", "checked",
    ]  # fmt: skip
    assert data["schema"] == "rairdtc.calculation/1"
    assert data["results"] == data["unrounded"] == {"points": None, "child-pugh": None}
    assert data["possible"] == {"points": [7, 8, 9, 10, 11], "child-pugh": ["B", "C"]}
    assert data["not_given"] == ["albumin-g-dl", "encephalopathy"]
    assert data["implausible"] == [{"input": "bilirubin-mg-dl", "usual": [0.1, 15.0]}]


def test_text_says_what_is_open_what_to_check_and_where_it_comes_from(run):
    _, out, _ = run("child-pugh", "inr=1.0", "ascites=none", "bilirubin-mg-dl=16")
    out = out.replace("\u00a0", " ")
    assert "  Child-Pugh class: B or C: still possible\n" in out
    assert "  not given, so not counted or left open: encephalopathy\n" in out
    assert "  unusual, please check bilirubin-mg-dl: usually 0.1 to 15 mg/dL\n" in out
    assert "  10 to 15 points: class C\n" in out
    assert "sources: msd-child-pugh" in out
    _, out, _ = run("ctcae-proteinuria", "dipstick=2+")
    assert "  Protein to creatinine ratio: cannot be told yet\n  Grade: 2\n" in out
    _, out, _ = run("recist-change", "baseline-mm=50", "nadir-mm=0", "now-mm=5", "new-lesion=no")
    assert "  Change from the smallest sum: none: from zero there is no change in per cent\n" in out
    _, out, _ = run("ctcae-proteinuria", "upcr=3.4999999")
    assert "  Protein to creatinine ratio: 3.4999999 g/g\n  Grade: 2\n" in out.replace("\u00a0", " ")
    _, out, _ = run("lu177-kidney-dose", "activities-gbq=7.4", "dose-factor=0.4")
    assert "  unconfirmed; sources: " in out
    assert "  Kidney dose: 3\u00a0Gy\n" in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "calculate: name a calculator; allowed: one of tg-doubling-time, cockcroft-gault,"),
        (["bmi", "weight-kg=70"], "bmi: no such calculator; allowed: one of tg-doubling-time, cockcroft-gault,"),
        (["bsa"], "bsa: nothing was given; allowed: height-cm=a number from 50 to 250 cm; weight-kg=a number"),
        (["bsa", "size=3"], "bsa: 'size=3' is no input; allowed: height-cm="),
        (["bsa", "height-cm"], "bsa: 'height-cm' is no input; allowed: height-cm="),
        (["bsa", "height-cm=170", "height-cm=171"], "height-cm: given twice; allowed: one value"),
        (["bsa", "height-cm=tall"], "height-cm: 'tall' is not a number; allowed: a number from 50 to 250 cm"),
        (["bsa", "height-cm=nan"], "height-cm: nan is out of range; allowed: a number from 50 to 250 cm"),
        (["bsa", "height-cm=170"], "weight-kg: missing; allowed: a number from 2 to 350 kg"),
        (
            ["rai-activity", "activities-gbq=3.7,,"],
            "'3.7,,' is not a number; allowed: numbers from 0.01 to 40 GBq, with ",
        ),
        (
            ["rai-activity", "activities-gbq=7.4 x"],
            "'x' is not a number; allowed: numbers from 0.01 to 40 GBq, with space",
        ),
        (
            ["rai-activity", "activities-gbq=3,7"],
            "activities-gbq: '3,7' can be read in two ways; allowed: write 3.7 for one",
        ),
        (
            ["rai-activity", "activities-gbq=7.4,7.4"],
            "'7.4,7.4' can be read in two ways; allowed: write 7.4, 7.4 with a space",
        ),
        (["ctcae-bp", "crisis=maybe"], "crisis: 'maybe' is not allowed; allowed: true or false"),
        (["ctcae-proteinuria", "dipstick=5+"], "dipstick: '5+' is not allowed; allowed: one of 'negative', '1+',"),
        (["albi", "albumin-g-l=40"], "bilirubin-umol-l: missing; allowed: bilirubin-umol-l, a number from 1 to 1000"),
    ],
)
def test_bad_input_says_what_where_and_what_is_allowed(run, arguments, said):
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert err.startswith("rairdtc: ")
    assert err.count("\n") == 1


@pytest.mark.parametrize("between", [" ", ", ", ";", "; ", "\n"])
def test_a_series_takes_spaces_semicolons_and_commas_with_a_space(run, between):
    _, out, _ = run("rai-activity", f"activities-gbq=7.4{between}7.4", "--json")
    assert json.loads(out)["results"]["rai-cumulative-gbq"] == 14.8


def test_a_doubling_time_whose_conditions_are_open_or_not_met_says_so_and_names_no_band(run):
    inputs = ("tg-doubling-time", "tg-ng-ml=1 2 4", "years=0 0.001 0.002", "tgab-negative=no", "same-assay=yes")
    _, out, _ = run(*inputs)
    said = out.replace("\u00a0", " ")
    assert "  Doubling time: 0.001 years\n  Band: not told: the result is unreliable\n" in said
    assert "  caution: Unreliable: “Thyroglobulin antibodies negative at each value” is answered No.\n" in said
    assert "  caution: Unreliable: “TSH below 0.1 mIU/L at each value” is not answered.\n" in said
    assert "  caution: Unreliable: the values span less than 6 months.\n" in said
    data = json.loads(run(*inputs, "--json")[1])
    assert data["results"] == {"tg-doubling-time-years": 0.001, "band": None}
    assert data["doubts"][:2] == [
        {"input": "tgab-negative", "lack": "answered no", "bars_use": True},
        {"input": "tsh-suppressed", "lack": "not answered", "bars_use": True},
    ]
    assert data["doubts"][-1] == {"input": "tg-ng-ml", "lack": "too few", "bars_use": False}
