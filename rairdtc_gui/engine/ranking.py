"""What options are sorted by, and why one stands above another."""

from __future__ import annotations

from collections.abc import Sequence

from rairdtc_gui.domain.answers import OptionAnswer, RankPart
from rairdtc_gui.domain.rules import Certainty, Indicate, Strength, TreatmentOption


def deciding_part(mine: Sequence[int], other: Sequence[int]) -> RankPart:
    """The part that decides between two ranks; the stored order where nothing that is known does."""
    return next(
        (part for part, first, second in zip(RankPart, mine, other, strict=True) if first != second), RankPart.ORDER
    )


def rank_of(option: TreatmentOption, answer: OptionAnswer) -> tuple[int, ...]:
    """Sort key of the answer for an option, part by part as in `RankPart`."""
    strength, certainty = deciding_grade(answer)
    return (
        -answer.stance,
        not option.is_treatment,
        -answer.highest,
        strength,
        certainty,
        not option.is_biomarker_matched,
        option.order,
    )


def deciding_grade(answer: OptionAnswer) -> tuple[Strength, Certainty]:
    """The best grade among the rules that give the option its stance; the weakest where nothing indicates it."""
    grades = [
        (reason.effect.grade.strength, reason.effect.grade.certainty)
        for reason in answer.supports
        if isinstance(reason.effect, Indicate) and reason.counts and reason.effect.stance >= answer.stance
    ]
    return min(grades, default=(Strength.EXPERT, Certainty.NOT_GRADED))
