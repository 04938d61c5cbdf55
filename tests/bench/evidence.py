"""Evidence and Compare in a real window: from the key or click to the painted frame, plots included."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from functools import partial
from itertools import cycle

from PySide6.QtWidgets import QApplication

from rairdtc_gui.app import environment
from rairdtc_gui.app.shell import Shell
from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui.theme import Mode, apply_theme, load_theme
from tests.bench.qt import bench_application
from tests.bench.row import Row, times_ms

_DRUGS = ("lenvatinib", "sorafenib", "cabozantinib", "selpercatinib")
_VIEW_MS, _KEY_MS = 200.0, 100.0  # a change of view, and a key to its list
_ROUNDS = 7


def rows() -> list[Row]:
    app = bench_application()
    knowledge = Knowledge.open(environment.knowledge_base())
    apply_theme(app, load_theme(environment.resources(), Mode.LIGHT, 1.0))
    first = statistics.median(_first_ms(app, knowledge) for _ in range(_ROUNDS))
    shell = _shell(app, knowledge)
    shell.go("evidence")
    app.processEvents()
    floor = statistics.median(times_ms(shell.window.repaint, 15))
    again = statistics.median(times_ms(partial(_away_and_back, app, shell), _ROUNDS))
    presenter = shell.composer.screen(Place.EVIDENCE).presenter
    texts = cycle(("l", "le", "len", "lenv", ""))

    def filtered() -> None:
        presenter.on_filter_changed(next(texts))
        app.processEvents()

    filtering = statistics.median(times_ms(filtered, 15))
    compare = statistics.median(_compare_ms(app, shell) for _ in range(_ROUNDS))
    shell.close()
    return [
        Row(
            "evidence with plots, first time / the same window painted", first, "ms", floor, _VIEW_MS, limits_value=True
        ),
        Row("evidence with plots, another question / the same", again, "ms", floor, _VIEW_MS, limits_value=True),
        Row("filter key to painted trial tables / the same", filtering, "ms", floor, _KEY_MS, limits_value=True),
        Row("four drugs compared / the same", compare, "ms", floor, _VIEW_MS, limits_value=True),
    ]


def _shell(app: QApplication, knowledge: Knowledge) -> Shell:
    shell = Shell(Session(Engine(knowledge.rule_set)), knowledge, environment.today, _ignore)
    shell.window.resize(1366, 720)
    shell.window.show()
    shell.open_example(knowledge.example_cases[0].id)
    for _ in range(20):
        app.processEvents()
    return shell


def _ms(call: Callable[[], None]) -> float:
    started = time.perf_counter()
    call()
    return (time.perf_counter() - started) * 1000


def _first_ms(app: QApplication, knowledge: Knowledge) -> float:
    """A new window each time, so that the screen is made anew."""
    shell = _shell(app, knowledge)
    found = _ms(partial(_go, app, shell, Route(Place.EVIDENCE)))
    shell.close()
    return found


def _go(app: QApplication, shell: Shell, route: Route) -> None:
    shell.visit(route)
    app.processEvents()


def _away_and_back(app: QApplication, shell: Shell) -> None:
    """Another question, and the first again: both tables are made anew twice."""
    presenter = shell.composer.screen(Place.EVIDENCE).presenter
    for topic in ("response", "pfs"):
        presenter.on_topic_chosen(topic)
        app.processEvents()


def _compare_ms(app: QApplication, shell: Shell) -> float:
    cart = shell.composer.cart
    for drug in cart.drugs:
        cart.remove(drug)
    _go(app, shell, Route(Place.COMPARE))
    for drug in _DRUGS:
        cart.add(drug)
    return _ms(partial(_go, app, shell, Route(Place.COMPARE)))


def _ignore(_step: int) -> None:
    """The text size stays."""
