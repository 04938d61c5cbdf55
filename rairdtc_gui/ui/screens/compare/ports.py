"""What view and presenter of the comparison ask of each other. Types only."""

from __future__ import annotations

from typing import Protocol

from rairdtc_gui.ui.screens.compare.rows import ComparePage
from rairdtc_gui.ui.widgets.cells import Detail


class CompareListener(Protocol):
    """What the view tells of."""

    def on_drug_added(self, drug_id: str) -> None: ...

    def on_drug_removed(self, drug_id: str) -> None: ...

    def on_differences_toggled(self, has_differences_only: bool) -> None: ...

    def on_row_reached(self, key: str) -> None: ...


class CompareViewPort(Protocol):
    """What the presenter asks of the view."""

    def listen(self, listener: CompareListener) -> None: ...

    def show_page(self, page: ComparePage) -> None: ...

    def show_detail(self, detail: Detail | None) -> None: ...
