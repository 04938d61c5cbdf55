"""Start doses of real monographs for real findings: the label's figure, the lower of two, or none and why."""

from dataclasses import replace

import pytest

from rairdtc_gui.domain.case import Case, Jurisdiction
from rairdtc_gui.domain.rules import AdjustDose
from rairdtc_gui.engine.decide import Engine

LENVATINIB, CABOZANTINIB, SELPERCATINIB, SORAFENIB = "lenvatinib", "cabozantinib", "selpercatinib", "sorafenib"


def dose_of(engine, option, jurisdiction=Jurisdiction.US, **findings):
    case = Case.of({key.replace("_", "-"): value for key, value in findings.items()}, jurisdiction=jurisdiction)
    return engine.decide(case).option(option).dose


def figures(answer):
    return (
        None
        if answer.dose is None
        else (answer.dose.amount, answer.dose.amount_to, answer.dose.unit, answer.dose.frequency)
    )


@pytest.mark.parametrize(
    ("option", "findings", "expected"),
    [
        (LENVATINIB, {"age": 60.0, "crcl": 90.0, "child_pugh": "normal"}, (24, None, "mg", "once daily")),
        (LENVATINIB, {"age": 60.0, "crcl": 28.0, "child_pugh": "normal"}, (14, None, "mg", "once daily")),
        (LENVATINIB, {"age": 60.0, "crcl": 30.0, "child_pugh": "normal"}, (24, None, "mg", "once daily")),
        (LENVATINIB, {"age": 60.0, "crcl": 90.0, "child_pugh": "C"}, (14, None, "mg", "once daily")),
        ("lenvatinib-reduced-start", {"age": 60.0, "crcl": 90.0}, (14, 20, "mg", "once daily")),
        ("lenvatinib-reduced-start", {"age": 60.0, "crcl": 28.0}, (14, None, "mg", "once daily")),
        (SORAFENIB, {"age": 60.0}, (400, None, "mg", "twice daily")),
        (CABOZANTINIB, {"age": 60.0, "child_pugh": "normal"}, (60, None, "mg", "once daily")),
        (CABOZANTINIB, {"age": 60.0, "child_pugh": "B"}, (40, None, "mg", "once daily")),
        (CABOZANTINIB, {"age": 60.0, "cyp3a": "inhibitor"}, (40, None, "mg", "once daily")),
        (CABOZANTINIB, {"age": 60.0, "cyp3a": "inducer"}, (80, None, "mg", "once daily")),
        (CABOZANTINIB, {"age": 14.0, "weight_kg": 38.0}, (40, None, "mg", "once daily")),
        (SELPERCATINIB, {"age": 60.0, "weight_kg": 58.0}, (160, None, "mg", "twice daily")),
        (SELPERCATINIB, {"age": 60.0, "weight_kg": 50.0}, (160, None, "mg", "twice daily")),
        (SELPERCATINIB, {"age": 60.0, "weight_kg": 49.9}, (120, None, "mg", "twice daily")),
        (SELPERCATINIB, {"age": 60.0, "weight_kg": 58.0, "child_pugh": "C"}, (80, None, "mg", "twice daily")),
        (SELPERCATINIB, {"age": 60.0, "weight_kg": 58.0, "cyp3a": "inhibitor"}, (80, None, "mg", "twice daily")),
        (SELPERCATINIB, {"age": 60.0, "weight_kg": 45.0, "cyp3a": "inhibitor"}, (40, None, "mg", "twice daily")),
    ],
)  # fmt: skip
def test_start_dose(engine, option, findings, expected):
    assert figures(dose_of(engine, option, **findings)) == expected


@pytest.mark.parametrize("findings", [{}, {"child_pugh": "C"}, {"cyp3a": "inhibitor"}, {"weight_kg": 30.0}])
def test_a_young_child_never_gets_a_number(engine, findings):
    for option in (LENVATINIB, CABOZANTINIB, SELPERCATINIB, SORAFENIB):
        answer = dose_of(engine, option, age=8.0, **findings)
        assert answer.dose is None, option
        assert answer.candidates == (), option


def test_where_the_label_says_avoid_no_number_is_shown(engine):
    for option, findings in ((CABOZANTINIB, {"child_pugh": "C"}), (SELPERCATINIB, {"cyp3a": "inducer"})):
        answer = dose_of(engine, option, age=60.0, weight_kg=70.0, **findings)
        assert answer.avoid
        assert answer.dose is None


def test_where_the_label_says_avoid_a_change_of_the_dose_is_only_named(engine):
    answer = dose_of(engine, CABOZANTINIB, age=60.0, child_pugh="C", cyp3a="inhibitor")
    said = {reason.adjustment.kind: answer.words_of(reason) for reason in answer.reasons}
    assert answer.avoid
    assert said["interaction"] == "Strong CYP3A4 inhibitor that cannot be avoided, from a 60 mg start"
    assert said["hepatic"] == next(r.adjustment.text for r in answer.reasons if r.bars)


def test_two_adjustments_show_the_lower_dose_with_both_reasons(engine):
    answer = dose_of(engine, SELPERCATINIB, age=60.0, weight_kg=45.0, child_pugh="C", cyp3a="inhibitor")
    assert figures(answer) == (40, None, "mg", "twice daily")
    assert answer.is_combined
    assert len(answer.reasons) == 2


def test_a_rise_together_with_another_change_gives_no_number(engine):
    answer = dose_of(engine, CABOZANTINIB, age=60.0, child_pugh="B", cyp3a="inducer")
    assert answer.dose is None
    assert answer.is_combined


def test_an_open_weight_offers_both_doses_and_names_the_question(engine):
    answer = dose_of(engine, SELPERCATINIB, age=60.0)
    assert answer.dose is None
    assert [dose.amount for _, dose in answer.candidates] == [160, 120]
    assert "weight-kg" in answer.open_questions


def test_an_open_kidney_function_is_named_as_open(engine):
    assert "crcl" in dose_of(engine, LENVATINIB, age=60.0).open_questions


def test_an_adjustment_of_another_region_is_not_applied(engine):
    european = dose_of(engine, CABOZANTINIB, Jurisdiction.EU, age=60.0, cyp3a="inducer")
    american = dose_of(engine, CABOZANTINIB, Jurisdiction.US, age=60.0, cyp3a="inducer")
    assert {reason.adjustment.region for reason in european.reasons} <= {"", "EMA"}
    assert {reason.adjustment.region for reason in american.reasons} <= {"", "FDA"}


def test_every_dose_says_where_it_was_read(engine):
    for option in (LENVATINIB, CABOZANTINIB, SELPERCATINIB, SORAFENIB):
        answer = dose_of(engine, option, age=60.0, weight_kg=70.0)
        assert answer.sources
        assert answer.is_confirmed
        assert answer.address.startswith(f"drug/{option}/dosing/")


def test_the_lines_of_one_situation_stand_in_one_rule_for_all_regions(rule_set):
    """Only then does the leading region's line stand alone; two rules with a region each would both act."""
    drugs = {drug.summary.id: drug for drug in rule_set.drugs}
    rules = {}
    for rule in rule_set.rules:
        for effect in rule.effects:
            if isinstance(effect, AdjustDose):
                rules.setdefault((effect.drug, effect.adjustment), set()).add(rule.id)
    for name, drug in drugs.items():
        situations = {}
        for line in drug.adjustments:
            if line.when is not None and (name, line.id) in rules:
                situations.setdefault(line.when, []).append(line)
        for lines in situations.values():
            if len({line.region for line in lines}) > 1:
                of_lines = {frozenset(rules[name, line.id]) for line in lines}
                assert len(of_lines) == 1, (name, [line.id for line in lines])


def test_two_adjusted_doses_that_cannot_be_compared_give_no_number(rule_set):
    """As where one label line gives a daily and the other a weekly dose: neither is called the lower one."""
    findings = {"age": 60.0, "weight_kg": 58.0, "child_pugh": "C", "cyp3a": "inhibitor"}
    comparable = dose_of(Engine(rule_set), SELPERCATINIB, **findings)
    assert comparable.dose is not None
    first, second = (reason.adjustment for reason in comparable.reasons)
    weekly = replace(second, dose=replace(second.dose, frequency="once weekly"))
    drugs = tuple(
        replace(drug, adjustments=tuple(weekly if item == second else item for item in drug.adjustments))
        for drug in rule_set.drugs
    )
    answer = dose_of(Engine(replace(rule_set, drugs=drugs)), SELPERCATINIB, **findings)
    assert answer.dose is None
    assert answer.is_combined
    assert [reason.adjustment for reason in answer.reasons] == [first, weekly]


def test_a_start_that_waits_asks_only_what_is_not_answered(engine):
    assert dose_of(engine, SELPERCATINIB, age=64.0).open_questions[:1] == ("weight-kg",)
    assert "age" not in dose_of(engine, SELPERCATINIB, age=64.0).open_questions
    assert {"age", "weight-kg"} <= set(dose_of(engine, SELPERCATINIB).open_questions)
