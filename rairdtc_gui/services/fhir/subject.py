"""Whose bundle it is: findings of two patients are never put together into one case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from rairdtc_gui.services.fhir.shape import Refused, mapping, text

_REMEDY = "export each patient to a file of its own"
_KEYS = ("subject", "patient")

#: The path of a resource, the address that its entry gives it, and the resource itself.
Placed = tuple[str, object, dict[str, Any]]


def refuse_two_patients(resources: Sequence[Placed]) -> None:
    """Refuses a second patient, and a resource about anybody else than the one there is."""
    patients = [placed for placed in resources if placed[2].get("resourceType") == "Patient"]
    if len(patients) > 1:
        raise Refused(patients[1][0], f"is a second patient; {_REMEDY}")
    named = [found for path, _, resource in resources for found in _subjects(resource, path)]
    known = [name for _, address, patient in patients for name in (address, _local(patient))]
    if not patients:
        known = [reference for _, reference in named[:1]]
    for path, reference in named:
        if reference not in known:
            raise Refused(path, f"{reference!r:.80} is not the patient of this bundle; {_REMEDY}")


def _local(patient: dict[str, Any]) -> str | None:
    return f"Patient/{patient['id']}" if "id" in patient else None


def _subjects(resource: dict[str, Any], path: str) -> Iterator[tuple[str, str]]:
    """Whom a resource is about: the path of each reference, and the reference."""
    for key in _KEYS:
        raw = resource.get(key, [])
        for item in raw if isinstance(raw, list) else [raw]:
            yield f"{path}.{key}", text(mapping(item, f"{path}.{key}"), "reference", f"{path}.{key}")
