"""The interaction page's presenter over the real knowledge base, with a view that only remembers."""

import pytest

from rairdtc_gui.domain.case import Case, Jurisdiction
from rairdtc_gui.domain.choices import exact, matching
from rairdtc_gui.domain.interactions import Severity, Verdict
from rairdtc_gui.domain.provenance import Checked
from rairdtc_gui.engine.interactions import interactions
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.screens.interactions import words
from rairdtc_gui.ui.screens.interactions.presenter import _OF_CASE, QUICK, InteractionsPresenter
from rairdtc_gui.ui.screens.interactions.rows import Action
from rairdtc_gui.ui.severity_words import beyond

STRICTEST_FIRST = list(Action)


class FakeView:
    def __init__(self):
        self.form, self.found = None, None

    def listen(self, listener):
        pass

    def show_form(self, form):
        self.form = form

    def show_found(self, found):
        self.found = found

    def focus_first(self):
        pass


@pytest.fixture
def parts(knowledge, engine):
    view, session = FakeView(), Session(engine)
    return view, session, InteractionsPresenter(view, session, knowledge)


def group(view, action):
    return next((group for group in view.found.groups if group.action is action), None)


def names(view, action):
    found = group(view, action)
    return [] if found is None else [row.name for row in found.rows]


def test_the_missing_field_is_named(parts):
    view, _, presenter = parts
    presenter.refresh()
    presenter.refresh()
    assert view.found.missing == words.missing(has_drug=False)
    presenter.show("Retevmo", "")
    assert (view.form.drug, view.found.missing) == ("selpercatinib", words.missing(has_drug=True))
    presenter.on_medicine_added("   ")
    assert view.form.taken == ()
    presenter.on_medicine_added("Losec" if "Losec" in presenter._words else "omeprazole")
    assert view.found.missing == ""
    presenter.on_all_removed()
    assert view.found.missing == words.missing(has_drug=True)


def test_sorted_by_action_with_silence_apart_from_no_interaction(parts):
    view, _, presenter = parts
    presenter.show("selpercatinib", "")
    for name in ("herbal tea", "paracetamol", "omeprazole", "amiodarone", "ondansetron", "levothyroxine"):
        presenter.on_medicine_added(name)
    actions = [found.action for found in view.found.groups]
    assert actions == sorted(actions, key=STRICTEST_FIRST.index)
    assert "Omeprazole" in names(view, Action.NOT_TOGETHER)
    assert names(view, Action.NONE) == []
    assert names(view, Action.NO_DATA) == ["Paracetamol", "“herbal tea”"]  # known first, then what is no name
    unsaid, unknown = group(view, Action.NO_DATA).rows
    assert unsaid.note == words.no_statement()
    assert unknown.note.startswith("Not checked")
    assert words.group(Action.NONE) in view.found.empty
    assert words.group(Action.NO_DATA) not in view.found.empty
    presenter.show("lenvatinib", "")
    assert "Omeprazole" in names(view, Action.NONE)


def test_pair_and_combined_effects_are_both_shown(parts):
    view, _, presenter = parts
    presenter.show("selpercatinib", "")
    presenter.on_medicine_added("amiodarone")
    presenter.on_medicine_added("Zofran")
    assert any("Amiodarone + Ondansetron" in row.name for row in view.found.combined)
    pairs = [row.name for found in view.found.groups for row in found.rows]
    assert pairs.count("Amiodarone") == pairs.count("Ondansetron") == 1
    presenter.on_medicine_removed("ondansetron")
    assert view.found.combined == ()
    presenter.on_medicine_removed("not there")


@pytest.mark.parametrize(
    ("drug", "class_id", "speaks"), [("anlotinib", "qt-prolonging", "NMPA"), ("ipilimumab", "anticoagulant", "EMA")]
)
def test_what_adds_up_shows_the_line_of_another_region_and_calls_no_monograph_silent(
    parts, knowledge, drug, class_id, speaks
):
    view, session, presenter = parts
    session.choose_jurisdiction(Jurisdiction.JP, "PMDA")
    presenter.show(drug, "")
    for medicine in [item.id for item in knowledge.co_medicines.medicines if class_id in item.classes][:2]:
        presenter.on_medicine_added(medicine)
    label = dict(knowledge.co_medicines.class_labels)[class_id]
    (row,) = (row for row in view.found.combined if row.name.startswith(label))
    assert row.note == ""
    assert {line.said.region for line in row.lines} == {speaks}


def test_names_brands_classes_and_chinese_are_understood_and_hostile_text_stays_text(parts, knowledge):
    view, _, presenter = parts
    presenter.show("selpercatinib", "")
    chinese = next(name for item in knowledge.co_medicines.medicines for name in item.names if not name.isascii())
    for name in ("Nizoral", "Strong CYP3A inhibitors", chinese, "<b>bold</b>", "x" * 500):
        presenter.on_medicine_added(name)
    taken = {item.key: item.words for item in view.form.taken}
    assert {"ketoconazole", "strong-cyp3a-inhibitor"} <= taken.keys()
    assert "“<b>bold</b>”" in names(view, Action.NO_DATA)
    assert max(map(len, taken.values())) < 100
    assert {choice.key for choice in view.form.medicines if choice.side == words.on_the_list()} == taken.keys() & {
        choice.key for choice in view.form.medicines
    }
    presenter.on_medicine_added("ketoconazole")
    assert len(view.form.taken) == len(taken)
    presenter.on_medicine_added("omeprazol")
    note = next(row.note for row in group(view, Action.NO_DATA).rows if row.name == "“omeprazol”")
    assert "Omeprazole" in note


def test_a_name_that_is_on_the_list_finds_no_other(parts):
    view, _, presenter = parts
    presenter.on_medicine_added("omeprazole")
    assert exact(view.form.medicines, "omeprazole").key == "omeprazole"


@pytest.mark.parametrize("name", ["ome\u200bprazole", "ome\u00adprazole", "\ufeffLosec\u200f"])
def test_letters_that_cannot_be_seen_do_not_hide_a_name(parts, name):
    view, _, presenter = parts
    presenter.show("selpercatinib", "")
    presenter.on_medicine_added(name)
    assert [item.key for item in view.form.taken] == ["omeprazole"]


def test_what_has_letters_that_cannot_be_seen_is_one_entry_when_it_is_entered_again(parts):
    view, _, presenter = parts
    presenter.show("selpercatinib", "")
    for _ in range(2):
        presenter.on_medicine_added("\u202egm 005\u202c\x85\x90")
    assert [item.key for item in view.form.taken] == ["□gm 005□ □"]
    assert view.form.note == words.there_already("\u201c□gm 005□ □\u201d")


def test_letters_that_cannot_be_seen_are_boxes(parts):
    view, _, presenter = parts
    presenter.show("selpercatinib", "")
    presenter.on_medicine_added("\u202egm 005\u202c")
    assert view.form.taken[0].key == "□gm 005□"
    assert "\u202e" not in view.found.record
    assert "□gm 005□" in view.found.record


def test_quick_picks_go_on_and_off(parts, knowledge):
    view, _, presenter = parts
    presenter.show("lenvatinib", "")
    known = {item.id for item in knowledge.co_medicines.medicines} | dict(knowledge.co_medicines.class_labels).keys()
    assert set(QUICK) <= known
    presenter.on_medicine_added("amiodarone")
    presenter.on_quick_chosen(("antacid", "nsaid"))
    assert view.form.quick_taken == ("antacid", "nsaid")
    presenter.on_quick_chosen(("nsaid",))
    assert [item.key for item in view.form.taken] == ["amiodarone", "nsaid"]


def test_each_line_says_on_what_it_rests(parts, knowledge):
    view, _, presenter = parts
    presenter.show("selpercatinib", "")
    for name in ("levothyroxine", "metformin", "omeprazole", "rosuvastatin"):
        presenter.on_medicine_added(name)
    rows = {row.name: row for found in view.found.groups for row in found.rows}
    assert "inferred from its class" in rows["Metformin"].lines[0].basis
    assert "inferred" not in rows["Omeprazole"].lines[0].basis
    unread = [line for line in rows["Rosuvastatin"].lines if not line.said.is_confirmed]
    assert unread
    assert "no source read" in unread[0].basis
    assert rows["Levothyroxine"].others  # what the leaflet of another region says
    kinds = {source.kind for source in knowledge.sources.values()}
    assert all(words.basis([kind], is_direct=True, is_confirmed=True) for kind in kinds)
    assert {words.severity(severity) for severity in Severity}


def test_an_unconfirmed_class_is_said(parts, knowledge):
    view, _, presenter = parts
    recalled = [item for item in knowledge.co_medicines.medicines if item.provenance.checked is Checked.RECALL]
    lines = {summary.id: knowledge.interactions(summary.id) for summary in knowledge.drug_list}
    found = [
        (drug, item.id)
        for item in recalled
        for drug, said in lines.items()
        if any(set(item.classes) & set(line.matches) for line in said)
        and not any(item.id in line.matches for line in said)
    ]
    if not found:
        pytest.skip("every class that decides was read in a source")
    drug, medicine = found[0]
    presenter.show(drug, "")
    presenter.on_medicine_added(medicine)
    assert any(row.note.startswith("Unconfirmed") for group in view.found.groups for row in group.rows)


def test_an_unknown_drug_is_said_with_the_nearest(parts):
    view, _, presenter = parts
    presenter.show("selpercatinip", "")
    assert (view.form.drug, view.form.drug_text) == ("", "selpercatinip")
    assert "selpercatinib" in view.form.problem
    presenter.show("qqq", "")
    assert "No name is near it" in view.form.problem
    presenter.show("", "")
    assert view.form.drug_text == "qqq"


def test_an_unknown_drug_is_given_no_answers_of_the_drug_of_the_case(parts):
    view, session, presenter = parts
    session.start(Case.of({"current-drug": "lenvatinib"}))
    presenter.refresh()
    presenter.on_medicine_added("omeprazole")
    presenter.on_drug_typed("tolvaptan")
    session.answer("acid-suppression", "ppi")
    presenter.refresh()
    assert (view.form.drug, view.form.drug_text, view.found.groups) == ("", "tolvaptan", ())
    session.close()
    presenter.refresh()
    presenter.on_drug_typed("tolvaptan")
    session.start(Case.of({"current-drug": "lenvatinib"}))
    presenter.refresh()
    assert (view.form.drug, view.form.drug_text) == ("", "tolvaptan")


def test_the_case_fills_the_list_and_takes_its_own_with_it(parts):
    view, session, presenter = parts
    presenter.on_medicine_added("aspirin")
    session.start(
        Case.of(
            {"current-drug": "lenvatinib-pembrolizumab", "acid-suppression": "ppi", "co-medicines": ("statin", "nsaid")}
        )
    )
    presenter.refresh()
    assert (view.form.drug, view.form.origin) == ("lenvatinib", words.from_case())
    assert [(item.key, item.is_from_case) for item in view.form.taken] == [
        ("statin", True), ("nsaid", True), ("proton-pump-inhibitor", True), ("aspirin", False),
    ]  # fmt: skip
    session.answer("acid-suppression", "none")
    session.answer("co-medicines", ("none",))
    presenter.refresh()
    assert [item.key for item in view.form.taken] == ["aspirin"]
    presenter.show("sorafenib", "")
    session.answer("current-drug", "vandetanib")
    presenter.refresh()
    assert view.form.drug == "sorafenib"


def test_nothing_that_was_entered_over_one_case_stands_under_another(parts):
    view, session, presenter = parts
    presenter.refresh()
    session.start(Case.of({"current-drug": "lenvatinib"}))
    presenter.refresh()
    presenter.on_drug_chosen("selpercatinib")
    presenter.on_medicine_added("omeprazole")
    presenter.refresh()
    assert [item.key for item in view.form.taken] == ["omeprazole"]
    session.start(Case.of({"current-drug": "sorafenib", "co-medicines": ("statin",)}))
    presenter.refresh()
    assert (view.form.drug, [item.key for item in view.form.taken]) == ("sorafenib", ["statin"])
    presenter.on_medicine_added("omeprazole")
    presenter.on_drug_typed("qqq")
    session.close()
    presenter.refresh()
    assert (view.form.drug, view.form.drug_text, view.form.problem, view.form.taken) == ("", "", "", ())


def no_answer(view):
    return view.found.groups == () and view.found.missing == words.missing(has_drug=False)


def test_a_drug_that_is_not_covered_stays_until_another_is_chosen_and_has_no_answer(parts):
    view, session, presenter = parts
    session.start(Case.of({"current-drug": "lenvatinib", "co-medicines": ("statin",)}))
    presenter.refresh()
    presenter.on_drug_typed("tolvaptan")
    session.answer("cyp3a", "inhibitor")
    presenter.refresh()
    assert (view.form.drug, view.form.drug_text) == ("", "tolvaptan")
    assert view.form.problem.startswith("tolvaptan is not covered")
    assert [item.key for item in view.form.taken] == ["statin", "strong-cyp3a-inhibitor"]
    assert no_answer(view)
    session.answer("current-drug", "sorafenib")
    presenter.refresh()
    assert (view.form.drug, view.form.drug_text) == ("", "tolvaptan")
    session.answer("cyp3a", "none")
    session.answer("co-medicines", ("none",))
    presenter.refresh()
    assert view.form.origin == ""  # nothing that is shown comes from the case
    presenter.on_drug_chosen("sorafenib")
    assert (view.form.drug, view.form.drug_text, view.form.problem) == ("sorafenib", "", "")


def test_a_drug_that_is_not_covered_stays_when_a_case_is_opened(parts):
    view, session, presenter = parts
    presenter.refresh()
    presenter.on_drug_typed("tolvaptan")
    session.start(Case.of({"current-drug": "lenvatinib", "co-medicines": ("statin",)}))
    presenter.refresh()
    assert (view.form.drug, view.form.drug_text) == ("", "tolvaptan")
    assert no_answer(view)
    left = presenter.form()
    presenter.on_drug_chosen("lenvatinib")
    assert presenter.resume(left)
    assert (view.form.drug, view.form.drug_text) == ("", "tolvaptan")
    assert no_answer(view)


@pytest.mark.parametrize(
    ("first", "again", "said"),
    [
        ("omeprazole", "omeprazole", "Omeprazole"),
        ("omeprazole", "Prilosec", "Omeprazole"),
        ("qt-prolonging", "QT prolonging", "Drugs that prolong QT"),
        ("Herbal Tea", "herbal tea", "\u201cHerbal Tea\u201d"),
    ],
)
def test_what_is_entered_again_stays_as_it_is_and_is_said_to_be_there(parts, first, again, said):
    view, _, presenter = parts
    presenter.show("selpercatinib", "")
    presenter.on_medicine_added(first)
    taken = view.form.taken
    assert view.form.note == ""
    presenter.on_medicine_added(again)
    assert (view.form.taken, view.form.note) == (taken, words.there_already(said))
    presenter.on_medicine_added("ibuprofen")
    assert view.form.note == ""


def test_what_is_on_the_list_is_still_found_by_its_name_before_what_is_called_alike(parts):
    view, _, presenter = parts
    presenter.show("selpercatinib", "")
    for name in ("omeprazole", "prednisolone", "zole"):
        presenter.on_medicine_added(name)
        found = matching(view.form.medicines, name)
        assert (found[0].key, found[0].side) == (name, words.on_the_list())
    presenter.on_all_removed()
    assert all(choice.side != words.on_the_list() for choice in view.form.medicines)


def test_a_class_by_its_words_is_a_class_on_the_list_too(parts, knowledge):
    view, _, presenter = parts
    presenter.show("vandetanib", "")
    for class_id, _ in knowledge.co_medicines.class_labels:
        presenter.on_medicine_added(class_id.replace("-", " "))
    assert len(view.form.taken) == len(knowledge.co_medicines.class_labels)
    assert not [item.words for item in view.form.taken if item.words.endswith("not checked")]


def test_every_answer_of_the_case_about_medicines_is_understood(knowledge):
    known = {item.id for item in knowledge.co_medicines.medicines} | dict(knowledge.co_medicines.class_labels).keys()
    questions = {question.id: question for question in knowledge.rule_set.questions}
    for question, meant in _OF_CASE.items():
        values = {answer.value for answer in questions[question].answers} - {"none"}
        assert meant.keys() == values, question
        assert set(meant.values()) <= known


@pytest.mark.parametrize(("region", "jurisdiction"), [("FDA", Jurisdiction.US), ("EMA", Jurisdiction.EU)])
def test_every_line_of_every_drug_is_shown_as_the_engine_gives_it(parts, knowledge, region, jurisdiction):
    view, session, presenter = parts
    session.choose_jurisdiction(jurisdiction, region)
    asked = [class_id for class_id, _ in knowledge.co_medicines.class_labels]
    presenter._entered = dict.fromkeys(asked, False)
    checked = 0
    for drug in knowledge.drug_list:
        presenter.show(drug.id, "")
        answer = interactions(drug.id, knowledge.interactions(drug.id), knowledge.co_medicines, asked, region)
        rows = {row.name: (found.action, row) for found in view.found.groups for row in found.rows}
        for pair in answer.pairs:
            action, row = rows[pair.medicine]
            assert (action is Action.NO_DATA) == (pair.verdict is not Verdict.STATED)
            assert len(row.lines) == len(pair.lines)
            for shown, line in zip(row.lines, pair.lines, strict=True):
                checked += 1
                assert shown.said.lead == words.severity(line.severity)
                action = wording.bind(beyond(shown.said.lead, line.action))
                assert action.rstrip(".") in shown.said.text
                dropped = line.action.removesuffix(beyond(shown.said.lead, line.action))
                assert dropped.rstrip(";. ") in ("", shown.said.lead)
                assert shown.said.region == line.region
                assert shown.mechanism == wording.bind(line.mechanism)
            if pair.lines and pair.lines[0].severity is not Severity.NONE:
                assert action is not Action.NONE
    assert checked > 200


def test_the_record_is_one_line_with_citations(parts):
    view, _, presenter = parts
    presenter.show("selpercatinib", "")
    for name in ("omeprazole", "herbal tea", "amiodarone", "ondansetron", "rosuvastatin"):
        presenter.on_medicine_added(name)
    record = view.found.record
    assert record.startswith("selpercatinib: Omeprazole: Do not combine.")
    assert "“herbal tea”: No data. Not checked" in record
    assert "(unconfirmed)" in record
    assert view.found.sources[0].citation in record
    assert "\n" not in record
    assert "\u00a0" not in record


def test_a_drug_and_a_medicine_that_were_searched_stand_in_their_fields(parts):
    view, _, presenter = parts
    presenter.show("", "omeprazole")
    assert (view.form.drug, len(view.form.taken)) == ("", 1)
    presenter.show("selpercatinib", "omeprazole")
    assert (view.form.drug, len(view.form.taken)) == ("selpercatinib", 1)
    assert names(view, Action.NOT_TOGETHER) == ["Omeprazole"]


@pytest.mark.parametrize(
    ("action", "said"),
    [
        ("Avoid", ""),
        ("Avoid.", ""),
        ("Avoid; otherwise halve the dose", "otherwise halve the dose"),
        ("Avoid oral neomycin", "Avoid oral neomycin"),
        ("Avoidance is best", "Avoidance is best"),
        ("avoid, or reduce", "avoid, or reduce"),
        ("Take apart", "Take apart"),
    ],
)
def test_the_word_that_leads_a_line_is_not_said_again(action, said):
    assert beyond("Avoid", action) == said


def test_a_pair_says_once_that_it_is_to_be_avoided(parts):
    view, _, presenter = parts
    presenter.show("selpercatinib", "")
    presenter.on_medicine_added("omeprazole")
    (row,) = group(view, Action.NOT_TOGETHER).rows
    assert (row.lines[0].said.lead, "void" in row.lines[0].said.text) == ("Avoid", False)
    assert "with food" in row.lines[0].said.text


def test_a_page_that_waits_offers_drugs_then_the_medicines_that_the_monograph_names(parts, knowledge):
    view, _, presenter = parts
    presenter.refresh()
    assert [choice.key for group in view.form.offered for choice in group.choices] == [
        d.id for d in knowledge.drug_list
    ]
    presenter.on_drug_chosen("selpercatinib")
    (named,) = view.form.offered
    assert named.title == words.named_here()
    lines = knowledge.interactions("selpercatinib")
    assert {choice.key for choice in named.choices} == {key for line in lines for key in line.matches}
    presenter.on_medicine_added(named.choices[0].key)
    assert view.form.offered == ()
    presenter.on_all_removed()
    assert view.form.offered == (named,)


def test_a_drug_beside_itself_is_said_to_be_the_same_and_gets_no_verdict(parts):
    view, _, presenter = parts
    for drug, name in (("lenvatinib", "Lenvima"), ("sorafenib", "Nexavar")):
        presenter.on_all_removed()
        presenter.show(drug, name)
        (found,) = view.found.groups
        (row,) = found.rows
        assert (found.action, row.note, row.lines) == (Action.SAME, words.same_drug(), ())
        assert words.same_drug() in view.found.record
        assert words.group(Action.SAME) not in view.found.empty


def test_our_own_drugs_are_known_beside_another_and_an_option_that_gives_both_is_named(parts, knowledge):
    view, _, presenter = parts
    presenter.show("dabrafenib", "")
    for name in ("trametinib", "Mektovi"):
        presenter.on_medicine_added(name)
    assert names(view, Action.NO_DATA) == ["Trametinib", "Binimetinib"]
    given, silent = group(view, Action.NO_DATA).rows
    option = next(option for option in knowledge.rule_set.options if option.dose_with == ("trametinib",))
    assert given.note == f"{words.given_together((option.label,))} {words.no_statement()}"
    assert silent.note == words.no_statement()
    assert given.route == "drugs/trametinib"


def test_a_name_that_is_not_known_is_one_entry_however_it_is_written(parts):
    view, _, presenter = parts
    presenter.show("dabrafenib", "")
    for name in ("Herbal Tea", "herbal tea", "herbal  tea."):
        presenter.on_medicine_added(name)
    assert [item.key for item in view.form.taken] == ["Herbal Tea"]
