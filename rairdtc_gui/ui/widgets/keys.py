"""Keys that do something, each with the words of what it does: the list of keys is read off these and holds no other.

A key is either a shortcut made by `add_key`, or a row of the table of a widget that has `key_table`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from rairdtc_gui.ui.preferences import preferences

_SINGLE = "isSingleKey"
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)


@dataclass(frozen=True, slots=True)
class KeyAction:
    """A key of a widget that has the keyboard. `is_single`: it can be switched off, as letters and digits can."""

    key: Qt.Key
    does: str
    action: Callable[[], object]
    is_single: bool = True


@dataclass(frozen=True, slots=True)
class KeyRow:
    """The names of keys that do the same, and what that is."""

    keys: tuple[str, ...]
    does: str


@runtime_checkable
class HasKeys(Protocol):
    """A widget that answers keys by a table."""

    def key_table(self) -> tuple[KeyAction, ...]: ...


def add_key(
    parent: QWidget,
    keys: str | QKeySequence.StandardKey,
    does: str,
    action: Callable[..., object],
    context: Qt.ShortcutContext = Qt.ShortcutContext.WidgetWithChildrenShortcut,
    is_single: bool = False,
) -> QShortcut:
    """A key that works in a widget, or with `context` beyond it."""
    shortcut = QShortcut(QKeySequence(keys), parent)
    shortcut.setContext(context)
    shortcut.setWhatsThis(does)
    if is_single:
        shortcut.setProperty(_SINGLE, True)
        shortcut.activated.connect(_IfSingleKeys(action))
    else:
        shortcut.activated.connect(action)
    return shortcut


def press(table: Iterable[KeyAction], event: QKeyEvent) -> bool:
    """Does what the table says of a key without Ctrl; false if it says nothing, or if single keys are switched off."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier not in _PLAIN:
        return False
    for row in table:
        if row.key == event.key() and (preferences().single_keys or not row.is_single):
            row.action()
            return True
    return False


def keys_of(root: QWidget, is_own_only: bool = False) -> tuple[KeyRow, ...]:
    """The keys that work now in a widget and what is inside, or only its own; those that do the same together."""
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    option = direct if is_own_only else Qt.FindChildOption.FindChildrenRecursively
    found: dict[str, list[str]] = {}
    for shortcut in root.findChildren(QShortcut, options=option):
        if shortcut.isEnabled() and (preferences().single_keys or not shortcut.property(_SINGLE)):
            _add(found, shortcut.whatsThis(), shortcut.key())
    for row in () if is_own_only else _table_rows(root):
        if preferences().single_keys or not row.is_single:
            _add(found, row.does, QKeySequence(row.key))
    return tuple(KeyRow(tuple(names), does) for does, names in found.items())


def _add(found: dict[str, list[str]], does: str, keys: QKeySequence) -> None:
    name, names = keys.toString(QKeySequence.SequenceFormat.NativeText), found.setdefault(does, [])
    if name not in names:
        names.append(name)


def _table_rows(root: QWidget) -> Iterable[KeyAction]:
    for widget in (root, *root.findChildren(QWidget)):
        if isinstance(widget, HasKeys):
            yield from widget.key_table()


class _IfSingleKeys:
    """A call that is made only while single keys are on."""

    def __init__(self, action: Callable[..., object]) -> None:
        self._action = action

    def __call__(self) -> None:
        if preferences().single_keys:
            self._action()
