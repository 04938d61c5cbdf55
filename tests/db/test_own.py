"""What is marked `own` is narrow: it names answers or says what was read, and each wrong use is refused."""

import re
import sqlite3
from pathlib import Path

import pytest

from db.build.__main__ import build, checked_sources
from rairdtc_gui.kb.knowledge import Knowledge
from tests.db.tiny import FILES, write_tiny

DB = Path(__file__).resolve().parents[2] / "db"
DERIVED, RULES, DRUG, TRIAL = "derived.yaml", "rules/1-all.yaml", "drugs/drug-a.yaml", "trials/trial-b.yaml"
WHY = "Only names answers of one case; no document speaks of them."
SEEN, OWN = "sources: [label-a], checked: seen", f"checked: own, own_because: {WHY}"
SEEN_FINDING = "  sources: [label-a]\n  checked: seen"
OWN_FINDING = f"  checked: own\n  own_because: {WHY}"
JOINED = (
    "- id: d-joined\n  label: Answers disagree\n"
    "  when: {all: [{finding: bleeding, is: none}, {finding: sites, includes: [lung]}]}\n" + OWN_FINDING + "\n"
)
ASKS = f"""\
  - id: asks
    when: {{finding: d-joined, is: true}}
    then:
      - {{effect: first, action: Ask which holds, urgency: now}}
      - {{effect: restrict, option: drug-a, stance: not-recommended, until: the answers agree, strength: expert, grade: own}}
    why: Two answers disagree.
    checked: own
    own_because: {WHY}
    reviewed: "2026-11-25"
"""
APPROVAL = f"approvals: [{{id: a, region: FDA, status: off-label, scope: rair-dtc, indication: None, {OWN}}}]\n"
LINE = f"practical: [{{id: not-read, text: The sources read do not state a change for the kidney., {OWN}}}]\n"
ALLOWED = {
    DERIVED: FILES[DERIVED] + JOINED,
    RULES: FILES[RULES] + ASKS,
    DRUG: FILES[DRUG].replace("trials: [trial-b]", LINE + "trials: [trial-b]"),
}

#: What is changed in the allowed use: a file, an old text, a new one, and what the error says.
REFUSED = {
    "no reason": (DERIVED, f"\n  own_because: {WHY}", "", "own without a reason"),
    "reason of two words": (DERIVED, WHY, "Own finding.", "own without a reason"),
    "reason beside seen": (DERIVED, SEEN_FINDING, SEEN_FINDING + f"\n  own_because: {WHY}", "own_because beside seen"),
    "with a source": (DERIVED, OWN_FINDING, "  sources: [label-a]\n" + OWN_FINDING, "own names the source label-a"),
    "number": (DERIVED, "{finding: bleeding, is: none}", "{finding: crcl, less-than: 30}", "compares a number (crcl)"),
    "number behind a finding": (DERIVED, "{finding: bleeding, is: none}", "{finding: d-low, is: true}",
                                "compares a number (crcl)"),
    "count": (DERIVED, "{finding: sites, includes: [lung]}]}", "{finding: sites, count-of: [lung, bone], gte: 2}]}",
              "compares a number (sites)"),
    "finding that was read": (DERIVED, "{finding: bleeding, is: none}", "{finding: d-lung, is: true}",
                              "d-joined is own and reads d-lung"),
    "criteria of a body": (DERIVED, OWN_FINDING, "  definition: lung\n  body: One\n" + OWN_FINDING, "the criteria of One"),
    "rule that proposes": (RULES, "{effect: first, action: Ask which holds, urgency: now}",
                           "{effect: indicate, option: drug-a, stance: consider, strength: expert, grade: own}",
                           "asks is own and has the effect indicate"),
    "rule that limits": (RULES, "{effect: first, action: Ask which holds, urgency: now}",
                         "{effect: limit, option: drug-a, strength: expert, grade: own}", "has the effect limit"),
    "rule that doses": (RULES, "{effect: first, action: Ask which holds, urgency: now}",
                        "{effect: dose, drug: drug-a, adjustment: renal-severe}", "has the effect dose"),
    "rule that cautions": (RULES, "{effect: first, action: Ask which holds, urgency: now}",
                           "{effect: caution, option: drug-a, text: Take care.}", "has the effect caution"),
    "rule that bars for good": (RULES, " until: the answers agree,", "", "has the effect restrict"),
    "rule that contraindicates": (RULES, "stance: not-recommended, until: the", "stance: contraindicated, until: the",
                                  "has the effect restrict"),
    "rule on an answer": (RULES, "when: {finding: d-joined, is: true}", "when: {finding: bleeding, is: frank}",
                          "asks is own and reads bleeding itself"),
    "rule on a finding that was read": (RULES, "when: {finding: d-joined, is: true}",
                                        "when: {finding: d-lung, is: true}", "asks is own and reads d-lung"),
    "line that claims": (DRUG, "The sources read do not state a change for the kidney.", "No change for the kidney.",
                         "says more than what was read"),
    "line with a figure": (DRUG, "do not state a change for the kidney", "do not state a change below 30 mL/min",
                           "says more than what was read"),
}  # fmt: skip
#: Kinds of fact that always claim something.
CLAIMS = {
    "question": ("questions/1-all.yaml", "    why: Bars the drug.\n    sources: [label-a]\n    checked: seen",
                 f"    why: Bars the drug.\n    checked: own\n    own_because: {WHY}"),
    "option": ("options/1-all.yaml", SEEN_FINDING, OWN_FINDING),
    "definition": ("definitions.yaml", "sources: [paper-b], checked: seen", OWN),
    "names": (DRUG, "  zh: 药物甲\n" + SEEN_FINDING, "  zh: 药物甲\n" + OWN_FINDING),
    "mechanism": (DRUG, f"text: Blocks RET., {SEEN}", f"text: Blocks RET., {OWN}"),
    "start dose": (DRUG, "frequency: once daily}\n      sources: [label-a]\n      checked: seen\n  ladder",
                   f"frequency: once daily}}\n      checked: own\n      own_because: {WHY}\n  ladder"),
    "reduction": (DRUG, "amount: 20.0, unit: mg, route: oral, frequency: once daily}, " + SEEN,
                  "amount: 20.0, unit: mg, route: oral, frequency: once daily}, " + OWN),
    "toxicity": (DRUG, "sources: [], checked: recall", OWN),
    "interaction": (DRUG, f"action: Choose another pill, {SEEN}", f"action: Choose another pill, {OWN}"),
    "boxed warning": (DRUG, "trials: [trial-b]",
                      f"boxed_warning: [{{id: none, text: The sources read do not state one., {OWN}}}]\ntrials: [trial-b]"),
    "contraindication": (DRUG, "trials: [trial-b]",
                         f"contraindications: [{{id: none, text: The sources read do not., {OWN}}}]\ntrials: [trial-b]"),
    "approval": (DRUG, "trials: [trial-b]",
                 f"{APPROVAL}trials: [trial-b]"),
    "trial": (TRIAL, "region: global, sources: [paper-b], checked: seen", f"region: global, {OWN}"),
    "trial figure": (TRIAL, "    sources: [paper-b]\n    checked: seen", f"    checked: own\n    own_because: {WHY}"),
    "difference": ("differences.yaml", "text: Later., sources: [paper-b], checked: seen", f"text: Later., {OWN}"),
    "left out": ("not-included.yaml", "sources: [paper-b], checked: seen", OWN),
    "co-medicine": ("co-medicines.yaml", SEEN, OWN),
    "event": ("adverse-events/bleeding.yaml", f"text: Hold the drug., {SEEN}", f"text: Hold the drug., {OWN}"),
    "calculator": ("calculators.yaml", SEEN_FINDING, OWN_FINDING),
    "signalling": ("signalling.yaml", "sources: [], checked: recall", OWN),
    "diagram": ("diagrams/pathway.yaml", f"finding: d-lung, {SEEN}", f"finding: d-lung, {OWN}"),
}  # fmt: skip


def written(folder, file="", old="", new=""):
    """The allowed use, with one text changed; a finding on a number stands beside it."""
    write_tiny(folder)
    low = f"- id: d-low\n  label: Low\n  when: {{finding: crcl, less-than: 30}}\n{SEEN_FINDING}\n"
    for name, text in ALLOWED.items():
        text = text + low if name == DERIVED and "d-low" in new else text
        (folder / name).write_text(text, encoding="utf-8")
    if file:
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text, (file, old)
        (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


def errors_of(folder):
    return [str(error) for error in checked_sources(folder)[1]]


def test_a_finding_a_rule_and_a_line_may_be_own(tmp_path):
    assert errors_of(written(tmp_path)) == []


@pytest.mark.parametrize("name", REFUSED)
def test_own_that_says_more_is_refused_with_file_and_line(tmp_path, name):
    file, old, new, words = REFUSED[name]
    found = [error for error in errors_of(written(tmp_path, file, old, new)) if words in error]
    assert found
    assert f"{tmp_path / file}:" in found[0]
    assert ";" in found[0]


@pytest.mark.parametrize("kind", CLAIMS)
def test_no_other_kind_of_fact_may_be_own(tmp_path, kind):
    assert any("own is not for" in error for error in errors_of(written(tmp_path, *CLAIMS[kind])))


def test_an_option_may_not_say_own_of_where_it_can_be_had(tmp_path):
    change = "options/1-all.yaml", SEEN_FINDING, SEEN_FINDING + "\n  availability_checked: own"
    assert any("'seen' or 'recall'" in error for error in errors_of(written(tmp_path, *change)))


def test_a_finding_that_names_a_drug_needs_its_mechanism_read(tmp_path):
    folder = written(tmp_path, DERIVED, "{finding: bleeding, is: none}", "{finding: drug, is: drug-a}")
    question = folder / "questions/1-all.yaml"
    question.write_text(
        question.read_text(encoding="utf-8")
        + "  - id: drug\n    label: Drug\n    type: choice\n    answers: [{value: drug-a, label: A}]\n    why: Which.\n"
        "    sources: [label-a]\n    checked: seen\n",
        encoding="utf-8",
    )
    assert errors_of(folder) == []
    drug = folder / DRUG
    text = drug.read_text(encoding="utf-8")
    drug.write_text(text.replace(f"text: Blocks RET., {SEEN}", "text: Blocks RET., checked: recall"), encoding="utf-8")
    assert any("names drug-a, whose mechanism was not read" in error for error in errors_of(folder))


def test_own_is_built_with_its_reason_counted_apart_and_refused_by_every_other_table(tmp_path):
    sources, errors = checked_sources(written(tmp_path / "s"))
    assert sources is not None
    assert not errors
    build(sources, tmp_path / "s", tmp_path / "base.sqlite")
    knowledge = Knowledge.open(tmp_path / "base.sqlite")
    own = {"derived/d-joined", "rule/asks", "drug/drug-a/practical/not-read"}
    counts = knowledge.counts()
    assert set(knowledge.own()) == own
    assert counts["facts_own"] == 3
    assert not own & {fact.address for fact in knowledge.unconfirmed()}
    assert sum(share.total for share in knowledge.checked_shares()) == counts["facts_seen"] + counts["facts_recall"]
    assert next(rule for rule in knowledge.rule_set.rules if rule.id == "asks").note == WHY
    knowledge.close()
    with sqlite3.connect(tmp_path / "base.sqlite") as connection:
        for table, where in (("dose_line", "1"), ("toxicity_step", "1"), ("monograph_line", "section = 'mechanism'")):
            with pytest.raises(sqlite3.IntegrityError, match="CHECK constraint failed"):
                connection.execute(f"UPDATE {table} SET checked = 'own' WHERE {where}")
    connection.close()


def test_the_editors_notes_are_few_and_each_was_read_once_more(knowledge):
    """Who adds one is reminded of the second reader: the page names each, and nothing that is gone."""
    page = (DB / "reviews" / "findings" / "editors-notes.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:derived|rule|drug)/[^`\n]+)`", page.partition("## Found and changed")[0]))
    assert named == set(knowledge.own())
    assert len(named) <= 40
