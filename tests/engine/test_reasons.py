"""On which side of an option each effect stands, with the verdict of its rule; false rules give no reason."""

from rairdtc_gui.domain.rules import Caution, First, Stance, Urgency
from rairdtc_gui.domain.tri import Tri
from rairdtc_gui.engine.reasons import OptionReasons, effects_on_options
from tests.engine.worlds import RECALL, indicate, limit, restrict, rule

FALSE, UNKNOWN, TRUE = 0, 1, 2
SIDES = ("supports", "opposes", "open", "cautions")
WHEN = {"finding": "a", "is": True}
RULES = (
    rule("yes", WHEN, indicate("x"), First("do", Urgency.NOW, "x")),
    rule("maybe", WHEN, indicate("x", Stance.CONSIDER), provenance=RECALL),
    rule("no", WHEN, restrict("x", "y"), limit("y"), provenance=RECALL),
    rule("care", WHEN, Caution(("x",), "", "t", "m")),
)


def told(*verdicts):
    """(side, rule, verdict, counts) of every reason, by option."""
    made = {option: OptionReasons(found) for option, found in effects_on_options(RULES).items()}
    found = {option: reasons.of([verdicts[place] for place in reasons.places]) for option, reasons in made.items()}
    return {
        option: [
            (side, reason.rule.id, reason.verdict, reason.counts) for side in SIDES for reason in getattr(reasons, side)
        ]
        for option, reasons in found.items()
    }


def test_rules_that_hold():
    assert told(TRUE, TRUE, TRUE, TRUE) == {
        "x": [
            ("supports", "yes", Tri.TRUE, True),
            ("supports", "maybe", Tri.TRUE, False),
            ("opposes", "no", Tri.TRUE, True),
            ("cautions", "care", Tri.TRUE, True),
        ],
        "y": [("opposes", "no", Tri.TRUE, True), ("opposes", "no", Tri.TRUE, True)],
    }


def test_rules_that_may_hold_are_open_and_a_caution_waits_until_it_does():
    assert told(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN) == {
        "x": [
            ("open", "yes", Tri.UNKNOWN, True),
            ("open", "maybe", Tri.UNKNOWN, False),
            ("open", "no", Tri.UNKNOWN, True),
        ],
        "y": [("open", "no", Tri.UNKNOWN, True), ("open", "no", Tri.UNKNOWN, True)],
    }


def test_false_rules_give_no_reason():
    assert told(FALSE, FALSE, FALSE, FALSE) == {"x": [], "y": []}


def test_a_rule_gives_each_verdict_its_own_reason_and_the_same_one_again():
    reasons = OptionReasons(effects_on_options(RULES)["x"])
    assert reasons.places == (0, 1, 2, 3)
    first, waiting, again = (reasons.of((verdict, 0, 0, 0)) for verdict in (TRUE, UNKNOWN, TRUE))
    assert first.supports[0].effect == indicate("x")
    assert waiting.open[0].verdict is Tri.UNKNOWN
    assert again == first
    assert again.supports[0] is first.supports[0]
