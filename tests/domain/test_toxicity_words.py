"""A toxicity step is worded from its typed fields alone."""

import pytest

from rairdtc_gui.domain.drugs import Dose, NextLevel, ToxicityStep
from rairdtc_gui.domain.provenance import Checked, Provenance
from rairdtc_gui.domain.toxicity_words import instruction, occasion

BY_SEVERITY = "Resume at the same or a reduced dose, or stop, by severity and course"


def step(**fields):
    plain = {
        "address": "drug/a/toxicity/x", "event": "Rash", "grade": "3", "grades": (3,), "when": None, "occurrence": None,
        "action": "withhold", "until_grade": None, "until": "", "next_level": None, "next_dose": None, "stop_if": "",
        "detail": "", "region": "", "note": "", "provenance": Provenance(("label",), Checked.SEEN, "2026-11-25"),
    }  # fmt: skip
    return ToxicityStep(**{**plain, **fields})


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"until_grade": 1, "next_level": NextLevel.ONE_LOWER}, "Until grade 1 or less. Resume one level lower."),
        (
            {"until_grade": 0, "next_level": NextLevel.SAME},
            "Until resolved or back to baseline. Resume at the same dose.",
        ),
        (
            {"until": "QTcF 480 ms or less", "next_level": NextLevel.REDUCED},
            "Until QTcF 480 ms or less. Resume at a reduced dose.",
        ),
        ({"action": "reduce", "next_level": NextLevel.TWO_LOWER}, "Go on two levels lower."),
        (
            {"next_level": NextLevel.NAMED_DOSE, "next_dose": Dose(20.0, None, "mg", "oral", "once daily")},
            "Resume at 20 mg once daily.",
        ),
        (
            {"until_grade": 1, "next_level": NextLevel.JUDGEMENT, "stop_if": "it does not settle within 4 weeks"},
            f"Until grade 1 or less. {BY_SEVERITY}. Stop for good if it does not settle within 4 weeks.",
        ),
        ({"action": "discontinue", "detail": "Treat as for an anaphylaxis."}, "Treat as for an anaphylaxis."),
        ({"action": "discontinue"}, ""),
    ],
)
def test_instruction(fields, words):
    assert instruction(step(**fields)) == words


def test_occasion_names_the_occurrence_only_where_it_matters():
    assert occasion(step()) == "3"
    assert occasion(step(occurrence=2)) == "3, second time"
