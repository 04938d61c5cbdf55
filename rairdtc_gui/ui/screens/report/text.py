"""The report as plain text, for the clipboard and the command line. No Qt."""

from __future__ import annotations

from collections.abc import Iterator

from rairdtc_gui.ui.printing.blocks import Blank, Box, Cells, Entry, Look, PageEnd, Text
from rairdtc_gui.ui.screens.report import words
from rairdtc_gui.ui.screens.report.document import blocks
from rairdtc_gui.ui.screens.report.rows import ReportHead, ReportRows

_BLANK = "_" * 24


def plain_text(rows: ReportRows) -> str:
    """Every line of the report, in the order of the print."""
    mark = [words.example_words().upper()] if rows.example is not None else []
    return "\n".join([*mark, *head_lines(rows.head), *_lines(rows)]) + "\n"


def head_lines(head: ReportHead) -> tuple[str, str]:
    """What stands on top of each page."""
    return " · ".join((head.case, head.made)), " · ".join((head.knowledge, head.rules))


def _lines(rows: ReportRows) -> Iterator[str]:
    for block in blocks(rows):
        match block:
            case Text(paragraph, Look.TITLE | Look.SECTION):
                yield from ("", paragraph.text, "-" * len(paragraph.text))
            case Text(paragraph, Look.GROUP):
                yield from ("", paragraph.text)
            case Text(paragraph, _):
                yield paragraph.text
            case Cells(cells):
                yield from (f"  {cell.text}" for cell in cells)
            case Box():
                yield from _box(block)
            case Entry():
                yield from _entry(block, "")
            case Blank(label):
                yield f"{label}: {_BLANK}"
            case PageEnd():
                yield ""


def _box(box: Box) -> Iterator[str]:
    yield ""
    yield from (paragraph.text for paragraph in box.head)
    for entry in (*box.doses, *box.rows):
        yield from _entry(entry, "  ")


def _entry(entry: Entry, margin: str) -> Iterator[str]:
    first, *others = entry.lines
    yield f"{margin}{entry.label}  {first.text}"
    yield from (f"{margin}{' ' * len(entry.label)}  {line.text}" for line in others)
