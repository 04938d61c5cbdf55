"""The signalling screen: head, map or outline, legend, side panel. Shows rows; decides nothing."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from rairdtc_gui.ui.screens.diagrams.base_view import DrawingView
from rairdtc_gui.ui.screens.diagrams.export import Sheet
from rairdtc_gui.ui.screens.diagrams.legend import Legend
from rairdtc_gui.ui.screens.diagrams.palette import Palette
from rairdtc_gui.ui.screens.diagrams.signals import legend
from rairdtc_gui.ui.screens.diagrams.signals.canvas import SignalCanvas
from rairdtc_gui.ui.screens.diagrams.signals.outline import entries
from rairdtc_gui.ui.screens.diagrams.signals.rows import LitRow, MapRow, PanelRow
from rairdtc_gui.ui.screens.diagrams.signals.scene import SignalScene
from rairdtc_gui.ui.screens.diagrams.signals.side_panel import SignalPanel
from rairdtc_gui.ui.screens.diagrams.signals.tools import ChosenDrug, FindField, StoryBar, StoryButton
from rairdtc_gui.ui.widgets.keys import add_key


class _Listener(Protocol):
    def on_node_opened(self, node_id: str) -> None: ...

    def on_light_cleared(self) -> None: ...

    def on_step_wanted(self, step: int) -> None: ...


class SignalsView(DrawingView):
    """Signal: `route_requested(route)`: the monograph of a drug."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.drawing = SignalScene()
        self.panel = SignalPanel()
        super().__init__(SignalCanvas(self.drawing), self.panel, Legend(None, legend.paint), parent)
        self.setObjectName("signalsView")
        self._file_name = "signals"
        self._row: MapRow | None = None
        self._lit = LitRow()
        self._listener: _Listener | None = None
        self._find = FindField(self)
        self._chosen = ChosenDrug(self)
        self._story_button = StoryButton(self)
        self._story = StoryBar(self)
        self._tools = (self._chosen, self._find, self._story_button)
        self._bars = (self._story,)
        self._build(self.tr("Signals"), self._sheet)
        self._connect()
        self._connect_parts()

    def context(self) -> str:
        """The case and what was found in it."""
        row = self._row
        if row is None:
            return self._in_case("", "")
        found = self.tr("{genes} found").format(genes=row.found)
        return self._in_case(row.case, found if row.found else self.tr("no alteration entered"))

    def listen(self, listener: _Listener) -> None:
        """Who is told what was opened."""
        self._listener, self._on_opened = listener, listener.on_node_opened

    def show_map(self, row: MapRow) -> None:
        """Replaces the map, the outline, the legend and what can be found."""
        self._row = row
        self.drawing.show_map(row)
        self.canvas.set_name(row.label)
        self.outline.show_entries(entries(row), row.main)
        names = {node.label: node.id for node in row.nodes} | {pill.label: pill.id for pill in row.pills}
        self._find.show_names(names)
        self._show_context(self.context())
        self._story_button.setVisible(bool(row.steps))
        self.show_lit(self._lit)

    def show_lit(self, row: LitRow) -> None:
        """Lights what a drug or a step reaches."""
        self._lit = row
        self.drawing.light(row)
        if self._row is None:
            return
        names = {pill.id: pill.label for pill in self._row.pills}
        self._chosen.show_drug(names.get(row.chosen, ""))
        self._story.show_step(self._row.steps, row.step)
        self._legend.show_samples(legend.samples(bool(self._row.case), row.is_on))

    def show_panel(self, row: PanelRow) -> None:
        """Replaces what the side panel says."""
        self.panel.show_row(row)

    def _sheet(self, palette: Palette) -> Sheet | None:
        """The map for paper, as full as on screen; none before there is one."""
        row = self._row
        if row is None:
            return None
        parts = [row.label, self.context() if row.case else "", self._lit_words(row)]
        foot = self._foot(row.knowledge_date, row.knowledge_version)
        scene = SignalScene(palette)  # the file holds no ring of the keyboard
        scene.is_full = self.drawing.is_full
        scene.show_map(row)
        scene.light(self._lit)
        scene.reveal()
        samples = legend.samples(bool(row.case), self._lit.is_on)
        return Sheet(scene, row.label, " · ".join(filter(None, parts)), foot, samples, legend.paint)

    def _lit_words(self, row: MapRow) -> str:
        """What is lit, for paper: the chosen drug, or the step of the guided view."""
        if self._lit.step >= 0:
            return self.tr("Redifferentiation: {title}").format(title=row.steps[self._lit.step].title)
        drugs = [pill.label for pill in row.pills if pill.id == self._lit.chosen]
        return self.tr("lit: reached by {drug}").format(drug=drugs[0]) if drugs else ""

    # --- slots ---

    def _connect_parts(self) -> None:
        self._find.found.connect(self._on_node_requested)
        self._chosen.clicked.connect(self._on_cleared)
        self._story.left.connect(self._on_cleared)
        self._story.step_wanted.connect(self._on_step_wanted)
        self._story_button.clicked.connect(self._on_story)
        window = Qt.ShortcutContext.WindowShortcut
        add_key(self.canvas, "Esc", self.tr("Take back what was chosen"), self._on_cleared, window)

    def _on_cleared(self) -> None:
        if self._listener is not None:
            self._listener.on_light_cleared()

    def _on_step_wanted(self, step: int) -> None:
        if self._listener is not None:
            self._listener.on_step_wanted(step)

    def _on_story(self) -> None:
        self._on_step_wanted(0)
