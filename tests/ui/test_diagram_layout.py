"""The geometry of diagrams, tried on the real pathway with plain text metrics."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from rairdtc_gui.services.strict_yaml import load
from rairdtc_gui.ui.screens.diagrams.geometry import EdgeSpec, Face, Layout, NodeSpec, Rect
from rairdtc_gui.ui.screens.diagrams.items import mark_place, way_mark_place
from rairdtc_gui.ui.screens.diagrams.layout import lay_out
from rairdtc_gui.ui.screens.diagrams.spacing import FULL, OVERVIEW
from rairdtc_gui.ui.screens.diagrams.wrap import longest_word, wrapped

LARGE = (Face.BODY, Face.STRONG)
PATHWAY = Path(__file__).resolve().parents[2] / "db" / "sources" / "diagrams" / "pathway.yaml"


class PlainMetrics:
    """Every letter is equally wide."""

    def __init__(self, scale: float = 1.0) -> None:
        self.scale = scale

    def width(self, text: str, face: Face) -> float:
        widths = {Face.BODY: 7.4, Face.STRONG: 7.8, Face.SMALL: 6.3, Face.SMALL_STRONG: 6.6}
        return len(text) * widths[face] * self.scale

    def line(self, face: Face) -> float:
        return (20 if face in LARGE else 16) * self.scale


def specs() -> tuple[list[NodeSpec], list[EdgeSpec]]:
    """The pathway, every node with both tags and a note, as if every state came at once."""
    data = load(PATHWAY)
    nodes = [
        NodeSpec(
            node["id"], node["shape"] == "question", node["column"], node["row"], node["label"],
            ("do first", "current step"), ("closed: Was that scan technically adequate? It was not", "closed: No"),
        )
        for node in data["nodes"]
    ]  # fmt: skip
    return nodes, [EdgeSpec(edge["from"], edge["to"], edge.get("label", "")) for edge in data["edges"]]


def doubled(text: str) -> str:
    return f"{text} {text}"


def made(scale: float, is_doubled: bool, is_overview: bool = False) -> Layout:
    nodes, edges = specs()
    if is_doubled:
        nodes = [replace(node, label=doubled(node.label), note=tuple(map(doubled, node.note))) for node in nodes]
        edges = [replace(edge, label=doubled(edge.label)) for edge in edges]
    if is_overview:
        nodes = [replace(node, note=()) for node in nodes]
        edges = [replace(edge, label="") for edge in edges]
    return lay_out(nodes, edges, PlainMetrics(scale), OVERVIEW if is_overview else FULL)


@pytest.fixture(
    params=[
        (0.9, False), (1.0, False), (2.0, False), (1.0, True), (2.0, True),
        (0.9, False, True), (1.0, False, True), (2.0, False, True), (1.0, True, True),
    ]
)  # fmt: skip
def layout(request) -> Layout:
    return made(*request.param)


@pytest.mark.parametrize("scale", [0.9, 1.0, 2.0])
def test_the_overview_is_much_smaller_and_has_no_larger_words(scale):
    full, overview = made(scale, False), made(scale, False, True)
    assert overview.bounds.width < 0.65 * full.bounds.width
    assert overview.bounds.height < 0.7 * full.bounds.height
    assert {line.face for node in overview.nodes for line in node.lines} == {Face.SMALL_STRONG}


@pytest.mark.parametrize("scale", [0.9, 1.0, 2.0])
def test_the_mark_of_differing_guidelines_covers_no_words(scale):
    layout = made(scale, False)
    for node in layout.nodes:
        place = mark_place(node, scale)
        inside = [line.place for line in node.lines]
        assert not any(place.overlaps(rect.grown(-1.5 * scale)) for rect in (*words(layout), *inside)), node.id
        assert not any(place.overlaps(other.box) for other in layout.nodes if other is not node), node.id


@pytest.mark.parametrize("scale", [0.9, 1.0, 2.0])
@pytest.mark.parametrize("is_doubled", [False, True])
def test_the_mark_on_a_way_covers_no_words_and_no_node(scale, is_doubled):
    layout = made(scale, is_doubled)
    places = {edge.points[-1]: way_mark_place(edge.points[-1], scale) for edge in layout.edges}
    for place in places.values():
        assert not any(place.grown(-0.5).overlaps(rect) for rect in words(layout))
        assert not any(place.overlaps(node.box) for node in layout.nodes)
    assert not [pair for pair in combinations(places.values(), 2) if pair[0].overlaps(pair[1])]


def words(layout: Layout) -> list[Rect]:
    around = [line.place for node in layout.nodes for line in (*node.tags, *node.note)]
    return around + [line.place for edge in layout.edges for line in edge.label]


def test_no_two_nodes_overlap(layout):
    for one, other in combinations(layout.nodes, 2):
        assert not one.box.grown(7).overlaps(other.box), (one.id, other.id)


def test_no_way_runs_through_a_node(layout):
    for edge in layout.edges:
        for (x1, y1), (x2, y2) in pairwise(edge.points):
            piece = Rect(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1)).grown(0.1)
            for node in layout.nodes:
                touches = node.box.grown(-0.2).overlaps(piece)
                assert not touches, (edge.start, edge.end, node.id)


def test_ways_are_orthogonal_and_join_their_ends(layout):
    boxes = {node.id: node.box for node in layout.nodes}
    for edge in layout.edges:
        assert all(x1 == x2 or y1 == y2 for (x1, y1), (x2, y2) in pairwise(edge.points))
        assert edge.points[0] == (boxes[edge.start].right, boxes[edge.start].middle)
        assert edge.points[-1] == (boxes[edge.end].x, boxes[edge.end].middle)


def test_words_lie_inside_their_box(layout):
    for node in layout.nodes:
        for line in node.lines:
            assert node.box.grown(0.01).holds(line.place), (node.id, line.text)
        for tag in node.tags:
            words = PlainMetrics(tag.place.height / 20).width(tag.text, tag.face)
            assert words <= tag.place.width, (node.id, tag.text)


def test_words_around_nodes_touch_neither_nodes_nor_each_other(layout):
    found = words(layout)
    for rect in found:
        assert not any(rect.overlaps(node.box) for node in layout.nodes)
    assert not [pair for pair in combinations(found, 2) if pair[0].grown(-0.01).overlaps(pair[1])]


def test_no_way_runs_through_words(layout):
    for edge in layout.edges:
        for (x1, y1), (x2, y2) in pairwise(edge.points):
            piece = Rect(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1)).grown(0.01)
            for rect in words(layout):
                assert not rect.grown(-0.1).overlaps(piece), (edge.start, edge.end, rect)


def test_everything_lies_inside_the_bounds(layout):
    for node in layout.nodes:
        assert layout.bounds.holds(node.box)
    for rect in words(layout):
        assert layout.bounds.grown(0.01).holds(rect)


def test_lanes_of_different_nodes_lie_apart(layout):
    """Two ways may share a piece only if they share an end."""
    for one, other in combinations(layout.edges, 2):
        if {one.start, one.end} & {other.start, other.end}:
            continue
        for first in pairwise(one.points):
            for second in pairwise(other.points):
                assert not same_piece(first, second), (one, other)


def same_piece(one, other) -> bool:
    """Whether two straight pieces lie on one another for more than a point."""
    for axis in (0, 1):
        across = 1 - axis
        flat = one[0][axis] == one[1][axis] == other[0][axis] == other[1][axis]
        low = max(min(one[0][across], one[1][across]), min(other[0][across], other[1][across]))
        high = min(max(one[0][across], one[1][across]), max(other[0][across], other[1][across]))
        if flat and high > low:
            return True
    return False


def test_a_way_back_goes_around():
    nodes = [NodeSpec("a", False, 0, 0, "A"), NodeSpec("b", True, 1, 0, "B?"), NodeSpec("c", False, 2, 1, "C")]
    layout = lay_out(
        nodes, [EdgeSpec("a", "b", "yes"), EdgeSpec("b", "c", "no"), EdgeSpec("c", "a", "again")], PlainMetrics()
    )
    test_no_way_runs_through_a_node(layout)
    assert layout.edges[2].points[-1] == (layout.nodes[0].box.x, layout.nodes[0].box.middle)


def test_an_empty_diagram_has_no_size():
    assert lay_out([], [], PlainMetrics()).bounds == Rect(0, 0, 0, 0)


def test_a_note_takes_its_short_form_where_the_long_one_has_no_room():
    note = ("closed: " + "a very long question " * 4 + "Clear", "closed: Clear")
    placed = lay_out([NodeSpec("a", False, 0, 0, "A", (), note)], [], PlainMetrics()).nodes[0]
    assert [line.text for line in placed.note] == ["closed: Clear"]
    cut = lay_out([NodeSpec("a", False, 0, 0, "A", (), note[:1])], [], PlainMetrics()).nodes[0]
    assert len(cut.note) == 3
    assert cut.note[-1].text.endswith("…")


def test_lines_are_even_and_lose_no_word():
    lines = wrapped("one two three four five six", 15, len)
    assert " ".join(lines) == "one two three four five six"
    assert max(map(len, lines)) - min(map(len, lines)) <= 5
    assert wrapped("unbreakableword", 3, len) == ("unbreakableword",)


def test_a_long_compound_breaks_at_its_hyphen_and_a_short_one_does_not():
    assert wrapped("Radioiodine-refractory?", 12, len) == ("Radioiodine-", "refractory?")
    assert wrapped("I-131 again", 5, len) == ("I-131", "again")
    assert longest_word("Radioiodine-refractory?", len) == 12
