import sys

import pytest

from rairdtc_gui.app.crash import CrashGuard, details_of


class Told:
    def __init__(self, fails=False):
        self.details, self.gave_up, self.fails = [], 0, fails

    def error(self, details):
        self.details.append(details)
        if self.fails:
            raise RuntimeError("the dialog failed")

    def too_many(self):
        self.gave_up += 1


def raised(message="patient Anna Example, TSH 0.1"):
    try:
        raise ValueError(message)
    except ValueError:
        return sys.exc_info()


@pytest.mark.expects_log
def test_an_error_is_logged_without_its_message_and_told_once(caplog):
    told = Told()
    guard = CrashGuard(told.error, told.too_many)
    guard.handle(*raised())
    assert len(told.details) == 1
    assert "ValueError" in told.details[0]
    assert "test_crash.py" in told.details[0]
    assert "Anna" not in told.details[0] + caplog.text


@pytest.mark.expects_log
def test_a_failing_message_does_not_fail_again():
    told = Told(fails=True)
    CrashGuard(told.error, told.too_many).handle(*raised())
    assert len(told.details) == 1


@pytest.mark.expects_log
def test_after_too_many_errors_the_program_ends():
    told = Told()
    guard = CrashGuard(told.error, told.too_many)
    for _ in range(5):
        guard.handle(*raised())
    assert told.gave_up == 1


def test_hooks_are_taken_and_given_back():
    told = Told()
    guard = CrashGuard(told.error, told.too_many)
    before = sys.excepthook
    guard.install()
    assert sys.excepthook == guard.handle
    guard.uninstall()
    assert sys.excepthook is sys.__excepthook__
    sys.excepthook = before


def test_details_name_places_only():
    kind, _, trace = raised()
    assert details_of(kind, trace).splitlines()[0] == "ValueError"
