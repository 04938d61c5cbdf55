"""The page of saved cases: a store to make or to open, the open case, the list, and what can be done with a row."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Signal, SignalInstance, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rairdtc_gui.ui import dialogs
from rairdtc_gui.ui.screens.saved.case_table import CaseTable
from rairdtc_gui.ui.screens.saved.forms import CreateForm, UnlockForm
from rairdtc_gui.ui.screens.saved.keeping import KeepingArea
from rairdtc_gui.ui.screens.saved.notice import NoticeArea
from rairdtc_gui.ui.screens.saved.open_case import OpenCase
from rairdtc_gui.ui.screens.saved.rows import Notice, RecoveredRow, SavedPage
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.flow import FlowLayout
from rairdtc_gui.ui.widgets.note import NoteLine
from rairdtc_gui.ui.widgets.panel import SectionHead
from rairdtc_gui.ui.widgets.scroll import PageScroll
from rairdtc_gui.ui.widgets.text import PlainLabel

_FILES = "*.yaml *.json *.case"


class SavedView(QWidget):
    """Signals: one for each thing that can be asked for, and `route_requested(route)`."""

    route_requested = Signal(str)
    create_requested = Signal(str, str)
    unlock_requested = Signal(str)
    change_requested = Signal(str, str, str)
    nothing_requested = Signal()
    lock_requested = Signal()
    label_given = Signal(str)
    save_requested = Signal()
    elsewhere_requested = Signal(str)
    open_requested = Signal(str)
    read_requested = Signal(str)
    take_over_requested = Signal(str)
    version_requested = Signal(str)
    recover_requested = Signal(str)
    as_saved_requested = Signal(str)
    drop_requested = Signal(str)
    duplicate_requested = Signal(str)
    delete_requested = Signal(str)
    export_requested = Signal(str, str)
    import_requested = Signal(str)
    import_passphrase_given = Signal(str)
    since_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("savedView")
        self._page = QWidget(self)
        self._title = PlainLabel(self.title(), self, Role.VIEW_TITLE)
        self._context = PlainLabel("", self, Role.BODY, "muted")
        self._import = QPushButton(self.tr("Import a file…"), self)
        self._notice = NoticeArea(self._page)
        self._create = CreateForm(self._page)
        self._nothing = QPushButton(self.tr("Keep nothing in this session"), self._page)
        self._unlock = UnlockForm(
            self.tr("Saved cases are locked"),
            self._unlock_words(False),
            self.tr("Open"),
            self._page,
            other=self._nothing,
        )
        self._keeping = KeepingArea(self._page)
        self._other = NoteLine(self._page)
        self._open_case = OpenCase(self._page)
        self._recovered = QFrame(self._page)
        self._recovered_column = QVBoxLayout(self._recovered)
        self._list_head = SectionHead(self.tr("Saved cases"), "", self._page)
        self._empty = PlainLabel(
            self.tr("No saved cases. Start one with Ctrl+N and save it with Ctrl+S, or import a file."), self._page
        )
        self._table = CaseTable(self._page)
        self._actions = QWidget(self._page)
        self._buttons: dict[str, QPushButton] = {}
        self._build()
        self._connect()

    def title(self) -> str:
        """The view title."""
        return self.tr("Saved cases")

    def context(self) -> str:
        """The folder."""
        return self._context.text()

    def focus_first(self) -> None:
        """What is to be typed or chosen first takes the focus."""
        if self._create.isVisibleTo(self):
            self._create.focus_first()
        elif self._unlock.isVisibleTo(self):
            self._unlock.focus_first()
        elif self._table.isVisibleTo(self):
            self._table.setFocus()
        else:
            self._import.setFocus()

    def state(self) -> object:
        """Nothing to come back to but the list itself."""
        return None

    def restore(self, state: object) -> None:
        """The list is as it was left."""

    def show_page(self, page: SavedPage) -> None:
        """Replaces the whole page."""
        was_open = self._table.isVisibleTo(self) or self._empty.isVisibleTo(self)
        is_open = page.mode == "open"
        folder = self.tr("encrypted, in {folder}").format(folder=page.folder)
        self._context.setText(folder if is_open else self.tr("in memory only") if page.mode == "memory" else "")
        is_memory = page.mode == "memory"
        can_create = page.mode == "undecided" or (is_memory and bool(page.folder) and not page.has_store)
        self._create.setVisible(can_create)
        self._create.show_nothing_chosen(is_memory)
        self._unlock.setVisible(page.mode == "locked" or (is_memory and page.has_store))
        self._unlock.show_words(self._unlock_words(is_memory))
        self._nothing.setVisible(not is_memory)
        self._keeping.setVisible(is_open)
        self._import.setVisible(is_open)
        other = self.tr("Another window works with these cases as well ({who}). Both may, on different cases.")
        self._other.show_note(other.format(who=page.other_window) if page.other_window else "")
        self._open_case.show_row(page.open_case)
        self._show_recovered(page.recovered)
        self._list_head.setVisible(is_open)
        self._empty.setVisible(is_open and not page.rows)
        self._table.setVisible(is_open and bool(page.rows))
        self._actions.setVisible(is_open and bool(page.rows))
        self._table.show_rows(page.rows)
        if is_open and not was_open and self.isVisible():
            self.focus_first()

    def _unlock_words(self, is_memory: bool) -> str:
        if is_memory:
            return self.tr("Nothing is kept in this session. With the passphrase, kept cases open and are kept again.")
        return self.tr("Cases are kept here, encrypted. Type the passphrase to see them.")

    def show_notice(self, notice: Notice) -> None:
        """What happened, in sight wherever the page was scrolled to."""
        self._notice.show_notice(notice)
        if notice.text:
            QTimer.singleShot(0, self, self._show_top)

    def clear_passphrases(self) -> None:
        """Forgets what was typed."""
        self._create.clear()
        self._unlock.clear()
        self._keeping.clear()

    # --- building ------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = current_theme()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._head())
        scroll = self._scroll = PageScroll(self)
        column = QVBoxLayout(self._page)
        column.setContentsMargins(theme.px(24), theme.px(8), theme.px(24), theme.px(16))
        column.setSpacing(theme.px(4))
        self._recovered_column.setContentsMargins(0, 0, 0, 0)
        self._table.setMinimumHeight(theme.px(180))
        for part in (self._notice, self._create, self._unlock, self._other, self._open_case, self._recovered,
                     self._list_head, self._empty):  # fmt: skip
            column.addWidget(part)
        column.addWidget(self._table, 1)
        column.addWidget(self._actions)
        column.addWidget(self._keeping)
        column.addStretch(0)
        self._build_actions()
        scroll.setWidget(self._page)
        outer.addWidget(scroll, 1)

    def _head(self) -> QFrame:
        theme = current_theme()
        head = QFrame(self)
        head.setObjectName("viewHead")
        row = QHBoxLayout(head)
        row.setContentsMargins(theme.px(24), theme.px(8), theme.px(24), theme.px(8))
        row.setSpacing(theme.px(12))
        self._title.setWordWrap(False)
        self._context.align_with(Role.VIEW_TITLE)
        row.addWidget(self._title)
        row.addWidget(self._context, 1)
        row.addWidget(self._import)
        return head

    def _build_actions(self) -> None:
        words = {
            "open": self.tr("Open"),
            "since": self.tr("Then and now"),
            "duplicate": self.tr("Duplicate"),
            "export": self.tr("Export…"),
            "delete": self.tr("Delete…"),
        }
        row = FlowLayout(self._actions, spacing=current_theme().px(8))
        for name, text in words.items():
            button = QPushButton(text, self._actions)
            row.addWidget(button)
            self._buttons[name] = button
        self._buttons["open"].setProperty("kind", "primary")

    def _connect(self) -> None:
        self._create.create_requested.connect(self.create_requested)
        self._create.nothing_requested.connect(self.nothing_requested)
        self._unlock.unlock_requested.connect(self.unlock_requested)
        self._nothing.clicked.connect(self.nothing_requested)
        self._keeping.nothing_requested.connect(self.nothing_requested)
        self._keeping.lock_requested.connect(self.lock_requested)
        self._keeping.change_requested.connect(self.change_requested)
        self._keeping.opened.connect(self._on_keeping_opened)
        self._open_case.label_given.connect(self.label_given)
        self._open_case.save_requested.connect(self.save_requested)
        self._table.open_requested.connect(self.open_requested)
        self._table.current_changed.connect(self._on_current_changed)
        self._notice.offer_taken.connect(self._on_offer_taken)
        self._notice.passphrase_given.connect(self.import_passphrase_given)
        self._import.clicked.connect(self._on_import)
        for name, signal in (("open", self.open_requested), ("since", self.since_requested),
                             ("duplicate", self.duplicate_requested)):  # fmt: skip
            self._buttons[name].clicked.connect(partial(self._emit_current, signal))
        self._buttons["export"].clicked.connect(self._on_export)
        self._buttons["delete"].clicked.connect(self._on_delete)

    def _show_recovered(self, rows: tuple[RecoveredRow, ...]) -> None:
        while (item := self._recovered_column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        self._recovered.setVisible(bool(rows))
        for row in rows:
            self._recovered_column.addWidget(self._recovered_line(row))

    def _recovered_line(self, row: RecoveredRow) -> QWidget:
        line = QFrame(self._recovered)
        note = NoteLine(line)
        text = self.tr("{label}: changes of {moment} were kept and are not saved yet.")
        note.show_note(text.format(label=row.label or self.tr("A case without a label"), moment=row.changed), "caution")
        bring, drop = QPushButton(self.tr("Open with the changes"), line), QPushButton(self.tr("Let them go"), line)
        bring.clicked.connect(partial(self.recover_requested.emit, row.id))
        drop.clicked.connect(partial(self.drop_requested.emit, row.id))
        layout = FlowLayout(spacing=current_theme().px(8))
        layout.addWidget(bring)
        layout.addWidget(drop)
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, current_theme().px(8))
        column.addWidget(note)
        column.addLayout(layout)
        return line

    # --- slots ---------------------------------------------------------------------------------

    def _emit_current(self, signal: SignalInstance) -> None:
        row = self._table.current()
        if row is not None:
            signal.emit(row.id)

    @Slot()
    def _on_current_changed(self) -> None:
        row = self._table.current()
        is_readable = row is not None and not row.problem
        for name in ("since", "duplicate", "export"):
            self._buttons[name].setEnabled(is_readable)

    @Slot(str, str)
    def _on_offer_taken(self, offer: str, case_id: str) -> None:
        if offer == "elsewhere":
            path = dialogs.save_path(self, self.tr("Save the open case elsewhere, encrypted"), "case.case", "*.case")
            self.elsewhere_requested.emit(path)
        else:
            signals = {
                "read": self.read_requested,
                "take-over": self.take_over_requested,
                "version": self.version_requested,
                "recover": self.recover_requested,
                "as-saved": self.as_saved_requested,
            }
            signals[offer].emit(case_id)

    @Slot()
    def _on_keeping_opened(self) -> None:
        QTimer.singleShot(0, self, self._show_keeping)  # once it has its height

    @Slot()
    def _show_top(self) -> None:
        self._scroll.verticalScrollBar().setValue(0)

    @Slot()
    def _show_keeping(self) -> None:
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.maximum())

    @Slot()
    def _on_import(self) -> None:
        self.import_requested.emit(dialogs.open_path(self, self.tr("Import a case"), _FILES))

    @Slot()
    def _on_export(self) -> None:
        row = self._table.current()
        if row is None:
            return
        title = self.tr(
            "Export: .yaml, .json and .fhir.json are NOT encrypted and readable by anybody; .case is encrypted"
        )
        path = dialogs.save_path(self, title, "case.yaml", "*.yaml;;*.json;;*.fhir.json;;*.case")
        self.export_requested.emit(row.id, path)

    @Slot()
    def _on_delete(self) -> None:
        row = self._table.current()
        if row is None:
            return
        name = row.label or self.tr("without a label")
        text = self.tr("The case {label}, its unsaved changes and all its earlier versions go for good.")
        if dialogs.confirm(
            self, self.tr("Delete this case?"), text.format(label=name), self.tr("Delete"), self.tr("Keep")
        ):
            self.delete_requested.emit(row.id)
