"""What is meant by a question: help text, why it is asked, each body's definition, all with their sources."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from rairdtc_gui.ui.screens.case.rows import HelpPart, HelpRow
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.text import PlainLabel, RichLine, Span, SpanKind

_FEW = 3


class HelpBox(QFrame):
    """Lies below its question; the first parts of a long definition, the rest on demand."""

    def __init__(self, row: HelpRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.setProperty("ground", "surface")
        self.setAccessibleName(self.tr("Definition"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        self._column.setSpacing(theme.px(4))
        self._rest: list[QWidget] = []
        self._more = RichLine(self)
        self._more.link_activated.connect(self._on_more)
        if row.text:
            self._add((Span(row.text), *_sources(row.numbers), *self._unconfirmed(row.is_confirmed)))
        if row.why:
            self._add((Span(self.tr("Why it is asked: "), SpanKind.MUTED), Span(row.why)))
        self._add_definition(row)
        self._add_sources(row.sources)

    def _add(self, spans: tuple[Span, ...], role: Role = Role.BODY, tone: str = "") -> RichLine:
        line = RichLine(self, role, tone, spans)
        self._column.addWidget(line)
        return line

    def _add_definition(self, row: HelpRow) -> None:
        """Each body's statement; the first few, the rest on demand."""
        if row.definition:
            self._column.addSpacing(current_theme().px(8))
            self._column.addWidget(PlainLabel(row.definition, self, Role.BODY_STRONG))
        for place, part in enumerate(row.parts):
            line = self._add(self._part(part))
            if place >= _FEW:
                line.hide()
                self._rest.append(line)
        self._more.setVisible(bool(self._rest))
        more = self.tr("{count} more statements on this definition").format(count=len(self._rest))
        self._more.show_spans((Span(more, SpanKind.ENTRY, "more"),))
        self._column.addWidget(self._more)

    def _add_sources(self, sources: tuple[str, ...]) -> None:
        if not sources:
            return
        self._column.addSpacing(current_theme().px(4))
        for number, source in enumerate(sources, start=1):
            self._add((Span(f"[{number}] {source}"),), Role.META, "muted")

    def _part(self, part: HelpPart) -> tuple[Span, ...]:
        body = (Span(part.body + ": ", SpanKind.MUTED),) if part.body else ()
        return (*body, Span(part.text), *_sources(part.numbers), *self._unconfirmed(part.is_confirmed))

    def _unconfirmed(self, is_confirmed: bool) -> tuple[Span, ...]:
        return () if is_confirmed else (Span(" "), Span(self.tr("unconfirmed"), SpanKind.UNCONFIRMED))

    @Slot(str)
    def _on_more(self, _target: str) -> None:
        for widget in self._rest:
            widget.show()
        self._rest = []
        self._more.hide()


def _sources(numbers: tuple[int, ...]) -> tuple[Span, ...]:
    """[1] [2]: the list stands at the end of the box."""
    return tuple(Span(f" [{number}]", SpanKind.META) for number in numbers)
