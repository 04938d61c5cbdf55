"""The answer of the stepper as one line of plain text, in the words of the screen and with what it cites. No Qt."""

from __future__ import annotations

from rairdtc_gui.domain.cited import Citations
from rairdtc_gui.domain.drugs import Dose, ToxicityStep
from rairdtc_gui.domain.provenance import Checked
from rairdtc_gui.domain.toxicity import LevelAfter, StepAnswer
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.screens.toxicity import words
from rairdtc_gui.ui.screens.toxicity.assemble import (
    Asked,
    Ground,
    either_text,
    end_text,
    graded_text,
    measured_text,
    notes_of,
    often_text,
)


def record_of(asked: tuple[Asked, ...], ground: Ground, head: str, end: str, cite: Citations) -> str:
    """The whole line; `cite` has named nothing yet."""
    name = ground.drug.summary.name
    dose = plain_dose(ground.dose) if ground.dose else words.record_dose_unknown()
    parts = [f"{head} {name} {dose}:"]
    for item in asked:
        toxicity = item.answer.toxicity
        parts.append(words.event_at_grade(toxicity.event, toxicity.grade) + ".")
        parts += [row.lines[0].text for row in notes_of(item)]
        parts += [_by_grade(answer) for answer in item.answer.fitting]
        parts += [_by_measure(answer) for answer in item.answer.by_other_measure]
        for answer in item.answer.steps:
            cite.numbers(_cited(answer))
    parts.append(f"{end}. " + "; ".join(source.citation for source in cite.sources()))
    return " ".join(" ".join(parts).replace(wording.NO_BREAK, " ").split())


def plain_dose(dose: Dose) -> str:
    """A dose without dashes, for one line of text."""
    return f"{wording.amount_text(dose)} {dose.route} {dose.frequency}"


def _by_grade(answer: StepAnswer) -> str:
    said = _headed(wording.action_word(answer.step.action), answer.step, graded_text(answer.step))
    return f"{said} {_after(answer.after)}" if answer.after is not None else said


def _by_measure(answer: StepAnswer) -> str:
    """As the screen has it: the dose after is said only where the one of the label will not do."""
    said = _headed(words.label("measure"), answer.step, measured_text(answer.step))
    is_told = answer.after is not None and answer.after.not_below is not None
    return f"{said} {_after(answer.after)}" if answer.after is not None and is_told else said


def _headed(head: str, step: ToxicityStep, said: str) -> str:
    region = f" [{step.region}]" if step.region else ""
    mark = "" if step.provenance.checked is Checked.SEEN else f" ({words.unconfirmed()})"
    return f"{head}{region}{mark}: {said}"


def _after(after: LevelAfter) -> str:
    said = [words.next_dose(plain_dose(after.dose))] if after.dose is not None else []
    if after.not_below is not None:
        said.append(words.not_below(often_text(after.not_below)))
    if after.is_below_last:
        said.append(end_text(after))
    for ladder in after.by_ladder:
        is_last = ladder.after.is_below_last
        then = end_text(ladder.after) if is_last else words.next_dose(either_text(ladder.after, plain_dose))
        said.append(words.of_ladder(ladder.label, ladder.region, then))
    return " ".join(said)


def _cited(answer: StepAnswer) -> tuple[str, ...]:
    """The sources of a step and of what is said where its ladder ends."""
    after = answer.after
    ends = (after, *(ladder.after for ladder in after.by_ladder)) if after is not None else ()
    return (
        *answer.step.provenance.sources,
        *(source for item in ends if item.end for source in item.end.provenance.sources),
    )
