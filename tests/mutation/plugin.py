"""How tests run while code is mutated: the same way every time, and known to use what their fixtures use.

Loaded by `make mutation` only (`-p tests.mutation.plugin`). The engine of most tests comes from a fixture of the whole
session, which the first of them makes. What runs then counts for each test with that fixture, or a mutant of it would
meet the first test alone.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import Any

import hypothesis
import pytest
from mutmut.state import state

hypothesis.settings.register_profile("mutation", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("mutation")

_used_by_fixture: dict[tuple[str, str], set[str]] = {}


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef: pytest.FixtureDef[Any]) -> Generator[None, object, object]:
    """Notes which functions a fixture runs."""
    before = set(state()._stats)
    state()._stats.clear()
    try:
        return (yield)
    finally:
        _used_by_fixture.setdefault((fixturedef.baseid, fixturedef.argname), set()).update(state()._stats)
        state()._stats.update(before)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> None:
    """Before the tool looks: adds what the fixtures of a test ran when they were made."""
    state()._stats.update(*(_used_by_fixture.get(key, ()) for key in _fixtures_of(item)))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The quickest tests go first: most mutants end there."""
    took = state().duration_by_test
    items.sort(key=lambda item: took.get(item.nodeid, 0.0))


def _fixtures_of(item: pytest.Item) -> Iterator[tuple[str, str]]:
    found = getattr(item, "_fixtureinfo", None)
    for definitions in () if found is None else found.name2fixturedefs.values():
        yield definitions[-1].baseid, definitions[-1].argname
