"""Windows over one folder, the first with a passphrase."""

import pytest

from tests.services.case_store.window import Window
from tests.services.case_store.world import PASSPHRASE


@pytest.fixture
def windows(tmp_path, knowledge, engine):
    def make(identity=None, folder=tmp_path):
        return Window(folder, knowledge, engine, identity)

    return make


@pytest.fixture
def window(windows):
    made = windows()
    made.vault.create(PASSPHRASE, made.reader)
    return made
