"""How a person wants things written and pressed: read by words and widgets, set by the window at every change. No Qt.

One per program, as the theme is. The command line never sets it: what it prints is the same for everybody.
"""

from __future__ import annotations

from rairdtc_gui.domain.settings import Settings

_in_use = [Settings()]


def preferences() -> Settings:
    """The settings in use."""
    return _in_use[0]


def prefer(settings: Settings) -> None:
    """From now on these."""
    _in_use[0] = settings
