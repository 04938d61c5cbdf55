"""Numbered sources at the end of a page or panel; one that is asked for is marked for a moment."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from rairdtc_gui.ui.result_rows.rows import SourceRow
from rairdtc_gui.ui.screens.result.parts import empty
from rairdtc_gui.ui.screens.result.spans import SOURCE
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.card_row import CardRow
from rairdtc_gui.ui.widgets.panel import Hairline, PanelSection
from rairdtc_gui.ui.widgets.source_card import source_card
from rairdtc_gui.ui.widgets.text import PlainLabel, RichLine, Span, SpanKind, set_property

_SHOWN_FOR = 2000  # ms for which a source stays marked


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


class SourceList(QWidget):
    """A section of sources; nothing while there are none."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._entries: dict[int, SourceEntry] = {}
        self._cards: dict[str, CardRow] = {}
        self._marked: SourceEntry | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._unmark)

    def show_rows(self, rows: tuple[SourceRow, ...]) -> None:
        """Replaces the list."""
        self._timer.stop()
        empty(self._column)
        self._entries, self._cards, self._marked = {}, {}, None
        if not rows:
            return
        self._column.addWidget(Hairline(self))
        section = PanelSection(self._title, "plain", len(rows), self)
        for row in rows:
            self._entries[row.number] = SourceEntry(row, section)
            section.body.addWidget(self._entries[row.number])
            target = f"{SOURCE}{row.number}"
            self._cards[target] = source_card(target, row.citation, row.kind, row.year, row.read)
        self._column.addWidget(section)

    def card_of(self, target: str) -> CardRow | None:
        """The card of a number that leads here."""
        return self._cards.get(target)

    def mark(self, number: int) -> QWidget | None:
        """Marks a source for a moment and gives its entry; none if it is not in the list."""
        entry = self._entries.get(number)
        if entry is None:
            return None
        self._unmark()
        self._marked = entry
        set_property(entry, "ground", "selection")
        self._timer.start(_SHOWN_FOR)
        return entry

    @Slot()
    def _unmark(self) -> None:
        if self._marked is not None:
            set_property(self._marked, "ground", "")
            self._marked = None
