"""Sentences with their sources as they are printed. No Qt."""

from __future__ import annotations

from collections.abc import Iterable

from rairdtc_gui.domain.cited import CitedSource, Statement
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.printing.blocks import Entry, Lines, Paragraph, Run, numbered, plain
from rairdtc_gui.ui.translation import translate


def statement_lines(said: Statement, is_dose: bool = False, icon: str = "") -> Lines:
    """A sentence with region, sources and the word for what was not read; its note below."""
    runs: list[Run] = []
    if said.region:
        runs.append(Run(wording.region_word(said.region) + wording.NO_BREAK + " "))
    if said.lead:
        runs.append(Run(said.lead + ("  " if said.text else ""), True))
    runs.append(Run(said.text, is_dose and not said.lead))
    links = " · ".join(words for words, _ in said.links)
    runs.append(Run((" " if said.text and links else "") + links))
    numbers = " ".join(f"[{number}]" for number in said.numbers)
    runs.append(Run(wording.NO_BREAK + numbers if numbers else ""))
    runs.append(Run("" if said.is_confirmed else wording.NO_BREAK + translate("Cited", "unconfirmed")))
    found = tuple(run for run in runs if run.text)
    return (Paragraph(found, icon, is_dose, said.numbers), *((plain(said.note),) if said.note else ()))


def source_entries(sources: Iterable[CitedSource]) -> tuple[Entry, ...]:
    """Sources behind their numbers, with year, numbers and what of each was read."""
    found = []
    for source in sources:
        read = translate("About", "read: {what}").format(what=source.read) if source.read else ""
        parts = (source.citation, source.detail, read, wording.checked_on(source.checked_on))
        found.append((source.number, wording.bind(" · ".join(part for part in parts if part))))
    return numbered(found)
