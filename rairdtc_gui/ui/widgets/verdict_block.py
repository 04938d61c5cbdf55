"""Each body's verdict on a case, side by side: by whom it holds, by whom not, for whom it is open."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rairdtc_gui.domain.provenance import Checked
from rairdtc_gui.domain.tri import Tri
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.verdict_words import VerdictBody, VerdictGroup
from rairdtc_gui.ui.widgets.badge import IconLabel
from rairdtc_gui.ui.widgets.text import PlainLabel, RichLine, Span, SpanKind

#: Sign and colour of a verdict; a no is plain text.
SIGNS = {Tri.TRUE: ("check", "text"), Tri.FALSE: ("minus", "muted"), Tri.UNKNOWN: ("ring", "text")}
_SOURCE = "source:"


class VerdictBlock(QWidget):
    """Signal: `link_activated(target)`: a question, or a source number as `source:n`."""

    #: A question or source that was followed.
    link_activated = Signal(str)

    def __init__(self, groups: tuple[VerdictGroup, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_theme().px(8))
        for group in groups:
            self._add(group)

    def _add(self, group: VerdictGroup) -> None:
        theme = current_theme()
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        name, token = SIGNS[group.verdict]
        row.addWidget(IconLabel(name, token, 14, self, line=Role.BODY), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(theme.px(2))
        column.addWidget(PlainLabel(group.head, self, Role.BODY_STRONG))
        for body in group.bodies:
            column.addWidget(self._line(_body_spans(body)))
        if group.because:
            column.addWidget(PlainLabel(group.because, self, Role.META, "muted"))
        row.addLayout(column, 1)
        self._column.addLayout(row)

    def _line(self, spans: tuple[Span, ...]) -> RichLine:
        line = RichLine(self, spans=spans)
        line.link_activated.connect(self.link_activated)
        return line


def _body_spans(body: VerdictBody) -> tuple[Span, ...]:
    spans = [Span(body.name)]
    for number in body.numbers:
        spans += [Span(" "), Span(str(number), SpanKind.SOURCE, f"{_SOURCE}{number}")]
    return (*spans, *_after(body))


def small_spans(group: VerdictGroup) -> tuple[Span, ...]:
    """The verdict and its bodies in one line."""
    spans = [Span(group.head + " ", SpanKind.STRONG)]
    for place, body in enumerate(group.bodies):
        spans += [Span(", " if place else ""), Span(body.name), *_after(body)]
    return tuple(spans)


def _after(body: VerdictBody) -> tuple[Span, ...]:
    """What stands behind a body: that it is unconfirmed, and the questions for which it waits."""
    spans: list[Span] = []
    if not body.is_confirmed:
        spans += [Span(" "), Span(wording.checked_word(Checked.RECALL), SpanKind.UNCONFIRMED)]
    for place, (words, route) in enumerate(body.open):
        spans += [Span(" · " if place else ": "), Span(words, SpanKind.ENTRY, route)]
    return tuple(spans)
