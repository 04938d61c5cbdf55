"""Which earlier versions of a case stay: the last five, and one a day for fourteen days."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import UTC, datetime, timedelta

_LAST, _DAYS = 5, 14
_FORM = "%Y%m%dT%H%M%S%f"


def stamp(moment: datetime) -> str:
    """A moment as a name that sorts by time."""
    return moment.astimezone(UTC).strftime(_FORM)


def free_stamp(moment: datetime, names: Collection[str]) -> str:
    """The same, or the next name that none has yet: a coarse clock writes over no version."""
    while stamp(moment) in names:
        moment += timedelta(microseconds=1)
    return stamp(moment)


def moment_of(name: str) -> datetime | None:
    """The moment in a name; none if it is not one of ours."""
    try:
        return datetime.strptime(name, _FORM).replace(tzinfo=UTC)
    except ValueError:
        return None


def to_drop(names: Iterable[str], now: datetime) -> tuple[str, ...]:
    """The names of versions that need not stay. A wrong clock drops nothing that counts among the last five."""
    moments = sorted(((moment, name) for name in names if (moment := moment_of(name)) is not None), reverse=True)
    kept = {name for _, name in moments[:_LAST]}
    days = set()
    for moment, name in moments:
        if now - moment <= timedelta(days=_DAYS) and moment.date() not in days:
            days.add(moment.date())
            kept.add(name)
    return tuple(name for _, name in moments if name not in kept)
