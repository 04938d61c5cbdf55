"""Evidence and Compare with real widgets, from the keyboard; what is exported; large text."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from rairdtc_gui.app.shell import Shell
from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui import dialogs
from rairdtc_gui.ui.screens.drugs.kept_pages import MonographPages
from rairdtc_gui.ui.screens.evidence.trial_view import TrialView
from rairdtc_gui.ui.screens.result.option_card import OptionCard
from rairdtc_gui.ui.theme import Mode, apply_theme, current_theme, load_theme
from rairdtc_gui.ui.widgets.answer_button import AnswerButton
from rairdtc_gui.ui.widgets.cell_table import CellTable
from rairdtc_gui.ui.widgets.detail_box import DetailView
from rairdtc_gui.ui.widgets.note import NoteLine
from rairdtc_gui.ui.widgets.text import PlainLabel
from tests.ui.shells import opened

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@pytest.fixture
def shell(qtbot, qapp, knowledge, engine):
    return opened(qtbot, qapp, knowledge, engine)


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)
    QApplication.processEvents()


def test_five_trials_stand_one_above_the_other_with_their_plots(qtbot, shell):
    """At 1366 by 768 with the bars of a desktop, before anything is scrolled."""
    shell.window.resize(1366, 690)
    shell.go("evidence")
    table = next(table for table in tables(view_of(shell, Place.EVIDENCE)) if table.grid.name.startswith("Randomised"))

    def whole():
        ends = [table.rowViewportPosition(place) + table.rowHeight(place) for place in range(len(table.grid.rows))]
        plots = [any(cell.marks for cell in row.cells) for row in table.grid.rows]
        return sum(end <= table.viewport().height() and is_plot for end, is_plot in zip(ends, plots, strict=True))

    qtbot.waitUntil(lambda: whole() >= 5, timeout=2000)
    assert not table.horizontalScrollBar().isVisible()
    shell.open_example(shell.composer._knowledge.example_cases[0].id)
    shell.go("evidence")  # with the column of the open case
    assert not [table for table in tables(view_of(shell, Place.EVIDENCE)) if table.horizontalScrollBar().isVisible()]


def view_of(shell, place):
    QApplication.processEvents()
    return shell.composer.screen(place).view


def tables(view):
    return [table for table in view.findChildren(CellTable) if table.isVisible()]


def here(shell):
    return shell.history.current.route.encode()


def test_from_the_filter_to_a_trial_and_back(shell):
    press(Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    view = view_of(shell, Place.EVIDENCE)
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    QTest.keyClicks(QApplication.focusWidget(), "cosmic")
    press(Qt.Key.Key_F6)
    (table,) = tables(view)
    assert table.hasFocus()
    assert table.grid.rows[0].head  # which the keyboard passes over
    assert table.current_key().startswith("trial/cosmic-311/")
    assert [box.isVisible() for box in view.findChildren(DetailView)] == [True]
    press(Qt.Key.Key_Return)
    assert here(shell) == "evidence/cosmic-311"
    assert view.title() == "COSMIC-311"
    assert isinstance(QApplication.focusWidget(), TrialView)
    assert len(tables(view)) > 3
    press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert here(shell) == "evidence"
    assert tables(view)[0].current_key().startswith("trial/cosmic-311/")


def test_another_question_by_key(shell):
    shell.go("evidence")
    view = view_of(shell, Place.EVIDENCE)
    button = next(item for item in view.findChildren(AnswerButton) if item.text().strip() == "Toxicity")
    button.setFocus()
    press(Qt.Key.Key_Space)
    assert view.context().startswith("adverse events")
    press(Qt.Key.Key_Space)  # the question that is asked stays asked
    assert view.context().startswith("adverse events")


def test_an_unknown_trial_and_a_drug(shell):
    shell.go("evidence/no-such-trial")
    view = view_of(shell, Place.EVIDENCE)
    assert any(
        "no-such-trial is not covered" in label.text() for label in view.findChildren(PlainLabel) if label.isVisible()
    )
    shell.go("evidence/sorafenib")
    assert view.context() == "progression-free survival, trials of sorafenib"


def test_zoom_by_key(shell):
    shell.go("evidence")
    view = view_of(shell, Place.EVIDENCE)
    table = tables(view)[0]
    column = next(place for place, column in enumerate(table.grid.columns) if column.axis)
    usual = table.columnWidth(column)
    wider = next(item for item in view.findChildren(object) if getattr(item, "accessibleName", str)() == "Wider plots")
    wider.setFocus()
    press(Qt.Key.Key_Space)
    assert table.columnWidth(column) > usual
    press(Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert table.columnWidth(column) == usual


def test_export_writes_pictures_and_says_so(shell, tmp_path, monkeypatch):
    shell.go("evidence")
    view = view_of(shell, Place.EVIDENCE)
    said = [label for note in view.findChildren(NoteLine) for label in note.findChildren(PlainLabel)]
    for kind in ("svg", "png"):
        path = tmp_path / f"plots.{kind}"
        monkeypatch.setattr(dialogs, "save_path", lambda *_, path=path: str(path))
        view._on_export_requested(kind)
        assert any(label.text().startswith("Written: ") for label in said)
        assert path.stat().st_size > 10_000
    text = (tmp_path / "plots.svg").read_text(encoding="utf-8")
    assert "do not read across as a head-to-head" in text
    assert "ALTER01032" in text
    assert "0.21" in text
    assert QImage(str(tmp_path / "plots.png")).width() > 2000
    monkeypatch.setattr(dialogs, "save_path", lambda *_: str(tmp_path / "no" / "folder.svg"))
    view._on_export_requested("svg")
    assert any("could not be written" in label.text() for label in said)
    monkeypatch.setattr(dialogs, "save_path", lambda *_: "")
    view._on_export_requested("svg")


def test_a_file_that_the_dialog_did_not_ask_about_is_not_replaced_unasked(tmp_path, monkeypatch):
    there = tmp_path / "plots.svg"
    there.write_text("kept", encoding="utf-8")
    answers = iter((False, True))
    monkeypatch.setattr(dialogs.QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "plots"), "*.svg"))
    monkeypatch.setattr(dialogs, "confirm", lambda *_: next(answers))
    assert dialogs.save_path(None, "", "plots.svg", "*.svg") == ""
    assert dialogs.save_path(None, "", "plots.svg", "*.svg") == str(there)


def test_c_on_a_card_and_on_a_monograph_fills_the_comparison(shell, knowledge):
    shell.open_example(knowledge.example_cases[0].id)
    result = view_of(shell, Place.RESULT)
    for _ in range(40):
        QApplication.processEvents()
    card = next(card for card in result.findChildren(OptionCard) if card.row.monograph)
    card.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_C)
    assert here(shell) == "compare"
    shell.go("drugs/sorafenib")
    text = view_of(shell, Place.DRUGS).findChild(MonographPages).current
    text.setFocus()
    press(Qt.Key.Key_C)
    assert here(shell) == "compare"
    view = view_of(shell, Place.COMPARE)
    assert "sorafenib" in view.context()
    assert len(shell.composer.cart.drugs) == 2
    assert any(row.head == "For this case" for row in tables(view)[0].grid.rows)


def test_the_buttons_of_a_card_lead_on(shell, knowledge):
    shell.open_example(knowledge.example_cases[0].id)
    result = view_of(shell, Place.RESULT)
    for _ in range(40):
        QApplication.processEvents()
    card = next(card for card in result.findChildren(OptionCard) if card.row.monograph)
    card.set_open(True)
    QApplication.processEvents()
    buttons = {button.text(): button for button in card.findChildren(QPushButton)}
    buttons["Evidence"].click()
    assert shell.history.current.route.place is Place.EVIDENCE
    assert shell.history.current.route.item


def test_one_drug_too_many_is_refused_in_words(shell):
    for drug in ("lenvatinib", "sorafenib", "cabozantinib", "vandetanib", "axitinib", "no-such-drug"):
        shell.go(Route(Place.COMPARE, drug).encode())
        if drug == "axitinib":
            view = view_of(shell, Place.COMPARE)
            said = [label.text() for label in view.findChildren(PlainLabel) if label.isVisible()]
            assert "Four drugs at most: take one away first." in said
    assert shell.composer.cart.drugs == ("lenvatinib", "sorafenib", "cabozantinib", "vandetanib")


def test_a_drug_is_taken_away_and_differences_are_asked_for_by_key(shell):
    for drug in ("nivolumab", "ipilimumab"):
        shell.go(Route(Place.COMPARE, drug).encode())
    view = view_of(shell, Place.COMPARE)
    rows = len(tables(view)[0].grid.rows)
    toggle = next(button for button in view.findChildren(QPushButton) if button.accessibleName() == "Differences only")
    toggle.setFocus()
    press(Qt.Key.Key_Space)
    assert len(tables(view)[0].grid.rows) < rows
    take = next(
        button
        for button in view.findChildren(QPushButton)
        if button.isVisible() and button.accessibleName() == "Take nivolumab away"
    )
    take.setFocus()
    press(Qt.Key.Key_Space)
    assert view.context() == "ipilimumab"


def test_200_percent_loses_nothing(qtbot, qapp, knowledge, engine):
    shell = opened(qtbot, qapp, knowledge, engine, 2.0)
    shell.window.resize(1366, 720)
    for route in ("evidence", "evidence/select", "compare/lenvatinib", "compare/sorafenib"):
        shell.go(route)
        view = view_of(shell, shell.history.current.route.place)
        for _ in range(5):
            QApplication.processEvents()
        for table in tables(view):
            delegate = table.itemDelegate()
            assert table.height() >= 3 * table.horizontalHeader().height() // 2
            for place, row in enumerate(table.grid.rows):
                for column, cell in enumerate(row.cells):
                    assert table.rowHeight(place) >= delegate.height(cell, table.columnWidth(column))


def test_a_link_to_a_topic_or_to_the_fit_leads_to_that_part_of_the_trial(shell, knowledge):
    shell.open_example(knowledge.example_cases[0].id)
    for anchor, title in (("response", "Response, and how long it lasts"), ("fit", "Fit to this case")):
        shell.go(f"evidence/select/{anchor}")
        trial = view_of(shell, Place.EVIDENCE)._trial
        for _ in range(40):
            QApplication.processEvents()
        head = next(label for label in trial.findChildren(PlainLabel) if label.text() == title)
        top = head.mapTo(trial.viewport(), head.rect().topLeft()).y()
        is_at_end = trial.verticalScrollBar().value() == trial.verticalScrollBar().maximum()
        assert trial.verticalScrollBar().value() > 0
        assert 0 <= top < (trial.viewport().height() if is_at_end else 60)
    shell.go("evidence")
    rows = [row for table in tables(view_of(shell, Place.EVIDENCE)) for row in table.grid.rows if row.cells]
    fits = [row.cells[-1].leads_to for row in rows]
    assert "evidence/select/fit" in fits


def test_the_head_of_the_names_sorts_by_them_and_no_figure_sorts(shell):
    """Trials are never ordered by figures that come from different trials."""
    shell.go("evidence")
    table = tables(view_of(shell, Place.EVIDENCE))[0]
    header = table.horizontalHeader()

    def click(column):
        middle = QPoint(header.sectionViewportPosition(column) + 20, header.height() // 2)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=middle)
        QApplication.processEvents()
        return table.grid.columns[0].head[-1], [row.key for row in table.grid.rows if row.cells]

    up, down, again = click(0), click(0), click(0)
    assert (up[0], down[0]) == ("\u2191", "\u2193")
    assert up == again
    assert up[1] != down[1]
    assert all(click(column) == up for column in range(1, len(table.grid.columns)))


def exported(view, path):
    view.export(path)
    return path.read_text(encoding="utf-8")


def test_an_export_lists_its_sources_and_says_region_pack_and_case(shell, knowledge, tmp_path):
    shell.go("evidence")
    view = view_of(shell, Place.EVIDENCE)
    text = exported(view, tmp_path / "all.svg")
    for number, citation in view._shown.sources:
        assert f"[{number}] {citation[:20]}".split()[1] in text
    assert f"pack {knowledge.identity.version}" in text
    assert "No case is open" in text
    assert "Rules of no single region" in text
    shell.open_example(knowledge.example_cases[0].id)
    shell.go("evidence/select")
    text = exported(view_of(shell, Place.EVIDENCE), tmp_path / "one.svg")
    assert "Example: no patient" in text
    assert "EXAMPLE" in text
    assert "No case is open" not in text
    assert "Sources" in text


def test_an_export_is_light_in_every_theme(qtbot, qapp, knowledge, engine, tmp_path):
    shell = opened(qtbot, qapp, knowledge, engine)
    shell.go("evidence")
    view_of(shell, Place.EVIDENCE).export(tmp_path / "light.png")
    dark_theme = load_theme(RESOURCES, Mode.DARK, 2.0)
    apply_theme(qapp, dark_theme)
    dark = Shell(Session(engine), knowledge, lambda: date(2026, 11, 28), lambda step: None)
    qtbot.addWidget(dark.window)
    dark.window.show()
    dark.go("evidence")
    view_of(dark, Place.EVIDENCE).export(tmp_path / "dark.png")
    light, dark = (QImage(str(tmp_path / f"{name}.png")) for name in ("light", "dark"))
    assert light.size() == dark.size()
    assert light.pixelColor(4, 4) == dark.pixelColor(4, 4) == load_theme(RESOURCES, Mode.LIGHT, 1.0).color("background")
    middle = light.width() // 2
    shades = [image.pixelColor(middle, y).lightness() for image in (light, dark) for y in range(100, image.height(), 3)]
    assert sum(shade > 200 for shade in shades) > 0.8 * len(shades)
    assert current_theme() is dark_theme
