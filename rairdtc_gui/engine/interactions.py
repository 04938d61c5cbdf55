"""Which interaction lines of a drug are about the named medicines. An unknown name is "not checked", never "none"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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
from rairdtc_gui.domain.search_terms import fold

#: Classes whose effects add up when a patient takes two of them beside the drug.
ADDITIVE = ("qt-prolonging", "bradycardic", "anticoagulant", "antiplatelet", "nsaid", "nephrotoxic", "hepatotoxic")


def interactions(
    drug: str, lines: Sequence[Interaction], known: CoMedicines, names: Iterable[str], region: str
) -> InteractionAnswer:
    """What the monograph says of each name and of the names together. `region`: whose label leads."""
    ruling = [line for line in lines if line.region in ("", region)]
    pairs = []
    taken: list[CoMedicine] = []
    for name in dict.fromkeys(names):
        found = known.by_name.get(fold(name))
        if isinstance(found, CoMedicine):
            if found not in taken:  # a brand and its substance are one
                taken.append(found)
            wanted = {found.id, *found.classes}
            said = _about(ruling, wanted) or _about(lines, wanted)
            own = any(found.id in line.matches for line in said)
            is_confirmed = own or found.provenance.checked is Checked.SEEN
            pairs.append(PairAnswer(name, _verdict(said), found.label, said, is_confirmed))
        elif found is not None:
            said = _about(ruling, {found}) or _about(lines, {found})
            pairs.append(PairAnswer(name, _verdict(said), dict(known.class_labels)[found], said, True))
        else:
            pairs.append(PairAnswer(name, Verdict.NOT_CHECKED, "", (), False))
    return InteractionAnswer(drug, tuple(pairs), _combined(ruling, known, taken))


def _verdict(said: Sequence[Interaction]) -> Verdict:
    return Verdict.STATED if said else Verdict.NO_STATEMENT


def _about(lines: Iterable[Interaction], wanted: set[str]) -> tuple[Interaction, ...]:
    """The lines about any of the wanted ids, the strictest first."""
    return tuple(sorted((line for line in lines if wanted & set(line.matches)), key=lambda line: -line.severity))


def _combined(
    lines: Sequence[Interaction], known: CoMedicines, taken: Sequence[CoMedicine]
) -> tuple[CombinedEffect, ...]:
    labels = dict(known.class_labels)
    found = []
    for class_id in ADDITIVE:
        members = tuple(medicine.label for medicine in taken if class_id in medicine.classes)
        if len(members) > 1:
            found.append(CombinedEffect(labels[class_id], members, _about(lines, {class_id})))
    return tuple(found)
