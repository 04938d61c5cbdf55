"""Fills the page About from the knowledge base."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol

from rairdtc_gui.domain.changes import ChangeKind
from rairdtc_gui.domain.routes import NEWS
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.screens.about.rows import AboutRow


class View(Protocol):
    """What the presenter asks of the page."""

    def show_rows(self, rows: tuple[AboutRow, ...]) -> None: ...

    def go_to(self, part: str) -> None: ...


class AboutPresenter:
    """Intended use, identity and counts of the knowledge, licences."""

    def __init__(self, view: View, knowledge: Knowledge, today: Callable[[], date]) -> None:
        self._view, self._knowledge, self._today = view, knowledge, today
        self._is_shown = False

    def refresh(self) -> None:
        """Shows the page once; nothing on it changes while the program runs."""
        if self._is_shown:
            return
        self._is_shown = True
        identity, counts = self._knowledge.identity, self._knowledge.counts()
        age = (self._today() - date.fromisoformat(identity.date)).days
        self._view.show_rows(
            (
                AboutRow(wording.about_head("use"), "", (identity.intended_use,)),
                AboutRow(
                    wording.about_head("knowledge"),
                    wording.knowledge_context(identity.version, identity.date, age),
                    (wording.counts_sentence(counts), wording.hash_sentence(identity.hash)),
                ),
                *self._news(),
                AboutRow(wording.about_head("licences"), "", wording.licence_sentences()),
            )
        )

    def show(self, item: str, _anchor: str) -> None:
        """Goes to a part of the page, such as `news`."""
        self.refresh()
        if item:
            self._view.go_to(item)

    def _news(self) -> tuple[AboutRow, ...]:
        """What changed, release by release, grouped by how far it goes."""
        return tuple(
            AboutRow(
                wording.release_head(release.version),
                release.date,
                tuple(
                    f"{wording.change_word(kind)}: {wording.bind(text)}"
                    for kind in ChangeKind
                    for text in release.of(kind)
                ),
                NEWS if place == 0 else "",
            )
            for place, release in enumerate(self._knowledge.releases)
        )
