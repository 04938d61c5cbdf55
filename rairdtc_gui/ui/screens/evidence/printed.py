"""Trials as they are printed: tables with their plots, wide, and every source. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rairdtc_gui.ui.printing import blocks as paper
from rairdtc_gui.ui.printing.blocks import Body, Entry, Look, Text, line, numbered, plain, section
from rairdtc_gui.ui.printing.of_grid import grid_table
from rairdtc_gui.ui.screens.evidence.rows import Block, ListPage, TrialPage
from rairdtc_gui.ui.translation import translate


def printed_list(page: ListPage, stands_apart: str) -> Body:
    """Trials side by side; `stands_apart`: what is true of every figure. What was filtered out is said to be."""
    said: list[paper.Block] = [line(text) for text in (stands_apart, _filtered(page), page.nothing) if text]
    tables = (part for block in page.blocks for part in _table(block))
    title = translate("Evidence", "Evidence")
    return Body(title, page.context, "evidence", (*said, *tables, *_sources(page.sources)), is_wide=True)


def printed_trial(page: TrialPage) -> Body:
    """One trial with everything that stands on its page."""
    facts = tuple(Entry(label, (plain(text),)) for label, text in page.facts)
    tables = (part for block in (*page.blocks, page.entry) for part in _table(block))
    notes = (section(translate("Evidence", "Notes")), *map(line, page.notes)) if page.notes else ()
    return Body(page.name, page.context, page.id, (*facts, *tables, *notes, *_sources(page.sources)), is_wide=True)


def _filtered(page: ListPage) -> str:
    """What narrows the list."""
    drug = next((name for drug, name in page.drugs if drug == page.drug), "")
    by = ", ".join(part for part in (drug, f"\u201c{page.filter}\u201d" if page.filter else "") if part)
    return translate("Evidence", "Only trials of: {what}").format(what=by) if by else ""


def _table(block: Block) -> Iterator[paper.Block]:
    yield section(block.title)
    if block.context:
        yield Text(plain(block.context), Look.SMALL_GAP)
    if block.grid.rows:
        yield grid_table(block.grid)


def _sources(sources: Iterable[tuple[int, str]]) -> tuple[paper.Block, ...]:
    found = numbered(sources)
    return (section(translate("Evidence", "Sources")), *found) if found else ()
