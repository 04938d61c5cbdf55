"""Walks the heads of a table by keyboard: up from its first row, then sideways."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from rairdtc_gui.ui.widgets.cell_grid import AxisHeader, Grid
from rairdtc_gui.ui.widgets.link_point import Pointing, leave, point_at
from rairdtc_gui.ui.widgets.scroll import bring_into_sight

_KEYS = Qt.Key
_ENTER = frozenset({_KEYS.Key_Return, _KEYS.Key_Enter})
_SIDEWAYS = {_KEYS.Key_Left: -1, _KEYS.Key_Right: 1}
_DOWNWARDS = frozenset({_KEYS.Key_Down, _KEYS.Key_PageDown, _KEYS.Key_PageUp, _KEYS.Key_Home, _KEYS.Key_End})


class HeadWalk:
    """The head that has the keyboard, of those that lead somewhere. `follow`: told where Enter leads."""

    def __init__(self, table: Grid, follow: Callable[[str], None]) -> None:
        self._table, self._follow = table, follow

    @property
    def is_on(self) -> bool:
        """Whether a head has the keyboard, and no row."""
        return self._header.current >= 0

    def takes(self, key: int) -> bool:
        """Whether a key was one for the heads."""
        if not self.is_on:
            return key == _KEYS.Key_Up and self._enter()
        if key in _ENTER:
            self._follow(self._header.target(self._header.current))
        elif key in _SIDEWAYS:
            self._step(_SIDEWAYS[Qt.Key(key)])
        elif key in _DOWNWARDS:
            self._leave()
        else:
            return key == _KEYS.Key_Up
        return True

    def clear(self) -> None:
        """No head has the keyboard any more."""
        self._header.show_current(-1)

    @property
    def _header(self) -> AxisHeader:
        header = self._table.horizontalHeader()
        assert isinstance(header, AxisHeader)
        return header

    def _places(self) -> list[int]:
        return [place for place in range(self._header.count()) if self._header.target(place)]

    def _first_row(self) -> int:
        grid = self._table.cells.grid
        return next((place for place, row in enumerate(grid.rows) if row.cells), -1)

    def _enter(self) -> bool:
        """From the first row to the head above its cell, else to the first; false where there is none."""
        index, places = self._table.currentIndex(), self._places()
        if not places or not index.isValid() or index.row() > self._first_row():
            return False
        self._table.selectionModel().clear()
        self._go_to(index.column() if index.column() in places else places[0])
        return True

    def _step(self, step: int) -> None:
        places = self._places()
        place = places.index(self._header.current) + step
        self._go_to(places[min(max(place, 0), len(places) - 1)])

    def _leave(self) -> None:
        """To the first row, below the head."""
        place = self._header.current
        leave(self._header.viewport())
        self._table.setAccessibleDescription("")
        self._table.setCurrentIndex(self._table.cells.index(self._first_row(), place))

    def _go_to(self, place: int) -> None:
        """Rings a head, brings it into sight and tells of it."""
        header, bar = self._header, self._table.horizontalScrollBar()
        left = header.sectionPosition(place) - header.sectionSize(0)
        right = header.sectionPosition(place) + header.sectionSize(place) - self._table.viewport().width()
        bar.setValue(min(max(bar.value(), right), left))
        header.show_current(place)
        bring_into_sight(header.viewport(), header.name_place(place))
        said = point_at(header.viewport(), header.target(place), header.name_place(place), Pointing.KEY)
        self._table.setAccessibleDescription(said or self._table.cells.grid.columns[place].head)
