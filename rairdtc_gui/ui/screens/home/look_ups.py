"""Ways to what one asks for again and again: what was looked up in this session, and the tools of desk and phone."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.ui.icons import icon
from rairdtc_gui.ui.screens.home.rows import LookUp
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.badge import IconLabel
from rairdtc_gui.ui.widgets.flow import FlowLayout
from rairdtc_gui.ui.widgets.panel import SectionHead
from rairdtc_gui.ui.widgets.text import PlainLabel, RichLine, Span, SpanKind, on_button

_LARGE_TEXT = 1.5


class LookUpArea(QWidget):
    """Signal: `route_requested(route)`. Hidden while nothing was looked up."""

    #: Where a look-up leads.
    route_requested = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().px(4))
        column.addWidget(SectionHead(self.tr("Recent look-ups"), self.tr("in this session"), self))
        self._box = QWidget(self)
        self._flow = FlowLayout(self._box, current_theme().px(8))
        column.addWidget(self._box)
        self._shown: tuple[LookUp, ...] = ()
        self.hide()

    def show_look_ups(self, found: tuple[LookUp, ...]) -> None:
        """Replaces the buttons."""
        if found == self._shown:
            return
        self._shown = found
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        for look_up in found:
            self._flow.addWidget(self._button(look_up))
        self.setVisible(bool(found))

    def _button(self, look_up: LookUp) -> QPushButton:
        theme = current_theme()
        button = QPushButton(" " + on_button(look_up.name), self._box)
        button.setIcon(icon(look_up.icon))
        button.setIconSize(QSize(theme.px(16), theme.px(16)))
        button.setAccessibleName(look_up.name)
        button.clicked.connect(partial(self.route_requested.emit, look_up.route))
        return button


class OftenNeeded(QWidget):
    """Signal: `route_requested(route)`. Three tools with what each is for."""

    #: Where a tool is.
    route_requested = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        theme = current_theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(SectionHead(self.tr("Often needed"), "", self))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(8))
        tools = (
            (self.tr("Toxicity"), self.tr("Grade to hold, reduce, resume"), "toxicity", Place.TOXICITY),
            (self.tr("Interactions"), self.tr("One drug against a medicine list"), "drug", Place.INTERACTIONS),
            (self.tr("Calculators"), self.tr("CrCl, QTcF, Child-Pugh"), "tools", Place.CALCULATORS),
        )
        across = 1 if theme.scale >= _LARGE_TEXT else len(tools)
        for number, (name, said, picture, place) in enumerate(tools):
            grid.addWidget(self._tool(name, said, picture, place), number // across, number % across)
            grid.setColumnStretch(number % across, 1)
        column.addLayout(grid)

    def _tool(self, name: str, said: str, picture: str, place: Place) -> QWidget:
        theme = current_theme()
        box = QWidget(self)
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        link = RichLine(box, Role.BODY_STRONG, spans=(Span(name, SpanKind.ENTRY, Route(place).encode()),))
        link.setAccessibleDescription(said)
        link.link_activated.connect(self.route_requested)
        grid.addWidget(IconLabel(picture, "muted", 16, box, line=Role.BODY), 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(link, 0, 1)
        grid.addWidget(PlainLabel(said, box, Role.BODY, "muted"), 1, 1)
        return box
