"""The one window of the program: another theme or text size means a new window over the same case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from rairdtc_gui.app import environment
from rairdtc_gui.app.shell import Shell
from rairdtc_gui.app.text_output import refusal_reason
from rairdtc_gui.domain.case import Case
from rairdtc_gui.domain.settings import TEXT_SIZES, Settings
from rairdtc_gui.kb.connection import KnowledgeUnusable
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.case_store.desk import CaseDesk
from rairdtc_gui.services.session import Session
from rairdtc_gui.services.settings import SettingsKeeper
from rairdtc_gui.ui.screens.refused.view import RefusedView
from rairdtc_gui.ui.theme import Mode, apply_theme, load_theme

if TYPE_CHECKING:
    from rairdtc_gui.engine.decide import Engine


def _make_engine(knowledge: Knowledge) -> Engine:
    from rairdtc_gui.engine.decide import Engine  # costs start-up time, needed with the first answer only

    return Engine(knowledge.rule_set)


class Windows:
    """Keeps the application, the session and the current window."""

    def __init__(self, app: QApplication, settings: SettingsKeeper, today: Callable[[], date]) -> None:
        self._app, self._settings, self._today = app, settings, today
        self._knowledge: Knowledge | None = None
        self._session: Session | None = None
        self._desk: CaseDesk | None = None
        self.refused: RefusedView | None = None
        self.shell: Shell | None = None
        self._is_due = False  # a new window is on its way
        self._hints = app.styleHints()  # kept: what it gives out is gone with it
        self._contrast = self._hints.accessibility().contrastPreference()
        self._apply_theme()
        settings.subscribe(self._on_settings)
        self._hints.colorSchemeChanged.connect(self._on_color_scheme_changed)
        self._hints.accessibility().contrastPreferenceChanged.connect(self._on_contrast_changed)

    @property
    def has_knowledge(self) -> bool:
        """Whether a knowledge base is in use."""
        return self._knowledge is not None

    def open(self, knowledge: Knowledge, case: Case | None) -> None:
        """Shows the main window over a knowledge base."""
        self._knowledge = knowledge
        self._session = Session(partial(_make_engine, knowledge))
        self._desk = self._new_desk(self._session, knowledge)
        self.shell = self._new_shell(self._session)
        self.shell.window.show()
        if case is not None:
            self.shell.open_case(case)
        self._welcome(self.shell, knowledge)

    def show_refusal(self, error: KnowledgeUnusable) -> None:
        """A page that says why there are no answers, and lets one choose another file."""
        view = RefusedView(refusal_reason(error.refusal.value), str(error.path), error.refusal.value)
        view.file_chosen.connect(self._on_file_chosen)
        view.show()
        self.refused = view

    def clear_after_error(self, details: str) -> None:
        """After an unexpected error no result stays on screen."""
        if self.shell is not None:
            self.shell.clear_after_error(details)

    def after_first_paint(self) -> None:
        """Makes what the first answer needs, once the window is on the screen."""
        if self._session is not None and not self._settings.current.reference_only:
            self._session.warm_up()

    def _on_file_chosen(self, path: str) -> None:
        try:
            knowledge = Knowledge.open(Path(path))
        except KnowledgeUnusable as error:
            if self.refused is not None:
                self.refused.show_reason(refusal_reason(error.refusal.value), path, error.refusal.value)
            return
        if self.refused is not None:
            self.refused.close()
        self.open(knowledge, None)

    def _on_color_scheme_changed(self) -> None:
        if self._settings.current.theme == "system":
            self._rebuild()

    def _on_contrast_changed(self, wanted: Qt.ContrastPreference) -> None:
        self._contrast = wanted
        self._rebuild()

    def _on_text_size(self, step: int) -> None:
        sizes, now = TEXT_SIZES, self._settings.current.text_size
        place = min(range(len(sizes)), key=lambda index: abs(sizes[index] - now))
        wanted = 100 if step == 0 else sizes[max(0, min(len(sizes) - 1, place + step))]
        self._settings.change(text_size=wanted)

    def _on_settings(self, before: Settings) -> None:
        """Region and formulary are for the window itself; everything else is seen in a new one."""
        after = self._settings.current
        same = replace(
            after,
            region=before.region,
            formulary=before.formulary,
            single_keys=before.single_keys,
            lock_minutes=before.lock_minutes,
            has_read=before.has_read,
        )
        if after.case_folder != before.case_folder and self._session is not None and self._knowledge is not None:
            self._desk = self._new_desk(self._session, self._knowledge)
        if same != before:
            self._rebuild()

    def _new_desk(self, session: Session, knowledge: Knowledge) -> CaseDesk:
        folder = self._settings.current.case_folder
        return CaseDesk(session, knowledge, Path(folder) if folder else environment.cases())

    def _rebuild(self) -> None:
        """Soon: what asks for it, such as a key of the window, must have returned before the window goes."""
        if not self._is_due:
            self._is_due = True
            QTimer.singleShot(0, self._rebuild_now)

    def _rebuild_now(self) -> None:
        """A new window in the new look, at the same place over the same case."""
        self._is_due = False
        if self.shell is None or self._session is None:
            self._apply_theme()
            return
        if self.shell.cases.is_locked:  # the new look comes with the next window
            return
        kept, place = self.shell.kept(), _PlaceOnScreen(self.shell.window)
        self.shell.close()
        self._apply_theme()
        self.shell = self._new_shell(self._session)
        place.give(self.shell.window)
        self.shell.take_up(kept)
        self.shell.window.show()
        if self._knowledge is not None:
            self._welcome(self.shell, self._knowledge)

    def _welcome(self, shell: Shell, knowledge: Knowledge) -> None:
        """The screen of the first start lies over the window until it was read."""
        if self._settings.is_first_start:
            from rairdtc_gui.app.welcome import Welcome  # costs start-up time, needed once

            Welcome(shell, self._settings, knowledge, self._today)

    def _new_shell(self, session: Session) -> Shell:
        if self._knowledge is None:
            raise RuntimeError("a window needs a knowledge base")
        return Shell(session, self._knowledge, self._today, self._on_text_size, self._desk, self._settings)

    def _apply_theme(self) -> None:
        settings = self._settings.current
        is_dark = settings.theme == "dark" or (
            settings.theme == "system" and self._hints.colorScheme() is Qt.ColorScheme.Dark
        )
        mode = Mode.DARK if is_dark else Mode.LIGHT
        if self._contrast is Qt.ContrastPreference.HighContrast:
            mode = mode.with_contrast
        apply_theme(self._app, load_theme(environment.resources(), mode, settings.text_size / 100))


class _PlaceOnScreen:
    """Where a window is, for the one that comes in its place.

    Qt restores a saved geometry with room for a title bar at the top of the screen: without a window manager the window
    would go down by a line with each change, and become narrower. That is left to windows that fill the screen.
    """

    def __init__(self, window: QWidget) -> None:
        self._fills = window.isMaximized() or window.isFullScreen()
        self._pos, self._size, self._saved = window.pos(), window.size(), window.saveGeometry()

    def give(self, window: QWidget) -> None:
        """The same place, before the window is shown."""
        if self._fills:
            window.restoreGeometry(self._saved)
        else:
            window.resize(self._size)
            window.move(self._pos)
