"""Draws the signalling map at the places of the layout and lights what a drug reaches."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from rairdtc_gui.domain.signal_ways import Cell, Ways, bar_name, stack_name
from rairdtc_gui.domain.signalling import Effect, Look
from rairdtc_gui.ui.screens.diagrams.base_scene import BaseScene
from rairdtc_gui.ui.screens.diagrams.geometry import Rect
from rairdtc_gui.ui.screens.diagrams.palette import Palette
from rairdtc_gui.ui.screens.diagrams.signals.grid import AreaSpec, BoxSpec, Kind, PlacedBox, SignalLayout
from rairdtc_gui.ui.screens.diagrams.signals.items import Veil
from rairdtc_gui.ui.screens.diagrams.signals.layout import lay_out
from rairdtc_gui.ui.screens.diagrams.signals.palette import Glow, SignalPalette
from rairdtc_gui.ui.screens.diagrams.signals.pieces import Pieces
from rairdtc_gui.ui.screens.diagrams.signals.rows import LitRow, MapRow, NodeRow, PillRow, Tag
from rairdtc_gui.ui.screens.diagrams.signals.strokes import Spine, WayLooks
from rairdtc_gui.ui.screens.diagrams.signals.walk import SignalWalk
from rairdtc_gui.ui.screens.diagrams.signals.words import effect_words

_MARGIN = 10
Stacks = dict[str, list[PillRow]]  # the drugs of each cell


class SignalScene(BaseScene):
    """The map at one level of detail."""

    def __init__(self, palette: Palette | None = None) -> None:
        self._map_walk = SignalWalk()
        super().__init__(self._map_walk, palette)
        self._palette = SignalPalette(self.palette_of_theme)
        self._row: MapRow | None = None
        self._lit = LitRow()
        self._pieces: Pieces | None = None
        self._bars: dict[str, frozenset[str]] = {}  # the ways of the drugs, with their drugs
        self._veils: tuple[Veil, ...] = ()
        self._has_words = True
        self.is_full = False
        self.setItemIndexMethod(self.ItemIndexMethod.NoIndex)  # few items lie in no other: going through them is less

    def show_map(self, row: MapRow) -> None:
        """Replaces the drawing; selection and light stay where they still fit."""
        self._row = row
        self._draw()

    def set_full(self, is_full: bool) -> None:
        """With every node, or with those that are drawn at first."""
        if is_full != self.is_full and self._row is not None:
            self.is_full = is_full
            self._draw()

    def set_words(self, has_words: bool) -> None:
        """Shows or hides every word: from far away none could be read."""
        if has_words != self._has_words:
            self._has_words = has_words
            if self._pieces is not None:
                self._pieces.show_words(has_words)

    def reveal(self, rect: QRectF | None = None) -> None:
        """Draws what comes into sight; without a rectangle everything, as on paper."""
        if self._pieces is not None:
            self._pieces.reveal(self.sceneRect() if rect is None else rect)

    def has(self, node_id: str) -> bool:
        """Whether a node or drug is drawn at this level of detail."""
        return node_id in self._places

    @property
    def pieces(self) -> Pieces | None:
        """Nodes, drugs and ways as drawn; none before there is a map."""
        return self._pieces

    def glow_of(self, name: str) -> Glow:
        """Whether a node, drug or way is lit, dimmed, or neither."""
        if not self._lit.is_on:
            return Glow.PLAIN
        return Glow.LIT if name in self._lit_names(self._lit) else Glow.DIM

    def light(self, lit: LitRow) -> None:
        """Lights what a row names and dims the rest; an empty row: everything as usual. Touches only what changes."""
        before, now = self._lit_names(self._lit), self._lit_names(lit)
        moved = before ^ now | self._lit.targets ^ lit.targets
        self._lit = lit
        if self._pieces is not None:
            for name in moved & self._places.keys():
                self._pieces.item(name).light(name in now, name in lit.targets)
            self._pieces.ways.light(now)
        for veil in self._veils:
            veil.setVisible(lit.is_on)

    def _lit_names(self, lit: LitRow) -> frozenset[str]:
        bars = (name for name, drugs in self._bars.items() if drugs & lit.drugs)
        return lit.nodes | lit.drugs | lit.ways | frozenset(bars)

    # --- drawing ---

    def _draw(self) -> None:
        row = self._row
        if row is None:
            return
        self._forget_items()
        nodes = {node.id: node for node in row.nodes if self.is_full or node.is_first}
        stacks = _stacks(row, self.is_full, nodes)
        plan = row.all_ways if self.is_full else row.first_ways
        layout = lay_out(
            [*map(_box_spec, nodes.values()), *map(_stack_spec, stacks.items())],
            plan,
            {way.id: effect_words(way.effect) for way in row.ways if way.effect is Effect.REPRESSES},
            [AreaSpec(area.id, area.label, area.look, area.first, area.last) for area in row.areas],
            self.palette_of_theme,
        )
        self._set_bounds(layout.bounds, _MARGIN * self.palette_of_theme.scale)
        self._pieces = pieces = Pieces(self, layout, nodes, self._looks(layout, row, stacks), self._palette)
        self._add_veils(layout)
        pieces.show_words(self._has_words)
        grounds = [area.rect for area in layout.areas if area.look is not Look.OPEN]
        self.left_edge = min((place.x for place in (*pieces.places.values(), *grounds)), default=0.0)
        self._tell_walk(row, pieces.places, stacks, plan)
        self._show_items(pieces.places, lambda name: pieces.item(name).ring())
        lit, self._lit = self._lit, LitRow()
        self.light(lit)

    def _looks(self, layout: SignalLayout, row: MapRow, stacks: Stacks) -> WayLooks:
        """How ways end; remembers those of drugs."""
        barred, spines = {way.id for way in row.ways if way.effect.is_barred}, {}
        boxes, nets = {placed.id: placed for placed in layout.boxes}, {net.id: net for net in layout.nets}
        self._bars = {}
        for stack, pills in stacks.items():
            for way in {bar_name(stack, end) for end in pills[0].bars} & nets.keys():
                self._bars[way] = frozenset(pill.id for pill in pills)
                if pills[0].effect.is_barred:
                    barred.add(way)
                spine = _spine(boxes[stack], nets[way].points[0][0])
                if spine is not None:
                    spines[way] = spine
        return WayLooks(frozenset(barred), spines)

    def _add_veils(self, layout: SignalLayout) -> None:
        bounds = layout.bounds.grown(_MARGIN * self.palette_of_theme.scale)
        self._veils = tuple(Veil(bounds, layout.areas, self._palette, of_words) for of_words in (False, True))
        for veil in self._veils:
            self.addItem(veil)

    def _tell_walk(self, row: MapRow, places: dict[str, Rect], stacks: Stacks, plan: Ways) -> None:
        joined = {
            (start, way.end)
            for way in plan
            for start in ([pill.id for pill in stacks[way.start]] if way.start in stacks else [way.start])
        }
        self._map_walk.show(row, places, frozenset(joined))


def _spine(stack: PlacedBox, x: float) -> Spine | None:
    """What joins the drugs of a stack at the side where their bar leaves; none for one drug, or above and below."""
    if len(stack.pills) < 2 or x not in (stack.box.x, stack.box.right):
        return None
    return (x, stack.pills[0].box.middle), (x, stack.pills[-1].box.middle)


def _box_spec(node: NodeRow) -> BoxSpec:
    kind = Kind.PROCESS if node.is_process else Kind.GENE
    return BoxSpec(node.id, node.cell, kind, node.short, node.tag is not Tag.NONE)


def _stacks(row: MapRow, is_full: bool, nodes: dict[str, NodeRow]) -> Stacks:
    """The drugs of each cell, under the name that the plan of ways gives it."""
    found: dict[Cell, list[PillRow]] = {}
    for pill in row.pills:
        if (is_full or pill.is_first) and set(pill.bars) & set(nodes):
            found.setdefault(pill.cell, []).append(pill)
    return {stack_name(cell): pills for cell, pills in found.items()}


def _stack_spec(stack: tuple[str, list[PillRow]]) -> BoxSpec:
    name, pills = stack
    return BoxSpec(name, pills[0].cell, Kind.PILLS, pills=tuple((pill.id, pill.short) for pill in pills))
