"""Sets drugs side by side, and what the open case means for each. No Qt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rairdtc_gui.domain.answers import DoseAnswer, OptionAnswer, Reason
from rairdtc_gui.domain.case import Jurisdiction
from rairdtc_gui.domain.conditions import comparisons
from rairdtc_gui.domain.drugs import Drug
from rairdtc_gui.domain.event_links import EventLinks
from rairdtc_gui.domain.jurisdiction import REGION_OF_JURISDICTION
from rairdtc_gui.domain.provenance import Checked
from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.domain.rules import Caution, Restrict, Rule, Stance, TreatmentOption
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.compare_cart import CompareCart
from rairdtc_gui.services.session import Session
from rairdtc_gui.services.source_numbers import SourceNumbers
from rairdtc_gui.ui import evidence_words as words
from rairdtc_gui.ui import frame_words, wording
from rairdtc_gui.ui.screens.compare import texts
from rairdtc_gui.ui.screens.compare.assemble import CellMaker, Compared
from rairdtc_gui.ui.screens.compare.key_trial import key_trial
from rairdtc_gui.ui.screens.compare.ports import CompareViewPort
from rairdtc_gui.ui.screens.compare.rows import ComparePage
from rairdtc_gui.ui.widgets.cells import Cell, CellGrid, CellRow, Column, Detail, Look, Para
from rairdtc_gui.ui.widgets.copying import stamp

FULL = "full"  # the part of a route that says: one drug too many
_CITED = re.compile(r"\[\d+\]")


class ComparePresenter:
    """The drugs are those of the cart."""

    def __init__(self, view: CompareViewPort, session: Session, knowledge: Knowledge, cart: CompareCart) -> None:
        self._view, self._session, self._knowledge, self._cart = view, session, knowledge, cart
        self._names = {summary.id: summary.name for summary in knowledge.drug_list}
        self._questions = {question.id: question for question in knowledge.rule_set.questions}
        self._derived = {entry.id: entry.label for entry in knowledge.rule_set.derived}
        self._drugs: dict[str, Drug] = {}
        self._has_differences_only = self._was_full = False
        self._shown: tuple[object, ...] = ()
        self._numbers = SourceNumbers(knowledge.sources)
        self._sources: dict[str, tuple[str, ...]] = {}  # of each row, by its key
        self._labels: dict[str, str] = {}
        self._links: dict[str, tuple[tuple[str, str], ...]] = {}  # inside the cells of each row
        self._used: list[str] = []
        view.listen(self)

    def refresh(self) -> None:
        """Shows the page anew where drugs, case or region have changed since."""
        state = (
            self._cart.drugs,
            self._has_differences_only,
            self._was_full,
            self._session.answers,
            self._session.is_open,
            self._session.example,
        )
        if state != self._shown:
            self._shown = state
            self._view.show_page(self._page())

    def show(self, _item: str, anchor: str) -> None:
        """The page; an anchor says that one drug was too many, which holds until one is taken away."""
        self._was_full = anchor == FULL and self._cart.is_full
        self.refresh()

    def on_drug_added(self, drug_id: str) -> None:
        """One more column."""
        self._was_full = not self._cart.add(drug_id)
        self.refresh()

    def on_drug_removed(self, drug_id: str) -> None:
        """One column fewer."""
        self._cart.remove(drug_id)
        self._was_full = False
        self.refresh()

    def on_differences_toggled(self, has_differences_only: bool) -> None:
        """Only rows in which the drugs differ, or all."""
        self._has_differences_only = has_differences_only
        self.refresh()

    def on_row_reached(self, key: str) -> None:
        """The sources of a row."""
        sources = self._sources.get(key, ())
        if not sources:
            self._view.show_detail(None)
            return
        numbers = self._numbers.numbers(sources)
        cited = [self._knowledge.sources[source].citation for source in sources]
        named = tuple(zip(numbers, cited, strict=True))
        self._view.show_detail(Detail(self._labels[key], (), named, self._links.get(key, ())))

    # --- the page ---------------------------------------------------------------------------------

    def _page(self) -> ComparePage:
        self._numbers = SourceNumbers(self._knowledge.sources)
        items = tuple(self._compared(drug_id) for drug_id in self._cart.drugs if drug_id in self._names)
        names = tuple(item.drug.summary.name for item in items)
        chosen, grid = set(self._cart.drugs), self._grid(items)
        self._links = {row.key: _links_of(row, names) for row in grid.rows}
        return ComparePage(
            context=texts.context(names),
            drugs=tuple((item.id, item.drug.summary.name) for item in items),
            choices=tuple((drug, name) for drug, name in self._names.items() if drug not in chosen),
            is_full=self._cart.is_full,
            line=words.different_trials(),
            notice=texts.notice(len(items), self._was_full),
            grid=grid,
            has_differences_only=self._has_differences_only,
            stamp=stamp(self._knowledge.identity.version, self._knowledge.identity.date),
            sources=self._numbers.named(),
            is_example=bool(self._session.example),
        )

    def _compared(self, drug_id: str) -> Compared:
        if drug_id not in self._drugs:
            drug = self._knowledge.drug(drug_id)
            assert drug is not None
            self._drugs[drug_id] = drug
        drug = self._drugs[drug_id]
        found = [trial for trial in map(self._knowledge.trial, drug.trials) if trial is not None]
        links = EventLinks(drug, self._knowledge.adverse_events)
        return Compared(drug, self._option_of(drug_id), key_trial(drug.summary, found), links)

    def _option_of(self, drug_id: str) -> TreatmentOption | None:
        """The option that gives this drug at its labelled start, or else at a start of its own."""
        options = [
            option
            for option in self._knowledge.rule_set.options
            if option.dose_of == drug_id or drug_id in option.dose_with
        ]
        return min(
            options,
            key=lambda option: (option.dose_of != drug_id, option.start_dose is not None, option.order),
            default=None,
        )

    def _numbered(self, sources: Iterable[str]) -> tuple[int, ...]:
        """The numbers of sources, kept for the row that is being written."""
        ids = tuple(sources)
        self._used += ids
        return self._numbers.numbers(ids)

    def _grid(self, items: tuple[Compared, ...]) -> CellGrid:
        if not items:
            return CellGrid(texts.heads(), (), ())
        maker = CellMaker(self._numbered, self._lead_region())
        self._sources, self._labels = {}, {}
        found: list[tuple[str, CellRow]] = []
        if self._session.is_open:
            found += self._case_rows(items, maker)
        for group, label, write in maker.rows():
            found.append((group, self._row(label, [write(item) for item in items])))
        rows: list[CellRow] = []
        head = ""
        for group, row in found:
            if self._has_differences_only and len(items) > 1 and _is_same(row):
                continue
            if group != head:
                rows.append(CellRow(head=texts.group(group)))
                head = group
            rows.append(row)
        return CellGrid(texts.heads(), (Column("", 168), *map(self._column, items)), tuple(rows))

    def _column(self, item: Compared) -> Column:
        """The head of a drug, which leads to its monograph."""
        target = Route(Place.DRUGS, item.id).encode()
        return Column(item.drug.summary.name, 236, 1, caption=self._caption(item), target=target)

    def _caption(self, item: Compared) -> str:
        """Other names of a drug, and whether it is there."""
        formulary = frame_words.off_formulary() if self._session.is_off_formulary(item.id) else ""
        summary = item.drug.summary
        also = f"({summary.also})" if summary.also else ""
        return " · ".join(filter(None, (also, summary.zh, *summary.brands, formulary))) or item.id

    def _row(self, label: str, cells: list[Cell], key: str = "") -> CellRow:
        """`key`: where several rows can have one label."""
        key, bound = key or label, wording.bind(label)
        self._sources[key], self._labels[key] = tuple(dict.fromkeys(self._used)), bound
        self._used = []
        return CellRow((Cell((Para(bound, Look.MUTED),)), *cells), key=key)

    def _lead_region(self) -> str:
        jurisdiction = self._session.answers.evaluation.jurisdiction or Jurisdiction.ANY
        return self._session.region or REGION_OF_JURISDICTION[jurisdiction]

    # --- the open case ----------------------------------------------------------------------------

    def _case_rows(self, items: tuple[Compared, ...], maker: CellMaker) -> list[tuple[str, CellRow]]:
        answers = [self._answer(item) for item in items]
        found = [("case", self._row(texts.row("stance"), [self._stance(answer) for answer in answers]))]
        doses = [self._dose(item, answer, maker) for item, answer in zip(items, answers, strict=True)]
        found.append(("case", self._row(texts.row("case-dose"), doses)))
        rules = dict.fromkeys(
            reason.rule for answer in answers if answer is not None for reason in (*answer.opposes, *answer.cautions)
        )
        for rule in rules:
            cells = [self._said(rule, answer, maker) for answer in answers]
            found.append(("case", self._row(self._rule_label(rule), cells, rule.id)))
        return found

    def _answer(self, item: Compared) -> OptionAnswer | None:
        return self._session.answers.result.option(item.option.id) if item.option is not None else None

    @staticmethod
    def _stance(answer: OptionAnswer | None) -> Cell:
        if answer is None:
            return Cell((Para(texts.no_option(), Look.MUTED),))
        said = f"{wording.stance_word(answer.stance)} · {wording.status_word(answer.status)}"
        target = Route(Place.RESULT, answer.option, "why").encode()
        return Cell((Para(said, Look.STRONG),), target=target, icon=wording.stance_icon(answer.stance))

    def _rule_label(self, rule: Rule) -> str:
        """The answers on which a rule turns; where all follow from others, those."""
        answered = self._session.case.findings
        named = list(dict.fromkeys(item.finding for item in comparisons(rule.when)))
        said = [
            f"{self._questions[finding].label}: {wording.answer_text(self._questions[finding], answered[finding])}"
            for finding in named
            if finding in answered and finding in self._questions
        ]
        return "; ".join(
            said or [self._derived[finding] for finding in named if finding in self._derived] or [texts.rule(rule.id)]
        )

    def _said(self, rule: Rule, answer: OptionAnswer | None, maker: CellMaker) -> Cell:
        """What a rule says of one drug, with the sign of its level, linked to the rule."""
        reasons = [] if answer is None else [*answer.opposes, *answer.cautions]
        mine = [reason for reason in reasons if reason.rule is rule]
        if answer is None or not mine:
            return Cell((Para(texts.nothing_said(), Look.MUTED),))
        paras = [para for reason in mine for para in _reason_paras(reason, maker)]
        is_stop = any(_stance_of(reason) is Stance.CONTRAINDICATED for reason in mine)
        return Cell(
            tuple(paras),
            target=Route(Place.RESULT, answer.option, rule.id).encode(),
            icon="contraindicated" if is_stop else "caution",
            tint="contraindicated-tint" if is_stop else "caution-tint",
        )

    def _dose(self, item: Compared, answer: OptionAnswer | None, maker: CellMaker) -> Cell:
        """The dose that was worked out, what changed it, what is open."""
        dose = next((dose for dose in answer.doses if dose.drug == item.id), None) if answer is not None else None
        if answer is None or dose is None:
            return Cell((Para(texts.no_option(), Look.MUTED),))
        head = self._dose_paras(item.drug.summary.name, dose)
        reasons = [Para(texts.because(wording.bind(reason.adjustment.label)), Look.META) for reason in dose.reasons]
        if dose.is_combined:
            reasons.append(Para(texts.combined(), Look.META))
        labels = [self._questions[question].label for question in dose.open_questions if question in self._questions]
        is_changed = bool(dose.reasons) or dose.avoid
        return Cell(
            (*head, *reasons, *(Para(texts.still_open(label), Look.META) for label in labels)),
            target=Route(Place.DRUGS, item.id, "dose").encode(),
            icon="caution" if is_changed else "",
            tint="caution-tint" if is_changed else "",
        )

    def _dose_paras(self, name: str, dose: DoseAnswer) -> list[Para]:
        numbers = self._numbered(dose.sources)
        if dose.dose is not None:
            lines = [wording.dose_text(name, dose.dose)]
        elif dose.avoid:
            lines = [texts.avoid()]
        else:
            lines = [texts.for_whom(label, wording.dose_text(name, one)) for label, one in dose.candidates]
        lines = lines or [texts.open_dose()]
        look = Look.DOSE if dose.dose is not None or dose.avoid else Look.BODY
        unconfirmed = "" if dose.is_confirmed else f", {wording.checked_word(Checked.RECALL)}"
        lines[-1] = f"{lines[-1]}{unconfirmed}{words.NO_BREAK}{words.cited(numbers)}"
        return [Para(line, look) for line in lines]


def _reason_paras(reason: Reason, maker: CellMaker) -> list[Para]:
    """The sentence of a rule, and what lifts it or how to watch."""
    effect, rule = reason.effect, reason.rule
    match effect:
        case Caution():
            text, detail = effect.text or rule.why, effect.monitoring
        case Restrict():
            text, detail = f"{wording.stance_word(effect.stance)}: {rule.why}", effect.until
        case _:
            text, detail = rule.why, ""
    paras = [Para(maker.sourced(text, rule.provenance))]
    return [*paras, Para(wording.bind(detail), Look.META)] if detail else paras


def _stance_of(reason: Reason) -> Stance:
    return reason.effect.stance if isinstance(reason.effect, Restrict) else Stance.NONE


def _is_same(row: CellRow) -> bool:
    """Whether every drug says the same, whatever the source."""
    return len({_CITED.sub("", cell.text).strip() for cell in row.cells[1:]}) == 1


def _links_of(row: CellRow, names: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """The links inside the cells of a row, so that the keyboard reaches them too."""
    return tuple(
        (texts.of_drug(para.text[: para.lead], name), para.target)
        for cell, name in zip(row.cells[1:], names, strict=False)
        for para in cell.paras
        if para.target
    )
