"""What the releases of the knowledge changed about one drug: the changes that name it. No Qt, no words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rairdtc_gui.domain.changes import Release
from rairdtc_gui.domain.drugs import Drug
from rairdtc_gui.ui.screens.drugs.rows import ChangeRow

_LEAST = 4  # letters: a shorter name could be part of many sentences


def changes_of(drug: Drug, releases: Iterable[Release]) -> tuple[ChangeRow, ...]:
    """The newest first, under any of the names of the drug."""
    names = {drug.summary.name, *(name.name for name in drug.names if len(name.name) >= _LEAST)}
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in sorted(names)), re.IGNORECASE)
    return tuple(
        ChangeRow(release.version, release.date, change.kind, change.text)
        for release in releases
        for change in release.changes
        if pattern.search(change.text)
    )
