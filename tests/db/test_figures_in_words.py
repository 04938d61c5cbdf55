"""Figures in the sentences of the knowledge base are written as everywhere: ranges in words, units in full, days as ISO."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

SOURCES = Path(__file__).resolve().parents[2] / "db" / "sources"
#: What another body wrote, and names of things; everything else is said by this reference.
NOT_OURS = frozenset({"citation", "url", "title", "read", "quote", "where", "id", "sources", "source", "doi", "code"})
_UNITS = "mg|g|kg|microgram|mL|mmHg|ms|GBq|MBq|mCi|months?|years?|weeks?|days?|hours?|minutes?|%|percent|times|cm|mm"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
#: What must not be found, and how it is written instead.
WRONG = {
    "10 to 14": re.compile(r"(?<![\w.,/-])\d+(?:\.\d+)?[-\u2013]\d+(?:\.\d+)?(?![\w/-]|\.\d)"),
    "10 to 14 mg": re.compile(rf"(?<![\d.-])\d+(?:\.\d+)? ?[-\u2013] ?\d+(?:\.\d+)? ?(?:{_UNITS})\b"),
    "1,000 mg": re.compile(r"(?<![\d.,/:-])[1-9]\d{3,} (?:mg|mL|MBq|mCi|GBq|patients|people|cases|participants)\b"),
    "microgram, units, mL, in full": re.compile(r"µg|μg|\bmcg\b|\bIU\b|\b(?:QD|BID|TID)\b|\d ml\b|\d U\b"),
    "1 mg": re.compile(r"(?<![\d.])\d+\.0 ?(?:mg|g|mL|microgram|GBq|mCi|mmol)\b"),
    "0.5 mg": re.compile(rf"(?<![\d\w.])\.\d+ ?(?:{_UNITS})\b"),
    "2026-11-23": re.compile(rf"\b\d{{1,2}} (?:{_MONTHS}) \d{{4}}\b"),
}


def sentences(found: object, key: str = "") -> Iterator[str]:
    """Every text that is shown as our own."""
    if isinstance(found, dict):
        for name, value in found.items():
            yield from sentences(value, str(name))
    elif isinstance(found, list):
        for value in found:
            yield from sentences(value, key)
    elif isinstance(found, str) and key not in NOT_OURS:
        yield found


@pytest.fixture(scope="module")
def said():
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    paths = [path for path in sorted(SOURCES.rglob("*.yaml")) if path.parent.name != "references"]
    return [
        (path.name, text)
        for path in paths
        for text in sentences(yaml.load(path.read_text(encoding="utf-8"), Loader=loader))
    ]


@pytest.mark.parametrize("right", WRONG)
def test_figures_are_written_as_everywhere(said, right):
    found = [(name, match[0]) for name, text in said for match in WRONG[right].finditer(text)]
    assert len(said) > 10_000
    assert not found, f"write {right}"


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("10 to 14", "grade 3-4"),
        ("10 to 14", "95 percent interval 0.12-0.37"),
        ("10 to 14 mg", "10-14 mg"),
        ("1,000 mg", "1000 mg"),
        ("microgram, units, mL, in full", "400 IU"),
        ("1 mg", "1.0 mg"),
        ("0.5 mg", "give .5 mg"),
        ("2026-11-23", "23 November 2026"),
    ],
)
def test_what_is_wrong_is_found(right, wrong):
    assert WRONG[right].search(wrong)
