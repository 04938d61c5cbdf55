"""Sentences of the result screen that are made of codes and counts; clinical sentences come from the pack."""

from __future__ import annotations

from rairdtc_gui.domain.answers import OptionAnswer, Status
from rairdtc_gui.domain.case import Value
from rairdtc_gui.domain.questions import Question, beside_threshold
from rairdtc_gui.domain.rules import Grade, Stance
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.translation import translate


def context(label: str, about: str, firm: str, formulary: str = "") -> str:
    """The line beside the title: the case, what it is about, how firm the page is, and what a formulary does to it."""
    case = translate("Result", "case {label}").format(label=label) if label else ""
    return " · ".join(part for part in (case, about, firm, formulary) if part)


def about(drivers: tuple[str, ...], is_refractory: bool, is_progressive: bool) -> str:
    """What a case is about in few words: what was found, and what follows; nothing for what is not known."""
    found = ", ".join(wording.bind(driver) for driver in drivers)
    course = [
        word
        for word, holds in (
            (translate("Result", "refractory"), is_refractory),
            (translate("Result", "progressing"), is_progressive),
        )
        if holds
    ]
    return " · ".join(part for part in (found, ", ".join(course)) if part)


def copied(name: str, standing: str, said: tuple[str, ...], open_facts: tuple[str, ...]) -> str:
    """One option as a line for the record: where it stands, what is said of it, and what is still open."""
    parts = [translate("Result", "{name}: {standing}").format(name=name, standing=standing), *said]
    if open_facts:
        parts.append(translate("Result", "Still open: {facts}").format(facts=", ".join(open_facts)))
    return ". ".join(part.rstrip(".") for part in parts)


def firmness(open_facts: int, is_settled: bool) -> str:
    """How many open facts can still change the page."""
    if open_facts == 0 and is_settled:
        return translate("Result", "no open fact can change this")
    if open_facts == 0:
        return translate("Result", "provisional: facts that are not available leave it open")
    if open_facts == 1:
        return translate("Result", "provisional: 1 decisive fact open")
    return translate("Result", "provisional: {count} decisive facts open").format(count=open_facts)


def provisional(labels: tuple[str, ...]) -> str:
    """What to check before a provisional option is taken."""
    if not labels:
        return translate("Result", "provisional")
    checks = translate("Result", " and ").join(labels)
    return translate("Result", "provisional: check {checks} first").format(checks=checks)


def possible(highest: Stance) -> str:
    """How far a possible option could rise."""
    word = wording.stance_word(highest)
    return translate("Result", "not indicated now, could become {stance}").format(stance=word.lower())


def above(next_name: str, place: int, highest: Stance) -> str:
    """Why an option stands above the next one; `place` is the first part of the rank in which they differ."""
    reasons = (
        translate("Result", "stronger stance"),
        translate("Result", "treatment before what goes with it"),
        translate("Result", "could still become {stance}").format(stance=wording.stance_word(highest).lower()),
        translate("Result", "stronger recommendation"),
        translate("Result", "higher certainty"),
        translate("Result", "biomarker-matched"),
        translate("Result", "equal on these facts"),
    )
    return translate("Result", "Above {name}: {reason}").format(name=next_name, reason=reasons[place])


def above_by_formulary(next_name: str) -> str:
    """Why an option stands above the next one of the same stance where a formulary is in use."""
    return translate("Result", "Above {name}, which is not on the local formulary").format(name=next_name)


def off_formulary(drugs: tuple[str, ...]) -> str:
    """Which drugs of an option are not there; empty for none."""
    return translate("Result", "Not on the local formulary: {drugs}").format(drugs=", ".join(drugs)) if drugs else ""


def formulary_in_use(marked: int, listed: int) -> str:
    """What a formulary does to the page, beside its title."""
    text = translate("Result", "local formulary: {marked} of {listed} options marked, none hidden")
    return text.format(marked=marked, listed=listed)


def status(answer: OptionAnswer, checks: tuple[str, ...]) -> str:
    """The words under the stance; settled says nothing."""
    if answer.status is Status.PROVISIONAL:
        return provisional(checks)
    return possible(answer.highest) if answer.status is Status.POSSIBLE else ""


def grade(cited: Grade) -> str:
    """A cited body's own words for its grade; where it has none, what kind of statement it is."""
    return wording.strength_words(cited.strength) if cited.words == cited.strength.code else cited.words


def full_grade(cited: Grade) -> str:
    """The body's own words, and how strong the statement is."""
    own, strength = grade(cited), wording.strength_words(cited.strength)
    return own if own == strength else f"{own} · {strength}"


def unconfirmed() -> str:
    """What stands behind a statement that was not read in its source."""
    return translate("Result", "unconfirmed")


def without_force() -> str:
    """An unconfirmed statement may not propose anything."""
    return translate("Result", "unconfirmed, so without force")


def limited() -> str:
    """What a limit does."""
    return translate("Result", "not first; may be considered")


def on_hold(until: str) -> str:
    """When a restriction is lifted."""
    return translate("Result", "On hold until {event}.").format(event=until)


def named_in_label(until: str) -> str:
    """That a label names the option itself, and until when."""
    named = translate("Result", "named in the label")
    return f"{named}. {on_hold(until)}" if until else named


def by_class(detail: str) -> str:
    """That a rule is about a class, and not about the option by name."""
    word = translate("Result", "for the class")
    return f"{detail.rstrip('.')} · {word}" if detail else word


def boxed(text: str, region: str) -> str:
    """A boxed warning of a label."""
    place = wording.region_word(region) if region else ""
    head = translate("Result", "Boxed warning")
    return f"{head} ({place}): {text}" if place else f"{head}: {text}"


def of_drug(drug: str, said: str) -> str:
    """What is said of one drug; without a name as it is."""
    return translate("Result", "{drug}: {said}").format(drug=drug, said=said) if drug else said


def avoid() -> str:
    """The sources say avoid: no figure is given."""
    return translate("Result", "avoid")


def combined() -> str:
    """More than one adjustment holds."""
    return translate("Result", "combined adjustments are not in the label")


def no_dose() -> str:
    """A dose that cannot be worked out."""
    return translate("Result", "cannot be worked out from these facts")


def no_monograph() -> str:
    """A drug whose monograph is not part of the pack."""
    return translate("Result", "no monograph in this pack: use the current label")


def moves(count: int) -> str:
    """How many options an answer could move; none alone: it does so together with others."""
    if count == 0:
        return translate("Result", "moves options together with others")
    if count == 1:
        return translate("Result", "could move 1 option")
    return translate("Result", "could move {count} options").format(count=count)


def now(answer: str) -> str:
    """The answer that a question has now."""
    return translate("Result", "now: {answer}").format(answer=answer)


def narrows(question: str) -> str:
    """A question that moves no stance but narrows what is still possible."""
    return translate("Result", "{question}: narrows what is still possible").format(question=question)


def answer_words(question: Question, value: Value) -> str:
    """An answer that was tried; beside a threshold it is worded as less or more than that threshold."""
    if isinstance(value, bool | str | tuple):
        return wording.answer_text(question, value)
    side, threshold = beside_threshold(value)
    amount = wording.with_unit(wording.number_text(threshold), question.unit)
    if side < 0:
        return translate("Result", "less than {amount}").format(amount=amount)
    if side > 0:
        return translate("Result", "more than {amount}").format(amount=amount)
    return wording.answer_text(question, value)


def quiet(count: int) -> str:
    """The options without a stance."""
    if count == 1:
        return translate("Result", "Not indicated by these facts: 1 option")
    return translate("Result", "Not indicated by these facts: {count} options").format(count=count)


def nothing(has_possible: bool) -> str:
    """That no option is indicated."""
    if has_possible:
        return translate(
            "Result", "No option is indicated by these facts. Options that open facts could still bring follow below."
        )
    return translate("Result", "No option is indicated by these facts.")


def no_case() -> str:
    """The page without a case."""
    return translate("Result", "No case is open. Start one, and its options stand here.")


def clash(one: str, other: str) -> str:
    """Two answers that cannot both be right, over everything that rests on them."""
    said = translate("Result", "Contradiction: “{one}” does not go with “{other}”. Check both before this is used.")
    return said.format(one=one, other=other)


def old_knowledge(age: int) -> str:
    """Knowledge older than the pack's own limit."""
    return translate("Result", "This knowledge is {age} days old. Check the current label first.").format(age=age)


def why_summary(answer: OptionAnswer) -> str:
    """Where an option stands and between which stances it may still move."""
    now = wording.stance_word(answer.stance)
    if answer.lowest == answer.highest:
        return translate("Result", "{stance}; no open fact can move it").format(stance=now)
    low, high = wording.stance_word(answer.lowest).lower(), wording.stance_word(answer.highest).lower()
    return translate("Result", "{stance}; open facts can move it between {low} and {high}").format(
        stance=now, low=low, high=high
    )


def effect(stance: Stance, kind: str) -> str:
    """What a rule does to an option."""
    word = wording.stance_word(stance).lower()
    match kind:
        case "indicate":
            return translate("Result", "proposes it as {stance}").format(stance=word)
        case "restrict":
            return translate("Result", "makes it {stance}").format(stance=word)
        case "limit":
            return translate("Result", "keeps it at {stance}").format(stance=word)
        case _:
            return translate("Result", "asks for care; the stance stays")


def pmid(number: str) -> str:
    """A PubMed number."""
    return translate("Result", "PMID {number}").format(number=number)


def no_source_year() -> str:
    """A source of which the year is not known."""
    return translate("Result", "year not recorded")
