"""The pathway screen: head, drawing or outline, legend, side panel. Shows rows; decides nothing."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShortcut
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
from rairdtc_gui.ui.screens.diagrams.export import Exporter
from rairdtc_gui.ui.screens.diagrams.find_field import FindField
from rairdtc_gui.ui.screens.diagrams.layer_button import LayerButton
from rairdtc_gui.ui.screens.diagrams.legend import Legend
from rairdtc_gui.ui.screens.diagrams.outline import Outline
from rairdtc_gui.ui.screens.diagrams.palette import Palette
from rairdtc_gui.ui.screens.diagrams.rows import DiagramRow, NodeState, PanelRow
from rairdtc_gui.ui.screens.diagrams.scene import DiagramScene
from rairdtc_gui.ui.screens.diagrams.side_panel import SidePanel
from rairdtc_gui.ui.theme import Mode, Role, current_theme, load_theme
from rairdtc_gui.ui.widgets.text import PlainLabel

_PANEL = 304
_LEAST_DRAWING = 520
_TITLE, _LEAST_CONTEXT = 140, 160  # the panel and the strip name case and step where the head has no room
_PANEL_SHARE = 0.27  # of the height at first, where the panel goes below the drawing
_NO_LIMIT = 16777215
_MONO = "mono.pdf"


class _Listener(Protocol):
    def on_node_opened(self, node_id: str) -> None: ...

    def on_layer_chosen(self, layer_id: str) -> None: ...


class DiagramView(QWidget):
    """Signal: `route_requested(route)`: an option of the result, a drug, a question of the case."""

    #: Where a link leads.
    route_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("diagramView")
        self._row: DiagramRow | None = None
        self._listener: _Listener | None = None
        self.canvas = Canvas(self)
        self.outline = Outline(self)
        self.panel = SidePanel(self)
        self._stack = QStackedWidget(self)
        self._legend = Legend(self)
        self._body = QSplitter(self)
        self._context = PlainLabel("", self, Role.BODY, "muted")
        self._outline_button = QPushButton(self.tr("Outline"), self)
        self._export_button = QPushButton(self.tr("Export"), self)
        self._export_menu = QMenu(self._export_button)
        self.layers = LayerButton(self)
        self.finder = FindField(self)
        self._export_actions = {
            "svg": QAction(self.tr("As SVG, for print"), self),
            "png": QAction(self.tr("As PNG, for slides"), self),
            "pdf": QAction(self.tr("As PDF, one A3 page"), self),
            _MONO: QAction(self.tr("As PDF, in black and white"), self),
        }
        self._build()
        self._connect()

    def title(self) -> str:
        """The view title."""
        return self.tr("Pathway")

    def context(self) -> str:
        """The case and its current steps."""
        row = self._row
        if row is None or not row.case:
            return self.tr("no case open")
        name = row.case if row.case != "-" else self.tr("without a label")
        current = [node.label for node in row.nodes if node.state is NodeState.CURRENT]
        main = next((node.label for node in row.nodes if node.id == row.main), "")
        words = self.tr("case {name} · current step: {step}").format(name=name, step=main.rstrip("?"))
        return words + self.tr(" and {count} more").format(count=len(current) - 1) if len(current) > 1 else words

    @property
    def shown_row(self) -> DiagramRow | None:
        """What is drawn."""
        return self._row

    def listen(self, listener: _Listener) -> None:
        """Who is told which node was opened."""
        self._listener = listener

    def show_diagram(self, row: DiagramRow) -> None:
        """Replaces the drawing, the outline and the legend."""
        self._row = row
        self.canvas.show_diagram(row)
        self.outline.show_diagram(row)
        self._legend.show_entries(bool(row.case))
        self.layers.show_layers(row.layers, row.layer)
        self.finder.show_hits(self.canvas.drawing.found(self.finder.line.text()))
        self._context.setText(self.context())

    def show_panel(self, row: PanelRow) -> None:
        """Replaces what the side panel says."""
        self.panel.show_row(row)

    def select_node(self, node_id: str, is_centred: bool) -> None:
        """Selects a node in drawing and outline."""
        self.canvas.select(node_id, is_centred)
        self.outline.select(node_id)

    def show_outline(self, is_outline: bool) -> None:
        """The list in place of the drawing, or the drawing again."""
        self._outline_button.setChecked(is_outline)

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
        self.show_outline(bool(is_outline))
        if node_id:
            self._on_node_opened(str(node_id))
            self.select_node(str(node_id), False)
        self.canvas.go_to_place(place)

    def export(self, path: Path, is_mono: bool = False) -> bool:
        """Writes the drawing with legend, date and version, as on white paper; false if it cannot be written."""
        row = self._row
        if row is None:
            return False
        title = f"{row.label} · {self.context()}" if row.case else row.label
        foot = self.tr("Knowledge {date} · pack {version} · Supports, does not replace, clinical judgement.").format(
            date=row.knowledge_date, version=row.knowledge_version
        )
        if row.layers:
            foot += self.tr(" Marks: {guideline}.").format(guideline=self.layers.text())
        palette = Palette(load_theme(current_theme().resources, Mode.LIGHT, 1.0), is_mono)
        scene = DiagramScene(palette)
        scene.show_diagram(row)
        return Exporter(scene, title, foot, bool(row.case), palette).write(path)

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
        column.addWidget(self._stack, 1)
        column.addWidget(self._legend)
        self._body.setChildrenCollapsible(False)
        self._body.addWidget(pane)
        self._body.addWidget(self.panel)
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
        row.addWidget(self.finder)
        row.addWidget(self.layers)
        self._outline_button.setCheckable(True)
        self._outline_button.setIcon(icon("lines"))
        row.addWidget(self._outline_button)
        self._export_menu.addActions(list(self._export_actions.values()))
        self._export_button.setIcon(icon("export"))
        self._export_button.setAccessibleName(self.tr("Export the diagram"))
        row.addWidget(self._export_button)
        side = theme.px(16)
        for button in (self._outline_button, self._export_button):
            button.setIconSize(QSize(side, side))
        return head

    def _connect(self) -> None:
        self.canvas.node_opened.connect(self._on_node_opened)
        self.outline.node_opened.connect(self._on_node_opened)
        self.canvas.question_requested.connect(self.route_requested)
        self.outline.question_requested.connect(self.route_requested)
        self.layers.layer_chosen.connect(self._on_layer_chosen)
        self.finder.searched.connect(self._on_searched)
        self.finder.node_wanted.connect(self._on_node_requested)
        self.panel.node_requested.connect(self._on_node_requested)
        self.panel.route_requested.connect(self.route_requested)
        self._outline_button.toggled.connect(self._on_outline_toggled)
        self._export_button.clicked.connect(self._on_export_clicked)
        for kind, action in self._export_actions.items():
            action.triggered.connect(partial(self._on_export, kind))
        fit = QShortcut(QKeySequence("Ctrl+0"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        fit.activated.connect(self.canvas.fit)
        find = QShortcut(QKeySequence.StandardKey.Find, self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.finder.setFocus)

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
        self.panel.setMinimumWidth(wide if is_beside else 0)
        self.panel.setMaximumWidth(wide if is_beside else _NO_LIMIT)
        self.canvas.set_tight(not is_beside)
        controls = (self.finder, self.layers, self._outline_button, self._export_button)
        taken = theme.px(_TITLE) + sum(control.sizeHint().width() + theme.px(8) for control in controls)
        self._context.setVisible(self.width() - taken >= theme.px(_LEAST_CONTEXT))
        if not is_beside and (was_beside or event.oldSize().height() != event.size().height()):
            room = self._body.height()
            self._body.setSizes([round(room * (1 - _PANEL_SHARE)), round(room * _PANEL_SHARE)])

    # --- slots ---

    def _on_node_opened(self, node_id: str) -> None:
        if self._listener is not None:
            self._listener.on_node_opened(node_id)
        if self.sender() is self.outline:
            self.canvas.select(node_id, True)
        else:
            self.outline.select(node_id)

    def _on_node_requested(self, node_id: str) -> None:
        self._on_node_opened(node_id)
        self.select_node(node_id, True)

    def _on_layer_chosen(self, layer_id: str) -> None:
        if self._listener is not None:
            self._listener.on_layer_chosen(layer_id)

    def _on_searched(self, text: str) -> None:
        self.finder.show_hits(self.canvas.drawing.found(text))

    def _on_outline_toggled(self, is_outline: bool) -> None:
        self._stack.setCurrentWidget(self.outline if is_outline else self.canvas)

    def _on_export_clicked(self) -> None:
        self._export_menu.popup(self._export_button.mapToGlobal(self._export_button.rect().bottomLeft()))

    def _on_export(self, kind: str, _checked: bool = False) -> None:
        ending = f".{kind.rpartition('.')[2]}"
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Export diagram"), f"pathway{ending}", f"*{ending}")
        if path:
            target = Path(path) if Path(path).suffix else Path(path).with_suffix(ending)
            if not self.export(target, kind == _MONO):
                self._context.setText(self.tr("The file could not be written: {path}").format(path=target))
