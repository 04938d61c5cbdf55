"""Where guidelines differ: the bodies of each decision point side by side. Lies over the result; Esc goes back."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rairdtc_gui.ui.result_rows.panel_rows import GuidelineRows, PointRow, PositionRow
from rairdtc_gui.ui.screens.result.parts import empty, is_large_text, link_line
from rairdtc_gui.ui.screens.result.source_list import SourceList
from rairdtc_gui.ui.screens.result.spans import SOURCE, open_spans, source_spans, unconfirmed_spans
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.badge import CaseMark
from rairdtc_gui.ui.widgets.panel import SectionHead
from rairdtc_gui.ui.widgets.scroll import PageScroll
from rairdtc_gui.ui.widgets.text import PlainLabel, RichLine, Span, SpanKind

_COLUMNS = 3
_AT_ONCE = 2  # decision points that are open when the page appears; more do not fit on a screen


class GuidelinesPage(QWidget):
    """Signals: `closed`, `link_activated(target)`."""

    #: Back to the options.
    closed = Signal()
    #: A link that leads away.
    link_activated = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self._points: dict[str, PointBox] = {}
        self._waiting: list[PointBox] = []
        self._is_seen = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._show_rest)
        self._parts: list[tuple[str, tuple[PointRow, ...]]] = []
        self._rows: GuidelineRows | None = None
        self._wanted = ""
        self._back = QPushButton(self.tr("Back to the options"), self)
        self._back.setProperty("compact", True)
        self._back.setAccessibleName(self._back.text())
        self._back.clicked.connect(self.closed)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(theme.px(24), theme.px(12), theme.px(24), theme.px(24))
        column.setSpacing(0)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.px(8))
        column.addLayout(self._column)
        self._sources = SourceList(self.tr("Sources"), page)
        column.addSpacing(theme.px(20))
        column.addWidget(self._sources)
        column.addStretch(1)
        self._scroll = PageScroll(self)
        self._scroll.setWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        self.setAccessibleName(self.tr("Where guidelines differ"))

    def show_rows(self, rows: GuidelineRows) -> None:
        """Replaces the page and brings the point that was asked for into sight."""
        empty(self._column)
        self._sources.show_rows(())
        self._points, self._waiting, self._rows = {}, [], rows
        self._add(self.tr("Guidelines differ on this case"), rows.bearing)
        self._parts = [
            (self.tr("May bear on it, once these facts are known"), rows.open),
            (self.tr("Other decision points"), rows.others),
        ]
        self._wanted = rows.chosen
        if rows.chosen and rows.chosen not in self._points:
            self._add_parts()
        wanted = self._points.get(rows.chosen)
        if wanted is not None:
            wanted.open()
        self._open_first(rows)
        QTimer.singleShot(0, self, self._show_wanted)
        self._is_seen = False
        self._timer.start(0)

    def focus_first(self) -> None:
        """The way back takes the focus."""
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _open_first(self, rows: GuidelineRows) -> None:
        """Those in sight are open at once, and all above the one that was asked for; the others follow."""
        ids = [row.id for row in rows.bearing]
        count = max(_AT_ONCE, ids.index(rows.chosen) if rows.chosen in ids else 0)
        for point in ids[:count]:
            self._points[point].open()
        self._waiting = [self._points[point] for point in ids[count:]]

    def _add_parts(self) -> None:
        """The decision points that do not bear on the case now."""
        parts, self._parts = self._parts, []
        for head, points in parts:
            self._add(head, points)

    @Slot()
    def _show_rest(self) -> None:
        """What was not in sight, piece by piece; the first time only lets the frame be painted."""
        if not self._is_seen:
            self._is_seen = True
        elif self._waiting:
            self._waiting.pop(0).open()
        elif self._parts:
            self._add(*self._parts.pop(0))
        elif self._rows is not None:
            self._sources.show_rows(self._rows.sources)
            self._rows = None
        if self._waiting or self._parts or self._rows is not None:
            self._timer.start(0)

    def _add(self, head: str, points: tuple[PointRow, ...]) -> None:
        if not points:
            return
        self._column.addWidget(SectionHead(head, str(len(points)), self))
        for row in points:
            box = PointBox(row, self)
            box.link_activated.connect(self._on_link_activated)
            self._points[row.id] = box
            self._column.addWidget(box)

    def finish(self) -> None:
        """Shows everything that still waits."""
        while self._waiting or self._parts or self._rows is not None:
            self._show_rest()
        self._sources.finish()

    @Slot(str)
    def _on_link_activated(self, target: str) -> None:
        if self._rows is not None and target.startswith(SOURCE):
            self._sources.show_rows(self._rows.sources)
            self._rows = None
        entry = self._sources.mark(int(target.removeprefix(SOURCE))) if target.startswith(SOURCE) else None
        if entry is not None:
            self._scroll.ensureWidgetVisible(entry, 0, current_theme().px(24))
        else:
            self.link_activated.emit(target)

    @Slot()
    def _show_wanted(self) -> None:
        bar = self._scroll.verticalScrollBar()
        page, box = self._scroll.widget(), self._points.get(self._wanted)
        bar.setValue(0 if box is None or page is None else max(0, box.mapTo(page, box.rect().topLeft()).y() - 12))


class PointBox(QFrame):
    """One decision point. Signal: `link_activated(target)`. Its bodies stand side by side once it is open."""

    #: A question, or a source number as `source:n`.
    link_activated = Signal(str)

    def __init__(self, row: PointRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self._row = row
        self.setProperty("kind", "card")
        self.setAccessibleName(row.point)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        self._column.setSpacing(theme.px(6))
        self._title = PlainLabel(row.point, self, Role.DOSE)
        self._column.addWidget(self._title)
        if row.because:
            self._add_because(row.because)
        if row.open:
            self._column.addWidget(self._rich((Span(self.tr("Waits for: "), SpanKind.MUTED), *open_spans(row.open))))
        words = self.tr("Show what {count} bodies say").format(count=len(row.positions))
        self._more = link_line(words, self)
        self._more.link_activated.connect(self._on_more)
        self._column.addWidget(self._more)
        self._is_open = False

    def _add_because(self, words: str) -> None:
        line = QHBoxLayout()
        line.setSpacing(current_theme().px(8))
        line.addWidget(CaseMark(self), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(PlainLabel(words, self), 1)
        self._column.addLayout(line)

    @Slot(str)
    def _on_more(self, _target: str) -> None:
        self.open()

    def open(self) -> None:
        """The bodies, three beside each other; with large text below each other."""
        if self._is_open:
            return
        theme = current_theme()
        self._is_open = True
        self._more.hide()
        across = 1 if is_large_text() else _COLUMNS
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(24))
        grid.setVerticalSpacing(theme.px(16))
        for place, position in enumerate(self._row.positions):
            body = self._body(position)
            grid.addWidget(body, place // across, place % across, Qt.AlignmentFlag.AlignTop)
        for column in range(across):
            grid.setColumnStretch(column, 1)
        self._column.addSpacing(theme.px(4))
        self._column.addLayout(grid)

    def _body(self, row: PositionRow) -> QWidget:
        theme = current_theme()
        widget = QWidget(self)
        column = QVBoxLayout(widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addWidget(self._rich((Span(row.body, SpanKind.STRONG), Span("  " + row.region, SpanKind.META)), widget))
        column.addWidget(PlainLabel(row.grade, widget, Role.META, "muted"))
        behind = (*source_spans(row.numbers), *unconfirmed_spans(row.is_confirmed))
        column.addWidget(self._rich((Span(row.text), *behind), widget))
        if row.note:
            column.addWidget(PlainLabel(row.note, widget, Role.META, "muted"))
        return widget

    def _rich(self, spans: tuple[Span, ...], parent: QWidget | None = None) -> RichLine:
        line = RichLine(parent or self, spans=spans)
        line.link_activated.connect(self.link_activated)
        return line
