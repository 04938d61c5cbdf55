"""The bar on top of the window: name, back and forward, search, look, whose rules and labels lead."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from rairdtc_gui.domain.settings import THEMES
from rairdtc_gui.ui.icons import icon
from rairdtc_gui.ui.preferences import preferences
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.search_box import SearchBox
from rairdtc_gui.ui.widgets.text import PlainLabel, set_tool_tip


class TopBar(QFrame):
    """Signals: `back_requested`, `forward_requested`, `region_chosen`, `theme_chosen`, `text_size_chosen`,
    `settings_requested`.

    The search box is `search`.
    """

    #: One step back through what was seen.
    back_requested = Signal()
    #: One step forward again.
    forward_requested = Signal()
    #: The code of the chosen region; empty: as the case says.
    region_chosen = Signal(str)
    #: light, dark, or system: as the system says.
    theme_chosen = Signal(str)
    #: Larger (+1), smaller (-1) or the usual (0) text.
    text_size_chosen = Signal(int)

    #: Everything that can be chosen is wanted.
    settings_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.search = SearchBox(self)
        self._name = PlainLabel(self.tr("RAIR-DTC reference"), self)
        self._back = self._tool("back", self.tr("Back"))
        self._forward = self._tool("forward", self.tr("Forward"))
        self._look = QToolButton(self)
        self._look_menu = QMenu(self._look)
        self._region = QToolButton(self)
        self._menu = QMenu(self._region)
        self._group = QActionGroup(self)
        self._regions: tuple[object, ...] = ()  # as shown
        self._build()
        self._connect()

    def show_history(self, can_go_back: bool, can_go_forward: bool) -> None:
        """Which of the two arrows leads anywhere."""
        self._back.setEnabled(can_go_back)
        self._forward.setEnabled(can_go_forward)

    def show_regions(self, regions: tuple[tuple[str, str], ...], current: str, text: str) -> None:
        """The regions to choose from as (code, words), the chosen one, and what the button says."""
        if (regions, current, text) == self._regions:
            return
        self._regions = (regions, current, text)
        for action in self._group.actions():
            action.deleteLater()
        for code, words in regions:
            action = QAction(words, self._group)
            action.setCheckable(True)
            action.setChecked(code == current)
            action.setData(code)
            self._menu.addAction(action)
        self._region.setText(" " + text)
        self._region.setAccessibleName(text)

    def _tool(self, name: str, words: str) -> QToolButton:
        button = QToolButton(self)
        theme = current_theme()
        button.setIcon(icon(name))
        button.setIconSize(QSize(theme.px(16), theme.px(16)))
        button.setAccessibleName(words)
        button.setProperty("kind", "quiet")
        set_tool_tip(button, words)
        return button

    def _build(self) -> None:
        theme = current_theme()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.px(20), theme.px(8), theme.px(16), theme.px(8))
        layout.setSpacing(theme.px(4))
        self._name.setFont(theme.font(Role.BODY_STRONG))
        self._name.setWordWrap(False)
        self._name.setVisible(theme.scale <= 1.5)
        layout.addWidget(self._name)
        layout.addSpacing(theme.px(12))
        layout.addWidget(self._back)
        layout.addWidget(self._forward)
        layout.addSpacing(theme.px(12))
        self.search.setMaximumWidth(theme.px(640))
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        layout.addWidget(self.search, 1)
        layout.addStretch(0)
        self._build_look()
        layout.addWidget(self._look)
        self._region.setObjectName("region")
        self._region.setMenu(self._menu)
        self._region.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._region.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._region.setIcon(icon("globe"))
        self._region.setIconSize(QSize(theme.px(16), theme.px(16)))
        self._region.setProperty("kind", "plain")
        layout.addWidget(self._region)

    def _build_look(self) -> None:
        self._look.setText(self.tr("View"))
        self._look.setAccessibleName(self.tr("View: theme, text size, settings"))
        self._look.setMenu(self._look_menu)
        self._look.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._look.setProperty("kind", "plain")
        for words, emit, value in (
            (self.tr("Theme of the system"), self.theme_chosen.emit, "system"),
            (self.tr("Light"), self.theme_chosen.emit, "light"),
            (self.tr("Dark"), self.theme_chosen.emit, "dark"),
            (self.tr("Larger text (Ctrl++)"), self.text_size_chosen.emit, 1),
            (self.tr("Smaller text (Ctrl+-)"), self.text_size_chosen.emit, -1),
            (self.tr("Usual text size"), self.text_size_chosen.emit, 0),
        ):
            action = self._look_menu.addAction(words, partial(emit, value))
            if value in THEMES:
                action.setCheckable(True)
                action.setChecked(value == preferences().theme)
        self._look_menu.addSeparator()
        self._look_menu.addAction(self.tr("All settings (Ctrl+,)"), self.settings_requested.emit)

    def _connect(self) -> None:
        self._back.clicked.connect(self.back_requested)
        self._forward.clicked.connect(self.forward_requested)
        self._group.triggered.connect(self._on_region_triggered)

    @Slot(QAction)
    def _on_region_triggered(self, action: QAction) -> None:
        self.region_chosen.emit(str(action.data()))
