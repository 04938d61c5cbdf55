"""A layout that puts things beside each other and wraps them like words."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget

from rairdtc_gui.ui.widgets.item_layout import ItemLayout


class FlowLayout(ItemLayout):
    """Left to right, then to the next line; every item keeps its wanted size unless the line is narrower."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 8, line_spacing: int | None = None) -> None:
        self._heights: dict[int, int] = {}
        self._wishes: list[tuple[QLayoutItem, QSize]] | None = None  # what is shown and the size it wants
        super().__init__(parent)
        self._across = spacing
        self._down = spacing if line_spacing is None else line_spacing

    @property
    def across(self) -> int:
        """The gap between what stands beside each other."""
        return self._across

    def heightForWidth(self, width: int) -> int:
        height = self._heights.get(width)  # what stands around it asks many times for each width
        if height is None:
            height = self._heights[width] = self._place(QRect(0, 0, width, 0), is_trial=True)
        return height

    def invalidate(self) -> None:
        """Something in it changed its size, came or went."""
        self._heights.clear()
        self._wishes = None
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, is_trial=False)

    def sizeHint(self) -> QSize:
        shown = self._shown()
        width = sum(wish.width() for _, wish in shown) + self._across * max(0, len(shown) - 1)
        height = max((wish.height() for _, wish in shown), default=0)
        return self._with_margins(QSize(width, height))

    def minimumSize(self) -> QSize:
        shown = self._shown()
        least = [item.minimumSize() for item, _ in shown]
        width = max((size.width() for size in least), default=0)
        height = max((size.height() for size in least), default=0)
        return self._with_margins(QSize(width, height))

    def _shown(self) -> list[tuple[QLayoutItem, QSize]]:
        if self._wishes is None:
            self._wishes = [(item, item.sizeHint()) for item in self._items if not item.isEmpty()]
        return self._wishes

    def _with_margins(self, size: QSize) -> QSize:
        margins: QMargins = self.contentsMargins()
        return QSize(size.width() + margins.left() + margins.right(), size.height() + margins.top() + margins.bottom())

    def _place(self, rect: QRect, is_trial: bool) -> int:
        """Lays out inside `rect` and gives the height it takes."""
        margins = self.contentsMargins()
        inner = rect.marginsRemoved(margins)
        x, y, line_height = inner.x(), inner.y(), 0
        line: list[tuple[QLayoutItem, QPoint, QSize]] = []
        for item, wish in self._shown():
            size = self._size(item, wish, inner.width())
            if line and x + size.width() > inner.x() + inner.width():
                self._settle(line, line_height, is_trial)
                x, y, line_height, line = inner.x(), y + line_height + self._down, 0, []
            line.append((item, QPoint(x, y), size))
            x += size.width() + self._across
            line_height = max(line_height, size.height())
        self._settle(line, line_height, is_trial)
        return y + line_height - rect.y() + margins.bottom()

    @staticmethod
    def _size(item: QLayoutItem, wish: QSize, width: int) -> QSize:
        if wish.width() <= width:
            return wish
        height = item.heightForWidth(width) if item.hasHeightForWidth() else wish.height()
        return QSize(width, height)

    @staticmethod
    def _settle(line: list[tuple[QLayoutItem, QPoint, QSize]], height: int, is_trial: bool) -> None:
        """Everything of one line stands in its middle."""
        for item, corner, size in () if is_trial else line:
            item.setGeometry(QRect(corner + QPoint(0, (height - size.height()) // 2), size))
