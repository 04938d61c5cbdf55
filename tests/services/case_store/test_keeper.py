"""The open case and its file, over the real rules: saving, leaving, two windows, recovery, then and now."""

import errno
import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from rairdtc_gui.domain.case import Case
from rairdtc_gui.domain.decision import TeamDecision
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.services.case_file import CaseError
from rairdtc_gui.services.case_store.disk import Disk
from rairdtc_gui.services.case_store.errors import Reason
from rairdtc_gui.services.case_store.labels import looks_like_identity
from rairdtc_gui.services.case_store.since import Turn
from rairdtc_gui.services.case_store.vault import Mode
from tests.services.case_store.disks import RefusingDisk
from tests.services.case_store.window import enter
from tests.services.case_store.world import PASSPHRASE, refusal


def test_the_modes_of_a_session(windows):
    first = windows()
    assert first.vault.mode is Mode.UNDECIDED
    assert refusal(lambda: first.vault.store).reason is Reason.MISSING
    first.vault.keep_nothing()
    assert first.vault.mode is Mode.MEMORY
    assert first.library.rows() == first.library.recovered() == ()
    first.vault.create(PASSPHRASE, first.reader)
    assert first.vault.mode is Mode.OPEN
    first.vault.close()
    assert first.vault.mode is Mode.LOCKED
    assert windows(folder=None).vault.mode is Mode.MEMORY
    assert refusal(windows(folder=None).vault.unlock, PASSPHRASE, None).reason is Reason.MISSING


def test_a_saved_case_opens_in_a_later_session(window, windows):
    enter(window.session)
    assert window.keeper.would_be_lost()
    window.session.note_decision(TeamDecision("lenvatinib", date(2026, 11, 20)))
    window.keeper.save()
    assert window.keeper.is_saved
    assert not window.keeper.would_be_lost()
    case_id, case = window.keeper.current_id, window.session.case
    window.keeper.leave()
    window.vault.close()
    later = windows().unlock()
    kept = later.keeper.open(case_id)
    assert later.session.case == case
    assert later.keeper.is_kept
    assert later.keeper.is_saved
    assert kept.results[0]["schema"] == "rairdtc.result/1"
    assert kept.saved.standings[0].option == later.session.answers.result.options[0].option


def test_without_a_change_nothing_is_written(window):
    window.keeper.save()
    window.session.start(Case())
    window.keeper.autosave()
    window.keeper.leave()
    assert window.labels() == []


def test_a_new_case_is_kept_from_its_first_change(window):
    enter(window.session)
    window.keeper.autosave()
    assert window.keeper.is_kept
    assert window.labels() == []
    window.keeper.leave()
    assert window.labels() == ["A-12"]
    assert window.library.recovered() == ()
    assert not window.keeper.current_id


def test_a_saved_example_is_an_example_when_it_is_opened_again(window, knowledge):
    example = knowledge.example_cases[0]
    window.session.start(window.reader.from_example(example), example.id)
    window.keeper.save()
    saved = window.keeper.current_id
    copied = window.library.duplicate(saved)
    for case_id in (saved, copied):
        window.keeper.leave()
        window.session.start(Case())
        window.keeper.open(case_id)
        assert window.session.example == example.id


def test_an_example_is_kept_only_when_it_is_saved(window, knowledge):
    example = knowledge.example_cases[0]
    window.session.start(window.reader.from_example(example), example.id)
    window.session.answer("ecog", "1" if window.session.case.findings.get("ecog") != "1" else "2")
    window.keeper.autosave()
    assert not window.keeper.current_id
    assert window.keeper.would_be_lost()
    window.keeper.save()
    assert not window.keeper.would_be_lost()


def test_one_patients_answers_never_reach_another_file(window):
    enter(window.session, "A-12", "1")
    window.keeper.save()
    first = window.keeper.current_id
    enter(window.session, "B-07", "3")  # opened without leaving the first
    assert not window.keeper.is_saved
    window.keeper.save()
    assert window.keeper.current_id != first
    store = window.vault.store
    assert store.load(first).envelope.saved.case.findings["ecog"] == "1"
    assert store.load(window.keeper.current_id).envelope.saved.case.label == "B-07"


def test_in_memory_nothing_is_written(windows, tmp_path):
    window = windows()
    window.vault.keep_nothing()
    enter(window.session)
    window.keeper.autosave()
    assert window.keeper.would_be_lost()
    assert refusal(window.keeper.save).reason is Reason.MISSING
    assert not window.keeper.leave()
    assert not (tmp_path / "cases").exists()


def test_after_a_crash_the_autosaved_case_is_offered(window, windows):
    enter(window.session)
    window.keeper.save()
    case_id = window.keeper.current_id
    window.session.answer("ecog", "2")
    window.keeper.autosave()
    window.keeper._current.lock.release()  # as the end of the process does
    later = windows().unlock()
    (row,) = later.library.recovered()
    assert row.saved.case.findings["ecog"] == "2"
    later.keeper.open_autosaved(case_id)
    assert later.session.case.findings["ecog"] == "2"
    assert not later.keeper.is_saved
    assert later.keeper.would_be_lost()
    later.keeper.leave()
    assert later.vault.store.load(case_id).envelope.saved.case.findings["ecog"] == "2"
    assert later.library.recovered() == ()


def test_a_recovered_case_can_be_dropped(window, windows):
    enter(window.session)
    window.keeper.autosave()
    window.keeper._current.lock.release()
    later = windows().unlock()
    later.library.drop_recovered(later.library.recovered()[0].id)
    assert later.library.recovered() == ()
    assert later.labels() == []


def test_a_change_that_is_taken_back_leaves_nothing_beside(window):
    enter(window.session)
    window.keeper.save()
    window.session.answer("ecog", "2")
    window.keeper.autosave()
    window.session.undo()
    window.keeper.autosave()
    assert window.keeper.is_saved
    window.keeper.leave()
    assert [path.suffix for path in window.vault.folder.iterdir() if path.suffix == ".auto"] == []


def test_the_same_case_in_two_windows(window, windows):
    enter(window.session)
    window.keeper.save()
    case_id = window.keeper.current_id
    second = windows().unlock()
    assert second.vault.other_window
    assert refusal(second.keeper.open, case_id).reason is Reason.LOCKED
    second.keeper.open_to_read(case_id)
    assert second.keeper.is_read_only
    second.session.answer("ecog", "4")
    second.keeper.autosave()
    assert refusal(second.keeper.save).reason is Reason.LOCKED
    assert not second.keeper.leave()
    second.keeper.forget()
    second.keeper.open(case_id, take_over=True)
    assert window.keeper.is_read_only
    window.session.answer("ecog", "3")
    window.keeper.autosave()
    assert window.keeper.problem.reason is Reason.LOCKED
    assert refusal(window.keeper.save).reason is Reason.LOCKED
    second.session.answer("ecog", "2")
    second.keeper.save()
    assert second.vault.store.load(case_id).envelope.saved.case.findings["ecog"] == "2"
    assert refusal(window.library.delete, case_id).reason is Reason.LOCKED


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.ENOENT])
def test_when_nothing_can_be_written_the_edits_stay_and_go_elsewhere(window, tmp_path, code):
    enter(window.session)
    window.keeper.save()
    case_id = window.keeper.current_id
    window.session.answer("ecog", "2")
    window.use(RefusingDisk("create", code))
    window.keeper.autosave()
    assert window.keeper.problem is not None
    refusal(window.keeper.leave)
    assert window.session.case.findings["ecog"] == "2"
    assert window.keeper.would_be_lost()
    assert window.vault.store.load(case_id).envelope.saved.case.findings["ecog"] == "1"
    window.use(Disk())
    window.keeper.save_elsewhere(tmp_path / "stick.case")
    window.keeper.save()
    assert window.keeper.problem is None
    moved = window.library.import_file(tmp_path / "stick.case").id
    assert window.vault.store.load(moved).envelope.saved.case == window.session.case


def test_a_new_case_goes_elsewhere_when_the_folder_is_gone(window, tmp_path):
    window.vault.folder.rename(tmp_path / "away")
    enter(window.session)
    assert refusal(window.keeper.save).reason is Reason.MISSING
    window.keeper.autosave()
    assert window.keeper.problem.reason is Reason.MISSING
    window.keeper.save_elsewhere(tmp_path / "stick.case")
    assert (tmp_path / "stick.case").exists()


def test_a_folder_for_reading_only_opens_cases_to_read(window, windows, monkeypatch):
    enter(window.session)
    window.keeper.save()
    case_id = window.keeper.current_id
    window.keeper.leave()
    (window.vault.folder / f"{case_id}.lock").mkdir()  # no lock can be written, whoever asks
    monkeypatch.setitem(__import__("rairdtc_gui.services.case_store.errors", fromlist=["x"]).__dict__, "_DENIED",
                        {errno.EISDIR})  # fmt: skip
    later = windows().unlock()
    later.keeper.open(case_id)
    assert later.keeper.is_read_only
    assert later.session.case.label == "A-12"


def test_locking_saves_and_drops_case_and_key(window):
    enter(window.session)
    case_id = window.keeper.lock()
    assert case_id
    assert not window.session.is_open
    assert not window.session.case.findings
    assert window.vault.mode is Mode.LOCKED
    window.unlock()
    window.keeper.open(case_id)
    assert window.session.case.findings == {"ecog": "1"}


def test_locking_keeps_in_memory_what_cannot_be_saved(window):
    enter(window.session)
    window.keeper.save()
    window.session.answer("ecog", "2")
    window.use(RefusingDisk("create", errno.ENOSPC))
    case_id = window.keeper.current_id
    assert window.keeper.lock() == ""
    assert window.vault.mode is Mode.LOCKED
    assert window.session.case.findings["ecog"] == "2"
    assert window.keeper.problem.reason is Reason.DISK_FULL
    assert window.keeper.would_be_lost()
    window.vault.disk = Disk()  # there is room again
    window.unlock()
    assert window.keeper.current_id == case_id
    window.keeper.save()
    assert window.vault.store.load(case_id).envelope.saved.case.findings["ecog"] == "2"


def test_locking_without_a_case(window):
    assert window.keeper.lock() == ""
    assert window.vault.mode is Mode.LOCKED


def test_an_earlier_version_is_put_back_by_saving_it(window):
    enter(window.session)
    window.keeper.save()
    case_id = window.keeper.current_id
    window.session.answer("ecog", "3")
    window.keeper.save()
    (name,) = window.vault.store.versions(case_id)
    window.keeper.leave()
    window.keeper.open_version(case_id, name)
    assert window.session.case.findings["ecog"] == "1"
    window.keeper.save()
    assert window.vault.store.load(case_id).envelope.saved.case.findings["ecog"] == "1"
    assert len(window.vault.store.versions(case_id)) == 2


def test_duplicate_and_delete(window):
    enter(window.session)
    window.keeper.save()
    case_id = window.keeper.current_id
    copy = window.library.duplicate(case_id)
    assert window.labels() == ["A-12", "A-12"]
    window.library.delete(case_id)
    assert not window.session.is_open
    assert [row.listed.id for row in window.library.rows()] == [copy]


def test_a_plain_export_is_read_by_the_command_line_and_imported(window, tmp_path):
    enter(window.session, "B-07 → ä")
    window.session.answer("last-date", "2026-11-01") if "last-date" in window.reader.questions else None
    window.session.mark_unavailable("dialysis" if "dialysis" in window.reader.questions else "age")
    window.session.date_answer("ecog", date(2026, 11, 3))
    window.keeper.save()
    for name in ("b.yaml", "b.json"):
        window.library.export(window.keeper.current_id, tmp_path / name)
        assert window.reader.read_yaml(tmp_path / name) == window.session.case
    window.library.export(window.keeper.current_id, tmp_path / "b.fhir.json")
    assert json.loads((tmp_path / "b.fhir.json").read_text())["resourceType"] == "Bundle"
    bundled = window.library.import_file(tmp_path / "b.fhir.json").id
    assert window.vault.store.load(bundled).envelope.saved.case == window.session.case
    copied = window.library.import_file(tmp_path / "b.yaml").id
    found = window.vault.store.load(copied).envelope
    assert found.saved.case == window.session.case
    assert found.results
    window.library.export(copied, tmp_path / "b.case")
    again = window.library.import_file(tmp_path / "b.case").id
    assert window.vault.store.load(again).envelope.results == found.results
    (tmp_path / "bad.yaml").write_text("findings: {none-such: true}\n")
    with pytest.raises(CaseError):
        window.library.import_file(tmp_path / "bad.yaml")


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf", b"\xef\xbb\xbf \n"])
def test_an_imported_bundle_names_what_was_not_taken(window, tmp_path, mark):
    enter(window.session)
    window.keeper.save()
    path = tmp_path / "b.fhir.json"
    window.library.export(window.keeper.current_id, path)
    bundle = json.loads(path.read_bytes())
    bundle["entry"] += [{"resource": {"resourceType": "Procedure", "id": name}} for name in ("p1", "p2")]
    path.write_bytes(mark + json.dumps(bundle).encode())
    found = window.library.import_file(path)
    assert found.not_taken == ("Procedure p1", "Procedure p2")
    assert window.vault.store.load(found.id).envelope.saved.case == window.session.case


@pytest.mark.parametrize("content", [b"label: !foo", b"label: \xc2\x90", b"\xef\xbb\xbflabel: a"])
def test_what_no_case_file_holds_is_not_imported(window, tmp_path, content):
    (tmp_path / "bad.yaml").write_bytes(content)
    with pytest.raises(CaseError):
        window.library.import_file(tmp_path / "bad.yaml")
    assert window.labels() == []


@pytest.mark.parametrize("name", ["later.yaml", "later.fhir.json"])
def test_an_imported_file_cannot_hold_a_day_to_come(window, tmp_path, name):
    enter(window.session, "L-01")
    window.session.date_answer("ecog", window.vault.now().date() + timedelta(days=2))
    window.keeper.save()
    window.library.export(window.keeper.current_id, tmp_path / name)
    with pytest.raises(CaseError, match="lies in the future"):
        window.library.import_file(tmp_path / name)
    assert window.labels() == ["L-01"]


def test_then_and_now_names_what_changed(window, windows, knowledge):
    example = knowledge.example_cases[0]
    window.session.start(window.reader.from_example(example))
    window.keeper.save()
    case_id = window.keeper.current_id
    assert window.library.then_now(case_id) is None
    assert [row.changed for row in window.library.rows()] == [None]
    window.keeper.leave()

    store = window.vault.store
    loaded = store.load(case_id)
    result = loaded.envelope.results[0]
    other = {**result, "knowledge": {"version": "26.05", "date": "2026-05-01", "hash": "old"}}
    steps = [option for option in result["options"] if option["done_first"]]
    first, second, *rest = [option for option in result["options"] if not option["done_first"]]
    gone = {"rule": "gone-rule", "text": "It was said.", "sources": ["old-source"], "effect": "indicate"}
    first = {**first, "stance": "consider", "for": [*first["for"][1:], gone]}
    other["options"] = [second, first, *rest, *steps]
    standings = list(loaded.envelope.saved.standings)
    stance_now = standings[0].stance
    standings[:2] = standings[1], replace(standings[0], stance=Stance.CONSIDER)
    saved = replace(loaded.envelope.saved, standings=tuple(standings),
                    knowledge=replace(loaded.envelope.saved.knowledge, version="26.05", hash="old"))  # fmt: skip
    store.save(replace(loaded.envelope, saved=saved, results=(other,)), loaded.digest)

    (row,) = window.library.rows()
    assert row.changed == 2
    found = window.library.then_now(case_id)
    assert found.then.version == "26.05"
    assert [moved.option for moved in found.moved] == [first["id"], second["id"]]
    moved = found.moved[0]
    assert (moved.then.stance, moved.now.stance) == (Stance.CONSIDER, stance_now)
    assert (moved.rank_then, moved.rank_now) == (2, 1)
    assert moved.is_stance_changed
    assert not found.moved[1].is_stance_changed
    turns = {turn.rule: turn.turn for turn in moved.rules}
    assert turns["gone-rule"] is Turn.GONE
    assert Turn.NEW in turns.values()
    assert [standing.option for standing in found.was][:2] == [second["id"], first["id"]]

    window.keeper.open(case_id)
    window.session.rename("A-13")
    window.keeper.save()
    assert window.library.rows()[0].changed is None
    assert window.library.then_now(case_id).then.version == "26.05"


@pytest.fixture(params=[(), ("sorafenib", "levothyroxine")], ids=["every drug", "a formulary"])
def formulary(request):
    """The drugs that are there while a case is saved."""
    return request.param


@pytest.mark.parametrize("way", ["saved", "imported"])
def test_the_same_rules_under_another_name_change_nothing(window, windows, knowledge, tmp_path, formulary, way):
    window.session.choose_formulary(formulary)
    for example in knowledge.example_cases:
        window.session.start(window.reader.from_example(example))
        window.keeper.save()
    if way == "imported":
        for case_id in [row.listed.id for row in window.library.rows()]:
            window.library.export(case_id, tmp_path / "a.yaml")
            window.library.delete(case_id)
            window.library.import_file(tmp_path / "a.yaml")
    window.keeper.leave()
    later = windows(replace(knowledge.identity, hash="another name")).unlock()
    assert [row.changed for row in later.library.rows()] == [0] * len(knowledge.example_cases)
    for row in later.library.rows():
        assert later.library.then_now(row.listed.id).moved == ()
        assert row.listed.saved.standings == later.library.then_now(row.listed.id).was


def test_one_real_change_is_counted(window, windows, knowledge, formulary):
    window.session.choose_formulary(formulary)
    window.session.start(window.reader.from_example(knowledge.example_cases[0]))
    window.keeper.save()
    said = [
        answer for answer in window.session.engine.decide(window.session.case).options if answer.stance > Stance.NONE
    ]
    last = said[-1].option
    less = tuple(
        replace(rule, effects=tuple(effect for effect in rule.effects if getattr(effect, "option", "") != last))
        for rule in knowledge.rule_set.rules
    )
    window.keeper.leave()
    later = windows(replace(knowledge.identity, hash="another name")).unlock()
    later.session.engine = Engine(replace(knowledge.rule_set, rules=less))
    (row,) = later.library.rows()
    assert row.changed == 1


def test_a_step_that_is_no_longer_done_first_is_shown_with_what_changed(window, windows, knowledge):
    window.session.start(window.reader.from_example(knowledge.example_cases[0]))
    window.keeper.save()
    result = window.session.answers.result
    step = result.steps[0]
    less = tuple(rule for rule in knowledge.rule_set.rules if rule not in {reason.rule for reason in step.supports})
    case_id = window.keeper.current_id
    window.keeper.leave()
    later = windows(replace(knowledge.identity, hash="another name")).unlock()
    later.session.engine = Engine(replace(knowledge.rule_set, rules=less))
    (moved,) = [moved for moved in later.library.then_now(case_id).moved if moved.option == step.option]
    assert (moved.then.stance, moved.rank_then) == (step.stance, 0)


@pytest.mark.parametrize(
    "label",
    ["0170 1234567", "+44 20 7946 0958", "11010519491231002X", "943 476 5919", "12.03.1956", "1956-03-12", "a@b.org"],
)  # fmt: skip
def test_labels_that_look_like_a_person(label):
    assert looks_like_identity(label)


@pytest.mark.parametrize("label", ["", "A-12", "board 7, room 204", "B-07 line 2", "RAIR 2026 12", "患者甲"])
def test_labels_that_are_codes(label):
    assert not looks_like_identity(label)


def test_nothing_typed_is_readable_after_a_whole_session(window, tmp_path):
    canary = "Zq7-KANARIE"
    enter(window.session, canary)
    number = next(q for q in window.reader.questions.values() if q.unit and (q.hard is None or 57.625 in q.hard))
    window.session.answer(number.id, 57.625)
    window.session.note_decision(TeamDecision("", date(2026, 11, 20), words=canary))
    window.keeper.autosave()
    window.keeper.save()
    window.session.answer("ecog", "2")
    window.keeper.lock()
    window.unlock()
    files = [path for path in Path(tmp_path).rglob("*") if path.is_file()]
    assert len(files) >= 4
    for path in files:
        found = (path.name.encode() + path.read_bytes()).lower()
        assert b"zq7" not in found
        assert b"57.625" not in found
        assert b"ecog" not in found


def test_another_passphrase_leaves_the_open_case_open(window, windows):
    enter(window.session)
    window.keeper.save()
    window.session.answer("ecog", "2")
    window.keeper.autosave()
    assert (
        refusal(window.keeper.change_passphrase, "not this one", "another passphrase").reason is Reason.WRONG_PASSPHRASE
    )
    assert window.keeper.change_passphrase(PASSPHRASE, "another passphrase") == 0
    window.keeper.save()  # the file is known to be ours although it was written anew
    window.keeper.leave()
    window.vault.close()
    later = windows()
    assert refusal(later.vault.unlock, PASSPHRASE, later.reader).reason is Reason.WRONG_PASSPHRASE
    later.vault.unlock("another passphrase", later.reader)
    assert later.labels() == ["A-12"]


def test_nothing_is_kept_from_now_on_and_the_store_stays(window, windows):
    enter(window.session)
    window.keeper.save()
    window.session.answer("ecog", "2")
    window.keeper.keep_nothing()
    assert window.vault.mode is Mode.MEMORY
    assert window.vault.has_store
    assert window.session.case.findings["ecog"] == "2"
    window.session.answer("ecog", "3")
    window.keeper.autosave()
    assert window.keeper.would_be_lost()
    later = windows().unlock()
    (row,) = later.library.rows()
    assert row.listed.saved.case.findings["ecog"] == "2"
    assert later.library.recovered() == ()
    window.unlock()
    assert window.vault.mode is Mode.OPEN
    assert not windows(folder=None).vault.has_store


def test_without_an_open_case_the_passphrase_changes_and_nothing_is_kept(window, windows):
    assert window.keeper.change_passphrase(PASSPHRASE, "another passphrase") == 0
    window.keeper.keep_nothing()
    assert window.vault.mode is Mode.MEMORY
    later = windows()
    later.vault.unlock("another passphrase", later.reader)
    assert later.labels() == []
