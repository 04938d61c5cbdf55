"""What the gallery shows of cases beyond the plain screens: the store of cases in each state, odd answers, errors."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QPushButton, QTableView, QWidget

from rairdtc_gui.app.shell import Shell
from rairdtc_gui.app.text_output import refusal_reason
from rairdtc_gui.app.welcome import Welcome
from rairdtc_gui.domain.decision import DecisionReason, TeamDecision
from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.case_file import case_reader
from rairdtc_gui.services.case_store.crypto import Cost
from rairdtc_gui.services.case_store.desk import CaseDesk
from rairdtc_gui.services.session import Session
from rairdtc_gui.services.settings import SettingsKeeper
from rairdtc_gui.ui.screens.refused.view import RefusedView
from rairdtc_gui.ui.screens.saved.locked import LockedView
from rairdtc_gui.ui.widgets.answer_editor import AnswerEditor
from rairdtc_gui.ui.widgets.answer_field import MeasuredField, ValueField

#: Shows something; gives a picture of its own where it is not in the window.
Show: TypeAlias = Callable[[], QPixmap | None]

_CHEAP = Cost(1, 8)  # nothing is protected here
_PASSPHRASE, _OTHER = "a passphrase of the gallery", "another passphrase"
_CASES = (("B-07", 3), ("C-03", 4), ("E-01", 5), ("A-12", 0))  # labels, and which example each is
_SETTLE_MS = 100


class CaseGallery:
    """One window over one store in a folder that goes with it."""

    def __init__(self, knowledge: Knowledge, folder: Path, today: Callable[[], date]) -> None:
        self._knowledge, self._folder, self._today = knowledge, folder, today
        self._engine = Engine(knowledge.rule_set)
        self._desks: list[CaseDesk] = []
        self._session, self._desk = self._new_desk("cases")
        self._ids: dict[str, str] = {}
        self.shell = Shell(self._session, knowledge, today, lambda _step: None, self._desk)

    def close(self) -> None:
        """Gives back the window and every lock."""
        for desk in self._desks:
            if desk.has_key:
                desk.keeper.forget()
                desk.vault.close()
        self.shell.close()

    def views(self) -> dict[str, Show]:
        """What is drawn, in this order: each goes on where the one before it ended."""
        return {
            "13-saved-new": self._new_store,
            "13-saved-short": partial(self._saved, lambda page: page.on_create("short", "short")),
            "13-saved-list": self._fill,
            "13-home-cases": partial(self.shell.visit, Route(Place.HOME)),
            "13-saved-identity": partial(self._saved, lambda _page: self._session.rename("1964-05-17")),
            "13-saved-passphrase": self._passphrase,
            "13-saved-other-window": partial(self._saved, lambda page: page.on_open(self._ids["C-03"])),
            "13-saved-damaged": partial(self._saved, lambda page: page.on_open(self._ids["E-01"])),
            "13-saved-import": self._import,
            "13-saved-delete": self._delete,
            "13-since": lambda: self.shell.visit(Route(Place.SINCE, self._ids["B-07"])),
            "13-locked": self.shell.cases.lock,
            "13-locked-wrong": partial(self._unlock, "not this one"),
            "13-why": self._why,
            "13-what-if": self._suppose,
            "13-case-moved": self._move,
            "13-case-unusual": partial(self._type, "age", ValueField, "113"),
            "13-case-impossible": partial(self._type, "qtcf-ms", ValueField, "9"),
            "13-case-future": self._future,
            "13-case-definition": self._define,
            "13-error": partial(self.shell.clear_after_error, "ZeroDivisionError\nratio.py:17 half"),
            "13-keys": self._keys,
            "13-saved-enter": self._enter,
            "13-saved-wrong": partial(self._saved, lambda page: page.on_unlock("not this one")),
            "13-first-screen": self._first_screen,
            "13-refused": self._refused,
        }

    # --- the store of cases --------------------------------------------------------------------

    def _new_desk(self, name: str) -> tuple[Session, CaseDesk]:
        session = Session(self._engine)
        desk = CaseDesk(session, self._knowledge, self._folder / name, _CHEAP)
        self._desks.append(desk)
        return session, desk

    def _start(self, session: Session, label: str, example: int) -> None:
        """The answers of an example as a case of one's own."""
        case = case_reader(self._knowledge.rule_set).from_example(self._knowledge.example_cases[example])
        session.start(replace(case, label=label))

    def _saved(self, action: Callable[[Any], object]) -> None:
        """The page of saved cases after something was done there."""
        self.shell.visit(Route(Place.SAVED))
        action(self.shell.composer.screen(Place.SAVED).presenter)

    def _new_store(self) -> None:
        self._start(self._session, "A-12", 0)
        self.shell.visit(Route(Place.SAVED, "save"))

    def _fill(self) -> None:
        """One case of an older knowledge base and with a decision, one that is held, one that is damaged, one open."""
        keeper = self._desk.keeper
        self._desk.vault.create(_PASSPHRASE, keeper.reader)
        for label, example in _CASES:
            self._start(self._session, label, example)
            if label == "B-07":
                self._session.note_decision(TeamDecision("lenvatinib", self._today(), (DecisionReason.OTHER,), "trial"))
            keeper.save()
            self._ids[label] = keeper.current_id
        self._age(self._ids["B-07"])
        self._damage(self._ids["E-01"])
        _, other = self._new_desk("cases")
        other.vault.unlock(_PASSPHRASE, other.keeper.reader)
        other.keeper.open(self._ids["C-03"])
        self.shell.visit(Route(Place.SAVED))

    def _age(self, case_id: str) -> None:
        """As if an older knowledge base had put the first two options the other way."""
        store = self._desk.vault.store
        loaded = store.load(case_id)
        saved, result = loaded.envelope.saved, loaded.envelope.results[0]
        steps = [option for option in result["options"] if option["done_first"]]
        first, second, *rest = [option for option in result["options"] if not option["done_first"]]
        options = [second, {**first, "stance": "consider", "for": first["for"][1:]}, *rest, *steps]
        older = {**result, "knowledge": {"version": "26.05", "date": "2026-05-01", "hash": "older"}, "options": options}
        standings = list(saved.standings)
        standings[:2] = standings[1], replace(standings[0], stance=Stance.CONSIDER)
        knowledge = replace(saved.knowledge, version="26.05", hash="older")
        saved = replace(saved, standings=tuple(standings), knowledge=knowledge)
        store.save(replace(loaded.envelope, saved=saved, results=(older,)), loaded.digest)

    def _damage(self, case_id: str) -> None:
        path = self._desk.vault.store.path(case_id)
        data = path.read_bytes()
        path.write_bytes(data[:-1] + bytes((data[-1] ^ 1,)))

    def _passphrase(self) -> None:
        self._session.rename("A-12")
        self.shell.visit(Route(Place.SAVED))
        self._press("Another passphrase…")

    def _import(self) -> None:
        """A file of another store, which asks for its own passphrase."""
        session, other = self._new_desk("others")
        other.vault.create(_OTHER, other.keeper.reader)
        self._start(session, "X-99", 2)
        path = self._folder / "x.case"
        other.keeper.save_elsewhere(path)
        self._saved(lambda page: page.on_import(str(path)))

    def _delete(self) -> QPixmap:
        """The question before a case goes."""
        self.shell.visit(Route(Place.SAVED))
        table = self.shell.window.findChild(QTableView)
        if isinstance(table, QTableView):
            table.selectRow(0)
        return self._boxed(partial(self._press, "Delete…"))

    def _unlock(self, passphrase: str) -> None:
        locked = self.shell.window.findChild(LockedView)
        if isinstance(locked, LockedView):
            locked.unlock_requested.emit(passphrase)

    def _enter(self) -> None:
        """The next start: the store is there, its key is not."""
        self._desk.keeper.forget()
        self._desk.vault.close()
        self._session.close()
        self.shell.visit(Route(Place.SAVED))

    # --- the open case -------------------------------------------------------------------------

    def _why(self) -> None:
        self._unlock(_PASSPHRASE)
        self._start(self._session, "A-12", 2)
        self.shell.visit(Route(Place.RESULT, "sorafenib", "why"))

    def _suppose(self) -> None:
        self.shell.visit(Route(Place.RESULT, "", "what-if"))
        gap = self._session.answers.gaps[0]
        self.shell.composer.screen(Place.RESULT).view.question_supposed.emit(gap.question)

    def _move(self) -> None:
        self.shell.visit(Route(Place.CASE, self._knowledge.rule_set.groups[1].id))
        self._session.answer("wound-status", "unhealed-wound-or-tumour-ulcer")

    def _future(self) -> None:
        """A day that has not come."""
        self._session.answer("bp-systolic", 150.0)
        self._type("bp-systolic", MeasuredField, (self._today() + timedelta(days=40)).isoformat())

    def _define(self) -> None:
        """What a question means, below it."""
        presenter = self.shell.composer.screen(Place.CASE).presenter
        presenter.on_question_requested("rai-uptake-pattern")
        presenter.on_help_requested("rai-uptake-pattern")

    def _type(self, question: str, kind: type[ValueField | MeasuredField], text: str) -> None:
        screen = self.shell.composer.screen(Place.CASE)
        screen.presenter.on_question_requested(question)
        editors = screen.view.findChildren(AnswerEditor)
        found = next(editor for editor in editors if editor.question_id == question).findChild(kind)
        line = found.field.line if isinstance(found, MeasuredField) else found.line
        line.setText(text)
        line.setModified(True)
        line.editingFinished.emit()

    def _keys(self) -> QPixmap:
        """Every key, in a window of its own."""
        return self._boxed(self.shell.window.show_keys)

    # --- without a case ------------------------------------------------------------------------

    def _first_screen(self) -> None:
        Welcome(self.shell, SettingsKeeper(None), self._knowledge, self._today)

    def _refused(self) -> QPixmap:
        """A page in place of the window."""
        view = RefusedView(refusal_reason("altered"), "C:/RAIR-DTC/rairdtc.sqlite", "altered")
        view.resize(self.shell.window.size())
        view.show()
        picture = view.grab()
        view.close()
        return picture

    def _press(self, words: str) -> None:
        """A button in sight that says this."""
        buttons = self.shell.window.findChildren(QPushButton)
        next(button for button in buttons if button.isVisible() and button.text() == words).click()

    def _boxed(self, ask: Callable[[], object]) -> QPixmap:
        """What opens in a window of its own, closed again."""
        found: list[QPixmap] = []

        def look() -> None:
            box = QApplication.activeModalWidget()
            if isinstance(box, QWidget):
                found.append(box.grab())
                box.close()

        QTimer.singleShot(_SETTLE_MS, look)
        ask()
        while not found:
            QApplication.processEvents()
        self.shell.window.activateWindow()
        return found[0]
