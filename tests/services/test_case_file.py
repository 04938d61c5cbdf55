import json

import pytest

from rairdtc_gui.domain.case import Jurisdiction
from rairdtc_gui.domain.questions import QuestionType, Range
from rairdtc_gui.services.case_file import CaseError, CaseReader, to_data
from tests.engine.worlds import question

QUESTIONS = {
    item.id: item
    for item in (
        question("bleeding", QuestionType.CHOICE, ("none", "frank", "unknown"), unavailable_values=("unknown",)),
        question("ecog", QuestionType.CHOICE, ("0", "1")),
        question("sites", QuestionType.MULTI, ("none", "lung", "bone"), none_value="none"),
        question("agents", QuestionType.MULTI, ("none", "one", "two"), none_value="none", ordered=True),
        question("crcl", QuestionType.NUMBER, unit="mL/min", hard=Range(0, 300)),
        question("dialysis"),
        question("last-date", QuestionType.DATE),
    )
}
READER = CaseReader(QUESTIONS)


def read(data):
    return READER.from_data(data, "case.yaml")


def problems(data):
    with pytest.raises(CaseError) as caught:
        read(data)
    return "\n".join(caught.value.problems)


def test_everything_that_a_case_can_say():
    case = read(
        {
            "label": "A-12",
            "jurisdiction": "EU",
            "findings": {
                "bleeding": "frank",
                "ecog": 1,
                "sites": ["bone", "lung"],
                "agents": ["two", "one"],
                "crcl": 28,
                "last-date": "2026-01-31",
            },
            "unavailable": ["dialysis"],
        }
    )
    assert case.jurisdiction is Jurisdiction.EU
    assert case.findings["ecog"] == "1"
    assert case.findings["sites"] == ("lung", "bone")
    assert case.findings["agents"] == ("two", "one")
    assert case.findings["crcl"] == 28.0
    assert case.unavailable == {"dialysis"}
    assert read(to_data(case)) == case


def test_an_answer_that_means_unknown_is_no_value():
    case = read({"findings": {"bleeding": "unknown"}})
    assert "bleeding" not in case.findings
    assert "bleeding" in case.unavailable


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ([], "a case is a mapping"),
        ({"finding": {}}, "unknown key 'finding'; allowed: label, jurisdiction, findings, unavailable"),
        ({"label": 3}, "label: 3 is not a line"),
        ({"jurisdiction": "UK"}, "jurisdiction: 'UK' is not allowed; allowed: any, US, EU, CN, JP"),
        ({"findings": []}, "a mapping from question ids"),
        ({"findings": {"bleding": "none"}}, "unknown question 'bleding'; nearest: bleeding"),
        ({"findings": {"bleeding": "some"}}, "bleeding: 'some' is not allowed; allowed: one of none, frank"),
        ({"findings": {"bleeding": None}}, "bleeding: None is not allowed"),
        ({"findings": {"crcl": 900}}, "crcl: 900 is not allowed; allowed: a number from 0 to 300 mL/min"),
        ({"findings": {"crcl": "28"}}, "crcl: '28' is not allowed"),
        ({"findings": {"crcl": True}}, "crcl: True is not allowed"),
        ({"findings": {"crcl": float("nan")}}, "crcl: nan is not allowed"),
        ({"findings": {"dialysis": "yes"}}, "dialysis: 'yes' is not allowed; allowed: true or false"),
        ({"findings": {"sites": []}}, "sites: [] is not allowed"),
        ({"findings": {"sites": "lung"}}, "sites: 'lung' is not allowed"),
        ({"findings": {"sites": ["none", "lung"]}}, "'none' cannot stand beside other answers"),
        ({"findings": {"sites": ["lung", "lung"]}}, "names an answer twice"),
        ({"findings": {"last-date": "31.1.2026"}}, "allowed: a date such as"),
        ({"unavailable": "dialysis"}, "a list of question ids"),
        ({"unavailable": ["dialisys"]}, "nearest: dialysis"),
        ({"findings": {"dialysis": True}, "unavailable": ["dialysis"]}, "both answered and unavailable"),
    ],
)
def test_refused_naming_key_value_and_what_is_allowed(data, words):
    assert words in problems(data)
    assert problems(data).startswith("case.yaml")


def test_every_problem_is_named_at_once():
    found = problems({"findings": {"crcl": -1, "x": 1, "bleeding": "some"}})
    assert len(found.splitlines()) == 3


def test_yaml_file(tmp_path):
    path = tmp_path / "case.yaml"
    path.write_text("label: A\nfindings: {bleeding: none, dialysis: false}\n", encoding="utf-8")
    assert READER.read_yaml(path).findings == {"bleeding": "none", "dialysis": False}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("findings: {bleeding: none", "broken YAML"),
        ("label: a\nlabel: b\n", "stands twice"),
        ("findings: &a {}\nunavailable: *a\n", "anchor or alias"),
        ("", "empty file"),
        ("label: \ud83d".encode("utf-8", "surrogatepass"), "not UTF-8"),
        ("a: " + "[" * 50 + "]" * 50, "nested deeper"),
        ("label: !foo", "tag '!foo'"),
        ("findings: {crcl: " + "9" * 5_000 + "}", "number too large"),
        ("label: \x90", r"hidden character U\+0090"),
    ],
)
def test_broken_yaml_is_refused_with_the_line(tmp_path, text, words):
    path = tmp_path / "case.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(CaseError, match=words) as caught:
        READER.read_yaml(path)
    assert str(path) in str(caught.value)


def test_missing_and_huge_files(tmp_path):
    with pytest.raises(CaseError, match="cannot be read"):
        READER.read_yaml(tmp_path / "none.yaml")
    huge = tmp_path / "huge.yaml"
    huge.write_bytes(b" " * (2 * 2**20 + 1))
    with pytest.raises(CaseError, match="larger than 2 MB"):
        READER.read_yaml(huge)


@pytest.mark.parametrize(
    "text", ["{", '{"label": "a", "label": "b"}', '{"findings": {"crcl": NaN}}', "[" * 100_000, "3"]
)
def test_broken_json_is_refused(text):
    with pytest.raises(CaseError, match="line 7"):
        READER.read_json(text, "line 7")


def test_json_line():
    assert READER.read_json(json.dumps({"findings": {"sites": ["lung"]}}), "line 1").findings == {"sites": ("lung",)}
