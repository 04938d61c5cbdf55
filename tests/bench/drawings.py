"""The signalling map: opening, moving, zooming and lighting, against a bare view with as many plain items."""

from __future__ import annotations

import os
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView

from db.build.signal_plan import planned
from db.build.signal_routes import Net
from rairdtc_gui.app import environment
from rairdtc_gui.domain.signalling import Effect, Look
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui.screens.diagrams.signals.canvas import SignalCanvas
from rairdtc_gui.ui.screens.diagrams.signals.presenter import SignalsPresenter
from rairdtc_gui.ui.screens.diagrams.signals.rows import AreaRow, LitRow, MapRow, NodeRow, Tag, WayRow
from rairdtc_gui.ui.screens.diagrams.signals.scene import SignalScene
from rairdtc_gui.ui.theme import Mode, apply_theme, load_theme
from tests.bench.qt import bench_application
from tests.bench.row import Row, interleaved_ms, interleaved_p95_ms

_SIZE = (894, 540)
_ROUNDS, _FRAMES = {51: 15, 500: 9, 5000: 3}, {51: 40, 500: 40, 5000: 20}
_FRAME, _HIGHLIGHT, _OPEN = 8.3, 1.0, 33.0  # ms, for 500 nodes; the whole of 5,000 nodes in 33
_REACH = 40  # nodes that one drug reaches: more than any drug of the real map


def rows() -> list[Row]:
    """Today's map, and maps of 500 and 5,000 nodes."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = bench_application()
    apply_theme(app, load_theme(environment.resources(), Mode.LIGHT, 1.0))
    return [*_rows_of(_real()), *_rows_of(_made(500)), *_rows_of(_made(5000))]


class _Listening:
    """Keeps the map that the presenter shows."""

    def __init__(self) -> None:
        self.map: MapRow | None = None

    def listen(self, _listener: object) -> None: ...

    def show_map(self, row: MapRow) -> None:
        self.map = row

    def show_lit(self, _row: object) -> None: ...

    def show_panel(self, _row: object) -> None: ...

    def select_node(self, _node_id: str, _is_centred: bool) -> None: ...


def _real() -> MapRow:
    knowledge, view = Knowledge.open(environment.knowledge_base()), _Listening()
    SignalsPresenter(view, Session(Engine(knowledge.rule_set)), knowledge).refresh()
    assert view.map is not None
    return view.map


def _made(count: int) -> MapRow:
    """A square map: every node acts on the one below and on one aside."""
    side = round(count**0.5)
    cells = [(place % side, place // side) for place in range(count)]
    nodes = tuple(
        NodeRow(f"n{n}", f"G{n}", f"Gene {n}", False, cell, True, Tag.NONE, "Cell") for n, cell in enumerate(cells)
    )
    ways = [(n, n + side) for n in range(count - side)] + [(n, n + side + 1) for n in range(0, count - side - 1, 3)]
    effects = (Effect.ACTIVATES, Effect.INHIBITS)
    made = tuple(WayRow(f"w{k}", f"n{a}", f"n{b}", effects[k % 2]) for k, (a, b) in enumerate(ways))
    area = AreaRow("cell", "Cell", Look.CELL, (0, 0), (side, side))
    plan = planned({node.id: node.cell for node in nodes}, [Net(w.id, w.start, w.end, w.effect) for w in made])
    return MapRow("Map", "", "", nodes, made, (), (area,), (), "n0", "", "", plan, plan)


def _rows_of(row: MapRow) -> list[Row]:
    count = len(row.nodes)
    canvas, bare = _opened(row), _bare(row)
    scene = canvas.scene()
    assert isinstance(scene, SignalScene)
    rounds, name = _ROUNDS[count], f"map of {count} nodes"
    kept: list[QGraphicsView] = []  # taking the last one apart is no part of opening
    opening, bare_opening = interleaved_ms(
        [lambda: _paint_first(_opened(row), kept), lambda: _paint_first(_bare(row), kept)], rounds
    )
    kept.clear()
    panning, bare_panning = interleaved_p95_ms([_pan(canvas), _pan(bare)], _FRAMES[count])
    canvas.fit()
    bare.fitInView(bare.sceneRect(), Qt.AspectRatioMode.KeepAspectRatio)
    whole, bare_whole = interleaved_p95_ms([lambda: _paint(canvas), lambda: _paint(bare)], _FRAMES[count])
    half, reached = _lights(row, count // 2), _lights(row, min(count // 2, _REACH))
    lighting, choosing, recolouring = interleaved_ms(
        [lambda: _flip(scene, half), lambda: _flip(scene, reached), _recolour(bare)], rounds
    )
    is_large = count > 500  # only its whole has a target in time
    return [
        Row(
            f"{name}: build and first paint / bare", opening, "ms", bare_opening, 5 if is_large else _OPEN, not is_large
        ),
        Row(f"{name}: a frame while it is moved, p95 / bare", panning, "ms", bare_panning, _FRAME, True),
        Row(f"{name}: a frame of the whole, p95 / bare", whole, "ms", bare_whole, 33.0, True),
        Row(
            f"{name}: choosing a drug that reaches {_REACH} / recolouring",
            choosing,
            "ms",
            recolouring,
            _HIGHLIGHT,
            True,
        ),
        Row(f"{name}: lighting half of it / recolouring", lighting, "ms", recolouring, 2.0),
    ]


def _opened(row: MapRow) -> SignalCanvas:
    scene = SignalScene()
    canvas = SignalCanvas(scene)
    canvas.resize(*_SIZE)
    scene.show_map(row)
    return canvas


def _bare(row: MapRow) -> QGraphicsView:
    """As many rectangles, texts and lines as the map has, at once."""
    scene = QGraphicsScene()
    side = max(1, round(len(row.nodes) ** 0.5))
    for place, node in enumerate(row.nodes):
        x, y = place % side * 88.0, place // side * 58.0
        scene.addRect(QRectF(x, y, 64, 32))
        text = scene.addSimpleText(node.short)
        text.setPos(x + 8, y + 8)
    for place, _ in enumerate(row.ways):
        x, y = place % side * 88.0 + 44, place // side * 58.0 + 32
        scene.addLine(x, y, x, y + 26)
    view = QGraphicsView(scene)
    scene.setParent(view)
    view.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    view.resize(*_SIZE)
    return view


def _paint(view: QGraphicsView) -> None:
    picture = QPixmap(*_SIZE)
    view.viewport().render(picture)


def _pan(view: QGraphicsView) -> Callable[[], None]:
    def once() -> None:
        bar = view.verticalScrollBar()
        bar.setValue(bar.value() + 20 if bar.value() < bar.maximum() - 20 else 0)
        _paint(view)

    return once


def _paint_first(view: QGraphicsView, kept: list[QGraphicsView]) -> None:
    _paint(view)
    kept.append(view)


def _lights(row: MapRow, count: int) -> list[LitRow]:
    """A light on so many nodes and the ways out of them, and none."""
    lit = frozenset(node.id for node in row.nodes[:count])
    return [LitRow(lit, frozenset(), frozenset(way.id for way in row.ways if way.start in lit)), LitRow()]


def _flip(scene: SignalScene, lights: list[LitRow]) -> None:
    lights.reverse()
    scene.light(lights[0])


def _recolour(view: QGraphicsView) -> Callable[[], None]:
    items = view.scene().items()

    def once() -> None:
        for item in items:
            item.setZValue(1 - item.zValue())
        QCoreApplication.processEvents()

    return once
