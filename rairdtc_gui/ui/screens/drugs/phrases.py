"""Runs of text that every section of a monograph uses: sources, region, unconfirmed, for this case, doses."""

from __future__ import annotations

from PySide6.QtCore import QObject

from rairdtc_gui.domain.drugs import AdjustmentAction, Dose
from rairdtc_gui.domain.name_links import NO_NAMES, NameLinks
from rairdtc_gui.ui import frame_words, wording
from rairdtc_gui.ui.screens.drugs.rows import CaseMatch, Fact
from rairdtc_gui.ui.screens.drugs.runs import SOURCE_TARGET, Cell, Paragraph, Row, Run, Style
from rairdtc_gui.ui.wording import NO_BREAK


class Phrases(QObject):
    """Words and links of single lines; a section is made of them."""

    def __init__(self, parent: QObject | None = None, names: NameLinks = NO_NAMES) -> None:
        super().__init__(parent)
        self._names = names

    def linked(self, text: str, style: Style = Style.PLAIN) -> Paragraph:
        """A sentence; what it names is a link."""
        pieces = self._names.pieces(wording.bind(text))
        return tuple(Run(piece, Style.LINK, route) if route else Run(piece, style) for piece, route in pieces)

    def named(self, text: str, route: str, style: Style = Style.PLAIN) -> Run:
        """The name of something, as a link where it has a page."""
        if not route:
            return Run(wording.bind(text), style)
        return Run(wording.bind(text), Style.TITLE_LINK if style is Style.STRONG else Style.ENTRY_LINK, route)

    def sourced(self, runs: Paragraph, fact: Fact) -> Paragraph:
        """A line with its sources and, where it was not read in one, the word for that."""
        return (*runs, *self.sources(fact.numbers), *self.unconfirmed(fact))

    def text(self, text: str, fact: Fact, style: Style = Style.PLAIN) -> Paragraph:
        """A text with its region in front and its sources behind."""
        return self.sourced((*self.region(fact.region), *self.linked(text, style)), fact)

    def noted(self, runs: Paragraph, fact: Fact) -> Cell:
        """A line, and its note below."""
        note = ((Run(wording.bind(fact.note), Style.META),),) if fact.note else ()
        return (runs, *note)

    def sources(self, numbers: tuple[int, ...]) -> Paragraph:
        """[1] [2]: each leads to its source, the first bound to the word before it."""
        runs = []
        for number in numbers:
            runs += [Run(NO_BREAK), Run(f"[{number}]", Style.SOURCE, f"{SOURCE_TARGET}{number}")]
        return tuple(runs)

    def unconfirmed(self, fact: Fact) -> Paragraph:
        """The word for a fact that was not read in a source, and the mark of what no source can hold."""
        if fact.is_own:
            return Run(NO_BREAK), Run(wording.own_mark(), Style.META)
        return () if fact.is_confirmed else (Run(NO_BREAK), Run(self.tr("unconfirmed"), Style.UNCONFIRMED))

    def region(self, region: str) -> Paragraph:
        """Where a line holds; nothing where it holds everywhere."""
        return (Run(wording.region_word(region) + NO_BREAK * 2, Style.META_STRONG),) if region else ()

    def dose(self, drug: str, dose: Dose, style: Style = Style.STRONG) -> Run:
        """Substance, dose, route and frequency; breaks only after a dash."""
        return Run(wording.dose_text(drug, dose), style)

    def mark(self, match: CaseMatch, style: Style = Style.PILL_ON_TINT) -> Paragraph:
        """The mark of the open case, the answers that matter, and a link to the rule."""
        return (Run(self.tr("For this case"), style), *self.because(match))

    def because(self, match: CaseMatch) -> Paragraph:
        """The answers that matter, and a link to the rule."""
        said = [f"{item.question.label}: {wording.answer_text(item.question, item.value)}" for item in match.findings]
        runs = [Run(wording.bind("; ".join(said)), Style.META)] if said else []
        if match.route:
            runs.append(Run((", " if said else "") + self.tr("rule") + NO_BREAK, Style.META))
            runs.append(Run(match.rule, Style.SOURCE, match.route))
        return tuple(runs)

    def action(self, drug: str, action: AdjustmentAction, dose: Dose | None, text: str) -> Paragraph:
        """What a label says for a situation: a dose, words, or both."""
        if dose is not None:
            runs = [self.dose(drug, dose)]
        elif text and action not in (AdjustmentAction.NO_CHANGE, AdjustmentAction.AVOID):
            runs = []
        else:
            style = Style.STRONG if action is AdjustmentAction.AVOID else Style.PLAIN
            runs = [Run(self._action_words(action), style)]
        if text:
            runs.append(Run((". " if runs else "") + wording.bind(text)))
        return tuple(runs)

    def _action_words(self, action: AdjustmentAction) -> str:
        return {
            AdjustmentAction.SET_DOSE: self.tr("Another dose, not stated here"),
            AdjustmentAction.CHANGE_BY: self.tr("Change of the dose, not stated here"),
            AdjustmentAction.NO_CHANGE: self.tr("No change of the start dose"),
            AdjustmentAction.AVOID: self.tr("Avoid"),
            AdjustmentAction.NO_DATA: self.tr("Not studied; no dose is given"),
            AdjustmentAction.INSTRUCTION: self.tr("See the label"),
        }[action]

    def nothing(self, is_left_out: bool = False) -> Paragraph:
        """What a section without content says. `is_left_out`: its label has one, this reference has not."""
        words = frame_words.left_out() if is_left_out else self.tr("No statement in the sources checked")
        return (Run(words, Style.MUTED),)

    def percent(self, value: float | None) -> str:
        """A share of patients; a missing one in words."""
        return self.tr("not reported") if value is None else f"{value:g}{NO_BREAK}%"

    def group(self, text: str) -> Row:
        """A head over the rows below."""
        return Row((((Run(text, Style.META_STRONG),),),), is_group=True)
