"""Plain text of a case against trials or against itself with another answer, made from the same data as the JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Data = dict[str, Any]

_FIT_WORDS = {"met": "met", "not-met": "not met", "open": "open", "not-asked": "not asked"}


def fit(data: Data) -> str:
    """Each trial with every criterion; the trials of which none is missed stand first."""
    return "\n".join(line for trial in data["trials"] for line in _trial(trial))


def _trial(trial: Data) -> list[str]:
    head = f"{trial['id']} · {trial['name']}"
    if not trial["criteria"]:
        return [f"{head}: no criteria of entry were read"]
    counts = ", ".join(f"{trial['counts'][fit]} {words}" for fit, words in _FIT_WORDS.items())
    verdict = "no criterion is known to be missed" if trial["may_enter"] else "a criterion is missed"
    lines = [f"{head}: {verdict} ({counts})"]
    for criterion in trial["criteria"]:
        lines.append(f"  {_criterion(criterion)}")
        if criterion["note"]:
            lines.append(f"      {criterion['note']}")
    if trial["unread"]:
        lines.append(f"  not judged here: {trial['unread']}")
    return lines


def _criterion(criterion: Data) -> str:
    kind = " (excludes)" if criterion["kind"] == "exclude" else ""
    asks = f" Asks: {', '.join(criterion['open'])}." if criterion["open"] else ""
    return f"{_FIT_WORDS[criterion['fit']]}{kind}: {criterion['text']}.{asks}{_basis(criterion)}"


def what_if(data: Data, labels: Mapping[str, str]) -> str:
    """The change, then each option that moves and the rules that move it."""
    change = f"{data['question']}: {_answer(data['before'])} → {_answer(data['after'])}"
    if not data["moved"]:
        return f"{change}: nothing moves"
    lines = [change]
    for moved in data["moved"]:
        lines.append(f"  {labels[moved['option']]}: {_position(moved['before'])} → {_position(moved['after'])}")
        lines += [f"      {_verdict(rule)}: {rule['text']}{_basis(rule)}" for rule in moved["rules"]]
    return "\n".join(lines)


def _answer(value: object) -> str:
    match value:
        case None:
            return "open"
        case bool():
            return "yes" if value else "no"
        case list():
            return ", ".join(map(str, value))
        case float():
            return f"{value:g}"
    return str(value)


def _position(position: Data) -> str:
    lowest, highest = position["interval"]
    span = "" if lowest == highest else f", could be {lowest} to {highest}"
    return f"{position['stance']} ({position['status']}{span})"


def _verdict(rule: Data) -> str:
    words = {True: "holds", False: "does not hold", None: "is open"}
    return f"{rule['rule']} now {words[rule['after']]}"


def _basis(item: Data) -> str:
    unconfirmed = " (unconfirmed)" if item["checked"] == "recall" else ""
    return f"{unconfirmed} [{', '.join(item['sources'])}]"
