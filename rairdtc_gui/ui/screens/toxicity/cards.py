"""The grades of an event side by side, to be read before one is chosen. No Qt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from rairdtc_gui.domain.calculators import Calculator
from rairdtc_gui.domain.cited import Citations, Statement
from rairdtc_gui.domain.drugs import Drug, ToxicityStep
from rairdtc_gui.domain.events import AdverseEvent
from rairdtc_gui.domain.toxicity import is_general
from rairdtc_gui.domain.toxicity_words import occasion
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.screens.toxicity import words
from rairdtc_gui.ui.screens.toxicity.assemble import page_statement
from rairdtc_gui.ui.screens.toxicity.rows import GradeCard

GRADES = (1, 2, 3, 4)
_LIFE_THREATENING = 4
#: The calculators whose lines say where the grades of an event part.
_CUT_OFFS = {
    "hypertension": "ctcae-bp",
    "qt-prolongation": "ctcae-qtc",
    "proteinuria": "ctcae-proteinuria",
    "hypocalcaemia": "corrected-calcium",
}
_LINE = re.compile(r"grade ([1-4]): (.+)")
_MEANING = re.compile(r"(?:^|.* )grade ([1-4])")


def definitions(
    page: AdverseEvent | None, calculators: Mapping[str, Calculator], cite: Citations
) -> dict[int, Statement]:
    """The definition of each grade, where the knowledge base has read one."""
    calculator = calculators.get(_CUT_OFFS.get(page.id, "")) if page is not None else None
    if calculator is None:
        return {}
    lines = [(int(found[1]), found[2]) for line in calculator.formula if (found := _LINE.fullmatch(line))]
    lines += [(int(found[1]), band.when) for band in calculator.bands if (found := _MEANING.fullmatch(band.meaning))]
    return {
        grade: cite.statement(wording.bind(text), calculator.provenance, note=wording.bind(calculator.note))
        for grade, text in lines
    }


def steps_of(drug: Drug | None, event: str) -> list[ToxicityStep]:
    """What the label of a drug says of an event, or else its general line."""
    steps = drug.toxicity if drug is not None else ()
    own = [step for step in steps if step.event == event]
    return own or [step for step in steps if is_general(step.event)]


def cards_of(
    page: AdverseEvent | None,
    steps: Iterable[ToxicityStep],
    defined: Mapping[int, Statement],
    cite: Citations,
    chosen: int | None,
) -> tuple[GradeCard, ...]:
    """Four cards: the definition, else what is said across drugs, else how the label words the grade."""
    steps = tuple(steps)
    return tuple(
        GradeCard(
            grade=grade,
            title=words.grade_title(grade),
            definition=defined.get(grade),
            said=() if grade in defined else _said(page, steps, grade, cite),
            is_chosen=grade == chosen,
            is_stop=grade >= _LIFE_THREATENING,
        )
        for grade in GRADES
    )


def _said(
    page: AdverseEvent | None, steps: tuple[ToxicityStep, ...], grade: int, cite: Citations
) -> tuple[Statement, ...]:
    if page is not None and page.at(grade):
        return tuple(page_statement(line, cite) for line in page.at(grade))
    labelled = dict.fromkeys(occasion(step) for step in steps if grade in step.grades)
    if labelled:
        return tuple(Statement(wording.bind(words.label_says(text))) for text in labelled)
    return (Statement(words.no_line_at_grade()),)
