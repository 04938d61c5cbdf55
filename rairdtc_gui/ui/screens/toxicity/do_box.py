"""The answer for one event: actions in large type, what goes with them below."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from rairdtc_gui.domain.cited import Statement
from rairdtc_gui.ui.screens.toxicity.rows import DoBox, DoRow
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.badge import IconLabel
from rairdtc_gui.ui.widgets.cited import StatementLine
from rairdtc_gui.ui.widgets.panel import Hairline
from rairdtc_gui.ui.widgets.text import PlainLabel
from rairdtc_gui.ui.widgets.tool_page import LARGE_TEXT

_LABEL = 104


class DoFrame(QFrame):
    """Signal: `link_activated(target)`. A stop has its outline and sign."""

    #: A source number or a link that was followed.
    link_activated = Signal(str)

    def __init__(self, box: DoBox, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = box
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 2, 2, 2)
        column.setSpacing(0)
        column.addWidget(self._head())
        for row in box.rows:
            column.addWidget(Hairline(self))
            column.addWidget(self._row(row))
        self.setAccessibleName(f"{box.title}: {box.context}")

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setClipRegion(event.region())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("contraindicated" if self._box.is_stop else "text"), 1.5))
        painter.setBrush(theme.color("background"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.px(6), theme.px(6))

    def _head(self) -> QFrame:
        theme = current_theme()
        head = QFrame(self)
        if self._box.is_stop:
            head.setProperty("kind", "panel-head")
            head.setProperty("tone", "stop")
        else:
            head.setProperty("ground", "raised")
        row = QHBoxLayout(head)
        row.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8))
        row.setSpacing(theme.px(12))
        if self._box.is_stop:
            row.addWidget(IconLabel("stop", "contraindicated", 16, head, line=Role.BODY), 0, Qt.AlignmentFlag.AlignTop)
        title = PlainLabel(self._box.title, head, Role.BODY_STRONG, "contraindicated" if self._box.is_stop else "")
        title.setWordWrap(False)
        row.addWidget(title, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(PlainLabel(self._box.context, head), 1)
        return head

    def _row(self, row: DoRow) -> QWidget:
        theme = current_theme()
        is_large = theme.scale >= LARGE_TEXT
        content = QWidget(self)
        direction = QBoxLayout.Direction.TopToBottom if is_large else QBoxLayout.Direction.LeftToRight
        layout = QBoxLayout(direction, content)
        side = theme.px(8) if row.is_action else theme.px(6)
        layout.setContentsMargins(theme.px(16), side, theme.px(16), side)
        layout.setSpacing(theme.px(4) if is_large else theme.px(12))
        role = Role.DOSE if row.is_action else Role.META
        is_stop = row.is_action and any(line.is_stop for line in row.lines)
        label = PlainLabel(row.label, content, role, "contraindicated" if is_stop else "" if row.is_action else "muted")
        if not is_large:
            label.setFixedWidth(theme.px(_LABEL))
            if not row.is_action:
                label.align_with(Role.BODY)
        layout.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        lines = QVBoxLayout()
        lines.setSpacing(theme.px(4))
        for said in row.lines:
            lines.addWidget(self._line(said, row))
        layout.addLayout(lines, 1)
        return content

    def _line(self, said: Statement, row: DoRow) -> QWidget:
        """A sentence; in the row of an action what leads it, such as a dose, stands over it in larger type."""
        if row.is_action and said.lead:
            both = QWidget(self)
            column = QVBoxLayout(both)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            column.addWidget(PlainLabel(said.lead, both, Role.DOSE))
            column.addWidget(self._plain_line(replace(said, lead=""), Role.BODY))
            return both
        return self._plain_line(said, Role.DOSE if row.is_action else Role.BODY)

    def _plain_line(self, said: Statement, beside: Role) -> StatementLine:
        line = StatementLine(said, Role.BODY, self)
        line.align_with(beside)
        line.link_activated.connect(self.link_activated)
        return line
