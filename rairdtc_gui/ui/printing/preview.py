"""The pages on the screen, one below the other: exactly those that are printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from rairdtc_gui.ui.printing.ops import POINT
from rairdtc_gui.ui.printing.pages import Pages
from rairdtc_gui.ui.theme import current_theme, on_paper

_PX_A_POINT = 96 / 72
_GAP = 16
_SMALLEST, _LARGEST, _STEP = 0.25, 4.0, 1.2


class Fit(Enum):
    """What the size of the sheets follows."""

    WIDTH = "width"
    PAGE = "page"
    FIXED = "fixed"


class Sheet(QWidget):
    """One page, white in every theme."""

    def __init__(self, pages: Pages, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._pages, self._number = pages, number
        self._marks: Sequence[tuple[QRectF, bool]] = ()
        self.setAccessibleName(self.tr("Page {number} of {count}").format(number=number + 1, count=len(pages.pages)))
        self.setAccessibleDescription(" ".join(pages.pages[number].text))

    @property
    def scale(self) -> float:
        """Pixels for each unit of the page."""
        return self.width() / self._pages.units.width()

    def show_marks(self, marks: Sequence[tuple[QRectF, bool]]) -> None:
        """Places on the page that a search found, and whether each is the selected one."""
        if marks != self._marks:
            self._marks = marks
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        painter.save()
        painter.scale(self.scale, self.scale)
        self._paint_marks(painter)
        self._pages.paint(painter, self._number)
        painter.restore()
        painter.setPen(QPen(current_theme().color("border"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _paint_marks(self, painter: QPainter) -> None:
        """Below the letters, which stay black; the selected place has an outline as well."""
        theme = on_paper(current_theme())
        pen = QPen(theme.color("link"), 2)
        pen.setCosmetic(True)
        for rect, is_current in self._marks:
            painter.fillRect(rect, theme.color("caution-tint"))
            if is_current:
                painter.setPen(pen)
                painter.drawRect(rect)


class Preview(QScrollArea):
    """Signal: `page_shown(number)`, counted from 0, when another page takes the most room."""

    #: The page in the middle of the window.
    page_shown = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reportPreview")
        self.setAccessibleName(self.tr("Pages as they will be printed"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._desk = QWidget(self)
        self._column = QVBoxLayout(self._desk)
        self._column.setContentsMargins(*(_GAP,) * 4)
        self._column.setSpacing(_GAP)
        self._sheets: list[Sheet] = []
        self._pages: Pages | None = None
        self._fit, self._zoom, self._current = Fit.WIDTH, 1.0, 0
        self.setWidget(self._desk)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def pages(self) -> Pages | None:
        """What is shown."""
        return self._pages

    @property
    def zoom(self) -> float:
        """1 is the size on paper."""
        return self._zoom

    @property
    def current(self) -> int:
        """The page in the middle, counted from 0."""
        return self._current

    def show_pages(self, pages: Pages | None) -> None:
        """Replaces all sheets; none: nothing to show."""
        self._pages = pages
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        count = 0 if pages is None else len(pages.pages)
        self._sheets = [] if pages is None else [Sheet(pages, number, self._desk) for number in range(count)]
        for sheet in self._sheets:
            self._column.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
            sheet.show()
        self._size_sheets()

    def set_fit(self, fit: Fit) -> None:
        """The sheets follow the width or the height of the window from now on."""
        self._fit = fit
        self._size_sheets()

    def zoom_by(self, steps: int) -> None:
        """Larger or smaller than now."""
        self._fit = Fit.FIXED
        self._zoom = min(max(self._zoom * _STEP**steps, _SMALLEST), _LARGEST)
        self._size_sheets()

    def scroll_to(self, number: int) -> None:
        """Brings the head of a page to the top."""
        if 0 <= number < len(self._sheets):
            self.verticalScrollBar().setValue(self._sheets[number].y() - _GAP)

    def show_marks(self, marks: Mapping[int, Sequence[tuple[QRectF, bool]]]) -> None:
        """Places that a search found, by page."""
        for number, sheet in enumerate(self._sheets):
            sheet.show_marks(marks.get(number, ()))

    def bring_into_sight(self, number: int, rect: QRectF) -> None:
        """A place on a page."""
        sheet = self._sheets[number]
        middle = rect.center() * sheet.scale
        margin = self.viewport().height() // 3
        self.ensureVisible(sheet.x() + round(middle.x()), sheet.y() + round(middle.y()), _GAP, margin)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fit is not Fit.FIXED:
            self._size_sheets()

    def _size_sheets(self) -> None:
        if self._pages is None:
            self._desk.resize(0, 0)
            return
        units, view = self._pages.units, self.maximumViewportSize()
        bar = self.verticalScrollBar().sizeHint().width()
        width, height = (side / POINT * _PX_A_POINT for side in (units.width(), units.height()))
        if self._fit is Fit.WIDTH:
            self._zoom = max((view.width() - bar - 2 * _GAP) / width, _SMALLEST)
        elif self._fit is Fit.PAGE:
            self._zoom = max((view.height() - 2 * _GAP) / height, _SMALLEST)
        size = QSize(round(width * self._zoom), round(height * self._zoom))
        for sheet in self._sheets:
            sheet.setFixedSize(size)
        here = self._current
        self._desk.resize(
            max(size.width() + 2 * _GAP, view.width() - bar), len(self._sheets) * (size.height() + _GAP) + _GAP
        )
        self._column.activate()
        self.scroll_to(here)

    @Slot()
    def _on_scrolled(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        for number, sheet in enumerate(self._sheets):
            if sheet.y() - _GAP <= middle < sheet.y() + sheet.height():
                if number != self._current:
                    self._current = number
                    self.page_shown.emit(number)
                return
