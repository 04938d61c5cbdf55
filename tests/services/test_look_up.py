"""What a typed text asks for: one place of one drug before everything that merely holds the words."""

import pytest

from rairdtc_gui.kb.search import KINDS
from rairdtc_gui.services.asked import PART_WORDS
from rairdtc_gui.services.look_up import look_up, nearest_drugs, not_included

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


@pytest.mark.parametrize(
    ("text", "kind", "target"),
    [
        ("lenvatinib 10 mg", "drug", "lenvatinib"),
        ("lenvatinib,", "drug", "lenvatinib"),
        ('"Lenvima" (lenvatinib)', "drug", "lenvatinib"),
        ("lenvatinib mesylate", "drug", "lenvatinib"),
        ("lenvatinib re", "drug", "lenvatinib"),
        ("lenvatinib 24", "drug", "lenvatinib"),  # the name of a trial has both words
        ("the lenvatinib", "drug", "lenvatinib"),
        ("after 仑伐替尼", "drug", "lenvatinib"),
        ("甲磺酸仑伐替尼", "drug", "lenvatinib"),
        ("lunfatini 10 mg", "drug", "lenvatinib"),
        ("lenva\u200btinib 10 mg", "drug", "lenvatinib"),
        ("cabozantinib 80 mg capsules", "drug", "cabozantinib-capsules"),
        ("capsules of cabozantinib", "drug", "cabozantinib-capsules"),
        ("cabozantinib tablets 60 mg", "part", "cabozantinib/practical"),
        ("sodium iodide (131I)", "drug", "sodium-iodide-131"),
        ("sodium iodide (131", "drug", "sodium-iodide-131"),
        ("lenvatinib, lower", "option", "lenvatinib-reduced-start"),
        ("dose of lenvatinib", "part", "lenvatinib/dose"),
        ("lenvatinib child pugh", "part", "lenvatinib/adjustments"),
        ("dose of lenvatinib in renal impairment", "part", "lenvatinib/adjustments"),
        ("仑伐替尼肝", "part", "lenvatinib/adjustments"),
        ("lenvatinib PRES", "toxicity", "lenvatinib/Reversible posterior leukoencephalopathy syndrome"),
        ("lenvatinib diarrhoea", "toxicity", "lenvatinib/Diarrhea"),
        ("diarrhoea on lenvatinib 14 mg", "toxicity", "lenvatinib/Diarrhea"),
        ("dose of lenvatinib in hypertension", "toxicity", "lenvatinib/Hypertension"),
        ("lenvatinib bleeding", "toxicity", "lenvatinib/Hemorrhage"),
        ("仑伐替尼高血压", "toxicity", "lenvatinib/Hypertension"),
        ("lenva diarrhoea", "toxicity", "lenvatinib/Diarrhea"),
        ("lenvatinib fatigue", "toxicity", "lenvatinib/fatigue"),  # no line in the label: the page for all drugs
        ("sorafenib PPE", "toxicity", "sorafenib/Palmar-plantar erythrodysesthesia syndrome or rash"),
        ("sorafenib hand foot", "toxicity", "sorafenib/Palmar-plantar erythrodysesthesia syndrome or rash"),
        ("nivolumab myocarditis", "toxicity", "nivolumab/Myocarditis"),
        ("sorafenib myocarditis", "toxicity", "sorafenib/Myocarditis"),  # never that for colitis, of the same page
        ("everolimus neutropenia", "toxicity", "everolimus/neutropenia"),
        ("lenvatinib and omeprazole", "pair", "lenvatinib/omeprazole"),
    ],
)
def test_a_drug_that_whole_words_name_leads_with_what_they_ask_for(knowledge, text, kind, target):
    assert first(knowledge, text) == (kind, target)


@pytest.mark.parametrize("rest", ["10 mg", "and patients", "progression-free survival", "grade 3", "later line", "zzz"])
def test_a_drug_that_is_named_is_never_beaten_by_the_text_of_another(knowledge, rest):
    for drug in knowledge.drug_list:
        for text in (f"{drug.name} {rest}", f"{rest} {drug.name}", f"{drug.zh or drug.name} {rest}"):
            hit = look_up(knowledge, text, MOST, KINDS)[0]
            assert hit.target.partition("/")[0] == drug.id, text


@pytest.mark.parametrize("text", ["lenvatinib pembrolizumab", "pembrolizumab with lenvatinib", "仑伐替尼 帕博利珠单抗"])
def test_two_drugs_bring_their_pair_and_the_options_with_both_before_each_alone(knowledge, text):
    hits = [(hit.kind, hit.target) for hit in look_up(knowledge, text, MOST, KINDS)]
    kinds = [kind for kind, _ in hits]
    assert kinds[0] == "pair"
    assert kinds.count("pair") == 1
    assert hits[1] == ("option", "lenvatinib-pembrolizumab")
    assert {("drug", "lenvatinib"), ("drug", "pembrolizumab")} <= set(hits)
    assert kinds.index("drug") > kinds.index("trial")


def test_a_named_drug_stays_out_where_drugs_are_not_asked_for(knowledge):
    assert {hit.kind for hit in look_up(knowledge, "lenvatinib 10 mg", MOST, ("trial",))} <= {"trial"}


@pytest.mark.parametrize(
    "event", ["hypertension", "nausea", "anemia", "vomiting", "高血压", "腹泻", "手足", "gaoxueya"]
)
def test_the_page_of_an_event_goes_before_the_line_of_one_drug(knowledge, event):
    assert first(knowledge, event)[0] == "event"


def test_every_name_of_the_page_of_an_event_leads_to_a_page(knowledge):
    for page in knowledge.adverse_events:
        for name in (*page.terms, *page.names):
            assert first(knowledge, name) == ("event", page.id), name


def test_a_word_for_two_parts_gives_both(knowledge):
    asked = [hit.target for hit in look_up(knowledge, "lenvatinib cyp3a4", MOST, KINDS) if hit.kind == "part"]
    assert asked == ["lenvatinib/interactions", "lenvatinib/metabolism"]


@pytest.mark.parametrize(
    "text", ["le re", "lenva zzz", "zzz renal", "a b c d e f g", "", "renal", "?!", "at lower dose"]
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


@pytest.mark.parametrize("text", ["Prolia", "prolia,", "Prol", "Prolia 60 mg", "denosumab Prolia"])
def test_a_name_of_the_other_medicine_alone_finds_that_before_the_drug_of_the_same_substance(knowledge, text):
    hits = look_up(knowledge, text, MOST, KINDS)
    assert (hits[0].kind, hits[0].target, hits[0].matched) == ("co-medicine", "denosumab", "Prolia")
    is_drug_below = ("drug", "denosumab") in [(hit.kind, hit.target) for hit in hits[1:]]
    assert is_drug_below or text == "Prol"  # a mere beginning fills the list with other names


@pytest.mark.parametrize("text", ["Xgeva", "denosumab", "Xgeva 120 mg"])
def test_a_name_of_the_drug_finds_the_drug_first_and_alone(knowledge, text):
    hits = look_up(knowledge, text, MOST, KINDS)
    assert (hits[0].kind, hits[0].target) == ("drug", "denosumab")
    assert "co-medicine" not in {hit.kind for hit in hits}


def test_the_pair_with_a_drug_that_is_named_goes_before_the_other_medicine(knowledge):
    assert first(knowledge, "Prolia lenvatinib") == ("pair", "lenvatinib/denosumab")


def test_another_medicine_stays_out_where_it_is_not_asked_for(knowledge):
    assert "co-medicine" not in {hit.kind for hit in look_up(knowledge, "Prolia 60 mg", MOST, ("drug", "trial"))}


def test_a_drug_beside_itself_is_no_pair(knowledge):
    assert not [hit for hit in look_up(knowledge, "sorafenib sorafenib", MOST, KINDS) if hit.kind == "pair"]


def test_every_part_of_a_page_can_be_asked_for(knowledge):
    for anchor, words in PART_WORDS.items():
        for word in words:
            found = [hit.target for hit in look_up(knowledge, f"lenvatinib {word}", MOST, KINDS)]
            assert f"lenvatinib/{anchor}" in found, word


def test_what_was_left_out_says_why(knowledge):
    found = not_included(knowledge, "motes", KINDS)
    assert found is not None
    assert (found.title, bool(found.detail)) == ("Motesanib", True)
    assert not_included(knowledge, "mo", KINDS) is None
    assert not_included(knowledge, "lenvatinib", KINDS) is None


def test_what_was_left_out_is_not_said_for_its_mere_beginning_where_that_is_the_name_of_something(knowledge):
    assert not_included(knowledge, "RET", KINDS) is None
    assert not_included(knowledge, "sorafenib", KINDS) is None
    assert not_included(knowledge, "retinoic", KINDS).title == "Retinoic acid for redifferentiation"
    assert not_included(knowledge, "imatinib", KINDS).title == "Imatinib"  # also another medicine


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
