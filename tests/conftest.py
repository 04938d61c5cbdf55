"""What every test shares: a knowledge base built from the real sources, and folders that are not the user's."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.build.__main__ import build, checked_sources
from rairdtc_gui.domain.knowledge import RuleSet
from rairdtc_gui.domain.settings import Settings
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.ui.preferences import prefer

SOURCES = Path(__file__).resolve().parent.parent / "db" / "sources"
BUILT_BEFORE = os.environ.get("RAIRDTC_BUILT_BASE", "")


@pytest.fixture(scope="session")
def base_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A knowledge base file built from the real sources, or the one that `make` built before."""
    if BUILT_BEFORE:
        return Path(BUILT_BEFORE)
    sources, errors = checked_sources(SOURCES)
    assert sources is not None, "\n".join(map(str, errors))
    assert not errors, "\n".join(map(str, errors))
    path = tmp_path_factory.mktemp("base") / "rairdtc.sqlite"
    build(sources, SOURCES, path)
    return path


@pytest.fixture(scope="session")
def knowledge(base_path: Path) -> Knowledge:
    """The open knowledge base."""
    return Knowledge.open(base_path)


@pytest.fixture(scope="session")
def rule_set(knowledge: Knowledge) -> RuleSet:
    """Questions, options and rules."""
    return knowledge.rule_set


@pytest.fixture(scope="session")
def engine(rule_set: RuleSet) -> Engine:
    """The engine over the real rules."""
    return Engine(rule_set)


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing a test does lands in the folders of the person who runs it."""
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))


@pytest.fixture(autouse=True)
def _usual_settings() -> Iterator[None]:
    """What a test chose is gone before the next."""
    yield
    prefer(Settings())


@pytest.fixture(autouse=True)
def _no_widget_left_behind() -> Iterator[None]:
    """Windows of a test are gone before the next: each one left would be styled anew with every change of theme."""
    yield
    core = sys.modules.get("PySide6.QtCore")
    if core is not None and core.QCoreApplication.instance() is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete.value)


@pytest.fixture(autouse=True)
def _no_stray_log_lines(caplog: pytest.LogCaptureFixture, request: pytest.FixtureRequest) -> Iterator[None]:
    """A warning in the log fails the test, unless it is marked as expected."""
    yield
    if request.node.get_closest_marker("expects_log"):
        return
    stray = [record.getMessage() for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
    assert not stray, stray
