"""Pages before they leave the program: a preview, which sheet, and where they go."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from rairdtc_gui.ui import dialogs
from rairdtc_gui.ui.printing import save_words
from rairdtc_gui.ui.printing.blocks import Printed
from rairdtc_gui.ui.printing.find_pages import PageFinder
from rairdtc_gui.ui.printing.head_bar import Others, PagesHeadBar
from rairdtc_gui.ui.printing.layout import lay_out
from rairdtc_gui.ui.printing.pages import Pages, Paper
from rairdtc_gui.ui.printing.pdf import pdf_of
from rairdtc_gui.ui.printing.preview import Fit, Preview
from rairdtc_gui.ui.printing.printer import Outcome, print_pages
from rairdtc_gui.ui.theme import current_theme
from rairdtc_gui.ui.widgets.announce import announce
from rairdtc_gui.ui.widgets.find_on_page import FindOnPage
from rairdtc_gui.ui.widgets.panes import PaneKeys
from rairdtc_gui.ui.widgets.text import PlainLabel, RichLine, Span

_LIST = 272
_WITHOUT_LIST = 1.5  # text so large leaves no room for the list; the pages scroll all the same


class PagesView(QWidget):
    """Signals: `pdf_target_chosen(path)`, `route_requested(route)`. `back`: the words of the button that leaves."""

    #: Where a PDF is to go.
    pdf_target_chosen = Signal(str)
    #: A link to another place.
    route_requested = Signal(str)

    def __init__(self, title: str, back: str, others: Others = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._printed: Printed | None = None
        self._pages: Pages | None = None
        self._paper = _usual_paper()
        self._head = PagesHeadBar(title, back, self._paper, others, self)
        self._note = PlainLabel("", self)
        self._note.setObjectName("reportNote")
        self._empty = RichLine(self)
        self._empty.link_activated.connect(self.route_requested)
        self._list = QListWidget(self)
        self._preview = Preview(self)
        self._finder = PageFinder(self._preview)
        self._find = FindOnPage(self, self._finder)
        self._build()
        self._connect()

    def context(self) -> str:
        """What is printed, and how many pages."""
        return self._head.context()

    def show_printed(self, printed: Printed | None, sentence: str = "", way: Span | None = None) -> None:
        """Replaces the pages; none: a sentence that says why, and a link to what can be done about it."""
        self._printed = printed
        self._empty.show_spans((Span(sentence), *((Span("  "), way) if way is not None else ())))
        self.show_note("", False)
        self._set_shown(printed is not None)
        if printed is None:
            self._pages = None
            self._head.show_context("")
            self._preview.show_pages(None)
            self._finder.refresh()
            self._list.clear()
        else:
            self._lay_out()

    def show_note(self, sentence: str, is_problem: bool) -> None:
        """What came of saving, printing or copying; empty hides it."""
        self._note.setText(sentence)
        self._note.set_tone("contraindicated" if is_problem else "muted")
        self._note.setVisible(bool(sentence))
        if sentence:
            announce(self._note, sentence)

    def pdf(self) -> bytes:
        """The pages as they are shown; nothing without any."""
        return b"" if self._pages is None else pdf_of(self._pages)

    def pages(self) -> Pages | None:
        """The pages that are shown."""
        return self._pages

    def focus_first(self) -> None:
        """Saving is what one comes for."""
        self._head.focus_save()

    def state(self) -> object:
        """Which page, which sheet, how large."""
        return (self._preview.verticalScrollBar().value(), self._paper)

    def restore(self, state: object) -> None:
        """Back to how it was left."""
        match state:
            case (int(value), Paper() as paper):
                self._head.choose_paper(paper)
                self._preview.verticalScrollBar().setValue(value)

    def _build(self) -> None:
        theme = current_theme()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._head)
        outer.addWidget(self._find.bar)
        for label in (self._note, self._empty):
            label.setContentsMargins(theme.px(24), theme.px(8), theme.px(24), theme.px(8))
            outer.addWidget(label)
        body = QHBoxLayout()
        body.setSpacing(0)
        self._list.setObjectName("reportPages")
        self._list.setAccessibleName(self.tr("Pages"))
        self._list.setFixedWidth(theme.px(_LIST))
        self._list.setWordWrap(True)
        self._list.setSpacing(theme.px(3))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if theme.scale < _WITHOUT_LIST:
            body.addSpacing(theme.px(16))
        body.addWidget(self._list)
        body.addWidget(self._preview, 1)
        outer.addLayout(body, 1)
        outer.addStretch(0)
        PaneKeys(self, lambda: (self._head, self._list, self._preview))

    def _connect(self) -> None:
        head = self._head
        head.save_requested.connect(self._on_save_requested)
        head.print_requested.connect(self._on_print_requested)
        head.back_requested.connect(self._on_back_requested)
        head.paper_chosen.connect(self._on_paper_chosen)
        head.zoom_requested.connect(self._preview.zoom_by)
        head.fit_requested.connect(self._on_fit_requested)
        self._list.currentRowChanged.connect(self._preview.scroll_to)
        self._preview.page_shown.connect(self._on_page_shown)

    def _set_shown(self, is_shown: bool) -> None:
        self._empty.setVisible(not is_shown)
        self._preview.setVisible(is_shown)
        self._list.setVisible(is_shown and current_theme().scale < _WITHOUT_LIST)
        self._head.set_actions_enabled(is_shown)

    def _lay_out(self) -> None:
        if self._printed is None:
            return
        self._pages = lay_out(self._printed, self._paper)
        pages = self._pages.pages
        self._preview.show_pages(self._pages)
        self._finder.refresh()
        count = self.tr("1 page") if len(pages) == 1 else self.tr("{count} pages").format(count=len(pages))
        self._head.show_context(f"{self.about()} · {count}")
        with QSignalBlocker(self._list):
            self._list.clear()
            before = ""
            for number, page in enumerate(pages, start=1):
                full = self.tr("Page {number}: {part}").format(number=number, part=page.title)
                short = self.tr("Page {number}").format(number=number)
                item = QListWidgetItem(short if page.title == before else full, self._list)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, full)
                before = page.title
            self._list.setCurrentRow(self._preview.current)

    def about(self) -> str:
        """What is printed, in a few words."""
        return ""

    def file_name(self, ending: str) -> str:
        """A name for a file that says nothing of the case."""
        return f"rairdtc.{ending}"

    def save_title(self) -> str:
        """The title of the dialog that asks where a PDF goes."""
        return self.tr("Save PDF")

    def go_back(self) -> None:
        """Leaves the pages."""

    @Slot()
    def _on_save_requested(self) -> None:
        path = dialogs.save_path(self, self.save_title(), self.file_name("pdf"), "*.pdf")
        if path:
            self.pdf_target_chosen.emit(path)

    @Slot()
    def _on_print_requested(self) -> None:
        self.print_these(self._pages)

    def print_these(self, pages: Pages | None) -> None:
        """Asks for a printer, and says what came of it."""
        if pages is None:
            return
        outcome, printer = print_pages(self, pages)
        if outcome is Outcome.PRINTED:
            self.show_note(save_words.printed(printer), False)
        elif outcome is not Outcome.CANCELLED:
            is_missing = outcome is Outcome.NO_PRINTER
            self.show_note(save_words.no_printer() if is_missing else save_words.not_printed(), True)
            self._head.focus_save()

    @Slot(str)
    def _on_paper_chosen(self, paper: str) -> None:
        if paper != self._paper.value:
            self._paper = Paper(paper)
            self._lay_out()

    @Slot(str)
    def _on_fit_requested(self, fit: str) -> None:
        self._preview.set_fit(Fit(fit))

    @Slot(int)
    def _on_page_shown(self, number: int) -> None:
        with QSignalBlocker(self._list):
            self._list.setCurrentRow(number)

    @Slot()
    def _on_back_requested(self) -> None:
        self.go_back()


def _usual_paper() -> Paper:
    """Letter where inches are in use."""
    is_american = QLocale.system().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
    return Paper.LETTER if is_american else Paper.A4
