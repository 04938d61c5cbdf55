"""Golden cases: patients written from guidelines and labels, without a look at the rules, and what must hold.

An `open` case says where the program and the sources still differ; it must fail, and its reason stands in the report
of `pytest -rx`. When the rules are mended the mark has to go.
"""

from pathlib import Path

import pytest

from rairdtc_gui.domain.jurisdiction import REGION_OF_JURISDICTION
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.services.case_file import CaseReader
from rairdtc_gui.services.strict_yaml import load

FOLDER = Path(__file__).resolve().parents[1] / "cases" / "golden"
BASES = {base["id"]: base for base in load(FOLDER / "bases.yaml")["bases"]}
CASES = [case for file in sorted(FOLDER.glob("*.yaml")) if file.name != "bases.yaml" for case in load(file)["cases"]]
OPTION_KEYS = {
    "preferred_or_recommended": (Stance.RECOMMENDED, Stance.PREFERRED),
    "positive": (Stance.CONSIDER, Stance.PREFERRED),
    "at_most_consider": (Stance.CONTRAINDICATED, Stance.CONSIDER),
    "never": (Stance.CONTRAINDICATED, Stance.NONE),
    "not_now": (Stance.CONTRAINDICATED, Stance.NONE),  # an answer that is still open may change it
    "contraindicated": (Stance.CONTRAINDICATED, Stance.NOT_RECOMMENDED),  # as in the shipped cases: either of the two
}
AS_IT_STANDS = ("preferred_or_recommended", "positive", "not_now")
CASE_KEYS = {"id", "title", "basis", "jurisdiction", "base", "findings", "expected", "open", "note"}
OTHER_KEYS = {"first", "not_first", "dose", "words"}


def marks_of(case):
    """An open case is expected to fail."""
    return [pytest.mark.xfail(strict=True, raises=AssertionError, reason=case["open"])] if "open" in case else []


def findings_of(case):
    """The findings of the case on top of those of its bases; null takes an answer away."""
    layers, name = [case["findings"]], case["base"]
    while name:
        layers.append(BASES[name]["findings"])
        name = BASES[name].get("from")
    merged = {key: value for layer in reversed(layers) for key, value in layer.items()}
    return {key: value for key, value in merged.items() if value is not None}


def dose_text(answer):
    """A dose in words, "avoid" where the sources say so, "none" where no single figure holds."""
    if answer is None or answer.avoid or answer.dose is None:
        return "avoid" if answer is not None and answer.avoid else "none"
    dose = answer.dose
    amount = f"{dose.amount:g}" if dose.amount_to is None else f"{dose.amount:g}-{dose.amount_to:g}"
    return f"{amount} {dose.unit} {dose.frequency}"


def monograph_dose(engine, result, drug):
    """The start dose of one drug of an option, as `rairdtc drug` shows it for this case."""
    return engine.drug_dose(drug, engine.evaluate(result.case), REGION_OF_JURISDICTION[result.jurisdiction])


def texts_of(answer, first):
    """Every word of the answer for one option: its rules, cautions, dose notes and what comes first."""
    reasons = (*answer.supports, *answer.opposes, *answer.cautions)
    rules = [reason.rule for reason in reasons] + [rule for action in first for rule in action.rules]
    texts = [rule.why for rule in rules] + [rule.id for rule in rules]
    texts += [getattr(reason.effect, name, "") for reason in reasons for name in ("text", "monitoring", "until")]
    texts += [reason.adjustment.text for dose in answer.doses for reason in dose.reasons]
    return " ".join(filter(None, texts)).lower()


def has_any(text, words):
    """Whether one of the words that "|" parts stands in the text."""
    return any(word.lower() in text for word in words.split("|"))


def broken(engine, result, expected):
    """What of the expectation does not hold, in words."""
    found = []
    for key, (low, high) in OPTION_KEYS.items():
        for option in expected.get(key, ()):
            answer = result.option(option)
            top = answer.stance if key in AS_IT_STANDS else answer.highest
            if not low <= answer.stance <= top <= high:
                found.append(f"{key}: {option} is {answer.stance.code}, at most {answer.highest.code}")
    names = " ".join(
        " ".join((action.option, action.action, *(rule.id for rule in action.rules))) for action in result.first
    )
    found += [
        f"first: {words} not in: {names}" for words in expected.get("first", ()) if not has_any(names.lower(), words)
    ]
    found += [
        f"not_first: {words} in: {names}" for words in expected.get("not_first", ()) if has_any(names.lower(), words)
    ]
    for key, dose in expected.get("dose", {}).items():
        option, _, drug = key.partition("/")
        shown = dose_text(monograph_dose(engine, result, drug) if drug else result.option(option).dose)
        if not shown.startswith(dose):
            found.append(f"dose: {key} is {shown}, not {dose}")
    for option, wanted in expected.get("words", {}).items():
        text = texts_of(result.option(option), result.first)
        found += [f"words: {words} not said of {option}" for words in wanted if not has_any(text, words)]
    return found


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"], marks=marks_of(case)) for case in CASES])
def test_golden(engine, case):
    reader = CaseReader({question.id: question for question in engine.rule_set.questions})
    data = {"jurisdiction": case.get("jurisdiction"), "findings": findings_of(case)}
    result = engine.decide(reader.from_data(data, case["id"]))
    assert not broken(engine, result, case["expected"])


def test_every_case_is_well_formed(knowledge):
    """Unique ids, known sources, and no misspelt key that would prove nothing."""
    ids = [case["id"] for case in CASES]
    assert len(ids) == len(set(ids)) >= 110
    for case in CASES:
        assert set(case) <= CASE_KEYS, case["id"]
        assert set(case["basis"]) == {"says", "sources"}, case["id"]
        assert set(case["basis"]["sources"]) <= set(knowledge.sources), case["id"]
        assert case["basis"]["sources"], case["id"]
        assert case["expected"], case["id"]
        assert set(case["expected"]) <= set(OPTION_KEYS) | OTHER_KEYS, case["id"]
