"""The card of a numbered source: its title, what sort of source it is, its year, what of it was read. No Qt."""

from __future__ import annotations

from rairdtc_gui.ui.translation import translate
from rairdtc_gui.ui.widgets.card_row import CardLine, CardRow


def source_card(target: str, citation: str, kind: str, year: int | None, read: str) -> CardRow:
    """`target`: the link that the card belongs to; `read`: what of the source was read, as its file says."""
    named_year = str(year) if year and str(year) not in citation else ""
    first = " · ".join(part for part in (kind_word(kind), named_year) if part)
    seen = translate("SourceCard", "Read: {what}").format(what=read) if read else ""
    lines = (CardLine(first, is_muted=True), CardLine(seen, is_muted=True))
    return CardRow(f"{target} {citation}", citation, tuple(line for line in lines if line.text))


def kind_word(kind: str) -> str:
    """What sort of source it is."""
    words = {
        "label": translate("SourceCard", "Label"),
        "guideline": translate("SourceCard", "Guideline"),
        "trial": translate("SourceCard", "Trial"),
        "cohort": translate("SourceCard", "Cohort"),
        "case-report": translate("SourceCard", "Case report"),
        "review": translate("SourceCard", "Review"),
        "database": translate("SourceCard", "Database"),
        "judgement": translate("SourceCard", "Judgement"),
    }
    return words.get(kind, kind.replace("-", " "))
