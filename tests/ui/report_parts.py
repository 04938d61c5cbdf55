"""What the tests of the report share: reports of the example cases, and what a PDF of them says."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.services.case_file import case_reader
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui.printing import blocks as paper
from rairdtc_gui.ui.printing.ops import POINT
from rairdtc_gui.ui.screens.report.contents import build_report
from rairdtc_gui.ui.screens.report.document import blocks
from tests.ui.pdf_text import page_texts

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
    return [bare(text) for text in page_texts(data)]


def said(rows):
    """Every paragraph of the structure in reading order."""
    return list(paper.said(blocks(rows)))


def grey_only(image):
    """Whether a picture has no colour."""
    raw = image.convertToFormat(QImage.Format.Format_RGB888)
    data = bytes(raw.constBits())
    stride = raw.bytesPerLine()
    rows = (data[line * stride : line * stride + 3 * raw.width()] for line in range(raw.height()))
    return all(row[0::3] == row[1::3] == row[2::3] for row in rows)


def painted(pages, number, background=Qt.GlobalColor.white):
    """A page as a picture, a point a pixel."""
    size = pages.units / POINT
    image = QImage(size.toSize(), QImage.Format.Format_RGB32)
    image.fill(background)
    painter = QPainter(image)
    painter.scale(1 / POINT, 1 / POINT)
    pages.paint(painter, number)
    painter.end()
    return image
