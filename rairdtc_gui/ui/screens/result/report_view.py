"""The report before it is printed: its pages exactly as they will be, and the ways to hand it out."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QMimeData, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QClipboard, QGuiApplication, QPageSize, QPainter, QPaintEvent, QPdfWriter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.ui import dialogs
from rairdtc_gui.ui.screens.result.report_pages import PER_INCH, Pages, Paper
from rairdtc_gui.ui.screens.result.report_rows import Report
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.answer_choices import AnswerChoices
from rairdtc_gui.ui.widgets.flow import FlowLayout
from rairdtc_gui.ui.widgets.note import NoteLine
from rairdtc_gui.ui.widgets.scroll import PageScroll
from rairdtc_gui.ui.widgets.text import PlainLabel

_SIZES = {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}
_CLEAR_MS = 60_000
#: How clipboards that keep a history are asked not to keep this.
_NOT_FOR_HISTORY = (
    ("x-kde-passwordManagerHint", b"secret"),
    ('application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"', b"\x00"),
)


class ReportView(QWidget):
    """Signals: `route_requested(route)`, `pdf_made(path, pdf)`, `data_requested(path)`."""

    #: A link to another place.
    route_requested = Signal(str)
    #: Where the PDF goes, and the PDF.
    pdf_made = Signal(str, bytes)
    #: Where the JSON goes.
    data_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reportView")
        self._report: Report | None = None
        self._pages: Pages | None = None
        self._paper = Paper.A4
        self._copied = ""
        self._scroll = PageScroll(self)
        self._note = NoteLine(self)
        self._empty = PlainLabel("", self)
        self._buttons: list[QPushButton] = []
        self._build()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.aboutToQuit.connect(self.clear_clipboard)

    def title(self) -> str:
        """The view title."""
        return self.tr("Report")

    def context(self) -> str:
        """How many pages."""
        return "" if self._pages is None else self.tr("{count} pages").format(count=len(self._pages.pages))

    def show_report(self, report: Report) -> None:
        """Lays the report out and shows its pages."""
        self._report = report
        self._pages = Pages(report, self._paper)
        self._empty.setVisible(False)
        self._scroll.setVisible(True)
        for button in self._buttons:
            button.setEnabled(True)
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(current_theme().px(24), current_theme().px(16), current_theme().px(24), 0)
        column.setSpacing(current_theme().px(16))
        for place in range(len(self._pages.pages)):
            column.addWidget(PagePicture(self._pages, place, sheet), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self._scroll.setWidget(sheet)

    def show_empty(self, sentence: str) -> None:
        """There is no case."""
        self._report = self._pages = None
        self._empty.setText(sentence)
        self._empty.setVisible(True)
        self._scroll.setVisible(False)
        for button in self._buttons[1:]:
            button.setEnabled(False)

    def say(self, sentence: str, is_error: bool) -> None:
        """What came of it."""
        self._note.show_note(sentence, "caution" if is_error else "plain")

    def pdf(self) -> bytes:
        """The pages as a PDF, made in memory."""
        if self._pages is None or self._report is None:
            return b""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setTitle(self._report.title)
        writer.setResolution(PER_INCH)
        writer.setPageSize(QPageSize(_SIZES[self._paper]))
        writer.setPageMargins(QMarginsF(0, 0, 0, 0))
        painter = QPainter(writer)
        for place in range(len(self._pages.pages)):
            if place:
                writer.newPage()
            self._pages.paint(painter, place, 1.0)
        painter.end()
        return bytes(buffer.data().data())

    def focus_first(self) -> None:
        """The first button takes the focus."""
        self._buttons[0].setFocus()

    def state(self) -> object:
        """The scroll position."""
        return self._scroll.verticalScrollBar().value()

    def restore(self, state: object) -> None:
        """Back to a scroll position."""
        if isinstance(state, int):
            self._scroll.verticalScrollBar().setValue(state)

    def _build(self) -> None:
        theme = current_theme()
        head = QFrame(self)
        head.setObjectName("viewHead")
        row = QHBoxLayout(head)
        row.setContentsMargins(theme.px(24), theme.px(8), theme.px(24), theme.px(8))
        row.setSpacing(theme.px(12))
        name = PlainLabel(self.title(), self, Role.VIEW_TITLE)
        name.setWordWrap(False)
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._actions(), 1)
        self._empty.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), 0)
        self._note.setContentsMargins(theme.px(24), 0, theme.px(24), theme.px(8))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        for part in (head, self._note, self._empty):
            outer.addWidget(part)
        outer.addWidget(self._scroll, 1)

    def _actions(self) -> QWidget:
        """Paper size and what can be done; they wrap where there is little room."""
        box = QWidget(self)
        flow = FlowLayout(box, current_theme().px(8))
        papers = ((Paper.A4.name, "A4"), (Paper.LETTER.name, self.tr("Letter")))
        self._papers = AnswerChoices(papers, is_multi=False, parent=box, has_unavailable=False)
        self._papers.describe(self.tr("Paper size"))
        self._papers.show_values((Paper.A4.name,), False)
        self._papers.chosen.connect(self._on_paper)
        self._papers.emptied.connect(self._on_paper_again)
        for words, slot in (
            (self.tr("Back to the result"), self._on_back),
            (self.tr("Save as PDF…"), self._on_pdf),
            (self.tr("Print…"), self._on_print),
            (self.tr("Copy as text"), self._on_copy),
            (self.tr("Save as JSON…"), self._on_data),
        ):
            button = QPushButton(words, box)
            button.setAccessibleName(words)
            button.clicked.connect(slot)
            flow.addWidget(button)
            self._buttons.append(button)
        flow.addWidget(self._papers)
        return box

    @Slot()
    def _on_back(self) -> None:
        self.route_requested.emit(Route(Place.RESULT).encode())

    @Slot(object)
    def _on_paper(self, values: tuple[str, ...]) -> None:
        self._paper = Paper[values[0]]
        if self._report is not None:
            self.show_report(self._report)

    @Slot()
    def _on_paper_again(self) -> None:
        self._papers.show_values((self._paper.name,), False)

    @Slot()
    def _on_pdf(self) -> None:
        title = self.tr("Save the report: the file is NOT encrypted and readable by anybody")
        path = dialogs.save_path(self, title, "report.pdf", "*.pdf")
        if path:
            self.pdf_made.emit(path, self.pdf())

    @Slot()
    def _on_data(self) -> None:
        title = self.tr("Save the data: the file is NOT encrypted and readable by anybody")
        self.data_requested.emit(dialogs.save_path(self, title, "report.json", "*.json"))

    @Slot()
    def _on_print(self) -> None:
        """Prints these pages; without a printer the PDF is offered."""
        if not QPrinterInfo.availablePrinterNames():
            self.say(self.tr("This machine has no printer. Save the report as PDF instead."), is_error=True)
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(QPageSize(_SIZES[self._paper]))
        printer.setFullPage(True)
        if self._pages is not None and dialogs.may_print(self, printer):
            painter = QPainter(printer)
            for place in range(len(self._pages.pages)):
                if place:
                    printer.newPage()
                self._pages.paint(painter, place, printer.resolution() / PER_INCH)
            painter.end()

    @Slot()
    def _on_copy(self) -> None:
        """The text goes to the clipboard for a minute, unless something else was copied since."""
        if self._report is None:
            return
        self._copied = self._report.as_text()
        content = QMimeData()
        content.setText(self._copied)
        for kind, mark in _NOT_FOR_HISTORY:
            content.setData(kind, mark)
        self._clipboard().setMimeData(content)
        QTimer.singleShot(_CLEAR_MS, self, self.clear_clipboard)
        self.say(self.tr("Copied as text. It leaves the clipboard after one minute."), is_error=False)

    @Slot()
    def clear_clipboard(self) -> None:
        """Takes the text out of the clipboard if it is still there."""
        if self._copied and self._clipboard().text() == self._copied:
            self._clipboard().clear()
        self._copied = ""

    @staticmethod
    def _clipboard() -> QClipboard:
        return QGuiApplication.clipboard()


class PagePicture(QWidget):
    """One page as it will be printed, as wide as there is room for."""

    def __init__(self, pages: Pages, place: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._pages, self._place = pages, place
        self.setAccessibleName(self.tr("Page {number}").format(number=place + 1))
        self.setAccessibleDescription(pages.pages[place].text())
        width = current_theme().px(794)
        self.setFixedSize(QSize(width, round(width * pages.height / pages.width)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        painter.setPen(current_theme().color("hairline"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        self._pages.paint(painter, self._place, self.width() / self._pages.width)
