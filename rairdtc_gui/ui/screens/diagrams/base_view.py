"""What the screens of both drawings share: head, drawing or outline, legend, side panel, export."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
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

from rairdtc_gui.ui import dialogs
from rairdtc_gui.ui.icons import icon
from rairdtc_gui.ui.screens.diagrams.canvas import Canvas
from rairdtc_gui.ui.screens.diagrams.export import Exporter, Paper, Sheet
from rairdtc_gui.ui.screens.diagrams.legend import Legend
from rairdtc_gui.ui.screens.diagrams.outline import Outline
from rairdtc_gui.ui.screens.diagrams.palette import Palette
from rairdtc_gui.ui.screens.diagrams.panel_shell import PanelShell
from rairdtc_gui.ui.screens.diagrams.rows import NAMELESS
from rairdtc_gui.ui.theme import Mode, Role, current_theme, load_theme, printed
from rairdtc_gui.ui.widgets.keys import add_key
from rairdtc_gui.ui.widgets.note import NoteLine
from rairdtc_gui.ui.widgets.text import PlainLabel, set_tool_tip
from rairdtc_gui.ui.widgets.whole_file import write_whole

_PANEL = 304
_LEAST_DRAWING = 520
_PANEL_SHARE = 0.27  # of the height at first, where the panel goes below the drawing
_OPENED_SHARE = 0.6  # where it can be folded again
_TALL = 480  # px at 100 %: lower than that it begins folded
_NO_LIMIT = 16777215
_TITLE, _LEAST_CONTEXT = 140, 160  # the panel and the strip name the case where the head has no room
_LARGE = 1.5  # text size from which a full head has icons only
#: The kinds of file: the ending, whether without colours, the page.
_KINDS = {
    "svg": ("svg", False, Paper.A3),
    "png": ("png", False, Paper.A3),
    "pdf": ("pdf", False, Paper.A3),
    "a4": ("pdf", False, Paper.A4),
    "grey": ("pdf", True, Paper.A3),
}
SheetOf = Callable[[Palette], Sheet | None]


class DrawingView(QWidget):
    """Signal: `route_requested(route)`. What a screen has of its own goes into `_build`."""

    #: Where a link leads.
    route_requested = Signal(str)

    def __init__(self, canvas: Canvas, panel: PanelShell, legend: Legend, parent: QWidget | None = None) -> None:
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
        self._title = ""
        self._sheet_of: SheetOf = _no_sheet
        self._on_opened: Callable[[str], None] = _nobody
        self._said = NoteLine(self)  # what came of an export
        self._outline_button = QPushButton(self.tr("Outline"), self)
        self._export_button = QPushButton(self.tr("Export"), self)
        self._export_menu = QMenu(self._export_button)
        self._export_actions = {
            "svg": QAction(self.tr("As SVG, for print"), self),
            "png": QAction(self.tr("As PNG, for slides"), self),
            "pdf": QAction(self.tr("As PDF on A3, for print"), self),
            "a4": QAction(self.tr("As PDF on A4, for print"), self),
            "grey": QAction(self.tr("As PDF on A3, black and white"), self),
        }

    def title(self) -> str:
        """The view title."""
        return self._title

    def export(self, path: Path, in_grey: bool = False, paper: Paper = Paper.A3) -> str:
        """Writes the drawing with legend, date and version; empty if written, else why not, in words.

        Light and at the usual size, whatever the screen shows: a file is for paper.
        """
        theme = load_theme(current_theme().resources, Mode.LIGHT, 1.0)
        palette = Palette(printed(theme) if in_grey else theme)
        sheet = self._sheet_of(palette)
        return write_whole(path, b"" if sheet is None else Exporter(sheet, palette).data(path.suffix, paper))

    def _in_case(self, case: str, words: str) -> str:
        """The open case by name, and what the drawing says of it; that none is open."""
        if not case:
            return self.tr("no case open")
        name = case if case != NAMELESS else self.tr("without a label")
        return self.tr("case {name} · {words}").format(name=name, words=words)

    def _foot(self, date: str, version: str) -> str:
        """What stands below every drawing on paper."""
        words = self.tr("Knowledge {date} · pack {version} · Supports, does not replace, clinical judgement.")
        return words.format(date=date, version=version)

    def select_node(self, node_id: str, is_centred: bool) -> None:
        """Selects a node in drawing and outline."""
        self.canvas.select(node_id, is_centred)
        self.outline.select(node_id)

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

    def _build(self, title: str, sheet_of: SheetOf) -> None:
        """Lays out the parts; a subclass calls it when it has set its own."""
        self._title, self._sheet_of = title, sheet_of
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
        theme = current_theme()
        self._said.setContentsMargins(theme.px(24), 0, theme.px(24), theme.px(8))
        column.addWidget(self._said)
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
        title = PlainLabel(self._title, head, Role.VIEW_TITLE)
        title.setWordWrap(False)
        row.addWidget(title)
        self._context.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row.addSpacing(theme.px(4))
        row.addWidget(self._context, 100)
        row.addStretch(1)
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
        self.canvas.details_wanted.connect(self.side.open)
        self.side.folded.connect(self._on_folded)
        self.outline.node_opened.connect(self._on_node_opened)
        self.side.node_requested.connect(self._on_node_requested)
        self.side.route_requested.connect(self.route_requested)
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
        is_short = not is_beside and self.height() < theme.px(_TALL)
        self._legend.set_short(is_short)
        self.side.set_foldable(is_short)
        self._fit_context()
        if not is_beside and (was_beside or event.oldSize().height() != event.size().height()):
            self._share_height()

    def _share_height(self) -> None:
        """Between the drawing and the panel below it."""
        room = self._body.height()
        wanted = round(room * (_OPENED_SHARE if self._legend.is_short else _PANEL_SHARE))
        side = self.side.minimumSizeHint().height() if self.side.is_folded else wanted
        self._body.setSizes([room - side, side])

    def _on_folded(self, _is_folded: bool) -> None:
        if self._body.orientation() is Qt.Orientation.Vertical:
            self._share_height()
        self.canvas.keep_in_sight()

    def _show_context(self, words: str) -> None:
        self._context.setText(words)
        self._fit_context()

    def _fit_context(self) -> None:
        """The case stands in the head where there is room beside its tools; where height is short, for one line."""
        theme = current_theme()
        controls = (*self._tools, self._outline_button, self._export_button)
        taken = theme.px(_TITLE) + sum(control.sizeHint().width() + theme.px(8) for control in controls)
        line = self._context.fontMetrics().horizontalAdvance(self._context.text())
        least = line + theme.px(24) if self._legend.is_short else theme.px(_LEAST_CONTEXT)
        self._context.setVisible(self.width() - taken >= least)

    # --- slots ---

    def _on_node_opened(self, node_id: str) -> None:
        self._said.show_note("")
        self._on_opened(node_id)
        if self.sender() is self.outline:
            self.canvas.select(node_id, True)
        else:
            self.outline.select(node_id)

    def _on_node_requested(self, node_id: str) -> None:
        self._on_node_opened(node_id)
        self.select_node(node_id, True)

    def _on_outline_toggled(self, is_outline: bool) -> None:
        self._stack.setCurrentWidget(self.outline if is_outline else self.canvas)

    def _on_export_clicked(self) -> None:
        self._export_menu.popup(self._export_button.mapToGlobal(self._export_button.rect().bottomLeft()))

    def _on_export(self, kind: str, _checked: bool = False) -> None:
        ending, in_grey, paper = _KINDS[kind]
        path = dialogs.save_path(self, self.tr("Export diagram"), f"{self._file_name}.{ending}", f"*.{ending}")
        if path:
            problem = self.export(Path(path), in_grey, paper)
            written = self.tr("Written: {path}").format(path=path)
            self._said.show_note(problem or written, "caution" if problem else "plain")


def _no_sheet(_palette: Palette) -> Sheet | None:
    return None


def _nobody(_node_id: str) -> None:
    """Nobody listens yet."""
