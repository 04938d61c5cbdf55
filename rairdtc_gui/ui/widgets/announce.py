"""Tells screen readers what changed elsewhere on the page, once and without moving the focus."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, sentence: str) -> None:
    """Says a sentence after what is being said."""
    QAccessible.updateAccessibility(announcement(widget, sentence))


def announcement(widget: QWidget, sentence: str) -> QAccessibleAnnouncementEvent:
    """The sentence as an event that interrupts nothing."""
    event = QAccessibleAnnouncementEvent(widget, sentence)
    event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
    return event
