"""Begins the document of a monograph: what is seen first is written, the other parts wait until they are wanted."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QObject

from rairdtc_gui.domain.routes import Place
from rairdtc_gui.ui.screens.drugs.document import PageWriter
from rairdtc_gui.ui.screens.drugs.line_sections import LineSections
from rairdtc_gui.ui.screens.drugs.parts import part_writers
from rairdtc_gui.ui.screens.drugs.rows import MonographPage, Part
from rairdtc_gui.ui.screens.drugs.runs import Page
from rairdtc_gui.ui.theme import current_theme
from rairdtc_gui.ui.wording import part_title

_FIRST_LETTERS = 2_500  # about a screen of them


def begun(parent: QObject, page: MonographPage, ratio: float, is_narrow: bool) -> Page:
    """The beginning of a page, and what writes the rest of it. `parent`: who translates."""
    writer = PageWriter(current_theme(), ratio, is_narrow)
    waiting, doors = writer.page.waiting, LineSections(parent, page.names)
    translate = QCoreApplication.translate
    words = {
        Part.TOXICITY: (translate("MonographText", "Step by step: event, grade, what to do"), Place.TOXICITY),
        Part.INTERACTIONS: (translate("MonographText", "Check against other medicines"), Place.INTERACTIONS),
    }
    for part, write in part_writers(parent, page).items():
        waiting.append(partial(write, writer, page, part_title(part.value)))
        if part in words:
            waiting.append(partial(doors.door, writer, *words[part], page.id))
    while waiting and writer.page.document.characterCount() < _FIRST_LETTERS:
        waiting.popleft()()
    return writer.page
