"""How closely a diagram is laid: in full, or as an overview whose words stay as large as others on screen. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

from rairdtc_gui.ui.screens.diagrams.geometry import Face


@dataclass(frozen=True, slots=True)
class Spacing:
    """Sizes in px at 100 %. `point`: how far the points of a hexagon stick out; `least`: width and height of boxes."""

    least_step: tuple[int, int]
    least_question: tuple[int, int]
    widest: int
    point: int
    pad: int
    tall_pad: int
    lane: int
    channel: int
    lead: int
    tail: int
    row_gap: int
    beside: int  # between a box and its words, so that the focus ring has room
    most_lines: int
    face: Face
    strong: Face


FULL = Spacing(
    least_step=(124, 48), least_question=(124, 76), widest=200, point=14, pad=8, tall_pad=6, lane=10, channel=10,
    lead=14, tail=26, row_gap=20, beside=7, most_lines=3, face=Face.BODY, strong=Face.STRONG,
)  # fmt: skip

#: Boxes alone, with the tags of current steps: no answers at the ways, no facts below.
OVERVIEW = Spacing(
    least_step=(64, 32), least_question=(72, 40), widest=96, point=7, pad=4, tall_pad=4, lane=6, channel=6,
    lead=6, tail=12, row_gap=6, beside=6, most_lines=4, face=Face.SMALL, strong=Face.SMALL_STRONG,
)  # fmt: skip
