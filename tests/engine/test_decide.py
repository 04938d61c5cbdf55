import pytest

from rairdtc_gui.domain.answers import Status
from rairdtc_gui.domain.case import Case, Jurisdiction
from rairdtc_gui.domain.conditions import Compare, Operator
from rairdtc_gui.domain.questions import QuestionType
from rairdtc_gui.domain.rules import First, Stance, Urgency
from rairdtc_gui.domain.tri import Tri
from rairdtc_gui.engine.decide import Engine
from tests.engine.worlds import (
    OWN,
    RECALL,
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

A, B, C = question("a"), question("b"), question("c")
IF_A, IF_B, IF_C = ({"finding": name, "is": True} for name in "abc")


def answers(world, **findings):
    result = Engine(world).decide(Case.of(findings))
    return {answer.option: answer for answer in result.options}


def test_unknown_restriction_makes_an_indicated_option_provisional():
    world = rule_set([A, B], [rule("yes", IF_A, indicate("x")), rule("no", IF_B, restrict("x"))])
    answer = answers(world, a=True)["x"]
    assert (answer.stance, answer.lowest, answer.highest) == (
        Stance.RECOMMENDED,
        Stance.NOT_RECOMMENDED,
        Stance.RECOMMENDED,
    )
    assert answer.status is Status.PROVISIONAL
    assert [reason.rule.id for reason in answer.open] == ["no"]


def test_unknown_indication_makes_an_option_possible():
    world = rule_set([A], [rule("yes", IF_A, indicate("x"))])
    assert answers(world)["x"].status is Status.POSSIBLE
    assert answers(world, a=False)["x"].status is Status.SETTLED
    assert answers(world, a=True)["x"].stance is Stance.RECOMMENDED


def test_contraindicated_beats_not_recommended_beats_indicated():
    world = rule_set(
        [A, B, C],
        [
            rule("yes", IF_A, indicate("x", Stance.PREFERRED)),
            rule("no", IF_B, restrict("x")),
            rule("never", IF_C, restrict("x", stance=Stance.CONTRAINDICATED)),
        ],
    )
    assert answers(world, a=True, b=True, c=False)["x"].stance is Stance.NOT_RECOMMENDED
    assert answers(world, a=True, b=True, c=True)["x"].stance is Stance.CONTRAINDICATED


def test_limit_brings_down_but_proposes_nothing():
    world = rule_set([A, B], [rule("yes", IF_A, indicate("x", Stance.PREFERRED)), rule("less", IF_B, limit("x", "y"))])
    found = answers(world, a=True, b=True)
    assert found["x"].stance is Stance.CONSIDER
    assert found["y"].stance is Stance.NONE


@pytest.mark.parametrize("provenance", [RECALL, OWN], ids=["unconfirmed", "own"])
def test_rule_that_was_not_read_is_shown_but_cannot_raise(provenance):
    world = rule_set([A], [rule("maybe", IF_A, indicate("x"), provenance=provenance)])
    answer = answers(world, a=True)["x"]
    assert answer.stance is Stance.NONE
    assert answer.status is Status.SETTLED
    assert [(reason.rule.id, reason.counts) for reason in answer.supports] == [("maybe", False)]


@pytest.mark.parametrize("provenance", [RECALL, OWN], ids=["unconfirmed", "own"])
def test_rule_that_was_not_read_can_restrict(provenance):
    world = rule_set([A], [rule("yes", IF_A, indicate("x")), rule("maybe", IF_A, restrict("x"), provenance=provenance)])
    assert answers(world, a=True)["x"].stance is Stance.NOT_RECOMMENDED


def test_on_hold_only_if_every_restriction_can_be_lifted():
    world = rule_set(
        [A, B, C],
        [
            rule("yes", IF_A, indicate("x")),
            rule("hold", IF_B, restrict("x", until="healed")),
            rule("no", IF_C, restrict("x")),
        ],
    )
    held = answers(world, a=True, b=True, c=False)["x"]
    assert held.is_on_hold
    assert held.stance_after_hold is Stance.RECOMMENDED
    assert not answers(world, a=True, b=True, c=True)["x"].is_on_hold


def test_ranking_by_stance_strength_certainty_biomarker_and_stored_order():
    options = [option("plain", 0), option("weak", 1), option("matched", 2, matched=True), option("top", 3)]
    world = rule_set(
        [A],
        [
            rule("r1", IF_A, indicate("plain"), indicate("matched"), indicate("weak", grade=WEAK)),
            rule("r2", IF_A, indicate("top", Stance.PREFERRED, WEAK)),
        ],
        options,
    )
    result = Engine(world).decide(Case.of({"a": True}))
    assert [answer.option for answer in result.options] == ["top", "matched", "plain", "weak"]


def test_rules_of_a_jurisdiction_are_unknown_until_it_is_known():
    region = question("region", QuestionType.CHOICE, ("US", "China", "other"))
    world = rule_set([A, region], [rule("cn", IF_A, indicate("x"), jurisdictions=[Jurisdiction.CN])])
    engine = Engine(world)

    def status(case):
        return engine.decide(case).option("x").status, engine.decide(case).option("x").stance

    assert status(Case.of({"a": True})) == (Status.POSSIBLE, Stance.NONE)
    assert status(Case.of({"a": True, "region": "China"})) == (Status.SETTLED, Stance.RECOMMENDED)
    assert status(Case.of({"a": True, "region": "other"})) == (Status.SETTLED, Stance.NONE)
    assert status(Case.of({"a": True}, jurisdiction=Jurisdiction.ANY)) == (Status.SETTLED, Stance.NONE)
    stated = Case.of({"a": True, "region": "US"}, jurisdiction=Jurisdiction.CN)
    assert status(stated) == (Status.SETTLED, Stance.RECOMMENDED)


def test_question_that_cannot_apply_is_a_no_but_an_answer_given_is_kept():
    detail = question("detail", applies=IF_A)
    world = rule_set([A, detail], [rule("no", {"finding": "detail", "is": True}, restrict("x"))])
    assert answers(world, a=False)["x"].status is Status.SETTLED
    assert answers(world)["x"].status is Status.PROVISIONAL
    assert answers(world, a=False, detail=True)["x"].stance is Stance.NOT_RECOMMENDED


def test_unavailable_gives_the_same_as_unanswered():
    world = rule_set([A, B], [rule("yes", IF_A, indicate("x")), rule("no", IF_B, restrict("x"))])
    engine = Engine(world)
    open_case, closed = Case.of({"a": True}), Case.of({"a": True}, ["b"])
    assert engine.evaluate(open_case).verdicts == engine.evaluate(closed).verdicts


def test_trace_has_the_verdicts_that_decided():
    world = rule_set(
        [A, B], [rule("yes", {"finding": "d-both", "is": True}, indicate("x"))],
        derived_findings=[derived("d-both", {"all": [IF_A, IF_B]})],
    )  # fmt: skip
    engine = Engine(world)
    evaluation = engine.evaluate(Case.of({"a": True}))
    trace = engine.trace(world.derived[0].when, evaluation)
    assert trace.verdict is Tri.UNKNOWN is engine.derived_verdict("d-both", evaluation)
    assert [leaf.verdict for leaf in trace.leaves()] == [Tri.TRUE, Tri.UNKNOWN]
    assert engine.open_questions(world.rules[0].when, evaluation) == ("b",)


def test_derived_findings_that_read_each_other_are_refused():
    circle = [derived("d-1", {"finding": "d-2", "is": True}), derived("d-2", {"finding": "d-1", "is": True})]
    with pytest.raises(ValueError, match=r"^d-1 depends on itself: d-1 → d-2 → d-1$"):
        Engine(rule_set([A], [], derived_findings=circle))


def test_compiled_questions_are_those_of_the_rule_set():
    world = rule_set([A, question("b", applies=IF_A)], [])
    compiled = Engine(world).compiled
    assert [compiled.questions[name].question for name in ("a", "b")] == list(world.questions)
    assert compiled.questions["a"].applies is None


NOT_READ = Compare("detail", Operator.IN, ("x", "y"))  # no rule makes this comparison


@pytest.mark.parametrize(
    ("findings", "verdict"),
    [
        ({}, Tri.UNKNOWN),
        ({"detail": "x"}, Tri.TRUE),
        ({"detail": "z"}, Tri.FALSE),
        ({"a": False}, Tri.FALSE),  # the question cannot apply: it counts as a no
        ({"a": False, "detail": "x"}, Tri.TRUE),
        ({"a": True}, Tri.UNKNOWN),
    ],
)
def test_a_comparison_that_no_rule_makes_is_judged_all_the_same(findings, verdict):
    detail = question("detail", QuestionType.CHOICE, ("x", "y", "z"), applies=IF_A)
    engine = Engine(rule_set([A, detail], [rule("yes", IF_A, indicate("x"))]))
    assert engine.verdict(NOT_READ, engine.evaluate(Case.of(findings))) is verdict


def test_that_a_question_which_cannot_apply_is_false_holds_also_where_no_rule_asks_it():
    detail = question("detail", applies=IF_A)
    engine = Engine(rule_set([A, detail], [rule("yes", IF_A, indicate("x"))]))
    evaluation = engine.evaluate(Case.of({"a": False}))
    is_false, is_true = (Compare("detail", Operator.IS, wanted) for wanted in (False, True))
    assert engine.verdict(is_false, evaluation) is Tri.TRUE
    assert engine.verdict(is_true, evaluation) is Tri.FALSE


@pytest.mark.parametrize(
    ("findings", "verdict", "opposite"),
    [({}, Tri.UNKNOWN, Tri.UNKNOWN), ({"a": True}, Tri.TRUE, Tri.FALSE), ({"a": False}, Tri.FALSE, Tri.TRUE)],
)
def test_a_derived_finding_is_judged_both_ways_also_where_no_rule_reads_it(findings, verdict, opposite):
    engine = Engine(rule_set([A], [], derived_findings=[derived("d-a", IF_A)]))
    evaluation = engine.evaluate(Case.of(findings))
    assert engine.verdict(Compare("d-a", Operator.IS, True), evaluation) is verdict
    assert engine.verdict(Compare("d-a", Operator.IS, False), evaluation) is opposite


def test_a_recommended_step_is_done_first_and_not_ranked():
    world = rule_set(
        [A, B],
        [
            rule("test", IF_A, indicate("test")),
            rule("unconfirmed", IF_A, indicate("test"), provenance=RECALL),
            rule("weigh", IF_B, indicate("weigh", Stance.CONSIDER)),
            rule("treat", IF_A, indicate("treat", Stance.CONSIDER)),
        ],
        [option("test", 0, kind="step"), option("weigh", 1, kind="step"), option("treat", 2)],
    )
    engine = Engine(world)
    result = engine.decide(Case.of({"a": True, "b": True}))
    assert [answer.option for answer in result.options] == ["treat", "weigh"]
    assert [answer.option for answer in result.steps] == ["test"]
    assert [(action.option, action.action, [rule.id for rule in action.rules]) for action in result.first] == [
        ("test", "test", ["test"])
    ]
    assert engine.by_rank(result)[0].option == "test"
    assert result.option("test").stance is Stance.RECOMMENDED


def test_a_step_that_a_rule_orders_is_named_once():
    order = First("take the test now", Urgency.NOW, "test")
    world = rule_set([A], [rule("test", IF_A, indicate("test"), order)], [option("test", 0, kind="step")])
    result = Engine(world).decide(Case.of({"a": True}))
    assert [action.action for action in result.first] == ["take the test now"]
