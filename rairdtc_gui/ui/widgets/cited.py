"""Shows sentences with their sources: the line itself, and the numbered list that its numbers lead to."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from rairdtc_gui.domain.cited import CitedSource, Statement
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.translation import translate
from rairdtc_gui.ui.widgets.card_row import CardRow
from rairdtc_gui.ui.widgets.source_card import source_card
from rairdtc_gui.ui.widgets.text import PlainLabel, RichLine, Span, SpanKind, set_property

SOURCE = "source:"
_SHOWN_FOR = 2000  # ms for which a source stays marked


def statement_spans(said: Statement) -> tuple[Span, ...]:
    """Region, leading words, sentence, links, sources, and the word for what was not read in one."""
    spans: list[Span] = []
    if said.region:
        spans += [Span(wording.region_word(said.region), SpanKind.META), Span("\u00a0 ")]
    if said.lead:
        spans.append(Span(said.lead + ("  " if said.text else ""), SpanKind.STOP if said.is_stop else SpanKind.STRONG))
    for text, route in said.pieces or ((said.text, ""),):
        if text:
            spans.append(Span(text, SpanKind.LINK if route else SpanKind.PLAIN, route))
    for place, (words, route) in enumerate(said.links):
        spans += [Span(" · ")] if place else []
        spans.append(Span(words, SpanKind.ENTRY if route else SpanKind.PLAIN, route))
    for number in said.numbers:
        spans += [Span(" "), Span(str(number), SpanKind.SOURCE, f"{SOURCE}{number}")]
    if not said.is_confirmed:
        spans += [Span(" "), Span(translate("Cited", "unconfirmed"), SpanKind.UNCONFIRMED)]
    return tuple(spans)


class StatementLine(QWidget):
    """A sentence, and its note below. Signal: `link_activated(target)`."""

    #: A source number or a link that was followed.
    link_activated = Signal(str)

    def __init__(self, said: Statement, role: Role = Role.BODY, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._line = RichLine(self, role, "", statement_spans(said))
        self._line.link_activated.connect(self.link_activated)
        column.addWidget(self._line)
        if said.note:
            column.addWidget(PlainLabel(said.note, self, Role.META, "muted"))

    def align_with(self, role: Role) -> None:
        """The first line stands where a text of another role would."""
        self._line.align_with(role)


class CitedSources(QWidget):
    """The numbered sources of a page; one that is asked for is marked for a moment."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._entries: dict[int, QFrame] = {}
        self._cards: dict[str, CardRow] = {}
        self._marked: QFrame | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._unmark)

    def show_sources(self, sources: tuple[CitedSource, ...]) -> None:
        """Replaces the list."""
        self._timer.stop()
        self._marked = None
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._entries = {source.number: self._entry(source) for source in sources}
        self._cards = {}
        for source in sources:
            target = f"{SOURCE}{source.number}"
            self._cards[target] = source_card(target, source.citation, source.kind, source.year, source.read)
        for entry in self._entries.values():
            self._column.addWidget(entry)
            entry.show()

    def card_of(self, target: str) -> CardRow | None:
        """The card of a number that leads here."""
        return self._cards.get(target)

    def mark(self, target: str) -> QWidget | None:
        """Marks the source that a link leads to and gives its entry; none if there is none."""
        number = target.removeprefix(SOURCE)
        entry = self._entries.get(int(number)) if number.isdecimal() else None
        if entry is not None:
            self._unmark()
            self._marked = entry
            set_property(entry, "ground", "selection")
            self._timer.start(_SHOWN_FOR)
        return entry

    def _entry(self, source: CitedSource) -> QFrame:
        theme = current_theme()
        entry = QFrame(self)
        row = QHBoxLayout(entry)
        row.setContentsMargins(theme.px(4), theme.px(2), theme.px(4), theme.px(2))
        row.setSpacing(theme.px(8))
        number = PlainLabel(f"[{source.number}]", entry, Role.META, "muted")
        number.setWordWrap(False)
        number.setFixedWidth(theme.px(28))
        row.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        said = " · ".join(part for part in (source.detail, wording.checked_on(source.checked_on)) if part)
        detail = (Span("  " + said, SpanKind.MUTED),) if said else ()
        row.addWidget(RichLine(entry, Role.META, "", (Span(source.citation), *detail)), 1)
        return entry

    @Slot()
    def _unmark(self) -> None:
        if self._marked is not None:
            set_property(self._marked, "ground", "")
            self._marked = None
