"""The monographs that were read last, each in a text of its own: going back only changes which one is seen."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from rairdtc_gui.ui.printing.blocks import Body
from rairdtc_gui.ui.screens.drugs.monograph import MonographText
from rairdtc_gui.ui.screens.drugs.page import MonographPage

_KEPT, _PICTURES = 8, 3  # a picture takes as much memory as the page has points on the screen


class MonographPages(QStackedWidget):
    """Signals: those of the text that is seen."""

    #: A link that leads out of the page.
    route_requested = Signal(str)
    #: The part that is at the top of the view now, as its anchor.
    part_reached = Signal(str)
    #: The whole page that is seen is written.
    completed = Signal()
    #: Which of how many places of the searched text is selected, and in which words; 0 of 0: none.
    found = Signal(int, int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts: OrderedDict[str, MonographText] = OrderedDict()
        self._spare: MonographText | None = None  # made before it is wanted
        self._needle = ""
        self._make_spare()

    @property
    def current(self) -> MonographText:
        """The text that is seen."""
        text = self.currentWidget()
        assert isinstance(text, MonographText)
        return text

    def show_page(self, page: MonographPage) -> None:
        """Shows a drug; the same drug again keeps its place, another one starts at the top."""
        text = self._texts.get(page.id) or self._new_text(page.id)
        self._texts.move_to_end(page.id)
        for older in list(self._texts.values())[:-_PICTURES]:
            older.likeness.drop()
        if text is not self.currentWidget():
            text.go_to_top()
        has_focus = self.current.hasFocus()
        if has_focus:
            self.current.clearFocus()  # Qt would first give it to whatever comes next in the window
        self.setCurrentWidget(text)  # before it is written: now it has its size
        if has_focus:
            text.setFocus()
        text.show_page(page)
        if text.needle != self._needle:
            text.find_text(self._needle)

    def printed(self) -> Body | None:
        """The page that is seen, for paper."""
        return self.current.printed()

    def find_text(self, needle: str) -> None:
        """Marks every place of a text on the page that is seen, and on those that come."""
        self._needle = needle
        self.current.find_text(needle)

    def find_step(self, step: int) -> None:
        """The next (+1) or previous (-1) place of the searched text."""
        self.current.find_step(step)

    def focus_found(self) -> bool:
        """The page takes the keyboard when the search is over."""
        return self.current.focus_found()

    def changeEvent(self, event: QEvent) -> None:
        """Colours and sizes are written into the pages: those that are not seen are written anew when they are."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            for drug_id in [drug_id for drug_id, text in self._texts.items() if text is not self.currentWidget()]:
                self._drop(drug_id)

    def _new_text(self, drug_id: str) -> MonographText:
        """A text for one more drug; that of the one which was not seen for longest goes."""
        if len(self._texts) >= _KEPT:
            self._drop(next(iter(self._texts)))
        self._make_spare()
        assert self._spare is not None
        text, self._spare = self._spare, None
        self._texts[drug_id] = text
        return text

    def _drop(self, drug_id: str) -> None:
        text = self._texts.pop(drug_id)
        self.removeWidget(text)
        text.deleteLater()

    @Slot()
    def _make_spare(self) -> None:
        """The next text, made while nothing else is to be done."""
        if self._spare is not None:
            return
        text = self._spare = MonographText(self)
        text.route_requested.connect(self.route_requested)
        text.part_reached.connect(self.part_reached)
        text.found.connect(self.found)
        text.completed.connect(self.completed)
        text.completed.connect(self._make_spare)
        self.addWidget(text)
