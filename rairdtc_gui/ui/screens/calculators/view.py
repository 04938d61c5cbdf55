"""The calculator screen: the calculators at the left, the chosen one at the right."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.ui.printing.blocks import Body
from rairdtc_gui.ui.screens.calculators.form import InputBlock
from rairdtc_gui.ui.screens.calculators.ports import CalculatorsListener
from rairdtc_gui.ui.screens.calculators.printed import printed
from rairdtc_gui.ui.screens.calculators.result_box import GroundBox, PurposeBox, ResultBox
from rairdtc_gui.ui.screens.calculators.rows import CalculatorPage, OutcomeRows
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.print_button import print_button
from rairdtc_gui.ui.widgets.row_list import ListRow, RowList
from rairdtc_gui.ui.widgets.scroll import PageScroll
from rairdtc_gui.ui.widgets.text import PlainLabel

_SIDE, _WIDEST = 232, 820


class CalculatorsView(QWidget):
    """Signals: `route_requested(route)`, and what is wanted of the open calculator."""

    #: A link to another place.
    route_requested = Signal(str)
    #: The key of a quantity and what stands in its field.
    text_changed = Signal(str, str)
    #: The key of a quantity and the input of another unit.
    unit_chosen = Signal(str, str)
    #: The result is to be written into the case.
    use_requested = Signal()
    #: The page is to be printed.
    print_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("calculatorsView")
        self._list = RowList(self.tr("Calculators"), self)
        self._scroll = PageScroll(self)
        self._title = PlainLabel(self.tr("Calculators"), self, Role.VIEW_TITLE)
        self._blocks: list[InputBlock] = []
        self._result: ResultBox | None = None
        self._page: CalculatorPage | None = None
        self._outcome: OutcomeRows | None = None
        self._print = print_button(self)
        self._print.clicked.connect(self.print_requested)
        self._build()
        self._list.row_chosen.connect(self._on_row_chosen)

    def title(self) -> str:
        """The view title."""
        return self._title.text()

    def context(self) -> str:
        """Nothing more to say beside the title."""
        return ""

    def listen(self, listener: CalculatorsListener) -> None:
        """Tells a listener of everything that is wanted here."""
        self.text_changed.connect(listener.on_text_changed)
        self.unit_chosen.connect(listener.on_unit_chosen)
        self.use_requested.connect(listener.on_use_requested)

    def show_list(self, rows: tuple[tuple[str, str], ...], current: str) -> None:
        """The calculators, one of them marked."""
        self._list.show_rows(
            tuple(ListRow(key, label, card=Route(Place.CALCULATORS, key).encode()) for key, label in rows)
        )
        self._list.show_current(current)

    def show_page(self, page: CalculatorPage) -> None:
        """Replaces the calculator."""
        sheet, column = self._sheet()
        self._page, self._outcome = page, None
        self._print.setVisible(True)
        self._title.setText(page.label)
        self._blocks = [InputBlock(row, sheet) for row in page.inputs]
        column.addWidget(PurposeBox(page, sheet))
        for block in self._blocks:
            block.text_changed.connect(self.text_changed)
            block.unit_chosen.connect(self.unit_chosen)
            column.addWidget(block)
        self._result = ResultBox(sheet)
        self._result.use_requested.connect(self.use_requested)
        for part in (self._result, GroundBox(page, sheet)):
            column.addWidget(part)
        column.addStretch(1)
        self._scroll.setWidget(sheet)

    def show_outcome(self, rows: OutcomeRows) -> None:
        """The result, and what is wrong with the values."""
        self._outcome = rows
        problems = {problem.key: problem for problem in rows.problems}
        for block in self._blocks:
            block.show_problem(problems.get(block.key))
        if self._result is not None:
            self._result.show_outcome(rows)

    def show_unknown(self, sentence: str) -> None:
        """There is no such calculator; the list stays."""
        sheet, column = self._sheet()
        self._blocks, self._result, self._page = [], None, None
        self._print.setVisible(False)
        self._title.setText(self.tr("Calculators"))
        column.addWidget(PlainLabel(sentence, sheet))
        column.addStretch(1)
        self._scroll.setWidget(sheet)

    def printed(self) -> Body | None:
        """The calculator for paper; none if there is none."""
        if self._page is None or self._outcome is None:
            return None
        return printed(self._page, self._outcome, {block.key: block.entered for block in self._blocks})

    def go(self, route: str) -> None:
        """Asks for another place."""
        self.route_requested.emit(route)

    def focus_first(self) -> None:
        """The first field takes the focus."""
        if self._blocks:
            self._blocks[0].focus_field()

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
        head.setMinimumHeight(theme.px(52))
        row = QHBoxLayout(head)
        row.setContentsMargins(theme.px(24), theme.px(8), theme.px(24), theme.px(8))
        row.addWidget(self._title, 1)
        row.addWidget(self._print)
        left = QFrame(self)
        left.setObjectName("leftColumn")
        left.setFixedWidth(theme.px(_SIDE) if theme.scale < 1.5 else theme.px(150))
        beside = QVBoxLayout(left)
        beside.setContentsMargins(0, theme.px(12), 0, 0)
        beside.addWidget(self._list)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(head)
        middle.addWidget(self._scroll, 1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(left)
        outer.addLayout(middle, 1)

    def _sheet(self) -> tuple[QWidget, QVBoxLayout]:
        theme = current_theme()
        sheet = QWidget()
        sheet.setMaximumWidth(theme.px(_WIDEST))
        column = QVBoxLayout(sheet)
        column.setContentsMargins(theme.px(24), theme.px(12), theme.px(24), theme.px(24))
        column.setSpacing(theme.px(4))
        return sheet, column

    @Slot(str)
    def _on_row_chosen(self, calculator_id: str) -> None:
        self.route_requested.emit(Route(Place.CALCULATORS, calculator_id).encode())
