"""The home screen: two doors, the open case, published patients, and what the answers rest on."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from rairdtc_gui.domain.answers import Status
from rairdtc_gui.domain.routes import NEWS, Place, Route
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.preferences import preferences
from rairdtc_gui.ui.screens.home.look_ups import LookUpArea, OftenNeeded
from rairdtc_gui.ui.screens.home.recent import RecentArea
from rairdtc_gui.ui.screens.home.rows import CaseSummary, ExampleSummary, KnowledgeSummary, LookUp, RecentCases
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.badge import IconLabel, StanceMark
from rairdtc_gui.ui.widgets.note import NoteLine
from rairdtc_gui.ui.widgets.panel import Hairline, SectionHead
from rairdtc_gui.ui.widgets.scroll import PageScroll
from rairdtc_gui.ui.widgets.text import PlainLabel, RichLine, Span, SpanKind
from rairdtc_gui.ui.widgets.tiles import Door, ListTile, Tile
from rairdtc_gui.ui.wording import NO_BREAK


class HomeView(QWidget):
    """Signals: `new_case_requested`, `case_requested(id)`, `example_requested(id)`, `route_requested(route)`."""

    #: A new case is wanted.
    new_case_requested = Signal()
    #: The id of the saved case to open.
    case_requested = Signal(str)
    #: The id of the published patient to open.
    example_requested = Signal(str)
    #: Where a door or the line of the open case leads.
    route_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("homeView")
        self._new = Door(self.tr("New case"), self.tr("Any question may stay open"), "Ctrl+N", "case", self)
        self._drugs = Door(self.tr("Look up a drug"), self.tr("Dose, toxicity, interactions"), "Ctrl+3", "drug", self)
        self._case_area = QWidget(self)
        self._recent = RecentArea(self)
        self._look_ups = LookUpArea(self)
        self._often = OftenNeeded(self)
        self._examples = QFrame(self)
        self._off = NoteLine(self)
        self._panel = QFrame(self)
        self._scroll = PageScroll(self)
        self._side = PageScroll(self)
        self._shown_case: CaseSummary | None = None
        self._shown_knowledge: KnowledgeSummary | None = None
        self._build()
        self._connect()

    def title(self) -> str:
        """The view title."""
        return self.tr("Home")

    def context(self) -> str:
        """Nothing more to say beside the title."""
        return ""

    def focus_first(self) -> None:
        """The first door takes the focus."""
        (self._drugs if preferences().reference_only else self._new).setFocus()

    def state(self) -> object:
        """The scroll position."""
        return self._scroll.verticalScrollBar().value()

    def restore(self, state: object) -> None:
        """Back to a scroll position."""
        if isinstance(state, int):
            self._scroll.verticalScrollBar().setValue(state)

    def show_case(self, case: CaseSummary | None) -> None:
        """The open case in one line; nothing while none is open."""
        if case == self._shown_case:
            return
        self._shown_case = case
        layout = self._emptied(self._case_area)
        self._case_area.setVisible(case is not None)
        if case is not None:
            layout.addWidget(SectionHead(self.tr("Open case"), "", self._case_area))
            layout.addWidget(self._case_line(case))

    def show_recent(self, recent: RecentCases) -> None:
        """The saved cases used last, or how one gets to them."""
        self._recent.show_recent(recent)

    def show_look_ups(self, look_ups: tuple[LookUp, ...]) -> None:
        """What was looked up in this session; nothing while there is none."""
        self._look_ups.show_look_ups(look_ups)

    def show_examples(self, examples: tuple[ExampleSummary, ...]) -> None:
        """The published patients; a click opens one."""
        layout = self._emptied(self._examples)
        for place, example in enumerate(examples):
            if place:
                layout.addWidget(Hairline(self._examples))
            row = ListTile(wording.bind(example.title), wording.bind(example.decision_point), self._examples)
            row.clicked.connect(partial(self.example_requested.emit, example.id))
            layout.addWidget(row)

    def show_knowledge(self, knowledge: KnowledgeSummary) -> None:
        """Date, version, age, size and purpose of the knowledge base."""
        if knowledge == self._shown_knowledge:
            return
        self._shown_knowledge = knowledge
        layout = self._emptied(self._panel)
        layout.addLayout(self._knowledge_head(knowledge))
        if knowledge.news:
            layout.addWidget(Hairline(self._panel))
            layout.addWidget(self._news(knowledge))
        layout.addWidget(Hairline(self._panel))
        layout.addLayout(self._counts(knowledge))
        layout.addWidget(Hairline(self._panel))
        layout.addWidget(self._text(self._confirmed_words(knowledge)))
        layout.addWidget(Hairline(self._panel))
        layout.addWidget(self._head(self.tr("Intended use")))
        layout.addWidget(self._text(wording.bind(knowledge.intended_use)))
        layout.addStretch(1)

    # --- building ------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = current_theme()
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        pane = QWidget(self)
        column = QVBoxLayout(pane)
        column.setContentsMargins(theme.px(32), theme.px(20), theme.px(32), theme.px(24))
        column.setSpacing(theme.px(8))
        doors = QHBoxLayout()
        doors.setSpacing(theme.px(12))
        doors.addWidget(self._new, 1)
        doors.addWidget(self._drugs, 1)
        column.addLayout(doors)
        column.addWidget(self._case_area)
        column.addWidget(self._recent)
        column.addWidget(self._look_ups)
        column.addWidget(self._often)
        context = self.tr("published patients; each opens as a case that you can change")
        self._examples_head = SectionHead(self.tr("Example cases"), context, pane)
        column.addWidget(self._off)
        column.addWidget(self._examples_head)
        self._examples.setProperty("kind", "card")
        column.addWidget(self._examples)
        column.addStretch(1)
        self._case_area.setVisible(False)
        if preferences().reference_only:
            self._turn_cases_off()
        self._side.setFixedWidth(theme.px(328))
        self._panel.setObjectName("sidePanel")
        self._column = column
        for area in (pane, self._panel):  # their height follows from their width; the least height does not count
            area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._scroll.setWidget(pane)
        self._side.setWidget(self._panel)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(self._side)

    def _turn_cases_off(self) -> None:
        """Every way into a case goes; why, and where that was chosen, is said in their place."""
        for part in (self._new, self._recent, self._examples_head, self._examples):
            part.setVisible(False)
        self._off.show_note(self.tr("Reference only is on: no cases. Settings (Ctrl+,) turns them on again."))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The knowledge stands at the right, or below where the doors would get narrow."""
        super().resizeEvent(event)
        theme = current_theme()
        is_wide = self.width() - theme.px(328) >= theme.px(560)
        if is_wide == self._side.isVisibleTo(self):
            return
        self._side.setVisible(is_wide)
        if is_wide:
            self._panel.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
            self._side.setWidget(self._panel)
        else:
            self._side.takeWidget()
            self._panel.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            self._column.insertWidget(self._column.count() - 1, self._panel)
        self._panel.setVisible(True)

    def _connect(self) -> None:
        self._new.clicked.connect(self.new_case_requested)
        self._drugs.clicked.connect(self._on_drugs_clicked)
        self._often.route_requested.connect(self.route_requested)
        self._look_ups.route_requested.connect(self.route_requested)
        self._recent.list_requested.connect(self._on_list_requested)
        self._recent.case_requested.connect(self.case_requested)

    def _case_line(self, case: CaseSummary) -> Tile:
        theme = current_theme()
        label = case.label or self.tr("Case without a label")
        said = self._case_words(case)
        tile = Tile(label, said, True, self._case_area)
        column = QVBoxLayout(tile)
        column.setContentsMargins(theme.px(18), theme.px(8), theme.px(18), theme.px(8))
        column.setSpacing(0)
        column.addWidget(self._text(label, Role.BODY_STRONG, "link"))
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        if case.option:
            row.addWidget(StanceMark(case.stance, case.status, tile), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text(said), 1)
        column.addLayout(row)
        for child in tile.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        tile.clicked.connect(self._on_case_clicked)
        return tile

    def _case_words(self, case: CaseSummary) -> str:
        option = case.option or self.tr("No option is supported by the answers so far")
        count = case.open_facts
        open_facts = self.tr("{count} decisive facts open").format(count=count)
        if count == 1:
            open_facts = self.tr("1 decisive fact open")
        is_firm = not case.option or case.status is Status.SETTLED
        parts = [option, "" if is_firm else wording.status_word(case.status).lower(), open_facts]
        if case.is_example:
            parts.append(self.tr("example"))
        return " · ".join(part for part in parts if part)

    def _knowledge_head(self, knowledge: KnowledgeSummary) -> QHBoxLayout:
        theme = current_theme()
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        name, token = ("caution", "caution") if knowledge.is_stale else ("check", "text")
        row.addWidget(IconLabel(name, token, 16, self._panel), 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        dated = self.tr("Knowledge of {date}").format(date=knowledge.date)
        texts.addWidget(self._text(dated, Role.BODY_STRONG))
        age = self._age(knowledge)
        pack = self.tr("pack {version}").format(version=knowledge.version)
        texts.addWidget(self._text(f"{pack} · {age}", tone="muted"))
        row.addLayout(texts, 1)
        return row

    def _news(self, knowledge: KnowledgeSummary) -> QWidget:
        """What this release changed: how much of each kind, which leads to the whole list, then the first by name."""
        block = QWidget(self._panel)
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().px(4))
        column.addWidget(self._head(self.tr("New in this pack")))
        target = Route(Place.ABOUT, NEWS).encode()
        counts = [f"{words}: {count}".replace(" ", NO_BREAK) for words, count in knowledge.news]
        spans = [part for said in counts for part in (Span(" · "), Span(said, SpanKind.ENTRY, target))][1:]
        lines = [tuple(spans)] if spans else []
        for thing in knowledge.changed:
            kind = self.tr("Advice: ") if thing.is_advice else self.tr("Figure or text: ")
            lines.append((Span(kind, SpanKind.MUTED), Span(thing.name, SpanKind.ENTRY, thing.route)))
        for said in lines:
            line = RichLine(block, spans=said)
            line.link_activated.connect(self.route_requested)
            column.addWidget(line)
        return block

    def _age(self, knowledge: KnowledgeSummary) -> str:
        if knowledge.age_days < 0:
            return self.tr("dated after today: check the clock of this computer")
        words = (
            self.tr("{count} days old").format(count=knowledge.age_days) if knowledge.age_days else self.tr("of today")
        )
        if knowledge.age_days == 1:
            words = self.tr("1 day old")
        return self.tr("{age}: check the current label first").format(age=words) if knowledge.is_stale else words

    def _counts(self, knowledge: KnowledgeSummary) -> QGridLayout:
        theme = current_theme()
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(4))
        grid.setColumnStretch(0, 1)
        rows = (
            (self.tr("Drugs with a monograph"), knowledge.drugs),
            (self.tr("Trials and cohorts"), knowledge.trials),
            (self.tr("Treatment options"), knowledge.options),
            (self.tr("Rules"), knowledge.rules),
            (self.tr("Sources"), knowledge.sources),
        )
        for place, (words, count) in enumerate(rows):
            grid.addWidget(self._text(words), place, 0)
            number = self._text(f"{count:,}", tone="muted")
            number.setWordWrap(False)
            grid.addWidget(number, place, 1, Qt.AlignmentFlag.AlignRight)
        return grid

    def _confirmed_words(self, knowledge: KnowledgeSummary) -> str:
        words = self.tr(
            "{unconfirmed} of {all} facts are unconfirmed: they were not read in a source."
            " Each says so where it stands, and none can move an option up."
        )
        total = knowledge.confirmed + knowledge.unconfirmed
        return words.format(unconfirmed=f"{knowledge.unconfirmed:,}", all=f"{total:,}")

    # --- small parts ---------------------------------------------------------------------------

    def _head(self, text: str) -> PlainLabel:
        return self._text(text, Role.BODY_STRONG)

    def _text(self, text: str, role: Role = Role.BODY, tone: str = "") -> PlainLabel:
        return PlainLabel(text, self, role, tone)

    def _emptied(self, area: QWidget) -> QVBoxLayout:
        """The column of an area without what was in it."""
        theme = current_theme()
        layout = area.layout()
        if not isinstance(layout, QVBoxLayout):
            layout = QVBoxLayout(area)
            is_panel = area is self._panel
            side = theme.px(20) if is_panel else 1 if area is self._examples else 0
            top = theme.px(28) if is_panel else 1 if area is self._examples else 0
            layout.setContentsMargins(side, top, side, 1 if area is self._examples else theme.px(16) if is_panel else 0)
            layout.setSpacing(0 if area is self._examples else theme.px(12) if is_panel else 0)
        for child in area.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            child.setParent(None)
            child.deleteLater()
        while layout.takeAt(0) is not None:
            pass
        return layout

    # --- slots ---------------------------------------------------------------------------------

    @Slot()
    def _on_drugs_clicked(self) -> None:
        self.route_requested.emit(Route(Place.DRUGS).encode())

    @Slot()
    def _on_list_requested(self) -> None:
        self.route_requested.emit(Route(Place.SAVED).encode())

    @Slot()
    def _on_case_clicked(self) -> None:
        self.route_requested.emit(Route(Place.RESULT).encode())
