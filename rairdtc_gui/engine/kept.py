"""What was worked out, kept by everything that it depends on."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from operator import itemgetter
from typing import Generic, TypeVar

_Kept = TypeVar("_Kept")
_Pick = Callable[[Sequence[int]], tuple[int, ...]]

#: A session changes few answers, and most of them bear on few things; beyond this everything is worked out anew.
MOST_KEPT = 300


class Kept(Generic[_Kept]):
    """Things by their key; at most `MOST_KEPT`, then none."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, _Kept] = {}

    def get(self, key: Hashable) -> _Kept | None:
        """What is kept under a key."""
        return self._kept.get(key)

    def keep(self, key: Hashable, made: _Kept) -> _Kept:
        """Keeps a thing and returns it."""
        if len(self._kept) >= MOST_KEPT:
            self._kept.clear()
        self._kept[key] = made
        return made


def pick(places: Sequence[int]) -> _Pick:
    """What takes the verdicts at these places out of a list."""
    if len(places) > 1:
        return itemgetter(*places)
    return lambda verdicts: tuple(verdicts[place] for place in places)
