"""The column of the result: bands, cards in rank order, and the quiet last line. Keeps cards that did not change."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from rairdtc_gui.ui.result_rows.rows import CardRow, FootRow, NothingRow, QuietRow, ResultRows
from rairdtc_gui.ui.screens.result.first_band import FirstBand
from rairdtc_gui.ui.screens.result.foot import Foot
from rairdtc_gui.ui.screens.result.head import ExampleBand, NoticeBand
from rairdtc_gui.ui.screens.result.option_card import OptionCard
from rairdtc_gui.ui.screens.result.parts import SignedLine, link_line, settle
from rairdtc_gui.ui.screens.result.spans import OPTION, line_spans, option_span
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.filling import FillingBox, grows_below
from rairdtc_gui.ui.widgets.held import layouts_held
from rairdtc_gui.ui.widgets.panes import is_tab_stop
from rairdtc_gui.ui.widgets.text import PlainLabel, RichLine, Span

_AT_A_TIME = 1  # cards that follow in one go; a key that is pressed meanwhile waits no longer


class ResultColumn(FillingBox):
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
        grows_below(self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(current_theme().px(12))
        self._cards: dict[str, OptionCard] = {}
        self._opened: set[str] = set()
        self._wanted = ""
        self._quiet: QWidget | None = None
        self._kept: dict[str, OptionCard] = {}
        self._waiting: list[CardRow] = []
        self._heads: list[QWidget] = []  # above the cards
        self._tail: list[QWidget] = []  # below them
        self._heads_said: object = None
        self._tail_said: tuple[QuietRow | None, FootRow | None] | None = None
        self._leads = self._is_seen = False
        self._reach: Callable[[], int] = self.height
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timeout)

    def show_rows(self, rows: ResultRows) -> None:
        """Replaces the column; a card whose row is the same stays, and keeps the focus."""
        focused = self.focused_option()
        self._show_heads(rows)
        self._keep_cards(rows.cards, rows.nothing is None)
        self._drop_tail((rows.quiet, rows.foot))
        self._waiting, self._is_seen = list(rows.cards), False
        self._leads = rows.nothing is None
        self._add_seen()
        for row in self._waiting:
            if row.option in self._kept and self._kept[row.option].row != row:
                self._kept[row.option].hide()  # until it says what holds now
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
        with layouts_held(self):
            self._put_cards(1)
            while self._waiting and self._height() < self._reach():
                self._put_cards(1)
        settle(self)

    def _height(self) -> int:
        """Of what is as it should be now."""
        done, width = [*self._heads, *self._cards.values()], self.width()
        return sum(widget.heightForWidth(width) + self._layout.spacing() for widget in done)

    def show_sentence(self, sentence: str, way: Span | None = None) -> None:
        """Nothing but a sentence, and a link to what can be done about it."""
        self._timer.stop()
        self._clear()
        line = RichLine(self, spans=(Span(sentence), *((Span("  "), way) if way is not None else ())))
        line.link_activated.connect(self.link_activated)
        self._layout.addWidget(line)
        self._heads, self._heads_said = [line], sentence

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

    def forget_opened(self) -> None:
        """Cards are closed when they are shown the next time."""
        self._opened.clear()
        for card in (*self._cards.values(), *self._kept.values()):
            card.set_open(False)

    def set_opened(self, opened: frozenset[str]) -> None:
        """Opens exactly these cards."""
        self._opened = set(opened)
        self.finish()
        for option, card in self._cards.items():
            card.set_open(option in opened)

    def _add_cards(self, count: int) -> None:
        """Adds the next cards and gives them their size."""
        with layouts_held(self):
            self._put_cards(count)
        settle(self)

    def _put_cards(self, count: int) -> None:
        """The next cards, and after the last the quiet line."""
        for row in self._waiting[:count]:
            is_leading = not self._cards and self._leads
            card = self._kept.get(row.option)
            if card is None:
                card = self._card(row, is_leading)
            elif card.row != row:
                card.show_row(row)
            place = len(self._heads) + len(self._cards)
            self._cards[row.option] = card
            self._kept.pop(row.option, None)
            if self._layout.indexOf(card) != place:
                self._layout.insertWidget(place, card)
            if card.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
                card.show()
        del self._waiting[:count]
        if not self._waiting:
            self._timer.stop()
            self._add_tail()
            self._order_tabs()

    def _add_tail(self) -> None:
        """The quiet line and what is not judged, below the last card."""
        quiet, foot = self._tail_said or (None, None)
        if self._tail:
            return
        if quiet is not None:
            self._add_quiet(quiet)
        if foot is not None:
            made = Foot(foot, self)
            made.guidelines_requested.connect(self.guidelines_requested)
            self._tail.append(made)
        for widget in self._tail:
            self._layout.addWidget(widget)

    def _order_tabs(self) -> None:
        """Tab goes down the page, also over cards and rows that are older than those above them."""
        rows = (part for card in self._cards.values() for part in card.parts())
        parts = (*self._heads, *rows, *self._tail)
        stops = [stop for part in parts for stop in (part, *part.findChildren(QWidget)) if is_tab_stop(stop)]
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)

    def _refocus(self, option: str) -> None:
        """The focus stays on the card it was on, also when that card is made anew."""
        if self.focused_option() != option:
            self.finish()
            if option in self._cards:
                self._cards[option].focus()

    @Slot()
    def _on_timeout(self) -> None:
        """The first time only lets the frame be painted; then a few cards at a time."""
        if self._is_seen:
            self._put_cards(_AT_A_TIME)  # below what is in sight: they get their size with the next events
        self._is_seen = True
        if self._waiting:
            self._timer.start(0)

    # --- parts ----------------------------------------------------------------------------------

    def _card(self, row: CardRow, is_leading: bool) -> OptionCard:
        card = OptionCard(row, row.option in self._opened, is_leading, self)
        card.why_requested.connect(self.why_requested)
        card.what_if_requested.connect(self.what_if_requested)
        card.link_activated.connect(self.link_activated)
        card.toggled.connect(self._on_toggled)
        return card

    def _show_heads(self, rows: ResultRows) -> None:
        """What stands above the cards; the same stays."""
        said = (rows.example, rows.notice, rows.first, rows.nothing)
        if said == self._heads_said:
            return
        self._drop(self._heads)
        self._heads, self._heads_said = self._new_heads(rows), said
        for place, widget in enumerate(self._heads):
            self._layout.insertWidget(place, widget)

    def _new_heads(self, rows: ResultRows) -> list[QWidget]:
        found: list[QWidget] = []
        if rows.example is not None:
            found.append(ExampleBand(rows.example, self))
        if rows.notice:
            found.append(NoticeBand(rows.notice, self))
        if rows.first:
            band = FirstBand(rows.first, self)
            band.link_activated.connect(self.link_activated)
            found.append(band)
        if rows.nothing is not None:
            found.append(self._nothing(rows.nothing))
        return found

    def _keep_cards(self, rows: tuple[CardRow, ...], leads: bool) -> None:
        """Cards that can show their option as it is now stay, in their places if these are in the same order."""
        cards, self._cards, self._kept = {**self._kept, **self._cards}, {}, {}
        for place, row in enumerate(rows):
            card = cards.get(row.option)
            if card is not None and card.can_show(row, leads and place == 0):
                self._kept[row.option] = cards.pop(row.option)
        self._drop(cards.values())
        places = [self._layout.indexOf(card) for card in self._kept.values()]
        if places != sorted(places):
            for card in self._kept.values():
                self._layout.removeWidget(card)

    def _drop_tail(self, said: tuple[QuietRow | None, FootRow | None]) -> None:
        """What stands below the cards is made anew after them, unless it says the same."""
        if said != self._tail_said:
            self._drop(self._tail)
            self._tail, self._tail_said, self._quiet = [], said, None

    def _drop(self, widgets: Iterable[QWidget]) -> None:
        for widget in widgets:
            self._layout.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    def _clear(self) -> None:
        """Takes everything away."""
        self._drop((*self._heads, *self._cards.values(), *self._kept.values(), *self._tail))
        self._heads, self._tail, self._quiet = [], [], None
        self._cards, self._kept, self._waiting = {}, {}, []
        self._heads_said = self._tail_said = None

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
        self._tail += [head, names]

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
