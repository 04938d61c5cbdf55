"""Options so far, live, and what to ask next. Entries stay when the list is ranked anew, and with them the focus."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.ui.screens.case.rows import AskRow, Move, OptionRow, PanelRows, StanceRow
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.badge import IconLabel
from rairdtc_gui.ui.widgets.filling import FillingBox
from rairdtc_gui.ui.widgets.held import layouts_held
from rairdtc_gui.ui.widgets.panel import Hairline
from rairdtc_gui.ui.widgets.scroll import PageScroll
from rairdtc_gui.ui.widgets.text import PlainLabel, RichLine, Span, SpanKind

_LARGE_TEXT = 1.5


class OptionsPanel(QFrame):
    """Signals: `route_requested(route)`, `question_requested(id)`."""

    #: An option that was chosen.
    route_requested = Signal(str)
    #: A question that was chosen under "Ask next".
    question_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.setObjectName("sidePanel")
        self.setAccessibleName(self.tr("Options so far"))
        self._entries: dict[str, OptionEntry] = {}
        self._heads: dict[str, StanceHead] = {}
        self._more: dict[str, RichLine] = {}
        self._opened: set[str] = set()
        self._order: list[QWidget] = []  # as they are laid out
        self._rows: PanelRows | None = None
        self._band = MoveBand(self)
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(theme.px(16), theme.px(4), theme.px(16), theme.px(12))
        self._column.setSpacing(0)
        self._ask = AskBox(self)
        self._ask.question_requested.connect(self.question_requested)
        self._build()

    def panes(self) -> list[QWidget]:
        """The list and what to ask next, each for F6."""
        return [self._list, self._ask]

    def show_rows(self, rows: PanelRows) -> None:
        """Shows the options as they are ranked now."""
        if rows == self._rows:
            return
        self._rows = rows
        self._band.show_cause(rows.cause, rows.moved)
        with layouts_held(self._list):
            self._arrange(rows.stances)
        self._ask.show_rows(rows.ask, rows.settled)

    def _build(self) -> None:
        theme = current_theme()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(8))
        head.addWidget(PlainLabel(self.tr("Options so far"), self, Role.BODY_STRONG), 1)
        live = PlainLabel(self.tr("live"), self, Role.META, "muted")
        live.setWordWrap(False)
        head.addWidget(live)
        outer.addLayout(head)
        outer.addWidget(self._band)
        if theme.scale >= _LARGE_TEXT:
            outer.addWidget(self._list)  # stands below the questions and scrolls with them
        else:
            scroll = PageScroll(self)
            scroll.setWidget(self._list)
            outer.addWidget(scroll, 1)
        outer.addWidget(Hairline(self))
        outer.addWidget(self._ask)

    def _arrange(self, stances: tuple[StanceRow, ...]) -> None:
        """Puts heads and entries in order without making those anew that are there already."""
        shown = {row.option for stance in stances for row in self._open(stance)}
        for option, entry in self._entries.items():
            if option not in shown:
                entry.hide()  # kept: a later answer can bring it back
        keys = {stance.key for stance in stances}
        for key in self._heads.keys() - keys:
            self._heads[key].hide()
            self._more[key].hide()
        parts = [part for stance in stances for part in self._parts(stance)]
        self._put([widget for widget, _ in parts])
        for widget, is_shown in parts:
            if widget.isHidden() == is_shown:
                widget.setVisible(is_shown)

    def _parts(self, stance: StanceRow) -> list[tuple[QWidget, bool]]:
        """The head of a stance, its entries and the line that opens the rest, each with whether it is shown."""
        head = self._head(stance)
        head.show_count(len(stance.options) if stance.limit else 0)
        entries = [(self._entry(row), True) for row in self._open(stance)]
        more, hidden = self._more_line(stance.key), len(stance.options) - len(entries)
        if hidden > 0:
            words = self.tr("{count} more").format(count=hidden)
            if more.text() != words:
                more.show_spans((Span(words, SpanKind.ENTRY, stance.key),))
        return [(head, True), *entries, (more, hidden > 0)]

    def _open(self, stance: StanceRow) -> tuple[OptionRow, ...]:
        """The options that are shown; the others wait behind a line that opens them."""
        return stance.options[: stance.limit or None] if stance.key not in self._opened else stance.options

    def _put(self, widgets: list[QWidget]) -> None:
        """Lays out what does not stand where it stood, and lets Tab follow."""
        same = 0
        for widget, old in zip(widgets, self._order, strict=False):
            if widget is not old:
                break
            same += 1
        if same == len(widgets) == len(self._order):
            return
        while self._column.count() > same:
            self._column.takeAt(same)
        for widget in widgets[same:]:
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self._order = widgets
        stops = [widget.link if isinstance(widget, OptionEntry) else widget for widget in widgets]
        links = [widget for widget in stops if isinstance(widget, RichLine)]
        for first, second in pairwise(links):
            QWidget.setTabOrder(first, second)

    def _head(self, stance: StanceRow) -> StanceHead:
        if stance.key not in self._heads:
            self._heads[stance.key] = StanceHead(stance, self._list)
        return self._heads[stance.key]

    def _entry(self, row: OptionRow) -> OptionEntry:
        entry = self._entries.get(row.option)
        if entry is None:
            entry = self._entries[row.option] = OptionEntry(self._list)
            entry.hide()  # else its layout would show it
            entry.link.link_activated.connect(self.route_requested)
        entry.show_row(row)
        return entry

    def _more_line(self, key: str) -> RichLine:
        if key not in self._more:
            line = RichLine(self._list)
            line.setContentsMargins(current_theme().px(20), current_theme().px(2), 0, current_theme().px(2))
            line.link_activated.connect(self._on_more)
            line.hide()  # else its layout would show it
            self._more[key] = line
        return self._more[key]

    @Slot(str)
    def _on_more(self, key: str) -> None:
        stances = () if self._rows is None else self._rows.stances
        opened = next((stance for stance in stances if stance.key == key), None)
        if opened is None:
            return
        seen = len(self._open(opened))
        self._opened.add(key)
        self._arrange(stances)
        for row in opened.options[seen : seen + 1]:
            self._entries[row.option].link.setFocus(Qt.FocusReason.TabFocusReason)


class StanceHead(QWidget):
    """Icon and word of a stance over its options."""

    def __init__(self, row: StanceRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, theme.px(8), 0, theme.px(2))
        layout.setSpacing(theme.px(8))
        tone = "contraindicated" if row.key == "first" else row.key  # the urgent steps have the colour of a stop
        layout.addWidget(IconLabel(row.icon, tone, 12, self))
        layout.addWidget(PlainLabel(row.word, self, Role.BODY_STRONG, tone), 1)
        self._count = PlainLabel("", self, Role.META, "muted")
        self._count.setWordWrap(False)
        layout.addWidget(self._count)

    def show_count(self, count: int) -> None:
        """How many there are; 0 shows none."""
        self._count.setText(str(count) if count else "")


class OptionEntry(FillingBox):
    """One option: a link to its card, what it waits for, and which way it moved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self._row: OptionRow | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.px(20), 0, 0, 0)
        layout.setSpacing(theme.px(8))
        self.link = RichLine(self)
        self.link.fill_width()
        self.link.setContentsMargins(0, theme.px(2), 0, theme.px(2))  # can be hit in all of it
        self._arrow = IconLabel("up", "text", 12, self)
        layout.addWidget(self.link, 1)
        layout.addWidget(self._arrow)

    def show_row(self, row: OptionRow) -> None:
        """Shows the option as it is now."""
        if row == self._row:
            return
        self._row = row
        needs = (Span("  " + row.needs, SpanKind.META),) if row.needs else ()
        self.link.show_spans((Span(row.name, SpanKind.ENTRY, Route(Place.RESULT, row.option).encode()), *needs))
        words = {Move.NONE: "", Move.UP: self.tr("moved up"), Move.DOWN: self.tr("moved down")}[row.move]
        self._arrow.setVisible(row.move is not Move.NONE)
        if row.move is not Move.NONE:
            self._arrow.show_icon(row.move.value, "text")
        self._arrow.setAccessibleName(words)
        self.link.setAccessibleName(", ".join(part for part in (row.name, row.needs, words) if part))


class MoveBand(QFrame):
    """Which answer moved how many options; hidden until one did."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.setProperty("ground", "selection")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.px(16), theme.px(6), theme.px(16), theme.px(6))
        layout.setSpacing(theme.px(10))
        layout.addWidget(IconLabel("changed", "link", 16, self), 0, Qt.AlignmentFlag.AlignTop)
        self._line = RichLine(self)
        self._line.fill_width()
        layout.addWidget(self._line, 1)
        self.hide()

    def show_cause(self, cause: str, moved: str) -> None:
        """Replaces the words."""
        self._line.show_spans((Span(cause, SpanKind.STRONG), Span(" " + moved)))
        self.setAccessibleName(f"{cause} {moved}".strip())
        self.setVisible(bool(cause))


class AskBox(QFrame):
    """The questions that could still move most; a click goes to the question."""

    #: A question that was chosen.
    question_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(16), theme.px(10), theme.px(16), theme.px(12))
        self._column.setSpacing(0)
        self._column.addWidget(PlainLabel(self.tr("Ask next"), self, Role.BODY_STRONG))
        self._settled = PlainLabel("", self, Role.BODY, "muted")
        self._column.addWidget(self._settled)
        self._entries = [AskEntry(place, self) for place in (1, 2, 3)]
        for entry in self._entries:
            entry.link.link_activated.connect(self.question_requested)
            self._column.addWidget(entry)

    def show_rows(self, rows: tuple[AskRow, ...], settled: str) -> None:
        """Shows the questions, or the sentence that none is left."""
        self._settled.setText(settled)
        self._settled.setVisible(bool(settled))
        for place, entry in enumerate(self._entries):
            entry.setVisible(place < len(rows))
            if place < len(rows):
                entry.show_row(rows[place])


class AskEntry(FillingBox):
    """A numbered question with how many options it could move."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        digit = PlainLabel(str(number), self, Role.BODY, "muted")
        digit.setWordWrap(False)
        self.link = RichLine(self)
        self.link.fill_width()
        self._moves = PlainLabel("", self, Role.META, "muted")
        self._moves.setWordWrap(False)
        self._moves.align_with(Role.BODY)
        for label in (digit, self.link, self._moves):
            label.setContentsMargins(0, theme.px(2), 0, theme.px(2))
        layout.addWidget(digit, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.link, 1)
        layout.addWidget(self._moves, 0, Qt.AlignmentFlag.AlignTop)

    def show_row(self, row: AskRow) -> None:
        """Shows a question."""
        self.link.show_spans((Span(row.label, SpanKind.ENTRY, row.question, Route(Place.CASE, row.question).encode()),))
        self.link.setAccessibleName(f"{row.label}, {row.moves}")
        self._moves.setText(row.moves)
