"""What the page About shows."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """A paragraph. `named`: rules and findings in it, as (words, id); `links`: what else it names, as (words, route).

    `sources`: what stands behind it. `ids`: the ids in it, which stand back behind its words.
    """

    text: str
    links: tuple[tuple[str, str], ...] = ()
    sources: str = ""
    named: tuple[tuple[str, str], ...] = ()
    ids: tuple[str, ...] = ()

    def parts(self) -> tuple[tuple[str, bool], ...]:
        """The text in parts, and which of them are ids."""
        if not self.ids:
            return ((self.text, False),)
        found = re.split("(" + "|".join(rf"(?<![\w-]){re.escape(name)}(?![\w-])" for name in self.ids) + ")", self.text)
        return tuple((part, place % 2 == 1) for place, part in enumerate(found) if part)


@dataclass(frozen=True, slots=True)
class ValueRow:
    """A fact before and after: what it is about, where it stands, both values, its sources as (words, route).

    `code`: the id of a fact that has no name of its own, such as a rule.
    """

    subject: str
    code: str
    route: str
    old: str
    new: str
    sources: tuple[tuple[str, str], ...]
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Paragraphs of one kind under their head; without a head they stand on their own. `values`: old and new."""

    head: str
    entries: tuple[Entry, ...]
    values: tuple[ValueRow, ...] = ()


@dataclass(frozen=True, slots=True)
class AboutRow:
    """A head, what stands beside it, and the groups below it. `part`: the name by which a link reaches it."""

    head: str
    context: str
    groups: tuple[Group, ...]
    part: str = ""


@dataclass(frozen=True, slots=True)
class Tested:
    """What a run of the self-test says; `problems`: a line for everything that is not as it should be."""

    verdict: str
    is_passed: bool
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AboutPage:
    """The whole page; `sources`: the id and the line of each."""

    rows: tuple[AboutRow, ...]
    self_test: str
    sources_head: str
    sources: tuple[tuple[str, str], ...]
