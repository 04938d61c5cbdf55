"""The answer of the interaction page as it is printed, the strictest group first. No Qt."""

from __future__ import annotations

from collections.abc import Iterator

from rairdtc_gui.ui.printing.blocks import (
    Block,
    Body,
    Box,
    Entry,
    Lines,
    Outline,
    Paragraph,
    Run,
    line,
    plain,
    section,
    strong,
)
from rairdtc_gui.ui.printing.of_cited import source_entries, statement_lines
from rairdtc_gui.ui.screens.interactions.rows import Action, CheckForm, Found, Group, LineRow, PairRow
from rairdtc_gui.ui.translation import translate

_ICONS = {
    Action.NOT_TOGETHER: "contraindicated",
    Action.ADJUST: "caution",
    Action.MONITOR: "toxicity",
    Action.NONE: "check",
    Action.NO_DATA: "possible",
}


def printed(form: CheckForm, found: Found) -> Body:
    """Without an answer: what was entered so far, and what is missing."""
    drug = next((choice.text for choice in form.drugs if choice.key == form.drug), form.drug_text)
    return Body(translate("InteractionsView", "Interactions"), drug, "interactions", tuple(_blocks(drug, form, found)))


def _blocks(drug: str, form: CheckForm, found: Found) -> Iterator[Block]:
    taken = "; ".join(item.words for item in form.taken)
    if drug:
        yield Entry(translate("Interactions", "Drug"), (plain(drug),))
    if taken:
        yield Entry(translate("Interactions", "With"), (plain(taken),))
    yield from (line(text) for text in (form.problem, form.origin, found.missing) if text)
    title = translate("InteractionsView", "Adds up")
    combined = [_box(title, "plus", row, Outline.SOLID) for row in found.combined]
    stops = [group for group in found.groups if group.action is Action.NOT_TOGETHER]
    for group in stops:
        yield from _group(group)
    yield from combined
    for group in found.groups:
        if group not in stops:
            yield from _group(group)
    if found.empty:
        yield line(found.empty)
    if found.sources:
        yield section(translate("Interactions", "Sources"))
        yield from source_entries(found.sources)


def _group(group: Group) -> Iterator[Block]:
    """A medicine each; that nothing is known has another outline than that nothing is expected."""
    outline = Outline.DASHED if group.action is Action.NO_DATA else Outline.SOLID
    yield from (_box(group.title, _ICONS[group.action], row, outline) for row in group.rows)


def _box(title: str, icon: str, row: PairRow, outline: Outline) -> Box:
    """What to do stands with the name of the medicine on one page."""
    says = translate("Interactions", "Says")
    lines = [Entry(says, _lines(item)) for item in row.lines]
    more = [Entry(translate("Interactions", "Note"), (plain(row.note),))] if row.note else []
    more += [Entry(translate("Interactions", "Others"), _lines(item)) for item in row.others]
    head = (Paragraph((Run(title, True),), icon), strong(row.name))
    again = strong(translate("Report", "{name} (continued)").format(name=row.name))
    return Box(head, tuple(lines), tuple(more), outline, again)


def _lines(row: LineRow) -> Lines:
    below = " \u00b7 ".join(part for part in (row.mechanism, row.basis) if part)
    return (*statement_lines(row.said), *((plain(below),) if below else ()))
