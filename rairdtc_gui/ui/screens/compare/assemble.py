"""Makes the rows of the comparison: what monographs and trials say of each drug, cell by cell. No Qt."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rairdtc_gui.domain.contrasts import Contrast, EventContrast, Topic, contrasts, event_contrasts
from rairdtc_gui.domain.drugs import Adjustment, Drug, EventRate, Line, Section
from rairdtc_gui.domain.event_links import EventLinks
from rairdtc_gui.domain.evidence import Outcome, Trial, TrialEvent
from rairdtc_gui.domain.provenance import Provenance
from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.domain.rules import TreatmentOption
from rairdtc_gui.ui import evidence_words as words
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.screens.compare import texts
from rairdtc_gui.ui.widgets.cells import Cell, Look, Para

REGIONS = ("FDA", "EMA", "NMPA", "PMDA")
_TOP = 5
_ON_QT = (Section.BOXED_WARNING, Section.CONTRAINDICATIONS, Section.WARNINGS, Section.INTERACTIONS)
_SENTENCE_ENDS = re.compile(r"(?<=\.) ")
Numbers = Callable[[Iterable[str]], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Compared:
    """One drug with what is said of it elsewhere."""

    drug: Drug
    option: TreatmentOption | None
    trial: Trial | None  # the key trial
    links: EventLinks

    @property
    def id(self) -> str:
        """The id of the drug."""
        return self.drug.summary.id


class CellMaker:
    """Writes one cell a call; each figure with its sources."""

    def __init__(self, numbers: Numbers, lead_region: str) -> None:
        self._numbers, self._lead = numbers, lead_region

    def rows(self) -> tuple[tuple[str, str, Callable[[Compared], Cell]], ...]:
        """Group, label and maker of every row that needs no case."""
        approvals = tuple(("dose", texts.approval(region), _Approval(self, region)) for region in REGIONS)
        makers: tuple[tuple[str, str, Callable[[Compared], Cell]], ...] = (
            ("dose", "start", self.start),
            ("dose", "line", self.line),
            ("trial", "trial", self.trial),
            ("trial", "pfs", self.pfs),
            ("trial", "response", self.response),
            ("harm", "grade-3", self.grade_3),
            ("harm", "stopped", self.stopped),
            ("harm", "frequent", self.frequent),
            ("use", "qt", self.qt),
            ("use", "cyp", self.cyp),
            ("use", "renal", self.renal),
            ("use", "hepatic", self.hepatic),
            ("use", "monitoring", self.monitoring),
            ("use", "pregnancy", self.pregnancy),
        )
        named = [(group, texts.row(key), maker) for group, key, maker in makers]
        return (named[0], *approvals, *named[1:])

    def sourced(self, text: str, provenance: Provenance) -> str:
        """A text with its source numbers."""
        return words.sourced(wording.bind(text), self._numbers(provenance.sources), provenance.checked)

    # --- monograph --------------------------------------------------------------------------------

    def start(self, item: Compared) -> Cell:
        """The labelled starts, those of the leading region first; without one, why there is none."""
        name = item.drug.summary.name
        starts = sorted(item.drug.start, key=lambda start: start.region not in ("", self._lead))
        paras = []
        for start in starts:
            paras.append(Para(self.sourced(wording.dose_text(name, start.dose), start.provenance), Look.DOSE))
            label = " · ".join(part for part in (start.label, start.region) if part)
            paras += [Para(wording.bind(label), Look.META)] if label else []
        return Cell(tuple(paras)) if paras else self._lines(item.drug.lines(Section.NO_START))

    def approval(self, item: Compared, region: str) -> Cell:
        """The states of one region."""
        paras = []
        for approval in item.drug.approvals:
            if approval.region == region:
                year = "" if approval.year is None else f" {approval.year}"
                said = (
                    f"{wording.availability_words(approval.status)}{year}: {wording.availability_words(approval.scope)}"
                )
                paras.append(Para(self.sourced(said, approval.provenance)))
        return _cell(paras)

    def line(self, item: Compared) -> Cell:
        """Line and biomarker of the option that gives the drug."""
        option = item.option
        if option is None:
            return Cell((Para(texts.no_option(), Look.MUTED),))
        said = " · ".join(
            part for part in (words.line_word(option.line), texts.matched(option.is_biomarker_matched)) if part
        )
        paras = [Para(wording.bind(said))]
        if option.indication:
            paras.append(Para(self.sourced(option.indication, option.provenance), Look.META))
        return Cell(tuple(paras))

    def qt(self, item: Compared) -> Cell:
        """Every line that names the QT interval, and what is said of it beside enzymes and half-life."""
        lines = [line for section in _ON_QT for line in item.drug.lines(section) if "QT" in line.head + line.text]
        return self._lines((*lines, *_parted(item.drug.lines(Section.METABOLISM), is_on_qt=True)))

    def cyp(self, item: Compared) -> Cell:
        """Enzymes, transporters, half-life; the line on QT has a row of its own."""
        return self._lines(_parted(item.drug.lines(Section.METABOLISM), is_on_qt=False))

    def renal(self, item: Compared) -> Cell:
        """What the label says for the kidney."""
        return self._adjustments(item.drug, "renal")

    def hepatic(self, item: Compared) -> Cell:
        """What the label says for the liver."""
        return self._adjustments(item.drug, "hepatic")

    def monitoring(self, item: Compared) -> Cell:
        """How many checks, and which."""
        lines = item.drug.lines(Section.MONITORING)
        if not lines:
            return _cell((), "monitoring" in item.drug.left_out)
        return Cell((Para(texts.monitoring(len(lines)), Look.STRONG), *self._lines(lines).paras))

    def pregnancy(self, item: Compared) -> Cell:
        """Pregnancy, contraception, breast-feeding."""
        return self._lines(item.drug.lines(Section.PREGNANCY), "pregnancy" in item.drug.left_out)

    def _lines(self, lines: Iterable[Line], is_left_out: bool = False) -> Cell:
        paras = []
        for line in lines:
            head = f"{line.head}: " if line.head else ""
            region = f"{line.region} · " if line.region else ""
            paras.append(Para(self.sourced(f"{region}{head}{line.text}", line.provenance)))
        return _cell(paras, is_left_out)

    def _adjustments(self, drug: Drug, kind: str) -> Cell:
        return _cell(
            [
                Para(self.sourced(f"{item.label}: {self._adjusted(drug, item)}", item.provenance))
                for item in drug.adjustments
                if item.kind == kind
            ],
            "adjustments" in drug.left_out,
        )

    @staticmethod
    def _adjusted(drug: Drug, item: Adjustment) -> str:
        dose = wording.dose_text(drug.summary.name, item.dose) if item.dose else ""
        said = "" if item.dose or item.text else wording.adjustment_word(item.action)
        region = f"({item.region})" if item.region else ""
        return " ".join(part for part in (dose, item.text, said, region) if part)

    # --- the key trial ----------------------------------------------------------------------------

    def trial(self, item: Compared) -> Cell:
        """Name, design, patients, population; leads to its page."""
        trial = item.trial
        if trial is None:
            return Cell((Para(texts.no_trial(), Look.MUTED),))
        said = (texts.randomised(trial.is_randomised), words.patients(trial.enrolment), trial.population)
        numbers = words.cited(self._numbers(trial.sources[:1]))
        paras = (
            Para(trial.name, Look.LINK),
            Para(wording.bind("; ".join(part for part in said if part)) + f"{words.NO_BREAK}{numbers}"),
            Para(
                wording.bind("; ".join(part for part in (words.line_word(trial.line), trial.prior_therapy) if part)),
                Look.META,
            ),
        )
        return Cell(paras, target=Route(Place.EVIDENCE, trial.id).encode())

    def pfs(self, item: Compared) -> Cell:
        """Both medians, their difference and the hazard ratio, in one cell."""
        return self._contrast(item.trial, Topic.PFS, ("PFS",))

    def response(self, item: Compared) -> Cell:
        """Both response rates."""
        return self._contrast(item.trial, Topic.RESPONSE, ("ORR", "Best", "Objective"))

    def stopped(self, item: Compared) -> Cell:
        """How many stopped for toxicity."""
        return self._contrast(item.trial, Topic.TOXICITY, ("Stopped",))

    def _contrast(self, trial: Trial | None, topic: Topic, starts: tuple[str, ...]) -> Cell:
        found = [
            contrast
            for contrast in (contrasts(trial) if trial is not None else ())
            if contrast.topic is topic and contrast.endpoint.startswith(starts) and _is_of_treatments(trial, contrast)
        ]
        if trial is None or not found:
            return Cell((Para(words.not_reported(), Look.MUTED),))
        return Cell(tuple(self._figures(trial, found[0])), target=Route(Place.EVIDENCE, trial.id, topic.value).encode())

    def _figures(self, trial: Trial, contrast: Contrast) -> list[Para]:
        figures: list[tuple[str, Outcome | None]] = [(contrast.arms[0], contrast.first)]
        if len(contrast.arms) > 1:
            figures.append((contrast.arms[1], contrast.second))
        paras = [Para(self._figure(trial, arm, outcome, words.missing_arm(contrast))) for arm, outcome in figures]
        if len(contrast.arms) > 1:
            said, reported = texts.difference(words.difference_text(contrast)), contrast.reported
            paras.append(Para(said if reported is None else self.sourced(said, reported.provenance)))
        if contrast.ratio is not None:
            ratio = contrast.ratio
            said = f"{words.ratio_word(ratio)} {words.value_text(ratio)} ({words.interval_text(ratio.interval)})"
            paras.append(Para(self.sourced(said, ratio.provenance)))
        head = f"{contrast.endpoint}, {words.assessor_word(contrast.assessor)}"
        return [*paras, Para(wording.bind(head), Look.META)]

    def _figure(self, trial: Trial, arm: str, outcome: Outcome | None, missing: str) -> str:
        name = words.regimen(trial, arm)
        if outcome is None:
            return texts.arm_figure(name, missing)
        interval, patients = words.interval_text(outcome.interval), words.patients_of(trial, outcome)
        said = f"{words.value_text(outcome)} ({interval}; {patients})"
        return self.sourced(texts.arm_figure(name, said), outcome.provenance)

    def grade_3(self, item: Compared) -> Cell:
        """Severe events of any kind, by arm; what is only counted, or serious, has no grade."""
        trial = item.trial
        rows = [row for row in (event_contrasts(trial) if trial else ()) if _is_graded_sum(row)]
        paras = []
        for event in (event for row in rows[:1] for event in row.outcomes):
            said = texts.arm_figure(words.regimen(trial, event.arm) if trial else "", words.percent(event.grade_3_plus))
            paras.append(Para(self.sourced(said, event.provenance)))
        paras += [Para(wording.bind(row.term), Look.META) for row in rows[:1]]  # of any cause, or related to treatment
        return Cell(tuple(paras)) if paras else Cell((Para(words.not_reported(), Look.MUTED),))

    def frequent(self, item: Compared) -> Cell:
        """The five events that were most frequent in the first arm of the trial, else in a table of the monograph."""
        trial = item.trial
        rows = [row for row in (event_contrasts(trial) if trial else ()) if not _is_sum(row.term)]
        first = rows[0].arms[0] if rows else ""
        events = [
            event for row in rows for event in row.outcomes if event.arm == first and event.all_grades is not None
        ]
        paras = self._most_frequent(item, [(event, event.provenance) for event in events])
        return Cell(tuple(paras)) if paras else self._frequent_of_monograph(item)

    def _frequent_of_monograph(self, item: Compared) -> Cell:
        """From its first table that has rates, with the patients of that table."""
        for table in item.drug.adverse_events:
            events = [event for event in table.events if event.all_grades is not None and not _is_sum(event.term)]
            if events:
                paras = self._most_frequent(item, [(event, table.provenance) for event in events])
                return Cell((*paras, Para(wording.bind(table.population), Look.META)))
        return Cell((Para(words.not_reported(), Look.MUTED),))

    def _most_frequent(self, item: Compared, events: list[tuple[TrialEvent | EventRate, Provenance]]) -> list[Para]:
        paras = []
        for event, provenance in sorted(events, key=lambda pair: -(pair[0].all_grades or 0))[:_TOP]:
            severe = words.percent(event.grade_3_plus)
            said = f"{event.term} {words.percent(event.all_grades)}, {wording.bind('grade 3')} or more {severe}"
            route = item.links.route(event.term)
            lead = len(event.term) if route else 0
            paras.append(Para(self.sourced(said, provenance), Look.BODY, route, lead))
        return paras


@dataclass(frozen=True, slots=True)
class _Approval:
    """Writes the cells of one region."""

    maker: CellMaker
    region: str

    def __call__(self, item: Compared) -> Cell:
        return self.maker.approval(item, self.region)


def _parted(lines: Iterable[Line], *, is_on_qt: bool) -> Iterator[Line]:
    """Of each line the sentences on the QT interval, or all others."""
    for line in lines:
        said = [text for text in _SENTENCE_ENDS.split(line.text) if ("QT" in text) is is_on_qt]
        if said:
            yield replace(line, text=" ".join(said))


def _is_sum(term: str) -> bool:
    """Whether a term counts patients with any event of some sort: that is no event."""
    return term.startswith(("Any", "Serious")) or "adverse event" in term.casefold()


def _is_graded_sum(row: EventContrast) -> bool:
    """Whether a row counts patients with a severe event of any sort in some arm."""
    return row.term.startswith("Any") and any(event.grade_3_plus is not None for event in row.outcomes)


def _is_of_treatments(trial: Trial | None, contrast: Contrast) -> bool:
    """Not of patients with one finding against those without, all given the same."""
    given = [arm.regimen for arm in (trial.arms if trial else ()) if arm.id in contrast.arms]
    return len(given) < 2 or len(set(given)) > 1


def _cell(paras: Sequence[Para], is_left_out: bool = False) -> Cell:
    """Lines, or the words for none. `is_left_out`: the label has some, this reference has not."""
    none = texts.left_out() if is_left_out else texts.no_statement()
    return Cell(tuple(paras)) if paras else Cell((Para(none, Look.MUTED),))
