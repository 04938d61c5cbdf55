"""Sentences of the report that are made of codes, days and counts."""

from __future__ import annotations

from rairdtc_gui.ui.translation import translate


def head(label: str, moment: str, knowledge: str, region: str) -> str:
    """The line on top of every page."""
    case = (
        translate("Report", "case {label}").format(label=label)
        if label
        else translate("Report", "case without a label")
    )
    return translate("Report", "RAIR-DTC {case} · {moment} · {knowledge} · rules: {region}").format(
        case=case, moment=moment, knowledge=knowledge, region=region
    )


def foot(open_facts: int) -> str:
    """The line at the foot of every page."""
    said = translate("Report", "Supports, does not replace, clinical judgement.")
    return f"{said} {still_open(open_facts)}"


def still_open(open_facts: int) -> str:
    """How many facts could still change the page."""
    if open_facts == 0:
        return translate("Report", "No open fact can change this.")
    if open_facts == 1:
        return translate("Report", "1 decisive fact is still open.")
    return translate("Report", "{count} decisive facts are still open.").format(count=open_facts)


def section(part: str) -> str:
    """The heads of the report."""
    return {
        "open": translate("Report", "Still open, the most decisive first"),
        "first": translate("Report", "Do first"),
        "glance": translate("Report", "Indicated, in order; reasons and sources from section 2 on"),
        "facts": translate("Report", "1 Facts as entered"),
        "options": translate("Report", "2 Options by stance"),
        "excluded": translate("Report", "3 Not recommended and contraindicated"),
        "differ": translate("Report", "4 Where guidelines differ on this case"),
        "monitoring": translate("Report", "5 Monitoring if started"),
        "decision": translate("Report", "6 Team decision"),
        "sources": translate("Report", "7 Sources"),
    }[part]


def label(part: str) -> str:
    """The words left of a paragraph."""
    return {
        "for": translate("Report", "For"),
        "against": translate("Report", "Against"),
        "open": translate("Report", "Open"),
        "dose": translate("Report", "Dose"),
        "stop": translate("Report", "Stop"),
        "needs": translate("Report", "If"),
        "evidence": translate("Report", "Evidence"),
        "approval": translate("Report", "Approval"),
        "unavailable": translate("Report", "Not available"),
        "unanswered": translate("Report", "Not answered"),
        "option": translate("Report", "Decision"),
        "reason": translate("Report", "Reason if different"),
        "name": translate("Report", "Name"),
        "date": translate("Report", "Date"),
    }[part]


def unconfirmed() -> str:
    """A fact that was not read in a source."""
    return translate("Report", "unconfirmed")


def nothing(part: str) -> str:
    """Said in place of silence."""
    return {
        "excluded": translate("Report", "Nothing is excluded by these facts."),
        "differ": translate("Report", "No recorded difference between guidelines bears on this case."),
        "monitoring": translate("Report", "No statement in the sources checked."),
        "first": translate("Report", "Nothing is asked for before treatment."),
    }[part]


def example() -> str:
    """The band across the pages of a published patient."""
    return translate("Report", "example")


def page(number: int, count: int) -> str:
    """Which page this is."""
    return translate("Report", "page {number} / {count}").format(number=number, count=count)
