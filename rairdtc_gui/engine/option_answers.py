"""The answer for each option: where it stands, what supports, opposes and is open, on hold or not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rairdtc_gui.domain.answers import DoseAnswer, OptionAnswer
from rairdtc_gui.domain.knowledge import RuleSet
from rairdtc_gui.domain.rules import Restrict, Rule, TreatmentOption
from rairdtc_gui.engine.kept import Kept, pick
from rairdtc_gui.engine.ranking import rank_of
from rairdtc_gui.engine.reasons import OptionReasons, Side
from rairdtc_gui.engine.resolve import OptionEffects, options_of, resolve, stance_without_restrictions


@dataclass(frozen=True, slots=True)
class Ranked:
    """An answer with what it is sorted by."""

    rank: tuple[int, ...]
    answer: OptionAnswer


class OptionAnswers:
    """Makes the answer of an option once for each combination of its doses and the verdicts of its rules."""

    def __init__(self, rule_set: RuleSet, effects: Mapping[str, OptionEffects]) -> None:
        places = _places_by_option(rule_set.rules)
        self._of = {
            option.id: _OneOption(option, effects[option.id], tuple(places.get(option.id, ())), rule_set.rules)
            for option in rule_set.options
        }

    def of(
        self, option: str, verdicts: Sequence[int], dose: DoseAnswer | None, partner_doses: tuple[DoseAnswer, ...]
    ) -> Ranked:
        """The answer for an option, given the verdict of every rule."""
        return self._of[option].answer(verdicts, dose, partner_doses)


class _OneOption:
    def __init__(
        self, option: TreatmentOption, effects: OptionEffects, places: tuple[int, ...], rules: Sequence[Rule]
    ) -> None:
        self._option, self._effects, self._rules = option, effects, tuple(rules[place] for place in places)
        self._pick = pick(places)
        self._kept: Kept[Ranked] = Kept()

    @cached_property
    def _reasons(self) -> OptionReasons:
        return OptionReasons(self._option.id, self._rules)

    def answer(self, verdicts: Sequence[int], dose: DoseAnswer | None, partner_doses: tuple[DoseAnswer, ...]) -> Ranked:
        own = self._pick(verdicts)
        kept = self._kept.get(own)
        if kept is not None and kept.answer.dose is dose and kept.answer.partner_doses == partner_doses:
            return kept
        position, reasons = resolve(self._effects, verdicts), self._reasons.of(own)
        blocks = [reason.effect for reason in reasons[Side.OPPOSES] if isinstance(reason.effect, Restrict)]
        made = OptionAnswer(
            option=self._option.id,
            stance=position.stance,
            lowest=position.lowest,
            highest=position.highest,
            status=position.status,
            supports=tuple(reasons[Side.SUPPORTS]),
            opposes=tuple(reasons[Side.OPPOSES]),
            open=tuple(reasons[Side.OPEN]),
            cautions=tuple(reasons[Side.CAUTIONS]),
            is_on_hold=bool(blocks) and all(block.until for block in blocks),
            stance_after_hold=stance_without_restrictions(self._effects, verdicts) if blocks else position.stance,
            dose=dose,
            partner_doses=partner_doses,
        )
        return self._kept.keep(own, Ranked(rank_of(self._option, made), made))


def _places_by_option(rules: Sequence[Rule]) -> dict[str, dict[int, None]]:
    """The places of the rules that have any effect on each option."""
    found: dict[str, dict[int, None]] = {}
    for place, rule in enumerate(rules):
        for effect in rule.effects:
            for option in options_of(effect):
                found.setdefault(option, {})[place] = None
    return found
