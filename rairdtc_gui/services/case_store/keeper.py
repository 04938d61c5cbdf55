"""Keeps the open case: saves, autosaves, opens another, and lets go of everything when the window is locked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from rairdtc_gui.domain.case import Case
from rairdtc_gui.domain.knowledge import KnowledgeIdentity
from rairdtc_gui.services.case_file import CaseReader
from rairdtc_gui.services.case_store.envelope import Envelope, KnowledgeRef, SavedCase, standings_of
from rairdtc_gui.services.case_store.errors import Reason, StoreError
from rairdtc_gui.services.case_store.locks import FileLock
from rairdtc_gui.services.case_store.store import Loaded
from rairdtc_gui.services.case_store.unused import Unused
from rairdtc_gui.services.case_store.vault import Mode, Vault
from rairdtc_gui.services.result_json import Data, ResultWriter
from rairdtc_gui.services.session import Session


@dataclass(slots=True)
class _Current:
    """The open case as a file. `lock` none: opened for reading only."""

    loaded: Loaded  # as the file is; its digest is empty while there is no file
    number: int  # of the session's case
    lock: FileLock | None
    case: Case  # as last written, into the file or beside it
    refused: Reason = Reason.LOCKED  # why it is for reading only, where it is
    beside: str = ""  # the state of what this window wrote beside the file; empty if nothing


class CaseKeeper:
    """The open case of a session and its file. Methods that write raise `StoreError`; the case stays in the session."""

    def __init__(self, session: Session, identity: KnowledgeIdentity, reader: CaseReader, vault: Vault) -> None:
        self._session, self._identity, self.reader, self.vault = session, identity, reader, vault
        self._current: _Current | None = None
        self.problem: StoreError | None = None  # of the last writing, none if that went well

    # --- what is so ----------------------------------------------------------------------------

    @property
    def current_id(self) -> str:
        """The id of the open case as a file; empty while it is none."""
        current = self._of_session()
        return current.loaded.envelope.saved.id if current else ""

    @property
    def is_read_only(self) -> bool:
        """Whether the open case may not be written: another window has it."""
        current = self._of_session()
        return current is not None and (current.lock is None or not current.lock.is_held)

    @property
    def is_kept(self) -> bool:
        """Whether every change of the open case is written by itself."""
        return self.vault.mode is Mode.OPEN and self._of_session() is not None and not self.is_read_only

    @property
    def is_saved(self) -> bool:
        """Whether the file of the open case is as the case is."""
        current = self._of_session()
        return current is not None and bool(current.loaded.digest) and (
            current.loaded.envelope.saved.case == self._session.case
        )  # fmt: skip

    @property
    def unused(self) -> Unused:
        """Answers of the open case that this knowledge base does not ask for."""
        current = self._of_session()
        return current.loaded.envelope.saved.unused if current else Unused()

    def would_be_lost(self) -> bool:
        """Whether leaving the open case loses something that was entered."""
        if not self._session.is_open or self.is_saved:
            return False
        current = self._of_session()
        return self._session.can_undo if current is None else current.loaded.envelope.saved.case != self._session.case

    @property
    def saved_at(self) -> str:
        """When the file of the open case was last written; empty while it has none."""
        current = self._of_session()
        return current.loaded.envelope.saved.saved if current is not None else ""

    # --- writing -------------------------------------------------------------------------------

    def autosave(self) -> None:
        """Writes the open case beside its file if it changed; a new case that is no example gets a file of its own.

        What goes wrong is kept in `problem`: the next try may succeed, and nobody waits for this one.
        """
        if self.vault.mode is not Mode.OPEN or not self._session.is_open:
            return
        current = self._of_session()
        try:
            if current is None:
                if self._session.example or not self._session.can_undo:
                    return
                current = self._begin()
            if current.lock is None or current.case == self._session.case:
                return
            self._check_hold(current)
            current.beside = self.vault.store.autosave(self._envelope(current), current.beside)
            current.case, self.problem = self._session.case, None
        except StoreError as error:
            self.problem = error

    def save(self) -> None:
        """Writes the open case into its file."""
        if not self._session.is_open:
            return
        try:
            current = self._of_session() or self._begin()
            self._check_hold(current)
            kept = self._envelope(current).with_result(self.result())
            digest = self.vault.store.save(kept, current.loaded.digest, current.beside)
        except StoreError as error:
            self.problem = error
            raise
        current.loaded, current.case, self.problem = Loaded(kept, digest), self._session.case, None
        current.beside = ""

    def save_elsewhere(self, path: Path) -> None:
        """Writes the open case, encrypted, as a file anywhere; its place in the store stays as it is."""
        current = self._of_session() or self._new(None)
        self.vault.store.write_elsewhere(self._envelope(current).with_result(self.result()), path)

    def settle(self) -> bool:
        """Saves the open case if it is kept. False: leaving it now would lose something."""
        self.autosave()
        current = self._of_session()
        if current is not None and self.is_kept:
            self._settle(current)
        return not self.would_be_lost()

    def leave(self) -> bool:
        """Settles the open case and lets others have it; one that would be lost stays."""
        is_settled = self.settle()
        if is_settled:
            self.forget()
        return is_settled

    def forget(self) -> None:
        """Lets go of the file of the open case without writing; what was written beside it stays to be offered."""
        if self._current is None:
            return
        current, self._current = self._current, None
        if current.lock is not None:
            current.lock.release()

    # --- the store -----------------------------------------------------------------------------

    def change_passphrase(self, old: str, new: str) -> int:
        """The store opens with `new`; returns how many files do not yet. The open case stays open."""
        renewed = self.vault.change_passphrase(old, new, self.current_id if not self.is_read_only else "")
        current = self._of_session()
        if current is not None:
            before = current.loaded.digest
            current.loaded = replace(current.loaded, digest=renewed.digests.get(before, before))
            current.beside = renewed.digests.get(current.beside, current.beside)
        return renewed.left

    def keep_nothing(self) -> None:
        """Saves the open case where it is kept; from then on it is in memory, and nothing more is written."""
        self.autosave()
        current = self._of_session()
        if current is not None and self.is_kept:
            self._settle(current)
        self.forget()
        self.vault.keep_nothing()
        self.problem = None

    # --- opening -------------------------------------------------------------------------------

    def open(self, case_id: str, take_over: bool = False, as_saved: bool = False) -> Envelope:
        """Opens a case for writing; raises `StoreError`, with `locked` if another window has it.

        With `kept-beside` if changes stand beside its file; `as_saved`: these go among the earlier versions.
        """
        try:
            lock = self._locked(case_id, take_over)
        except StoreError as error:
            if error.reason is not Reason.READ_ONLY:
                raise
            if not as_saved:
                self._refuse_kept_beside(case_id)
            return self._start(self.vault.store.load(case_id), None, error.reason)
        with _released_on_error(lock):
            if as_saved:
                self.vault.store.keep_autosaved(case_id)
            self._refuse_kept_beside(case_id)
            opened = self.vault.store.load(case_id)
            try:
                opened = self.vault.store.note_opened(opened)
            except StoreError as error:  # a folder for reading only is said when something is to be saved
                self.problem = error
        return self._start(opened, lock)

    def open_to_read(self, case_id: str) -> Envelope:
        """Opens a case that another window has; nothing of it can be saved."""
        return self._start(self.vault.store.load(case_id), None)

    def open_autosaved(self, case_id: str) -> Envelope:
        """Opens what was written beside a case before the program ended; saving puts it in place."""
        store = self.vault.store
        return self._start_changed(case_id, lambda: (store.load_autosaved(case_id), store.beside(case_id)))

    def open_version(self, case_id: str, name: str) -> Envelope:
        """Opens an earlier version; saving puts it in place, and what it replaces among the versions."""
        return self._start_changed(case_id, lambda: (self.vault.store.load_version(case_id, name), ""))

    def result(self) -> Data:
        """The result of the open case as it is stored."""
        answers = self._session.answers
        writer = ResultWriter(self._session.engine, self._identity)
        return writer.result(answers.result, answers.evaluation, answers.gaps)

    # --- locking the window --------------------------------------------------------------------

    def lock(self) -> str:
        """Saves and closes the case, and drops the key whatever happens; returns the id of the case.

        An empty id: no case was open, or it could not be saved and stays in memory, with the reason in `problem`.
        """
        case_id = ""
        self.autosave()
        with suppress(StoreError):
            current = self._of_session()
            if current is not None and self.is_kept:
                self._settle(current)
                case_id = self.current_id
        if case_id:
            self.forget()
            self._session.close()
        self.vault.close()
        return case_id

    # --- small parts ---------------------------------------------------------------------------

    def _of_session(self) -> _Current | None:
        """The file of the session's case; a case that was opened since then has none."""
        if self._current is not None and self._current.number != self._session.number:
            self.forget()
        return self._current

    def _settle(self, current: _Current) -> None:
        """Brings file and case together; nothing stays beside the file."""
        if not self.is_saved:
            self.save()
        elif current.beside:  # changed and changed back
            self.vault.store.drop_autosave(current.loaded.envelope.saved.id, current.beside)
            current.beside = ""

    def _begin(self) -> _Current:
        """A new file for the open case; it is written by whoever asks for it."""
        current = self._new(None)
        current.lock = self._locked(current.loaded.envelope.saved.id, False)
        self._current = current
        return current

    def _new(self, lock: FileLock | None) -> _Current:
        store = self.vault.store
        moment = store.moment()
        saved = SavedCase(store.new_id(), Case(), KnowledgeRef.of(self._identity), moment, moment, moment)
        return _Current(Loaded(Envelope(saved), ""), self._session.number, lock, Case())

    def _envelope(self, current: _Current) -> Envelope:
        """The case as it is now, with the standings of the knowledge base in use."""
        result = self._session.answers.result
        moment = self.vault.store.moment()
        saved = replace(
            current.loaded.envelope.saved,
            case=self._session.case,
            example=self._session.example,
            knowledge=KnowledgeRef.of(self._identity),
            saved=moment,
            opened=moment,
            jurisdiction=result.jurisdiction,
            standings=standings_of(self._session.engine, result),
        )
        return replace(current.loaded.envelope, saved=saved)

    def _check_hold(self, current: _Current) -> None:
        if current.lock is None or not current.lock.is_held:
            holder = current.lock.holder() if current.lock else None
            said = f"{holder.host}, {holder.since}" if holder else ""
            raise StoreError(current.refused, self.vault.store.path(current.loaded.envelope.saved.id), said)

    def _refuse_kept_beside(self, case_id: str) -> None:
        if self.vault.store.beside(case_id):
            raise StoreError(Reason.KEPT_BESIDE, self.vault.store.path(case_id))

    def _locked(self, case_id: str, take_over: bool) -> FileLock:
        lock = self.vault.store.lock(case_id)
        lock.acquire(self.vault.now(), take_over)
        return lock

    def _start(self, loaded: Loaded, lock: FileLock | None, refused: Reason = Reason.LOCKED) -> Envelope:
        self.forget()
        case = loaded.envelope.saved.case
        self._session.start(case, loaded.envelope.saved.example)
        self._current = _Current(loaded, self._session.number, lock, case, refused)
        self._session.tell()
        return loaded.envelope

    def _start_changed(self, case_id: str, load: Callable[[], tuple[Loaded, str]]) -> Envelope:
        """Opens content that is not that of the file, so that it counts as not saved yet.

        `load`: gives it, and the state of what stands beside the file if it is that.
        """
        lock = self._locked(case_id, False)
        with _released_on_error(lock):
            loaded, beside = load()
        kept = self._start(loaded, lock)
        if self._current is not None:
            blank = replace(kept.saved, case=Case())
            self._current.loaded = replace(loaded, envelope=replace(kept, saved=blank))
            self._current.beside = beside
        return kept


@contextmanager
def _released_on_error(lock: FileLock) -> Iterator[None]:
    try:
        yield
    except StoreError:
        lock.release()
        raise
