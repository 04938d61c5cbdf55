"""Back and forward through everything seen, like a browser. Keeps places and how each was left, no Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from rairdtc_gui.domain.routes import Route

_KEPT = 200


@dataclass(frozen=True, slots=True)
class Visit:
    """A place and how it was left, such as its scroll position."""

    route: Route
    state: object = None


class History:
    """Visits in order, with the current one marked."""

    def __init__(self, start: Route) -> None:
        self._visits = [Visit(start)]
        self._place = 0
        self._seen: list[Route] = []

    @property
    def seen(self) -> tuple[Route, ...]:
        """Every place that was asked for, each once, the last one first."""
        return tuple(self._seen)

    @property
    def current(self) -> Visit:
        """Where one is."""
        return self._visits[self._place]

    @property
    def can_go_back(self) -> bool:
        """Whether something was seen before this."""
        return self._place > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether one went back from something."""
        return self._place + 1 < len(self._visits)

    def keep(self, wanted: Callable[[Route], bool], start: Route) -> None:
        """Forgets every other visit; where none of what was seen up to here is left, one is at the start."""
        behind = [visit for visit in self._visits[: self._place + 1] if wanted(visit.route)] or [Visit(start)]
        self._visits = [*behind, *(visit for visit in self._visits[self._place + 1 :] if wanted(visit.route))]
        self._place = len(behind) - 1
        self._seen = [route for route in self._seen if wanted(route)]

    def leave(self, state: object) -> None:
        """Remembers how the current place is left."""
        self._visits[self._place] = replace(self.current, state=state)

    def visit(self, route: Route) -> None:
        """Goes to a place; what was ahead is forgotten. Visiting the current place again adds nothing."""
        self._seen = [route, *(seen for seen in self._seen if seen != route)][:_KEPT]
        if route == self.current.route:
            return
        self._visits = [*self._visits[: self._place + 1], Visit(route)][-_KEPT:]
        self._place = len(self._visits) - 1

    def back(self) -> Visit:
        """One step back, if there is one; where one is then."""
        self._place = max(0, self._place - 1)
        return self.current

    def forward(self) -> Visit:
        """One step forward, if there is one; where one is then."""
        self._place = min(len(self._visits) - 1, self._place + 1)
        return self.current
