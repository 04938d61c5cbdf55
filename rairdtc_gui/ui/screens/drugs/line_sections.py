"""Approvals, adverse events, sections of plain lines and the sources of a monograph."""

from __future__ import annotations

from collections.abc import Iterable

from rairdtc_gui.domain.drugs import Section
from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.screens.drugs.page import MonographPage
from rairdtc_gui.ui.screens.drugs.phrases import Phrases
from rairdtc_gui.ui.screens.drugs.rows import EventTable, LineRow, Part, SourceRow
from rairdtc_gui.ui.screens.drugs.runs import REST, SOURCE_TARGET, Cell, Paragraph, Row, Run, Style, Writer
from rairdtc_gui.ui.severity_words import led
from rairdtc_gui.ui.wording import NO_BREAK


class LineSections(Phrases):
    """Approvals, adverse events, sections of plain lines, sources."""

    def approvals(self, writer: Writer, page: MonographPage, title: str) -> None:
        """The regulatory state by region, in words."""
        writer.head(Part.APPROVALS.value, title)
        if not page.approvals:
            writer.paragraph(self.nothing())
            return
        rows = []
        for row in page.approvals:
            state = wording.availability_words(row.status) + (f"{NO_BREAK}{row.year}" if row.year else "")
            said = self.noted(self.sourced((Run(wording.bind(row.indication)),), row.fact), row.fact)
            brands = ((Run(", ".join(row.brands), Style.META),),) if row.brands else ()
            region = ((Run(wording.region_word(row.region), Style.STRONG),), *brands)
            status = ((Run(state),), (Run(wording.availability_words(row.scope), Style.META),))
            rows.append(Row(((*region, *status), said) if writer.is_narrow else (region, status, said)))
        heads = (self.tr("Region, brand"), self.tr("State"), self.tr("Indication"))
        if writer.is_narrow:
            writer.table((self.tr("Region, brand, state"), heads[2]), rows, (36, 64))
        else:
            writer.table(heads, rows, (18, 24, 58))

    def adverse_events(self, writer: Writer, page: MonographPage, title: str) -> None:
        """One table a population; a missing figure in words."""
        writer.head(Part.ADVERSE_EVENTS.value, title, self.tr("percent of treated patients"))
        if not page.adverse_events:
            writer.paragraph(self.nothing())
        heads = (self.tr("Event"), self.tr("All grades"), self.tr("Grade 3 or more"))
        for table in page.adverse_events:
            writer.sub_head(self.sourced((Run(wording.bind(table.population), Style.STRONG),), table.fact), top=12)
            if table.fact.note:
                writer.paragraph((Run(wording.bind(table.fact.note), Style.META),))
            rows = [
                Row((self._event(event.term, table), self._rate(event.all_grades), self._rate(event.grade_3_plus)))
                for event in table.events
            ]
            writer.table(heads, rows, (50, 25, 25))

    def _event(self, term: str, table: EventTable) -> Cell:
        return ((self.named(term, dict(table.routes).get(term, "")),),)

    def _word(self, text: str) -> Cell:
        return ((Run(wording.bind(text)),),)

    def _rate(self, value: float | None) -> Cell:
        return ((Run(self.percent(value), Style.MUTED if value is None else Style.PLAIN),),)

    def lines(
        self, writer: Writer, part: Part, title: str, lines: Iterable[LineRow], is_left_out: bool = False
    ) -> None:
        """A section of plain lines; those with a head get it as first column."""
        writer.head(part.value, title)
        rows = [self._line(line) for line in lines]
        if not rows:
            writer.paragraph(self.nothing(is_left_out))
        elif len(rows[0].cells) == 2:
            writer.table((), rows, (34, 66))
        else:
            writer.table((), rows, (100,))

    def mechanism(self, writer: Writer, page: MonographPage, title: str) -> None:
        """The plain lines, and the way to the map where the drug is on it."""
        self.lines(writer, Part.MECHANISM, title, page.section(Section.MECHANISM))
        if page.map_route:
            writer.paragraph(
                (Run(self.tr("Targets and what lies downstream, on the map"), Style.LINK, page.map_route),)
            )

    def _line(self, line: LineRow) -> Row:
        said = self.noted(self._said(line), line.fact)
        if line.detail:
            said = (said[0], (Run(wording.bind(line.detail), Style.META),), *said[1:])
        if not line.head:
            return Row((said,))
        head = (self.named(line.head, line.route),) if line.route else self.linked(line.head)
        return Row(((head,), said))

    def _said(self, line: LineRow) -> Paragraph:
        if not line.severity:
            return self.text(line.text, line.fact)
        style = Style.STOP if line.severity == "contraindicated" else Style.STRONG
        word, said = led(line.severity, line.text)
        return self.sourced((*self.region(line.fact.region), Run(word, style), *self.linked(said)), line.fact)

    def door(self, writer: Writer, words: str, place: Place, drug_id: str) -> None:
        """A link to a page that works with the section above."""
        writer.paragraph((Run(words, Style.LINK, Route(place, drug_id).encode()),), top=8)

    def monitoring(self, writer: Writer, page: MonographPage, title: str) -> None:
        """What is watched, whether before the first dose, and how often during treatment."""
        writer.head(Part.MONITORING.value, title)
        lines = page.section(Section.MONITORING)
        if not lines:
            writer.paragraph(self.nothing(Part.MONITORING.value in page.left_out))
            return
        rows = [
            Row(
                (self._word(line.head), self._word(line.detail), self.noted(self.text(line.text, line.fact), line.fact))
            )
            for line in lines
        ]
        writer.table((self.tr("What"), self.tr("At baseline"), self.tr("Schedule")), rows, (30, 20, 50))

    def source_list(self, writer: Writer, page: MonographPage, title: str) -> None:
        """Every source of the page by number, as text to copy."""
        writer.head(Part.SOURCES.value, title, self.tr("of this page"))
        if not page.sources:
            writer.paragraph(self.nothing())
            return
        writer.table((), [self._source(row) for row in page.sources], (-56, REST))

    def changes(self, writer: Writer, page: MonographPage, title: str) -> None:
        """What releases of the knowledge changed about this drug."""
        writer.head(Part.CHANGES.value, title, self.tr("of the knowledge that name this drug"))
        if not page.changes:
            writer.paragraph((Run(self.tr("No change names this drug"), Style.MUTED),))
            return
        rows = []
        for row in page.changes:
            release = ((Run(row.version, Style.STRONG),), (Run(row.date, Style.META),))
            said = ((Run(wording.change_word(row.kind), Style.META_STRONG),), self.linked(row.text))
            rows.append(Row((release, said)))
        writer.table((), rows, (18, 82))

    def _source(self, row: SourceRow) -> Row:
        year = f" ({row.year})" if row.year and str(row.year) not in row.citation else ""
        marks = [
            name + NO_BREAK + mark
            for name, mark in (("DOI", row.doi), ("PMID", row.pmid), ("", row.nct), ("", row.url))
            if mark
        ]
        said: list[Paragraph] = [(Run(row.citation + year),)]
        if marks:
            said.append((Run(" · ".join(mark.strip() for mark in marks), Style.META),))
        read = self.tr("Read: {what}").format(what=row.read) if row.read else ""
        if row.read or row.checked_on:
            words = " · ".join(part for part in (read, wording.checked_on(row.checked_on)) if part)
            said.append((Run(words, Style.META),))
        number = ((Run(f"[{row.number}]", Style.MUTED),),)
        return Row((number, tuple(said)), anchor=f"{SOURCE_TARGET}{row.number}")
