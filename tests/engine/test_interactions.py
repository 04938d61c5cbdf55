"""Interactions by substance, brand and class; silence and unknown names never look like "no interaction"."""

from dataclasses import replace

import pytest

from rairdtc_gui.domain.interactions import CoMedicine, CoMedicines, Interaction, PairAnswer, Severity, Verdict
from rairdtc_gui.domain.provenance import Checked, Provenance
from rairdtc_gui.engine.interactions import given_with, interactions

SEEN, RECALL = Provenance(("label",), Checked.SEEN, "2026-11-25"), Provenance((), Checked.RECALL, "2026-11-25")
KNOWN = CoMedicines(
    medicines=(
        CoMedicine("itraconazole", "itraconazole", ("itraconazole", "Sporanox"), ("strong-cyp3a-inhibitor",), SEEN),
        CoMedicine("sotalol", "sotalol", ("sotalol",), ("qt-prolonging", "bradycardic"), SEEN),
        CoMedicine("ondansetron", "ondansetron", ("ondansetron", "Zofran"), ("qt-prolonging",), RECALL),
        CoMedicine("warfarin", "warfarin", ("warfarin", "华法林"), ("vitamin-k-antagonist",), SEEN),
        CoMedicine("domperidone", "domperidone", ("domperidone",), ("qt-prolonging",), RECALL),
        CoMedicine("metformin", "metformin", ("metformin",), ("mate-substrate",), SEEN),
    ),
    class_labels=(
        ("strong-cyp3a-inhibitor", "Strong CYP3A inhibitors"), ("qt-prolonging", "Drugs that prolong QT"),
        ("bradycardic", "Drugs that slow the heart"), ("vitamin-k-antagonist", "Vitamin K antagonists"),
        ("mate-substrate", "MATE or OCT2 substrates"),
    ),
)  # fmt: skip


def line(severity, *matches, region=""):
    return Interaction(
        f"drug/a/interactions/{matches[0]}{region}", "x", severity, "Do so.", "", matches, region, "", SEEN
    )


LINES = (
    line(Severity.MONITOR, "qt-prolonging"),
    line(Severity.AVOID, "strong-cyp3a-inhibitor", region="FDA"),
    line(Severity.ADJUST, "strong-cyp3a-inhibitor", region="EMA"),
    line(Severity.MONITOR, "warfarin"),
    line(Severity.ADJUST, "vitamin-k-antagonist"),
    line(Severity.CONTRAINDICATED, "domperidone"),
)


def ask(*names, region="FDA"):
    return interactions("a", LINES, KNOWN, names, region)


@pytest.mark.parametrize("name", ["itraconazole", "Sporanox", "ITRACONAZOLE", " itraconazole "])
def test_a_substance_is_found_by_any_of_its_names_through_its_class(name):
    (pair,) = ask(name).pairs
    assert (pair.verdict, pair.medicine) == (Verdict.STATED, "itraconazole")
    assert [item.severity for item in pair.lines] == [Severity.AVOID]


def test_a_name_of_two_is_the_first_medicine_and_of_a_class_only_where_no_medicine_bears_it():
    medicines = (
        CoMedicine("one", "one", ("both", "qt-prolonging"), (), SEEN),
        CoMedicine("two", "two", ("both",), (), SEEN),
    )
    known = CoMedicines(medicines, KNOWN.class_labels)
    pairs = interactions("a", LINES, known, ("both", "QT-prolonging", "drugs that prolong qt"), "FDA").pairs
    assert [pair.medicine for pair in pairs] == ["one", "one", "Drugs that prolong QT"]


def test_a_class_can_be_asked_for_by_its_name():
    for name in ("Strong CYP3A inhibitors", "strong-cyp3a-inhibitor", "strong cyp3a inhibitor"):
        (pair,) = ask(name).pairs
        assert (pair.name, pair.verdict, pair.medicine) == (name, Verdict.STATED, "Strong CYP3A inhibitors")
        assert [item.severity for item in pair.lines] == [Severity.AVOID]
        assert pair.is_class_confirmed is True


def test_a_class_too_takes_the_lines_of_other_regions_where_the_leading_one_is_silent():
    (pair,) = ask("Strong CYP3A inhibitors", region="NMPA").pairs
    assert [item.severity for item in pair.lines] == [Severity.AVOID, Severity.ADJUST]
    (silent,) = ask("bradycardic").pairs
    assert (silent.verdict, silent.lines, silent.is_class_confirmed) == (Verdict.NO_STATEMENT, (), True)


def test_the_answer_keeps_the_drug_and_the_names_as_they_were_asked():
    answer = ask("Zofran", "snake oil", "mate or oct2 substrates")
    assert answer.drug == "a"
    assert [pair.name for pair in answer.pairs] == ["Zofran", "snake oil", "mate or oct2 substrates"]


def test_a_name_in_chinese():
    assert ask("华法林").pairs[0].medicine == "warfarin"


def test_the_leading_region_goes_first_and_another_only_where_it_is_silent():
    assert ask("itraconazole", region="EMA").pairs[0].lines[0].severity is Severity.ADJUST
    assert len(ask("itraconazole", region="NMPA").pairs[0].lines) == 2


def test_own_line_and_class_line_both_stand_the_strictest_first():
    assert [item.severity for item in ask("warfarin").pairs[0].lines] == [Severity.ADJUST, Severity.MONITOR]


def test_silence_is_no_statement_and_an_unknown_name_is_not_checked():
    silent, unknown = ask("metformin", "snake oil").pairs
    assert (silent.verdict, silent.lines) == (Verdict.NO_STATEMENT, ())
    assert (unknown.verdict, unknown.lines, unknown.medicine) == (Verdict.NOT_CHECKED, (), "")
    assert unknown.is_class_confirmed is False


def test_an_unread_class_membership_is_said():
    assert not ask("ondansetron").pairs[0].is_class_confirmed
    assert ask("sotalol").pairs[0].is_class_confirmed


def test_a_line_about_the_medicine_itself_needs_no_class():
    (pair,) = ask("domperidone").pairs
    assert [item.severity for item in pair.lines] == [Severity.CONTRAINDICATED, Severity.MONITOR]
    assert pair.is_class_confirmed


def test_two_that_prolong_qt_add_up_and_one_does_not():
    (both,) = ask("sotalol", "Zofran", "warfarin").combined
    assert both.class_label == "Drugs that prolong QT"
    assert both.medicines == ("sotalol", "ondansetron")
    assert [item.severity for item in both.lines] == [Severity.MONITOR]
    assert ask("sotalol", "warfarin").combined == ()
    assert ask("Zofran", "ondansetron").combined == ()  # brand and substance of one medicine
    assert [pair.medicine for pair in ask("Zofran", "ondansetron").pairs] == ["ondansetron"] * 2


def test_what_adds_up_takes_the_lines_of_other_regions_where_the_leading_one_is_silent():
    elsewhere = (line(Severity.MONITOR, "qt-prolonging", region="NMPA"),)
    own = (*elsewhere, line(Severity.AVOID, "qt-prolonging", region="FDA"))
    for lines, said in ((elsewhere, [Severity.MONITOR]), (own, [Severity.AVOID])):
        (both,) = interactions("a", lines, KNOWN, ("sotalol", "Zofran"), "FDA").combined
        assert [item.severity for item in both.lines] == said


def test_a_name_given_twice_is_answered_once():
    assert len(ask("warfarin", "warfarin").pairs) == 1


OWN = CoMedicine("druga", "Druga", ("Druga", "Brand"), ("qt-prolonging",), SEEN, drugs=("a", "a-capsules"))
PARTNER = CoMedicine("drugb", "Drugb", ("Drugb",), (), SEEN, drugs=("b",))
WITH_OWN = CoMedicines((*KNOWN.medicines, OWN, PARTNER), KNOWN.class_labels)


def test_a_drug_beside_itself_is_the_same_drug_and_no_pair():
    for drug in ("a", "a-capsules"):
        answer = interactions(drug, LINES, WITH_OWN, ["Brand", "sotalol"], "FDA")
        same, other = answer.pairs
        assert same == PairAnswer("Brand", Verdict.SAME_DRUG, "Druga", (), True)
        assert other.verdict is Verdict.STATED
        assert answer.combined == ()  # it does not add up with itself
    assert interactions("b", LINES, WITH_OWN, ["Brand"], "FDA").pairs[0].verdict is Verdict.STATED


def test_a_partner_that_options_give_with_the_drug_is_named_with_them():
    given = {"b": ("A with B",)}
    partner, other = interactions("a", LINES, WITH_OWN, ["drugb", "sotalol"], "FDA", given).pairs
    assert (partner.verdict, partner.given_with) == (Verdict.NO_STATEMENT, ("A with B",))
    assert other.given_with == ()


@pytest.mark.parametrize(
    "name", ["St. John's wort", "St John’s wort", "st johns wort", "ST. JOHNS WORT", "St Johnʼs wort"]
)
def test_apostrophes_and_periods_do_not_part_one_name_from_itself(name):
    medicine = CoMedicine("st-johns-wort", "St John's wort", ("St John's wort",), (), SEEN)
    (pair,) = interactions("a", LINES, CoMedicines((medicine,), ()), [name], "FDA").pairs
    assert pair.medicine == "St John's wort"


def test_an_unknown_name_given_twice_in_other_letters_is_answered_once():
    assert [pair.name for pair in ask("herbal tea", "Herbal  Tea.", "warfarin").pairs] == ["herbal tea", "warfarin"]
    assert [pair.name for pair in ask("snake oil", "herbal tea").pairs] == ["snake oil", "herbal tea"]


def test_a_known_medicine_is_answered_under_each_name_that_was_typed():
    assert [pair.name for pair in ask("Sporanox", "sporanox").pairs] == ["Sporanox", "sporanox"]


def test_options_that_give_two_drugs_together_are_found_from_both(engine):
    options = engine.rule_set.options
    labels = {option.id: option.label for option in options}
    assert given_with("trametinib", options)["dabrafenib"] == (labels["dabrafenib-trametinib"],)
    assert "trametinib" in given_with("dabrafenib", options)
    (both,) = [option for option in options if option.id == "dabrafenib-trametinib"]
    twice = [replace(both, label="first"), replace(both, label="second")]
    assert given_with("trametinib", twice) == {"dabrafenib": ("first", "second")}
    assert given_with("alectinib", options) == {}  # one of several, not with the others
