"""Makes the report of the open case and hands it to paper, file and clipboard. No Qt."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.case_store.disk import Disk
from rairdtc_gui.services.report_json import report_data
from rairdtc_gui.services.session import Session
from rairdtc_gui.services.whole_files import is_whole_pdf, write_whole
from rairdtc_gui.ui.printing import save_words
from rairdtc_gui.ui.screens.report import words
from rairdtc_gui.ui.screens.report.contents import build_report
from rairdtc_gui.ui.screens.report.rows import ReportRows
from rairdtc_gui.ui.screens.report.text import plain_text


class ReportListener(Protocol):
    """What the view tells of."""

    def on_copy_requested(self) -> None: ...

    def on_pdf_target_chosen(self, path: str) -> None: ...

    def on_json_target_chosen(self, path: str) -> None: ...


class ReportViewPort(Protocol):
    """What the presenter asks of the view."""

    def listen(self, listener: ReportListener) -> None: ...

    def show_report(self, rows: ReportRows) -> None: ...

    def show_empty(self, sentence: str) -> None: ...

    def show_note(self, sentence: str, is_problem: bool) -> None: ...

    def copy_text(self, text: str) -> None: ...

    def pdf(self) -> bytes: ...


class ReportPresenter:
    """Shows the report of the answers as they are now; one that is shown already stays, with its time."""

    def __init__(
        self,
        view: ReportViewPort,
        session: Session,
        knowledge: Knowledge,
        now: Callable[[], datetime],
        disk: Disk | None = None,
    ) -> None:
        self._view, self._session, self._knowledge, self._now = view, session, knowledge, now
        self._disk = disk or Disk()
        self._shown: object = None
        self._rows: ReportRows | None = None
        self._made = ""
        view.listen(self)

    def refresh(self) -> None:
        """Makes the report if the answers are not those of the report that is shown."""
        if not self._session.is_open:
            self._shown = self._rows = None
            self._view.show_empty(words.no_case())
            return
        if self._shown is self._session.answers and self._rows is not None:
            return
        self._shown = self._session.answers
        made = self._now()
        self._made = made.astimezone().isoformat(timespec="minutes")
        self._rows = build_report(self._session, self._knowledge, made)
        self._view.show_report(self._rows)

    def show(self, _item: str, _anchor: str) -> None:
        """There is one report."""
        self.refresh()

    def on_copy_requested(self) -> None:
        """Puts the text on the clipboard, for a while."""
        if self._rows is not None:
            self._view.copy_text(plain_text(self._rows))
            self._view.show_note(words.copied(), False)

    def on_pdf_target_chosen(self, path: str) -> None:
        """Writes the pages."""
        if self._rows is not None:
            data = self._view.pdf()
            if not is_whole_pdf(data):
                self._view.show_note(save_words.pdf_failed(), True)
                return
            self._write(path, data)

    def on_json_target_chosen(self, path: str) -> None:
        """Writes the structured file."""
        if self._rows is not None:
            data = report_data(self._session, self._knowledge.identity, self._made)
            self._write(path, (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode())

    def _write(self, path: str, data: bytes) -> None:
        problem = write_whole(path, data, self._disk)
        if problem:
            self._view.show_note(save_words.not_written(path, problem), True)
        else:
            self._view.show_note(words.written(path), False)
