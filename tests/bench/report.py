"""The report of a case as PDF, against painting the same pages on a picture."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from rairdtc_gui.app import environment
from rairdtc_gui.app.run import application
from rairdtc_gui.app.shell import Shell
from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.case_file import case_reader
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui.screens.result.report_pages import Pages, Paper
from rairdtc_gui.ui.theme import Mode, apply_theme, load_theme
from tests.bench.row import Row, interleaved_ms

_TWO_SECONDS = 2_000


def rows() -> list[Row]:
    app = application()
    knowledge = Knowledge.open(environment.knowledge_base())
    apply_theme(app, load_theme(environment.resources(), Mode.LIGHT, 1.0))
    session = Session(Engine(knowledge.rule_set))
    shell = Shell(session, knowledge, environment.today, _ignore)
    session.start(case_reader(knowledge.rule_set).from_example(knowledge.example_cases[2]))
    shell.visit(Route(Place.REPORT))
    screen = shell.composer.screen(Place.REPORT)

    def whole() -> bytes:
        screen.view.show_report(screen.presenter.report())
        return bytes(screen.view.pdf())

    def floor() -> None:
        pages = Pages(screen.presenter.report(), Paper.A4)
        for place in range(len(pages.pages)):
            image = QImage(595, 842, QImage.Format.Format_RGB32)
            image.fill(Qt.GlobalColor.white)
            painter = QPainter(image)
            pages.paint(painter, place, 0.1)
            painter.end()

    made, painted = interleaved_ms((whole, floor), rounds=7)
    shell.close()
    return [Row("report as PDF / its pages painted", made, "ms", painted, _TWO_SECONDS, limits_value=True)]


def _ignore(_step: int) -> None:
    """The text size stays."""
