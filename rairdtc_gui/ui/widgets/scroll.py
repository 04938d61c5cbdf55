"""The scroll area of a page: as wide as the window, and what has the focus is in sight."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
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
            self.ensureWidgetVisible(new, 0, margin)
