"""The answer for each option: where it stands, what supports, opposes and is open, on hold or not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rairdtc_gui.domain.answers import DoseAnswer, OptionAnswer
from rairdtc_gui.domain.knowledge import RuleSet
from rairdtc_gui.domain.rules import Restrict, TreatmentOption
from rairdtc_gui.engine.kept import Kept, pick
from rairdtc_gui.engine.ranking import rank_of
from rairdtc_gui.engine.reasons import OptionReasons, effects_on_options
from rairdtc_gui.engine.resolve import OptionEffects, Position, stance_without_restrictions


@dataclass(frozen=True, slots=True)
class Ranked:
    """An answer with what it is sorted by."""

    rank: tuple[int, ...]
    answer: OptionAnswer


class OptionAnswers:
    """Makes the answer of an option once for each combination of its doses and the verdicts of its rules."""

    def __init__(self, rule_set: RuleSet, effects: Mapping[str, OptionEffects]) -> None:
        found = effects_on_options(rule_set.rules)
        self._of = {
            option.id: _OneOption(option, effects[option.id], OptionReasons(found.get(option.id, ())))
            for option in rule_set.options
        }

    def of(
        self,
        option: str,
        verdicts: Sequence[int],
        position: Position,
        dose: DoseAnswer | None,
        partner_doses: tuple[DoseAnswer, ...],
    ) -> Ranked:
        """The answer for an option, given the verdict of every rule and the position that follows from them."""
        return self._of[option].answer(verdicts, position, dose, partner_doses)


class _OneOption:
    def __init__(self, option: TreatmentOption, effects: OptionEffects, reasons: OptionReasons) -> None:
        self._option, self._effects, self._reasons = option, effects, reasons
        self._pick = pick(reasons.places)
        self._kept: Kept[Ranked] = Kept()

    def answer(
        self,
        verdicts: Sequence[int],
        position: Position,
        dose: DoseAnswer | None,
        partner_doses: tuple[DoseAnswer, ...],
    ) -> Ranked:
        own = self._pick(verdicts)
        kept = self._kept.get(own)
        if kept is not None and kept.answer.dose is dose and kept.answer.partner_doses == partner_doses:
            return kept
        reasons = self._reasons.of(own)
        blocks = [reason.effect for reason in reasons.opposes if isinstance(reason.effect, Restrict)]
        made = OptionAnswer(
            option=self._option.id,
            stance=position.stance,
            lowest=position.lowest,
            highest=position.highest,
            status=position.status,
            supports=reasons.supports,
            opposes=reasons.opposes,
            open=reasons.open,
            cautions=reasons.cautions,
            is_on_hold=bool(blocks) and all(block.until for block in blocks),
            stance_after_hold=stance_without_restrictions(self._effects, verdicts) if blocks else position.stance,
            dose=dose,
            partner_doses=partner_doses,
        )
        return self._kept.keep(own, Ranked(rank_of(self._option, made), made))
