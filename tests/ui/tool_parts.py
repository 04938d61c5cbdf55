"""What the tests of tools share: a shown view with its presenter, keys to what has the focus, what is read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from rairdtc_gui.ui.theme import Mode, apply_theme, load_theme
from rairdtc_gui.ui.widgets.text import PlainLabel, RichLine
from tests.ui.parts import RESOURCES


def opened(qtbot, qapp, make, scale=1.0):
    """A view and its presenter, which `make` gives once the theme is there, shown with the focus in the view."""
    apply_theme(qapp, load_theme(RESOURCES, Mode.LIGHT, scale))
    view, presenter = make()
    qtbot.addWidget(view)
    view.resize(1198, 640)
    view.show()
    with qtbot.waitActive(view):
        view.activateWindow()
    presenter.refresh()
    view.focus_first()
    return view, presenter


def write(qtbot, text):
    qtbot.keyClicks(QApplication.focusWidget(), text)


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def texts(view):
    return [label.text().replace("\u00a0", " ") for label in view.findChildren(PlainLabel) if label.isVisible()]


def assert_nothing_is_cut(view):
    """The page is as wide as its window, and every text has the height that it needs."""
    assert view._scroll.widget().width() <= view._scroll.viewport().width()
    for label in [*view.findChildren(PlainLabel), *view.findChildren(RichLine)]:
        if label.isVisible() and label.text():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
