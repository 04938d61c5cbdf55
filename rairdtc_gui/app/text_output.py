"""Plain text for the command line, made from the same data as the JSON."""

from __future__ import annotations

from itertools import zip_longest
from typing import Any

from rairdtc_gui.app import code_words
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.ui.result_rows import words as result_words

Data = dict[str, Any]

_REFUSALS = {
    "missing": "the file is not there",
    "unreadable": "the file cannot be read",
    "too-large": "the file is larger than any knowledge base",
    "truncated": "the file is cut off or empty",
    "foreign": "the file is not a knowledge base of this program",
    "newer": "the file needs a newer version of this program",
    "older": "the file was made for an older version of this program",
    "no-manifest": "the checksum file beside it is missing or damaged",
    "altered": "the file differs from the one that was built",
}
_MARKS = {"seen": "", "recall": " (unconfirmed)", "own": " [editor's note]"}


def refusal_reason(code: str) -> str:
    """What is wrong with a knowledge base that is not used."""
    return _REFUSALS[code]


def refusal(code: str, path: str) -> str:
    """Why a knowledge base is not used, and what to do."""
    return (
        f"no answers: knowledge base {path} not used ({code}): {_REFUSALS[code]}. "
        "Install the program again, or name another file with --knowledge-base."
    )


def result(data: Data, knowledge: Knowledge) -> str:
    """A result for reading: what to do first, then every option that has something to say."""
    labels = {option.id: option.label for option in knowledge.rule_set.options}
    lines = [code_words.head(data["label"], data["jurisdiction"])]
    if data["formulary"]:
        lines.append(f"  {_formulary(data)}")
    lines += [f"  do first, {code_words.urgency(action['urgency'])}: {action['action']}" for action in data["first"]]
    for option, follower in zip_longest(data["options"], data["options"][1:]):
        if not _is_shown(option):
            continue
        step = " · do first" if option["done_first"] else ""
        lines.append(f"  {code_words.standing(option)} · {labels[option['id']]}{step}")
        if follower and _is_shown(follower):
            lines.append(f"      above {labels[follower['id']]}: {option['above_next']}")
        if option["not_on_formulary"]:
            lines.append(f"      not on the local formulary: {', '.join(option['not_on_formulary'])}")
        lines += [f"      for: {_reason(reason)}" for reason in option["for"]]
        lines += [f"      against: {_reason(reason)}" for reason in option["against"]]
        lines += [f"      caution: {_reason(reason)}" for reason in option["cautions"]]
        questions = dict.fromkeys(question for reason in option["open"] for question in reason["questions"])
        if questions:
            lines.append(f"      open: {', '.join(questions)}")
        doses = [option["dose"], *option["partner_doses"]] if option["dose"] else option["partner_doses"]
        for dose in doses:
            lines += [f"      dose: {_dose(dose)}", *(f"        {line}" for line in _beside_dose(dose))]
    lines += [f"  ask next: {gap['question']} ({result_words.moves(gap['moves'])})" for gap in data["ask_next"][:3]]
    return code_words.framed("\n".join(lines), knowledge.identity)


def _is_shown(option: Data) -> bool:
    """Whether an option has something to say: all but those that nothing indicates or still could."""
    return bool(option["stance"] != "none" or code_words.is_possible(option))


def _formulary(data: Data) -> str:
    shown = sum(option["on_formulary"] is False and _is_shown(option) for option in data["options"])
    listed, off = len(data["formulary"]["drugs"]), data["formulary"]["options_off"]
    drugs, options = _counted(listed, "drug"), _counted(off, "option")
    named = "names" if off == 1 else "name"
    return f"local formulary of {drugs}: {options} {named} a drug that is not on it, {shown} of them shown here"


def _counted(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def basis(item: Data) -> str:
    """Whether something was read, and in which sources."""
    cited = ", ".join(item["sources"]) or ("" if item["checked"] == "own" else "no source")
    return _MARKS[item["checked"]] + (f" [{cited}]" if cited else "")


def _reason(reason: Data) -> str:
    until = f" Until: {reason['until']}." if reason.get("until") else ""
    return f"{reason['text']}{until}{basis(reason)}"


def _dose(dose: Data) -> str:
    if dose["avoid"]:
        return f"{dose['drug']}: avoid, no dose is given"
    if dose["line"]:
        return f"{dose['line']}{basis(dose)}"
    if dose["candidates"]:
        return "; ".join(f"{entry['for']}: {entry['line']}" for entry in dose["candidates"]) + basis(dose)
    return f"{dose['drug']}: {result_words.no_dose()}"


def dose(data: Data) -> str:
    """A start dose, what changed it, and what is open."""
    return "\n".join([f"start dose: {_dose(data)}", *(f"  {line}" for line in _beside_dose(data))])


def _beside_dose(data: Data) -> list[str]:
    """What qualifies a dose: the reasons that changed it, two at once, what still decides it."""
    lines = [f"{reason['text']} [{', '.join(reason['sources'])}]" for reason in data["reasons"]]
    if data["combined"]:
        lines.append("two adjustments at once: the lower dose is shown; combined adjustments are not in the label")
    if data["open"]:
        lines.append(f"open: {', '.join(data['open'])}")
    return lines


def toxicity(data: Data) -> str:
    """Each event with the label's steps; of several events the stricter leads."""
    lines = [f"dose now: {data['current']}"] if data["current"] else []
    for event in data["events"]:
        if event["asked"].casefold() != event["event"].casefold():
            lines.append(f"asked for {event['asked']}; the label's line is {event['event']}:")
        general = " (the label's line for other reactions)" if event["general_line"] else ""
        lines.append(f"{event['event']}, grade {event['grade']}{general}")
        lines += [f"  {_tox_step(step)}" for step in event["steps"]]
        lines += [f"  by another measure, {step['grade']}: {_tox_step(step)}" for step in event["by_other_measure"]]
        if event["silent"]:
            lines.append(f"  {event['silent']}")
    if len(data["events"]) > 1 and data["leading"]:
        leads = data["leading"]
        measure = "" if leads["by_grade"] else f", by another measure, {leads['grade']}"
        lines.append(f"leads: {leads['event']}{measure}: {_tox_step(leads)}")
    return "\n".join(lines)


def _tox_step(step: Data) -> str:
    region = f" [{step['region']}]" if step["region"] else ""
    said = [f"{code_words.action(step['action'])}{region}", step["text"], *_level(step)]
    for ladder in step.get("by_ladder", ()):
        whom = " ".join(filter(None, (f"[{ladder['region']}]" if ladder["region"] else "", ladder["for"])))
        asked = f" (depends on {', '.join(ladder['open'])})" if ladder["open"] else ""
        said.append(f"{whom}{asked}: {'. '.join(_level(ladder))}")
    if step.get("open"):
        said.append(f"Still depends on: {', '.join(step['open'])}")
    return ". ".join(part.rstrip(".") for part in said if part) + f".{basis(step)}"


def _level(said: Data) -> list[str]:
    """The dose that follows a step, or why there is none."""
    found: list[str] = []
    if said["not_below"]:
        found.append(f"Not below the dose now: {said['not_below']}")
    if said.get("next_dose"):
        found += filter(None, (f"Next dose: {said['next_dose']}", _reductions_left(said["levels_left"])))
    if said.get("either"):
        found.append("Next dose: either " + " or ".join(said["either"]))
    if said.get("below_last_level"):
        found.append("The label has no level below the dose now" + (": stop" if not said["last_level"] else ""))
        found += filter(None, (said["last_level"],))
    return found


def _reductions_left(count: int | None) -> str:
    if count is None:
        return ""
    return f"Reductions left after this: {count}" if count else "No reduction is left after this"


def interactions(data: Data) -> str:
    """Each named medicine with the lines about it, then what adds up."""
    lines = []
    for pair in data["pairs"]:
        understood = f" ({pair['understood_as']})" if pair["understood_as"] else ""
        lines.append(f"{pair['name']}{understood}" + (f": {pair['says']}" if pair["says"] else ""))
        lines += [f"  given together by the option {option}" for option in pair["given_together_by"]]
        lines += [f"  {_interaction(line)}" for line in pair["lines"]]
        if pair["lines"] and not pair["class_confirmed"]:
            lines.append("  that it belongs to this class is unconfirmed")
    for effect in data["combined"]:
        lines.append(f"adds up ({effect['class']}): {', '.join(effect['with'])}")
        lines += [f"  {_interaction(line)}" for line in effect["lines"]]
    return "\n".join(lines)


def _interaction(line: Data) -> str:
    region = f" [{line['region']}]" if line["region"] else ""
    said = code_words.interaction(line["severity"], line["action"])
    return f"{line['with']}{region}: {said}{basis(line)}"


def gaps(data: list[Data]) -> str:
    """Open questions, the most decisive first."""
    return "\n".join(f"{gap['question']}\t{gap['moves']}\t{gap['why']}" for gap in data) or "nothing open is decisive"


_LEFT_OUT = "Left out of this reference; see the label"


def drug(data: Data) -> str:
    """A monograph as indented lines."""
    lines = [f"{data['name']} ({', '.join(data['brands'])})"]
    for section, items in data["sections"].items():
        lines.append(code_words.part(section))
        lines += [f"  {_monograph_line(item)}" for item in items]
        if not items:
            is_left_out = section in data["left_out"]
            lines.append(f"  {_LEFT_OUT if is_left_out else 'No statement in the sources checked'}")
    return "\n".join(lines)


def _monograph_line(item: Data) -> str:
    text = item["text"]
    if item.get("action"):
        text = text.replace(f": {item['action']}", f": {code_words.action(item['action'])}", 1)
    return f"{code_words.worded(text)}{_MARKS[item['checked']]}"


def knowledge(data: Data) -> str:
    """Identity and counts, then the lists that were asked for."""
    lines = [f"knowledge {data['version']} of {data['date']}", f"content hash {data['hash']}"]
    lines += [f"{name.replace('_', ' ')}: {count}" for name, count in data["counts"].items()]
    total, seen = sum(share["total"] for share in data["seen"]), sum(share["seen"] for share in data["seen"])
    lines.append(f"seen in a source: {seen} of {total} facts ({_percent(seen, total)})")
    lines += [
        f"  {share['kind']}: {share['seen']} of {share['total']} ({_percent(share['seen'], share['total'])})"
        for share in data["seen"]
    ]
    own = data["counts"]["facts_own"]
    lines.append(
        f"editor's notes, left out of that: {own}; they name answers or say what was read, and no source can hold them"
    )
    lines += [f"unconfirmed: {address}" for address in data.get("recall", ())]
    lines += [f"editor's note: {address}" for address in data.get("own", ())]
    lines += [f"{question}: {allowed}" for question, allowed in data.get("questions", {}).items()]
    return "\n".join(lines)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "none"
