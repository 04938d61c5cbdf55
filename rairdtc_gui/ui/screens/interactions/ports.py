"""What view and presenter of the interaction page ask of each other. Types only."""

from __future__ import annotations

from typing import Protocol

from rairdtc_gui.ui.screens.interactions.rows import CheckForm, Found


class InteractionsListener(Protocol):
    """What the view tells of."""

    def on_drug_chosen(self, drug_id: str) -> None: ...

    def on_drug_typed(self, text: str) -> None: ...

    def on_medicine_added(self, name: str) -> None: ...

    def on_medicine_removed(self, key: str) -> None: ...

    def on_quick_chosen(self, keys: tuple[str, ...]) -> None: ...

    def on_all_removed(self) -> None: ...


class InteractionsViewPort(Protocol):
    """What the presenter asks of the view."""

    def listen(self, listener: InteractionsListener) -> None: ...

    def show_form(self, form: CheckForm) -> None: ...

    def show_found(self, found: Found) -> None: ...

    def focus_first(self) -> None: ...
