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
        ("herald bleeding", "Hemorrhage", "Adverse events, in the text"),
        ("lenva hypert", "Hypertension: lenvatinib", "Toxicity"),
        ("NCT01321554", "SELECT", "Trials"),
        ("lenvatnib", "lenvatinib", "Similar name"),
    ],
)
def test_a_hit_says_where_it_was_found_if_not_by_its_name(shell, text, title, head):
    heads = {hit.title: hit.kind for hit in shell._hits.of(text, False)[0]}
    assert heads.get(title, "") == head
