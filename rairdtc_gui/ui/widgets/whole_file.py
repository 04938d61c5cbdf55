"""Puts a file on disk whole or not at all, and says in words why it could not."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QIODevice, QSaveFile


def write_whole(path: Path, data: bytes) -> str:
    """Writes the file; what was there before stays if this fails. Empty if written, else why not and what to do."""
    translate = QCoreApplication.translate
    reason = _refused(path)
    if not reason and not data:
        reason = translate("WholeFile", "it could not be drawn")
    if not reason:
        file = QSaveFile(str(path))
        is_whole = file.open(QIODevice.OpenModeFlag.WriteOnly) and file.write(data) == len(data) and file.commit()
        reason = "" if is_whole else file.errorString()
    if not reason:
        return ""
    words = translate("WholeFile", "Not written: {path} ({reason}). Nothing is lost; choose another folder or name.")
    return words.format(path=path, reason=reason)


def _refused(path: Path) -> str:
    """Why a file cannot stand there, as far as that can be seen beforehand."""
    translate = QCoreApplication.translate
    if path.is_dir():
        return translate("WholeFile", "that is a folder")
    if not path.parent.is_dir():
        return translate("WholeFile", "there is no such folder")
    if not os.access(path.parent, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
        return translate("WholeFile", "writing is not allowed there")
    return ""
