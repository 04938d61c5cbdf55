"""Which adverse events of a drug lead to the page that says, step by step, what to do."""

from __future__ import annotations

from collections.abc import Iterable

from rairdtc_gui.domain.drugs import Drug
from rairdtc_gui.domain.events import AdverseEvent, event_called
from rairdtc_gui.domain.own_events import belongs
from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.domain.search_terms import fold


class EventLinks:
    """The routes of one drug. An event that neither its label nor the page of the event knows for it has none."""

    def __init__(self, drug: Drug, events: Iterable[AdverseEvent]) -> None:
        self._drug, self._events = drug.summary.id, tuple(events)
        self._own = {fold(step.event): step.event for step in drug.toxicity}
        self._found: dict[str, str] = {}

    def route(self, term: str) -> str:
        """Where an event leads; empty: nowhere."""
        if term not in self._found:
            self._found[term] = self._route(term)
        return self._found[term]

    def routes(self, terms: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """The events that lead somewhere, each with its route."""
        found = ((term, self.route(term)) for term in terms)
        return tuple((term, route) for term, route in found if route)

    def _route(self, term: str) -> str:
        """Under its own name, and not that of one line: which line of the label is meant may be for somebody to say."""
        event = self._own.get(fold(term))
        page = None if event is not None else event_called(self._events, term)
        if page is not None and (self._drug in page.drugs or any(belongs(line, page) for line in self._own.values())):
            event = term
        return Route(Place.TOXICITY, self._drug, event).encode() if event is not None else ""
