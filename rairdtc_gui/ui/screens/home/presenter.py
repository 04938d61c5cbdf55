"""Turns the open case, the shipped examples and the knowledge base into rows of the home screen. No Qt, no words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol

from rairdtc_gui.domain.changes import ChangeKind
from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.screens.home.rows import (
    CaseSummary,
    ChangedThing,
    ExampleSummary,
    KnowledgeSummary,
    LookUp,
    RecentCases,
)

_MOST_CHANGED = 3


class HomeViewPort(Protocol):
    """What the presenter asks of the view."""

    def show_case(self, case: CaseSummary | None) -> None: ...

    def show_recent(self, recent: RecentCases) -> None: ...

    def show_look_ups(self, look_ups: tuple[LookUp, ...]) -> None: ...

    def show_examples(self, examples: tuple[ExampleSummary, ...]) -> None: ...

    def show_knowledge(self, knowledge: KnowledgeSummary) -> None: ...


class HomePresenter:
    """Shows what is open, what can be opened and what the answers rest on."""

    def __init__(
        self,
        view: HomeViewPort,
        session: Session,
        knowledge: Knowledge,
        today: Callable[[], date],
        recent: Callable[[], RecentCases],
        look_ups: Callable[[], tuple[LookUp, ...]],
    ) -> None:
        self._recent, self._look_ups = recent, look_ups
        self._view, self._session, self._knowledge, self._today = view, session, knowledge, today
        self._counts = knowledge.counts()
        self._news, self._changed = _news(knowledge), _changed(knowledge)
        self._titles = {example.id: example.title for example in knowledge.example_cases}
        view.show_examples(
            tuple(
                ExampleSummary(example.id, example.title, example.decision_point) for example in knowledge.example_cases
            )
        )

    def refresh(self) -> None:
        """Shows the open case and the age of the knowledge as they are now."""
        self._view.show_case(self._case() if self._session.is_open else None)
        self._view.show_recent(self._recent())
        self._view.show_look_ups(self._look_ups())
        self._view.show_knowledge(self._summary())

    def show(self, _item: str, _anchor: str) -> None:
        """The screen has no parts to go to."""
        self.refresh()

    def _case(self) -> CaseSummary:
        answers = self._session.answers
        first = answers.result.options[0]
        options = {option.id: option for option in self._knowledge.rule_set.options}
        is_supported = first.stance > Stance.NONE
        return CaseSummary(
            label=self._titles.get(self._session.example, self._session.case.label),
            is_example=bool(self._session.example),
            option=options[first.option].label if is_supported else "",
            stance=first.stance,
            status=first.status,
            open_facts=len(answers.gaps),
        )

    def _summary(self) -> KnowledgeSummary:
        identity, counts = self._knowledge.identity, self._counts
        age = (self._today() - date.fromisoformat(identity.date)).days
        return KnowledgeSummary(
            version=identity.version,
            date=identity.date,
            age_days=age,
            is_stale=age > identity.caution_after_days,
            drugs=counts["drugs"],
            trials=counts["trials"],
            options=counts["options"],
            rules=counts["rules"],
            sources=counts["sources"],
            confirmed=counts["facts_seen"],
            unconfirmed=counts["facts_recall"],
            intended_use=identity.intended_use,
            news=self._news,
            changed=self._changed,
        )


def _news(knowledge: Knowledge) -> tuple[tuple[str, int], ...]:
    """How much the release that is in use changed, by kind; nothing if its changes are not written down."""
    newest = next((item for item in knowledge.releases if item.version == knowledge.identity.version), None)
    if newest is None:
        return ()
    counted = ((wording.change_word(kind), len(newest.of(kind))) for kind in ChangeKind)
    return tuple((words, count) for words, count in counted if count)


def _changed(knowledge: Knowledge) -> tuple[ChangedThing, ...]:
    """The first things by name that this release says differently, those that change advice before figures."""
    changes = [change for change in knowledge.value_changes if change.release == knowledge.identity.version]
    changes.sort(key=lambda change: list(ChangeKind).index(change.kind))
    options = {option.id: option for option in knowledge.rule_set.options}
    rules = {rule.id: rule for rule in knowledge.rule_set.rules}
    found: dict[str, ChangedThing] = {}
    for change in changes:
        kind, _, rest = change.address.partition("/")
        item = rest.partition("/")[0]
        if kind == "drug":
            route = Route(Place.DRUGS, item).encode()
            found.setdefault(change.subject, ChangedThing(wording.bind(change.subject), route, False))
        elif kind == "rule" and item in rules:
            for option in (getattr(effect, "option", "") for effect in rules[item].effects):
                if option in options:
                    route = Route(Place.PATHWAY, option).encode()
                    found.setdefault(option, ChangedThing(options[option].label, route, True))
    return tuple(found.values())[:_MOST_CHANGED]
