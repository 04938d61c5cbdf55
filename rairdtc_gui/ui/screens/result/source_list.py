"""Numbered sources at the end of a page or panel; one that is asked for is marked for a moment."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rairdtc_gui.ui import wording
from rairdtc_gui.ui.result_rows.rows import SourceRow
from rairdtc_gui.ui.screens.result.parts import empty
from rairdtc_gui.ui.screens.result.spans import SOURCE
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.card_row import CardRow
from rairdtc_gui.ui.widgets.filling import FillingBox, FillingFrame
from rairdtc_gui.ui.widgets.panel import Hairline, PanelSection
from rairdtc_gui.ui.widgets.source_card import source_card
from rairdtc_gui.ui.widgets.text import PlainLabel, RichLine, Span, SpanKind, set_property

_SHOWN_FOR = 2000  # ms for which a source stays marked
_AT_A_TIME = 3  # entries made or changed in one go; the list stands below what is read first


class _Citation(RichLine):
    """Paints nothing while its number belongs to another source already: what it says follows behind the frame."""

    def paintEvent(self, event: QPaintEvent) -> None:
        entry = self.parent()
        if not isinstance(entry, SourceEntry) or entry.is_current():
            super().paintEvent(event)


class SourceEntry(FillingFrame):
    """A numbered source: citation, year and identifiers to copy. `rows`: what the list is to say, by target."""

    def __init__(self, row: SourceRow, rows: Mapping[str, SourceRow], parent: QWidget) -> None:
        super().__init__(parent)
        self._rows, self._target = rows, f"{SOURCE}{row.number}"
        theme = current_theme()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.px(4), theme.px(2), theme.px(4), theme.px(2))
        layout.setSpacing(theme.px(8))
        number = PlainLabel(f"[{row.number}]", self, Role.META, "muted")
        number.setWordWrap(False)
        number.setFixedWidth(theme.px(28))
        layout.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        self._line = _Citation(self, Role.META)
        self._line.fill_width()
        layout.addWidget(self._line, 1)
        self._row: SourceRow | None = None
        self.show_row(row)

    def is_current(self) -> bool:
        """Whether it says what belongs to its number by now."""
        return self._row == self._rows.get(self._target)

    def show_row(self, row: SourceRow) -> bool:
        """Another source under the same number; whether it is one."""
        if row == self._row:
            return False
        self._row = row
        said = " · ".join(part for part in (row.detail, wording.checked_on(row.checked_on)) if part)
        detail = (Span("  " + said, SpanKind.MUTED),) if said else ()
        self._line.show_spans((Span(row.citation), *detail))
        return True


class SourceList(FillingBox):
    """A section of sources; nothing while there are none."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._entries: dict[int, SourceEntry] = {}
        self._section: PanelSection | None = None
        self._rows: dict[str, SourceRow] = {}  # by what leads to them
        self._waiting: list[SourceRow] = []
        self._is_seen = False
        self._filling = QTimer(self)
        self._filling.setSingleShot(True)
        self._filling.timeout.connect(self._on_filling)
        self._marked: SourceEntry | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._unmark)

    def show_rows(self, rows: tuple[SourceRow, ...]) -> None:
        """Replaces the list, piece by piece behind the frame. Entries stay: most of them only say another source.

        Until one does, it says nothing: no frame has a number of this page beside a source of the page before.
        """
        self._timer.stop()
        self._unmark()
        self._rows.clear()
        self._rows.update((f"{SOURCE}{row.number}", row) for row in rows)
        self._waiting, self._is_seen = list(rows), False
        if not rows:
            empty(self._column)
            self._entries, self._section = {}, None
            return
        section = self._section or self._new_section()
        section.show_count(len(rows))
        numbers = {row.number for row in rows}
        for number in [number for number in self._entries if number not in numbers]:
            entry = self._entries.pop(number)
            section.body.removeWidget(entry)
            entry.hide()
            entry.deleteLater()
        section.update()
        self._filling.start(0)

    def finish(self) -> None:
        """Shows everything that still waits."""
        self._fill(len(self._waiting))

    def _fill(self, count: int) -> None:
        """So many entries that are new or change; the others cost nothing."""
        section = self._section
        while self._waiting and count and section is not None:
            row = self._waiting.pop(0)
            if row.number in self._entries:
                count -= self._entries[row.number].show_row(row)
                continue
            entry = SourceEntry(row, self._rows, section)
            section.body.insertWidget(sum(number < row.number for number in self._entries), entry)
            self._entries[row.number] = entry
            count -= 1

    @Slot()
    def _on_filling(self) -> None:
        """The first time only lets the frame be painted."""
        if self._is_seen:
            self._fill(_AT_A_TIME)
        self._is_seen = True
        if self._waiting:
            self._filling.start(0)

    def _new_section(self) -> PanelSection:
        self._column.addWidget(Hairline(self))
        self._section = PanelSection(self._title, "plain", 0, self)
        self._column.addWidget(self._section)
        return self._section

    def card_of(self, target: str) -> CardRow | None:
        """The card of a number that leads here."""
        row = self._rows.get(target)
        return None if row is None else source_card(target, row.citation, row.kind, row.year, row.read)

    def mark(self, number: int) -> QWidget | None:
        """Marks a source for a moment and gives its entry; none if it is not in the list."""
        self.finish()
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
