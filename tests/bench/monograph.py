"""The longest monograph in a real window: from the click to the painted page, the first time and when it was kept."""

from __future__ import annotations

import time
from functools import partial

from PySide6.QtWidgets import QApplication

from rairdtc_gui.app import environment
from rairdtc_gui.app.run import application
from rairdtc_gui.app.shell import Shell
from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui.screens.drugs.kept_pages import MonographPages
from rairdtc_gui.ui.theme import Mode, apply_theme, load_theme
from tests.bench.row import Row, times_ms

_FIRST_MS, _KEPT_MS = 16.7, 5.0  # one frame; a kept page is only put back
_ROUNDS = 5


def rows() -> list[Row]:
    """A change of view, which should take one frame; beside it the window painted as it is."""
    app = application()
    knowledge = Knowledge.open(environment.knowledge_base())
    apply_theme(app, load_theme(environment.resources(), Mode.LIGHT, 1.0))
    shell = _shell(app, knowledge)
    longest = max((summary.id for summary in knowledge.drug_list), key=partial(_length, app, shell))
    other = next(summary.id for summary in knowledge.drug_list if summary.id != longest)
    kept = min(_ms(partial(_away_and_back, app, shell, other, longest)) for _ in range(_ROUNDS)) / 2
    floor = min(times_ms(shell.window.repaint, 15))
    note = f"{longest}, {_length(app, shell, longest):,} letters"
    shell.close()
    first = min(_first_ms(app, knowledge, longest) for _ in range(_ROUNDS))
    return [
        Row("longest monograph, first time / the same window painted", first, "ms", floor, _FIRST_MS, True, note),
        Row("back to a kept monograph / the same", kept, "ms", floor, _KEPT_MS, limits_value=True),
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
    took = _ms(partial(_go, app, shell, drug))
    shell.close()
    return took


def _away_and_back(app: QApplication, shell: Shell, other: str, drug: str) -> None:
    for shown in (other, drug):
        _go(app, shell, shown)


def _go(app: QApplication, shell: Shell, drug: str) -> None:
    shell.visit(Route(Place.DRUGS, drug))
    app.processEvents()


def _ms(call: partial[None]) -> float:
    started = time.perf_counter()
    call()
    return (time.perf_counter() - started) * 1000


def _ignore(_step: int) -> None:
    """The text size stays."""
