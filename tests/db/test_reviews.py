"""Every drug, rule and derived finding was read once more, in writing, by somebody who did not write it."""

import re
from datetime import date
from pathlib import Path

import pytest

from db.build.__main__ import checked_sources

DB = Path(__file__).resolve().parents[2] / "db"
REVIEWS = DB / "reviews"
KINDS = {"figure", "threshold", "source", "region", "missing", "overstated", "wording"}
_NAMED = re.compile(r"`([^`\n]+)`")
_HEAD = re.compile(r"^- (date|author|reader|errors): (.+)$", re.MULTILINE)


def reviewed_ids() -> dict[str, list[str]]:
    sources, _ = checked_sources(DB / "sources")
    assert sources is not None
    return {
        "drugs": [placed.model.id for placed in sources.drugs],
        "rules": [placed.model.group for placed in sources.rule_groups],
        "each rule": [rule.id for placed in sources.rule_groups for rule in placed.model.rules],
        "each finding": [placed.model.id for placed in sources.derived],
    }


@pytest.fixture(scope="module")
def ids():
    return reviewed_ids()


@pytest.mark.parametrize("folder", ["drugs", "rules"])
def test_there_is_a_page_for_each_and_for_nothing_else(ids, folder):
    pages = {path.stem for path in (REVIEWS / folder).glob("*.md")}
    missing = [f"no db/reviews/{folder}/{name}.md; see db/README.md" for name in sorted(set(ids[folder]) - pages)]
    assert not missing, "\n".join(missing)
    assert pages <= set(ids[folder])


@pytest.mark.parametrize("path", sorted(REVIEWS.glob("*/*.md")), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_page_says_who_compared_what_and_what_was_found(path):
    text = path.read_text(encoding="utf-8")
    head = dict(_HEAD.findall(text))
    missing = {"date", "author", "reader", "errors"} - set(head)
    assert not missing, f"{path.name} lacks the lines {sorted(missing)}; see the form in db/README.md"
    assert date.fromisoformat(head["date"]) <= date(2100, 1, 1)
    assert head["author"] != head["reader"]
    counted = dict(part.split(" ") for part in head["errors"].split(", ")) if head["errors"] != "none" else {}
    assert set(counted) <= KINDS
    assert all(int(count) > 0 for count in counted.values())
    sections = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    assert [section.splitlines()[0] for section in sections] == ["Compared", "Found and changed", "Still open"]
    assert all(len(section.splitlines()) > 1 for section in sections)


@pytest.mark.parametrize(("kind", "folder"), [("each rule", "rules"), ("each finding", "findings")])
def test_each_rule_and_derived_finding_is_named_where_it_was_read(ids, kind, folder):
    """Who adds one is reminded of the second reader: it stands in no page until somebody else has read it."""
    named = {
        name for path in (REVIEWS / folder).glob("*.md") for name in _NAMED.findall(path.read_text(encoding="utf-8"))
    }
    unread = sorted(set(ids[kind]) - named)
    assert not unread, f"not named in db/reviews/{folder}: {unread}; see db/README.md"


def test_a_page_on_findings_names_none_that_is_gone(ids):
    names = _NAMED.findall((REVIEWS / "findings" / "derived.md").read_text(encoding="utf-8"))
    assert {name for name in names if name.startswith("d-")} <= set(ids["each finding"])
