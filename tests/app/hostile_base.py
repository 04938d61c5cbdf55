"""A knowledge base whose every text that is shown ends in markup."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from pathlib import Path

#: Begins and ends with a sign that stands nowhere else, so that each place can be checked for all of it.
MARKUP = '\u27e6<img src="file://host/x.png"> <b>not</b> &amp; &lt; <s>x()</s> {0} {x} %s &q <br>\u27e7'
#: What is shown of each table.
SHOWN = {
    "adverse_event": "term",
    "adverse_event_table": "population note",
    "approval": "indication note",
    "calculator": "label note result_unit",
    "change": "release text",
    "change_value": "release subject old new",
    "co_medicine": "label note",
    "co_medicine_class": "label",
    "co_medicine_name": "name",
    "definition": "label",
    "definition_part": "body text note",
    "derived": "label body note",
    "diagram": "label",
    "diagram_edge": "label",
    "diagram_node": "label text note",
    "dose_line": "label unit route frequency text note",
    "drug": "name zh",
    "drug_code": "code",
    "drug_name": "name",
    "event": "term",
    "event_line": "text note",
    "example_case": "title decision_point story done outcome note",
    "guideline_difference": "point",
    "guideline_position": "body text grade note",
    "monograph_line": "head text detail note",
    "not_included": "label reason note",
    "option_class": "label",
    "option_evidence": "body statement note",
    "question": "label unit why help used_for note",
    "question_answer": "label",
    "question_group": "label",
    "rule": "why note",
    "rule_effect": "grade until text monitoring",
    "rule_group": "label",
    "search_entry": "title detail",
    "search_name": "name",
    "signal_action": "short text note",
    "signal_compartment": "label",
    "signal_edge": "text note",
    "signal_group": "label",
    "signal_map": "label",
    "signal_node": "label short text note",
    "signal_resistance": "label text note",
    "signal_story": "title text note",
    "source": "citation pmid doi nct url read",
    "standard_code": "display note",
    "toxicity_step": "event grade until unit route frequency stop_if detail note",
    "treatment_option": "label short indication unit route frequency note",
    "trial": "name nct phase design population prior_therapy biomarker region note",
    "trial_arm": "regimen cohort",
    "trial_entry": "text note",
    "trial_event": "term note",
    "trial_note": "text note",
    "trial_outcome": "endpoint p note",
}
#: Columns of JSON that hold texts: the keys whose texts are shown, at any depth; "" stands for the items of a list.
SHOWN_IN_JSON = {
    ("calculator", "bands"): {"when", "meaning"},
    ("calculator", "formula"): {""},
    ("calculator", "inputs"): {"label", "unit"},
    ("calculator", "warnings"): {""},
    ("drug", "targets"): {""},
    ("event", "names"): {""},
    ("example_case", "must_say"): {""},
    ("signal_node", "aliases"): {""},
}


def hostile_base(built: Path, folder: Path) -> Path:
    """A copy of a knowledge base with the markup after every shown text, under a checksum that fits."""
    path = folder / "hostile.sqlite"
    path.write_bytes(built.read_bytes())
    connection = sqlite3.connect(path)
    for table, columns in SHOWN.items():
        for column in columns.split():
            connection.execute(f"UPDATE {table} SET {column} = {column} || ? WHERE {column} <> ''", (" " + MARKUP,))
    for (table, column), keys in SHOWN_IN_JSON.items():
        for rowid, text in connection.execute(f"SELECT rowid, {column} FROM {table}").fetchall():
            marked = json.dumps(_marked(json.loads(text), keys))
            connection.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (marked, rowid))
    # an event is written as its terms, each of which is one of its names
    connection.execute("UPDATE event SET term = replace(term, ', ', ?)", (f" {MARKUP}, ",))
    for key in ("intended_use", "version"):
        connection.execute("UPDATE pack SET value = value || ? WHERE key = ?", (" " + MARKUP, key))
    connection.commit()
    connection.close()
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    path.with_suffix(".manifest.json").write_text(json.dumps({"sha256": digest}), encoding="utf-8")
    return path


def _marked(data: object, keys: set[str], key: str = "") -> object:
    match data:
        case dict():
            return {name: _marked(value, keys, name) for name, value in data.items()}
        case list():
            return [_marked(item, keys, key) for item in data]
        case str() if data and key in keys:
            return f"{data} {MARKUP}"
    return data
