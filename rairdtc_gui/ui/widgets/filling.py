"""Parts of a column that take the width they are given; their height follows from it.

Qt asks every part how wide it would like to be and how high it would be then, level upon level: in a column nobody uses
the answer, and each costs a layout of every text inside.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QWidget

from rairdtc_gui.ui.theme import Role, current_theme

_NARROWEST = 72


def filling_size() -> QSize:
    """What such a part says it would like; one whose height does not follow from its width says what it takes."""
    theme = current_theme()
    return QSize(theme.px(_NARROWEST), theme.line(Role.BODY))


def grows_below(widget: QWidget) -> None:
    """What is added below does not paint anew what stands above; for parts that paint nothing of their own."""
    widget.setAttribute(Qt.WidgetAttribute.WA_StaticContents)


class FillingBox(QWidget):
    """A part with a layout of its own."""

    def sizeHint(self) -> QSize:
        return filling_size() if self.hasHeightForWidth() else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return filling_size() if self.hasHeightForWidth() else super().minimumSizeHint()


class FillingFrame(QFrame):
    """The same with an outline or a ground."""

    def sizeHint(self) -> QSize:
        return filling_size() if self.hasHeightForWidth() else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return filling_size() if self.hasHeightForWidth() else super().minimumSizeHint()
