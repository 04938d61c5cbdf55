"""The drug screen with real widgets: what is read, by mouse and by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from rairdtc_gui.domain.case import Case
from rairdtc_gui.domain.drugs import Section
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.services.asked import PART_WORDS
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui.screens.drugs.kept_pages import MonographPages
from rairdtc_gui.ui.screens.drugs.monograph import MonographText
from rairdtc_gui.ui.screens.drugs.presenter import DrugsPresenter
from rairdtc_gui.ui.screens.drugs.rows import Part
from rairdtc_gui.ui.screens.drugs.spots import Chosen, LeftAt, Seen, Spot
from rairdtc_gui.ui.screens.drugs.view import DrugsView
from rairdtc_gui.ui.theme import Mode, apply_theme, current_theme, load_theme
from rairdtc_gui.ui.widgets.find_bar import FindBar
from rairdtc_gui.ui.widgets.row_list import RowList
from tests.db.tiny import open_tiny

#: What the offscreen platform says of every window that is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
RESOURCES = Path(__file__).resolve().parents[2] / "resources"
HOSTILE = 'If AST <5x ULN <img src="file://host/x"> hold.'
MARKUP = {"drugs/drug-a.yaml": ("next_level: one-lower,", f"next_level: one-lower, detail: '{HOSTILE}',")}


@pytest.fixture(autouse=True)
def _themed(qapp):
    apply_theme(qapp, load_theme(RESOURCES, Mode.LIGHT, 1.0))


def opened(qtbot, case=None, changes=None):
    """The view, its presenter and the session, with the tiny drug shown."""
    base = open_tiny(changes)
    session = Session(Engine(base.rule_set))
    if case is not None:
        session.start(case)
    view = DrugsView()
    qtbot.addWidget(view)
    presenter = DrugsPresenter(view, session, base)
    view.resize(1198, 300)
    view.show()
    presenter.show("drug-a", "")
    return view, presenter, session


def text_of(view) -> str:
    return view.findChild(MonographPages).current.toPlainText().strip()


def test_the_page_begins_with_the_dose(qtbot):
    view, _, _ = opened(qtbot)
    assert text_of(view).startswith("druga — 24 mg — oral — once daily [1]\nReduce to")
    assert (view.title(), view.context()) == ("druga", "药物甲 Brandia")


def test_a_dose_line_breaks_after_a_dash_only(qtbot):
    view, _, _ = opened(qtbot)
    raw = view.findChild(MonographPages).current.document().toRawText()
    assert "druga\u00a0— 24\u00a0mg\u00a0— oral\u00a0— once\u00a0daily\u00a0[1]" in raw


def test_the_dose_box_leads_to_the_doses_for_kidney_and_liver_in_the_words_of_their_section(qtbot):
    view, _, _ = opened(qtbot)
    page, line = view.findChild(MonographPages).current, "druga — 14 mg — oral — once daily [1]"
    box, _, section = text_of(view).replace("\u00a0", " ").partition("Dose adjustments")
    assert f"Kidney and liver  CrCl less than 30 mL/min: {line}\n" in box
    assert f"CrCl less than 30 mL/min\n{line}" in section
    page.setFocus()
    with qtbot.waitSignal(view.route_requested) as told:
        for _ in range(12):
            qtbot.keyClick(page, Qt.Key.Key_Tab)
            if page.textCursor().selectedText() == "Kidney and liver":
                qtbot.keyClick(page, Qt.Key.Key_Return)
                break
    assert told.args == ["drugs/drug-a/adjustments"]


LIVER = (
    "toxicity:\n",
    (
        "    - {id: liver, kind: hepatic, label: Child-Pugh C, region: EMA, action: avoid, text: Never.,"
        " sources: [label-a], checked: seen}\ntoxicity:\n"
    ),
)


def test_where_the_label_says_avoid_for_the_liver_the_line_of_the_dose_box_says_so(qtbot):
    view, _, _ = opened(qtbot, changes={"drugs/drug-a.yaml": LIVER})
    box = text_of(view).replace("\u00a0", " ").partition("Administration")[0]
    assert "once daily [1]; Child-Pugh C: EMA  Avoid [1]\n" in box


def test_a_drug_without_a_dose_for_kidney_or_liver_has_no_such_line(qtbot):
    view, _, _ = opened(qtbot, changes={"drugs/drug-a.yaml": ("      kind: renal\n", "      kind: other\n")})
    assert "Kidney and liver" not in text_of(view).replace("\u00a0", " ")


def test_sections_without_content_say_so(qtbot):
    view, _, _ = opened(qtbot)
    assert "Pregnancy\nNo statement in the sources checked" in text_of(view)


def test_the_mechanism_leads_to_the_signalling_map(qtbot):
    view, _, _ = opened(qtbot)
    assert "Targets and what lies downstream, on the map" in text_of(view)
    routes = []
    view.route_requested.connect(routes.append)
    text = view.findChild(MonographPages).current
    text.anchorClicked.emit(QUrl(f"#{text._page.targets.index('signals/drug-a')}"))
    assert routes == ["signals/drug-a"]


def test_without_a_case_no_line_is_marked(qtbot):
    view, _, _ = opened(qtbot)
    assert "For this case" not in text_of(view)


def test_lines_of_the_open_case_are_marked_and_lead_to_the_rule(qtbot):
    view, _, _ = opened(qtbot, Case.of({"crcl": 28.0}))
    page = view.findChild(MonographPages).current
    assert text_of(view).count("For this case") == 2
    page.setFocus()
    with qtbot.waitSignal(view.route_requested) as told:
        for _ in range(12):
            qtbot.keyClick(page, Qt.Key.Key_Tab)
            if page.textCursor().selectedText() == "kidney":
                qtbot.keyClick(page, Qt.Key.Key_Return)
                break
    assert told.args == ["result/drug-a/kidney"]


def test_unconfirmed_and_missing_are_words(qtbot):
    view, _, _ = opened(qtbot)
    assert "Hold\nUntil grade 1 or less. Resume one level lower. unconfirmed" in text_of(view)


def test_a_hazard_ratio_stands_with_level_and_what_is_missing_beside_it(qtbot):
    view, _, _ = opened(qtbot)
    said = text_of(view)
    assert "arm figures not read" in said
    assert "absolute difference not reported\nhazard ratio 0.21 (99 % CI 0.14 to 0.31)" in said
    assert "independent review" in said


def test_text_of_the_knowledge_base_is_never_markup(qtbot):
    view, _, _ = opened(qtbot, changes=MARKUP)
    assert HOSTILE in text_of(view)


def test_a_source_number_leads_to_the_source(qtbot):
    view, _, _ = opened(qtbot)
    page = view.findChild(MonographPages).current
    page.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_Tab)
    assert page.textCursor().selectedText() == "[1]"
    qtbot.keyClick(page, Qt.Key.Key_Return)
    assert page.verticalScrollBar().value() > page.verticalScrollBar().maximum() // 2


def test_the_rail_leads_through_the_page_and_follows_it(qtbot):
    view, presenter, _ = opened(qtbot)
    rail = view.findChildren(RowList)[1]
    assert rail.current_key() == "dose"
    presenter.show("drug-a", "toxicity")
    assert rail.current_key() == "toxicity"
    rail.setFocus()
    qtbot.keyClick(rail, Qt.Key.Key_Up)
    qtbot.keyClick(rail, Qt.Key.Key_Return)
    assert rail.current_key() == "approvals"
    assert view._pages.current.place() > 0


def test_the_filter_finds_by_chinese_name_and_enter_opens(qtbot):
    view, _, _ = opened(qtbot)
    view.focus_first()
    field = view.findChild(QLineEdit)
    assert view.focusWidget() is field
    field.setText("药物")
    with qtbot.waitSignal(view.route_requested) as told:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told.args == ["drugs/drug-a"]
    field.setText("nothing like it")
    qtbot.assertNotEmitted(view.route_requested)
    assert view.findChildren(RowList)[0].count() == 0


def test_find_counts_walks_and_ends(qtbot):
    view, _, _ = opened(qtbot)
    bar, page = view.findChild(FindBar), view.findChild(MonographPages).current
    with qtbot.waitActive(view):
        view.activateWindow()
    qtbot.keyClick(view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert bar.isVisible()
    field = bar.findChild(QLineEdit)
    qtbot.keyClicks(field, "once daily")
    count = len(page.extraSelections())
    assert count >= 3
    qtbot.keyClick(view, Qt.Key.Key_F3)
    qtbot.keyClick(view, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    field.setText("zebra")
    assert page.extraSelections() == []
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_the_same_page_is_not_written_again(qtbot):
    view, presenter, session = opened(qtbot)
    page = view.findChild(MonographPages).current
    document = page.document()
    page.verticalScrollBar().setValue(120)
    presenter.refresh()
    assert page.document() is document
    assert page.place() == 120
    line = page.cursorForPosition(QPoint(40, 20)).block().text()
    session.start(Case.of({"crcl": 28.0}))
    presenter.refresh()
    assert page.document() is not document
    assert page.cursorForPosition(QPoint(40, 20)).block().text() == line


def test_a_narrow_page_keeps_every_word_of_the_table(qtbot):
    view, _, _ = opened(qtbot)
    view.resize(640, 500)
    assert "Bleeding\n3\nHold\nUntil grade 1 or less." in text_of(view)


def test_a_figure_is_never_broken_inside_where_a_column_is_narrow(qtbot, qapp, knowledge, engine):
    apply_theme(qapp, load_theme(RESOURCES, Mode.LIGHT, 2.0))
    view = DrugsView()
    qtbot.addWidget(view)
    DrugsPresenter(view, Session(engine), knowledge).show("lenvatinib", "toxicity")
    view.resize(1198, 560)
    view.show()
    page = view.findChild(MonographPages).current
    qapp.processEvents()
    page.complete()
    said = [ends for ends in line_ends(page) if ends[0][-1:].isdigit() and ends[1][:1].isdigit()]
    assert said == []
    assert "(140\u00a0to\u00a0159\u00a0or 90\u00a0to\u00a099\u00a0mmHg)" in page.document().toRawText()
    apply_theme(qapp, load_theme(RESOURCES, Mode.LIGHT, 1.0))


def line_ends(page):
    """What stands before and behind each line end of the toxicities; their table is the one with events and grades."""
    document, found = page.document(), []
    document.documentLayout().documentSize()
    block = document.findBlock(page._page.anchors["toxicity"])
    while block.isValid() and block.position() < page._page.anchors["adverse-events"]:
        text, lines = block.text(), [block.layout().lineAt(line) for line in range(block.layout().lineCount())]
        found += [(text[: line.textStart()], text[line.textStart() :]) for line in lines[1:]]
        block = block.next()
    assert found
    return found


def test_the_dark_theme_writes_the_page_anew(qtbot, qapp):
    view, _, _ = opened(qtbot)
    page = view.findChild(MonographPages).current
    document = page.document()
    apply_theme(qapp, load_theme(RESOURCES, Mode.DARK, 1.0))
    assert page.document() is not document
    assert "24 mg" in text_of(view)
    assert not view.grab().isNull()


def test_a_drug_that_is_not_covered_is_named(qtbot):
    view, presenter, _ = opened(qtbot)
    presenter.show("thalidomide", "")
    assert view.title() == "Drugs"
    assert not view.findChild(MonographPages).current.isVisible()
    presenter.show("drug-a", "")
    assert view.findChild(MonographPages).current.isVisible()


def test_every_control_has_a_name(qtbot):
    view, _, _ = opened(qtbot)
    for kind in (QAbstractButton, QLineEdit, RowList, MonographText):
        for widget in view.findChildren(kind):
            if widget.parent().inherits("QLineEdit"):
                continue  # the field's own clear button, named by Qt
            assert widget.accessibleName() or getattr(widget, "text", str)(), widget


def test_where_the_label_says_avoid_the_case_has_no_figure(qtbot, qapp, knowledge, engine):
    apply_theme(qapp, load_theme(RESOURCES, Mode.LIGHT, 1.0))
    view, session = DrugsView(), Session(engine)
    qtbot.addWidget(view)
    session.start(Case.of({"crcl": 25.0, "child-pugh": "C", "qtcf-ms": 520.0}))
    DrugsPresenter(view, session, knowledge).show("vandetanib", "")
    said = text_of(view).partition("For this case")[2].partition("Administration")[0].replace("\u00a0", " ")
    assert said.lstrip().startswith("Avoid: no dose is given.")
    assert "Also true for this case: Severe renal impairment" in said
    assert " mg" not in said


INTERACTIONS = (
    "severity: avoid, action: Choose another pill, sources: [label-a], checked: seen}\ntrials: [trial-b]",
    (
        "severity: avoid, action: Choose another pill, sources: [label-a], checked: seen}\n"
        "  - {id: one, with: Drug X, severity: none, action: None, sources: [label-a], checked: seen}\n"
        "  - {id: two, with: Drug Y, severity: contraindicated, action: Bleeding, sources: [label-a], checked: seen}\n"
        "monitoring:\n"
        '  - {id: bp, what: Blood pressure, baseline: "yes", schedule: Monthly, sources: [label-a], checked: seen}\n'
        "trials: [trial-b]"
    ),
)


def test_interactions_stand_by_severity_and_monitoring_has_its_columns(qtbot):
    view, _, _ = opened(qtbot, changes={"drugs/drug-a.yaml": INTERACTIONS})
    said = text_of(view)
    assert "Drug Y\nDo not combine. Bleeding [1]\nStrong inhibitors\nAvoid. Choose another pill [1]" in said
    assert "Choose another pill [1]\nDrug X\nNo interaction expected [1]" in said
    assert "What\nAt baseline\nSchedule\nBlood pressure\nyes\nMonthly [1]" in said


def listed(view):
    rows = view._list._list
    return [rows.item(place).text() for place in range(rows.count())]


def shipped(qtbot, qapp, knowledge, engine):
    """The view over the shipped knowledge base."""
    apply_theme(qapp, load_theme(RESOURCES, Mode.LIGHT, 1.0))
    view = DrugsView()
    qtbot.addWidget(view)
    DrugsPresenter(view, Session(engine), knowledge).refresh()
    return view


def test_the_list_is_filtered_by_class_and_approval_and_says_what_was_not_read(qtbot, qapp, knowledge, engine):
    view = shipped(qtbot, qapp, knowledge, engine)
    menus = view._list
    menus._class.chosen.emit("ret-inhibitor")
    assert listed(view) == ["RET inhibitors", "pralsetinib", "selpercatinib"]
    menus._region.chosen.emit("EMA")
    assert listed(view) == ["RET inhibitors", "selpercatinib"]
    menus._region.chosen.emit("PMDA")
    unread = "State in PMDA not in the sources checked"
    assert listed(view) == ["RET inhibitors", "selpercatinib", unread, "pralsetinib"]
    assert menus._said.text() == "RET inhibitors · Approved: PMDA"
    menus._class.chosen.emit("")
    menus._region.chosen.emit("")
    assert len(listed(view)) > len(knowledge.drug_list)
    assert not menus._said.isVisibleTo(menus)


def test_the_list_is_filtered_by_target(qtbot, qapp, knowledge, engine):
    view = shipped(qtbot, qapp, knowledge, engine)
    menus = view._list
    menus._target.chosen.emit("NTRK3 fusion")
    assert listed(view)[1:] == ["entrectinib", "larotrectinib", "repotrectinib"]
    assert menus._said.text() == "NTRK3 fusion"
    menus._target.chosen.emit("RET fusion")
    assert {"lenvatinib", "selpercatinib", "vandetanib"} <= set(listed(view))
    menus._class.chosen.emit("ret-inhibitor")
    assert listed(view) == ["RET inhibitors", "pralsetinib", "selpercatinib"]


def test_a_product_that_must_not_be_exchanged_says_so_in_the_list(qtbot, qapp, knowledge, engine):
    view = shipped(qtbot, qapp, knowledge, engine)
    rows = view._list._list
    said = {rows._row(place).key: rows._row(place).side for place in range(rows.count())}
    marked = {key for key, side in said.items() if "not interchangeable" in side}
    assert marked == {"cabozantinib", "cabozantinib-capsules", "pembrolizumab", "pembrolizumab-subcutaneous"}


def test_a_drug_with_a_look_alike_name_says_so_in_the_list_and_on_its_page(qtbot, qapp, knowledge, engine):
    view = shipped(qtbot, qapp, knowledge, engine)
    rows = view._list._list
    said = {rows._row(place).key: rows._row(place).side for place in range(rows.count())}
    assert "look-alike: sunitinib (unconfirmed)" in said["sorafenib"]
    assert "look-alike: sorafenib (unconfirmed)" in said["sunitinib"]
    assert said["doxorubicin"].endswith("look-alike: daunorubicin")
    assert {key for key, side in said.items() if "look-alike" in side} == {"sorafenib", "sunitinib", "doxorubicin"}
    for drug, word in (("sorafenib", "SUNItinib"), ("sunitinib", "SORAfenib"), ("doxorubicin", "DAUNOrubicin")):
        assert any(word in line.text for line in knowledge.drug(drug).lines(Section.PRACTICAL))


def test_a_drug_that_is_asked_for_opens_at_its_dose(qtbot, qapp, knowledge, engine):
    apply_theme(qapp, load_theme(RESOURCES, Mode.LIGHT, 1.0))
    view = DrugsView()
    qtbot.addWidget(view)
    view.resize(1198, 600)
    view.show()
    presenter = DrugsPresenter(view, Session(engine), knowledge)
    presenter.show("lenvatinib", "mechanism")
    far = view._pages.current.place()
    assert far > 1000
    presenter.refresh()
    assert view._pages.current.place() == far
    presenter.show("lenvatinib", "")
    assert view._pages.current.place() < 20


def test_the_page_ends_with_what_releases_changed_about_the_drug(qtbot, qapp, knowledge, engine):
    apply_theme(qapp, load_theme(RESOURCES, Mode.LIGHT, 1.0))
    view = DrugsView()
    qtbot.addWidget(view)
    presenter = DrugsPresenter(view, Session(engine), knowledge)
    presenter.show("apatinib", "")  # its page is headed by its other name
    said = {row.text for row in view._page.changes}
    named = {change.text for release in knowledge.releases for change in release.changes if "patinib" in change.text}
    assert said == named
    assert said
    text = view._pages.current.toPlainText().replace("\u00a0", " ")
    assert text.index("Sources") < text.rindex("Changes")
    assert "Changes advice" in text
    quiet = next(drug.id for drug in knowledge.drug_list if not shown_changes(view, presenter, drug.id))
    presenter.show(quiet, "")
    assert "No change names this drug" in view._pages.current.toPlainText()


def shown_changes(view, presenter, drug):
    presenter.show(drug, "")
    return view._page.changes


def test_every_part_can_be_asked_for_in_the_search():
    assert {part.value for part in Part} == set(PART_WORDS)


@pytest.mark.parametrize(("scale", "is_tight"), [(1.0, False), (2.0, True)])
def test_the_filters_take_one_row_at_every_text_size(qtbot, qapp, knowledge, engine, scale, is_tight):
    apply_theme(qapp, load_theme(RESOURCES, Mode.LIGHT, scale))
    view = DrugsView()
    qtbot.addWidget(view)
    DrugsPresenter(view, Session(engine), knowledge).refresh()
    view.resize(1198, 600)
    view.show()
    menus = view._list
    buttons = (menus._class, menus._target, menus._region)
    assert {button.isVisible() for button in buttons} == {not is_tight}
    assert menus._all.isVisible() is is_tight
    shown = [menus._all] if is_tight else buttons
    assert len({button.mapTo(menus, button.rect().center()).y() for button in shown}) == 1
    assert all(button.mapTo(menus, button.rect().bottomRight()).x() < menus.width() for button in shown)
    titles = [action.text() for action in menus._all.menu().actions()]
    assert titles == ["Filter by class", "Filter by target", "Filter by approval"]
    targets = menus._all.menu().actions()[1].menu().actions()
    next(action for action in targets if action.text() == "NTRK3 fusion").trigger()
    assert listed(view)[1:] == ["entrectinib", "larotrectinib", "repotrectinib"]
    row = menus._list.item(1)
    assert row.data(Qt.ItemDataRole.AccessibleTextRole) == "entrectinib 恩曲替尼"


def test_a_drug_that_is_not_on_the_formulary_has_a_sign_that_is_explained(qtbot, qapp, knowledge, engine):
    apply_theme(qapp, load_theme(RESOURCES, Mode.LIGHT, 1.0))
    session = Session(engine)
    session.choose_formulary(("lenvatinib",))
    view = DrugsView()
    qtbot.addWidget(view)
    DrugsPresenter(view, session, knowledge).refresh()
    view.resize(1198, 600)
    view.show()
    rows = view._list._list
    marks = {rows._row(place).key: rows._row(place).mark[1] for place in range(rows.count())}
    assert marks["lenvatinib"] == ""
    assert marks["pazopanib"] == "not on the formulary"
    assert view._list._legend.isVisible()
    places = {rows._row(place).key: place for place in range(rows.count())}
    heights = {key: rows.visualItemRect(rows.item(place)).height() for key, place in places.items()}
    assert heights["pazopanib"] == heights["lenvatinib"]  # one line, as without the sign
    view._list._filter.setText("lenvatinib")
    assert not view._list._legend.isVisible()


def test_tab_goes_on_from_the_part_the_place_found_or_the_source_that_was_asked_for(qtbot, qapp, knowledge, engine):
    apply_theme(qapp, load_theme(RESOURCES, Mode.LIGHT, 1.0))
    view = DrugsView()
    qtbot.addWidget(view)
    view.resize(1198, 600)
    view.show()
    DrugsPresenter(view, Session(engine), knowledge).show("lenvatinib", "interactions")
    page = view._pages.current
    page.setFocus()
    there = page.place()

    def tabbed(key=Qt.Key.Key_Tab):
        qtbot.keyClick(page, key)
        return page.textCursor().selectionStart()

    assert tabbed() > page._page.anchors["interactions"]
    assert abs(page.place() - there) < page.viewport().height()
    page.go_to("pregnancy")
    assert tabbed(Qt.Key.Key_Backtab) < page._page.anchors["pregnancy"]
    page.go_to("select")
    assert tabbed() == page._page.anchors["select"]  # the name of the trial, a link
    assert page.textCursor().selectedText() == "SELECT"
    assert tabbed() > page._page.anchors["select"]
    view._pages.find_text("66.3")
    found = page.textCursor().position()
    assert tabbed() > found > page._page.anchors["adverse-events"]


def test_whoever_leaves_the_page_behind_its_last_link_begins_anew(qtbot, qapp, knowledge, engine):
    apply_theme(qapp, load_theme(RESOURCES, Mode.LIGHT, 1.0))
    view = DrugsView()
    qtbot.addWidget(view)
    view.resize(1198, 600)
    view.show()
    DrugsPresenter(view, Session(engine), knowledge).show("lenvatinib", "changes")
    page = view._pages.current
    with qtbot.waitActive(view):
        view.activateWindow()
    page.setFocus()
    assert page.hasFocus()
    while page.hasFocus():
        page.focusNextPrevChild(True)
    page.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_Tab)
    assert page.textCursor().selectedText() == "[1]"
    assert page.textCursor().position() < 200


def top_line(page):
    return page.cursorForPosition(QPoint(page.viewport().width() // 8, current_theme().px(40))).block().text()


def test_a_page_of_another_width_or_size_shows_the_same_line(qtbot, qapp, knowledge, engine):
    apply_theme(qapp, load_theme(RESOURCES, Mode.LIGHT, 1.0))
    view = DrugsView()
    qtbot.addWidget(view)
    view.resize(1198, 600)
    view.show()
    DrugsPresenter(view, Session(engine), knowledge).show("lenvatinib", "pregnancy")
    page = view._pages.current
    qapp.processEvents()
    line = top_line(page)
    assert line
    view.resize(980, 600)
    qapp.processEvents()
    assert top_line(page) == line
    left = view.state()
    apply_theme(qapp, load_theme(RESOURCES, Mode.LIGHT, 1.25))
    qapp.processEvents()
    assert top_line(page) == line
    page.go_to_top()
    view.restore(left)
    assert top_line(page) == line
    view.restore("not of this screen")
    assert top_line(page) == line


def test_a_line_that_is_gone_leaves_one_at_the_beginning_of_its_part(qtbot, qapp, knowledge, engine):
    view = shipped(qtbot, qapp, knowledge, engine)
    view.resize(1198, 600)
    view.show()
    page = view._pages.current
    gone = Spot("pregnancy", "no such line", 0)
    page.restore(LeftAt(Seen(gone, 3.0), Chosen((gone, gone), (4, 9), "words")))
    assert page.textCursor().position() == page._page.anchors["pregnancy"]
    assert not page.textCursor().hasSelection()
    head = Spot("pregnancy", "Pregnancy", 7)
    page.restore(LeftAt(None, Chosen((head, head), (0, 4), "other")))
    assert page.textCursor().position() == page._page.anchors["pregnancy"]
    page.restore(LeftAt(None, Chosen((head, head), (0, 4), "Preg")))
    assert page.textCursor().selectedText() == "Preg"


def test_a_part_that_this_reference_leaves_out_says_so_on_the_page_and_in_print(qtbot, knowledge, engine):
    view = DrugsView()
    qtbot.addWidget(view)
    DrugsPresenter(view, Session(engine), knowledge).show("cabozantinib-capsules", "")
    said = view._pages.current.toPlainText()
    for head in ("Dose adjustments", "Monitoring", "Pregnancy"):
        assert f"{head}\nLeft out of this reference; see the label" in said
        assert f"{head}\nNo statement" not in said
    assert str(view.printed()).count("Left out of this reference; see the label") == 3
