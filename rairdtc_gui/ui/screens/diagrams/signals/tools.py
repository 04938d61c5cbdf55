"""The parts of the head of the signalling map: a field that finds genes and drugs, the chosen drug, the guided view."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCompleter, QFrame, QHBoxLayout, QLineEdit, QPushButton, QWidget

from rairdtc_gui.ui.icons import icon
from rairdtc_gui.ui.screens.diagrams.signals.rows import StepRow
from rairdtc_gui.ui.theme import current_theme
from rairdtc_gui.ui.widgets.text import PlainLabel, on_button, set_tool_tip

_LARGE = 1.5  # text size from which the head has icons only


class FindField(QLineEdit):
    """Signal: `found(id)` of the node or drug whose name was chosen or typed."""

    #: The node or drug that is wanted.
    found = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ids: dict[str, str] = {}
        self.setPlaceholderText(self.tr("Gene or drug"))
        self.setAccessibleName(self.tr("Find a gene or drug on the map"))
        self.setMaximumWidth(current_theme().px(168))
        self.returnPressed.connect(self._on_return_pressed)

    def show_names(self, names: dict[str, str]) -> None:
        """What can be found: id by name."""
        if names == self._ids:
            return
        self._ids = names
        completer = QCompleter(sorted(names, key=str.casefold), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._on_chosen)
        self.setCompleter(completer)

    def _on_chosen(self, name: str) -> None:
        if name in self._ids:
            self.found.emit(self._ids[name])

    def _on_return_pressed(self) -> None:
        typed = self.text().strip().casefold()
        exact = [name for name in self._ids if name.casefold() == typed]
        close = [name for name in sorted(self._ids, key=len) if typed and typed in name.casefold()]
        for name in (exact or close)[:1]:
            self.found.emit(self._ids[name])
        self.selectAll()


class StoryBar(QFrame):
    """Signals: `step_wanted(number)`, `left()`. The guided view: where one is, back, next, leave."""

    #: The step that is wanted.
    step_wanted = Signal(int)
    #: The guided view is over.
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "surface")
        self._step = -1
        self._steps: tuple[StepRow, ...] = ()
        theme = current_theme()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(24), theme.px(6), theme.px(16), theme.px(6))
        row.setSpacing(theme.px(8))
        self._words = PlainLabel("", self)
        self._back = QPushButton(self.tr("Back"), self)
        self._next = QPushButton(self.tr("Next"), self)
        self._leave = QPushButton(self.tr("Close"), self)
        row.addWidget(self._words, 1)
        for button in (self._back, self._next, self._leave):
            row.addWidget(button)
        self._back.clicked.connect(self._on_back)
        self._next.clicked.connect(self._on_next)
        self._leave.clicked.connect(self.left)
        self.hide()

    def show_step(self, steps: tuple[StepRow, ...], step: int) -> None:
        """Shows which step is lit; -1: none, and the bar goes."""
        self._steps, self._step = steps, step
        self.setVisible(step >= 0)
        if step < 0:
            return
        words = self.tr("Redifferentiation {number} of {count}: {title}")
        self._words.setText(words.format(number=step + 1, count=len(steps), title=steps[step].title))
        self._back.setEnabled(step > 0)
        self._next.setEnabled(step + 1 < len(steps))

    def _on_back(self) -> None:
        self.step_wanted.emit(self._step - 1)

    def _on_next(self) -> None:
        self.step_wanted.emit(self._step + 1)


class StoryButton(QPushButton):
    """Begins the guided view; an icon where the text is large."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        words = self.tr("Redifferentiation")
        self.setIcon(icon("moved"))
        self.setIconSize(QSize(theme.px(16), theme.px(16)))
        self.setAccessibleName(self.tr("Redifferentiation, step by step"))
        set_tool_tip(self, self.accessibleName())
        self.setText("" if theme.scale >= _LARGE else words)


class ChosenDrug(QPushButton):
    """The chosen drug with a cross; pressed, nothing is chosen any more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        side = current_theme().px(14)
        self.setIcon(icon("close"))
        self.setIconSize(QSize(side, side))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross stands behind the name
        self.hide()

    def show_drug(self, name: str) -> None:
        """The drug that is lit; empty: none."""
        self.setVisible(bool(name))
        self.setText(on_button(name))
        self.setAccessibleName(self.tr("{drug} is chosen: choose nothing").format(drug=name) if name else "")
