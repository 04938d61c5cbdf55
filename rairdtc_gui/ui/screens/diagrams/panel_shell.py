"""What the panels beside both drawings share: a page that scrolls, sections, lines with links, sources at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.screens.diagrams.fold_bar import FoldBar
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.panel import Hairline
from rairdtc_gui.ui.widgets.scroll import PageScroll
from rairdtc_gui.ui.widgets.text import PlainLabel, RichLine, Span, SpanKind

_NO_LIMIT = 16777215
#: The link of a source's number: to the list at the end.
TO_SOURCES = "sources"


class PanelShell(QFrame):
    """Signals: `route_requested(route)`; `node_requested(node id)` for another node of the same drawing; `folded(…)`.

    Where height is short it can be folded to one line, so that the drawing keeps room.
    """

    #: Where a link leads.
    route_requested = Signal(str)
    #: Another node of the drawing.
    node_requested = Signal(str)
    #: Folded to one line, or open.
    folded = Signal(bool)

    def __init__(self, home: Place, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self._home = home  # links to this screen stay in the drawing
        self._shown: object = None
        self._shown_id = ""
        self._titles: tuple[PlainLabel, ...] = ()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.setSpacing(0)
        self._bar = FoldBar(self)
        self._bar.hide()
        self._bar.pressed.connect(self._on_bar_pressed)
        outer.addWidget(self._bar)
        self._scroll = PageScroll(self)
        outer.addWidget(self._scroll)

    @property
    def is_folded(self) -> bool:
        """Whether only its line is seen."""
        return self._scroll.isHidden()

    def set_foldable(self, is_foldable: bool) -> None:
        """Where it can be folded it is so at first; elsewhere it is open."""
        if is_foldable is self._bar.isHidden():
            self._bar.setVisible(is_foldable)
            for label in self._titles:
                label.setVisible(not is_foldable)
            self._fold(is_foldable)

    def open(self) -> None:
        """Shows all of it."""
        if self.is_folded:
            self._fold(False)

    def _fold(self, is_folded: bool) -> None:
        self._scroll.setVisible(not is_folded)
        self._bar.show_folded(is_folded)
        self.setMaximumHeight(self._bar.sizeHint().height() if is_folded else _NO_LIMIT)
        self.folded.emit(is_folded)

    def _on_bar_pressed(self) -> None:
        self._fold(not self.is_folded)

    def _show(self, row: object, row_id: str, fill: Callable[[QVBoxLayout], None]) -> None:
        """Replaces the page unless it shows this row; `fill` writes it. The same node stays at the same place."""
        if row == self._shown:
            return
        is_same = row_id == self._shown_id and self._shown is not None
        self._shown, self._shown_id = row, row_id
        page = QWidget()
        fill(self._column(page))
        bar = self._scroll.verticalScrollBar()
        place = bar.value() if is_same else 0
        self._scroll.setWidget(page)
        bar.setValue(place)

    def _column(self, page: QWidget) -> QVBoxLayout:
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, current_theme().px(16))
        column.setSpacing(0)
        return column

    def _head(self, column: QVBoxLayout, kicker: str, title: str) -> QVBoxLayout:
        """The first section with the titles of the page, which the line says where there is one."""
        self._bar.show_titles(title, kicker)
        body = self._section(column, "", is_first=True)
        self._titles = (PlainLabel(kicker, None, Role.META, "muted"), PlainLabel(title, None, Role.SECTION))
        for label in self._titles:
            body.addWidget(label)
            label.setVisible(self._bar.isHidden())
        return body

    def _section(self, column: QVBoxLayout, title: str, spacing: int = 4, is_first: bool = False) -> QVBoxLayout:
        """A section with its title if it has one, below a hairline unless it is the first."""
        theme = current_theme()
        if not is_first:
            column.addWidget(Hairline())
        body = QVBoxLayout()
        body.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        body.setSpacing(theme.px(spacing))
        if title:
            body.addWidget(PlainLabel(title, None, Role.META, "muted"))
        column.addLayout(body)
        return body

    def _line(self, spans: tuple[Span, ...]) -> RichLine:
        line = RichLine(spans=spans)
        line.link_activated.connect(self._on_link_activated)
        return line

    def _noted(self, lines: Iterable[tuple[Span, ...]], notes: Iterable[str]) -> QWidget:
        """Lines and what stands below them in small letters."""
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for spans in lines:
            column.addWidget(self._line(spans))
        for words in notes:
            column.addWidget(PlainLabel(wording.bind(words), box, Role.META, "muted"))
        return box

    def _fact(self, text: str, numbers: Iterable[int], is_confirmed: bool) -> tuple[Span, ...]:
        """A text with the numbers of its sources, and whether it was confirmed."""
        spans = [Span(wording.bind(text))] if text else []
        spans += [Span(str(number), SpanKind.SOURCE, TO_SOURCES) for number in numbers]
        if not is_confirmed:
            spans += [Span(" "), Span(self.tr("unconfirmed"), SpanKind.UNCONFIRMED)]
        return tuple(spans)

    def _add_sources(self, column: QVBoxLayout, sources: Iterable[tuple[int, str]]) -> None:
        """The sources by number, and room below."""
        listed = tuple(sources)
        if listed:
            body = self._section(column, self.tr("Sources"))
            for number, citation in listed:
                spans = (Span(f"[{number}] ", SpanKind.META), Span(wording.bind(citation)))
                body.addWidget(RichLine(None, Role.META, spans=spans))
        column.addStretch(1)

    def _on_link_activated(self, target: str) -> None:
        route = Route.decode(target)
        if target == TO_SOURCES:
            bar = self._scroll.verticalScrollBar()
            bar.setValue(bar.maximum())
        elif route is None:
            self.node_requested.emit(target)
        elif route.place is self._home:
            self.node_requested.emit(route.item)
        else:
            self.route_requested.emit(target)
