"""Small made-up rule sets: what is judged in part, from compiled conditions, equals judging everything anew.

Each world has questions of every type, some of which apply only after others, derived findings that read each other,
rules of one jurisdiction, and options beside treatment.
"""

import random
from dataclasses import replace

import pytest

from rairdtc_gui.domain.answers import Gap
from rairdtc_gui.domain.case import Case, FindingState, Jurisdiction
from rairdtc_gui.domain.questions import QuestionType, Range
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.domain.tri import Tri, negate
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.engine.gaps import GapFinder
from tests.engine.worlds import derived, indicate, limit, option, question, restrict, rule, rule_set

WORLDS = range(40)
CASES_EACH = 6
REGIONS = ("US", "China", "other")
LEAVES = (
    {"finding": "a", "is": True}, {"finding": "a", "is": False}, {"finding": "b", "is": True},
    {"finding": "b", "is": False}, {"finding": "c", "is": True}, {"finding": "kind", "in": ["p", "q"]},
    {"finding": "kind", "is": "r"},
    {"finding": "sites", "includes": ["lung", "bone"]}, {"finding": "size", "at-least": 10},
    {"finding": "size", "between": [20, 30]}, {"finding": "d-one", "is": True}, {"finding": "d-two", "is": False},
)  # fmt: skip
STANCES = (Stance.CONSIDER, Stance.RECOMMENDED, Stance.PREFERRED)
BARS = (Stance.CONTRAINDICATED, Stance.NOT_RECOMMENDED)


def condition(chance, leaves, depth=2):
    if depth == 0 or chance.random() < 0.4:
        return chance.choice(leaves)
    word = chance.choice(("all", "any", "not"))
    if word == "not":
        return {"not": condition(chance, leaves, depth - 1)}
    return {word: [condition(chance, leaves, depth - 1) for _ in range(chance.randint(1, 3))]}


def effect(chance):
    name = chance.choice("xyz")
    match chance.randrange(4):
        case 0:
            return restrict(name, stance=chance.choice(BARS))
        case 1:
            return limit(name)
        case _:
            return indicate(name, chance.choice(STANCES))


def world(chance):
    plain = LEAVES[:-2]
    questions = [
        question("a"),
        question("b", applies={"finding": "a", "is": True}),
        question("c", applies={"finding": "kind", "in": ["p", "q"]}),
        question("kind", QuestionType.CHOICE, ("p", "q", "r", "not-done"), unavailable_values=["not-done"]),
        question("sites", QuestionType.MULTI, ("lung", "bone", "brain"), applies={"finding": "b", "is": True}),
        question("size", QuestionType.NUMBER, hard=Range(0, 100)),
        question("region", QuestionType.CHOICE, REGIONS),
    ]
    of_one = [leaf for leaf in plain if leaf["finding"] in ("a", "kind", "size")]
    found = [
        derived("d-two", {"any": [{"finding": "d-one", "is": True}, condition(chance, of_one, 1)]}),
        derived("d-one", condition(chance, of_one, 1)),
    ]
    rules = [
        rule(
            f"r{place}", condition(chance, LEAVES), *(effect(chance) for _ in range(chance.randint(1, 2))),
            jurisdictions=[chance.choice((Jurisdiction.US, Jurisdiction.CN))] if chance.random() < 0.3 else (),
        )
        for place in range(chance.randint(2, 9))
    ]  # fmt: skip
    options = (option("x", 0), option("y", 1, kind="action"), option("z", 2))
    made = rule_set(questions, rules, options, found)
    return replace(made, first_questions=tuple(chance.sample(("a", "kind", "size", "region"), chance.randint(0, 3))))


VALUES = {
    "a": (True, False), "b": (True, False), "c": (True, False), "kind": ("p", "r", "not-done"),
    "sites": (("lung",), ("brain",)), "size": (5.0, 10.0, 25.0, 90.0), "region": REGIONS,
}  # fmt: skip


def cases(chance):
    for _ in range(CASES_EACH):
        findings = {name: chance.choice(values) for name, values in VALUES.items() if chance.random() < 0.35}
        unavailable = [name for name in VALUES if name not in findings and chance.random() < 0.15]
        yield Case.of(findings, unavailable, jurisdiction=chance.choice((None, None, Jurisdiction.CN)))


@pytest.fixture(params=WORLDS)
def engine_and_cases(request):
    chance = random.Random(request.param)
    return Engine(world(chance)), list(cases(chance))


def counts(before, after):
    """Whether a move counts for the order of asking, as the decision model says."""
    if before.stance > Stance.NONE or after.stance > Stance.NONE:
        return before.stance != after.stance
    return after.highest == Stance.NONE < before.highest


def gaps_anew(engine, finder, case):
    """Every open question by full evaluations: [(how many moves count, gap)]."""
    base = engine.positions(engine.evaluate(case))
    found = []
    for asked in engine.rule_set.questions:
        if case.state(asked.id) is not FindingState.UNANSWERED:
            continue
        if not engine.may_apply(asked.id, engine.evaluate(case)):
            continue
        moved, counted, best = set(), set(), (0, Gap(asked.id, 0, None, "", Stance.NONE, Stance.NONE))
        for value in finder.answers(asked.id):
            after = engine.positions(engine.evaluate(case.answered(asked.id, value)))
            for name in (name for name in after if after[name] != base[name]):
                old, new = base[name], after[name]
                moved.add(name)
                counted |= {name} if counts(old, new) else set()
                score = 10 * abs(new.stance - old.stance) + max(new.stance, old.stance)
                if new.stance != old.stance and score > best[0]:
                    best = (score, Gap(asked.id, 0, value, name, old.stance, new.stance))
        found.append((len(counted), replace(best[1], moves=len(moved))))
    return base, found


def test_ask_next_equals_judging_everything_anew(engine_and_cases):
    engine, some = engine_and_cases
    finder = GapFinder(engine)
    for case in some:
        base, found = gaps_anew(engine, finder, case)
        has_treatment = any(base[name].stance > Stance.NONE for name in ("x", "z"))
        first = () if has_treatment else engine.rule_set.first_questions
        expected = sorted(
            (entry for entry in found if entry[1].moves or entry[1].question in first),
            key=lambda entry: (
                first.index(entry[1].question) if entry[1].question in first else len(first), -entry[0], -entry[1].moves
            ),
        )  # fmt: skip
        asked = finder.gaps(case)
        if expected:
            assert asked == tuple(gap for _, gap in expected), case
        else:
            check_asked_together(engine, finder, case, asked)


def check_asked_together(engine, finder, case, asked):
    """Where no answer moves an option alone: what is asked decides together; where nothing is asked, nothing moves."""
    evaluation = engine.evaluate(case)
    base = engine.positions(evaluation)
    assert all(gap.moves == 0 and case.state(gap.question) is FindingState.UNANSWERED for gap in asked)
    if asked:
        assert any(position.lowest < position.highest for position in base.values())
        return
    later = case
    for one in engine.rule_set.questions:
        answers = finder.answers(one.id)
        is_open = later.state(one.id) is FindingState.UNANSWERED
        if answers and is_open and engine.may_apply(one.id, engine.evaluate(later)):
            later = later.answered(one.id, answers[0])
    assert {name: position.stance for name, position in engine.positions(engine.evaluate(later)).items()} == {
        name: position.stance for name, position in base.items()
    }


def test_compiled_rules_and_derived_findings_agree_with_their_traces(engine_and_cases):
    engine, some = engine_and_cases
    for case in some:
        evaluation = engine.evaluate(case)
        for made, judge in zip(engine.rule_set.rules, engine.compiled.rule_judges, strict=True):
            assert engine.trace(made.when, evaluation).verdict.value == judge(evaluation.verdicts)
        for finding in engine.rule_set.derived:
            assert engine.derived_verdict(finding.id, evaluation) is engine.trace(finding.when, evaluation).verdict


def test_no_answer_leaves_the_interval_and_none_changes_what_is_known(engine_and_cases):
    engine, some = engine_and_cases
    finder = GapFinder(engine)
    for case in some:
        evaluation = engine.evaluate(case)
        base = engine.positions(evaluation)
        for asked in engine.rule_set.questions:
            if asked.id in case.findings or not engine.may_apply(asked.id, evaluation):
                continue
            for value in finder.answers(asked.id):
                later = engine.evaluate(case.answered(asked.id, value))
                for old, new in zip(evaluation.rules, later.rules, strict=True):
                    assert old in (1, new)
                for name, position in engine.positions(later).items():
                    assert base[name].lowest <= position.lowest <= position.highest <= base[name].highest


def test_the_questions_on_which_an_unknown_rule_rests_are_open_and_can_be_asked(engine_and_cases):
    engine, some = engine_and_cases
    for case in some:
        evaluation = engine.evaluate(case)
        for made in engine.rule_set.rules:
            verdict, opposite = engine.judge(made.when, evaluation), engine.trace(made.when, evaluation).verdict
            asked = engine.open_questions(made.when, evaluation)
            assert verdict is opposite
            assert negate(negate(verdict)) is verdict
            assert not any(name in case.findings for name in asked)
            if verdict is Tri.UNKNOWN:
                assert asked
                assert all(engine.may_apply(name, evaluation) for name in asked)
