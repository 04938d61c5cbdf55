"""The settings: one block each, with what it governs. Every choice holds at once."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from rairdtc_gui.ui import dialogs
from rairdtc_gui.ui.screens.settings.rows import ChoiceRow, FolderRow, FormularyRow, SettingsPage
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.answer_choices import AnswerChoices
from rairdtc_gui.ui.widgets.flow import FlowLayout
from rairdtc_gui.ui.widgets.note import NoteLine
from rairdtc_gui.ui.widgets.panel import SectionHead
from rairdtc_gui.ui.widgets.scroll import PageScroll
from rairdtc_gui.ui.widgets.text import PlainLabel

_WIDEST = 860
FOLDER, FORMULARY = "case_folder", "formulary"


class SettingsListener(Protocol):
    """Who takes over what is chosen."""

    def on_chosen(self, key: str, value: str) -> None: ...

    def on_folder_chosen(self, chosen: str) -> None: ...

    def on_drugs_ticked(self, drugs: tuple[str, ...]) -> None: ...

    def on_formulary_dropped(self) -> None: ...

    def on_formulary_file(self, path: str) -> None: ...


class SettingsView(QWidget):
    """A page of blocks. Signal: `route_requested(route)`, never sent from here."""

    #: A link that was followed.
    route_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.setObjectName("settingsView")
        self._listener: SettingsListener | None = None
        self._blocks: dict[str, _Block] = {}
        self._wanted = ""
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = PageScroll(self)
        self._page = QWidget()
        self._page.setMaximumWidth(theme.px(_WIDEST))
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(theme.px(24), theme.px(12), theme.px(24), theme.px(24))
        self._column.setSpacing(0)
        self._column.addWidget(PlainLabel(self.title(), self._page, Role.VIEW_TITLE))
        self._problem = NoteLine(self._page)
        self._column.addWidget(self._problem)
        self._scroll.setWidget(self._page)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._bring)
        outer.addWidget(self._scroll)

    def title(self) -> str:
        """The view title."""
        return self.tr("Settings")

    def context(self) -> str:
        """Nothing more to say beside the title."""
        return ""

    def listen(self, listener: SettingsListener) -> None:
        """Who takes over what is chosen."""
        self._listener = listener

    def show_page(self, page: SettingsPage) -> None:
        """Makes the blocks once, and then only changes what they show."""
        self._problem.show_note(page.problem, "caution")
        if not self._blocks:
            self._build(page)
        for row in page.choices:
            block = self._blocks[row.key]
            if isinstance(block, _ChoiceBlock):
                block.show_row(row)
        for block in self._blocks.values():
            if isinstance(block, _FolderBlock):
                block.show_row(page.folder)
            elif isinstance(block, _FormularyBlock):
                block.show_row(page.formulary)

    def go_to(self, part: str) -> None:
        """Brings a setting into sight and gives it the keyboard, at once or as soon as the page has its size."""
        self._wanted = part
        self._bring()
        block = self._blocks.get(part)
        if block is not None:
            block.focus_control()

    def focus_first(self) -> None:
        """The first choice takes the focus."""
        self._blocks["region"].focus_control()

    def state(self) -> object:
        """The scroll position, and the setting that has the focus."""
        focused = QApplication.focusWidget()
        keys = [key for key, block in self._blocks.items() if focused is not None and block.isAncestorOf(focused)]
        return self._scroll.verticalScrollBar().value(), keys[0] if keys else ""

    def restore(self, state: object) -> None:
        """Back to a scroll position and a setting."""
        match state:
            case (int() as value, str() as key):
                if key in self._blocks:
                    self._blocks[key].focus_control()
                self._scroll.verticalScrollBar().setValue(value)

    @Slot()
    def _bring(self) -> None:
        block, bar = self._blocks.get(self._wanted), self._scroll.verticalScrollBar()
        if block is not None and bar.maximum() > 0:
            self._wanted = ""
            bar.setValue(block.y())

    def _build(self, page: SettingsPage) -> None:
        for row in page.choices:
            choice = _ChoiceBlock(row, self._page)
            choice.chosen.connect(self._on_chosen)
            self._add(row.key, choice)
        folder = _FolderBlock(page.folder, self._page)
        folder.folder_chosen.connect(self._on_folder_chosen)
        self._add(FOLDER, folder)
        formulary = _FormularyBlock(page.formulary, self._page)
        formulary.ticked.connect(self._on_ticked)
        formulary.dropped.connect(self._on_dropped)
        formulary.file_chosen.connect(self._on_file_chosen)
        self._add(FORMULARY, formulary)
        self._column.addStretch(1)

    def _add(self, key: str, block: _Block) -> None:
        self._blocks[key] = block
        self._column.addWidget(block)

    def _on_chosen(self, key: str, value: str) -> None:
        if self._listener is not None:
            self._listener.on_chosen(key, value)

    def _on_folder_chosen(self, chosen: str) -> None:
        if self._listener is not None:
            self._listener.on_folder_chosen(chosen)

    def _on_ticked(self, drugs: tuple[str, ...]) -> None:
        if self._listener is not None:
            self._listener.on_drugs_ticked(drugs)

    def _on_dropped(self) -> None:
        if self._listener is not None:
            self._listener.on_formulary_dropped()

    def _on_file_chosen(self, path: str) -> None:
        if self._listener is not None:
            self._listener.on_formulary_file(path)


class _Block(QWidget):
    """Head, what the setting governs, and below it whatever chooses."""

    def __init__(self, title: str, said: str, parent: QWidget) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.head = SectionHead(title, "", self, room_below=0)
        self._said = PlainLabel(said, self, Role.BODY, "muted")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(6))
        self.column.addWidget(self.head)
        self.column.addWidget(self._said)

    def say(self, said: str) -> None:
        """Replaces what the setting governs."""
        self._said.setText(said)

    def focus_control(self) -> None:
        """Whatever chooses takes the keyboard."""


class _ChoiceBlock(_Block):
    """Signal: `chosen(key, value)`."""

    #: The setting and what was chosen.
    chosen = Signal(str, str)

    def __init__(self, row: ChoiceRow, parent: QWidget) -> None:
        super().__init__(row.title, row.said, parent)
        self._row = row
        self._choices: AnswerChoices | None = None
        if row.choices:
            self._choices = AnswerChoices(
                row.choices, is_multi=False, parent=self, has_unavailable=False, may_be_empty=False
            )
            self._choices.describe(row.title)
            self._choices.chosen.connect(self._on_chosen)
            self.column.addWidget(self._choices)

    def show_row(self, row: ChoiceRow) -> None:
        """Which choice holds."""
        self._row = row
        self.say(row.said)
        if self._choices is not None:
            self._choices.show_values((row.current,), False)

    def focus_control(self) -> None:
        if self._choices is not None:
            self._choices.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_chosen(self, values: tuple[str, ...]) -> None:
        self.chosen.emit(self._row.key, values[0])


class _FolderBlock(_Block):
    """Signal: `folder_chosen(path)`, empty for the usual one."""

    #: The folder that was chosen; empty: the usual one.
    folder_chosen = Signal(str)

    def __init__(self, row: FolderRow, parent: QWidget) -> None:
        super().__init__(row.title, row.said, parent)
        self._path = PlainLabel("", self, Role.BODY_STRONG)
        self._choose = _button(self.tr("Choose another folder"), self)
        self._usual = _button(self.tr("Back to the usual folder"), self)
        self._choose.clicked.connect(self._on_choose)
        self._usual.clicked.connect(partial(self.folder_chosen.emit, ""))
        self.column.addWidget(self._path)
        self.column.addWidget(_side_by_side(self, self._choose, self._usual))

    def show_row(self, row: FolderRow) -> None:
        """Where cases lie."""
        self._path.setText(row.path)
        self._usual.setEnabled(not row.is_usual)

    def focus_control(self) -> None:
        self._choose.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_choose(self) -> None:
        path = dialogs.folder_path(self, self.tr("A folder for saved cases"))
        if path:
            self.folder_chosen.emit(path)


class _FormularyBlock(_Block):
    """Signals: `ticked(drugs)`, `dropped`, `file_chosen(path)`."""

    #: The drugs that are ticked now.
    ticked = Signal(object)
    #: No formulary is wanted.
    dropped = Signal()
    #: The file that holds the formulary.
    file_chosen = Signal(str)

    def __init__(self, row: FormularyRow, parent: QWidget) -> None:
        super().__init__(row.title, row.said, parent)
        self._file = _button(self.tr("Take it from a file"), self)
        self._drop = _button(self.tr("Use no formulary"), self)
        self._problem = NoteLine(self)
        self._drugs = AnswerChoices(row.drugs, is_multi=True, parent=self, has_unavailable=False)
        self._drugs.describe(row.title)
        self._file.clicked.connect(self._on_file)
        self._drop.clicked.connect(self.dropped)
        self._drugs.chosen.connect(self.ticked)
        self._drugs.emptied.connect(self.dropped)
        self.column.addWidget(_side_by_side(self, self._file, self._drop))
        self.column.addWidget(self._problem)
        self.column.addWidget(self._drugs)

    def show_row(self, row: FormularyRow) -> None:
        """Which drugs are ticked, and what that does."""
        self.head.show_context(row.context)
        self._problem.show_note(row.problem, "caution")
        self._drop.setEnabled(bool(row.ticked))
        known = {drug for drug, _ in row.drugs}
        self._drugs.show_values(tuple(drug for drug in row.ticked if drug in known), False)

    def focus_control(self) -> None:
        self._drugs.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_file(self) -> None:
        path = dialogs.open_path(self, self.tr("A formulary"), "*.yaml *.yml")
        if path:
            self.file_chosen.emit(path)


def _button(words: str, parent: QWidget) -> QPushButton:
    button = QPushButton(words, parent)
    button.setAccessibleName(words)
    return button


def _side_by_side(parent: QWidget, *buttons: QPushButton) -> QWidget:
    """Buttons in a row that wraps."""
    box = QWidget(parent)
    flow = FlowLayout(box, spacing=current_theme().px(8))
    for button in buttons:
        flow.addWidget(button)
    return box
