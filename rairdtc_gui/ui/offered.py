"""What is offered where something is to be chosen: drugs by class, other things by what is said beside them. No Qt."""

from __future__ import annotations

from collections.abc import Iterable

from rairdtc_gui.domain.choices import Choice, ChoiceGroup
from rairdtc_gui.domain.drugs import DrugSummary
from rairdtc_gui.ui import wording


def drug_choices(drugs: Iterable[DrugSummary]) -> tuple[Choice, ...]:
    """The drugs by any of their names."""
    return tuple(Choice(drug.id, drug.full_name, ", ".join(drug.brands), (drug.name, *drug.called)) for drug in drugs)


def drugs_by_class(drugs: Iterable[DrugSummary]) -> tuple[ChoiceGroup, ...]:
    """The drugs in the order in which they stand, under the heads of their classes."""
    return choices_by_side(Choice(drug.id, drug.full_name, wording.drug_class_word(drug.drug_class)) for drug in drugs)


def choices_by_side(choices: Iterable[Choice]) -> tuple[ChoiceGroup, ...]:
    """Entries under what stands beside them, which begins with a capital there."""
    found: dict[str, list[Choice]] = {}
    for choice in choices:
        found.setdefault(choice.side, []).append(choice)
    return tuple(ChoiceGroup(side[:1].upper() + side[1:], tuple(group)) for side, group in found.items())
