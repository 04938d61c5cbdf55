"""Which line of a drug's label is meant by an event, and what is offered where somebody has to say so. No Qt."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from rairdtc_gui.domain.choices import Choice, ChoiceGroup
from rairdtc_gui.domain.drugs import Drug
from rairdtc_gui.domain.events import AdverseEvent
from rairdtc_gui.domain.own_events import EventBook
from rairdtc_gui.domain.toxicity import is_general
from rairdtc_gui.ui.screens.toxicity import words
from rairdtc_gui.ui.screens.toxicity.chosen import ChosenEvent
from rairdtc_gui.ui.screens.toxicity.rows import Refused


def lines_of(drug: Drug | None) -> tuple[str, ...]:
    """The events that a label has lines for."""
    return drug.label_events if drug is not None else ()


def meant_event(book: EventBook, drug: Drug | None, asked: str) -> ChosenEvent:
    """The event as this drug's label has it; without a name where the label leaves a choice."""
    own, name = lines_of(drug), book.name(asked)
    found = book.of(own, asked)
    if found.chosen:
        return ChosenEvent(found.chosen, asked=asked)
    if not found.offered:
        return ChosenEvent(name, asked=asked)
    has_general = any(is_general(line) and line not in found.offered for line in own)
    say = words.near_lines if found.is_near else words.which_line
    return ChosenEvent(
        asked=asked, offered=found.offered, problem=Refused(name, say(name, found.offered, has_general=has_general))
    )


def picked_event(book: EventBook, drug: Drug | None, event: ChosenEvent, picked: str) -> ChosenEvent:
    """What was picked, perhaps as the answer to which line is meant."""
    if event.offered and is_general(picked) and picked not in event.offered:
        return ChosenEvent(book.name(event.asked), asked=event.asked, beside=event.offered)
    if event.offered and picked in event.offered and book.page(picked, event.asked) == book.page(event.asked):
        return ChosenEvent(picked, asked=event.asked)
    return meant_event(book, drug, picked)


def unless_taken(event: ChosenEvent, taken: Collection[str], text: str) -> ChosenEvent:
    """The event, or that it is the other one: two grades of one event never stand beside each other."""
    if not event.name or event.name not in taken:
        return event
    return ChosenEvent(problem=Refused(text, words.chosen_already(event.name)))


def offered_lines(drug: Drug, event: ChosenEvent, name: str) -> tuple[ChoiceGroup, ...]:
    """The lines that may be meant, and the general ones."""
    general = (line for line in lines_of(drug) if is_general(line))
    keys = dict.fromkeys((*event.offered, *general))
    return (ChoiceGroup(words.lines_head(name), tuple(Choice(key, key) for key in keys)),)


def event_choices(book: EventBook, drug: Drug, pages: Iterable[AdverseEvent]) -> tuple[Choice, ...]:
    """The lines of the label, the pages of which it has several, then what its general line covers."""
    own = lines_of(drug)
    called: dict[str, list[str]] = {line: [] for line in own}
    several: list[Choice] = []
    general: list[Choice] = []
    for page in pages:
        names = tuple(dict.fromkeys((page.id, *page.terms, *page.names)))
        open_names = []
        for name in names:
            line = book.of(own, name).chosen
            called[line].append(name) if line else open_names.append(name)
        found = book.of(own, page.id)
        is_named = drug.summary.id in page.drugs
        if found.offered and (is_named or not found.is_near):
            several.append(Choice(page.id, book.name(page.id), words.several_lines(), tuple(open_names)))
        elif is_named and not found.chosen:
            general += [Choice(term, term, words.general_line(), page.names) for term in page.terms]
    lines = [Choice(line, line, words.label_line(), tuple(called[line])) for line in own]
    return (*lines, *several, *general)
