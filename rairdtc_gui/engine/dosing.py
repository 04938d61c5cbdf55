"""The start dose for one patient: the label's start, then every adjustment whose rule is true."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rairdtc_gui.domain.answers import DoseAnswer, DoseReason
from rairdtc_gui.domain.drugs import Adjustment, AdjustmentAction, Dose, DosedDrug, StartDose
from rairdtc_gui.domain.provenance import Checked
from rairdtc_gui.domain.rules import AdjustDose, Rule
from rairdtc_gui.engine.compiled import TRUE, UNKNOWN, DrugJudges, Judge, Verdicts
from rairdtc_gui.engine.kept import Kept
from rairdtc_gui.engine.leaves import Leaves, add_asked


@dataclass(frozen=True, slots=True)
class DoseRules:
    """The rules that adjust a drug's dose for this case: those that hold, and what those that still could ask."""

    true: tuple[Rule, ...]
    open_questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Starts:
    """Start doses that hold for the case, and those that still could."""

    known: tuple[StartDose, ...]
    waiting: tuple[StartDose, ...]

    @property
    def base(self) -> Dose | None:
        return self.known[0].dose if len(self.known) == 1 and not self.waiting else None

    @property
    def candidates(self) -> tuple[tuple[str, Dose], ...]:
        """Every start that may hold, where not exactly one does."""
        if self.base is not None:
            return ()
        return tuple((start.label, start.dose) for start in (*self.known, *self.waiting))


_NO_STARTS = _Starts((), ())


class DrugDoses:
    """The doses of one drug with the compiled conditions of its lines."""

    def __init__(self, drug: DosedDrug, judges: DrugJudges, leaves: Leaves) -> None:
        self._drug = drug
        self._starts = tuple(zip(drug.start, judges.start, strict=True))
        self._adjustments = {
            adjustment.id: (adjustment, judge)
            for adjustment, judge in zip(drug.adjustments, judges.adjustments, strict=True)
        }
        lines: tuple[StartDose | Adjustment, ...] = (*drug.start, *drug.adjustments)
        self._leaves = {line.address: leaves.of(line.when) for line in lines if line.when is not None}
        self._kept: Kept[DoseAnswer] = Kept()

    def start_dose(self, fixed: Dose | None, rules: DoseRules, verdicts: Verdicts, region: str) -> DoseAnswer:
        """The dose to show. `fixed`: the option's own start in place of the label's. `region`: whose label leads."""
        starts = _NO_STARTS if fixed else self._starts_of(verdicts, region)
        reasons, waiting = self._reasons(rules.true, verdicts, region)
        ruled = tuple([(reason.rule.id, reason.adjustment.id) for reason in reasons])
        key = (fixed, _addresses(starts.known), _addresses(starts.waiting), ruled, _addresses(waiting))
        kept = self._kept.get(key) or self._kept.keep(key, self._answer(fixed, starts, reasons, waiting))
        asked: dict[str, None] = {}
        lines: tuple[StartDose | Adjustment, ...] = (*starts.waiting, *waiting)
        for line in lines:
            add_asked(asked, self._leaves[line.address], verdicts)
        asked.update(dict.fromkeys(rules.open_questions))
        return replace(kept, open_questions=tuple(asked)) if asked else kept

    def _answer(
        self,
        fixed: Dose | None,
        starts: _Starts,
        reasons: tuple[DoseReason, ...],
        waiting: Sequence[Adjustment],
    ) -> DoseAnswer:
        """The dose by the drug's own lines and the rules that hold, without what is still asked."""
        drug = self._drug
        actions = {reason.adjustment.action for reason in reasons}
        avoid = AdjustmentAction.AVOID in actions
        changes = [reason for reason in reasons if reason.adjustment.action in _CHANGES_THE_DOSE]
        is_labelled = fixed is not None or starts.known or starts.waiting
        has_no_data = AdjustmentAction.NO_DATA in actions
        can_be_shown = is_labelled and not avoid and not has_no_data and not waiting  # waiting: a change may still hold
        lead = next(iter((*starts.known, *starts.waiting, *drug.start)), None)
        facts: list[StartDose | Adjustment] = [reason.adjustment for reason in reasons]
        provenances = [fact.provenance for fact in ([lead, *facts] if lead else facts)]
        return DoseAnswer(
            drug=drug.summary.id,
            dose=_adjusted(fixed or starts.base, changes, fixed is not None) if can_be_shown else None,
            candidates=() if not can_be_shown or changes else starts.candidates,
            avoid=avoid,
            is_combined=len(changes) > 1,
            reasons=reasons,
            open_questions=(),
            address=next((reason.adjustment.address for reason in changes), lead.address if lead else ""),
            sources=tuple(dict.fromkeys(source for provenance in provenances for source in provenance.sources)),
            is_confirmed=all(provenance.checked is Checked.SEEN for provenance in provenances),
        )

    def _starts_of(self, verdicts: Verdicts, region: str) -> _Starts:
        """Start doses by what the case fulfils; those of the leading region go before the general ones."""
        known: list[StartDose] = []
        waiting: list[StartDose] = []
        for start, judge in self._starts:
            verdict = _verdict(judge, verdicts)
            if verdict == TRUE:
                known.append(start)
            elif verdict == UNKNOWN and start.region in ("", region):
                waiting.append(start)
        known = [start for start in known if start.region == region] or [start for start in known if not start.region]
        return _Starts(tuple(known), tuple(waiting))

    def _reasons(
        self, rules: Sequence[Rule], verdicts: Verdicts, region: str
    ) -> tuple[tuple[DoseReason, ...], tuple[Adjustment, ...]]:
        """Adjustments that hold: their rule and their own condition are true. Also those that still could.

        Where the leading region has no text for the situation, the texts of other regions are used, so that a missing
        line never reads as "no adjustment".
        """
        found: list[DoseReason] = []
        waiting: list[Adjustment] = []
        for rule in rules:
            named = [
                self._adjustments[effect.adjustment]
                for effect in rule.effects
                if isinstance(effect, AdjustDose) and effect.drug == self._drug.summary.id
            ]
            for adjustment, judge in [item for item in named if item[0].region in ("", region)] or named:
                verdict = _verdict(judge, verdicts)
                if verdict == TRUE:
                    found.append(DoseReason(rule, adjustment))
                elif verdict == UNKNOWN:
                    waiting.append(adjustment)
        return tuple(found), tuple(waiting)


def _addresses(lines: Sequence[StartDose | Adjustment]) -> tuple[str, ...]:
    return tuple([line.address for line in lines])


def _verdict(judge: Judge | None, verdicts: Verdicts) -> int:
    return TRUE if judge is None else judge(verdicts)


_CHANGES_THE_DOSE = (AdjustmentAction.SET_DOSE, AdjustmentAction.CHANGE_BY)


def _adjusted(base: Dose | None, changes: Sequence[DoseReason], is_fixed: bool) -> Dose | None:
    """The dose after the changes; none where the label gives no single one.

    One change gives its own dose, also a higher one beside an inducer. Of several the lowest holds; a rise together
    with another change, or from a start that the option itself lowers, is in no label.
    """
    if not changes:
        return base
    adjusted = [reason.adjustment.dose for reason in changes]
    doses = [dose for dose in (base, *adjusted) if dose is not None]
    if None in adjusted:
        return None
    if len(changes) == 1 and not is_fixed:
        return adjusted[0]
    if len({(dose.unit, dose.daily is None) for dose in doses}) > 1:
        return None
    lowest = min(doses, key=_daily)
    is_rise = base is not None and any(_daily(dose) > _daily(base) for dose in doses)
    return None if is_rise else lowest


def _daily(dose: Dose) -> float:
    return dose.daily or 0.0
