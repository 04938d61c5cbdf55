"""What is ruled out, what could change the page, and the numbered sources."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from rairdtc_gui.domain.answers import Status
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.ui.screens.result.first_band import OPTION
from rairdtc_gui.ui.screens.result.parts import empty
from rairdtc_gui.ui.screens.result.rows import ChangeRow, ExcludedGroup, SideRows, SourceRow
from rairdtc_gui.ui.screens.result.spans import change_spans, line_spans
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.badge import StanceMark
from rairdtc_gui.ui.widgets.flow import FlowLayout
from rairdtc_gui.ui.widgets.panel import Hairline, PanelSection
from rairdtc_gui.ui.widgets.text import PlainLabel, RichLine, Span, SpanKind, set_property

_SHOWN_FOR = 2000  # ms for which a source stays marked


class SidePanel(QWidget):
    """Signals: `link_activated(target)`, `source_shown(widget)`. A target `option:id` asks why of that option."""

    #: A link, or an option as `option:id`.
    link_activated = Signal(str)
    #: The entry of a source that was asked for, to be scrolled into sight.
    source_shown = Signal(QWidget)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._sources: dict[int, QFrame] = {}
        self._marked: QFrame | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._unmark)

    def show_rows(self, rows: SideRows) -> None:
        """Replaces the panel."""
        empty(self._column)
        self._sources, self._marked = {}, None
        self._add_excluded(self.tr("Contraindicated"), "stop", rows.contraindicated)
        self._add_excluded(self.tr("Not recommended"), "not-recommended", rows.not_recommended)
        if rows.changes:
            section = PanelSection(self.tr("Could change this"), "plain", None, self)
            for row in rows.changes:
                section.body.addWidget(ChangeEntry(row, section, self.link_activated))
            self._column.addWidget(section)
        if rows.sources:
            self._column.addWidget(Hairline(self))
            section = PanelSection(self.tr("Sources of this page"), "plain", len(rows.sources), self)
            for source in rows.sources:
                self._sources[source.number] = SourceEntry(source, section)
                section.body.addWidget(self._sources[source.number])
            self._column.addWidget(section)
        self._column.addStretch(1)

    def show_source(self, number: int) -> None:
        """Marks a source for a moment and asks for it to be scrolled into sight."""
        entry = self._sources.get(number)
        if entry is None:
            return
        self._unmark()
        self._marked = entry
        set_property(entry, "ground", "selection")
        self._timer.start(_SHOWN_FOR)
        self.source_shown.emit(entry)

    @Slot()
    def _unmark(self) -> None:
        if self._marked is not None:
            set_property(self._marked, "ground", "")
            self._marked = None

    def _add_excluded(self, title: str, tone: str, groups: tuple[ExcludedGroup, ...]) -> None:
        count = sum(len(group.options) for group in groups)
        if not count:
            return
        section = PanelSection(title, tone, count, self)
        for place, group in enumerate(groups):
            if place:
                section.body.addSpacing(current_theme().px(8))
            self._add_group(section, group)
        self._column.addWidget(section)

    def _add_group(self, section: PanelSection, group: ExcludedGroup) -> None:
        """The options with their names as links to why, what excludes all of them, and what else some of them."""
        spans: list[Span] = []
        for option in group.options:
            if spans:
                spans.append(Span(", "))
            spans.append(Span(option.name, SpanKind.TITLE, OPTION + option.option))
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
            column.addWidget(PlainLabel(row.option, self))
        if row.before is not row.after:
            way = QWidget(self)
            flow = FlowLayout(way, theme.px(6), theme.px(2))
            flow.addWidget(StanceMark(row.before, _firmness(row.before), way))
            flow.addWidget(PlainLabel("→", way))
            flow.addWidget(StanceMark(row.after, parent=way))
            column.addWidget(way)
        if row.moves:
            column.addWidget(PlainLabel(row.moves, self, Role.META, "muted"))


def _firmness(before: Stance) -> Status:
    """What has no stance yet but would get one is possible."""
    return Status.POSSIBLE if before is Stance.NONE else Status.SETTLED


class SourceEntry(QFrame):
    """A numbered source: citation, year and identifiers to copy."""

    def __init__(self, row: SourceRow, parent: QWidget) -> None:
        super().__init__(parent)
        theme = current_theme()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.px(4), theme.px(2), theme.px(4), theme.px(2))
        layout.setSpacing(theme.px(8))
        number = PlainLabel(f"[{row.number}]", self, Role.META, "muted")
        number.setWordWrap(False)
        number.setFixedWidth(theme.px(28))
        layout.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        detail = (Span("  " + row.detail, SpanKind.MUTED),) if row.detail else ()
        layout.addWidget(RichLine(self, Role.META, "", (Span(row.citation), *detail)), 1)
