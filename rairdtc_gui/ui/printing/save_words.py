"""What is said after pages have left the program, and when they could not."""

from __future__ import annotations

from rairdtc_gui.ui import store_wording
from rairdtc_gui.ui.translation import translate


def not_written(path: str, code: str) -> str:
    """A file is not there; what was there before is."""
    text = translate(
        "Report", "Not saved: {reason} ({path}). Nothing was left half written. Choose another folder, or print."
    )
    return text.format(reason=store_wording.short_refusal(code), path=path)


def pdf_failed() -> str:
    """Qt's writer gave no whole file."""
    return translate("Report", "Not saved: the pages could not be turned into a whole PDF. Print them instead.")


def printed(name: str) -> str:
    """The pages were handed to a printer."""
    return translate("Report", "Handed to the printer {name}.").format(name=name)


def not_printed() -> str:
    """The printer took nothing."""
    return translate("Report", "Not printed: the printer did not take the pages. Save a PDF instead.")


def no_printer() -> str:
    """This machine has none."""
    return translate("Report", "No printer is set up on this machine. Save a PDF instead.")
