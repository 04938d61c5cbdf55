"""Makes the tables of trials: randomised and other trials apart, figures with interval, n, assessor, source. No Qt."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from rairdtc_gui.domain.contrasts import Contrast, EventContrast, Topic, contrasts, event_contrasts
from rairdtc_gui.domain.evidence import Outcome, Trial
from rairdtc_gui.domain.provenance import Provenance
from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.ui import evidence_words as words
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.screens.evidence import texts
from rairdtc_gui.ui.screens.evidence.rows import FIT, ORDERS, Block
from rairdtc_gui.ui.widgets.cells import Axis, Cell, CellGrid, CellRow, Column, Look, Mark, Para, Shape

Numbers = Callable[[Iterable[str]], tuple[int, ...]]
EventRoute = Callable[[Trial, str], str]  # where an event of a trial leads; empty: nowhere
_TIMES = (Topic.PFS, Topic.SURVIVAL)
_SIGNS = {"name": "\u2191", "name-down": "\u2193"}  # in the head of the names
_LINES = ("first", "any", "later")
_RATIO_TICKS = (0.1, 0.2, 0.5, 1.0, 2.0)
_USUAL_LEVEL = 95  # per cent; the heads of a dense table say so
_DOSE = re.compile(r" \d[\d.,/]* ?(?:mg|GBq|mCi|microgram).*")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a table is to hold. `fits`: how the open case stands to each trial, in words; none without a case."""

    topic: Topic
    has_all: bool  # every figure, not only the first of each comparison
    fits: dict[str, str] | None
    is_one_trial: bool = False
    event_route: EventRoute | None = None

    @property
    def is_dense(self) -> bool:
        """Several trials side by side: two lines a row where they fit, the rest on the page of the trial."""
        return not self.is_one_trial and self.topic is not Topic.TOXICITY


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a table before it is written."""

    trial: Trial
    contrast: Contrast | EventContrast
    more: int = 0


def blocks(trials: Sequence[Trial], asked: Asked, numbers: Numbers, order: str = ORDERS[0]) -> tuple[Block, ...]:
    """The randomised trials, then the others; a block without rows is left out."""
    found = []
    for is_randomised in (True, False):
        chosen = [trial for trial in trials if trial.is_randomised is is_randomised]
        grid, count = TableMaker(asked, numbers, is_randomised, order).grid(chosen)
        if grid.rows:
            title = texts.topic_title(asked.topic) if asked.is_one_trial else texts.block_title(is_randomised)
            context = "" if asked.is_one_trial else texts.block_context(is_randomised, count)
            found.append(Block(title, context, grid, is_randomised, asked.topic.value))
    return tuple(found)


class TableMaker:
    """Writes one table."""

    def __init__(self, asked: Asked, numbers: Numbers, is_randomised: bool, order: str) -> None:
        self._asked, self._numbers = asked, numbers
        self._is_randomised, self._order = is_randomised, order

    def grid(self, trials: Sequence[Trial]) -> tuple[CellGrid, int]:
        """The table, and how many trials are in it."""
        lines = {trial.id: self._lines(trial) for trial in trials}
        axis = self._axis([line for found in lines.values() for line in found])
        rows: list[CellRow] = []
        head = ""
        for trial in trials:
            wanted = self._head(trial)
            if lines[trial.id] and wanted != head:
                rows.append(CellRow(head=wanted))
                head = wanted
            rows += [self._row(line, axis) for line in lines[trial.id]]
        name = f"{texts.block_title(self._is_randomised)}, {words.topic_sentence(self._asked.topic)}"
        return CellGrid(name, self._columns(axis), tuple(rows)), sum(bool(found) for found in lines.values())

    def _lines(self, trial: Trial) -> list[_Line]:
        topic = self._asked.topic
        found: list[Contrast | EventContrast] = [item for item in contrasts(trial) if item.topic is topic]
        if topic is Topic.TOXICITY:
            found += event_contrasts(trial)
            return [_Line(trial, item) for item in found]
        if self._asked.has_all:
            return [_Line(trial, item) for item in found]
        by_arms: dict[tuple[str, ...], list[Contrast | EventContrast]] = {}
        for item in found:
            by_arms.setdefault(item.arms, []).append(item)
        if trial.is_randomised and any(len(arms) > 1 for arms in by_arms):
            by_arms = {arms: items for arms, items in by_arms.items() if len(arms) > 1}
        more = len(found) - len(by_arms)
        return [_Line(trial, items[0], more if not place else 0) for place, items in enumerate(by_arms.values())]

    def _head(self, trial: Trial) -> str:
        if self._asked.is_one_trial:
            return ""
        if self._asked.topic is Topic.TOXICITY:
            return f"{trial.name} · {words.line_word(trial.line)} · {words.patients(trial.enrolment)}"
        return words.line_word(trial.line) if self._order == ORDERS[0] else ""

    # --- columns and axis -------------------------------------------------------------------------

    def _axis(self, lines: Sequence[_Line]) -> Axis:
        if self._asked.topic not in _TIMES:
            caption = texts.arms_caption() if self._is_randomised else texts.percent_caption()
            return Axis(0, 100, (0, 25, 50, 75, 100), caption=caption)
        if self._is_randomised:
            return Axis(0.1, 2, _RATIO_TICKS, is_log=True, reference=1.0, caption=texts.ratio_caption())
        longest = max((_longest(line) for line in lines), default=0.0)
        high = max(12, 12 * ceil(longest / 12))
        step = next(step for step in (6, 12, 24, 48, 96) if high / step <= 5 or step == 96)
        return Axis(0, high, tuple(float(tick) for tick in range(0, high + 1, step)), caption=texts.months_caption())

    def _columns(self, axis: Axis) -> tuple[Column, ...]:
        is_toxicity = self._asked.topic is Topic.TOXICITY
        is_dense = self._asked.is_dense
        share = 0 if is_dense else 1
        head = texts.first_head(is_toxicity, self._is_randomised, self._asked.is_one_trial)
        first = Column(f"{head} {_SIGNS.get(self._order, '')}".rstrip(), 232, 3)
        plot = Column(texts.lanes_head() if is_toxicity else "", 176, 1 if is_dense else 2, axis)
        fit = (
            ()
            if self._asked.fits is None or is_toxicity or self._asked.is_one_trial
            else (Column(texts.fit_head(), 120, 1),)
        )
        if not self._is_randomised:
            return (first, Column(texts.figure_head(is_dense), 210, 2), plot, *fit)
        arms = (Column(texts.drug_head(is_dense), 186, share), Column(texts.control_head(is_dense), 160, share))
        if is_toxicity:
            return (first, *arms, plot)
        ratio = Column(texts.ratio_head(is_dense, self._asked.topic in _TIMES), 148, share)
        return (
            first,
            *arms,
            Column(texts.difference_head(), 108 if is_dense else 128, share),
            ratio,
            plot,
            *fit,
        )

    # --- rows -------------------------------------------------------------------------------------

    def _row(self, line: _Line, axis: Axis) -> CellRow:
        contrast = line.contrast
        if isinstance(contrast, EventContrast):
            return self._event_row(line.trial, contrast)
        if not self._is_randomised and len(contrast.arms) > 1:
            cells = [self._name(line, contrast), self._compared(line.trial, contrast)]
        else:
            cells = [self._name(line, contrast), self._figure(line.trial, contrast, 0)]
        is_toxicity = self._asked.topic is Topic.TOXICITY
        if self._is_randomised:
            cells.append(self._figure(line.trial, contrast, 1))
            if is_toxicity and len(contrast.arms) > 1:
                cells[-1] = Cell((*cells[-1].paras, *self._beside(contrast)))
            elif not is_toxicity:
                cells += [Cell(self._apart(contrast)), self._ratio(contrast)]
        cells.append(self._plot(contrast, axis, cells))
        if self._asked.fits is not None and not is_toxicity and not self._asked.is_one_trial:
            cells.append(_fit(line.trial, self._asked.fits[line.trial.id]))
        return CellRow(tuple(cells), key=contrast.key)

    def _name(self, line: _Line, contrast: Contrast) -> Cell:
        trial, is_short = line.trial, self._asked.is_one_trial or self._asked.topic is Topic.TOXICITY
        route = "" if self._asked.is_one_trial else Route(Place.EVIDENCE, trial.id).encode()
        assessor = words.assessor_word(contrast.assessor)
        if is_short:
            paras = [
                Para(wording.bind(contrast.endpoint), Look.STRONG),
                Para(f"{self._arms(trial, contrast.arms)} · {assessor}", Look.META),
            ]
        else:
            return self._dense_name(line, contrast, assessor, route)
        if self._asked.is_one_trial:
            notes = dict.fromkeys(outcome.note for outcome in contrast.outcomes if outcome.note)
            paras += [Para(wording.bind(note), Look.META) for note in notes]
        return Cell(tuple(paras), target=route)

    def _dense_name(self, line: _Line, contrast: Contrast, assessor: str, route: str) -> Cell:
        """Trial with every source of its row, then what was compared and who judged it.

        The outcome is named where it is not simply that of the table; doses of the arms stand on the page of the trial.
        """
        trial = line.trial
        sources = dict.fromkeys(source for outcome in contrast.outcomes for source in outcome.provenance.sources)
        name = f"{trial.name}{words.NO_BREAK}{words.cited(self._numbers(sources))}".rstrip(words.NO_BREAK)
        arms = texts.against([_DOSE.sub("", words.regimen(trial, arm)) for arm in contrast.arms])
        said = [arms, assessor, texts.more(line.more) if line.more > 0 else ""]
        if contrast.endpoint not in texts.plain_outcomes(self._asked.topic):
            said.insert(0, wording.bind(contrast.endpoint))
        if not sources:
            said.append(texts.no_source())
        paras = [Para(name, Look.LINK), Para(" · ".join(filter(None, said)), Look.META)]
        if not self._is_randomised:  # the other table keeps to two lines
            paras.append(Para(wording.bind(trial.population), Look.META))
        return Cell(tuple(paras), target=route)

    def _arms(self, trial: Trial, arms: tuple[str, ...]) -> str:
        return texts.against([words.regimen(trial, arm) for arm in arms])

    def _figure(self, trial: Trial, contrast: Contrast, place: int, is_named: bool = True) -> Cell:
        """The figure of the first or second arm; `is_named`: with what the arm was given where there are several."""
        outcome = (contrast.first, contrast.second)[place]
        arm = contrast.arms[place] if is_named and place < len(contrast.arms) else ""
        if outcome is None:
            return Cell((Para(words.missing_arm(contrast), Look.MUTED),))
        said = [self._interval(outcome), words.patients_of(trial, outcome)]
        said += [words.p_text(outcome.p)] if outcome.p and not self._asked.is_dense else []
        if len(trial.arms) > 2 and arm and not self._asked.is_dense:
            said.append(words.regimen(trial, arm))
        meta = self._sourced(", ".join(said), outcome.provenance)
        return Cell((Para(words.value_text(outcome), Look.STRONG), Para(meta, Look.META)))

    def _compared(self, trial: Trial, contrast: Contrast) -> Cell:
        """Both groups of a trial that did not randomise them, in one cell."""
        paras: list[Para] = []
        for place, arm in enumerate(contrast.arms):
            figure = self._figure(trial, contrast, place, is_named=False).paras
            paras += [Para(f"{words.regimen(trial, arm)}: {figure[0].text}"), *figure[1:]]
        return Cell((*paras, *self._beside(contrast)))

    def _ratio(self, contrast: Contrast) -> Cell:
        outcome = contrast.ratio
        if outcome is None:
            return Cell((Para(words.not_reported(), Look.MUTED),))
        n = words.patients(outcome.n) if outcome.n is not None else ""
        said = [words.ratio_word(outcome), self._interval(outcome), n, words.p_text(outcome.p)]
        if self._asked.is_dense and self._is_randomised:
            said = [words.ratio_word(outcome) if outcome.measure != "hazard-ratio" else "", said[1], n]
        meta = self._sourced(", ".join(part for part in said if part), outcome.provenance)
        return Cell((Para(words.value_text(outcome), Look.STRONG), Para(meta, Look.META)))

    def _beside(self, contrast: Contrast) -> tuple[Para, ...]:
        """Difference and ratio where they have no column of their own."""
        ratio = self._ratio(contrast).paras if contrast.ratio is not None else ()
        return (Para(texts.difference(self._difference(contrast)), Look.META), *ratio)

    def _interval(self, outcome: Outcome) -> str:
        """An interval with its level, which the head of a dense table has already said where it is the usual one."""
        said, interval = words.interval_text(outcome.interval), outcome.interval
        if not self._asked.is_dense or interval is None or interval.level != _USUAL_LEVEL:
            return said
        return said.removeprefix(words.level_text(interval) + words.NO_BREAK).removeprefix(
            words.level_text(interval) + " "
        )

    def _apart(self, contrast: Contrast) -> tuple[Para, ...]:
        """The absolute difference in a column of its own; below it, that nobody reported it."""
        if not self._asked.is_dense or contrast.reported is not None or not contrast.difference:
            return (Para(self._difference(contrast)),)
        size, said = words.difference_parts(contrast)
        return (Para(size), Para(said, Look.META))

    def _difference(self, contrast: Contrast) -> str:
        """The absolute difference; one that a source reports has its interval, p and number."""
        text, reported = words.difference_text(contrast), contrast.reported
        if reported is None:
            return text
        return self._sourced(", ".join(part for part in (text, words.p_text(reported.p)) if part), reported.provenance)

    def _sourced(self, text: str, provenance: Provenance) -> str:
        """With its sources; in a dense table those of a row stand behind the name of the trial."""
        return words.sourced(
            text, () if self._asked.is_dense else self._numbers(provenance.sources), provenance.checked
        )

    # --- marks ------------------------------------------------------------------------------------

    def _plot(self, contrast: Contrast, axis: Axis, cells: Sequence[Cell]) -> Cell:
        said = ". ".join(", ".join(para.text for para in cell.paras) for cell in cells)
        if axis.is_log:
            ratio = contrast.ratio
            if ratio is None or ratio.measure != "hazard-ratio":
                return Cell((Para(texts.no_ratio(), Look.META),), words=said)
            return Cell(marks=(_mark(ratio, Shape.SQUARE),), words=said)
        measure = "percent" if self._asked.topic not in _TIMES else "median-months"
        pairs = [(contrast.first, Shape.DISC if self._is_randomised else Shape.RING), (contrast.second, Shape.RING)]
        fitting = [(outcome, shape) for outcome, shape in pairs if outcome is not None and outcome.measure == measure]
        if not fitting:
            return Cell((Para(texts.not_on_axis(), Look.META),), words=said)
        marks = tuple(_mark(outcome, shape, lane) for lane, (outcome, shape) in enumerate(fitting))
        return Cell(marks=marks, words=said)

    def _event_row(self, trial: Trial, contrast: EventContrast) -> CellRow:
        name = self._event_name(trial, contrast)
        if self._asked.is_one_trial:
            notes = dict.fromkeys(event.note for event in contrast.events if event is not None and event.note)
            name += [Para(wording.bind(note), Look.META) for note in notes]
        cells = [
            Cell(tuple(name)),
            *(self._rates(trial, contrast, place) for place in range(len(contrast.arms))),
        ]
        if self._is_randomised and len(cells) < 3:
            cells.append(Cell((Para(words.not_reported(), Look.MUTED),)))
        marks = []
        for place, event in enumerate(contrast.events):
            shape = Shape.DISC if not place and self._is_randomised else Shape.RING
            rates = (event.all_grades, event.grade_3_plus) if event is not None else ()
            marks += [Mark(shape, rate, lane=lane) for lane, rate in enumerate(rates) if rate is not None]
        said = ". ".join(", ".join(para.text for para in cell.paras) for cell in cells)
        cells.append(Cell(marks=tuple(marks), words=said))
        return CellRow(tuple(cells), key=contrast.key)

    def _event_name(self, trial: Trial, contrast: EventContrast) -> list[Para]:
        """The event leads to what to do for it; below it the trial leads to its page."""
        route = self._asked.event_route(trial, contrast.term) if self._asked.event_route is not None else ""
        term = Para(wording.bind(contrast.term), Look.LINK if route else Look.STRONG, route)
        arms = self._arms(trial, contrast.arms)
        if self._asked.is_one_trial:
            return [term, Para(arms, Look.META)]
        page = Route(Place.EVIDENCE, trial.id).encode()
        return [term, Para(f"{trial.name} · {arms}", Look.META, page, len(trial.name))]

    def _rates(self, trial: Trial, contrast: EventContrast, place: int) -> Cell:
        event = contrast.events[place]
        if event is None:
            return Cell((Para(words.not_reported(), Look.MUTED),))
        arm = next((arm for arm in trial.arms if arm.id == contrast.arms[place]), None)
        said = f"{words.patients(arm.n if arm else None)} · {words.regimen(trial, contrast.arms[place])}"
        paras = (
            Para(texts.all_grades(words.percent(event.all_grades)), Look.STRONG),
            Para(texts.grade_3(words.percent(event.grade_3_plus)), Look.BODY),
            Para(self._sourced(said, event.provenance), Look.META),
        )
        return Cell(paras)


def by_order(trials: Iterable[Trial], order: str, drug_of: Callable[[Trial], str]) -> list[Trial]:
    """Trials by line and name, by name, by drug or by size; never by a figure."""

    def key(trial: Trial) -> tuple[object, ...]:
        name = trial.name.casefold()
        line = _LINES.index(trial.line) if trial.line in _LINES else len(_LINES)
        return {
            "line": (line, name),
            "name": (name,),
            "name-down": (name,),
            "drug": (drug_of(trial).casefold(), name),
            "size": (-(trial.enrolment or 0), name),
        }[order]

    return sorted(trials, key=key, reverse=order == "name-down")


def _fit(trial: Trial, said: str) -> Cell:
    """How the case stands to a trial; leads to the criteria, where any were read."""
    if not trial.entry:
        return Cell((Para(said),))
    return Cell((Para(said, Look.LINK),), target=Route(Place.EVIDENCE, trial.id, FIT).encode())


def _mark(outcome: Outcome, shape: Shape, lane: int = 0) -> Mark:
    interval = outcome.interval
    if interval is None:
        return Mark(shape, outcome.value, lane=lane)
    return Mark(shape, outcome.value, interval.lower, interval.upper, has_interval=True, lane=lane)


def _longest(line: _Line) -> float:
    """The longest time that a line names."""
    if isinstance(line.contrast, EventContrast):
        return 0.0
    times = [outcome for outcome in line.contrast.outcomes if outcome.measure == "median-months"]
    limits = [outcome.interval.upper for outcome in times if outcome.interval is not None]
    return max((value for value in (*(outcome.value for outcome in times), *limits) if value is not None), default=0.0)
