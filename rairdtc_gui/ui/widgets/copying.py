"""One line of plain text for the record: what was read, the sources that it names, and from which knowledge. No Qt."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rairdtc_gui.ui.translation import translate

_NUMBER = re.compile(r"\[(\d+)\]")


def with_citations(text: str, sources: Mapping[int, str], stamp: str) -> str:
    """The text in one line; its numbers are followed by what they stand for."""
    line = " ".join(text.replace("\u00a0", " ").split())
    if not line:
        return ""
    named = dict.fromkeys(int(number) for number in _NUMBER.findall(line))
    cited = "; ".join(f"[{number}] {sources[number]}" for number in named if number in sources)
    parts = [line.rstrip(".") + "."]
    if cited:
        parts.append(translate("Copying", "Sources: {cited}.").format(cited=cited.rstrip(".")))
    return " ".join([*parts, *([stamp] if stamp else [])])


def stamp(version: str, date: str) -> str:
    """From which knowledge a copied line is."""
    said = translate("Copying", "RAIR-DTC reference, knowledge {version} of {date}; check the current label.")
    return said.format(version=version, date=date)
