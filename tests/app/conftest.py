"""The program, called in this process: its command line, and its window over the real knowledge base."""

import pytest

from rairdtc_gui.app import environment
from rairdtc_gui.app.command_line import main
from rairdtc_gui.app.shell import Shell
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui.theme import Mode, apply_theme, load_theme
from tests.app.keyboard import TODAY


@pytest.fixture
def run(base_path, capsys):
    """Calls the program with arguments; returns the exit code and what it wrote to both streams."""

    def call(*arguments):
        code = main(["--knowledge-base", str(base_path), *arguments])
        output = capsys.readouterr()
        return code, output.out, output.err

    return call


@pytest.fixture
def shell(qtbot, qapp, knowledge, engine):
    apply_theme(qapp, load_theme(environment.resources(), Mode.LIGHT, 1.0))
    shell = Shell(Session(engine), knowledge, lambda: TODAY, lambda step: None)
    qtbot.addWidget(shell.window)
    shell.window.show()
    with qtbot.waitActive(shell.window):
        shell.window.activateWindow()
    return shell
