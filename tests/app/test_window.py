"""The program as a user meets it: one real window, driven by keyboard, over the real knowledge base."""

import gc
import json

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox, QPushButton

from rairdtc_gui.app.command_line import main as command_line
from rairdtc_gui.app.windows import Windows
from rairdtc_gui.domain.questions import QuestionType
from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.kb.connection import KnowledgeUnusable
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.settings import SettingsKeeper
from rairdtc_gui.ui.theme import Mode, current_theme
from rairdtc_gui.ui.widgets.text import PlainLabel
from tests.app.keyboard import TODAY

MOST_STEPS = 40


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)
    QApplication.processEvents()


def write(text):
    QTest.keyClicks(QApplication.focusWidget(), text)
    QApplication.processEvents()


def go_to_question(shell, question):
    """Ctrl+K, the words of the question, Enter."""
    press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    write(question.label)
    press(Qt.Key.Key_Return)
    assert shell.history.current.route.place is Place.CASE, question.id


def choose(value):
    for _ in range(MOST_STEPS):
        if getattr(QApplication.focusWidget(), "value", None) == value:
            press(Qt.Key.Key_Space)
            return
        press(Qt.Key.Key_Right)
    raise AssertionError(f"{value} cannot be reached by keyboard")


def answer(question, value):
    match question.type:
        case QuestionType.BOOLEAN:
            press(Qt.Key.Key_Y if value else Qt.Key.Key_N)
        case QuestionType.NUMBER:
            write(f"{value:g}")
            press(Qt.Key.Key_Return)
        case QuestionType.MULTI:
            for entry in value:
                choose(entry)
        case _:
            choose(value)


def as_set(value):
    return frozenset(value) if isinstance(value, list | tuple) else value


def session_of(shell):
    return shell.composer.screen(Place.CASE).presenter._session


def enter_by_keyboard(shell, knowledge, example):
    """Answers what the report gives and what is assumed; a question that does not apply has no answers to choose."""
    press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    questions = {question.id: question for question in knowledge.rule_set.questions}
    findings = {**dict(example.findings), **dict(example.assumed)}
    session = session_of(shell)
    for question in (question for question in questions if question in findings):
        if session.engine.may_apply(question, session.answers.evaluation):
            go_to_question(shell, questions[question])
            answer(questions[question], findings[question])
    return findings


@pytest.mark.slow
@pytest.mark.parametrize("number", range(6))
def test_a_published_patient_entered_by_keyboard_gets_what_the_command_line_gives(
    shell, knowledge, base_path, tmp_path, capsys, number
):
    example = knowledge.example_cases[number]
    findings = enter_by_keyboard(shell, knowledge, example)
    session = session_of(shell)
    entered = session.case.findings
    assert {key: as_set(value) for key, value in entered.items()} == {key: as_set(findings[key]) for key in entered}
    assert len(entered) >= len(findings) - 2

    path = tmp_path / "case.yaml"
    path.write_text(json.dumps({"findings": findings}), encoding="utf-8")
    command_line(["--knowledge-base", str(base_path), "evaluate", "--json", str(path)])
    printed = {option["id"]: option for option in json.loads(capsys.readouterr().out)["options"]}
    result = session.answers.result
    assert {answer.option: answer.stance.code for answer in result.answers} == {
        option: entry["stance"] for option, entry in printed.items()
    }
    expected = dict(example.expected)
    positive = ("preferred", "recommended", "consider")
    assert all(printed[option]["stance"] in positive[:2] for option in expected["preferred"])
    assert all(printed[option]["stance"] in positive for option in expected["acceptable"])
    assert all(printed[option]["stance"] not in positive for option in expected["not_recommended"])

    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert shell.history.current.route.place is Place.RESULT


def test_views_open_by_key_and_back_and_forward_walk_through_them(shell):
    control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
    keys = ((Qt.Key.Key_3, Place.DRUGS), (Qt.Key.Key_7, Place.SIGNALS), (Qt.Key.Key_6, Place.PATHWAY))
    for key, place in (*keys, (Qt.Key.Key_1, Place.HOME)):
        press(key, control)
        assert shell.history.current.route.place is place
    press(Qt.Key.Key_Left, alt)
    assert shell.history.current.route.place is Place.PATHWAY
    press(Qt.Key.Key_Right, alt)
    assert shell.history.current.route.place is Place.HOME


def test_two_letters_and_enter_open_a_start_dose(shell):
    press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    write("le")
    press(Qt.Key.Key_Return)
    assert (shell.history.current.route.place, shell.history.current.route.item) == (Place.DRUGS, "lenvatinib")


def test_a_new_case_keeps_nothing_of_the_old_one(shell, knowledge):
    shell.open_example(knowledge.example_cases[0].id)
    press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    session = session_of(shell)
    assert not session.case.findings
    assert not session.example


@pytest.mark.parametrize(("word", "left"), [("Stay", False), ("Leave it", True)])
def test_an_entered_case_is_left_only_when_the_user_agrees(shell, word, left):
    session = session_of(shell)
    session.answer("age", 64)
    QTimer.singleShot(0, lambda: press_in_box(word))
    press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert ("age" not in session.case.findings) is left


def press_in_box(word):
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    next(button for button in box.buttons() if button.text().replace("&", "") == word).click()


def test_the_strip_always_says_case_age_region_and_sentence(shell, knowledge):
    strip = shell.window.strip
    assert "No case open" in strip.accessibleName()
    assert "Supports, does not replace, clinical judgement." in strip.accessibleName()
    shell.open_example(knowledge.example_cases[3].id)
    assert "decisive facts open" in strip.accessibleName()
    assert strip.isVisible()


def test_an_unexpected_error_clears_results_and_keeps_the_case(shell, knowledge):
    shell.open_example(knowledge.example_cases[1].id)
    before = session_of(shell).case
    shell.clear_after_error("KeyError\nshell.py:10 go\nview.py:20 show")
    assert session_of(shell).case == before
    texts = [child.text() for child in shell.window.findChildren(PlainLabel) if child.isVisible()]
    assert "Code: KeyError · view.py:20 show" in texts
    next(button for button in shell.window.findChildren(QPushButton) if button.text() == "Copy details").click()
    assert QGuiApplication.clipboard().text() == "KeyError\nshell.py:10 go\nview.py:20 show"
    assert not any("selpercatinib —" in text for text in texts)
    assert any("Results were cleared" in text for text in texts)


def test_hostile_search_text_is_survived(shell):
    press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    for text in ("<b>", "'; DROP TABLE drug; --", '"', "x" * 500):
        write(text)
        press(Qt.Key.Key_Escape)


@pytest.mark.parametrize(
    ("text", "place", "item"),
    [
        ("Lenvima", Place.DRUGS, "lenvatinib"),
        ("仑伐替尼", Place.DRUGS, "lenvatinib"),
        ("COSMIC-311", Place.EVIDENCE, "cosmic-311"),
        ("NCT01321554", Place.EVIDENCE, "select"),
        ("Monitoring on TSH suppression", Place.PATHWAY, "active-surveillance-tsh"),
        ("Haemoptysis in the last 12 weeks", Place.CASE, "haemoptysis"),
        ("DUSP6", Place.SIGNALS, "dusp6"),
    ],
)
def test_everything_that_is_found_opens_with_enter(shell, text, place, item):
    press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    write(text) if text.isascii() else shell.window.top.search.type_text(text)
    press(Qt.Key.Key_Return)
    assert (shell.history.current.route.place, shell.history.current.route.item) == (place, item)


def test_text_size_and_theme_make_a_new_window_over_the_same_case(qtbot, qapp, knowledge):
    windows = Windows(qapp, SettingsKeeper(None, theme="light"), lambda: TODAY)
    windows.open(knowledge, None)
    shell = windows.shell
    shell.open_example(knowledge.example_cases[1].id)
    case = session_of(shell).case
    menu = shell.window.top.findChildren(QMenu)[0]
    chosen = {action.text(): action for action in menu.actions()}
    chosen["Larger text (Ctrl++)"].trigger()
    chosen["Dark"].trigger()
    qtbot.waitUntil(lambda: windows.shell is not shell)
    qtbot.wait(50)
    assert session_of(windows.shell).case == case
    assert (current_theme().mode, current_theme().scale) == (Mode.DARK, 1.1)
    assert windows.shell.history.current.route.place is Place.RESULT
    assert windows.shell.window.isVisible()
    windows.shell.close()


def test_a_new_look_keeps_what_is_chosen_on_every_screen(qtbot, qapp, knowledge):
    windows = Windows(qapp, SettingsKeeper(None, theme="light"), lambda: TODAY)
    windows.open(knowledge, None)
    first = windows.shell
    for target in ("compare/lenvatinib", "compare/sorafenib", "interactions/selpercatinib"):
        first.go(target)
    medicines = first.composer.screen(Place.INTERACTIONS).presenter
    medicines.on_medicine_added("omeprazole")
    form = medicines.form()
    first.go("drugs/lenvatinib")
    for theme in ("dark", "light"):
        shell = windows.shell
        shell.window.top.theme_chosen.emit(theme)
        qtbot.waitUntil(lambda before=shell: windows.shell is not before)
    windows.shell.go("interactions")
    assert windows.shell.composer.cart.drugs == ("lenvatinib", "sorafenib")
    assert windows.shell.composer.screen(Place.INTERACTIONS).presenter.form() == form
    windows.shell.close()


def test_a_new_look_leaves_the_window_where_it_is(qtbot, qapp, knowledge):
    windows = Windows(qapp, SettingsKeeper(None, theme="light"), lambda: TODAY)
    windows.open(knowledge, None)
    first = windows.shell
    first.window.resize(1300, 700)
    first.window.move(0, 0)
    qapp.processEvents()
    place = first.window.geometry()
    first.window.top.theme_chosen.emit("dark")
    qtbot.waitUntil(lambda: windows.shell is not first)
    qapp.processEvents()
    assert windows.shell.window.geometry() == place
    windows.shell.window.showMaximized()
    second = windows.shell
    second.window.top.theme_chosen.emit("light")
    qtbot.waitUntil(lambda: windows.shell is not second)
    assert windows.shell.window.isMaximized()
    windows.shell.close()


@pytest.mark.parametrize(("theme", "mode"), [("light", Mode.LIGHT_CONTRAST), ("dark", Mode.DARK_CONTRAST)])
def test_high_contrast_of_the_system_is_followed_at_once_in_either_theme(qtbot, qapp, knowledge, theme, mode):
    gc.collect()  # the signal goes to everybody who listens: the programs of other tests are gone
    windows = Windows(qapp, SettingsKeeper(None, theme=theme), lambda: TODAY)
    windows.open(knowledge, None)
    first, style = windows.shell, qapp.styleHints()
    hints = style.accessibility()
    assert current_theme().mode is not mode
    hints.contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    qtbot.waitUntil(lambda: windows.shell is not first)
    assert current_theme().mode is mode
    second = windows.shell
    hints.contrastPreferenceChanged.emit(Qt.ContrastPreference.NoPreference)
    qtbot.waitUntil(lambda: windows.shell is not second)
    assert current_theme().mode.value == theme
    windows.shell.close()


def test_an_unusable_knowledge_base_gets_a_page_and_no_answers(qtbot, qapp, tmp_path):
    windows = Windows(qapp, SettingsKeeper(None, theme="light"), lambda: TODAY)
    path = tmp_path / "base.sqlite"
    path.write_bytes(b"not a database" * 20)
    with pytest.raises(KnowledgeUnusable) as caught:
        Knowledge.open(path)
    windows.show_refusal(caught.value)
    page = windows.refused
    qtbot.addWidget(page)
    words = " ".join(label.text() for label in page.findChildren(PlainLabel))
    assert "the file is not a knowledge base of this program" in words
    assert str(path) in words
    assert not windows.has_knowledge
    assert windows.shell is None


def test_what_changed_is_one_link_from_home(shell, qtbot):
    shell.go("about/news")
    view = shell.composer.screen(Place.ABOUT).view
    qtbot.waitUntil(lambda: view.state() > 0)
    shown = [label.text() for label in view.findChildren(PlainLabel)]
    assert f"What changed in {shell._knowledge.identity.version}" in shown
    assert {"Changes advice", "New content", "Wording"} <= set(shown)


def test_enter_presses_the_button_that_has_the_focus(shell):
    shell.new_case()
    words = "Next group: Pace and burden"
    button = next(item for item in shell.window.findChildren(QPushButton) if item.text() == words)
    button.setFocus()
    press(Qt.Key.Key_Return)
    assert "Pace and burden" in [label.text() for label in shell.window.findChildren(PlainLabel) if label.isVisible()]


def test_a_slip_in_a_name_is_forgiven_and_said(shell):
    press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    write("lenvatnib")
    assert shell.window.top.search._hits[0].kind == "Similar name"
    press(Qt.Key.Key_Return)
    assert (shell.history.current.route.place, shell.history.current.route.item) == (Place.DRUGS, "lenvatinib")


def test_print_opens_the_report_of_the_case_by_key_and_by_button(shell):
    shell.open_example(shell.composer._knowledge.example_cases[0].id)
    press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert shell.history.current.route.place is Place.REPORT
    report = shell.composer.screen(Place.REPORT).view
    assert report.isVisible()
    assert report.pages().pages
    report.route_requested.emit("result")
    result = shell.composer.screen(Place.RESULT).view
    button = next(button for button in result.findChildren(QPushButton) if button.accessibleName() == "Print")
    button.setFocus()
    press(Qt.Key.Key_Space)
    assert shell.history.current.route.place is Place.REPORT
    before = report.pages()
    shell.refresh()
    assert report.pages() is before
    shell.window.top.region_chosen.emit("EMA")
    assert report.pages() is not before
    shell.clear_after_error()
    assert report.pages() is None


def test_print_without_a_case_stays_where_it_is(shell):
    press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert shell.history.current.route.place is Place.HOME


def test_a_slash_goes_to_the_search_except_where_one_types_it(shell):
    press(Qt.Key.Key_9, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Slash)
    field = QApplication.focusWidget()
    assert shell.window.top.search.isAncestorOf(field)
    press(Qt.Key.Key_Slash)
    assert field.text() == "/"


@pytest.mark.parametrize(
    "route",
    [
        Route(Place.COMPARE, "lenvatinib"),
        Route(Place.EVIDENCE),
        Route(Place.DRUGS, "lenvatinib"),
        Route(Place.TOXICITY),
        Route(Place.INTERACTIONS, "lenvatinib", "omeprazole"),
        Route(Place.CALCULATORS),
    ],
)
def test_the_words_of_a_button_stand_a_little_away_from_its_icon(shell, route):
    shell.go(route.encode())
    QApplication.processEvents()
    view = shell.composer.screen(route.place).view
    buttons = [button for button in view.findChildren(QPushButton) if not button.icon().isNull() and button.text()]
    tight = [button.text() for button in buttons if button.isVisible() and button.text() == button.text().strip()]
    assert buttons
    assert tight == []
