import pytest

from rairdtc_gui.domain.condition_language import ConditionError, parse
from rairdtc_gui.domain.conditions import All, Any, Compare, Not, Operator, comparisons


def test_nested_condition():
    condition = parse(
        {
            "all": [
                {"finding": "a", "is": True},
                {"not": {"any": [{"finding": "b", "at-least": 2}, {"finding": "c", "in": ["x"]}]}},
            ]
        }
    )
    assert condition == All(
        (
            Compare("a", Operator.IS, True),
            Not(Any((Compare("b", Operator.AT_LEAST, 2.0), Compare("c", Operator.IN, ("x",))))),
        )
    )
    assert [item.finding for item in comparisons(condition)] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("text", "is a mapping"),
        ({}, "found nothing"),
        ({"all": [], "any": []}, "expected all, any, not or finding"),
        ({"all": []}, "at least one condition"),
        ({"all": "abc"}, "needs a list"),
        ({"finding": "a"}, "exactly one of"),
        ({"finding": "a", "is": True, "in": ["x"]}, "exactly one of"),
        ({"finding": "a", "known": True}, "exactly one of"),
        ({"finding": "a", "is": True, "if_unknown": False}, "exactly one of"),
        ({"finding": "a", "is": 3}, "a word, true or false"),
        ({"finding": "a", "in": []}, "at least one answer"),
        ({"finding": "a", "in": [1]}, "as words"),
        ({"finding": "a", "less-than": "3"}, "needs a number"),
        ({"finding": "a", "less-than": True}, "needs a number"),
        ({"finding": "a", "between": [3]}, "needs two numbers"),
        ({"finding": "a", "between": [3, 1]}, "holds nothing"),
        ({"finding": "a", "count-of": ["x"]}, "needs gte"),
        ({"finding": "a", "count-of": ["x"], "gte": 0}, "needs gte"),
        ({"finding": "a", "includes": ["x"], "gte": 2}, "gte belongs to count-of"),
    ],
)
def test_refused_with_the_reason(data, words):
    with pytest.raises(ConditionError, match=words):
        parse(data)
