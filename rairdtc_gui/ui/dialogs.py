"""The only message boxes and file dialogs. None of them ever carries clinical content."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
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
    if not path or "." in path.replace("\\", "/").rpartition("/")[2]:
        return path
    named = path + ending  # the dialog of the system has asked about `path` only
    return named if not Path(named).exists() or _may_replace(parent, named) else ""


def _may_replace(parent: QWidget | None, path: str) -> bool:
    """Asks before a file goes that the dialog of the system did not ask about."""
    translate = QCoreApplication.translate
    return confirm(
        parent,
        translate("Dialogs", "Replace this file?"),
        translate("Dialogs", "{path} is there already.").format(path=path),
        translate("Dialogs", "Replace"),
        translate("Dialogs", "Keep"),
    )


def open_path(parent: QWidget | None, title: str, kinds: str) -> str:
    """A file to read, by the dialog of the system; empty if none was chosen."""
    return QFileDialog.getOpenFileName(parent, title, "", kinds)[0]


def folder_path(parent: QWidget | None, title: str) -> str:
    """A folder, by the dialog of the system; empty if none was chosen."""
    return QFileDialog.getExistingDirectory(parent, title)


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
