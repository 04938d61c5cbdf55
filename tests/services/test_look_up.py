"""What a typed text asks for: one place of one drug before everything that merely holds the words."""

import pytest

from rairdtc_gui.kb.search import KINDS
from rairdtc_gui.services.look_up import PART_WORDS, look_up, nearest_drugs, not_included

MOST = 12


def first(knowledge, text):
    hit = look_up(knowledge, text, MOST, KINDS)[0]
    return hit.kind, hit.target


@pytest.mark.parametrize(
    ("text", "kind", "target"),
    [
        ("lenvatinib renal", "part", "lenvatinib/adjustments"),
        ("renal lenvatinib", "part", "lenvatinib/adjustments"),
        ("lenvima liver", "part", "lenvatinib/adjustments"),
        ("仑伐替尼 妊娠", "part", "lenvatinib/pregnancy"),
        ("lunfatini pregnancy", "part", "lenvatinib/pregnancy"),
        ("cabozantinib capsules dose", "part", "cabozantinib-capsules/dose"),
        ("cabozantinib capsules", "drug", "cabozantinib-capsules"),
        ("cabozantinib cap", "drug", "cabozantinib-capsules"),
        ("selpercatinib half-life", "part", "selpercatinib/metabolism"),
        ("lenva hypert", "toxicity", "lenvatinib/Hypertension"),
        ("selp omepr", "pair", "selpercatinib/omeprazole"),
        ("lenvatinib", "drug", "lenvatinib"),
        ("hypertension", "event", "hypertension"),
        ("cockcroft", "calculator", "cockcroft-gault"),
        ("RET", "signal", "ret-fusion"),
    ],
)
def test_what_is_asked_for_comes_first(knowledge, text, kind, target):
    assert first(knowledge, text) == (kind, target)


def test_a_word_for_two_parts_gives_both(knowledge):
    asked = [hit.target for hit in look_up(knowledge, "lenvatinib cyp3a4", MOST, KINDS) if hit.kind == "part"]
    assert asked == ["lenvatinib/interactions", "lenvatinib/metabolism"]


@pytest.mark.parametrize(
    "text", ["le re", "lenvatinib re", "lenvatinib zzz", "zzz renal", "a b c d e f g", "", "renal"]
)
def test_too_little_too_much_or_nothing_that_fits_is_an_ordinary_search(knowledge, text):
    assert look_up(knowledge, text, MOST, KINDS) == knowledge.search(text, MOST, KINDS)


def test_what_is_asked_for_stays_first_where_the_search_finds_it_again(knowledge):
    hits = look_up(knowledge, "trametinib dabrafenib", MOST, KINDS)
    assert (hits[0].kind, hits[0].target) == ("pair", "trametinib/dabrafenib")
    bleeding = look_up(knowledge, "lenvatinib hypertension", MOST, KINDS)
    assert [(hit.kind, hit.target) for hit in bleeding[:1]] == [("toxicity", "lenvatinib/Hypertension")]
    assert len({(hit.kind, hit.target) for hit in bleeding}) == len(bleeding)


def test_a_drug_is_not_offered_as_another_medicine_too(knowledge):
    kinds = [hit.kind for hit in look_up(knowledge, "sorafenib", MOST, KINDS)]
    assert "drug" in kinds
    assert "co-medicine" not in kinds
    assert "co-medicine" in [hit.kind for hit in knowledge.search("sorafenib", MOST, KINDS)]


def test_a_drug_beside_itself_is_no_pair(knowledge):
    assert not [hit for hit in look_up(knowledge, "sorafenib sorafenib", MOST, KINDS) if hit.kind == "pair"]


def test_every_part_of_a_page_can_be_asked_for(knowledge):
    for anchor, words in PART_WORDS.items():
        for word in words:
            found = [hit.target for hit in look_up(knowledge, f"lenvatinib {word}", MOST, KINDS)]
            assert f"lenvatinib/{anchor}" in found, word


def test_what_was_left_out_says_why(knowledge):
    found = not_included(knowledge, "motes")
    assert found is not None
    assert (found.title, bool(found.detail)) == ("Motesanib", True)
    assert not_included(knowledge, "mo") is None
    assert not_included(knowledge, "lenvatinib") is None


def test_the_nearest_drugs_of_a_text_that_finds_nothing(knowledge):
    assert nearest_drugs(knowledge, "lenvatinabum") == ("lenvatinib",)
    assert nearest_drugs(knowledge, "qqqqqqqq") == ()


@pytest.mark.parametrize("text", ["lenvatinib", "len", "lenvi", "Lenvima", "乐卫玛"])
def test_a_drug_brings_its_page_its_trials_and_its_toxicity_by_whatever_name_it_was_called(knowledge, text):
    hits = [(hit.kind, hit.target) for hit in look_up(knowledge, text, MOST, KINDS)]
    assert hits[:3] == [
        ("drug", "lenvatinib"), ("part", "lenvatinib/adjustments"), ("part", "lenvatinib/interactions"),
    ]  # fmt: skip
    assert ("trial", "select") in hits
    assert ("toxicity", "lenvatinib/Hypertension") in hits
    assert len(set(hits)) == len(hits) <= MOST


def test_other_drugs_called_so_stand_before_what_belongs_to_the_first(knowledge):
    kinds = [hit.kind for hit in look_up(knowledge, "cabo", MOST, KINDS)]
    assert kinds[:3] == ["drug", "drug", "part"]


def test_a_drug_brings_nothing_that_is_not_asked_for(knowledge):
    assert {hit.kind for hit in look_up(knowledge, "Lenvima", MOST, ("drug", "trial"))} == {"drug", "part", "trial"}
    assert [hit.kind for hit in look_up(knowledge, "le", 3, ("drug", "trial"))][1] != "part"
