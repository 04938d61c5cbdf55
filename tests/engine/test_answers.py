"""Every part of a result: what it is about, what to do first, the sides of an answer, its rank and its partners."""

from dataclasses import replace

from rairdtc_gui.domain.answers import FirstAction
from rairdtc_gui.domain.case import Case, Jurisdiction
from rairdtc_gui.domain.conditions import comparisons
from rairdtc_gui.domain.drugs import Dose, DosedDrug, DrugSummary, StartDose
from rairdtc_gui.domain.rules import Caution, Certainty, First, Grade, Stance, Strength, Urgency
from rairdtc_gui.domain.tri import Tri
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.engine.ranking import deciding_grade
from tests.engine.worlds import (
    RECALL,
    SEEN,
    WEAK,
    derived,
    indicate,
    limit,
    option,
    question,
    restrict,
    rule,
    rule_set,
)

MIXED = Grade(Strength.LABEL, Certainty.LOW, "L-L")
MG_10 = Dose(10.0, None, "mg", "oral", "once daily")
A, B = question("a"), question("b")
IF_A, IF_B = ({"finding": name, "is": True} for name in "ab")


def answers(world, **findings):
    result = Engine(world).decide(Case.of(findings))
    return {answer.option: answer for answer in result.options}


def test_a_result_keeps_the_case_and_says_whose_rules_led_and_what_was_derived():
    world = rule_set([A], [], derived_findings=[derived("d-a", IF_A)])
    case = Case.of({"a": True}, jurisdiction=Jurisdiction.CN)
    result = Engine(world).decide(case)
    assert (result.case, result.jurisdiction, result.derived) == (case, Jurisdiction.CN, (("d-a", Tri.TRUE),))
    assert Engine(world).decide(Case()).jurisdiction is Jurisdiction.ANY


def test_what_to_do_first_is_told_once_the_most_urgent_first_with_every_rule_that_asks_for_it():
    world = rule_set(
        [A, B],
        [
            rule("plan", IF_A, First("plan", Urgency.BEFORE_TREATMENT, "x")),
            rule("look", IF_A, First("look", Urgency.DAYS, "")),
            rule("stop", IF_A, First("stop", Urgency.NOW, ""), First("look", Urgency.DAYS, "")),
            rule("open", IF_B, First("wait", Urgency.NOW, "")),
        ],
    )
    engine = Engine(world)
    plan, look, stop, _ = world.rules
    assert engine.decide(Case.of({"a": True})).first == (
        FirstAction("stop", Urgency.NOW, "", (stop,)),
        FirstAction("look", Urgency.DAYS, "", (look, stop)),
        FirstAction("plan", Urgency.BEFORE_TREATMENT, "x", (plan,)),
    )
    assert engine.decide(Case()).first == ()


def test_reasons_stand_on_their_side_of_the_answer():
    world = rule_set(
        [A, B],
        [
            rule("yes", IF_A, indicate("x")),
            rule("no", IF_A, restrict("x")),
            rule("maybe", IF_B, limit("x")),
            rule("care", IF_A, Caution(("x",), "", "text", "look")),
        ],
    )
    answer = answers(world, a=True)["x"]
    sides = (answer.supports, answer.opposes, answer.open, answer.cautions)
    assert [[reason.rule.id for reason in side] for side in sides] == [["yes"], ["no"], ["maybe"], ["care"]]
    assert answer.partner_doses == ()


def test_each_part_of_a_rank():
    options = [option("x", 4, matched=True), option("act", 5, kind="action")]
    world = rule_set(
        [A, B],
        [
            rule("yes", IF_A, indicate("x", Stance.PREFERRED, MIXED), indicate("act", Stance.CONSIDER)),
            rule("also", IF_A, indicate("x", Stance.CONSIDER), indicate("act", Stance.CONSIDER, WEAK)),
            rule("more", IF_B, indicate("act", Stance.RECOMMENDED)),
        ],
        options,
    )
    engine = Engine(world)
    found = engine.decide(Case.of({"a": True}))
    assert engine.rank(found.option("x")) == (-5, False, -5, Strength.LABEL, Certainty.LOW, False, 4)
    assert engine.rank(found.option("act")) == (-3, True, -4, Strength.STRONG, Certainty.HIGH, True, 5)
    nothing = engine.decide(Case())
    assert engine.rank(nothing.option("x")) == (-2, False, -5, Strength.EXPERT, Certainty.NOT_GRADED, False, 4)


def test_the_grade_that_ranks_is_of_the_rules_that_give_the_stance():
    """Not of weaker ones, nor of unconfirmed ones; under a limit it is of those that were brought down."""
    world = rule_set(
        [A, B],
        [
            rule("top", IF_A, indicate("x", Stance.PREFERRED, WEAK)),
            rule("lower", IF_A, indicate("x", Stance.CONSIDER, MIXED)),
            rule("unread", IF_A, indicate("x", Stance.PREFERRED), provenance=RECALL),
            rule("less", IF_B, limit("x")),
        ],
    )
    found = answers(world, a=True, b=False)["x"]
    assert deciding_grade(found) == (WEAK.strength, WEAK.certainty)
    assert deciding_grade(answers(world, a=True, b=True)["x"]) == (MIXED.strength, MIXED.certainty)
    assert deciding_grade(answers(world, a=False, b=True)["x"]) == (Strength.EXPERT, Certainty.NOT_GRADED)


def test_an_option_that_nothing_restricts_has_its_own_stance_after_a_hold():
    found = answers(rule_set([A], [rule("yes", IF_A, indicate("x"))]), a=True)["x"]
    assert (found.is_on_hold, found.stance_after_hold) == (False, Stance.RECOMMENDED)


def test_partners_of_a_combination_have_the_doses_of_their_own_monographs(engine):
    combined = [item for item in engine.rule_set.options if item.dose_with]
    monographs = {drug.summary.id for drug in engine.rule_set.drugs}
    assert combined
    for region in ("FDA", "EMA"):
        result = engine.decide(Case.of({"age": 60.0}), region)
        evaluation = engine.evaluate(Case.of({"age": 60.0}))
        for item in combined:
            own = tuple(engine.drug_dose(drug, evaluation, region) for drug in item.dose_with if drug in monographs)
            assert result.option(item.id).partner_doses == own
            assert [dose.drug for dose in own] == [drug for drug in item.dose_with if drug in monographs]


def test_a_partner_has_the_start_of_the_leading_region():
    starts = tuple(
        StartDose(f"drug/b/{region}", "", None, region, replace(MG_10, amount=amount), "", SEEN)
        for region, amount in (("FDA", 10.0), ("EMA", 20.0))
    )
    partner = DosedDrug(DrugSummary("b", "drugb", "", "other", ()), starts, (), (), (), ())
    together = replace(option("x", 0), dose_with=("b", "no-monograph"))
    engine = Engine(rule_set([A], [], [together], drugs=[partner]))
    for region, amount in (("FDA", 10.0), ("EMA", 20.0)):
        (dose,) = engine.decide(Case(), region).option("x").partner_doses
        assert (dose.drug, dose.dose.amount) == ("b", amount)


def test_a_drug_that_no_rule_adjusts_has_the_dose_of_its_label():
    lone = DosedDrug(
        DrugSummary("a", "druga", "", "other", ()), (StartDose("drug/a/dosing/s", "", None, "", MG_10, "", SEEN),),
        (), (), (), (),
    )  # fmt: skip
    engine = Engine(rule_set([A], [], drugs=[lone]))
    evaluation = engine.evaluate(Case())
    assert engine.drug_dose("a", evaluation, "FDA").dose == MG_10
    assert engine.drug_dose("b", evaluation, "FDA") is None


def test_every_condition_of_a_monograph_is_judged_with_the_rules(engine):
    for drug in engine.rule_set.drugs:
        for condition in drug.other_conditions:
            for item in comparisons(condition):
                assert item in engine.compiled.slot_of
