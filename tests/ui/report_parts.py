"""What the tests of the report share: reports of the example cases, and what a PDF of them says."""

from __future__ import annotations

import io
from datetime import UTC, datetime

from pypdf import PdfReader

from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.services.case_file import case_reader
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui.printing.blocks import Blank, Box, Cells, Entry, Text
from rairdtc_gui.ui.screens.report.contents import build_report
from rairdtc_gui.ui.screens.report.document import blocks

MADE = datetime(2026, 11, 28, 14, 5, tzinfo=UTC)
EXAMPLES = range(6)


def example_session(knowledge, place):
    example = knowledge.example_cases[place]
    session = Session(Engine(knowledge.rule_set))
    session.start(case_reader(knowledge.rule_set).from_example(example), example.id)
    return session


def report_of(knowledge, session):
    return build_report(session, knowledge, MADE)


def example_report(knowledge, place):
    return report_of(knowledge, example_session(knowledge, place))


def bare(text):
    """The text without white space: line ends stand where the page has them."""
    return "".join(text.split())


def pdf_pages(data):
    return [bare(page.extract_text()) for page in PdfReader(io.BytesIO(data)).pages]


def said(rows):
    """Every paragraph of the structure in reading order."""
    return [text for block in blocks(rows) for text in _said(block)]


def _said(block):
    match block:
        case Text(paragraph, _):
            yield paragraph.text
        case Cells(cells):
            yield from (cell.text for cell in cells)
        case Entry(label, lines):
            yield label
            yield from (line.text for line in lines)
        case Box():
            yield from (paragraph.text for paragraph in block.head)
            for entry in (*block.doses, *block.rows):
                yield from _said(entry)
        case Blank(label):
            yield label
