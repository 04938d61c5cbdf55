"""Why one option stands above another: the first part of `Engine.rank` in which they differ."""

from __future__ import annotations

from collections.abc import Sequence

from rairdtc_gui.domain.answers import RankPart


def deciding_part(mine: Sequence[int], other: Sequence[int]) -> RankPart:
    """The part that decides between two ranks; the stored order where nothing that is known does."""
    return next(
        (part for part, first, second in zip(RankPart, mine, other, strict=True) if first != second), RankPart.ORDER
    )
