"""The calculator screen with real widgets, from the keyboard."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from rairdtc_gui.domain.case import Case
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui.screens.calculators.form import InputBlock
from rairdtc_gui.ui.screens.calculators.presenter import CalculatorsPresenter
from rairdtc_gui.ui.screens.calculators.result_box import PurposeBox
from rairdtc_gui.ui.screens.calculators.view import CalculatorsView
from rairdtc_gui.ui.theme import Mode, apply_theme, load_theme
from rairdtc_gui.ui.widgets.answer_button import AnswerButton
from rairdtc_gui.ui.widgets.answer_field import ValueField
from rairdtc_gui.ui.widgets.text import PlainLabel

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@pytest.fixture(autouse=True)
def _themed(qapp):
    apply_theme(qapp, load_theme(RESOURCES, Mode.LIGHT, 1.0))


@pytest.fixture
def screen(qtbot, knowledge):
    view, session = CalculatorsView(), Session(Engine(knowledge.rule_set))
    qtbot.addWidget(view)
    presenter = CalculatorsPresenter(view, session, knowledge, lambda: date(2026, 11, 25))
    session.start(Case.of({"age": 64.0, "sex": "female"}))
    view.resize(1198, 640)
    view.show()
    presenter.show("cockcroft-gault", "")
    return view, session, presenter


def lines(view):
    return {block.key: block.findChild(QLineEdit) for block in view.findChildren(InputBlock)}


def test_from_the_keyboard_into_the_case(qtbot, screen):
    view, session, _ = screen
    gone = []
    view.route_requested.connect(gone.append)
    view.focus_first()
    assert lines(view)["age"].hasFocus()
    for key, text in (("weight-kg", "58"), ("creatinine-mg-dl", "1.0")):
        lines(view)[key].setFocus()
        qtbot.keyClicks(lines(view)[key], text)
    button = next(item for item in view.findChildren(QPushButton) if item.text().startswith("Use in case"))
    assert button.isVisible()
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert session.case.findings["crcl"] == pytest.approx(52.0, abs=0.1)
    assert gone == ["case/crcl"]


def test_units_and_choices_by_key_and_hostile_text_stays_text(qtbot, screen):
    view, _, _ = screen
    unit = next(item for item in view.findChildren(AnswerButton) if item.text() == "micromol/L")
    qtbot.mouseClick(unit, Qt.MouseButton.LeftButton)
    assert next(item for item in view.findChildren(AnswerButton) if item.text() == "micromol/L").isChecked()
    field = lines(view)["weight-kg"]
    field.setFocus()
    qtbot.keyClicks(field, "<b>58</b>")
    assert any("<b>58</b> cannot be used" in label.text() for label in visible(view))
    male = next(item for item in view.findChildren(AnswerButton) if item.text() == "Male")
    qtbot.mouseClick(male, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(male, Qt.MouseButton.LeftButton)
    assert not male.isChecked()


def test_the_list_leads_to_a_calculator_and_an_unknown_one_is_said(qtbot, screen):
    view, _, presenter = screen
    gone = []
    view.route_requested.connect(gone.append)
    view._list.setCurrentRow(3)
    qtbot.keyClick(view._list, Qt.Key.Key_Return)
    assert gone == ["calculators/qtc"]
    presenter.show("none-such", "")
    assert any("none-such" in label.text() for label in visible(view))
    view.focus_first()
    view.restore(view.state())
    assert view.title() == "Calculators"
    assert view.context() == ""


def visible(view):
    from rairdtc_gui.ui.widgets.text import PlainLabel

    return [label for label in view.findChildren(PlainLabel) if label.isVisible()]


def test_purpose_and_limits_stand_above_the_fields(screen, knowledge):
    view, _, presenter = screen
    for calculator in knowledge.calculators:
        presenter.show(calculator.id, "")
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
        (box,) = view.findChildren(PurposeBox)
        said = [label.text().replace("\u00a0", " ") for label in box.findChildren(PlainLabel)]
        assert calculator.result_unit in said[0]
        question = next((item.label for item in knowledge.rule_set.questions if item.id == calculator.fills), None)
        assert ("Answers the question" in said[0]) is (question is not None)
        assert question is None or question in said[0]
        assert set(calculator.warnings) <= set(said)
        first = view.findChildren(InputBlock)[0]
        assert box.mapTo(view, box.rect().bottomLeft()).y() <= first.mapTo(view, first.rect().topLeft()).y()
        assert calculator.label in str(view.printed())
        assert str(view.printed()).index(calculator.warnings[0]) < str(view.printed()).index("Entered")


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_title_words_fields_and_result_begin_on_one_line(qapp, knowledge, qtbot, scale):
    apply_theme(qapp, load_theme(RESOURCES, Mode.LIGHT, scale))
    view = CalculatorsView()
    qtbot.addWidget(view)
    presenter = CalculatorsPresenter(view, Session(Engine(knowledge.rule_set)), knowledge, lambda: date(2026, 11, 25))
    view.resize(1198, 640)
    view.show()
    presenter.show("cockcroft-gault", "")
    QApplication.processEvents()
    purpose = view.findChild(PurposeBox).findChild(PlainLabel)
    field = view.findChild(InputBlock).findChild(ValueField)
    parts = (view._title, purpose, field, view._result)
    assert len({part.mapTo(view, QPoint(0, 0)).x() for part in parts}) == 1


def test_a_result_that_is_not_sure_says_why_where_the_button_would_stand_and_on_paper(qtbot, screen):
    view, _, presenter = screen
    presenter.show("tg-doubling-time", "")
    assert lines(view)["tg-ng-ml"].placeholderText() == "with spaces: 1.5 2.5"
    for key, text in (("tg-ng-ml", "1 2 4"), ("years", "0 0.001 0.002")):
        qtbot.keyClicks(lines(view)[key], text)
    QApplication.processEvents()
    said = [label.text().replace("\u00a0", " ") for label in visible(view)]
    assert "Unreliable: the values span less than 6 months." in said
    assert any(text.startswith("Not offered for “Tg doubling time") for text in said)
    assert "the values span less than 6 months" in view._result.accessibleDescription().replace("\u00a0", " ")
    assert not any(button.isVisible() for button in view.findChildren(QPushButton) if "Use in case" in button.text())
    printed = str(view.printed()).replace("\u00a0", " ")
    assert "Unreliable: the values span less than 6 months." in printed
    assert "Not offered for" in printed
