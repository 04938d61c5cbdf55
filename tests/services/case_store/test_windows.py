"""What only Windows does, behind seams that let it be tried anywhere: renames again, and whether a process runs."""

import pytest

from rairdtc_gui.services.case_store.disk import WAITS, Disk
from rairdtc_gui.services.case_store.errors import Reason
from rairdtc_gui.services.case_store.processes import is_alive_by
from tests.services.case_store.world import ID, a_case, a_store, refusal, same_store

STILL_ACTIVE = 259


class BusyDisk(Disk):
    """A disk of Windows on which a scanner holds the file for so many tries."""

    is_windows = True

    def __init__(self, tries):
        self.tries, self.waited = tries, []

    def replace(self, source, target):
        if self.tries:
            self.tries -= 1
            raise PermissionError(13, "sharing violation")
        super().replace(source, target)

    def pause(self, seconds):
        self.waited.append(seconds)


@pytest.mark.parametrize("tries", range(len(WAITS) + 1))
def test_a_rename_is_tried_again_after_longer_and_longer_waits(tmp_path, tries):
    store = a_store(tmp_path)
    disk = BusyDisk(tries)
    same_store(store, disk).save(a_case(), "")
    assert tuple(disk.waited) == WAITS[:tries] == tuple(sorted(disk.waited))
    assert store.load(ID).envelope == a_case()


def test_in_the_end_it_is_said_and_the_old_file_stays(tmp_path):
    store = a_store(tmp_path)
    digest = store.save(a_case(), "")
    busy = same_store(store, BusyDisk(100))
    assert refusal(busy.save, a_case("B-07"), digest).reason is Reason.READ_ONLY
    assert store.load(ID).envelope == a_case()
    assert not [name for name in Disk().names(store.folder) if name.endswith(".tmp")]


def test_elsewhere_a_refused_rename_is_not_tried_again(tmp_path):
    disk = BusyDisk(1)
    disk.is_windows = False
    assert refusal(a_store, tmp_path, disk).reason is Reason.READ_ONLY
    assert disk.waited == []


class Kernel:
    """The four calls of Windows that ask after a process."""

    def __init__(self, handle, code=0, error=0):
        self.handle, self.closed = handle, []
        self.OpenProcess = lambda _rights, _inherited, _pid: handle
        self.GetLastError = lambda: error
        self.GetExitCodeProcess = lambda _handle, found: setattr(found._obj, "value", code)
        self.CloseHandle = self.closed.append


@pytest.mark.parametrize(
    ("kernel", "is_alive"),
    [
        (Kernel(7, STILL_ACTIVE), True),
        (Kernel(7, 0), False),
        (Kernel(0, error=87), False),  # no such process
        (Kernel(0, error=5), True),  # another user's: it may not be asked, and is not taken for dead
    ],
)
def test_whether_a_process_of_windows_runs(kernel, is_alive):
    assert is_alive_by(kernel, 1234) is is_alive
    assert kernel.closed == ([7] if kernel.handle else [])
