"""The page of one drug: a text one reads, selects and searches, written no further than it is seen or asked for."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QShowEvent,
    QTextCursor,
    QTextDocument,
    QTransform,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from rairdtc_gui.ui.printing.blocks import Body
from rairdtc_gui.ui.screens.drugs import spots
from rairdtc_gui.ui.screens.drugs.begun import begun
from rairdtc_gui.ui.screens.drugs.found_marks import marks_of, places_of
from rairdtc_gui.ui.screens.drugs.ground import PageGround
from rairdtc_gui.ui.screens.drugs.likeness import Likeness
from rairdtc_gui.ui.screens.drugs.lines import copied
from rairdtc_gui.ui.screens.drugs.page import MonographPage
from rairdtc_gui.ui.screens.drugs.pointing import LinkPointer
from rairdtc_gui.ui.screens.drugs.printed import printed
from rairdtc_gui.ui.screens.drugs.rows import Part, SourceRow
from rairdtc_gui.ui.screens.drugs.runs import SOURCE_TARGET, Page
from rairdtc_gui.ui.screens.drugs.spots import LeftAt, Seen
from rairdtc_gui.ui.theme import current_theme
from rairdtc_gui.ui.widgets.card_row import CardRow
from rairdtc_gui.ui.widgets.source_card import source_card

_WIDEST = 1040
_NARROW = 620
_BETWEEN_PARTS_MS = 20


class MonographText(QTextBrowser):
    """Signals: `route_requested(route)`, `part_reached(part)`, `found(number, total, words)`, `completed()`."""

    #: A link that leads out of the page.
    route_requested = Signal(str)
    #: The part that is at the top of the view now, as its anchor.
    part_reached = Signal(str)
    #: Which of how many places of the searched text is selected, and in which words; 0 of 0: none.
    found = Signal(int, int, str)
    #: The whole page is written.
    completed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("monograph")
        self.setProperty("ring", "inside")
        self.setAccessibleName(self.tr("Monograph"))
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # a width that never changes
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self._shown: MonographPage | None = None
        self._page = Page(QTextDocument(self))
        self._tops: list[tuple[int, str]] | None = None  # none: not asked for since the page has its width
        self._hits: list[QTextCursor] = []
        self._hit = -1
        self.needle = ""  # what is searched on the page
        self._narrow = 0  # its width where it is narrow
        self._wanted: str | Seen | None = None  # where to go once shown
        self._pointer = LinkPointer(self)
        self.likeness = Likeness(self, lambda: not (self._page.waiting or self.needle))
        self._later = QTimer(self)  # writes what is missing of a page once its beginning is painted
        self._later.setInterval(_BETWEEN_PARTS_MS)
        self._later.timeout.connect(self._write_more)
        self.anchorClicked.connect(self._on_anchor_clicked)
        self.verticalScrollBar().valueChanged.connect(self.tell_part)

    def show_page(self, page: MonographPage) -> None:
        """Shows a drug; the same drug again keeps its place, another one starts at the top."""
        if page == self._shown:
            return
        left = self.left_at() if self._shown is not None and self._shown.id == page.id else LeftAt()
        self._shown = page
        self.likeness.drop()
        self.setAccessibleName(self.tr("Monograph: {drug}").format(drug=page.name))
        self._later.stop()
        self._page = begun(self, page, self.devicePixelRatioF(), self._narrow)
        self.setDocument(self._page.document)
        self._fit()
        self.restore(left)
        self._wanted = None
        if self.needle:
            self.find_text(self.needle)

    def go_to_top(self) -> None:
        """The beginning of the page, nothing selected: as one opens it."""
        self.restore(LeftAt())

    def complete(self) -> None:
        """Writes whatever is still missing of the page, for what needs the whole of it."""
        if self._page.waiting:
            self._page.write_all()
            self._tops = None
            self.completed.emit()
        self._later.stop()

    def toPlainText(self) -> str:  # noqa: N802 - as Qt names it
        """The text of the whole page."""
        self.complete()
        return super().toPlainText()

    def document(self) -> QTextDocument:
        """The whole page."""
        self.complete()
        return super().document()

    @Slot()
    def _write_more(self) -> None:
        self._page.write_more()
        self._tops = None
        if not self._page.waiting:
            self._later.stop()
            self.completed.emit()

    def sources_of(self, part: str) -> tuple[SourceRow, ...]:
        """The sources of a part as far as it is written."""
        numbers = self._page.cited.get(part, ())
        rows = self._shown.sources if self._shown is not None and numbers else ()
        return tuple(row for row in rows if row.number in numbers)

    def printed(self) -> Body | None:
        """The whole page for paper."""
        return printed(self, self._shown) if self._shown is not None else None

    def place(self) -> int:
        """The scroll position."""
        return self.verticalScrollBar().value()

    def left_at(self) -> LeftAt:
        """What is at the top of the view and what is selected, such as the link that was followed."""
        return spots.left_at(self._page, self)

    def restore(self, left: LeftAt) -> None:
        """Back to the same line and selection, whatever the page says by now and however large."""
        if left.chosen is not None:
            self.complete()
        cursor = spots.cursor_at(self._page, left.chosen) if left.chosen else spots.cursor_on(self._page, 0)
        spots.put_cursor(self, cursor)
        self._see(left.seen)
        if left.chosen is not None and left.is_chosen_seen and not spots.has_cursor_in_sight(self):
            self.ensureCursorVisible()

    def _see(self, seen: Seen | None) -> None:
        """Brings a line to where it was, once more when the page gets its real width."""
        if seen is not None:
            self._part_tops()  # laid out as far as there, or the bar would not go so far
        self.verticalScrollBar().setValue(spots.height_of(self._page, seen) if seen is not None else 0)
        self._wanted = None if self.isVisible() else seen

    def go_to(self, anchor: str) -> None:
        """Scrolls to a part of the page, a trial or a source; nothing if there is no such place."""
        if anchor not in self._page.anchors:
            self.complete()
        if anchor in self._page.anchors:
            spots.put_cursor(self, spots.cursor_on(self._page, self._page.anchors[anchor]))  # keys go on from there
            place = round(self._top_of(self._page.anchors[anchor])) - current_theme().px(spots.OVER_PART)
            if place <= current_theme().px(spots.OVER_PART):
                place = 0  # what begins the page is shown from its top
            if place > self.verticalScrollBar().maximum():
                self.complete()  # the bar would not go so far
            self.verticalScrollBar().setValue(place)
            self._wanted = None if self.isVisible() else anchor

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        wanted, self._wanted = self._wanted, None
        self._fit()
        if isinstance(wanted, str):
            self.go_to(wanted)
        elif wanted is not None:
            self._see(wanted)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is written while another page is shown."""
        self._later.stop()
        super().hideEvent(event)

    def copy_line(self) -> str:
        """The line that the cursor is in, with its citations, to the clipboard; nothing if it is out of sight."""
        cursor, height = self.textCursor(), self.viewport().height()
        said = copied(self._page, self._shown, cursor, self.place(), height) if self._shown is not None else ""
        if said:
            QGuiApplication.clipboard().setText(said)
        return said

    def find_text(self, needle: str) -> None:
        """Marks every place of a text and selects the first below the top of the view; empty ends it."""
        self.needle, self._hit = needle, -1
        self._hits = self._places(needle)
        self.setExtraSelections(marks_of(self._hits, self._hit))
        if self._hits:
            top = self.cursorForPosition(self.viewport().rect().topLeft()).position()
            starts = [hit.selectionStart() for hit in self._hits]
            self._choose_hit(bisect_right(starts, top - 1) % len(self._hits))
        else:
            self.found.emit(0, 0, "")

    def find_step(self, step: int) -> None:
        """The next (+1) or previous (-1) place of the searched text."""
        if self._hits:
            self._choose_hit((self._hit + step) % len(self._hits))

    def focus_found(self) -> bool:
        """The page takes the keyboard when the search is over."""
        self.setFocus()
        return True

    def loadResource(self, kind: int, _name: QUrl | str) -> Any:
        """Nothing is ever read from a file or address: pictures the page has not drawn itself are empty."""
        if kind == QTextDocument.ResourceType.ImageResource.value:
            return QPixmap(1, 1)
        return b""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Outline and lower ground of the dose box and grounds of the marks, then the text over them."""
        if self.likeness.paint():
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(QTransform.fromTranslate(0, -self.verticalScrollBar().value()))
        ground = PageGround(self._page, painter)
        ground.paint()
        if self.hasFocus() and self.textCursor().hasSelection() and self.textCursor().charFormat().isAnchor():
            ground.paint_ring(self.textCursor())
        painter.end()
        super().paintEvent(event)
        if self._page.waiting and not self._later.isActive():
            self._later.start()

    def card_of(self, target: str) -> CardRow | None:
        """The card of a source of this page."""
        for row in self._shown.sources if self._shown is not None else ():
            if target == f"{SOURCE_TARGET}{row.number}":
                return source_card(target, row.citation, row.kind, row.year, row.read)
        return None

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """From link to link; the one that is reached is pointed at."""
        self.complete()
        has_moved = self._pointer.begin(is_next) or super().focusNextPrevChild(is_next)
        if has_moved and self.hasFocus():
            self._pointer.current(self._page)
        else:
            self._pointer.end()
        return has_moved

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._pointer.leave()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys go through the whole page."""
        self.complete()
        super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._pointer.hover(self._page, event.position().toPoint())

    def viewportEvent(self, event: QEvent) -> bool:
        """A pointer that leaves points at nothing."""
        if event.type() is QEvent.Type.Leave:
            self._pointer.leave()
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.viewport().width()
        narrow = width if width < current_theme().px(_NARROW) else 0
        if narrow != self._narrow:
            self._narrow = narrow
            self._rewrite()
        else:
            is_wrapped_anew = self.isVisible() and self._wanted is None and width != self.lineWrapColumnOrWidth()
            seen = spots.seen_in(self._page, self) if is_wrapped_anew else None
            self._fit()
            if seen is not None:
                self._see(seen)

    def changeEvent(self, event: QEvent) -> None:
        """Colours and sizes are written into the pages: they are written anew."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self._rewrite()

    def _rewrite(self) -> None:
        if self._shown is not None:
            shown, left, wanted = self._shown, self.left_at(), self._wanted
            self._shown = None
            self.show_page(shown)
            self.restore(left)
            self._wanted = wanted

    # --- writing -------------------------------------------------------------------------------

    def _fit(self) -> None:
        """The text takes the width up to the widest that one reads well."""
        width = min(self.viewport().width(), current_theme().px(_WIDEST))
        if width != self.lineWrapColumnOrWidth():  # Qt lays all of it out again, also for the same width
            self.setLineWrapColumnOrWidth(width)
        self._tops = None
        self._fill()

    def _fill(self) -> None:
        """Writes as much as is seen at once: a part more while there is room below."""
        height = self.verticalScrollBar().value() + self.viewport().height()
        while self._page.waiting and self._page.document.size().height() < height:
            self._page.write_more()

    def _part_tops(self) -> list[tuple[int, str]]:
        """Where the parts begin. Lays out the whole page, which its beginning does not need to be seen."""
        self.complete()
        if self._tops is None:
            parts = {part.value for part in Part}
            anchors = self._page.anchors.items()
            self._tops = sorted((round(self._top_of(place)), name) for name, place in anchors if name in parts)
        return self._tops

    def _top_of(self, place: int) -> float:
        block = self._page.document.findBlock(place)
        return self._page.document.documentLayout().blockBoundingRect(block).top()

    # --- finding -------------------------------------------------------------------------------

    def _places(self, needle: str) -> list[QTextCursor]:
        if not needle.strip():
            return []
        self.complete()
        return places_of(self._page.document, needle)

    def _choose_hit(self, place: int) -> None:
        self._hit = place
        self.setExtraSelections(marks_of(self._hits, self._hit))
        top = self._top_of(self._hits[place].selectionStart())
        bar = self.verticalScrollBar()
        if not bar.value() <= top <= bar.value() + self.viewport().height() - current_theme().px(48):
            bar.setValue(round(top) - self.viewport().height() // 3)
        line = spots.cursor_on(self._page, self._hits[place].selectionStart())
        spots.put_cursor(self, line)  # it is the one that is copied
        self.found.emit(place + 1, len(self._hits), self._hits[place].block().text())

    # --- slots ---------------------------------------------------------------------------------

    @Slot(QUrl)
    def _on_anchor_clicked(self, url: QUrl) -> None:
        target = self._page.targets[int(url.fragment())]
        if target.startswith(SOURCE_TARGET):
            self.go_to(target)
        else:
            self.route_requested.emit(target)

    @Slot()
    def tell_part(self) -> None:
        """Says which part is at the top."""
        bar = self.verticalScrollBar()
        if not self._page.anchors:
            return  # the page is about to be written
        if bar.value() and bar.maximum() - bar.value() < self.viewport().height() // 2:
            self.complete()  # one scrolls: what is below must be there
        if not bar.value():
            self.part_reached.emit(next(iter(Part)).value)
            return
        if bar.value() == bar.maximum() and (tops := self._part_tops()) and bar.value() == bar.maximum():
            self.part_reached.emit(tops[-1][1])
            return
        reached = spots.part_at(self._page, bar.value() + current_theme().px(40))
        if reached:
            self.part_reached.emit(reached)
