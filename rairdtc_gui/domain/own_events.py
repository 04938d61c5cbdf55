"""Which lines of a drug's own label are meant by an event, by whatever name the event was called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rairdtc_gui.domain.events import AdverseEvent, event_called
from rairdtc_gui.domain.search_terms import fold

_WORD = re.compile(r"[^\W_]+")
_JOIN = re.compile(r", | or ")  # how a label puts several events into one line
_CONNECTORS = frozenset(["a", "an", "and", "in", "of", "or", "other", "than", "the", "to", "with", "without"])
#: Words that many events share: none of them makes two events alike.
_COMMON = frozenset((
    "abnormal", "acute", "adverse", "blood", "corrected", "count", "decreased", "detachment", "disease",
    "disorder", "disorders", "drug", "dysfunction", "effect", "effects", "event", "events", "failure", "function",
    "gastrointestinal", "high", "impairment", "increased", "induced", "infarction", "injury", "interval", "loss",
    "low", "mouth", "not", "prolonged", "reaction", "reactions", "related", "rise", "serious", "severe",
    "syndrome", "system", "systolic", "toxicity", "treatment", "vascular", "ventricular",
))  # fmt: skip
_ALIKE_END, _ALIKE_START = 7, 9  # letters: embolism in thromboembolism, and thromboembolism beside thromboembolic


@dataclass(frozen=True, slots=True)
class OwnLines:
    """The line that is meant; or else those from which somebody has to choose, which may be only near it; or none."""

    chosen: str = ""
    offered: tuple[str, ...] = ()
    is_near: bool = False


class EventBook:
    """The pages of events, and what labels call events: by these a page about several things is told apart."""

    def __init__(self, pages: Iterable[AdverseEvent], in_labels: Iterable[str]) -> None:
        self._pages = tuple(pages)
        self._in_labels = frozenset(map(fold, in_labels))

    def page(self, event: str, asked: str = "") -> AdverseEvent | None:
        """What is said of an event across drugs; of several pages that of the name under which it was asked for."""
        meant = event_called(self._pages, asked)
        if meant is not None and (belongs(event, meant) or event == self.name(asked)):
            return meant
        called = event_called(self._pages, event)
        return called or next((page for page in self._pages if belongs(event, page)), None)

    def name(self, asked: str) -> str:
        """What an event is called here: by the terms of its page, or by its own name where it is one of several."""
        page = event_called(self._pages, asked)
        if page is None:
            return asked
        if not self._is_apart(asked, page):
            return ", ".join(page.terms)
        return next(name for name in (*page.terms, *page.names) if _words(name) == _words(asked))

    def of(self, own: Sequence[str], asked: str) -> OwnLines:
        """The lines among a drug's own that an event means."""
        if asked in own:
            return OwnLines(chosen=asked)
        page = event_called(self._pages, asked)
        is_whole = page is not None and _is_whole(asked, page)
        same = [line for line in own if _words(line) == _words(asked)]
        if same and (page is None or not is_whole or same[0] in page.terms):
            return OwnLines(chosen=same[0])
        joined = [] if is_whole else [line for line in own if _JOIN.search(line) and _words(asked) <= _words(line)]
        if joined:
            return _one_of(joined)
        return _near(own, (asked,), ()) if page is None else self._of_page(own, asked, page)

    def _of_page(self, own: Sequence[str], asked: str, page: AdverseEvent) -> OwnLines:
        """A line that is about less than the page, or about another of its things, is never chosen for somebody."""
        found = tuple(line for line in own if belongs(line, page))
        covers_all = len(found) == 1 and _words(found[0]) == _words(_spaced(page))
        is_met = not self._is_apart(asked, page) and any(self._is_about(line, page) for line in found)
        if covers_all or is_met:
            return _one_of(found)
        return _near(own, (asked, *page.terms, *page.names), found)

    def _is_about(self, line: str, page: AdverseEvent) -> bool:
        """Whether a line is about what the page is about, not only about one thing that stands on it as well."""
        names = (_spaced(page), *page.terms, *(name for name in page.names if not self._is_apart(name, page)))
        return any(_words(name) <= _words(line) for name in names)

    def _is_apart(self, name: str, page: AdverseEvent) -> bool:
        """Whether a name of a page is one of several things that the page is about."""
        if _is_whole(name, page):
            return False
        if len(page.terms) > 1:
            return True
        return fold(name) in self._in_labels and not _is_near(name, page.terms[0])


def belongs(line: str, page: AdverseEvent) -> bool:
    """Whether a line of a label is about an event of a page: bears one of its names, or contains one."""
    return page.is_called(line) or any(
        _words(name) <= _words(line) for name in (_spaced(page), *page.terms, *page.names)
    )


def _one_of(lines: Sequence[str]) -> OwnLines:
    return OwnLines(chosen=lines[0]) if len(lines) == 1 else OwnLines(offered=tuple(lines))


def _near(own: Sequence[str], names: Iterable[str], found: Sequence[str]) -> OwnLines:
    """Lines of the same page first, then those that share a word which tells events apart."""
    names = tuple(names)
    alike = (line for line in own if any(_is_near(line, name) for name in names))
    offered = tuple(dict.fromkeys((*found, *alike)))
    return OwnLines(offered=offered, is_near=bool(offered))


def _is_near(one: str, other: str) -> bool:
    mine, theirs = _words(one) - _COMMON, _words(other) - _COMMON
    return any(_is_alike(word, its) for word in mine for its in theirs)


def _is_alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return (
        one == other
        or (len(short) >= _ALIKE_END and long.endswith(short))
        or one[:_ALIKE_START] == other[:_ALIKE_START]
    )


def _is_whole(name: str, page: AdverseEvent) -> bool:
    """Whether a name is that of the page itself."""
    return fold(name) in (page.id, _spaced(page))


def _spaced(page: AdverseEvent) -> str:
    return page.id.replace("-", " ")


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    """The words of a name in one spelling, without those that only connect."""
    spelled = fold(text).replace("ae", "e").replace("oe", "e")
    return frozenset(_WORD.findall(spelled)) - _CONNECTORS
