"""The trials of a drug: randomised and single-arm apart, every estimate with its interval, level and patients."""

from __future__ import annotations

from rairdtc_gui.domain.drugs import EventRate
from rairdtc_gui.domain.evidence import Interval, Outcome, Trial
from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.ui import evidence_words, wording
from rairdtc_gui.ui.screens.drugs.page import MonographPage
from rairdtc_gui.ui.screens.drugs.phrases import Phrases
from rairdtc_gui.ui.screens.drugs.rows import Estimate, Fact, OutcomeRow, Part, TrialEventRow, TrialRow
from rairdtc_gui.ui.screens.drugs.runs import Paragraph, Row, Run, Style, Writer
from rairdtc_gui.ui.wording import NO_BREAK


class EvidenceSection(Phrases):
    """Names, designs, arms, outcomes and events of the trials of one drug."""

    def write(self, writer: Writer, page: MonographPage, title: str) -> None:
        """Randomised trials, then single-arm ones under a head of their own."""
        writer.head(Part.EVIDENCE.value, title)
        if not page.trials:
            writer.paragraph(self.nothing())
            return
        heads = {
            True: self.tr("Randomised"),
            False: self.tr("Not randomised: no comparison between trials"),
        }
        for is_randomised, head in heads.items():
            rows = [row for row in page.trials if row.trial.is_randomised is is_randomised]
            if rows:
                writer.table((), [self.group(head)], (100,))
            for row in rows:
                self._trial(writer, row)

    def _trial(self, writer: Writer, row: TrialRow) -> None:
        trial = row.trial
        name = [Run(trial.name, Style.TITLE_LINK, Route(Place.EVIDENCE, trial.id).encode())]
        if trial.nct:
            name.append(Run(NO_BREAK * 2 + trial.nct, Style.META))
        writer.sub_head([*name, *self.sources(row.numbers)], anchor=trial.id, top=20)
        writer.paragraph((Run(wording.bind(self._design(trial))),))
        writer.table((), self._setting(trial), (26, 74))
        if row.outcomes:
            self._outcomes(writer, row)
        if row.events:
            self._events(writer, row)
        for note in row.notes:
            writer.paragraph(self.text(note.text, note.fact, Style.MUTED), top=4)

    def _design(self, trial: Trial) -> str:
        phase = self.tr("Phase {number}").format(number=trial.phase)
        return f"{trial.design.rstrip('.')}. {phase}; {evidence_words.patients(trial.enrolment)}."

    def _setting(self, trial: Trial) -> list[Row]:
        line = {"first": self.tr("first line"), "later": self.tr("later line"), "any": self.tr("any line")}[trial.line]
        said = (
            (self.tr("Population"), trial.population),
            (self.tr("Line, earlier therapy"), f"{line}; {trial.prior_therapy}"),
            (self.tr("Biomarker"), trial.biomarker),
            (self.tr("Region"), trial.region),
            (self.tr("Arms"), evidence_words.arms(trial)),
        )
        return [
            Row((((Run(head, Style.MUTED),),), (self.linked(text),)), is_ruled=False, padding=2)
            for head, text in said
            if text
        ]

    # --- outcomes ------------------------------------------------------------------------------

    def _outcomes(self, writer: Writer, trial_row: TrialRow) -> None:
        """Endpoint, the arms' own figures, their comparison; in a narrow page the last two share a column."""
        name, arms = self.tr("Outcome, assessor"), self.tr("By arm")
        is_compared = any(row.comparisons for row in trial_row.outcomes)
        rows = [self._outcome(trial_row.trial, row, is_compared, writer.is_narrow) for row in trial_row.outcomes]
        if not is_compared:
            writer.table((name, arms), rows, (34, 66))
        elif writer.is_narrow:
            writer.table((name, self.tr("By arm, and comparison")), rows, (34, 66))
        else:
            writer.table((name, arms, self.tr("Comparison")), rows, (24, 40, 36))

    def _outcome(self, trial: Trial, row: OutcomeRow, is_compared: bool, is_narrow: bool) -> Row:
        name: list[Paragraph] = [(Run(wording.bind(row.endpoint)),), (Run(self._assessor(row.assessor), Style.META),)]
        figures = [part for estimate in row.figures for part in self._figure(trial, estimate)]
        if not figures:
            figures = [(Run(evidence_words.missing_arms(), Style.MUTED),)]
        comparisons = [part for estimate in row.comparisons for part in self._comparison(trial, estimate)]
        if row.difference:
            comparisons.insert(0, (Run(self._difference(row)),))
        elif row.comparisons and not any(estimate.outcome.measure == "difference" for estimate in row.comparisons):
            words = self.tr("absolute difference not reported")
            comparisons.insert(0, (Run(words, Style.MUTED),))
        if is_narrow:
            return Row((tuple(name), (*figures, *comparisons)))
        cells = (tuple(name), tuple(figures), tuple(comparisons))
        return Row(cells if is_compared else cells[:2])

    def _difference(self, row: OutcomeRow) -> str:
        if row.difference_measure == "percent":
            words = self.tr("difference {size} percentage points (calculated)")
        else:
            words = self.tr("difference {size} months (calculated)")
        return wording.bind(words.format(size=row.difference))

    def _assessor(self, assessor: str) -> str:
        return {
            "independent": self.tr("independent review"),
            "investigator": self.tr("investigator"),
            "not-stated": self.tr("assessor not stated"),
        }[assessor]

    def _figure(self, trial: Trial, estimate: Estimate) -> list[Paragraph]:
        outcome = estimate.outcome
        runs: list[Run] = []
        if len(trial.arms) > 1:
            runs.append(Run(evidence_words.regimen(trial, outcome.arm) + ": ", Style.MUTED))
        runs.append(Run(wording.bind(self._value(outcome)), Style.STRONG))
        tail = [part for part in (self._interval(outcome.interval), evidence_words.patients_of(trial, outcome)) if part]
        if tail:
            runs.append(Run(" (" + wording.bind("; ".join(tail)) + ")", Style.MUTED))
        return [self.sourced(tuple(runs), estimate.fact), *self._note(estimate.fact)]

    def _comparison(self, trial: Trial, estimate: Estimate) -> list[Paragraph]:
        outcome = estimate.outcome
        runs = [Run(wording.bind(self._value(outcome)), Style.STRONG)]
        tail = [part for part in (self._interval(outcome.interval), self._p(outcome.p)) if part]
        if not outcome.interval:
            tail.insert(0, self.tr("interval not reported"))
        runs.append(Run(" (" + wording.bind("; ".join(tail)) + ")", Style.MUTED))
        below = list(self._note(estimate.fact))
        if len(trial.arms) > 2:
            below.insert(0, (Run(" / ".join(outcome.compare), Style.META),))
        return [self.sourced(tuple(runs), estimate.fact), *below]

    def _note(self, fact: Fact) -> tuple[Paragraph, ...]:
        return ((Run(wording.bind(fact.note), Style.META),),) if fact.note else ()

    def _value(self, outcome: Outcome) -> str:
        name = {
            "hazard-ratio": self.tr("hazard ratio") + " ",
            "odds-ratio": self.tr("odds ratio") + " ",
            "risk-ratio": self.tr("risk ratio") + " ",
            "difference": self.tr("difference") + " ",
        }.get(outcome.measure, "")
        if outcome.measure == "not-estimable":
            return self.tr("not estimable")
        if outcome.value is None:
            return name + self.tr("not reached")
        unit = {"median-months": " " + self.tr("months"), "percent": " %"}.get(outcome.measure, "")
        return f"{name}{outcome.value:,.10g}{unit}"

    def _interval(self, interval: Interval | None) -> str:
        if interval is None:
            return ""
        limits = (interval.lower, interval.upper)
        low, high = (self.tr("no limit given") if limit is None else f"{limit:g}" for limit in limits)
        level = f"{interval.level:g} % CI"
        return self.tr("{level} {low} to {high}").format(level=level, low=low, high=high)

    def _p(self, p: str) -> str:
        if not p:
            return ""
        sign = "" if p.startswith(("<", ">", "=")) else "= "
        return f"p {sign}{p[0]} {p[1:]}" if not sign else f"p {sign}{p}"

    # --- events --------------------------------------------------------------------------------

    def _events(self, writer: Writer, trial_row: TrialRow) -> None:
        arms = trial_row.trial.arms
        columns = len(arms) + 1
        heads = (
            self.tr("Adverse event: all grades · grade 3 or more"),
            *(evidence_words.regimen(trial_row.trial, arm.id) for arm in arms),
        )
        rest = 60 // len(arms)
        rows = [self._event(row) for row in trial_row.events]
        writer.table(heads, rows, (100 - rest * (columns - 1), *([rest] * (columns - 1))))

    def _event(self, row: TrialEventRow) -> Row:
        name = self.sourced((self.named(row.term, row.route),), row.fact)
        return Row((self.noted(name, row.fact), *(((Run(self._rates(rate)),),) for rate in row.rates)))

    def _rates(self, rate: EventRate | None) -> str:
        if rate is None:
            return self.tr("not reported")
        return f"{self.percent(rate.all_grades)} · {self.percent(rate.grade_3_plus)}"
