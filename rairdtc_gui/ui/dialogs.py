"""The only message boxes and file dialogs. None of them ever carries clinical content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


def tell(parent: QWidget | None, title: str, text: str, details: str = "") -> None:
    """Says what happened, what still works and what to do; `details` can be copied."""
    box = _box(parent, title, text)
    if details:
        box.setDetailedText(details)
    box.setStandardButtons(QMessageBox.StandardButton.Ok)
    box.exec()


def confirm(parent: QWidget | None, title: str, text: str, yes: str, no: str) -> bool:
    """Asks once before something goes; `yes` and `no` say what each button does. Escape is no."""
    box = _box(parent, title, text)
    agreed = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    declined = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(declined)
    box.setEscapeButton(declined)
    box.exec()
    return box.clickedButton() is agreed


def save_path(parent: QWidget | None, title: str, name: str, kinds: str) -> str:
    """Where a file is to go, by the dialog of the system; empty if none was chosen. `title` says what it will be."""
    path, kind = QFileDialog.getSaveFileName(parent, title, name, kinds)
    ending = kind.removeprefix("*")
    return path + ending if path and "." not in path.replace("\\", "/").rpartition("/")[2] else path


def open_path(parent: QWidget | None, title: str, kinds: str) -> str:
    """A file to read, by the dialog of the system; empty if none was chosen."""
    return QFileDialog.getOpenFileName(parent, title, "", kinds)[0]


def choose_printer(parent: QWidget | None, printer: QPrinter, pages: int) -> bool:
    """Lets a printer be chosen, and which of so many pages; false if nothing is to be printed."""
    from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog  # needed for printing only

    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, pages)
    return bool(dialog.exec() == QDialog.DialogCode.Accepted)


def _box(parent: QWidget | None, title: str, text: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    return box
