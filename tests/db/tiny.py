"""A whole set of sources small enough to read at once; tests break one thing in it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from db.build.__main__ import build, checked_sources
from rairdtc_gui.kb.knowledge import Knowledge

FILES = {
    "pack.yaml": """\
version: "26.11"
date: "2026-11-25"
caution_after_days: 180
old_after_days: 365
intended_use: For tests.
""",
    "references/all.yaml": """\
- id: label-a
  kind: label
  citation: Label of drug A
  year: 2025
- id: paper-b
  kind: trial
  citation: Paper B
  doi: 10.1000/b
  pmid: "12345678"
""",
    "questions/1-all.yaml": """\
id: all
label: All
order: 1
questions:
  - id: bleeding
    label: Bleeding
    type: choice
    answers:
      - {value: none, label: None}
      - {value: frank, label: Frank}
    why: Bars the drug.
    sources: [label-a]
    checked: seen
  - id: crcl
    label: Creatinine clearance
    type: number
    unit: mL/min
    plausible: [15.0, 150.0]
    hard: [0.0, 300.0]
    why: Changes the dose.
    sources: [label-a]
    checked: seen
  - id: sites
    label: Sites
    type: multi
    answers:
      - {value: none, label: None}
      - {value: lung, label: Lung}
      - {value: bone, label: Bone}
    none_value: none
    why: Site decides.
    sources: [label-a]
    checked: seen
""",
    "classes.yaml": """\
- id: drugs
  label: Drugs
""",
    "co-medicine-classes.yaml": """\
- {id: strong, label: Strong inhibitors}
""",
    "co-medicines.yaml": """\
- {id: pill, names: [pill, Pillia], zh: [药片], classes: [strong], sources: [label-a], checked: seen}
""",
    "differences.yaml": """\
- id: start
  point: When to start
  when: {finding: d-lung, is: true}
  findings: [d-lung]
  options: [drug-a]
  positions:
    - {id: one, body: One, year: 2025, region: US, text: At once., grade: "R1, strong", sources: [label-a], checked: seen}
    - {id: two, body: Two, year: 2024, region: EU, text: Later., sources: [paper-b], checked: seen}
""",
    "not-included.yaml": """\
- {id: drug-z, label: Drug Z, kind: drug, reason: No results in this cancer., sources: [paper-b], checked: seen}
""",
    "adverse-events/bleeding.yaml": """\
id: bleeding
term: Bleeding
aliases: [haemorrhage]
zh: [出血]
drugs: [drug-a]
statements: [{id: watch, section: monitoring, text: Ask at each visit., sources: [label-a], checked: seen}]
grades: [{id: g3, grade: 3, text: Hold the drug., sources: [label-a], checked: seen}]
""",
    "calculators.yaml": """\
- id: clearance
  label: Clearance
  formula: [a / b]
  filled: [{text: "1 + {a}"}]
  inputs: [{id: a, label: A, type: number, unit: mL, plausible: [1, 9], hard: [0, 99]}]
  result_unit: mL/min
  fills: crcl
  examples: [{given: {a: 2}, result: {clearance: 1}}]
  sources: [label-a]
  checked: seen
""",
    "fhir-codes.yaml": """\
- {id: crcl, finding: crcl, system: loinc, code: "1-1", display: Clearance, sources: [label-a], checked: seen}
""",
    "signalling.yaml": """\
id: map
checked_on: "2026-11-25"
label: Map
compartments: [{id: cell, label: Cell, look: cell, from: [0, 0], to: [2, 2]}]
groups: [{id: driver, label: Driver}]
nodes:
  - {id: ret, label: RET, kind: fusion, compartment: cell, group: driver, column: 0, row: 0, hgnc: RET, uniprot: P07949, sources: [paper-b], checked: seen}
  - {id: ras, label: RAS, kind: protein, compartment: cell, group: driver, column: 0, row: 1, sources: [paper-b], checked: seen}
edges: [{id: ret-ras, from: ret, to: ras, effect: activates, text: Signals on., sources: [paper-b], checked: seen}]
actions:
  - {id: drug-a, drug: drug-a, nodes: [ret], effect: inhibits, column: 1, row: 0, sources: [label-a], checked: seen}
resistance: [{id: gate, node: ret, drugs: [drug-a], label: RET V804M, text: Binds less., sources: [], checked: recall}]
story: [{id: on, title: Signal on, text: RET is on., nodes: [ret, ras], edges: [ret-ras], drugs: [drug-a], sources: [paper-b], checked: seen}]
""",
    "options/1-all.yaml": """\
- id: drug-a
  label: Drug A
  short: drug A
  kind: systemic
  line: any
  indication: Lung disease.
  classes: [drugs]
  drugs: [drug-a]
  dose_of: drug-a
  sources: [label-a]
  checked: seen
""",
    "derived.yaml": """\
- id: d-lung
  label: Lung disease
  when: {finding: sites, includes: [lung]}
  definition: lung
  sources: [label-a]
  checked: seen
""",
    "rules/1-all.yaml": """\
group: all
label: All
rules:
  - id: use-a
    when: {finding: d-lung, is: true}
    then:
      - {effect: indicate, option: drug-a, stance: recommended, strength: strong, grade: label}
    why: Works in lung disease.
    sources: [label-a]
    checked: seen
    reviewed: "2026-11-25"
  - id: bleeding-bars
    when: {finding: bleeding, is: frank}
    then:
      - {effect: restrict, option_class: drugs, stance: contraindicated, strength: label, grade: label}
    why: May bleed.
    sources: [label-a]
    checked: seen
    reviewed: "2026-11-25"
  - id: kidney
    when: {finding: crcl, less-than: 30}
    then:
      - {effect: dose, drug: drug-a, adjustment: renal-severe}
    why: Kidney.
    sources: [label-a]
    checked: seen
    reviewed: "2026-11-25"
""",
    "definitions.yaml": """\
- id: lung
  label: Lung disease
  parts:
    - {id: body-1, body: Body, year: 2025, text: A lesion in the lung., sources: [paper-b], checked: seen}
""",
    "drugs/drug-a.yaml": """\
id: drug-a
checked_on: "2026-11-25"
names:
  inn: druga
  brands: [{name: Brandia, region: FDA}]
  zh: 药物甲
  sources: [label-a]
  checked: seen
drug_class: ret-inhibitor
targets: [RET]
mechanism: {id: how, text: Blocks RET., sources: [label-a], checked: seen}
dosing:
  ranges: [{unit: mg, low: 10.0, high: 24.0}]
  start:
    - id: start
      dose: {amount: 24.0, unit: mg, route: oral, frequency: once daily}
      sources: [label-a]
      checked: seen
  ladder:
    - {id: step-1, step: 1, dose: {amount: 20.0, unit: mg, route: oral, frequency: once daily}, sources: [label-a], checked: seen}
    - {id: step-2, step: 2, dose: {amount: 14.0, unit: mg, route: oral, frequency: once daily}, sources: [label-a], checked: seen}
  adjustments:
    - id: renal-severe
      kind: renal
      label: CrCl less than 30 mL/min
      when: {finding: crcl, less-than: 30}
      action: set-dose
      dose: {amount: 14.0, unit: mg, route: oral, frequency: once daily}
      sources: [label-a]
      checked: seen
toxicity:
  - {id: bleeding-3, event: Bleeding, grade: "3", grades: [3], action: withhold, until_grade: 1, next_level: one-lower, sources: [], checked: recall}
interactions:
  - {id: pills, with: Strong inhibitors, matches: [strong, pill], severity: avoid, action: Choose another pill, sources: [label-a], checked: seen}
trials: [trial-b]
""",
    "trials/trial-b.yaml": """\
id: trial-b
checked_on: "2026-11-25"
name: TRIAL B
nct: NCT00000001
phase: "3"
design: randomised
randomised: true
setting: {population: Adults, line: any, prior_therapy: none, biomarker: none, region: global, sources: [paper-b], checked: seen}
arms:
  - {id: a, regimen: drug A, n: 100}
  - {id: control, regimen: placebo, n: 50}
outcomes:
  - id: pfs-hr
    endpoint: PFS
    assessor: independent
    compare: [a, control]
    measure: hazard-ratio
    value: 0.21
    interval: {level: 99.0, lower: 0.14, upper: 0.31}
    sources: [paper-b]
    checked: seen
sources: [paper-b]
""",
    "changes.yaml": "[]\n",
    "diagrams/pathway.yaml": """\
id: pathway
label: Pathway
nodes:
  - {id: lung, shape: question, column: 0, row: 0, label: "Lung disease?", finding: d-lung, sources: [label-a], checked: seen}
  - {id: treat, shape: step, column: 1, row: 0, label: Drug A, options: [drug-a], sources: [label-a], checked: seen}
edges:
  - {from: lung, to: treat, label: "yes", when: {finding: d-lung, is: true}}
""",
    "cases/ex-1.yaml": """\
id: ex-1
title: A case
decision_point: What now?
jurisdiction: any
findings: {sites: [lung]}
assumed: {bleeding: none}
story: Story.
done: Done.
outcome: Outcome.
expected: {preferred: [drug-a]}
sources: [paper-b]
checked: seen
""",
}


def write_tiny(folder: Path, changes: dict[str, tuple[str, str]] | None = None) -> Path:
    """Writes the sources, in each named file one text replaced by another; returns the folder."""
    for name, text in FILES.items():
        if changes and name in changes:
            old, new = changes[name]
            assert old in text, (name, old)
            text = text.replace(old, new)
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def open_tiny(changes: dict[str, tuple[str, str]] | None = None) -> Knowledge:
    """A knowledge base built from the sources, open; the same for the same changes, since nobody can write into it."""
    return _opened(tuple((changes or {}).items()))


@cache
def _opened(changes: tuple[tuple[str, tuple[str, str]], ...]) -> Knowledge:
    with TemporaryDirectory() as name:
        folder = Path(name)
        sources, errors = checked_sources(write_tiny(folder / "sources", dict(changes)))
        assert sources is not None, errors
        build(sources, folder / "sources", folder / "tiny.sqlite")
        return Knowledge.open(folder / "tiny.sqlite")
