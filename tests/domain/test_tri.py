from itertools import product

import pytest

from rairdtc_gui.domain.tri import Tri, all_of, any_of, negate, tri

F, U, T = Tri.FALSE, Tri.UNKNOWN, Tri.TRUE


@pytest.mark.parametrize(
    ("left", "right", "both", "either"),
    [(T, T, T, T), (T, U, U, T), (T, F, F, T), (U, U, U, U), (U, F, F, U), (F, F, F, F)],
)
def test_truth_tables_of_kleene(left, right, both, either):
    for pair in ((left, right), (right, left)):
        assert all_of(pair) is both
        assert any_of(pair) is either


def test_negation_keeps_unknown():
    assert [negate(verdict) for verdict in (F, U, T)] == [T, U, F]


def test_nothing_is_all_true_and_none_true():
    assert all_of(()) is T
    assert any_of(()) is F


def test_de_morgan():
    for pair in product(Tri, repeat=2):
        assert negate(all_of(pair)) is any_of(map(negate, pair))


def test_a_verdict_is_no_python_truth_value():
    said = "a verdict is not a truth value; compare it with Tri.TRUE, Tri.FALSE or Tri.UNKNOWN"
    with pytest.raises(TypeError, match=f"^{said}$"):
        bool(U)


def test_missing_boolean_is_unknown():
    assert [tri(value) for value in (None, True, False)] == [U, T, F]
