"""What the result screen shows, as plain rows: clinical texts, words, source numbers and routes. No Qt, no engine."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from rairdtc_gui.domain.answers import Status
from rairdtc_gui.domain.name_links import NO_NAMES, NameLinks
from rairdtc_gui.domain.rules import Stance


class Sign(Enum):
    """The sign in front of a line; the value is the icon's name, empty for none."""

    NONE = ""
    STOP = "stop"
    CONTRAINDICATED = "contraindicated"
    NOT_RECOMMENDED = "not-recommended"
    CAUTION = "caution"
    LIMIT = "down"
    HOLDS = "check"
    NO = "minus"
    OPEN = "ring"
    UNAVAILABLE = "dash"


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence with what stands behind it. `is_confirmed` false: shown as unconfirmed and without force.

    `is_own`: shown as an editor's note instead. `rest`: what follows a sentence that is too long for a card; it opens
    on demand.
    """

    text: str
    detail: str = ""
    numbers: tuple[int, ...] = ()
    sign: Sign = Sign.NONE
    is_confirmed: bool = True
    rest: str = ""
    names: NameLinks = field(default=NO_NAMES, compare=False, repr=False)  # what the sentence can name
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class OpenFact:
    """A question that is not answered, and its state in words."""

    route: str
    label: str
    state: str
    is_unavailable: bool = False


@dataclass(frozen=True, slots=True)
class DoseLine:
    """A dose in dose type, for whom it is, and what stands behind it. Without `dose` the words say why."""

    dose: str
    words: str = ""
    numbers: tuple[int, ...] = ()
    is_confirmed: bool = True
    is_stop: bool = False


@dataclass(frozen=True, slots=True)
class DoseRow:
    """The dose of an option with every reason that changed it and every fact still open."""

    lines: tuple[DoseLine, ...]
    reasons: tuple[Line, ...] = ()
    open: tuple[OpenFact, ...] = ()


@dataclass(frozen=True, slots=True)
class ChipRow:
    """The regulatory state in one region, in words."""

    region: str
    state: str


@dataclass(frozen=True, slots=True)
class CardRow:
    """One option as a card."""

    option: str
    name: str
    also: str
    stance: Stance
    status: Status
    status_words: str
    above: str
    stops: tuple[Line, ...]
    supports: tuple[Line, ...]
    opposes: tuple[Line, ...]
    needs: tuple[OpenFact, ...]
    open: tuple[OpenFact, ...]
    dose: DoseRow | None
    evidence: tuple[Line, ...]
    approval: tuple[ChipRow, ...]
    is_approval_confirmed: bool
    monograph: str
    off_formulary: str = ""  # which of its drugs are not on the local formulary, in words


@dataclass(frozen=True, slots=True)
class FirstRow:
    """Something to do first."""

    text: str
    urgency: str
    is_now: bool
    numbers: tuple[int, ...]
    is_confirmed: bool
    option: str
    option_name: str
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class ExcludedOption:
    """An option that is ruled out, and what else excludes it beside the reason of its group."""

    option: str
    name: str
    also: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ExcludedGroup:
    """Options that are ruled out by the same reasons."""

    reasons: tuple[Line, ...]
    options: tuple[ExcludedOption, ...]


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """What an open answer would do: the answer, then an option's way from one stance to another."""

    question: str
    route: str
    answer: str
    option: str
    before: Stance
    after: Stance
    moves: str
    option_id: str = ""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A numbered source of this page."""

    number: int
    citation: str
    detail: str
    kind: str = ""
    year: int | None = None
    read: str = ""
    checked_on: str = ""


@dataclass(frozen=True, slots=True)
class ExampleRow:
    """The band of a shipped example case."""

    title: str
    decision_point: str
    story: str
    assumed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NothingRow:
    """That no option is indicated, and the facts that exclude them."""

    sentence: str
    excluded_by: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class QuietRow:
    """The options without a stance, folded into one line."""

    sentence: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SideRows:
    """The panel at the right."""

    contraindicated: tuple[ExcludedGroup, ...]
    not_recommended: tuple[ExcludedGroup, ...]
    changes: tuple[ChangeRow, ...]
    sources: tuple[SourceRow, ...]


@dataclass(frozen=True, slots=True)
class DecisionBand:
    """What the team decided, as the head of the result says it."""

    what: str
    details: str


@dataclass(frozen=True, slots=True)
class FootRow:
    """What stands below the options: where guidelines differ, as id and words of the point, and what is not judged."""

    points: tuple[tuple[str, str], ...]
    not_judged: str


@dataclass(frozen=True, slots=True)
class ResultRows:
    """The whole page."""

    context: str
    example: ExampleRow | None
    notice: str
    nothing: NothingRow | None
    first: tuple[FirstRow, ...]
    cards: tuple[CardRow, ...]
    quiet: QuietRow | None
    side: SideRows
    decision: DecisionBand | None
    foot: FootRow


@dataclass(frozen=True, slots=True)
class WhyRule:
    """A rule behind an option: its sentence, its grade and id, and the findings that decided it."""

    line: Line
    effect: str
    rule: str
    findings: tuple[Line, ...]
    open: tuple[OpenFact, ...] = ()


@dataclass(frozen=True, slots=True)
class WhyRows:
    """Why an option stands where it stands: what holds, what speaks against, what is open, what would move it.

    `place`: why it stands above or below others; `others`: those it can be put beside, as id and words.
    """

    option: str
    name: str
    stance: Stance
    status: Status
    summary: str
    holds: tuple[WhyRule, ...]
    against: tuple[WhyRule, ...]
    open: tuple[WhyRule, ...]
    changes: tuple[ChangeRow, ...]
    place: tuple[str, ...]
    others: tuple[tuple[str, str], ...]
    sources: tuple[SourceRow, ...]
