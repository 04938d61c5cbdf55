"""The report's presenter over the example cases, with a view that only remembers and disks that fail."""

from __future__ import annotations

import errno
import json
import os
import re
import stat
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from rairdtc_gui.domain.case import Case, Jurisdiction
from rairdtc_gui.domain.decision import DecisionReason, TeamDecision
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.services.case_file import case_reader
from rairdtc_gui.services.case_store.disk import Disk
from rairdtc_gui.services.session import Session
from rairdtc_gui.services.whole_files import is_whole_pdf
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.printing.blocks import Entry
from rairdtc_gui.ui.screens.report.contents import build_report
from rairdtc_gui.ui.screens.report.document import blocks
from rairdtc_gui.ui.screens.report.presenter import ReportPresenter
from rairdtc_gui.ui.screens.report.text import plain_text
from rairdtc_gui.ui.screens.result.presenter import ResultPresenter
from tests.services.case_store.disks import FullDisk, RefusingDisk
from tests.ui.report_parts import EXAMPLES, MADE, example_report, example_session, report_of, said
from tests.ui.test_result_presenter import FakeView as FakeResultView

PDF = b"%PDF-1.4\n...\n%%EOF\n"


class FakeView:
    def __init__(self):
        self.rows = self.sentence = self.note = self.copied = self.listener = None
        self.times, self.data = 0, PDF

    def listen(self, listener):
        self.listener = listener

    def show_report(self, rows):
        self.rows, self.times = rows, self.times + 1

    def show_empty(self, sentence):
        self.rows, self.sentence = None, sentence

    def show_note(self, sentence, is_problem):
        self.note = (sentence, is_problem)

    def copy_text(self, text):
        self.copied = text

    def pdf(self):
        return self.data


class LyingDisk(Disk):
    """Loses a byte without a word."""

    def read(self, path, most=0):
        return super().read(path)[:-1]


def made(knowledge, place=0, disk=None):
    view, session = FakeView(), example_session(knowledge, place)
    presenter = ReportPresenter(view, session, knowledge, lambda: MADE, disk)
    presenter.refresh()
    return view, session, presenter


def test_without_a_case_a_sentence_says_so_and_nothing_leaves(knowledge, tmp_path):
    view = FakeView()
    presenter = ReportPresenter(view, Session(Engine(knowledge.rule_set)), knowledge, lambda: MADE)
    presenter.show("", "")
    presenter.on_copy_requested()
    presenter.on_pdf_target_chosen(str(tmp_path / "a.pdf"))
    presenter.on_json_target_chosen(str(tmp_path / "a.json"))
    assert view.sentence == "No case is open. Start one, and its report stands here."
    assert (view.copied, view.note, list(tmp_path.iterdir())) == (None, None, [])


def test_the_same_answers_are_reported_once_and_others_anew(knowledge):
    view, session, presenter = made(knowledge)
    presenter.refresh()
    assert view.times == 1
    session.answer("age", 61.0)
    presenter.refresh()
    assert view.times == 2


def test_the_head_says_case_time_knowledge_rules_and_what_is_open(knowledge):
    head = example_report(knowledge, 0).head
    assert head.case == "RAIR-DTC case ex-01-ulcer-over-artery"
    assert head.made == "2026-11-28 14:05"
    assert knowledge.identity.date in head.knowledge
    assert knowledge.identity.version in head.knowledge
    assert head.rules == "Rules: Japan"
    assert head.judgement == "Supports, does not replace, clinical judgement."
    assert head.still_open.startswith("Still open: Drivers found, ")
    assert head.still_open.endswith(" more.")


def test_facts_stand_with_their_days_and_unknown_ones_in_words(knowledge):
    session = example_session(knowledge, 0)
    case = session.case.answered("qtcf-ms", 468.0, date(2026, 11, 20)).marked_unavailable("lvef-percent")
    session.start(case)
    rows = report_of(knowledge, session)
    facts = {fact.label: fact.words for group in rows.facts for fact in group.facts}
    assert any(words == "468\u00a0ms (2026-11-20)" for words in facts.values())
    assert rows.unavailable == ("Left ventricular ejection fraction",)
    assert "Left ventricular ejection fraction" not in rows.unanswered
    assert not set(facts) & set(rows.unanswered)
    assert len(facts) + len(rows.unanswered) + len(rows.unavailable) + rows.not_applying == len(
        knowledge.rule_set.questions
    )
    text = plain_text(rows)
    assert "Not available (1)" in text
    assert f"Not answered ({len(rows.unanswered)})" in text


def test_every_option_stands_once_in_its_part(knowledge):
    for place in EXAMPLES:
        session = example_session(knowledge, place)
        rows = report_of(knowledge, session)
        shown = [card.option for card in rows.cards]
        shown += [option.option for group in (*rows.contraindicated, *rows.not_recommended) for option in group.options]
        shown += [option for option, _ in rows.quiet.options] if rows.quiet else []
        assert sorted(shown) == sorted(answer.option for answer in session.answers.result.options)


def test_each_source_is_printed_once_with_what_identifies_it_and_its_day(knowledge):
    for place in EXAMPLES:
        rows = example_report(knowledge, place)
        entries = [block for block in blocks(rows) if isinstance(block, Entry) and block.is_numbered]
        labels = [entry.label for entry in entries]
        assert len(labels) == len(set(labels)) > 20
        text = plain_text(rows)
        (day,) = set(re.findall(r"Checked (\S+) where no other day stands", text))
        assert text.count("where no other day stands") == 2  # the board pages can be handed out alone
        by_number = {f"[{source.number}]": source for source in rows.sources}
        for entry in entries:
            source, said = by_number[entry.label], entry.lines[0].text
            assert said.startswith(wording.bind(source.citation))
            assert wording.bind(source.detail) in said
            is_usual = source.checked_on == day
            assert said.endswith(wording.bind(source.checked_on or "no fact was read in it")) is not is_usual


def differing_numbers(knowledge, session):
    """The sources whose number on the screen is not theirs in the report."""
    view = FakeResultView()
    ResultPresenter(view, session, knowledge, MADE.date).refresh()
    printed = {row.citation: row.number for row in report_of(knowledge, session).sources}
    assert view.rows.side.sources
    return [row.citation for row in view.rows.side.sources if printed[row.citation] != row.number]


@pytest.mark.parametrize("place", EXAMPLES)
def test_a_source_has_the_number_that_it_has_on_the_screen(knowledge, place):
    assert differing_numbers(knowledge, example_session(knowledge, place)) == []


def test_a_source_has_its_number_of_the_screen_where_nothing_is_indicated_too(knowledge):
    session = Session(Engine(knowledge.rule_set))
    session.start(Case.of({"isolation-barrier": ("cannot-isolate",)}))
    nothing = report_of(knowledge, session).nothing
    assert nothing is not None
    assert nothing.excluded_by
    assert differing_numbers(knowledge, session) == []


def test_an_answer_that_was_assumed_says_so_beside_itself(knowledge):
    session = example_session(knowledge, 1)
    rows = report_of(knowledge, session)
    facts = {fact.label: fact for group in rows.facts for fact in group.facts}
    assert facts["Sex"].is_assumed is False
    assert facts["Age"].is_assumed
    text = plain_text(rows)
    assert "Age: 10 years · assumed" in text.replace(wording.NO_BREAK, " ")
    assert "Sex: Female\n" in text
    session.answer("age", 11.0)
    changed = {fact.label: fact for group in report_of(knowledge, session).facts for fact in group.facts}
    assert changed["Age"].is_assumed is False
    assert changed["Region"].is_assumed
    session.start(session.case)  # the same answers, of a patient of one's own
    assert "assumed" not in plain_text(report_of(knowledge, session)).lower()


def test_sentences_are_whole_in_print(knowledge):
    for place in EXAMPLES:
        rows = example_report(knowledge, place)
        assert not any(line.rest for card in rows.cards for line in (*card.supports, *card.opposes))


def test_monitoring_stands_for_what_is_indicated_only(knowledge):
    rows = example_report(knowledge, 2)
    names = [row.name for row in rows.monitoring]
    assert names[0] == "lenvatinib"
    assert "larotrectinib" not in names
    assert any(line.text.startswith("Blood pressure: ") for line in rows.monitoring[0].lines)


@pytest.mark.parametrize("place", EXAMPLES)
def test_monitoring_names_each_drug_and_says_each_caution_once(knowledge, place):
    rows = example_report(knowledge, place).monitoring
    cautions = [(row.name, row.lines[0].text) for row in rows if row.lines[0].sign.name == "CAUTION"]
    drugs = [row.name for row in rows if row.lines[0].sign.name != "CAUTION"]
    assert len(drugs) == len(set(drugs)) > 0
    assert len(cautions) == len(set(cautions))


def test_monitoring_of_one_label_leaves_out_the_others(knowledge):
    session = example_session(knowledge, 1)
    session.start(replace(session.case, jurisdiction=Jurisdiction.EU))
    rows = report_of(knowledge, session)
    selpercatinib = next(row for row in rows.monitoring if row.name == "selpercatinib")
    regions = {line.text.partition(":")[0] for line in selpercatinib.lines}
    assert "EMA" in regions
    assert not regions & {"FDA", "PMDA", "NMPA"}


def test_old_knowledge_says_check_the_label(knowledge):
    session = example_session(knowledge, 0)
    late = datetime.fromisoformat(knowledge.identity.date).replace(tzinfo=UTC) + timedelta(
        days=knowledge.identity.old_after_days + 1
    )
    rows = build_report(session, knowledge, late)
    assert "Check the current label first" in rows.notice
    assert "check the current label first" in rows.head.knowledge
    assert rows.notice in plain_text(rows)


def test_a_noted_decision_is_printed_and_leaves_a_line_for_the_name(knowledge):
    session = example_session(knowledge, 0)
    decision = TeamDecision(
        "supportive-care", date(2026, 11, 27), (DecisionReason.PATIENT_CHOICE,), "no <b>operation</b>"
    )
    session.start(session.case.decided(decision))
    text = plain_text(report_of(knowledge, session))
    assert "Team's decision of 2026-11-27" in text
    assert "patient's choice" in text
    assert "no <b>operation</b>" in text
    part = text.partition("Decision of the team")[2].partition("Sources of these pages")[0]
    assert "Name: ___" in part
    assert "Date: ___" not in part


def test_without_a_decision_there_are_lines_for_it(knowledge):
    part = plain_text(example_report(knowledge, 0)).partition("Decision of the team")[2]
    assert all(f"{label}: ___" in part for label in ("Decision", "Reason if not the first option", "Name", "Date"))


def test_an_empty_case_is_reported_in_words(knowledge):
    session = Session(Engine(knowledge.rule_set))
    session.start(Case())
    rows = report_of(knowledge, session)
    assert rows.head.case == "RAIR-DTC case without a label"
    assert rows.nothing is not None
    text = plain_text(rows)
    wanted = (
        "No question is answered.",
        rows.nothing.sentence,
        "No recorded difference bears on these facts.",
        "No monitoring is recorded",
    )
    assert all(words in text for words in wanted)


def test_plain_text_has_every_sentence_of_the_print_in_its_order(knowledge):
    for place in EXAMPLES:
        rows = example_report(knowledge, place)
        text, start = plain_text(rows), 0
        for sentence in said(rows):
            start = text.index(sentence, start) + len(sentence)
        assert text.startswith("EXAMPLE\nRAIR-DTC case ")


def test_copying_says_for_how_long(knowledge):
    view, _, presenter = made(knowledge)
    presenter.on_copy_requested()
    assert view.copied == plain_text(view.rows)
    assert "60 seconds" in view.note[0]


def test_a_pdf_is_written_whole_for_its_owner_alone(knowledge, tmp_path):
    view, _, presenter = made(knowledge)
    path = tmp_path / "report.pdf"
    path.write_bytes(b"older")
    presenter.on_pdf_target_chosen(str(path))
    assert path.read_bytes() == PDF
    assert view.note == (f"Saved, not encrypted: {path}", False)
    assert [entry.name for entry in tmp_path.iterdir()] == ["report.pdf"]
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4 cut off", b"no head %%EOF"])
def test_what_is_no_whole_pdf_is_not_written(knowledge, tmp_path, data):
    view, _, presenter = made(knowledge)
    view.data = data
    assert not is_whole_pdf(data)
    presenter.on_pdf_target_chosen(str(tmp_path / "report.pdf"))
    assert view.note[1]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("disk", "reason"), [(FullDisk(10), "disk full"), (LyingDisk(), "damaged")])
def test_a_disk_that_fails_is_reported_and_leaves_what_was_there(knowledge, tmp_path, disk, reason):
    view, _, presenter = made(knowledge, disk=disk)
    path = tmp_path / "report.pdf"
    path.write_bytes(b"older")
    presenter.on_pdf_target_chosen(str(path))
    assert view.note[1]
    assert reason in view.note[0]
    assert path.read_bytes() == b"older"
    assert [entry.name for entry in tmp_path.iterdir()] == ["report.pdf"]


@pytest.mark.skipif(os.name != "posix", reason="limits of a process are POSIX")
def test_a_file_beyond_the_limit_of_the_system_is_reported(knowledge, tmp_path):
    import resource
    import signal

    view, _, presenter = made(knowledge)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, hard))
    try:
        presenter.on_pdf_target_chosen(str(tmp_path / "report.pdf"))
        leftover = list(tmp_path.iterdir())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)
    assert "disk full" in view.note[0]
    assert leftover == []


def test_a_folder_that_vanished_is_reported(knowledge, tmp_path):
    view, _, presenter = made(knowledge)
    presenter.on_json_target_chosen(str(tmp_path / "gone" / "report.json"))
    assert view.note[1]
    assert "cannot be reached" in view.note[0]


def test_a_folder_that_cannot_be_written_is_reported(knowledge, tmp_path):
    view, _, presenter = made(knowledge, disk=RefusingDisk("create", errno.EROFS))
    presenter.on_pdf_target_chosen(str(tmp_path / "report.pdf"))
    assert "folder is read-only" in view.note[0]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("place", EXAMPLES)
def test_the_structured_file_holds_case_result_every_rule_and_the_pack(knowledge, tmp_path, place):
    _, session, presenter = made(knowledge, place)
    path = tmp_path / "report.json"
    presenter.on_json_target_chosen(str(path))
    data = json.loads(path.read_text(encoding="utf-8"))
    assert data["schema"] == "rairdtc.report/1"
    assert data["example"] == session.example
    assert datetime.fromisoformat(data["made"]) == MADE
    assert data["pack"]["hash"] == knowledge.identity.hash
    assert case_reader(knowledge.rule_set).from_data(data["case"], "report") == session.case
    assert data["result"]["schema"] == "rairdtc.result/1"
    result = data["result"]
    parts = ("for", "against", "open", "cautions")
    reasons = [reason for option in result["options"] for part in parts for reason in option[part]]
    named = {reason["rule"] for reason in reasons} | {rule for action in result["first"] for rule in action["rules"]}
    assert named
    assert named <= set(data["rules"])
