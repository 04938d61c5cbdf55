"""What the print screen and its presenter ask of each other."""

from __future__ import annotations

from typing import Protocol

from rairdtc_gui.ui.printing.blocks import Printed


class PrintoutListener(Protocol):
    """What the view tells of."""

    def on_pdf_target_chosen(self, path: str) -> None: ...


class PrintoutPort(Protocol):
    """What the presenter asks of the view."""

    def listen(self, listener: PrintoutListener) -> None: ...

    def begin(self, case: int) -> None: ...

    def show_page(self, printed: Printed, about: str, name: str) -> None: ...

    def show_nothing(self, sentence: str) -> None: ...

    def show_note(self, sentence: str, is_problem: bool) -> None: ...

    def pdf(self) -> bytes: ...
