"""Makes rows of what facts said before and after a release."""

from __future__ import annotations

from db.build.rows import Row, Rows
from db.build.sources import Sources


def add_changes(rows: Rows, sources: Sources) -> None:
    """Each with the check of its fact; the rows of the facts must be there already."""
    facts = {row["address"]: row for table in list(rows.tables.values()) for row in table if "checked" in row}
    names = _names(sources)
    for position, placed in enumerate(sources.value_changes):
        change = placed.model
        fact = facts[change.address]
        rows.add(
            "change_value",
            position=position,
            subject=_subject(change.address, fact, names),
            **change.model_dump(),
            checked=fact["checked"],
            checked_on=fact["checked_on"],
        )


def _names(sources: Sources) -> dict[str, str]:
    """What drugs and adverse events are called, by the beginning of their addresses."""
    drugs = {f"drug/{placed.model.id}": placed.model.names.inn for placed in sources.drugs}
    return drugs | {f"event/{placed.model.id}": placed.model.term for placed in sources.adverse_events}


def _subject(address: str, fact: Row, names: dict[str, str]) -> str:
    """What the fact is about: the drug or event, and the line of it; for others the last part of the address."""
    kind, _, rest = address.partition("/")
    name = names.get(f"{kind}/{rest.partition('/')[0]}", "")
    grade = f"grade {fact['grade']}" if fact.get("grade") else ""
    what = fact.get("label") or fact.get("head") or fact.get("event") or ("" if grade else _section(fact))
    line = ", ".join(part for part in (what, grade) if part)
    return ": ".join(part for part in (name, line) if part) or f"{kind} {rest}"


def _section(fact: Row) -> str:
    return str(fact.get("section", "")).replace("-", " ")
