"""What the program is, what it is for and not for, which knowledge it holds, and whether it works here."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from rairdtc_gui.domain.routes import NEWS, SELF_TEST, SOURCES, Place, Route
from rairdtc_gui.domain.search_terms import fold
from rairdtc_gui.ui.screens.about.change_table import ChangeTable
from rairdtc_gui.ui.screens.about.rows import AboutPage, AboutRow, Entry, Tested
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.announce import announce
from rairdtc_gui.ui.widgets.note import NoteLine
from rairdtc_gui.ui.widgets.panel import SectionHead
from rairdtc_gui.ui.widgets.scroll import PageScroll
from rairdtc_gui.ui.widgets.text import PlainLabel, RichLine, Span, SpanKind

_WIDEST, _SOURCES_HIGH = 820, 320


class AboutListener(Protocol):
    """Who runs the self-test."""

    def on_self_test_requested(self) -> None: ...


class AboutView(QWidget):
    """A page of text with one button. Signal: `route_requested(route)`."""

    #: A link that was followed.
    route_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._listener: AboutListener | None = None
        self._scroll = PageScroll(self)
        self._page = QWidget()
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(24))
        self._column.setSpacing(theme.px(8))
        self._page.setMaximumWidth(theme.px(_WIDEST))  # not the labels: their height is asked for the width of the page
        self._scroll.setWidget(self._page)
        self._parts: dict[str, QWidget] = {}
        self._wanted = ""
        self._verdict = NoteLine(self._page)
        self._problems = PlainLabel("", self._page)
        self._sources = _SourceList(self._page)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._bring)
        outer.addWidget(self._scroll)

    def title(self) -> str:
        """The view title."""
        return self.tr("About")

    def context(self) -> str:
        """Nothing more to say beside the title."""
        return ""

    def listen(self, listener: AboutListener) -> None:
        """Who runs the self-test."""
        self._listener = listener

    def show_page(self, page: AboutPage) -> None:
        """The whole page, once: purpose and knowledge, self-test, what changed, sources, licences."""
        self._column.addWidget(PlainLabel(self.title(), self._page, Role.VIEW_TITLE))
        self._column.addWidget(self._ways())
        first = next(place for place, row in enumerate(page.rows) if row.part == NEWS)
        for row in page.rows[:first]:
            self._add(row)
        self._add_self_test(page.self_test)
        for row in page.rows[first:-1]:
            self._add(row)
        self._add_head(page.sources_head, "", SOURCES)
        self._sources.show_lines(page.sources)
        self._column.addWidget(self._sources)
        self._add(page.rows[-1])
        self._column.addStretch(1)

    def show_tested(self, tested: Tested) -> None:
        """What the self-test found; it is said aloud as well."""
        self._verdict.show_note(tested.verdict, "plain" if tested.is_passed else "stop")
        self._problems.setText("\n".join(tested.problems))
        self._problems.setVisible(bool(tested.problems))
        announce(self._run, tested.verdict)

    def go_to(self, part: str) -> None:
        """Brings a part of the page into sight, at once or as soon as the page has its size."""
        self._wanted = part
        self._bring()

    @Slot()
    def _bring(self) -> None:
        head, bar = self._parts.get(self._wanted), self._scroll.verticalScrollBar()
        if head is not None and bar.maximum() > 0:
            self._wanted = ""
            bar.setValue(head.y())

    def show_source(self, source: str) -> None:
        """One source of the list, found by its words."""
        self._sources.show_one(source)

    def focus_first(self) -> None:
        """The page takes the focus, so that keys scroll it."""
        self._scroll.setFocus()

    def state(self) -> object:
        """The scroll position."""
        return self._scroll.verticalScrollBar().value()

    def restore(self, state: object) -> None:
        """Back to a scroll position."""
        if isinstance(state, int):
            self._scroll.verticalScrollBar().setValue(state)

    # --- building ------------------------------------------------------------------------------

    def _ways(self) -> RichLine:
        """Links to the parts of a long page."""
        parts = (
            (self.tr("Self-test"), SELF_TEST),
            (self.tr("What changed"), NEWS),
            (self.tr("Sources"), SOURCES),
            (self.tr("Licences"), "licences"),
        )
        spans: list[Span] = []
        for words, part in parts:
            spans += [Span("\u2003\u2003")] if spans else []
            spans.append(Span(words, SpanKind.ENTRY, Route(Place.ABOUT, part).encode()))
        line = RichLine(self._page, spans=tuple(spans))
        line.link_activated.connect(self.route_requested)
        return line

    def _add(self, row: AboutRow) -> None:
        self._add_head(row.head, row.context, row.part)
        for group in row.groups:
            if group.head:
                self._column.addWidget(PlainLabel(group.head, self._page, Role.BODY_STRONG))
            for entry in group.entries:
                self._add_entry(entry)
            if group.values:
                table = ChangeTable(group.head, group.values, self._page)
                table.link_activated.connect(self.route_requested)
                self._column.addWidget(table)

    def _add_head(self, words: str, context: str, part: str) -> None:
        head = SectionHead(words, context, self._page)
        self._column.addWidget(head)
        if part:
            self._parts[part] = head

    def _add_entry(self, entry: Entry) -> None:
        self._column.addWidget(self._paragraph(entry))
        for words, code in entry.named:
            self._column.addWidget(self._named(words, code))
        if entry.sources:
            self._column.addWidget(PlainLabel(entry.sources, self._page, Role.META, "muted"))
        if entry.links:
            spans: list[Span] = []
            for words, route in entry.links:
                spans += [Span("  ·  ")] if spans else []
                spans.append(Span(words, SpanKind.ENTRY, route))
            line = RichLine(self._page, Role.META, spans=tuple(spans))
            line.link_activated.connect(self.route_requested)
            self._column.addWidget(line)

    def _paragraph(self, entry: Entry) -> QWidget:
        """A change in words; ids are small beside them."""
        if not entry.ids:
            return PlainLabel(entry.text, self._page)
        kinds = (SpanKind.PLAIN, SpanKind.META)
        return RichLine(self._page, spans=tuple(Span(part, kinds[is_id]) for part, is_id in entry.parts()))

    def _named(self, words: str, code: str) -> RichLine:
        """What a rule or a finding says, with its id small behind it, set in from the paragraph that names it."""
        line = RichLine(self._page, spans=(Span(words, SpanKind.MUTED), Span(f"  {code}", SpanKind.META)))
        line.setContentsMargins(current_theme().px(16), 0, 0, 0)
        return line

    def _add_self_test(self, said: str) -> None:
        self._add_head(self.tr("Self-test"), "", SELF_TEST)
        self._column.addWidget(PlainLabel(said, self._page))
        self._run = QPushButton(self.tr("Run the self-test"), self._page)
        self._run.setAccessibleName(self._run.text())
        self._run.setSizePolicy(self._run.sizePolicy().Policy.Fixed, self._run.sizePolicy().Policy.Fixed)
        self._run.clicked.connect(self._on_run)
        self._column.addWidget(self._run)
        self._column.addWidget(self._verdict)
        self._problems.setVisible(False)
        self._column.addWidget(self._problems)

    @Slot()
    def _on_run(self) -> None:
        if self._listener is not None:
            self._listener.on_self_test_requested()


class _SourceList(QWidget):
    """Lines of text under a filter; as text, more than a thousand of them cost nothing to show."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        theme = current_theme()
        self._lines: tuple[str, ...] = ()
        self._by_id: dict[str, str] = {}
        self._filter = QLineEdit(self)
        self._filter.setPlaceholderText(self.tr("Filter sources"))
        self._filter.setAccessibleName(self.tr("Filter sources by any words"))
        self._filter.setClearButtonEnabled(True)
        self._filter.setMaxLength(2_000)
        self._text = QPlainTextEdit(self)
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(self.tr("Sources"))
        self._text.setFixedHeight(theme.px(_SOURCES_HIGH))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self._filter)
        frame = QFrame(self)
        frame.setProperty("kind", "card")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, theme.px(4), 1, theme.px(4))
        inside.addWidget(self._text)
        column.addWidget(frame)
        self._filter.textChanged.connect(self._show_matching)

    def show_lines(self, lines: tuple[tuple[str, str], ...]) -> None:
        """Replaces the lines; each comes with the id of its source."""
        self._lines, self._by_id = tuple(line for _, line in lines), dict(lines)
        self._show_matching()

    def show_one(self, source: str) -> None:
        """Only this source; the filter says so and can be emptied."""
        line = self._by_id.get(source, "")
        if line:
            self._filter.setText(line)
            self._filter.setCursorPosition(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """From the first line on: it wraps anew, and its later lines would stay on top."""
        super().resizeEvent(event)
        self._text.verticalScrollBar().setValue(0)

    @Slot()
    def _show_matching(self) -> None:
        wanted = fold(self._filter.text()).split()
        found = [line for line in self._lines if all(word in fold(line) for word in wanted)] if wanted else self._lines
        self._text.setPlainText("\n".join(found) or self.tr("No source has all of these words."))
