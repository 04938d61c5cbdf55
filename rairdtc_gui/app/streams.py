"""Standard input and output of the command line, the same on every system."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Iterator
from typing import Any


def speak_utf8() -> None:
    """JSON lines are UTF-8 everywhere, also where the system's own encoding is another."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def input_lines() -> Iterator[str]:
    """Standard input as UTF-8; broken letters stay visible as U+FFFD, so that only their own line can be refused."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8-sig", errors="replace")
    yield from sys.stdin


def as_json(data: Any) -> str:
    """One line of JSON."""
    return json.dumps(data, ensure_ascii=False)


def say(text: str) -> None:
    """One answer on standard output."""
    sys.stdout.write(text + "\n")


def complain(*lines: str) -> None:
    """Each problem as one line on standard error."""
    for line in lines:
        sys.stderr.write(f"rairdtc: {line}\n")


def drop_what_cannot_be_written() -> None:
    """Sends what is left of an output that takes nothing more to nowhere, or the interpreter complains at its end."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
