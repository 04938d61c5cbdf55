"""A case as the text of a case file, as people write it."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any


def to_yaml(data: dict[str, Any]) -> str:
    """Plain data of a case as lines that the strict reader of case files reads back."""
    lines: list[str] = []
    for key, value in data.items():
        if isinstance(value, dict) and value:
            lines.append(f"{key}:")
            lines += [f"  {name}: {_plain(entry)}" for name, entry in value.items()]
        else:
            lines.append(f"{key}: {_plain(value)}")
    return "\n".join(lines)


def _plain(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return json.dumps(value, ensure_ascii=False)
    return format(Decimal(repr(value)), "f")
