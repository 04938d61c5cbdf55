"""The table of saved cases. Enter or a double click opens the case of a row."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from rairdtc_gui.ui.icons import icon
from rairdtc_gui.ui.screens.saved.rows import CaseRow
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.scroll import bring_into_sight

_Index = QModelIndex | QPersistentModelIndex
_WIDTHS = (160, 116, 168, 84, 0, 150, 176)  # at 100 %; 0 takes what is left
#: With large text the table is scrolled sideways: what tells cases apart and may need a look stands first.
_LARGE_TEXT, _LARGE_ORDER, _LARGE_FIRST = 1.5, (0, 4, 6, 5, 2, 1, 3), 190
#: So many rows are never cut by the end of the table, rather the page is scrolled; room for a scroll bar below them.
_MOST_WHOLE, _ROOM = 6, 16


class CaseModel(QAbstractTableModel):
    """Rows of ready words."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: tuple[CaseRow, ...] = ()
        self._heads = (
            self.tr("Label"), self.tr("Created"), self.tr("Opened (UTC)"), self.tr("Pack"), self.tr("First option"),
            self.tr("Team decision"), self.tr("Since then"),
        )  # fmt: skip

    def show_rows(self, rows: tuple[CaseRow, ...]) -> None:
        """Replaces everything."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, place: int) -> CaseRow | None:
        """The row at a place."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def place_of(self, case_id: str) -> int:
        """Where a case stands; the first row if it is gone."""
        return next((place for place, row in enumerate(self._rows) if row.id == case_id), 0)

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self._rows[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(row, column)
        if role == Qt.ItemDataRole.DecorationRole and column == len(self._heads) - 1 and row.is_changed:
            return icon("changed", "caution")
        if role == Qt.ItemDataRole.FontRole and column == 0:
            return current_theme().font(Role.BODY_STRONG)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _text(self, row: CaseRow, column: int) -> str:
        label = row.label or self.tr("without a label")
        if row.problem:
            return (self.tr("File {name}").format(name=label), "", "", "", self.tr("cannot be read"), "", row.problem)[
                column
            ]
        if row.is_open:
            label = self.tr("{label} (open)").format(label=label)
        first = row.first or self.tr("none supported")
        decision = row.decision or self.tr("not noted")
        return (label, row.created, row.opened, row.pack, first, decision, row.since)[column]


class CaseTable(QTableView):
    """Signals: `open_requested(id)`, `current_changed`."""

    #: The case to open.
    open_requested = Signal(str)
    #: Another row is current.
    current_changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = CaseModel(self)
        self.setModel(self._model)
        self.setObjectName("caseTable")
        self.setAccessibleName(self.tr("Saved cases"))
        self.setProperty("ring", "inside")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setIconSize(QSize(1, 1) * current_theme().px(16))
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(current_theme().px(36))
        self._lay_out()
        self.doubleClicked.connect(self._on_double_clicked)
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)

    def show_rows(self, rows: tuple[CaseRow, ...]) -> None:
        """Replaces the rows; the same case stays current."""
        current = self.current()
        self._model.show_rows(rows)
        if rows:
            self.selectRow(self._model.place_of(current.id) if current else 0)
        self._fit_rows()
        self.current_changed.emit()

    def current(self) -> CaseRow | None:
        """The row that buttons act on."""
        return self._model.row(self.currentIndex().row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        row = self.current()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None:
            self.open_requested.emit(row.id)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Nothing is cut: words wrap to what the columns leave them."""
        super().resizeEvent(event)
        self._fit_rows()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """There is always a current row, and it is in sight once the page has come to the table."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._model.rowCount():
            self.selectRow(0)
        QTimer.singleShot(0, self, self._show_current)

    @Slot()
    def _show_current(self) -> None:
        if self.hasFocus() and self.currentIndex().isValid():
            bring_into_sight(self.viewport(), self.visualRect(self.currentIndex()))

    def _fit_rows(self) -> None:
        """Each row as high as its words need when they wrap inside the padding of its cells."""
        theme, metrics = current_theme(), QFontMetrics(current_theme().font(Role.BODY_STRONG))
        for place in range(self._model.rowCount()):
            height = 0
            for column in range(self._model.columnCount()):
                icon_width = 24 if column == self._model.columnCount() - 1 else 0
                room = QRect(0, 0, max(40, self.columnWidth(column) - theme.px(28 + icon_width)), 10_000)
                text = str(self._model.data(self._model.index(place, column)) or "")
                height = max(height, metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), text).height())
            self.setRowHeight(place, height + theme.px(16))
        whole = sum(self.rowHeight(place) for place in range(min(self._model.rowCount(), _MOST_WHOLE)))
        self.setMinimumHeight(self.horizontalHeader().sizeHint().height() + whole + theme.px(_ROOM))

    def _lay_out(self) -> None:
        theme, header = current_theme(), self.horizontalHeader()
        header.setHighlightSections(False)
        header.setFont(theme.font(Role.META_STRONG))
        for column, width in enumerate(_WIDTHS):
            if width:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
                self.setColumnWidth(column, theme.px(width))
        header.setMinimumSectionSize(theme.px(80))
        if theme.scale < _LARGE_TEXT:
            header.setSectionResizeMode(_WIDTHS.index(0), QHeaderView.ResizeMode.Stretch)
            return
        self.setColumnWidth(_WIDTHS.index(0), theme.px(_LARGE_FIRST))
        for place, column in enumerate(_LARGE_ORDER):
            header.moveSection(header.visualIndex(column), place)

    @Slot(QModelIndex)
    def _on_double_clicked(self, index: QModelIndex) -> None:
        row = self._model.row(index.row())
        if row is not None:
            self.open_requested.emit(row.id)

    @Slot()
    def _on_current_changed(self) -> None:
        self._show_current()
        self.current_changed.emit()
