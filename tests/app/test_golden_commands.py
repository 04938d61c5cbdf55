"""Every golden case through `rairdtc evaluate`, as a user of the command line meets it."""

import io
import json

from rairdtc_gui.domain.rules import Stance
from tests.engine.test_golden import AS_IT_STANDS, CASES, OPTION_KEYS, findings_of, has_any

_STANCE = {stance.code: stance for stance in Stance}


def broken(answer, expected):
    """What the command line says of a case beside what was expected of its options and of what comes first."""
    options = {option["id"]: option for option in answer["options"]}
    for key, (low, high) in OPTION_KEYS.items():
        for name in expected.get(key, ()):
            stance, highest = _STANCE[options[name]["stance"]], _STANCE[options[name]["interval"][1]]
            top = stance if key in AS_IT_STANDS else highest
            if not low <= stance <= top <= high:
                yield f"{key}: {name} is {stance.code}, at most {highest.code}"
    first = json.dumps(answer["first"], ensure_ascii=False).lower()
    yield from (f"first: {words}" for words in expected.get("first", ()) if not has_any(first, words))
    yield from (f"not first: {words}" for words in expected.get("not_first", ()) if has_any(first, words))


def test_every_golden_case_holds_on_the_command_line(run, monkeypatch):
    cases = [case for case in CASES if "open" not in case]
    lines = [
        json.dumps({"label": case["id"], "jurisdiction": case.get("jurisdiction"), "findings": findings_of(case)})
        for case in cases
    ]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines)))
    code, out, err = run("evaluate", "--json")
    assert (code, err) == (0, "")
    answers = [json.loads(line) for line in out.splitlines()]
    assert [answer["label"] for answer in answers] == [case["id"] for case in cases]
    found = {case["id"]: list(broken(answer, case["expected"])) for case, answer in zip(cases, answers, strict=True)}
    assert not {name: lines for name, lines in found.items() if lines}
