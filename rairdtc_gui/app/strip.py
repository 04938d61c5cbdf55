"""The words of the safety strip, from the session and the knowledge base."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from rairdtc_gui.domain.knowledge import KnowledgeIdentity
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui import frame_words
from rairdtc_gui.ui.widgets.safety_strip import StripRow


def strip_row(session: Session, identity: KnowledgeIdentity, today: date, keeping: str = "") -> StripRow:
    """What the strip says now; `keeping`: whether the open case is stored, in words."""
    age = (today - date.fromisoformat(identity.date)).days
    is_stale = age < 0 or age > identity.caution_after_days
    return StripRow(
        case=" · ".join(part for part in (_case(session), keeping) if part),
        knowledge=frame_words.knowledge(identity, age),
        region=frame_words.rules_of(session.jurisdiction, session.region),
        sentence=frame_words.judgement(),
        is_stale=is_stale,
    )


def _case(session: Session) -> str:
    if not session.is_open:
        return QCoreApplication.translate("Strip", "No case open")
    label = session.case.label or QCoreApplication.translate("Strip", "without a label")
    text = QCoreApplication.translate("Strip", "Case {label} · {number} decisive facts open")
    return text.format(label=label, number=len(session.answers.gaps))
