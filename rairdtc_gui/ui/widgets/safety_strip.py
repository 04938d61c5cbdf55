"""The strip at the bottom that is never hidden: case, open facts, age of the knowledge, region, what this is for."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from rairdtc_gui.ui.icons import pixmap
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.flow import FlowLayout
from rairdtc_gui.ui.widgets.text import PlainLabel


@dataclass(frozen=True, slots=True)
class StripRow:
    """What the strip says, in ready words."""

    case: str
    knowledge: str
    region: str
    sentence: str
    is_stale: bool


class SafetyStrip(QFrame):
    """Signal: `about_requested`. Wraps to more lines when text grows."""

    #: Opens what the program is and is for.
    about_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("safetyStrip")
        self._row: StripRow | None = None
        self._mark = QLabel(self)
        self._labels = [PlainLabel("", self) for _ in range(4)]
        self._about = QToolButton(self)
        self._build()
        self._about.clicked.connect(self.about_requested)

    def show_row(self, row: StripRow) -> None:
        """Replaces what the strip says; asked for with every answer, which seldom changes more than a number."""
        if row == self._row:
            return
        self._row = row
        theme = current_theme()
        for label, text in zip(self._labels, (row.case, row.knowledge, row.region, row.sentence), strict=True):
            label.setText(text)
            label.setVisible(bool(text))
        name, token = ("caution", "caution") if row.is_stale else ("case", "text")
        self._mark.setPixmap(pixmap(name, token, theme.px(14), self.devicePixelRatioF()))
        if self.property("stale") != row.is_stale:
            self.setProperty("stale", row.is_stale)
            self.style().unpolish(self)
            self.style().polish(self)
        self.setAccessibleName(" · ".join((row.case, row.knowledge, row.region, row.sentence)))

    def _build(self) -> None:
        theme = current_theme()
        outer = QHBoxLayout(self)
        outer.setContentsMargins(theme.px(16), theme.px(6), theme.px(16), theme.px(6))
        outer.setSpacing(theme.px(8))
        outer.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        lines = QWidget(self)
        is_tight = theme.scale >= 1.5
        flow = FlowLayout(lines, theme.px(12 if is_tight else 16), theme.px(2))
        case, knowledge, region, sentence = self._labels
        for label in (case, region, knowledge, sentence) if is_tight else self._labels:  # two short lines, not three
            label.setFont(theme.font(Role.META))
            label.setWordWrap(False)
            flow.addWidget(label)
            if label is not sentence and not is_tight:
                flow.addWidget(_divider(lines))
        lines.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        outer.addWidget(lines, 1, Qt.AlignmentFlag.AlignVCenter)
        self._about.setText(self.tr("About"))
        self._about.setProperty("kind", "link")
        self._about.setProperty("compact", True)
        self._about.setFont(theme.font(Role.META))
        outer.addWidget(self._about, 0, Qt.AlignmentFlag.AlignVCenter)


def _divider(parent: QWidget) -> QFrame:
    """A short line between two parts of the strip."""
    line = QFrame(parent)
    line.setProperty("kind", "divider")
    line.setFixedSize(1, current_theme().px(16))
    return line
