"""Reads foreign JSON with limits: every refusal names the path and the reason, nothing is taken on trust."""

from __future__ import annotations

import json
from typing import Any

_MODIFIERS = ("modifierExtension", "implicitRules")
MAX_BYTES, MAX_DEPTH, MAX_ENTRIES = 5 * 2**20, 40, 5_000


class Refused(Exception):
    """A bundle that cannot be used; says where and why."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"{path}: {why}")


def parse(source: str) -> object:
    """The JSON of a text, if it is neither too large, nor too deep, nor ambiguous."""
    if len(source.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise Refused("Bundle", "larger than 5 MB")
    try:
        data = json.loads(source, object_pairs_hook=_unique, parse_constant=_no_constant)
    except RecursionError as error:
        raise Refused("Bundle", f"nested deeper than {MAX_DEPTH}") from error
    except ValueError as error:
        raise Refused("Bundle", f"broken JSON: {error}"[:200] + "; export the case again") from error
    _refuse_depth(data)
    return data


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) < len(pairs):
        raise ValueError("a key stands twice")
    return data


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not a number")


def _refuse_depth(data: object) -> None:
    level: list[object] = [data]
    for _ in range(MAX_DEPTH):
        level = [child for item in level for child in _children(item)]
        if not level:
            return
    raise Refused("Bundle", f"nested deeper than {MAX_DEPTH}")


def _children(item: object) -> list[object]:
    if isinstance(item, dict):
        return list(item.values())
    return item if isinstance(item, list) else []


def mapping(data: object, path: str) -> dict[str, Any]:
    """An object."""
    if not isinstance(data, dict):
        raise Refused(path, "an object is needed")
    return data


def items(holder: dict[str, Any], key: str, path: str) -> list[Any]:
    """A list that may be missing."""
    found = holder.get(key, [])
    if not isinstance(found, list) or len(found) > MAX_ENTRIES:
        raise Refused(f"{path}.{key}", f"a list of at most {MAX_ENTRIES:,} is needed")
    return found


def listed(holder: dict[str, Any], key: str, path: str) -> list[Any]:
    """A list with something in it."""
    found = items(holder, key, path)
    if not found:
        raise Refused(f"{path}.{key}", "is missing or empty")
    return found


def field(holder: dict[str, Any], key: str, path: str) -> Any:
    """A value that must be there; whoever takes it checks its kind."""
    if key not in holder:
        raise Refused(f"{path}.{key}", "is missing")
    return holder[key]


def text(holder: dict[str, Any], key: str, path: str) -> str:
    """A text that must be there."""
    found = field(holder, key, path)
    if not isinstance(found, str):
        raise Refused(f"{path}.{key}", "a text is needed")
    return found


def refuse_modifiers(holder: dict[str, Any], path: str, beside: str = "") -> None:
    """Refuses what FHIR lets turn a meaning round, wherever it stands. `beside`: the part that is left out."""
    level: list[object] = [value for key, value in holder.items() if key != beside]
    found = _modifier(holder)
    while level and not found:
        found = next(filter(None, map(_modifier, level)), "")
        level = [child for item in level for child in _children(item)]
    if found:
        raise Refused(path, f"{found}: may turn the meaning round and is not known here; export the case without it")


def _modifier(item: object) -> str:
    return next((key for key in _MODIFIERS if isinstance(item, dict) and key in item), "")


def refuse_two_values(holder: dict[str, Any], path: str) -> None:
    """Refuses an observation or a part of one that says two things at once."""
    found = values_in(holder)
    if len(found) > 1:
        raise Refused(path, f"has more than one value: {', '.join(found)!r:.80}")


def values_in(holder: dict[str, Any]) -> list[str]:
    """The names of everything that is said as a value; FHIR puts what is beside a plain one under `_value`."""
    return sorted(key for key in holder if key == "component" or key.removeprefix("_").startswith("value"))


def code_of(holder: dict[str, Any], key: str, system: str, path: str, is_identifier: bool = False) -> str | None:
    """The one code of a system in a concept, a list of concepts or identifiers; none if there is none."""
    raw = holder.get(key)
    found = []
    for place, item in enumerate(raw if isinstance(raw, list) else [] if raw is None else [raw]):
        where = f"{path}.{key}[{place}]"
        concept = mapping(item, where)
        candidates = [concept] if is_identifier else items(concept, "coding", where)
        ours = [coding for coding in candidates if mapping(coding, where).get("system") == system]
        found += [text(coding, "value" if is_identifier else "code", where) for coding in ours]
    if len(found) > 1:
        raise Refused(f"{path}.{key}", f"two codes of {system}")
    return found[0] if found else None
