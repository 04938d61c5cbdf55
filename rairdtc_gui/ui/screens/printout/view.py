"""A page of the program before it is printed: the same preview as that of the report."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from rairdtc_gui.ui.printing.blocks import Printed
from rairdtc_gui.ui.printing.pages_view import PagesView
from rairdtc_gui.ui.screens.printout.ports import PrintoutListener


class PrintoutView(PagesView):
    """Signals: those of pages, `back_requested`."""

    #: Back to the page that was printed.
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self._about = self._name = ""
        self._case = 0  # the number of the case over which pages were sent
        translate = QCoreApplication.translate
        title, back = translate("PrintoutView", "Print"), translate("PrintoutView", "Back to the page")
        super().__init__(title, back, (), parent)
        self.setObjectName("printoutView")

    def title(self) -> str:
        """The view title."""
        return self.tr("Print")

    def listen(self, listener: PrintoutListener) -> None:
        """Tells a listener where a PDF is to go."""
        self.pdf_target_chosen.connect(listener.on_pdf_target_chosen)

    def begin(self, case: int) -> None:
        """Pages over another case are not brought back."""
        self._case = case

    def show_page(self, printed: Printed, about: str, name: str) -> None:
        """Replaces the pages. `about`: beside the title; `name`: in the name of a file."""
        self._about, self._name = about, name
        self.show_printed(printed)

    def show_nothing(self, sentence: str) -> None:
        """No page was sent here."""
        self.show_printed(None, sentence)

    def clear_after_error(self) -> None:
        """After an unexpected error no page can be relied on."""
        self.show_nothing(self.tr("Something unexpected happened, so these pages were cleared. Print the page again."))

    def state(self) -> object:
        """The pages with how far they were read, so that a way back brings these and no others."""
        return self._case, self._printed, self._about, self._name, super().state()

    def restore(self, state: object) -> None:
        """Back to pages as they were left."""
        match state:
            case (self._case, Printed() as printed, str(about), str(name), left):
                if printed is not self._printed:
                    self.show_page(printed, about, name)
                super().restore(left)

    def about(self) -> str:
        """Which page."""
        return self._about

    def file_name(self, ending: str) -> str:
        """A name for a file that says nothing of the case."""
        return f"rairdtc-{self._name}.{ending}"

    def go_back(self) -> None:
        """To the page."""
        self.back_requested.emit()
