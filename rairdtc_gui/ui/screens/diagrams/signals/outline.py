"""The signalling map as a list: everything that the picture holds, compartment by compartment, then the drugs."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from rairdtc_gui.ui.screens.diagrams.outline import Entry
from rairdtc_gui.ui.screens.diagrams.signals.rows import LineRow, MapRow, NodeRow, PillRow, Tag
from rairdtc_gui.ui.screens.diagrams.signals.words import tag_words


def entries(row: MapRow) -> tuple[Entry, ...]:
    """Nodes by compartment and row of the map, then drugs by name."""
    places = {area.label: number for number, area in enumerate(row.areas)}
    nodes = sorted(row.nodes, key=lambda node: (places[node.place], node.cell[1], node.cell[0]))
    pills = sorted(row.pills, key=lambda pill: pill.label)
    return (*map(_node, nodes), *map(_pill, pills))


def _node(node: NodeRow) -> Entry:
    parts = (node.place, node.label, tag_words(node.tag))
    return Entry(node.id, " · ".join(part for part in parts if part), node.tag is Tag.FOUND, _below(node.below))


def _pill(pill: PillRow) -> Entry:
    words = QCoreApplication.translate("Signals", "Drug · {name}").format(name=pill.label)
    return Entry(pill.id, words, False, _below(pill.below))


def _below(lines: tuple[LineRow, ...]) -> tuple[tuple[str, str], ...]:
    unconfirmed = QCoreApplication.translate("Signals", "unconfirmed")
    found = []
    for line in lines:
        words = f"{line.lead}: {line.text}" if line.text else line.lead
        found.append((line.target, words if line.is_confirmed else f"{words} · {unconfirmed}"))
    return tuple(found)
