"""Every monograph of the real knowledge base opens whole, with and without a case, in each region."""

import pytest

from rairdtc_gui.domain.case import Case
from rairdtc_gui.domain.drugs import Section
from rairdtc_gui.domain.toxicity import STRICTNESS
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui.screens.drugs.presenter import DrugsPresenter

#: What the review names, each with the monographs that stand for it.
NAMED = {
    "radioiodine": ["sodium-iodide-131"],
    "TSH suppression": ["levothyroxine"],
    "multikinase inhibitors": ["sorafenib", "lenvatinib", "cabozantinib", "apatinib", "anlotinib", "donafenib"],
    "BRAF V600E": ["dabrafenib", "trametinib", "vemurafenib"],
    "RET": ["selpercatinib", "pralsetinib"],
    "NTRK": ["larotrectinib", "entrectinib", "repotrectinib"],
    "redifferentiation": ["selumetinib", "dabrafenib", "trametinib"],
    "checkpoint inhibitors": ["pembrolizumab", "nivolumab", "ipilimumab", "camrelizumab"],
    "radioligands": ["lutetium-177-psma-617", "lutetium-177-dotatate", "lutetium-177-fapi"],
}
CASE = {
    "histology": "papillary", "age": 64.0, "weight-kg": 70.0, "crcl": 28.0, "child-pugh": "B", "cyp3a": "inhibitor",
    "drivers": ("braf-v600e",), "prior-agents": ("lenvatinib",),
}  # fmt: skip


class FakeView:
    def __init__(self):
        self.page = None
        self.planned = None

    def show_drugs(self, groups):
        self.ids = [drug.summary.id for group in groups for drug in group.drugs]

    def show_page(self, page, anchor):
        self.page = page

    def show_unknown(self, item):
        raise AssertionError(item)

    def focus_page(self):
        pass

    def after_frame(self, call):
        self.planned = call


class Counting:
    """The knowledge base, and which drugs it was asked for."""

    def __init__(self, knowledge):
        self.asked = []
        self._knowledge = knowledge

    def __getattr__(self, name):
        return getattr(self._knowledge, name)

    def drug(self, drug_id):
        self.asked.append(drug_id)
        return self._knowledge.drug(drug_id)


@pytest.fixture(scope="module")
def screen(engine, knowledge):
    view, session = FakeView(), Session(engine)
    return view, session, DrugsPresenter(view, session, knowledge)


def test_everything_that_the_review_names_has_a_monograph(screen):
    view, _, _ = screen
    missing = {name: [drug for drug in drugs if drug not in view.ids] for name, drugs in NAMED.items()}
    assert not any(missing.values()), missing


def test_drugs_are_read_ahead_one_at_a_time_and_once(engine, knowledge):
    view, counting = FakeView(), Counting(knowledge)
    presenter = DrugsPresenter(view, Session(engine), counting)
    presenter.show("lenvatinib", "")
    assert counting.asked == ["lenvatinib"]
    while view.planned is not None:
        call, view.planned, before = view.planned, None, len(counting.asked)
        call()
        assert len(counting.asked) <= before + 1
    assert sorted(counting.asked) == sorted(view.ids)
    presenter.show("selpercatinib", "")
    assert len(counting.asked) == len(view.ids)


def test_every_monograph_opens_with_dose_or_reason_and_numbered_sources(screen, knowledge):
    view, session, presenter = screen
    for case in (None, Case.of(CASE)):
        if case is not None:
            session.start(case)
        for drug_id in view.ids:
            presenter.show(drug_id, "")
            page = view.page
            assert page.id == drug_id
            assert page.start or page.section(Section.NO_START), drug_id
            assert [row.number for row in page.sources] == list(range(1, len(page.sources) + 1)), drug_id
            assert page.sources, drug_id


def test_every_toxicity_step_says_what_to_do(knowledge):
    for summary in knowledge.drug_list:
        for step in knowledge.drug(summary.id).toxicity:
            assert step.action in STRICTNESS
            assert step.grade, step.address
            if step.action in ("withhold", "reduce"):
                assert step.next_level is not None, step.address
            assert step.action != "continue" or step.detail, step.address


def test_that_a_label_has_no_boxed_warning_stands_under_that_head_as_an_absence(screen):
    view, _, presenter = screen
    presenter.show("lenvatinib", "")
    (line,) = view.page.section(Section.BOXED_WARNING)
    assert line.is_absence
    assert line.fact.numbers
    for drug_id in view.ids:
        presenter.show(drug_id, "")
        said = [row.text for row in view.page.section(Section.PRACTICAL)]
        assert not [text for text in said if "no boxed warning" in text.lower()], drug_id
