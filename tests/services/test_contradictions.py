"""Answers that cannot both be right are found in pairs; open ones contradict nothing."""

import pytest

from rairdtc_gui.services.case_file import CaseReader
from rairdtc_gui.services.contradictions import PAIRS, contradictions

MOLECULAR, BRAIN = ("ngs-status", "drivers"), ("metastatic-sites", "brain-mets")


@pytest.mark.parametrize(
    ("findings", "found"),
    [
        ({"ngs-status": "not-done", "drivers": ("ret-fusion",)}, [MOLECULAR]),
        ({"ngs-status": "not-done", "drivers": ("none-found",)}, [MOLECULAR]),
        ({"ngs-status": "pending", "drivers": ("none-found",)}, [MOLECULAR]),
        ({"ngs-status": "pending", "drivers": ("braf-v600e",)}, []),
        ({"ngs-status": "dna-and-rna-panel", "drivers": ("ret-fusion",)}, []),
        ({"ngs-status": "not-done", "tmb-msi": ("tmb-high",)}, [("ngs-status", "tmb-msi")]),
        ({"ngs-status": "not-done", "tmb-msi": ("msi-high-dmmr",)}, []),
        ({"metastatic-sites": ("lung", "brain"), "brain-mets": "none"}, [BRAIN]),
        ({"metastatic-sites": ("lung",), "brain-mets": "untreated"}, [BRAIN]),
        ({"metastatic-sites": ("lung",), "brain-mets": "treated-stable"}, []),
        (
            {"largest-lesion-mm": 20.0, "largest-lung-lesion-mm": 25.0},
            [("largest-lesion-mm", "largest-lung-lesion-mm")],
        ),
        ({"largest-lesion-mm": 25.0, "largest-lung-lesion-mm": 25.0}, []),
        ({"bp-systolic": 80.0, "bp-diastolic": 130.0}, [("bp-systolic", "bp-diastolic")]),
        ({"bp-systolic": 130.0, "bp-diastolic": 80.0}, []),
        ({"ngs-status": "not-done"}, []),
        ({}, []),
    ],
)
def test_what_does_not_go_together(findings, found):
    assert list(contradictions(findings)) == found


def test_every_question_of_a_pair_exists_and_no_published_patient_contradicts_itself(knowledge):
    questions = {question.id: question for question in knowledge.rule_set.questions}
    assert {name for pair in PAIRS for name in (pair.first, pair.second)} <= questions.keys()
    reader = CaseReader(questions)
    assert [contradictions(reader.from_example(example).findings) for example in knowledge.example_cases] == [()] * 6
    for question, values in (
        ("ngs-status", ("not-done", "pending")), ("drivers", ("none-found",)), ("tmb-msi", ("tmb-high",)),
        ("metastatic-sites", ("brain",)), ("brain-mets", ("none", "untreated", "haemorrhagic-or-symptomatic")),
    ):  # fmt: skip
        assert set(values) <= {answer.value for answer in questions[question].answers}
