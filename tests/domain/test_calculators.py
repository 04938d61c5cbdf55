"""What an input of a calculator allows, in words for people and for error messages."""

import pytest

from rairdtc_gui.domain.calculators import CalculatorInput, InputKind
from rairdtc_gui.domain.questions import Range


def asked(kind, unit="", hard=None, choices=()):
    return CalculatorInput("i", "Input", kind, unit, None, hard, choices, is_optional=False)


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (asked(InputKind.CHOICE, choices=("female", "male")), "one of 'female', 'male'"),
        (asked(InputKind.BOOLEAN), "true or false"),
        (asked(InputKind.NUMBER, "kg", Range(20.0, 350.0)), "a number from 20 to 350 kg"),
        (asked(InputKind.SERIES, "GBq", Range(0.01, 40.0)), "numbers from 0.01 to 40 GBq"),
        (asked(InputKind.NUMBER, "kg"), "a number kg"),
        (asked(InputKind.NUMBER, hard=Range(0.5, 15.0)), "a number from 0.5 to 15"),
        (asked(InputKind.SERIES), "numbers"),
    ],
)
def test_what_is_allowed(item, words):
    assert item.allowed() == words
