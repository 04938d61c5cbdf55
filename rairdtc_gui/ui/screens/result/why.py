"""Turns one option's answer into the rows of the Why panel. Everything shown was part of the evaluation itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rairdtc_gui.domain.answers import Gap, OptionAnswer, Reason
from rairdtc_gui.domain.case import FindingState
from rairdtc_gui.domain.explained import Leaf
from rairdtc_gui.domain.rules import Indicate, Limit, Restrict, Stance
from rairdtc_gui.domain.tri import Tri
from rairdtc_gui.ui import condition_words, wording
from rairdtc_gui.ui.screens.result import words
from rairdtc_gui.ui.screens.result.assemble import change
from rairdtc_gui.ui.screens.result.lines import Page, open_fact, reason_line
from rairdtc_gui.ui.screens.result.rows import Line, Sign, WhyRows, WhyRule

_TOP_CHANGES = 3


def why_rows(answer: OptionAnswer, gaps: Sequence[Gap], page: Page) -> WhyRows:
    """What holds, what speaks against, what is open, and what single answers (`gaps`) would move this option."""
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
        changes=tuple(replace(change(gap, page), option="", moves="") for gap in gaps[:_TOP_CHANGES]),
        sources=page.numbers.rows(),
    )


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
