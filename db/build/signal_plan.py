"""Lays the ways of the signalling map, once for each level of detail, so that no screen has to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from db.build.rows import Rows, as_json
from db.build.signal_models import DrugAction, SignallingMap
from db.build.signal_routes import Net, Router, Way
from db.build.signal_tracks import Slots, Tracks
from rairdtc_gui.domain.signal_ways import Cell, PlannedWay, Turn, Ways, bar_name, stack_name
from rairdtc_gui.domain.signalling import Effect


def add_plans(rows: Rows, drawing: SignallingMap) -> None:
    """The ways of both levels."""
    for detail in ("first", "zoom"):
        for position, way in enumerate(_plan_of(drawing, detail == "zoom")):
            rows.add(
                "signal_way",
                detail=detail,
                position=position,
                id=way.id,
                start_id=way.start,
                end_id=way.end,
                out_side=way.out.value,
                in_side=way.into.value,
                out_slot=way.out_slot,
                in_slot=way.in_slot,
                turns=as_json([[turn.gap.is_level, turn.gap.number, turn.track] for turn in way.turns]),
                bundle=way.bundle,
            )


def planned(at: Mapping[str, Cell], nets: Sequence[Net]) -> Ways:
    """A way for each net between boxes in cells; columns and rows that are empty close up."""
    columns = {place: number for number, place in enumerate(sorted({column for column, _ in at.values()}))}
    rows = {place: number for number, place in enumerate(sorted({row for _, row in at.values()}))}
    cells = {name: (columns[column], rows[row]) for name, (column, row) in at.items()}
    ways = Router(cells.values(), len(columns), len(rows)).routed(nets, cells)
    slots = Slots(ways)
    tracks = Tracks(ways, slots)
    return tuple(_planned(nets[way.net], way, slots, tracks) for way in ways)


def _planned(net: Net, way: Way, slots: Slots, tracks: Tracks) -> PlannedWay:
    turns = tuple(Turn(gap, tracks.of(gap, way.bundle)) for gap in way.gaps)
    return PlannedWay(
        net.id, net.start, net.end, way.out, way.into, slots.of(way.out_port), slots.of(way.in_port), turns, way.bundle
    )


def _plan_of(drawing: SignallingMap, is_full: bool) -> Ways:
    cells = {node.id: (node.column, node.row) for node in drawing.nodes if is_full or node.detail == "first"}
    nets = [
        Net(edge.id, edge.from_, edge.to, Effect(edge.effect))
        for edge in drawing.edges
        if edge.from_ in cells and edge.to in cells
    ]
    stacks: dict[str, DrugAction] = {}
    for action in drawing.actions:
        if (is_full or action.detail == "first") and set(_bars(action)) & set(cells):
            stacks.setdefault(stack_name((action.column, action.row)), action)
    for name, action in stacks.items():
        nets += [Net(bar_name(name, end), name, end, Effect(action.effect)) for end in _bars(action) if end in cells]
    cells.update({name: (action.column, action.row) for name, action in stacks.items()})
    return planned(cells, nets)


def _bars(action: DrugAction) -> list[str]:
    return list(action.bars or action.nodes[:1])
