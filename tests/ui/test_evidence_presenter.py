"""What the evidence screen shows: randomised trials apart, and every figure as it stands in the sources."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from rairdtc_gui.domain.case import Case, Jurisdiction
from rairdtc_gui.domain.contrasts import Topic, contrasts, event_contrasts
from rairdtc_gui.domain.provenance import Checked
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui import evidence_words as words
from rairdtc_gui.ui.screens.evidence.presenter import EvidencePresenter
from rairdtc_gui.ui.screens.evidence.rows import ORDERS, Block
from rairdtc_gui.ui.widgets.cells import CellGrid, Look

TRIALS = Path(__file__).resolve().parents[2] / "db" / "sources" / "trials"


class FakeView:
    def __init__(self):
        self.page = self.trial = self.unknown = self.detail = self.stamp = self.part = None
        self.count = 0

    def listen(self, listener):
        self.listener = listener

    def show_stamp(self, stamp):
        self.stamp = stamp

    def show_list(self, page):
        self.page = page
        self.count += 1

    def show_trial(self, page):
        self.trial = page

    def show_unknown(self, sentence):
        self.unknown = sentence

    def show_detail(self, detail):
        self.detail = detail

    def go_to_part(self, anchor):
        self.part = anchor


@pytest.fixture
def screen(knowledge, engine):
    view, session = FakeView(), Session(engine)
    return view, EvidencePresenter(view, session, knowledge), session


def names(block):
    """The trials of the rows, without the numbers of their sources."""
    return [row.cells[0].paras[0].text.partition("\u00a0[")[0] for row in block.grid.rows if row.cells]


def row_of(view, name):
    return next(
        row for row in view.page.blocks[0].grid.rows if row.cells and row.cells[0].text.startswith(f"{name}\u00a0[")
    )


def text_of(row):
    return "\n".join(cell.text for cell in row.cells).replace("\u00a0", " ")


def test_randomised_and_other_trials_never_share_a_table(screen, knowledge):
    view, presenter, _ = screen
    randomised = {trial.name: trial.is_randomised for trial in presenter._trials.values()}
    for topic in (Topic.PFS, Topic.SURVIVAL, Topic.RESPONSE, Topic.OTHER):
        presenter.on_topic_chosen(topic.value)
        assert view.page.blocks
        for block in view.page.blocks:
            assert {randomised[name] for name in names(block)} == {block.is_randomised}
            assert words.different_trials() in block.context


def test_order_is_by_line_name_drug_or_size_and_never_by_a_figure(screen):
    view, presenter, _ = screen
    presenter.refresh()
    (first, _) = view.page.blocks
    assert [row.head for row in first.grid.rows if row.head] == ["First line", "Any line", "Later line"]
    for order in ORDERS[1:]:
        presenter.on_order_chosen(order)
        assert not [row for row in view.page.blocks[0].grid.rows if row.head]
    presenter.on_order_chosen("name")
    found = names(view.page.blocks[0])
    assert found == sorted(found, key=str.casefold)
    presenter.on_order_chosen("size")
    assert names(view.page.blocks[0])[0] == "DECISION"


def test_filter_and_drug(screen):
    view, presenter, _ = screen
    presenter.on_filter_changed("nct01321554")
    assert {name.partition(",")[0] for block in view.page.blocks for name in names(block)} == {"SELECT"}
    presenter.on_filter_changed("nothing like it")
    assert view.page.blocks == ()
    assert "nothing like it" in view.page.nothing
    presenter.show("lenvatinib", "")
    assert view.page.filter == ""
    assert "SELECT" in names(view.page.blocks[0])
    assert "DECISION" not in names(view.page.blocks[0])
    presenter.on_drug_chosen("sodium-iodide-131")
    presenter.on_topic_chosen("pfs")
    presenter.on_drug_chosen("")
    assert "DECISION" in names(view.page.blocks[0])
    presenter.show("dunn-2019-vemurafenib-redifferentiation", "")
    presenter.show("vemurafenib", "survival")
    presenter.on_filter_changed("dunn")
    assert view.page.nothing


def test_a_drug_without_figures_for_the_question_says_so(screen):
    view, presenter, _ = screen
    presenter.show("encorafenib", "survival")
    assert view.page.blocks == ()
    assert view.page.nothing == "No trial of this drug has figures for this question."


def test_all_figures_are_more_than_the_main_ones(screen):
    view, presenter, _ = screen
    presenter.refresh()
    main = len(view.page.blocks[0].grid.rows)
    assert text_of(row_of(view, "SELECT")).splitlines()[1].endswith(" more")
    presenter.on_all_toggled(True)
    assert len(view.page.blocks[0].grid.rows) > main


def test_nothing_is_made_anew_while_nothing_has_changed(screen):
    view, presenter, session = screen
    presenter.refresh()
    presenter.show("", "no-topic")
    assert view.count == 1
    session.start(Case())
    presenter.refresh()
    assert view.count == 2


def test_the_fit_of_the_open_case(screen):
    view, presenter, session = screen
    presenter.refresh()
    assert "Fit to this case" not in [column.head for column in view.page.blocks[0].grid.columns]
    presenter.show("select", "")
    assert view.trial.entry.title == "Criteria of entry"
    assert {row.cells[1].text for row in view.trial.entry.grid.rows} == {"no case is open"}
    session.start(Case.of({"histology": "medullary"}))
    presenter.refresh()
    states = [row.cells[1].text for row in view.trial.entry.grid.rows]
    assert "not met" in states
    assert any(
        "open: " in row.cells[2].text and row.cells[2].target.startswith("case/") for row in view.trial.entry.grid.rows
    )
    presenter.show("", "")
    fits = [row.cells[-1].text for row in view.page.blocks[0].grid.rows if row.cells]
    assert any("not met" in text for text in fits)
    assert "no criteria read" in fits
    presenter.show("astra", "")
    assert view.trial.entry.context == "No criteria of entry were read"


def test_an_unknown_trial_is_said_to_be_unknown(screen):
    view, presenter, _ = screen
    presenter.show("no-such-trial", "")
    assert view.unknown == "no-such-trial is not covered by this knowledge base."


def test_what_stands_behind_a_row(screen):
    view, presenter, _ = screen
    presenter.refresh()
    key = row_of(view, "SELECT").key
    presenter.on_row_reached(key)
    assert view.detail.title == "SELECT"
    assert view.detail.links[0][1] == "evidence/select"
    assert any("99\u00a0percent" in line for line in view.detail.lines)
    assert view.detail.sources
    assert f"[{view.detail.sources[0][0]}]" in "".join(text_of(row) for row in view.page.blocks[0].grid.rows)
    presenter.on_row_reached("")
    assert view.detail is None
    presenter.show("select", "")
    presenter.on_row_reached(key)
    assert [route for _, route in view.detail.links] == ["drugs/lenvatinib/select"]


def test_the_stamp_names_date_and_pack(screen, knowledge):
    view, _, _ = screen
    assert knowledge.identity.version in view.stamp.foot
    assert view.stamp.line == "Different trials: populations differ; do not read across as a head-to-head."


def plain(raw):
    """A figure of a source file without the zeros at its end."""
    return f"{Decimal(raw):f}".rstrip("0").rstrip(".") if "." in raw else f"{int(raw):,}"


def holds(text, raw):
    return re.search(rf"(?<![\d.]){re.escape(plain(raw))}(?![\d]|\.\d)", text) is not None


@pytest.mark.parametrize("path", sorted(TRIALS.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_figure_on_the_page_of_a_trial_is_that_of_its_source_file(screen, knowledge, path):
    view, presenter, _ = screen
    source = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # every scalar as it is written
    presenter.show(source["id"], "")
    trial = knowledge.trial(source["id"])
    texts = {row.key: text_of(row) for block in view.trial.blocks for row in block.grid.rows}
    lines = (*contrasts(trial), *event_contrasts(trial))
    keys = {item.address.rpartition("/")[2]: line.key for line in lines for item in line.outcomes}
    for outcome in source.get("outcomes", []):
        text = texts[keys[outcome["id"]]]
        interval = outcome.get("interval", {})
        for raw in (
            outcome.get("value"),
            *(interval.get(part) for part in ("level", "lower", "upper")),
            outcome.get("n"),
        ):
            assert raw is None or holds(text, raw), (outcome["id"], raw, text)
        assert outcome.get("interval") or "not reported" in text or "not est" in text or "compare" in outcome
        for part in ("lower", "upper"):
            assert not interval or part in interval or "no limit given" in text
        assert "p" not in outcome or outcome["p"].lstrip("<>= ") in text
        assert re.search(r"\[\d+\]", text) or not outcome.get("sources")
        if outcome["checked"] == "recall":
            assert "unconfirmed" in text
    for event in source.get("safety", []):
        text = texts[keys[event["id"]]]
        for part in ("all_grades", "grade_3_plus"):
            assert part not in event or holds(text, event[part]), (event["id"], part)


def test_a_hazard_ratio_never_stands_alone(screen, knowledge):
    """In its row stand both medians and the difference, or the words that they are not reported."""
    view, presenter, _ = screen
    seen = 0
    for trial_id, trial in presenter._trials.items():
        presenter.show(trial_id, "")
        rows = {row.key: row for block in view.trial.blocks for row in block.grid.rows}
        for line in contrasts(trial):
            if line.ratio is None or line.ratio.measure != "hazard-ratio":
                continue
            row = rows[line.key]
            seen += 1
            if trial.is_randomised:
                strong = [cell.paras[0].text for cell in row.cells[1:5]]
                assert all(strong), trial_id
                assert row.cells[5].marks[0].value == line.ratio.value
            else:
                assert "hazard ratio" in row.cells[1].text
                assert "difference" in row.cells[1].text
            assert "% CI" in text_of(row) or "CI not reported" in text_of(row)
    assert seen > 20


def test_a_dense_row_names_every_source_and_every_unusual_level(screen, knowledge):
    """What the head of the table has said is not said again: the outcome, and the level of 95 per cent."""
    view, presenter, _ = screen
    presenter.refresh()
    numbers = {citation: f"[{number}]" for number, citation in view.page.sources}
    select = row_of(view, "SELECT")
    assert "99 % CI 0.14 to 0.31" in text_of(select)
    assert "95 % CI" not in text_of(select)
    assert "15.1 to no limit given, n = 261" in text_of(select)
    for block in view.page.blocks:
        for row in filter(lambda row: row.cells, block.grid.rows):
            trial = next(trial for trial in presenter._trials.values() if trial.name == names(block_of(row))[0])
            line = next(line for line in contrasts(trial) if line.key == row.key)
            for outcome in line.outcomes:
                for source in outcome.provenance.sources:
                    assert numbers[knowledge.sources[source].citation] in row.cells[0].text
                if outcome.provenance.checked is Checked.RECALL:
                    assert "unconfirmed" in text_of(row)
                if outcome.interval is not None and outcome.interval.level != 95:
                    assert f"{outcome.interval.level:g} % CI" in text_of(row)


def block_of(row):
    return Block("", "", CellGrid("", (), (row,)), is_randomised=True)


def test_not_reported_is_said_and_never_left_empty(screen):
    view, presenter, _ = screen
    for topic in Topic:
        presenter.on_topic_chosen(topic.value)
        for block in view.page.blocks:
            for row in block.grid.rows:
                assert all(cell.text or cell.marks or cell.words for cell in row.cells), (topic, row.key)
                assert all(para.look is not Look.DOSE for cell in row.cells for para in cell.paras)


def test_a_figure_of_a_subgroup_never_stands_with_the_patients_of_its_arm(screen):
    view, presenter, _ = screen
    presenter.show("cosmic-311", "")
    rows = {row.key: text_of(row) for block in view.trial.blocks for row in block.grid.rows}
    subgroups = [text for text in rows.values() if text.startswith("ORR, prior")]
    assert len(subgroups) == 3
    assert all("n not read" in text and "n = 170" not in text for text in subgroups)
    assert all("n = 88" not in text for text in rows.values() if text.startswith("PFS, prior"))
    presenter.show("select", "")
    texts = [text_of(row) for block in view.trial.blocks for row in block.grid.rows]
    assert "n = 261" not in next(text for text in texts if text.startswith("PFS, dose interrupted for 10"))
    assert "n = 261" in next(text for text in texts if text.startswith("PFS\n"))


def test_beside_a_ratio_a_missing_figure_of_an_arm_is_said_to_be_not_read(screen):
    """On the page of the trial, in the table of all trials, and so on paper and in the export."""
    view, presenter, _ = screen
    presenter.on_all_toggled(True)
    lone = 0
    for trial_id, trial in presenter._trials.items():
        for line in contrasts(trial):
            if line.ratio is None or None not in (line.first, line.second):
                continue
            presenter.show(trial_id, "")
            rows = [row for block in view.trial.blocks for row in block.grid.rows if row.key == line.key]
            presenter.show("", line.topic.value)
            rows += [row for block in view.page.blocks for row in block.grid.rows if row.key == line.key]
            assert len(rows) == 2
            for row in rows:
                lone += 1
                assert "arm figure not read" in text_of(row), (trial_id, line.endpoint)
                assert all("arm figure not read" in cell.words for cell in row.cells if cell.words)
    assert lone >= 2 * 15


def test_the_later_cut_leads(screen):
    view, presenter, _ = screen
    presenter.refresh()
    assert text_of(row_of(view, "COSMIC-311")).splitlines()[2:3] == ["11 months"]


def test_every_part_of_a_trial_has_an_anchor_and_a_route_leads_there(screen):
    view, presenter, _ = screen
    presenter.show("select", "response")
    assert view.part == "response"
    assert [block.anchor for block in view.trial.blocks] == ["pfs", "survival", "response", "toxicity"]
    assert view.trial.entry.anchor == "fit"
    view.part = None
    presenter.show("select", "")
    presenter.show("lenvatinib", "response")
    assert view.part is None


def test_the_fit_of_a_row_leads_to_the_criteria_where_there_are_any(screen):
    view, presenter, session = screen
    session.start(Case.of({"histology": "medullary"}))
    presenter.refresh()
    cells = {row.cells[-1].text: row.cells[-1].target for row in view.page.blocks[0].grid.rows if row.cells}
    assert cells.pop("no criteria read") == ""
    assert cells
    assert all(re.fullmatch(r"evidence/[^/]+/fit", target) for target in cells.values())


def test_by_name_also_from_the_end_and_the_head_of_the_names_says_which(screen):
    view, presenter, _ = screen
    presenter.refresh()
    assert view.page.blocks[0].grid.columns[0].head == "Trial, arms, assessor"
    presenter.on_order_chosen("name")
    up, head = names(view.page.blocks[0]), view.page.blocks[0].grid.columns[0].head
    assert head == "Trial, arms, assessor \u2191"
    presenter.on_order_chosen("name-down")
    assert names(view.page.blocks[0])[0] == up[-1]
    assert [block.grid.columns[0].head[-1] for block in view.page.blocks] == ["\u2193", "\u2193"]
    presenter.on_topic_chosen("toxicity")
    assert view.page.blocks[0].grid.columns[0].head.endswith("\u2193")
    presenter.show("select", "")
    assert not any(column.head.endswith("\u2193") for block in view.trial.blocks for column in block.grid.columns)


def test_an_export_says_whose_rules_and_which_case(screen):
    view, presenter, session = screen
    assert view.stamp.whose == "Rules of no single region \u00b7 No case is open: nothing here is for one patient."
    session.start(Case(label="A-12"))
    presenter.refresh()
    assert view.stamp.whose.endswith("Case A-12")
    assert view.stamp.band == ""
    session.choose_jurisdiction(Jurisdiction.CN, "NMPA")
    presenter.refresh()
    assert view.stamp.whose.startswith("Rules: China")
    session.start(Case(), "an-example")
    presenter.refresh()
    assert view.stamp.whose.endswith("Example: no patient")
    assert view.stamp.band == "EXAMPLE"
    session.start(Case())
    presenter.refresh()
    assert view.stamp.whose.endswith("Case without a label")


def test_a_row_from_memory_says_that_no_source_was_read(screen):
    view, presenter, _ = screen
    presenter.refresh()
    rows = [row for block in view.page.blocks for row in block.grid.rows if row.cells]
    bare = [row for row in rows if "\u00a0[" not in row.cells[0].paras[0].text]
    assert len(bare) == 4
    assert all("no source read" in row.cells[0].text and "unconfirmed" in text_of(row) for row in bare)
    assert not any("no source read" in row.cells[0].text for row in rows if row not in bare)


def test_the_population_stands_whole_in_the_rows_that_have_room(screen):
    view, presenter, _ = screen
    presenter.refresh()
    populations = {trial.name: words.wording.bind(trial.population) for trial in presenter._trials.values()}
    (block,) = [block for block in view.page.blocks if not block.is_randomised]
    rows = [row for row in block.grid.rows if row.cells]
    for name, row in zip(names(block), rows, strict=True):
        assert populations[name] in [para.text for para in row.cells[0].paras]


def test_an_event_leads_to_what_to_do_and_its_trial_to_the_trial(screen):
    view, presenter, _ = screen
    presenter.on_topic_chosen("toxicity")
    presenter.on_drug_chosen("lenvatinib")
    rows = {row.key: row.cells[0] for row in view.page.blocks[0].grid.rows if row.cells}
    cell = next(cell for key, cell in rows.items() if key.startswith("trial/select/") and "Hypertension" in cell.text)
    assert cell.leads_to == "toxicity/lenvatinib/Hypertension"
    assert cell.paras[0].look is Look.LINK
    trial = cell.paras[1]
    assert (trial.target, trial.text[: trial.lead]) == ("evidence/select", "SELECT")
    other = next(cell for cell in rows.values() if not cell.leads_to.startswith("toxicity/"))
    assert other.leads_to.startswith("evidence/")
    assert other.paras[0].look is Look.STRONG
    presenter.show("select", "")
    (block,) = [block for block in view.trial.blocks if block.anchor == "toxicity"]
    names_of = {row.cells[0].paras[0].text: row.cells[0] for row in block.grid.rows}
    assert names_of["Hypertension"].leads_to == "toxicity/lenvatinib/Hypertension"
    assert names_of["Hypertension"].paras[1].target == ""


def test_no_two_arms_of_a_trial_read_alike(knowledge):
    for trial_id, _ in knowledge.trial_names:
        trial = knowledge.trial(trial_id)
        read = [words.regimen(trial, arm.id) for arm in trial.arms]
        assert len(set(read)) == len(read), (trial.id, read)


def test_a_figure_of_another_cancer_says_so(knowledge):
    trial = knowledge.trial("nivolumab-ipilimumab")
    assert [words.regimen(trial, arm) for arm in ("rair-dtc", "atc", "mtc")] == [
        "RAI-refractory DTC",
        "anaplastic cancer",
        "medullary cancer",
    ]


def test_the_arms_of_a_trial_say_once_what_several_were_given(knowledge):
    trials = ("selumetinib-monotherapy-2012", "trident-1", "select")
    said = {trial: words.arms(knowledge.trial(trial)).replace(words.NO_BREAK, " ") for trial in trials}
    assert said["selumetinib-monotherapy-2012"] == (
        "selumetinib 100 mg twice daily (n = 39), BRAF V600E (n = 12), BRAF wild type (n = 14)"
    )
    assert said["trident-1"].count("repotrectinib") == 1
    assert said["trident-1"].count(": no TRK inhibitor before (n") == 1
    assert said["select"].startswith("lenvatinib 24 mg orally once daily (n = 261); placebo (n")
