"""Puts a page of the program on paper: what it says, when, from which knowledge, and for whom. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.case_store.disk import Disk
from rairdtc_gui.services.session import Session
from rairdtc_gui.services.whole_files import is_whole_pdf, write_whole
from rairdtc_gui.ui import frame_words
from rairdtc_gui.ui.printing import save_words
from rairdtc_gui.ui.printing.blocks import Body, Look, Printed, Text, plain
from rairdtc_gui.ui.screens.printout import words
from rairdtc_gui.ui.screens.printout.ports import PrintoutPort


class PrintoutPresenter:
    """Shows the page that was sent here last. `take`: that page, once."""

    def __init__(
        self,
        view: PrintoutPort,
        session: Session,
        knowledge: Knowledge,
        now: Callable[[], datetime],
        take: Callable[[], Body | None],
        disk: Disk | None = None,
    ) -> None:
        self._view, self._session, self._knowledge = view, session, knowledge
        self._now, self._take, self._disk = now, take, disk or Disk()
        self._is_shown = False
        self._number = session.number  # of the case over which the page was sent
        view.listen(self)
        view.begin(self._number)

    def refresh(self) -> None:
        """A page that was sent stays as it was, with its time, until another case is opened."""
        if self._number != self._session.number:
            self._number, self._is_shown = self._session.number, False
            self._view.begin(self._number)
            self._view.show_nothing(words.nothing())

    def show(self, _item: str, _anchor: str) -> None:
        """The page that was sent; without one what was shown before stays."""
        body = self._take()
        if body is not None:
            self._view.show_page(self._printed(body), body.title, body.name)
            self._is_shown = True
        elif not self._is_shown:
            self._view.show_nothing(words.nothing())

    def on_pdf_target_chosen(self, path: str) -> None:
        """Writes the pages."""
        data = self._view.pdf()
        if not is_whole_pdf(data):
            self._view.show_note(save_words.pdf_failed(), True)
            return
        problem = write_whole(path, data, self._disk)
        self._view.show_note(save_words.not_written(path, problem) if problem else words.saved(path), bool(problem))

    def _printed(self, body: Body) -> Printed:
        session, identity, made = self._session, self._knowledge.identity, self._now()
        age = (made.date() - date.fromisoformat(identity.date)).days
        rules = frame_words.rules_of(session.jurisdiction, session.region)
        first = words.made(words.head(body.title, body.context), made.strftime("%Y-%m-%d %H:%M"))
        return Printed(
            title=f"RAIR-DTC reference: {body.title}",
            head=(first, f"{frame_words.knowledge(identity, age)} · {rules}"),
            foot=(frame_words.judgement(), self._whose()),
            blocks=(
                Text(plain(body.title), Look.TITLE),
                *((Text(plain(body.context), Look.SMALL_GAP),) if body.context else ()),
                *body.blocks,
            ),
            band=words.example() if session.example else "",
            is_wide=body.is_wide,
        )

    def _whose(self) -> str:
        return words.for_case(self._session.case.label) if self._session.is_open else words.for_nobody()
