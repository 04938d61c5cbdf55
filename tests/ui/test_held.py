"""Many changes of a page at once are laid out once."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rairdtc_gui.ui.widgets.held import layouts_held


class Counted(QVBoxLayout):
    """Counts how often it lays out."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.times = 0

    def setGeometry(self, rect: QRect) -> None:
        self.times += 1
        super().setGeometry(rect)


def page_with_hidden_parts(qtbot):
    page = QWidget()
    column = Counted(page)
    parts = [QWidget(page) for _ in range(10)]
    for part in parts:
        part.setFixedHeight(20)
        part.hide()
        column.addWidget(part)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    column.times = 0
    return page, column, parts


def test_parts_that_are_shown_together_are_laid_out_once(qtbot, qapp):
    page, column, parts = page_with_hidden_parts(qtbot)
    with layouts_held(page):
        for part in parts:
            part.show()
        assert column.times == 0
    qapp.processEvents()
    assert 1 <= column.times <= 2
    assert parts[-1].y() > parts[0].y() >= 0
    assert page.layout().isEnabled()


def test_layouts_work_again_after_an_error(qtbot):
    page, column, parts = page_with_hidden_parts(qtbot)
    try:
        with layouts_held(page):
            raise ValueError
    except ValueError:
        pass
    assert page.layout().isEnabled()
    parts[0].show()
    assert column.times
