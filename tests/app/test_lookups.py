"""What a pharmacist looks up, by keyboard alone in the real window; the answer must then stand on the screen.

The promise is ten seconds. A test cannot time a person, and a clock on a busy machine says nothing: keys are counted.
One who types slowly, at three and a half keys a second, presses 35 in ten seconds.
`RAIRDTC_LOOKUPS=build/lookups` keeps a picture of the last screen of each.
"""

import os
import sqlite3
from pathlib import Path

import pytest
import yaml
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from rairdtc_gui.domain.provenance import Checked
from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.screens.drugs.assemble import by_region
from rairdtc_gui.ui.widgets.search_popup import SearchPopup
from tests.app.keyboard import count_of, press_all
from tests.ui.on_screen import is_on_screen

LOOKUPS = yaml.safe_load((Path(__file__).parents[1] / "data" / "lookups.yaml").read_text(encoding="utf-8"))
MOST_KEYS = 35
PICTURES = os.environ.get("RAIRDTC_LOOKUPS", "")


@pytest.fixture(scope="module")
def facts(base_path):
    connection = sqlite3.connect(base_path)
    found = {address for (address,) in connection.execute("SELECT address FROM fact")}
    connection.close()
    return found


@pytest.mark.parametrize("lookup", LOOKUPS, ids=lambda lookup: lookup["id"])
def test_found_by_keyboard_alone(shell, facts, lookup):
    press_all(lookup["keys"])
    for _ in range(40):
        QApplication.processEvents()
    if PICTURES:
        keep_picture(shell.window, lookup["id"])
    missing = [words for words in lookup["shows"] if not is_on_screen(shell.window, words)]
    assert not missing, (lookup["question"], shell.history.current.route)
    assert count_of(lookup["keys"]) <= MOST_KEYS
    assert lookup["answer"] in facts


def keep_picture(window, name):
    Path(PICTURES).mkdir(parents=True, exist_ok=True)
    assert window.grab().save(str(Path(PICTURES) / f"{name}.png"))


def test_the_list_of_hits_leaves_the_strip_in_sight(shell):
    shell.window.resize(1000, 560)  # no room for every hit
    shell.window.top.search.type_text("lenva")
    QApplication.processEvents()
    (popup,) = shell.window.findChildren(SearchPopup)
    assert popup.isVisible()
    assert popup.wanted_height(popup.width()) > popup.height()
    assert popup.geometry().bottom() < shell.window.strip.mapTo(shell.window, QPoint(0, 0)).y()


def test_a_drug_that_was_found_says_its_class_as_the_list_of_drugs_does(shell):
    found = {hit.title: hit.detail for hit in shell._hits.of("dabrafenib", False)[0] if hit.kind == "Drugs"}
    assert found["dabrafenib"] == "BRAF inhibitors"


@pytest.mark.parametrize(
    ("text", "title", "head"),
    [
        ("SELECT", "SELECT", "Trials"),
        ("SELECT", "axitinib", "Drugs, in the text"),
        ("lenvatinib", "lenvatinib at a lower start dose", "Options, beginning of the name"),
        ("lenva", "lenvatinib at a lower start dose", "Options"),
        ("pembrolizumab", "lenvatinib with pembrolizumab", "Options, words of the name"),
        ("herald bleeding", "Hemorrhage", "Adverse events, in the text"),
        ("lenva hypert", "Hypertension: lenvatinib", "Toxicity"),
        ("NCT01321554", "SELECT", "Trials"),
        ("lenvatnib", "lenvatinib", "Similar name"),
        ("lenvi", "SELECT", "Trials of lenvatinib"),
        ("lenvi", "Hypertension: lenvatinib", "Toxicity of lenvatinib"),
    ],
)
def test_a_hit_says_how_it_was_found_if_not_by_its_whole_name(shell, text, title, head):
    heads = {hit.title: hit.kind for hit in shell._hits.of(text, False)[0]}
    assert heads.get(title, "") == head


@pytest.mark.parametrize("text", ["lenvatinib", "capsules", "pembrolizumab", "len", "hypertension", "child-pugh"])
def test_groups_follow_each_other_from_the_whole_name_to_the_text(shell, text):
    heads = list(dict.fromkeys(hit.kind for hit in shell._hits.of(text, True)[0]))
    how = [head.partition(", ")[2] for head in heads]
    order = ["", "beginning of the name", "words of the name", "in the text"]
    assert how == sorted(how, key=order.index)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Lenvima", "brand name"),
        ("仑伐替尼", "Chinese name"),
        ("lftn", "pinyin"),
        ("NCT01321554", "trial number"),
        ("VEGFR2", "other name"),
        ("lenvatinib", ""),
    ],
)
def test_a_hit_says_which_field_matched(shell, text, field):
    assert shell._hits.of(text, False)[0][0].field == field


def test_the_top_drug_shows_the_dose_that_stands_first_on_its_page(shell):
    (top, *others), _ = shell._hits.of("selpercatinib", False)
    assert top.dose.line.replace("\u00a0", " ") == "selpercatinib — 160 mg — oral — twice daily"
    whom = top.dose.whom.replace("\u00a0", " ")
    assert whom == "12 years and over, 50 kg or more. 5 other start doses stand on the page."
    assert top.dose.source.startswith("checked 2026-")
    assert not any(hit.dose for hit in others)
    assert shell._hits.of("selpercatinib", True)[0][0].dose.whom.endswith("Not worked out for the open case.")
    shell._on_region_chosen("PMDA")
    assert shell._hits.of("Tafinlar", False)[0][0].dose.whom.startswith("Adults, alone or with trametinib")


@pytest.mark.parametrize("region", ["FDA", "EMA", "NMPA", "PMDA"])
def test_every_top_dose_is_the_first_of_its_page_with_all_that_belongs_to_it(shell, knowledge, region):
    shell._on_region_chosen(region)
    shown = 0
    for drug in knowledge.drug_list:
        start = by_region(knowledge.drug(drug.id).start, region)
        dose = shell._hits.of(drug.name, False)[0][0].dose
        assert bool(dose) is bool(start), drug.id
        if dose is None:
            continue
        shown += 1
        first = start[0]
        mark = "" if first.provenance.checked is Checked.SEEN else " (unconfirmed)"
        assert dose.line == wording.dose_text(drug.name, first.dose) + mark
        assert wording.bind(first.label.rstrip(".")) in dose.whom
        assert dose.whom.startswith(f"{first.region}: ") is bool(first.region)
        assert (f"{len(start) - 1} other" in dose.whom) is (len(start) > 1)
        assert knowledge.sources[first.provenance.sources[0]].citation in dose.source
    assert shown > 30


def test_enter_opens_the_product_whose_whole_name_was_typed(shell):
    press_all(["Ctrl+K", "type cabozantinib capsules", "Return"])
    assert shell.history.current.route == Route(Place.DRUGS, "cabozantinib-capsules")
