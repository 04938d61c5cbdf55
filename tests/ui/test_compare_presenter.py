"""Two to four drugs side by side: what each cell says, what the open case means, what differs."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from rairdtc_gui.domain.case import Case
from rairdtc_gui.domain.drugs import Section
from rairdtc_gui.domain.event_links import EventLinks
from rairdtc_gui.services.case_file import case_reader
from rairdtc_gui.services.compare_cart import CompareCart
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui.screens.compare.assemble import CellMaker, Compared
from rairdtc_gui.ui.screens.compare.presenter import ComparePresenter


class FakeView:
    def __init__(self):
        self.page = self.detail = None
        self.count = 0

    def listen(self, listener):
        self.listener = listener

    def show_page(self, page):
        self.page = page
        self.count += 1

    def show_detail(self, detail):
        self.detail = detail


@pytest.fixture
def screen(knowledge, engine):
    view, session, cart = FakeView(), Session(engine), CompareCart()
    return view, ComparePresenter(view, session, knowledge, cart), session, cart


def compared(screen, *drugs):
    view, presenter, _, cart = screen
    for drug in drugs:
        cart.add(drug)
    presenter.refresh()
    return view.page


def cells(page, label):
    row = next(row for row in page.grid.rows if row.key == label)
    return [cell.text.replace("\u00a0", " ") for cell in row.cells[1:]]


def test_the_fixed_line_and_the_heads(screen):
    page = compared(screen, "lenvatinib", "sorafenib")
    assert page.line == "Different trials: populations differ; do not read across as a head-to-head."
    assert [column.head for column in page.grid.columns] == ["", "lenvatinib", "sorafenib"]
    assert "Lenvima" in page.grid.columns[1].caption
    assert page.notice == ""
    assert not any(row.head == "For this case" for row in page.grid.rows)


def test_figures_of_the_key_trials(screen):
    page = compared(screen, "lenvatinib", "sorafenib")
    pfs, _ = cells(page, "PFS with its hazard ratio")
    assert "18.3 months (95 % CI 15.1 to no limit given; n = 261)" in pfs
    assert "3.6 months" in pfs
    assert "difference 14.7 months (calculated)" in pfs
    assert "hazard ratio 0.21 (99 % CI 0.14 to 0.31)" in pfs
    assert "independent review" in pfs
    assert "85.4 %" in cells(page, "Grade 3 or more, any")[0]
    assert cells(page, "Five most frequent")[0].startswith("Hypertension 69.3 %, grade 3 or more 42.9 %")
    assert "randomised; n = 392" in cells(page, "Trial")[0]
    assert cells(page, "Start dose")[0].startswith("lenvatinib — 24 mg — oral — once daily [1]")


def test_the_key_trial_is_the_weightiest_that_tests_the_drug_itself(screen, knowledge):
    page = compared(screen, "vandetanib", "sodium-iodide-131", "pembrolizumab", "lenvatinib")
    names = [cell.split(";")[0] for cell in cells(page, "Trial")]
    for place, word in enumerate(("VERIFY", "MERAIODE", "KEYNOTE-158", "SELECT")):
        assert word in names[place]
    assert "hazard ratio 0.75 (95 % CI 0.55 to 1.03)" in cells(page, "PFS with its hazard ratio")[0]


def test_patients_with_a_finding_against_those_without_are_no_comparison_of_treatments(screen):
    page = compared(screen, "nivolumab", "lenvatinib")
    assert "4.8" not in cells(page, "PFS with its hazard ratio")[0]


def test_what_is_recorded_on_qt_is_in_its_row(screen, knowledge):
    for summary in knowledge.drug_list:
        drug = knowledge.drug(summary.id)
        said = [line.text for line in drug.lines(Section.METABOLISM) if "QT prolongation: " in line.text]
        if said:
            screen[3].add(summary.id)
            screen[1].refresh()
            (qt,) = cells(screen[0].page, "QT")
            state = said[0].partition("QT prolongation: ")[2].partition(".")[0]
            assert f"QT prolongation: {state}" in qt, summary.id
            screen[1].on_drug_removed(summary.id)


def test_enzymes_and_half_life_stand_in_their_row_whatever_is_said_on_qt_beside_them(screen, knowledge):
    for summary in knowledge.drug_list:
        if knowledge.drug(summary.id).lines(Section.METABOLISM):
            screen[3].add(summary.id)
            screen[1].refresh()
            (said,) = cells(screen[0].page, "Enzymes, transporters")
            assert said != "no statement in the sources checked", summary.id
            screen[1].on_drug_removed(summary.id)
    page = compared(screen, "vemurafenib", "lenvatinib")
    assert "CYP3A4" in cells(page, "Enzymes, transporters")[0]
    assert "Half-life 57 h" in cells(page, "Enzymes, transporters")[0]
    assert "QT" not in cells(page, "Enzymes, transporters")[0]
    assert "Half-life" not in cells(page, "QT")[0]
    assert "QT prolongation: yes" in cells(page, "QT")[0]


def test_severe_events_say_whether_they_are_of_any_cause(screen):
    page = compared(screen, "lenvatinib", "pembrolizumab", "selumetinib")
    said = cells(page, "Grade 3 or more, any")
    assert said[0].endswith("Any adverse event")
    assert said[1].endswith("Any treatment-related adverse event")


def test_severe_events_are_not_those_that_are_serious(screen, knowledge):
    assert cells(compared(screen, "dabrafenib", "lenvatinib"), "Grade 3 or more, any")[0] == "not reported"
    screen[1].on_drug_removed("dabrafenib")
    screen[1].on_drug_removed("lenvatinib")
    for summary in knowledge.drug_list:
        screen[1].on_drug_added(summary.id)
        (said,) = cells(screen[0].page, "Grade 3 or more, any")
        assert "erious" not in said, summary.id
        assert said == "not reported" or "%" in said, summary.id
        screen[1].on_drug_removed(summary.id)


def test_no_arm_is_called_only_the_same(screen, knowledge):
    for summary in knowledge.drug_list:
        screen[1].on_drug_added(summary.id)
        for row in screen[0].page.grid.rows:
            assert not re.search("^the same:", "\n".join(cell.text for cell in row.cells), re.MULTILINE), summary.id
        screen[1].on_drug_removed(summary.id)


def test_heads_lead_to_their_drugs(screen):
    page = compared(screen, "lenvatinib", "sorafenib")
    assert [column.target for column in page.grid.columns] == ["", "drugs/lenvatinib", "drugs/sorafenib"]


@pytest.mark.parametrize(("drug", "first"), [("everolimus", "Anemia 64 %"), ("repotrectinib", "Dizziness 65 %")])
def test_without_events_of_the_trial_those_of_the_monograph_stand_with_their_patients(screen, drug, first):
    page = compared(screen, drug, "lenvatinib")
    assert cells(page, "Five most frequent")[0].casefold().startswith(first.casefold())


def test_a_sum_of_events_is_no_event(screen, knowledge):
    for summary in knowledge.drug_list:
        screen[3].add(summary.id)
        screen[1].refresh()
        (said,) = cells(screen[0].page, "Five most frequent")
        assert "dverse event" not in said, summary.id
        screen[1].on_drug_removed(summary.id)


def test_a_drug_that_its_trials_call_otherwise_has_that_name_below_its_own(screen):
    page = compared(screen, "apatinib", "lenvatinib")
    assert [column.head for column in page.grid.columns[1:]] == ["rivoceranib", "lenvatinib"]
    assert page.grid.columns[1].caption.startswith("(apatinib) · 阿帕替尼")
    assert not page.grid.columns[2].caption.startswith("(")


def test_what_is_missing_is_said(screen):
    page = compared(screen, "alectinib", "cabozantinib-capsules")
    assert cells(page, "PFS with its hazard ratio") == ["not reported", "not reported"]
    assert cells(page, "Start dose")[1] != ""
    for row in page.grid.rows:
        assert all(cell.text for cell in row.cells[1:]), row.key


@pytest.mark.parametrize("count", range(11))
def test_no_cell_of_any_drug_is_empty(screen, knowledge, count):
    drugs = [summary.id for summary in knowledge.drug_list][count * 4 : count * 4 + 4]
    page = compared(screen, *drugs)
    for row in page.grid.rows:
        assert all(cell.text for cell in row.cells[1:]), (drugs, row.key)


def test_differences_only(screen):
    view, presenter, _, _ = screen
    page = compared(screen, "nivolumab", "ipilimumab")
    everything = len([row for row in page.grid.rows if row.cells])
    presenter.on_differences_toggled(True)
    rows = [row for row in view.page.grid.rows if row.cells]
    assert 0 < len(rows) < everything
    for row in rows:
        assert len({re.sub(r"\[\d+\]", "", cell.text).strip() for cell in row.cells[1:]}) == 2, row.key


def test_four_at_most(screen):
    view, presenter, _, _cart = screen
    presenter.show("", "")
    assert view.page.grid.columns == ()
    assert "Choose two to four drugs" in view.page.notice
    for drug in ("lenvatinib", "sorafenib", "cabozantinib", "vandetanib", "axitinib"):
        presenter.on_drug_added(drug)
    assert len(view.page.drugs) == 4
    assert view.page.is_full
    assert view.page.notice == "Four drugs at most: take one away first."
    presenter.on_drug_removed("sorafenib")
    assert view.page.notice == ""
    assert "sorafenib" in dict(view.page.choices)
    presenter.show("", "full")
    assert view.page.notice == ""
    presenter.on_drug_added("sorafenib")
    presenter.show("", "full")
    assert "at most" in view.page.notice
    count = view.count
    presenter.refresh()
    assert view.count == count


def test_sources_of_a_row(screen):
    view, presenter, _, _ = screen
    compared(screen, "lenvatinib", "sorafenib")
    presenter.on_row_reached("Start dose")
    assert [number for number, _ in view.detail.sources][:2] == [1, 2]
    presenter.on_row_reached("no such row")
    assert view.detail is None


def test_what_speaks_against_carries_its_sign_and_leads_to_the_rule(screen, knowledge):
    _view, _, session, _ = screen
    reader = case_reader(knowledge.rule_set)
    kinds = set()
    for example in knowledge.example_cases:
        session.start(reader.from_example(example))
        page = compared(screen, "lenvatinib", "selpercatinib", "cabozantinib-capsules", "dabrafenib")
        rules = {rule.id for rule in knowledge.rule_set.rules}
        head = [place for place, row in enumerate(page.grid.rows) if row.head]
        case = page.grid.rows[head[0] + 1 : head[1]]
        assert page.grid.rows[head[0]].head == "For this case"
        assert case[0].key == "Result"
        for row in case[2:]:
            for cell in row.cells[1:]:
                if cell.text == "no rule for this case":
                    assert not cell.icon
                    continue
                kinds.add(cell.icon)
                assert cell.tint == f"{cell.icon}-tint"
                assert cell.target.split("/")[2] in rules
    assert kinds == {"caution"}


def test_two_rules_on_one_answer_have_a_row_and_sources_each(screen):
    view, presenter, session, _ = screen
    session.start(Case.of({"crcl": 25.0, "child-pugh": "C", "qtcf-ms": 520.0}))
    page = compared(screen, "lenvatinib", "sorafenib", "selpercatinib", "vandetanib")
    keys = [row.key for row in page.grid.rows if row.cells]
    assert len(set(keys)) == len(keys)
    labels = [row.cells[0].text for row in page.grid.rows if row.cells]
    assert len(set(labels)) < len(labels)
    for row in page.grid.rows:
        if row.cells:
            cited = {int(number) for cell in row.cells[1:] for number in re.findall(r"\[(\d+)\]", cell.text)}
            presenter.on_row_reached(row.key)
            assert {number for number, _ in (view.detail.sources if view.detail else ())} == cited
            assert view.detail is None or view.detail.title == row.cells[0].text


def test_a_contraindication_carries_its_own_sign(screen):
    view, presenter, session, _ = screen
    compared(screen, "lenvatinib", "apatinib")
    session.start(Case.of({"wound-status": "major-surgery-within-4-weeks"}))
    presenter.refresh()
    label = "Wounds and surgery: Major surgery in the last 4 weeks"
    row = next(
        row
        for row in view.page.grid.rows
        if row.cells and row.cells[2].icon == "contraindicated" and row.key != "Result"
    )
    assert row.cells[0].text.replace("\u00a0", " ").startswith(label.partition(":")[0])
    assert row.cells[2].tint == "contraindicated-tint"
    assert row.cells[2].target.startswith("result/apatinib/")


def dose_cell(screen, drug, findings, label="Dose for this case"):
    view, presenter, session, cart = screen
    cart.add(drug)
    session.start(Case.of(findings))
    presenter.refresh()
    row = next(row for row in view.page.grid.rows if row.key == label)
    return row.cells[1]


def test_the_dose_of_the_case(screen):
    cell = dose_cell(screen, "lenvatinib", {"crcl": 25.0})
    assert "14 mg" in cell.text.replace("\u00a0", " ")
    assert "because: " in cell.text
    assert (cell.icon, cell.tint) == ("caution", "caution-tint")
    assert cell.target == "drugs/lenvatinib/dose"


def test_a_dose_that_is_open_names_the_questions(screen):
    cell = dose_cell(screen, "selpercatinib", {})
    assert "open: " in cell.text
    assert "50 kg or more: " in cell.text.replace("\u00a0", " ")


def test_a_dose_that_the_label_forbids(screen):
    cell = dose_cell(screen, "sorafenib", {"cyp3a": "inducer"})
    assert cell.text.startswith("Avoid")
    assert cell.icon == "caution"


def test_two_adjustments_at_once_are_said_to_be_none_of_the_label(screen):
    cell = dose_cell(screen, "lenvatinib", {"crcl": 25.0, "child-pugh": "C"})
    assert "combined adjustments are not in the label" in cell.text


def test_a_drug_without_an_option(screen):
    cell = dose_cell(screen, "cabozantinib-capsules", {}, "Result")
    assert cell.text == "not an option of its own"


@pytest.mark.parametrize("row", ["Kidney", "Liver", "Monitoring", "Pregnancy"])
def test_what_this_reference_leaves_out_is_not_called_unsaid(screen, row):
    page = compared(screen, "cabozantinib-capsules", "dexamethasone")
    assert cells(page, row)[0] == "left out of this reference; see the label"
    assert cells(page, "Liver")[1] == "no statement in the sources checked"


def made(knowledge, option=None, trial=None):
    drug = knowledge.drug("lenvatinib")
    return CellMaker(lambda _: (), ""), Compared(drug, option, trial, EventLinks(drug, knowledge.adverse_events))


def test_an_arm_without_its_figure_is_named(knowledge):
    select = knowledge.trial("select")
    ours = tuple(item for item in select.outcomes if item.arm != "placebo" or not item.endpoint.startswith("PFS"))
    maker, item = made(knowledge, trial=replace(select, outcomes=ours))
    said = maker.pfs(item).text.replace("\u00a0", " ").splitlines()
    assert said[0].startswith("lenvatinib: 18.3 months")
    assert said[1] == "placebo: arm figure not read"


def test_an_option_without_an_indication_has_its_line_alone(knowledge):
    option = next(option for option in knowledge.rule_set.options if option.dose_of == "lenvatinib")
    maker, item = made(knowledge, replace(option, indication=""))
    assert len(maker.line(item).paras) == 1
