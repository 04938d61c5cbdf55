"""The home screen's presenter over a tiny knowledge base, with a view that only remembers."""

from __future__ import annotations

from datetime import date

import pytest

from rairdtc_gui.domain.case import Case
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui.screens.home.presenter import HomePresenter
from rairdtc_gui.ui.screens.home.rows import CaseSummary, ExampleSummary, KnowledgeSummary, LookUp, RecentCases
from tests.db.tiny import open_tiny

LOOK_UPS = (LookUp("drug A", "drug", "drugs/drug-a"),)


class FakeView:
    def __init__(self):
        self.case: CaseSummary | None = None
        self.examples: tuple[ExampleSummary, ...] = ()
        self.knowledge: KnowledgeSummary | None = None

    def show_case(self, case):
        self.case = case

    def show_recent(self, recent):
        self.recent = recent

    def show_look_ups(self, look_ups):
        self.look_ups = look_ups

    def show_examples(self, examples):
        self.examples = examples

    def show_knowledge(self, knowledge):
        self.knowledge = knowledge


@pytest.fixture
def base():
    return open_tiny()


def made(base, today=date(2026, 11, 28)):
    view, session = FakeView(), Session(Engine(base.rule_set))
    return (
        view,
        session,
        HomePresenter(view, session, base, lambda: today, lambda: RecentCases("locked"), lambda: LOOK_UPS),
    )


def test_examples_say_what_is_to_be_decided_and_not_what_is_expected(base):
    view, _, _ = made(base)
    assert view.examples == (ExampleSummary("ex-1", "A case", "What now?"),)


def test_no_open_case_shows_no_line(base):
    view, _, presenter = made(base)
    presenter.refresh()
    assert view.case is None
    assert view.look_ups == LOOK_UPS


def test_the_open_case_shows_its_first_option_and_open_facts(base):
    view, session, presenter = made(base)
    session.start(Case.of({"sites": ("lung",)}, label="A-12"))
    presenter.refresh()
    assert view.case is not None
    assert (view.case.label, view.case.option, view.case.stance) == ("A-12", "Drug A", Stance.RECOMMENDED)
    assert view.case.open_facts == len(session.answers.gaps) == 1
    assert view.case.is_example is False


def test_a_case_without_support_names_no_option(base):
    view, session, presenter = made(base)
    session.start(Case.of({"bleeding": "frank"}))
    presenter.show("", "")
    assert view.case is not None
    assert view.case.option == ""


def test_an_example_goes_by_its_title(base):
    view, session, presenter = made(base)
    session.start(Case.of({}, label="ex-1"), example="ex-1")
    presenter.refresh()
    assert view.case is not None
    assert (view.case.label, view.case.is_example) == ("A case", True)


def test_the_age_of_the_knowledge_follows_the_day(base):
    view, _, presenter = made(base)
    presenter.refresh()
    assert view.knowledge is not None
    assert (view.knowledge.age_days, view.knowledge.is_stale) == (3, False)
    assert (view.knowledge.drugs, view.knowledge.unconfirmed) == (1, base.counts()["facts_recall"])
    view, _, presenter = made(base, today=date(2027, 11, 25))
    presenter.refresh()
    assert view.knowledge is not None
    assert view.knowledge.is_stale is True


def test_what_the_release_changed_is_named_with_advice_first(knowledge, engine):
    view = FakeView()
    HomePresenter(view, Session(engine), knowledge, lambda: date(2026, 11, 28), lambda: None, lambda: ()).refresh()
    changed = view.knowledge.changed
    assert 1 <= len(changed) <= 3
    assert [thing.is_advice for thing in changed] == sorted((thing.is_advice for thing in changed), reverse=True)
    said = {change.subject for change in knowledge.value_changes if change.release == knowledge.identity.version}
    labels = {option.label for option in knowledge.rule_set.options}
    assert all(thing.name in (labels if thing.is_advice else said) for thing in changed)


def test_a_release_without_known_changes_names_nothing(base):
    view = FakeView()
    HomePresenter(
        view, Session(Engine(base.rule_set)), base, lambda: date(2026, 11, 28), lambda: None, lambda: ()
    ).refresh()
    assert view.knowledge.changed == ()
