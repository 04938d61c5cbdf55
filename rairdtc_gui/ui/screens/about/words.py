"""The sentences of the page About that no knowledge base holds."""

from __future__ import annotations

from rairdtc_gui.domain.changes import ChangedPart, ValueChange
from rairdtc_gui.domain.provenance import Source
from rairdtc_gui.ui import severity_words, wording
from rairdtc_gui.ui.translation import translate


def not_for() -> tuple[str, ...]:
    """What nobody should use it for."""
    return (
        translate("About", "Patients on their own, and other thyroid cancers: medullary and anaplastic ones."),
        translate("About", "Emergencies."),
        translate("About", "A decision, an order, a diagnosis, a prescription or monitoring. It is read, not obeyed."),
        translate("About", "It is no certified medical device, and it was not validated in patients."),
        translate("About", "Surgical feasibility, cost, access and the wishes of the patient are not judged."),
    )


def signature() -> str:
    """Whether anybody vouches for the file."""
    return translate(
        "About",
        "Signature: none. Packs are not signed yet; the file was compared with the checksum beside it when it was"
        " opened, which shows damage, but not who made it.",
    )


def self_test() -> str:
    """What the button does."""
    return translate(
        "About",
        "Evaluates the published cases that are shipped, here and now, and compares the result with what is expected"
        " of each. The open case is not touched. rairdtc self-test does the same without a window.",
    )


def passed(cases: int, expectations: int) -> str:
    """Everything is as expected."""
    text = translate("About", "Passed: {cases} of {cases} cases, all {expectations} expectations are met.")
    return text.format(cases=cases, expectations=expectations)


def failed(cases: int, passed_cases: int, problems: int) -> str:
    """Something is not, and what to do then."""
    text = translate(
        "About",
        "Failed: {passed} of {cases} cases pass, {problems} expectations are not met. Do not rely on results of"
        " this installation; install it anew.",
    )
    return text.format(passed=passed_cases, cases=cases, problems=problems)


def sources_head(count: int) -> str:
    """The head over the sources."""
    return translate("About", "{count} sources").format(count=f"{count:,}")


#: The part of a monograph in which a fact stands, where its address has another name.
_PARTS = {
    "boxed-warning": "warnings",
    "contraindications": "warnings",
    "approval": "approvals",
    "administration": "dose",
    "no-start": "dose",
}


def part_of(address: str) -> str:
    """The part of a monograph, from what follows the drug in an address."""
    section, _, rest = address.partition("/")
    if section == "dosing":
        return "adjustments" if rest.startswith("adjustment") else "dose"
    return _PARTS.get(section, section)


def value(change: ValueChange, text: str | None) -> str:
    """A value of then or now; a fact that is new had none."""
    if text is None:
        return translate("About", "not in the pack before")
    if change.part is ChangedPart.ACTION:
        return wording.action_word(text)
    return wording.bind(severity_words.sentence(text) if "/interactions/" in change.address else text)


def rule_on(names: tuple[str, ...]) -> str:
    """A rule by what it acts on."""
    if not names:
        return translate("About", "A rule")
    return translate("About", "A rule on {names}").format(names=", ".join(names))


def more_named(count: int) -> str:
    """Rules and findings that are named but not shown."""
    return translate("About", "and {count} more").format(count=count)


def source_line(source: Source) -> str:
    """A source with its year, its numbers and address, what was read of it, and when it was last checked."""
    year = str(source.year) if source.year and str(source.year) not in source.citation else ""
    marks = (year, f"PMID {source.pmid}" if source.pmid else "", source.nct, source.doi)
    read = translate("About", "read: {what}").format(what=source.read) if source.read else ""
    checked = wording.checked_on(source.checked_on)
    return " · ".join(part for part in (source.citation, *marks, source.url, read, checked) if part)


def sources_of_rules(citations: list[str], more: int) -> str:
    """What stands behind the rules that a change names."""
    if not citations:
        return ""
    text = translate("About", "Sources: {sources}").format(sources="; ".join(citations))
    return text + " " + translate("About", "and {count} more").format(count=more) if more else text


def licences() -> tuple[str, ...]:
    """Under which terms each part stands."""
    return (
        translate("About", "This program: Apache License 2.0. Its knowledge base: CC BY 4.0."),
        translate("About", "Qt 6 and Qt for Python (PySide6, shiboken6): GNU LGPL 3, linked and replaceable."),
        translate("About", "Python: PSF License 2. PyYAML: MIT."),
        translate("About", "PyNaCl: Apache License 2.0; libsodium in it: ISC; cffi: MIT-0; pycparser: BSD."),
        translate("About", "SQLite: public domain."),
        translate("About", "Fonts IBM Plex Sans and Noto Sans SC: SIL Open Font License 1.1."),
    )
