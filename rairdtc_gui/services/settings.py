"""Keeps the settings of the program: read once, written at every change, told to whoever listens. No Qt.

A file that cannot be read or written never stops anything: the program goes on with what it has, and says so. One that
cannot be read is kept aside before another takes its place.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from enum import Enum
from itertools import chain, count
from pathlib import Path
from typing import Any

from rairdtc_gui.domain.jurisdiction import REGIONS
from rairdtc_gui.domain.settings import (
    LARGEST_TEXT,
    LOCK_MINUTES,
    SMALLEST_TEXT,
    THEMES,
    ActivityUnit,
    LaboratoryUnit,
    Settings,
)

Subscriber = Callable[[Settings], None]
_MOST_BYTES = 100_000
_MOST_DRUGS = 1_000


class SettingsProblem(Enum):
    """What went wrong with the file; the program goes on without it."""

    NONE = ""
    UNREADABLE = "unreadable"
    ASIDE = "aside"  # unreadable, and renamed when the first choice was written
    STUCK = "stuck"  # unreadable, and cannot be renamed: nothing is written over it
    UNWRITABLE = "unwritable"


class SettingsKeeper:
    """The settings in use and those in the file, which differ while something holds for this start only."""

    def __init__(self, path: Path | None, **for_now: Any) -> None:
        """`path` none: nothing is read or written. `for_now` holds until it is changed, and is not written."""
        self._path = path
        self._subscribers: list[Subscriber] = []
        self.problem = SettingsProblem.NONE
        self._is_in_the_way = False  # what lies at `path` could not be read
        self._aside: Path | None = None
        self._kept = self._read()
        self.current = replace(self._kept, **for_now)

    @property
    def is_kept(self) -> bool:
        """Whether changes are there after the next start."""
        return self._path is not None and self.problem not in (SettingsProblem.UNWRITABLE, SettingsProblem.STUCK)

    @property
    def place(self) -> Path | None:
        """The file that could not be read, where it lies now; else that of the settings."""
        return self._aside or self._path

    @property
    def is_first_start(self) -> bool:
        """Whether nobody has said yet that the first screen was read; without a file it is never asked."""
        return self._path is not None and not self.current.has_read

    def change(self, **changed: Any) -> None:
        """Takes over what is new, writes it and tells everybody; nothing happens where nothing is new."""
        before, wanted = self.current, replace(self.current, **changed)
        kept = replace(self._kept, **changed)
        if kept != self._kept:
            self._kept = kept
            self._write()
        if wanted != before:
            self.current = wanted
            for subscriber in tuple(self._subscribers):
                subscriber(before)

    def subscribe(self, subscriber: Subscriber) -> None:
        """Calls `subscriber` after every change, with what held before."""
        self._subscribers.append(subscriber)

    def unsubscribe(self, subscriber: Subscriber) -> None:
        """Ends a subscription."""
        self._subscribers.remove(subscriber)

    def _read(self) -> Settings:
        if self._path is None:
            return Settings()
        try:
            if self._path.stat().st_size > _MOST_BYTES:
                raise ValueError
            found = json.loads(self._path.read_text(encoding="utf-8"))
            if not isinstance(found, dict):
                raise ValueError
        except (FileNotFoundError, NotADirectoryError):
            return Settings()
        except (OSError, ValueError, RecursionError):
            self.problem, self._is_in_the_way = SettingsProblem.UNREADABLE, True
            return Settings()
        return settings_of(found)

    def _write(self) -> None:
        """Into a new file that takes the place of the old one, so that there is always a whole one."""
        if self._path is None:
            return
        new = self._path.with_name(f"{self._path.name}.{os.getpid()}.new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            new.write_text(json.dumps(data_of(self._kept), indent=1), encoding="utf-8")
            if self._is_in_the_way and not self._keep_aside(self._path):
                new.unlink()
                return
            new.replace(self._path)
        except OSError:
            self.problem = SettingsProblem.UNWRITABLE
            return
        self.problem = SettingsProblem.ASIDE if self._aside else SettingsProblem.NONE

    def _keep_aside(self, path: Path) -> bool:
        """Renames what could not be read; what was kept aside before stays."""
        names = (path.with_name(f"{path.name}.bad{number}") for number in chain([""], count(2)))
        free = next(name for name in names if not name.exists())
        try:
            self.rename(path, free)
        except OSError:
            self.problem = SettingsProblem.STUCK
            return False
        self._aside, self._is_in_the_way = free, False
        return True

    def rename(self, source: Path, target: Path) -> None:
        """Gives a file another name."""
        source.rename(target)


def data_of(settings: Settings) -> dict[str, Any]:
    """As plain data that `settings_of` reads back."""
    values = {field.name: getattr(settings, field.name) for field in fields(settings)}
    return {name: _plain(value) for name, value in values.items()}


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    return list(value) if isinstance(value, tuple) else value


def settings_of(data: Mapping[str, Any]) -> Settings:
    """From plain data; whatever is missing or cannot be is as it usually is."""
    usual = Settings()
    return Settings(
        region=_one_of(data.get("region"), REGIONS, usual.region),
        theme=_one_of(data.get("theme"), THEMES, usual.theme),
        text_size=_size(data.get("text_size"), usual.text_size),
        activity=ActivityUnit(_one_of(data.get("activity"), [unit.value for unit in ActivityUnit], "GBq")),
        laboratory=LaboratoryUnit(_one_of(data.get("laboratory"), [unit.value for unit in LaboratoryUnit], "mg/dL")),
        single_keys=_flag(data.get("single_keys"), usual.single_keys),
        lock_minutes=_minutes(data.get("lock_minutes"), usual.lock_minutes),
        reference_only=_flag(data.get("reference_only"), usual.reference_only),
        case_folder=_folder(data.get("case_folder")),
        formulary=_drugs(data.get("formulary")),
        has_read=_flag(data.get("has_read"), usual.has_read),
    )


def _one_of(value: object, allowed: tuple[str, ...] | list[str], usual: str) -> str:
    return value if isinstance(value, str) and value in allowed else usual


def _flag(value: object, usual: bool) -> bool:
    return value if isinstance(value, bool) else usual


def _size(value: object, usual: int) -> int:
    is_size = isinstance(value, int) and not isinstance(value, bool) and SMALLEST_TEXT <= value <= LARGEST_TEXT
    return value if is_size and isinstance(value, int) else usual


def _minutes(value: object, usual: int) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value in LOCK_MINUTES else usual


def _folder(value: object) -> str:
    is_folder = isinstance(value, str) and "\0" not in value and Path(value).is_absolute()
    return value if is_folder and isinstance(value, str) else ""


def _drugs(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > _MOST_DRUGS:
        return ()
    return tuple(dict.fromkeys(entry for entry in value if isinstance(entry, str)))
