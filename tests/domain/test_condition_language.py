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


WORDS = "is, in, includes, last-in, count-of, less-than, at-most, more-than, at-least, between"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("text", "a condition is a mapping, not 'text'"),
        ({}, "expected all, any, not or finding, found nothing"),
        ({"all": [], "any": []}, "expected all, any, not or finding, found 'all', 'any'"),
        ({"or": []}, "expected all, any, not or finding, found 'or'"),
        ({"all": []}, "all needs a list of at least one condition"),
        ({"any": "abc"}, "any needs a list of at least one condition"),
        ({"any": 3}, "any needs a list of at least one condition"),
        ({"finding": "a"}, f"finding 'a' needs exactly one of {WORDS}; found none"),
        ({"finding": "a", "is": True, "in": ["x"]}, f"finding 'a' needs exactly one of {WORDS}; found is, in"),
        ({"finding": "a", "known": True}, f"finding 'a' needs exactly one of {WORDS}; found known"),
        ({"finding": "a", "is": True, "or": 1}, f"finding 'a' needs exactly one of {WORDS}; found is, or"),
        ({"finding": "a", "is": 3}, "is needs a word, true or false, not 3"),
        ({"finding": "a", "in": []}, "in needs a list of at least one answer"),
        ({"finding": "a", "in": "lung"}, "in needs a list of at least one answer"),
        ({"finding": "a", "includes": 3}, "includes needs a list of at least one answer"),
        ({"finding": "a", "in": ["x", 1]}, "in needs answers as words; put figures in quotes"),
        ({"finding": "a", "less-than": "3"}, "less-than needs a number, not '3'"),
        ({"finding": "a", "less-than": True}, "less-than needs a number, not True"),
        ({"finding": "a", "between": [3]}, "between needs two numbers"),
        ({"finding": "a", "between": "34"}, "between needs two numbers"),
        ({"finding": "a", "between": 34}, "between needs two numbers"),
        ({"finding": "a", "between": [1, "3"]}, "between needs a number, not '3'"),
        ({"finding": "a", "between": ["1", 3]}, "between needs a number, not '1'"),
        ({"finding": "a", "between": [3, 1]}, "between 3 and 1 holds nothing"),
        ({"finding": "a", "count-of": ["x"]}, "count-of needs gte: a whole number of at least 1"),
        ({"finding": "a", "count-of": ["x"], "gte": 0}, "count-of needs gte: a whole number of at least 1"),
        ({"finding": "a", "count-of": ["x"], "gte": True}, "count-of needs gte: a whole number of at least 1"),
        ({"finding": "a", "count-of": ["x"], "gte": 1.5}, "count-of needs gte: a whole number of at least 1"),
        ({"finding": "a", "count-of": [], "gte": 1}, "count-of needs a list of at least one answer"),
        ({"finding": "a", "includes": ["x"], "gte": 2}, "gte belongs to count-of only"),
    ],
)
def test_refused_with_the_reason(data, words):
    with pytest.raises(ConditionError) as caught:
        parse(data)
    assert str(caught.value) == words


@pytest.mark.parametrize(
    ("data", "comparison"),
    [
        ({"finding": "a", "is": "x"}, Compare("a", Operator.IS, "x")),
        ({"finding": "a", "includes": ["x", "y"]}, Compare("a", Operator.INCLUDES, ("x", "y"))),
        ({"finding": "a", "last-in": ("x",)}, Compare("a", Operator.LAST_IN, ("x",))),
        ({"finding": "a", "count-of": ["x"], "gte": 1}, Compare("a", Operator.COUNT_OF, ("x",), 1)),
        ({"finding": "a", "count-of": ["x", "y"], "gte": 2}, Compare("a", Operator.COUNT_OF, ("x", "y"), 2)),
        ({"finding": "a", "between": [3, 3]}, Compare("a", Operator.BETWEEN, (3.0, 3.0))),
        ({"finding": "a", "between": (1, 2.5)}, Compare("a", Operator.BETWEEN, (1.0, 2.5))),
        ({"finding": "a", "more-than": 2}, Compare("a", Operator.MORE_THAN, 2.0)),
    ],
)
def test_each_comparison(data, comparison):
    parsed = parse(data)
    assert parsed == comparison
    assert type(parsed.operand) is type(comparison.operand)
