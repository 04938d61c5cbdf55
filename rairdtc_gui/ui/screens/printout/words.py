"""What stands on every printed page beside the page itself."""

from __future__ import annotations

from rairdtc_gui.ui.translation import translate


def head(title: str, context: str) -> str:
    """What is printed."""
    said = translate("Printout", "RAIR-DTC reference: {title}").format(title=title)
    return f"{said} · {context}" if context else said


def made(first: str, when: str) -> str:
    """With the time at which it was made."""
    return f"{first} · {when}"


def for_nobody() -> str:
    """No case is open."""
    return translate("Printout", "No case is open: nothing here is for one patient.")


def for_case(label: str) -> str:
    """A case is open."""
    name = label or translate("Printout", "without a label")
    text = translate(
        "Printout", "Case {label} was open: only what is marked “for this case” or “from the case” is for it."
    )
    return text.format(label=name)


def example() -> str:
    """The band across each page over an example."""
    return translate("Report", "Example").upper()


def nothing() -> str:
    """Nothing was sent here."""
    return translate("Printout", "Nothing to print yet. Open a page, such as a monograph, and press Ctrl+P there.")


def saved(path: str) -> str:
    """A file is there, whole."""
    return translate("Printout", "Saved: {path}").format(path=path)
