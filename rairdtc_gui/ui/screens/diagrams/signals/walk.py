"""Which node of the map lies in which direction, and each node in words. No Qt."""

from __future__ import annotations

from collections.abc import Mapping

from rairdtc_gui.ui.screens.diagrams.geometry import Rect
from rairdtc_gui.ui.screens.diagrams.signals.rows import MapRow
from rairdtc_gui.ui.screens.diagrams.signals.words import effect_words, tag_words
from rairdtc_gui.ui.widgets.card_row import CardLine, CardRow


class SignalWalk:
    """The map at one level of detail; nothing at first."""

    def __init__(self) -> None:
        self._row: MapRow | None = None
        self._places: Mapping[str, Rect] = {}
        self._joined: frozenset[tuple[str, str]] = frozenset()

    def show(self, row: MapRow, places: Mapping[str, Rect], joined: frozenset[tuple[str, str]]) -> None:
        """Another map or level. `joined`: pairs of nodes and drugs with a line between them."""
        self._row, self._places, self._joined = row, places, joined

    def words_of(self, node_id: str) -> str:
        """A node in words, for screen readers; empty for one that is not there."""
        card = self.card_of(node_id)
        return "" if card is None else ", ".join((card.title, *(line.text for line in card.lines)))

    def card_of(self, node_id: str) -> CardRow | None:
        """What the card beside a node or drug says: what the case says of it, where it lies, what it does."""
        row = self._row
        if row is None:
            return None
        labels = {node.id: node.label for node in row.nodes}
        for node in row.nodes:
            if node.id == node_id:
                return _card(node.id, node.label, (tag_words(node.tag), node.place), _ways_words(row, node_id))
        for pill in row.pills:
            if pill.id == node_id:
                ends = ", ".join(labels[end] for end in pill.bars)
                return _card(pill.id, pill.label, (), f"{effect_words(pill.effect)} {ends}")
        return None

    def step(self, node_id: str, right: int, down: int) -> str:
        """Along a way to the neighbour that lies most in this direction; without one the nearest item there."""
        joined = {end for ends in self._joined if node_id in ends for end in ends}
        nearest = self._nearest(node_id, joined, right, down)
        return nearest or self._nearest(node_id, set(self._places), right, down) or node_id

    def came_from(self, node_id: str) -> str:
        """The first target of a drug, which should be in sight with it; empty for a node."""
        if self._row is None:
            return ""
        found = [pill.bars[0] for pill in self._row.pills if pill.id == node_id and pill.bars[0] in self._places]
        return found[0] if found else ""

    def _nearest(self, node_id: str, found: set[str], right: int, down: int) -> str:
        here = self._places[node_id]
        best, result = float("inf"), ""
        for name in found - {node_id}:
            if name not in self._places:
                continue
            there = self._places[name]
            x, y = there.centre - here.centre, there.middle - here.middle
            ahead, aside = x * right + y * down, abs(x * down) + abs(y * right)
            if ahead > 4 and aside <= 2.5 * ahead and (ahead + 2 * aside, name) < (best, result or name):
                best, result = ahead + 2 * aside, name
        return result


def _card(key: str, title: str, muted: tuple[str, ...], words: str) -> CardRow:
    lines = [CardLine(text, is_muted=True) for text in muted if text]
    return CardRow(key, title, (*lines, CardLine(words)) if words else tuple(lines))


def _ways_words(row: MapRow, node_id: str) -> str:
    labels = {node.id: node.short for node in row.nodes}
    return ", ".join(f"{effect_words(way.effect)} {labels[way.end]}" for way in row.ways if way.start == node_id)
