"""Everything about saved cases of one session in one hand, made when first needed: it costs start-up time."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.session import Session

if TYPE_CHECKING:
    from rairdtc_gui.domain.standard_codes import DrugCode, StandardCode
    from rairdtc_gui.services.case_store.crypto import Cost
    from rairdtc_gui.services.case_store.keeper import CaseKeeper
    from rairdtc_gui.services.case_store.library import Library
    from rairdtc_gui.services.case_store.vault import Vault


class CaseDesk:
    """Vault, keeper and library over one session. `folder` none: nothing is ever written."""

    def __init__(self, session: Session, knowledge: Knowledge, folder: Path | None, cost: Cost | None = None) -> None:
        self._session, self._knowledge = session, knowledge
        self.folder = folder
        self._cost = cost

    @cached_property
    def vault(self) -> Vault:
        """Where cases go."""
        from rairdtc_gui.services.case_store.vault import Vault

        return Vault(self.folder, cost=self._cost)

    @cached_property
    def keeper(self) -> CaseKeeper:
        """The open case and its file."""
        from rairdtc_gui.services.case_file import case_reader
        from rairdtc_gui.services.case_store.keeper import CaseKeeper

        reader = case_reader(self._knowledge.rule_set)
        return CaseKeeper(self._session, self._knowledge.identity, reader, self.vault)

    @cached_property
    def library(self) -> Library:
        """The list of cases."""
        from rairdtc_gui.services.case_store.library import Library

        return Library(self.keeper, self._session, self._knowledge.identity, self._codes)

    def _codes(self) -> tuple[tuple[StandardCode, ...], tuple[DrugCode, ...]]:
        return self._knowledge.standard_codes, self._knowledge.drug_codes

    @property
    def has_key(self) -> bool:
        """Whether the store is open."""
        return "vault" in self.__dict__ and self.vault.has_key

    @property
    def mode(self) -> str:
        """The code of the vault's mode; before there is a vault, by whether there is a folder."""
        if "vault" in self.__dict__:
            return self.vault.mode.value
        if self.folder is None:
            return "memory"
        return "locked" if self.folder.is_dir() else "undecided"

    def keeping(self) -> str:
        """Whether the open case is stored, as a code: saved, kept, read-only, memory or unsaved; empty without one."""
        if not self._session.is_open:
            return ""
        if not self.has_key:
            return "memory" if self.mode == "memory" else "unsaved"
        if self.keeper.is_read_only:
            return "read-only"
        if self.keeper.is_saved:
            return "saved"
        return "kept" if self.keeper.is_kept and self.keeper.problem is None else "unsaved"

    def saved_at(self) -> str:
        """The moment of the last save of the open case; empty while it is not saved as it is."""
        return self.keeper.saved_at if self.keeping() == "saved" else ""

    def problem(self) -> str:
        """The reason code of the last writing that went wrong; empty if it went well."""
        return self.keeper.problem.reason.value if self.has_key and self.keeper.problem else ""
