"""The settings as a person meets them: chosen by keyboard in a real window, in force at once, there at the next."""

import json
import re
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QMessageBox, QPlainTextEdit, QPushButton

from rairdtc_gui.app import environment
from rairdtc_gui.app.main import main
from rairdtc_gui.app.shell import Shell
from rairdtc_gui.app.windows import Windows
from rairdtc_gui.domain.case import Jurisdiction
from rairdtc_gui.domain.routes import OVER_A_CASE, Place, Route
from rairdtc_gui.domain.settings import ActivityUnit, Settings
from rairdtc_gui.services.session import Session
from rairdtc_gui.services.settings import SettingsKeeper, SettingsProblem
from rairdtc_gui.ui.screens.drugs.rows import Part
from rairdtc_gui.ui.screens.result.option_card import OptionCard
from rairdtc_gui.ui.screens.settings.words import file_problem
from rairdtc_gui.ui.theme import Mode, apply_theme, current_theme, load_theme
from rairdtc_gui.ui.widgets.answer_button import AnswerButton
from rairdtc_gui.ui.widgets.key_list import KeyList
from rairdtc_gui.ui.widgets.row_list import RowList
from rairdtc_gui.ui.widgets.text import PlainLabel, RichLine, SpanKind

TODAY = date(2026, 11, 28)
CONTROL = Qt.KeyboardModifier.ControlModifier
MOST_STEPS = 60


@pytest.fixture
def start(qtbot, qapp, knowledge):
    """Starts the program over the settings file; a second call is the next start."""
    open_windows = []

    def begin(**for_now):
        for windows in open_windows:
            windows.shell.close()
        keeper = SettingsKeeper(environment.settings(), **{"has_read": True, **for_now})
        open_windows[:] = [Windows(qapp, keeper, lambda: TODAY)]
        windows = open_windows[0]
        windows.open(knowledge, None)
        show(qtbot, windows)
        return windows

    yield begin
    for windows in open_windows:
        windows.shell.close()


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)
    QApplication.processEvents()


def write(text):
    QTest.keyClicks(QApplication.focusWidget(), text)
    QApplication.processEvents()


def show(qtbot, windows):
    with qtbot.waitActive(windows.shell.window):
        windows.shell.window.activateWindow()


def choose(qtbot, windows, value, question):
    """Ctrl+comma, Tab to the setting, arrow keys to the choice, Space."""
    shell = windows.shell
    press(Qt.Key.Key_Comma, CONTROL)
    assert shell.history.current.route.place is Place.SETTINGS
    for _ in range(MOST_STEPS):
        focused = QApplication.focusWidget()
        if isinstance(focused, AnswerButton) and focused.accessibleDescription().startswith(question):
            break
        press(Qt.Key.Key_Tab)
    for _ in range(MOST_STEPS):
        if QApplication.focusWidget().value == value:
            break
        press(Qt.Key.Key_Right)
    assert QApplication.focusWidget().value == value, (question, value)
    press(Qt.Key.Key_Space)
    qtbot.wait(50)
    show(qtbot, windows)


def stored():
    return json.loads(environment.settings().read_text(encoding="utf-8"))


def texts(shell):
    return [label.text() for label in shell.window.findChildren(PlainLabel) if label.isVisible()]


@pytest.mark.parametrize(
    ("question", "value", "name", "kept"),
    [
        ("Theme", "dark", "theme", "dark"),
        ("Text size", "150", "text_size", 150),
        ("Region", "EMA", "region", "EMA"),
        ("Activity", "mCi", "activity", "mCi"),
        ("Laboratory values", "micromol/L", "laboratory", "micromol/L"),
        ("Keys without Ctrl", "off", "single_keys", False),
        ("Lock after", "15", "lock_minutes", 15),
        ("Reference only", "on", "reference_only", True),
        ("Local formulary", "lenvatinib", "formulary", ["lenvatinib"]),
    ],
)
def test_what_is_chosen_by_keyboard_is_there_at_the_next_start(qtbot, start, question, value, name, kept):
    windows = start()
    choose(qtbot, windows, value, question)
    assert stored()[name] == kept
    focused = QApplication.focusWidget()
    assert isinstance(focused, AnswerButton)
    assert focused.value == value, "the keyboard stays where it was"
    start()
    current = SettingsKeeper(environment.settings()).current
    assert current != Settings()
    press(Qt.Key.Key_Comma, CONTROL)
    chosen = [button.value for button in windows_buttons() if button.isChecked()]
    assert value in chosen


def windows_buttons():
    return [button for button in QApplication.activeWindow().findChildren(AnswerButton) if button.isVisible()]


def test_theme_and_text_size_hold_at_once(qtbot, start):
    windows = start(theme="light")
    choose(qtbot, windows, "dark", "Theme")
    assert current_theme().mode is Mode.DARK
    choose(qtbot, windows, "125", "Text size")
    assert current_theme().scale == 1.25
    windows.shell.window.top.text_size_chosen.emit(1)
    qtbot.wait(50)
    assert stored()["text_size"] == 150, "the menu of the top bar changes the same setting"
    windows.shell.window.top.theme_chosen.emit("light")
    qtbot.wait(50)
    assert stored()["theme"] == "light"


def test_ctrl_0_puts_the_text_size_back_except_where_it_fits_a_drawing(qtbot, start):
    windows = start(text_size=130)
    windows.shell.visit(Route(Place.PATHWAY))
    press(Qt.Key.Key_0, CONTROL)
    assert current_theme().scale == 1.3
    assert "Usual text size" not in key_words(qtbot, windows, Qt.Key.Key_F1)
    windows.shell.visit(Route(Place.DRUGS))
    assert "Usual text size" in key_words(qtbot, windows, Qt.Key.Key_F1)
    press(Qt.Key.Key_0, CONTROL)
    qtbot.wait(50)
    assert current_theme().scale == 1.0


def test_what_the_command_line_says_holds_for_this_start_only(qtbot, start):
    windows = start(theme="dark", text_size=130)
    assert (current_theme().mode, current_theme().scale) == (Mode.DARK, 1.3)
    choose(qtbot, windows, "mCi", "Activity")
    assert (stored()["theme"], stored()["text_size"]) == ("system", 100)


def test_an_unknown_theme_on_the_command_line_is_refused(capsys):
    with pytest.raises(SystemExit):
        main(["--theme", "pink"])
    assert "pink" in capsys.readouterr().err


def test_the_region_leads_in_every_case_and_other_approvals_stay(qtbot, start, knowledge):
    windows = start()
    choose(qtbot, windows, "EMA", "Region")
    session = windows._session
    windows.shell.open_example(knowledge.example_cases[1].id)
    assert session.jurisdiction is Jurisdiction.EU
    assert {"FDA", "EMA"} <= set(texts(windows.shell))
    assert start()._session.region == "EMA"


def test_back_and_forward_outlive_a_new_look(qtbot, start):
    windows = start()
    press(Qt.Key.Key_3, CONTROL)
    choose(qtbot, windows, "dark", "Theme")
    press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert windows.shell.history.current.route.place is Place.DRUGS


def test_activity_is_written_and_asked_for_in_the_chosen_unit(qtbot, start, knowledge):
    windows = start()
    choose(qtbot, windows, "mCi", "Activity")
    shell = windows.shell
    shell.new_case()
    shell.go(Route(Place.CASE, "rai-cumulative-gbq").encode())
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    write("600")
    press(Qt.Key.Key_Return)
    assert windows._session.case.findings["rai-cumulative-gbq"] == 22.2
    assert field.text() == "600"
    shell.go(Route(Place.CALCULATORS, "rai-activity").encode())
    assert any("mCi" in field.accessibleName() for field in shell.window.findChildren(QLineEdit) if field.isVisible())
    shell.go(Route(Place.DRUGS, "lutetium-177-dotatate").encode())
    words = shell.composer.screen(Place.DRUGS).view._pages.current.toPlainText().replace("\u00a0", " ")
    assert "200 mCi (7.4 GBq)" in words


def test_creatinine_is_asked_for_in_the_chosen_unit(qtbot, start):
    windows = start()
    asked = []
    for unit in ("mg/dL", "micromol/L"):
        choose(qtbot, windows, unit, "Laboratory values")
        windows.shell.go(Route(Place.CALCULATORS, "cockcroft-gault").encode())
        fields = [field.accessibleName() for field in windows.shell.window.findChildren(QLineEdit)]
        asked.append([name for name in fields if name.startswith("Serum creatinine")])
    assert asked == [["Serum creatinine, mg/dL"], ["Serum creatinine, micromol/L"]]


def test_single_keys_do_nothing_while_they_are_off(qtbot, start, knowledge):
    windows = start()
    question = next(question for question in knowledge.rule_set.questions if question.type.value == "boolean")
    for value, answered in (("off", False), ("on", True)):
        choose(qtbot, windows, value, "Keys without Ctrl")
        windows.shell.new_case()
        windows.shell.go(Route(Place.CASE, question.id).encode())
        press(Qt.Key.Key_Y)
        assert (question.id in windows._session.case.findings) is answered
        assert ("Yes, on a question" in key_words(qtbot, windows, Qt.Key.Key_F1)) is answered


def key_words(qtbot, windows, key):
    """What the list of keys says; it is closed again by Escape."""
    press(key)
    dialog = windows.shell.window.findChild(KeyList)
    assert dialog is not None
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    words = [label.text() for label in dialog.findChildren(PlainLabel) if label.isVisible()]
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: windows.shell.window.findChild(KeyList) is None)
    show(qtbot, windows)
    return words


def test_every_screen_lists_its_keys_with_what_they_do(qtbot, start, knowledge):
    windows = start()
    windows.shell.open_example(knowledge.example_cases[0].id)
    for place in Place:
        windows.shell.visit(Route(place))
        words = key_words(qtbot, windows, Qt.Key.Key_F1)
        assert {"F1", "Ctrl+K", "Ctrl+N", "Ctrl+,", "Settings", "New case", "Search"} <= set(words), place
        if place is Place.RESULT:
            assert {"W", "I", "C", "Why, on an option", "Esc", "Close the panel"} <= set(words)
        if place in (Place.PATHWAY, Place.SIGNALS):
            assert {"Left", "Down", "Walk along the ways", "Enter", "Open what is selected", "Ctrl+0"} <= set(words)
    assert all(shortcut.whatsThis() for shortcut in windows.shell.window.findChildren(QShortcut))


def test_a_question_mark_lists_the_keys_except_where_one_types_it(qtbot, start):
    windows = start()
    press(Qt.Key.Key_K, CONTROL)
    write("?")
    assert windows.shell.window.findChild(KeyList) is None
    assert QApplication.focusWidget().text() == "?"
    press(Qt.Key.Key_9, CONTROL)
    assert "This list of keys" in key_words(qtbot, windows, Qt.Key.Key_Question)
    choose(qtbot, windows, "off", "Keys without Ctrl")
    press(Qt.Key.Key_Question)
    assert not [dialog for dialog in windows.shell.window.findChildren(QDialog) if dialog.isVisible()]


def test_reference_only_turns_off_everything_over_a_case(qtbot, start, knowledge):
    windows = start()
    choose(qtbot, windows, "on", "Reference only")
    shell = windows.shell
    for key in (Qt.Key.Key_N, Qt.Key.Key_2, Qt.Key.Key_S, Qt.Key.Key_O):
        press(Qt.Key.Key_1, CONTROL)
        press(key, CONTROL)
        assert shell.history.current.route == Route(Place.SETTINGS, "reference-only"), key
    for place in OVER_A_CASE:
        shell.visit(Route(place))
        assert shell.history.current.route.place is Place.SETTINGS
    shell.open_example(knowledge.example_cases[0].id)
    assert not windows._session.is_open
    assert "Reference only" in shell.window.strip.accessibleName()
    press(Qt.Key.Key_1, CONTROL)
    assert any("Reference only is on" in text for text in texts(shell))
    assert "New case" not in texts(shell)
    for place in set(Place) - OVER_A_CASE:
        shell.visit(Route(place))
        assert shell.history.current.route.place is place
    press(Qt.Key.Key_K, CONTROL)
    write("Haemoptysis in the last 12 weeks")
    assert not [hit for hit in shell.window.top.search._hits if hit.route.startswith("case")]
    press(Qt.Key.Key_Escape)
    choose(qtbot, windows, "off", "Reference only")
    press(Qt.Key.Key_N, CONTROL)
    assert windows.shell.history.current.route.place is Place.CASE


@pytest.mark.parametrize(("word", "is_on"), [("Stay", False), ("Leave it", True)])
def test_an_entered_case_is_given_up_for_reference_only_when_the_user_agrees(qtbot, start, word, is_on):
    windows = start()
    windows._session.answer("age", 64)
    QTimer.singleShot(400, lambda: press_in_box(word))
    choose(qtbot, windows, "on", "Reference only")
    assert windows._settings.current.reference_only is is_on
    assert windows._session.is_open is not is_on


def press_in_box(word):
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    next(button for button in box.buttons() if button.text().replace("&", "") == word).click()


def test_a_formulary_marks_and_orders_and_hides_nothing(qtbot, start, knowledge):
    windows = start()
    shell, session = windows.shell, windows._session
    shell.open_example(knowledge.example_cases[1].id)
    before = session.answers.result
    order = [answer.option for answer in before.options]
    assert order.index("pralsetinib") < order.index("lenvatinib"), "both are to be considered"
    choose(qtbot, windows, "lenvatinib", "Local formulary")
    after = session.answers.result
    assert {(answer.option, answer.stance) for answer in after.options} == {
        (answer.option, answer.stance) for answer in before.options
    }
    order = [answer.option for answer in after.options]
    assert order.index("lenvatinib") < order.index("pralsetinib")
    shell.visit(Route(Place.RESULT))
    shell.composer.screen(Place.RESULT).view._column.finish()
    cards = {card.row.option: card.row for card in shell.window.findChildren(OptionCard)}
    assert cards["pralsetinib"].off_formulary == "Not on the local formulary: pralsetinib"
    assert cards["lenvatinib"].off_formulary == ""
    assert {"Not on the local formulary: pralsetinib"} <= set(texts(shell))
    assert any("none hidden" in text for text in texts(shell))
    assert any("which is not on the local formulary" in row.above for row in cards.values())
    choose(qtbot, windows, "lenvatinib", "Local formulary")
    assert stored()["formulary"] == []
    assert session.answers.result == before


def test_a_formulary_is_marked_wherever_a_drug_is_looked_up(qtbot, start):
    windows = start()
    shell = windows.shell
    mark, short = "Not on the local formulary", "not on the formulary"
    for places in (0, 1):
        shell.go("drugs/sorafenib")
        view = shell.composer.screen(Place.DRUGS).view
        shown = [label for label in view.findChildren(PlainLabel) if label.text() == mark and label.isVisible()]
        assert len(shown) == places
        rows = [text for text in list_texts(view) if short in text]
        assert bool(rows) is bool(places)
        assert not [text for text in rows if text.startswith("lenvatinib")]
        assert (mark in view.printed().context) is bool(places)
        shell.go("compare/sorafenib")
        columns = shell.composer.screen(Place.COMPARE).presenter._page().grid.columns
        assert sum(mark in column.caption for column in columns) == places
        shell.window.top.search.type_text("sorafenib")
        found = shell._hits.of("sorafenib", False)[0]
        assert found[0].detail.startswith(mark) is bool(places)
        assert not shell._hits.of("lenvatinib", False)[0][0].detail.startswith(mark)
        windows._settings.change(formulary=("lenvatinib",))


def list_texts(view):
    """What the rows of the drug list say."""
    (listed,) = (row for row in view.findChildren(RowList) if row.accessibleName() == "Drugs")
    return [listed.item(place).data(Qt.ItemDataRole.AccessibleTextRole) or "" for place in range(listed.count())]


def test_a_formulary_comes_from_a_file_and_a_wrong_one_changes_nothing(qtbot, start, tmp_path):
    windows = start()
    press(Qt.Key.Key_Comma, CONTROL)
    presenter = windows.shell.composer.screen(Place.SETTINGS).presenter
    path = tmp_path / "ours.yaml"
    path.write_text("[lenvatinib, sorafenib]", encoding="utf-8")
    presenter.on_formulary_file(str(path))
    assert stored()["formulary"] == ["lenvatinib", "sorafenib"]
    path.write_text("- lenvatinob\n", encoding="utf-8")
    presenter.on_formulary_file(str(path))
    assert stored()["formulary"] == ["lenvatinib", "sorafenib"]
    assert any("unknown drug 'lenvatinob'" in text.replace("\u00a0", " ") for text in texts(windows.shell))


def test_drugs_that_this_knowledge_base_does_not_know_stay_on_the_formulary(qtbot, start):
    environment.settings().parent.mkdir(parents=True, exist_ok=True)
    environment.settings().write_text(json.dumps({"formulary": ["some-new-drug"]}), encoding="utf-8")
    windows = start()
    choose(qtbot, windows, "lenvatinib", "Local formulary")
    assert stored()["formulary"] == ["lenvatinib", "some-new-drug"]
    assert any("some-new-drug" in text for text in texts(windows.shell))


def test_another_folder_holds_other_cases(qtbot, start, tmp_path):
    windows = start()
    press(Qt.Key.Key_Comma, CONTROL)
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    QTimer.singleShot(300, lambda: pick_folder(folder))
    go_to_button(windows, "Choose another folder")
    press(Qt.Key.Key_Return)
    qtbot.wait(50)
    assert windows._desk.folder == folder / "rairdtc-cases"
    assert start()._desk.folder == folder / "rairdtc-cases"


def pick_folder(path):
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    dialog.findChild(QLineEdit).setText(str(path))
    dialog.accept()


def go_to_button(windows, words):
    for _ in range(MOST_STEPS):
        focused = QApplication.focusWidget()
        if isinstance(focused, QPushButton) and focused.text() == words:
            return focused
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"{words} cannot be reached by keyboard")


def test_a_folder_that_cannot_hold_cases_is_refused_in_words(start, tmp_path):
    windows = start()
    press(Qt.Key.Key_Comma, CONTROL)
    presenter = windows.shell.composer.screen(Place.SETTINGS).presenter
    presenter.on_folder_chosen(str(tmp_path / "not" / "there"))
    assert windows._settings.current.case_folder == ""
    assert any("no folder that can be written to" in text for text in texts(windows.shell))


def test_every_control_of_the_settings_has_a_name(start):
    windows = start()
    press(Qt.Key.Key_Comma, CONTROL)
    view = windows.shell.composer.screen(Place.SETTINGS).view
    controls = view.findChildren(AnswerButton) + view.findChildren(QPushButton)
    assert len(controls) > 40
    assert [control for control in controls if not control.accessibleName()] == []


@pytest.mark.parametrize("scale", [100, 150, 200])
def test_nothing_on_the_settings_is_wider_than_the_window(start, scale):
    windows = start(text_size=scale)
    windows.shell.window.resize(1366, 768)
    press(Qt.Key.Key_Comma, CONTROL)
    view = windows.shell.composer.screen(Place.SETTINGS).view
    right = view.mapToGlobal(view.rect().topRight()).x()
    for control in (*view.findChildren(AnswerButton), *view.findChildren(QPushButton)):
        assert control.mapToGlobal(control.rect().topRight()).x() <= right, control.accessibleName()


def test_a_file_that_cannot_be_read_is_said_kept_aside_and_written_anew(qtbot, start):
    environment.settings().parent.mkdir(parents=True, exist_ok=True)
    environment.settings().write_text("{", encoding="utf-8")
    windows = start()
    press(Qt.Key.Key_Comma, CONTROL)
    assert any("could not be read" in text for text in texts(windows.shell))
    choose(qtbot, windows, "mCi", "Activity")
    assert stored()["activity"] == ActivityUnit.MCI.value
    assert windows._settings.problem is SettingsProblem.ASIDE
    aside = environment.settings().with_name("settings.json.bad")
    assert aside.read_text(encoding="utf-8") == "{"
    assert any("kept aside" in text and str(aside) in text for text in texts(windows.shell))


def test_a_file_that_can_neither_be_read_nor_renamed_is_named():
    said = file_problem(SettingsProblem.STUCK.value, environment.settings())
    assert "nothing is written over it" in said
    assert str(environment.settings()) in said


def test_the_self_test_runs_the_shipped_cases_by_keyboard(start, knowledge):
    windows = start()
    windows.shell.go("about")
    go_to_button(windows, "Run the self-test")
    press(Qt.Key.Key_Return)
    count = len(knowledge.example_cases)
    assert any(
        text.replace("\u00a0", " ").startswith(f"Passed: {count} of {count} cases") for text in texts(windows.shell)
    )


def test_about_says_what_one_must_know_and_finds_a_source(start, knowledge):
    windows = start()
    windows.shell.go("about")
    view = windows.shell.composer.screen(Place.ABOUT).view
    shown = " ".join(label.text() for label in view.findChildren(PlainLabel))
    identity = knowledge.identity
    for words in (identity.intended_use, identity.version, identity.date, identity.hash, "Signature: none",
                  "no certified medical device", "CC BY 4.0", "LGPL", "PyNaCl"):  # fmt: skip
        assert words in shown, words
    listed = view.findChild(QPlainTextEdit)
    assert listed.document().blockCount() == len(knowledge.sources)
    QTest.keyClicks(view.findChild(QLineEdit), "schlumberger")
    assert 0 < listed.document().blockCount() < 30
    assert [line for line in listed.toPlainText().splitlines() if "schlumberger" not in line.casefold()] == []
    view.findChild(QLineEdit).clear()
    lines = listed.toPlainText().splitlines()
    for source in knowledge.sources.values():
        assert any(source.citation in line and source.url in line for line in lines), source.id


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (-1, "clock looks wrong"),
        (0, "of today"),
        (1, "1 day old"),
        (400, "400 days old · check the current label first"),
    ],
)
def test_about_says_the_age_of_the_knowledge_as_the_strip_does(qtbot, qapp, knowledge, engine, days, said):
    today = date.fromisoformat(knowledge.identity.date) + timedelta(days=days)
    apply_theme(qapp, load_theme(environment.resources(), Mode.LIGHT, 1.0))
    shell = Shell(Session(engine), knowledge, lambda: today, lambda step: None)
    qtbot.addWidget(shell.window)
    shell.window.show()
    shell.visit(Route(Place.ABOUT))
    view = shell.composer.screen(Place.ABOUT).view
    context = next(label.text() for label in view.findChildren(PlainLabel) if label.text().startswith("pack "))
    assert said in context
    strip = [label.text() for label in shell.window.strip.findChildren(PlainLabel)]
    assert any(text.endswith(context.partition(" · ")[2]) for text in strip), strip


def test_ids_in_what_changed_stand_back_behind_the_words(start, knowledge):
    windows = start()
    windows.shell.go("about/news")
    view = windows.shell.composer.screen(Place.ABOUT).view
    rules = {rule.id for rule in knowledge.rule_set.rules if "-" in rule.id}
    found = set()
    for line in view.findChildren(RichLine):
        for run in line.runs():
            inside = set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)+", run.span.text)) & rules
            assert not inside or run.span.kind is SpanKind.META, run.span.text
            found |= inside
    texts = [label.text() for label in view.findChildren(PlainLabel)]
    assert not [text for text in texts if set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)+", text)) & rules]
    assert len(found) > 20


def test_what_changed_leads_from_old_to_new_to_the_fact_and_its_source(start, knowledge):
    windows = start()
    windows.shell.go("about/news")
    view = windows.shell.composer.screen(Place.ABOUT).view
    shown = " ".join(label.text().replace("\u00a0", " ") for label in view.findChildren(PlainLabel))
    for change in knowledge.value_changes:
        for value in (change.old or "not in the pack before", change.new):
            value = value.removeprefix("avoid: ") if "/interactions/" in change.address else value
            assert value.replace("withhold", "Hold").replace("discontinue", "Stop for good") in shown, value
    assert "Avoid. As for the tablets" in shown
    assert "Avoid: Avoid" not in shown
    assert "Avoid. Avoid" not in shown
    assert "Every 4 to 6 weeks" in shown
    assert "Monthly for 3 months, then every 3 months" in shown
    lines = [line for line in view.findChildren(RichLine) if line.runs()]
    said = [tuple((run.span.text.strip(), run.span.kind) for run in line.runs()) for line in lines]
    label = next(option.label for option in knowledge.rule_set.options if option.id == "pralsetinib")
    assert ((f"A rule on {label}", SpanKind.TITLE), ("ret-not-tolerated-pralsetinib", SpanKind.META)) in said
    rule = next(rule for rule in knowledge.rule_set.rules if rule.id == "ret-not-tolerated-pralsetinib")
    ids = [line[1] for line in said if line[0] == (rule.why, SpanKind.MUTED)]
    assert ids == [("ret-not-tolerated-pralsetinib, ret-not-tolerated-selpercatinib", SpanKind.META)]
    fact = next(line for line in lines if line.runs()[0].span.text == "cabozantinib: TSH")
    fact.setFocus()
    press(Qt.Key.Key_Return)
    route = windows.shell.history.current.route
    assert (route.place, route.item, route.anchor) == (Place.DRUGS, "cabozantinib", "monitoring")
    windows.shell.window.top.back_requested.emit()
    change = next(item for item in knowledge.value_changes if item.address == "drug/cabozantinib/monitoring/tsh")
    source = change.provenance.sources[0]
    windows.shell.go(Route(Place.ABOUT, "sources", source).encode())
    (found,) = view.findChild(QPlainTextEdit).toPlainText().splitlines()
    assert found.startswith(knowledge.sources[source].citation)
    assert found.endswith(f"checked {knowledge.sources[source].checked_on}")


def test_every_link_of_what_changed_names_a_place(start, knowledge):
    windows = start()
    presenter = windows.shell.composer.screen(Place.ABOUT).presenter
    routes = [presenter._route(change.address) for change in knowledge.value_changes]
    decoded = [Route.decode(route) for route in routes]
    assert all(decoded)
    for change, route in zip(knowledge.value_changes, decoded, strict=True):
        if change.address.startswith("drug/"):
            assert route.anchor in {part.value for part in Part}, change.address
        if change.address.startswith("rule/"):
            assert (route.place is Place.DRUGS) is ("doses" in change.address)
