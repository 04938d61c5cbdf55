"""What a text in a field of a calculator means, and what is refused because it means two things."""

import pytest

from rairdtc_gui.domain.calculators import CalculatorInput, InputKind
from rairdtc_gui.ui.screens.calculators.typed import NotANumber, TwoReadings, series_of, value_of


@pytest.mark.parametrize(
    "text",
    ["7.4 5.5", "7.4, 5.5", "7.4; 5.5", "7.4;5.5", "7.4\n5.5", " 7.4\t5.5 ", "7.4 , 5.5", "7.4, 5.5,", "7.4 5.5; "],
)
def test_what_may_stand_between_the_numbers_of_a_series(text):
    assert series_of(text) == (7.4, 5.5)


@pytest.mark.parametrize(
    ("text", "at", "one", "two"),
    [
        ("7,4 7,4", "7,4", ("7.4",), "7, 4"),
        ("7.4 3,7", "3,7", ("3.7",), "3, 7"),
        ("3,7", "3,7", ("3.7",), "3, 7"),
        ("7,4; 7,4", "7,4", ("7.4",), "7, 4"),
        ("100,150", "100,150", ("100.150", "100150"), "100, 150"),
        ("1,234", "1,234", ("1.234", "1234"), "1, 234"),
        ("1.234,5", "1.234,5", ("1234.5",), "1.234, 5"),
        ("1,234.5", "1,234.5", ("1234.5",), "1, 234.5"),
        ("7.4,7.4", "7.4,7.4", (), "7.4, 7.4"),
        ("7.4,5", "7.4,5", (), "7.4, 5"),
        ("7,5.4", "7,5.4", (), "7, 5.4"),
    ],
)
def test_a_comma_between_two_digits_of_a_series_is_read_in_no_way(text, at, one, two):
    with pytest.raises(TwoReadings) as caught:
        series_of(text)
    assert (caught.value.text, caught.value.one, caught.value.two) == (at, one, two)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("", ""),
        (",", ","),
        (" ; ", " ; "),
        ("7.4,,", "7.4,,"),
        ("7.4, , 5.5", "7.4, , 5.5"),
        ("7.4 GBq", "GBq"),
        ("7.4+5.5", "7.4+5.5"),
    ],
)
def test_a_series_with_a_gap_or_with_words_is_refused(text, at):
    with pytest.raises(NotANumber) as caught:
        series_of(text)
    assert str(caught.value) == at


@pytest.mark.parametrize("text", ["7,4", "1,234", "1.234,5", "1 234", "1e3", "nan"])
def test_one_number_takes_no_comma_and_no_other_sign_than_a_point(text):
    item = CalculatorInput("inr", "INR", InputKind.NUMBER, "ratio", None, None, (), False)
    with pytest.raises(NotANumber):
        value_of(item, text)
    assert value_of(item, "1.234") == 1.234
