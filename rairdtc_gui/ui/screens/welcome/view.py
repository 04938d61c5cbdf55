"""The first screen of the first start: language, region, what the program is for, and that this was read."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from rairdtc_gui.ui import wording
from rairdtc_gui.ui.screens.welcome.rows import WelcomePage
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.answer_choices import AnswerChoices
from rairdtc_gui.ui.widgets.panel import SectionHead
from rairdtc_gui.ui.widgets.scroll import PageScroll
from rairdtc_gui.ui.widgets.text import PlainLabel

_WIDEST = 860


class WelcomeView(QWidget):
    """Signals: `region_chosen(code)`, `read`. Nothing is chosen for the reader, and nothing is asked again."""

    #: Whose rules lead from now on.
    region_chosen = Signal(str)
    #: The page was read.
    read = Signal()

    def __init__(self, page: WelcomePage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.setObjectName("welcomeView")
        self._regions = AnswerChoices(
            page.regions, is_multi=False, parent=self, has_unavailable=False, may_be_empty=False
        )
        self._read = QPushButton(self.tr("I have read this"), self)
        self._read.setProperty("kind", "primary")
        self._read.setAccessibleName(self._read.text())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = PageScroll(self)
        sheet = QWidget()
        sheet.setMaximumWidth(theme.px(_WIDEST))
        self._column = QVBoxLayout(sheet)
        self._column.setContentsMargins(theme.px(32), theme.px(20), theme.px(32), theme.px(24))
        self._column.setSpacing(theme.px(4))
        self._fill(page, sheet)
        scroll.setWidget(sheet)
        outer.addWidget(scroll)
        self._regions.chosen.connect(self._on_chosen)
        self._read.clicked.connect(self.read)

    def focus_first(self) -> None:
        """The regions take the keyboard; Tab goes on to the button."""
        self._regions.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, page: WelcomePage, sheet: QWidget) -> None:
        theme = current_theme()
        self._column.addWidget(PlainLabel(self.tr("RAIR-DTC reference"), sheet, Role.VIEW_TITLE))
        self._column.addWidget(PlainLabel(page.knowledge, sheet, Role.BODY, "muted"))
        self._say(page.language[0], (page.language[1],), sheet)
        self._say(page.region[0], (page.region[1],), sheet)
        self._regions.describe(page.region[0])
        self._regions.show_values((page.current,), False)
        self._column.addSpacing(theme.px(8))  # for the ring of the focus
        self._column.addWidget(self._regions)
        self._say(self.tr("Intended use"), (page.use,), sheet)
        self._say(self.tr("What it is not for"), tuple(f"· {text}" for text in page.not_for), sheet)
        self._column.addSpacing(theme.px(16))
        self._column.addWidget(self._read, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)

    def _say(self, title: str, texts: tuple[str, ...], sheet: QWidget) -> None:
        self._column.addWidget(SectionHead(title, "", sheet, room_below=0))
        for text in texts:
            self._column.addWidget(PlainLabel(wording.bind(text), sheet))

    @Slot(tuple)
    def _on_chosen(self, values: tuple[str, ...]) -> None:
        self.region_chosen.emit(values[0])
