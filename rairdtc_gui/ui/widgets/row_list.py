"""A list of rows that one walks with the arrow keys, such as the drugs at the left of their screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QStaticText,
)
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from rairdtc_gui.ui.icons import pixmap
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.after_frame import AfterFrame
from rairdtc_gui.ui.widgets.link_point import Pointing, leave, point_at
from rairdtc_gui.ui.widgets.text import laid_out

_ROW = Qt.ItemDataRole.UserRole
_MARK = 12
_FEW = 64  # rows that are laid out before they are seen
_WRAP = Qt.TextFlag.TextWordWrap.value
_STATE = QStyle.StateFlag
_SELECTED, _HOVERED, _FOCUSED = (
    flag.value for flag in (_STATE.State_Selected, _STATE.State_MouseOver, _STATE.State_HasFocus)
)
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row. `side` stands at the right; `count`: lines about the open case; `is_head`: not to be chosen.

    `card`: the route of what the row is, where that has a card. `mark`: a sign before `side`, and what it means.
    `spoken`: what a screen reader says besides.
    """

    key: str
    text: str
    side: str = ""
    count: int = 0
    is_head: bool = False
    card: str = ""
    mark: tuple[str, str] = ("", "")
    spoken: str = ""


class RowList(QListWidget):
    """Signal: `row_chosen(key)`, by click or Enter."""

    #: The key of the chosen row.
    row_chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None, padding: int = 14) -> None:
        """`padding`: what a row is higher than its text."""
        super().__init__(parent)
        self.padding = padding
        self.painted = QRegion()  # what is being painted
        self._places: dict[str, int] = {}  # where the row of a key is
        self.setAccessibleName(name)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self._delegate = _RowDelegate(self)
        self._rest = AfterFrame(self)
        self.setItemDelegate(self._delegate)
        self.itemClicked.connect(self._on_item_chosen)
        self.itemEntered.connect(self._on_item_entered)

    def show_rows(self, rows: tuple[ListRow, ...]) -> None:
        """Replaces the rows; the current one stays current where it is still there."""
        key = self.current_key()
        self._places = {}
        with QSignalBlocker(self):
            self.clear()
            self._delegate.forget()  # rows go one by one, and those that are left are measured at places not theirs
            for place, row in enumerate(rows):
                if not row.is_head:
                    self._places.setdefault(row.key, place)
                item = QListWidgetItem(row.text, self)
                item.setData(_ROW, row)
                said = " ".join(part for part in (row.text, row.side, row.spoken, row.mark[1]) if part)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
                if row.is_head:
                    item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.show_current(key)

    def show_current(self, key: str) -> None:
        """Marks a row without telling anyone."""
        with QSignalBlocker(self):
            place = self._places.get(key, -1)
            if place != self.currentRow():
                self.setCurrentRow(place)

    def current_key(self) -> str:
        """The key of the current row; empty if there is none."""
        return self._row(self.currentRow()).key if self.currentRow() >= 0 else ""

    def first_key(self) -> str:
        """The key of the first row that can be chosen; empty if there is none."""
        rows = (self._row(place) for place in range(self.count()))
        return next((row.key for row in rows if not row.is_head), "")

    def _row(self, place: int) -> ListRow:
        row = self.item(place).data(_ROW)
        assert isinstance(row, ListRow)
        return row

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt paints every row between the first and the last that is new; those that are not are passed over."""
        self.painted = event.region()
        super().paintEvent(event)
        if not self._delegate.is_laid_out():
            self._rest.plan(self._delegate.lay_out)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows wrap: their heights follow the width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses; everything else is the list's own."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self.row_chosen.emit(self.current_key())
            return
        before = self.currentRow()
        super().keyPressEvent(event)
        if self.currentRow() != before:
            self.setAccessibleDescription(self._point(self.currentItem(), Pointing.KEY))

    def leaveEvent(self, event: QEvent) -> None:
        leave(self.viewport())
        super().leaveEvent(event)

    @Slot(QListWidgetItem)
    def _on_item_entered(self, item: QListWidgetItem) -> None:
        self._point(item, Pointing.HOVER)

    def _point(self, item: QListWidgetItem | None, how: Pointing) -> str:
        """Tells the window which row is pointed at; gives what its card says."""
        row = item.data(_ROW) if item is not None else None
        if item is None or not isinstance(row, ListRow) or not row.card:
            leave(self.viewport())
            return ""
        return point_at(self.viewport(), row.card, self.visualItemRect(item), how, is_sideways=True)

    @Slot(QListWidgetItem)
    def _on_item_chosen(self, item: QListWidgetItem) -> None:
        row = item.data(_ROW)
        if isinstance(row, ListRow) and not row.is_head:
            self.row_chosen.emit(row.key)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A text of a row, from the corner of the row."""

    x: int
    y: int
    words: QStaticText
    font: QFont
    color: QColor


class _RowDelegate(QStyledItemDelegate):
    """Draws rows: head, plain, hovered, current; two lines where name and side text do not fit into one."""

    def __init__(self, owner: RowList) -> None:
        super().__init__(owner)
        self._owner = owner
        self._theme = current_theme()
        self._sizes: dict[tuple[int, int], QSize] = {}  # by place and width
        self._laid: dict[tuple[int, int, int, bool], tuple[_Piece, ...]] = {}
        self._laid_width = -1  # for which all of them are laid out

    def forget(self) -> None:
        """Other rows, or another look: nothing of these is kept."""
        self._theme = current_theme()
        self._sizes.clear()
        self._laid.clear()
        self._laid_width = -1

    def is_laid_out(self) -> bool:
        """Whether the rows are, for this width."""
        return self._laid_width == self._owner.viewport().width() and self._theme is current_theme()

    def lay_out(self) -> None:
        """The rows as they look when they are not current: to go where none was seen yet is then only painting."""
        width, model = self._owner.viewport().width(), self._owner.model()
        for place in range(min(model.rowCount(), _FEW)):
            index = model.index(place, 0)
            height = self.sizeHint(QStyleOptionViewItem(), index).height()
            self._pieces(index.data(_ROW), place, QSize(width, height), False)
        self._laid_width = width

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Asked for whenever a row is painted."""
        if self._theme is not current_theme():
            self.forget()
        key = index.row(), self._owner.viewport().width()
        if key not in self._sizes:
            self._sizes[key] = self._size(index.data(_ROW))
        return self._sizes[key]

    def _size(self, row: ListRow) -> QSize:
        theme = current_theme()
        if row.is_head:
            return QSize(0, self._height(row.text, Role.META_STRONG, self._width()) + theme.px(20))
        side = self._height(row.side, Role.META, self._width()) if self._is_tall(row) else 0
        return QSize(
            0, self._height(row.text, Role.BODY_STRONG, self._text_width(row)) + side + theme.px(self._owner.padding)
        )

    def _width(self) -> int:
        return self._owner.viewport().width() - current_theme().px(32)

    def _text_width(self, row: ListRow) -> int:
        theme = current_theme()
        chip = self._chip_width(row.count) + theme.px(4) if row.count else 0
        return self._width() - chip - (theme.px(_MARK + 4) if row.mark[0] else 0)

    def _chip_width(self, count: int) -> int:
        theme = current_theme()
        return _advance(str(count), Role.META_STRONG, theme.scale) + theme.px(28)

    def _height(self, text: str, role: Role, width: int) -> int:
        return _height(text, role, width, current_theme().scale)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        rect, state = option.rect, option.state.value
        if not self._owner.painted.intersects(rect):
            return
        theme, row = current_theme(), index.data(_ROW)
        painter.save()
        is_current = bool(state & _SELECTED)
        if is_current:
            painter.fillRect(rect, theme.color("selection"))
            painter.fillRect(QRect(rect.left(), rect.top(), theme.px(3), rect.height()), theme.color("link"))
        elif state & _HOVERED and not row.is_head:
            painter.fillRect(rect, theme.color("raised"))
        for piece in self._pieces(row, index.row(), rect.size(), is_current):
            painter.setFont(piece.font)
            painter.setPen(piece.color)
            painter.drawStaticText(rect.left() + piece.x, rect.top() + piece.y, piece.words)
        if row.mark[0] or row.count:
            self._paint_signs(painter, rect, row, is_current)
        if state & _FOCUSED:
            painter.setPen(theme.color("focus"))
            for step in (0, 1):
                painter.drawRect(rect.adjusted(step, step, -1 - step, -1 - step))
        painter.restore()

    def _paint_signs(self, painter: QPainter, rect: QRect, row: ListRow, is_current: bool) -> None:
        theme = current_theme()
        inner = rect.adjusted(theme.px(16), 0, -theme.px(16), 0)
        if row.mark[0]:
            self._mark(painter, inner, row, self._name_place(row, inner).center().y())
        if row.count:
            self._count(painter, inner, row.count, is_current)

    def _pieces(self, row: ListRow, place: int, size: QSize, is_current: bool) -> tuple[_Piece, ...]:
        """The texts of a row and where they stand in it; laid out once, for a list is painted again and again."""
        if self._theme is not current_theme():
            self.forget()
        key = place, size.width(), size.height(), is_current
        if key not in self._laid:
            self._laid[key] = tuple(self._new_pieces(row, QRect(0, 0, size.width(), size.height()), is_current))
        return self._laid[key]

    def _new_pieces(self, row: ListRow, rect: QRect, is_current: bool) -> Iterator[_Piece]:
        theme = current_theme()
        inner = rect.adjusted(theme.px(16), 0, -theme.px(16), 0)
        if row.is_head:
            yield _piece(inner.adjusted(0, theme.px(8), 0, 0), row.text, Role.META_STRONG, "muted")
            return
        first = self._name_place(row, inner)
        if self._is_tall(row):
            height = self._height(row.side, Role.META, inner.width())
            yield _piece(
                QRect(inner.left(), first.bottom() - theme.px(4), inner.width(), height), row.side, Role.META, "muted"
            )
        elif row.side:
            yield _piece(inner, row.side, Role.META, "muted", Qt.AlignmentFlag.AlignRight)
        yield _piece(first, row.text, Role.BODY_STRONG if is_current else Role.BODY, "text")

    def _name_place(self, row: ListRow, inner: QRect) -> QRect:
        """Where the name stands: all of the height, or above the second line."""
        first = QRect(inner.left(), inner.top(), self._text_width(row), inner.height())
        if self._is_tall(row):
            first.setBottom(inner.bottom() - self._height(row.side, Role.META, inner.width()) - current_theme().px(2))
        return first

    def _mark(self, painter: QPainter, inner: QRect, row: ListRow, middle: int) -> None:
        """At the right of the name, before what else stands there."""
        theme = current_theme()
        size, side = theme.px(_MARK), 0
        if row.side and not self._is_tall(row):
            side = _advance(row.side, Role.META, theme.scale) + theme.px(6)
        ratio = self._owner.devicePixelRatioF()
        painter.drawPixmap(inner.right() - side - size, middle - size // 2, pixmap(row.mark[0], "muted", size, ratio))

    def _count(self, painter: QPainter, inner: QRect, count: int, is_current: bool) -> None:
        theme = current_theme()
        size, pad, width = theme.px(12), theme.px(6), self._chip_width(count)
        height = QFontMetrics(theme.font(Role.META_STRONG)).height() + theme.px(4)
        chip = QRect(inner.right() - width, inner.center().y() - height // 2, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("background" if is_current else "selection"))
        painter.drawRoundedRect(chip, theme.px(4), theme.px(4))
        ratio = self._owner.devicePixelRatioF()
        painter.drawPixmap(chip.left() + pad, chip.center().y() - size // 2, pixmap("case", "link", size, ratio))
        words = QRect(chip.left() + pad + size + theme.px(4), chip.top(), width, chip.height())
        painter.setFont(theme.font(Role.META_STRONG))
        painter.setPen(theme.color("link"))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, str(count))

    def _is_tall(self, row: ListRow) -> bool:
        if not row.side:
            return False
        theme = current_theme()
        name, side = _advance(row.text, Role.BODY_STRONG, theme.scale), _advance(row.side, Role.META, theme.scale)
        mark = theme.px(_MARK + 6) if row.mark[0] else 0
        return name + side + mark + theme.px(44) > self._owner.viewport().width()


def _piece(
    rect: QRect, text: str, role: Role, token: str, side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
) -> _Piece:
    """A text in the middle of the height of a rectangle."""
    words = laid_out(text, role, max(rect.width(), 1), side, current_theme().scale)
    top = rect.top() + (rect.height() - round(words.size().height())) // 2
    theme = current_theme()
    return _Piece(rect.left(), top, words, theme.font(role), theme.color(token))


@lru_cache(maxsize=512)
def _height(text: str, role: Role, width: int, _scale: float) -> int:
    """How high a text is at the scale in use; Qt asks for the height of a row whenever it paints one."""
    metrics = QFontMetrics(current_theme().font(role))
    return metrics.boundingRect(QRect(0, 0, max(width, 1), 10_000), _WRAP, text).height()


@lru_cache(maxsize=512)
def _advance(text: str, role: Role, _scale: float) -> int:
    """How wide a text is in one line."""
    return QFontMetrics(current_theme().font(role)).horizontalAdvance(text)
