"""Answers that cannot both be right are found in pairs; open ones contradict nothing."""

import pytest

from rairdtc_gui.services.case_file import CaseReader
from rairdtc_gui.services.contradictions import PAIRS, contradictions

PROGRESSION = ("progression-after-rai", "progression-after-rai-months")
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
        ({"progression-after-rai": "after-12-months", "progression-after-rai-months": 3.0}, [PROGRESSION]),
        ({"progression-after-rai": "after-12-months", "progression-after-rai-months": 12.0}, []),
        ({"progression-after-rai": "within-12-months", "progression-after-rai-months": 13.0}, [PROGRESSION]),
        ({"progression-after-rai": "within-12-months", "progression-after-rai-months": 12.0}, []),
        (
            {"recist-change-percent": 20.0, "progressing-lesions": "none"},
            [("recist-change-percent", "progressing-lesions")],
        ),
        ({"recist-change-percent": 19.0, "progressing-lesions": "none"}, []),
        ({"recist-change-percent": 60.0, "progressing-lesions": "one"}, []),
        (
            {"prior-agents": ("sorafenib",), "ended-for-progression": ("lenvatinib",)},
            [("prior-agents", "ended-for-progression")],
        ),
        ({"prior-agents": ("none",), "ended-for-toxicity": ("lenvatinib",)}, [("prior-agents", "ended-for-toxicity")]),
        ({"prior-agents": ("sorafenib", "lenvatinib"), "ended-for-progression": ("lenvatinib",)}, []),
        ({"prior-agents": ("sorafenib",), "ended-for-progression": ("none",), "ended-for-toxicity": ("none",)}, []),
        ({"prior-agents": ("none",), "current-drug": "lenvatinib"}, [("prior-agents", "current-drug")]),
        ({"prior-agents": ("none",), "current-drug": "none"}, []),
        ({"potassium": 2.6, "qt-risk": ("none",)}, [("potassium", "qt-risk")]),
        ({"potassium": 3.5, "qt-risk": ("none",)}, []),
        ({"potassium": 2.6, "qt-risk": ("low-k-mg-ca",)}, []),
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
        ("progression-after-rai", ("within-12-months", "after-12-months")), ("progressing-lesions", ("none",)),
        ("prior-agents", ("none",)), ("current-drug", ("none",)), ("qt-risk", ("none",)),
        ("ended-for-progression", ("none",)), ("ended-for-toxicity", ("none",)),
    ):  # fmt: skip
        assert set(values) <= {answer.value for answer in questions[question].answers}
