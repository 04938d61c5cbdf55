"""Small parts that say one thing: stances, the mark of the open case, chips, keys, icons."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from rairdtc_gui.domain.answers import Status
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.icons import pixmap
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.outline import OutlinedFrame
from rairdtc_gui.ui.widgets.text import PlainLabel


def stance_code(stance: Stance, status: Status = Status.SETTLED) -> str:
    """The name of the look: of the stance, or "possible" while nothing speaks for it yet."""
    is_possible = status is Status.POSSIBLE or stance is Stance.NONE
    return "possible" if is_possible else stance.code


def stance_words(stance: Stance, status: Status = Status.SETTLED) -> str:
    """The word that goes with that look."""
    return wording.status_word(status) if status is Status.POSSIBLE else wording.stance_word(stance)


class IconLabel(QLabel):
    """An icon that is not a button; `size` at 100 %. With `line` it stands in the middle of a line of that role."""

    def __init__(
        self,
        name: str,
        token: str = "text",
        size: int = 16,
        parent: QWidget | None = None,
        words: str = "",
        line: Role | None = None,
    ) -> None:
        super().__init__(parent)
        theme = current_theme()
        self._name, self._token, self._size = name, token, size
        side = theme.px(size)
        self.setFixedSize(QSize(side, max(side, theme.line(line)) if line else side))
        self.setAccessibleName(words)

    def show_icon(self, name: str, token: str) -> None:
        """Replaces the icon."""
        self._name, self._token = name, token
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        picture = pixmap(self._name, self._token, current_theme().px(self._size), self.devicePixelRatioF())
        painter = QPainter(self)
        painter.setClipRegion(event.region())
        painter.drawPixmap(0, (self.height() - self.width()) // 2, picture)


class _Marked(OutlinedFrame):
    """An icon and a word in a frame."""

    def __init__(
        self, icon: IconLabel, word: str, role: Role, token: str, parent: QWidget | None, look: str = ""
    ) -> None:
        super().__init__(look, 4, parent)
        self.icon = icon
        self.label = PlainLabel(word, self, role, token)
        self.label.setWordWrap(False)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(current_theme().px(6))
        self.row.addWidget(icon)
        self.row.addWidget(self.label)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(word)


class StanceBadge(_Marked):
    """Icon and word of a stance on its tint."""

    def __init__(self, stance: Stance, status: Status = Status.SETTLED, parent: QWidget | None = None) -> None:
        code = stance_code(stance, status)
        super().__init__(IconLabel(code, code, 14), stance_words(stance, status), Role.BODY_STRONG, code, parent, code)
        theme = current_theme()
        self.setProperty("kind", "badge")
        self.setProperty("stance", code)
        self.row.setContentsMargins(theme.px(8), theme.px(1), theme.px(8), theme.px(1))


class StanceMark(_Marked):
    """Icon and word of a stance within a line, without tint."""

    def __init__(self, stance: Stance, status: Status = Status.SETTLED, parent: QWidget | None = None) -> None:
        code = stance_code(stance, status)
        super().__init__(IconLabel(code, code, 12), stance_words(stance, status), Role.BODY_STRONG, code, parent)


class CaseMark(_Marked):
    """Says that a line applies to the open case; white on a selected row."""

    def __init__(self, parent: QWidget | None = None, is_on_selection: bool = False) -> None:
        word = QCoreApplication.translate("Words", "For this case")
        super().__init__(IconLabel("case", "link", 12), word, Role.META_STRONG, "link", parent)
        theme = current_theme()
        self.setProperty("mark", "case")
        self.setProperty("ground", "selection" if is_on_selection else "")
        self.row.setContentsMargins(theme.px(6), theme.px(2), theme.px(8), theme.px(2))
        self.row.setSpacing(theme.px(5))


class Chip(QFrame):
    """A strong word and its state, such as a region and its approval. Never clickable."""

    def __init__(self, strong: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.setProperty("kind", "chip")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(6), theme.px(1), theme.px(6), theme.px(1))
        row.setSpacing(theme.px(4))
        for words, role, tone in ((strong, Role.META_STRONG, ""), (text, Role.META, "muted")):
            label = PlainLabel(words, self, role, tone)
            label.setWordWrap(False)
            label.setVisible(bool(words))
            row.addWidget(label)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{strong} {text}".strip())


class KeyChip(QFrame):
    """The name of a key, as on a keyboard."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.setProperty("kind", "key")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(6), theme.px(1), theme.px(6), theme.px(1))
        label = PlainLabel(keys, self, Role.META, "muted")
        label.setWordWrap(False)
        row.addWidget(label)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
