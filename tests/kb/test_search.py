import sqlite3

import pytest

from db.build.__main__ import main
from rairdtc_gui.domain.search_terms import is_near, near_forms
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.kb.search import KINDS, MatchKind, match_query
from tests.db.tiny import write_tiny


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    folder = tmp_path_factory.mktemp("search")
    output = folder / "base.sqlite"
    assert main(["--sources", str(write_tiny(folder / "sources")), "--output", str(output)]) == 0
    return Knowledge.open(output)


@pytest.mark.parametrize(
    ("text", "target", "match", "matched"),
    [
        ("druga", "drug-a", MatchKind.EXACT, "druga"),
        ("DRUGA", "drug-a", MatchKind.EXACT, "druga"),
        ("dru", "drug-a", MatchKind.PREFIX, "druga"),
        ("brandia", "drug-a", MatchKind.EXACT, "Brandia"),
        ("药物甲", "drug-a", MatchKind.EXACT, "药物甲"),
        ("物甲", "drug-a", MatchKind.TEXT, ""),
        ("NCT00000001", "trial-b", MatchKind.EXACT, "NCT00000001"),
        ("bleeding", "drug-a/Bleeding", MatchKind.EXACT, "Bleeding"),
        ("ret", "ret", MatchKind.EXACT, "RET"),
        ("placebo", "trial-b", MatchKind.TEXT, ""),
        ("yaowujia", "drug-a", MatchKind.EXACT, "药物甲"),
        ("yao wu jia", "drug-a", MatchKind.EXACT, "药物甲"),
        ("yaow", "drug-a", MatchKind.PREFIX, "药物甲"),
        ("ywj", "drug-a", MatchKind.EXACT, "药物甲"),
        ("haemorrhage", "bleeding", MatchKind.EXACT, "haemorrhage"),
        ("出血", "bleeding", MatchKind.EXACT, "出血"),
        ("pillia", "pill", MatchKind.EXACT, "Pillia"),
        ("bars the drug", "bleeding", MatchKind.TEXT, ""),
        ("药片", "pill", MatchKind.EXACT, "药片"),
        ("no results in this cancer", "drug-z", MatchKind.TEXT, ""),
        ("P07949", "ret", MatchKind.EXACT, "P07949"),
    ],
)
def test_found(tiny, text, target, match, matched):
    hits = {hit.target: hit for hit in reversed(tiny.search(text))}
    assert target in hits, hits
    assert hits[target].match <= match
    assert not matched or any(hit.matched == matched for hit in tiny.search(text))


def test_words_of_a_name_come_before_words_of_the_text(knowledge):
    hits = knowledge.search("capsules", 12, ("drug",))
    assert (hits[0].target, hits[0].match) == ("cabozantinib-capsules", MatchKind.WORD)
    assert {hit.match for hit in hits[1:]} == {MatchKind.TEXT}
    option = knowledge.search("trametinib dabrafenib", 12, ("option",))[0]
    assert (option.target, option.match) == ("dabrafenib-trametinib", MatchKind.WORD)


@pytest.mark.parametrize(
    ("text", "target", "field", "typed"),
    [
        ("Lenvima", "lenvatinib", "brand", "lenvima"),
        ("仑伐替尼", "lenvatinib", "chinese", "仑伐替尼"),
        ("lftn", "lenvatinib", "chinese", "lftn"),
        ("NCT01321554", "select", "trial-number", "nct01321554"),
        ("P35968", "vegfr2", "protein-number", "p35968"),
        ("VEGFR2", "vegfr2", "other", "vegfr2"),
        ("lenvatinib", "lenvatinib", "", "lenvatinib"),
        ("placebo", "select", "", ""),
    ],
)
def test_a_hit_knows_which_field_matched(knowledge, text, target, field, typed):
    hit = next(hit for hit in knowledge.search(text, 40, ("drug", "trial", "signal")) if hit.target == target)
    assert (hit.field, hit.typed) == (field, typed)


def test_a_drug_whose_own_name_begins_so_comes_before_one_that_is_also_called_so(knowledge):
    for text in ("an", "ca", "cab"):
        hits = knowledge.search(text, 12, KINDS)
        own = [hit.title.startswith(text) for hit in hits if hit.kind == "drug"]
        assert own == sorted(own, reverse=True), text
        assert own[0], text
        places = [KINDS.index(hit.kind) for hit in hits if hit.match is MatchKind.PREFIX]
        assert places == sorted(places), text
        assert len({(hit.kind, hit.target) for hit in hits}) == len(hits)
    assert knowledge.search("an", 12, KINDS)[0].target == "anlotinib"
    assert knowledge.search("ca", 12, KINDS)[0].target == "cabozantinib"
    assert [hit.title for hit in knowledge.called("ca", 2, ("drug",))] == ["cabozantinib", "cabozantinib capsules"]
    assert "drug" not in {hit.kind for hit in knowledge.search("an", 12, ("trial", "event"))}


def test_whole_names_among_many_texts_each_with_its_thing(knowledge):
    texts = tuple(f"zzz {number}" for number in range(70))
    named = knowledge.named((*texts, "lenvima", "仑伐替尼", "lenva"), ("drug",))
    assert [(hit.target, hit.typed) for hit in named] == [("lenvatinib", "lenvima"), ("lenvatinib", "仑伐替尼")]
    assert knowledge.named((), ("drug",)) == ()
    assert knowledge.called("\u200b", 3, ("drug",)) == ()


@pytest.mark.parametrize("text", ["PPES", "PPE", "HFSR", "HFS", "hfs", "手足综合征", "手足皮肤反应"])
def test_the_short_names_of_hand_foot_syndrome_lead_there(knowledge, text):
    hit = knowledge.search(text, 12)[0]
    assert (hit.target, hit.match) == ("hand-foot", MatchKind.EXACT)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("高血压", "hypertension"), ("腹泻", "diarrhoea"), ("蛋白尿", "proteinuria"), ("乏力", "fatigue"),
        ("甲状腺功能减退", "tsh-rise"), ("QT间期延长", "qt-prolongation"), ("出血", "haemorrhage"),
        ("恶心", "nausea-vomiting"), ("呕吐", "nausea-vomiting"), ("皮疹", "rash"), ("血栓", "venous-thromboembolism"),
        ("gaoxueya", "hypertension"), ("gxy", "hypertension"),
    ],
)  # fmt: skip
def test_events_are_found_by_their_chinese_names(knowledge, text, target):
    hit = knowledge.search(text, 12)[0]
    assert (hit.kind, hit.target) == ("event", target)


def test_two_letters_are_no_initials(knowledge):
    assert not [hit for hit in knowledge.search("fx", 40) if hit.kind == "event"]


@pytest.mark.parametrize("text", ["lenva\u200btinib", "\ufefflenvatinib", "lenvat\u00adinib", "\u202elenvatinib\u202c"])
def test_letters_of_no_width_do_not_count(knowledge, text):
    assert knowledge.search(text, 12)[0].target == "lenvatinib"


@pytest.mark.parametrize("text", ["PPSE", "VEGR", "vegr", "prse", "KDRR", "lftm", "exon"])
def test_an_abbreviation_is_never_taken_for_another(knowledge, text):
    assert not [hit for hit in knowledge.search(text, 12) if hit.match is MatchKind.NEAR]


def test_a_slip_in_a_short_word_is_forgiven(knowledge):
    assert knowledge.search("kepl", 12)[0].matched == "Kelp"
    assert knowledge.search("lfatn", 12)[0].target == "lenvatinib"


def test_text_leaves_room_for_names_one_slip_away(knowledge):
    hits = knowledge.search("help", 12)  # a word of more than twelve texts
    assert [hit.match for hit in hits] == [MatchKind.TEXT] * 11 + [MatchKind.NEAR]
    assert hits[-1].matched == "Kelp"


def test_only_the_kinds_that_are_asked_for(tiny):
    assert {hit.kind for hit in tiny.search("bleeding")} >= {"toxicity", "event", "question"}
    assert {hit.kind for hit in tiny.search("bleeding", kinds=("toxicity",))} == {"toxicity"}


def test_every_kind_has_a_place_in_the_queries(base_path):
    connection = sqlite3.connect(base_path)
    kinds = {kind for (kind,) in connection.execute("SELECT DISTINCT kind FROM search_entry")}
    connection.close()
    assert kinds == set(KINDS)


def test_exact_before_prefix_before_text(tiny):
    matches = [hit.match for hit in tiny.search("drug")]
    assert matches == sorted(matches)


@pytest.mark.parametrize(
    "text",
    ["", " ", '"', "''", "*", "a*", "NEAR(", "AND", "OR NOT", "x:y", "(", "\x00", "\ud800", "-", "%", "_", "]]>",
     "<b>", "a" * 100_000, " ".join("ab" for _ in range(5000)), "'; DROP TABLE drug; --", "^druga", "{a b}", "😀"],
)  # fmt: skip
def test_hostile_text_never_raises(tiny, text):
    tiny.search(text)


def test_query_is_quoted_and_bounded():
    assert match_query('lenva" OR x') == '"lenva" "or" "x"*'
    assert match_query("索拉非尼") == '"索 拉 非 尼"*'
    assert match_query("?!") == ""
    assert match_query(" ".join("w" for _ in range(90))).count('"w"') == 32


@pytest.mark.parametrize("text", ["drugaa", "rduga", "drga", "dxuga", "brandja", "Brandai"])
def test_one_slip_away_is_found_and_says_the_name_that_was_meant(tiny, text):
    near = [hit for hit in tiny.search(text) if hit.match is MatchKind.NEAR]
    assert near
    assert {hit.target for hit in near} == {"drug-a"}
    assert {hit.matched for hit in near} <= {"druga", "Brandia", "Drug A"}


@pytest.mark.parametrize("text", ["dxxga", "dr", "druga druga druga druga druga druga", "\ud800", '"*', "药物已"])
def test_two_slips_short_long_and_odd_texts_have_no_neighbours(tiny, text):
    assert not [hit for hit in tiny.search(text) if hit.match is MatchKind.NEAR]


def test_near_spelling_waits_while_a_name_begins_with_the_text(tiny):
    assert {hit.match for hit in tiny.search("dru")} & {MatchKind.EXACT, MatchKind.PREFIX}
    assert MatchKind.NEAR not in {hit.match for hit in tiny.search("dru")}


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("lenvatinib", "lenvatnib", True),
        ("lenvatinib", "lenvatiinib", True),
        ("lenvatinib", "lenvatiinb", True),
        ("lenvatinib", "lenvaintib", False),
        ("lenvatinib", "lnevatinib", True),
        ("lenvatinib", "lenvatinib", True),
        ("lenvatinib", "lenvatini", True),
        ("lenvatinib", "lenvatin", False),
        ("lenvatinib", "denvatinid", False),
        ("abc", "acb", True),
        ("abc", "cba", False),
    ],
)
def test_what_one_slip_is(one, other, is_one):
    assert is_near(one, other) is is_one
    assert is_near(other, one) is is_one


def test_two_letters_have_no_neighbours():
    assert near_forms("ab") == frozenset()
    assert near_forms("abc") == {"abc", "ab", "ac", "bc"}
