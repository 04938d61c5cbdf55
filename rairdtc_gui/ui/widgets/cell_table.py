"""A table of cells whose first column and head stay in sight. Rows are chosen; Enter or a click follows a cell."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.cell_delegate import AXIS, CELL, HEAD, CellDelegate
from rairdtc_gui.ui.widgets.cells import Cell, CellGrid, CellRow, Column
from rairdtc_gui.ui.widgets.plot import paint_head
from rairdtc_gui.ui.widgets.text import tool_tip
from rairdtc_gui.ui.widgets.text_block import shown

_Index = QModelIndex | QPersistentModelIndex
_EMPTY = CellGrid("", (), ())
_MOST_FROZEN = 0.45  # of the width, for the first column
_ROLES = Qt.ItemDataRole
_CAPTION = int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)


class CellModel(QAbstractTableModel):
    """Rows of ready cells; a group head is a row without cells."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = _EMPTY

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

    def fit(self, grid: CellGrid) -> None:
        """As tall as the tallest head."""
        theme = current_theme()
        metrics, line = QFontMetrics(theme.font(Role.META_STRONG)), theme.line(Role.META_STRONG)
        tallest = line
        for place, column in enumerate(grid.columns):
            width = max(8, self.sectionSize(place) - 2 * theme.px(12))
            bounds = metrics.boundingRect(QRect(0, 0, width, 10_000), int(Qt.TextFlag.TextWordWrap), column.head)
            lines = -(-bounds.height() // max(1, metrics.lineSpacing())) if column.head else 0
            if column.caption:
                tallest = max(tallest, theme.line(Role.SECTION) + self._caption_height(column.caption, width))
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
            self._paint_titled(painter, QRect(inside), column)
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

    def _paint_titled(self, painter: QPainter, inside: QRect, column: Column) -> None:
        """A large head that opens something, and its caption below."""
        theme = current_theme()
        painter.setFont(theme.font(Role.SECTION))
        painter.setPen(theme.color("link"))
        painter.drawText(inside, int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft), shown(column.head))
        painter.setFont(theme.font(Role.META))
        painter.setPen(theme.color("muted"))
        painter.drawText(inside.adjusted(0, theme.line(Role.SECTION), 0, 0), _CAPTION, shown(column.caption))


class _Grid(QTableView):
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


class CellTable(_Grid):
    """Signals: `target_activated(target)`, `row_reached(key)`, `head_clicked(column)`."""

    #: Where the cell that was followed leads.
    target_activated = Signal(str)
    #: The key of the row that is current now.
    row_reached = Signal(str)
    #: The head of a column was clicked.
    head_clicked = Signal(int)

    def __init__(self, parent: QWidget | None = None, is_whole: bool = False) -> None:
        """`is_whole`: as tall as its rows, for a page that scrolls itself."""
        super().__init__(parent)
        self._cells = CellModel(self)
        self._is_whole = is_whole
        self._zoom = 1.0
        self._fitted, self._is_stale = -1, True
        self.setModel(self._cells)
        self.setProperty("ring", "inside")
        self._frozen = _Grid(self)
        self._build_frozen()
        self.clicked.connect(self._on_clicked)
        self._frozen.clicked.connect(self._on_clicked)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.horizontalHeader().sectionClicked.connect(self.head_clicked)
        self._frozen.horizontalHeader().sectionClicked.connect(self.head_clicked)

    @property
    def grid(self) -> CellGrid:
        """What is shown."""
        return self._cells.grid

    def show_grid(self, grid: CellGrid) -> None:
        """Replaces everything; a row of the same key stays current."""
        key = self.current_key()
        self._cells.show_grid(grid)
        self.setAccessibleName(grid.name)
        for view in (self, self._frozen):
            view.clearSpans()
        for place, row in enumerate(grid.rows):
            if row.head and len(grid.columns) > 1:
                self.setSpan(place, 0, 1, len(grid.columns))
        for place in range(len(grid.columns)):
            self._frozen.setColumnHidden(place, place > 0)
        self._is_stale = True
        if self.isVisible():
            self.fit()
        if key:
            self.go_to(key)

    def set_zoom(self, zoom: float) -> None:
        """How much wider than usual a column of marks is."""
        self._zoom, self._is_stale = zoom, True
        if self.isVisible():
            self.fit()

    def current_key(self) -> str:
        """The key of the current row."""
        row = self._cells.row(self.currentIndex().row())
        return row.key if row is not None else ""

    def go_to(self, key: str) -> bool:
        """Makes the first row of a key current; false if there is none."""
        place = next((place for place, row in enumerate(self.grid.rows) if row.key == key and row.cells), -1)
        if place >= 0:
            self.setCurrentIndex(self._cells.index(place, 0))
        return place >= 0

    def focus_first(self) -> None:
        """The table takes the keyboard with a current row."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.selectionModel().hasSelection():
            first = next((place for place, row in enumerate(self.grid.rows) if row.cells), -1)
            self.setCurrentIndex(self._cells.index(first, 0))

    def whole_size(self, width: int) -> QSize:
        """The size that shows every row in this width."""
        rows = sum(self.rowHeight(place) for place in range(self._cells.rowCount()))
        return QSize(width, self.horizontalHeader().height() + rows + 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._follow(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
        self._place_frozen()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()

    # --- layout -----------------------------------------------------------------------------------

    def _build_frozen(self) -> None:
        frozen = self._frozen
        frozen.setModel(self._cells)
        frozen.setSelectionModel(self.selectionModel())
        frozen.setObjectName("frozenColumn")
        frozen.setAccessibleName("")
        frozen.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        frozen.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        frozen.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().valueChanged.connect(frozen.verticalScrollBar().setValue)
        frozen.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        frozen.hide()

    def fit(self) -> None:
        """Widths from what there is, heights from the widths; nothing where neither rows nor room have changed."""
        grid, room = self.grid, self._room()
        if not grid.columns or (room == self._fitted and not self._is_stale):
            return
        self._fitted, self._is_stale = room, False
        widths = self._widths(room)
        for place, width in enumerate(widths):
            self.setColumnWidth(place, width)
        self._frozen.setColumnWidth(0, widths[0])
        delegate = self.itemDelegate()
        assert isinstance(delegate, CellDelegate)
        heights = []
        for row in grid.rows:
            tall = [delegate.height(cell, width) for cell, width in zip(row.cells, widths, strict=False)]
            heights.append(max(tall) if tall else delegate.head_height())
        for view in (self, self._frozen):
            rows = view.verticalHeader()
            rows.blockSignals(True)
            for place, height in enumerate(heights):
                rows.resizeSection(place, height)
            rows.blockSignals(False)
            view.updateGeometries()
            view.viewport().update()
        for view in (self, self._frozen):
            header = view.horizontalHeader()
            assert isinstance(header, AxisHeader)
            header.fit(grid)
        self._frozen.horizontalHeader().setFixedHeight(self.horizontalHeader().height())
        if self._is_whole:
            bar = self.horizontalScrollBar().sizeHint().height() if sum(widths) > room else 0
            self.setFixedHeight(self.whole_size(0).height() + bar)
        self._place_frozen()

    def _room(self) -> int:
        """The width for columns; the bar at the side has its place whether it is there or not."""
        bar = 0 if self._is_whole else self.verticalScrollBar().sizeHint().width()
        return self.width() - bar - 2 * self.frameWidth()

    def _widths(self, room: int) -> list[int]:
        theme, columns = current_theme(), self.grid.columns
        widths = [round(theme.px(column.width) * (self._zoom if column.axis else 1.0)) for column in columns]
        widths[0] = min(widths[0], max(theme.px(96), round(room * _MOST_FROZEN)))
        spare, shares = room - sum(widths), sum(column.share for column in columns)
        if spare > 0 and shares:
            widths = [width + spare * column.share // shares for width, column in zip(widths, columns, strict=True)]
        return widths

    def _place_frozen(self) -> None:
        """The frozen column lies over the first one, and only where the table can be moved sideways."""
        is_wider = bool(self.grid.columns) and self.horizontalHeader().length() > self.viewport().width()
        self._frozen.setVisible(is_wider)
        if is_wider:
            height = self.viewport().height() + self.horizontalHeader().height()
            self._frozen.setGeometry(self.frameWidth(), self.frameWidth(), self.columnWidth(0), height)
            self._frozen.verticalScrollBar().setValue(self.verticalScrollBar().value())
            self._frozen.raise_()

    # --- slots ------------------------------------------------------------------------------------

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        cell = self._cells.cell(index)
        if cell is not None and cell.target:
            self.target_activated.emit(cell.target)

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, _new: QModelIndex, _old: QModelIndex) -> None:
        self.row_reached.emit(self.current_key())

    def _follow(self, index: QModelIndex) -> None:
        """The target of the cell, else that of the row."""
        row, cell = self._cells.row(index.row()), self._cells.cell(index)
        if row is None or cell is None:
            return
        target = cell.target or next((cell.target for cell in row.cells if cell.target), "")
        if target:
            self.target_activated.emit(target)
