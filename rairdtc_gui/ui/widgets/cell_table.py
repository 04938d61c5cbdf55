"""A table of cells whose first column and head stay in sight. Rows are chosen; Enter or a click follows a cell."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from rairdtc_gui.ui.theme import current_theme
from rairdtc_gui.ui.widgets.cell_delegate import CellDelegate
from rairdtc_gui.ui.widgets.cell_grid import AxisHeader, CellModel, Grid
from rairdtc_gui.ui.widgets.cell_heads import HeadWalk
from rairdtc_gui.ui.widgets.cells import CellGrid
from rairdtc_gui.ui.widgets.link_point import Pointing, leave, point_at
from rairdtc_gui.ui.widgets.scroll import bring_into_sight

_WALKING = frozenset(
    {
        Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
        Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Return, Qt.Key.Key_Enter,
    }
)  # fmt: skip
_MOST_FROZEN = 0.45  # of the width, for the first column


class CellTable(Grid):
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
        self._frozen = Grid(self)
        self._heads = HeadWalk(self, self.target_activated.emit)
        self._build_frozen()
        self.clicked.connect(self._on_clicked)
        self._frozen.clicked.connect(self._on_frozen_clicked)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.horizontalHeader().sectionClicked.connect(self._on_head_clicked)
        self._frozen.horizontalHeader().sectionClicked.connect(self._on_head_clicked)

    @property
    def grid(self) -> CellGrid:
        """What is shown."""
        return self._cells.grid

    def show_grid(self, grid: CellGrid) -> None:
        """Replaces everything; a row of the same key stays current."""
        key = self.current_key()
        self._heads.clear()
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

    def show_row(self, place: int) -> None:
        """Makes a row current and brings it into sight."""
        self.setCurrentIndex(self._cells.index(place, 0))
        self._bring_current()

    def left(self) -> tuple[str, int, int, int]:
        """Row, column and both scroll positions, for `resume`."""
        down, across = self.verticalScrollBar().value(), self.horizontalScrollBar().value()
        return self.current_key(), max(self.currentIndex().column(), 0), down, across

    def resume(self, left: tuple[str, int, int, int]) -> None:
        """Back to where it was left."""
        key, column, down, across = left
        if key and self.go_to(key):
            last = len(self.grid.columns) - 1
            self.setCurrentIndex(self._cells.index(self.currentIndex().row(), min(column, last)))
        self.verticalScrollBar().setValue(down)
        self.horizontalScrollBar().setValue(across)

    def focus_first(self) -> None:
        """The table takes the keyboard with a current row."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._begin()

    def _begin(self) -> bool:
        """The first row that is no head becomes current; false if a row is, or there is none."""
        if self._heads.is_on or self._cells.cell(self.currentIndex()) is not None:
            return False
        first = next((place for place, row in enumerate(self.grid.rows) if row.cells), -1)
        if first >= 0:
            self.setCurrentIndex(self._cells.index(first, 0))
        return first >= 0

    def whole_size(self, width: int) -> QSize:
        """The size that shows every row in this width."""
        rows = sum(self.rowHeight(place) for place in range(self._cells.rowCount()))
        return QSize(width, self.horizontalHeader().height() + rows + 2)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """By keyboard there is a current row from the beginning; a click chooses its own."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self._begin()
        self.horizontalHeader().viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.horizontalHeader().viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._heads.takes(event.key()) or (event.key() in _WALKING and self._begin()):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._follow(self.currentIndex())
            return
        super().keyPressEvent(event)
        self._bring_current()
        if not self._heads.is_on:
            self._point_current()

    def _bring_current(self) -> None:
        """The page around the table scrolls as well."""
        if self.currentIndex().isValid():
            row = self.visualRect(self.currentIndex()).intersected(self.viewport().rect())
            bring_into_sight(self.viewport(), row)

    def _point_current(self) -> None:
        """The card of the current cell; its words are told to screen readers."""
        target, place = self.link_at(self.currentIndex())
        if target:
            self.setAccessibleDescription(point_at(self.viewport(), target, place, Pointing.KEY))
        else:
            leave(self.viewport())
            self.setAccessibleDescription("")

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
        self._click(self, index)

    @Slot(QModelIndex)
    def _on_frozen_clicked(self, index: QModelIndex) -> None:
        self._click(self._frozen, index)

    def _click(self, grid: Grid, index: QModelIndex) -> None:
        target, _ = grid.link_at(index, grid.pressed_at)
        if target:
            self.target_activated.emit(target)

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, new: QModelIndex, _old: QModelIndex) -> None:
        if new.isValid():
            self._heads.clear()
        self.row_reached.emit(self.current_key())

    @Slot(int)
    def _on_head_clicked(self, column: int) -> None:
        self.head_clicked.emit(column)
        target = self.grid.columns[column].target
        if target:
            self.target_activated.emit(target)

    def _follow(self, index: QModelIndex) -> None:
        """The target of the cell, else that of the name of its row; never that of another cell."""
        row, cell = self._cells.row(index.row()), self._cells.cell(index)
        if row is None or cell is None:
            return
        target = cell.leads_to or row.cells[0].leads_to
        if target:
            self.target_activated.emit(target)
