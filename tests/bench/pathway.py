"""The pathway: opening, panning, zooming and lighting a find, against a bare `QGraphicsView` with as many boxes."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView

from rairdtc_gui.app import environment
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.case_file import case_reader
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui.screens.diagrams.presenter import DiagramPresenter
from rairdtc_gui.ui.screens.diagrams.view import DiagramView
from rairdtc_gui.ui.theme import Mode, apply_theme, load_theme
from tests.bench.qt import bench_application
from tests.bench.row import Row, times_ms

_SIZE = (1198, 640)
_FRAME_MS, _LIGHT_MS, _DRAW_MS, _SCREEN_MS = 8.3, 1.0, 33.0, 200.0
_ROUNDS = 30


def rows() -> list[Row]:
    app = bench_application()
    knowledge = Knowledge.open(environment.knowledge_base())
    apply_theme(app, load_theme(environment.resources(), Mode.LIGHT, 1.0))
    session = Session(Engine(knowledge.rule_set))
    session.start(case_reader(knowledge.rule_set).from_example(knowledge.example_cases[1]))
    view, open_ms = _opened(app, session, knowledge)
    bare = _bare(app, len(view.canvas.drawing.items()))
    drawing = view.drawing
    step = _Step(view.canvas, view)
    found = [
        _row("pathway screen opened and painted / one bare frame", open_ms, _frame(bare), _SCREEN_MS),
        _row("pathway drawn anew and painted / one bare frame", _median(step.draw), _frame(bare), _DRAW_MS),
        _row("pathway frame while panning / the same, bare", _median(step.pan), _frame(bare), _FRAME_MS),
        _row("pathway frame while zooming / the same, bare", _median(step.zoom), _frame(bare), _FRAME_MS),
        _row("pathway lights a find", _median(partial(drawing.found, "lenvatinib")), None, _LIGHT_MS),
    ]
    view.close()
    bare.close()
    return found


def _row(name: str, value: float, floor: float | None, target: float) -> Row:
    return Row(name, value, "ms", floor, target, limits_value=True)


class _Step:
    """One step of a gesture and the frame after it."""

    def __init__(self, canvas: QGraphicsView, screen: DiagramView | None = None) -> None:
        self._canvas, self._screen, self._turn = canvas, screen, 0

    def draw(self) -> None:
        if self._screen is not None and self._screen.shown_row is not None:
            self._screen.drawing.show_diagram(self._screen.shown_row)
            self._canvas.viewport().repaint()

    def pan(self) -> None:
        self._turn += 1
        bar = self._canvas.horizontalScrollBar()
        bar.setValue(bar.value() + (12 if self._turn % 2 else -12))
        self._canvas.viewport().repaint()

    def zoom(self) -> None:
        self._turn += 1
        factor = 1.05 if self._turn % 2 else 1 / 1.05
        self._canvas.scale(factor, factor)
        self._canvas.viewport().repaint()


def _opened(app: QApplication, session: Session, knowledge: Knowledge) -> tuple[DiagramView, float]:
    """A screen, and the median time until one is painted."""
    times: list[float] = []
    views: list[DiagramView] = []
    for _ in range(5):
        started = time.perf_counter()
        view = DiagramView()
        view.resize(*_SIZE)
        DiagramPresenter(view, session, knowledge).refresh()
        view.show()
        app.processEvents()
        times.append((time.perf_counter() - started) * 1000)
        views.append(view)
    for view in views[:-1]:
        view.close()
    return views[-1], statistics.median(times)


def _bare(app: QApplication, count: int) -> QGraphicsView:
    scene = QGraphicsScene()
    for place in range(count):
        scene.addRect(QRectF(place % 20 * 60, place // 20 * 40, 50, 30))
    view = QGraphicsView(scene)
    scene.setParent(view)
    view.resize(*_SIZE)
    view.show()
    app.processEvents()
    return view


def _frame(bare: QGraphicsView) -> float:
    return _median(_Step(bare).pan)


def _median(call: Callable[[], object]) -> float:
    return statistics.median(times_ms(call, _ROUNDS))
