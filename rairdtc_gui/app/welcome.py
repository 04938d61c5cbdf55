"""The first start: one screen before the program, until somebody says that it was read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Slot

from rairdtc_gui.app.shell import Shell
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.settings import SettingsKeeper
from rairdtc_gui.ui import frame_words
from rairdtc_gui.ui.screens.about.words import not_for
from rairdtc_gui.ui.screens.settings.words import language, region
from rairdtc_gui.ui.screens.welcome.rows import WelcomePage
from rairdtc_gui.ui.screens.welcome.view import WelcomeView


class Welcome(QObject):
    """Lies over one window. What was opened before stays behind it and is there afterwards."""

    def __init__(self, shell: Shell, settings: SettingsKeeper, knowledge: Knowledge, today: Callable[[], date]) -> None:
        super().__init__(shell)
        self._shell, self._settings = shell, settings
        self.view = WelcomeView(_page(settings, knowledge, today()))
        self.view.region_chosen.connect(self._on_region_chosen)
        self.view.read.connect(self._on_read)
        shell.window.show_locked(self.view)
        self.view.focus_first()

    @Slot(str)
    def _on_region_chosen(self, code: str) -> None:
        self._settings.change(region=code)

    @Slot()
    def _on_read(self) -> None:
        """The window is there; it is not asked again."""
        self._shell.window.show_locked(None)
        self._settings.change(has_read=True)
        self._shell.show_again()
        self.view.deleteLater()


def _page(settings: SettingsKeeper, knowledge: Knowledge, today: date) -> WelcomePage:
    identity = knowledge.identity
    said, lead = language(), region(settings.current)
    age = (today - date.fromisoformat(identity.date)).days
    return WelcomePage(
        language=(said.title, said.said),
        region=(lead.title, lead.said),
        regions=lead.choices,
        current=lead.current,
        use=identity.intended_use,
        not_for=not_for(),
        knowledge=frame_words.knowledge(identity, age),
    )
