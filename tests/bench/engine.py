"""Answering: one answer to the re-ranked list, with every explanation, ask-next, and the evaluator against a floor."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from rairdtc_gui.app import environment
from rairdtc_gui.domain.case import Case
from rairdtc_gui.domain.conditions import All, Any, Compare, Condition, Not
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.engine.gaps import GapFinder
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.case_file import CaseReader
from tests.bench.row import Row, median_ms, p99, times_ms


def rows() -> list[Row]:
    """Figures over the shipped cases, each also with one answer less at a time."""
    knowledge = Knowledge.open(environment.knowledge_base())
    engine = Engine(knowledge.rule_set)
    finder = GapFinder(engine)
    cases = _cases(knowledge)

    def rank(case: Case) -> None:
        positions = engine.positions(engine.evaluate(case))
        sorted(positions, key=lambda option: (-positions[option].stance, engine.options[option].order))

    ranked = [time for case in cases for time in times_ms(partial(rank, case), 3)]
    explained = [time for case in cases for time in times_ms(partial(engine.decide, case), 2)]
    asked = [time for case in cases for time in times_ms(partial(finder.gaps, case), 1)]
    complete = max(cases, key=lambda case: len(case.findings))
    verdicts = engine.compiled.verdicts(complete)
    judges = engine.compiled.rule_judges
    floor = generated(engine)
    return [
        Row("answer to re-ranked list, p99", p99(ranked), "ms", None, 0.5, limits_value=True),
        Row("answer to list with every explanation, p99", p99(explained), "ms", None, 2, limits_value=True),
        Row("evaluate one complete case", median_ms(lambda: engine.decide(complete)), "ms", None, 2, limits_value=True),
        Row("ask-next over all open questions, p99", p99(asked), "ms", None, 8, limits_value=True),
        Row(
            "all rules judged / generated Python function",
            median_ms(lambda: [judge(verdicts) for judge in judges], 200),
            "ms",
            median_ms(lambda: floor(verdicts), 200),
            4,
        ),
    ]


def _cases(knowledge: Knowledge) -> list[Case]:
    reader = CaseReader({question.id: question for question in knowledge.rule_set.questions})
    whole = [reader.from_example(example) for example in knowledge.example_cases]
    return [*whole, *(case.cleared(question) for case in whole[:3] for question in list(case.findings)[::2])]


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
