"""One stance and its interval, against trying out every way in which the unknown rules could turn out."""

import random
from itertools import product

import pytest

from rairdtc_gui.domain.answers import Status
from rairdtc_gui.domain.rules import Caution, First, Limit, Stance, Urgency
from rairdtc_gui.engine.resolve import (
    LIMITS,
    Standing,
    effects_by_option,
    levels,
    options_of,
    resolve,
    stance_without_restrictions,
)
from tests.engine.worlds import RECALL, WEAK, indicate, restrict, rule

FALSE, UNKNOWN, TRUE = 0, 1, 2
INDICATIONS = ((0, int(Stance.CONSIDER)), (1, int(Stance.RECOMMENDED)), (2, int(Stance.PREFERRED)))
LIMITING = ((3, LIMITS), (4, LIMITS))
RESTRICTIONS = ((5, int(Stance.CONTRAINDICATED)), (6, int(Stance.NOT_RECOMMENDED)))
EFFECTS = (*INDICATIONS, *LIMITING, *RESTRICTIONS)
VERDICTS = list(product((FALSE, UNKNOWN, TRUE), repeat=7))
WHEN = {"finding": "a", "is": True}


def stance_of(holds, restrictions=RESTRICTIONS):
    """The stance where nothing is unknown, as the decision model says it."""
    restricting = [stance for place, stance in restrictions if holds[place]]
    if restricting:
        return min(restricting)
    best = max((stance for place, stance in INDICATIONS if holds[place]), default=int(Stance.NONE))
    return min(best, int(Stance.CONSIDER)) if any(holds[place] for place, _ in LIMITING) else best


def completions(verdicts):
    return product(*((False, True) if verdict == UNKNOWN else (verdict == TRUE,) for verdict in verdicts))


def test_stance_and_interval_for_every_state_of_the_rules():
    for verdicts in VERDICTS:
        reached = [stance_of(holds) for holds in completions(verdicts)]
        now = stance_of([verdict == TRUE for verdict in verdicts])
        found = resolve(EFFECTS, verdicts)
        assert (found.stance, found.lowest, found.highest) == (now, min(reached), max(reached)), verdicts


def test_all_options_at_once_stand_where_each_stands_alone():
    effects = {
        "all": EFFECTS, "none": (), "one": EFFECTS[:1], "few": (*EFFECTS[1:4], EFFECTS[6]), "same": (EFFECTS[0],) * 2
    }  # fmt: skip
    standing = Standing(effects)
    for verdicts in VERDICTS:
        alone = {option: resolve(of_option, verdicts) for option, of_option in effects.items()}
        assert standing.positions(verdicts) == alone, verdicts


def test_many_lanes_at_once_reach_what_each_reaches_alone():
    chance, width = random.Random(1), 40
    for _ in range(200):
        holds = [chance.getrandbits(width) & chance.getrandbits(width) for _ in Stance]
        may = [lanes | chance.getrandbits(width) & chance.getrandbits(width) for lanes in holds]
        together = levels(holds, may, (1 << width) - 1)
        for lane in range(width):
            one = levels([lanes >> lane & 1 for lanes in holds], [lanes >> lane & 1 for lanes in may], 1)
            assert [[lanes >> lane & 1 for lanes in level] for level in together] == [list(level) for level in one]


def test_a_stance_that_is_reached_includes_all_below_it():
    for bits in product((0, 1), repeat=6):
        for level in levels(bits, bits, 1):
            assert level[0] == 1
            assert list(level) == sorted(level, reverse=True)


def test_without_its_restrictions_an_option_has_the_stance_of_the_rest():
    for verdicts in VERDICTS:
        assert stance_without_restrictions(EFFECTS, verdicts) == stance_of([v == TRUE for v in verdicts], ())


@pytest.mark.parametrize(
    ("verdicts", "status"),
    [
        ({}, Status.SETTLED),
        ({1: TRUE}, Status.SETTLED),
        ({1: UNKNOWN}, Status.POSSIBLE),
        ({5: UNKNOWN}, Status.PROVISIONAL),
        ({1: TRUE, 5: UNKNOWN}, Status.PROVISIONAL),
        ({1: UNKNOWN, 5: UNKNOWN}, Status.POSSIBLE),
        ({1: UNKNOWN, 5: TRUE}, Status.SETTLED),
    ],
)
def test_status(verdicts, status):
    assert resolve(EFFECTS, [verdicts.get(place, FALSE) for place in range(7)]).status is status


def test_the_effects_of_rules_are_collected_by_option_with_the_places_of_their_rules():
    rules = (
        rule("r0", WHEN, indicate("x", Stance.PREFERRED), restrict("x", "y")),
        rule("r1", WHEN, Limit(("x", "y"), "", WEAK), Caution(("x",), "", "t", "m")),
        rule("r2", WHEN, indicate("x"), restrict("y", stance=Stance.CONTRAINDICATED), provenance=RECALL),
        rule("r3", WHEN, indicate("y", Stance.CONSIDER), indicate("x", Stance.NONE), restrict("x", stance=Stance.NONE)),
    )
    assert effects_by_option(rules, ("x", "y", "z")) == {
        "x": ((0, 5), (0, 1), (1, LIMITS)),
        "y": ((0, 1), (1, LIMITS), (2, 0), (3, 3)),
        "z": (),
    }


def test_the_options_of_an_effect():
    assert options_of(indicate("x")) == ("x",)
    assert options_of(restrict("x", "y")) == ("x", "y")
    assert options_of(First("do", Urgency.NOW, "x")) == ()
