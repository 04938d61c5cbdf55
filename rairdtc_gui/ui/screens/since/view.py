"""The page of then and now: each option that stands elsewhere, the rules that differ, and the whole order of then."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.ui.screens.since.rows import MovedRow, RuleRow, SincePage, StandRow
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.badge import StanceMark
from rairdtc_gui.ui.widgets.note import NoteLine
from rairdtc_gui.ui.widgets.panel import Hairline, SectionHead
from rairdtc_gui.ui.widgets.scroll import PageScroll
from rairdtc_gui.ui.widgets.text import PlainLabel

_LARGE_TEXT = 1.5


class SinceView(QWidget):
    """Signal: `route_requested(route)`."""

    #: The result of now, or the list of cases.
    route_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.setObjectName("sinceView")
        self._context = PlainLabel("", self, Role.BODY, "muted")
        self._result = QPushButton(self.tr("See the result of now"), self)
        self._result.setProperty("kind", "primary")
        self._list = QPushButton(self.tr("Saved cases"), self)
        self._scroll = PageScroll(self)
        self._page = QWidget(self)
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(theme.px(24), theme.px(8), theme.px(24), theme.px(24))
        self._column.setSpacing(theme.px(12))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._head())
        outer.addWidget(self._scroll, 1)
        self._scroll.setWidget(self._page)
        self._result.clicked.connect(self._on_result)
        self._list.clicked.connect(self._on_list)

    def title(self) -> str:
        """The view title."""
        return self.tr("Then and now")

    def context(self) -> str:
        """Which case, and between which knowledge bases."""
        return self._context.text()

    def focus_first(self) -> None:
        """The way on takes the focus."""
        (self._result if self._result.isVisibleTo(self) else self._list).setFocus()

    def state(self) -> object:
        """The scroll position."""
        return self._scroll.verticalScrollBar().value()

    def restore(self, state: object) -> None:
        """Back to a scroll position."""
        if isinstance(state, int):
            self._scroll.verticalScrollBar().setValue(state)

    def show_page(self, page: SincePage | None, problem: str) -> None:
        """Replaces everything. Without a page there is no result of another knowledge base, or a problem."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        self._result.setVisible(page is not None and page.is_open)
        if page is None:
            self._context.setText("")
            words = problem or self.tr("This case has no result under another knowledge base, so there is no then.")
            self._add(PlainLabel(words, self._page))
        else:
            self._show(page)
        self._column.addStretch(1)

    def _show(self, page: SincePage) -> None:
        label = page.label or self.tr("without a label")
        text = self.tr("case {label} · then {then} · now {now}")
        self._context.setText(text.format(label=label, then=page.then, now=page.now))
        changed = self.tr("{count} changed").format(count=len(page.moved)) if page.moved else self.tr("nothing changed")
        self._add(SectionHead(self.tr("Options that stand elsewhere"), changed, self._page))
        for moved in page.moved:
            self._add(self._card(moved))
        self._add(SectionHead(self.tr("The order of then"), page.then, self._page))
        self._add(self._order(page.was))

    def _card(self, moved: MovedRow) -> QFrame:
        theme = current_theme()
        card = QFrame(self._page)
        card.setProperty("kind", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        column.setSpacing(theme.px(6))
        column.addWidget(PlainLabel(moved.option, card, Role.DOSE))
        is_large = theme.scale >= _LARGE_TEXT
        sides = QBoxLayout(QBoxLayout.Direction.TopToBottom if is_large else QBoxLayout.Direction.LeftToRight)
        sides.setSpacing(theme.px(4 if is_large else 16))
        sides.addWidget(self._stand(self.tr("then"), moved.then, card))
        sides.addWidget(self._stand(self.tr("now"), moved.now, card))
        sides.addStretch(1)
        column.addLayout(sides)
        for rule in moved.rules:
            column.addWidget(Hairline(card))
            self._add_rule(rule, column, card)
        if not moved.rules:
            note = NoteLine(card)
            is_same = moved.then is not None and moved.now is not None and (
                (moved.then.stance, moved.then.status) == (moved.now.stance, moved.now.status)
            )  # fmt: skip
            note.show_note(
                self.tr("Its own rules say the same; others moved past it.")
                if is_same
                else self.tr("No single rule can be named: what the rules are made of changed.")
            )
            column.addWidget(note)
        return card

    def _stand(self, when: str, stand: StandRow | None, parent: QWidget) -> QWidget:
        theme = current_theme()
        side = QWidget(parent)
        row = QHBoxLayout(side)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        name = PlainLabel(when, side, Role.META, "muted")
        name.setWordWrap(False)
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignVCenter)
        if stand is None:
            missing = PlainLabel(self.tr("not in this knowledge base"), side)
            missing.setWordWrap(False)
            row.addWidget(missing)
            return side
        row.addWidget(StanceMark(stand.stance, stand.status, side), 0, Qt.AlignmentFlag.AlignVCenter)
        place = PlainLabel(stand.place, side)
        place.setWordWrap(False)
        row.addWidget(place, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        return side

    def _add_rule(self, rule: RuleRow, column: QVBoxLayout, parent: QWidget) -> None:
        column.addWidget(PlainLabel(f"{rule.turn}: {rule.text}", parent))
        column.addWidget(PlainLabel(rule.basis, parent, Role.META, "muted"))

    def _order(self, was: tuple[tuple[str, StandRow], ...]) -> QFrame:
        theme = current_theme()
        frame = QFrame(self._page)
        frame.setProperty("kind", "card")
        column = QVBoxLayout(frame)
        column.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8))
        column.setSpacing(theme.px(4))
        for place, (option, stand) in enumerate(was):
            if place:
                column.addWidget(Hairline(frame))
            row = QHBoxLayout()
            row.setSpacing(theme.px(12))
            row.addWidget(PlainLabel(option, frame), 1)
            row.addWidget(StanceMark(stand.stance, stand.status, frame), 0, Qt.AlignmentFlag.AlignVCenter)
            column.addLayout(row)
        return frame

    def _head(self) -> QFrame:
        theme = current_theme()
        head = QFrame(self)
        head.setObjectName("viewHead")
        row = QHBoxLayout(head)
        row.setContentsMargins(theme.px(24), theme.px(8), theme.px(24), theme.px(8))
        row.setSpacing(theme.px(12))
        title = PlainLabel(self.title(), self, Role.VIEW_TITLE)
        title.setWordWrap(False)
        if theme.scale < _LARGE_TEXT:
            self._context.align_with(Role.VIEW_TITLE)
        row.addWidget(title)
        row.addWidget(self._context, 1)
        row.addWidget(self._list)
        row.addWidget(self._result)
        return head

    def _add(self, widget: QWidget) -> None:
        self._column.addWidget(widget)

    @Slot()
    def _on_result(self) -> None:
        self.route_requested.emit(Route(Place.RESULT).encode())

    @Slot()
    def _on_list(self) -> None:
        self.route_requested.emit(Route(Place.SAVED).encode())
