"""The team's decision without its widgets: what is chosen, whether it is the first option, what is wrong. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from rairdtc_gui.domain.answers import Result
from rairdtc_gui.domain.decision import DecisionDraft, DecisionReason, TeamDecision
from rairdtc_gui.services.case_dates import MAX_WORDS
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui.result_rows import panel_words
from rairdtc_gui.ui.result_rows.lines import Page
from rairdtc_gui.ui.result_rows.page import decision_band, first_option
from rairdtc_gui.ui.result_rows.panel_rows import DecisionRows, Hit
from rairdtc_gui.ui.result_rows.rows import DecisionBand

ANOTHER = "another"  # the key of a way that is none of the options
_MOST_HITS = 8
_SUGGESTED = 5


class DecisionPart:
    """The form of the decision: what is entered stays in the session, what is noted stands in the case."""

    def __init__(self, session: Session, today: Callable[[], date]) -> None:
        self._session, self._today = session, today
        self._text = ""

    def open(self) -> None:
        """Nothing is looked for."""
        self._text = ""

    def search(self, text: str) -> None:
        """Looks for an option."""
        self._text = text

    def pick(self, key: str) -> None:
        """Chooses an option, or another way; an empty key goes back to the list."""
        self._text = ""
        self.keep(replace(self._draft(), chosen=key))

    def keep(self, draft: DecisionDraft) -> None:
        """Keeps what was entered; what is as noted, or nothing yet, is no draft."""
        self._session.draft = None if draft == self._noted() else draft

    def remove(self) -> None:
        """Takes a noted decision back, and what was entered since."""
        self._session.draft = None
        self._session.note_decision(None)

    def note(self, draft: DecisionDraft) -> str:
        """Writes the decision into the case, or says why not."""
        words = draft.words.strip()
        try:
            day = date.fromisoformat(draft.day.strip())
        except ValueError:
            return panel_words.bad_day()
        today = self._today()
        if day > today:
            return panel_words.future_day(today.isoformat())
        chosen = self._draft().chosen
        option = "" if chosen == ANOTHER else chosen
        if not option and not words:
            return panel_words.nothing_chosen()
        if len(words) > MAX_WORDS or not words.replace("\n", " ").isprintable():
            return panel_words.too_long(MAX_WORDS)
        reasons = draft.reasons if self._differs(option) else ()
        self._session.draft = None
        self._session.note_decision(TeamDecision(option, day, reasons, words))
        return ""

    def rows(self, page: Page) -> DecisionRows:
        """The form as it is now."""
        result, draft = self._session.answers.result, self._draft()
        return DecisionRows(
            draft=draft,
            chosen_words=self._words_of(draft.chosen, result, page) if draft.chosen else "",
            hits=self._hits(result, page),
            differs=bool(draft.chosen) and self._differs("" if draft.chosen == ANOTHER else draft.chosen),
            reasons=tuple((reason, panel_words.reason_word(reason)) for reason in DecisionReason),
            noted=self._session.case.decision,
        )

    def band(self, page: Page) -> DecisionBand | None:
        """What the head says of a noted decision; none without one."""
        return decision_band(self._session.case.decision, self._session.answers.result, page)

    def _draft(self) -> DecisionDraft:
        return self._session.draft or self._noted()

    def _noted(self) -> DecisionDraft:
        """The form as it is filled before anything is entered."""
        noted = self._session.case.decision
        if noted is None:
            return DecisionDraft((), "", self._today().isoformat())
        return DecisionDraft(noted.reasons, noted.words, noted.decided_on.isoformat(), noted.option or ANOTHER)

    def _differs(self, option: str) -> bool:
        return option != first_option(self._session.answers.result)

    def _hits(self, result: Result, page: Page) -> tuple[Hit, ...]:
        typed = self._text.lower().split()
        found = [
            Hit(answer.option, self._words_of(answer.option, result, page))
            for answer in result.options
            if all(part in f"{page.options[answer.option].label} {answer.option}".lower() for part in typed)
        ]
        shown = found[:_MOST_HITS] if typed else found[:_SUGGESTED]
        return (*shown, Hit(ANOTHER, panel_words.another_way()))

    def _words_of(self, option: str, result: Result, page: Page) -> str:
        if option == ANOTHER:
            return panel_words.another_way()
        known = page.options.get(option)
        if known is None:
            return panel_words.unknown_option(option)
        return panel_words.place_of(known.short, result.option(option).stance, option == first_option(result))
