"""What stands at the side of the result: the ruled-out options, or one of the panels that lie over them."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rairdtc_gui.ui.result_rows.panel_rows import DecisionRows, StartRows, WhatIfRows
from rairdtc_gui.ui.result_rows.rows import WhyRows
from rairdtc_gui.ui.screens.result.closable import ClosablePanel
from rairdtc_gui.ui.screens.result.decision_panel import DecisionPanel
from rairdtc_gui.ui.screens.result.panel_ports import PanelListener
from rairdtc_gui.ui.screens.result.start_panel import StartPanel
from rairdtc_gui.ui.screens.result.what_if_panel import WhatIfPanel
from rairdtc_gui.ui.screens.result.why_panel import WhyPanel


class ResultPanels(QWidget):
    """Shows one thing at a time; each is made when it is first opened. Signals: `closed`, `link_activated(target)`."""

    #: The open panel is to be closed.
    closed = Signal()
    #: A link that leads out of a panel.
    link_activated = Signal(str)

    def __init__(self, side: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self._listener: PanelListener | None = None
        self._open: ClosablePanel | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(side)

    @property
    def is_open(self) -> bool:
        """Whether a panel lies over the side."""
        return self._open is not None

    def listen(self, listener: PanelListener) -> None:
        """Tells a listener of everything that happens in the panels."""
        self._listener = listener
        self.closed.connect(listener.on_panel_closed)

    @cached_property
    def why(self) -> WhyPanel:
        """The reasons of an option."""
        panel = WhyPanel()
        listener = self._place(panel)
        panel.searched.connect(listener.on_other_searched)
        panel.picked.connect(listener.on_other_picked)
        panel.what_if_requested.connect(listener.on_what_if_requested)
        panel.question_supposed.connect(listener.on_question_supposed)
        return panel

    @cached_property
    def what_if(self) -> WhatIfPanel:
        """What moves by what is supposed."""
        panel = WhatIfPanel()
        listener = self._place(panel)
        panel.searched.connect(listener.on_answer_searched)
        panel.picked.connect(listener.on_answer_picked)
        panel.answered.connect(listener.on_answer_supposed)
        panel.cleared.connect(_Cleared(listener))
        panel.marked_unavailable.connect(listener.on_unavailable_supposed)
        panel.edited.connect(listener.on_supposition_edited)
        panel.more_wanted.connect(listener.on_second_wanted)
        panel.dropped.connect(listener.on_supposition_dropped)
        panel.reset.connect(listener.on_suppositions_reset)
        panel.kept.connect(listener.on_suppositions_kept)
        return panel

    @cached_property
    def start(self) -> StartPanel:
        """What start or watch turns on."""
        panel = StartPanel()
        listener = self._place(panel)
        panel.guidelines_requested.connect(listener.on_guidelines_requested)
        return panel

    @cached_property
    def decision(self) -> DecisionPanel:
        """The form of the team's decision."""
        panel = DecisionPanel()
        listener = self._place(panel)
        panel.searched.connect(listener.on_option_searched)
        panel.picked.connect(listener.on_option_picked)
        panel.drafted.connect(listener.on_decision_drafted)
        panel.noted.connect(listener.on_decision_noted)
        panel.removed.connect(listener.on_decision_removed)
        return panel

    def _place(self, panel: ClosablePanel) -> PanelListener:
        """Puts a panel that is opened for the first time beside the others; gives who is told of it."""
        panel.hide()
        panel.closed.connect(self.closed)
        panel.link_activated.connect(self.link_activated)
        self._column.addWidget(panel)
        assert self._listener is not None
        return self._listener

    def show_why(self, rows: WhyRows) -> bool:
        """The reasons of an option; true if the panel was not open for it before."""
        is_new = self._open is not self.why or self.why.option != rows.option
        self.why.show_rows(rows)
        return self._show(self.why, is_new)

    def show_what_if(self, rows: WhatIfRows) -> bool:
        """What moves by what is supposed; true if the panel was not open before."""
        self.what_if.show_rows(rows)
        return self._show(self.what_if, self._open is not self.what_if)

    def show_start(self, rows: StartRows) -> bool:
        """What start or watch turns on; true if the panel was not open before."""
        self.start.show_rows(rows)
        return self._show(self.start, self._open is not self.start)

    def show_decision(self, rows: DecisionRows) -> bool:
        """The form of the decision; true if it was not open before."""
        is_new = self._open is not self.decision
        if is_new:
            self.decision.begin()
        self.decision.show_rows(rows)
        return self._show(self.decision, is_new)

    def close_panel(self) -> bool:
        """The side again; false if nothing was open."""
        if self._open is None:
            return False
        self._open.hide()
        self._open = None
        self._side.show()
        return True

    def focus_first(self) -> None:
        """The open panel takes the keyboard."""
        if self._open is not None:
            self._open.focus_first()

    def _show(self, panel: ClosablePanel, is_new: bool) -> bool:
        if self._open is not panel:
            self._side.hide()
            if self._open is not None:
                self._open.hide()
            self._open = panel
            panel.show()
        if is_new:
            panel.to_top()
        return is_new


class _Cleared:
    """Says that a question is supposed to be open; a bound object instead of a lambda that keeps things alive."""

    def __init__(self, listener: PanelListener) -> None:
        self._listener = listener

    def __call__(self, question: str) -> None:
        self._listener.on_answer_supposed(question, None)
