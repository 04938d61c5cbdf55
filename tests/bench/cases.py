"""A saved case: unlocking its store and reading it, against the passphrase key alone."""

from __future__ import annotations

import tempfile
from pathlib import Path

from rairdtc_gui.app import environment
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.case_file import case_reader
from rairdtc_gui.services.case_store.crypto import Cost, derive
from rairdtc_gui.services.case_store.desk import CaseDesk
from rairdtc_gui.services.case_store.disk import Disk
from rairdtc_gui.services.case_store.store import CaseStore
from rairdtc_gui.services.session import Session
from tests.bench.row import Row, interleaved_ms

_PASSPHRASE = "correct horse battery"


def rows() -> list[Row]:
    """Opening, over a store with the real cost of a passphrase and a published case with its whole result."""
    knowledge = Knowledge.open(environment.knowledge_base())
    reader = case_reader(knowledge.rule_set)
    session = Session(Engine(knowledge.rule_set))
    with tempfile.TemporaryDirectory() as folder:
        desk = CaseDesk(session, knowledge, Path(folder) / "cases")
        desk.vault.create(_PASSPHRASE, reader)
        session.start(reader.from_example(knowledge.example_cases[0]))
        desk.keeper.save()
        case_id = desk.keeper.current_id

        def open_it() -> None:
            CaseStore.unlock(Path(folder) / "cases", _PASSPHRASE, reader, Disk()).load(case_id)

        opening, key = interleaved_ms([open_it, lambda: derive(_PASSPHRASE, b"s" * 16, Cost())], 5)
    return [Row("saved case unlocked and opened / its passphrase key alone", opening, "ms", key, 1.3)]
