"""Co-medicines of the real knowledge base: our own drugs are known there, under every name that they have here."""

import pytest

from rairdtc_gui.domain.interactions import CoMedicine, Verdict
from rairdtc_gui.domain.search_terms import spelled
from rairdtc_gui.engine.interactions import interactions


def test_every_drug_is_known_beside_another_under_all_its_names(knowledge):
    known = knowledge.co_medicines.by_name
    for summary in knowledge.drug_list:
        drug = knowledge.drug(summary.id)
        for name in (summary.id, summary.name, *summary.brands, *(name.name for name in drug.names)):
            found = known.get(spelled(name))
            assert isinstance(found, CoMedicine), name
            assert found.drugs, name


def test_every_drug_beside_itself_is_the_same_drug(knowledge):
    for summary in knowledge.drug_list:
        lines = knowledge.interactions(summary.id)
        names = (summary.name, *summary.brands)
        for pair in interactions(summary.id, lines, knowledge.co_medicines, names, "FDA").pairs:
            assert pair.verdict is Verdict.SAME_DRUG, (summary.id, pair.name)


@pytest.mark.parametrize(
    ("drug", "name"),
    [
        ("cabozantinib-capsules", "cabozantinib"),
        ("cabozantinib", "Cometriq"),
        ("pembrolizumab", "Keytruda Qlex"),
        ("pembrolizumab-subcutaneous", "Keytruda"),
    ],
)
def test_two_products_of_one_substance_are_the_same_drug(knowledge, drug, name):
    (pair,) = interactions(drug, knowledge.interactions(drug), knowledge.co_medicines, [name], "FDA").pairs
    assert pair.verdict is Verdict.SAME_DRUG


def test_classes_of_our_drugs_are_those_that_the_data_say(knowledge):
    by_id = {medicine.id: medicine for medicine in knowledge.co_medicines.medicines}
    assert by_id["camrelizumab"].classes == ("immune-checkpoint-inhibitor",)
    assert by_id["anlotinib"].classes == ("bevacizumab-or-vegf-inhibitor",)
    assert "qt-prolonging" in by_id["lenvatinib"].classes
    assert by_id["trametinib"].classes == ()
    assert len({medicine.id for medicine in knowledge.co_medicines.medicines}) == len(knowledge.co_medicines.medicines)


@pytest.mark.parametrize(
    ("name", "medicine"),
    [
        ("St. John’s wort", "St John's wort"),
        ("华法林", "Warfarin"),
        ("PPI", "Any proton pump inhibitor"),
        ("DOACs", "Any direct oral anticoagulant"),
        ("曲美替尼", "Trametinib"),
    ],
)
def test_usual_spellings_are_known(knowledge, name, medicine):
    assert knowledge.co_medicines.by_name[spelled(name)].label == medicine
