"""Turns a case and its answers into the parts of the report that the result does not have. No Qt, no engine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from rairdtc_gui.domain import drugs
from rairdtc_gui.domain.answers import OptionAnswer, Result
from rairdtc_gui.domain.case import Case, FindingState
from rairdtc_gui.domain.explained import Leaf
from rairdtc_gui.domain.questions import Question, QuestionGroup
from rairdtc_gui.domain.rules import Caution, Indicate, Stance
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.result_rows import panel_words
from rairdtc_gui.ui.result_rows.lines import Page, is_seen
from rairdtc_gui.ui.result_rows.rows import CardRow, ExcludedGroup, Line, Sign
from rairdtc_gui.ui.screens.report import words
from rairdtc_gui.ui.screens.report.rows import FactGroup, FactRow, Glance, MonitoringRow

_GLANCE_FACTS = 8
_GLANCE_OPTIONS = 4


def fact_groups(
    groups: Iterable[QuestionGroup], case: Case, assumed: frozenset[str] = frozenset()
) -> tuple[FactGroup, ...]:
    """Every answer as entered, in the order of the questions."""
    found = []
    for group in groups:
        rows = tuple(fact(question, case, assumed) for question in group.questions if question.id in case.findings)
        if rows:
            found.append(FactGroup(group.label, rows))
    return tuple(found)


def fact(question: Question, case: Case, assumed: frozenset[str]) -> FactRow:
    """An answer with its unit, the day it was taken, and whether it is `assumed`."""
    said = wording.answer_text(question, case.findings[question.id])
    day = case.measured.get(question.id)
    if day is not None:
        said = panel_words.measured_on(said, day.isoformat())
    return FactRow(wording.bind(question.label), wording.bind(said), question.id in assumed)


def open_labels(groups: Iterable[QuestionGroup], case: Case, state: FindingState) -> tuple[str, ...]:
    """The questions in one of the two states that have no answer."""
    return tuple(
        wording.bind(question.label)
        for group in groups
        for question in group.questions
        if case.state(question.id) is state
    )


def glance(
    result: Result,
    cards: Sequence[CardRow],
    ruled_out: tuple[Sequence[ExcludedGroup], Sequence[ExcludedGroup]],
    page: Page,
    assumed: frozenset[str] = frozenset(),
) -> Glance:
    """The first options and the facts on which they rest; what is only possible only if nothing is indicated."""
    indicated = [card for card in cards if card.stance > Stance.NONE]
    shown = (indicated or list(cards))[:_GLANCE_OPTIONS]
    answers = [result.option(card.option) for card in shown]
    contraindicated, not_recommended = (
        tuple(option.name for group in groups for option in group.options) for groups in ruled_out
    )
    return Glance(
        facts=tuple(
            fact(page.questions[finding], result.case, assumed)
            for finding in _deciding(answers or result.options, page)
        ),
        options=tuple(shown),
        more=words.more_options(len(cards) - len(shown)),
        ruled_out=words.ruled_out(contraindicated, not_recommended),
    )


def _deciding(answers: Iterable[OptionAnswer], page: Page) -> list[str]:
    """The findings behind the reasons, those on which most rests first."""
    found: dict[str, Leaf] = {}
    weight: Counter[str] = Counter()
    for answer in answers:
        for reason in (*answer.supports, *answer.opposes):
            leaves = page.deciding(reason.rule.when) if reason.counts else ()
            for leaf in (leaf for leaf in leaves if leaf.value is not None):
                found.setdefault(leaf.finding, leaf)
                weight[leaf.finding] += 2 if isinstance(reason.effect, Indicate) else 1
    return sorted(found, key=lambda finding: -weight[finding])[:_GLANCE_FACTS]


def monitoring(
    result: Result, page: Page, lead: str, lines_of: Callable[[str], tuple[drugs.Line, ...]]
) -> tuple[MonitoringRow, ...]:
    """The label's monitoring of each drug that is indicated, then what cautions ask for. `lead`: whose label leads."""
    answers = [answer for answer in result.options if answer.stance > Stance.NONE]
    named = dict.fromkeys(drug for answer in answers for drug in page.options[answer.option].drugs)
    found = (
        MonitoringRow(
            page.drugs[drug].summary.name,
            tuple(_label_line(line, page) for line in _leading(lines_of(drug), lead)),
        )
        for drug in named
        if drug in page.drugs
    )
    return (*(row for row in found if row.lines), *_cautioned(answers, page))


def _leading(lines: tuple[drugs.Line, ...], lead: str) -> tuple[drugs.Line, ...]:
    """What holds everywhere or by the leading label; all of them where that one says nothing."""
    return tuple(line for line in lines if not lead or line.region in ("", lead)) or lines


def _label_line(line: drugs.Line, page: Page) -> Line:
    text = f"{line.head}: {line.text}" if line.head else line.text
    return Line(
        text=wording.bind(words.region_line(line.region, text)),
        detail=wording.bind(line.detail),
        numbers=page.numbers.of(line.provenance.sources),
        is_confirmed=is_seen(line.provenance),
    )


def _cautioned(answers: Iterable[OptionAnswer], page: Page) -> tuple[MonitoringRow, ...]:
    """What cautions ask for, each once, under the names of the options that they bear on."""
    names: dict[tuple[str, str], list[str]] = {}
    lines: dict[tuple[str, str], Line] = {}
    for answer in answers:
        for reason in answer.cautions:
            effect, rule = reason.effect, reason.rule
            if isinstance(effect, Caution) and effect.monitoring:
                key = (rule.id, effect.monitoring)
                names.setdefault(key, []).append(page.options[answer.option].short)
                lines[key] = Line(
                    text=wording.bind(effect.monitoring),
                    numbers=page.numbers.of(rule.provenance.sources),
                    sign=Sign.CAUTION,
                    is_confirmed=reason.counts and is_seen(rule.provenance),
                )
    return tuple(MonitoringRow(", ".join(names[key]), (line,)) for key, line in lines.items())
