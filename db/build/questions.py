"""Questions of the sources as the program's own objects, so that values are judged by the code that ships."""

from __future__ import annotations

from db.build import models
from db.build.sources import Sources
from rairdtc_gui.domain.provenance import Checked, Provenance
from rairdtc_gui.domain.questions import Answer, Question, QuestionType, Range


def questions_of(sources: Sources) -> dict[str, Question]:
    """Every question by id."""
    return {
        question.id: _question(placed.model.id, question)
        for placed in sources.groups
        for question in placed.model.questions
    }


def _question(group: str, source: models.Question) -> Question:
    return Question(
        id=source.id,
        group=group,
        label=source.label,
        type=QuestionType(source.type),
        answers=tuple(Answer(answer.value, answer.label) for answer in source.answers),
        none_value=source.none_value or "",
        unavailable_values=frozenset(source.unavailable_values),
        ordered=source.ordered,
        unit=source.unit or "",
        plausible=Range(*source.plausible) if source.plausible else None,
        hard=Range(*source.hard) if source.hard else None,
        why=source.why,
        help=source.help or "",
        definition=source.definition or "",
        applies=None,
        provenance=Provenance(tuple(source.sources), Checked(source.checked), source.checked_on or ""),
    )
