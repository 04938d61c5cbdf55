"""The start dose from small made-up monographs: every part of the answer, and what makes a number vanish."""

import itertools

import pytest

from rairdtc_gui.domain.answers import DoseAnswer, DoseReason
from rairdtc_gui.domain.case import Case
from rairdtc_gui.domain.condition_language import parse
from rairdtc_gui.domain.drugs import Adjustment, AdjustmentAction, Dose, DosedDrug, DrugSummary, StartDose
from rairdtc_gui.domain.provenance import Checked, Provenance
from rairdtc_gui.domain.rules import AdjustDose
from rairdtc_gui.engine import kept
from rairdtc_gui.engine.decide import Engine
from tests.engine.worlds import derived, question, rule, rule_set

IF_A, IF_B, IF_C = ({"finding": name, "is": True} for name in "abc")
NOT_A = {"finding": "a", "is": False}
SET, AVOID, NO_DATA = AdjustmentAction.SET_DOSE, AdjustmentAction.AVOID, AdjustmentAction.NO_DATA
ALWAYS = rule("r-always", IF_C, AdjustDose("a", "one"), AdjustDose("other", "one"))
BOTH = rule("r-both", IF_C, AdjustDose("a", "one"), AdjustDose("a", "two"))


def mg(amount, frequency="once daily"):
    return Dose(amount, None, "mg", "oral", frequency)


def read_in(*sources, checked=Checked.SEEN):
    return Provenance(sources, checked, "2026-11-25")


def start(name, amount, when=None, region="", provenance=None):
    condition = None if when is None else parse(when)
    return StartDose(f"drug/a/{name}", name, condition, region, mg(amount), "", provenance or read_in("label"))


def change(name, action=SET, amount=None, when=None, region="", provenance=None, frequency="once daily"):
    dose, condition = None if amount is None else mg(amount, frequency), None if when is None else parse(when)
    return Adjustment(
        f"drug/a/{name}{region}", name, "other", name, condition, action, dose, "", region, "",
        provenance or read_in("other"),
    )  # fmt: skip


def engine_of(starts, changes, rules, derived_findings=()):
    drug = DosedDrug(DrugSummary("a", "druga", "", "other", ()), tuple(starts), tuple(changes), (), (), ())
    questions = [question(name) for name in "abc"]
    return Engine(rule_set(questions, rules, drugs=[drug], derived_findings=derived_findings))


def answered(engine, fixed=None, region="FDA", **findings):
    return engine.drug_dose("a", engine.evaluate(Case.of(findings)), region, fixed)


def asked(starts, changes=(), rules=(), fixed=None, region="FDA", **findings):
    return answered(engine_of(starts, changes, rules), fixed, region, **{"c": True, **findings})


def test_the_whole_answer_of_a_plain_start_and_of_one_change():
    plain = start("plain", 24.0)
    assert asked([plain]) == DoseAnswer("a", mg(24.0), (), False, False, (), (), "drug/a/plain", ("label",), True)
    lower = change("one", amount=10.0)
    assert asked([plain], [lower], [ALWAYS]) == DoseAnswer(
        "a", mg(10.0), (), False, False, (DoseReason(ALWAYS, lower),), (), "drug/a/one", ("label", "other"), True
    )


def test_starts_for_different_people_are_candidates_until_it_is_known_who_it_is():
    heavy, light = start("heavy", 24.0, IF_A), start("light", 16.0, {"all": [NOT_A, IF_B]})
    answer = asked([heavy, light])
    assert (answer.dose, answer.open_questions) == (None, ("a", "b"))
    assert answer.candidates == (("heavy", mg(24.0)), ("light", mg(16.0)))
    assert asked([light, heavy]).open_questions == ("a", "b")
    assert asked([heavy, light], a=True).dose == mg(24.0)
    assert asked([heavy, light], a=False, b=True).dose == mg(16.0)
    nobody = asked([heavy, light], a=False, b=False)
    assert (nobody.dose, nobody.candidates, nobody.address) == (None, (), "drug/a/heavy")
    two = asked([heavy, start("more", 30.0, IF_A)], a=True)
    assert (two.dose, two.candidates) == (None, (("heavy", mg(24.0)), ("more", mg(30.0))))


def test_the_start_of_the_leading_region_goes_before_a_general_one_and_that_of_another_is_not_used():
    general, us, europe = start("all", 24.0), start("us", 20.0, region="FDA"), start("eu", 18.0, region="EMA")
    assert [asked([general, us, europe], region=region).dose.amount for region in ("FDA", "EMA", "PMDA")] == [
        20,
        18,
        24,
    ]
    waiting = asked([start("eu", 18.0, IF_A, "EMA")])
    assert (waiting.dose, waiting.candidates, waiting.open_questions) == (None, (), ())


def test_a_drug_without_a_labelled_start_has_no_number_and_no_place():
    assert asked([]) == DoseAnswer("a", None, (), False, False, (), (), "", (), True)


def test_the_options_own_start_goes_in_place_of_the_labels_and_asks_nothing_of_it():
    waiting = start("heavy", 24.0, IF_A)
    answer = asked([waiting], fixed=mg(14.0))
    assert (answer.dose, answer.candidates, answer.open_questions) == (mg(14.0), (), ())
    assert (answer.address, answer.sources) == ("drug/a/heavy", ("label",))
    assert asked([], fixed=mg(14.0)).dose == mg(14.0)


@pytest.mark.parametrize(("amount", "shown"), [(10.0, mg(10.0)), (14.0, mg(14.0)), (20.0, None)])
def test_a_change_never_raises_the_options_own_start(amount, shown):
    assert asked([start("plain", 24.0)], [change("one", amount=amount)], [ALWAYS], fixed=mg(14.0)).dose == shown


def test_one_change_may_raise_the_labels_start():
    assert asked([start("plain", 24.0)], [change("one", amount=30.0)], [ALWAYS]).dose == mg(30.0)


@pytest.mark.parametrize(("action", "avoid"), [(AVOID, True), (NO_DATA, False)])
def test_avoid_and_no_data_leave_no_number_and_no_candidates(action, avoid):
    stop = change("one", action)
    known = asked([start("plain", 24.0)], [stop], [ALWAYS])
    assert (known.dose, known.avoid, known.is_combined, known.address) == (None, avoid, False, "drug/a/plain")
    assert asked([start("plain", 24.0)], [stop], [ALWAYS], fixed=mg(14.0)).dose is None
    assert asked([start("heavy", 24.0, IF_A)], [stop], [ALWAYS]).candidates == ()


def test_a_change_settles_the_dose_also_where_the_start_is_still_open():
    answer = asked([start("heavy", 24.0, IF_A), start("light", 16.0, NOT_A)], [change("one", amount=10.0)], [ALWAYS])
    assert (answer.dose, answer.candidates, answer.open_questions) == (mg(10.0), (), ("a",))


def test_a_change_that_waits_for_an_answer_leaves_no_number_and_asks_for_it():
    waits = change("one", amount=10.0, when=IF_B)
    answer = asked([start("plain", 24.0)], [waits], [ALWAYS])
    assert (answer.dose, answer.candidates, answer.reasons, answer.open_questions) == (None, (), (), ("b",))
    assert asked([start("plain", 24.0)], [waits], [ALWAYS], b=False).dose == mg(24.0)
    assert asked([start("plain", 24.0)], [waits], [ALWAYS], b=True).dose == mg(10.0)


def test_a_rule_that_waits_asks_and_changes_nothing_yet():
    may = rule("r-may", IF_B, AdjustDose("a", "one"))
    answer = asked([start("plain", 24.0)], [change("one", amount=10.0)], [may])
    assert (answer.dose, answer.reasons, answer.open_questions) == (mg(24.0), (), ("b",))


def test_a_rule_that_waits_for_a_derived_finding_asks_what_that_waits_for():
    may = rule("r-may", {"finding": "d", "is": True}, AdjustDose("a", "one"))
    engine = engine_of([start("plain", 24.0)], [change("one", amount=10.0)], [may], [derived("d", IF_B)])
    assert answered(engine).open_questions == ("b",)


def test_of_two_changes_the_lower_dose_holds_and_both_are_told():
    one, two = change("one", amount=10.0), change("two", amount=5.0, frequency="twice daily")
    answer = asked([start("plain", 24.0)], [one, two], [BOTH])
    assert (answer.dose, answer.is_combined, answer.address) == (mg(10.0), True, "drug/a/one")
    assert answer.reasons == (DoseReason(BOTH, one), DoseReason(BOTH, two))


@pytest.mark.parametrize(
    "second",
    [
        change("two", amount=30.0),  # a rise
        change("two", AdjustmentAction.CHANGE_BY),  # no figure
        change("two", amount=5.0, frequency="once weekly"),  # cannot be compared
    ],
)
def test_two_changes_without_a_common_figure_give_no_number(second):
    answer = asked([start("plain", 24.0)], [change("one", amount=10.0), second], [BOTH])
    assert (answer.dose, answer.is_combined) == (None, True)


def test_lines_of_one_situation_are_those_of_the_region_or_where_it_has_none_of_the_others():
    here, there = change("one", amount=10.0), change("two", amount=12.0, region="EMA")
    assert asked([start("plain", 24.0)], [here, there], [BOTH]).reasons == (DoseReason(BOTH, here),)
    elsewhere = change("one", amount=10.0, region="NMPA")
    answer = asked([start("plain", 24.0)], [elsewhere, there], [BOTH])
    assert [reason.adjustment for reason in answer.reasons] == [elsewhere, there]


def test_one_fact_that_was_not_read_makes_the_answer_unconfirmed():
    unread = read_in(checked=Checked.RECALL)
    assert not asked([start("plain", 24.0, provenance=unread)]).is_confirmed
    plain, recalled = start("plain", 24.0), change("one", amount=10.0, provenance=unread)
    assert not asked([plain], [recalled], [ALWAYS]).is_confirmed
    assert asked([plain], [recalled], [ALWAYS], c=False).is_confirmed


#: Worlds whose answer can differ by each thing that an answer rests on: (starts, changes, rules).
ANSWERS_DIFFER_BY = {
    "starts that hold": ([start("heavy", 24.0, IF_A), start("light", 16.0, NOT_A)], [], []),
    "starts that may hold": ([start("heavy", 24.0, IF_A), start("light", 16.0, {"all": [NOT_A, IF_B]})], [], []),
    "changes that hold": ([start("plain", 24.0)], [change("one", amount=10.0), change("two", amount=5.0)], [
        rule("r-a", IF_A, AdjustDose("a", "one")), rule("r-b", IF_B, AdjustDose("a", "two")),
    ]),
    "rules that hold": ([start("plain", 24.0)], [change("one", amount=10.0)], [
        rule("r-a", IF_A, AdjustDose("a", "one")), rule("r-b", IF_B, AdjustDose("a", "one")),
    ]),
    "changes that may hold": ([start("plain", 24.0)], [
        change("one", amount=10.0, when=IF_A), change("two", amount=5.0, when=IF_B),
    ], [BOTH]),
    "questions of rules that may hold": ([start("plain", 24.0)], [change("one", amount=10.0)], [
        rule("r-a", {"all": [IF_A, IF_B]}, AdjustDose("a", "one")),
    ]),
    "the region": ([start("all", 24.0), start("us", 20.0, region="FDA")], [], []),
}  # fmt: skip


@pytest.mark.parametrize("world", ANSWERS_DIFFER_BY.values(), ids=ANSWERS_DIFFER_BY)
def test_an_answer_does_not_depend_on_what_was_asked_before(world):
    engine, told = engine_of(*world), set()
    for values in itertools.product((None, True, False), repeat=3):
        findings = {name: value for name, value in zip("abc", values, strict=True) if value is not None}
        for region, fixed in itertools.product(("FDA", "EMA"), (None, mg(14.0), mg(12.0))):
            answer = answered(engine, fixed, region, **findings)
            assert answer == answered(engine_of(*world), fixed, region, **findings)
            told.add(repr(answer))
    assert len(told) > 3


def test_only_so_many_answers_are_kept(monkeypatch):
    monkeypatch.setattr(kept, "MOST_KEPT", 2)
    engine = engine_of([start("plain", 24.0)], [], [])
    doses = [mg(float(amount)) for amount in (1, 2, 3, 1)]
    shown = [answered(engine, dose) for dose in doses]
    assert [answer.dose for answer in shown] == doses
    assert shown[3] is not shown[0]
