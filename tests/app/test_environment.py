import logging
import os

import pytest

from rairdtc_gui.app import environment


@pytest.fixture
def log():
    logger = logging.getLogger("rairdtc_gui")
    before = list(logger.handlers)
    yield logger
    for handler in set(logger.handlers) - set(before):
        handler.close()
        logger.removeHandler(handler)


def test_bundled_files_are_there():
    assert (environment.resources() / "theme").is_dir()
    assert environment.knowledge_base().name == "rairdtc.sqlite"


def test_log_goes_to_the_user_folder_and_a_full_one_is_put_aside(tmp_path, log):
    (tmp_path / "rairdtc.log").write_text("x" * 300_000, encoding="utf-8")
    environment.set_up_log(tmp_path)
    log.info("started")
    assert (tmp_path / "rairdtc.old.log").stat().st_size == 300_000
    assert "started" in (tmp_path / "rairdtc.log").read_text(encoding="utf-8")


def test_without_a_writable_folder_the_program_goes_on(tmp_path, log):
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    environment.set_up_log(blocked / "below")
    log.info("nowhere")


def test_foreign_qt_settings_are_removed(monkeypatch):
    monkeypatch.setenv("QT_PLUGIN_PATH", "/foreign")
    monkeypatch.setenv("QT_QPA_PLATFORM_PLUGIN_PATH", "/foreign")
    monkeypatch.setenv("QML_IMPORT_TRACE", "1")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    environment.forget_foreign_qt_settings()
    assert "QT_PLUGIN_PATH" not in os.environ
    assert "QT_QPA_PLATFORM_PLUGIN_PATH" not in os.environ
    assert "QML_IMPORT_TRACE" not in os.environ
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"


def test_user_data_is_by_the_custom_of_the_system(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert environment.user_data().name == "rairdtc"
