"""A toxicity step in words, made from its typed fields alone: one fact, one place."""

from __future__ import annotations

from rairdtc_gui.domain.drugs import Dose, NextLevel, ToxicityStep

_LEVELS = {
    NextLevel.SAME: "at the same dose",
    NextLevel.ONE_LOWER: "one level lower",
    NextLevel.TWO_LOWER: "two levels lower",
    NextLevel.THREE_LOWER: "three levels lower",
    NextLevel.REDUCED: "at a reduced dose",
}
_OCCURRENCES = {1: "first", 2: "second", 3: "third", 4: "fourth"}


def occasion(step: ToxicityStep) -> str:
    """The grade as the label words it, and which occurrence is meant."""
    return step.grade if step.occurrence is None else f"{step.grade}, {_OCCURRENCES[step.occurrence]} time"


def instruction(step: ToxicityStep) -> str:
    """What the label says beside the action itself: until when, at which dose after, what makes it final, the rest."""
    parts = (_until(step), _after(step), f"Stop for good if {step.stop_if}" if step.stop_if else "", step.detail)
    return " ".join(part if part.endswith(".") else part + "." for part in parts if part)


def _until(step: ToxicityStep) -> str:
    if step.until:
        return f"Until {step.until}"
    if step.until_grade is None:
        return ""
    return f"Until grade {step.until_grade} or less" if step.until_grade else "Until resolved or back to baseline"


def _after(step: ToxicityStep) -> str:
    verb = "Resume" if step.action == "withhold" else "Go on"
    if step.next_level is NextLevel.JUDGEMENT:
        return f"{verb} at the same or a reduced dose, or stop, by severity and course"
    if step.next_dose is not None:
        return f"{verb} at {_amount(step.next_dose)} {step.next_dose.frequency}"
    return f"{verb} {_LEVELS[step.next_level]}" if step.next_level else ""


def _amount(dose: Dose) -> str:
    amounts = (dose.amount,) if dose.amount_to is None else (dose.amount, dose.amount_to)
    return " to ".join(f"{amount:g}" for amount in amounts) + f" {dose.unit}"
