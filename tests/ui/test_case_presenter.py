"""The case screen's presenter over a tiny knowledge base, with a view that only remembers."""

from __future__ import annotations

from datetime import date

import pytest

from rairdtc_gui.domain.case import Case, FindingState, Jurisdiction
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.services.case_file import case_reader
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui.screens.case.presenter import CasePresenter
from rairdtc_gui.ui.screens.case.rows import Move, Tone
from tests.db.tiny import open_tiny

TODAY = date(2026, 11, 25)
APPLIES = ("    none_value: none\n", "    none_value: none\n    applies: {finding: bleeding, is: frank}\n")


class FakeView:
    def __init__(self):
        self.head = self.groups = self.page = self.panel = self.help = self.refused = None
        self.focused, self.announced, self.listener, self.begun = [], [], None, 0

    def listen(self, listener):
        self.listener = listener

    def begin(self):
        self.begun += 1

    def show_head(self, row):
        self.head = row

    def show_groups(self, rows):
        self.groups = rows

    def show_page(self, page):
        self.page = page

    def show_panel(self, rows):
        self.panel = rows

    def show_refused(self, question_id, value, sentence):
        self.refused = (question_id, value, sentence)

    def show_help(self, row):
        self.help = row

    def after_frame(self, call):
        call()

    def hide_help(self, question_id):
        self.help = None

    def announce(self, sentence):
        self.announced.append(sentence)

    def focus_question(self, question_id):
        self.focused.append(question_id)


def made(changes=None):
    knowledge = open_tiny(changes)
    view, session = FakeView(), Session(Engine(knowledge.rule_set))
    presenter = CasePresenter(view, session, knowledge, lambda: TODAY)
    session.subscribe(presenter.refresh)
    session.start(Case(label="A-12"))
    return view, session, presenter


@pytest.fixture
def parts():
    return made()


def test_another_case_begins_with_fields_of_its_own(parts):
    view, session, _ = parts
    assert view.begun == 1
    session.answer("crcl", 40.0)
    session.undo()
    assert view.begun == 1
    session.start(Case(label="B-07"))
    assert view.begun == 2


def question(view, question_id):
    return next(row for row in view.page.questions if row.question.id == question_id)


def stance(view, key):
    return next((row for row in view.panel.stances if row.key == key), None)


def test_nothing_is_answered_at_first_and_what_is_decisive_says_so(parts):
    view, _, _ = parts
    assert view.head.title == "Case A-12"
    assert {row.state for row in view.page.questions} == {FindingState.UNANSWERED}
    assert question(view, "sites").note.startswith("Decisive: can still move 1 option.")
    assert stance(view, "possible").options[0].needs == "if Lung"
    assert view.panel.cause == ""


def test_a_possible_option_counts_one_of_its_ways(knowledge, engine):
    view, session = FakeView(), Session(engine)
    session.subscribe(CasePresenter(view, session, knowledge, lambda: TODAY).refresh)
    session.start(Case.of({"histology": "papillary"}))
    needs = {row.option: row.needs for row in stance(view, "possible").options}
    assert "more" not in needs["baseline-safety-workup"]
    assert needs["lenvatinib"].endswith(", and 6 more")


def test_an_answer_moves_options_and_names_itself_as_the_cause(parts):
    view, _, _ = parts
    view.listener.on_answer_given("sites", ("lung",))
    assert (view.panel.cause, view.panel.moved) == ("Sites: Lung", "moved 1 option")
    assert stance(view, "recommended").options[0].move is Move.UP
    view.listener.on_answer_given("bleeding", "frank")
    assert stance(view, "contraindicated").options[0].move is Move.DOWN
    assert view.panel.cause == "Bleeding: Frank"
    view.listener.on_undo_requested()
    assert stance(view, "recommended") is not None
    assert view.head.can_redo
    view.listener.on_redo_requested()
    assert stance(view, "contraindicated") is not None


def test_the_three_states_are_kept_apart(parts):
    view, session, _ = parts
    view.listener.on_marked_unavailable("sites")
    row = question(view, "sites")
    assert row.state is FindingState.UNAVAILABLE
    assert "never as no" in row.note
    view.listener.on_answer_cleared("sites")
    assert session.case.state("sites") is FindingState.UNANSWERED
    assert view.groups[0].counts == "3 open, decisive"
    view.listener.on_answer_given("crcl", 80.0)
    assert view.groups[0].counts == "1 answered, 2 open, decisive"


def test_an_impossible_value_is_not_stored_and_the_limit_is_named(parts):
    view, session, _ = parts
    view.listener.on_answer_given("crcl", 900.0)
    assert view.refused[:2] == ("crcl", 900.0)
    assert "300" in view.refused[2]
    assert session.case.findings == {}


def test_what_can_change_nothing_any_more_says_so(parts):
    view, _, _ = parts
    view.listener.on_answer_given("bleeding", "frank")
    row = question(view, "sites")
    assert row.is_inert
    assert row.note == "Cannot change anything now; may be skipped."


def test_a_question_that_does_not_apply_says_because_of_which_answer():
    view, _, _ = made({"questions/1-all.yaml": APPLIES})
    view.listener.on_answer_given("bleeding", "none")
    row = question(view, "sites")
    assert not row.has_editor
    assert row.excluded_by == "Does not apply because Bleeding: None."


def test_a_contradiction_is_said_beside_both_answers_and_blocks_nothing():
    view, session, _ = made({"questions/1-all.yaml": APPLIES})
    view.listener.on_answer_given("sites", ("lung",))
    view.listener.on_answer_given("bleeding", "none")
    assert question(view, "sites").has_editor
    assert question(view, "sites").tone is Tone.CAUTION
    assert "Bleeding: None" in question(view, "sites").note
    assert "“Sites”" in question(view, "bleeding").note
    assert set(session.case.findings) == {"sites", "bleeding"}


def test_not_applicable_is_what_a_question_that_does_not_apply_says_itself(knowledge):
    view, session = FakeView(), Session(Engine(knowledge.rule_set))
    presenter = CasePresenter(view, session, knowledge, lambda: TODAY)
    session.subscribe(presenter.refresh)
    session.start(Case(label="A-12"))
    presenter.show("last-agent-outcome", "")
    view.listener.on_answer_given("prior-agents", ("none",))
    view.listener.on_answer_given("last-agent-outcome", "not-applicable")
    assert question(view, "last-agent-outcome").tone is question(view, "prior-agents").tone is Tone.PLAIN
    view.listener.on_answer_given("last-agent-outcome", "progression")
    assert question(view, "last-agent-outcome").tone is question(view, "prior-agents").tone is Tone.CAUTION


def test_a_fusion_found_without_any_test_is_questioned_beside_both_answers(knowledge):
    view, session = FakeView(), Session(Engine(knowledge.rule_set))
    presenter = CasePresenter(view, session, knowledge, lambda: TODAY)
    session.subscribe(presenter.refresh)
    session.start(Case(label="A-12"))
    presenter.show("molecular", "")
    view.listener.on_answer_given("ngs-status", "not-done")
    assert question(view, "ngs-status").tone is Tone.PLAIN
    view.listener.on_answer_given("drivers", ("ret-fusion",))
    tested, found = question(view, "ngs-status"), question(view, "drivers")
    assert "“Drivers found: RET fusion”" in tested.note
    assert "“Molecular testing of tumour tissue: Not done”" in found.note
    assert tested.tone is found.tone is Tone.CAUTION
    assert session.case.findings["drivers"] == ("ret-fusion",)


def test_help_opens_and_closes_with_its_sources(parts):
    view, _, _ = parts
    view.listener.on_help_requested("bleeding")
    assert view.help.why == "Bars the drug."
    assert view.help.sources == ("Label of drug A, 2025",)
    view.listener.on_help_requested("bleeding")
    assert view.help is None


def test_ask_next_and_search_lead_to_the_question(parts):
    view, _, presenter = parts
    assert view.panel.ask[0].moves == "1 option"
    view.listener.on_question_requested("crcl")
    presenter.show("bleeding", "")
    assert view.focused == ["crcl", "bleeding"]


def test_groups_can_be_taken_in_any_order(knowledge):
    view, session = FakeView(), Session(Engine(knowledge.rule_set))
    presenter = CasePresenter(view, session, knowledge, lambda: TODAY)
    session.subscribe(presenter.refresh)
    session.start(Case())
    groups = knowledge.rule_set.groups
    view.listener.on_step_requested(-1)
    assert view.page.id == groups[0].id
    view.listener.on_group_requested(groups[-1].id)
    assert view.page.next_name == ""
    view.listener.on_step_requested(1)
    assert view.page.id == groups[-1].id
    view.listener.on_skip_requested()
    assert view.page.id == groups[0].id
    assert [row.number for row in view.groups] == list(range(1, len(groups) + 1))


def test_a_new_value_says_that_its_day_is_gone_and_the_same_value_keeps_it(parts):
    view, session, presenter = parts
    session.answer("crcl", 80.0, date(2026, 11, 2))
    presenter.on_answer_given("crcl", 80.0)
    assert question(view, "crcl").measured == "2026-11-02"
    presenter.on_answer_given("crcl", 70.0)
    said = question(view, "crcl")
    assert (said.measured, said.note) == ("", "Day removed: the value is new. It was 2026-11-02.")
    assert said.tone is Tone.CAUTION
    session.undo()
    assert (question(view, "crcl").measured, question(view, "crcl").note) == ("2026-11-02", "")
    session.redo()
    assert question(view, "crcl").note.startswith("Day removed")
    presenter.on_answer_dated("crcl", "2026-11-20")
    assert question(view, "crcl").note == ""
    presenter.on_answer_dated("crcl", "")
    session.start(Case.of({"crcl": 70.0}))
    assert question(view, "crcl").note == ""


def test_a_day_is_kept_taken_back_or_refused_with_the_reason(parts):
    view, session, presenter = parts
    presenter.on_answer_given("crcl", 28.0)
    presenter.on_answer_dated("crcl", "2026-11-02")
    assert question(view, "crcl").measured == "2026-11-02"
    presenter.on_answer_dated("crcl", "tomorrow")
    assert view.refused == ("crcl", "tomorrow", "Day not stored: tomorrow is no day such as 2026-11-25.")
    presenter.on_answer_dated("crcl", "2026-11-26")
    assert view.refused[2] == "Day not stored: 2026-11-26 lies in the future; today is 2026-11-25."
    assert session.case.measured == {"crcl": date(2026, 11, 2)}
    presenter.on_answer_dated("crcl", "")
    assert question(view, "crcl").measured == ""


def test_the_refractory_group_says_by_whom_the_disease_is_refractory(knowledge):
    view, session = FakeView(), Session(Engine(knowledge.rule_set))
    presenter = CasePresenter(view, session, knowledge, lambda: TODAY)
    session.subscribe(presenter.refresh)
    session.start(Case())
    assert view.page.verdicts == ()
    session.start(
        Case.of(
            {
                "rai-given": True,
                "thyroidectomy-status": "total",
                "rai-scan-quality": "adequate",
                "rai-uptake-pattern": "all-lesions",
                "progression-after-rai": "within-12-months",
            }
        )
    )
    verdicts = {group.head: group for group in view.page.verdicts}
    assert "Chinese guideline 2025" in [body.name for body in verdicts["Refractory by"].bodies]
    (waiting,) = verdicts["Open for"].bodies
    assert (waiting.name, waiting.open[0][1]) == ("ATA 2025", "case/progression-after-rai-months")
    view.listener.on_answer_given("progression-after-rai-months", 9.0)
    verdicts = {group.head: [body.name for body in group.bodies] for group in view.page.verdicts}
    assert verdicts["Not refractory by"] == ["ATA 2025"]
    labels = [row.label for row in view.page.derived]
    assert "Refractory to radioiodine (strict: China 2025 wording)" in labels
    assert not any(label.startswith("Refractory by") for label in labels)
    view.listener.on_step_requested(1)
    assert view.page.verdicts == ()


def test_several_answers_kept_at_once_are_named_as_such(parts):
    view, session, _ = parts
    session.adopt(Case.of({"sites": ("lung",), "bleeding": "none"}))
    assert view.panel.cause == "Undo, redo or several answers at once"


@pytest.mark.parametrize(
    "change",
    [
        lambda session: session.choose_jurisdiction(Jurisdiction.CN, "NMPA"),
        lambda session: session.choose_formulary(["drug-b"]),
        lambda session: session.date_answer("sites", TODAY),
    ],
)
def test_an_answer_that_moved_options_is_never_said_to_have_moved_none(parts, change):
    view, session, _ = parts
    session.answer("sites", ("lung",))
    assert (view.panel.cause, view.panel.moved) == ("Sites: Lung", "moved 1 option")
    change(session)
    assert (view.panel.cause, view.panel.moved) == ("", "")


def test_a_link_leads_to_a_group_or_stays_where_one_is(knowledge):
    view, session = FakeView(), Session(Engine(knowledge.rule_set))
    presenter = CasePresenter(view, session, knowledge, lambda: TODAY)
    session.subscribe(presenter.refresh)
    session.start(Case())
    last = knowledge.rule_set.groups[-1].id
    presenter.show(last, "")
    assert view.page.id == last
    presenter.show("no-such-place", "")
    assert view.page.id == last
    assert view.focused == [""]


def test_an_answer_that_means_not_known_counts_as_not_available(knowledge):
    view, session = FakeView(), Session(Engine(knowledge.rule_set))
    CasePresenter(view, session, knowledge, lambda: TODAY)
    session.start(Case())
    view.listener.on_answer_given("histology", "unknown")
    assert session.case.state("histology") is FindingState.UNAVAILABLE


def test_undo_redo_and_skip_where_nothing_is_decisive(parts):
    view, session, _ = parts
    view.listener.on_answer_given("bleeding", "frank")
    view.listener.on_undo_requested()
    assert session.case.state("bleeding") is FindingState.UNANSWERED
    view.listener.on_redo_requested()
    assert session.case.state("bleeding") is FindingState.ANSWERED
    view.listener.on_skip_requested()
    assert view.page.id == "all"


def test_a_definition_closes_when_one_goes_to_another_group(parts):
    view, _, _ = parts
    view.listener.on_help_requested("bleeding")
    view.listener.on_group_requested("all")
    assert view.help is None


def test_skip_passes_over_a_group_that_decides_nothing(knowledge):
    view, session = FakeView(), Session(Engine(knowledge.rule_set))
    presenter = CasePresenter(view, session, knowledge, lambda: TODAY)
    session.subscribe(presenter.refresh)
    _, second, third, *_ = knowledge.rule_set.groups
    session.start(Case.of({}, [question.id for question in second.questions]))
    view.listener.on_skip_requested()
    assert view.page.id == third.id


def test_what_an_answer_moved_is_told_once(knowledge, engine):
    view, session = FakeView(), Session(engine)
    presenter = CasePresenter(view, session, knowledge, lambda: TODAY)
    session.subscribe(presenter.refresh)
    session.start(case_reader(knowledge.rule_set).from_example(knowledge.example_cases[2]))
    assert view.announced == []
    session.answer("drivers", ("ret-fusion",))
    moved = len(session.moves)
    assert view.announced == [f"{moved} options moved; first is selpercatinib, preferred."]
    presenter.refresh()
    session.answer("atrial-fibrillation", False)
    assert session.moves == ()
    assert len(view.announced) == 1
