"""The command line of the program, called in this process."""

import pytest

from rairdtc_gui.app.command_line import main


@pytest.fixture
def run(base_path, capsys):
    """Calls the program with arguments; returns the exit code and what it wrote to both streams."""

    def call(*arguments):
        code = main(["--knowledge-base", str(base_path), *arguments])
        output = capsys.readouterr()
        return code, output.out, output.err

    return call
