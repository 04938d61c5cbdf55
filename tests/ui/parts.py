"""Questions for tests of the parts, and where the resources are."""

from __future__ import annotations

from pathlib import Path

from rairdtc_gui.domain.provenance import Checked, Provenance
from rairdtc_gui.domain.questions import Answer, Question, QuestionType, Range

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


def a_question(
    kind: QuestionType,
    label: str = "A question",
    answers: tuple[str, ...] = (),
    none_value: str = "",
    ordered: bool = False,
    unit: str = "",
    plausible: Range | None = None,
    hard: Range | None = None,
) -> Question:
    """A question; the value of an answer is its label in small letters with hyphens."""
    return Question(
        id="a-question",
        group="group",
        label=label,
        type=kind,
        answers=tuple(Answer(words.lower().replace(" ", "-"), words) for words in answers),
        none_value=none_value,
        unavailable_values=frozenset(),
        ordered=ordered,
        unit=unit,
        plausible=plausible,
        hard=hard,
        why="",
        help="",
        definition="",
        applies=None,
        provenance=Provenance((), Checked.SEEN, "2026-11-25"),
    )
