"""The list below the search field: the top hit large, then groups by kind; heads cannot be selected."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QRegion, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyleOption,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from rairdtc_gui.ui.theme import current_theme
from rairdtc_gui.ui.widgets.search_delegate import ENTRY, Entry, HitDelegate, HitRow
from rairdtc_gui.ui.widgets.search_foot import SearchFoot
from rairdtc_gui.ui.widgets.text import PlainLabel

_CORNER = 4  # a little less than that of the outline, which is drawn over it
_Index = QModelIndex | QPersistentModelIndex


class SearchPopup(QFrame):
    """Signal: `chosen(route)`. Never takes the focus; the field walks it with `step`."""

    #: The route of the chosen hit.
    chosen = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("searchPopup")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._model = _HitModel(self)
        self._delegate = HitDelegate(self)
        self._list = _HitList(self)
        self._note = PlainLabel("", self)
        self.foot = SearchFoot(self)
        self._build()
        self._list.clicked.connect(self._on_clicked)

    def show_hits(self, hits: tuple[HitRow, ...], note: str = "") -> None:
        """Replaces the list, the top hit selected; a note stands above it, or tells that nothing was found."""
        self._model.show_entries(tuple(_entries(hits, self.tr("Top hit"))))
        self._list.setVisible(bool(hits))
        none = "" if hits else self.tr("Nothing found. Searched: names, brands, trials, toxicities, text.")
        self._note.setText(note or none)
        self._note.setVisible(bool(note or none))
        self.foot.show_count(self.tr("1 hit") if len(hits) == 1 else self.tr("{number} hits").format(number=len(hits)))
        if hits:
            self._list.setCurrentIndex(self._model.index(1, 0))
            self._list.scrollToTop()

    def showEvent(self, event: QShowEvent) -> None:
        """A key does not draw the screen below anew. Said here, for a style sheet takes it back when it is applied."""
        super().showEvent(event)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():  # most keys only change how many hits there are
            self._delegate.width = self.width() - 2
            self._list.doItemsLayout()
        self.setMask(_rounded(self.rect(), current_theme().px(_CORNER)))
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """All of its ground, and the outline that the style sheet names."""
        option = QStyleOption()
        option.initFrom(self)
        painter = QPainter(self)
        painter.fillRect(event.rect(), current_theme().color("background"))
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)

    def wanted_height(self, width: int) -> int:
        """The height at which nothing scrolls."""
        rows = sum(self._delegate.height_of(entry, width - 2) for entry in self._model.entries)
        note = self._note.heightForWidth(width - 2) if self._note.text() else 0
        return rows + note + self.foot.sizeHint().height() + current_theme().px(8) + 2

    def step(self, step: int) -> None:
        """Selects the next or previous hit."""
        row = self._list.currentIndex().row() + step
        while 0 <= row < len(self._model.entries):
            if self._model.entries[row].hit is not None:
                self._list.setCurrentIndex(self._model.index(row, 0))
                return
            row += step

    def choose_current(self) -> None:
        """Opens the selected hit."""
        self._on_clicked(self._list.currentIndex())

    def _build(self) -> None:
        theme = current_theme()
        self._list.setModel(self._model)
        self._list.setItemDelegate(self._delegate)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setMouseTracking(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setAccessibleName(self.tr("Search hits"))
        self._note.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, theme.px(4), 1, 1)
        column.setSpacing(0)
        column.addWidget(self._note)
        column.addWidget(self._list, 1)
        column.addWidget(self.foot)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        entry = index.data(ENTRY)
        if isinstance(entry, Entry) and entry.hit is not None:
            self.chosen.emit(entry.hit.route)


def _entries(hits: tuple[HitRow, ...], top: str) -> Iterator[Entry]:
    """The top hit, then the others by head, heads in the order in which they were found."""
    if not hits:
        return
    yield Entry(top, None)
    yield Entry("", hits[0], is_top=True)
    for kind in dict.fromkeys(hit.kind for hit in hits[1:]):
        yield Entry(kind, None)
        for hit in hits[1:]:
            if hit.kind == kind:
                yield Entry("", hit)


def _said(hit: HitRow, is_top: bool) -> str:
    """A hit for a screen reader."""
    dose = (hit.dose.line, hit.dose.whom, hit.dose.source) if is_top and hit.dose is not None else ()
    return ", ".join(filter(None, (hit.title, hit.detail, hit.field and f"{hit.field} {hit.matched}", *dose)))


def _rounded(rect: QRect, corner: int) -> QRegion:
    """All of a rectangle but the four corners outside of its outline, where the screen below is seen."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(rect), corner, corner)
    return QRegion(path.toFillPolygon().toPolygon())


class _HitList(QListView):
    """Fills all of its ground itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), current_theme().color("background"))
        painter.end()
        super().paintEvent(event)


class _HitModel(QAbstractListModel):
    """The lines of the list."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entries: tuple[Entry, ...] = ()

    def show_entries(self, entries: tuple[Entry, ...]) -> None:
        """Replaces the lines."""
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entries[index.row()]
        if role == ENTRY:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return entry.head if entry.hit is None else _said(entry.hit, entry.is_top)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        is_hit = self.entries[index.row()].hit is not None
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if is_hit else Qt.ItemFlag.NoItemFlags
