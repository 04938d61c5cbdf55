"""Turns a result into the rows of the page: cards, ruled-out groups, what could change. No Qt, no engine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rairdtc_gui.domain.answers import FirstAction, Gap, OptionAnswer, Reason, Result, Status
from rairdtc_gui.domain.drugs import DosedDrug
from rairdtc_gui.domain.explained import Leaf
from rairdtc_gui.domain.provenance import Checked
from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.domain.rules import Indicate, Restrict, Stance, Strength, TreatmentOption, Urgency
from rairdtc_gui.ui import condition_words, wording
from rairdtc_gui.ui.result_rows import words
from rairdtc_gui.ui.result_rows.lines import (
    Page,
    boxed_lines,
    brief,
    brief_evidence,
    dose_row,
    is_own,
    is_seen,
    needed_leaves,
    open_fact,
    open_leaves,
    question_route,
    reason_line,
)
from rairdtc_gui.ui.result_rows.rows import (
    CardRow,
    ChangeRow,
    ChipRow,
    DoseLine,
    DoseRow,
    ExcludedGroup,
    ExcludedOption,
    FirstRow,
    Line,
    NothingRow,
    OpenFact,
    QuietRow,
    Sign,
)

_TOP_CHANGES = 3
_CHECKS = 2
_DRUG_KIND = "systemic"  # the kind of option that is a drug treatment in itself
_REGIONS = ("FDA", "EMA", "NMPA", "PMDA")


def is_card(answer: OptionAnswer) -> bool:
    """Whether an option is shown as a card: it is indicated, or still could be."""
    return answer.stance > Stance.NONE or answer.status is Status.POSSIBLE


def cards(result: Result, page: Page) -> tuple[CardRow, ...]:
    """One card for each option that is indicated or possible, in rank order."""
    shown = [answer for answer in result.options if is_card(answer)]
    followers: list[OptionAnswer | None] = [*shown[1:], None][: len(shown)]
    needed = [needed_leaves(answer, page) if answer.status is Status.POSSIBLE else () for answer in shown]
    common = Counter(leaf.comparison for leaves in needed for leaf in leaves)
    return tuple(
        _card(answer, follower, sorted(leaves, key=lambda leaf: (leaf.is_negated, common[leaf.comparison])), page)
        for answer, follower, leaves in zip(shown, followers, needed, strict=True)
    )


def first_rows(actions: Sequence[FirstAction], page: Page) -> tuple[FirstRow, ...]:
    """What to do before anything else, the most urgent first."""
    return tuple(
        FirstRow(
            text=wording.bind(action.action),
            urgency=wording.urgency_word(action.urgency),
            is_now=action.urgency is Urgency.NOW,
            numbers=page.numbers.of(source for rule in action.rules for source in rule.provenance.sources),
            is_confirmed=any(is_seen(rule.provenance) for rule in action.rules),
            option=action.option,
            option_name=page.options[action.option].short if action.option else "",
            is_own=bool(action.rules) and all(is_own(rule.provenance) for rule in action.rules),
        )
        for action in actions
    )


def excluded(result: Result, stance: Stance, page: Page) -> tuple[ExcludedGroup, ...]:
    """The options with a stance below none, each under the strictest reason, and of several the one most others share.

    What rules out for good comes before what holds only for a while.
    """
    answers = [answer for answer in result.options if answer.stance is stance]
    shared = Counter(_key(reason) for answer in answers for reason in _restrictions(answer))
    groups: dict[tuple[str, str], list[tuple[OptionAnswer, tuple[Reason, ...]]]] = {}
    for answer in answers:
        reasons = tuple(sorted(_restrictions(answer), key=lambda reason: (*_force(reason), -shared[_key(reason)])))
        groups.setdefault(_key(reasons[0]) if reasons else ("", ""), []).append((answer, reasons))
    return tuple(_excluded_group(members, page) for members in groups.values())


def ruled_out_by(answer: OptionAnswer) -> str:
    """The strictest reason against an option, as a sentence; empty without any."""
    reasons = sorted(_restrictions(answer), key=_force)
    return wording.bind(reasons[0].rule.why) if reasons else ""


def _excluded_group(members: Sequence[tuple[OptionAnswer, tuple[Reason, ...]]], page: Page) -> ExcludedGroup:
    keys = [{_key(reason) for reason in reasons} for _, reasons in members]
    shared = set.intersection(*keys)
    common = [reason for reason in _each_once(members[0][1]) if _key(reason) in shared]
    return ExcludedGroup(
        reasons=tuple(_based(reason, members, page) for reason in common),
        options=tuple(
            ExcludedOption(
                answer.option,
                page.options[answer.option].short,
                tuple(
                    _plain(reason_line(reason, page)) for reason in _each_once(reasons) if _key(reason) not in shared
                ),
            )
            for answer, reasons in members
        ),
    )


def _based(reason: Reason, members: Sequence[tuple[OptionAnswer, tuple[Reason, ...]]], page: Page) -> Line:
    """A shared reason, saying whether a label names these options, or the rule is about their class.

    A rule can name one option beside a class: where that differs among the options, nothing is said of it.
    """
    line, key = _plain(reason_line(reason, page)), _key(reason)
    effects = [own.effect for _, reasons in members for own in reasons if _key(own) == key]
    restricts = [effect for effect in effects if isinstance(effect, Restrict)]
    if all(effect.option_class for effect in restricts):
        return replace(line, detail=words.by_class(line.detail))
    if all(effect.grade.strength is Strength.LABEL and not effect.option_class for effect in restricts):
        return replace(line, detail=words.named_in_label(getattr(reason.effect, "until", "")))
    return line


def _force(reason: Reason) -> tuple[Stance, bool]:
    """How strictly a restriction speaks, and whether something lifts it."""
    effect = reason.effect
    return (effect.stance, bool(effect.until)) if isinstance(effect, Restrict) else (Stance.NONE, False)


def _each_once(reasons: Iterable[Reason]) -> list[Reason]:
    """The first of those that say the same, where it stands: a rule can name an option and its class."""
    found: dict[tuple[str, str], Reason] = {}
    for reason in reasons:
        found.setdefault(_key(reason), reason)
    return list(found.values())


def _key(reason: Reason) -> tuple[str, str]:
    """What makes two reasons the same: the rule, and what lifts it."""
    return (reason.rule.id, getattr(reason.effect, "until", ""))


def changes(gaps: Sequence[Gap], page: Page, limit: int = _TOP_CHANGES) -> tuple[ChangeRow, ...]:
    """What the most decisive open answers would do."""
    return tuple(change(gap, page) for gap in gaps[:limit])


def change(gap: Gap, page: Page) -> ChangeRow:
    """One open question with the answer that would move most."""
    question = page.questions[gap.question]
    answer = words.narrows(question.label)
    if gap.option and gap.answer is not None:
        answer = f"{question.label}: {words.answer_words(question, gap.answer)}"
    return ChangeRow(
        question=gap.question,
        route=question_route(gap.question),
        answer=answer,
        option=page.options[gap.option].short if gap.option else "",
        before=gap.before,
        after=gap.after,
        moves=words.moves(gap.moves),
        option_id=gap.option or "",
    )


def nothing_row(result: Result, page: Page) -> NothingRow | None:
    """What is said when nothing is indicated; none if something is."""
    if any(answer.stance > Stance.NONE for answer in result.options):
        return None
    found: dict[str, Line] = {}
    for answer in result.options:
        for reason in _restrictions(answer):
            found.setdefault(reason.rule.id, _with_facts(reason, page))
    return NothingRow(words.nothing(any(is_card(answer) for answer in result.options)), tuple(found.values()))


def _with_facts(reason: Reason, page: Page) -> Line:
    """A reason that excludes, with the answers that make it hold."""
    facts = [condition_words.leaf_words(leaf) for leaf in page.deciding(reason.rule.when) if leaf.value is not None]
    line = _plain(reason_line(reason, page))
    return replace(line, detail=wording.bind(" · ".join((line.detail, *facts) if line.detail else facts)))


def quiet_row(result: Result, page: Page) -> QuietRow | None:
    """The options that these facts neither indicate nor exclude; none if there are none."""
    found = [
        (answer.option, page.options[answer.option].short)
        for answer in result.options
        if answer.stance is Stance.NONE and not is_card(answer)
    ]
    return QuietRow(words.quiet(len(found)), tuple(found)) if found else None


def _card(answer: OptionAnswer, follower: OptionAnswer | None, needed: Sequence[Leaf], page: Page) -> CardRow:
    option = page.options[answer.option]
    leaves = open_leaves(answer.open, page)
    checks = tuple(leaf.label for leaf in leaves[:_CHECKS])
    drug = page.drugs.get(_drug_of(option, page))
    return CardRow(
        option=option.id,
        name=option.label,
        also=", ".join(drug.summary.brands) if drug and len(option.drugs) == 1 else "",
        stance=answer.stance,
        status=answer.status,
        status_words=words.status(answer, checks),
        above=_above(answer, follower, page),
        stops=tuple(
            line for found in _drugs_of(option, page) for line in boxed_lines(found, page, len(option.drugs) > 1)
        ),
        supports=tuple(_card_line(reason, page) for reason in _by_force(answer.supports)),
        opposes=tuple(_card_line(reason, page) for reason in (*answer.opposes, *answer.cautions)),
        needs=tuple(open_fact(leaf, is_needed=True) for leaf in needed),
        open=() if answer.status is Status.SETTLED else _open(leaves, needed),
        dose=_dose(answer, option, page),
        evidence=_evidence(option, page),
        approval=_approval(option),
        is_approval_confirmed=option.availability_checked is not Checked.RECALL,
        monograph=Route(Place.DRUGS, drug.summary.id).encode() if drug else "",
        off_formulary=words.off_formulary(page.missing(option.id)),
    )


def _card_line(reason: Reason, page: Page) -> Line:
    line = reason_line(reason, page)
    return brief(line) if page.is_brief else line


def _open(leaves: Sequence[Leaf], needed: Sequence[Leaf]) -> tuple[OpenFact, ...]:
    """Every open fact that is not named as needed already."""
    named = {leaf.finding for leaf in needed}
    return tuple(open_fact(leaf) for leaf in leaves if leaf.finding not in named)


def _by_force(reasons: Sequence[Reason]) -> list[Reason]:
    """The reasons that decide first; those without force last."""

    def force(reason: Reason) -> tuple[bool, int, int]:
        effect = reason.effect
        if not isinstance(effect, Indicate):
            return (True, 0, 0)
        return (not reason.counts, -effect.stance, effect.grade.strength)

    return sorted(reasons, key=force)


def _above(answer: OptionAnswer, follower: OptionAnswer | None, page: Page) -> str:
    if follower is None:
        return ""
    name = page.options[follower.option].short
    if page.is_formulary_first(answer, follower):
        return words.above_by_formulary(name)
    return words.above(name, page.ranked_by(answer, follower), answer.highest)


def _drug_of(option: TreatmentOption, page: Page) -> str:
    return next((drug for drug in (option.dose_of, *option.drugs) if drug in page.drugs), "")


def _drugs_of(option: TreatmentOption, page: Page) -> Iterator[DosedDrug]:
    """Every drug of an option that has a monograph, each once."""
    return (page.drugs[drug] for drug in dict.fromkeys((option.dose_of, *option.drugs)) if drug in page.drugs)


def _dose(answer: OptionAnswer, option: TreatmentOption, page: Page) -> DoseRow | None:
    if answer.doses:
        rows = [dose_row(dose, page, len(answer.doses) > 1) for dose in answer.doses]
        return DoseRow(
            lines=tuple(line for row in rows for line in row.lines),
            reasons=tuple(reason for row in rows for reason in row.reasons),
            open=tuple(dict.fromkeys(fact for row in rows for fact in row.open)),
        )
    if option.start_dose is not None and len(option.drugs) == 1:
        line = wording.dose_text(option.drugs[0], option.start_dose)
        numbers = page.numbers.of(option.provenance.sources)
        return DoseRow((DoseLine(line, "", numbers, is_seen(option.provenance)),))
    if option.kind == _DRUG_KIND and option.drugs and not _drug_of(option, page):
        return DoseRow((DoseLine("", words.no_monograph()),))
    return None


def _evidence(option: TreatmentOption, page: Page) -> tuple[Line, ...]:
    found = (
        Line(
            text=wording.bind(row.statement),
            detail=row.body,
            numbers=page.numbers.of(row.provenance.sources),
            is_confirmed=is_seen(row.provenance),
            names=page.numbers.names,
        )
        for row in option.evidence
    )
    return tuple(brief_evidence(line) if page.is_brief else line for line in found)


def _approval(option: TreatmentOption) -> tuple[ChipRow, ...]:
    regions = sorted(option.availability, key=lambda entry: _place_of(entry[0]))
    return tuple(ChipRow(wording.region_word(region), wording.availability_words(status)) for region, status in regions)


def _place_of(region: str) -> int:
    return _REGIONS.index(region) if region in _REGIONS else len(_REGIONS)


def _restrictions(answer: OptionAnswer) -> tuple[Reason, ...]:
    return tuple(reason for reason in answer.opposes if isinstance(reason.effect, Restrict))


def _plain(line: Line) -> Line:
    """The line without its sign: the section's head already carries it."""
    return replace(line, sign=Sign.NONE, rest="")
