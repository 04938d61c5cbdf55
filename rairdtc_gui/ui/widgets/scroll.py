"""The scroll area of a page: as wide as the window, and what has the focus is in sight."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Slot
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from rairdtc_gui.ui.theme import current_theme


class PageScroll(QScrollArea):
    """Scrolls down only. A child that gets the focus is brought into sight; the ground below shows through."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setAccessibleName(self.tr("Page, scrolled with the arrow keys"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(current_theme().px(24))
        self.viewport().setAutoFillBackground(False)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def setWidget(self, widget: QWidget) -> None:
        """The page; it has no ground of its own."""
        super().setWidget(widget)
        widget.setAutoFillBackground(False)

    def minimumSizeHint(self) -> QSize:
        side = current_theme().px(64)
        return QSize(side, side)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        page = self.widget()
        if new is not None and page is not None and new is not page and page.isAncestorOf(new):
            margin = current_theme().px(16)
            if new.height() + 2 * margin <= self.viewport().height():
                self.ensureWidgetVisible(new, 0, margin)
            elif not self._is_begun(new):
                self.verticalScrollBar().setValue(new.mapTo(page, QPoint(0, 0)).y() - margin)

    def _is_begun(self, tall: QWidget) -> bool:
        """Whether one sees where something begins that is higher than the view, or is in the midst of it."""
        top, height = tall.mapTo(self.viewport(), QPoint(0, 0)).y(), self.viewport().height()
        return 0 <= top < height * 3 // 4 or top <= height // 2 <= top + tall.height()


def bring_into_sight(widget: QWidget, part: QRect) -> None:
    """Scrolls the page around a widget until a part of it is seen; a part higher than the view, from its top."""
    walker: QWidget | None = widget
    while walker is not None and not isinstance(walker, PageScroll):
        walker = walker.parentWidget()
    page = walker.widget() if walker is not None else None
    if walker is None or page is None:
        return
    margin, height, bar = current_theme().px(8), walker.viewport().height(), walker.verticalScrollBar()
    top = widget.mapTo(page, part.topLeft()).y()
    lowest = top + min(part.height(), height - 2 * margin) + margin - height
    bar.setValue(max(min(bar.value(), top - margin), lowest))
