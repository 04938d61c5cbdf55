"""What the screens of both drawings share: head, drawing or outline, legend, side panel, export."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rairdtc_gui.ui.icons import icon
from rairdtc_gui.ui.screens.diagrams.canvas import Canvas
from rairdtc_gui.ui.screens.diagrams.legend import Legend
from rairdtc_gui.ui.screens.diagrams.outline import Outline
from rairdtc_gui.ui.screens.diagrams.palette import Palette
from rairdtc_gui.ui.theme import Mode, Role, current_theme, load_theme, printed
from rairdtc_gui.ui.widgets.keys import add_key
from rairdtc_gui.ui.widgets.text import PlainLabel, set_tool_tip

_PANEL = 304
_LEAST_DRAWING = 520
_PANEL_SHARE = 0.27  # of the height at first, where the panel goes below the drawing
_NO_LIMIT = 16777215
_LARGE = 1.5  # text size from which a full head has icons only
_GREY = "grey"  # the export for print without colours
_ENDINGS = ("svg", "png", "pdf")


class DrawingView(QWidget):
    """Signal: `route_requested(route)`. A screen says its title, what a node opens and how it is exported."""

    #: Where a link leads.
    route_requested = Signal(str)

    def __init__(self, canvas: Canvas, panel: QWidget, legend: Legend, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvas, self.side = canvas, panel
        self.outline = Outline(self)
        self._stack = QStackedWidget(self)
        self._legend = legend
        self._body = QSplitter(self)
        self._context = PlainLabel("", self, Role.BODY, "muted")
        self._tools: Sequence[QWidget] = ()  # in the head, left of the outline button
        self._bars: Sequence[QWidget] = ()  # above the drawing
        self._file_name = "diagram"
        self._outline_button = QPushButton(self.tr("Outline"), self)
        self._export_button = QPushButton(self.tr("Export"), self)
        self._export_menu = QMenu(self._export_button)
        self._export_actions = {
            "svg": QAction(self.tr("As SVG, for print"), self),
            "png": QAction(self.tr("As PNG, for slides"), self),
            "pdf": QAction(self.tr("As PDF, for print"), self),
            _GREY: QAction(self.tr("As PDF, black and white"), self),
        }

    def title(self) -> str:
        """The view title."""
        raise NotImplementedError

    def export(self, path: Path, in_grey: bool = False) -> bool:
        """Writes the drawing with legend, date and knowledge version; false if the file cannot be written."""
        raise NotImplementedError

    def _export_to(self, path: Path, kind: str) -> bool:
        """Writes a file of one of the kinds of the menu."""
        return self.export(path, kind == _GREY)

    def _paper(self, in_grey: bool) -> Palette:
        """The colours of a file: light and at the usual size, whatever the screen shows."""
        theme = load_theme(current_theme().resources, Mode.LIGHT, 1.0)
        return Palette(printed(theme) if in_grey else theme)

    def select_node(self, node_id: str, is_centred: bool) -> None:
        """Selects a node in drawing and outline."""
        self.canvas.select(node_id, is_centred)
        self.outline.select(node_id)

    def _on_node_opened(self, node_id: str) -> None:
        raise NotImplementedError

    def focus_first(self) -> None:
        """The drawing, or the list in its place, takes the focus."""
        (self.outline if self._outline_button.isChecked() else self.canvas).setFocus()

    def state(self) -> object:
        """Zoom and place of the drawing, the selected node, and whether the outline is shown."""
        return self.canvas.place(), self.canvas.drawing.selected, self._outline_button.isChecked()

    def restore(self, state: object) -> None:
        """Back to a place."""
        if not isinstance(state, tuple) or len(state) != 3:
            return
        place, node_id, is_outline = state
        self._outline_button.setChecked(bool(is_outline))
        if node_id:
            self._on_node_opened(str(node_id))
            self.select_node(str(node_id), False)
        self.canvas.go_to_place(place)

    # --- building ---

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._built_head())
        self._stack.addWidget(self.canvas)
        self._stack.addWidget(self.outline)
        pane = QWidget(self)
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for bar in self._bars:
            column.addWidget(bar)
        column.addWidget(self._stack, 1)
        column.addWidget(self._legend)
        self._body.setChildrenCollapsible(False)
        self._body.addWidget(pane)
        self._body.addWidget(self.side)
        self._body.setStretchFactor(0, 1)
        outer.addWidget(self._body, 1)

    def _built_head(self) -> QFrame:
        theme = current_theme()
        head = QFrame(self)
        head.setObjectName("viewHead")
        head.setMinimumHeight(theme.px(52))
        row = QHBoxLayout(head)
        row.setContentsMargins(theme.px(24), theme.px(8), theme.px(16), theme.px(8))
        row.setSpacing(theme.px(8))
        title = PlainLabel(self.title(), head, Role.VIEW_TITLE)
        title.setWordWrap(False)
        row.addWidget(title)
        self._context.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row.addSpacing(theme.px(4))
        row.addWidget(self._context, 1)
        for tool in self._tools:
            row.addWidget(tool)
        self._outline_button.setCheckable(True)
        self._outline_button.setIcon(icon("lines"))
        row.addWidget(self._outline_button)
        self._export_menu.addActions(list(self._export_actions.values()))
        self._export_button.setIcon(icon("export"))
        self._export_button.setAccessibleName(self.tr("Export the diagram"))
        row.addWidget(self._export_button)
        side = theme.px(16)
        if self._tools and theme.scale >= _LARGE:
            for button in (self._outline_button, self._export_button):
                button.setAccessibleName(button.accessibleName() or button.text())
                set_tool_tip(button, button.accessibleName())
                button.setText("")
        for button in (self._outline_button, self._export_button):
            button.setIconSize(QSize(side, side))
        return head

    def _connect(self) -> None:
        self.canvas.node_opened.connect(self._on_node_opened)
        self.outline.node_opened.connect(self._on_node_opened)
        self._outline_button.toggled.connect(self._on_outline_toggled)
        self._export_button.clicked.connect(self._on_export_clicked)
        for kind, action in self._export_actions.items():
            action.triggered.connect(partial(self._on_export, kind))
        add_key(self, "Ctrl+0", self.tr("Fit the drawing"), self.canvas.fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The panel goes below the drawing where the text is large or the window narrow."""
        super().resizeEvent(event)
        theme = current_theme()
        is_beside = self.width() - theme.px(_PANEL) >= theme.px(_LEAST_DRAWING)
        direction = Qt.Orientation.Horizontal if is_beside else Qt.Orientation.Vertical
        was_beside = self._body.orientation() is Qt.Orientation.Horizontal
        self._body.setOrientation(direction)
        self._body.setHandleWidth(0 if is_beside else theme.px(4))
        wide = max(theme.px(_PANEL), min(400, self.width() - theme.px(1040)))
        self.side.setMinimumWidth(wide if is_beside else 0)
        self.side.setMaximumWidth(wide if is_beside else _NO_LIMIT)
        self.canvas.set_tight(not is_beside)
        if not is_beside and (was_beside or event.oldSize().height() != event.size().height()):
            room = self._body.height()
            self._body.setSizes([round(room * (1 - _PANEL_SHARE)), round(room * _PANEL_SHARE)])

    # --- slots ---

    def _on_outline_toggled(self, is_outline: bool) -> None:
        self._stack.setCurrentWidget(self.outline if is_outline else self.canvas)

    def _on_export_clicked(self) -> None:
        self._export_menu.popup(self._export_button.mapToGlobal(self._export_button.rect().bottomLeft()))

    def _on_export(self, kind: str, _checked: bool = False) -> None:
        ending = kind if kind in _ENDINGS else "pdf"
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export diagram"), f"{self._file_name}.{ending}", f"*.{ending}"
        )
        if path:
            target = Path(path) if Path(path).suffix else Path(path).with_suffix(f".{ending}")
            if not self._export_to(target, kind):
                self._context.setText(self.tr("The file could not be written: {path}").format(path=target))
