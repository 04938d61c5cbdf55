"""What a page is divided by: section heads, hairlines, and the sections of a side panel."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.badge import IconLabel
from rairdtc_gui.ui.widgets.text import PlainLabel

#: Icon and colour of the heads of ruled-out lists.
_HEADS = {"stop": ("contraindicated", "contraindicated"), "not-recommended": ("not-recommended", "not-recommended")}


class Hairline(QFrame):
    """A rule of one pixel across."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("rule", "horizontal")
        self.setFixedHeight(1)


class SectionHead(QWidget):
    """The title of a section, and beside it a count or context in muted text."""

    def __init__(self, title: str, context: str = "", parent: QWidget | None = None, room_below: int = 8) -> None:
        super().__init__(parent)
        theme = current_theme()
        self._title = PlainLabel(title, self, Role.SECTION)
        self._context = PlainLabel(context, self, Role.BODY, "muted")
        self._context.align_with(Role.SECTION)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, theme.px(20), 0, theme.px(room_below))
        layout.setSpacing(theme.px(12))
        layout.addWidget(self._title, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._context, 1, Qt.AlignmentFlag.AlignTop)
        self._context.setVisible(bool(context))
        if not context:
            layout.addStretch(1)

    def show_context(self, context: str) -> None:
        """Replaces what stands beside the title."""
        self._context.setText(context)
        self._context.setVisible(bool(context))


class PanelSection(QFrame):
    """A head and a body in a side panel; content goes into `body`.

    `tone`: "stop", "not-recommended" or "plain"; `icon_name`: a sign of its own in place of that of the tone.
    """

    def __init__(
        self,
        title: str,
        tone: str = "plain",
        count: int | None = None,
        parent: QWidget | None = None,
        icon_name: str = "",
    ) -> None:
        super().__init__(parent)
        theme = current_theme()
        self._title = PlainLabel(title, self, Role.BODY_STRONG)
        self._count = PlainLabel("", self, Role.BODY_STRONG)
        self._tone, self._icon_name = tone, icon_name
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._head())
        self.body = QVBoxLayout()
        self.body.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(12))
        self.body.setSpacing(theme.px(4))
        outer.addLayout(self.body)
        self.show_count(count)

    def show_title(self, title: str) -> None:
        """Replaces the title."""
        self._title.setText(title)

    def show_count(self, count: int | None) -> None:
        """How many there are, at the right of the head."""
        self._count.setText("" if count is None else str(count))
        self._count.setVisible(count is not None)

    def _head(self) -> QFrame:
        theme = current_theme()
        head = QFrame(self)
        head.setProperty("kind", "panel-head")
        head.setProperty("tone", self._tone)
        row = QHBoxLayout(head)
        row.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8))
        row.setSpacing(theme.px(8))
        if self._tone in _HEADS:
            name, token = _HEADS[self._tone]
            row.addWidget(IconLabel(self._icon_name or name, token, 14 if self._icon_name else 12, head))
            self._title.set_tone(token)
            self._count.set_tone(token)
        else:
            self._count.setFont(theme.font(Role.META))
            self._count.set_tone("muted")
        row.addWidget(self._title, 1)
        self._count.setWordWrap(False)
        row.addWidget(self._count)
        return head
