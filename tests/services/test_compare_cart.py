"""The drugs that stand side by side."""

from __future__ import annotations

from rairdtc_gui.services.compare_cart import CompareCart


def test_four_at_most_each_once_in_order():
    cart = CompareCart()
    assert [cart.add(drug) for drug in ("a", "b", "a", "c", "d", "e", "b")] == [
        True,
        True,
        True,
        True,
        True,
        False,
        True,
    ]
    assert cart.drugs == ("a", "b", "c", "d")
    assert cart.is_full
    cart.remove("b")
    assert cart.drugs == ("a", "c", "d")
    assert not cart.is_full
