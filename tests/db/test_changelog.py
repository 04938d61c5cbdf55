"""What changed is read from db/CHANGELOG.md, and from nowhere else."""

import pytest

from db.build.__main__ import build, checked_sources
from db.build.changelog import read_changelog
from db.build.manifest import is_fresh
from rairdtc_gui.domain.changes import ChangeKind
from rairdtc_gui.kb.knowledge import Knowledge
from tests.db.tiny import write_tiny

TEXT = """# Changes

Some prose.

## 26.11 — 2026-11-25

An introduction.

Changes advice
- The rule `one` is
  gone.
- Two.

Wording
- Three.

## 26.10 — 2026-10-01

New content
- First.
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "CHANGELOG.md").write_text(TEXT, encoding="utf-8")
    return write_tiny(tmp_path / "sources")


def test_releases_groups_and_bullets_reach_the_knowledge_base(folder, tmp_path):
    sources, errors = checked_sources(folder)
    assert not errors
    build(sources, folder, tmp_path / "tiny.sqlite")
    newest, first = Knowledge.open(tmp_path / "tiny.sqlite").releases
    assert (newest.version, newest.date, first.version) == ("26.11", "2026-11-25", "26.10")
    assert newest.of(ChangeKind.ADVICE) == ("The rule one is gone.", "Two.")
    assert newest.of(ChangeKind.WORDING) == ("Three.",)
    assert newest.of(ChangeKind.FIGURE) == ()


def test_an_edit_makes_the_built_file_stale(folder, tmp_path):
    sources, _ = checked_sources(folder)
    build(sources, folder, tmp_path / "tiny.sqlite")
    assert is_fresh(tmp_path / "tiny.sqlite", folder)
    (tmp_path / "CHANGELOG.md").write_text(TEXT.replace("Three", "Four"), encoding="utf-8")
    assert not is_fresh(tmp_path / "tiny.sqlite", folder)


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ("## 26.11 — 2026-11-25", "## 26.11 of today", 5, "has no place here"),
        ("Changes advice", "Changes everything", 10, "has no place here"),
        ("- Two.", "Two.", 12, "has no place here"),
        ("## 26.11 —", "## 26.12 —", 1, "the newest release is not 26.11"),
    ],
)
def test_what_does_not_fit_is_an_error_with_its_line(folder, tmp_path, old, new, line, what):
    (tmp_path / "CHANGELOG.md").write_text(TEXT.replace(old, new), encoding="utf-8")
    _, errors = checked_sources(folder)
    assert any(what in str(error) and f"CHANGELOG.md:{line}:" in str(error) for error in errors), errors


def test_sources_without_a_changelog_have_no_changes(tmp_path):
    assert read_changelog(write_tiny(tmp_path / "sources")) == ([], [])
