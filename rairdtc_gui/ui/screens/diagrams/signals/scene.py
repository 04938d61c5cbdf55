"""Draws the signalling map at the places of the layout and lights what a drug reaches."""

from __future__ import annotations

from rairdtc_gui.domain.signal_ways import Cell, Ways, bar_name, stack_name
from rairdtc_gui.domain.signalling import Effect
from rairdtc_gui.ui.screens.diagrams.base_scene import BaseScene
from rairdtc_gui.ui.screens.diagrams.geometry import Point, Rect
from rairdtc_gui.ui.screens.diagrams.palette import Palette
from rairdtc_gui.ui.screens.diagrams.signals.grid import AreaSpec, BoxSpec, Kind, PlacedBox, PlacedNet, SignalLayout
from rairdtc_gui.ui.screens.diagrams.signals.items import (
    AreaItem,
    BoxItem,
    PillItem,
    Veil,
)
from rairdtc_gui.ui.screens.diagrams.signals.layout import lay_out
from rairdtc_gui.ui.screens.diagrams.signals.palette import Glow, SignalPalette
from rairdtc_gui.ui.screens.diagrams.signals.rows import LitRow, MapRow, NodeRow, PillRow, Tag
from rairdtc_gui.ui.screens.diagrams.signals.strokes import Ways as DrawnWays
from rairdtc_gui.ui.screens.diagrams.signals.tiles import Layers
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
        self._boxes: dict[str, BoxItem] = {}
        self._pills: dict[str, PillItem] = {}
        self._layers = Layers((), 1.0)
        self._ways = DrawnWays(self._palette, self._layers)  # those between nodes, and those of the drugs
        self._bars: dict[str, frozenset[str]] = {}  # the ways of the drugs, with their drugs
        self._veils: tuple[Veil, ...] = ()
        self._has_words = True
        self.is_full = False

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
            self._layers.show_words(has_words)

    def has(self, node_id: str) -> bool:
        """Whether a node or drug is drawn at this level of detail."""
        return node_id in self._places

    @property
    def ways(self) -> DrawnWays:
        """The ways as drawn; those of drugs too."""
        return self._ways

    @property
    def box_items(self) -> dict[str, BoxItem]:
        """The nodes as drawn, by id."""
        return self._boxes

    @property
    def pill_items(self) -> dict[str, PillItem]:
        """The drugs as drawn, by id."""
        return self._pills

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
        for name in moved:
            self._light_one(name, name in now)
        self._ways.light(now)
        for veil in self._veils:
            veil.setVisible(lit.is_on)

    def _lit_names(self, lit: LitRow) -> frozenset[str]:
        bars = (name for name, drugs in self._bars.items() if drugs & lit.drugs)
        return lit.nodes | lit.drugs | lit.ways | frozenset(bars)

    def _light_one(self, name: str, is_lit: bool) -> None:
        if name in self._boxes:
            self._boxes[name].light(is_lit, name in self._lit.targets)
        elif name in self._pills:
            self._pills[name].light(is_lit)

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
        placed = [box.box for box in layout.boxes]
        self._layers = Layers([*placed, *(net.word.place for net in layout.nets if net.word)], self._palette.base.scale)
        self._add_items(layout, nodes)
        self._add_ways(layout, row, stacks)
        self._add_veils(layout)
        nodes_and_drugs: dict[str, BoxItem | PillItem] = {**self._boxes, **self._pills}
        pen = self._palette.box_pen(Tag.NONE, Glow.PLAIN)
        fills = (self._palette.box_fill(Tag.NONE, False, False), self._palette.box_fill(Tag.NONE, True, False))
        for item in (*self._ways.items(), *self._layers.parents(pen, fills)):
            self.addItem(item)
        self._layers.show_words(self._has_words)
        places = {name: drawn.box for name, drawn in nodes_and_drugs.items()}
        self._tell_walk(row, places, stacks, plan)
        self._show_items(places, lambda name: nodes_and_drugs[name].ring())
        lit, self._lit = self._lit, LitRow()
        self.light(lit)

    def _add_items(self, layout: SignalLayout, nodes: dict[str, NodeRow]) -> None:
        for area in layout.areas:
            self.addItem(AreaItem(area, self._palette, self._layers))
        self._boxes = {
            placed.id: BoxItem(placed, nodes[placed.id].is_process, nodes[placed.id].tag, self._palette, self._layers)
            for placed in layout.boxes
            if placed.kind is not Kind.PILLS
        }
        self._pills = {
            pill.id: PillItem(pill, self._palette, self._layers) for placed in layout.boxes for pill in placed.pills
        }

    def _add_ways(self, layout: SignalLayout, row: MapRow, stacks: Stacks) -> None:
        effects = {way.id: way.effect for way in row.ways}
        stack_of = {bar_name(name, end): name for name, pills in stacks.items() for end in pills[0].bars}
        boxes = {placed.id: placed for placed in layout.boxes}
        self._ways, self._bars = DrawnWays(self._palette, self._layers), {}
        for net in layout.nets:
            if net.id in stack_of:
                stack = stack_of[net.id]
                self._bars[net.id] = frozenset(pill.id for pill in stacks[stack])
                self._ways.add(net, stacks[stack][0].effect, _spine(boxes[stack], net))
            else:
                self._ways.add(net, effects[net.id])

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


def _spine(stack: PlacedBox, net: PlacedNet) -> tuple[Point, Point] | None:
    """What joins the drugs of a stack at the side where their bar leaves; none for one drug, or above and below."""
    x = net.points[0][0]
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
