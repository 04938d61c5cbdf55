"""What was kept beside a file is offered before anything takes its place, and stays among the earlier versions."""

import errno
import json
from dataclasses import replace

import pytest

from rairdtc_gui.domain.case import Case, Jurisdiction
from rairdtc_gui.services.case_store.disk import Disk
from rairdtc_gui.services.case_store.errors import Reason
from tests.services.case_store.disks import RecordingDisk, RefusingDisk, crash_states, files_below
from tests.services.case_store.window import enter
from tests.services.case_store.world import ID, PASSPHRASE, a_case, a_store, refusal, same_store, store_after


def keep_beside(window, value="2"):
    """A saved case with an answer that is only beside its file; returns the id."""
    enter(window.session)
    window.keeper.save()
    window.session.answer("ecog", value)
    window.keeper.autosave()
    return window.keeper.current_id


def crash(window):
    """What the end of the process does: the lock is nobody's any more."""
    window.keeper._current.lock.release()


def score(loaded):
    return loaded.envelope.saved.case.findings["ecog"]


def scores(store, case_id):
    """The answer in each earlier version, the newest first."""
    return [score(store.load_version(case_id, name)) for name in store.versions(case_id)]


def test_after_a_crash_a_case_does_not_open_over_what_was_kept_beside_it(window, windows):
    case_id = keep_beside(window)
    crash(window)
    later = windows().unlock()
    assert refusal(later.keeper.open, case_id).reason is Reason.KEPT_BESIDE
    assert not later.session.is_open
    assert [row.id for row in later.library.recovered()] == [case_id]


def test_opened_as_saved_the_kept_answers_are_an_earlier_version(window, windows):
    case_id = keep_beside(window)
    crash(window)
    later = windows().unlock()
    later.keeper.open(case_id, as_saved=True)
    assert later.session.case.findings["ecog"] == "1"
    assert scores(later.vault.store, case_id) == ["2"]
    later.session.answer("ecog", "3")
    later.keeper.autosave()
    later.keeper.leave()
    assert score(later.vault.store.load(case_id)) == "3"
    assert scores(later.vault.store, case_id) == ["1", "2"]
    assert later.library.recovered() == ()


def test_brought_back_the_saved_state_is_an_earlier_version(window, windows):
    case_id = keep_beside(window)
    crash(window)
    later = windows().unlock()
    later.keeper.open_autosaved(case_id)
    later.session.answer("ecog", "3")
    later.keeper.autosave()
    later.keeper.leave()
    assert score(later.vault.store.load(case_id)) == "3"
    assert scores(later.vault.store, case_id) == ["1"]


def test_a_kept_version_brings_the_results_of_its_file_with_it(window, windows):
    case_id = keep_beside(window)
    crash(window)
    later = windows().unlock()
    later.keeper.open(case_id, as_saved=True)
    (name,) = later.vault.store.versions(case_id)
    assert later.vault.store.load_version(case_id, name).envelope.results == (
        later.vault.store.load(case_id).envelope.results
    )
    later.keeper.leave()
    later.vault.store.path(case_id).write_bytes(b"")
    assert later.vault.store.load_version(case_id, name).envelope.results == ()


def test_who_takes_over_is_offered_what_the_other_window_kept(window, windows):
    case_id = keep_beside(window)
    second = windows().unlock()
    assert refusal(second.keeper.open, case_id, True).reason is Reason.KEPT_BESIDE
    assert window.keeper.is_read_only
    window.session.answer("ecog", "4")
    window.keeper.autosave()
    second.keeper.open_autosaved(case_id)
    assert second.session.case.findings["ecog"] == "2"
    assert second.keeper.is_kept


def test_an_autosave_of_another_window_is_never_written_over(window, windows):
    enter(window.session)
    window.keeper.save()
    case_id = window.keeper.current_id
    second = windows().unlock()
    second.keeper.open(case_id, take_over=True)
    window.vault.store.autosave(a_case("late", case_id, ecog="4"), "")  # was under way when the lock went
    second.session.answer("ecog", "2")
    second.keeper.autosave()
    assert scores(second.vault.store, case_id) == ["4"]
    window.vault.store.autosave(a_case("later", case_id, ecog="3"), "")
    second.keeper.save()
    assert sorted(scores(second.vault.store, case_id)) == ["1", "2", "3", "4"]
    window.vault.store.autosave(a_case("last", case_id, ecog="0"), "")
    second.session.answer("ecog", "1")
    second.session.undo()
    second.keeper.leave()
    assert [row.saved.case.label for row in second.library.recovered()] == ["last"]


def test_a_change_that_is_taken_back_leaves_what_another_wrote_since(window):
    case_id = keep_beside(window)
    window.vault.store.autosave(a_case("late", case_id, ecog="4"), "")
    window.session.undo()
    window.keeper.leave()
    assert "4" in scores(window.vault.store, case_id)


def test_a_damaged_autosave_is_kept_as_it_is(window, windows):
    case_id = keep_beside(window)
    crash(window)
    path = window.vault.folder / f"{case_id}.auto"
    path.write_bytes(path.read_bytes()[:-2])
    kept = path.read_bytes()
    later = windows().unlock()
    assert refusal(later.keeper.open, case_id).reason is Reason.KEPT_BESIDE
    later.keeper.open(case_id, as_saved=True)
    assert not path.exists()
    assert [found.read_bytes() for found in (window.vault.folder / "kept" / case_id).iterdir()] == [kept]


def test_what_cannot_be_kept_as_a_version_is_not_let_go(window, windows):
    case_id = keep_beside(window)
    crash(window)
    later = windows().unlock()
    later.use(RefusingDisk("create", errno.ENOSPC))
    assert refusal(later.keeper.open, case_id, False, True).reason is Reason.DISK_FULL
    later.use(Disk())
    assert later.vault.store.lock(case_id).holder() is None
    assert [row.saved.case.findings["ecog"] for row in later.library.recovered()] == ["2"]


def test_what_another_window_has_brought_back_is_not_let_go_here(window, windows):
    case_id = keep_beside(window)
    second = windows().unlock()
    assert refusal(second.library.drop_recovered, case_id).reason is Reason.LOCKED
    assert (window.vault.folder / f"{case_id}.auto").exists()


def test_another_passphrase_does_not_make_an_own_autosave_a_foreign_one(window):
    case_id = keep_beside(window)
    window.keeper.change_passphrase(PASSPHRASE, "another passphrase")
    window.session.answer("ecog", "3")
    window.keeper.autosave()
    assert window.vault.store.versions(case_id) == ()


def test_two_versions_of_one_moment_stay_both(tmp_path):
    store = a_store(tmp_path)
    first = store.save(a_case("first"), "")
    moment = store._now()
    still = same_store(store, Disk(), lambda: moment)
    second = still.save(a_case("second"), first)
    still.save(a_case("third"), second)
    assert [still.load_version(ID, name).envelope.saved.case.label for name in still.versions(ID)] == [
        "second",
        "first",
    ]


@pytest.mark.parametrize("step", ["as saved", "autosave", "save"])
def test_every_disk_that_a_power_cut_can_leave_has_the_kept_answers(tmp_path, step):
    first = a_store(tmp_path)
    digest = first.save(a_case("saved"), "")
    first.autosave(a_case("kept"), "")
    before = files_below(first.folder)
    disk = RecordingDisk()
    store = same_store(first, disk)
    {
        "as saved": lambda: store.keep_autosaved(ID, ""),
        "autosave": lambda: store.autosave(a_case("new"), ""),
        "save": lambda: store.save(a_case("new"), digest),
    }[step]()
    states = crash_states(before, disk.done)
    assert len(states) > 5
    for number, state in enumerate(states):
        folder = tmp_path / f"after{number}"
        after = store_after(first, state, folder)
        assert after.load(ID).envelope.saved.case.label in ("saved", "new")
        found = [after.load_version(ID, name) for name in after.versions(ID)]
        if (folder / f"{ID}.auto").exists():
            found.append(after.load_autosaved(ID))
        assert "kept" in [loaded.envelope.saved.case.label for loaded in found]


# --- the open case is what is exported and copied ----------------------------------------------


def test_the_open_case_is_exported_and_copied_as_it_is(window, tmp_path):
    case_id = keep_beside(window)
    window.library.export(case_id, tmp_path / "a.yaml")
    assert window.reader.read_yaml(tmp_path / "a.yaml").findings["ecog"] == "2"
    window.session.answer("ecog", "3")
    copied = window.library.duplicate(case_id)
    assert score(window.vault.store.load(copied)) == "3"


@pytest.mark.parametrize("way", ["export", "duplicate"])
def test_an_open_case_that_cannot_be_saved_is_neither_exported_nor_copied(window, windows, tmp_path, way):
    case_id = keep_beside(window)

    def ask():
        return (
            window.library.duplicate(case_id)
            if way == "duplicate"
            else window.library.export(case_id, tmp_path / "a.yaml")
        )

    window.use(RefusingDisk("create", errno.ENOSPC))
    assert refusal(ask).reason is Reason.DISK_FULL
    window.use(Disk())
    windows().unlock().vault.store.lock(case_id).acquire(window.vault.now(), take_over=True)
    assert refusal(ask).reason is Reason.LOCKED
    assert not (tmp_path / "a.yaml").exists()
    assert window.labels() == ["A-12"]


# --- whose rules led ---------------------------------------------------------------------------


def bundle_of(window, case_id, path):
    """Which jurisdiction a bundle names, and the stance of each option in it."""
    window.library.export(case_id, path)
    found = [entry["resource"] for entry in json.loads(path.read_bytes())["entry"]]
    (group,) = [resource for resource in found if resource["resourceType"] == "RequestGroup"]
    (made,) = [resource for resource in found if resource["resourceType"] == "Provenance"]
    codes = [[concept["coding"][0]["code"] for concept in action["code"]] for action in group.get("action", [])]
    return made["policy"][0].rpartition(":")[2], {option: stance for option, stance, _ in codes}


def on_screen(window):
    answers = window.session.answers.result.answers
    return {answer.option: answer.stance.code for answer in answers if answer.stance.code != "none"}


@pytest.mark.parametrize(("led", "region"), [(Jurisdiction.CN, "NMPA"), (Jurisdiction.EU, "EMA"), (None, "")])
def test_a_bundle_says_what_the_screen_says_and_the_case_stays_as_it_was(window, knowledge, tmp_path, led, region):
    window.session.choose_jurisdiction(led, region)
    moved = False
    for number, example in enumerate(knowledge.example_cases):
        case = window.reader.from_example(example)
        window.session.start(replace(case, label="A-12"))
        window.keeper.save()
        case_id, shown = window.keeper.current_id, on_screen(window)
        path = tmp_path / f"{number}.fhir.json"
        assert bundle_of(window, case_id, path) == (window.session.jurisdiction.value, shown)
        imported = window.library.import_file(path).id
        assert window.vault.store.load(imported).envelope.saved.case == window.session.case
        window.keeper.leave()
        window.session.start(Case())
        window.session.choose_jurisdiction(None, "")
        assert bundle_of(window, case_id, path)[1] == shown  # as saved, whatever leads now
        window.session.start(replace(case, label="A-12"))
        moved = moved or on_screen(window) != shown
        window.session.choose_jurisdiction(led, region)
    assert moved is (led is not None)


def test_a_region_chosen_after_the_case_was_saved_holds_for_the_open_case(window, knowledge, tmp_path):
    window.session.start(window.reader.from_example(knowledge.example_cases[0]))
    window.keeper.save()
    window.session.choose_jurisdiction(Jurisdiction.CN, "NMPA")
    found = bundle_of(window, window.keeper.current_id, tmp_path / "a.fhir.json")
    assert found == ("CN", on_screen(window))


def test_a_case_without_a_jurisdiction_has_none_when_it_is_compared(window, windows, knowledge):
    case = replace(window.reader.from_example(knowledge.example_cases[2]), jurisdiction=None)
    window.session.start(case.cleared("region"))
    window.keeper.save()
    case_id = window.keeper.current_id
    window.keeper.leave()
    later = windows(replace(knowledge.identity, hash="another name")).unlock()
    assert [row.changed for row in later.library.rows()] == [0]
    assert later.library.then_now(case_id).moved == ()


# --- a folder for reading only -----------------------------------------------------------------


def test_in_a_folder_for_reading_only_the_same_is_offered_and_nothing_is_written(window, windows, monkeypatch):
    case_id = keep_beside(window)
    window.keeper.forget()
    (window.vault.folder / f"{case_id}.lock").mkdir()  # no lock can be written, whoever asks
    monkeypatch.setattr("rairdtc_gui.services.case_store.errors._DENIED", {errno.EISDIR})
    later = windows().unlock()
    assert refusal(later.keeper.open, case_id).reason is Reason.KEPT_BESIDE
    later.keeper.open(case_id, as_saved=True)
    assert later.keeper.is_read_only
    assert later.session.case.findings["ecog"] == "1"
    assert later.vault.store.load_autosaved(case_id).envelope.saved.case.findings["ecog"] == "2"


def test_kept_answers_that_cannot_be_read_leave_the_lock(window, windows):
    case_id = keep_beside(window)
    crash(window)
    path = window.vault.folder / f"{case_id}.auto"
    path.write_bytes(path.read_bytes()[:-2])
    later = windows().unlock()
    assert refusal(later.keeper.open_autosaved, case_id).reason is Reason.DAMAGED
    assert later.vault.store.lock(case_id).holder() is None
