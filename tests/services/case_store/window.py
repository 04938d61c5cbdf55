"""What one window of the program holds of a store, over the real rules."""

from rairdtc_gui.domain.case import Case
from rairdtc_gui.services.case_file import case_reader
from rairdtc_gui.services.case_store.disk import Disk
from rairdtc_gui.services.case_store.keeper import CaseKeeper
from rairdtc_gui.services.case_store.library import Library
from rairdtc_gui.services.case_store.vault import Vault
from rairdtc_gui.services.session import Session
from tests.services.case_store.world import CHEAP, PASSPHRASE, Clock


class Window:
    """What one window of the program holds."""

    def __init__(self, folder, knowledge, engine, identity=None):
        self.session = Session(engine)
        self.vault = Vault(folder and folder / "cases", Disk(), CHEAP, Clock())
        self.reader = case_reader(knowledge.rule_set)
        self.keeper = CaseKeeper(self.session, identity or knowledge.identity, self.reader, self.vault)
        self.library = Library(
            self.keeper,
            self.session,
            identity or knowledge.identity,
            lambda: (knowledge.standard_codes, knowledge.drug_codes),
        )

    def unlock(self):
        self.vault.unlock(PASSPHRASE, self.reader)
        return self

    def labels(self):
        return [row.listed.saved.case.label for row in self.library.rows()]

    def use(self, disk):
        """From now on over another disk."""
        self.vault.store._disk = self.vault.disk = disk


def enter(session, label="A-12", value="1"):
    session.start(Case(label=label))
    session.answer("ecog", value)
