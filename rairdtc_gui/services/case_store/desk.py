"""Everything about saved cases of one session in one hand, made when first needed."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.case_file import case_reader
from rairdtc_gui.services.case_store.crypto import Cost
from rairdtc_gui.services.case_store.keeper import CaseKeeper
from rairdtc_gui.services.case_store.library import Library
from rairdtc_gui.services.case_store.vault import Mode, Vault
from rairdtc_gui.services.session import Session


class CaseDesk:
    """Vault, keeper and library over one session. `folder` none: nothing is ever written."""

    def __init__(self, session: Session, knowledge: Knowledge, folder: Path | None, cost: Cost | None = None) -> None:
        self._session, self._knowledge = session, knowledge
        self.vault = Vault(folder, cost=cost)

    @cached_property
    def keeper(self) -> CaseKeeper:
        """The open case and its file."""
        reader = case_reader(self._knowledge.rule_set)
        return CaseKeeper(self._session, self._knowledge.identity, reader, self.vault)

    @cached_property
    def library(self) -> Library:
        """The list of cases."""
        return Library(self.keeper, self._session, self._knowledge.identity)

    def keeping(self) -> str:
        """Whether the open case is stored, as a code: saved, kept, read-only, memory or unsaved; empty without one."""
        if not self._session.is_open:
            return ""
        if self.vault.mode is Mode.MEMORY:
            return "memory"
        if self.keeper.is_read_only:
            return "read-only"
        if self.keeper.is_saved:
            return "saved"
        return "kept" if self.keeper.is_kept and self.keeper.problem is None else "unsaved"

    def problem(self) -> str:
        """The reason code of the last writing that went wrong; empty if it went well."""
        return self.keeper.problem.reason.value if self.keeper.problem else ""
