"""Which section of a monograph writes which part, on the screen as on paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from rairdtc_gui.domain.drugs import Section
from rairdtc_gui.ui.screens.drugs.dose_section import DoseSection
from rairdtc_gui.ui.screens.drugs.evidence_section import EvidenceSection
from rairdtc_gui.ui.screens.drugs.line_sections import LineSections
from rairdtc_gui.ui.screens.drugs.page import MonographPage
from rairdtc_gui.ui.screens.drugs.rows import Part
from rairdtc_gui.ui.screens.drugs.runs import Writer
from rairdtc_gui.ui.screens.drugs.sections import SafetySections

PartWriter = Callable[[Writer, MonographPage, str], None]
_PLAIN_SECTIONS = {
    Part.INTERACTIONS: Section.INTERACTIONS,
    Part.PREGNANCY: Section.PREGNANCY,
    Part.PRACTICAL: Section.PRACTICAL,
    Part.METABOLISM: Section.METABOLISM,
}


def part_writers(parent: QObject, page: MonographPage) -> dict[Part, tuple[PartWriter, ...]]:
    """What writes each part, piece by piece, in the order of the page."""
    safety, lines = SafetySections(parent, page.names), LineSections(parent, page.names)
    dose = DoseSection(parent, page.names)
    own: dict[Part, tuple[PartWriter, ...]] = {
        Part.DOSE: (dose.write, dose.administration),
        Part.ADJUSTMENTS: (safety.adjustments,),
        Part.STOP: (safety.stop, safety.contraindications, safety.warnings),
        Part.APPROVALS: (lines.approvals,),
        Part.TOXICITY: (safety.toxicity,),
        Part.ADVERSE_EVENTS: (lines.adverse_events,),
        Part.MONITORING: (lines.monitoring,),
        Part.EVIDENCE: (EvidenceSection(parent, page.names).write,),
        Part.MECHANISM: (lines.mechanism,),
        Part.SOURCES: (lines.source_list,),
        Part.CHANGES: (lines.changes,),
    }
    return {part: own.get(part) or (partial(_plain, lines, part),) for part in Part}


def _plain(lines: LineSections, part: Part, writer: Writer, page: MonographPage, title: str) -> None:
    lines.lines(writer, part, title, page.section(_PLAIN_SECTIONS[part]), part.value in page.left_out)
