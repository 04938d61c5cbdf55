"""Sentences of the panels of the result: suppositions, guidelines, start or watch, the team's decision."""

from __future__ import annotations

from rairdtc_gui.domain.answers import OptionAnswer, RankPart
from rairdtc_gui.domain.decision import DecisionReason
from rairdtc_gui.domain.rules import Certainty, Stance, Strength
from rairdtc_gui.domain.tri import Tri
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.result_rows.rows import Sign
from rairdtc_gui.ui.translation import translate


def region(code: str) -> str:
    """Where a body speaks."""
    words = {
        "US": translate("Result", "United States"),
        "EU": translate("Result", "Europe"),
        "UK": translate("Result", "United Kingdom"),
        "CN": translate("Result", "China"),
        "JP": translate("Result", "Japan"),
    }
    return words.get(code, translate("Result", "international"))


def no_grade() -> str:
    """A statement without a grade."""
    return translate("Result", "no grade given")


def announced(moves: int, first: str, stance: Stance) -> str:
    """What a screen reader is told once after a change."""
    if moves == 0:
        return ""
    head = _moved(moves)
    if not first:
        return translate("Result", "{moved}; no option is indicated.").format(moved=head)
    word = wording.stance_word(stance).lower()
    return translate("Result", "{moved}; first is {name}, {stance}.").format(moved=head, name=first, stance=word)


def _moved(count: int) -> str:
    if count == 1:
        return translate("Result", "1 option moved")
    return translate("Result", "{count} options moved").format(count=count)


def supposed(count: int) -> str:
    """What a screen reader is told of a supposition."""
    return _moved(count) if count else translate("Result", "No option moves")


def nothing_supposed() -> str:
    """The table before anything is supposed."""
    return translate("Result", "Choose an answer. The case stays as it is.")


def nothing_moves() -> str:
    """The table of suppositions that move nothing."""
    return translate("Result", "With this no option changes its stance.")


def not_kept(answer: str) -> str:
    """A number that was tried and not entered is not written into the case."""
    text = translate("Result", "Not kept: {answer} was only tried. Enter the number itself, then keep it.")
    return text.format(answer=answer)


def unchanged(count: int) -> str:
    """How many options stay where they are."""
    return translate("Result", "others unchanged ({count})").format(count=count)


def reach(names: tuple[str, ...]) -> str:
    """Options of which only the reach of open facts changes."""
    if not names:
        return ""
    text = translate("Result", "same stance, but open facts can now move them differently: {names}")
    return text.format(names="; ".join(names))


def what_if(name: str) -> str:
    """The head of the panel; with the option that it was opened for."""
    return translate("Result", "What if: {name}").format(name=name) if name else translate("Result", "What if")


def verdict_sign(verdict: Tri) -> Sign:
    """The sign that goes with it."""
    return {Tri.TRUE: Sign.HOLDS, Tri.FALSE: Sign.NO, Tri.UNKNOWN: Sign.OPEN}[verdict]


def follows(verdict: Tri) -> str:
    """Whether a finding follows from the answers."""
    return {
        Tri.TRUE: translate("Result", "yes"),
        Tri.FALSE: translate("Result", "no"),
        Tri.UNKNOWN: translate("Result", "still open"),
    }[verdict]


def fact_heads() -> tuple[str, str, str, str]:
    """The heads of the facts on which start or watch turns."""
    return (
        translate("Result", "Growth"),
        translate("Result", "Thyroglobulin"),
        translate("Result", "Symptoms"),
        translate("Result", "Sites at risk"),
    )


def measured_on(words: str, day: str) -> str:
    """An answer with the day on which it was taken."""
    return translate("Result", "{answer} ({day})").format(answer=words, day=day)


def does_not_apply() -> str:
    """A question that the other answers exclude."""
    return translate("Result", "does not apply")


def arm(trial: str, regimen: str, n: int | None) -> str:
    """Whose figures these are."""
    count = f"n\u00a0=\u00a0{n:,}" if n is not None else translate("Result", "n not reported")
    return translate("Result", "{trial}, {regimen}, {count}").format(trial=trial, regimen=regimen, count=count)


def grade_3(term: str, percent: float) -> str:
    """How many had an event of grade 3 or more; what kind of event stands in the trial's own words."""
    amount = wording.with_unit(wording.number_text(percent), "percent")
    term = term[:1].lower() + term[1:]
    return wording.bind(translate("Result", "grade 3 or more {amount} ({term})").format(amount=amount, term=term))


def no_grade_3() -> str:
    """No rate of events of grade 3 or more."""
    return wording.bind(translate("Result", "grade 3 or more: not reported"))


def stopped(endpoint: str, percent: float) -> str:
    """How many stopped, in the trial's own words for why."""
    amount = wording.with_unit(wording.number_text(percent), "percent")
    return f"{endpoint[:1].lower()}{endpoint[1:]} {amount}"


def not_stopped() -> str:
    """No rate of stopping."""
    return translate("Result", "stopped for toxicity: not reported")


def no_figures(trial: str) -> str:
    """A trial that reports neither."""
    return translate("Result", "{trial}: neither rate reported in the sources checked").format(trial=trial)


def no_trial() -> str:
    """Nothing is known of any trial of an option."""
    return translate("Result", "No statement in the sources checked.")


def reason_word(reason: DecisionReason) -> str:
    """Why a team took another way than the first of the list."""
    return {
        DecisionReason.PATIENT_CHOICE: translate("Result", "Patient's choice"),
        DecisionReason.AVAILABILITY: translate("Result", "Availability"),
        DecisionReason.COMORBIDITY: translate("Result", "Other illness that is not modelled here"),
        DecisionReason.LOCAL_PRACTICE: translate("Result", "Local practice"),
        DecisionReason.EVIDENCE: translate("Result", "Disagrees with the evidence"),
        DecisionReason.OTHER: translate("Result", "Other"),
    }[reason]


def another_way() -> str:
    """A decision for none of the options."""
    return translate("Result", "Another way, in words")


def another() -> str:
    """The same where the words follow."""
    return translate("Result", "another way")


def place_of(name: str, stance: Stance, is_first: bool) -> str:
    """An option with where it stands."""
    word = wording.stance_word(stance)
    if is_first:
        return translate("Result", "{name}: {stance}, first of the list").format(name=name, stance=word)
    return f"{name}: {word}"


def first_of_list() -> str:
    """The option is the first one."""
    return translate("Result", "first of the list")


def decided(what: str, day: str) -> str:
    """The team's decision."""
    return translate("Result", "Team's decision of {day}: {what}").format(day=day, what=what)


def ruled_out_now(stance: Stance, why: str) -> str:
    """Where an option that was noted stands by now, and the reason; empty if none is kept."""
    word = wording.stance_word(stance).lower()
    if not why:
        return translate("Result", "now {stance}").format(stance=word)
    return translate("Result", "now {stance}: {why}").format(stance=word, why=why.rstrip("."))


def not_first(reasons: str) -> str:
    """That it is not the first of the list, and why."""
    if not reasons:
        return translate("Result", "not the first of the list; no reason noted")
    return translate("Result", "not the first of the list: {reasons}").format(reasons=reasons)


def unknown_option(option: str) -> str:
    """An option that this pack does not have."""
    return translate("Result", "{option} (not in this pack)").format(option=option)


def bad_day() -> str:
    """A day that is none."""
    return translate("Result", "Not noted: write the day as year-month-day.")


def future_day(today: str) -> str:
    """A day that has not come."""
    return translate("Result", "Not noted: this day lies in the future; today is {today}.").format(today=today)


def nothing_chosen() -> str:
    """Neither an option nor words."""
    return translate("Result", "Not noted: choose an option, or say in words what was decided.")


def too_long(most: int) -> str:
    """Words beyond what a case keeps."""
    return translate("Result", "Not noted: at most {most} readable letters.").format(most=f"{most:,}")


def not_judged() -> str:
    """What no rule looks at."""
    return translate(
        "Result",
        "Not judged here: whether an operation can be done, cost, what the patient wants beyond the answers given,"
        " and places in trials.",
    )


def done_first() -> str:
    """Why a recommended step has no place among the options."""
    return translate("Result", "Done first: tests, referrals and corrections have no rank among the options.")


def above_by_formulary(first: str, second: str) -> str:
    """Why one option stands above another of the same stance where a formulary is in use."""
    text = translate("Result", "{first} stands above {second}, which is not on the local formulary.")
    return text.format(first=first, second=second)


def above(
    name: str, other: str, part: RankPart, pair: tuple[OptionAnswer, OptionAnswer], grades: tuple[_Grade, _Grade]
) -> str:
    """Why `name` stands above `other`, both sides named. `pair` and `grades`: of both, in this order."""
    head = translate("Result", "{name} stands above {other}: {reason}.")
    return head.format(name=name, other=other, reason=_reason(part, pair, grades))


_Grade = tuple[Strength, Certainty]


def _reason(part: RankPart, pair: tuple[OptionAnswer, OptionAnswer], grades: tuple[_Grade, _Grade]) -> str:
    before = translate("Result", "{reason} ({first} before {second})")
    first, second = pair
    match part:
        case RankPart.STANCE:
            return before.format(
                reason=translate("Result", "stronger stance"),
                first=wording.stance_word(first.stance).lower(),
                second=wording.stance_word(second.stance).lower(),
            )
        case RankPart.KIND:
            return translate("Result", "a treatment stands before what goes with it")
        case RankPart.HIGHEST:
            return translate(
                "Result", "open facts could still bring it to {first}, the other to {second} at most"
            ).format(
                first=wording.stance_word(first.highest).lower(), second=wording.stance_word(second.highest).lower()
            )
        case RankPart.STRENGTH:
            return before.format(
                reason=translate("Result", "stronger recommendation"),
                first=wording.strength_words(grades[0][0]),
                second=wording.strength_words(grades[1][0]),
            )
        case RankPart.CERTAINTY:
            return before.format(
                reason=translate("Result", "higher certainty"),
                first=wording.certainty_words(grades[0][1]),
                second=wording.certainty_words(grades[1][1]),
            )
        case RankPart.BIOMARKER:
            return translate("Result", "matched to a biomarker, the other is not")
        case RankPart.ORDER:
            return translate("Result", "equal on these facts; only the knowledge base's own order separates them")
