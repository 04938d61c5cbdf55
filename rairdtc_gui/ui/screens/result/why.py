"""Turns one option's answer into the rows of the Why panel. Everything shown was part of the evaluation itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from rairdtc_gui.domain.answers import Gap, OptionAnswer, Reason
from rairdtc_gui.domain.case import FindingState
from rairdtc_gui.domain.explained import Leaf
from rairdtc_gui.domain.rules import Indicate, Limit, Restrict, Stance
from rairdtc_gui.domain.tri import Tri
from rairdtc_gui.ui import condition_words, wording
from rairdtc_gui.ui.result_rows import words
from rairdtc_gui.ui.result_rows.assemble import change
from rairdtc_gui.ui.result_rows.lines import Page, open_fact, reason_line
from rairdtc_gui.ui.result_rows.rows import ChangeRow, Line, Sign, WhyRows, WhyRule

_TOP_CHANGES = 3


@dataclass(frozen=True, slots=True)
class WhyAsked:
    """What Why is asked beside the option itself: single answers that would move it, its place, and other options."""

    gaps: tuple[Gap, ...]
    place: tuple[str, ...]
    others: tuple[tuple[str, str], ...]


def why_rows(answer: OptionAnswer, asked: WhyAsked, page: Page) -> WhyRows:
    """What holds, what speaks against, what is open, what single answers would move this option, and its place."""
    option = page.options[answer.option]
    return WhyRows(
        option=option.id,
        name=option.label,
        stance=answer.stance,
        status=answer.status,
        summary=words.why_summary(answer),
        holds=_rules(answer.supports, page),
        against=_rules((*answer.opposes, *answer.cautions), page),
        open=_rules(answer.open, page),
        changes=tuple(_change(gap, page) for gap in asked.gaps[:_TOP_CHANGES]),
        place=asked.place,
        others=asked.others,
        sources=page.numbers.rows(),
    )


def _change(gap: Gap, page: Page) -> ChangeRow:
    """A single answer that would move the option; where the question is answered, with the answer that it has."""
    value = page.values.get(gap.question)
    now = words.now(wording.answer_text(page.questions[gap.question], value)) if value is not None else ""
    return replace(change(gap, page), option="", moves=now)


def _rules(reasons: Iterable[Reason], page: Page) -> tuple[WhyRule, ...]:
    return tuple(_rule(reason, page) for reason in reasons)


def _rule(reason: Reason, page: Page) -> WhyRule:
    leaves = page.deciding(reason.rule.when)
    line = reason_line(reason, page)
    return WhyRule(
        line=replace(line, sign=Sign.NONE) if reason.verdict is Tri.UNKNOWN else line,
        effect=_effect(reason),
        rule=reason.rule.id,
        findings=tuple(_finding(leaf) for leaf in leaves if not leaf.is_open),
        open=tuple(open_fact(leaf, is_needed=True) for leaf in leaves if leaf.is_open),
    )


def _effect(reason: Reason) -> str:
    if not reason.counts:
        return words.without_force()
    match reason.effect:
        case Indicate(stance=stance, grade=grade):
            text, detail = words.effect(stance, "indicate"), grade
        case Restrict(stance=stance, grade=grade):
            text, detail = words.effect(stance, "restrict"), grade
        case Limit(grade=grade):
            text, detail = words.effect(Stance.CONSIDER, "limit"), grade
        case _:
            return words.effect(Stance.NONE, "caution")
    return f"{text} · {words.full_grade(detail)}"


def _finding(leaf: Leaf) -> Line:
    sign = Sign.HOLDS if leaf.holds is Tri.TRUE else Sign.NONE
    if leaf.state is FindingState.UNAVAILABLE:
        sign = Sign.UNAVAILABLE
    return Line(wording.bind(condition_words.leaf_words(leaf)), sign=sign)
