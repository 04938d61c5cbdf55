"""The choice of the guideline that lies over the drawing, each with the years of its texts and the day of reading."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from rairdtc_gui.ui.icons import icon
from rairdtc_gui.ui.screens.diagrams.rows import LayerRow
from rairdtc_gui.ui.theme import current_theme


class LayerButton(QPushButton):
    """Signal: `layer_chosen(id)`."""

    #: The guideline that is wanted.
    layer_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        side = current_theme().px(16)
        self.setIcon(icon("book"))
        self.setIconSize(QSize(side, side))
        self._menu = QMenu(self)
        self._group = QActionGroup(self)
        self._rows: tuple[LayerRow, ...] = ()
        self.setAccessibleName(self.tr("Guideline over the drawing"))
        self.clicked.connect(self._on_clicked)
        self.hide()

    @property
    def choices(self) -> tuple[QAction, ...]:
        """What can be chosen, in order."""
        return tuple(self._group.actions())

    def show_layers(self, rows: tuple[LayerRow, ...], chosen: str) -> None:
        """Replaces the choices; hidden where there are none."""
        if rows != self._rows:
            self._rows = rows
            self._fill()
        for row, action in zip(rows, self.choices, strict=True):
            action.setChecked(row.id == chosen)
            if row.id == chosen:
                self.setText(self._name(row))
                words = self.tr("Guideline over the drawing: {name}")
                self.setAccessibleName(words.format(name=self._words(row)))
        self.setVisible(bool(rows))

    def _fill(self) -> None:
        for action in self.choices:
            self._group.removeAction(action)
        self._menu.clear()
        for row in self._rows:
            action = self._menu.addAction(self._words(row))
            action.setCheckable(True)
            action.triggered.connect(partial(self._on_chosen, row.id))
            self._group.addAction(action)

    def _name(self, row: LayerRow) -> str:
        if not row.name:
            return self.tr("All guidelines")
        return f"{row.name} {', '.join(map(str, row.years))}"

    def _words(self, row: LayerRow) -> str:
        return self.tr("{name}, read {day}").format(name=self._name(row), day=row.read_on)

    def _on_chosen(self, layer_id: str, _checked: bool = False) -> None:
        self.layer_chosen.emit(layer_id)

    def _on_clicked(self) -> None:
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
