"""The toxicity stepper reads the label's typed lines: which step leads, which level follows, how many are left."""

from dataclasses import replace

import pytest

from rairdtc_gui.domain.conditions import Compare, Operator
from rairdtc_gui.domain.drugs import Dose, Drug, DrugSummary, LadderStep, NextLevel, StartDose, ToxicityStep
from rairdtc_gui.domain.provenance import Checked, Provenance
from rairdtc_gui.domain.toxicity import LevelAfter, Toxicity
from rairdtc_gui.domain.tri import Tri
from rairdtc_gui.engine.toxicity import Situation, strictest, toxicity

SEEN = Provenance(("label",), Checked.SEEN, "2026-11-25")
HEAVY = Compare("weight-kg", Operator.AT_LEAST, 50.0)
LIGHT = Compare("weight-kg", Operator.LESS_THAN, 50.0)


def mg(amount, frequency="once daily"):
    return Dose(amount, None, "mg", "oral", frequency)


def step(event, grades, action, **fields):
    plain = {
        "address": f"drug/a/toxicity/{event}-{grades}", "grade": "as said", "when": None, "occurrence": None,
        "until_grade": None, "until": "", "next_level": None, "next_dose": None, "stop_if": "", "detail": "",
        "region": "", "note": "", "provenance": SEEN,
    }  # fmt: skip
    return ToxicityStep(event=event, grades=grades, action=action, **{**plain, **fields})


def drug(*steps, ladder=(20.0, 14.0, 10.0)):
    return Drug(
        summary=DrugSummary("a", "druga", "", "ret-inhibitor", ()), names=(), targets=(), codes=(),
        checked_on="2026-11-25", start=(StartDose("drug/a/dosing/start", "", None, "", mg(24.0), "", SEEN),),
        ladder=tuple(
            LadderStep(f"drug/a/l/{place}", place, "", None, "", mg(amount), "", "", SEEN)
            for place, amount in enumerate(ladder, start=1)
        ),
        adjustments=(), approvals=(), toxicity=steps, adverse_events=(), sections=(), trials=(),
    )  # fmt: skip


def ask(monograph, grade, current=24.0, region="FDA", event="Rash", occurrence=None, verdict=Tri.UNKNOWN):
    taken = None if current is None else mg(current)
    return toxicity(
        monograph,
        Toxicity(event, grade, occurrence),
        Situation(region, taken, dict.fromkeys((HEAVY, LIGHT), verdict).__getitem__),
    )


HOLD = step("Rash", (3,), "withhold", until_grade=1, next_level=NextLevel.ONE_LOWER)


@pytest.mark.parametrize(
    ("current", "dose", "left", "is_below_last"),
    [(24.0, 20.0, 2, False), (20.0, 14.0, 1, False), (14.0, 10.0, 0, False), (10.0, None, 0, True)],
)
def test_one_level_lower_on_the_ladder(current, dose, left, is_below_last):
    (answer,) = ask(drug(HOLD), 3, current).fitting
    assert (answer.after.dose and answer.after.dose.amount) == dose
    assert (answer.after.levels_left, answer.after.is_below_last) == (left, is_below_last)
    assert len(answer.after.lower) == left
    assert all(lower.amount < dose for lower in answer.after.lower)


def test_what_the_label_says_of_its_end_stands_where_no_level_is_left():
    """Cabozantinib: at the lowest dose resume it, and stop only if it is not tolerated."""
    end = LadderStep("drug/a/l/end", 4, "", None, "", None, "Resume the lowest.", "", SEEN)
    monograph = replace(drug(HOLD), ladder=(*drug().ladder, end))
    assert ask(monograph, 3, 10.0).fitting[0].after == LevelAfter(None, True, 0, end=end)
    assert ask(monograph, 3, 14.0).fitting[0].after == LevelAfter(mg(10.0), False, 0)


@pytest.mark.parametrize("current", [None, 18.0])
def test_without_a_dose_of_the_ladder_no_next_dose_is_made_up(current):
    (answer,) = ask(drug(HOLD), 3, current).fitting
    assert (answer.after.dose, answer.after.is_below_last, answer.after.levels_left) == (None, False, None)


def test_two_levels_lower_and_a_named_dose():
    two = step("Rash", (3,), "withhold", next_level=NextLevel.TWO_LOWER)
    assert ask(drug(two), 3).fitting[0].after.dose == mg(14.0)
    to_12 = step("Rash", (3,), "reduce", next_level=NextLevel.NAMED_DOSE, next_dose=mg(12.0))
    assert ask(drug(to_12), 3).fitting[0].after == LevelAfter(mg(12.0), False, None)


def test_a_reduced_dose_without_a_figure_is_the_next_level():
    reduced = step("Rash", (3,), "reduce", next_level=NextLevel.REDUCED)
    assert ask(drug(reduced), 3).fitting[0].after == LevelAfter(mg(20.0), False, 2, lower=(mg(14.0), mg(10.0)))


def test_judgement_shows_the_same_and_the_next_lower_dose_and_chooses_none():
    either = step("Rash", (3,), "withhold", next_level=NextLevel.JUDGEMENT)
    for current, alternatives in ((24.0, (mg(24.0), mg(20.0))), (14.0, (mg(14.0), mg(10.0))), (10.0, (mg(10.0),))):
        after = ask(drug(either), 3, current).fitting[0].after
        assert after == LevelAfter(None, False, None, alternatives)


def test_a_grade_without_a_line_is_silence_and_never_go_on():
    answer = ask(drug(HOLD), 2)
    assert answer.is_silent
    assert answer.known_events == ("Rash",)


def test_a_step_by_another_measure_is_always_shown():
    by_gram = step("Rash", (), "withhold", until="below 2 g", next_level=NextLevel.REDUCED)
    answer = ask(drug(by_gram), 1)
    assert [item.step for item in answer.by_other_measure] == [by_gram]
    assert answer.by_other_measure[0].after == LevelAfter(mg(20.0), False, 2, lower=(mg(14.0), mg(10.0)))
    assert (answer.fitting, answer.steps) == ((), answer.by_other_measure)
    assert not answer.is_silent


def test_a_step_by_another_measure_holds_for_its_time_and_says_what_it_asks():
    first = step("Rash", (), "withhold", occurrence=1)
    second = step("Rash", (), "reduce", occurrence=2, when=HEAVY)
    monograph = drug(HOLD, first, second)
    assert [item.step for item in ask(monograph, 3, occurrence=1).by_other_measure] == [first]
    (later,) = ask(monograph, 3, occurrence=2).by_other_measure
    assert (later.step, later.open_questions) == (second, ("weight-kg",))
    assert [item.step for item in ask(monograph, 3).by_other_measure] == [first, second]
    assert [item.step for item in ask(monograph, 3).steps] == [HOLD, first, second]


def test_a_stop_for_one_time_holds_for_every_later_one():
    hold, stop = step("Rash", (3,), "withhold", occurrence=2), step("Rash", (3,), "discontinue", occurrence=3)
    monograph = drug(hold, stop)
    times = {time: [item.step for item in ask(monograph, 3, occurrence=time).fitting] for time in (1, 2, 3, 4)}
    assert times == {1: [], 2: [hold], 3: [stop], 4: [stop]}


def named(amount, grades=(3,), **fields):
    """A hold after which the label names one dose, whatever is taken now."""
    fields = {"until_grade": 1, "next_level": NextLevel.NAMED_DOSE, "next_dose": mg(amount), **fields}
    return step("Rash", grades, "withhold", **fields)


@pytest.mark.parametrize(
    ("current", "after"),
    [
        (24.0, LevelAfter(mg(14.0), False, None)),
        (20.0, LevelAfter(mg(14.0), False, None)),
        (14.0, LevelAfter(mg(10.0), False, 0, not_below=mg(14.0))),
        (10.0, LevelAfter(None, True, 0, not_below=mg(14.0))),
        (18.0, LevelAfter(mg(14.0), False, None)),
        (12.0, LevelAfter(None, False, None, not_below=mg(14.0))),
        (None, LevelAfter(None, False, None)),
    ],
)
def test_a_named_dose_never_raises_the_dose_and_never_keeps_it(current, after):
    """Where it is not below the dose now the next level is, or nothing; without the dose now nobody can tell."""
    assert ask(drug(named(14.0)), 3, current).fitting[0].after == after


def test_a_named_dose_that_no_number_a_day_compares_is_lower_only_below_on_the_ladder():
    once = Dose(5.9, None, "GBq", "intravenous", "next doses")
    start_of = StartDose(
        "drug/a/dosing/x", "", None, "", replace(once, amount=7.4, frequency="every 6 weeks"), "", SEEN
    )
    monograph = replace(
        drug(named(0.0, next_dose=once)), start=(start_of,), ladder=(replace(rungs(1.0)[0], dose=once),)
    )  # fmt: skip

    def after(current):
        situation = Situation("FDA", current, {}.__getitem__)
        return toxicity(monograph, Toxicity("Rash", 3), situation).fitting[0].after

    assert after(start_of.dose) == LevelAfter(once, False, None)
    assert after(once) == LevelAfter(None, True, 0, not_below=once)
    elsewhere = replace(once, amount=9.0, frequency="monthly")
    assert after(elsewhere) == LevelAfter(None, False, None, not_below=once)
    monograph = replace(monograph, ladder=(*monograph.ladder, *rungs(20.0, label="b"), *rungs(18.0, label="c")))
    assert after(start_of.dose) == LevelAfter(once, False, None)  # below on one ladder is enough


def test_a_named_dose_that_is_not_lower_leaves_each_ladder_that_differs_to_say_what_is():
    both = replace(drug(named(20.0)), ladder=(*rungs(20.0, 14.0, label="a"), *rungs(20.0, 10.0, label="b")))
    after = ask(both, 3, 20.0).fitting[0].after
    assert after.not_below == mg(20.0)
    assert [(item.label, item.after) for item in after.by_ladder] == [
        ("a", LevelAfter(mg(14.0), False, 0)), ("b", LevelAfter(mg(10.0), False, 0)),
    ]  # fmt: skip


def test_the_leading_region_goes_first_and_another_only_where_it_is_silent():
    europe = step("Rash", (3,), "discontinue", region="EMA")
    us = step("Rash", (3,), "withhold", next_level=NextLevel.SAME, region="FDA")
    assert [item.step for item in ask(drug(europe, us), 3, region="FDA").fitting] == [us]
    assert [item.step for item in ask(drug(europe), 3, region="FDA").fitting] == [europe]


def test_an_event_without_lines_takes_the_general_line_and_says_so():
    general = step("Other adverse reaction", (3, 4), "withhold", until_grade=1, next_level=NextLevel.ONE_LOWER)
    answer = ask(drug(HOLD, general), 3, event="Cough")
    assert answer.is_general
    assert [item.step for item in answer.fitting] == [general]
    assert not ask(drug(HOLD, general), 3).is_general


def test_occurrences_are_told_apart_and_all_shown_where_it_is_not_known():
    first = step("Rash", (2,), "continue", occurrence=1, detail="Cream.")
    second = step("Rash", (2,), "withhold", occurrence=2, until_grade=1, next_level=NextLevel.ONE_LOWER)
    monograph = drug(first, second)
    assert [item.step for item in ask(monograph, 2, occurrence=1).fitting] == [first]
    assert [item.step for item in ask(monograph, 2, occurrence=2).fitting] == [second]
    assert [item.step for item in ask(monograph, 2).fitting] == [second, first]


def test_a_step_for_other_people_does_not_hold_and_an_open_one_says_what_it_asks():
    conditional = step("Rash", (3,), "discontinue", when=HEAVY)
    monograph = drug(conditional)
    assert ask(monograph, 3, verdict=Tri.FALSE).is_silent
    assert ask(monograph, 3, verdict=Tri.UNKNOWN).fitting[0].open_questions == ("weight-kg",)
    assert ask(monograph, 3, verdict=Tri.TRUE).fitting[0].open_questions == ()


def test_of_two_events_at_once_the_stricter_leads():
    stop = step("Bleeding", (4,), "discontinue")
    mild = step("Cough", (1,), "continue", detail="Watch.")
    monograph = drug(HOLD, stop, mild)
    answers = [ask(monograph, 3), ask(monograph, 4, event="Bleeding"), ask(monograph, 1, event="Cough")]
    assert strictest(answers).step is stop
    assert strictest(answers[:1] + answers[2:]).step is HOLD
    assert strictest([ask(monograph, 2)]) is None


def test_a_stricter_step_by_another_measure_leads_and_one_that_is_as_strict_does_not():
    """Nobody has said that it holds: an action as strict, by grade, goes first."""
    severe = step("Bleeding", (), "discontinue", grade="severe")
    stop, longer = step("Cough", (3,), "discontinue"), step("Cough", (), "withhold", until_grade=0)
    monograph = drug(HOLD, severe, stop)
    rash, bleeding, cough = (ask(monograph, 3, event=event) for event in ("Rash", "Bleeding", "Cough"))
    assert strictest([rash, bleeding]).step is severe
    assert strictest([bleeding, rash]).step is severe
    assert strictest([bleeding]).step is severe
    assert strictest([bleeding, cough]).step is stop
    monograph = drug(HOLD, longer)
    assert strictest([ask(monograph, 3, event="Cough"), ask(monograph, 3)]).step is HOLD
    both = drug(step("Rash", (), "reduce"), severe)
    assert strictest([ask(both, 3), ask(both, 3, event="Bleeding")]).step is severe


def test_of_two_holds_the_longer_one_and_then_the_lower_dose_lead():
    longer = step("Cough", (3,), "withhold", until_grade=0, next_level=NextLevel.SAME)
    monograph = drug(HOLD, longer)
    assert strictest([ask(monograph, 3), ask(monograph, 3, event="Cough")]).step is longer
    deeper = step("Cough", (3,), "withhold", until_grade=1, next_level=NextLevel.TWO_LOWER)
    monograph = drug(HOLD, deeper)
    assert strictest([ask(monograph, 3), ask(monograph, 3, event="Cough")]).step is deeper


def test_a_hold_that_names_no_grade_is_as_long_as_one_until_resolved():
    """Neither leads by its length, so the lower dose does."""
    unnamed = step("Rash", (3,), "withhold", until="resolved", next_level=NextLevel.SAME)
    resolved = step("Cough", (3,), "withhold", until_grade=0, next_level=NextLevel.ONE_LOWER)
    monograph = drug(unnamed, resolved)
    assert strictest([ask(monograph, 3), ask(monograph, 3, event="Cough")]).step is resolved
    lower = replace(unnamed, next_level=NextLevel.TWO_LOWER)
    monograph = drug(lower, resolved)
    assert strictest([ask(monograph, 3, event="Cough"), ask(monograph, 3)]).step is lower


def test_a_hold_below_the_last_level_leads_one_that_says_nothing_of_the_dose():
    silent = step("Cough", (3,), "withhold", until_grade=1)
    monograph = drug(HOLD, silent)
    answers = [ask(monograph, 3, 10.0, event="Cough"), ask(monograph, 3, 10.0)]
    assert strictest(answers).step is HOLD


def test_where_nothing_tells_two_steps_apart_the_first_leads():
    """No word on the dose and a dose that cannot be named count the same."""
    silent = step("Cough", (3,), "withhold", until_grade=1)
    monograph = drug(HOLD, silent)
    unnamed, unsaid = ask(monograph, 3, None), ask(monograph, 3, None, event="Cough")
    assert strictest([unnamed, unsaid]).step is HOLD
    assert strictest([unsaid, unnamed]).step is silent


def test_levels_of_a_ladder_for_other_people_are_not_counted():
    other = LadderStep("drug/a/l/light", 1, "light", HEAVY, "", mg(6.0), "", "", SEEN)
    monograph = replace(drug(HOLD), ladder=(*drug().ladder, other))
    (answer,) = ask(monograph, 3, 10.0, verdict=Tri.FALSE).fitting
    assert (answer.after.dose, answer.after.is_below_last) == (None, True)
    assert ask(monograph, 3, 6.0, verdict=Tri.FALSE).fitting[0].after.levels_left is None
    assert ask(monograph, 3, 6.0, verdict=Tri.TRUE).fitting[0].after.is_below_last


def start(amount, when=None, region=""):
    return StartDose(f"drug/a/dosing/{amount}", "", when, region, mg(amount), "", SEEN)


def rungs(*amounts, label="", when=None, region=""):
    return tuple(
        LadderStep(f"drug/a/l/{label}{region}{place}", place, label, when, region, mg(amount), "", "", SEEN)
        for place, amount in enumerate(amounts, start=1)
    )


def next_dose(monograph, current, region="FDA", verdict=Tri.UNKNOWN):
    (answer,) = ask(monograph, 3, current, region, verdict=verdict).fitting
    return answer.after.dose and answer.after.dose.amount


def by_ladder(monograph, current, region="FDA", verdict=Tri.UNKNOWN):
    """What each ladder says, where they differ."""
    after = ask(monograph, 3, current, region, verdict=verdict).fitting[0].after
    assert not after.by_ladder or (after.dose, after.is_below_last, after.levels_left) == (None, False, None)
    return [
        (item.label, item.region, item.after.dose and item.after.dose.amount, item.open_questions)
        for item in after.by_ladder
    ]


def test_ladders_that_may_hold_and_differ_each_say_what_follows_and_what_decides():
    """The last level of one is a level of the other: unknown weight must not read as "stop"."""
    heavy, light = rungs(14.0, label="heavy", when=HEAVY), rungs(14.0, 6.0, label="light", when=LIGHT)
    both = replace(drug(HOLD), ladder=(*heavy, *light))
    assert by_ladder(both, 14.0) == [("heavy", "", None, ("weight-kg",)), ("light", "", 6.0, ("weight-kg",))]
    assert [item.after.is_below_last for item in ask(both, 3, 14.0).fitting[0].after.by_ladder] == [True, False]
    assert by_ladder(both, 14.0, verdict=Tri.TRUE) == [("heavy", "", None, ()), ("light", "", 6.0, ())]
    assert by_ladder(replace(both, ladder=heavy), 14.0) == []
    assert by_ladder(replace(both, ladder=(*heavy, *rungs(14.0, label="light", when=LIGHT))), 14.0) == []


def test_of_two_events_the_lowest_of_ladders_that_differ_counts():
    differing = replace(
        drug(HOLD, step("Cough", (3,), "withhold", until_grade=1, next_level=NextLevel.SAME)),
        ladder=(*rungs(20.0, 14.0, label="heavy", when=HEAVY), *rungs(20.0, 6.0, label="light", when=LIGHT)),
    )
    assert strictest([ask(differing, 3, 20.0, event="Cough"), ask(differing, 3, 20.0)]).step is HOLD
    last = replace(differing, ladder=(*differing.ladder[:1], *differing.ladder[2:]))
    to_1 = step("Cough", (3,), "withhold", until_grade=1, next_dose=mg(1.0), next_level=NextLevel.NAMED_DOSE)
    last = replace(last, toxicity=(HOLD, to_1))
    assert strictest([ask(last, 3, 20.0, event="Cough"), ask(last, 3, 20.0)]).step is HOLD


def test_a_ladder_that_goes_on_where_another_ends_has_no_start_of_its_own():
    below = tuple(replace(item, step=item.step + 1) for item in rungs(8.0, 4.0, label="below"))
    both = replace(drug(HOLD), ladder=(*rungs(20.0, 14.0), *below))
    assert [next_dose(both, current) for current in (24.0, 20.0, 14.0, 8.0, 4.0)] == [20.0, 14.0, None, 4.0, None]
    assert by_ladder(both, 24.0) == []


def test_a_lower_start_never_leads_up():
    spread = replace(drug(HOLD), ladder=(replace(rungs(12.0)[0], dose=mg(12.0, "twice daily")),))
    assert ask(spread, 3).fitting[0].after.dose == mg(12.0, "twice daily")  # as much a day as the start
    lower = replace(drug(HOLD), start=(start(24.0), start(14.0)))
    assert next_dose(lower, 14.0) == 10.0
    odd = replace(lower, start=(start(14.0), StartDose("drug/a/dosing/x", "", None, "", mg(9.0, "weekly"), "", SEEN)))
    assert ask(odd, 3, 14.0).fitting[0].after.dose == mg(10.0)


def test_a_ladder_in_mg_never_leads_down_from_a_dose_by_body_surface():
    """Selumetinib 25 mg/m2 is 30 mg at 1.2 m2: the ladder of the adults would go on at 50 mg."""
    by_surface = replace(mg(25.0), unit="mg/m2")
    both = replace(drug(HOLD), start=(start(24.0), StartDose("drug/a/dosing/x", "", None, "", by_surface, "", SEEN)))

    def after(current, monograph):
        return toxicity(monograph, Toxicity("Rash", 3), Situation("FDA", current, {}.__getitem__)).fitting[0].after

    assert after(by_surface, both) == LevelAfter(None, False, None)
    assert after(mg(24.0), both) == after(mg(24.0), drug(HOLD))
    alone = replace(both, start=both.start[1:])
    assert after(by_surface, alone) == LevelAfter(None, False, None)
    assert after(mg(20.0), alone) == LevelAfter(mg(14.0), False, 1, lower=(mg(10.0),))


def test_the_answer_says_what_was_asked():
    assert ask(drug(HOLD), 3, occurrence=2).toxicity == Toxicity("Rash", 3, 2)


def test_a_step_of_no_region_holds_in_each_and_rules_those_of_others_out():
    everywhere, europe = step("Rash", (3,), "withhold"), step("Rash", (3,), "discontinue", region="EMA")
    assert [item.step for item in ask(drug(everywhere, europe), 3, region="FDA").fitting] == [everywhere]


def test_the_ladder_of_the_leading_region_goes_first_and_another_only_where_it_has_none():
    both = replace(drug(HOLD), ladder=(*rungs(20.0, 14.0, region="FDA"), *rungs(18.0, 12.0, region="EMA")))
    assert [next_dose(both, 24.0, region) for region in ("FDA", "EMA")] == [20.0, 18.0]
    assert by_ladder(both, 24.0, "PMDA") == [("", "FDA", 20.0, ()), ("", "EMA", 18.0, ())]
    assert by_ladder(both, 24.0, "") == by_ladder(both, 24.0, "PMDA")
    assert [next_dose(both, 18.0, region) for region in ("FDA", "EMA", "PMDA")] == [None, 12.0, 12.0]
    plain = replace(drug(HOLD), ladder=(*rungs(20.0, 14.0), *rungs(18.0, 12.0, region="EMA")))
    assert [next_dose(plain, 18.0, region) for region in ("FDA", "EMA")] == [None, 12.0]


def test_each_ladder_that_may_hold_is_looked_at():
    two = replace(drug(HOLD), ladder=(*rungs(20.0, 14.0), *rungs(18.0, 12.0, label="light", when=LIGHT)))
    assert [next_dose(two, current) for current in (20.0, 18.0)] == [14.0, 12.0]


def test_a_ladder_leads_down_from_the_start_of_the_same_people():
    people = replace(
        drug(HOLD),
        start=(start(30.0, HEAVY), start(16.0, LIGHT)),
        ladder=(*rungs(20.0, label="heavy", when=HEAVY), *rungs(12.0, label="light", when=LIGHT)),
    )
    assert [next_dose(people, current) for current in (30.0, 16.0)] == [20.0, 12.0]
    ruled_out = replace(people, ladder=rungs(20.0))
    assert next_dose(ruled_out, 30.0, verdict=Tri.UNKNOWN) == 20.0
    assert next_dose(ruled_out, 30.0, verdict=Tri.FALSE) is None


def test_without_people_the_start_of_the_leading_region_leads_and_another_only_where_it_has_none():
    regions = replace(drug(HOLD), start=(start(24.0, region="FDA"), start(30.0, region="EMA")), ladder=rungs(20.0))
    assert [next_dose(regions, 24.0, region) for region in ("FDA", "EMA", "PMDA")] == [20.0, None, 20.0]
    assert [next_dose(regions, 30.0, region) for region in ("FDA", "EMA", "PMDA")] == [None, 20.0, 20.0]
    plain = replace(regions, start=(start(24.0), start(30.0, region="EMA")))
    assert [next_dose(plain, current, "FDA") for current in (24.0, 30.0)] == [20.0, None]
