"""The report as pages."""

from __future__ import annotations

from rairdtc_gui.ui.printing import layout
from rairdtc_gui.ui.printing.blocks import Printed
from rairdtc_gui.ui.printing.pages import Pages, Paper
from rairdtc_gui.ui.screens.report import words
from rairdtc_gui.ui.screens.report.document import blocks
from rairdtc_gui.ui.screens.report.rows import ReportRows
from rairdtc_gui.ui.screens.report.text import head_lines


def printed_report(rows: ReportRows) -> Printed:
    """Everything that goes on the pages."""
    band = words.example_words().upper() if rows.example is not None else ""
    foot = (rows.head.judgement, rows.head.open_count)
    return Printed(words.title(), head_lines(rows.head), foot, blocks(rows), band)


def lay_out(rows: ReportRows, paper: Paper) -> Pages:
    """The report on sheets of this kind."""
    return layout.lay_out(printed_report(rows), paper)
