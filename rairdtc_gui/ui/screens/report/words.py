"""Heads and sentences of the report; what a result says in itself comes from the rows of the result."""

from __future__ import annotations

from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.result_rows.rows import Sign
from rairdtc_gui.ui.translation import translate

_NAMED = 6  # open facts that are named; the others are counted


def title() -> str:
    """What this is."""
    return translate("Report", "Report for the tumour board")


def case_words(label: str) -> str:
    """Whose report."""
    return translate("Report", "RAIR-DTC case {label}").format(label=label or translate("Report", "without a label"))


def example_words() -> str:
    """The band across each page of an example."""
    return translate("Report", "Example")


def example_sentence(title: str) -> str:
    """That nobody is treated by this page."""
    return translate("Report", "Example, not a patient of yours: {title}").format(title=title)


def assumed() -> str:
    """Behind an answer that the published report does not give."""
    return translate("Report", "assumed")


def assumed_sentence() -> str:
    """What that word means."""
    return translate("Report", "Assumed: the published report does not say it.")


def still_open(labels: tuple[str, ...], firmness: str) -> str:
    """The decisive facts that are still open; none: what else can be said of how firm this is."""
    if not labels:
        return translate("Report", "Still open: {nothing}.").format(nothing=firmness)
    named = ", ".join(labels[:_NAMED])
    rest = len(labels) - _NAMED
    if rest > 0:
        return translate("Report", "Still open: {named}, and {count} more.").format(named=named, count=rest)
    return translate("Report", "Still open: {named}.").format(named=named)


def open_count(count: int) -> str:
    """How many decisive facts are open; on every page."""
    if count == 0:
        return translate("Report", "No decisive fact open.")
    if count == 1:
        return translate("Report", "1 decisive fact open.")
    return translate("Report", "{count} decisive facts open.").format(count=count)


def no_case() -> str:
    """The screen without a case."""
    return translate("Report", "No case is open. Start one, and its report stands here.")


def heads() -> dict[str, str]:
    """The heads of the parts, numbered where they are referred to."""
    return {
        "glance": translate("Report", "At a glance"),
        "deciding": translate("Report", "Facts that decide"),
        "first": translate("Report", "Do first"),
        "options-first": translate("Report", "First options"),
        "facts": translate("Report", "1 Facts as entered"),
        "options": translate("Report", "2 Options by stance"),
        "ruled-out": translate("Report", "Ruled out, and why"),
        "decision": translate("Report", "Decision of the team"),
        "board-sources": translate("Report", "Sources of these pages"),
        "annex": translate("Report", "Annex: all that is known of this case"),
        "excluded": translate("Report", "3 Not recommended, contraindicated"),
        "differ": translate("Report", "4 Where guidelines differ"),
        "monitoring": translate("Report", "5 Monitoring if started"),
        "sources": translate("Report", "6 Sources"),
    }


def labels() -> dict[str, str]:
    """The words before the lines of an option."""
    return {
        "dose": translate("Report", "Dose"),
        "formulary": translate("Report", "Formulary"),
        "warning": translate("Report", "Warning"),
        "for": translate("Report", "For"),
        "against": translate("Report", "Against"),
        "needed": translate("Report", "If"),
        "open": translate("Report", "Open"),
        "evidence": translate("Report", "Evidence"),
        "approval": translate("Report", "Approval"),
        "rank": translate("Report", "Rank"),
    }


def sign_word(sign: Sign) -> str:
    """What a sign means, for those who do not know it; empty where the line says so itself."""
    return {
        Sign.CAUTION: translate("Report", "Caution"),
        Sign.CONTRAINDICATED: wording.stance_word(Stance.CONTRAINDICATED),
        Sign.NOT_RECOMMENDED: wording.stance_word(Stance.NOT_RECOMMENDED),
    }.get(sign, "")


def unconfirmed() -> str:
    """What was not read in a source."""
    return translate("Result", "unconfirmed")


def more_options(count: int) -> str:
    """Options that stand further on."""
    if count == 0:
        return ""
    if count == 1:
        return translate("Report", "1 more option, indicated or still possible, stands in part 2.")
    return translate("Report", "{count} more options, indicated or still possible, stand in part 2.").format(
        count=count
    )


def ruled_out(contraindicated: tuple[str, ...], not_recommended: tuple[str, ...]) -> str:
    """The options that are ruled out, the contraindicated ones always by name; why stands in part 3."""
    parts = []
    if contraindicated:
        parts.append(f"{wording.stance_word(Stance.CONTRAINDICATED)}: {'; '.join(contraindicated)}.")
    if not_recommended:
        names = "; ".join(not_recommended) if len(not_recommended) <= _NAMED else _options(len(not_recommended))
        parts.append(f"{wording.stance_word(Stance.NOT_RECOMMENDED)}: {names}.")
    return translate("Report", "{parts} Why: part 3.").format(parts=" ".join(parts)) if parts else ""


def _options(count: int) -> str:
    return translate("Report", "{count} options").format(count=count)


def dose_depends(facts: str, more: int) -> str:
    """Open facts that can still change a dose, and how many are not named here."""
    if more > 0:
        text = translate("Report", "Still depends on: {facts}; and {count} more")
        return text.format(facts=facts, count=more)
    return translate("Report", "Still depends on: {facts}").format(facts=facts)


def not_answered() -> str:
    """The head over open questions."""
    return translate("Report", "Not answered")


def not_available() -> str:
    """The head over questions that cannot be answered."""
    return translate("Report", "Not available")


def not_applying(count: int) -> str:
    """Questions that the answers exclude."""
    if count == 0:
        return ""
    if count == 1:
        return translate("Report", "1 question does not apply to these answers.")
    return translate("Report", "{count} questions do not apply to these answers.").format(count=count)


def none_here(part: str) -> str:
    """A part without content, in words."""
    return {
        "facts": translate("Report", "No question is answered."),
        "unanswered": translate("Report", "none"),
        "first": translate("Report", "Nothing in this knowledge base has to be done first."),
        "options": translate("Report", "No option is indicated or still possible."),
        "excluded": translate("Report", "No option is ruled out by these facts."),
        "differ": translate("Report", "No recorded difference bears on these facts."),
        "monitoring": translate("Report", "No monitoring is recorded for the options that are indicated."),
        "decision": translate("Report", "Not noted yet."),
        "sources": translate("Report", "No source is cited."),
    }[part]


def other_numbers(are_on_board: bool, are_all_printed: bool) -> str:
    """Why numbers are missing from the list: each source is printed once."""
    on_board = translate("Report", "Sources that the board pages cite stand there.") if are_on_board else ""
    left_out = translate("Report", "Numbers as on the screen; sources of what is not printed here are left out.")
    return " ".join(part for part in (on_board, "" if are_all_printed else left_out) if part)


def never_checked() -> str:
    """A source in which no fact was read."""
    return translate("Report", "no fact was read in it")


def checked_unless(day: str) -> str:
    """The day that is not repeated behind each source."""
    return translate("Report", "Checked {day} where no other day stands.").format(day=day)


def region_line(region: str, text: str) -> str:
    """A line of one label."""
    return f"{wording.region_word(region)}: {text}" if region else text


def for_option(name: str) -> str:
    """A first action that stands for an option."""
    return translate("Report", "see {name}").format(name=name)


def bears_because(facts: str) -> str:
    """Why a difference bears on the case."""
    return translate("Report", "bears on this case: {facts}").format(facts=facts)


def blanks(is_noted: bool) -> tuple[str, ...]:
    """What is left to be written by hand."""
    name, day = translate("Report", "Name"), translate("Report", "Date")
    if is_noted:
        return (name,)
    return (
        translate("Report", "Decision"),
        translate("Report", "Reason if not the first option"),
        name,
        day,
    )


def continued(name: str) -> str:
    """The head of an option whose lines go on from the page before."""
    return translate("Report", "{name} (continued)").format(name=name)


def unencrypted(kind: str) -> str:
    """Before a file is written."""
    text = translate(
        "Report", "Save the report as {kind}: the file is not encrypted, and whoever has it can read the case"
    )
    return text.format(kind=kind)


def written(path: str) -> str:
    """A file is there, whole."""
    return translate("Report", "Saved, not encrypted: {path}").format(path=path)


def copied() -> str:
    """The text is on the clipboard."""
    return translate("Report", "Copied as text. It is taken off the clipboard after 60 seconds and when you leave.")
