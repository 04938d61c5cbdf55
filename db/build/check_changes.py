"""Checks changes.yaml: each names a fact that is there, and the newest change of a fact ends at what it says now."""

from __future__ import annotations

from db.build.content_rows import add_content
from db.build.drug_rows import add_drugs, add_trials
from db.build.placed import Errors
from db.build.rows import Row, Rows
from db.build.rule_rows import add_rules
from db.build.sources import Placed, Sources


def check_changes(sources: Sources) -> Errors:
    """Needs sources in which nothing else is wrong: it looks at the rows that are made of them."""
    if not sources.value_changes:
        return
    facts = facts_of(sources)
    told = {(change.release, change.kind) for change in sources.changes}
    releases = list(dict.fromkeys(change.release for change in sources.changes))
    newest: dict[tuple[str, str], Placed] = {}
    for placed in sources.value_changes:
        change = placed.model
        if (change.release, change.kind) not in told:
            yield placed.place("release").error(
                f"{change.release} has no change of the kind {change.kind} in db/CHANGELOG.md", "tell it there as well"
            )
            continue
        if change.old == change.new:
            yield placed.place("new").error("old and new are the same", "delete the entry")
        key = (change.address, change.part)
        later = newest.get(key)
        if later is None:
            yield from _agrees(placed, facts)
        elif releases.index(change.release) < releases.index(later.model.release):
            yield placed.place("release").error(f"a newer release than that of the entry before, {key}", "newest first")
        elif change.new != later.model.old:
            yield placed.place("new").error("not what the next change of this fact began with", "mend one of the two")
        newest[key] = placed


def _agrees(placed: Placed, facts: dict[str, Row]) -> Errors:
    change = placed.model
    fact = facts.get(change.address)
    if fact is None or change.part not in fact:
        yield placed.place("address").error(
            f"no fact {change.address} with {change.part}", "an address of the built file, such as rule/ID"
        )
    elif fact[change.part] != change.new:
        yield placed.place("new").error(
            f"the fact says {str(fact[change.part])!r:.80} now", "tell the newer change first, or mend this one"
        )


def facts_of(sources: Sources) -> dict[str, Row]:
    """The row of every fact by its address."""
    rows = Rows()
    for add in (add_rules, add_drugs, add_trials, add_content):
        add(rows, sources)
    return {
        row["address"]: row for table in rows.tables.values() for row in table if "checked" in row and "address" in row
    }
