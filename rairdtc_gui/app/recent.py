"""Saved cases as the home screen shows them."""

from __future__ import annotations

from rairdtc_gui.services.case_store.desk import CaseDesk
from rairdtc_gui.ui.screens.home.rows import RecentCase, RecentCases


def recent_cases(desk: CaseDesk, count: int) -> RecentCases:
    """The cases used last, and how many changes wait to be brought back."""
    if not desk.has_key:
        return RecentCases(desk.mode)
    found = []
    for row in desk.library.rows()[:count]:
        saved = row.listed.saved
        if saved is not None and not row.is_open:
            found.append(RecentCase(saved.id, saved.case.label, saved.opened[:10], row.changed))
    return RecentCases(desk.mode, tuple(found), len(desk.library.recovered()))
