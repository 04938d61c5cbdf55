"""What view and presenter of the evidence screen ask of each other. Types only."""

from __future__ import annotations

from typing import Protocol

from rairdtc_gui.ui.screens.evidence.rows import ListPage, Stamp, TrialPage
from rairdtc_gui.ui.widgets.cells import Detail


class EvidenceListener(Protocol):
    """What the view tells of."""

    def on_topic_chosen(self, topic: str) -> None: ...

    def on_drug_chosen(self, drug_id: str) -> None: ...

    def on_order_chosen(self, order: str) -> None: ...

    def on_filter_changed(self, text: str) -> None: ...

    def on_all_toggled(self, has_all: bool) -> None: ...

    def on_row_reached(self, key: str) -> None: ...


class EvidenceViewPort(Protocol):
    """What the presenter asks of the view."""

    def listen(self, listener: EvidenceListener) -> None: ...

    def show_stamp(self, stamp: Stamp) -> None: ...

    def show_list(self, page: ListPage) -> None: ...

    def show_trial(self, page: TrialPage) -> None: ...

    def show_unknown(self, sentence: str) -> None: ...

    def show_detail(self, detail: Detail | None) -> None: ...
