"""The panels of the result over the tiny knowledge base and over examples, with a view that only remembers."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from rairdtc_gui.domain.answers import Status
from rairdtc_gui.domain.case import Case
from rairdtc_gui.domain.decision import DecisionDraft, DecisionReason, TeamDecision
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.domain.tri import Tri
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.services.case_dates import MAX_WORDS
from rairdtc_gui.services.case_file import case_reader
from rairdtc_gui.services.explain import Explainer
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui.result_rows.page import decision_band, new_page
from rairdtc_gui.ui.result_rows.rows import Sign
from rairdtc_gui.ui.screens.report.contents import build_report
from rairdtc_gui.ui.screens.report.text import plain_text
from rairdtc_gui.ui.screens.result.presenter import ResultPresenter
from tests.db.tiny import open_tiny
from tests.ui.test_result_presenter import FakeView, made

TODAY = date(2026, 11, 28)
LUNG = Case.of({"sites": ("lung",)}, label="A-12")


@pytest.fixture
def tiny():
    view, session, presenter = made(today=TODAY)
    session.start(LUNG)
    session.subscribe(presenter.refresh)
    presenter.refresh()
    return view, session


class Real:
    """The screen over the real knowledge base, at one of its examples."""

    def __init__(self, knowledge, example):
        self.knowledge = knowledge
        self.view, self.session = FakeView(), Session(Engine(knowledge.rule_set))
        self.presenter = ResultPresenter(self.view, self.session, knowledge, lambda: TODAY)
        self.session.subscribe(self.presenter.refresh)
        found = next(item for item in knowledge.example_cases if item.id.startswith(example))
        self.session.start(case_reader(knowledge.rule_set).from_example(found), found.id)
        self.listener = self.view.listener


@pytest.fixture
def real(knowledge):
    return Real(knowledge, "ex-03")


@pytest.mark.parametrize("panel", ["decision", "start", "what_if", "guidelines", "why"])
def test_a_panel_of_one_case_never_stays_over_the_page_of_another(real, panel):
    first = real.session.answers.result.options[0].option
    {
        "decision": real.listener.on_decision_requested,
        "start": real.listener.on_start_requested,
        "what_if": lambda: real.listener.on_what_if_requested(""),
        "guidelines": lambda: real.listener.on_guidelines_requested(""),
        "why": lambda: real.listener.on_why_requested(first),
    }[panel]()
    real.session.answer("ecog", "2" if real.session.case.findings.get("ecog") != "2" else "1")
    assert getattr(real.view, panel) is not None
    real.session.start(Case(label="B-07"))
    assert getattr(real.view, panel) is None


# --- what if --------------------------------------------------------------------------------------


def test_what_if_a_fusion_is_found_takes_two_actions_from_the_result(real):
    real.listener.on_what_if_requested("")
    assert real.view.what_if.hint == "Choose an answer. The case stays as it is."
    real.listener.on_answer_searched("ret")
    hit = real.view.what_if.hits[0]
    assert hit.label == "Drivers found: RET fusion"
    real.listener.on_answer_picked(hit.key)
    rows = real.view.what_if
    assert [(row.label, row.before, row.after) for row in rows.supposed] == [
        ("Drivers found", "not answered", "RET fusion")
    ]
    first = rows.moved[0]
    assert (first.name, first.before, first.before_status, first.after) == (
        "selpercatinib", Stance.NONE, Status.POSSIBLE, Stance.PREFERRED,
    )  # fmt: skip
    assert first.cause == "Drivers found: RET fusion"
    assert first.why.numbers
    assert {number for row in rows.moved if row.why for number in row.why.numbers} == {
        source.number for source in rows.sources
    }
    assert real.view.announced == [f"{len(rows.moved)} options moved"]
    assert "drivers" not in real.session.case.findings


def test_every_option_is_either_moved_or_counted(real):
    real.listener.on_what_if_requested("")
    real.listener.on_answer_picked("drivers=ret-fusion")
    rows = real.view.what_if
    unchanged = int(rows.unchanged.removeprefix("others unchanged (").removesuffix(")"))
    further = rows.reach.count(";") + 1 if rows.reach else 0
    assert len(rows.moved) + further + unchanged == len(real.session.engine.options)


def test_an_entry_goes_beside_those_that_the_case_has_and_none_stands_alone(real):
    real.session.answer("drivers", ("braf-v600e",))
    real.listener.on_what_if_requested("")
    real.listener.on_answer_picked("drivers=ret-fusion")
    assert "BRAF V600E" in real.view.what_if.supposed[0].after
    assert "RET fusion" in real.view.what_if.supposed[0].after
    real.listener.on_answer_picked("drivers=none-found")
    assert "BRAF" not in real.view.what_if.supposed[0].after


def test_kept_suppositions_are_one_step_and_close_the_panel(tiny):
    view, session = tiny
    view.listener.on_what_if_requested("drug-a")
    assert view.what_if.title == "What if: drug A"
    view.listener.on_answer_picked("bleeding=frank")
    view.listener.on_second_wanted()
    view.listener.on_answer_picked("crcl")
    assert view.what_if.edited.question.id == "crcl"
    view.listener.on_answer_supposed("crcl", 20.0)
    assert [row.question for row in view.what_if.supposed] == ["bleeding", "crcl"]
    assert session.case == LUNG
    view.listener.on_suppositions_kept()
    assert view.what_if is None
    assert session.case.findings["crcl"] == 20.0
    session.undo()
    assert session.case == LUNG


def test_a_day_that_is_still_to_come_is_not_supposed_and_so_never_kept(real):
    asked, before = "rai-last-date", real.session.case
    real.listener.on_what_if_requested("")
    real.listener.on_answer_picked(asked)
    real.listener.on_answer_supposed(asked, "2031-01-01")
    rows = real.view.what_if
    said = "Day not stored: 2031-01-01 lies in the future; today is 2026-11-28."
    assert (rows.supposed, rows.edited.value, rows.edited.refused) == ((), before.findings.get(asked), said)
    real.listener.on_suppositions_kept()
    assert real.session.case == before
    real.listener.on_what_if_requested("")
    real.listener.on_answer_picked(asked)
    assert real.view.what_if.edited.refused == ""
    real.listener.on_answer_supposed(asked, "2031-01-01")
    real.listener.on_answer_supposed(asked, TODAY.isoformat())
    assert [row.question for row in real.view.what_if.supposed] == [asked]
    assert real.view.what_if.edited.refused == ""


def test_keeping_nothing_changes_nothing(tiny):
    view, session = tiny
    view.listener.on_what_if_requested("")
    view.listener.on_suppositions_kept()
    assert session.case is LUNG
    assert not session.can_undo


def test_a_supposition_can_be_edited_taken_back_and_all_reset(tiny):
    view, _ = tiny
    view.listener.on_what_if_requested("")
    view.listener.on_answer_picked("bleeding=frank")
    assert view.what_if.edited is None
    assert view.what_if.hits == ()
    view.listener.on_supposition_edited("bleeding")
    assert view.what_if.edited.value == "frank"
    view.listener.on_supposition_dropped("bleeding")
    assert (view.what_if.supposed, view.what_if.edited) == ((), None)
    view.listener.on_answer_picked("bleeding=frank")
    view.listener.on_second_wanted()
    assert [hit.key for hit in view.what_if.hits] == ["bleeding=frank"]
    view.listener.on_answer_supposed("sites", None)
    view.listener.on_unavailable_supposed("crcl")
    assert [row.after for row in view.what_if.supposed] == ["Frank", "not answered", "not available"]
    view.listener.on_supposition_dropped("crcl")
    view.listener.on_suppositions_reset()
    assert view.what_if.supposed == ()


def test_what_moves_nothing_says_so(tiny):
    view, _ = tiny
    view.listener.on_what_if_requested("")
    view.listener.on_answer_supposed("crcl", 20.0)
    assert view.what_if.hint == "With this no option changes its stance."
    assert view.what_if.unchanged == "others unchanged (1)"
    assert view.announced[-1] == "No option moves"


def test_a_line_of_what_could_change_opens_its_own_supposition(tiny):
    view, _ = tiny
    view.listener.on_question_supposed("bleeding")
    assert [(row.question, row.after) for row in view.what_if.supposed] == [("bleeding", "Frank")]
    view.listener.on_question_supposed("crcl")
    assert view.what_if.edited.question.id == "crcl"
    assert view.what_if.supposed == ()


def test_what_would_move_an_option_is_supposed_as_why_says_it(tiny):
    view, session = tiny
    session.answer("bleeding", "none")
    view.listener.on_why_requested("drug-a")
    (change, *_) = view.why.changes
    view.listener.on_question_supposed(change.question)
    assert [row.question for row in view.what_if.supposed] == [change.question]
    assert view.what_if.title == "What if: drug A"


def test_a_search_finds_answers_before_questions_and_yes_no_by_word(real):
    real.listener.on_what_if_requested("")
    real.listener.on_answer_searched("new lesions yes")
    assert [hit.key for hit in real.view.what_if.hits] == ["new-lesions=yes"]
    real.listener.on_answer_searched("structural disease")
    assert real.view.what_if.hits[0].key == "structural-disease"
    real.listener.on_answer_searched("zzzz")
    assert real.view.what_if.hits == ()
    real.listener.on_answer_picked("new-lesions=no")
    assert real.view.what_if.supposed[0].after == "No"


def test_a_key_that_names_no_question_is_ignored(tiny):
    view, _ = tiny
    view.listener.on_what_if_requested("")
    view.listener.on_answer_picked("no-such-question=yes")
    assert view.what_if.supposed == ()


def test_suggestions_of_every_type_can_be_picked(real):
    real.listener.on_what_if_requested("")
    for gap in real.session.answers.gaps:
        real.presenter._panels._what_if.suppose_gap(gap)
    for hit in real.view.what_if.hits:
        real.listener.on_answer_picked(hit.key)
    assert real.view.what_if is not None


# --- why ------------------------------------------------------------------------------------------


def test_why_says_why_not_above_any_other_option(real):
    result = real.session.answers.result
    real.listener.on_why_requested("lenvatinib")
    assert any("stands above" in line for line in real.view.why.place)
    real.listener.on_other_searched("sorafenib")
    assert [option for option, _ in real.view.why.others] == ["sorafenib"]
    real.listener.on_other_picked("sorafenib")
    (line,) = real.view.why.place
    first, second = sorted(("lenvatinib", "sorafenib"), key=[item.option for item in result.options].index)
    assert line.lower().startswith(f"{first} stands above {second}: ")
    assert "before" in line


@pytest.mark.parametrize("option", ["lenvatinib", "best-supportive-care", "baseline-workup"])
def test_every_pair_has_a_sentence_with_the_upper_one_first(real, option):
    if option not in real.session.engine.options:
        option = "optimise-tsh"
    order = [answer.option for answer in real.session.answers.result.options]
    real.listener.on_why_requested(option)
    for other in order:
        if other != option:
            real.listener.on_other_picked(other)
            (line,) = real.view.why.place
            upper = min((option, other), key=order.index)
            assert line.startswith(real.session.engine.options[upper].short), line
            assert "{" not in line


def test_an_option_beside_the_one_of_why_that_undo_turns_into_a_step_is_compared_no_more(real):
    step = "ngs-testing"
    assert step in [answer.option for answer in real.session.answers.result.steps]
    real.listener.on_why_requested("lenvatinib")
    neighbours = real.view.why.place
    real.session.answer("histology", "anaplastic")
    real.listener.on_other_picked(step)
    assert len(real.view.why.place) == 1
    real.session.undo()
    assert real.view.why.place == neighbours


def test_where_no_open_answer_moves_it_an_answer_that_was_given_is_shown_with_what_it_is_now(tiny):
    view, session = tiny
    session.start(Case.of({"sites": ("lung",), "bleeding": "none", "crcl": 80.0}))
    view.listener.on_why_requested("drug-a")
    assert view.why.open == ()
    (change,) = view.why.changes
    assert (change.answer, change.after, change.moves) == ("Sites: None", Stance.NONE, "now: Lung")


# --- guidelines -----------------------------------------------------------------------------------


def test_guidelines_that_differ_on_the_case_are_named_on_the_page_and_compared_side_by_side(tiny):
    view, session = tiny
    assert view.rows.foot.points == (("start", "When to start"),)
    view.listener.on_guidelines_requested("start")
    (point,) = view.guidelines.bearing
    assert (point.point, point.because) == ("When to start", "Sites: Lung")
    one, two = point.positions
    assert (one.body, one.region, one.grade, one.text) == ("One 2025", "United States", "R1, strong", "At once.")
    assert (two.body, two.region, two.grade) == ("Two 2024", "Europe", "no grade given")
    assert view.guidelines.chosen == "start"
    assert {source.number for source in view.guidelines.sources} == {*one.numbers, *two.numbers}
    session.clear("sites")
    assert view.rows.foot.points == ()
    assert [fact.route for fact in view.guidelines.open[0].open] == ["case/sites"]
    session.answer("sites", ("none",))
    assert [row.id for row in view.guidelines.others] == ["start"]


def test_what_is_not_judged_is_said(tiny):
    assert tiny[0].rows.foot.not_judged.startswith("Not judged here: ")


# --- start or watch -------------------------------------------------------------------------------


def test_start_or_watch_shows_facts_as_answered_and_never_makes_a_no_of_what_is_not_known(real):
    session = real.session
    session.clear("vessel-invasion")
    session.mark_unavailable("oesophageal-invasion")
    session.answer("airway-invasion", "intraluminal", date(2026, 11, 3))
    real.listener.on_start_requested()
    facts = {row.route.removeprefix("case/"): row for _, rows in real.view.start.facts for row in rows}
    assert (facts["vessel-invasion"].words, facts["vessel-invasion"].sign) == ("not answered", Sign.OPEN)
    assert (facts["oesophageal-invasion"].words, facts["oesophageal-invasion"].sign) == (
        "not available", Sign.UNAVAILABLE,
    )  # fmt: skip
    assert (facts["airway-invasion"].words, facts["airway-invasion"].sign) == (
        "In the lumen (2026-11-03)", Sign.CAUTION,
    )  # fmt: skip
    assert [head for head, _ in real.view.start.facts] == ["Growth", "Thyroglobulin", "Symptoms", "Sites at risk"]
    assert "tg-doubling-time-years" in facts
    session.answer("structural-disease", False)
    facts = {row.route.removeprefix("case/"): row for _, rows in real.view.start.facts for row in rows}
    assert facts["recist-interval-months"].sign in (Sign.HOLDS, Sign.NONE)
    session.clear("recist-interval-months")
    facts = {row.route.removeprefix("case/"): row for _, rows in real.view.start.facts for row in rows}
    assert facts["recist-interval-months"].words == "does not apply"


def test_start_or_watch_gives_each_bodys_verdict_wording_and_the_toxicity(real):
    real.listener.on_start_requested()
    rows = real.view.start
    verdicts = {group.verdict: [body.name for body in group.bodies] for group in rows.verdicts}
    assert "Chinese guideline 2025" in verdicts[Tri.TRUE]
    assert verdicts[Tri.UNKNOWN] == ["ATA 2025"]
    (waiting,) = [body for group in rows.verdicts if group.verdict is Tri.UNKNOWN for body in group.bodies]
    assert [route for _, route in waiting.open] == ["case/progression-after-rai-months"]
    assert rows.verdict.startswith("Refractory by Chinese guideline 2025")
    assert "open for ATA 2025" in rows.verdict
    assert any(statement.name == "SNMMI and EANM 2022" for statement in rows.without_criteria)
    assert any(position.body == "ATA 2025" and "63A" in position.grade for position in rows.positions)
    lenvatinib = next(cost for cost in rows.costs if cost.name == "lenvatinib")
    text = lenvatinib.lines[0].text.replace("\u00a0", " ")
    assert text.startswith("grade 3 or more ")
    assert "stopped for toxicity" in text
    assert "SELECT" in lenvatinib.lines[0].detail
    assert "n\u00a0=\u00a0261" in lenvatinib.lines[0].detail
    assert lenvatinib.lines[0].numbers
    follows = [line.text for line in rows.follows]
    assert "Systemic treatment indicated without delay: yes" in follows
    assert {line.sign for line in rows.follows} <= {Sign.HOLDS, Sign.NO, Sign.OPEN}


def test_rates_that_no_source_reports_say_so(knowledge):
    real = Real(knowledge, "ex-02")
    real.listener.on_start_requested()
    texts = [line.text.replace("\u00a0", " ") for cost in real.view.start.costs for line in cost.lines]
    assert any("grade 3 or more: not reported" in text for text in texts)
    assert any("stopped for toxicity: not reported" in text for text in texts)
    assert any("neither rate reported in the sources checked" in text for text in texts)


def test_start_or_watch_of_a_base_without_the_definition_has_no_verdict(tiny):
    view, _ = tiny
    view.listener.on_start_requested()
    assert (view.start.verdicts, view.start.verdict, view.start.facts, view.start.costs) == ((), "", (), ())


# --- the team's decision ---------------------------------------------------------------------------


def note(view, words="", day="2026-11-27", reasons=()):
    view.listener.on_decision_noted(DecisionDraft(tuple(reasons), words, day))


def test_the_first_of_the_list_is_noted_without_a_reason(tiny):
    view, session = tiny
    view.listener.on_decision_requested()
    assert view.decision.hits[0].label == "drug A: Recommended, first of the list"
    view.listener.on_option_picked("drug-a")
    assert not view.decision.differs
    note(view, reasons=[DecisionReason.OTHER])
    assert session.case.decision == TeamDecision("drug-a", date(2026, 11, 27))
    assert view.rows.decision.what == "Team's decision of 2026-11-27: drug A"
    assert view.rows.decision.details == "first of the list"
    assert view.decision is None


def test_another_way_asks_for_a_reason_and_for_words(tiny):
    view, session = tiny
    view.listener.on_decision_requested()
    view.listener.on_option_picked("another")
    assert view.decision.differs
    assert next(words for _, words in view.decision.reasons) == "Patient's choice"
    note(view, words="  ")
    assert view.refused == "Not noted: choose an option, or say in words what was decided."
    note(view, words="Watch for three months.", reasons=[DecisionReason.PATIENT_CHOICE])
    assert session.case.decision == TeamDecision(
        "", date(2026, 11, 27), (DecisionReason.PATIENT_CHOICE,), "Watch for three months."
    )
    assert view.rows.decision.what == "Team's decision of 2026-11-27: another way"
    assert view.rows.decision.details == "not the first of the list: patient's choice · Watch for three months."


@pytest.mark.parametrize(
    ("draft", "refused"),
    [
        ({"day": "27 November"}, "Not noted: write the day as year-month-day."),
        ({"day": "2026-11-29"}, "Not noted: this day lies in the future; today is 2026-11-28."),
        ({"words": "x" * (MAX_WORDS + 1)}, "Not noted: at most 2,000 readable letters."),
        ({"words": "a\x07b"}, "Not noted: at most 2,000 readable letters."),
    ],
)
def test_what_cannot_be_noted_is_refused_in_words_and_the_form_stays(tiny, draft, refused):
    view, session = tiny
    view.listener.on_decision_requested()
    view.listener.on_option_picked("drug-a")
    note(view, **draft)
    assert view.refused == refused
    assert session.case.decision is None
    assert view.decision is not None


def test_a_noted_decision_can_be_changed_and_removed(tiny):
    view, session = tiny
    view.listener.on_decision_requested()
    view.listener.on_option_picked("drug-a")
    note(view)
    view.listener.on_decision_requested()
    assert (view.decision.draft.chosen, view.decision.noted) == ("drug-a", session.case.decision)
    view.listener.on_option_picked("")
    assert view.decision.chosen_words == ""
    view.listener.on_option_searched("nothing like it")
    assert [hit.key for hit in view.decision.hits] == ["another"]
    view.listener.on_option_searched("drug")
    assert [hit.key for hit in view.decision.hits] == ["drug-a", "another"]
    view.listener.on_decision_removed()
    assert session.case.decision is None
    assert view.rows.decision is None


def test_a_decision_on_an_option_of_another_pack_stays_readable(tiny):
    view, session = tiny
    session.note_decision(TeamDecision("drug-of-old", date(2026, 1, 2)))
    assert view.rows.decision.what == "Team's decision of 2026-01-02: drug-of-old (not in this pack)"
    assert view.rows.decision.details == "not the first of the list; no reason noted"
    view.listener.on_decision_requested()
    assert view.decision.chosen_words == "drug-of-old (not in this pack)"


def test_a_noted_decision_that_is_ruled_out_by_now_says_so_first_with_the_reason(real):
    real.session.note_decision(TeamDecision("lenvatinib", TODAY, (DecisionReason.OTHER,), "Board chose"))
    assert "now" not in real.view.rows.decision.details
    real.session.answer("sex", "female")
    real.session.answer("pregnancy", "pregnant")
    answer = real.session.answers.result.option("lenvatinib")
    assert answer.stance is Stance.CONTRAINDICATED
    details = real.view.rows.decision.details
    assert details.startswith("now contraindicated: ")
    assert "harm the fetus" in details.split(" · ")[0]
    assert details.endswith(" · not the first of the list: other · Board chose")
    report = build_report(real.session, real.knowledge, datetime(2026, 11, 28, 12, 0, tzinfo=UTC))
    assert report.decision.details == details
    assert "now contraindicated: " in plain_text(report).replace("\u00a0", " ")


def test_a_noted_decision_that_is_not_recommended_by_now_says_so(tiny):
    _, session = tiny
    session.note_decision(TeamDecision("drug-a", date(2026, 11, 27)))
    answer = session.answers.result.option("drug-a")
    result = replace(session.answers.result, options=(replace(answer, stance=Stance.NOT_RECOMMENDED, opposes=()),))
    page = new_page(session, open_tiny(), Explainer(session.engine))
    band = decision_band(session.case.decision, result, page)
    assert band.details == "now not recommended · not the first of the list; no reason noted"


def test_without_an_indicated_option_every_way_differs(tiny):
    view, session = tiny
    session.start(Case.of({"sites": ("none",)}))
    view.listener.on_decision_requested()
    view.listener.on_option_picked("drug-a")
    assert view.decision.differs


# --- the page -------------------------------------------------------------------------------------


def test_moves_are_announced_once_with_the_first_option(tiny):
    view, session = tiny
    session.answer("bleeding", "frank")
    assert view.announced == ["1 option moved; no option is indicated."]
    session.undo()
    assert view.announced[1:] == ["1 option moved; first is drug A, recommended."]
    session.rename("B-7")
    assert len(view.announced) == 2


@pytest.mark.parametrize(
    ("anchor", "panel"),
    [
        ("why", "why"),
        ("what-if", "what_if"),
        ("guidelines", "guidelines"),
        ("start", "start"),
        ("decision", "decision"),
    ],
)
def test_a_link_can_open_a_panel(anchor, panel):
    view, session, presenter = made(today=TODAY)
    presenter.show("drug-a", anchor)
    assert getattr(view, panel) is None
    session.start(LUNG)
    presenter.show("drug-a", anchor)
    assert getattr(view, panel) is not None
    assert view.option == "drug-a"
    presenter.show("", "")
    view.listener.on_panel_closed()
    assert getattr(view, panel) is None


def test_why_of_no_option_closes_and_an_open_panel_follows_the_case(tiny):
    view, session = tiny
    view.listener.on_why_requested("drug-a")
    session.answer("bleeding", "frank")
    assert view.why.stance is Stance.CONTRAINDICATED
    view.listener.on_why_requested("")
    assert view.why is None


def test_a_closed_case_closes_its_panels_and_forgets_what_was_supposed(tiny):
    view, session = tiny
    view.listener.on_what_if_requested("")
    view.listener.on_answer_picked("bleeding=frank")
    session.close()
    assert (view.what_if, view.rows) == (None, None)
    view.listener.on_question_supposed("bleeding")
    view.listener.on_answer_picked("bleeding=frank")
    assert view.what_if is None
    session.start(LUNG)
    view.listener.on_what_if_requested("")
    assert view.what_if.supposed == ()


def test_an_open_fact_is_on_the_card_and_a_long_sentence_is_cut_where_it_can_be(real):
    lines = [line for card in real.view.rows.cards for line in (*card.supports, *card.opposes)]
    assert max(len(line.text) for line in lines) <= 140
    assert max(len(line.text) + len(line.detail) for line in lines) <= 140
    cut = [line for line in lines if line.rest]
    assert cut
    assert all(line.text.endswith((".", "…", "!", "?")) or line.rest for line in cut)


def test_a_sentence_is_cut_at_its_end_at_a_clause_or_shows_that_it_goes_on():
    from rairdtc_gui.ui.result_rows.lines import brief
    from rairdtc_gui.ui.result_rows.rows import Line

    whole = "A" * 99 + ". " + "B" * 60
    assert (brief(Line(whole, "why")).text, brief(Line(whole, "why")).rest) == ("A" * 99 + ".", "B" * 60 + " why")
    clause = "A" * 99 + ", " + "B" * 60
    assert (brief(Line(clause)).text, brief(Line(clause)).rest) == ("A" * 99 + " …", "B" * 60)
    words = " ".join(["word"] * 40)
    assert brief(Line(words)).text.endswith("word…")
    assert len(brief(Line(words)).text) <= 140
    detail = Line("A" * 120, "B" * 30)
    assert (brief(detail).detail, brief(detail).rest) == ("", "B" * 30)
    short = Line("A", "B")
    assert brief(short) is short


def test_if_no_option_is_left_the_facts_that_exclude_them_are_named(tiny):
    view, session = tiny
    session.answer("bleeding", "frank")
    (line,) = view.rows.nothing.excluded_by
    assert line.detail == "label · Bleeding: Frank"
