"""The result's presenter over a tiny knowledge base and over the examples, with a view that only remembers."""

from __future__ import annotations

import re
from datetime import date

import pytest

from rairdtc_gui.domain.answers import Status
from rairdtc_gui.domain.case import Case
from rairdtc_gui.domain.rules import Restrict, Stance, Strength
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.services.case_file import CaseReader
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.result_rows.rows import Sign
from rairdtc_gui.ui.screens.result.presenter import ResultPresenter
from tests.db.tiny import open_tiny


class FakeView:
    def __init__(self):
        self.rows = self.sentence = None
        self.times, self.option, self.listener = 0, "", None
        self.begun = 0
        self.announced = []
        self.refused = ""
        self.hide_panel()

    def listen(self, listener):
        self.listener = listener

    def begin(self):
        self.begun += 1

    def show_result(self, rows):
        self.rows, self.times = rows, self.times + 1

    def show_empty(self, sentence):
        self.rows, self.sentence = None, sentence

    def show_why(self, rows):
        self.hide_panel()
        self.why = rows

    def show_what_if(self, rows):
        self.hide_panel()
        self.what_if = rows

    def show_guidelines(self, rows):
        self.hide_panel()
        self.guidelines = rows

    def show_start(self, rows):
        self.hide_panel()
        self.start = rows

    def show_decision(self, rows):
        self.hide_panel()
        self.decision = rows

    def show_decision_refused(self, sentence):
        self.refused = sentence

    def hide_panel(self):
        self.why = self.what_if = self.guidelines = self.start = self.decision = None

    def announce(self, sentence):
        self.announced.append(sentence)

    def show_option(self, option):
        self.option = option

    def copy(self, text):
        self.copied = text


def made(changes=None, today=date(2026, 11, 28)):
    knowledge = open_tiny(changes)
    view, session = FakeView(), Session(Engine(knowledge.rule_set))
    return view, session, ResultPresenter(view, session, knowledge, lambda: today)


def test_without_a_case_a_sentence_says_so():
    view, _, presenter = made()
    presenter.refresh()
    assert view.sentence == "No case is open. Start one, and its options stand here."


def test_an_indicated_option_is_a_card_with_reasons_dose_and_sources():
    view, session, presenter = made()
    session.start(Case.of({"sites": ("lung",), "bleeding": "none", "crcl": 80.0}, label="A-12"))
    presenter.refresh()
    (card,) = view.rows.cards
    assert (card.stance, card.status, card.status_words) == (Stance.RECOMMENDED, Status.SETTLED, "")
    assert [line.text for line in card.supports] == ["Works in lung disease."]
    assert card.dose.lines[0].dose.replace("\u00a0", " ") == "druga — 24 mg — oral — once daily"
    assert card.also == "Brandia"
    assert card.monograph == "drugs/drug-a"
    assert {number for line in card.supports for number in line.numbers} == {1}
    assert view.rows.side.sources[0].citation == "Label of drug A"
    assert view.rows.context == "case A-12 · no open fact can change this"


def test_a_provisional_option_names_what_to_check_and_a_lower_dose_its_reason():
    view, session, presenter = made()
    session.start(Case.of({"sites": ("lung",), "crcl": 20.0}))
    presenter.refresh()
    (card,) = view.rows.cards
    assert card.status_words == "provisional: check Bleeding first"
    assert [fact.label for fact in card.open] == ["Bleeding"]
    assert "14" in card.dose.lines[0].dose
    assert [line.text.replace("\u00a0", " ") for line in card.dose.reasons] == ["CrCl less than 30 mL/min"]
    assert view.rows.side.changes[0].answer == "Bleeding: Frank"


BARRED = {
    "rules/1-all.yaml": (
        "      - {effect: dose, drug: drug-a, adjustment: renal-severe}\n",
        (
            "      - {effect: dose, drug: drug-a, adjustment: renal-severe}\n"
            "      - {effect: dose, drug: drug-a, adjustment: barred}\n"
        ),
    ),
    "drugs/drug-a.yaml": (
        (
            "      dose: {amount: 14.0, unit: mg, route: oral, frequency: once daily}\n"
            "      sources: [label-a]\n      checked: seen\ntoxicity:\n"
        ),
        (
            "      dose: {amount: 14.0, unit: mg, route: oral, frequency: once daily}\n"
            "      text: From 24 mg to 14 mg.\n"
            "      sources: [label-a]\n      checked: seen\n"
            "    - {id: barred, kind: hepatic, label: Liver, when: {finding: crcl, less-than: 30}, action: avoid,"
            " text: Do not start., sources: [label-a], checked: seen}\ntoxicity:\n"
        ),
    ),
}


def test_where_the_label_says_avoid_the_card_has_no_figure():
    view, session, presenter = made(BARRED)
    session.start(Case.of({"sites": ("lung",), "bleeding": "none", "crcl": 20.0}))
    presenter.refresh()
    (card,) = view.rows.cards
    assert [line.words for line in card.dose.lines] == ["druga: avoid"]
    said = [line.text.replace("\u00a0", " ") for line in card.dose.reasons]
    assert said == ["CrCl less than 30 mL/min", "Do not start."]


def test_a_possible_option_says_what_would_be_needed():
    view, session, presenter = made()
    session.start(Case.of({"bleeding": "none"}))
    presenter.refresh()
    (card,) = view.rows.cards
    assert card.status is Status.POSSIBLE
    assert [(fact.label, fact.route) for fact in card.needs] == [("Sites: Lung", "case/sites")]
    assert view.rows.nothing is not None


def test_a_possible_option_asks_for_one_of_its_ways_and_leaves_the_others_open(knowledge):
    view, session = FakeView(), Session(Engine(knowledge.rule_set))
    presenter = ResultPresenter(view, session, knowledge, lambda: date(2026, 11, 28))
    session.start(Case.of({"histology": "papillary"}))
    presenter.refresh()
    cards = {card.option: card for card in view.rows.cards}
    (scan,) = cards["baseline-safety-workup"].needs
    assert scan.route == "case/fapi-pet"
    assert len(cards["lenvatinib"].needs) == 7
    assert "case/last-agent-outcome" in [fact.route for fact in cards["lenvatinib"].open]


def test_if_nothing_is_indicated_the_facts_that_exclude_are_listed():
    view, session, presenter = made()
    session.start(Case.of({"sites": ("lung",), "bleeding": "frank"}))
    presenter.refresh()
    assert view.rows.cards == ()
    assert view.rows.nothing.sentence == "No option is indicated by these facts."
    assert [line.text for line in view.rows.nothing.excluded_by] == ["May bleed."]
    (group,) = view.rows.side.contraindicated
    assert group.options[0].name == "drug A"


def test_an_option_without_any_statement_is_only_in_the_quiet_line():
    view, session, presenter = made()
    session.start(Case.of({"sites": ("none",), "bleeding": "none"}))
    presenter.refresh()
    assert view.rows.quiet.sentence == "Not indicated by these facts: 1 option"
    assert view.rows.side.contraindicated == ()


def test_an_unconfirmed_reason_is_marked_and_has_no_force():
    change = {
        "rules/1-all.yaml": (
            "why: Works in lung disease.\n    sources: [label-a]\n    checked: seen",
            "why: Works in lung disease.\n    sources: [label-a]\n    checked: recall",
        )
    }
    view, session, presenter = made(change)
    session.start(Case.of({"sites": ("lung",), "bleeding": "none"}))
    presenter.refresh()
    assert view.rows.cards == ()
    view.listener.on_why_requested("drug-a")
    (rule,) = view.why.holds
    assert not rule.line.is_confirmed
    assert rule.effect == "unconfirmed, so without force"


def test_why_shows_findings_and_open_questions_of_the_evaluation():
    view, session, presenter = made()
    session.start(Case.of({"sites": ("lung",)}))
    presenter.show("drug-a", "why")
    assert view.option == "drug-a"
    (held,) = view.why.holds
    assert (held.rule, [line.text for line in held.findings]) == ("use-a", ["Sites: Lung"])
    assert held.findings[0].sign is Sign.HOLDS
    (open_,) = view.why.open
    assert [(fact.label, fact.route) for fact in open_.open] == [("Bleeding: Frank", "case/bleeding")]
    (change,) = view.why.changes
    assert (change.answer, change.before, change.after) == (
        "Bleeding: Frank",
        Stance.RECOMMENDED,
        Stance.CONTRAINDICATED,
    )
    view.listener.on_why_requested("")
    assert view.why is None


def test_the_same_answers_are_not_shown_twice():
    view, session, presenter = made()
    session.start(Case.of({"sites": ("lung",)}))
    presenter.refresh()
    presenter.refresh()
    assert view.times == 1
    session.forget_answers()
    presenter.refresh()
    assert view.times == 2


def test_old_knowledge_says_check_the_label():
    view, session, presenter = made(today=date(2028, 1, 1))
    session.start(Case())
    presenter.refresh()
    assert "Check the current label first" in view.rows.notice


def test_an_example_is_called_one_and_names_what_was_assumed():
    view, session, presenter = made()
    session.start(Case.of({"sites": ("lung",), "bleeding": "none"}), "ex-1")
    presenter.refresh()
    assert view.rows.example.title == "A case"
    assert view.rows.example.assumed == ("Bleeding: None",)
    session.answer("bleeding", "minor")
    presenter.refresh()
    assert view.rows.example.assumed == ()


@pytest.fixture(scope="module")
def examples(knowledge):
    session = Session(Engine(knowledge.rule_set))
    reader = CaseReader({question.id: question for question in knowledge.rule_set.questions})
    return knowledge, session, reader


def test_every_example_has_reasons_with_sources_on_every_card(examples):
    knowledge, session, reader = examples
    for example in knowledge.example_cases:
        view = FakeView()
        presenter = ResultPresenter(view, session, knowledge, lambda: date(2026, 11, 28))
        session.start(reader.from_example(example), example.id)
        presenter.refresh()
        for card in view.rows.cards:
            if card.status is not Status.POSSIBLE:
                assert card.supports, (example.id, card.option)
            else:
                assert card.needs, (example.id, card.option)
            for line in (*card.supports, *card.opposes):
                assert line.numbers or not line.is_confirmed, (example.id, card.option, line.text)
        shown = {card.option for card in view.rows.cards}
        shown |= {option for option, _ in view.rows.quiet.options} if view.rows.quiet else set()
        for group in (*view.rows.side.contraindicated, *view.rows.side.not_recommended):
            assert group.reasons
            shown |= {option.option for option in group.options}
        shown |= {row.option for row in view.rows.first}
        assert shown == set(session.engine.options), example.id
        assert not {card.option for card in view.rows.cards} & {
            answer.option for answer in session.answers.result.steps
        }
        for option in session.engine.options:
            view.listener.on_why_requested(option)
            assert view.why.option == option


def real(knowledge):
    view, session = FakeView(), Session(Engine(knowledge.rule_set))
    return view, session, ResultPresenter(view, session, knowledge, lambda: date(2026, 11, 28))


def test_the_line_beside_the_title_names_what_was_found_and_only_what_is_known(knowledge):
    view, session, presenter = real(knowledge)
    session.start(Case.of({"drivers": ("ret-fusion", "tert-promoter")}, label="A-12"))
    presenter.refresh()
    assert view.rows.context.replace("\u00a0", " ").startswith(
        "case A-12 · RET fusion, TERT promoter mutation · provisional: "
    )
    findings = {"structural-disease": True, "new-lesions": True, "drivers": ("none-found",)}
    session.start(Case.of({**REFRACTORY, **findings}))
    presenter.refresh()
    assert view.rows.context.startswith("refractory, progressing · provisional: ")


REFRACTORY = {
    "histology": "papillary", "rai-given": True, "rai-uptake-pattern": "none-in-any-lesion",
    "rai-scan-quality": "adequate", "thyroidectomy-status": "total",
}  # fmt: skip


def test_an_option_is_copied_as_one_line_with_its_sources_what_is_open_and_the_knowledge(knowledge):
    view, session, presenter = real(knowledge)
    reader = CaseReader({question.id: question for question in knowledge.rule_set.questions})
    session.start(reader.from_example(knowledge.example_cases[1]))
    presenter.on_copy_requested("")  # nothing is on the page yet
    assert not hasattr(view, "copied")
    presenter.refresh()
    presenter.on_copy_requested("pralsetinib")
    card = next(card for card in view.rows.cards if card.option == "pralsetinib")
    assert "\n" not in view.copied
    assert view.copied.startswith(f"case ex-02-child-ret-fusion: pralsetinib: {wording.stance_word(card.stance)}")
    for line in card.dose.lines:
        assert " ".join((line.dose or line.words).split()) in view.copied
    for stop in card.stops:
        assert " ".join(stop.text.rstrip(".").split()) in view.copied
    assert f"Still open: {card.open[0].label}" in view.copied
    cited = {int(number) for number in re.findall(r"\[(\d+)\]", view.copied.partition("Sources: ")[0])}
    assert cited
    for row in view.rows.side.sources:
        assert (f"[{row.number}] {row.citation}".rstrip(".") in view.copied) == (row.number in cited)
    assert f"knowledge {knowledge.identity.version} of {knowledge.identity.date}" in view.copied
    presenter.on_copy_requested("")
    assert view.copied.startswith(f"case ex-02-child-ret-fusion: {view.rows.cards[0].name}: ")


def test_where_nothing_is_left_that_is_what_is_copied():
    view, session, presenter = made()
    session.start(Case.of({"bleeding": "frank"}))
    presenter.refresh()
    presenter.on_copy_requested("")
    assert view.rows.cards == ()
    assert view.copied.startswith("No option is indicated by these facts.")


def test_a_change_is_taken_back_and_made_again_on_the_result():
    _, session, presenter = made()
    session.start(Case())
    session.answer("bleeding", "frank")
    presenter.on_undo_requested()
    assert session.case.findings == {}
    presenter.on_redo_requested()
    assert session.case.findings == {"bleeding": "frank"}


def test_what_is_ruled_out_says_whether_a_label_names_it_or_its_class_is_meant(knowledge):
    view, session, presenter = real(knowledge)
    reader = CaseReader({question.id: question for question in knowledge.rule_set.questions})
    rules = {wording.bind(rule.why): rule for rule in knowledge.rule_set.rules}
    said = set()
    bleeding = Case.of({**REFRACTORY, "haemoptysis": "massive"})
    for case in (*map(reader.from_example, knowledge.example_cases), bleeding):
        session.start(case)
        presenter.refresh()
        for group in (*view.rows.side.contraindicated, *view.rows.side.not_recommended):
            for line in group.reasons:
                effects = [effect for effect in rules[line.text].effects if isinstance(effect, Restrict)]
                mine = [[effect for effect in effects if option.option in effect.options] for option in group.options]
                assert all(mine)
                is_class = line.detail.endswith("for the class")
                is_named = line.detail.startswith("named in the label")
                if is_class:
                    assert all(any(effect.option_class for effect in found) for found in mine), line
                if is_named:
                    label = [[effect for effect in found if not effect.option_class] for found in mine]
                    assert all(any(effect.grade.strength is Strength.LABEL for effect in found) for found in label), (
                        line
                    )
                said.update({"class"} if is_class else {"named"} if is_named else {"neither"})
    assert said == {"named", "class", "neither"}
