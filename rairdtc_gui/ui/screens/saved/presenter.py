"""The page of saved cases: every action of it, and what is said afterwards. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from rairdtc_gui.domain.case import FindingState
from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.case_file import CaseError
from rairdtc_gui.services.case_store.desk import CaseDesk
from rairdtc_gui.services.case_store.envelope import SavedCase
from rairdtc_gui.services.case_store.errors import Reason, StoreError
from rairdtc_gui.services.case_store.labels import cleaned, looks_like_identity
from rairdtc_gui.services.case_store.library import Row
from rairdtc_gui.services.case_store.store import LEAST_PASSPHRASE, MOST_PASSPHRASE, Listed
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui import store_wording, wording
from rairdtc_gui.ui.screens.saved.rows import CaseRow, Notice, OpenCaseRow, RecoveredRow, SavedPage

_TO_SAVE_ELSEWHERE = {Reason.DISK_FULL, Reason.READ_ONLY, Reason.MISSING, Reason.CHANGED_ON_DISK}
_TO_OPEN = {
    Reason.LOCKED: ("read", "take-over"),
    Reason.KEPT_BESIDE: ("recover", "as-saved"),
}


class SavedViewPort(Protocol):
    """What the presenter asks of the view."""

    def show_page(self, page: SavedPage) -> None: ...

    def show_notice(self, notice: Notice) -> None: ...

    def clear_passphrases(self) -> None: ...


class SavedPresenter:
    """Fills the page and carries out what is asked for there. `may_leave` asks before an open case goes."""

    def __init__(self, view: SavedViewPort, desk: CaseDesk, session: Session, knowledge: Knowledge,
                 go: Callable[[str], None], may_leave: Callable[[], bool]) -> None:  # fmt: skip
        self._view, self._desk, self._session, self._knowledge = view, desk, session, knowledge
        self._go, self._may_leave = go, may_leave
        self._options = {option.id: option.label for option in knowledge.rule_set.options}
        self._wants_save = False  # Ctrl+S led here before there was a store to save into
        self._waiting_import: Path | None = None

    # --- showing -------------------------------------------------------------------------------

    def refresh(self) -> None:
        """The page as it is now; of a folder that cannot be read it says so, and keeps the open case in sight."""
        vault, library = self._desk.vault, self._desk.library
        rows: tuple[Row, ...] = ()
        recovered: tuple[Listed, ...] = ()
        try:
            rows, recovered = library.rows(), library.recovered()
        except StoreError as error:
            self._view.show_notice(self._refusal(error, ""))
        self._view.show_page(
            SavedPage(
                mode=vault.mode.value,
                folder=str(vault.folder or ""),
                other_window=vault.other_window,
                open_case=self._open_case() if self._session.is_open else None,
                rows=tuple(self._row(row) for row in rows),
                recovered=tuple(
                    RecoveredRow(listed.id, listed.saved.case.label, _moment(listed.saved.saved))
                    for listed in recovered
                    if listed.saved is not None
                ),
                has_store=vault.has_store,
            )
        )

    def show(self, item: str, _anchor: str) -> None:
        """`save`: the open case is to be saved as soon as there is a store."""
        self._wants_save = item == "save"
        self._view.clear_passphrases()
        self._view.show_notice(Notice())
        self.refresh()

    # --- the store -----------------------------------------------------------------------------

    def on_create(self, passphrase: str, again: str) -> None:
        """A new store under a passphrase."""
        if self._is_usable(passphrase, again) and self._try(
            lambda: self._desk.vault.create(passphrase, self._desk.keeper.reader)
        ):
            self._after_opening()

    def on_unlock(self, passphrase: str) -> None:
        """Opens the store."""
        if self._try(lambda: self._desk.vault.unlock(passphrase, self._desk.keeper.reader)):
            self._after_opening()

    def on_change_passphrase(self, old: str, passphrase: str, again: str) -> None:
        """Another passphrase for the open store."""
        left = 0

        def change() -> None:
            nonlocal left
            left = self._desk.keeper.change_passphrase(old, passphrase)

        if self._is_usable(passphrase, again) and self._try(change):
            self._view.clear_passphrases()
            self._view.show_notice(Notice(store_wording.passphrase_words(left), "caution" if left else "plain"))
            self.refresh()

    def on_keep_nothing(self) -> None:
        """Memory only for this session; the open case is saved before, where it is kept."""
        if self._try(self._desk.keeper.keep_nothing):
            self._say("memory-beside" if self._desk.vault.has_store else "memory")
            self._session.tell()

    # --- the open case -------------------------------------------------------------------------

    def on_label(self, label: str) -> None:
        """Another label for the open case; letters that could hide something are left out."""
        self._session.rename(cleaned(label))

    def on_save(self) -> None:
        """Saves the open case."""
        if self._try(self._desk.keeper.save):
            self._view.show_notice(Notice(store_wording.saved_words(self._session.case.label)))
        self._session.tell()

    def on_save_elsewhere(self, path: str) -> None:
        """Writes the open case, encrypted, somewhere else."""
        if path and self._try(lambda: self._desk.keeper.save_elsewhere(Path(path))):
            self._say("exported")

    # --- the list ------------------------------------------------------------------------------

    def on_open(self, case_id: str) -> None:
        """Opens a saved case; what changed since comes before its result."""
        if case_id == self._desk.keeper.current_id:
            self._go(Route(Place.RESULT).encode())
        elif self._may_leave():
            self._opened(case_id, lambda: self._desk.keeper.open(case_id))

    def on_as_saved(self, case_id: str) -> None:
        """Opens a case as it was saved; the changes beside it go among its earlier versions."""
        if self._may_leave():
            self._opened(case_id, lambda: self._desk.keeper.open(case_id, as_saved=True))

    def on_take_over(self, case_id: str) -> None:
        """Opens a case that another window has."""
        if self._may_leave():
            self._opened(case_id, lambda: self._desk.keeper.open(case_id, take_over=True))

    def on_read(self, case_id: str) -> None:
        """Opens a case for reading."""
        if self._may_leave():
            self._opened(case_id, lambda: self._desk.keeper.open_to_read(case_id))

    def on_version(self, case_id: str) -> None:
        """Opens the newest earlier version of a case that cannot be read."""
        names: tuple[str, ...] = ()

        def look() -> None:
            nonlocal names
            names = self._desk.vault.store.versions(case_id)

        if not self._try(look):
            return
        if not names:
            self._say("no-version")
        elif self._may_leave() and self._try(lambda: self._desk.keeper.open_version(case_id, names[0])):
            self._say("version")

    def on_recover(self, case_id: str) -> None:
        """Opens a case with the changes that were kept beside it."""
        if self._may_leave() and self._try(lambda: self._desk.keeper.open_autosaved(case_id)):
            self._say("recovered")

    def on_drop_recovered(self, case_id: str) -> None:
        """Lets the unsaved changes go."""
        if self._try(lambda: self._desk.library.drop_recovered(case_id)):
            self.refresh()

    def on_duplicate(self, case_id: str) -> None:
        """A copy in the list."""
        if self._try(lambda: self._desk.library.duplicate(case_id)):
            self._say("duplicated")
        self._session.tell()  # the open case was saved before

    def on_delete(self, case_id: str) -> None:
        """Removes a case; the view has asked."""
        if self._try(lambda: self._desk.library.delete(case_id)):
            self._say("deleted")

    def on_export(self, case_id: str, path: str) -> None:
        """Writes a case as one file."""
        if path and self._try(lambda: self._desk.library.export(case_id, Path(path))):
            self._say("exported" if path.endswith(".case") else "exported-plain")
        self._session.tell()

    def on_import(self, path: str) -> None:
        """Takes a case from a file; an encrypted one of another store asks for its passphrase."""
        if path:
            self._import(Path(path), "")

    def on_import_passphrase(self, passphrase: str) -> None:
        """The passphrase of the file that waits."""
        if self._waiting_import is not None:
            self._import(self._waiting_import, passphrase)

    def on_since(self, case_id: str) -> None:
        """Then and now of a case."""
        self._go(Route(Place.SINCE, case_id).encode())

    # --- small parts ---------------------------------------------------------------------------

    def _is_usable(self, passphrase: str, again: str) -> bool:
        """Whether a passphrase is long enough and was typed the same twice; says what it is not."""
        if not LEAST_PASSPHRASE <= len(passphrase) <= MOST_PASSPHRASE:
            self._say("short", "caution")
        elif passphrase != again:
            self._say("different", "caution")
        else:
            return True
        return False

    def _after_opening(self) -> None:
        self._view.clear_passphrases()
        self._view.show_notice(Notice())
        if self._wants_save and self._session.is_open:
            self._wants_save = False
            self.on_save()
        self._session.tell()

    def _opened(self, case_id: str, opening: Callable[[], object]) -> None:
        if not self._try(opening, case_id):
            return
        if self._desk.keeper.is_read_only:
            self._say("read-only")
        try:
            is_changed = self._is_changed(case_id)
        except StoreError as error:
            self._refuse(error, "")
            return
        self._go(Route(Place.SINCE, case_id).encode() if is_changed else Route(Place.RESULT).encode())

    def _is_changed(self, case_id: str) -> bool:
        """Whether another knowledge base than the last one moves something in a case."""
        found = self._desk.library.then_now(case_id)
        is_of_today = found is not None and found.saved.knowledge.hash == self._knowledge.identity.hash
        return found is not None and bool(found.moved) and not is_of_today

    def _import(self, path: Path, passphrase: str) -> None:
        self._waiting_import = None
        try:
            found = self._desk.library.import_file(path, passphrase)
        except CaseError as error:
            self._view.show_notice(Notice("\n".join(error.problems[:3]), "caution"))
        except StoreError as error:
            offers: tuple[str, ...] = ()
            text, tone = store_wording.refusal_words(error.reason.value, ""), "caution"
            if error.reason is Reason.WRONG_PASSPHRASE:
                self._waiting_import, offers = path, ("passphrase",)
                if not passphrase:  # nobody has typed one yet
                    text, tone = store_wording.done_words("other-passphrase"), "plain"
            self._view.show_notice(Notice(text, tone, offers))
        else:
            self._view.show_notice(Notice(store_wording.imported_words(found.not_taken)))
            self.refresh()

    def _try(self, action: Callable[[], object], case_id: str = "") -> bool:
        try:
            action()
        except StoreError as error:
            self._refuse(error, case_id)
            return False
        return True

    def _refuse(self, error: StoreError, case_id: str) -> None:
        self._view.show_notice(self._refusal(error, case_id))
        self.refresh()

    def _refusal(self, error: StoreError, case_id: str) -> Notice:
        offers: tuple[str, ...] = ()
        code, is_taken = error.reason.value, self._is_taken(error)
        if case_id:
            offers = _TO_OPEN.get(error.reason, ("version",))
        elif is_taken:
            code, offers = "taken", ("elsewhere",)
        elif error.reason in _TO_SAVE_ELSEWHERE and self._session.is_open and self._desk.vault.has_key:
            offers = ("elsewhere",)
        return Notice(store_wording.refusal_words(code, error.detail), "caution", offers, case_id)

    def _is_taken(self, error: StoreError) -> bool:
        """Whether it is the open case that another window has."""
        open_id = self._desk.keeper.current_id
        return bool(open_id) and error.reason is Reason.LOCKED and error.place == str(
            self._desk.vault.store.path(open_id)
        )  # fmt: skip

    def _say(self, code: str, tone: str = "plain") -> None:
        self._view.show_notice(Notice(store_wording.done_words(code), tone))
        self.refresh()

    def _open_case(self) -> OpenCaseRow:
        label = self._session.case.label
        unused = self._desk.keeper.unused.lines()
        return OpenCaseRow(
            label=label,
            state=store_wording.keeping_words(self._desk.keeping(), self._desk.problem()),
            warning=store_wording.done_words("label") if looks_like_identity(label) else "",
            can_save=self._desk.vault.has_key and not self._desk.keeper.is_read_only,
            unused=tuple(
                f"{question}: {answer or wording.state_word(FindingState.UNAVAILABLE)}" for question, answer in unused
            ),
        )

    def _row(self, row: Row) -> CaseRow:
        saved = row.listed.saved
        if saved is None:
            code = row.listed.error.reason.value if row.listed.error else Reason.DAMAGED.value
            return CaseRow(row.listed.id, row.listed.id[:8], problem=store_wording.short_refusal(code))
        first = next((standing.option for standing in saved.standings if standing.stance > Stance.NONE), "")
        return CaseRow(
            id=saved.id,
            label=saved.case.label,
            created=store_wording.local_day(saved.created),
            opened=_moment(saved.opened),
            pack=saved.knowledge.version,
            first=self._options.get(first, first),
            decision=self._decision(saved, first),
            since=store_wording.since_words(row.changed),
            is_changed=bool(row.changed),
            is_open=row.is_open,
        )

    def _decision(self, saved: SavedCase, first: str) -> str:
        decision = saved.case.decision
        if decision is None:
            return ""
        if decision.option and decision.option == first:
            return store_wording.done_words("same")
        return self._options.get(decision.option, decision.option) or decision.words


def _moment(text: str) -> str:
    """A stored moment as day and time; UTC, as the files say it."""
    return text[:16].replace("T", " ")
