"""Hands the pages to a printer of this machine: the same pages that the preview shows."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from rairdtc_gui.ui import dialogs
from rairdtc_gui.ui.printing.ops import POINT
from rairdtc_gui.ui.printing.pages import Pages

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_POINTS_A_INCH = 72


class Outcome(Enum):
    """How printing ended."""

    PRINTED = "printed"
    CANCELLED = "cancelled"
    NO_PRINTER = "no-printer"
    FAILED = "failed"


def print_pages(parent: QWidget, pages: Pages) -> tuple[Outcome, str]:
    """Asks for a printer and prints; the name of the printer comes with it."""
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo  # costs start-up time, needed for printing only

    if not QPrinterInfo.availablePrinterNames():
        return Outcome.NO_PRINTER, ""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    prepare(printer, pages)
    if not dialogs.choose_printer(parent, printer, len(pages.pages)):
        return Outcome.CANCELLED, ""
    first, last = printer.fromPage() or 1, printer.toPage() or len(pages.pages)
    done = paint_on(printer, pages, first, last)
    return (Outcome.PRINTED if done else Outcome.FAILED), printer.printerName()


def prepare(printer: QPrinter, pages: Pages) -> None:
    """The sheet of the pages, without margins of its own; the title names no case."""
    printer.setDocName("RAIR-DTC")
    printer.setFullPage(True)
    printer.setPageLayout(pages.sheet)


def paint_on(printer: QPrinter, pages: Pages, first: int, last: int) -> bool:
    """Paints pages, counted from 1; false if the printer did not take all of them."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    scale = printer.resolution() / _POINTS_A_INCH / POINT
    painter.scale(scale, scale)
    for number in range(first, last + 1):
        if number > first and not printer.newPage():
            painter.end()
            return False
        pages.paint(painter, number - 1)
    return painter.end()
