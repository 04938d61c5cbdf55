"""The first section of a monograph: start dose, reductions, the dose of the open case, how to take it."""

from __future__ import annotations

from dataclasses import replace

from rairdtc_gui.domain.drugs import Dose, Section
from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.screens.drugs.page import MonographPage
from rairdtc_gui.ui.screens.drugs.phrases import Phrases
from rairdtc_gui.ui.screens.drugs.rows import CaseBox, CaseDose, CaseReason, LadderChain, Part
from rairdtc_gui.ui.screens.drugs.runs import Cell, Paragraph, Row, Run, Style, Writer
from rairdtc_gui.ui.wording import NO_BREAK

_CHEVRON = f"{NO_BREAK}› "


class DoseSection(Phrases):
    """The first thing on the page: start, reductions, this case, how to take it."""

    def write(self, writer: Writer, page: MonographPage, _title: str) -> None:
        """The dose box."""
        writer.anchor(Part.DOSE.value)
        case = (self._case(page.name, page.case),) if page.case is not None else ()
        writer.box((self._label(page), *case))

    def administration(self, writer: Writer, page: MonographPage, _title: str) -> None:
        """How it is taken."""
        lines = page.section(Section.ADMINISTRATION)
        writer.sub_head([Run(wording.section_title(Section.ADMINISTRATION), Style.META_STRONG)], top=16)
        if lines:
            writer.table((), [Row((self.noted(self.text(line.text, line.fact), line.fact),)) for line in lines], (100,))
        else:
            writer.paragraph(self.nothing())

    def _label(self, page: MonographPage) -> Cell:
        found: list[Paragraph] = []
        for row in page.start:
            line = (*self.region(row.fact.region), self.dose(page.name, row.dose, Style.DOSE))
            found.append(_spaced(self.sourced(line, row.fact), 10))
            words = ". ".join(part.rstrip(".") for part in (row.label, row.fact.note) if part)
            if words:
                found.append((Run(wording.bind(words + "."), Style.MUTED),))
            if row.match is not None:
                found.append(self.mark(row.match, Style.PILL))
        found += [self.text(line.text, line.fact) for line in page.section(Section.NO_START)]
        for chain in page.ladder:
            found.append(_spaced(self._chain(page.name, chain), 8))
            found += [(Run(wording.bind(text), Style.META),) for text in chain.texts]
        if page.organ_doses:
            found.append(_spaced(self._organ_line(page), 8))
        return tuple(found)

    def _organ_line(self, page: MonographPage) -> Paragraph:
        """The doses for kidney and liver as their section has them, and the way there."""
        way = Route(Place.DRUGS, page.id, Part.ADJUSTMENTS.value).encode()
        runs = [Run(self.tr("Kidney and liver"), Style.ENTRY_LINK, way), Run(NO_BREAK + " ")]
        for place, row in enumerate(page.organ_doses):
            words = self.action(page.name, row.action, row.dose, "")
            label = Run(("; " if place else "") + wording.bind(row.label) + ": ")
            runs += self.sourced((label, *self.region(row.fact.region), *words), row.fact)
        return tuple(runs)

    def _chain(self, drug: str, chain: LadderChain) -> Paragraph:
        doses = [dose for dose in chain.steps if dose is not None]
        lead = self.tr("{whom}: reduce to").format(whom=chain.label) if chain.label else self.tr("Reduce to")
        runs = [*self.region(chain.fact.region), Run(wording.bind(lead) + NO_BREAK * 2, Style.MUTED)]
        is_one_route = len({dose.route for dose in doses}) == 1
        is_one_rhythm = is_one_route and len({dose.frequency for dose in doses}) == 1
        for place, step in enumerate(chain.steps):
            if place:
                runs.append(Run(_CHEVRON, Style.MUTED))
            runs.append(self._step(drug, step, is_one_route, is_one_rhythm))
        if is_one_route:
            how = f"{doses[0].route}, {doses[0].frequency}" if is_one_rhythm else doses[0].route
            runs.append(Run(NO_BREAK * 2 + how.replace(" ", NO_BREAK), Style.MUTED))
        return self.sourced(tuple(runs), chain.fact)

    def _step(self, drug: str, step: Dose | None, is_one_route: bool, is_one_rhythm: bool) -> Run:
        """The amount, with whatever is not said once for the whole chain."""
        if step is None:
            return Run(self.tr("stop"), Style.STRONG)
        if is_one_rhythm:
            return Run(wording.amount_text(step), Style.STRONG)
        if is_one_route:
            return Run(f"{wording.amount_text(step)} {step.frequency}".replace(" ", NO_BREAK), Style.STRONG)
        return self.dose(drug, step)

    def _case(self, drug: str, box: CaseBox) -> Cell:
        dose = box.dose
        found: list[Paragraph] = [(Run(self.tr("For this case"), Style.PILL_ON_TINT), *self._case_line(drug, dose))]
        found += [self._candidate(drug, label, one) for label, one in dose.candidates]
        found += [self._reason(drug, reason, dose.dose) for reason in dose.reasons]
        if dose.is_combined:
            found.append(
                self._caution(
                    self.tr(
                        "Two adjustments at once: the lower dose is shown. Combined adjustments are not in the label."
                    )
                )
            )
        if dose.unapplied:
            said = self.tr("Also true for this case and not counted in this dose: {situations}. See dose adjustments.")
            found.append(self._caution(wording.bind(said.format(situations="; ".join(dose.unapplied)))))
        if dose.open:
            found.append(_spaced(self._open(dose), 6))
        return tuple(found)

    def _reason(self, drug: str, reason: CaseReason, shown: Dose | None) -> Paragraph:
        """The situation, what it does to the dose, the answers that make it true and the rule that says so."""
        if reason.is_named_only:
            return self._cited(self._named(reason), reason)
        dose, label = reason.dose, Run(wording.bind(reason.label) + ": ", above=4)
        if dose is not None and shown is not None and (dose.route, dose.frequency) == (shown.route, shown.frequency):
            words: Paragraph = (Run(wording.amount_text(dose), Style.STRONG),)
        else:
            words = self.action(drug, reason.action, dose, reason.text)
        return self._cited((label, *words), reason)

    def _named(self, reason: CaseReason) -> Paragraph:
        """A situation whose dose does not stand, because another one leaves none."""
        said = self.tr("Also true for this case: {situations}. See dose adjustments.")
        return (Run(wording.bind(said.format(situations=reason.label)), above=4),)

    def _cited(self, words: Paragraph, reason: CaseReason) -> Paragraph:
        because = self.because(reason.match)
        return (*self.sourced(words, reason.fact), *((Run(NO_BREAK + " "), *because) if because else ()))

    def _caution(self, text: str) -> Paragraph:
        return (Run("", icon=("caution", "caution"), above=6), Run(NO_BREAK * 2 + text))

    def _case_line(self, drug: str, dose: CaseDose) -> Paragraph:
        if dose.is_avoid:
            return self.sourced((Run(self.tr("Avoid: no dose is given."), Style.DOSE),), dose.fact)
        if dose.dose is not None:
            return self.sourced((self.dose(drug, dose.dose, Style.DOSE),), dose.fact)
        if dose.candidates:
            return (Run(self.tr("More than one start dose can still hold:")),)
        return (Run(self.tr("No labelled start dose holds for the answers so far.")),)

    def _candidate(self, drug: str, label: str, dose: Dose) -> Paragraph:
        return (Run(wording.bind(label) + ": "), self.dose(drug, dose))

    def _open(self, dose: CaseDose) -> Paragraph:
        runs = [Run(self.tr("Not answered and able to change the dose:") + " ", Style.MUTED)]
        for place, (label, route) in enumerate(dose.open):
            runs.append(Run(", " if place else ""))
            runs.append(Run(label, Style.LINK if route else Style.PLAIN, route))
        return tuple(runs)


def _spaced(runs: Paragraph, above: int) -> Paragraph:
    """The same paragraph with more space over it."""
    return (replace(runs[0], above=above), *runs[1:])
