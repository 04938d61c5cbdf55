"""The drug screen's presenter over a tiny knowledge base, with a view that only remembers."""

from __future__ import annotations

import pytest

from rairdtc_gui.domain.case import Case, Jurisdiction
from rairdtc_gui.domain.drugs import Dose, Section
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui.screens.drugs.page import MonographPage
from rairdtc_gui.ui.screens.drugs.presenter import DrugsPresenter
from rairdtc_gui.ui.screens.drugs.rows import DrugGroup, Part
from tests.db.tiny import open_tiny


class FakeView:
    def __init__(self):
        self.groups: tuple[DrugGroup, ...] = ()
        self.pages: list[tuple[MonographPage, str]] = []
        self.unknown: list[str] = []

    def show_drugs(self, groups):
        self.groups = groups

    def show_page(self, page, anchor):
        self.pages.append((page, anchor))

    def show_unknown(self, item):
        self.unknown.append(item)

    def focus_page(self):
        pass

    def after_frame(self, call):
        """Nothing is left to be done here."""


@pytest.fixture
def base():
    return open_tiny()


def shown(base, case=None, region="") -> MonographPage:
    view, session = FakeView(), Session(Engine(base.rule_set), region)
    if case is not None:
        session.start(case)
    DrugsPresenter(view, session, base).show("drug-a", "")
    return view.pages[-1][0]


def test_the_list_holds_every_drug_under_its_class(base):
    view = FakeView()
    DrugsPresenter(view, Session(Engine(base.rule_set)), base)
    assert [(group.drug_class, [drug.summary.name for drug in group.drugs]) for group in view.groups] == [
        ("ret-inhibitor", ["druga"])
    ]


def test_a_drug_that_trials_call_by_another_name_says_which():
    other = open_tiny({"drugs/drug-a.yaml": ("  zh: 药物甲\n", "  zh: 药物甲\n  aliases: [drug-a, D1]\n")})
    assert shown(other).also == "drug-a"
    assert shown(open_tiny()).also == ""


def test_a_page_is_kept_until_something_about_the_case_is_new(base):
    view, session = FakeView(), Session(Engine(base.rule_set))
    presenter = DrugsPresenter(view, session, base)
    for change in (lambda: None, lambda: None, lambda: session.start(Case()), session.close):
        change()
        presenter.show("drug-a", "")
    first, second, open_case, closed = (page for page, _ in view.pages)
    assert second is first
    assert open_case is not first
    assert closed is not open_case


def test_without_a_case_nothing_is_about_a_patient(base):
    page = shown(base)
    assert page.case is None
    assert page.case_counts() == {}
    assert all(row.match is None for row in page.adjustments)
    assert page.start[0].dose == Dose(24.0, None, "mg", "oral", "once daily")
    assert page.brands == ("Brandia",)
    assert page.zh == ("药物甲",)


def test_the_ladder_is_one_chain_from_the_highest_step(base):
    (chain,) = shown(base).ladder
    assert [step.amount for step in chain.steps if step is not None] == [20.0, 14.0]
    assert chain.fact.numbers == (1,)


def test_the_case_dose_comes_from_the_engine_with_its_rule(base):
    page = shown(base, Case.of({"crcl": 28.0}))
    assert page.case is not None
    assert page.case.dose.dose == Dose(14.0, None, "mg", "oral", "once daily")
    (reason,) = page.case.dose.reasons
    assert (reason.match.rule, reason.match.route) == ("kidney", "result/drug-a/kidney")
    assert [(item.question.id, item.value) for item in reason.match.findings] == [("crcl", 28.0)]
    assert page.case.dose.unapplied == ()
    assert page.adjustments[0].match is not None
    assert page.case_counts() == {Part.DOSE: 1, Part.ADJUSTMENTS: 1}


def test_a_case_that_is_not_in_the_situation_marks_no_row(base):
    page = shown(base, Case.of({"crcl": 80.0}))
    assert page.adjustments[0].match is None
    assert page.case is not None
    assert page.case.dose.dose == Dose(24.0, None, "mg", "oral", "once daily")


def test_what_could_still_change_the_dose_is_named(base):
    page = shown(base, Case.of({}))
    assert page.case is not None
    assert page.case.dose.open == (("Creatinine clearance", "case/crcl"),)


def test_an_adjustment_that_holds_but_has_no_rule_is_never_silent():
    base = open_tiny({"rules/1-all.yaml": ("less-than: 30", "less-than: 10")})
    page = shown(base, Case.of({"crcl": 28.0}))
    assert page.case is not None
    assert page.case.dose.unapplied == ("CrCl less than 30 mL/min",)


AVOIDED = {
    "rules/1-all.yaml": (
        "      - {effect: dose, drug: drug-a, adjustment: renal-severe}\n",
        (
            "      - {effect: dose, drug: drug-a, adjustment: renal-severe}\n"
            "      - {effect: dose, drug: drug-a, adjustment: barred}\n"
        ),
    ),
    "drugs/drug-a.yaml": (
        "toxicity:\n",
        (
            "    - {id: barred, kind: hepatic, label: Liver, when: {finding: crcl, less-than: 30}, action: avoid,"
            " text: Do not start., sources: [label-a], checked: seen}\ntoxicity:\n"
        ),
    ),
}


@pytest.mark.parametrize("action", ["avoid", "no-data"])
def test_where_the_label_gives_no_dose_no_line_of_the_case_has_a_figure(action):
    place, (before, after) = "drugs/drug-a.yaml", AVOIDED["drugs/drug-a.yaml"]
    changed = {**AVOIDED, place: (before, after.replace("action: avoid", f"action: {action}"))}
    page = shown(open_tiny(changed), Case.of({"crcl": 28.0}))
    assert page.case is not None
    assert [(reason.label, reason.dose, reason.text, reason.is_named_only) for reason in page.case.dose.reasons] == [
        ("Liver", None, "Do not start.", False),
        ("CrCl less than 30 mL/min", None, "", True),
    ]
    marked = {row.label: row.match is not None for row in page.adjustments}
    assert marked == {"CrCl less than 30 mL/min": False, "Liver": True}


def test_rules_against_the_drug_are_shown_with_their_stance(base):
    page = shown(base, Case.of({"bleeding": "frank"}))
    assert page.case is not None
    (line,) = page.case.lines
    assert (line.stance, line.text, line.match.rule) == (Stance.CONTRAINDICATED, "May bleed.", "bleeding-bars")
    assert page.case_counts()[Part.STOP] == 1


def test_the_session_region_leads_and_else_the_jurisdiction(base):
    assert shown(base).lead_region == "FDA"
    assert shown(base, Case.of({}, jurisdiction=Jurisdiction.CN)).lead_region == "NMPA"
    assert shown(base, Case.of({}, jurisdiction=Jurisdiction.CN), region="EMA").lead_region == "EMA"


def test_sources_are_numbered_once_in_reading_order(base):
    page = shown(base)
    assert [(row.number, row.citation) for row in page.sources] == [(1, "Label of drug A"), (2, "Paper B")]
    assert page.toxicity[0].fact.is_confirmed is False
    assert page.toxicity[0].fact.numbers == ()


def test_a_hazard_ratio_keeps_its_interval_and_level(base):
    (trial,) = shown(base).trials
    (row,) = trial.outcomes
    (ratio,) = row.comparisons
    assert ratio.outcome.interval is not None
    assert ratio.outcome.interval.level == 99.0
    assert (row.figures, row.difference) == ((), "")


def test_medians_and_their_difference_stand_with_the_hazard_ratio():
    medians = "".join(
        f"  - {{id: pfs-{arm}, endpoint: PFS, assessor: independent, arm: {arm}, measure: median-months,"
        f" value: {value}, sources: [paper-b], checked: seen}}\n"
        for arm, value in (("a", 18.3), ("control", 3.6))
    )
    base = open_tiny({"trials/trial-b.yaml": ("outcomes:\n", "outcomes:\n" + medians)})
    (row,) = shown(base).trials[0].outcomes
    assert [estimate.outcome.value for estimate in row.figures] == [18.3, 3.6]
    assert (row.difference, row.difference_measure) == ("14.7", "median-months")


def test_a_section_without_content_stays_as_an_empty_one(base):
    page = shown(base)
    assert [section for section, _ in page.lines] == list(Section)
    assert page.section(Section.PREGNANCY) == ()


def test_show_opens_the_drug_of_a_trial(base):
    view = FakeView()
    DrugsPresenter(view, Session(Engine(base.rule_set)), base).show("trial-b", "")
    page, anchor = view.pages[-1]
    assert (page.id, anchor) == ("drug-a", "trial-b")


def test_show_says_what_is_not_covered(base):
    view = FakeView()
    DrugsPresenter(view, Session(Engine(base.rule_set)), base).show("nothing", "")
    assert (view.unknown, view.pages) == (["nothing"], [])


def test_refresh_keeps_the_drug_and_follows_the_case(base):
    view, session = FakeView(), Session(Engine(base.rule_set))
    presenter = DrugsPresenter(view, session, base)
    presenter.refresh()
    session.answer("crcl", 28.0)
    presenter.refresh()
    (before, _), (after, anchor) = view.pages
    assert (before.id, before.case, after.id, anchor) == ("drug-a", None, "drug-a", "")
    assert after.case is not None


WATCHED = (
    "      - {effect: restrict, option_class: drugs, stance: contraindicated, strength: label, grade: label}\n",
    (
        "      - {effect: caution, option: drug-a, text: Watch it., monitoring: Weekly.}\n"
        "      - {effect: caution, option_class: drugs, text: Watch it.}\n"
        "      - {effect: limit, option: drug-a, strength: label, grade: label}\n"
        "      - {effect: restrict, option: drug-a, stance: not-recommended, strength: label, grade: label}\n"
    ),
)


def test_cautions_come_after_what_speaks_against_and_no_words_twice():
    page = shown(open_tiny({"rules/1-all.yaml": WATCHED}), Case.of({"bleeding": "frank"}))
    assert page.case is not None
    assert [(line.stance, line.text) for line in page.case.lines] == [
        (Stance.NOT_RECOMMENDED, "May bleed."),
        (None, "Watch it."),
    ]


LIMITED = (WATCHED[0], "      - {effect: limit, option: drug-a, strength: label, grade: label}\n")


def test_a_limit_puts_the_drug_back_to_consider():
    page = shown(open_tiny({"rules/1-all.yaml": LIMITED}), Case.of({"bleeding": "frank"}))
    assert page.case is not None
    assert [line.stance for line in page.case.lines] == [Stance.CONSIDER]


def test_a_drug_without_an_option_has_no_case_dose():
    base = open_tiny({"options/1-all.yaml": ("  dose_of: drug-a\n", "")})
    page = shown(base, Case.of({"crcl": 28.0}))
    assert page.case is None
    assert page.adjustments[0].match is not None
    assert page.adjustments[0].match.route == ""


STARTS = (
    "    - id: start\n",
    (
        "    - id: lung\n"
        "      label: Lung disease\n"
        "      when: {finding: d-lung, is: true}\n"
        "      region: EMA\n"
        "      dose: {amount: 10.0, unit: mg, route: oral, frequency: once daily}\n"
        "      sources: [label-a]\n"
        "      checked: seen\n"
        "    - id: start\n"
    ),
)


def test_the_dose_of_adults_stands_first_also_where_a_region_has_more():
    adults = "    - id: start\n"
    children = STARTS[1].removesuffix(adults).replace("id: lung", "id: child")
    base = open_tiny({"drugs/drug-a.yaml": ("  ladder:\n", children + "  ladder:\n")})
    assert [row.fact.region for row in shown(base, region="EMA").start] == ["", "EMA"]


def test_several_start_doses_are_marked_and_ordered_by_region():
    base = open_tiny({"drugs/drug-a.yaml": STARTS})
    page = shown(base, Case.of({"sites": ("lung",)}), region="EMA")
    assert [(row.fact.region, row.match is not None) for row in page.start] == [("EMA", True), ("", False)]
    waiting = shown(base, Case.of({}), region="EMA")
    assert waiting.case is not None
    assert ("Sites", "case/sites") in waiting.case.dose.open
    assert [row.fact.region for row in shown(base).start] == ["", "EMA"]


def test_a_drug_on_the_signalling_map_links_there_and_another_does_not(base):
    assert shown(base).map_route == "signals/drug-a"
    action = (
        "  - {id: drug-a, drug: drug-a, nodes: [ret], effect: inhibits, column: 1, row: 0,"
        " sources: [label-a], checked: seen}\n"
    )
    assert shown(open_tiny({"signalling.yaml": (action, "  []\n")})).map_route == ""
