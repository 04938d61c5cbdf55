"""One comparison with one value, for every operator; and what is no comparison at all."""

import pytest

from rairdtc_gui.domain.conditions import All, Any, Compare, Not, Operator, Trace
from rairdtc_gui.domain.tri import Tri
from rairdtc_gui.engine.conditions import compare, evaluate


@pytest.mark.parametrize(
    ("operator", "operand", "holds", "fails"),
    [
        (Operator.IS, True, True, False),
        (Operator.IS, "lung", "lung", "bone"),
        (Operator.IN, ("lung", "bone"), "bone", "brain"),
        (Operator.INCLUDES, ("lung", "bone"), ("brain", "bone"), ("brain",)),
        (Operator.LAST_IN, ("lenvatinib",), ("sorafenib", "lenvatinib"), ("lenvatinib", "sorafenib")),
        (Operator.LESS_THAN, 30.0, 29.9, 30.0),
        (Operator.AT_MOST, 30.0, 30.0, 30.1),
        (Operator.MORE_THAN, 30.0, 30.1, 30.0),
        (Operator.AT_LEAST, 30.0, 30.0, 29.9),
        (Operator.BETWEEN, (30.0, 59.0), 59.0, 59.1),
        (Operator.BETWEEN, (30.0, 59.0), 30, 29.9),
    ],
)
def test_each_operator_at_its_limit(operator, operand, holds, fails):
    comparison = Compare("finding", operator, operand)
    assert compare(comparison, holds)
    assert not compare(comparison, fails)


def test_count_of_counts_the_named_entries_only():
    two = Compare("finding", Operator.COUNT_OF, ("lung", "bone", "liver"), at_least=2)
    assert compare(two, ("lung", "brain", "liver"))
    assert not compare(two, ("lung", "brain"))


@pytest.mark.parametrize("operator", [Operator.INCLUDES, Operator.LAST_IN, Operator.COUNT_OF])
@pytest.mark.parametrize("value", ["lung", True, 3.0, ()])
def test_a_list_is_never_made_up_from_something_else(operator, value):
    with pytest.raises(TypeError, match="expected a list of answers"):
        compare(Compare("sites", operator, ("lung",)), value)


@pytest.mark.parametrize("value", ["30", True, ("30",)])
@pytest.mark.parametrize(
    "comparison", [Compare("crcl", Operator.BETWEEN, (30.0, 59.0)), Compare("crcl", Operator.AT_LEAST, 30.0)]
)
def test_a_number_is_never_made_up_from_something_else(comparison, value):
    with pytest.raises(TypeError, match="expected a number"):
        compare(comparison, value)


@pytest.mark.parametrize(
    "comparison", [Compare("sites", Operator.IN, "lung"), Compare("crcl", Operator.AT_LEAST, "thirty")]
)
def test_an_operand_that_does_not_fit_its_operator_is_no_no(comparison):
    with pytest.raises(TypeError, match="cannot be compared"):
        compare(comparison, "lung")


A, B, C = (Compare(name, Operator.IS, True) for name in "abc")
VERDICTS = {A: Tri.TRUE, B: Tri.UNKNOWN, C: Tri.FALSE}
OF_A, OF_B, OF_C = (Trace(item, verdict) for item, verdict in VERDICTS.items())


@pytest.mark.parametrize(
    ("condition", "trace"),
    [
        (A, OF_A),
        (Not(C), Trace(Not(C), Tri.TRUE, (OF_C,))),
        (Not(B), Trace(Not(B), Tri.UNKNOWN, (OF_B,))),
        (All((A, B)), Trace(All((A, B)), Tri.UNKNOWN, (OF_A, OF_B))),
        (All((A, B, C)), Trace(All((A, B, C)), Tri.FALSE, (OF_A, OF_B, OF_C))),
        (Any((C, B)), Trace(Any((C, B)), Tri.UNKNOWN, (OF_C, OF_B))),
        (Any((C, Not(C))), Trace(Any((C, Not(C))), Tri.TRUE, (OF_C, Trace(Not(C), Tri.TRUE, (OF_C,))))),
    ],
)
def test_a_trace_is_the_condition_again_with_the_verdict_of_every_part(condition, trace):
    assert evaluate(condition, VERDICTS.__getitem__) == trace
