"""What a typed text finds in a list: whole names before beginnings before what merely contains it."""

from rairdtc_gui.domain.choices import Choice, exact, matching, nearest

DRUGS = (
    Choice("ret", "selpercatinib", "Retevmo", ("Retevmo", "塞普替尼")),
    Choice("len", "lenvatinib", "Lenvima", ("Lenvima", "仑伐替尼")),
    Choice("caps", "cabozantinib capsules", "", ()),
    Choice("tab", "cabozantinib", "", ("Cabometyx",)),
)


def keys(found):
    return [choice.key for choice in found]


def test_whole_names_then_beginnings_then_words_then_parts():
    assert keys(matching(DRUGS, "cabozantinib")) == ["tab", "caps"]
    assert keys(matching(DRUGS, "CABO")) == ["caps", "tab"]
    assert keys(matching(DRUGS, "caps")) == ["caps"]
    assert keys(matching(DRUGS, "capsules")) == ["caps"]
    assert keys(matching(DRUGS, "ima")) == ["len"]
    assert keys(matching(DRUGS, "仑伐")) == ["len"]
    assert keys(matching(DRUGS, "t")) == ["tab", "ret", "len", "caps"]
    assert matching(DRUGS, "aspirin") == ()


def test_nothing_typed_is_the_whole_list_within_the_limit():
    assert matching(DRUGS, "  ") == DRUGS
    assert keys(matching(DRUGS, "", limit=2)) == ["ret", "len"]


def test_a_whole_name_by_any_of_its_names_and_nothing_for_nothing():
    assert exact(DRUGS, " LENVIMA ").key == "len"
    assert exact(DRUGS, "塞普替尼").key == "ret"
    assert exact(DRUGS, "lenv") is None
    assert exact(DRUGS, "") is None


def test_the_nearest_names_are_said_once():
    assert nearest(DRUGS, "lenvatinip") == ("lenvatinib",)
    assert nearest(DRUGS, "retevmoo") == ("selpercatinib",)
    assert nearest(DRUGS, "zzz") == ()


def test_apostrophes_and_periods_part_no_names_but_a_decimal_point_does():
    choices = (Choice("wort", "St John's wort"), Choice("high", "375 mg"), Choice("low", "37.5 mg"))
    for text in ("St. John’s wort", "st johns wort", "ST. JOHN'S WORT"):
        assert exact(choices, text) is choices[0]
        assert matching(choices, text) == (choices[0],)
    assert exact(choices, "37.5 mg") is choices[2]
