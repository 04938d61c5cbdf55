"""Conditions over many lanes say in each lane what the plain evaluation says."""

import random
from itertools import product

from rairdtc_gui.domain.condition_language import parse
from rairdtc_gui.domain.conditions import comparisons
from rairdtc_gui.domain.tri import Tri
from rairdtc_gui.engine.conditions import evaluate
from rairdtc_gui.engine.planes import PlaneSpace
from tests.engine.test_random_worlds import condition

LEAVES = tuple({"finding": name, "is": True} for name in "abcd")
WORLDS = list(product(Tri, repeat=len(LEAVES)))  # one lane each
SLOTS = {leaf: slot for slot, name in enumerate(LEAVES) for leaf in comparisons(parse(name))}
SPACE = PlaneSpace(len(WORLDS), SLOTS)


def plane_of(verdicts):
    may = sum(1 << lane for lane, verdict in enumerate(verdicts) if verdict is not Tri.FALSE)
    holds = sum(1 << lane for lane, verdict in enumerate(verdicts) if verdict is Tri.TRUE)
    return holds << SPACE.width | may


def test_every_condition_in_every_lane():
    planes = [plane_of([world[slot] for world in WORLDS]) for slot in range(len(LEAVES))]
    chance = random.Random(7)
    for _ in range(300):
        made = parse(condition(chance, LEAVES, depth=3))
        verdicts = [
            evaluate(made, lambda leaf, world=world: world[ord(leaf.finding) - ord("a")]).verdict for world in WORLDS
        ]
        assert SPACE.compile(made)(planes) == plane_of(verdicts), made


def test_the_planes_of_one_verdict():
    for verdict, plane in zip(Tri, SPACE.of_verdict, strict=True):
        assert plane == plane_of([verdict] * SPACE.width)
    assert SPACE.true_in(0b101) == plane_of([Tri.TRUE, Tri.FALSE, Tri.TRUE])


def test_where_a_plane_may_be_true_and_where_it_is():
    plane = plane_of([Tri.TRUE, Tri.UNKNOWN, Tri.FALSE])
    assert (SPACE.may(plane), SPACE.holds(plane)) == (0b11, 0b1)
    assert SPACE.negated(plane_of([Tri.UNKNOWN] * SPACE.width)) == plane_of([Tri.UNKNOWN] * SPACE.width)
