"""What is ruled out, what could change the page, and the numbered sources."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rairdtc_gui.domain.answers import Status
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.ui.result_rows.rows import ChangeRow, ExcludedGroup, SideRows
from rairdtc_gui.ui.screens.result.source_list import SourceList
from rairdtc_gui.ui.screens.result.spans import change_spans, line_spans, option_span
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.badge import StanceMark
from rairdtc_gui.ui.widgets.card_row import CardRow
from rairdtc_gui.ui.widgets.filling import FillingBox, grows_below
from rairdtc_gui.ui.widgets.flow import FlowLayout
from rairdtc_gui.ui.widgets.panel import PanelSection
from rairdtc_gui.ui.widgets.text import PlainLabel, RichLine, Span, SpanKind


class SidePanel(FillingBox):
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
        grows_below(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._excluded = (
            ExcludedSection(self.tr("Contraindicated"), "stop", self),
            ExcludedSection(self.tr("Not recommended"), "not-recommended", self),
        )
        self._changes = ChangesSection(self)
        for section in (*self._excluded, self._changes):
            section.link_activated.connect(self.link_activated)
            outer.addWidget(section)
        self._changes.what_if_requested.connect(self.what_if_requested)
        self._sources = SourceList(self.tr("Sources of this page"), self)
        outer.addWidget(self._sources)
        outer.addStretch(1)

    def show_rows(self, rows: SideRows) -> None:
        """Shows the panel as it is now; a section that says what it said before stays."""
        for section, groups in zip(self._excluded, (rows.contraindicated, rows.not_recommended), strict=True):
            section.show_groups(groups)
        self._changes.show_changes(rows.changes)
        self._sources.show_rows(rows.sources)

    def finish(self) -> None:
        """Shows every source that still waits."""
        self._sources.finish()

    def card_of(self, target: str) -> CardRow | None:
        """The card of a source of this page."""
        return self._sources.card_of(target)

    def show_source(self, number: int) -> None:
        """Marks a source for a moment and asks for it to be scrolled into sight."""
        entry = self._sources.mark(number)
        if entry is not None:
            self.source_shown.emit(entry)


class ExcludedSection(PanelSection):
    """The options of a stance below none, under what excludes them. Lines stay and say what holds now."""

    #: A link, or an option as `option:id`.
    link_activated = Signal(str)

    def __init__(self, title: str, tone: str, parent: QWidget) -> None:
        super().__init__(title, tone, 0, parent)
        self._groups: tuple[ExcludedGroup, ...] = ()
        self._lines: list[RichLine] = []
        self.hide()

    def show_groups(self, groups: tuple[ExcludedGroup, ...]) -> None:
        """Shows the groups as they are now; nothing where there are none."""
        if groups == self._groups:
            return
        self._groups = groups
        self.show_count(sum(len(group.options) for group in groups))
        said = [line for place, group in enumerate(groups) for line in _group_lines(group, is_first=not place)]
        while len(self._lines) < len(said):
            self._lines.append(self._new_line())
        for line, (spans, above) in zip(self._lines, said, strict=False):
            if line.contentsMargins().top() != above:
                line.setContentsMargins(0, above, 0, 0)
            line.show_spans(spans)
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(said))
        self.setVisible(bool(groups))

    def _new_line(self) -> RichLine:
        line = RichLine(self)
        line.fill_width()
        line.link_activated.connect(self.link_activated)
        self.body.addWidget(line)
        return line


def _group_lines(group: ExcludedGroup, is_first: bool) -> list[tuple[tuple[Span, ...], int]]:
    """The options with their names as links to why, what excludes all of them, and what else some of them.

    Each with the room above it.
    """
    names: list[Span] = []
    for option in group.options:
        names += [Span(", ")] if names else []
        names.append(option_span(option.name, option.option, SpanKind.TITLE))
    lines = [tuple(names), *(line_spans(reason) for reason in group.reasons)]
    for option in group.options:
        name = (Span(option.name, SpanKind.STRONG), Span(": ")) if len(group.options) > 1 else ()
        lines += [(*name, *line_spans(line)) for line in option.also]
    above = 0 if is_first else current_theme().px(8)
    return [(spans, 0 if place else above) for place, spans in enumerate(lines)]


class ChangesSection(PanelSection):
    """The answers that would move most. Signals: `link_activated(target)`, `what_if_requested(question)`."""

    #: A link, or an option as `option:id`.
    link_activated = Signal(str)
    #: The answer of an open question is to be supposed.
    what_if_requested = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(self.tr("Could change this"), "plain", None, parent)
        self._entries: list[ChangeEntry] = []
        self.hide()

    def show_changes(self, rows: tuple[ChangeRow, ...]) -> None:
        """Shows the answers as they are now; nothing where there are none."""
        for place, row in enumerate(rows):
            if place < len(self._entries):
                self._entries[place].show_row(row)
            else:
                entry = ChangeEntry(row, self, self.link_activated)
                entry.what_if_requested.connect(self.what_if_requested)
                self.body.addWidget(entry)
                self._entries.append(entry)
        for place, entry in enumerate(self._entries):
            entry.setVisible(place < len(rows))
        self.setVisible(bool(rows))


class ChangeEntry(FillingBox):
    """An answer that would move something: the answer, then the option's way from stance to stance."""

    #: The answer is to be supposed: the id of its question.
    what_if_requested = Signal(str)

    def __init__(self, row: ChangeRow, parent: QWidget, followed: object) -> None:
        super().__init__(parent)
        theme = current_theme()
        self._row: ChangeRow | None = None
        self._way: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, theme.px(8))
        self._column.setSpacing(theme.px(2))
        self._answer, self._option, self._what_if = RichLine(self), RichLine(self), RichLine(self, Role.META)
        for line in (self._answer, self._option, self._what_if):
            line.fill_width()
            self._column.addWidget(line)
        self._answer.link_activated.connect(followed)
        self._option.link_activated.connect(followed)
        self._what_if.link_activated.connect(self.what_if_requested)
        self.show_row(row)

    def show_row(self, row: ChangeRow) -> None:
        """Another answer, or another way."""
        before, self._row = self._row, row
        if row == before:
            return
        self._answer.show_spans(change_spans(row))
        self._option.setVisible(bool(row.option))
        self._option.show_spans((option_span(row.option, row.option_id),) if row.option else ())
        words = (Span(row.moves + " · ", SpanKind.MUTED),) if row.moves else ()
        self._what_if.show_spans((*words, Span(self.tr("What if"), SpanKind.ENTRY, row.question)))
        if before is None or (row.before, row.after) != (before.before, before.after):
            self._show_way(row.before, row.after)

    def _show_way(self, before: Stance, after: Stance) -> None:
        """From stance to stance, above the last line; nothing where none changes."""
        if self._way is not None:
            self._column.removeWidget(self._way)
            self._way.hide()
            self._way.deleteLater()
            self._way = None
        if before is after:
            return
        theme = current_theme()
        self._way = QWidget(self)
        flow = FlowLayout(self._way, theme.px(6), theme.px(2))
        flow.addWidget(StanceMark(before, _firmness(before), self._way))
        flow.addWidget(PlainLabel("→", self._way))
        flow.addWidget(StanceMark(after, parent=self._way))
        self._column.insertWidget(2, self._way)


def _firmness(before: Stance) -> Status:
    """What has no stance yet but would get one is possible."""
    return Status.POSSIBLE if before is Stance.NONE else Status.SETTLED
