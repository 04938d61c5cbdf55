"""Single lines of the result: reasons, open facts, doses, source numbers. No Qt, nothing below ui but domain."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from rairdtc_gui.domain.answers import DoseAnswer, Gap, OptionAnswer, RankPart, Reason
from rairdtc_gui.domain.case import Value
from rairdtc_gui.domain.conditions import Condition
from rairdtc_gui.domain.drugs import DosedDrug
from rairdtc_gui.domain.explained import Leaf
from rairdtc_gui.domain.name_links import NO_NAMES, NameLinks
from rairdtc_gui.domain.provenance import Checked, Provenance, Source
from rairdtc_gui.domain.questions import Question
from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.domain.rules import Caution, Indicate, Limit, Restrict, Stance, TreatmentOption
from rairdtc_gui.ui import condition_words, wording
from rairdtc_gui.ui.result_rows import words
from rairdtc_gui.ui.result_rows.rows import DoseLine, DoseRow, Line, OpenFact, Sign, SourceRow

_LONGEST = 140  # letters of a line on a card
_SHORTEST = 40  # a cut leaves no less than this
#: Where a sentence may be cut: the mark, how much of it stays, and what shows that more follows.
_ENDS = ((". ", 1, ""), ("; ", 0, " …"), (", ", 0, " …"), (" - ", 0, " …"))


class Numbers:
    """Numbers the sources of one page in the order in which they are first used."""

    def __init__(self, sources: Mapping[str, Source], names: NameLinks = NO_NAMES) -> None:
        """`names`: what the sentences of the page can name, for lines that are made with these numbers."""
        self._sources, self.names = sources, names
        self._numbers: dict[str, int] = {}

    def of(self, source_ids: Iterable[str]) -> tuple[int, ...]:
        """The numbers of sources, each once."""
        return tuple(dict.fromkeys(self._numbers.setdefault(source, len(self._numbers) + 1) for source in source_ids))

    def rows(self) -> tuple[SourceRow, ...]:
        """Every source used so far."""
        return tuple(self._row(number, source_id) for source_id, number in self._numbers.items())

    def _row(self, number: int, source_id: str) -> SourceRow:
        source = self._sources.get(source_id)
        if source is None:
            return SourceRow(number, source_id, "")
        year = str(source.year) if source.year else words.no_source_year()
        parts = [
            "" if year in source.citation else year,
            words.pmid(source.pmid) if source.pmid else "",
            source.nct,
            source.doi,
        ]
        detail = " · ".join(part for part in parts if part)
        return SourceRow(number, source.citation, detail, source.kind, source.year, source.read, source.checked_on)


@dataclass(frozen=True, slots=True)
class Page:
    """What every part of a page needs: the knowledge, and the questions that the current case puts to it."""

    options: Mapping[str, TreatmentOption]
    drugs: Mapping[str, DosedDrug]
    questions: Mapping[str, Question]
    gaps: tuple[Gap, ...]
    numbers: Numbers
    deciding: Callable[[Condition], tuple[Leaf, ...]]
    needed: Callable[[Condition], tuple[Leaf, ...]]
    ranked_by: Callable[[OptionAnswer, OptionAnswer], RankPart]
    values: Mapping[str, Value]
    missing: Callable[[str], tuple[str, ...]] = lambda _option: ()  # names of its drugs that are not on the formulary
    is_brief: bool = True  # sentences that are too long for a card are cut, and the rest opens on demand

    def is_formulary_first(self, answer: OptionAnswer, follower: OptionAnswer) -> bool:
        """Whether the formulary alone puts one option above another of the same stance."""
        is_off = bool(self.missing(follower.option)) and not self.missing(answer.option)
        return is_off and answer.stance is follower.stance

    def weight(self, question_id: str) -> int:
        """The place of a question among the decisive ones; after all of them for the others."""
        for place, gap in enumerate(self.gaps):
            if gap.question == question_id:
                return place
        return len(self.gaps)


@lru_cache(maxsize=1024)
def question_route(question_id: str) -> str:
    """The link to a question."""
    return Route(Place.CASE, question_id).encode()


def is_seen(provenance: Provenance) -> bool:
    """Whether a statement was read in a source."""
    return provenance.checked is Checked.SEEN


def is_own(provenance: Provenance) -> bool:
    """Whether a statement is this reference's own, so that no source can hold it."""
    return provenance.checked is Checked.OWN


def reason_line(reason: Reason, page: Page) -> Line:
    """A reason as one line: the rule's own sentence, the cited body's grade, the sources."""
    effect, rule = reason.effect, reason.rule
    text, detail, sign = rule.why, "", Sign.NONE
    match effect:
        case Indicate():
            detail = words.grade(effect.grade) if reason.counts else words.without_force()
        case Restrict():
            sign = Sign.CONTRAINDICATED if effect.stance is Stance.CONTRAINDICATED else Sign.NOT_RECOMMENDED
            detail = words.on_hold(effect.until) if effect.until else words.grade(effect.grade)
        case Limit():
            sign, detail = Sign.LIMIT, words.limited()
        case Caution():
            text, detail, sign = effect.text or rule.why, effect.monitoring, Sign.CAUTION
    return Line(
        text=wording.bind(text),
        detail=wording.bind(detail),
        numbers=page.numbers.of(rule.provenance.sources),
        sign=sign,
        is_confirmed=reason.counts and is_seen(rule.provenance),
        names=page.numbers.names,
        is_own=is_own(rule.provenance),
    )


def brief(line: Line) -> Line:
    """The line as a card has it: at most 140 letters, cut where a sentence or clause ends; the rest opens on demand."""
    if len(line.text) > _LONGEST:
        head, tail = _cut(line.text)
        return replace(line, text=head, detail="", rest=" ".join(part for part in (tail, line.detail) if part))
    if len(line.text) + len(line.detail) > _LONGEST:
        return replace(line, detail="", rest=line.detail)
    return line


def brief_evidence(line: Line) -> Line:
    """The same for what a body or trial says, whose name stands first and stays."""
    room = _LONGEST - len(line.detail) - 2
    if len(line.text) <= room:
        return line
    head, tail = _cut(line.text, room)
    return replace(line, text=head, rest=tail)


def _cut(text: str, longest: int = _LONGEST) -> tuple[str, str]:
    """The text in two, the first part as long as it may be; a cut inside a sentence shows."""
    for mark, end, shown in _ENDS:
        place = text.rfind(mark, _SHORTEST, longest - len(shown))
        if place >= 0:
            return text[: place + end] + shown, text[place + len(mark) :]
    place = text.rfind(" ", 0, longest - 1)
    return text[:place] + "…", text[place + 1 :]


def open_fact(leaf: Leaf, is_needed: bool = False) -> OpenFact:
    """An open finding as a link; `is_needed`: with the answer that is waited for."""
    return OpenFact(
        route=question_route(leaf.finding),
        label=condition_words.needed_words(leaf) if is_needed else leaf.label,
        state=condition_words.open_word(leaf),
        is_unavailable=condition_words.is_unavailable(leaf),
    )


def open_leaves(reasons: Iterable[Reason], page: Page) -> tuple[Leaf, ...]:
    """The open questions behind reasons, each once, the most decisive first."""
    found: dict[str, Leaf] = {}
    for reason in reasons:
        for leaf in page.deciding(reason.rule.when):
            if leaf.is_open:
                found.setdefault(leaf.finding, leaf)
    return tuple(sorted(found.values(), key=lambda leaf: page.weight(leaf.finding)))


def needed_leaves(answer: OptionAnswer, page: Page) -> tuple[Leaf, ...]:
    """What is enough for a possible option: of the rules that reach furthest the one that asks least."""
    best: tuple[Leaf, ...] = ()
    stance = Stance.NONE
    for reason in answer.open:
        if not isinstance(reason.effect, Indicate) or not reason.counts:
            continue
        leaves = page.needed(reason.rule.when)
        if reason.effect.stance > stance or (reason.effect.stance == stance and len(leaves) < len(best)):
            best, stance = leaves, reason.effect.stance
    return best


def boxed_lines(drug: DosedDrug, page: Page, is_one_of_several: bool = False) -> tuple[Line, ...]:
    """The boxed warnings of a drug's label; of one of several with its name."""

    def said(text: str) -> str:
        return words.of_drug(drug.summary.name, text) if is_one_of_several else text

    return tuple(
        Line(
            text=wording.bind(words.boxed(said(line.head or line.text), line.region)),
            numbers=page.numbers.of(line.provenance.sources),
            sign=Sign.STOP,
            is_confirmed=is_seen(line.provenance),
        )
        for line in drug.boxed_warnings
        if not line.states_none
    )


def dose_row(answer: DoseAnswer, page: Page, is_one_of_several: bool = False) -> DoseRow:
    """The start dose of a drug: the line, every reason that changed it, every fact it still waits for.

    No line goes without the name of its drug; of several drugs the reasons have it too.
    """
    drug = page.drugs[answer.drug]
    name = drug.summary.name
    numbers = page.numbers.of(answer.sources)
    lines: tuple[DoseLine, ...]
    if answer.avoid:
        said = words.of_drug(name, words.avoid())
        lines = (DoseLine("", said, numbers, answer.is_confirmed, is_stop=True),)
    elif answer.dose is not None:
        for_whom = next((start.label for start in drug.start if start.address == answer.address), "")
        lines = (DoseLine(wording.dose_text(name, answer.dose), wording.bind(for_whom), numbers, answer.is_confirmed),)
    elif answer.candidates:
        lines = tuple(
            DoseLine(wording.dose_text(name, dose), wording.bind(label), numbers, answer.is_confirmed)
            for label, dose in answer.candidates
        )
    else:
        lines = (DoseLine("", words.of_drug(name, words.no_dose()), numbers, answer.is_confirmed),)
    whose = name if is_one_of_several else ""
    reasons = [
        Line(
            text=wording.bind(words.of_drug(whose, answer.words_of(reason))),
            numbers=page.numbers.of(reason.adjustment.provenance.sources),
            is_confirmed=is_seen(reason.adjustment.provenance),
        )
        for reason in answer.reasons
    ]
    if answer.is_combined:
        reasons.append(Line(words.of_drug(whose, words.combined()), sign=Sign.CAUTION))
    questions = [page.questions[question] for question in answer.open_questions if question in page.questions]
    open_ = tuple(OpenFact(question_route(question.id), question.label, "") for question in questions)
    return DoseRow(lines, tuple(reasons), open_)
