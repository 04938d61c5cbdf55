"""Many changes of a page at once, laid out once at the end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QLayout, QWidget


@contextmanager
def layouts_held(widget: QWidget) -> Iterator[None]:
    """No layout from `widget` up to its window works meanwhile; then each does once, with the events that wait for it.

    Without this every part that is shown lays out everything around it at once.
    """
    held: list[QLayout] = []
    current: QWidget | None = widget
    while current is not None:
        layout = current.layout()
        if layout is not None and layout.isEnabled():
            layout.setEnabled(False)
            held.append(layout)
        current = None if current.isWindow() else current.parentWidget()
    try:
        yield
    finally:
        for layout in held:
            layout.setEnabled(True)
