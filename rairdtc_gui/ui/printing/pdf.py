"""Writes the pages as a PDF into memory, so that a file is only ever put on disk whole."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPainter, QPdfWriter

from rairdtc_gui.ui.printing.ops import POINT
from rairdtc_gui.ui.printing.pages import Pages

_POINTS_A_INCH = 72


def pdf_of(pages: Pages) -> bytes:
    """The file; what is no whole PDF is told by the one who writes it to disk. The title names no case."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(pages.title)
    writer.setCreator("RAIR-DTC reference")
    writer.setResolution(POINT * _POINTS_A_INCH)
    writer.setPageLayout(pages.sheet)
    painter = QPainter()
    if not painter.begin(writer):
        return b""
    for number in range(len(pages.pages)):
        if number:
            writer.newPage()
        pages.paint(painter, number)
    painter.end()
    buffer.close()
    return bytes(buffer.data().data())
