"""A saved case of an older knowledge base."""

from dataclasses import replace

from rairdtc_gui.domain.rules import Stance


def older(desk, case_id):
    """Makes the saved case one of an older knowledge base, in which its first two options stood the other way."""
    store = desk.vault.store
    loaded = store.load(case_id)
    result = loaded.envelope.results[0]
    steps = [option for option in result["options"] if option["done_first"]]
    first, second, *rest = [option for option in result["options"] if not option["done_first"]]
    gone = {"rule": "gone-rule", "text": "It was said.", "sources": ["old-source"], "effect": "indicate"}
    other = {**result, "knowledge": {"version": "26.05", "date": "2026-05-01", "hash": "old"}}
    other["options"] = [second, {**first, "stance": "consider", "for": [*first["for"][1:], gone]}, *rest, *steps]
    standings = list(loaded.envelope.saved.standings)
    standings[:2] = standings[1], replace(standings[0], stance=Stance.CONSIDER)
    knowledge = replace(loaded.envelope.saved.knowledge, version="26.05", hash="old")
    saved = replace(loaded.envelope.saved, standings=tuple(standings), knowledge=knowledge)
    store.save(replace(loaded.envelope, saved=saved, results=(other,)), loaded.digest)
