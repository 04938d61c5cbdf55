"""What start or watch turns on: ids that the knowledge base has, and toxicity as the trials report it."""

from rairdtc_gui.domain.case import Case
from rairdtc_gui.domain.provenance import Checked
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.services import start_or_watch
from rairdtc_gui.services.case_file import case_reader
from tests.engine.worlds import question, rule_set


def test_every_id_that_is_looked_for_stands_in_the_knowledge_base(knowledge, rule_set):
    questions = {item.id for item in rule_set.questions}
    derived = {item.id for item in rule_set.derived}
    points = {item.id for item in knowledge.differences}
    asked = {*start_or_watch.GROWTH, *start_or_watch.DOUBLING_TIME, *start_or_watch.SYMPTOMS}
    assert asked <= questions
    assert set(start_or_watch.FOLLOWS) <= derived
    assert set(start_or_watch.POINTS) <= points


def test_the_sites_are_those_of_the_finding_that_calls_a_lesion_harmful(engine):
    sites = start_or_watch.threatened_sites(engine)
    assert set(sites) == {
        "airway-invasion", "vessel-invasion", "oesophageal-invasion", "bone-threat", "brain-mets", "haemoptysis",
    }  # fmt: skip
    assert start_or_watch.threatened_sites(Engine(rule_set([question("a")], []))) == ()


def cost_of(knowledge, engine, option):
    example = next(item for item in knowledge.example_cases if item.id.startswith("ex-03"))
    result = engine.decide(case_reader(knowledge.rule_set).from_example(example))
    return {cost.option.id: cost for cost in start_or_watch.costs(result, engine, knowledge.trial)}[option]


def test_the_pivotal_trial_gives_both_rates_with_patients_and_sources(knowledge, engine):
    select = cost_of(knowledge, engine, "lenvatinib").trials[0]
    assert select.trial.name == "SELECT"
    drug, placebo = select.arms
    assert (drug.arm.id, drug.arm.n) == ("lenvatinib", 261)
    assert drug.events[0].grade_3_plus is not None
    assert drug.events[0].provenance.sources
    assert all(outcome.provenance.checked is Checked.SEEN for outcome in drug.stopped)
    assert placebo.arm.n == 131


def test_what_was_not_read_stands_only_where_nothing_was(knowledge):
    found = start_or_watch._trial_cost(knowledge.trial("select"))
    stopped = {arm.arm.id: [item.provenance.checked for item in arm.stopped] for arm in found.arms}
    assert Checked.RECALL not in stopped["lenvatinib"]
    recall = [item for item in knowledge.trial("select").outcomes if item.provenance.checked is Checked.RECALL]
    assert start_or_watch._confirmed_first(recall) == tuple(recall)


def test_only_indicated_drug_treatments_are_listed_and_no_trial_is_made_up(knowledge, engine):
    empty = engine.decide(Case())
    assert start_or_watch.costs(empty, engine, knowledge.trial) == ()
    example = next(item for item in knowledge.example_cases if item.id.startswith("ex-02"))
    result = engine.decide(case_reader(knowledge.rule_set).from_example(example))
    assert all(cost.trials == () for cost in start_or_watch.costs(result, engine, lambda _trial: None))
    found = {cost.option.id: cost for cost in start_or_watch.costs(result, engine, knowledge.trial)}
    assert [trial.arms for trial in found["selpercatinib"].trials if trial.trial.id == "libretto-121"] == [()]
