"""The report before it leaves the program: the pages, which sheet, and where they go."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QWidget

from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.ui import dialogs
from rairdtc_gui.ui.printing.pages import Pages
from rairdtc_gui.ui.printing.pages_view import PagesView
from rairdtc_gui.ui.screens.report import words
from rairdtc_gui.ui.screens.report.layout import printed_report
from rairdtc_gui.ui.screens.report.rows import ReportRows
from rairdtc_gui.ui.widgets.clipboard import copy_for_a_while
from rairdtc_gui.ui.widgets.text import Span, SpanKind


class ReportListener(Protocol):
    """Who is told of what happens here."""

    def on_copy_requested(self) -> None: ...

    def on_pdf_target_chosen(self, path: str) -> None: ...

    def on_json_target_chosen(self, path: str) -> None: ...


class ReportView(PagesView):
    """Signals: those of pages, `copy_requested`, `json_target_chosen(path)`."""

    #: The report is wanted as text.
    copy_requested = Signal()
    #: Where a structured file is to go.
    json_target_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._rows: ReportRows | None = None
        translate = QCoreApplication.translate
        others = (
            (translate("ReportView", "Print board pages"), self._on_board_requested),
            (translate("ReportView", "Copy as text"), self._on_copy_requested),
            (translate("ReportView", "Save JSON"), self._on_json_requested),
        )
        back = translate("ReportView", "Back to the result")
        super().__init__(translate("ReportView", "Report"), back, others, parent)
        self.setObjectName("reportView")

    def title(self) -> str:
        """The view title."""
        return self.tr("Report")

    def listen(self, listener: ReportListener) -> None:
        """Tells a listener of everything that is wanted here."""
        self.copy_requested.connect(listener.on_copy_requested)
        self.pdf_target_chosen.connect(listener.on_pdf_target_chosen)
        self.json_target_chosen.connect(listener.on_json_target_chosen)

    def show_report(self, rows: ReportRows) -> None:
        """Replaces the pages."""
        self._rows = rows
        self.show_printed(printed_report(rows))

    def show_empty(self, sentence: str) -> None:
        """No case, so nothing to print."""
        self._rows = None
        way = Span(self.tr("Answer questions"), SpanKind.LINK, Route(Place.CASE).encode())
        self.show_printed(None, sentence, way)

    def board_pages(self) -> Pages | None:
        """The pages before the annex."""
        pages = self.pages()
        if pages is None:
            return None
        annex = words.heads()["facts"]
        return pages.first(next(number for number, page in enumerate(pages.pages) if page.title == annex))

    def clear_after_error(self) -> None:
        """Takes every advice off the screen: after an unexpected error none of it can be relied on."""
        self.show_empty(self.tr("Something unexpected happened, so this report was cleared. Open it again."))

    def copy_text(self, text: str) -> None:
        """Puts a text on the clipboard for a minute."""
        copy_for_a_while(text)

    def about(self) -> str:
        """The case."""
        return self._rows.head.case if self._rows is not None else ""

    def file_name(self, ending: str) -> str:
        """A name for a file that says nothing of the case."""
        day = self._rows.head.made.partition(" ")[0] if self._rows is not None else ""
        return f"rairdtc-report-{day}.{ending}"

    def save_title(self) -> str:
        """Says that nothing is encrypted."""
        return words.unencrypted("PDF")

    def go_back(self) -> None:
        """To the result."""
        self.route_requested.emit(Route(Place.RESULT).encode())

    @Slot()
    def _on_board_requested(self) -> None:
        self.print_these(self.board_pages())

    @Slot()
    def _on_copy_requested(self) -> None:
        self.copy_requested.emit()

    @Slot()
    def _on_json_requested(self) -> None:
        path = dialogs.save_path(self, words.unencrypted("JSON"), self.file_name("json"), "*.json")
        if path:
            self.json_target_chosen.emit(path)
