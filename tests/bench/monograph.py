"""The longest monograph in a real window: from the click to the painted page, the first time and when it was kept."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QApplication

from rairdtc_gui.app import environment
from rairdtc_gui.app.shell import Shell
from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui.screens.drugs.kept_pages import MonographPages
from rairdtc_gui.ui.theme import Mode, apply_theme, load_theme
from tests.bench.qt import bench_application
from tests.bench.row import Row

_FIRST_MS, _KEPT_MS = 16.7, 5.0  # one frame; a kept page is only put back
_FIRST_ROUNDS, _KEPT_ROUNDS = 9, 40
_LONG_ENOUGH_S = 1.0  # for whatever follows behind the frame


def rows() -> list[Row]:
    """A change of view, which should take one frame; beside it the window painted as it is.

    Processor time, since other programs may run meanwhile. A window can be new only once, so the first times are those
    of nine windows; going back and painting the window follow each other in rounds.
    """
    app = bench_application()
    knowledge = Knowledge.open(environment.knowledge_base())
    apply_theme(app, load_theme(environment.resources(), Mode.LIGHT, 1.0))
    shell = _shell(app, knowledge)
    longest = max((summary.id for summary in knowledge.drug_list), key=partial(_length, app, shell))
    letters = _length(app, shell, longest)
    other = next(summary.id for summary in knowledge.drug_list if summary.id != longest)
    for drug in (other, longest):
        _go(app, shell, drug)
        _settle(app)
    kept, floors = [], []
    for _ in range(_KEPT_ROUNDS):
        kept += [_ms(partial(_go, app, shell, drug)) for drug in (other, longest)]
        floors.append(_ms(shell.window.repaint))
    shell.close()
    first = [_first_ms(app, knowledge, longest) for _ in range(_FIRST_ROUNDS)]
    floor = statistics.median(floors)
    said = f"{longest}, {letters:,} letters; median of {_FIRST_ROUNDS} windows, quickest {min(first):.1f}"
    again = f"medians of {_KEPT_ROUNDS} interleaved rounds; quickest {min(kept):.1f} and {min(floors):.1f}"
    return [
        Row(
            "longest monograph, first time / the same window painted",
            statistics.median(first),
            "ms",
            floor,
            _FIRST_MS,
            True,
            said,
        ),
        Row("back to a kept monograph / the same", statistics.median(kept), "ms", floor, _KEPT_MS, True, again),
    ]


def _shell(app: QApplication, knowledge: Knowledge) -> Shell:
    shell = Shell(Session(Engine(knowledge.rule_set)), knowledge, environment.today, _ignore)
    shell.window.resize(1366, 720)
    shell.window.show()
    _go(app, shell, knowledge.drug_list[0].id)
    return shell


def _length(app: QApplication, shell: Shell, drug: str) -> int:
    _go(app, shell, drug)
    return len(shell.window.findChildren(MonographPages)[0].current.toPlainText())


def _first_ms(app: QApplication, knowledge: Knowledge, drug: str) -> float:
    """In a new window with another drug open."""
    shell = _shell(app, knowledge)
    _settle(app)
    took = _ms(partial(_go, app, shell, drug))
    shell.close()
    return took


def _settle(app: QApplication) -> None:
    """Whatever follows behind the frame is done."""
    until = time.monotonic() + _LONG_ENOUGH_S
    while time.monotonic() < until:
        app.processEvents()
        time.sleep(0.01)


def _go(app: QApplication, shell: Shell, drug: str) -> None:
    shell.visit(Route(Place.DRUGS, drug))
    app.processEvents()


def _ms(call: Callable[[], None]) -> float:
    started = time.process_time()
    call()
    return (time.process_time() - started) * 1000


def _ignore(_step: int) -> None:
    """The text size stays."""
