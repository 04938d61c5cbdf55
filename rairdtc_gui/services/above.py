"""In words, why an option stands above the next one."""

from __future__ import annotations

from rairdtc_gui.domain.answers import OptionAnswer, RankPart
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.engine.ranking import deciding_grade, deciding_part
from rairdtc_gui.services.formulary import Formulary


def above_next(engine: Engine, answer: OptionAnswer, follower: OptionAnswer, formulary: Formulary | None = None) -> str:
    """The first part of the rank in which the two differ, with both sides where they have a word.

    A formulary stands between the stance and the rest of the rank.
    """
    if formulary and answer.stance is follower.stance:
        missing = formulary.missing(follower.option)
        if missing and not formulary.missing(answer.option):
            return f"the next one is not on the local formulary: {', '.join(missing)}"
    strength, certainty = deciding_grade(answer)
    next_strength, next_certainty = deciding_grade(follower)
    match deciding_part(engine.rank(answer), engine.rank(follower)):
        case RankPart.STANCE:
            return f"stronger stance: {answer.stance.words} before {follower.stance.words}"
        case RankPart.KIND:
            return "a treatment before what goes with it"
        case RankPart.HIGHEST:
            return f"could still become {answer.highest.words}; the next one at most {follower.highest.words}"
        case RankPart.STRENGTH:
            return f"stronger recommendation: {strength.code} before {next_strength.code}"
        case RankPart.CERTAINTY:
            return f"higher certainty: {_plain(certainty.code)} before {_plain(next_certainty.code)}"
        case RankPart.BIOMARKER:
            return "biomarker-matched"
        case RankPart.ORDER:
            return "equal on these facts: stored order"


def _plain(code: str) -> str:
    return code.replace("-", " ")
