"""Saved cases in a window: keys, autosave, the question before something is lost, and the lock of an idle window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QDialog

from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.domain.settings import Settings
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.case_store.desk import CaseDesk
from rairdtc_gui.services.case_store.errors import StoreError
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui import dialogs, store_wording

if TYPE_CHECKING:
    from rairdtc_gui.app.shell import Shell
    from rairdtc_gui.domain.decision import DecisionDraft
    from rairdtc_gui.ui.screens.home.rows import RecentCases
    from rairdtc_gui.ui.screens.saved.locked import LockedView

_AFTER_A_CHANGE_MS, _BETWEEN_MS, _MINUTE_MS = 2_000, 30_000, 60_000
_RECENT = 3
_USES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class Cases(QObject):
    """One window's hand on the desk of saved cases. Nothing is loaded before it is needed."""

    def __init__(self, shell: Shell, desk: CaseDesk, session: Session, knowledge: Knowledge) -> None:
        super().__init__(shell)
        self._shell, self._desk, self._session, self._knowledge = shell, desk, session, knowledge
        self._locked: LockedView | None = None
        self._locked_case = ""
        self._said = ""  # in the strip, of how the case is kept
        self._waiting: tuple[str, DecisionDraft] | None = None  # the id of a locked case, and what was begun over it
        self._after_change = self._timer(_AFTER_A_CHANGE_MS, self.keep, is_single=True)
        self._between = self._timer(_BETWEEN_MS, self.keep)
        self._idle = self._timer(Settings().lock_minutes * _MINUTE_MS, self.lock, is_single=True)
        self._watched: QObject | None = None
        window = shell.window
        window.may_close = self.may_close
        window.add_key("Ctrl+S", self.tr("Save the case"), self.save)
        window.add_key("Ctrl+O", self.tr("Saved cases"), self.show_list)
        window.add_key("Ctrl+Shift+L", self.tr("Lock the window"), self.lock_now)
        session.subscribe(self._on_changed)
        self._watch()

    def close(self) -> None:
        """Lets go of the session; the window goes."""
        self._session.unsubscribe(self._on_changed)
        for timer in (self._after_change, self._between, self._idle):
            timer.stop()
        if self._watched is not None:
            self._watched.removeEventFilter(self)

    # --- keys ----------------------------------------------------------------------------------

    def save(self) -> None:
        """Ctrl+S: saves, or asks where cases go."""
        self._end_editing()
        if not self._desk.has_key or not self._session.is_open:
            self._shell.visit(Route(Place.SAVED, "save" if self._session.is_open else ""))
            return
        try:
            self._desk.keeper.save()
        except StoreError:
            self._shell.visit(Route(Place.SAVED, "save"))
            self._shell.composer.screen(Place.SAVED).presenter.on_save()  # says there what went wrong
        self._session.tell()

    def show_list(self) -> None:
        """Ctrl+O: the list of cases."""
        self._shell.visit(Route(Place.SAVED))

    def open_case(self, case_id: str) -> None:
        """Opens a saved case from elsewhere; what stands in the way is said on the list."""
        self._shell.visit(Route(Place.SAVED))
        self._shell.composer.screen(Place.SAVED).presenter.on_open(case_id)

    # --- keeping -------------------------------------------------------------------------------

    @Slot()
    def keep(self) -> None:
        """Writes what changed beside the file, and says in the strip how that went."""
        if not self._desk.has_key:
            return
        self._desk.keeper.autosave()
        if self.keeping() != self._said:  # another window may have taken the case over as well
            self._shell.show_strip()

    def say_keeping(self) -> str:
        """The same as `keeping`, for the strip, which then says so until the next time."""
        self._said = self.keeping()
        return self._said

    def keeping(self) -> str:
        """Whether the open case is stored, in words; nothing while no case can be."""
        if not self._session.is_open or (self._desk.folder is None):
            return ""
        return store_wording.keeping_words(self._desk.keeping(), self._desk.problem())

    def saved_at(self) -> datetime | None:
        """When the open case was saved as it is now, by the clock here; none while it is not."""
        moment = self._desk.saved_at() if self._desk.has_key else ""
        return datetime.fromisoformat(moment).astimezone() if moment else None

    def may_leave(self) -> bool:
        """Saves the open case where it is kept. Asks only if something would be lost."""
        self._end_editing()
        return self._may_lose(self._session.draft is not None)

    def may_close(self) -> bool:
        """As `may_leave`, with what waits for a case to open again; then others may have the case and the key goes."""
        self._end_editing()
        if not self._may_lose(self._session.draft is not None or self._waiting is not None):
            return False
        if self._desk.has_key:
            self._desk.keeper.forget()
            self._desk.vault.close()
        return True

    def _may_lose(self, has_draft: bool) -> bool:
        said = [self._unsaved(), store_wording.draft_lost(self.is_locked) if has_draft else ""]
        text = "\n\n".join(part for part in said if part)
        if not text:
            return True
        title = self.tr("Leave this case?")
        if not dialogs.confirm(self._shell.window, title, text, self.tr("Leave it"), self.tr("Stay")):
            return False
        self._desk.keeper.forget()
        return True

    def _unsaved(self) -> str:
        """Saves the open case where it is kept; what is then to be said before it goes, empty if all of it is saved."""
        if not self._session.is_open:
            return ""
        try:
            if not self._session.can_undo and not self._desk.has_key and not self.is_locked:  # nothing was entered
                return ""
            if self._desk.keeper.settle():
                return ""
        except StoreError as error:
            return store_wording.refusal_words(error.reason.value, error.detail)
        if not self.is_locked and self._desk.mode == "memory":
            return self.tr("Nothing is kept in this session. What was entered in this case will be gone.")
        return store_wording.leaving_words(self.is_locked, self._desk.keeper.is_read_only)

    def put_away(self) -> bool:
        """As `may_close`; then no case is open."""
        if not self.may_close():
            return False
        self._session.close()
        return True

    def recent(self) -> RecentCases:
        """What the home screen says of saved cases."""
        from rairdtc_gui.app.recent import recent_cases

        names = {option.id: option.short for option in self._knowledge.rule_set.options}
        return recent_cases(self._desk, _RECENT, names)

    # --- screens -------------------------------------------------------------------------------

    def saved_screen(self, go: Callable[[str], None]) -> tuple[Any, Any]:
        """The list with its presenter."""
        from rairdtc_gui.ui.screens.saved.presenter import SavedPresenter
        from rairdtc_gui.ui.screens.saved.view import SavedView

        view = SavedView()
        presenter = SavedPresenter(view, self._desk, self._session, self._knowledge, go, self.may_leave)
        for signal, action in (
            (view.create_requested, presenter.on_create),
            (view.unlock_requested, presenter.on_unlock),
            (view.nothing_requested, presenter.on_keep_nothing),
            (view.change_requested, presenter.on_change_passphrase),
            (view.lock_requested, self.lock_now),
            (view.label_given, presenter.on_label),
            (view.save_requested, presenter.on_save),
            (view.elsewhere_requested, presenter.on_save_elsewhere),
            (view.open_requested, presenter.on_open),
            (view.read_requested, presenter.on_read),
            (view.take_over_requested, presenter.on_take_over),
            (view.version_requested, presenter.on_version),
            (view.as_saved_requested, presenter.on_as_saved),
            (view.recover_requested, presenter.on_recover),
            (view.drop_requested, presenter.on_drop_recovered),
            (view.duplicate_requested, presenter.on_duplicate),
            (view.delete_requested, presenter.on_delete),
            (view.export_requested, presenter.on_export),
            (view.import_requested, presenter.on_import),
            (view.import_passphrase_given, presenter.on_import_passphrase),
            (view.since_requested, presenter.on_since),
        ):
            signal.connect(action)
        return view, presenter

    def since_screen(self) -> tuple[Any, Any]:
        """Then and now with its presenter."""
        from rairdtc_gui.ui.screens.since.presenter import SincePresenter
        from rairdtc_gui.ui.screens.since.view import SinceView

        view = SinceView()
        return view, SincePresenter(view, self._desk, self._knowledge)

    # --- the idle window -----------------------------------------------------------------------

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Any use of the window starts the time anew."""
        if event.type() in _USES:
            self._idle.start()
        return False

    def lock_after(self, minutes: int) -> None:
        """How long nobody may use the window."""
        if self._idle.interval() != minutes * _MINUTE_MS:
            self._idle.setInterval(minutes * _MINUTE_MS)  # one that runs begins anew

    @Slot()
    def lock_now(self) -> None:
        """Ctrl+Shift+L: locks; where nothing is kept under a passphrase, the page that can change it opens instead."""
        if self._desk.has_key:
            self.lock()
        elif not self.is_locked:
            self.show_list()

    @Slot()
    def lock(self) -> None:
        """Saves, drops the key and hides everything; what cannot be saved stays in memory, and the lock says so."""
        if not self._desk.has_key or self._locked is not None:
            return
        from rairdtc_gui.ui.screens.saved.locked import LockedView
        from rairdtc_gui.ui.widgets.clipboard import clear_copied

        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            dialog.reject()
        self._end_editing()
        self._shell.leave_place()
        clear_copied()
        self._locked = LockedView()
        self._locked.unlock_requested.connect(self._on_unlock)
        draft = self._session.draft
        self._locked_case = self._desk.keeper.lock()
        if self._locked_case and draft is not None:
            self._waiting = (self._locked_case, draft)
        is_unsaved = self._desk.keeper.would_be_lost()
        is_read_only = self._desk.keeper.is_read_only
        said = store_wording.locked_words(is_unsaved, self._problem(), is_read_only, has_draft=draft is not None)
        self._locked.show_kept(said, "caution" if is_unsaved else "plain")
        self._shell.window.show_band("")
        self._shell.window.show_locked(self._locked)
        self._shell.show_strip()
        self._locked.focus_first()

    @Slot(str)
    def _on_unlock(self, passphrase: str) -> None:
        locked = self._locked
        if locked is None:
            return
        try:
            self._desk.vault.unlock(passphrase, self._desk.keeper.reader)
        except StoreError as error:
            locked.show_problem(store_wording.refusal_words(error.reason.value, error.detail))
            return
        self._locked = None
        self._shell.window.show_locked(None)
        try:
            if self._locked_case:
                self._desk.keeper.open(self._locked_case)
        except StoreError:
            self.open_case(self._locked_case)  # says why it did not open
        else:
            self._shell.show_again()
            if (self._problem() or self._desk.keeper.is_read_only) and self._desk.keeper.would_be_lost():
                self.save()  # or says what stands in the way, and offers another place
        self._locked_case = ""
        locked.setParent(None)
        locked.deleteLater()

    # --- small parts ---------------------------------------------------------------------------

    def _problem(self) -> str:
        """The reason code of the last writing that went wrong, also while there is no key."""
        problem = self._desk.keeper.problem
        return problem.reason.value if problem else ""

    @property
    def is_locked(self) -> bool:
        """Whether the window is locked."""
        return self._locked is not None

    def _on_changed(self) -> None:
        self._watch()
        self._bring_draft()
        is_kept = self._desk.folder is not None and self._session.is_open
        if is_kept and not self._after_change.isActive():  # steady work puts no writing off
            self._after_change.start()

    def _bring_draft(self) -> None:
        """What was begun before the lock comes back once its case is open again."""
        if self._waiting is not None and self._desk.has_key and self._desk.keeper.current_id == self._waiting[0]:
            self._session.draft, self._waiting = self._waiting[1], None

    def _watch(self) -> None:
        """While there is a key to drop, the window's own input is watched; nothing else passes through here."""
        is_open = self._desk.folder is not None and self._desk.has_key
        handle = self._shell.window.windowHandle()
        if is_open and self._watched is None and handle is not None:
            handle.installEventFilter(self)
            self._watched = handle
        if is_open and not self._idle.isActive():
            self._idle.start()
            self._between.start()

    def _end_editing(self) -> None:
        """What is being typed into a field counts as given."""
        focus = QApplication.focusWidget()
        if focus is not None and focus.window() is self._shell.window:
            focus.clearFocus()
            focus.setFocus()

    def _timer(self, milliseconds: int, action: Callable[[], None], is_single: bool = False) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(milliseconds)
        timer.setSingleShot(is_single)
        timer.timeout.connect(action)
        return timer
