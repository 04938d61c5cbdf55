"""The presenter of the signalling map with a view that only remembers, over the real map."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from rairdtc_gui.domain.case import Case
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui.screens.diagrams.signals.presenter import SignalsPresenter
from rairdtc_gui.ui.screens.diagrams.signals.rows import LitRow, MapRow, PanelRow, Tag


class FakeView:
    """Remembers what it was shown."""

    def __init__(self) -> None:
        self.maps: list[MapRow] = []
        self.lit: list[LitRow] = []
        self.panels: list[PanelRow] = []
        self.selected: list[tuple[str, bool]] = []
        self.listener = None

    def listen(self, listener) -> None:
        self.listener = listener

    def show_map(self, row: MapRow) -> None:
        self.maps.append(row)

    def show_lit(self, row: LitRow) -> None:
        self.lit.append(row)

    def show_panel(self, row: PanelRow) -> None:
        self.panels.append(row)

    def select_node(self, node_id: str, is_centred: bool) -> None:
        self.selected.append((node_id, is_centred))


@pytest.fixture
def parts(knowledge, engine):
    view, session = FakeView(), Session(engine)
    return view, session, SignalsPresenter(view, session, knowledge)


def section(panel: PanelRow, head: str):
    return next(section for section in panel.sections if section.head == head)


def test_without_a_case_no_gene_has_a_tag(parts):
    view, _, presenter = parts
    presenter.refresh()
    row = view.maps[-1]
    assert (row.case, row.found, row.main) == ("", "", "ret-fusion")
    assert {node.tag for node in row.nodes} == {Tag.NONE}
    assert len(row.pills) == len({pill.id for pill in row.pills}) == 38
    assert row.knowledge_version
    assert view.selected == [("ret-fusion", True)]
    assert view.panels[-1].title == "RET fusion"


def test_a_case_tags_its_genes_and_says_why(parts):
    view, session, presenter = parts
    session.start(Case.of({"drivers": ("alk-fusion",), "ngs-status": "dna-and-rna-panel"}, label="A-12"))
    presenter.refresh()
    row = view.maps[-1]
    tags = {node.id: node.tag for node in row.nodes}
    assert (row.case, row.found, row.main) == ("A-12", "ALK fusion", "alk-fusion")
    assert (tags["alk-fusion"], tags["ret-fusion"], tags["mek"]) == (Tag.FOUND, Tag.NOT_FOUND, Tag.NONE)
    panel = view.panels[-1]
    assert panel.kicker.endswith("found")
    words = section(panel, "In this case").lines[0].text
    assert words.startswith("Found. Drivers found: ALK fusion; Molecular testing of tumour tissue: DNA and RNA panel")


def test_an_untested_gene_is_never_not_found(parts):
    view, session, presenter = parts
    session.start(Case())
    presenter.refresh()
    assert {node.tag for node in view.maps[-1].nodes} == {Tag.NONE, Tag.NOT_TESTED}
    assert view.maps[-1].case == "-"
    words = section(view.panels[-1], "In this case").lines[0].text
    assert "this is not a no" in words
    assert "Drivers found: not answered" in words


def test_a_drug_lights_its_targets_and_says_the_same_in_words(parts, knowledge):
    view, _, presenter = parts
    presenter.refresh()
    presenter.show("selpercatinib", "")
    lit, panel = view.lit[-1], view.panels[-1]
    assert (lit.chosen, lit.targets, lit.drugs) == ("selpercatinib", {"ret-fusion"}, {"selpercatinib"})
    assert {"ras", "pi3k", "erk", "nis"} <= lit.nodes
    assert view.selected[-1] == ("selpercatinib", True)
    assert (panel.title, panel.route, panel.stance) == ("selpercatinib", "drugs/selpercatinib", None)
    said = section(panel, "Downstream, as text").lines
    assert len(said) == len(lit.ways)
    assert said[0].lead == "RET fusion → RAS"
    assert all(line.sources or not line.is_confirmed for line in said)
    assert len(panel.citations) == max(
        number for part in panel.sections for line in part.lines for number in line.sources
    )
    assert any("⊣ NIS" in line.lead for line in said)
    assert "G810" in section(panel, "Resistance beside the target").lines[0].lead
    assert section(panel, "Resistance beside the target").lines[0].sources, "read, and so with its sources"


@pytest.mark.parametrize("drug", ["lutetium-177-fapi", "everolimus"])
def test_what_is_not_stated_is_said(parts, drug):
    view, _, presenter = parts
    presenter.refresh()
    presenter.show(drug, "")
    resistance = section(view.panels[-1], "Resistance beside the target")
    assert (resistance.lines, resistance.empty) == ((), "No statement in the sources checked.")


def test_with_a_case_the_stance_of_the_drug_is_shown(parts, knowledge, engine):
    view, session, presenter = parts
    session.start(Case.of({"drivers": ("ret-fusion",), "ngs-status": "dna-and-rna-panel"}))
    presenter.refresh()
    presenter.on_node_opened("selpercatinib")
    assert view.panels[-1].stance is not None
    assert Stance(view.panels[-1].stance) in Stance
    assert section(view.panels[-1], "Targets").lines[0].text.startswith("found")
    presenter.on_node_opened("surufatinib")
    answers = {answer.option for answer in session.answers.result.answers}
    has_option = any(engine.options[option].drugs == ("surufatinib",) for option in answers)
    assert (view.panels[-1].stance is not None) is has_option
    presenter.on_node_opened("lutetium-177-fapi")
    presenter.on_node_opened("cabozantinib-capsules")
    assert view.panels[-1].stance is None


def test_a_gene_lists_its_drugs_and_keeps_the_light(parts):
    view, _, presenter = parts
    presenter.refresh()
    presenter.on_node_opened("vandetanib")
    lit = view.lit[-1]
    presenter.on_node_opened("braf")
    assert view.lit[-1] is lit
    drugs = [line.lead for line in section(view.panels[-1], "Drugs that act here").lines]
    assert {"dabrafenib", "vemurafenib", "encorafenib", "sorafenib"} <= set(drugs)
    assert any(
        line.lead == "Acquired RAS mutation" for line in section(view.panels[-1], "Resistance beside the target").lines
    )


def test_a_node_without_drugs_says_so(parts):
    view, _, presenter = parts
    presenter.refresh()
    presenter.show("pax8", "")
    panel = view.panels[-1]
    assert section(panel, "Drugs that act here").empty == "No drug of the knowledge base acts here."
    assert not [part for part in panel.sections if part.head == "Resistance beside the target"]
    assert section(panel, "What acts on it").lines


def test_choosing_nothing_ends_the_light(parts):
    view, _, presenter = parts
    presenter.refresh()
    presenter.show("trametinib", "")
    presenter.on_light_cleared()
    assert not view.lit[-1].is_on
    assert view.selected[-1] == ("mek", False)
    assert view.panels[-1].id == "mek"
    count = len(view.lit)
    presenter.on_light_cleared()
    assert len(view.lit) == count


def test_the_guided_view_goes_from_high_mapk_to_uptake(parts):
    view, _, presenter = parts
    presenter.refresh()
    presenter.show("redifferentiation", "")
    titles = [view.panels[-1].title]
    for step in (1, 2, 3):
        presenter.on_step_wanted(step)
        titles.append(view.panels[-1].title)
        assert view.lit[-1].step == step
    assert titles == ["MAPK signal high", "NIS low", "A MAPK inhibitor is given", "Uptake back"]
    assert view.lit[-2].drugs == {"dabrafenib", "vemurafenib", "selumetinib", "trametinib"}
    presenter.on_step_wanted(4)
    presenter.on_step_wanted(-1)
    assert view.lit[-1].step == 3
    presenter.on_node_opened("nis")
    assert not view.lit[-1].is_on
    assert view.panels[-1].id == "nis"


def test_before_the_first_drawing_nothing_is_said(parts):
    view, _, presenter = parts
    presenter.on_light_cleared()
    assert (view.panels, view.lit) == ([], [])


def test_routes_lead_to_genes_by_symbol_and_nowhere_for_unknown_ids(parts):
    view, _, presenter = parts
    presenter.refresh()
    presenter.show("SLC5A5", "")
    assert view.selected[-1] == ("nis", True)
    before = len(view.selected)
    presenter.show("no-such-thing", "")
    presenter.show("", "")
    assert len(view.selected) == before


def test_an_unchanged_case_is_not_drawn_again_and_a_new_case_moves_there(parts):
    view, session, presenter = parts
    presenter.refresh()
    presenter.refresh()
    assert len(view.maps) == 1
    session.start(Case.of({"drivers": ("braf-v600e",)}, label="B"))
    presenter.refresh()
    assert view.selected[-1] == ("braf", True)
    presenter.show("dabrafenib", "")
    session.answer("ngs-status", "dna-and-rna-panel")
    presenter.refresh()
    assert view.selected[-1] == ("dabrafenib", True)
    assert view.maps[-1].found == "BRAF V600E"


def test_a_base_without_the_map_says_so(base_path):
    base = Knowledge.open(base_path)
    empty = SimpleNamespace(rows=lambda *_: iter(()))
    base._reader = empty
    with pytest.raises(KeyError):
        base.signal_map  # noqa: B018
