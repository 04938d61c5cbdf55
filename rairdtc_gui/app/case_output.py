"""Plain text of a case against trials, another answer and other jurisdictions, made from the same data as the JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rairdtc_gui.app import code_words
from rairdtc_gui.app.text_output import basis

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
    return f"{_FIT_WORDS[criterion['fit']]}{kind}: {criterion['text']}.{asks}{basis(criterion)}"


def what_if(data: Data, labels: Mapping[str, str]) -> str:
    """The change, then each option that moves and the rules that move it."""
    change = f"{data['question']}: {_answer(data['before'])} → {_answer(data['after'])}"
    if not data["moved"]:
        return f"{change}: nothing moves"
    lines = [change]
    for moved in data["moved"]:
        before, after = code_words.position(moved["before"]), code_words.position(moved["after"])
        lines.append(f"  {labels[moved['option']]}: {before} → {after}")
        lines += [f"      {_verdict(rule)}: {rule['text']}{basis(rule)}" for rule in moved["rules"]]
    return "\n".join(lines)


def compare(data: Data, labels: Mapping[str, str]) -> str:
    """Where jurisdictions differ, a column for each; then the options with the same position everywhere."""
    differing = [option for option in data["options"] if option["differs"]]
    places, total = data["jurisdictions"], len(data["options"])
    lines = [
        f"{data['label'] or 'case without a label'} · {', '.join(places)}: {len(differing)} of {total} options differ"
    ]
    tables = [_table(option, places) for option in differing]
    rows = [("", places), *(row for table in tables for row in table)]
    widths = [max(map(len, column)) for column in zip(*((name, *cells) for name, cells in rows), strict=True)]
    for option, table in zip(differing, tables, strict=True):
        lines.append(labels[option["id"]])
        lines += [_line(row, widths) for row in (("", places), *table)]
        lines += _availability(option)
    for option in (option for option in data["options"] if not option["differs"]):
        lines.append(f"{labels[option['id']]}: everywhere {code_words.position(option['positions'][places[0]])}")
        lines += _availability(option)
    return "\n".join([*lines, f"left out: {data['left_out']} options that are nowhere indicated or possible"])


def _table(option: Data, places: Sequence[str]) -> list[tuple[str, list[str]]]:
    """The stance in each jurisdiction; between which it may move, where it may."""
    positions = [option["positions"][place] for place in places]
    rows = [("stance", [code_words.stance(position["stance"]) for position in positions])]
    if any(position["status"] != "settled" for position in positions):
        rows.append(("lowest", [code_words.stance(position["interval"][0]) for position in positions]))
        rows.append(("highest", [code_words.stance(position["interval"][1]) for position in positions]))
    return rows


def _line(row: tuple[str, Sequence[str]], widths: Sequence[int]) -> str:
    padded = (cell.ljust(width) for cell, width in zip((row[0], *row[1]), widths, strict=True))
    return f"  {'  '.join(padded)}".rstrip()


def _availability(option: Data) -> list[str]:
    if option["availability"] is None:
        return []
    states = "; ".join(f"{region} {code_words.approval(state)}" for region, state in option["availability"].items())
    return [f"  availability: {states}{' (unconfirmed)' if option['availability_checked'] == 'recall' else ''}"]


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


def _verdict(rule: Data) -> str:
    words = {True: "holds", False: "does not hold", None: "is open"}
    return f"{rule['rule']} now {words[rule['after']]}"
