"""JSON of which nothing may be doubtful: no key twice, no infinite number, nothing deep, long or broken."""

from __future__ import annotations

import json
import math
from typing import Any

from rairdtc_gui.services.case_store.errors import Reason, StoreError

MOST_BYTES = 2 * 2**20
_MOST_DEPTH = 32
_MOST_STRING_BYTES = 10_000
_LARGEST_INTEGER = 2**53


def strict_loads(data: bytes) -> Any:
    """The value; raises `StoreError` with `too-large` or `hostile`."""
    if len(data) > MOST_BYTES:
        raise StoreError(Reason.TOO_LARGE, detail="json")
    try:
        value = json.loads(data.decode("utf-8"), object_pairs_hook=_unique, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise StoreError(Reason.HOSTILE, detail="json") from error
    _check(value, 1)
    return value


def strict_dumps(value: Any) -> bytes:
    """The value as JSON that `strict_loads` reads back."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode("utf-8")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) < len(pairs):
        raise ValueError("a key stands twice")
    return data


def _refuse(name: str) -> None:
    raise ValueError(f"{name} is not a number")


def _check(value: Any, depth: int) -> None:
    if depth > _MOST_DEPTH:
        raise StoreError(Reason.HOSTILE, detail="depth")
    match value:
        case str():
            _check_string(value)
        case float() if not math.isfinite(value):
            raise StoreError(Reason.HOSTILE, detail="number")
        case int() if abs(value) > _LARGEST_INTEGER:
            raise StoreError(Reason.HOSTILE, detail="number")
        case dict():
            for key, item in value.items():
                _check_string(key)
                _check(item, depth + 1)
        case list():
            for item in value:
                _check(item, depth + 1)


def _check_string(text: str) -> None:
    try:
        size = len(text) if text.isascii() else len(text.encode("utf-8"))
    except UnicodeEncodeError as error:
        raise StoreError(Reason.HOSTILE, detail="surrogate") from error
    if size > _MOST_STRING_BYTES:
        raise StoreError(Reason.HOSTILE, detail="string")
