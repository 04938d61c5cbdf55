"""The column of views at the left: icon, name and the number that opens it with Ctrl."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from rairdtc_gui.ui.icons import icon
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.text import PlainLabel, set_tool_tip


@dataclass(frozen=True, slots=True)
class NavRow:
    """One view: its route, name, icon and the digit that opens it."""

    route: str
    name: str
    icon: str
    digit: int


class NavBar(QFrame):
    """Signal: `place_requested(route)`. At large text only icons and digits are shown."""

    #: The route of the chosen view.
    place_requested = Signal(str)

    def __init__(self, rows: tuple[NavRow, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navBar")
        self._buttons: dict[str, _NavButton] = {}
        self._group = QButtonGroup(self)
        self._build(rows)
        self._group.buttonClicked.connect(self._on_button_clicked)

    def show_current(self, route: str) -> None:
        """Marks the view one is in; Tab comes to its button, arrows go to the others."""
        if route not in self._buttons or self._buttons[route].isChecked():
            return
        self._buttons[route].setChecked(True)  # the group unchecks the others
        for button in self._buttons.values():
            button.refresh()
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if button.isChecked() else Qt.FocusPolicy.NoFocus)

    def _build(self, rows: tuple[NavRow, ...]) -> None:
        theme = current_theme()
        is_narrow = theme.scale > 1.5
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.px(8), theme.px(8), theme.px(8))
        layout.setSpacing(theme.px(2))
        for row in rows:
            button = _NavButton(row, is_narrow, self)
            self._buttons[row.route] = button
            self._group.addButton(button)
            layout.addWidget(button)
        layout.addStretch(0 if is_narrow else 1)
        layout.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setFixedWidth(round(100 * theme.scale**0.5) if is_narrow else max(168, theme.px(150)))

    def _on_button_clicked(self, button: QToolButton) -> None:
        self.place_requested.emit(str(button.property("route")))


class _NavButton(QToolButton):
    """A row of the bar; the digit stands at its right."""

    def __init__(self, row: NavRow, is_narrow: bool, parent: QWidget) -> None:
        super().__init__(parent)
        theme = current_theme()
        self._icon = row.icon
        self.setCheckable(True)
        self.setProperty("kind", "nav")
        self.setProperty("route", row.route)
        self.setAccessibleName(row.name)
        self.setAccessibleDescription(f"Ctrl+{row.digit}")
        self.setToolButtonStyle(
            Qt.ToolButtonStyle.ToolButtonIconOnly if is_narrow else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        )
        self.setText(" " + row.name)
        self.setIconSize(QSize(theme.px(16), theme.px(16)))
        self.setProperty("narrow", is_narrow)
        usual = self.fontMetrics().height() + theme.px(16)
        if not is_narrow:
            self.setMinimumHeight(usual)
        self.setMaximumHeight(usual)
        policy = QSizePolicy.Policy
        self.setSizePolicy(
            policy.Expanding, policy.Expanding if is_narrow else policy.Fixed
        )  # a low window has all nine
        set_tool_tip(self, f"{row.name} (Ctrl+{row.digit})")
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, theme.px(8), 0)
        digit = PlainLabel(str(row.digit), self)
        digit.setWordWrap(False)
        digit.setFont(theme.font(Role.META))
        digit.setProperty("tone", "muted")
        digit.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside.addStretch(1)
        inside.addWidget(digit)
        self.refresh()

    def refresh(self) -> None:
        """The icon takes link colour where one is."""
        self.setIcon(icon(self._icon, "link" if self.isChecked() else "text"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self.refresh()
        super().changeEvent(event)
