"""Sentences of the toxicity stepper."""

from __future__ import annotations

import re

from rairdtc_gui.ui.translation import translate

_GRADE = re.compile(r"[1-4](?!\d)")
_ANY = "any"


def missing(what: str) -> str:
    """Why there is no answer."""
    return {
        "drug": translate("Toxicity", "No answer yet: choose the drug."),
        "event": translate("Toxicity", "No answer yet: choose the event."),
        "grade": translate("Toxicity", "No answer yet: read the grades and choose one."),
        "second event": translate("Toxicity", "No answer yet: choose the second event, or remove it."),
        "second grade": translate("Toxicity", "No answer yet: choose the grade of the second event, or remove it."),
    }[what]


def unknown(text: str, nearest: tuple[str, ...]) -> str:
    """A name that nothing bears."""
    said = translate("Toxicity", "{text} is not covered by this knowledge base.").format(text=text)
    if not nearest:
        return said + " " + translate("Toxicity", "No name is near it.")
    return said + " " + translate("Toxicity", "Nearest: {names}.").format(names=", ".join(nearest))


def chosen_already(event: str) -> str:
    """The two events are one."""
    return translate(
        "Toxicity", "{event} is the other event already: give its higher grade there, or choose another event."
    ).format(event=event)


def no_such_dose(text: str, levels: str) -> str:
    """A dose that is no level of the drug."""
    said = translate("Toxicity", "{text} is no dose level of this drug. Levels: {levels}.")
    return said.format(text=text, levels=levels)


def which_dose(text: str, levels: str) -> str:
    """Several levels have this dose."""
    said = translate("Toxicity", "{text} is the dose of several levels: {levels}. Choose one from the list.")
    return said.format(text=text, levels=levels)


def case_dose_differs(text: str) -> str:
    """The case says a dose that is no level."""
    return translate("Toxicity", "The case says {text}, which is no single level here: choose the dose.").format(
        text=text
    )


def from_case() -> str:
    """Where drug and dose came from."""
    return translate("Toxicity", "Drug and dose from the open case")


def dose_not_known() -> str:
    """The entry for a dose that nobody knows."""
    return translate("Toxicity", "Not known")


def label_line() -> str:
    """Beside an event that the label has lines for."""
    return translate("Toxicity", "in the label")


def general_line() -> str:
    """Beside an event that only the label's general line covers."""
    return translate("Toxicity", "general line")


def grade_title(grade: int) -> str:
    """The head of a card."""
    return translate("Toxicity", "Grade {grade}").format(grade=grade)


def cards_head(is_defined: bool, has_page: bool) -> str:
    """What stands over the grades."""
    if is_defined:
        return translate("Toxicity", "Grade by CTCAE. Read the text, then choose.")
    if has_page:
        return translate("Toxicity", "What is said of each grade across drugs. Read the text, then choose.")
    return translate(
        "Toxicity", "No definition of these grades here: grade by CTCAE v5. Shown is where the label has a line."
    )


def no_line_at_grade() -> str:
    """A card of a grade that nothing is said of."""
    return translate("Toxicity", "nothing stated for this grade")


def label_says(occasion: str) -> str:
    """A grade as the label words it."""
    return translate("Toxicity", "label: {grade}").format(grade=occasion)


def times() -> tuple[tuple[str, str], ...]:
    """Which time the event has come on this drug."""
    return (
        ("1", translate("Toxicity", "First time")),
        ("2", translate("Toxicity", "Second")),
        ("3", translate("Toxicity", "Third")),
        ("4", translate("Toxicity", "Fourth or more")),
    )


def event_at_grade(event: str, grade: int) -> str:
    """An event as it is now."""
    return translate("Toxicity", "{event}, grade\u00a0{grade}").format(event=event, grade=grade)


def on_dose(dose: str) -> str:
    """Beside the title of an answer."""
    return translate("Toxicity", "on {dose}").format(dose=dose)


def box_title(count: int, place: int) -> str:
    """The head of an answer; of two events the stricter leads."""
    if count == 1:
        return translate("Toxicity", "Do")
    return translate("Toxicity", "Leads") if place == 0 else translate("Toxicity", "Also")


def label(code: str) -> str:
    """The label of a row."""
    return {
        "note": translate("Toxicity", "Note"),
        "resume": translate("Toxicity", "Resume at"),
        "go-on": translate("Toxicity", "Go on at"),
        "then": translate("Toxicity", "Then"),
        "holds-if": translate("Toxicity", "Holds if"),
        "by-ladder": translate("Toxicity", "One of"),
        "measure": translate("Toxicity", "Not by grade"),
        "recurs": translate("Toxicity", "If it recurs"),
        "meanwhile": translate("Toxicity", "Meanwhile"),
        "check": translate("Toxicity", "Check"),
        "across": translate("Toxicity", "Across drugs"),
        "other-labels": translate("Toxicity", "Other labels"),
        "silent": translate("Toxicity", "No line"),
    }[code]


def grade_words(occasion: str) -> str:
    """The grade of a step as the label words it; some labels name a measure in its place."""
    if _GRADE.match(occasion):
        return translate("Toxicity", "Grade {occasion}.").format(occasion=occasion)
    if occasion == _ANY or occasion.startswith(f"{_ANY},"):
        return translate("Toxicity", "Any grade{rest}.").format(rest=occasion.removeprefix(_ANY))
    return f"{occasion[:1].upper()}{occasion[1:]}."


def measured_words(occasion: str) -> str:
    """A step that the label ties to another measure."""
    return translate("Toxicity", "{occasion}:").format(occasion=occasion[:1].upper() + occasion[1:])


def silent() -> str:
    """The label says nothing."""
    return translate(
        "Toxicity", "The label has no line for this event at this grade. That is not the same as going on."
    )


def other_measure() -> str:
    """The label has lines for the event, none of which names this grade."""
    return translate(
        "Toxicity", "The label has no line by this grade. Read which of its lines \u201cnot by grade\u201d holds."
    )


def general(event: str) -> str:
    """The line for other reactions is used."""
    return translate("Toxicity", "The label has no line for {event}: its line for other reactions is shown.").format(
        event=event
    )


def which_line(event: str, lines: tuple[str, ...], has_general: bool) -> str:
    """The label has several lines of what was asked for."""
    said = translate("Toxicity", "The label has several lines for {event}: {lines}. Choose which is meant")
    return said.format(event=event, lines="; ".join(lines)) + _or_general(has_general)


def near_lines(event: str, lines: tuple[str, ...], has_general: bool) -> str:
    """The label has no line of this name, but some that may be meant."""
    said = translate("Toxicity", "The label does not say {event}. Near it are its lines: {lines}. Choose what is meant")
    return said.format(event=event, lines="; ".join(lines)) + _or_general(has_general)


def _or_general(has_general: bool) -> str:
    return translate("Toxicity", ", or the line for other reactions.") if has_general else "."


def lines_head(event: str) -> str:
    """The head over the lines from which to choose."""
    return translate("Toxicity", "Lines of the label for {event}").format(event=event)


def several_lines() -> str:
    """Beside an event for which the label has other or several lines."""
    return translate("Toxicity", "choose a line")


def taken(asked: str, line: str) -> str:
    """The line that was taken for what was asked for."""
    return translate("Toxicity", "Asked for: {asked}. Shown is the label\u2019s line {line}.").format(
        asked=asked, line=line
    )


def general_beside(event: str, lines: tuple[str, ...]) -> str:
    """The general line was chosen although others are near."""
    said = translate("Toxicity", "For {event} the label\u2019s line for other reactions was chosen. Near it: {lines}.")
    return said.format(event=event, lines="; ".join(lines))


def reductions_left(levels: tuple[str, ...]) -> str:
    """What remains below the next dose."""
    if not levels:
        return translate("Toxicity", "No reduction is left after this.")
    said = translate("Toxicity", "Reductions left after this: {count} ({levels}).")
    return said.format(count=len(levels), levels=", ".join(levels))


def below_last() -> str:
    """There is no lower level."""
    return translate("Toxicity", "The label has no level below the dose now: stop.")


def no_level_below() -> str:
    """Before what the label says where its levels end."""
    return translate("Toxicity", "The label has no level below the dose now.")


def not_below(dose: str) -> str:
    """A dose that the label names for whoever takes more than that, which the patient does not."""
    return translate("Toxicity", "The label names {dose}, which is not below the dose now.").format(dose=dose)


def for_whom(ladder: str, is_open: bool) -> str:
    """For whom one of several ladders is; what decides that stands behind it."""
    return translate("Toxicity", "{ladder}. Depends on: ").format(ladder=ladder) if is_open else ladder


def of_ladder(ladder: str, region: str, then: str) -> str:
    """What one of several ladders says, in one line of text."""
    whom = " ".join(part for part in (f"[{region}]" if region else "", ladder) if part)
    return translate("Toxicity", "{whom}: {then}").format(whom=whom, then=then)


def dose_missing() -> str:
    """The next dose cannot be named without the present one."""
    return translate("Toxicity", "Dose now is not given: the next dose cannot be named.")


def level_not_named() -> str:
    """The label gives no figure."""
    return translate("Toxicity", "The label names no dose for this step from the dose now.")


def either(doses: tuple[str, ...]) -> str:
    """Doses between which the label leaves the choice."""
    return translate("Toxicity", " or ").join(doses)


def by_judgement() -> str:
    """Beside doses that are left to judgement."""
    return translate("Toxicity", "by severity and course")


def no_other_source() -> str:
    """No statement in the knowledge base for a row that is always there."""
    return translate("Toxicity", "No statement in the sources checked")


def side(code: str) -> str:
    """The heads of the side panel."""
    return {
        "stop": translate("Toxicity", "Stop for good"),
        "red-flags": translate("Toxicity", "Red flags"),
        "levels": translate("Toxicity", "Dose levels"),
        "rates": translate("Toxicity", "How often"),
        "onset": translate("Toxicity", "Onset"),
        "prevention": translate("Toxicity", "Prevention"),
    }[code]


def level(code: str) -> str:
    """The place of a dose level."""
    return {
        "now": translate("Toxicity", "now"),
        "next": translate("Toxicity", "next"),
        "after": translate("Toxicity", "after"),
        "last": translate("Toxicity", "last in label"),
    }[code]


def next_dose(dose: str) -> str:
    """In the line for the record."""
    return translate("Toxicity", "Next dose: {dose}.").format(dose=dose)


def rate(all_grades: str, severe: str) -> str:
    """How often an event was seen."""
    return translate("Toxicity", "any grade {all}, grade\u00a03 or more {severe}").format(all=all_grades, severe=severe)


def percent(value: float | None) -> str:
    """A share of patients; a missing one in words."""
    return translate("Toxicity", "not reported") if value is None else f"{value:g}\u00a0%"


def record_dose_unknown() -> str:
    """In the line for the record."""
    return translate("Toxicity", "dose not given")


def record_end(region: str, version: str) -> str:
    """Where the line for the record comes from."""
    return translate("Toxicity", "{region} label leads, knowledge pack {version}; check the current label").format(
        region=region, version=version
    )


def unconfirmed() -> str:
    """A fact that was not read in a source."""
    return translate("Toxicity", "unconfirmed")
