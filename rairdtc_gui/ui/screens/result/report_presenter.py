"""Makes the report of the open case from the rows of the result, and hands out PDF, text and data. No Qt."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Protocol

from rairdtc_gui.domain.case import FindingState
from rairdtc_gui.domain.drugs import Section
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.case_file import to_data
from rairdtc_gui.services.case_store.disk import Disk, replace_file
from rairdtc_gui.services.case_store.errors import Reason, StoreError
from rairdtc_gui.services.guideline_points import guideline_points
from rairdtc_gui.services.result_json import ResultWriter
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui import store_wording, wording
from rairdtc_gui.ui.screens.result import report_words, words
from rairdtc_gui.ui.screens.result.guidelines import position_row
from rairdtc_gui.ui.screens.result.lines import Page, is_seen
from rairdtc_gui.ui.screens.result.presenter import ResultPresenter
from rairdtc_gui.ui.screens.result.report_rows import Block, Look, Report
from rairdtc_gui.ui.screens.result.rows import CardRow, DoseRow, ExcludedGroup, Line, OpenFact, ResultRows

_OPEN_NAMED = 8
_MONITORED = 3
SCHEMA = "rairdtc.report/1"


class ReportViewPort(Protocol):
    """What the presenter asks of the view."""

    def show_report(self, report: Report) -> None: ...

    def show_empty(self, sentence: str) -> None: ...

    def say(self, sentence: str, is_error: bool) -> None: ...


class ReportPresenter:
    """Prints what the result says; nothing is judged or worded here a second time."""

    def __init__(
        self,
        view: ReportViewPort,
        session: Session,
        knowledge: Knowledge,
        result: ResultPresenter,
        now: Callable[[], datetime],
        disk: Disk | None = None,
    ) -> None:
        self._view, self._session, self._knowledge = view, session, knowledge
        self._result, self._now, self._disk = result, now, disk or Disk()
        self._shown: object = None

    def refresh(self) -> None:
        """Shows the report of the case as it is now."""
        if not self._session.is_open:
            self._shown = None
            self._view.show_empty(words.no_case())
            return
        if self._shown is not self._session.answers:
            self._shown = self._session.answers
            self._view.show_report(self.report())

    def show(self, _item: str, _anchor: str) -> None:
        """The report has no parts to go to."""
        self.refresh()

    def report(self) -> Report:
        """Everything that is printed."""
        page = self._result.new_page()
        rows = self._result.rows(page)
        blocks = [
            *_notice(rows),
            *self._open(page),
            *_first(rows),
            *_glance(rows),
            *self._facts(page),
            *_options(rows),
            *_excluded(rows),
            *self._differ(page),
            *self._monitoring(rows, page),
            *self._decision(rows),
            *_sources(page),
        ]
        case, identity = self._session.case, self._knowledge.identity
        moment = self._now().strftime("%Y-%m-%d %H:%M")
        age = (self._now().date() - datetime.fromisoformat(identity.date).date()).days
        return Report(
            title=case.label,
            head=report_words.head(
                case.label,
                moment,
                wording.knowledge_context(identity.version, identity.date, age),
                wording.jurisdiction_word(self._session.jurisdiction),
            ),
            foot=report_words.foot(len(page.gaps)),
            blocks=tuple(blocks),
            is_example=bool(self._session.example),
        )

    def data(self) -> str:
        """The report as JSON: the case, the result with its rules, and when it was made."""
        answers = self._session.answers
        result = ResultWriter(self._session.engine, self._knowledge.identity).result(
            answers.result, answers.evaluation, answers.gaps
        )
        printed = self._now().isoformat(timespec="seconds")
        data = {"schema": SCHEMA, "printed": printed, "case": to_data(self._session.case), "result": result}
        return json.dumps(data, ensure_ascii=False, indent=1) + "\n"

    def on_data_requested(self, path: str) -> None:
        """Writes the JSON."""
        if path:
            self._write(Path(path), self.data().encode("utf-8"), _same)

    def on_pdf_made(self, path: str, pdf: bytes) -> None:
        """Writes a PDF that is whole."""
        if path:
            self._write(Path(path), pdf, _whole_pdf)

    def _write(self, path: Path, data: bytes, check: Callable[[bytes], bool]) -> None:
        def verify(written: bytes) -> None:
            if written != data or not check(written):
                raise StoreError(Reason.DAMAGED, path)

        try:
            replace_file(self._disk, path, data, verify)
        except StoreError as error:
            self._view.say(store_wording.refusal_words(error.reason.value, error.detail), is_error=True)
            return
        self._view.say(store_wording.done_words("exported-plain"), is_error=False)

    def _open(self, page: Page) -> list[Block]:
        named = [page.questions[gap.question].label for gap in page.gaps[:_OPEN_NAMED]]
        more = len(page.gaps) - len(named)
        if not named:
            return []
        text = "; ".join(named) + (f"; +{more}" if more else "")
        return [_head("open"), Block(wording.bind(text), Look.SMALL)]

    def _facts(self, page: Page) -> list[Block]:
        case, engine, evaluation = self._session.case, self._session.engine, self._session.answers.evaluation
        blocks = [_head("facts")]
        states: dict[FindingState, list[str]] = {state: [] for state in FindingState}
        for group in engine.rule_set.groups:
            said = []
            for question in group.questions:
                state = case.state(question.id)
                if state is FindingState.ANSWERED:
                    day = case.measured.get(question.id)
                    value = wording.answer_text(question, case.findings[question.id])
                    said.append(f"{question.label}: {value}" + (f" ({day.isoformat()})" if day else ""))
                elif state is FindingState.UNAVAILABLE or engine.may_apply(question.id, evaluation):
                    states[state].append(question.label)
            if said:
                blocks.append(Block(wording.bind("; ".join(said)), Look.SMALL, label=group.label))
        for part, state in (("unavailable", FindingState.UNAVAILABLE), ("unanswered", FindingState.UNANSWERED)):
            if states[state]:
                blocks.append(Block(wording.bind("; ".join(states[state])), Look.SMALL, report_words.label(part)))
        return blocks

    def _differ(self, page: Page) -> list[Block]:
        explainer, evaluation = self._result.explainer, self._session.answers.evaluation
        points = guideline_points(self._knowledge.differences, explainer, evaluation).bearing
        blocks = [_head("differ")]
        for point in points:
            blocks.append(Block(wording.bind(point.difference.point), Look.BODY, keeps=True))
            for position in point.difference.positions:
                row = position_row(position, page.numbers)
                text = _cited(f"{row.text} ({row.grade})", row.numbers, row.is_confirmed)
                blocks.append(Block(text, Look.SMALL, label=row.body))
        return blocks if points else [*blocks, Block(report_words.nothing("differ"))]

    def _monitoring(self, rows: ResultRows, page: Page) -> list[Block]:
        """Of the first indicated drugs: what the monograph says to watch."""
        blocks = [_head("monitoring")]
        indicated = [card.option for card in rows.cards if card.stance > Stance.NONE]
        drugs = [drug for option in indicated for drug in page.options[option].drugs]
        for drug_id in list(dict.fromkeys(drugs))[:_MONITORED]:
            drug = self._knowledge.drug(drug_id)
            lines = drug.lines(Section.MONITORING) if drug is not None else ()
            if drug is None or not lines:
                continue
            said = [
                _cited(line.text, page.numbers.of(line.provenance.sources), is_seen(line.provenance)) for line in lines
            ]
            blocks.append(Block(" ".join(said), Look.SMALL, label=drug.summary.name))
        return blocks if len(blocks) > 1 else [*blocks, Block(report_words.nothing("monitoring"))]

    def _decision(self, rows: ResultRows) -> list[Block]:
        blocks, parts = [_head("decision")], ["option", "reason", "name", "date"]  # lines to write on
        if rows.decision is not None:
            blocks.append(Block(wording.bind(rows.decision.what), label=report_words.label("option"), keeps=True))
            if rows.decision.details:
                blocks.append(
                    Block(wording.bind(rows.decision.details), label=report_words.label("reason"), keeps=True)
                )
            parts = parts[2:]
        blocks += [Block("", Look.BLANK, report_words.label(part), keeps=True) for part in parts]
        return [*blocks, Block(rows.foot.not_judged, Look.SMALL)]


def _head(part: str) -> Block:
    return Block(report_words.section(part), Look.HEAD, keeps=True)


def _cited(text: str, numbers: Iterable[int], is_confirmed: bool = True) -> str:
    """A sentence with its source numbers, and the word for what was not read in one."""
    cited = "\u00a0".join(f"[{number}]" for number in numbers)
    marks = [part for part in (cited, "" if is_confirmed else report_words.unconfirmed()) if part]
    return wording.bind(text) + "".join(f"\u00a0{mark}" for mark in marks)


def _line(line: Line) -> str:
    text = " ".join(part for part in (line.text, line.rest) if part)
    detail = f" ({line.detail})" if line.detail else ""
    return _cited(f"{text}{detail}", line.numbers, line.is_confirmed)


def _notice(rows: ResultRows) -> list[Block]:
    found = [Block(rows.notice)] if rows.notice else []
    if rows.example is not None:
        found.append(Block(f"{rows.example.title}. {rows.example.decision_point}"))
    return found


def _first(rows: ResultRows) -> list[Block]:
    if not rows.first:
        return [_head("first"), Block(report_words.nothing("first"))]
    return [
        _head("first"),
        *(
            Block(_cited(f"{row.text} · {row.urgency}", row.numbers, row.is_confirmed), label=f"{place}")
            for place, row in enumerate(rows.first, start=1)
        ),
    ]


def _glance(rows: ResultRows) -> list[Block]:
    """The indicated options with their doses, so that the first page is complete in itself."""
    blocks = [_head("glance")]
    for card in rows.cards:
        if card.stance > Stance.NONE:
            name = f"{wording.stance_word(card.stance)}: {card.name}"
            dosed = [line.dose for line in card.dose.lines if line.dose] if card.dose is not None else []
            text = wording.bind("; ".join([name, *([card.status_words] if card.status_words else [])]))
            blocks.append(Block(text, Look.BODY, icon=wording.stance_icon(card.stance), keeps=bool(dosed)))
            blocks += [Block(line, Look.DOSE, keeps=line is not dosed[-1]) for line in dosed]
    return blocks if len(blocks) > 1 else []


def _options(rows: ResultRows) -> list[Block]:
    blocks = [_head("options")]
    if rows.nothing is not None:
        blocks.append(Block(rows.nothing.sentence))
        blocks += [Block(_line(line), Look.SMALL) for line in rows.nothing.excluded_by]
    for card in rows.cards:
        blocks += _option(card) if card.stance > Stance.NONE else []
    possible = [card for card in rows.cards if card.stance <= Stance.NONE]
    for card in possible:
        needed = "; ".join(fact.label for fact in card.needs)
        text = f"{card.name}: {needed}" if needed else card.name
        blocks.append(Block(wording.bind(text), Look.SMALL, label=wording.status_word(card.status)))
    return blocks


def _option(card: CardRow) -> list[Block]:
    """The name with its stance, then the dose right below it: the two are never parted."""
    stance = " · ".join(part for part in (wording.stance_word(card.stance), card.status_words) if part)
    name = f"{card.name} ({card.also})" if card.also else card.name
    blocks = [Block(wording.bind(f"{stance}: {name}"), Look.OPTION, icon=wording.stance_icon(card.stance), keeps=True)]
    blocks += _dose(card.dose)
    blocks += [Block(_line(line), label=report_words.label("stop")) for line in card.stops]
    blocks += _labelled("for", card.supports)
    blocks += _labelled("against", card.opposes)
    if card.open:
        blocks.append(Block(_facts_text(card.open), Look.SMALL, report_words.label("open")))
    blocks += [
        Block(_cited(f"{line.detail}: {line.text}", line.numbers, line.is_confirmed), Look.SMALL,
              report_words.label("evidence") if place == 0 else "")
        for place, line in enumerate(card.evidence)
    ]  # fmt: skip
    if card.approval:
        said = "; ".join(f"{chip.region} {chip.state}" for chip in card.approval)
        mark = "" if card.is_approval_confirmed else f"; {report_words.unconfirmed()}"
        blocks.append(Block(wording.bind(said + mark), Look.SMALL, report_words.label("approval")))
    return blocks


def _dose(dose: DoseRow | None) -> list[Block]:
    if dose is None:
        return []
    label, blocks = report_words.label("dose"), list[Block]()
    for line in dose.lines:
        text = " ".join(part for part in (line.dose, line.words) if part)
        look = Look.DOSE if line.dose else Look.BODY
        blocks.append(
            Block(_cited(text, line.numbers, line.is_confirmed), look, label if not blocks else "", keeps=True)
        )
    blocks += [Block(_line(reason), Look.SMALL, keeps=True) for reason in dose.reasons]
    if dose.open:
        blocks.append(Block(_facts_text(dose.open), Look.SMALL, report_words.label("needs"), keeps=True))
    return blocks


def _labelled(part: str, lines: Iterable[Line]) -> list[Block]:
    return [
        Block(_line(line), label=report_words.label(part) if place == 0 else "") for place, line in enumerate(lines)
    ]


def _facts_text(facts: Iterable[OpenFact]) -> str:
    return wording.bind("; ".join(": ".join(part for part in (fact.label, fact.state) if part) for fact in facts))


def _excluded(rows: ResultRows) -> list[Block]:
    blocks = [_head("excluded")]
    for stance, groups in (
        (Stance.CONTRAINDICATED, rows.side.contraindicated),
        (Stance.NOT_RECOMMENDED, rows.side.not_recommended),
    ):
        for group in groups:
            blocks += _group(stance, group)
    return blocks if len(blocks) > 1 else [*blocks, Block(report_words.nothing("excluded"))]


def _group(stance: Stance, group: ExcludedGroup) -> list[Block]:
    names = ", ".join(option.name for option in group.options)
    word = wording.stance_word(stance)
    found = [Block(wording.bind(f"{word}: {names}"), Look.BODY, icon=wording.stance_icon(stance), keeps=True)]
    found += [Block(_line(line), Look.SMALL) for line in group.reasons]
    found += [Block(f"{option.name}: {_line(line)}", Look.SMALL) for option in group.options for line in option.also]
    return found


def _sources(page: Page) -> list[Block]:
    rows = [
        Block(
            wording.bind(" · ".join(part for part in (row.citation, row.detail) if part)), Look.SMALL, f"[{row.number}]"
        )
        for row in page.numbers.rows()
    ]
    return [_head("sources"), *rows]


def _same(_data: bytes) -> bool:
    return True


def _whole_pdf(data: bytes) -> bool:
    """A PDF that begins and ends as one; the writer itself reports nothing."""
    return data.startswith(b"%PDF-") and b"%%EOF" in data[-1024:]
