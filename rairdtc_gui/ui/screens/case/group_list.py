"""The groups of questions at the left: number or check, name, and counts in words. Any order is allowed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from rairdtc_gui.ui.icons import pixmap
from rairdtc_gui.ui.screens.case.rows import GroupRow
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.scroll import PageScroll
from rairdtc_gui.ui.widgets.text import PlainLabel, set_tool_tip

_WIDTH, _NARROW = 200, 60
_LARGE_TEXT = 1.5


def is_narrow() -> bool:
    """With large text only the numbers are shown; the names are in tool tips and at the head of the page."""
    return current_theme().scale >= _LARGE_TEXT


class GroupList(QFrame):
    """Signal: `group_requested(id)`."""

    #: A group that was chosen.
    group_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.setObjectName("leftColumn")
        self.setAccessibleName(self.tr("Groups of questions"))
        self._tiles: dict[str, GroupTile] = {}
        page = QWidget()
        column = QVBoxLayout(page)
        margin = theme.px(4 if is_narrow() else 12)
        column.setContentsMargins(theme.px(8), margin, theme.px(8), margin)
        column.setSpacing(theme.px(4))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0 if is_narrow() else theme.px(4))
        column.addLayout(self._rows)
        hint = PlainLabel(
            self.tr("Groups may be answered in any order. Open and not available never count as no."),
            page,
            Role.META,
            "muted",
        )
        hint.setContentsMargins(theme.px(12), theme.px(12), theme.px(8), 0)
        column.addWidget(hint)
        column.addStretch(1)
        scroll = PageScroll(self)
        scroll.setWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 1, 0)
        outer.addWidget(scroll)
        hint.setVisible(not is_narrow())
        self.setFixedWidth(theme.px(_NARROW if is_narrow() else _WIDTH))

    def show_rows(self, rows: tuple[GroupRow, ...]) -> None:
        """Shows the groups; the tiles stay, so that the focus does."""
        for row in rows:
            tile = self._tiles.get(row.id)
            if tile is None:
                tile = self._tiles[row.id] = GroupTile(self)
                tile.clicked.connect(partial(self._on_clicked, row.id))
                self._rows.addWidget(tile)
            tile.show_row(row)

    def _on_clicked(self, group: str, _is_checked: bool = False) -> None:
        self.group_requested.emit(group)


class GroupTile(QAbstractButton):
    """One group. The circle holds its number, or a check when nothing in it is open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._row: GroupRow | None = None
        self._name = PlainLabel("", self)
        self._counts = PlainLabel("", self, Role.META, "muted")
        for label in (self._name, self._counts):
            label.fill_width()
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.px(42), theme.px(8), theme.px(8), theme.px(8))
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._name)
        column.addWidget(self._counts)
        layout.addLayout(column)
        if is_narrow():
            self._name.hide()
            self._counts.hide()
            self.setMinimumHeight(theme.px(34))

    def show_row(self, row: GroupRow) -> None:
        """Shows a group as it is now."""
        if row == self._row:
            return
        self._row = row
        self._name.setFont(current_theme().font(Role.BODY_STRONG if row.is_current else Role.BODY))
        self._name.setText(row.name)
        self._counts.setText(row.counts)
        self.setAccessibleName(f"{row.number}. {row.name}")
        self.setAccessibleDescription(row.counts)
        set_tool_tip(self, f"{row.name}: {row.counts}" if is_narrow() else "")
        self.setChecked(row.is_current)
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._row is None:
            return
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bounds = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        fill = "selection" if self._row.is_current else "raised" if self.underMouse() else ""
        if fill:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(fill))
            painter.drawRoundedRect(bounds, theme.px(6), theme.px(6))
        self._paint_circle(painter)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRoundedRect(bounds, theme.px(6), theme.px(6))

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusOutEvent(event)

    def _paint_circle(self, painter: QPainter) -> None:
        row, theme = self._row, current_theme()
        assert row is not None
        radius = theme.px(10)
        centre = QPointF(theme.px(20), theme.px(8) + theme.line(Role.BODY) / 2)
        circle = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        painter.setPen(QPen(theme.color("link" if row.is_current else "border"), 1))
        painter.setBrush(theme.color("link") if row.is_current else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(circle)
        if row.is_done:
            token = "on-link" if row.is_current else "text"
            side = theme.px(12)
            picture = pixmap("check", token, side, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(centre.x() - side / 2, centre.y() - side / 2), picture)
            return
        painter.setFont(theme.font(Role.META_STRONG if row.is_current else Role.META))
        painter.setPen(theme.color("on-link" if row.is_current else "text"))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(row.number))
