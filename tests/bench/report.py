"""The board report as a PDF, against painting the same pages into a picture that only records what is painted."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtGui import QPainter, QPicture

from rairdtc_gui.app import environment
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.case_file import case_reader
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui.printing.pages import Pages, Paper
from rairdtc_gui.ui.printing.pdf import pdf_of
from rairdtc_gui.ui.screens.report.contents import build_report
from rairdtc_gui.ui.screens.report.layout import lay_out
from rairdtc_gui.ui.theme import Mode, apply_theme, load_theme
from tests.bench.qt import bench_application
from tests.bench.row import Row, interleaved_ms

ROUNDS = 15


def rows() -> list[Row]:
    """From the answers of the longest example to a whole PDF in memory, and its last step alone."""
    app = bench_application()
    apply_theme(app, load_theme(environment.resources(), Mode.LIGHT, 1.0))
    knowledge = Knowledge.open(environment.knowledge_base())
    session = Session(Engine(knowledge.rule_set))
    reader, made = case_reader(knowledge.rule_set), datetime(2026, 11, 28, 14, 5, tzinfo=UTC)
    found: list[Pages] = []
    for example in knowledge.example_cases:
        session.start(reader.from_example(example), example.id)
        found.append(lay_out(build_report(session, knowledge, made), Paper.A4))
    longest = max(range(len(found)), key=lambda place: len(found[place].pages))
    example, pages = knowledge.example_cases[longest], found[longest]
    session.start(reader.from_example(example), example.id)

    def whole() -> None:
        pdf_of(lay_out(build_report(session, knowledge, made), Paper.A4))

    pdf, floor, all_of_it = interleaved_ms((lambda: pdf_of(pages), lambda: _recorded(pages), whole), ROUNDS)
    note = f"{len(pages.pages)} pages of {example.id}"
    return [
        Row("board report, PDF / the same pages into a QPicture", pdf, "ms", floor, 6, note=note),
        Row("board report, answers to PDF", all_of_it, "ms", None, 2000, limits_value=True, note=note),
    ]


def _recorded(pages: Pages) -> None:
    """Every page painted where nothing is kept but the calls."""
    for number in range(len(pages.pages)):
        picture = QPicture()
        painter = QPainter(picture)
        pages.paint(painter, number)
        painter.end()
