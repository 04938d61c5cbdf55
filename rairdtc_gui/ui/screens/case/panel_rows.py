"""Turns a result into the panel "Options so far". No Qt, nothing below ui but domain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from rairdtc_gui.domain.answers import Gap, OptionAnswer, Result, Status
from rairdtc_gui.domain.conditions import Compare, Condition
from rairdtc_gui.domain.explained import Leaf
from rairdtc_gui.domain.questions import Question
from rairdtc_gui.domain.rules import Indicate, Stance, TreatmentOption
from rairdtc_gui.ui import condition_words, wording
from rairdtc_gui.ui.screens.case import words
from rairdtc_gui.ui.screens.case.rows import AskRow, Move, OptionRow, StanceRow

_ASKED = 3
_POSSIBLE_SHOWN = 4
_RULED_OUT_SHOWN = 3
_INDICATED = (Stance.PREFERRED, Stance.RECOMMENDED, Stance.CONSIDER)
_RULED_OUT = (Stance.NOT_RECOMMENDED, Stance.CONTRAINDICATED)

Needed = Callable[[Condition], tuple[Leaf, ...]]


def stance_rows(
    result: Result, moves: Mapping[str, Move], options: Mapping[str, TreatmentOption], needed_for: Needed
) -> tuple[StanceRow, ...]:
    """The options by stance, in rank order; the possible ones with what they wait for; empty stances are left out."""

    def row(answer: OptionAnswer, needs: str = "") -> OptionRow:
        move = moves.get(answer.option, Move.NONE)
        return OptionRow(answer.option, options[answer.option].short, needs, move)

    def of(stance: Stance, limit: int) -> StanceRow:
        found = [row(answer) for answer in result.options if answer.stance is stance]
        found.sort(key=lambda entry: entry.move is Move.NONE) if limit else None
        return StanceRow(stance.code, wording.stance_word(stance), wording.stance_icon(stance), tuple(found), limit)

    open_ = [(answer, needed(answer, needed_for)) for answer in result.options if answer.status is Status.POSSIBLE]
    common = Counter(leaf.comparison for _, leaves in open_ for leaf in leaves)
    possible = [row(answer, _needs(leaves, common)) for answer, leaves in open_]
    steps = tuple(row(answer) for answer in result.steps)
    rows = [
        StanceRow("first", words.first(), "first", steps, 0),
        *(of(stance, 0) for stance in _INDICATED),
        StanceRow("possible", words.possible_word(), "possible", tuple(possible), _POSSIBLE_SHOWN),
        *(of(stance, _RULED_OUT_SHOWN) for stance in _RULED_OUT),
    ]
    return tuple(entry for entry in rows if entry.options)


def needed(answer: OptionAnswer, needed_for: Needed) -> tuple[Leaf, ...]:
    """What is enough for a possible option, by the rule that asks least for the highest stance."""
    counted = [
        (reason.effect.stance, reason.rule.when)
        for reason in answer.open
        if isinstance(reason.effect, Indicate) and reason.counts
    ]
    highest = max((stance for stance, _ in counted), default=Stance.NONE)
    if highest is Stance.NONE:
        return ()
    return min((needed_for(when) for stance, when in counted if stance is highest), key=len)


def _needs(leaves: tuple[Leaf, ...], common: Counter[Compare]) -> str:
    """The fact that tells this option from the others is named; of the rest only how many there are."""
    if not leaves:
        return ""
    own = min(leaves, key=lambda leaf: (leaf.is_negated, common[leaf.comparison]))
    return words.needs(condition_words.short_needed_words(own), len(leaves) - 1)


def ask_rows(gaps: Sequence[Gap], questions: Mapping[str, Question]) -> tuple[AskRow, ...]:
    """The most decisive open questions."""
    return tuple(
        AskRow(gap.question, questions[gap.question].label, words.options_count(gap.moves)) for gap in gaps[:_ASKED]
    )
