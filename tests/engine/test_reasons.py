"""On which side of an option each effect stands, with the verdict of its rule; false rules give no reason."""

from rairdtc_gui.domain.rules import Caution, First, Stance, Urgency
from rairdtc_gui.domain.tri import Tri
from rairdtc_gui.engine.reasons import OptionReasons, Side
from tests.engine.worlds import RECALL, indicate, limit, restrict, rule

FALSE, UNKNOWN, TRUE = 0, 1, 2
WHEN = {"finding": "a", "is": True}
RULES = (
    rule("yes", WHEN, indicate("x"), First("do", Urgency.NOW, "x")),
    rule("maybe", WHEN, indicate("x", Stance.CONSIDER), provenance=RECALL),
    rule("no", WHEN, restrict("x", "y"), limit("y"), provenance=RECALL),
    rule("care", WHEN, Caution(("x",), "", "t", "m")),
)


def told(*verdicts):
    """(side, rule, verdict, counts) of every reason, by option."""
    found = {option: OptionReasons(option, RULES).of(verdicts) for option in ("x", "y")}
    return {
        option: [
            (side, reason.rule.id, reason.verdict, reason.counts) for side in Side for reason in reasons[side]
        ]
        for option, reasons in found.items()
    }  # fmt: skip


def test_rules_that_hold():
    assert told(TRUE, TRUE, TRUE, TRUE) == {
        "x": [
            (Side.SUPPORTS, "yes", Tri.TRUE, True),
            (Side.SUPPORTS, "maybe", Tri.TRUE, False),
            (Side.OPPOSES, "no", Tri.TRUE, True),
            (Side.CAUTIONS, "care", Tri.TRUE, True),
        ],
        "y": [(Side.OPPOSES, "no", Tri.TRUE, True), (Side.OPPOSES, "no", Tri.TRUE, True)],
    }


def test_rules_that_may_hold_are_open_and_a_caution_waits_until_it_does():
    assert told(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN) == {
        "x": [
            (Side.OPEN, "yes", Tri.UNKNOWN, True),
            (Side.OPEN, "maybe", Tri.UNKNOWN, False),
            (Side.OPEN, "no", Tri.UNKNOWN, True),
        ],
        "y": [(Side.OPEN, "no", Tri.UNKNOWN, True), (Side.OPEN, "no", Tri.UNKNOWN, True)],
    }


def test_false_rules_give_no_reason():
    assert told(FALSE, FALSE, FALSE, FALSE) == {"x": [], "y": []}


def test_a_rule_gives_each_verdict_its_own_reason_and_the_same_one_again():
    reasons = OptionReasons("x", RULES)
    first, waiting, again = (reasons.of((verdict, 0, 0, 0)) for verdict in (TRUE, UNKNOWN, TRUE))
    assert first[Side.SUPPORTS][0].effect == indicate("x")
    assert waiting[Side.OPEN][0].verdict is Tri.UNKNOWN
    assert again == first
    assert again[Side.SUPPORTS][0] is first[Side.SUPPORTS][0]
