"""The column of the result: bands, cards in rank order, and the quiet last line. Keeps cards that did not change."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from rairdtc_gui.ui.result_rows.rows import CardRow, FootRow, NothingRow, QuietRow, ResultRows
from rairdtc_gui.ui.screens.result.first_band import FirstBand
from rairdtc_gui.ui.screens.result.foot import Foot
from rairdtc_gui.ui.screens.result.head import ExampleBand, NoticeBand
from rairdtc_gui.ui.screens.result.option_card import OptionCard
from rairdtc_gui.ui.screens.result.parts import SignedLine, link_line, settle
from rairdtc_gui.ui.screens.result.spans import OPTION, line_spans, option_span
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.text import PlainLabel, RichLine, Span


class ResultColumn(QWidget):
    """Signals: `why_requested`, `what_if_requested`, `guidelines_requested`, `link_activated`, `scroll_wanted`."""

    #: The reasons of an option are wanted.
    why_requested = Signal(str)
    #: What if, for an option.
    what_if_requested = Signal(str)
    #: A decision point on which guidelines differ.
    guidelines_requested = Signal(str)
    #: A link, a source number as `source:n`, or a card as `option:id`.
    link_activated = Signal(str)
    #: A card that should be in sight.
    scroll_wanted = Signal(QWidget)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(current_theme().px(12))
        self._cards: dict[str, OptionCard] = {}
        self._opened: set[str] = set()
        self._wanted = ""
        self._quiet: QWidget | None = None
        self._kept: dict[str, OptionCard] = {}
        self._waiting: list[CardRow] = []
        self._quiet_row: QuietRow | None = None
        self._foot_row: FootRow | None = None
        self._leads = self._is_seen = False
        self._reach: Callable[[], int] = self.height
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timeout)

    def show_rows(self, rows: ResultRows) -> None:
        """Replaces the column; a card whose row is the same stays, and keeps the focus."""
        focused = self.focused_option()
        kept = self._take_kept(rows.cards, rows.nothing is None)
        self._clear()
        if rows.example is not None:
            self._layout.addWidget(ExampleBand(rows.example, self))
        if rows.notice:
            self._layout.addWidget(NoticeBand(rows.notice, self))
        if rows.first:
            band = FirstBand(rows.first, self)
            band.link_activated.connect(self.link_activated)
            self._layout.addWidget(band)
        if rows.nothing is not None:
            self._layout.addWidget(self._nothing(rows.nothing))
        self._cards, self._kept = {}, kept
        self._waiting, self._is_seen = list(rows.cards), False
        self._quiet_row, self._foot_row, self._leads = rows.quiet, rows.foot, rows.nothing is None
        self._add_seen()
        for option in kept.keys() - self._cards.keys():
            kept[option].hide()  # until it has its new place
        if focused:
            self._refocus(focused)
        self._timer.start(0)

    def set_reach(self, reach: Callable[[], int]) -> None:
        """Tells how far down the page is in sight; what is further down is added later."""
        self._reach = reach

    def finish(self) -> None:
        """Adds everything that waits to be added."""
        self._add_cards(len(self._waiting))

    def _add_seen(self) -> None:
        """Adds what is in sight."""
        self._add_cards(1)
        while self._waiting and self._height() < self._reach():
            self._add_cards(1)

    def _height(self) -> int:
        return self._layout.totalHeightForWidth(self.width())

    def show_sentence(self, sentence: str, way: Span | None = None) -> None:
        """Nothing but a sentence, and a link to what can be done about it."""
        self._timer.stop()
        self._waiting, self._quiet_row, self._foot_row, self._kept = [], None, None, {}
        self._clear()
        self._cards = {}
        line = RichLine(self, spans=(Span(sentence), *((Span("  "), way) if way is not None else ())))
        line.link_activated.connect(self.link_activated)
        self._layout.addWidget(line)

    def open_option(self, option: str) -> None:
        """Opens a card."""
        self.finish()
        self._wanted = option
        card = self._cards.get(option)
        if card is not None:
            card.set_open(True)
            self._opened.add(option)
        elif self._quiet is not None:
            self._quiet.show()

    @Slot()
    def scroll_to_opened(self) -> None:
        """Asks for the card opened last to be in sight, and gives it the focus."""
        card = self._cards.get(self._wanted)
        if card is not None:
            card.focus()
            self.scroll_wanted.emit(card)

    def focus_option(self, option: str) -> None:
        """A card takes the focus."""
        self.finish()
        if option in self._cards:
            self._cards[option].focus()

    def opened(self) -> frozenset[str]:
        """Which cards were opened."""
        return frozenset(self._opened)

    def set_opened(self, opened: frozenset[str]) -> None:
        """Opens exactly these cards."""
        self._opened = set(opened)
        self.finish()
        for option, card in self._cards.items():
            card.set_open(option in opened)

    def _add_cards(self, count: int) -> None:
        """Adds the next cards, and after the last the quiet line."""
        for row in self._waiting[:count]:
            is_leading = not self._cards and self._leads
            card = self._kept.get(row.option)
            if card is None:
                card = self._card(row, is_leading)
            elif card.row != row:
                card.show_row(row)
            self._cards[row.option] = card
            self._layout.addWidget(card)
            if row.option in self._kept:
                card.show()
        del self._waiting[:count]
        if not self._waiting:
            self._timer.stop()
            if self._quiet_row is not None:
                self._add_quiet(self._quiet_row)
                self._quiet_row = None
            if self._foot_row is not None:
                foot = Foot(self._foot_row, self)
                foot.guidelines_requested.connect(self.guidelines_requested)
                self._layout.addWidget(foot)
                self._foot_row = None
        settle(self)

    def _refocus(self, option: str) -> None:
        """The focus stays on the card it was on, also when that card is made anew."""
        if self.focused_option() != option:
            self.finish()
            if option in self._cards:
                self._cards[option].focus()

    @Slot()
    def _on_timeout(self) -> None:
        """The first time only lets the frame be painted; then one card at a time."""
        if self._is_seen:
            self._add_cards(1)
        self._is_seen = True
        if self._waiting or self._quiet_row is not None or self._foot_row is not None:
            self._timer.start(0)

    # --- parts ----------------------------------------------------------------------------------

    def _card(self, row: CardRow, is_leading: bool) -> OptionCard:
        card = OptionCard(row, row.option in self._opened, is_leading, self)
        card.why_requested.connect(self.why_requested)
        card.what_if_requested.connect(self.what_if_requested)
        card.link_activated.connect(self.link_activated)
        card.toggled.connect(self._on_toggled)
        return card

    def _take_kept(self, rows: tuple[CardRow, ...], leads: bool) -> dict[str, OptionCard]:
        """The cards that can show their option as it is now, taken out of the layout but not deleted."""
        kept: dict[str, OptionCard] = {}
        for place, row in enumerate(rows):
            card = self._cards.get(row.option)
            if card is not None and card.can_show(row, leads and place == 0):
                kept[row.option] = card
                self._layout.removeWidget(card)
        return kept

    def _clear(self) -> None:
        while (item := self._layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._quiet = None

    def _nothing(self, row: NothingRow) -> QWidget:
        """That nothing is indicated, and which facts exclude what."""
        theme = current_theme()
        box = QFrame(self)
        box.setProperty("kind", "card")
        column = QVBoxLayout(box)
        column.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        column.setSpacing(theme.px(4))
        column.addWidget(PlainLabel(row.sentence, box, Role.DOSE))
        for line in row.excluded_by:
            widget = SignedLine(line_spans(line), line.sign, parent=box)
            widget.link_activated.connect(self.link_activated)
            column.addWidget(widget)
        return box

    def _add_quiet(self, row: QuietRow) -> None:
        """One quiet line that opens the list of options without a stance; each name asks why."""
        head = link_line(row.sentence, self)
        spans: list[Span] = []
        for option, name in row.options:
            if spans:
                spans.append(Span(" · "))
            spans.append(option_span(name, option))
        names = RichLine(self, spans=tuple(spans))
        names.link_activated.connect(self._on_quiet_activated)
        names.hide()
        self._quiet = names
        head.link_activated.connect(self._on_quiet_clicked)
        self._layout.addWidget(head)
        self._layout.addWidget(names)

    def focused_option(self) -> str:
        """The option whose card has the keyboard; empty if none has."""
        widget = QApplication.focusWidget()
        if widget is None or not self.isAncestorOf(widget):
            return ""
        return next((option for option, card in self._cards.items() if card.isAncestorOf(widget)), "")

    @Slot(str)
    def _on_quiet_clicked(self, _target: str) -> None:
        if self._quiet is not None:
            self._quiet.setVisible(self._quiet.isHidden())

    @Slot(str)
    def _on_quiet_activated(self, target: str) -> None:
        self.why_requested.emit(target.removeprefix(OPTION))

    @Slot(str, bool)
    def _on_toggled(self, option: str, is_open: bool) -> None:
        if is_open:
            self._opened.add(option)
        else:
            self._opened.discard(option)
