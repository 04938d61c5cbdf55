"""The geometry of the signalling map, tried on the real map with plain text metrics."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import combinations, pairwise

import pytest

from db.build.signal_plan import planned
from db.build.signal_routes import Net
from rairdtc_gui.domain.signal_ways import bar_name, stack_name
from rairdtc_gui.domain.signalling import Effect, Look, SignalMap
from rairdtc_gui.ui.screens.diagrams.geometry import Rect
from rairdtc_gui.ui.screens.diagrams.signals.grid import AreaSpec, BoxSpec, Kind, SignalLayout
from rairdtc_gui.ui.screens.diagrams.signals.layout import lay_out
from tests.ui.test_diagram_layout import PlainMetrics, doubled, same_piece


def specs(drawing: SignalMap, is_all: bool, has_tags: bool, longer: float = 1.0):
    """The map as the screen lays it out; `longer`: texts of another language."""

    def text(words: str) -> str:
        return words if longer == 1 else f"{words} {words[: round(len(words) * (longer - 1))]}".strip()

    nodes = [node for node in drawing.nodes if is_all or node.is_first]
    kinds = {True: Kind.PROCESS, False: Kind.GENE}
    boxes = [
        BoxSpec(node.id, node.cell, kinds[node.is_process], text(node.short), has_tags and bool(node.drivers))
        for node in nodes
    ]
    stacks = defaultdict(list)
    for action in drawing.actions:
        if is_all or action.is_first:
            stacks[action.cell].append(action)
    words = {edge.id: text("represses") for edge in drawing.edges if edge.effect is Effect.REPRESSES}
    boxes += [
        BoxSpec(stack_name(cell), cell, Kind.PILLS, pills=tuple((a.drug, text(a.short or a.drug)) for a in actions))
        for cell, actions in stacks.items()
    ]
    areas = [AreaSpec(area.id, text(area.label), area.look, area.first, area.last) for area in drawing.compartments]
    return boxes, drawing.all_ways if is_all else drawing.first_ways, words, areas


@pytest.fixture(
    params=[
        (is_all, has_tags, scale, longer)
        for is_all in (False, True)
        for has_tags in (False, True)
        for scale, longer in ((0.9, 1.0), (1.0, 1.0), (1.5, 1.0), (2.0, 1.0), (1.0, 1.6), (2.0, 1.6))
    ]
)
def layout(request, knowledge) -> SignalLayout:
    is_all, has_tags, scale, longer = request.param
    boxes, ways, words, areas = specs(knowledge.signal_map, is_all, has_tags, longer)
    return lay_out(boxes, ways, words, areas, PlainMetrics(scale))


def pieces(layout: SignalLayout):
    for net in layout.nets:
        for (x1, y1), (x2, y2) in pairwise(net.points):
            yield net, Rect(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1)).grown(0.1)


def test_no_two_boxes_overlap(layout):
    for one, other in combinations(layout.boxes, 2):
        assert not one.box.grown(7).overlaps(other.box), (one.id, other.id)


def test_no_way_runs_through_a_box(layout):
    for net, piece in pieces(layout):
        for box in layout.boxes:
            assert not box.box.grown(-0.3).overlaps(piece), (net.id, box.id)


def test_ways_are_orthogonal_and_join_their_ends(layout, knowledge):
    boxes = {box.id: box.box for box in layout.boxes}
    ends = {edge.id: (edge.start, edge.end) for edge in knowledge.signal_map.edges}
    for net in layout.nets:
        assert all(abs(x1 - x2) < 1e-6 or abs(y1 - y2) < 1e-6 for (x1, y1), (x2, y2) in pairwise(net.points)), net.id
        if net.id in ends:
            for point, end in zip((net.points[0], net.points[-1]), ends[net.id], strict=True):
                rect = boxes[end]
                assert rect.grown(0.01).holds(Rect(*point, 0, 0)), net.id
                assert not rect.grown(-0.01).holds(Rect(*point, 0, 0)), net.id


def test_there_is_room_for_the_arrow_head(layout):
    for net in layout.nets:
        (x1, y1), (x2, y2) = net.points[-2:]
        assert abs(x2 - x1) + abs(y2 - y1) >= 8, net.id


def test_ways_of_different_ends_share_no_piece(layout, knowledge):
    """Two ways may lie on one another only where they share an end and do the same."""
    ends = {edge.id: (edge.start, edge.end) for edge in knowledge.signal_map.edges}
    for one, other in combinations([net for net in layout.nets if net.id in ends], 2):
        if ends[one.id][0] == ends[other.id][0] or ends[one.id][1] == ends[other.id][1]:
            continue
        for first in pairwise(one.points):
            for second in pairwise(other.points):
                assert not same_piece(first, second), (one.id, other.id)


def test_words_lie_inside_their_box(layout):
    for box in layout.boxes:
        for line in box.lines:
            assert box.box.grown(0.01).holds(line.place), (box.id, line.text)
            assert box.tag is None or not box.tag.grown(-3.01).overlaps(line.place), (box.id, line.text)
        for pill in box.pills:
            assert box.box.grown(0.01).holds(pill.box), pill.id
            assert all(pill.box.grown(0.01).holds(line.place) for line in pill.lines), pill.id
        for one, other in combinations(box.pills, 2):
            assert not one.box.overlaps(other.box), (one.id, other.id)


def test_words_on_ways_touch_no_box(layout):
    for net in layout.nets:
        if net.word is not None:
            assert not any(box.box.overlaps(net.word.place) for box in layout.boxes), net.id


def test_compartments_hold_their_nodes_and_do_not_overlap(layout, knowledge):
    areas = {area.id: area for area in layout.areas}
    places = {node.id: node.compartment for node in knowledge.signal_map.nodes}
    for box in layout.boxes:
        if box.id in places:
            assert areas[places[box.id]].rect.holds(box.box), box.id
    for one, other in combinations(layout.areas, 2):
        assert not one.rect.grown(-0.1).overlaps(other.rect), (one.id, other.id)


def test_labels_of_compartments_touch_no_box(layout):
    for area in layout.areas:
        assert not any(box.box.grown(-0.01).overlaps(area.label.place) for box in layout.boxes), area.id


def test_everything_lies_inside_the_bounds(layout):
    for rect in (*(box.box for box in layout.boxes), *(area.rect for area in layout.areas)):
        assert layout.bounds.grown(0.01).holds(rect)


def test_a_long_chain_back_goes_around():
    boxes = [BoxSpec(name, (place, 0), Kind.GENE, name) for place, name in enumerate("abcd")]
    nets = [Net(f"{a}{b}", a, b, Effect.ACTIVATES) for a, b in ("ab", "bc", "cd", "da")]
    layout = lay_out(boxes, planned({box.id: box.cell for box in boxes}, nets), {}, [], PlainMetrics())
    test_no_way_runs_through_a_box(layout)
    assert len(layout.nets[0].points) == 2
    assert len(layout.nets[3].points) == 4


def test_empty_columns_close_up_and_unused_compartments_go():
    boxes = [BoxSpec("a", (0, 0), Kind.GENE, "A"), BoxSpec("b", (9, 7), Kind.GENE, "B")]
    areas = [AreaSpec("x", "X", Look.CELL, (0, 0), (3, 3)), AreaSpec("y", "Y", Look.CELL, (4, 0), (5, 5))]
    ways = planned({box.id: box.cell for box in boxes}, [Net("ab", "a", "b", Effect.INHIBITS)])
    layout = lay_out(boxes, ways, {"ab": doubled("word")}, areas, PlainMetrics())
    assert [area.id for area in layout.areas] == ["x"]
    assert layout.bounds.width < 300
    assert replace(layout, boxes=()).boxes == ()


def test_an_empty_map_has_no_size():
    assert lay_out([], (), {}, [], PlainMetrics()).bounds == Rect(0, 0, 0, 0)


@pytest.mark.parametrize("is_all", [False, True])
def test_the_base_holds_a_way_for_every_line_of_the_map(knowledge, is_all):
    drawing = knowledge.signal_map
    drawn = {node.id for node in drawing.nodes if is_all or node.is_first}
    ways = {way.id: (way.start, way.end) for way in (drawing.all_ways if is_all else drawing.first_ways)}
    for edge in drawing.edges:
        assert (ways.get(edge.id) == (edge.start, edge.end)) is ({edge.start, edge.end} <= drawn), edge.id
    for action in drawing.actions:
        for end in action.bars:
            name = bar_name(stack_name(action.cell), end)
            assert (name in ways) or not ((is_all or action.is_first) and end in drawn), name
