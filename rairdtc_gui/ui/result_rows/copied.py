"""One option of the result as a line for the record, with the numbers of its sources. No Qt."""

from __future__ import annotations

from rairdtc_gui.ui import wording
from rairdtc_gui.ui.result_rows import words
from rairdtc_gui.ui.result_rows.rows import CardRow, DoseLine, Line


def copied_line(card: CardRow) -> str:
    """Stance and status, every stop, the doses, the first reason, and everything that is still open."""
    standing = wording.stance_word(card.stance)
    if card.status_words:
        standing = f"{standing}, {card.status_words}"
    doses = card.dose.lines if card.dose is not None else ()
    said = (
        *(_line(line) for line in card.stops),
        *(_dose(line) for line in doses),
        *(_line(line) for line in card.supports[:1]),
    )
    facts = (*card.needs, *card.open, *(card.dose.open if card.dose is not None else ()))
    return words.copied(card.name, standing, said, tuple(dict.fromkeys(fact.label for fact in facts)))


def _line(line: Line) -> str:
    return _said(f"{line.text} {line.rest}".strip(), line.numbers, line.is_confirmed)


def _dose(line: DoseLine) -> str:
    text = f"{line.dose} ({line.words})" if line.dose and line.words else line.dose or line.words
    return _said(text, line.numbers, line.is_confirmed)


def _said(text: str, numbers: tuple[int, ...], is_confirmed: bool) -> str:
    """The numbers stand before the end of the sentence."""
    mark = "" if is_confirmed else " (" + words.unconfirmed() + ")"
    cited = "".join(f" [{number}]" for number in numbers)
    return f"{text.rstrip('.')}{mark}{cited}"
