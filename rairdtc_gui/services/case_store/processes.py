"""This machine and its processes: whether one still runs, and whether it is the same one as then."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

_STILL_ACTIVE = 259
_QUERY_LIMITED = 0x1000
_ACCESS_DENIED = 5


def host_name() -> str:
    """The name of this machine; the library's way would load network code."""
    return os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename


def is_alive(pid: int) -> bool:
    """Whether a process with this number runs on this machine."""
    if sys.platform == "win32":
        return _is_alive_on_windows(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def started(pid: int) -> str:
    """What tells this process from a later one with the same number; empty where the system does not say."""
    try:
        line = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return ""
    return line.rpartition(")")[2].split()[19]


def _is_alive_on_windows(pid: int) -> bool:
    import ctypes  # `os.kill` would end the process there

    return is_alive_by(ctypes.windll.kernel32, pid)  # type: ignore[attr-defined,unused-ignore]


def is_alive_by(kernel: Any, pid: int) -> bool:
    """Whether a process runs, by the calls of Windows' kernel library. One that may not be asked is taken for alive."""
    import ctypes

    handle = kernel.OpenProcess(_QUERY_LIMITED, False, pid)
    if not handle:
        return bool(kernel.GetLastError() == _ACCESS_DENIED)
    code = ctypes.c_ulong()
    kernel.GetExitCodeProcess(handle, ctypes.byref(code))
    kernel.CloseHandle(handle)
    return code.value == _STILL_ACTIVE
