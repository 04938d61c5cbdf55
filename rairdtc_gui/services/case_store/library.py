"""The list of saved cases: rows with what changed since, duplicate, delete, import, export, then and now."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from rairdtc_gui.domain.case import Case, Jurisdiction
from rairdtc_gui.domain.jurisdiction import jurisdiction_of
from rairdtc_gui.domain.knowledge import KnowledgeIdentity
from rairdtc_gui.services.case_file import CaseError, to_data
from rairdtc_gui.services.case_store.container import MAGIC
from rairdtc_gui.services.case_store.disk import replace_file
from rairdtc_gui.services.case_store.envelope import (
    Envelope,
    KnowledgeRef,
    SavedCase,
    Standing,
    standings_in,
    standings_of,
)
from rairdtc_gui.services.case_store.errors import Reason, StoreError
from rairdtc_gui.services.case_store.fhir_files import ENDING, Codes, is_bundle, read_bundle, write_bundle
from rairdtc_gui.services.case_store.keeper import CaseKeeper
from rairdtc_gui.services.case_store.since import Moved, changed_count, moved_options
from rairdtc_gui.services.case_store.store import Listed
from rairdtc_gui.services.case_store.vault import Mode
from rairdtc_gui.services.result_json import Data, ResultWriter
from rairdtc_gui.services.session import CaseAnswers, Session


@dataclass(frozen=True, slots=True)
class Row:
    """A file of the folder. `changed`: options that stand elsewhere under today's knowledge, none if it is the same."""

    listed: Listed
    changed: int | None = None
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class ThenNow:
    """A saved case under the knowledge of then and of now. `was`: the whole order of then."""

    saved: SavedCase
    then: KnowledgeRef
    moved: tuple[Moved, ...]
    was: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """The id that a file's case has from now on. `not_taken`: what else the file held, in words."""

    id: str
    not_taken: tuple[str, ...] = ()


class Library:
    """The saved cases of a session. Methods raise `StoreError`."""

    def __init__(self, keeper: CaseKeeper, session: Session, identity: KnowledgeIdentity, codes: Codes) -> None:
        """`codes`: what questions and drugs are called in public code systems, for a FHIR file."""
        self._keeper, self._session, self._identity, self._codes = keeper, session, identity, codes

    def rows(self) -> tuple[Row, ...]:
        """Every saved case, the last used first; none while the store is not open."""
        if self._keeper.vault.mode is not Mode.OPEN:
            return ()
        return tuple(
            Row(listed, self._changed(listed.saved), listed.id == self._keeper.current_id)
            for listed in self._keeper.vault.store.cases()
        )

    def recovered(self) -> tuple[Listed, ...]:
        """Cases whose last changes were written beside them when the program ended."""
        if self._keeper.vault.mode is not Mode.OPEN:
            return ()
        return tuple(row for row in self._keeper.vault.store.autosaved() if row.id != self._keeper.current_id)

    def duplicate(self, case_id: str) -> str:
        """A copy under another id, with the same label and answers; returns the id."""
        self._settle_if_open(case_id)
        return self._add(self._keeper.vault.store.load(case_id).envelope)

    def delete(self, case_id: str) -> None:
        """Removes a case with its earlier versions; one that another window has open stays."""
        store = self._keeper.vault.store
        if case_id == self._keeper.current_id:
            self._keeper.forget()
            self._session.close()
        with self._held(case_id):
            store.delete(case_id)

    def drop_recovered(self, case_id: str) -> None:
        """Removes what was written beside a case; of one that another window has open it stays."""
        with self._held(case_id):
            self._keeper.vault.store.drop_autosave(case_id)

    def export(self, case_id: str, path: Path) -> None:
        """The case as a file that `rairdtc evaluate` reads; as FHIR, or encrypted, by the ending of the name."""
        self._settle_if_open(case_id)
        kept = self._keeper.vault.store.load(case_id).envelope
        if path.suffix == ".case":
            self._keeper.vault.store.write_elsewhere(kept, path)
        elif path.name.endswith(ENDING):
            is_open = case_id == self._keeper.current_id
            led = self._session.jurisdiction if is_open else kept.saved.jurisdiction
            self._write_bundle(kept.saved.case, led, path)
        else:
            write_plain(self._keeper, kept.saved.case, path)

    def import_file(self, path: Path, passphrase: str = "") -> Imported:
        """A case from a file, encrypted or not, under a new id. Raises `CaseError` as well, also for a day to come.

        A file that this program wrote encrypted is taken as it is: the clock of this machine may be the wrong one.
        """
        data = self._keeper.vault.disk.read(path)
        if data.startswith(MAGIC):
            return Imported(self._add(self._keeper.vault.store.read_elsewhere(data, passphrase)))
        reader = replace(self._keeper.reader, today=self._keeper.vault.now().astimezone().date())
        if not is_bundle(data):
            return Imported(self._add(self._as_saved(reader.read_yaml(path))))
        found = read_bundle(data, reader, path)
        return Imported(self._add(self._as_saved(found.case)), found.not_taken)

    def then_now(self, case_id: str) -> ThenNow | None:
        """What changed since the last result under another knowledge base; none if there is no such result."""
        kept = self._keeper.vault.store.load(case_id).envelope
        others = [old for old in kept.results if old["knowledge"]["hash"] != self._identity.hash]
        if not others:
            return None
        then = others[-1]
        now = self._result(_led_by(kept.saved.jurisdiction, kept.saved.case))
        knowledge = then["knowledge"]
        ref = KnowledgeRef(knowledge["version"], knowledge["date"], knowledge["hash"])
        return ThenNow(kept.saved, ref, moved_options(then, now), standings_in(then))

    def _settle_if_open(self, case_id: str) -> None:
        """The file of the open case is as the screen is; raises `StoreError` if it cannot be made so."""
        if case_id == self._keeper.current_id and not self._keeper.settle():
            raise StoreError(Reason.LOCKED, self._keeper.vault.store.path(case_id))

    @contextmanager
    def _held(self, case_id: str) -> Iterator[None]:
        lock = self._keeper.vault.store.lock(case_id)
        lock.acquire(self._keeper.vault.now())
        try:
            yield
        finally:
            lock.release()

    def _write_bundle(self, case: Case, led: Jurisdiction, path: Path) -> None:
        """The case as it was entered, with its options under the rules that led."""
        engine, vault = self._session.engine, self._keeper.vault
        at = datetime.fromisoformat(vault.store.moment())
        result = replace(engine.decide(_led_by(led, case)), case=case)
        basis = (result, engine.rule_set, self._identity, self._codes)
        write_bundle(*basis, at, vault.disk, path, self._keeper.reader)

    def _changed(self, saved: SavedCase | None) -> int | None:
        if saved is None or saved.knowledge.hash == self._identity.hash:
            return None
        engine = self._session.engine
        result = engine.decide(_led_by(saved.jurisdiction, saved.case))
        return changed_count(saved.standings, standings_of(engine, result))

    def _result(self, case: Case) -> Data:
        answers = CaseAnswers(self._session, case)
        writer = ResultWriter(self._session.engine, self._identity)
        return writer.result(answers.result, answers.evaluation, answers.gaps)

    def _as_saved(self, case: Case) -> Envelope:
        """A plain case with its result of today."""
        moment = self._keeper.vault.store.moment()
        result = self._result(case)
        answers = self._session.engine.decide(case)
        standings = standings_of(self._session.engine, answers)
        saved = SavedCase(
            "", case, KnowledgeRef.of(self._identity), moment, moment, moment,
            jurisdiction=answers.jurisdiction, standings=standings,
        )  # fmt: skip
        return Envelope(saved, (result,))

    def _add(self, kept: Envelope) -> str:
        store = self._keeper.vault.store
        case_id = store.new_id()
        saved = replace(kept.saved, id=case_id, opened=store.moment())
        store.save(replace(kept, saved=saved), "")
        return case_id


def _led_by(jurisdiction: Jurisdiction, case: Case) -> Case:
    """The case under the rules that led. One of which no jurisdiction is known has none, which is not any."""
    own = jurisdiction_of(case) or Jurisdiction.ANY
    return case if jurisdiction is own else replace(case, jurisdiction=jurisdiction)


def write_plain(keeper: CaseKeeper, case: Case, path: Path) -> None:
    """The case, readable by anybody, in the format of `rairdtc evaluate`; JSON is YAML as well. Raises `StoreError`."""
    data = (json.dumps(to_data(case), ensure_ascii=False, indent=2) + "\n").encode("utf-8")

    def check(written: bytes) -> None:
        try:
            again = keeper.reader.read_json(written.decode("utf-8"), str(path))
        except CaseError as error:
            raise StoreError(Reason.DAMAGED, path) from error
        if again != case:
            raise StoreError(Reason.DAMAGED, path)

    replace_file(keeper.vault.disk, path, data, check)
