"""Draws the signalling map at the places of the layout, lights what a drug reaches, knows each node's neighbours."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QGraphicsItem

from rairdtc_gui.domain.signalling import Cell, Effect
from rairdtc_gui.ui.screens.diagrams.base_scene import BaseScene
from rairdtc_gui.ui.screens.diagrams.palette import Palette
from rairdtc_gui.ui.screens.diagrams.signals.grid import AreaSpec, BoxSpec, Kind, NetSpec, PlacedBox, SignalLayout
from rairdtc_gui.ui.screens.diagrams.signals.items import AreaItem, BoxItem, FocusItem, PillItem, SpineItem, WayItem
from rairdtc_gui.ui.screens.diagrams.signals.layout import lay_out
from rairdtc_gui.ui.screens.diagrams.signals.palette import Glow, SignalPalette
from rairdtc_gui.ui.screens.diagrams.signals.rows import LitRow, MapRow, NodeRow, PillRow, Tag
from rairdtc_gui.ui.screens.diagrams.signals.words import effect_words, tag_words

_MARGIN = 16


class SignalScene(BaseScene):
    """The map at one level of detail."""

    def __init__(self, palette: Palette | None = None) -> None:
        super().__init__(palette)
        self._palette = SignalPalette(self.palette_of_theme)
        self._row: MapRow | None = None
        self._lit = LitRow()
        self._items: dict[str, FocusItem] = {}
        self._ways: list[WayItem] = []
        self._bars: list[tuple[WayItem, frozenset[str]]] = []  # of the drugs
        self._spines: list[tuple[SpineItem, frozenset[str]]] = []
        self._joined: dict[str, tuple[str, str]] = {}  # ends of each way, a stack as its first drug
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

    def has(self, node_id: str) -> bool:
        """Whether a node or drug is drawn at this level of detail."""
        return node_id in self._items

    def focusable(self) -> dict[str, FocusItem]:
        """Nodes and drugs by id."""
        return self._items

    @property
    def way_items(self) -> list[WayItem]:
        """The ways between nodes."""
        return self._ways

    def id_of(self, item: QGraphicsItem) -> str:
        """The id of the node or drug that an item belongs to; empty if it belongs to none."""
        top = item.topLevelItem()
        return top.id if isinstance(top, FocusItem) else ""

    def words_of(self, node_id: str) -> str:
        """A node in words, for screen readers and beside the pointer."""
        row = self._row
        if row is None:
            return ""
        for node in row.nodes:
            if node.id == node_id:
                parts = (node.label, tag_words(node.tag), node.place, _ways_words(row, node_id))
                return ", ".join(part for part in parts if part)
        labels = {node.id: node.label for node in row.nodes}
        return next(
            f"{pill.label}, {effect_words(pill.effect)} {', '.join(labels[end] for end in pill.bars)}"
            for pill in row.pills
            if pill.id == node_id
        )

    def step(self, right: int, down: int) -> str:
        """Along a way to the neighbour that lies most in this direction; without one the nearest item there."""
        if self._selected not in self._items:
            return next(iter(self._items), "")
        joined = {end for ends in self._joined.values() if self._selected in ends for end in ends}
        found = self._nearest(joined, right, down) or self._nearest(set(self._items), right, down)
        return found or self._selected

    def came_from(self, node_id: str) -> str:
        """The first target of a drug, which should be in sight with it; empty for a node."""
        if self._row is None:
            return ""
        found = [pill.bars[0] for pill in self._row.pills if pill.id == node_id and pill.bars[0] in self._items]
        return found[0] if found else ""

    def light(self, lit: LitRow) -> None:
        """Lights what a row names and dims the rest; an empty row: everything as usual."""
        self._lit = lit
        for item in self._items.values():
            self._light_item(item, lit)
        for way in self._ways:
            way.light(_glow(lit, way.id in lit.ways))
        for bar, drugs in self._bars:
            bar.light(_glow(lit, bool(drugs & lit.drugs)))
        for spine, drugs in self._spines:
            spine.light(_glow(lit, bool(drugs & lit.drugs)))

    def _light_item(self, item: FocusItem, lit: LitRow) -> None:
        if isinstance(item, PillItem):
            item.light(_glow(lit, item.id in lit.drugs), item.id in lit.drugs)
        elif isinstance(item, BoxItem):
            item.light(_glow(lit, item.id in lit.nodes), item.id in lit.targets)

    def _nearest(self, found: set[str], right: int, down: int) -> str:
        here = self._items[self._selected].sceneBoundingRect().center()
        best, result = float("inf"), ""
        for name in found - {self._selected}:
            if name not in self._items:
                continue
            there = self._items[name].sceneBoundingRect().center()
            ahead = (there.x() - here.x()) * right + (there.y() - here.y()) * down
            aside = abs((there.x() - here.x()) * down) + abs((there.y() - here.y()) * right)
            if ahead > 4 and aside <= 2.5 * ahead and ahead + 2 * aside < best:
                best, result = ahead + 2 * aside, name
        return result

    # --- drawing ---

    def _draw(self) -> None:
        row = self._row
        if row is None:
            return
        had_focus, selected = self.focusItem() is not None, self._selected
        self.blockSignals(True)
        self.clear()
        nodes = {node.id: node for node in row.nodes if self.is_full or node.is_first}
        stacks = _stacks(row, self.is_full, nodes)
        layout = lay_out(
            [*map(_box_spec, nodes.values()), *map(_stack_spec, stacks.items())],
            [*_nets(row, nodes), *_bar_nets(stacks, nodes)],
            [AreaSpec(area.id, area.label, area.look, area.first, area.last) for area in row.areas],
            self.palette_of_theme,
        )
        self._add_items(layout, nodes)
        self._add_ways(layout, row, stacks)
        margin = _MARGIN * self.palette_of_theme.scale
        bounds = layout.bounds
        self.setSceneRect(
            QRectF(bounds.x, bounds.y, bounds.width, bounds.height).adjusted(-margin, -margin, margin, margin)
        )
        self.blockSignals(False)
        self.light(self._lit)
        self._selected = ""
        if selected in self._items:
            self.select(selected)
            if had_focus:
                self._items[selected].setFocus()

    def _add_items(self, layout: SignalLayout, nodes: dict[str, NodeRow]) -> None:
        for area in layout.areas:
            self.addItem(AreaItem(area, self._palette))
        self._items = {}
        for placed in layout.boxes:
            for pill in placed.pills:
                self._items[pill.id] = PillItem(pill, self._palette)
            if placed.kind is not Kind.PILLS:
                node = nodes[placed.id]
                self._items[placed.id] = BoxItem(placed, node.is_process, node.tag, self._palette)
        for item in self._items.values():
            self.addItem(item)

    def _add_ways(self, layout: SignalLayout, row: MapRow, stacks: dict[str, list[PillRow]]) -> None:
        effects = {way.id: way.effect for way in row.ways}
        ends = {way.id: (way.start, way.end) for way in row.ways}
        boxes = {placed.id: placed for placed in layout.boxes}
        self._ways, self._bars, self._spines, self._joined = [], [], [], {}
        for net in layout.nets:
            stack = stacks.get(net.id.rpartition(">")[0])
            item = WayItem(net, effects[net.id] if stack is None else stack[0].effect, self._palette)
            self.addItem(item)
            if stack is None:
                self._ways.append(item)
                self._joined[net.id] = ends[net.id]
                continue
            drugs = frozenset(pill.id for pill in stack)
            self._bars.append((item, drugs))
            for drug in drugs:
                self._joined[f"{net.id}/{drug}"] = (drug, net.id.rpartition(">")[2])
            self._add_spine(boxes[net.id.rpartition(">")[0]], net.points[0][0], drugs)

    def _add_spine(self, stack: PlacedBox, x: float, drugs: frozenset[str]) -> None:
        if len(stack.pills) > 1 and x in (stack.box.x, stack.box.right):
            spine = SpineItem(stack, x == stack.box.right, self._palette)
            self._spines.append((spine, drugs))
            self.addItem(spine)


def _glow(lit: LitRow, is_lit: bool) -> Glow:
    if not lit.is_on:
        return Glow.PLAIN
    return Glow.LIT if is_lit else Glow.DIM


def _ways_words(row: MapRow, node_id: str) -> str:
    labels = {node.id: node.short for node in row.nodes}
    return ", ".join(f"{effect_words(way.effect)} {labels[way.end]}" for way in row.ways if way.start == node_id)


def _box_spec(node: NodeRow) -> BoxSpec:
    kind = Kind.PROCESS if node.is_process else Kind.GENE
    return BoxSpec(node.id, node.cell, kind, node.short, node.tag is not Tag.NONE)


def _stacks(row: MapRow, is_full: bool, nodes: dict[str, NodeRow]) -> dict[str, list[PillRow]]:
    """The drugs of each cell, under a name of the cell."""
    found: dict[Cell, list[PillRow]] = {}
    for pill in row.pills:
        if (is_full or pill.is_first) and set(pill.bars) & set(nodes):
            found.setdefault(pill.cell, []).append(pill)
    return {f"drugs {column} {line}": pills for (column, line), pills in found.items()}


def _stack_spec(stack: tuple[str, list[PillRow]]) -> BoxSpec:
    name, pills = stack
    return BoxSpec(name, pills[0].cell, Kind.PILLS, pills=tuple((pill.id, pill.short) for pill in pills))


def _nets(row: MapRow, nodes: dict[str, NodeRow]) -> list[NetSpec]:
    return [
        NetSpec(
            way.id, way.start, way.end, way.effect, effect_words(way.effect) if way.effect is Effect.REPRESSES else ""
        )
        for way in row.ways
        if way.start in nodes and way.end in nodes
    ]


def _bar_nets(stacks: dict[str, list[PillRow]], nodes: dict[str, NodeRow]) -> list[NetSpec]:
    return [
        NetSpec(f"{name}>{end}", name, end, pills[0].effect)
        for name, pills in stacks.items()
        for end in pills[0].bars
        if end in nodes
    ]
