"""What a monograph says about safety: dose adjustments, stop and caution, toxicity."""

from __future__ import annotations

from itertools import groupby

from rairdtc_gui.domain.drugs import Section
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.screens.drugs.page import MonographPage
from rairdtc_gui.ui.screens.drugs.phrases import Phrases
from rairdtc_gui.ui.screens.drugs.rows import AdjustmentRow, CaseLine, Part, ToxicityRow
from rairdtc_gui.ui.screens.drugs.runs import ICON_COLUMN, REST, Paragraph, Row, Run, Style, Writer
from rairdtc_gui.ui.wording import NO_BREAK


class SafetySections(Phrases):
    """Dose adjustments, stop and caution, toxicity."""

    def adjustments(self, writer: Writer, page: MonographPage, title: str) -> None:
        """Situation and dose, grouped by what the situation is about."""
        writer.head(Part.ADJUSTMENTS.value, title)
        if not page.adjustments:
            writer.paragraph(self.nothing(Part.ADJUSTMENTS.value in page.left_out))
            return
        rows: list[Row] = []
        for kind, members in groupby(page.adjustments, lambda row: row.kind):
            rows.append(self.group(self._kind(kind)))
            rows += [self._adjustment(page.name, row) for row in members]
        writer.table((self.tr("Situation"), self.tr("What the label says")), rows, (34, 66))
        words = self.tr("Two adjustments at once: combined adjustments are not in the label.")
        writer.paragraph((Run(words, Style.MUTED),), top=8)

    def _adjustment(self, drug: str, row: AdjustmentRow) -> Row:
        words = self.action(drug, row.action, row.dose, row.text)
        cell = self.noted(self.sourced((*self.region(row.fact.region), *words), row.fact), row.fact)
        if row.match is not None:
            cell = (*cell, self.mark(row.match))
        return Row((((Run(wording.bind(row.label)),),), cell), is_tinted=row.match is not None)

    def _kind(self, kind: str) -> str:
        return {
            "renal": self.tr("Kidney"),
            "hepatic": self.tr("Liver"),
            "weight": self.tr("Body weight"),
            "age": self.tr("Age"),
            "interaction": self.tr("Other medicines"),
            "surgery": self.tr("Surgery"),
            "administration": self.tr("Taking it"),
            "other": self.tr("Other"),
        }[kind]

    def stop(self, writer: Writer, page: MonographPage, title: str) -> None:
        """What rules say for the open case, and the boxed warning."""
        writer.head(Part.STOP.value, title)
        if page.case is not None and page.case.lines:
            writer.table((), [self._case_line(line) for line in page.case.lines], (ICON_COLUMN, REST))
        self._stop_lines(writer, page, Section.BOXED_WARNING, ("stop", "contraindicated"))

    def contraindications(self, writer: Writer, page: MonographPage, _title: str) -> None:
        """Who must not have it."""
        self._stop_lines(writer, page, Section.CONTRAINDICATIONS, ("contraindicated", "contraindicated"))

    def warnings(self, writer: Writer, page: MonographPage, _title: str) -> None:
        """What to beware of."""
        self._stop_lines(writer, page, Section.WARNINGS, ("caution", "caution"))

    def _case_line(self, line: CaseLine) -> Row:
        head: Paragraph = ()
        icon = ("caution", "caution")
        if line.stance is not None:
            is_stop = line.stance is Stance.CONTRAINDICATED
            icon = (wording.stance_icon(line.stance), "contraindicated" if is_stop else "text")
            head = (Run(wording.stance_word(line.stance) + ": ", Style.STOP if is_stop else Style.STRONG),)
        said = self.sourced((*head, Run(wording.bind(line.text))), line.fact)
        detail = self.tr("Until: {what}") if line.stance is not None else self.tr("Watch: {what}")
        below = ((Run(wording.bind(detail.format(what=line.detail))),),) if line.detail else ()
        return Row((((Run("", icon=icon), Run(NO_BREAK)),), (said, *below, self.mark(line.match))), is_tinted=True)

    def _stop_lines(self, writer: Writer, page: MonographPage, section: Section, icon: tuple[str, str]) -> None:
        writer.sub_head([Run(wording.section_title(section), Style.META_STRONG)], top=12)
        lines = page.section(section)
        if not lines:
            writer.paragraph(self.nothing())
            return
        rows = []
        for line in lines:
            head = (self.named(line.head, line.route, Style.STRONG), Run(NO_BREAK * 2)) if line.head else ()
            words = (*self.region(line.fact.region), *head, *self.linked(line.text))
            sign = () if line.is_absence else (Run("", icon=icon), Run(NO_BREAK))
            rows.append(Row(((sign,), self.noted(self.sourced(words, line.fact), line.fact))))
        writer.table((), rows, (ICON_COLUMN, REST))

    def toxicity(self, writer: Writer, page: MonographPage, title: str) -> None:
        """Event, grade, action in words, detail."""
        writer.head(Part.TOXICITY.value, title, self.tr("what the label says to do, by grade"))
        if not page.toxicity:
            writer.paragraph(self.nothing())
            return
        heads: tuple[str, ...] = (self.tr("Event"), self.tr("Grade"), self.tr("Action"), self.tr("Detail"))
        rows = [
            self._step(step, not place, writer.is_narrow)
            for _, steps in groupby(page.toxicity, lambda row: row.event)
            for place, step in enumerate(steps)
        ]
        if writer.is_narrow:
            heads = (self.tr("Event, grade"), self.tr("Action"))
        writer.table(heads, rows, (42, 58) if writer.is_narrow else (24, 19, 15, 42))

    def _step(self, row: ToxicityRow, is_first: bool, is_narrow: bool) -> Row:
        is_link = is_first and bool(row.route)
        event = (self.named(row.event, row.route if is_link else "", Style.STRONG if is_first else Style.MUTED),)
        grade = (Run(wording.bind(row.grade)),)
        action = (Run(wording.action_word(row.action), Style.STOP if row.action == "discontinue" else Style.STRONG),)
        detail = self.noted(self.text(row.detail, row.fact), row.fact)
        if is_narrow:
            return Row(((event, grade), (action, *detail)))
        return Row(((event,), (grade,), (action,), detail))
