"""A store with few questions and a cheap passphrase key, and cases for it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from rairdtc_gui.domain.answers import Status
from rairdtc_gui.domain.case import Case
from rairdtc_gui.domain.questions import QuestionType, Range
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.services.case_file import CaseReader
from rairdtc_gui.services.case_store.crypto import Cost
from rairdtc_gui.services.case_store.disk import Disk
from rairdtc_gui.services.case_store.envelope import Envelope, KnowledgeRef, SavedCase, Standing
from rairdtc_gui.services.case_store.errors import StoreError
from rairdtc_gui.services.case_store.store import CaseStore
from tests.engine.worlds import question

CHEAP = Cost(1, 8)
PASSPHRASE = "correct horse battery"
ID = "0123456789abcdef0123456789abcdef"
READER = CaseReader(
    {
        item.id: item
        for item in (
            question("ecog", QuestionType.CHOICE, ("0", "1", "unknown"), unavailable_values=("unknown",)),
            question("sites", QuestionType.MULTI, ("none", "lung", "bone"), none_value="none"),
            question("crcl", QuestionType.NUMBER, unit="mL/min", hard=Range(0, 300)),
            question("dialysis"),
        )
    }
)
KNOWLEDGE = KnowledgeRef("26.11.1", "2026-11-25", "a" * 64)
MOMENT = "2026-11-25T14:05:00+00:00"


class Clock:
    """Moves on by a second each time it is read."""

    def __init__(self):
        self.moment = datetime(2026, 11, 25, 14, 5, tzinfo=UTC)

    def __call__(self):
        self.moment += timedelta(seconds=1)
        return self.moment


def a_store(folder, disk=None, clock=None):
    return CaseStore.create(folder / "cases", PASSPHRASE, READER, disk or Disk(), CHEAP, clock or Clock())


def same_store(store, disk, clock=None):
    """The store again over another disk."""
    return CaseStore(store.folder, store.wrap, store._key, READER, disk, clock or Clock())


def store_after(store, state, folder):
    """The store over another folder, in which a crash left this state."""
    for path, data in state.items():
        target = folder / path.relative_to(store.folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    after = same_store(store, Disk())
    after.folder = folder
    return after


def a_case(label="A-12", case_id=ID, **findings):
    case = Case.of(findings or {"ecog": "1", "crcl": 58.0}, label=label)
    standings = (Standing("lenvatinib", Stance.PREFERRED, Status.PROVISIONAL),)
    return Envelope(SavedCase(case_id, case, KNOWLEDGE, MOMENT, MOMENT, MOMENT, standings=standings))


def refusal(call, *arguments):
    """The error of a call that must be refused."""
    try:
        call(*arguments)
    except StoreError as error:
        return error
    raise AssertionError("it was not refused")
