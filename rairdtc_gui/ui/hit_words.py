"""The words of the search list: heads, the field that matched, the start dose of a drug. No widgets."""

from __future__ import annotations

from rairdtc_gui.domain.drugs import FirstDose
from rairdtc_gui.domain.provenance import Checked
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.translation import translate


def field_word(field: str, is_pinyin: bool) -> str:
    """What sort of name matched; nothing for the name of the thing itself."""
    if field == "chinese" and is_pinyin:
        return translate("Hits", "pinyin")
    words = {
        "brand": translate("Hits", "brand name"),
        "chinese": translate("Hits", "Chinese name"),
        "other": translate("Hits", "other name"),
        "short": translate("Hits", "short name"),
        "trial-number": translate("Hits", "trial number"),
        "protein-number": translate("Hits", "protein number"),
        "event": translate("Hits", "adverse event"),
    }
    return words.get(field, "")


def beginning(kind: str) -> str:
    """The head over names that begin with the text, where others are the text."""
    return translate("Hits", "{kind}, beginning of the name").format(kind=kind)


def of_drug(kind: str, drug: str) -> str:
    """The head over things that belong to the drug that was found."""
    return translate("Hits", "{kind} of {drug}").format(kind=kind, drug=drug)


def word_of_name(kind: str) -> str:
    """The head over names with words that begin like those of the text."""
    return translate("Hits", "{kind}, words of the name").format(kind=kind)


def in_text(kind: str) -> str:
    """The head over things that say the words somewhere."""
    return translate("Hits", "{kind}, in the text").format(kind=kind)


def similar() -> str:
    """The head over names one slip away."""
    return translate("Hits", "Similar name")


def dose_words(drug: str, first: FirstDose, is_case_open: bool) -> tuple[str, str, str]:
    """The line of a start dose, for whom and where it holds with how many others there are, where it was read.

    Beside an open case it says that it is not worked out for that patient.
    """
    mark = {Checked.RECALL: f" ({wording.checked_word(Checked.RECALL)})"}.get(first.checked, "")
    source = " · ".join(filter(None, (wording.checked_on(first.checked_on), "; ".join(first.sources))))
    whom = _whom(first)
    if is_case_open:
        whom += " " + translate("Hits", "Not worked out for the open case.")
    return wording.dose_text(drug, first.dose) + mark, whom.strip(), source


def _whom(first: FirstDose) -> str:
    whom = ": ".join(filter(None, (first.region, wording.bind(first.label.rstrip(".")))))
    others = ""
    if first.others == 1:
        others = translate("Hits", "1 other start dose stands on the page.")
    elif first.others:
        others = translate("Hits", "{number} other start doses stand on the page.").format(number=first.others)
    return " ".join(filter(None, (f"{whom}." if whom else "", others)))
