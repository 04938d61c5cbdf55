"""What is ruled out, what could change the page, and the numbered sources."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rairdtc_gui.domain.answers import Status
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.ui.result_rows.rows import ChangeRow, ExcludedGroup, SideRows
from rairdtc_gui.ui.screens.result.parts import empty
from rairdtc_gui.ui.screens.result.source_list import SourceList
from rairdtc_gui.ui.screens.result.spans import change_spans, line_spans, option_span
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.badge import StanceMark
from rairdtc_gui.ui.widgets.card_row import CardRow
from rairdtc_gui.ui.widgets.flow import FlowLayout
from rairdtc_gui.ui.widgets.panel import PanelSection
from rairdtc_gui.ui.widgets.text import PlainLabel, RichLine, Span, SpanKind


class SidePanel(QWidget):
    """Signals: `link_activated(target)`, `source_shown(widget)`, `what_if_requested(question)`.

    A target `option:id` asks why of that option.
    """

    #: A link, or an option as `option:id`.
    link_activated = Signal(str)
    #: The entry of a source that was asked for, to be scrolled into sight.
    source_shown = Signal(QWidget)
    #: The answer of an open question that could change most is to be supposed.
    what_if_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._slots: list[QVBoxLayout] = []
        self._shown: list[object] = [(), (), ()]
        for _ in self._shown:
            self._slots.append(QVBoxLayout())
            outer.addLayout(self._slots[-1])
        self._sources = SourceList(self.tr("Sources of this page"), self)
        outer.addWidget(self._sources)
        outer.addStretch(1)

    def show_rows(self, rows: SideRows) -> None:
        """Shows the panel as it is now; a section that says what it said before stays."""
        heads = ((self.tr("Contraindicated"), "stop"), (self.tr("Not recommended"), "not-recommended"))
        for place, (head, groups) in enumerate(zip(heads, (rows.contraindicated, rows.not_recommended), strict=True)):
            self._show(place, groups, partial(self._excluded, *head, groups))
        self._show(len(heads), rows.changes, partial(self._changes, rows.changes))
        self._sources.show_rows(rows.sources)

    def finish(self) -> None:
        """Shows every source that still waits."""
        self._sources.finish()

    def card_of(self, target: str) -> CardRow | None:
        """The card of a source of this page."""
        return self._sources.card_of(target)

    def _show(self, place: int, found: tuple[object, ...], make: Callable[[], PanelSection]) -> None:
        """The section at a place; nothing where there is nothing to say."""
        if found == self._shown[place]:
            return
        self._shown[place] = found
        empty(self._slots[place])
        if found:
            self._slots[place].addWidget(make())

    def show_source(self, number: int) -> None:
        """Marks a source for a moment and asks for it to be scrolled into sight."""
        entry = self._sources.mark(number)
        if entry is not None:
            self.source_shown.emit(entry)

    def _excluded(self, title: str, tone: str, groups: tuple[ExcludedGroup, ...]) -> PanelSection:
        section = PanelSection(title, tone, sum(len(group.options) for group in groups), self)
        for place, group in enumerate(groups):
            if place:
                section.body.addSpacing(current_theme().px(8))
            self._add_group(section, group)
        return section

    def _changes(self, rows: tuple[ChangeRow, ...]) -> PanelSection:
        section = PanelSection(self.tr("Could change this"), "plain", None, self)
        for row in rows:
            entry = ChangeEntry(row, section, self.link_activated)
            entry.what_if_requested.connect(self.what_if_requested)
            section.body.addWidget(entry)
        return section

    def _add_group(self, section: PanelSection, group: ExcludedGroup) -> None:
        """The options with their names as links to why, what excludes all of them, and what else some of them."""
        spans: list[Span] = []
        for option in group.options:
            if spans:
                spans.append(Span(", "))
            spans.append(option_span(option.name, option.option, SpanKind.TITLE))
        self._add_spans(section, tuple(spans))
        for reason in group.reasons:
            self._add_spans(section, line_spans(reason))
        for option in group.options:
            name = (Span(option.name, SpanKind.STRONG), Span(": ")) if len(group.options) > 1 else ()
            for line in option.also:
                self._add_spans(section, (*name, *line_spans(line)))

    def _add_spans(self, section: PanelSection, spans: tuple[Span, ...]) -> None:
        line = RichLine(section, spans=spans)
        line.link_activated.connect(self.link_activated)
        section.body.addWidget(line)


class ChangeEntry(QWidget):
    """An answer that would move something: the answer, then the option's way from stance to stance."""

    #: The answer is to be supposed: the id of its question.
    what_if_requested = Signal(str)

    def __init__(self, row: ChangeRow, parent: QWidget, followed: object) -> None:
        super().__init__(parent)
        theme = current_theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.px(8))
        column.setSpacing(theme.px(2))
        answer = RichLine(self, spans=change_spans(row))
        answer.link_activated.connect(followed)
        column.addWidget(answer)
        if row.option:
            option = RichLine(self, spans=(option_span(row.option, row.option_id),))
            option.link_activated.connect(followed)
            column.addWidget(option)
        if row.before is not row.after:
            way = QWidget(self)
            flow = FlowLayout(way, theme.px(6), theme.px(2))
            flow.addWidget(StanceMark(row.before, _firmness(row.before), way))
            flow.addWidget(PlainLabel("→", way))
            flow.addWidget(StanceMark(row.after, parent=way))
            column.addWidget(way)
        words = (Span(row.moves + " · ", SpanKind.MUTED),) if row.moves else ()
        what_if = RichLine(self, Role.META, "", (*words, Span(self.tr("What if"), SpanKind.ENTRY, row.question)))
        what_if.link_activated.connect(self.what_if_requested)
        column.addWidget(what_if)


def _firmness(before: Stance) -> Status:
    """What has no stance yet but would get one is possible."""
    return Status.POSSIBLE if before is Stance.NONE else Status.SETTLED
