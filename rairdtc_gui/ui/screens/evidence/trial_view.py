"""One trial: what it was, its figures by topic, the criteria of entry against the open case, notes, sources."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rairdtc_gui.ui.screens.evidence.parts import BlockView, labelled
from rairdtc_gui.ui.screens.evidence.rows import TrialPage
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.after_frame import AfterFrame
from rairdtc_gui.ui.widgets.cell_table import CellTable
from rairdtc_gui.ui.widgets.detail_box import clear
from rairdtc_gui.ui.widgets.panel import SectionHead
from rairdtc_gui.ui.widgets.scroll import PageScroll
from rairdtc_gui.ui.widgets.text import PlainLabel, RichLine, Span, SpanKind


class TrialView(PageScroll):
    """Signals: `route_requested(route)`, `row_reached(key)`. The page scrolls as a whole."""

    #: Where a link leads.
    route_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self._page = QWidget()
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(theme.px(24), theme.px(12), theme.px(24), theme.px(24))
        self._column.setSpacing(theme.px(4))
        self._tables: list[CellTable] = []
        self._parts: dict[str, BlockView] = {}
        self._later = AfterFrame(self)
        self.setWidget(self._page)
        self.setProperty("ring", "inside")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_page(self, page: TrialPage) -> None:
        """Replaces everything."""
        clear(self._column)
        self._tables, self._parts = [], {}
        if page.links:
            spans = [span for words, route in page.links for span in (Span(words, SpanKind.LINK, route), Span("   "))]
            self._add(self._rich(tuple(spans)))
        for label, text in page.facts:
            self._add(labelled(label, text, self._page))
        for block in (*page.blocks, page.entry):
            view = BlockView(self._page, is_whole=True)
            view.show_block(block)
            view.table.target_activated.connect(self.route_requested)
            self._tables.append(view.table)
            self._parts.setdefault(block.anchor, view)
            self._add(view)
        self._add_texts(self.tr("Notes"), page.notes)
        self._add_texts(self.tr("Sources"), tuple(f"[{number}] {citation}" for number, citation in page.sources))
        self._column.addStretch(1)
        self.verticalScrollBar().setValue(0)

    @property
    def tables(self) -> list[CellTable]:
        """Every table of the page, from top to bottom."""
        return self._tables

    def go_to_part(self, anchor: str) -> None:
        """Brings the head of a part to the top, once the page has its size."""
        if anchor in self._parts:
            self._later.plan(partial(self._scroll_to, anchor))

    def _scroll_to(self, anchor: str) -> None:
        part = self._parts.get(anchor)
        if part is not None:
            self.verticalScrollBar().setValue(part.y())

    def state(self) -> object:
        """Scroll position, which table has the focus, and how each was left."""
        focused = next((place for place, table in enumerate(self._tables) if table.hasFocus()), -1)
        return self.verticalScrollBar().value(), focused, tuple(table.left() for table in self._tables)

    def restore(self, state: object) -> None:
        """Back to where it was left, once the page has its size."""
        match state:
            case (int(value), int(focused), tuple(lefts)) if len(lefts) == len(self._tables):
                for table, left in zip(self._tables, lefts, strict=True):
                    table.resume(left)
                if focused >= 0:
                    self._tables[focused].setFocus(Qt.FocusReason.OtherFocusReason)
                self.verticalScrollBar().setValue(value)
                self._later.plan(partial(self.verticalScrollBar().setValue, value))

    def set_zoom(self, zoom: float) -> None:
        """Wider plots."""
        for table in self._tables:
            table.set_zoom(zoom)

    def focus_first(self) -> None:
        """The page takes the keyboard: arrows scroll, Tab goes to the tables."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, widget: QWidget) -> None:
        self._column.addWidget(widget)

    def _add_texts(self, title: str, texts: tuple[str, ...]) -> None:
        if texts:
            self._add(SectionHead(title, "", self._page))
        for text in texts:
            self._add(PlainLabel(text, self._page, Role.BODY))

    def _rich(self, spans: tuple[Span, ...]) -> RichLine:
        line = RichLine(self._page, spans=spans)
        line.link_activated.connect(self.route_requested)
        return line
