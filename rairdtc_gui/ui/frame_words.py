"""What stands around every result, on screen and in print: whose judgement, which knowledge, whose rules."""

from __future__ import annotations

from rairdtc_gui.domain.case import Jurisdiction
from rairdtc_gui.domain.knowledge import KnowledgeIdentity
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.translation import translate


def judgement() -> str:
    """What the program is for."""
    return translate("Strip", "Supports, does not replace, clinical judgement.")


def knowledge(identity: KnowledgeIdentity, age: int) -> str:
    """Which knowledge, and how many days old; an age below zero cannot be."""
    text = translate("Strip", "Knowledge {date} · pack {version}")
    return text.format(date=identity.date, version=identity.version) + " · " + age_words(identity, age)


def age_words(identity: KnowledgeIdentity, age: int) -> str:
    """How many days old, and what to do once that is too many."""
    if age < 0:
        return translate("Strip", "clock looks wrong, age unknown")
    if age == 0:
        return translate("Strip", "of today")
    if age == 1:
        return translate("Strip", "1 day old")
    words = translate("Strip", "{days} days old").format(days=age)
    if age > identity.old_after_days:
        words += " · " + translate("Strip", "check the current label first")
    return words


def left_out() -> str:
    """A part of a monograph that the label has and this reference has not."""
    return translate("Words", "Left out of this reference; see the label")


def off_formulary() -> str:
    """A drug that is not there; nothing else about it changes."""
    return translate("Strip", "Not on the local formulary")


def rules_of(jurisdiction: Jurisdiction, region: str) -> str:
    """Whose rules and labels lead."""
    if jurisdiction is Jurisdiction.ANY and not region:
        return translate("Strip", "Rules of no single region")
    return translate("Strip", "Rules: {region}").format(region=wording.jurisdiction_word(jurisdiction))
