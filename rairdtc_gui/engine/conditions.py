"""A condition and a case to a trace: the condition again, with the verdict of every part. No `eval`."""

from __future__ import annotations

import operator
from collections.abc import Callable

from rairdtc_gui.domain.conditions import All, Any, Compare, Condition, Not, Operator, Trace
from rairdtc_gui.domain.tri import Tri, all_of, any_of, negate

_AGAINST_A_LIMIT: dict[Operator, Callable[[float, float], bool]] = {
    Operator.LESS_THAN: operator.lt,
    Operator.AT_MOST: operator.le,
    Operator.MORE_THAN: operator.gt,
    Operator.AT_LEAST: operator.ge,
}


def compare(comparison: Compare, value: object) -> bool:
    """Whether a known value satisfies a comparison. The value's type must fit; the loader proves that."""
    against = _AGAINST_A_LIMIT.get(comparison.operator)
    if against is not None and isinstance(comparison.operand, float):
        return against(_amount(value), comparison.operand)
    match comparison.operator, comparison.operand:
        case Operator.IS, operand:
            return value == operand
        case Operator.IN, tuple(words):
            return value in words
        case Operator.INCLUDES, tuple(words):
            return any(entry in words for entry in _entries(value))
        case Operator.LAST_IN, tuple(words):
            return _entries(value)[-1] in words
        case Operator.COUNT_OF, tuple(words):
            return sum(entry in words for entry in _entries(value)) >= comparison.at_least
        case Operator.BETWEEN, (low, high):
            return float(low) <= _amount(value) <= float(high)
    raise TypeError(f"{comparison} cannot be compared with {value!r}")


def _entries(value: object) -> tuple[str, ...]:
    if isinstance(value, tuple) and value:
        return value
    raise TypeError(f"expected a list of answers, found {value!r}")


def _amount(value: object) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    raise TypeError(f"expected a number, found {value!r}")


Lookup = Callable[[Compare], Tri]


def evaluate(condition: Condition, verdict_of: Lookup) -> Trace:
    """The trace of a condition; `verdict_of` judges single comparisons."""
    match condition:
        case Compare():
            return Trace(condition, verdict_of(condition))
        case Not(part):
            trace = evaluate(part, verdict_of)
            return Trace(condition, negate(trace.verdict), (trace,))
        case All(parts):
            traces = tuple(evaluate(part, verdict_of) for part in parts)
            return Trace(condition, all_of(trace.verdict for trace in traces), traces)
        case Any(parts):
            traces = tuple(evaluate(part, verdict_of) for part in parts)
            return Trace(condition, any_of(trace.verdict for trace in traces), traces)
