"""Every check has an example that fails, and the message names file, line, what is wrong and what to do."""

import pytest

from db.build.__main__ import checked_sources, main
from tests.db.tiny import write_tiny

RULES, DRUG, TRIAL, QUESTIONS = "rules/1-all.yaml", "drugs/drug-a.yaml", "trials/trial-b.yaml", "questions/1-all.yaml"

BROKEN = {
    "unknown key": (RULES, "    why: May bleed.", "    reason: May bleed.", "Extra inputs"),
    "missing key": (RULES, "    why: May bleed.\n", "", "Field required"),
    "duplicate key": (RULES, "    why: May bleed.", "    why: May bleed.\n    why: Again.", "stands twice"),
    "duplicate rule": (RULES, "- id: kidney", "- id: use-a", "rule use-a stands twice"),
    "duplicate question": (QUESTIONS, "- id: crcl", "- id: sites", "question sites stands twice"),
    "anchor": (RULES, "why: May bleed.", "why: &a May bleed.", "anchor or alias"),
    "yes as a Boolean": (QUESTIONS, "type: choice", "type: choice\n    ordered: yes", "valid boolean"),
    "octal number": (DRUG, "amount: 24.0", "amount: 024", "valid number"),
    "hidden character": (RULES, "May bleed.", "May\u200b bleed.", "hidden character U+200B"),
    "control character": (RULES, "May bleed.", "May\x07 bleed.", "hidden character U+0007"),
    "broken YAML": (RULES, "why: May bleed.", "why: [May bleed.", "broken YAML"),
    "missing source": (RULES, "sources: [label-a]", "sources: [label-x]", "unknown source label-x"),
    "seen without source": (RULES, "    sources: [label-a]\n    checked: seen\n    reviewed: \"2026-11-25\"\n  - id: kidney",
                            "    sources: []\n    checked: seen\n    reviewed: \"2026-11-25\"\n  - id: kidney", "seen without a source"),
    "two ids for one paper": ("references/all.yaml", "  year: 2025", "  year: 2025\n  doi: 10.1000/B", "DOI 10.1000/b stands twice"),
    "malformed PMID": ("references/all.yaml", '"12345678"', '"PMID1"', "should match pattern"),
    "wrong unit": (DRUG, "amount: 24.0, unit: mg", "amount: 24.0, unit: mcg", "Input should be 'mg'"),
    "rising reduction": (DRUG, "step: 2, dose: {amount: 14.0", "step: 2, dose: {amount: 24.0", "the reduction rises"),
    "interval without estimate": (TRIAL, "value: 0.21", "value: 0.41", "does not hold the estimate"),
    "unknown arm": (TRIAL, "compare: [a, control]", "compare: [a, placebo]", "unknown arm placebo"),
    "unknown question": (RULES, "finding: crcl", "finding: gfr", "unknown finding gfr"),
    "unknown answer": (RULES, "is: frank", "is: massive", "has no answer 'massive'"),
    "wrong comparison": (RULES, "finding: bleeding, is: frank", "finding: bleeding, less-than: 3", "less-than does not fit"),
    "threshold never reached": (RULES, "less-than: 30", "less-than: 900", "can never be answered"),
    "derived compared with a word": (RULES, "finding: d-lung, is: true", "finding: d-lung, is: lung", "use is: true or is: false"),
    "default in a condition": (RULES, "finding: crcl, less-than: 30", "finding: crcl, less-than: 30, if_unknown: true", "exactly one of"),
    "unknown option": (RULES, "option: drug-a", "option: drug-b", "unknown option drug-b"),
    "unknown class": (RULES, "option_class: drugs", "option_class: pills", "unknown class pills"),
    "effect on nothing": (RULES, "restrict, option_class: drugs", "restrict", "either option or option_class"),
    "unknown adjustment": (RULES, "adjustment: renal-severe", "adjustment: renal", "has no adjustment renal"),
    "unknown trial": (DRUG, "trials: [trial-b]", "trials: [trial-x]", "unknown trial trial-x"),
    "no monograph": ("options/1-all.yaml", "dose_of: drug-a", "dose_of: drug-b", "no monograph drug-b"),
    "choice without answers": (QUESTIONS, "type: choice", "type: boolean", "boolean question with 2 answers"),
    "number without range": (QUESTIONS, "    hard: [0.0, 300.0]\n", "", "without unit, plausible or hard range"),
    "unread question": (RULES, "finding: bleeding, is: frank", "finding: sites, includes: [bone]", "no rule reads bleeding"),
    "circle": ("derived.yaml", "{finding: sites, includes: [lung]}", "{finding: d-lung, is: true}", "depends on itself"),
    "circle of applicability": (QUESTIONS, "type: multi", "type: multi\n    applies: {finding: sites, includes: [lung]}", "sites depends on itself"),
    "no such day": ("pack.yaml", "2026-11-25", "2026-13-99", "month must be in 1..12"),
    "file of another name": (TRIAL, "id: trial-b", "id: trial-c", "stands in trial-b.yaml"),
    "ratio of one arm": (TRIAL, "compare: [a, control]", "arm: a", "names both arms"),
    "outcome of nobody": (TRIAL, "    compare: [a, control]\n", "", "either arm or compare"),
    "node that asks nothing known": ("diagrams/pathway.yaml", "finding: d-lung, sources", "finding: d-x, sources", "unknown finding d-x"),
    "edge to nowhere": ("diagrams/pathway.yaml", "to: treat", "to: cure", "edge to nowhere: cure"),
    "two nodes in one cell": ("diagrams/pathway.yaml", "column: 1, row: 0", "column: 0, row: 0", "two nodes in cell"),
    "option on no option": ("diagrams/pathway.yaml", "options: [drug-a]", "options: [drug-x]", "unknown option drug-x"),
    "option on no node": ("diagrams/pathway.yaml", "options: [drug-a], ", "", "drug-a stands on no node"),
    "edge that asks nothing known": ("diagrams/pathway.yaml", "when: {finding: d-lung", "when: {finding: d-x", "unknown finding d-x"),
    "diamond that asks nothing": ("diagrams/pathway.yaml", "finding: d-lung, sources", "sources", "a question names its finding"),
    "node of no decision point": ("diagrams/pathway.yaml", "options: [drug-a],", "options: [drug-a], differences: [lost],", "unknown decision point lost"),
    "step that asks": ("diagrams/pathway.yaml", "label: Drug A, ", "label: Drug A, finding: d-lung, ", "a step has none"),
    "step with a question mark": ("diagrams/pathway.yaml", "label: Drug A,", "label: Drug A?,", "treat is a step"),
    "box with too many words": ("diagrams/pathway.yaml", "label: Drug A,", "label: Drug A or some other drug instead,", "more than 6 words"),
    "edge back": ("diagrams/pathway.yaml", "column: 0, row: 0", "column: 2, row: 0", "edge back from lung to treat"),
    "node that no edge leads to": ("diagrams/pathway.yaml", "edges:\n", "  - {id: lost, shape: step, column: 1, row: 1, label: Lost, sources: [label-a], checked: seen}\nedges:\n", "no edge leads to lost"),
    "source twice in a list": (TRIAL, "\nsources: [paper-b]", "\nsources: [paper-b, paper-b]", "source paper-b stands twice"),
    "trial that nothing names": (DRUG, "trials: [trial-b]", "trials: []", "nothing names trial-b"),
    "source that nothing cites": ("references/all.yaml", "- id: paper-b", "- {id: paper-c, kind: trial, citation: Paper C}\n- id: paper-b", "nothing names paper-c"),
    "definition that nothing names": ("derived.yaml", "  definition: lung\n", "", "nothing names lung"),
    "frequency of no known form": (DRUG, "frequency: once daily}\n      sources: [label-a]\n      checked: seen\n  ladder", "frequency: dialy}\n      sources: [label-a]\n      checked: seen\n  ladder", "should match pattern"),
    "misspelt finding": (RULES, "finding: bleeding, is: frank", "finding: bleding, is: frank", "nearest: bleeding"),
    "first question that nobody asks": ("pack.yaml", "intended_use: For tests.", "first_questions: [gfr]\nintended_use: For tests.", "asks first for unknown gfr"),
    "dose out of range": (DRUG, "amount: 24.0, unit: mg, route: oral, frequency: once daily}\n      sources: [label-a]\n      checked: seen\n  ladder", "amount: 240, unit: mg, route: oral, frequency: once daily}\n      sources: [label-a]\n      checked: seen\n  ladder", "240 mg is outside 10 to 24 mg"),
    "dose in a unit without range": (DRUG, "ranges: [{unit: mg,", "ranges: [{unit: GBq,", "no range for mg"),
    "range upside down": (DRUG, "low: 10.0, high: 24.0", "low: 30.0, high: 24.0", "low exceeds high"),
    "no start and no reason": (DRUG, "  start:\n    - id: start\n      dose: {amount: 24.0, unit: mg, route: oral, frequency: once daily}\n      sources: [label-a]\n      checked: seen\n", "", "neither start nor no_start"),
    "hold without a way back": (DRUG, "until_grade: 1, next_level: one-lower", "until_grade: 1", "next_level is for withhold"),
    "stop with a way back": (DRUG, "action: withhold, until_grade: 1,", "action: discontinue,", "next_level is for withhold"),
    "general line of another name": (DRUG, "event: Bleeding, grade", "event: Any adverse reaction, grade", "is called"),
    "occurrence in words": (DRUG, 'grade: "3", grades: [3],', 'grade: "3, second time", grades: [3], occurrence: 2,', "own field"),
    "named dose without dose": (DRUG, "next_level: one-lower", "next_level: named-dose", "stand together"),
    "unknown co-medicine": (DRUG, "matches: [strong, pill]", "matches: [stronger]", "unknown co-medicine or class stronger"),
    "unknown class of co-medicines": ("co-medicines.yaml", "classes: [strong]", "classes: [weak]", "unknown class of co-medicines weak"),
    "class and substance of one name": ("co-medicines.yaml", "id: pill", "id: strong", "is a class and a substance"),
    "difference about nothing known": ("differences.yaml", "findings: [d-lung]", "findings: [d-liver]", "unknown finding d-liver"),
    "difference that bears on nothing known": ("differences.yaml", "when: {finding: d-lung, is: true}", "when: {finding: d-liver, is: true}", "unknown finding d-liver"),
    "difference that bears on no case": ("differences.yaml", "  when: {finding: d-lung, is: true}\n", "", "Field required"),
    "body that defines nothing": ("derived.yaml", "  definition: lung\n", "  body: One\n", "d-lung defines nothing"),
    "difference of one body": ("differences.yaml", "    - {id: two, body: Two, year: 2024, region: EU, text: Later., sources: [paper-b], checked: seen}\n", "", "at least 2 items"),
    "event on no drug": ("adverse-events/bleeding.yaml", "drugs: [drug-a]", "drugs: [drug-q]", "unknown drug drug-q"),
    "formula with an unknown place": ("calculators.yaml", "1 + {a}", "1 + {b}", "unknown input b"),
    "calculator that fills nothing": ("calculators.yaml", "fills: crcl", "fills: gfr", "unknown question gfr"),
    "code of no question": ("fhir-codes.yaml", "finding: crcl", "finding: gfr", "unknown question gfr"),
    "code of no answer": ("fhir-codes.yaml", "finding: crcl,", "finding: crcl, answer: high,", "unknown answer high"),
    "edge to no node": ("signalling.yaml", "to: ras", "to: raf", "unknown node raf"),
    "action of no drug": ("signalling.yaml", "drug: drug-a, nodes", "drug: drug-q, nodes", "unknown drug drug-q"),
    "two signal nodes in one cell": ("signalling.yaml", "column: 0, row: 1", "column: 0, row: 0", "two nodes in cell 0, 0"),
    "drug in the cell of a node": ("signalling.yaml", "column: 1, row: 0", "column: 0, row: 1", "drug and node in cell 0, 1"),
    "node outside its compartment": ("signalling.yaml", "column: 0, row: 1", "column: 0, row: 9", "cell 0, 9 lies outside cell"),
    "action on no node": ("signalling.yaml", "drug: drug-a, nodes: [ret]", "drug: drug-a, nodes: []", "at least 1 item"),
    "action on an unknown node": ("signalling.yaml", "drug: drug-a, nodes: [ret]", "drug: drug-a, nodes: [raf]", "unknown node raf"),
    "bar to a node the drug spares": ("signalling.yaml", "effect: inhibits, column", "effect: inhibits, bars: [ras], column", "unknown node of this drug ras"),
    "unknown compartment": ("signalling.yaml", "kind: fusion, compartment: cell", "kind: fusion, compartment: sea", "unknown compartment sea"),
    "unknown driver": ("signalling.yaml", "hgnc: RET", "drivers: [ret-fusion], hgnc: RET", "unknown driver ret-fusion"),
    "resistance at no node": ("signalling.yaml", "id: gate, node: ret", "id: gate, node: raf", "unknown node raf"),
    "story of no edge": ("signalling.yaml", "edges: [ret-ras], drugs", "edges: [ras-ret], drugs", "unknown edge ras-ret"),
    "drugs of one cell with other bars": ("signalling.yaml", "resistance:", "  - {id: other, drug: drug-a, nodes: [ras], effect: inhibits, column: 1, row: 0, sources: [label-a], checked: seen}\nresistance:", "have other bars"),
    "malformed accession": ("signalling.yaml", "uniprot: P07949", "uniprot: RET", "should match pattern"),
    "more patients than the arm": (TRIAL, "compare: [a, control]\n    measure: hazard-ratio\n    value: 0.21\n    interval: {level: 99.0, lower: 0.14, upper: 0.31}", "arm: a\n    measure: percent\n    value: 50\n    n: 101", "n 101 exceeds the arm's 100"),
    "arms that read alike": (TRIAL, "regimen: placebo", "regimen: drug A", "arm control reads like a"),
    "arm without a regimen of its own": (TRIAL, "regimen: placebo", "regimen: the same", "write out the regimen"),
    "year to come": ("references/all.yaml", "year: 2025", "year: 2031", "year 2031 is after the release"),
    "check to come": (DRUG, 'checked_on: "2026-11-25"', 'checked_on: "2027-01-01"', "checked_on 2027-01-01 is after the release"),
    "rule unread for too long": (RULES, 'reviewed: "2026-11-25"\n  - id: bleeding-bars', 'reviewed: "2025-05-25"\n  - id: bleeding-bars', "last read 18 months before"),
    "decomposed text": (RULES, "May bleed.", "Sa\u0301ng.", "not in Unicode form NFC"),
    "two events of one name": ("adverse-events/bleeding.yaml", "id: bleeding\n", "id: blood\n", "stands in bleeding.yaml"),
    "case with unknown question": ("cases/ex-1.yaml", "assumed: {bleeding: none}", "assumed: {blood: none}", "unknown question blood"),
    "case with impossible answer": ("cases/ex-1.yaml", "bleeding: none", "bleeding: some", "'some' is not allowed"),
    "case expecting nothing known": ("cases/ex-1.yaml", "preferred: [drug-a]", "preferred: [drug-z]", "unknown option drug-z"),
}  # fmt: skip
_MANY = "".join(
    f"\n  - {{id: n{place}, label: N, kind: protein, compartment: cell, group: driver, column: {place % 3}, row: {3 + place // 3},"
    " sources: [paper-b], checked: seen}"
    for place in range(34)
)
BROKEN["too many nodes at first"] = ("signalling.yaml", "to: [2, 2]}]\ngroups: [{id: driver, label: Driver}]\nnodes:",
                                     "to: [2, 20]}]\ngroups: [{id: driver, label: Driver}]\nnodes:" + _MANY, "36 nodes at first")  # fmt: skip
#: The mistake is made in one file and shown at what lacks its counterpart.
FOUND_ELSEWHERE = {
    "option on no node",
    "unread question", "trial that nothing names", "definition that nothing names", "first question that nobody asks",
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_broken_source_is_refused_with_file_line_and_remedy(tmp_path, name):
    file, old, new, words = BROKEN[name]
    _, errors = checked_sources(write_tiny(tmp_path, {file: (old, new)}))
    matching = [str(error) for error in errors if words in str(error)]
    assert matching, [str(error) for error in errors]
    assert any(f"{tmp_path / file}:" in message for message in matching) or name in FOUND_ELSEWHERE
    assert ";" in matching[0]


def test_the_tiny_sources_themselves_are_right(tmp_path):
    sources, errors = checked_sources(write_tiny(tmp_path))
    assert sources is not None
    assert not errors


def test_a_finding_that_nothing_reads_must_be_a_bodys_own(tmp_path):
    old = "- id: d-lung"
    new = (
        "- id: d-body\n  label: Lung by One\n  when: {finding: bleeding, is: none}\n  definition: lung\n"
        "  sources: [label-a]\n  checked: seen\n- id: d-lung"
    )
    _, errors = checked_sources(write_tiny(tmp_path / "a", {"derived.yaml": (old, new)}))
    assert ["nothing reads d-body" in str(error) for error in errors] == [True]
    of_one = new.replace("  definition: lung\n", "  definition: lung\n  body: One\n  year: 2025\n")
    _, errors = checked_sources(write_tiny(tmp_path / "b", {"derived.yaml": (old, of_one)}))
    assert not errors


def test_a_rule_that_cannot_raise_an_option_is_said_while_building(tmp_path, capsys):
    recall = 'sources: [label-a]\n    checked: seen\n    reviewed: "2026-11-25"\n  - id: bleeding-bars'
    folder = write_tiny(tmp_path / "s", {RULES: (recall, recall.replace("checked: seen", "checked: recall"))})
    assert main(["--sources", str(folder), "--output", str(tmp_path / "base.sqlite")]) == 0
    assert "rule use-a is recall" in capsys.readouterr().err


def test_a_rule_that_was_not_read_for_a_year_is_said_while_building(tmp_path, capsys):
    old = 'reviewed: "2026-11-25"\n  - id: bleeding-bars'
    folder = write_tiny(tmp_path / "s", {RULES: (old, old.replace("2026-11-25", "2025-11-24"))})
    assert main(["--sources", str(folder), "--output", str(tmp_path / "base.sqlite")]) == 0
    assert "rule use-a was not read for 12 months" in capsys.readouterr().err


def test_the_line_is_that_of_the_mistake(tmp_path):
    folder = write_tiny(tmp_path, {RULES: ("is: frank", "is: massive")})
    _, errors = checked_sources(folder)
    lines = (folder / RULES).read_text(encoding="utf-8").splitlines()
    assert "massive" in lines[errors[0].line - 1]


def test_a_failed_build_leaves_the_old_base_untouched(tmp_path, capsys):
    good = write_tiny(tmp_path / "good")
    bad = write_tiny(tmp_path / "bad", {RULES: ("is: frank", "is: massive")})
    output = tmp_path / "base.sqlite"
    assert main(["--sources", str(good), "--output", str(output)]) == 0
    before = output.read_bytes()
    assert main(["--sources", str(bad), "--output", str(output)]) == 1
    assert output.read_bytes() == before
    assert "nothing was built" in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad", "base.manifest.json", "base.sqlite", "good"]


@pytest.mark.parametrize("name", ["trials/more.yml", "trial/more.yaml", "notes.yaml"])
def test_a_file_that_nobody_reads_is_an_error(tmp_path, name):
    path = write_tiny(tmp_path) / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("id: x\n", encoding="utf-8")
    _, errors = checked_sources(tmp_path)
    assert any("nothing reads this file" in str(error) for error in errors)


def test_more_than_nine_nodes_in_a_column_are_too_many(tmp_path):
    more = "".join(
        f"  - {{id: n{row}, shape: step, column: 1, row: {row}, label: N, sources: [label-a], checked: seen}}\n"
        for row in range(1, 10)
    )
    _, errors = checked_sources(write_tiny(tmp_path, {"diagrams/pathway.yaml": ("edges:\n", f"{more}edges:\n")}))
    found = [error for error in errors if "more than 9 nodes in column 1" in str(error)]
    lines = (tmp_path / "diagrams/pathway.yaml").read_text(encoding="utf-8").splitlines()
    assert len(found) == 1
    assert "n9" in lines[found[0].line - 1]
