"""The words of the safety strip, from the session and the knowledge base."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from rairdtc_gui.domain.case import Jurisdiction
from rairdtc_gui.domain.knowledge import KnowledgeIdentity
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.widgets.safety_strip import StripRow


def strip_row(session: Session, identity: KnowledgeIdentity, today: date, keeping: str = "") -> StripRow:
    """What the strip says now; `keeping`: whether the open case is stored, in words."""
    age = (today - date.fromisoformat(identity.date)).days
    is_stale = age < 0 or age > identity.caution_after_days
    return StripRow(
        case=" · ".join(part for part in (_case(session), keeping) if part),
        knowledge=_knowledge(identity, age),
        region=_region(session),
        sentence=QCoreApplication.translate("Strip", "Supports, does not replace, clinical judgement."),
        is_stale=is_stale,
    )


def _case(session: Session) -> str:
    if not session.is_open:
        return QCoreApplication.translate("Strip", "No case open")
    label = session.case.label or QCoreApplication.translate("Strip", "without a label")
    text = QCoreApplication.translate("Strip", "Case {label} · {number} decisive facts open")
    return text.format(label=label, number=len(session.answers.gaps))


def _knowledge(identity: KnowledgeIdentity, age: int) -> str:
    text = QCoreApplication.translate("Strip", "Knowledge {date} · pack {version}")
    words = text.format(date=identity.date, version=identity.version)
    if age < 0:
        return words + " · " + QCoreApplication.translate("Strip", "clock looks wrong, age unknown")
    if age == 0:
        return words + " · " + QCoreApplication.translate("Strip", "of today")
    if age == 1:
        return words + " · " + QCoreApplication.translate("Strip", "1 day old")
    words += " · " + QCoreApplication.translate("Strip", "{days} days old").format(days=age)
    if age > identity.old_after_days:
        words += " · " + QCoreApplication.translate("Strip", "check the current label first")
    return words


def _region(session: Session) -> str:
    jurisdiction = session.jurisdiction
    if jurisdiction is Jurisdiction.ANY and not session.region:
        return QCoreApplication.translate("Strip", "Rules of no single region")
    words = wording.jurisdiction_word(jurisdiction)
    return QCoreApplication.translate("Strip", "Rules: {region}").format(region=words)
