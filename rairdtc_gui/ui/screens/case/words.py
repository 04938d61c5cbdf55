"""Sentences of the case screen that are made of codes and counts."""

from __future__ import annotations

from datetime import date, datetime

from rairdtc_gui.domain.questions import Question, QuestionType
from rairdtc_gui.domain.tri import Tri
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.translation import translate


def title(label: str) -> str:
    """The title of the view."""
    return translate("Case", "Case {label}").format(label=label) if label else _new_case()


def _new_case() -> str:
    return translate("Case", "New case")


def context(open_facts: int) -> str:
    """How many open facts can still change the options."""
    if open_facts == 0:
        return translate("Case", "no open fact can change the options now")
    if open_facts == 1:
        return translate("Case", "1 decisive fact open")
    return translate("Case", "{count} decisive facts open").format(count=open_facts)


def saved(moment: datetime, today: date) -> str:
    """When the case was saved as it is now; the day only where it was another one."""
    clock = f"{moment:%H:%M}" if moment.date() == today else f"{moment:%Y-%m-%d %H:%M}"
    return translate("Case", "saved {moment}").format(moment=clock)


def example(title_: str, decision_point: str) -> str:
    """The band of a shipped example."""
    return translate("Case", "{title}. {question}").format(title=title_, question=decision_point)


def group_counts(answered: int, unavailable: int, open_: int, is_decisive: bool) -> str:
    """The counts of a group in words."""
    parts = []
    if answered:
        parts.append(translate("Case", "{count} answered").format(count=answered))
    if unavailable:
        parts.append(translate("Case", "{count} not available").format(count=unavailable))
    if open_:
        parts.append(translate("Case", "{count} open").format(count=open_))
    if is_decisive:
        parts.append(translate("Case", "decisive"))
    return ", ".join(parts) or translate("Case", "nothing to answer")


def group_place(number: int, count: int) -> str:
    """Which group this is."""
    return translate("Case", "group {number} of {count}").format(number=number, count=count)


def decisive(moves: int, why: str) -> str:
    """The note of an open question that still matters."""
    if moves == 1:
        head = translate("Case", "Decisive: can still move 1 option.")
    else:
        head = translate("Case", "Decisive: can still move {count} options.").format(count=moves)
    return f"{head} {why}".strip()


def only_together(why: str) -> str:
    """The note of an open question that decides nothing alone, but may together with others."""
    head = translate("Case", "Decides together with other open facts.")
    return f"{head} {why}".strip()


def changes_nothing() -> str:
    """The note of an open question that no longer matters."""
    return translate("Case", "Cannot change anything now; may be skipped.")


def day_removed(day: date) -> str:
    """The note of a value that took the place of a dated one."""
    text = translate("Case", "Day removed: the value is new. It was {day}.")
    return text.format(day=day.isoformat())


def counts_as_unknown() -> str:
    """The note of a question whose answer cannot be had."""
    return translate("Case", "Counts as unknown, never as no. It is not asked again.")


def no_day(text: str) -> str:
    """A day that is none: not stored."""
    return translate("Case", "Day not stored: {text} is no day such as 2026-11-25.").format(text=text)


def refused(question: Question) -> str:
    """An answer that cannot be: not stored, and the limit."""
    if question.type is QuestionType.NUMBER and question.hard is not None:
        bounds = wording.range_text(question.hard, question.unit)
        return translate("Case", "Not possible, so not stored: {range} is allowed.").format(range=bounds)
    if question.type is QuestionType.NUMBER:
        return translate("Case", "Not stored: a number is needed.")
    if question.type is QuestionType.DATE:
        return translate("Case", "Not stored: a date such as 2026-11-25 is needed.")
    return translate("Case", "Not stored: choose one of the answers.")


def excluded(reasons: str) -> str:
    """Why a question does not apply."""
    return translate("Case", "Does not apply because {reasons}.").format(reasons=reasons)


def contradiction(reasons: str) -> str:
    """A question that is answered although it does not apply."""
    return translate(
        "Case", "Contradiction: answered here, but this does not apply because {reasons}. Please check both."
    ).format(reasons=reasons)


def contradicted(label: str) -> str:
    """The other side of a contradiction."""
    return translate(
        "Case", "Contradiction: with this answer “{label}” does not apply, but it is answered. Please check both."
    ).format(label=label)


def clash(other: str) -> str:
    """Two answers that cannot both be right; `other`: the other one."""
    return translate("Case", "Contradiction: this does not go with “{other}”. Please check both.").format(other=other)


def and_joined(parts: list[str]) -> str:
    """Reasons in one clause."""
    return translate("Case", " and ").join(parts)


def cause_several() -> str:
    """What moved the options when no single answer did: undo, redo, or several answers kept at once."""
    return translate("Case", "Undo, redo or several answers at once")


def moved(count: int) -> str:
    """How many options the last answer moved."""
    if count == 0:
        return translate("Case", "moved no option")
    if count == 1:
        return translate("Case", "moved 1 option")
    return translate("Case", "moved {count} options").format(count=count)


def needs(words: str, more: int) -> str:
    """What a possible option waits for."""
    if more:
        return translate("Case", "if {words}, and {count} more").format(words=words, count=more)
    return translate("Case", "if {words}").format(words=words)


def options_count(count: int) -> str:
    """How many options a question can move; none alone: it does so together with others."""
    if count == 0:
        return translate("Case", "with others")
    if count == 1:
        return translate("Case", "1 option")
    return translate("Case", "{count} options").format(count=count)


def nothing_to_ask() -> str:
    """No open question matters any more."""
    return translate("Case", "No open question can change the options now.")


def first() -> str:
    """The head of the steps that come before treatment."""
    return translate("Case", "Do first")


def possible_word() -> str:
    """The head of the options that open facts could still bring."""
    return translate("Case", "Possible")


def verdict(tri: Tri) -> str:
    """A derived finding's verdict."""
    if tri is Tri.TRUE:
        return translate("Case", "yes")
    return translate("Case", "no") if tri is Tri.FALSE else ""


def citation(text: str, year: int | None) -> str:
    """A source in the help: its citation, and its year where the citation does not name it."""
    return text if year is None or str(year) in text else f"{text}, {year}"
