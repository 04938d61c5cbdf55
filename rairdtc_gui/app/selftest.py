"""Checks an installation: the shipped cases through engine and window, every screen, fonts. Works frozen too."""

from __future__ import annotations

import tempfile
import traceback
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication

from rairdtc_gui.app import environment
from rairdtc_gui.app.shell import Shell
from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.case_store.desk import CaseDesk
from rairdtc_gui.services.session import Session
from rairdtc_gui.services.shipped_cases import check_shipped_cases, unmet
from rairdtc_gui.ui.theme import Mode, Role, apply_theme, load_theme


def run_self_test(app: QApplication, knowledge: Knowledge) -> list[str]:
    """One line for everything that failed."""
    try:
        return [*check_shipped_cases(knowledge), *_check_saved_cases(knowledge), *_check_window(app, knowledge)]
    except Exception:  # noqa: BLE001  # a self-test reports what it meets
        return [traceback.format_exc()]


def _check_saved_cases(knowledge: Knowledge) -> Iterator[str]:
    """A case goes into a store of its own and comes out again."""
    session = Session(Engine(knowledge.rule_set))
    with tempfile.TemporaryDirectory() as folder:
        desk = CaseDesk(session, knowledge, Path(folder) / "cases")
        desk.vault.create("only for this self-test", desk.keeper.reader)
        case = desk.keeper.reader.from_example(knowledge.example_cases[0])
        session.start(case)
        desk.keeper.save()
        case_id = desk.keeper.lock()
        desk.vault.unlock("only for this self-test", desk.keeper.reader)
        if desk.keeper.open(case_id).saved.case != case:
            yield "a saved case does not come back as it was"


def _check_window(app: QApplication, knowledge: Knowledge) -> Iterator[str]:
    for mode in (Mode.LIGHT, Mode.DARK):
        theme = load_theme(environment.resources(), mode, 1.0)
        apply_theme(app, theme)
        wanted, found = theme.font(Role.BODY).family(), QFontInfo(theme.font(Role.BODY)).family()
        if wanted != found:
            yield f"font {wanted} is not shown; {found} is"
        session = Session(Engine(knowledge.rule_set))
        shell = Shell(session, knowledge, environment.today, _ignore)
        shell.window.show()
        yield from _check_screens(app, shell, session, knowledge)
        shell.close()


def _check_screens(app: QApplication, shell: Shell, session: Session, knowledge: Knowledge) -> Iterator[str]:
    for place in Place:
        shell.visit(Route(place))
        app.processEvents()
        if not shell.composer.screen(place).view.isVisible():
            yield f"screen {place.value} is not shown"
    for summary in knowledge.drug_list:
        shell.visit(Route(Place.DRUGS, summary.id))
        app.processEvents()
    for example in knowledge.example_cases:
        shell.open_example(example.id)
        shell.visit(Route(Place.PATHWAY))
        app.processEvents()
        yield from unmet(example, session.answers.result)


def _ignore(_step: int) -> None:
    """The self-test does not change the text size."""
