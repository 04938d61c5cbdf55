"""What decides or doses and is still unconfirmed was looked up, in writing: where, and with what result."""

from datetime import date
from pathlib import Path

import pytest

from rairdtc_gui.services.strict_yaml import load

FOLDER = Path(__file__).resolve().parents[2] / "db" / "reviews" / "looked-up"
KEYS = {"fact", "on", "searched", "found"}


@pytest.fixture(scope="module")
def entries():
    return [entry for path in sorted(FOLDER.glob("*.yaml")) for entry in load(path)]


def is_deciding(address):
    """Whether a fact feeds a rule, a dose or a step for a toxicity."""
    head, _, rest = address.partition("/")
    return head in ("rule", "derived") or (head == "drug" and rest.split("/")[1] in ("dosing", "toxicity"))


def test_every_deciding_fact_without_a_source_was_looked_up(knowledge, entries):
    unconfirmed = {fact.address for fact in knowledge.unconfirmed() if is_deciding(fact.address)}
    missing = sorted(unconfirmed - {entry["fact"] for entry in entries})
    assert not missing, "no entry in db/reviews/looked-up:\n" + "\n".join(missing)


def test_an_entry_says_where_and_with_what_result_and_belongs_to_a_fact_that_is_still_open(knowledge, entries):
    unconfirmed = {fact.address for fact in knowledge.unconfirmed()}
    for entry in entries:
        assert set(entry) == KEYS, entry
        assert date.fromisoformat(entry["on"]) <= date.fromisoformat(knowledge.identity.date), entry["fact"]
        assert len(entry["searched"]) > 5, entry["fact"]
        assert len(entry["found"]) > 5, entry["fact"]
        assert entry["fact"] in unconfirmed, f"{entry['fact']} is confirmed or gone; take its entry away"
    addresses = [entry["fact"] for entry in entries]
    assert len(addresses) == len(set(addresses))
