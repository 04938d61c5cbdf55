"""The document of a monograph before anything is written into it: every part waits until it is wanted."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QObject

from rairdtc_gui.domain.routes import Place
from rairdtc_gui.ui.screens.drugs.document import PageWriter
from rairdtc_gui.ui.screens.drugs.line_sections import LineSections
from rairdtc_gui.ui.screens.drugs.page import MonographPage
from rairdtc_gui.ui.screens.drugs.parts import part_writers
from rairdtc_gui.ui.screens.drugs.rows import Part
from rairdtc_gui.ui.screens.drugs.runs import Page
from rairdtc_gui.ui.theme import current_theme
from rairdtc_gui.ui.wording import part_title


def begun(parent: QObject, page: MonographPage, ratio: float, narrow: int) -> Page:
    """An empty page, and what writes it part by part. `parent`: who translates. `narrow`: the width of a narrow one."""
    writer = PageWriter(current_theme(), ratio, narrow)
    waiting, doors = writer.page.waiting, LineSections(parent, page.names)
    translate = QCoreApplication.translate
    words = {
        Part.TOXICITY: (translate("MonographText", "Step by step: event, grade, what to do"), Place.TOXICITY),
        Part.INTERACTIONS: (translate("MonographText", "Check against other medicines"), Place.INTERACTIONS),
    }
    for part, pieces in part_writers(parent, page).items():
        waiting.extend(partial(write, writer, page, part_title(part.value)) for write in pieces)
        if part in words:
            waiting.append(partial(doors.door, writer, *words[part], page.id))
    return writer.page
