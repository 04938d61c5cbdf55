"""A hospital's own list of drugs: what it marks, how it orders, and what it never does."""

import pytest

from rairdtc_gui.domain.case import Case
from rairdtc_gui.services.above import above_next
from rairdtc_gui.services.case_file import CaseError
from rairdtc_gui.services.formulary import read_formulary


@pytest.fixture
def formulary(tmp_path, knowledge, engine):
    def read(text):
        path = tmp_path / "formulary.yaml"
        path.write_text(text, encoding="utf-8")
        return read_formulary(path, knowledge.drug_list, engine.options)

    return read


def problems(formulary, text):
    with pytest.raises(CaseError) as caught:
        formulary(text)
    return caught.value.problems


def test_an_option_is_there_only_with_every_drug_and_unknown_without_any(formulary):
    listed = formulary("- lenvatinib\n- dabrafenib\n")
    assert listed.has("lenvatinib") is True
    assert listed.has("dabrafenib-trametinib") is False
    assert listed.missing("dabrafenib-trametinib") == ("trametinib",)
    assert listed.has("surgery-local") is None
    assert listed.missing("surgery-local") == ()


def test_it_orders_within_a_stance_and_changes_nothing_else(formulary, engine):
    listed = formulary("- sorafenib\n")
    ranked = engine.decide(Case()).options
    ordered = listed.ordered(ranked)
    assert sorted(answer.option for answer in ordered) == sorted(answer.option for answer in ranked)
    keys = [(-answer.stance, listed.has(answer.option) is False) for answer in ordered]
    assert keys == sorted(keys)
    for marked in (True, False):
        kept = [answer for answer in ranked if (listed.has(answer.option) is False) is marked]
        assert [answer for answer in ordered if (listed.has(answer.option) is False) is marked] == sorted(
            kept, key=lambda answer: -answer.stance
        )


def test_a_marked_option_says_so_as_the_reason_of_its_place(formulary, engine):
    listed = formulary("- sorafenib\n")
    found = {answer.option: answer for answer in engine.decide(Case()).options}
    sorafenib, lenvatinib = found["sorafenib"], found["lenvatinib"]
    said = above_next(engine, sorafenib, lenvatinib, listed)
    assert said == "the next one is not on the local formulary: lenvatinib"
    assert "formulary" not in above_next(engine, lenvatinib, found["anlotinib"], listed)


def test_every_drug_of_an_option_can_be_listed(formulary, knowledge, engine):
    listed = formulary("".join(f"- {drug.id}\n" for drug in knowledge.drug_list))
    assert listed.data()["options_off"] == 0
    assert len(listed.data()["drugs"]) == len(knowledge.drug_list)
    assert {listed.has(option) for option in engine.options} == {True, None}


def test_a_bad_entry_is_named_with_its_line_and_the_nearest_ids(formulary):
    wrong, brand, number, far = problems(formulary, "- lenvatinib\n- selpercatanib\n- Lenvima\n- 5\n- zzzz\n")
    assert "formulary.yaml:2: unknown drug 'selpercatanib'; nearest: selpercatinib" in wrong
    assert brand.endswith(":3: unknown drug 'Lenvima'; nearest: lenvatinib")
    assert ":4: unknown drug 5; none is near" in number
    assert far.endswith(":5: unknown drug 'zzzz'; none is near; `rairdtc search NAME` finds the id")


@pytest.mark.parametrize("text", ["drugs: [lenvatinib]\n", "lenvatinib\n", "[]\n"])
def test_anything_but_a_list_is_refused(formulary, text):
    assert "a formulary is a list of drug ids" in problems(formulary, text)[0]


def test_a_file_that_cannot_be_read_is_named(tmp_path, knowledge, engine):
    with pytest.raises(CaseError, match=r"none\.yaml: cannot be read"):
        read_formulary(tmp_path / "none.yaml", knowledge.drug_list, engine.options)
