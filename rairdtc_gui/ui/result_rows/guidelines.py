"""Turns decision points where guidelines differ into rows: bodies side by side, dated, with their own grades. No Qt."""

from __future__ import annotations

from rairdtc_gui.domain.explained import Leaf
from rairdtc_gui.domain.guidelines import GuidelineDifference, GuidelinePoint, GuidelinePoints, GuidelinePosition
from rairdtc_gui.ui import condition_words, wording
from rairdtc_gui.ui.result_rows import panel_words
from rairdtc_gui.ui.result_rows.citing import cited
from rairdtc_gui.ui.result_rows.lines import Numbers, is_seen, open_fact
from rairdtc_gui.ui.result_rows.panel_rows import GuidelineRows, PointRow, PositionRow


def guideline_rows(points: GuidelinePoints, chosen: str, numbers: Numbers) -> GuidelineRows:
    """Every decision point; those that bear on the case first."""
    bearing = tuple(point_row(point, numbers) for point in points.bearing)
    open_ = tuple(point_row(point, numbers) for point in points.open)
    others = tuple(_row(difference, (), numbers) for difference in points.others)
    used = [position.numbers for row in (*bearing, *open_, *others) for position in row.positions]
    return GuidelineRows(bearing, open_, others, chosen, cited(numbers, used))


def position_row(position: GuidelinePosition, numbers: Numbers) -> PositionRow:
    """What one body says, in its own grade; without one the words say so."""
    return PositionRow(
        body=f"{position.body} {position.year}",
        region=panel_words.region(position.region),
        text=wording.bind(position.text),
        grade=wording.bind(position.grade) or panel_words.no_grade(),
        note=wording.bind(position.note),
        numbers=numbers.of(position.provenance.sources),
        is_confirmed=is_seen(position.provenance),
        names=numbers.names,
    )


def point_row(point: GuidelinePoint, numbers: Numbers) -> PointRow:
    """A decision point with what makes it bear on the case."""
    return _row(point.difference, point.leaves, numbers)


def _row(difference: GuidelineDifference, leaves: tuple[Leaf, ...], numbers: Numbers) -> PointRow:
    known = [condition_words.leaf_words(leaf) for leaf in leaves if leaf.value is not None]
    return PointRow(
        id=difference.id,
        point=wording.bind(difference.point),
        because=wording.bind(" · ".join(known)),
        open=tuple(open_fact(leaf) for leaf in leaves if leaf.is_open),
        positions=tuple(position_row(position, numbers) for position in difference.positions),
    )
