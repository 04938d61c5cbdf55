"""What the page of tools shows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ToolRow:
    """A door: where it leads, its name, what one finds there, its icon and its key, if it has one."""

    route: str
    name: str
    said: str
    icon: str
    keys: str = ""
