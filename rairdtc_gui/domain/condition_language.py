"""The rule language: turns rule data into conditions. Used by the builder and by the program.

There is no way to write a default for an unknown finding here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any as Anything

from rairdtc_gui.domain.conditions import All, Any, Compare, Condition, Not, Operand, Operator

_WORDS = {operator.value: operator for operator in Operator}
_NUMERIC = {Operator.LESS_THAN, Operator.AT_MOST, Operator.MORE_THAN, Operator.AT_LEAST}
_LISTS = {Operator.IN, Operator.INCLUDES, Operator.LAST_IN}


class ConditionError(ValueError):
    """Rule data that is no condition; says what is wrong and what is allowed."""


def parse(data: object) -> Condition:
    """A condition from nested mappings and lists; raises `ConditionError`."""
    if not isinstance(data, Mapping):
        raise ConditionError(f"a condition is a mapping, not {data!r}")
    if "finding" in data:
        return _parse_comparison(data)
    if len(data) != 1 or (word := next(iter(data))) not in ("all", "any", "not"):
        raise ConditionError(f"expected all, any, not or finding, found {', '.join(map(repr, data)) or 'nothing'}")
    if word == "not":
        return Not(parse(data["not"]))
    parts = data[word]
    if not isinstance(parts, Sequence) or isinstance(parts, str) or not parts:
        raise ConditionError(f"{word} needs a list of at least one condition")
    conditions = tuple(parse(part) for part in parts)
    return All(conditions) if word == "all" else Any(conditions)


def _parse_comparison(data: Mapping[str, Anything]) -> Compare:
    words = [key for key in data if key not in ("finding", "gte")]
    if len(words) != 1 or words[0] not in _WORDS:
        raise ConditionError(
            f"finding {data['finding']!r} needs exactly one of {', '.join(_WORDS)}; found {', '.join(words) or 'none'}"
        )
    operator = _WORDS[words[0]]
    raw = data[words[0]]
    if operator is Operator.COUNT_OF:
        return Compare(str(data["finding"]), operator, _words(raw, operator), _count(data))
    if "gte" in data:
        raise ConditionError("gte belongs to count-of only")
    return Compare(str(data["finding"]), operator, _operand(operator, raw))


def _count(data: Mapping[str, Anything]) -> int:
    count = data.get("gte")
    if not isinstance(count, int) or isinstance(count, bool) or count < 1:
        raise ConditionError("count-of needs gte: a whole number of at least 1")
    return count


def _operand(operator: Operator, raw: object) -> Operand:
    if operator in _LISTS:
        return _words(raw, operator)
    if operator in _NUMERIC:
        return _number(raw, operator)
    if operator is Operator.BETWEEN:
        if not isinstance(raw, Sequence) or isinstance(raw, str) or len(raw) != 2:
            raise ConditionError("between needs two numbers")
        low, high = _number(raw[0], operator), _number(raw[1], operator)
        if low > high:
            raise ConditionError(f"between {low:g} and {high:g} holds nothing")
        return (low, high)
    if isinstance(raw, bool | str):
        return raw
    raise ConditionError(f"is needs a word, true or false, not {raw!r}")


def _words(raw: object, operator: Operator) -> tuple[str, ...]:
    if not isinstance(raw, Sequence) or isinstance(raw, str) or not raw:
        raise ConditionError(f"{operator.value} needs a list of at least one answer")
    if not all(isinstance(word, str) for word in raw):
        raise ConditionError(f"{operator.value} needs answers as words; put figures in quotes")
    return tuple(raw)


def _number(raw: object, operator: Operator) -> float:
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        raise ConditionError(f"{operator.value} needs a number, not {raw!r}")
    return float(raw)
