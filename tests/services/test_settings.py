"""The file of the settings: what is kept, what a broken file does, and who is told."""

import json
import os

import pytest

from rairdtc_gui.domain.settings import ActivityUnit, LaboratoryUnit, Settings
from rairdtc_gui.services.settings import SettingsKeeper, SettingsProblem, data_of, settings_of

ALL = Settings("EMA", "dark", 175, ActivityUnit.MCI, LaboratoryUnit.MOLAR, False, 2, True, "/cases", ("a", "b"), True)


def test_every_setting_comes_back(tmp_path):
    path = tmp_path / "new" / "settings.json"
    keeper = SettingsKeeper(path)
    keeper.change(**{name: getattr(ALL, name) for name in data_of(ALL)})
    assert SettingsKeeper(path).current == ALL
    assert [entry.name for entry in path.parent.iterdir()] == ["settings.json"]


def test_without_a_file_the_usual_holds_and_none_is_made(tmp_path):
    path = tmp_path / "settings.json"
    assert SettingsKeeper(path).current == Settings()
    assert not path.exists()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("region", "XX"), ("region", 3), ("theme", "pink"), ("text_size", 500), ("text_size", True), ("text_size", "9"),
        ("activity", "Ci"), ("laboratory", None), ("single_keys", "no"), ("reference_only", 1), ("case_folder", "here"),
        ("case_folder", "/a\0b"), ("formulary", "lenvatinib"), ("formulary", ["x"] * 2000), ("has_read", "yes"),
        ("lock_minutes", 0), ("lock_minutes", True),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_is_as_usual_and_the_others_hold(name, value):
    found = settings_of({**data_of(ALL), name: value})
    assert getattr(found, name) == getattr(Settings(), name)
    assert sum(getattr(found, other) != getattr(ALL, other) for other in data_of(ALL)) == 1


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff\xfe", b"{" * 90_000, b" " * 200_000])
def test_a_broken_file_is_said_and_stops_nothing(tmp_path, content):
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    keeper = SettingsKeeper(path)
    assert (keeper.current, keeper.problem) == (Settings(), SettingsProblem.UNREADABLE)


def a_broken_file(path):
    """Cannot be read and holds what somebody chose."""
    path.write_bytes(b'{"case_folder": "/cases", "formulary": ["a"]')
    return path.read_bytes()


def test_a_broken_file_is_kept_aside_before_anything_is_written(tmp_path):
    path = tmp_path / "settings.json"
    first = a_broken_file(path)
    keeper = SettingsKeeper(path)
    assert path.read_bytes() == first  # reading alone moves nothing
    keeper.change(theme="dark")
    assert (keeper.problem, keeper.is_kept) == (SettingsProblem.ASIDE, True)
    assert keeper.place == tmp_path / "settings.json.bad"
    assert keeper.place.read_bytes() == first
    keeper.change(theme="light")
    assert keeper.problem is SettingsProblem.ASIDE  # said until the program is closed
    assert SettingsKeeper(path).current.theme == "light"
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["settings.json", "settings.json.bad"]


def test_what_was_kept_aside_before_stays(tmp_path):
    path = tmp_path / "settings.json"
    for theme in ("dark", "light"):
        a_broken_file(path)
        SettingsKeeper(path).change(theme=theme)
    assert sorted(entry.name for entry in tmp_path.iterdir()) == [
        "settings.json", "settings.json.bad", "settings.json.bad2",
    ]  # fmt: skip


def test_what_is_no_file_at_all_is_kept_aside(tmp_path):
    path = tmp_path / "settings.json"
    path.mkdir()
    keeper = SettingsKeeper(path)
    keeper.change(theme="dark")
    assert keeper.problem is SettingsProblem.ASIDE
    assert SettingsKeeper(path).current.theme == "dark"


class Stuck(SettingsKeeper):
    """Its file cannot be renamed."""

    def rename(self, source, target):
        raise PermissionError(source, target)


def test_nothing_is_written_over_a_broken_file_that_cannot_be_kept_aside(tmp_path):
    path = tmp_path / "settings.json"
    first = a_broken_file(path)
    keeper = Stuck(path)
    keeper.change(theme="dark")
    assert (keeper.problem, keeper.is_kept, keeper.place) == (SettingsProblem.STUCK, False, path)
    assert keeper.current.theme == "dark"
    assert path.read_bytes() == first
    assert [entry.name for entry in tmp_path.iterdir()] == ["settings.json"]


def test_a_broken_file_stays_where_it_is_while_no_new_one_can_be_written(tmp_path):
    path = tmp_path / "settings.json"
    first = a_broken_file(path)
    keeper = SettingsKeeper(path)
    (tmp_path / f"settings.json.{os.getpid()}.new").mkdir()  # in the way
    keeper.change(theme="dark")
    assert keeper.problem is SettingsProblem.UNWRITABLE
    assert path.read_bytes() == first


def test_a_file_that_cannot_be_written_is_said_and_the_choice_holds(tmp_path):
    path = tmp_path / "a file" / "settings.json"
    path.parent.write_text("in the way", encoding="utf-8")
    keeper = SettingsKeeper(path)
    keeper.change(theme="dark")
    assert (keeper.current.theme, keeper.problem, keeper.is_kept) == ("dark", SettingsProblem.UNWRITABLE, False)


def test_what_holds_for_now_is_not_written(tmp_path):
    path = tmp_path / "settings.json"
    keeper = SettingsKeeper(path, theme="dark")
    keeper.change(region="FDA")
    assert keeper.current.theme == "dark"
    assert json.loads(path.read_text(encoding="utf-8"))["theme"] == "system"
    keeper.change(theme="light")
    assert json.loads(path.read_text(encoding="utf-8"))["theme"] == "light"


def test_others_are_told_once_and_only_of_what_is_new():
    keeper, told = SettingsKeeper(None), []
    keeper.subscribe(told.append)
    keeper.change(theme="dark")
    keeper.change(theme="dark")
    assert told == [Settings()]
    keeper.unsubscribe(told.append)
    keeper.change(theme="light")
    assert len(told) == 1
