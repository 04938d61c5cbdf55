"""Answering: one answer to the re-ranked list, with every explanation, ask-next, and the evaluator against others."""

from __future__ import annotations

import gc
import random
import statistics
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

import rule_engine

from rairdtc_gui.app import environment
from rairdtc_gui.domain.case import Case, Jurisdiction, Value
from rairdtc_gui.domain.conditions import All, Any, Compare, Condition, Not
from rairdtc_gui.domain.questions import QuestionType
from rairdtc_gui.engine.compiled import TRUE, UNKNOWN
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.engine.evaluation import Evaluation
from rairdtc_gui.engine.gaps import GapFinder
from rairdtc_gui.kb.connection import open_knowledge
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.kb.reader import required_condition
from rairdtc_gui.services.case_file import CaseReader
from tests.bench.row import Row, interleaved_ms, median_ms, p99, times_ms
from tests.prove.second import Second

ASK_NEXT_MS, FRAME_MS = 8, 16.7
ORDERS, ROUNDS = 5, 7  # in how many orders the answers of a case are given, and how often each time is taken
_Measured = TypeVar("_Measured", Case, list[Case])
BATCH, NAIVE_EVERY = 100_000, 1_000
TABLES_OF_RULES = (
    "question", "question_answer", "derived", "treatment_option", "option_class_member", "option_evidence", "rule",
    "rule_effect", "dose_line", "citation",
)  # fmt: skip


def rows() -> list[Row]:
    """Figures over the shipped cases, answer by answer in several orders, and over the whole ones."""
    knowledge = Knowledge.open(environment.knowledge_base())
    engine = Engine(knowledge.rule_set)
    finder = GapFinder(engine)
    cases = _cases(knowledge)
    walks = [_in_random_order(case, seed) for case in _shipped(knowledge) for seed in range(ORDERS)]
    ranked = _medians(lambda walk: _along(walk, engine, partial(_rank, engine)), walks)
    explained = _medians(partial(_explained_along, knowledge), walks)
    asked = _medians(lambda case: times_ms(partial(finder.gaps, case), 1), cases)
    blank = partial(finder.gaps, Case())
    complete = max(cases[1:], key=lambda case: len(case.findings))
    return [
        Row("answer to re-ranked list, p99", p99(ranked), "ms", None, 0.5, limits_value=True),
        Row("answer to list with every explanation, p99", p99(explained), "ms", None, 2, limits_value=True),
        Row(
            "open a complete case after another",
            _after_another_ms(knowledge, cases[0], complete),
            "ms",
            None,
            FRAME_MS,
            limits_value=True,
        ),
        Row("ask-next over all open questions, p99", p99(asked), "ms", None, ASK_NEXT_MS, limits_value=True),
        Row("ask-next, nothing answered yet", median_ms(blank), "ms", None, ASK_NEXT_MS, limits_value=True),
        *_judging(engine, complete),
        _library(engine, finder),
        _batch(engine, finder),
        _cold_load(),
    ]


def _medians(measure: Callable[[_Measured], list[float]], items: Sequence[_Measured]) -> list[float]:
    """The median of several rounds for each time that is measured over items; a round takes all of them."""
    rounds = [[time for item in items for time in measure(item)] for _ in range(ROUNDS)]
    return [statistics.median(times) for times in zip(*rounds, strict=True)]


def _in_random_order(case: Case, seed: int) -> list[Case]:
    """A case as it grows from nothing, answer by answer."""
    order = random.Random(seed).sample(sorted(case.findings), len(case.findings))
    grown = [Case()]
    for question in order:
        grown.append(grown[-1].answered(question, case.findings[question]))
    return grown


def _along(walk: Sequence[Case], engine: Engine, use: Callable[[Evaluation], object]) -> list[float]:
    """The time from each answer to what is made of it, in milliseconds; the first state does not count."""
    evaluation = engine.evaluate(walk[0])
    use(evaluation)
    found = []
    for case in walk[1:]:
        started = time.perf_counter()
        evaluation = engine.evaluate(case, evaluation)
        use(evaluation)
        found.append((time.perf_counter() - started) * 1000)
    return found


def _rank(engine: Engine, evaluation: Evaluation) -> None:
    positions = engine.positions(evaluation)
    sorted(positions, key=lambda option: (-positions[option].stance, engine.options[option].order))


def _explained_along(knowledge: Knowledge, walk: Sequence[Case]) -> list[float]:
    """The same to a list with every explanation, by an engine that has answered nothing before."""
    engine = Engine(knowledge.rule_set)
    gc.collect()
    return _along(walk, engine, lambda evaluation: engine.decide_from(evaluation, ""))


def _after_another_ms(knowledge: Knowledge, other: Case, case: Case) -> float:
    """A whole case, by engines that have answered one other case before."""
    engines = [Engine(knowledge.rule_set) for _ in range(7)]
    for engine in engines:
        engine.decide(other)
    gc.collect()
    return statistics.median(_once_ms(engine.decide, case) for engine in engines)


def _judging(engine: Engine, complete: Case) -> list[Row]:
    """All rules judged, against the least that Python can do, and against the ways that others would do it."""
    verdicts = engine.compiled.verdicts(complete)
    judges = engine.compiled.rule_judges
    floor = generated(engine)
    ours, least = interleaved_ms([lambda: [judge(verdicts) for judge in judges], lambda: floor(verdicts)], 200)
    second = Second(engine.rule_set)
    whole, naive = interleaved_ms(
        [
            lambda: engine.evaluate(complete),
            lambda: [second.judge(rule.when, complete) for rule in engine.rule_set.rules],
        ],
        15,
    )
    return [
        Row("all rules judged / generated Python function", ours, "ms", least, 4),
        Row("case to verdicts of all rules / naive recursive interpreter", whole, "ms", naive, 0.2),
    ]


def _library(engine: Engine, finder: GapFinder) -> Row:
    """The same rules as text for a rule library, over comparisons that are judged already."""
    compiled = engine.compiled
    rules = [rule_engine.Rule(_as_text(rule.when, compiled.slot_of)) for rule in engine.rule_set.rules]
    verdicts = compiled.verdicts(_settled_case(engine, finder))
    assert UNKNOWN not in verdicts
    truths = {f"s{slot}": verdict == TRUE for slot, verdict in enumerate(verdicts)}
    assert [rule.matches(truths) for rule in rules] == [judge(verdicts) == TRUE for judge in compiled.rule_judges]
    ours, theirs = interleaved_ms(
        [
            lambda: [judge(verdicts) for judge in compiled.rule_judges],
            lambda: [rule.matches(truths) for rule in rules],
        ],
        15,
    )
    note = "a case with every answer, since the library has no unknown: it raises, or calls `not unknown` true"
    return Row(f"all rules judged / rule_engine {rule_engine.__version__}", ours, "ms", theirs, 0.2, note=note)


def _as_text(condition: Condition, slot_of: dict[Compare, int]) -> str:
    match condition:
        case Compare():
            return f"s{slot_of[condition]}"
        case Not(part):
            return f"(not {_as_text(part, slot_of)})"
        case All(parts) | Any(parts):
            word = " and " if isinstance(condition, All) else " or "
            return "(" + word.join(_as_text(part, slot_of) for part in parts) + ")"


def _settled_case(engine: Engine, finder: GapFinder) -> Case:
    """A generated case in which every question that can apply is answered."""
    case, chance = Case(), random.Random(1)
    for question_id in engine.compiled.question_order:
        if engine.may_apply(question_id, engine.evaluate(case)):
            case = case.answered(question_id, _any_answer(engine, finder, question_id, chance))
    return case


def _any_answer(engine: Engine, finder: GapFinder, question_id: str, chance: random.Random) -> Value:
    question = engine.compiled.questions[question_id].question
    if question.type is QuestionType.DATE:
        return "2026-01-01"
    return chance.choice(finder.answers(question_id) or (1.0,))


def _batch(engine: Engine, finder: GapFinder) -> Row:
    """Stances of generated cases, partly answered and each different, against judging every rule by the plain text."""
    chance, second = random.Random(2), Second(engine.rule_set)
    ours = naive = 0.0
    for number in range(BATCH):
        share = chance.random()
        answered = [question for question in engine.compiled.question_order if chance.random() < share]
        case = Case.of({question: _any_answer(engine, finder, question, chance) for question in answered})
        ours += _once_ms(partial(_stances, engine), case)
        if number % NAIVE_EVERY == 0:
            naive += _once_ms(partial(_stances_anew, second), case)
    each, floor = ours / BATCH, naive * NAIVE_EVERY / BATCH
    note = f"{1000 / each:,.0f} cases a second; the interpreter over every {NAIVE_EVERY:,}th"
    return Row(
        f"{BATCH:,} generated cases to stances, each / naive recursive interpreter", each, "ms", floor, 0.2, note=note
    )


def _stances(engine: Engine, case: Case) -> None:
    engine.positions(engine.evaluate(case))


def _stances_anew(second: Second, case: Case) -> None:
    second.stances(case, Jurisdiction.ANY)


def _once_ms(work: Callable[[Case], object], case: Case) -> float:
    start = time.perf_counter()
    work(case)
    return (time.perf_counter() - start) * 1000


def _cold_load() -> Row:
    """From an open file to an engine that answers, against fetching the rows of the same tables."""
    path = environment.knowledge_base()
    connection = open_knowledge(path)

    def load() -> None:
        required_condition.cache_clear()
        Engine(Knowledge(connection).rule_set)

    def fetch() -> None:
        for table in TABLES_OF_RULES:
            connection.execute(f"SELECT * FROM {table}").fetchall()

    loading, fetching = interleaved_ms([load, fetch], 9)
    return Row("all rules read and compiled / bare rows of the same tables", loading, "ms", fetching, 12)


def _cases(knowledge: Knowledge) -> list[Case]:
    whole = _shipped(knowledge)
    return [*whole, *(case.cleared(question) for case in whole[:3] for question in list(case.findings)[::2])]


def _shipped(knowledge: Knowledge) -> list[Case]:
    reader = CaseReader({question.id: question for question in knowledge.rule_set.questions})
    return [reader.from_example(example) for example in knowledge.example_cases]


def generated(engine: Engine) -> Callable[[list[int]], list[int]]:
    """The rules written out as one Python function: the least that judging them in Python can cost."""
    slot_of = engine.compiled.slot_of

    def text(condition: Condition) -> str:
        match condition:
            case Compare():
                return f"v[{slot_of[condition]}]"
            case Not(part):
                return f"(2-{text(part)})"
            case All(parts):
                return _folded("min", [text(part) for part in parts])
            case Any(parts):
                return _folded("max", [text(part) for part in parts])

    body = ",".join(text(rule.when) for rule in engine.rule_set.rules)
    names: dict[str, Callable[[list[int]], list[int]]] = {}
    exec(f"def judge(v):\n return [{body}]", names)
    return names["judge"]


def _folded(function: str, parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{function}({','.join(parts)})"
