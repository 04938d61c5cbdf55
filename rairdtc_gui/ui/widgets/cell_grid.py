"""The parts of a table of cells: its model, its heads, and the grid that knows which link is pointed at."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.cell_delegate import AXIS, CELL, HEAD, CellDelegate, opened
from rairdtc_gui.ui.widgets.cells import Cell, CellGrid, CellRow, Column
from rairdtc_gui.ui.widgets.link_point import leave, point_at
from rairdtc_gui.ui.widgets.plot import paint_head
from rairdtc_gui.ui.widgets.text import tool_tip
from rairdtc_gui.ui.widgets.text_block import shown

_Index = QModelIndex | QPersistentModelIndex
EMPTY = CellGrid("", (), ())
_ROLES = Qt.ItemDataRole
_TALLEST = 10_000
_CAPTION = int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)


class CellModel(QAbstractTableModel):
    """Rows of ready cells; a group head is a row without cells."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = EMPTY

    def show_grid(self, grid: CellGrid) -> None:
        """Replaces everything."""
        self.beginResetModel()
        self.grid = grid
        self.endResetModel()

    def row(self, place: int) -> CellRow | None:
        """The row at a place."""
        return self.grid.rows[place] if 0 <= place < len(self.grid.rows) else None

    def cell(self, index: _Index) -> Cell | None:
        """The cell at an index; none in a group head."""
        row = self.row(index.row())
        return row.cells[index.column()] if row is not None and index.column() < len(row.cells) else None

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.grid.rows)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.grid.columns)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if self.cell(index) is None:  # a head is passed over by the keyboard
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLES.DisplayRole) -> object:
        is_column = orientation is Qt.Orientation.Horizontal and 0 <= section < len(self.grid.columns)
        return self.grid.columns[section].head if is_column and role == _ROLES.DisplayRole else None

    def data(self, index: _Index, role: int = _ROLES.DisplayRole) -> object:
        row, cell = self.grid.rows[index.row()], self.cell(index)
        if cell is None:
            is_said = role in (_ROLES.DisplayRole, _ROLES.AccessibleTextRole, HEAD) and index.column() == 0
            return row.head if is_said or role == HEAD else None
        if role == _ROLES.DisplayRole:
            return cell.text
        if role == _ROLES.AccessibleTextRole:
            return cell.words or cell.text
        if role == _ROLES.ToolTipRole:
            return tool_tip(cell.words) or None
        if role == AXIS:
            return self.grid.columns[index.column()].axis
        return cell if role == CELL else None


class AxisHeader(QHeaderView):
    """The heads of the columns, wrapped; over a column of marks the scale."""

    def __init__(self, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setMinimumSectionSize(current_theme().px(40))
        self.setAccessibleName(self.tr("Heads of the columns"))
        self.current = -1  # the head that has the keyboard

    def show_current(self, place: int) -> None:
        """The head that has the keyboard; -1: none."""
        self.current = place
        self.viewport().update()

    def target(self, place: int) -> str:
        """Where a head leads; empty: nowhere."""
        model = self.model()
        columns = model.grid.columns if isinstance(model, CellModel) else ()
        return columns[place].target if 0 <= place < len(columns) else ""

    def name_place(self, place: int) -> QRect:
        """Where the name of a large head stands."""
        theme = current_theme()
        left, width = self.sectionViewportPosition(place) + theme.px(12), self.sectionSize(place) - 2 * theme.px(12)
        return QRect(left, theme.px(6), width, self._name_height(self.name_lines(place), width))

    def name_lines(self, place: int) -> str:
        """The name of a large head, with where it may end a line."""
        model = self.model()
        assert isinstance(model, CellModel)
        width = max(8, self.sectionSize(place) - 2 * current_theme().px(12))
        return opened(shown(model.grid.columns[place].head), width, QFontMetricsF(current_theme().font(Role.SECTION)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        place = self.logicalIndexAt(event.position().toPoint())
        target = self.target(place)
        if target:
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
            point_at(self.viewport(), target, self.name_place(place))
        else:
            self.viewport().unsetCursor()  # that of a border between columns stays
            leave(self.viewport())

    def viewportEvent(self, event: QEvent) -> bool:
        """A pointer that leaves points at nothing."""
        if event.type() is QEvent.Type.Leave:
            leave(self.viewport())
        return super().viewportEvent(event)

    def fit(self, grid: CellGrid) -> None:
        """As tall as the tallest head."""
        theme = current_theme()
        metrics, line = QFontMetrics(theme.font(Role.META_STRONG)), theme.line(Role.META_STRONG)
        tallest = line
        for place, column in enumerate(grid.columns):
            width = max(8, self.sectionSize(place) - 2 * theme.px(12))
            bounds = metrics.boundingRect(QRect(0, 0, width, 10_000), int(Qt.TextFlag.TextWordWrap), column.head)
            lines = round(bounds.height() / max(1, metrics.lineSpacing())) if column.head else 0
            if column.caption:
                name = self._name_height(self.name_lines(place), width)
                tallest = max(tallest, name + self._caption_height(column.caption, width))
            axis_lines = 0 if column.axis is None else 2 if column.axis.caption else 1
            tallest = max(tallest, line * (lines + axis_lines))
        self.setFixedHeight(tallest + 2 * theme.px(6))

    def paintSection(self, painter: QPainter, rect: QRect, place: int) -> None:
        model = self.model()
        if not isinstance(model, CellModel) or place >= len(model.grid.columns):
            return
        theme, column = current_theme(), model.grid.columns[place]
        painter.save()
        painter.fillRect(rect, theme.color("background"))
        painter.setPen(theme.color("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inside = rect.adjusted(theme.px(12), theme.px(6), -theme.px(12), -theme.px(6))
        if column.caption:
            self._paint_titled(painter, QRect(inside), column, self.name_lines(place))
            self._paint_ring(painter, rect, place)
            painter.restore()
            return
        painter.setFont(theme.font(Role.META_STRONG))
        painter.setPen(theme.color("muted"))
        side = Qt.AlignmentFlag.AlignTop if column.axis else Qt.AlignmentFlag.AlignBottom
        painter.drawText(inside, int(side | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap), shown(column.head))
        if column.axis is not None:
            paint_head(painter, QRectF(rect), column.axis)
        painter.restore()

    def _caption_height(self, caption: str, width: int) -> int:
        metrics = QFontMetrics(current_theme().font(Role.META))
        return metrics.boundingRect(QRect(0, 0, width, 10_000), _CAPTION, shown(caption)).height()

    def _name_height(self, lines: str, width: int) -> int:
        theme = current_theme()
        bounds = QFontMetrics(theme.font(Role.SECTION)).boundingRect(QRect(0, 0, width, _TALLEST), _CAPTION, lines)
        return max(bounds.height(), theme.line(Role.SECTION))

    def _paint_ring(self, painter: QPainter, rect: QRect, place: int) -> None:
        table = self.parentWidget()
        if place == self.current and table is not None and table.hasFocus():
            painter.setPen(QPen(current_theme().color("focus"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))

    def _paint_titled(self, painter: QPainter, inside: QRect, column: Column, name: str) -> None:
        """A large head that opens something, and its caption below."""
        theme = current_theme()
        painter.setFont(theme.font(Role.SECTION))
        painter.setPen(theme.color("link"))
        painter.drawText(inside, _CAPTION, name)
        painter.setFont(theme.font(Role.META))
        painter.setPen(theme.color("muted"))
        below = inside.adjusted(0, self._name_height(name, inside.width()), 0, 0)
        painter.drawText(below, _CAPTION, shown(column.caption))


class Grid(QTableView):
    """What the table and its frozen column share."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setHorizontalHeader(AxisHeader(self))
        self.setItemDelegate(CellDelegate(self))
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.setMouseTracking(True)
        self.pressed_at = QPointF()  # where the pointer went down

    @property
    def cells(self) -> CellModel:
        """What is shown, as a model."""
        model = self.model()
        assert isinstance(model, CellModel)
        return model

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed_at = event.position()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        target, place = self.link_at(self.indexAt(event.position().toPoint()), event.position())
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if target else Qt.CursorShape.ArrowCursor)
        if target:
            point_at(self.viewport(), target, place)
        else:
            leave(self.viewport())

    def viewportEvent(self, event: QEvent) -> bool:
        """A pointer that leaves points at nothing."""
        if event.type() is QEvent.Type.Leave:
            leave(self.viewport())
        return super().viewportEvent(event)

    def link_at(self, index: _Index, point: QPointF | None = None) -> tuple[str, QRect]:
        """Where a point of a cell leads, without one what Enter opens; and the part in sight that says so."""
        delegate = self.itemDelegate()
        assert isinstance(delegate, CellDelegate)
        cell = self.cells.cell(index) if index.isValid() else None
        if cell is None:
            return "", QRect()
        rect = QRectF(self.visualRect(index))
        if point is None:
            links = (place.center() for para, place in delegate.places(cell, rect) if para.target == cell.leads_to)
            point = next(links, rect.center())
        target, place = delegate.link_at(cell, rect, point)
        return target, place.toAlignedRect().intersected(self.viewport().rect())
