"""changes.yaml: a change that names no fact, or ends at what the fact does not say, is refused with its line."""

import pytest

from db.build.__main__ import build, checked_sources
from rairdtc_gui.domain.changes import ChangedPart, ChangeKind
from rairdtc_gui.kb.knowledge import Knowledge
from tests.db.test_changelog import TEXT
from tests.db.tiny import write_tiny

RULE = """\
- release: "26.11"
  kind: advice
  address: rule/{rule}
  part: why
  old: Nobody knew.
  new: {why}
"""


@pytest.fixture
def tiny(tmp_path):
    """Writes tiny sources with changes; gives them checked."""

    def write(changes):
        (tmp_path / "CHANGELOG.md").write_text(TEXT, encoding="utf-8")
        folder = write_tiny(tmp_path / "sources")
        (folder / "changes.yaml").write_text(changes, encoding="utf-8")
        return folder, *checked_sources(folder)

    return write


@pytest.fixture
def rule(tiny):
    """A rule of the tiny sources: its id and why."""
    _, sources, errors = tiny("[]")
    assert not errors
    found = sources.rule_groups[0].model.rules[0]
    return found.id, found.why


def entry(rule, **changed):
    text = RULE.format(rule=rule[0], why=rule[1])
    for old, new in changed.values():
        assert old in text
        text = text.replace(old, new)
    return text


def test_old_and_new_reach_the_knowledge_base_with_the_sources_of_the_fact(tiny, rule, tmp_path):
    folder, sources, errors = tiny(entry(rule))
    assert not errors
    build(sources, folder, tmp_path / "tiny.sqlite")
    knowledge = Knowledge.open(tmp_path / "tiny.sqlite")
    (change,) = knowledge.value_changes
    assert (change.release, change.kind, change.part) == ("26.11", ChangeKind.ADVICE, ChangedPart.WHY)
    assert (change.address, change.old, change.new) == (f"rule/{rule[0]}", "Nobody knew.", rule[1])
    stated = next(item for item in knowledge.rule_set.rules if item.id == rule[0])
    assert change.provenance == stated.provenance
    assert change.provenance.sources


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (("rule/", "rule/no-such-"), "no fact"),
        (("part: why", "part: detail"), "with detail"),
        (("new: ", "new: Other "), "the fact says"),
        (('"26.11"', '"26.09"'), "26.09 has no change of the kind advice"),
        (("kind: advice", "kind: figure"), "26.11 has no change of the kind figure"),
    ],
)
def test_what_does_not_agree_is_refused_with_its_line(tiny, rule, change, what):
    _, _, errors = tiny(entry(rule, change=change))
    assert any(what in str(error) and "changes.yaml:" in str(error) for error in errors), errors


def test_a_change_from_the_same_to_the_same_is_none(tiny, rule):
    _, _, errors = tiny(entry(rule, change=("Nobody knew.", rule[1])))
    assert any("the same" in str(error) for error in errors)


def test_an_older_change_must_end_where_the_newer_one_began(tiny, rule):
    older = entry(rule, change=(rule[1], "Nobody knew."), kind=("Nobody knew.\n  new", "Less.\n  new"))
    _, _, errors = tiny(entry(rule) + older)
    assert not errors
    _, _, errors = tiny(entry(rule) + older.replace("new: Nobody knew.", "new: Somebody knew."))
    assert any("not what the next change" in str(error) for error in errors)


def test_the_changes_of_the_real_pack_are_told_in_its_change_log(knowledge):
    releases = {release.version: release for release in knowledge.releases}
    assert len(knowledge.value_changes) > 20
    for change in knowledge.value_changes:
        assert releases[change.release].of(change.kind)
        assert change.old != change.new


def test_a_source_has_the_day_on_which_it_was_last_checked(knowledge):
    dated = [source for source in knowledge.sources.values() if source.checked_on]
    assert len(dated) > 0.9 * len(knowledge.sources)
    assert all("2026-11-01" <= source.checked_on <= knowledge.identity.date for source in dated)
    lenvatinib = knowledge.drug("lenvatinib")
    source = lenvatinib.start[0].provenance.sources[0]
    assert knowledge.sources[source].checked_on >= lenvatinib.start[0].provenance.checked_on
