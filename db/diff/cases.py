"""Which shipped cases get another result under the new knowledge base."""

from __future__ import annotations

from collections.abc import Iterator

from rairdtc_gui.domain.answers import OptionAnswer
from rairdtc_gui.domain.knowledge import ExampleCase
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.case_file import CaseError, CaseReader
from rairdtc_gui.services.result_json import dose_line


def changed_cases(old: Knowledge, new: Knowledge) -> Iterator[str]:
    """A line for each option of a shipped case whose stance, interval or dose differs, and each case gone or new."""
    before = {case.id: case for case in old.example_cases}
    after = {case.id: case for case in new.example_cases}
    for case_id in sorted(before.keys() | after.keys()):
        if case_id not in after:
            yield f"{case_id}: no longer shipped"
        elif case_id not in before:
            yield f"{case_id}: new"
        else:
            yield from _moved(case_id, _answers(old, before[case_id]), _answers(new, after[case_id]))


def _answers(knowledge: Knowledge, example: ExampleCase) -> dict[str, str]:
    reader = CaseReader({question.id: question for question in knowledge.rule_set.questions})
    try:
        result = Engine(knowledge.rule_set).decide(reader.from_example(example))
    except CaseError as error:
        return {"case": f"refused: {'; '.join(error.problems)}"}
    return {answer.option: _said(answer) for answer in result.options}


def _said(answer: OptionAnswer) -> str:
    dose = answer.dose.dose if answer.dose else None
    words = [answer.stance.code, f"from {answer.lowest.code} to {answer.highest.code}"]
    if answer.dose and dose:
        words.append(dose_line(answer.dose.drug, dose))
    return ", ".join(words)


def _moved(case_id: str, before: dict[str, str], after: dict[str, str]) -> Iterator[str]:
    for option in sorted(before.keys() | after.keys()):
        was, now = before.get(option, "no such option"), after.get(option, "no such option")
        if was != now:
            yield f"{case_id}: {option}: {was} -> {now}"
