"""From an answer to the painted frame, in a real window: the list so far and ask-next are new on the screen.

Processor time, since other programs may run meanwhile; the median of several rounds for each answer.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QApplication

from rairdtc_gui.app import environment
from rairdtc_gui.app.shell import Shell
from rairdtc_gui.domain.case import Value
from rairdtc_gui.domain.questions import Question, QuestionType
from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.case_file import case_reader
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui.theme import Mode, apply_theme, load_theme
from tests.bench.qt import bench_application
from tests.bench.row import Row, p99

_PAINTED_MS = 16.7  # one frame, where answers are given
_RANKED_ANEW_MS = 150.0  # on the result none is: undo, redo and the region change it there
_LIMITS = {Place.CASE: ("answer", _PAINTED_MS), Place.RESULT: ("changed answer", _RANKED_ANEW_MS)}
_QUESTIONS, _ROUNDS = 25, 7  # each question answered twice in a round
_BEHIND_THE_FRAME_S = 0.05  # no two answers come faster than what follows behind a frame


def rows() -> list[Row]:
    app = bench_application()
    knowledge = Knowledge.open(environment.knowledge_base())
    apply_theme(app, load_theme(environment.resources(), Mode.LIGHT, 1.0))
    session = Session(Engine(knowledge.rule_set))
    shell = Shell(session, knowledge, environment.today, _ignore)
    shell.window.resize(1366, 720)
    shell.window.show()
    found = [_answers(app, shell, session, knowledge, place) for place in _LIMITS]
    shell.close()
    return found


def _answers(app: QApplication, shell: Shell, session: Session, knowledge: Knowledge, place: Place) -> Row:
    """Questions of a published case answered once more: another answer, and then the told one."""
    session.start(case_reader(knowledge.rule_set).from_example(knowledge.example_cases[2]))
    shell.visit(Route(place))
    app.processEvents()
    told = session.case.findings
    asked = [question for question in knowledge.rule_set.questions if question.id in told][:_QUESTIONS]
    calls = [
        partial(_painted, app, session, question.id, value)
        for question in asked
        for value in (_another(question, told[question.id]), told[question.id])
    ]
    rounds = [[_once_ms(app, call) for call in calls] for _ in range(_ROUNDS)]
    times = [statistics.median(of_one) for of_one in zip(*rounds, strict=True)]
    floor = statistics.median(_once_ms(app, shell.window.repaint) for _ in range(_ROUNDS))
    what, limit = _LIMITS[place]
    name = f"{what} to painted {place.value}, p99 / the same window painted"
    note = f"median of all answers: {statistics.median(times):.1f}"
    return Row(name, p99(times), "ms", floor, limit, limits_value=True, note=note)


def _once_ms(app: QApplication, call: Callable[[], None]) -> float:
    started = time.process_time()
    call()
    took = (time.process_time() - started) * 1000
    until = time.monotonic() + _BEHIND_THE_FRAME_S
    while time.monotonic() < until:
        app.processEvents()
    return took


def _painted(app: QApplication, session: Session, question: str, value: Value) -> None:
    session.answer(question, value)
    app.processEvents()


def _another(question: Question, told: Value) -> Value:
    match question.type:
        case QuestionType.BOOLEAN:
            return not told
        case QuestionType.CHOICE:
            return next(answer.value for answer in question.answers if answer.value != told)
        case QuestionType.MULTI:
            return (question.answers[-1].value,)
        case _:
            return told


def _ignore(_step: int) -> None:
    """The text size stays."""
