"""The answer of the toxicity stepper as it is printed: what was chosen, what to do, what goes with it. No Qt."""

from __future__ import annotations

from collections.abc import Iterator

from rairdtc_gui.domain.choices import Choice
from rairdtc_gui.ui.printing.blocks import (
    Block,
    Body,
    Box,
    Entry,
    Outline,
    Paragraph,
    Run,
    Text,
    group,
    line,
    plain,
    section,
)
from rairdtc_gui.ui.printing.of_cited import source_entries, statement_lines
from rairdtc_gui.ui.screens.toxicity.rows import DoBox, DoRow, EventBlock, Outcome, SideSection, StepperForm
from rairdtc_gui.ui.translation import translate


def printed(form: StepperForm, outcome: Outcome) -> Body:
    """Without an answer: what was chosen so far, and what is missing."""
    title, drug = translate("ToxicityView", "Toxicity"), _name(form.drugs, form.drug)
    events = [_name(block.choices, block.event) for block in form.blocks if block.event]
    blocks = tuple(_blocks(form, outcome))
    return Body(title, " · ".join(part for part in (drug, *events) if part), "toxicity", blocks)


def _blocks(form: StepperForm, outcome: Outcome) -> Iterator[Block]:
    yield from (Entry(label, (plain(text),)) for label, text in _chosen(form) if text)
    if form.origin:
        yield line(form.origin)
    if outcome.missing:
        yield line(outcome.missing)
    yield from map(_box, outcome.boxes)
    for part in (*outcome.sides, *outcome.more):
        yield from _side(part)
    if outcome.record:
        yield section(translate("Toxicity", "For the record"))
        yield line(outcome.record)
    for block in form.blocks:
        yield from _grades(block)
    if outcome.sources:
        yield section(translate("Toxicity", "Sources"))
        yield from source_entries(outcome.sources)


def _chosen(form: StepperForm) -> Iterator[tuple[str, str]]:
    yield translate("Toxicity", "Drug"), _name(form.drugs, form.drug)
    yield translate("Toxicity", "Dose now"), _name(form.doses, form.dose)
    for block in form.blocks:
        chosen = next((card.title for card in block.cards if card.is_chosen), "")
        said = (_name(block.choices, block.event), chosen, dict(block.times).get(block.time, ""))
        yield translate("Toxicity", "Event"), ", ".join(part for part in said if part)


def _name(choices: tuple[Choice, ...], key: str) -> str:
    return next((choice.text for choice in choices if choice.key == key), "") if key else ""


def _box(box: DoBox) -> Box:
    """The rows up to the last action are never parted from the drug; those below may go on on the next page."""
    icon = "stop" if box.is_stop else ""
    last = max((place for place, row in enumerate(box.rows) if row.is_action), default=-1)
    entries = [_entry(row) for row in box.rows]
    again = Paragraph((Run(translate("Report", "{name} (continued)").format(name=box.title), True),))
    head = (Paragraph((Run(box.title, True),), icon), Paragraph((Run(box.context, True),)))
    outline = Outline.HEAVY if box.is_stop else Outline.SOLID
    return Box(head, tuple(entries[: last + 1]), tuple(entries[last + 1 :]), outline, again)


def _entry(row: DoRow) -> Entry:
    lines = [
        paragraph
        for said in row.lines
        for paragraph in statement_lines(said, row.is_action, "stop" if said.is_stop else "")
    ]
    return Entry(row.label, tuple(lines))


def _side(part: SideSection) -> Iterator[Block]:
    yield section(part.title)
    icon = "stop" if part.tone == "stop" else ""
    yield from (Text(paragraph) for said in part.lines for paragraph in statement_lines(said, icon=icon))


def _grades(block: EventBlock) -> Iterator[Block]:
    """The definitions that were read before one was chosen."""
    if not block.cards:
        return
    yield section(block.head)
    for card in block.cards:
        mark = " \u00b7 " + translate("Toxicity", "chosen") if card.is_chosen else ""
        yield group(card.title + mark)
        said = (*((card.definition,) if card.definition else ()), *card.said)
        yield from (Text(paragraph) for item in said for paragraph in statement_lines(item))
