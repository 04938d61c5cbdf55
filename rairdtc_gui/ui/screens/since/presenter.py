"""Then and now of one saved case: what another knowledge base changed, and by which rules. No Qt."""

from __future__ import annotations

from typing import Protocol

from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.case_store.desk import CaseDesk
from rairdtc_gui.services.case_store.envelope import Standing
from rairdtc_gui.services.case_store.errors import StoreError
from rairdtc_gui.services.case_store.library import ThenNow
from rairdtc_gui.services.case_store.since import Moved, RuleTurn
from rairdtc_gui.ui import store_wording
from rairdtc_gui.ui.screens.since.rows import MovedRow, RuleRow, SincePage, StandRow
from rairdtc_gui.ui.wording import bind


class SinceViewPort(Protocol):
    """What the presenter asks of the view."""

    def show_page(self, page: SincePage | None, problem: str) -> None: ...


class SincePresenter:
    """Compares the case whose id the route names."""

    def __init__(self, view: SinceViewPort, desk: CaseDesk, knowledge: Knowledge) -> None:
        self._view, self._desk, self._knowledge = view, desk, knowledge
        self._options = {option.id: option.label for option in knowledge.rule_set.options}
        self._case_id = ""

    def refresh(self) -> None:
        """Nothing here follows the open case: both sides are of the saved one."""

    def show(self, item: str, _anchor: str) -> None:
        """The case with this id."""
        self._case_id = item or self._case_id
        try:
            found = self._desk.library.then_now(self._case_id)
        except StoreError as error:
            self._view.show_page(None, store_wording.refusal_words(error.reason.value, error.detail))
            return
        self._view.show_page(None if found is None else self._page(found), "")

    def _page(self, found: ThenNow) -> SincePage:
        identity = self._knowledge.identity
        said = [standing for standing in found.was if standing.stance is not Stance.NONE]
        ranked = [standing for standing in said if standing.stance > Stance.NONE]
        return SincePage(
            label=found.saved.case.label,
            is_open=self._case_id == self._desk.keeper.current_id,
            then=store_wording.knowledge_words(found.then.date, found.then.version),
            now=store_wording.knowledge_words(identity.date, identity.version),
            moved=tuple(self._moved(moved) for moved in found.moved),
            was=tuple(
                (self._name(standing.option), _stand(standing, ranked.index(standing) + 1 if standing in ranked else 0))
                for standing in said
            ),
        )

    def _moved(self, moved: Moved) -> MovedRow:
        return MovedRow(
            option=self._name(moved.option),
            then=_stand(moved.then, moved.rank_then) if moved.then else None,
            now=_stand(moved.now, moved.rank_now) if moved.now else None,
            rules=tuple(self._rule(turn) for turn in moved.rules) if moved.is_stance_changed else (),
        )

    def _rule(self, turn: RuleTurn) -> RuleRow:
        return RuleRow(
            turn=store_wording.turn_words(turn.turn.value),
            text=bind(turn.text),
            basis=store_wording.basis_words(turn.rule, [self._source(source) for source in turn.sources]),
        )

    def _source(self, source_id: str) -> str:
        found = self._knowledge.sources.get(source_id)
        return (found.citation if found else "") or source_id

    def _name(self, option: str) -> str:
        return self._options.get(option, option)


def _stand(standing: Standing, rank: int) -> StandRow:
    return StandRow(standing.stance, standing.status, store_wording.place_words(rank, standing.status))
