"""The page shown when the knowledge base is not used: why, what still works, what to do. No answers."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.text import PlainLabel


class RefusedView(QWidget):
    """Signal: `file_chosen(path)` when another knowledge base was picked."""

    #: The path of another knowledge base.
    file_chosen = Signal(str)

    def __init__(self, reason: str, path: str, code: str) -> None:
        super().__init__()
        self.setObjectName("refused")
        self.setWindowTitle(self.tr("RAIR-DTC reference"))
        self._reason, self._path = PlainLabel("", self), PlainLabel("", self)
        self._choose = QPushButton(self.tr("Choose another file…"), self)
        self._quit = QPushButton(self.tr("Quit"), self)
        self._build()
        self._connect()
        self.show_reason(reason, path, code)

    def show_reason(self, reason: str, path: str, code: str) -> None:
        """What is wrong with which file."""
        self._reason.setText(self.tr("It is not used because {reason}.").format(reason=reason))
        self._path.setText(self.tr("File: {path} · code: {code}").format(path=path, code=code))

    def _build(self) -> None:
        theme = current_theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(32), theme.px(32), theme.px(32), theme.px(32))
        column.setSpacing(theme.px(12))
        title = PlainLabel(self.tr("No answers: the knowledge base cannot be used"), self)
        title.setFont(theme.font(Role.VIEW_TITLE))
        column.addWidget(title)
        self._reason.setFont(theme.font(Role.BODY_STRONG))
        column.addWidget(self._reason)
        column.addWidget(
            PlainLabel(
                self.tr(
                    "Nothing is shown from a file that cannot be proved to be the built one. Your own files are"
                    " untouched. Install the program again, or choose another knowledge base."
                ),
                self,
            )
        )
        column.addWidget(self._path)
        row = QHBoxLayout()
        self._choose.setProperty("kind", "primary")
        row.addWidget(self._choose)
        row.addWidget(self._quit)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self.resize(theme.px(720), theme.px(320))

    def _connect(self) -> None:
        self._choose.clicked.connect(self._on_choose_clicked)
        self._quit.clicked.connect(self.close)

    @Slot()
    def _on_choose_clicked(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Knowledge base"), "", "*.sqlite")
        if path:
            self.file_chosen.emit(path)
