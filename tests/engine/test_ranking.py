"""Which part of two ranks decides: the first that differs, and the stored order where none does."""

import pytest

from rairdtc_gui.domain.answers import RankPart
from rairdtc_gui.engine.ranking import deciding_part

PARTS = tuple(RankPart)


@pytest.mark.parametrize("place", range(len(PARTS)))
def test_the_first_part_that_differs_decides(place):
    mine = [0] * len(PARTS)
    other = [0] * place + [1] * (len(PARTS) - place)
    assert deciding_part(mine, other) is deciding_part(other, mine) is PARTS[place]


def test_equal_ranks_are_told_apart_by_the_stored_order():
    assert deciding_part([3] * len(PARTS), [3] * len(PARTS)) is RankPart.ORDER


def test_a_rank_with_parts_missing_is_a_mistake():
    ranks = [1] * len(PARTS)
    for mine, other in ((ranks[1:], ranks), (ranks, ranks[1:]), (ranks[1:], ranks[1:])):
        with pytest.raises(ValueError, match="zip"):
            deciding_part(mine, other)
