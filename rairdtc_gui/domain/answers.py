"""What the engine says of a case. Codes and ids only; words are found where they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum

from rairdtc_gui.domain.case import Case, Jurisdiction, Value
from rairdtc_gui.domain.drugs import Adjustment, AdjustmentAction, Dose
from rairdtc_gui.domain.rules import Effect, Rule, Stance, Urgency
from rairdtc_gui.domain.tri import Tri


class Status(Enum):
    """How firm an answer is."""

    SETTLED = "settled"
    PROVISIONAL = "provisional"
    POSSIBLE = "possible"


class RankPart(IntEnum):
    """What puts one option above another, in the order in which it is looked at."""

    STANCE = 0
    KIND = 1  # treatments before the actions and supportive care that go with them
    HIGHEST = 2  # what it could still become
    STRENGTH = 3
    CERTAINTY = 4
    BIOMARKER = 5  # matched before unselected
    ORDER = 6  # equal on these facts: the knowledge base's own order


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule and the one effect of it that bears on the option."""

    rule: Rule
    effect: Effect
    verdict: Tri
    counts: bool  # false: unconfirmed, shown but without force


@dataclass(frozen=True, slots=True)
class DoseReason:
    """An adjustment of the start dose and the rule that applied it."""

    rule: Rule
    adjustment: Adjustment

    @property
    def bars(self) -> bool:
        """It leaves no dose: the sources say avoid, or that none was studied."""
        return self.adjustment.action in (AdjustmentAction.AVOID, AdjustmentAction.NO_DATA)


@dataclass(frozen=True, slots=True)
class DoseAnswer:
    """This patient's start dose. `dose` none with `avoid`: the sources say avoid; none without: not computable."""

    drug: str
    dose: Dose | None
    candidates: tuple[tuple[str, Dose], ...]  # (for whom, dose): where not exactly one start holds
    avoid: bool
    is_combined: bool  # two adjustments at once: not in the label
    reasons: tuple[DoseReason, ...]
    open_questions: tuple[str, ...]
    address: str
    sources: tuple[str, ...]
    is_confirmed: bool

    @property
    def is_barred(self) -> bool:
        """No figure stands for this case, whatever else holds."""
        return self.avoid or any(reason.bars for reason in self.reasons)

    def words_of(self, reason: DoseReason) -> str:
        """The text of a reason, else its situation; beside what bars the dose, other reasons are only named."""
        is_named_only = self.is_barred and not reason.bars
        return reason.adjustment.label if is_named_only else reason.adjustment.text or reason.adjustment.label


@dataclass(frozen=True, slots=True)
class OptionAnswer:
    """One option for one case: what holds now and between which stances it may still move."""

    option: str
    stance: Stance
    lowest: Stance
    highest: Stance
    status: Status
    supports: tuple[Reason, ...]
    opposes: tuple[Reason, ...]
    open: tuple[Reason, ...]
    cautions: tuple[Reason, ...]
    is_on_hold: bool  # every restriction says what lifts it
    stance_after_hold: Stance
    dose: DoseAnswer | None
    partner_doses: tuple[DoseAnswer, ...] = ()  # of the other drugs of a combination

    @property
    def doses(self) -> tuple[DoseAnswer, ...]:
        """The dose of every drug of the option that has one."""
        return (*((self.dose,) if self.dose is not None else ()), *self.partner_doses)


@dataclass(frozen=True, slots=True)
class FirstAction:
    """Something to do first, and the rules that say so."""

    action: str
    urgency: Urgency
    option: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """An open question: how many options its answers could still move, and the strongest example."""

    question: str
    moves: int
    answer: Value | None
    option: str
    before: Stance
    after: Stance

    @classmethod
    def of_question(cls, question: str) -> Gap:
        """A question of which nothing more is said."""
        return cls(question, 0, None, "", Stance.NONE, Stance.NONE)


@dataclass(frozen=True, slots=True)
class Result:
    """Everything the engine says of a case.

    `options` in rank order. `steps`: tests, referrals and corrections that are recommended; they stand in `first`, not
    among the options. A step that is only to be considered, or is not indicated, is an option like the others.
    """

    case: Case
    jurisdiction: Jurisdiction
    derived: tuple[tuple[str, Tri], ...]
    first: tuple[FirstAction, ...]
    options: tuple[OptionAnswer, ...]
    steps: tuple[OptionAnswer, ...] = ()

    @property
    def answers(self) -> tuple[OptionAnswer, ...]:
        """Options, then steps."""
        return (*self.options, *self.steps)

    def option(self, option_id: str) -> OptionAnswer:
        """The answer for one option or step; raises `KeyError` if the knowledge base has no such option."""
        for answer in self.answers:
            if answer.option == option_id:
                return answer
        raise KeyError(option_id)
