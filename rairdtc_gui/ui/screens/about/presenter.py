"""Fills the page About from the knowledge base, and runs the shipped cases. No Qt."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property
from typing import Protocol

from rairdtc_gui.domain.changes import ChangeKind, ValueChange
from rairdtc_gui.domain.provenance import Checked
from rairdtc_gui.domain.routes import NEWS, SOURCES, Place, Route
from rairdtc_gui.domain.rules import AdjustDose, Effect
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.ui import frame_words, wording
from rairdtc_gui.ui.screens.about import words
from rairdtc_gui.ui.screens.about.rows import AboutPage, AboutRow, Entry, Group, Tested, ValueRow

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MOST_CITATIONS = 3
_MOST_NAMED = 8


class View(Protocol):
    """What the presenter asks of the page."""

    def listen(self, listener: AboutPresenter) -> None: ...

    def show_page(self, page: AboutPage) -> None: ...

    def show_tested(self, tested: Tested) -> None: ...

    def go_to(self, part: str) -> None: ...

    def show_source(self, source: str) -> None: ...


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
        lines = [(source.id, words.source_line(source)) for source in sources]
        self._view.show_page(
            AboutPage(
                rows=(*self._rows(), *self._news(), _row("licences", "", words.licences(), "licences")),
                self_test=words.self_test(),
                sources_head=words.sources_head(len(sources)),
                sources=tuple(sorted(lines, key=lambda entry: entry[1].casefold())),
            )
        )

    def show(self, item: str, anchor: str) -> None:
        """Goes to a part of the page, such as `news`; `anchor`: one of the sources."""
        self.refresh()
        if item == SOURCES and anchor:
            self._view.show_source(anchor)
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
        context = (
            f"{wording.knowledge_context(identity.version, identity.date)} · {frame_words.age_words(identity, age)}"
        )
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
                    Group(
                        wording.change_word(kind),
                        tuple(self._entry(text) for text in release.of(kind)),
                        tuple(self._values(release.version, kind)),
                    )
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
        ids = sorted((name for name in named if "-" in name and name in self._ids), key=len, reverse=True)
        return Entry(
            wording.bind(text),
            tuple(self._links(named)),
            wording.bind(shown),
            tuple(self._named(named)),
            tuple(wording.bind(name) for name in ids),
        )

    @cached_property
    def _ids(self) -> frozenset[str]:
        """The ids of whatever a change can name."""
        rules = self._knowledge.rule_set
        kinds = (rules.rules, rules.derived, rules.questions, rules.options, self._knowledge.drug_list)
        return frozenset(item.id for kind in kinds for item in kind)

    def _named(self, named: Iterable[str]) -> Iterable[tuple[str, str]]:
        """What the rules and findings say that a change names by id; of many, the first ones."""
        rules = {rule.id: rule.why for rule in self._knowledge.rule_set.rules}
        said = rules | {finding.id: finding.label for finding in self._knowledge.rule_set.derived}
        by_words: dict[str, list[str]] = {}
        for name in named:
            if name in said:
                by_words.setdefault(wording.bind(said[name]), []).append(name)
        found = [(text, ", ".join(names)) for text, names in by_words.items()]
        yield from found[:_MOST_NAMED]
        if len(found) > _MOST_NAMED:
            yield words.more_named(len(found) - _MOST_NAMED), ""

    def _values(self, release: str, kind: ChangeKind) -> Iterable[ValueRow]:
        """What facts said before and after, with ways to the fact and to its sources."""
        for change in self._knowledge.value_changes:
            if (change.release, change.kind) == (release, kind):
                subject, code = self._subject(change)
                yield ValueRow(
                    subject=wording.bind(subject),
                    code=code,
                    route=self._route(change.address),
                    old=words.value(change, change.old),
                    new=words.value(change, change.new),
                    sources=tuple(
                        (self._knowledge.sources[source].citation, Route(Place.ABOUT, SOURCES, source).encode())
                        for source in change.provenance.sources
                    ),
                    is_confirmed=change.provenance.checked is Checked.SEEN,
                )

    def _subject(self, change: ValueChange) -> tuple[str, str]:
        """What a fact is about, and the id of a rule, which has no name of its own: what it acts on, in words."""
        kind, _, item = change.address.partition("/")
        if kind != "rule":
            return change.subject, ""
        rule = next((rule for rule in self._knowledge.rule_set.rules if rule.id == item), None)
        names = dict.fromkeys(filter(None, map(self._acted_on, rule.effects if rule is not None else ())))
        return words.rule_on(tuple(names)), item

    def _acted_on(self, effect: Effect) -> str:
        """The option, or the drug of a dose, on which an effect acts; nothing for whole classes."""
        if isinstance(effect, AdjustDose):
            return next((drug.name for drug in self._knowledge.drug_list if drug.id == effect.drug), "")
        options = {option.id: option.label for option in self._knowledge.rule_set.options}
        return options.get(getattr(effect, "option", ""), "")

    def _route(self, address: str) -> str:
        """Where a fact stands in the program; a rule is shown at the first thing that it names."""
        kind, _, rest = address.partition("/")
        item, _, where = rest.partition("/")
        if kind == "drug":
            return Route(Place.DRUGS, item, words.part_of(where)).encode()
        if kind == "event":
            return Route(Place.TOXICITY, "", item).encode()
        rule = next((rule for rule in self._knowledge.rule_set.rules if rule.id == item), None)
        return next(filter(None, map(_route_of_effect, rule.effects)), "") if rule is not None else ""

    def _links(self, named: Iterable[str]) -> Iterable[tuple[str, str]]:
        options = {option.id: option for option in self._knowledge.rule_set.options}
        drugs = {drug.id: drug for drug in self._knowledge.drug_list}
        for name in named:
            if name in drugs:
                yield drugs[name].name, Route(Place.DRUGS, name).encode()
            elif name in options:
                yield options[name].label, Route(Place.PATHWAY, name).encode()


def _route_of_effect(effect: Effect) -> str:
    """A dose stands in its monograph, what is said of an option on the pathway."""
    if isinstance(effect, AdjustDose):
        return Route(Place.DRUGS, effect.drug, "adjustments").encode()
    option = getattr(effect, "option", "")
    return Route(Place.PATHWAY, option).encode() if option else ""


def _row(part: str, context: str, said: Iterable[str], name: str) -> AboutRow:
    return AboutRow(wording.about_head(part), context, (Group("", tuple(Entry(text) for text in said)),), name)
