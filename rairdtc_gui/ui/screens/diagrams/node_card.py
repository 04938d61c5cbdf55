"""The card of a node: its state, what it says, what decides, its options."""

from __future__ import annotations

from rairdtc_gui.ui.screens.diagrams.node_words import state_words
from rairdtc_gui.ui.screens.diagrams.rows import NodeRow
from rairdtc_gui.ui.translation import translate
from rairdtc_gui.ui.widgets.card_row import CardLine, CardRow

_MOST_FACTS, _MOST_OPTIONS = 2, 4


def node_card(row: NodeRow) -> CardRow:
    """What the side panel says in full, in a few lines."""
    lines = [CardLine(state_words(row.state), is_muted=True), CardLine(row.text)]
    lines += [CardLine(fact, is_muted=True) for fact in row.facts[:_MOST_FACTS]]
    if row.options:
        names = ", ".join(row.options[:_MOST_OPTIONS])
        more = len(row.options) - _MOST_OPTIONS
        names += translate("NodeCard", " and {count} more").format(count=more) if more > 0 else ""
        lines.append(CardLine(translate("NodeCard", "Options: {names}").format(names=names)))
    return CardRow(row.id, row.label, tuple(line for line in lines if line.text))
