"""What view and presenter of the calculator screen ask of each other. Types only."""

from __future__ import annotations

from typing import Protocol

from rairdtc_gui.ui.screens.calculators.rows import CalculatorPage, OutcomeRows


class CalculatorsListener(Protocol):
    """What the view tells of."""

    def on_calculator_requested(self, calculator_id: str) -> None: ...

    def on_text_changed(self, key: str, text: str) -> None: ...

    def on_unit_chosen(self, key: str, input_id: str) -> None: ...

    def on_use_requested(self) -> None: ...


class CalculatorsViewPort(Protocol):
    """What the presenter asks of the view."""

    def listen(self, listener: CalculatorsListener) -> None: ...

    def show_list(self, rows: tuple[tuple[str, str], ...], current: str) -> None: ...

    def show_page(self, page: CalculatorPage) -> None: ...

    def show_outcome(self, rows: OutcomeRows) -> None: ...

    def show_unknown(self, sentence: str) -> None: ...

    def go(self, route: str) -> None: ...

    def focus_first(self) -> None: ...
