"""Checks dates against the date of the release: nothing from the future, no rule unread for too long."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from db.build.placed import Errors, inside, parts, placed_items
from db.build.sources import Placed, Sources

WARN_AFTER_MONTHS = 12
REFUSE_AFTER_MONTHS = 18


def check_years(sources: Sources) -> Errors:
    """No publication, guideline or check is younger than the release."""
    release = sources.pack.date
    for placed in placed_items(sources):
        for keys, part in parts(placed.model):
            year = getattr(part, "year", None)
            if isinstance(year, int) and year > int(release[:4]):
                yield placed.place(*keys).error(f"year {year} is after the release of {release}", "read it again")
            for name in ("checked_on", "reviewed"):
                day = getattr(part, name, None)
                if isinstance(day, str) and day > release:
                    yield placed.place(*keys).error(f"{name} {day} is after the release of {release}", "mend the date")


def check_review_dates(sources: Sources) -> Errors:
    """No rule was read for the last time more than 18 months before the release."""
    for placed, months in _ages(sources):
        if months >= REFUSE_AFTER_MONTHS:
            yield placed.place("reviewed").error(f"last read {months} months before the release", "read the rule again")


def rules_to_read(sources: Sources) -> list[str]:
    """The rules that were not read for 12 months: still allowed, said while building."""
    return [placed.model.id for placed, months in _ages(sources) if WARN_AFTER_MONTHS <= months < REFUSE_AFTER_MONTHS]


def _ages(sources: Sources) -> Iterator[tuple[Placed, int]]:
    release = date.fromisoformat(sources.pack.date)
    for placed in inside(sources.rule_groups, "rules"):
        read = date.fromisoformat(placed.model.reviewed)
        months = (release.year - read.year) * 12 + release.month - read.month - (release.day < read.day)
        yield placed, months
