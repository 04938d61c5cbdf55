"""Where the answers of a question stand: in one outline if they fit side by side, otherwise in lines."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget

from rairdtc_gui.ui.theme import current_theme
from rairdtc_gui.ui.widgets.answer_button import AnswerButton, Ends, Shape
from rairdtc_gui.ui.widgets.item_layout import ItemLayout


class AnswerLayout(ItemLayout):
    """Segments join while all fit in one line. Boxes and what stands alone always flow, 8 px apart."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._gap = current_theme().px(8)
        self._kept: dict[
            int, list[tuple[AnswerButton, QRect, Ends]]
        ] = {}  # by width: the sizes of answers never change
        self._heights: dict[int, int] = {}

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = max((spot.bottom() + 1 for _, spot, _ in self._spots(width)), default=0)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        width = sum(button.sizeHint().width() + self._gap for button in self._buttons()) - self._gap
        return QSize(max(0, width), self.heightForWidth(max(1, width)))

    def minimumSize(self) -> QSize:
        sizes = [button.minimumSizeHint() for button in self._buttons()]
        return QSize(
            max((size.width() for size in sizes), default=0), max((size.height() for size in sizes), default=0)
        )

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        for button, spot, ends in self._spots(rect.width()):
            button.set_ends(ends)
            button.setGeometry(spot.translated(rect.topLeft()))

    def segments_rect(self) -> QRect:
        """Around the joined segments; empty where each has an outline of its own."""
        found = QRect()
        for button, spot, ends in self._spots(self.geometry().width()):
            if button.shape is Shape.SEGMENT and ends is not Ends.BOTH:
                found = found.united(spot)
        return found.translated(self.geometry().topLeft()) if not found.isNull() else found

    def _buttons(self) -> list[AnswerButton]:
        widgets = [item.widget() for item in self._items]
        return [widget for widget in widgets if isinstance(widget, AnswerButton)]

    def addItem(self, item: QLayoutItem) -> None:
        super().addItem(item)
        self._kept.clear()
        self._heights.clear()

    def _spots(self, width: int) -> list[tuple[AnswerButton, QRect, Ends]]:
        """Every answer with its place and its round ends."""
        if width not in self._kept:
            self._kept[width] = self._placed(width)
        return self._kept[width]

    def _placed(self, width: int) -> list[tuple[AnswerButton, QRect, Ends]]:
        buttons = self._buttons()
        joined = [button for button in buttons if button.shape is Shape.SEGMENT]
        overlap = max(0, len(joined) - 1)
        if len(joined) < 2 or sum(button.sizeHint().width() for button in joined) - overlap > width:
            return self._flow(buttons, width, 0, 0)
        spots, x = [], 0
        for place, button in enumerate(joined):
            size = button.sizeHint()
            ends = Ends.FIRST if place == 0 else Ends.LAST if place == len(joined) - 1 else Ends.MIDDLE
            spots.append((button, QRect(x, 0, size.width(), size.height()), ends))
            x += size.width() - 1
        rest = [button for button in buttons if button.shape is not Shape.SEGMENT]
        return spots + self._flow(rest, width, x + 1 + self._gap, spots[0][1].height())

    def _flow(
        self, buttons: list[AnswerButton], width: int, x: int, height: int
    ) -> list[tuple[AnswerButton, QRect, Ends]]:
        """Line after line, beginning at x on a line that is `height` high already."""
        spots: list[tuple[AnswerButton, QRect, Ends]] = []
        y = 0
        for button in buttons:
            wanted = button.sizeHint()
            across = min(wanted.width(), width)
            down = wanted.height() if across == wanted.width() else button.heightForWidth(across)
            if x and x + across > width:
                x, y, height = 0, y + height + self._gap, 0
            spots.append((button, QRect(x, y, across, down), Ends.BOTH))
            x, height = x + across + self._gap, max(height, down)
        return spots
