"""Fills the page About from the knowledge base, and runs the shipped cases. No Qt."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Protocol

from rairdtc_gui.domain.changes import ChangeKind
from rairdtc_gui.domain.routes import NEWS, Place, Route
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.screens.about import words
from rairdtc_gui.ui.screens.about.rows import AboutPage, AboutRow, Entry, Group, Tested

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MOST_CITATIONS = 3


class View(Protocol):
    """What the presenter asks of the page."""

    def listen(self, listener: AboutPresenter) -> None: ...

    def show_page(self, page: AboutPage) -> None: ...

    def show_tested(self, tested: Tested) -> None: ...

    def go_to(self, part: str) -> None: ...


class AboutPresenter:
    """Intended use, identity and counts of the knowledge, self-test, what changed, sources, licences."""

    def __init__(self, view: View, knowledge: Knowledge, today: Callable[[], date]) -> None:
        self._view, self._knowledge, self._today = view, knowledge, today
        self._is_shown = False
        view.listen(self)

    def refresh(self) -> None:
        """Shows the page once; nothing on it changes while the program runs."""
        if self._is_shown:
            return
        self._is_shown = True
        sources = self._knowledge.sources.values()
        self._view.show_page(
            AboutPage(
                rows=(*self._rows(), *self._news(), _row("licences", "", words.licences(), "licences")),
                self_test=words.self_test(),
                sources_head=words.sources_head(len(sources)),
                sources=tuple(sorted(map(words.source_line, sources), key=str.casefold)),
            )
        )

    def show(self, item: str, _anchor: str) -> None:
        """Goes to a part of the page, such as `news`."""
        self.refresh()
        if item:
            self._view.go_to(item)

    def on_self_test_requested(self) -> None:
        """Runs the shipped cases."""
        from rairdtc_gui.services.shipped_cases import run_shipped_cases  # with the engine, needed here only

        run = run_shipped_cases(self._knowledge)
        is_passed = not run.problems
        verdict = words.passed(run.cases, run.expectations)
        if not is_passed:
            verdict = words.failed(run.cases, run.passed, len(run.problems))
        self._view.show_tested(Tested(verdict, is_passed, run.problems))

    def _rows(self) -> tuple[AboutRow, ...]:
        identity, counts = self._knowledge.identity, self._knowledge.counts()
        age = (self._today() - date.fromisoformat(identity.date)).days
        said = (wording.counts_sentence(counts), wording.hash_sentence(identity.hash), words.signature())
        context = wording.knowledge_context(identity.version, identity.date, age)
        return (
            _row("use", "", (identity.intended_use,), "use"),
            _row("not-for", "", words.not_for(), "not-for"),
            _row("knowledge", context, said, "knowledge"),
        )

    def _news(self) -> tuple[AboutRow, ...]:
        """What changed, release by release, grouped by how far it goes."""
        return tuple(
            AboutRow(
                wording.release_head(release.version),
                release.date,
                tuple(
                    Group(wording.change_word(kind), tuple(self._entry(text) for text in release.of(kind)))
                    for kind in ChangeKind
                    if release.of(kind)
                ),
                NEWS if place == 0 else "",
            )
            for place, release in enumerate(self._knowledge.releases)
        )

    def _entry(self, text: str) -> Entry:
        """A change with ways to what it names, and the sources of the rules that it names."""
        named = dict.fromkeys(_ID.findall(text))
        rules = {rule.id: rule for rule in self._knowledge.rule_set.rules}
        sources = dict.fromkeys(source for name in named if name in rules for source in rules[name].provenance.sources)
        citations = [self._knowledge.sources[source].citation for source in sources]
        more = len(citations) - _MOST_CITATIONS
        shown = words.sources_of_rules(citations[:_MOST_CITATIONS], max(0, more))
        return Entry(wording.bind(text), tuple(self._links(named)), wording.bind(shown))

    def _links(self, named: Iterable[str]) -> Iterable[tuple[str, str]]:
        options = {option.id: option for option in self._knowledge.rule_set.options}
        drugs = {drug.id: drug for drug in self._knowledge.drug_list}
        for name in named:
            if name in drugs:
                yield drugs[name].name, Route(Place.DRUGS, name).encode()
            elif name in options:
                yield options[name].label, Route(Place.PATHWAY, name).encode()


def _row(part: str, context: str, said: Iterable[str], name: str) -> AboutRow:
    return AboutRow(wording.about_head(part), context, (Group("", tuple(Entry(text) for text in said)),), name)
