"""What was used last, as the home screen shows it: saved cases, and what was looked up."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rairdtc_gui.domain.routes import LOOK_UPS, Place, Route
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.services.case_store.desk import CaseDesk
from rairdtc_gui.services.case_store.envelope import SavedCase
from rairdtc_gui.services.case_store.errors import StoreError
from rairdtc_gui.ui.screens.home.rows import LookUp, RecentCase, RecentCases
from rairdtc_gui.ui.store_wording import local_day

_LOOK_UPS = 6
_ICONS = {
    Place.DRUGS: "drug", Place.EVIDENCE: "evidence", Place.PATHWAY: "pathway", Place.SIGNALS: "gene",
    Place.TOXICITY: "toxicity", Place.CALCULATORS: "tools",
}  # fmt: skip


def recent_cases(desk: CaseDesk, count: int, names: Mapping[str, str]) -> RecentCases:
    """The cases used last, and how many changes wait to be brought back. `names`: of options by their id."""
    if not desk.has_key:
        return RecentCases(desk.mode)
    try:
        rows, recovered = desk.library.rows(), desk.library.recovered()
    except StoreError:
        return RecentCases("unreadable")
    closed = [(row.listed.saved, row.changed) for row in rows if not row.is_open]
    found = [_case(saved, changed, names) for saved, changed in closed if saved is not None][:count]
    return RecentCases(desk.mode, tuple(found), len(recovered))


def _case(saved: SavedCase, changed: int | None, names: Mapping[str, str]) -> RecentCase:
    row = RecentCase(saved.id, saved.case.label, local_day(saved.opened), changed)
    first = next(iter(saved.standings), None)
    if first is None or first.stance <= Stance.NONE:
        return row
    name = names.get(first.option, first.option)
    return RecentCase(row.id, row.label, row.day, changed, name, first.stance, first.status)


def look_ups(seen: tuple[Route, ...], name_of: Callable[[str], str]) -> tuple[LookUp, ...]:
    """The named things seen last, each once; `name_of`: what a route leads to, empty where that has no name."""
    found: dict[str, LookUp] = {}
    for route in seen:
        if route.place in LOOK_UPS and (route.item or route.anchor) and len(found) < _LOOK_UPS:
            target = route.encode()
            name = name_of(target)
            if name:
                found.setdefault(name, LookUp(name, _ICONS[route.place], target))
    return tuple(found.values())
