"""Which interaction lines of a drug are about the named medicines. An unknown name is "not checked", never "none"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from rairdtc_gui.domain.interactions import (
    CombinedEffect,
    CoMedicine,
    CoMedicines,
    Interaction,
    InteractionAnswer,
    PairAnswer,
    Verdict,
)
from rairdtc_gui.domain.provenance import Checked
from rairdtc_gui.domain.rules import TreatmentOption
from rairdtc_gui.domain.search_terms import spelled

#: Classes whose effects add up when a patient takes two of them beside the drug.
ADDITIVE = ("qt-prolonging", "bradycardic", "anticoagulant", "antiplatelet", "nsaid", "nephrotoxic", "hepatotoxic")

_NOTHING_GIVEN: Mapping[str, tuple[str, ...]] = MappingProxyType({})


def interactions(
    drug: str,
    lines: Sequence[Interaction],
    known: CoMedicines,
    names: Iterable[str],
    region: str,
    given: Mapping[str, tuple[str, ...]] = _NOTHING_GIVEN,
) -> InteractionAnswer:
    """What the monograph says of each name and of the names together.

    `region`: whose label leads. `given`: the options that give another drug with this one, by its id.
    """
    ruling = [line for line in lines if line.region in ("", region)]
    pairs: dict[str, PairAnswer] = {}
    taken: list[CoMedicine] = []
    for name in names:
        found = known.by_name.get(spelled(name))
        key = name if found is not None else spelled(name)
        if isinstance(found, CoMedicine):
            pairs[key] = _with_medicine(drug, name, found, (ruling, lines), given)
            if found not in taken and drug not in found.drugs:  # a brand and its substance are one
                taken.append(found)
        elif found is not None:
            said = _about(ruling, {found}) or _about(lines, {found})
            pairs[key] = PairAnswer(name, _verdict(said), dict(known.class_labels)[found], said, True)
        else:
            pairs.setdefault(key, PairAnswer(name, Verdict.NOT_CHECKED, "", (), False))
    return InteractionAnswer(drug, tuple(pairs.values()), _combined((ruling, lines), known, taken))


def given_with(drug: str, options: Iterable[TreatmentOption]) -> dict[str, tuple[str, ...]]:
    """The drugs that options give together with one, each with the labels of these options."""
    found: dict[str, tuple[str, ...]] = {}
    for option in options:
        together = (option.dose_of, *option.dose_with)
        for other in together if drug in together else ():
            if other != drug:
                found[other] = (*found.get(other, ()), option.label)
    return found


def _with_medicine(
    drug: str,
    name: str,
    medicine: CoMedicine,
    lines: tuple[Sequence[Interaction], Sequence[Interaction]],
    given: Mapping[str, tuple[str, ...]],
) -> PairAnswer:
    """`lines`: those of the leading label, then all."""
    if drug in medicine.drugs:
        return PairAnswer(name, Verdict.SAME_DRUG, medicine.label, (), True)
    wanted = {medicine.id, *medicine.classes}
    said = _about(lines[0], wanted) or _about(lines[1], wanted)
    own = any(medicine.id in line.matches for line in said)
    is_confirmed = own or medicine.provenance.checked is Checked.SEEN
    options = dict.fromkeys(option for other in medicine.drugs for option in given.get(other, ()))
    return PairAnswer(name, _verdict(said), medicine.label, said, is_confirmed, tuple(options))


def _verdict(said: Sequence[Interaction]) -> Verdict:
    return Verdict.STATED if said else Verdict.NO_STATEMENT


def _about(lines: Iterable[Interaction], wanted: set[str]) -> tuple[Interaction, ...]:
    """The lines about any of the wanted ids, the strictest first."""
    return tuple(sorted((line for line in lines if wanted & set(line.matches)), key=lambda line: -line.severity))


def _combined(
    lines: tuple[Sequence[Interaction], Sequence[Interaction]], known: CoMedicines, taken: Sequence[CoMedicine]
) -> tuple[CombinedEffect, ...]:
    """`lines`: those of the leading label, then all."""
    labels = dict(known.class_labels)
    found = []
    for class_id in ADDITIVE:
        members = tuple(medicine.label for medicine in taken if class_id in medicine.classes)
        if len(members) > 1:
            said = _about(lines[0], {class_id}) or _about(lines[1], {class_id})
            found.append(CombinedEffect(labels[class_id], members, said))
    return tuple(found)
