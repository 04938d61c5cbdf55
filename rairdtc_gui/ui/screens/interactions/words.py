"""Sentences of the interaction page."""

from __future__ import annotations

from collections.abc import Iterable

from rairdtc_gui.domain.interactions import Severity
from rairdtc_gui.ui.screens.interactions.rows import Action
from rairdtc_gui.ui.translation import translate


def group(action: Action) -> str:
    """The head of a group."""
    return {
        Action.NOT_TOGETHER: translate("Interactions", "Do not combine"),
        Action.ADJUST: translate("Interactions", "Adjust dose"),
        Action.MONITOR: translate("Interactions", "Monitor"),
        Action.NONE: translate("Interactions", "No interaction expected"),
        Action.NO_DATA: translate("Interactions", "No data"),
        Action.SAME: translate("Interactions", "The same drug"),
    }[action]


def severity(severity: Severity) -> str:
    """How strict one line is."""
    return {
        Severity.CONTRAINDICATED: translate("Interactions", "Contraindicated"),
        Severity.AVOID: translate("Interactions", "Avoid"),
        Severity.ADJUST: translate("Interactions", "Adjust"),
        Severity.MONITOR: translate("Interactions", "Monitor"),
        Severity.NONE: translate("Interactions", "No interaction expected"),
    }[severity]


def unchecked(name: str) -> str:
    """A medicine that is not in the book, beside those that are."""
    return translate("Interactions", "{name}, not checked").format(name=name)


def there_already(name: str) -> str:
    """A medicine that is entered again."""
    return translate("Interactions", "{name} is on the list already.").format(name=name)


def on_the_list() -> str:
    """Beside a medicine that is entered already."""
    return translate("Interactions", "on the list")


def named_here() -> str:
    """The head over the medicines and classes that the monograph of the drug names."""
    return translate("Interactions", "Named in the monograph of the drug")


def missing(has_drug: bool) -> str:
    """Which field is missing."""
    if not has_drug:
        return translate("Interactions", "No answer yet: choose the drug.")
    return translate("Interactions", "No answer yet: add the other medicines.")


def unknown_drug(text: str, nearest: tuple[str, ...]) -> str:
    """A name that no drug bears."""
    said = translate("Interactions", "{text} is not covered by this knowledge base.").format(text=text)
    if not nearest:
        return said + " " + translate("Interactions", "No name is near it.")
    return said + " " + translate("Interactions", "Nearest: {names}.").format(names=", ".join(nearest))


def not_checked(nearest: tuple[str, ...]) -> str:
    """A medicine whose name is not known."""
    said = translate("Interactions", "Not checked: this name is not covered by this knowledge base.")
    return said + (
        " " + translate("Interactions", "Nearest: {names}.").format(names=", ".join(nearest)) if nearest else ""
    )


def no_statement() -> str:
    """The sources say nothing of a known medicine."""
    return translate("Interactions", "No statement in the sources read. That is not the same as no interaction.")


def same_drug() -> str:
    """A drug was entered beside itself."""
    return translate("Interactions", "This is the drug itself under one of its names: nothing is checked.")


def given_together(options: tuple[str, ...]) -> str:
    """The options that give both drugs."""
    return translate("Interactions", "Given together by the option {options}.").format(options="; ".join(options))


def class_unconfirmed(name: str) -> str:
    """The membership of a class was not read."""
    return translate("Interactions", "Unconfirmed: that {name} belongs to the class was not read in a source.").format(
        name=name
    )


def class_side() -> str:
    """Beside a class in the list."""
    return translate("Interactions", "class")


def from_case() -> str:
    """Where entries came from."""
    return translate("Interactions", "Filled in from the open case; what the case does not name is not in the list.")


def basis(kinds: Iterable[str], is_direct: bool, is_confirmed: bool) -> str:
    """On what a line rests: a study, the label, or inference."""
    names = {
        "label": translate("Interactions", "label"),
        "trial": translate("Interactions", "study"),
        "cohort": translate("Interactions", "study"),
        "case-report": translate("Interactions", "case report"),
        "guideline": translate("Interactions", "guideline"),
        "review": translate("Interactions", "review"),
        "database": translate("Interactions", "database"),
        "judgement": translate("Interactions", "judgement"),
    }
    found = list(dict.fromkeys(names[kind] for kind in kinds))
    if not is_confirmed:
        found = [translate("Interactions", "no source read")]
    if not is_direct:
        found.append(translate("Interactions", "inferred from its class"))
    return translate("Interactions", "Basis: {kinds}").format(kinds=", ".join(found))


def combined(class_label: str, medicines: tuple[str, ...]) -> str:
    """What adds up."""
    return translate("Interactions", "{class_label}: {medicines}").format(
        class_label=class_label, medicines=" + ".join(medicines)
    )


def combined_silent() -> str:
    """The drug has no line of its own for the class."""
    return translate("Interactions", "These effects add up; the monograph has no line of its own for the class.")


def none_under(titles: tuple[str, ...]) -> str:
    """The actions that nothing asks for."""
    return translate("Interactions", "Nothing entered stands under: {actions}.").format(actions=", ".join(titles))


def record_end(region: str, version: str, checked: str) -> str:
    """Where the copied line comes from."""
    said = translate("Interactions", "{region} label leads, knowledge pack {version}, monograph checked {day}")
    return said.format(region=region, version=version, day=checked)


def unconfirmed() -> str:
    """A fact that was not read in a source."""
    return translate("Interactions", "unconfirmed")
