"""What facts said before and after a release: the fact, then the old value, the new one, and the sources."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from rairdtc_gui.ui.screens.about.rows import ValueRow
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.panel import Hairline
from rairdtc_gui.ui.widgets.text import PlainLabel, RichLine, Span, SpanKind

_LARGE = 1.5  # text scale from which old and new stand below each other
_SHOWN = 2  # sources that are named


class ChangeTable(QWidget):
    """Signal: `link_activated(route)`."""

    #: A fact or a source that was followed.
    link_activated = Signal(str)

    def __init__(self, head: str, rows: tuple[ValueRow, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("{head}: before and after").format(head=head))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, current_theme().px(4), 0, current_theme().px(8))
        column.setSpacing(current_theme().px(4))
        for row in rows:
            column.addWidget(Hairline(self))
            column.addWidget(self._row(row))

    def _row(self, row: ValueRow) -> QWidget:
        theme = current_theme()
        inside = QWidget(self)
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(2))
        is_large = theme.scale >= _LARGE
        grid.addWidget(self._subject(row), 0, 0, 1, 2)
        for place, (word, text) in enumerate(((self.tr("Before"), row.old), (self.tr("Now"), row.new))):
            cell = QWidget(inside)
            lines = QVBoxLayout(cell)
            lines.setContentsMargins(0, 0, 0, 0)
            lines.setSpacing(0)
            lines.addWidget(PlainLabel(word, cell, Role.META, "muted"))
            lines.addWidget(PlainLabel(text, cell, Role.BODY, "" if place else "muted"))
            lines.addStretch(1)
            if is_large:
                grid.addWidget(cell, 1 + place, 0, 1, 2)
            else:
                grid.addWidget(cell, 1, place, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(place, 1)
        grid.addWidget(self._sources(row), 3, 0, 1, 2)
        inside.setAccessibleName(
            self.tr("{subject}. Before: {old}. Now: {new}").format(subject=row.subject, old=row.old, new=row.new)
        )
        return inside

    def _subject(self, row: ValueRow) -> RichLine:
        subject = Span(row.subject, SpanKind.TITLE if row.route else SpanKind.STRONG, row.route)
        return self._line((subject, Span(f"  {row.code}", SpanKind.META)) if row.code else (subject,))

    def _sources(self, row: ValueRow) -> RichLine:
        """The first sources as links, the others counted, and the word for what was not read in one."""
        spans = [Span(self.tr("Source: ") if row.sources else self.tr("No source is cited"), SpanKind.MUTED)]
        for place, (words, route) in enumerate(row.sources[:_SHOWN]):
            spans += [Span("; ", SpanKind.MUTED)] if place else []
            spans.append(Span(words, SpanKind.ENTRY, route))
        more = len(row.sources) - _SHOWN
        if more > 0:
            spans.append(Span(self.tr(" and {count} more").format(count=more), SpanKind.MUTED))
        if not row.is_confirmed:
            spans += [Span(" "), Span(self.tr("unconfirmed"), SpanKind.UNCONFIRMED)]
        return self._line(tuple(spans), Role.META)

    def _line(self, spans: tuple[Span, ...], role: Role = Role.BODY) -> RichLine:
        line = RichLine(self, role, spans=spans)
        line.link_activated.connect(self.link_activated)
        return line
