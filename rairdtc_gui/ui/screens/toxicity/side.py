"""The panel beside the answer: what ends the drug, red flags, dose levels, how often, the record, the sources."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from rairdtc_gui.domain.cited import Statement
from rairdtc_gui.ui.screens.toxicity.rows import Outcome, SideSection
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.card_row import CardRow
from rairdtc_gui.ui.widgets.cited import CitedSources, StatementLine
from rairdtc_gui.ui.widgets.flow import FlowLayout
from rairdtc_gui.ui.widgets.panel import Hairline, PanelSection
from rairdtc_gui.ui.widgets.text import PlainLabel


class DoseLadder(QWidget):
    """The dose levels beside each other, from now downwards; the next one is marked."""

    def __init__(self, levels: tuple[Statement, ...], parent: QWidget) -> None:
        super().__init__(parent)
        theme = current_theme()
        flow = FlowLayout(self, theme.px(4), theme.px(4))
        for place, level in enumerate(levels):
            box = QFrame(self)
            box.setProperty("kind", "level")
            box.setProperty("is-next", place == 1)
            column = QVBoxLayout(box)
            column.setContentsMargins(theme.px(8), theme.px(4), theme.px(8), theme.px(4))
            column.setSpacing(0)
            column.addWidget(PlainLabel(level.lead, box, Role.BODY_STRONG))
            column.addWidget(PlainLabel(level.text, box, Role.META, "muted"))
            flow.addWidget(box)
        self.setAccessibleName("; ".join(f"{level.text}: {level.lead}" for level in levels))


class ToxicitySide(QWidget):
    """Signal: `link_activated(target)`. Empty while there is no answer."""

    #: A source number or a link that was followed.
    link_activated = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._sources: CitedSources | None = None

    def show_outcome(self, outcome: Outcome) -> None:
        """Replaces everything."""
        self._sources = None
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for section in outcome.sides:
            self._add(self._section(section))
        if outcome.record:
            self._add(self._record(outcome.record))
        for section in outcome.more:
            self._add(self._section(section))
        if outcome.sources:
            part = PanelSection(self.tr("Sources"), "plain", len(outcome.sources), self)
            self._sources = CitedSources(part)
            self._sources.show_sources(outcome.sources)
            part.body.addWidget(self._sources)
            self._add(part)
        self._column.addStretch(1)

    def card_of(self, target: str) -> CardRow | None:
        """The card of a source."""
        return self._sources.card_of(target) if self._sources is not None else None

    def mark_source(self, target: str) -> QWidget | None:
        """Marks the source that a number leads to and gives its entry."""
        return self._sources.mark(target) if self._sources is not None else None

    def _add(self, part: QWidget) -> None:
        if self._column.count():
            self._column.addWidget(Hairline(self))
        self._column.addWidget(part)
        part.show()

    def _section(self, section: SideSection) -> PanelSection:
        part = PanelSection(section.title, section.tone, None, self, "stop" if section.tone == "stop" else "")
        if section.is_ladder:
            part.body.addWidget(DoseLadder(section.lines, part))
            return part
        for said in section.lines:
            line = StatementLine(said, Role.BODY, part)
            line.link_activated.connect(self._on_link)
            part.body.addWidget(line)
        return part

    def _record(self, record: str) -> PanelSection:
        theme = current_theme()
        part = PanelSection(self.tr("For the record"), "plain", None, self)
        card = QFrame(part)
        card.setProperty("kind", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        inside.addWidget(PlainLabel(record, card, Role.META))
        part.body.addWidget(card)
        return part

    @Slot(str)
    def _on_link(self, target: str) -> None:
        self.link_activated.emit(target)
