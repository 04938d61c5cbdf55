"""The list below the search field: the top hit large, then groups by kind; heads cannot be selected."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QRegion, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyleOption,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.badge import KeyChip
from rairdtc_gui.ui.widgets.search_delegate import ENTRY, Entry, HitDelegate, HitRow
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
        self._count = PlainLabel("", self, Role.META, "muted")
        self._foot = _Foot(self)
        self._hints: list[_KeyHint] = []
        self._build()
        self._list.clicked.connect(self._on_clicked)

    def show_hits(self, hits: tuple[HitRow, ...], note: str = "") -> None:
        """Replaces the list, the top hit selected; a note stands above it, or tells that nothing was found."""
        self._model.show_entries(tuple(_entries(hits, self.tr("Top hit"))))
        self._list.setVisible(bool(hits))
        none = "" if hits else self.tr("Nothing found. Searched: names, brands, trials, toxicities, text.")
        self._note.setText(note or none)
        self._note.setVisible(bool(note or none))
        self._count.setText(self.tr("1 hit") if len(hits) == 1 else self.tr("{number} hits").format(number=len(hits)))
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
            self._show_hints_that_fit()
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
        return rows + note + self._foot.sizeHint().height() + current_theme().px(8) + 2

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
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(theme.px(16), theme.px(6), theme.px(16), theme.px(6))
        row.setSpacing(theme.px(6))
        keys = (
            (self.tr("Up, Down"), self.tr("move")),
            (self.tr("Enter"), self.tr("opens")),
            (self.tr("Esc"), self.tr("closes")),
        )
        for key, words in keys:
            hint = _KeyHint(key, words, self._foot)
            self._hints.append(hint)
            row.addWidget(hint)
        row.addStretch(1)
        self._count.setWordWrap(False)
        row.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, theme.px(4), 1, 1)
        column.setSpacing(0)
        column.addWidget(self._note)
        column.addWidget(self._list, 1)
        column.addWidget(self._foot)

    def _show_hints_that_fit(self) -> None:
        """Keys are shown whole or not at all; with large text the last ones go first."""
        theme = current_theme()
        room = self.width() - theme.px(2 * 16) - self._count.sizeHint().width()
        for hint in self._hints:
            room -= hint.sizeHint().width() + theme.px(6)
            hint.setVisible(room >= 0)

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


class _Foot(QWidget):
    """The ground below the list, with a line above it; a style sheet would take ten times as long for it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        painter.fillRect(event.rect(), theme.color("surface"))
        painter.fillRect(0, 0, self.width(), 1, theme.color("hairline"))


class _KeyHint(QWidget):
    """A key and what it does."""

    def __init__(self, key: str, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        theme = current_theme()
        label = PlainLabel(words, self, Role.META)
        label.setWordWrap(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, theme.px(8), 0)
        row.setSpacing(theme.px(6))
        row.addWidget(KeyChip(key, self))
        row.addWidget(label)


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
