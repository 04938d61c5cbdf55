"""One group of the answer: the action at the left, the medicines that ask for it at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from rairdtc_gui.ui.screens.interactions.rows import Action, Group, LineRow, PairRow
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.badge import IconLabel
from rairdtc_gui.ui.widgets.cited import StatementLine
from rairdtc_gui.ui.widgets.outline import OutlinedFrame
from rairdtc_gui.ui.widgets.panel import Hairline
from rairdtc_gui.ui.widgets.text import PlainLabel, RichLine, Span, SpanKind
from rairdtc_gui.ui.widgets.tool_page import LARGE_TEXT

_CELL = 144
#: Icon, colour and ground of each group; silence is dashed and never looks like "none".
_LOOKS = {
    Action.NOT_TOGETHER: ("contraindicated", "contraindicated", "contraindicated"),
    Action.ADJUST: ("caution", "caution", "caution"),
    Action.MONITOR: ("toxicity", "text", ""),
    Action.NONE: ("check", "text", ""),
    Action.NO_DATA: ("possible", "muted", ""),
    Action.SAME: ("drug", "text", ""),
}
_COMBINED = ("plus", "text", "")


class GroupCard(OutlinedFrame):
    """Signal: `link_activated(target)`."""

    #: A source number that was followed.
    link_activated = Signal(str)

    def __init__(
        self, title: str, rows: tuple[PairRow, ...], action: Action | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__("possible" if action is Action.NO_DATA else "plain", 6, parent)
        is_large = current_theme().scale >= LARGE_TEXT
        outer = QBoxLayout(QBoxLayout.Direction.TopToBottom if is_large else QBoxLayout.Direction.LeftToRight, self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.setSpacing(0)
        outer.addWidget(self._cell(title, _LOOKS[action] if action else _COMBINED, is_large))
        body = QVBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        for place, row in enumerate(rows):
            if place:
                body.addWidget(Hairline(self))
            body.addWidget(self._row(row))
        body.addStretch(1)
        outer.addLayout(body, 1)
        self.setAccessibleName(title)

    @classmethod
    def of(cls, group: Group) -> GroupCard:
        """The card of a group."""
        return cls(group.title, group.rows, group.action)

    def _cell(self, title: str, look: tuple[str, str, str], is_large: bool) -> QFrame:
        theme = current_theme()
        icon_name, token, ground = look
        cell = QFrame(self)
        cell.setProperty("kind", "stance-cell")
        cell.setProperty("stance", ground)
        cell.setProperty("shape", "band" if is_large else "cell")
        if not is_large:
            cell.setFixedWidth(theme.px(_CELL))
        row = QHBoxLayout(cell)
        row.setContentsMargins(theme.px(16), theme.px(12), theme.px(8), theme.px(12))
        row.setSpacing(theme.px(8))
        row.addWidget(IconLabel(icon_name, token, 14, cell, line=Role.BODY_STRONG), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(PlainLabel(title, cell, Role.BODY_STRONG, token), 1, Qt.AlignmentFlag.AlignTop)
        return cell

    def _row(self, row: PairRow) -> QWidget:
        theme = current_theme()
        content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(theme.px(16), theme.px(10), theme.px(16), theme.px(10))
        column.setSpacing(theme.px(4))
        column.addWidget(self._name(row, content))
        for line in row.lines:
            self._add_line(column, line, content)
        if row.note:
            column.addWidget(PlainLabel(row.note, content))
        if row.others:
            column.addWidget(PlainLabel(self.tr("Other labels"), content, Role.META_STRONG, "muted"))
            for line in row.others:
                self._add_line(column, line, content)
        return content

    def _name(self, row: PairRow, parent: QWidget) -> QWidget:
        """The medicine, as a link where it has a page of its own."""
        if not row.route:
            return PlainLabel(row.name, parent, Role.DOSE)
        name = RichLine(parent, Role.DOSE, "", (Span(row.name, SpanKind.TITLE, row.route),))
        name.link_activated.connect(self.link_activated)
        return name

    def _add_line(self, column: QVBoxLayout, line: LineRow, parent: QWidget) -> None:
        said = StatementLine(line.said, Role.BODY, parent)
        said.link_activated.connect(self.link_activated)
        column.addWidget(said)
        below = " · ".join(part for part in (line.mechanism, line.basis) if part)
        if below:
            column.addWidget(PlainLabel(below, parent, Role.META, "muted"))
