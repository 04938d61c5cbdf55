"""What the card of a link says, for every kind of thing that has a page."""

from __future__ import annotations

import pytest

from rairdtc_gui.domain.contrasts import contrasts
from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui.screens.cards import words
from rairdtc_gui.ui.screens.cards.presenter import CardPresenter


@pytest.fixture
def session(engine):
    return Session(engine)


@pytest.fixture
def cards(session, knowledge):
    return CardPresenter(session, knowledge)


def lines(row):
    return [line.text.replace("\u00a0", " ") for line in row.lines]


def plain(texts):
    return [text.replace("\u00a0", " ") for text in texts]


def said(row):
    return row.words.replace("\u00a0", " ")


def test_a_drug_says_class_approvals_start_dose_and_its_source(cards, knowledge):
    row = cards.row("drugs/lenvatinib")
    drug = knowledge.drug("lenvatinib")
    assert row.title == "lenvatinib"
    assert "Antiangiogenic kinase inhibitors" in lines(row)[0]
    assert "FDA" in lines(row)[1]
    assert "lenvatinib — 24 mg — oral — once daily" in said(row)
    assert knowledge.sources[drug.start[0].provenance.sources[0]].citation in lines(row)[-1]


def test_the_start_dose_is_that_of_the_leading_label(cards, session):
    assert "12 years and over" in said(cards.row("drugs/selpercatinib"))
    session.choose_jurisdiction(None, "PMDA")
    assert "Japan" in said(cards.row("drugs/selpercatinib"))


def test_a_drug_without_a_start_dose_says_so(cards):
    assert "No start dose in the sources checked" in lines(cards.row("drugs/camrelizumab"))


def test_an_unconfirmed_state_is_marked(cards):
    assert "unconfirmed" in said(cards.row("drugs/donafenib"))


def test_a_trial_says_design_patients_year_and_result_with_intervals(cards):
    row = cards.row("evidence/select")
    assert lines(row)[:2] == ["Phase 3 · randomised · n = 392", "Published 2015"]
    assert "18.3 months (95 % CI" in said(row)
    assert "3.6 months" in said(row)
    assert "hazard ratio 0.21 (99 % CI 0.14 to 0.31)" in said(row)
    assert lines(row)[-1].startswith("Source: ")


def test_no_card_shows_a_ratio_without_the_figures_beside_it(cards, knowledge):
    rows = [cards.row(f"evidence/{trial}") for drug in knowledge.rule_set.drugs for trial in drug.trials]
    assert len(rows) > 20
    for row in rows:
        ratios = [place for place, text in enumerate(lines(row)) if text.startswith("hazard ratio")]
        assert all(":" in lines(row)[place - 1] for place in ratios), row.title


def test_a_card_gives_the_difference_and_says_which_figure_of_an_arm_was_not_read(cards, knowledge):
    assert "difference 14.7 months (calculated)" in said(cards.row("evidence/select"))
    assert "11 months" in said(cards.row("evidence/cosmic-311"))
    trial = knowledge.trial("select-age-subgroup")
    lone = {line.ratio.value: line for line in contrasts(trial) if line.ratio and None in (line.first, line.second)}
    head = "OS, assessor not stated: "
    assert plain(words.figures(trial, lone[0.78]))[0] == f"{head}arm figures not read"
    one = plain(words.figures(trial, lone[0.53]))[0]
    assert one.startswith(f"{head}lenvatinib, over 65 years arm figure not read; placebo, over 65 years 18.4")


def test_an_event_on_a_drug_says_grades_and_rates_of_whom(cards):
    row = cards.row("toxicity/lenvatinib/Hypertension")
    assert row.title == "Hypertension on lenvatinib"
    assert lines(row)[0] == "The label says what to do at grade 2, 3, 4"
    assert "SELECT" in lines(row)[1]
    assert lines(row)[2].startswith("Source: ")
    none = cards.row("toxicity/lenvatinib/Nothing of the kind")
    assert lines(none) == ["The label has no line of its own for this event"]


def test_a_calculator_says_what_it_asks_for_and_gives(cards):
    assert lines(cards.row("calculators/qtc"))[:2] == ["Asks for: QT interval, Heart rate", "Gives: ms"]


def test_a_gene_says_what_it_is_its_drugs_and_the_case(cards, session):
    row = cards.row("signals/braf")
    assert "MAPK cascade" in lines(row)[0]
    assert "dabrafenib" in lines(row)[-1]
    session.answer("drivers", ("braf-v600e",))
    assert lines(cards.row("signals/braf"))[-1] == "This case: found"
    assert cards.row("signals/lenvatinib").title == "lenvatinib"


def test_a_question_and_an_option_follow_the_open_case(cards, session):
    assert not any("This case" in text for text in lines(cards.row("case/histology")))
    session.answer("histology", "papillary")
    assert lines(cards.row("case/histology"))[0] == "This case: Papillary"
    option = session.answers.result.answers[0].option
    assert lines(cards.row(f"result/{option}"))[0].startswith("This case: ")


def test_a_rule_says_its_reason_and_source(cards, knowledge):
    rule = next(rule for rule in knowledge.rule_set.rules if rule.provenance.sources)
    row = cards.row(Route(Place.RESULT, "", rule.id).encode())
    assert row.title == f"Rule {rule.id}"
    assert lines(row)[0] == rule.why


def test_a_step_of_the_pathway_says_what_it_means(cards):
    assert cards.row("pathway/refractory").title == "Radioiodine-refractory?"


@pytest.mark.parametrize("target", ["", "more", "home", "evidence", "toxicity", "drugs/nothing", "evidence//toxicity",
                                    "calculators/none", "case/none", "result/none", "pathway/none"])  # fmt: skip
def test_what_names_nothing_has_no_card(cards, target):
    assert cards.row(target) is None


def test_cards_stay_short(cards, knowledge):
    for summary in knowledge.drug_list:
        row = cards.row(f"drugs/{summary.id}")
        assert len(row.lines) <= 6, row
        assert len(row.words) < 900, row
