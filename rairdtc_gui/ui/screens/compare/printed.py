"""The comparison as it is printed: the table, wide, and every source of it. No Qt."""

from __future__ import annotations

from rairdtc_gui.ui.printing.blocks import Block, Body, line, numbered, section
from rairdtc_gui.ui.printing.of_grid import grid_table
from rairdtc_gui.ui.screens.compare.rows import ComparePage
from rairdtc_gui.ui.translation import translate


def printed(page: ComparePage) -> Body:
    """Rows that are filtered out are said to be."""
    only = translate("Compare", "Only rows in which the drugs differ.") if page.has_differences_only else ""
    said = tuple(line(text) for text in (page.line, page.notice, only) if text)
    head, title = section(translate("Compare", "Sources")), translate("Compare", "Compare")
    blocks: tuple[Block, ...] = (*said, grid_table(page.grid), head, *numbered(page.sources))
    return Body(title, page.context, "compare", blocks, is_wide=True)
