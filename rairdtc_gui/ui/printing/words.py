"""What pages say of themselves. No Qt."""

from __future__ import annotations

from rairdtc_gui.ui import wording
from rairdtc_gui.ui.translation import translate


def page_words(number: int, count: int) -> str:
    """Which page of how many."""
    text = translate("Report", "page {number} / {count}").format(number=number, count=count)
    return text.replace(" ", wording.NO_BREAK)
