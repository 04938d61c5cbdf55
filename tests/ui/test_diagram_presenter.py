"""The diagram's presenter with a view that only remembers, over a base small enough to read at once."""

from __future__ import annotations

import pytest

from db.build.__main__ import build, checked_sources
from rairdtc_gui.domain.answers import Status
from rairdtc_gui.domain.case import Case
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.case_file import CaseReader
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui.screens.diagrams.presenter import DiagramPresenter
from rairdtc_gui.ui.screens.diagrams.rows import DiagramRow, NodeState, PanelRow, WayState
from tests.db.tiny import write_tiny
from tests.engine.test_golden import CASES, findings_of

LONGER = """\
  - {from: lung, to: treat, label: "yes", when: {finding: d-lung, is: true}}
  - {from: lung, to: bone, label: "no", when: {finding: d-lung, is: false}}
  - {from: lung, to: kidney, label: "kidney", when: {finding: crcl, less-than: 30}}
  - {from: bone, to: watch, label: "bone", when: {finding: sites, includes: [bone]}}
nodes:
  - {id: lung, shape: question, column: 0, row: 0, label: "Lung disease?", finding: d-lung,
     sources: [label-a], checked: seen}
  - {id: treat, shape: step, column: 1, row: 0, label: Drug A, options: [drug-a],
     sources: [], checked: recall}
  - {id: bone, shape: question, column: 1, row: 1, label: "Bone?", finding: sites,
     sources: [label-a], checked: seen}
  - {id: kidney, shape: step, column: 1, row: 2, label: Kidney first, options: [drug-a],
     sources: [label-a], checked: seen}
  - {id: watch, shape: step, column: 2, row: 1, label: Watch,
     sources: [label-a], checked: seen}
"""
OLD_EDGES = '  - {from: lung, to: treat, label: "yes", when: {finding: d-lung, is: true}}\n'


class FakeView:
    """Remembers what it was shown."""

    def __init__(self) -> None:
        self.diagrams: list[DiagramRow] = []
        self.panels: list[PanelRow] = []
        self.selected: list[tuple[str, bool]] = []
        self.listener = None

    def listen(self, listener) -> None:
        self.listener = listener

    def show_diagram(self, row: DiagramRow) -> None:
        self.diagrams.append(row)

    def show_panel(self, row: PanelRow) -> None:
        self.panels.append(row)

    def select_node(self, node_id: str, is_centred: bool) -> None:
        self.selected.append((node_id, is_centred))


@pytest.fixture(scope="module")
def tiny(tmp_path_factory) -> Knowledge:
    folder = tmp_path_factory.mktemp("tiny")
    write_tiny(folder / "sources", {"diagrams/pathway.yaml": (OLD_EDGES, LONGER)})
    path = folder / "sources/diagrams/pathway.yaml"
    text = path.read_text(encoding="utf-8")
    head, _, rest = text.partition("nodes:\n")
    edges, _, nodes = rest.partition("edges:\n")[2].partition("nodes:\n")
    path.write_text(f"{head}nodes:\n{nodes}edges:\n{edges}", encoding="utf-8")
    sources, errors = checked_sources(folder / "sources")
    assert sources is not None, errors
    assert not errors, errors
    build(sources, folder / "sources", folder / "tiny.sqlite")
    return Knowledge.open(folder / "tiny.sqlite")


@pytest.fixture
def parts(tiny):
    view, session = FakeView(), Session(Engine(tiny.rule_set))
    return view, session, DiagramPresenter(view, session, tiny)


def states(row: DiagramRow) -> dict[str, NodeState]:
    return {node.id: node.state for node in row.nodes}


def test_without_a_case_the_plain_diagram_is_shown(parts):
    view, _, presenter = parts
    presenter.refresh()
    row = view.diagrams[-1]
    assert (row.case, row.main, row.knowledge_version, row.knowledge_date) == ("", "lung", "26.11", "2026-11-25")
    assert set(states(row).values()) == {NodeState.PLAIN}
    assert {way.state for way in row.ways} == {WayState.PLAIN}
    assert view.selected == [("lung", True)]
    assert view.panels[-1].options == ()
    assert view.panels[-1].question_route == ""


def test_a_plain_step_links_its_option_to_the_monograph(parts):
    view, _, presenter = parts
    presenter.refresh()
    view.listener.on_node_opened("treat")
    option = view.panels[-1].options[0]
    assert (option.label, option.stance, option.status, option.route) == ("drug A", None, None, "drugs/drug-a")
    assert not view.panels[-1].is_confirmed
    assert view.panels[-1].sources == ()


def test_the_path_of_a_case(parts):
    view, session, presenter = parts
    session.start(Case.of({"sites": ("lung",)}, label="A-12"))
    presenter.refresh()
    row = view.diagrams[-1]
    assert (row.case, row.main) == ("A-12", "treat")
    assert states(row) == {
        "lung": NodeState.PASSED,
        "treat": NodeState.CURRENT,
        "bone": NodeState.CLOSED,
        "kidney": NodeState.WAITING,
        "watch": NodeState.CLOSED,
    }
    assert row.node("bone").facts == ("Sites: Lung",)
    assert row.node("bone").short_fact == "Lung"
    assert row.node("kidney").facts == ("Creatinine clearance",)
    assert [way.state for way in row.ways] == [WayState.ON_PATH, WayState.CLOSED, WayState.WAITING, WayState.CLOSED]


def test_the_panel_says_how_the_case_came_to_the_current_step(parts):
    view, session, presenter = parts
    session.start(Case.of({"sites": ("lung",)}, label="A-12"))
    presenter.refresh()
    panel = view.panels[-1]
    assert (panel.id, panel.state) == ("treat", NodeState.CURRENT)
    assert [(step.question, step.answer, step.facts) for step in panel.steps] == [
        ("Lung disease?", "yes", ("Sites: Lung",))
    ]
    option = panel.options[0]
    assert (option.stance, option.status, option.route) == (Stance.RECOMMENDED, Status.PROVISIONAL, "result/drug-a")
    assert option.open_questions == ("Bleeding",)


def test_a_ruled_out_option_says_why(parts):
    view, session, presenter = parts
    session.start(Case.of({"sites": ("lung",), "bleeding": "frank"}))
    presenter.refresh()
    option = view.panels[-1].options[0]
    assert (option.stance, option.why_not, option.open_questions) == (Stance.CONTRAINDICATED, "May bleed.", ())


def test_two_current_steps_name_each_other(parts):
    view, session, presenter = parts
    session.start(Case.of({"sites": ("lung",), "crcl": 20.0}))
    presenter.refresh()
    assert {node.id for node in view.diagrams[-1].nodes if node.state is NodeState.CURRENT} == {"treat", "kidney"}
    assert view.panels[-1].also == (("kidney", "Kidney first"),) or view.panels[-1].also == (("treat", "Drug A"),)


def test_what_lies_behind_a_waiting_node_comes_later(parts):
    view, session, presenter = parts
    session.start(Case())
    presenter.refresh()
    row = view.diagrams[-1]
    assert states(row)["lung"] is NodeState.CURRENT
    assert states(row)["bone"] is NodeState.WAITING
    assert states(row)["watch"] is NodeState.LATER
    assert row.node("treat").facts == ("Sites",)
    assert row.case == "-"


def test_an_unchanged_case_is_not_drawn_again(parts):
    view, session, presenter = parts
    session.start(Case.of({"sites": ("lung",)}))
    presenter.refresh()
    presenter.refresh()
    assert len(view.diagrams) == 1


def test_the_selection_stays_when_an_answer_changes_the_path(parts):
    view, session, presenter = parts
    session.start(Case.of({"sites": ("lung",)}, label="A"))
    presenter.refresh()
    view.listener.on_node_opened("bone")
    session.answer("crcl", 90.0)
    presenter.refresh()
    assert view.selected[-1] == ("bone", False)
    assert view.panels[-1].id == "bone"


def test_at_the_current_step_the_drawing_follows_the_case(parts):
    view, session, presenter = parts
    session.start(Case.of({"sites": ("lung",)}, label="A"))
    presenter.refresh()
    session.answer("sites", ("bone",))
    presenter.refresh()
    assert view.selected[-1] == ("watch", True)


def test_a_route_leads_to_a_node_or_to_the_best_node_of_an_option(parts):
    view, session, presenter = parts
    session.start(Case.of({"sites": ("lung",), "crcl": 90.0}))
    presenter.refresh()
    presenter.show("watch", "")
    assert view.selected[-1] == ("watch", True)
    presenter.show("drug-a", "")
    assert view.selected[-1] == ("treat", True)
    before = len(view.selected)
    presenter.show("no-such-thing", "")
    presenter.show("", "")
    assert len(view.selected) == before


def test_showing_before_the_first_drawing_does_nothing(parts):
    view, _, presenter = parts
    presenter.show("treat", "")
    presenter.on_node_opened("treat")
    assert view.panels == []


def test_every_example_opens_at_a_current_step_with_something_to_do(knowledge, engine):
    reader = CaseReader({question.id: question for question in knowledge.rule_set.questions})
    for example in knowledge.example_cases:
        view, session = FakeView(), Session(engine)
        session.start(reader.from_example(example), example.id)
        DiagramPresenter(view, session, knowledge).refresh()
        panel = view.panels[-1]
        assert panel.state is NodeState.CURRENT, example.id
        assert max(option.stance or Stance.NONE for option in panel.options) >= Stance.RECOMMENDED, example.id
        assert all(node.facts for node in view.diagrams[-1].nodes if node.state is NodeState.WAITING)


def test_an_open_question_has_its_route(parts):
    view, session, presenter = parts
    session.start(Case.of({"sites": ("lung",)}, label="A-12"))
    presenter.refresh()
    row = view.diagrams[-1]
    assert row.node("kidney").question == "case/crcl"
    assert row.node("bone").question == ""
    assert [way.question for way in row.ways] == ["", "", "case/crcl", ""]
    view.listener.on_node_opened("kidney")
    assert view.panels[-1].asked == (("Creatinine clearance", "case/crcl"),)


def test_a_step_whose_options_are_all_ruled_out_is_no_current_step(parts):
    view, session, presenter = parts
    session.start(Case.of({"sites": ("lung",), "crcl": 90.0, "bleeding": "frank"}))
    presenter.refresh()
    node = view.diagrams[-1].node("treat")
    assert (node.state, node.facts) == (NodeState.BARRED, ("May bleed.",))
    assert view.diagrams[-1].main == "treat"
    assert view.diagrams[-1].ways[0].state is WayState.ON_PATH


def test_guidelines_lie_over_the_drawing_and_move_nothing(knowledge, engine):
    reader = CaseReader({question.id: question for question in knowledge.rule_set.questions})
    view, session = FakeView(), Session(engine)
    session.start(reader.from_example(knowledge.example_cases[0]))
    presenter = DiagramPresenter(view, session, knowledge)
    presenter.refresh()
    before = view.diagrams[-1]
    assert [(layer.id, layer.name, layer.years) for layer in before.layers[:3]] == [
        ("ata", "ATA", (2025,)),
        ("esmo", "ESMO", (2019, 2022)),
        ("china", "China", (2021, 2025)),
    ]
    assert all(layer.read_on for layer in before.layers)
    assert before.layer == "ata"
    presenter.on_layer_chosen("china")
    after = view.diagrams[-1]
    assert after.layer == "china"
    assert states(after) == states(before)
    assert [way.state for way in after.ways] == [way.state for way in before.ways]
    assert not after.node("reason").differs
    assert before.node("reason").differs
    assert after.node("evaluation").differs
    assert marked(before) != marked(after)
    assert ("structural", "follow-tg") in marked(before) & marked(after)
    assert ("reason", "monitor") in marked(before) - marked(after), "nothing was read there of the Chinese guideline"
    assert ("histology", "medullary") not in marked(before) | marked(after)
    presenter.on_layer_chosen("no-such-layer")
    assert view.diagrams[-1] is after


def test_the_panel_cites_what_the_chosen_guideline_says(knowledge, engine):
    view, session = FakeView(), Session(engine)
    presenter = DiagramPresenter(view, session, knowledge)
    presenter.refresh()
    presenter.on_layer_chosen("china")
    view.listener.on_node_opened("first-line")
    panel = view.panels[-1]
    bodies = [statement.body for point in panel.points for statement in point.statements]
    assert bodies == ["CSCO 2021", "CSCO 2021"]
    numbers = {source.number for source in panel.sources}
    for said in (said for point in panel.points for said in point.statements):
        assert set(said.numbers) <= numbers
        assert said.numbers or not said.is_confirmed
    view.listener.on_node_opened("reason")
    assert [(point.statements, point.others > 1) for point in view.panels[-1].points] == [((), True)]
    view.listener.on_node_opened("alk-drug")
    assert view.panels[-1].points == ()


def marked(row) -> set[tuple[str, str]]:
    """The ways on which the chosen guideline says something where guidelines differ."""
    return {(way.start, way.end) for way in row.ways if way.differs}


def test_without_such_guidelines_every_body_is_one_layer(tiny):
    view = FakeView()
    DiagramPresenter(view, Session(Engine(tiny.rule_set)), tiny).refresh()
    assert [(layer.id, layer.name, layer.years) for layer in view.diagrams[-1].layers] == [("all", "", (2024, 2025))]


def test_every_decision_point_hangs_on_a_node(knowledge):
    shown = {point for node in knowledge.diagram("pathway").nodes for point in node.differences}
    assert shown == {difference.id for difference in knowledge.differences}


def test_in_every_golden_case_the_panel_repeats_the_result(knowledge, engine):
    """Stance and status of an option are those of the result; what it rules out is not called current."""
    reader = CaseReader({question.id: question for question in knowledge.rule_set.questions})
    view, session = FakeView(), Session(engine)
    presenter = DiagramPresenter(view, session, knowledge)
    for case in CASES:
        data = {"jurisdiction": case.get("jurisdiction"), "findings": findings_of(case)}
        session.start(reader.from_data(data, case["id"]), case["id"])
        presenter.refresh()
        result, row = session.answers.result, view.diagrams[-1]
        assert row.node(row.main).state is NodeState.CURRENT, case["id"]
        for node in row.nodes:
            if node.state not in (NodeState.CURRENT, NodeState.BARRED):
                assert node.state is not NodeState.WAITING or node.question.startswith("case/"), (case["id"], node.id)
                continue
            view.listener.on_node_opened(node.id)
            for option in view.panels[-1].options:
                answer = result.option(option.route.partition("/")[2])
                assert (option.stance, option.status) == (answer.stance, answer.status), (case["id"], node.id)
            if node.state is NodeState.BARRED:
                assert node.facts[0], (case["id"], node.id)
