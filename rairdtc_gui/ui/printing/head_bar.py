"""The head over pages: sheet, size on the screen, and the ways out of the program."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rairdtc_gui.ui.icons import icon
from rairdtc_gui.ui.printing.pages import Paper
from rairdtc_gui.ui.printing.preview import Fit
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.flow import FlowLayout
from rairdtc_gui.ui.widgets.text import PlainLabel

#: The words of a button and what it does.
Others = tuple[tuple[str, Callable[[], None]], ...]


class PagesHeadBar(QFrame):
    """Signals: one for each thing that can be asked for; `others` are further buttons with what they do."""

    save_requested = Signal()
    print_requested = Signal()
    back_requested = Signal()
    #: The name of a sheet.
    paper_chosen = Signal(str)
    #: Steps, larger above 0.
    zoom_requested = Signal(int)
    #: What the size follows.
    fit_requested = Signal(str)

    def __init__(self, title: str, back: str, paper: Paper, others: Others = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("viewHead")
        theme = current_theme()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.px(24), theme.px(8), theme.px(24), theme.px(8))
        outer.setSpacing(theme.px(6))
        first = QHBoxLayout()
        first.setSpacing(theme.px(12))
        self._title = PlainLabel(title, self, Role.VIEW_TITLE)
        self._title.setWordWrap(False)
        self._context = PlainLabel("", self, Role.BODY, "muted")
        self._context.align_with(Role.VIEW_TITLE)
        first.addWidget(self._title)
        first.addWidget(self._context, 1)
        self._back = QPushButton(back, self)
        self._back.setAccessibleName(self._back.text())
        self._back.clicked.connect(self.back_requested)
        first.addWidget(self._back)
        outer.addLayout(first)
        self._actions = QWidget(self)
        flow = FlowLayout(self._actions, theme.px(8))
        flow.setContentsMargins(0, 0, 0, 0)
        self._save = self._button(self.tr("Save PDF"), self.save_requested)
        self._save.setProperty("kind", "primary")
        ways = (
            self._button(self.tr("Print"), self.print_requested),
            *(self._button(words, does) for words, does in others),
        )
        self._papers = QButtonGroup(self)
        sheets = tuple(self._paper_button(kind, kind is paper) for kind in Paper)
        smaller, larger, *fits = self._size_buttons()
        for widget in (self._save, *ways, self._side_by_side(*sheets), self._side_by_side(smaller, larger), *fits):
            flow.addWidget(widget)
        outer.addWidget(self._actions)

    def show_title(self, title: str) -> None:
        """Another title."""
        self._title.setText(title)

    def show_context(self, context: str) -> None:
        """The line beside the title."""
        self._context.setText(context)

    def context(self) -> str:
        """What stands beside the title."""
        return self._context.text()

    def set_actions_enabled(self, is_enabled: bool) -> None:
        """Without a report there is nothing to save."""
        self._actions.setVisible(is_enabled)

    def focus_save(self) -> None:
        """The first way out takes the focus; without a report the way back does."""
        target = self._save if self._actions.isVisibleTo(self) else self._back
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_paper(self, paper: Paper) -> None:
        """As if the sheet had been chosen by hand."""
        for button in self._papers.buttons():
            if button.text() == paper.value:
                button.click()

    def _side_by_side(self, *buttons: QPushButton) -> QWidget:
        """Buttons that no line end may part."""
        box = QWidget(self._actions)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().px(8))
        for button in buttons:
            row.addWidget(button)
        return box

    def _button(self, text: str, clicked: SignalInstance | Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self._actions)
        button.setAccessibleName(text)
        button.clicked.connect(clicked)
        return button

    def _paper_button(self, paper: Paper, is_chosen: bool) -> QPushButton:
        button = self._button(paper.value, partial(self._choose, paper))
        button.setAccessibleName(self.tr("Paper {name}").format(name=paper.value))
        button.setCheckable(True)
        button.toggled.connect(partial(self._mark, button))
        button.setIcon(icon("check"))
        side = current_theme().px(14)
        button.setIconSize(QSize(side, side))
        button.setMinimumWidth(button.sizeHint().width())  # nothing moves when the other is chosen
        button.setChecked(is_chosen)
        self._mark(button, is_chosen)
        self._papers.addButton(button)
        return button

    def _size_buttons(self) -> tuple[QPushButton, ...]:
        smaller = self._button("−", partial(self._zoom, -1))
        smaller.setAccessibleName(self.tr("Pages smaller"))
        larger = self._button("+", partial(self._zoom, 1))
        larger.setAccessibleName(self.tr("Pages larger"))
        width = self._button(self.tr("Fit width"), partial(self._fit, Fit.WIDTH))
        page = self._button(self.tr("Whole page"), partial(self._fit, Fit.PAGE))
        return smaller, larger, width, page

    def _mark(self, button: QPushButton, is_chosen: bool) -> None:
        button.setIcon(icon("check") if is_chosen else QIcon())

    def _choose(self, paper: Paper, _checked: bool = False) -> None:
        self.paper_chosen.emit(paper.value)

    def _zoom(self, steps: int, _checked: bool = False) -> None:
        self.zoom_requested.emit(steps)

    def _fit(self, fit: Fit, _checked: bool = False) -> None:
        self.fit_requested.emit(fit.value)
