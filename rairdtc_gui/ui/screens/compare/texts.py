"""The words of the comparison. No Qt."""

from __future__ import annotations

from rairdtc_gui.ui import evidence_words as words
from rairdtc_gui.ui.translation import translate


def group(key: str) -> str:
    """A head over rows."""
    return {
        "case": translate("Compare", "For this case"),
        "dose": translate("Compare", "Dose and approval"),
        "trial": translate("Compare", "Key trial"),
        "harm": translate("Compare", "Harm in the key trial"),
        "use": translate("Compare", "In use"),
    }[key]


def row(key: str) -> str:
    """The label of a row."""
    labels = {
        "stance": translate("Compare", "Result"),
        "case-dose": translate("Compare", "Dose for this case"),
        "start": translate("Compare", "Start dose"),
        "line": translate("Compare", "Line, biomarker"),
        "trial": translate("Compare", "Trial"),
        "pfs": translate("Compare", "PFS with its hazard ratio"),
        "response": translate("Compare", "Response"),
        "grade-3": translate("Compare", "Grade 3 or more, any"),
        "stopped": translate("Compare", "Stopped for toxicity"),
        "frequent": translate("Compare", "Five most frequent"),
        "qt": translate("Compare", "QT"),
        "cyp": translate("Compare", "Enzymes, transporters"),
        "renal": translate("Compare", "Kidney"),
        "hepatic": translate("Compare", "Liver"),
        "monitoring": translate("Compare", "Monitoring"),
        "pregnancy": translate("Compare", "Pregnancy"),
    }
    return labels[key]


def approval(region: str) -> str:
    """The label of the row of one region."""
    return translate("Compare", "Approval, {region}").format(region=region)


def no_statement() -> str:
    """A part of a monograph that is empty."""
    return translate("Compare", "no statement in the sources checked")


def left_out() -> str:
    """A part of a monograph that the label has and this reference has not."""
    return translate("Compare", "left out of this reference; see the label")


def nothing_said() -> str:
    """A rule that says nothing of this drug."""
    return translate("Compare", "no rule for this case")


def rule(rule_id: str) -> str:
    """A rule whose findings all follow from others."""
    return translate("Compare", "Rule {rule}").format(rule=rule_id)


def no_option() -> str:
    """A drug that is no option of its own."""
    return translate("Compare", "not an option of its own")


def avoid() -> str:
    """No dose: the label says so."""
    return translate("Compare", "Avoid")


def open_dose() -> str:
    """A dose that cannot be worked out yet."""
    return translate("Compare", "cannot be worked out yet")


def for_whom(label: str, dose: str) -> str:
    """One of several doses."""
    return f"{label}: {dose}"


def because(label: str) -> str:
    """What changed a dose."""
    return translate("Compare", "because: {what}").format(what=label)


def still_open(label: str) -> str:
    """What may still change a dose."""
    return translate("Compare", "open: {question}").format(question=label)


def combined() -> str:
    """Two adjustments at once."""
    return translate("Compare", "combined adjustments are not in the label")


def matched(is_matched: bool) -> str:
    """Whether an option needs a biomarker."""
    return translate("Compare", "needs a biomarker") if is_matched else translate("Compare", "no biomarker needed")


def randomised(is_randomised: bool) -> str:
    """The kind of trial."""
    return translate("Compare", "randomised") if is_randomised else translate("Compare", "not randomised")


def arm_figure(arm: str, figure: str) -> str:
    """The figure of one arm."""
    return f"{arm}: {figure}"


def difference(text: str) -> str:
    """The absolute difference of two arms."""
    return translate("Compare", "difference {size}").format(size=text)


def monitoring(count: int) -> str:
    """How much there is to watch."""
    return translate("Compare", "{count} kinds of check").format(count=count)


def no_trial() -> str:
    """A drug without a trial in thyroid cancer."""
    return words.not_reported()


def context(names: tuple[str, ...]) -> str:
    """Which drugs."""
    return ", ".join(names)


def notice(count: int, was_full: bool) -> str:
    """What is still to be done."""
    if was_full:
        return translate("Compare", "Four drugs at most: take one away first.")
    if count < 2:
        return translate(
            "Compare", "Choose two to four drugs: with Add, or with C on a card of the result or a monograph."
        )
    return ""


def heads() -> str:
    """The table as a whole, for screen readers."""
    return translate("Compare", "Drugs side by side")


def of_drug(event: str, drug: str) -> str:
    """An event on one of the drugs."""
    return translate("Compare", "{event} on {drug}").format(event=event, drug=drug)
