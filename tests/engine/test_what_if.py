"""What moves if one answer were another: only what moves, with the rules that move it."""

from rairdtc_gui.domain.case import Case, Jurisdiction
from rairdtc_gui.domain.questions import QuestionType
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.engine.what_if import what_if
from tests.engine.worlds import derived, indicate, limit, question, restrict, rule, rule_set

A, B, C = question("a"), question("b"), question("c")
IF_A, IF_B, IF_C = ({"finding": name, "is": True} for name in "abc")
ENGINE = Engine(
    rule_set(
        [A, B, C],
        [
            rule("x-yes", IF_A, indicate("x", Stance.PREFERRED)),
            rule("y-yes", IF_A, indicate("y", Stance.CONSIDER)),
            rule("x-no", IF_B, restrict("x")),
            rule("z-yes", IF_C, indicate("z")),
            rule("z-less", IF_B, limit("z")),
        ],
        options=("x", "y", "z"),
    )
)


def moves(case, name, value, engine=ENGINE):
    return {moved.option: moved for moved in what_if(engine, case, name, value)}


def test_only_the_options_that_move_are_given():
    case = Case.of({"a": False, "b": False, "c": True})
    found = moves(case, "a", True)
    assert set(found) == {"x", "y"}
    assert (found["x"].before.stance, found["x"].after.stance) == (Stance.NONE, Stance.PREFERRED)
    assert found["x"].is_stance_changed


def test_the_rules_that_changed_are_named_and_no_others():
    case = Case.of({"a": True, "b": False, "c": True})
    found = moves(case, "b", True)
    assert {option: [rule.id for rule in moved.rules] for option, moved in found.items()} == {
        "x": ["x-no"],
        "z": ["z-less"],
    }


def test_a_rule_is_named_through_a_derived_finding():
    engine = Engine(
        rule_set(
            [A, B],
            [rule("both", {"finding": "d-both", "is": True}, indicate("x"))],
            derived_findings=[derived("d-both", {"all": [IF_A, IF_B]})],
        )
    )
    moved = moves(Case.of({"a": True, "b": False}), "b", True, engine)["x"]
    assert [rule.id for rule in moved.rules] == ["both"]


def test_clearing_an_answer_opens_what_it_had_settled():
    case = Case.of({"a": True, "b": False, "c": False})
    found = moves(case, "b", None)
    assert set(found) == {"x"}
    moved = found["x"]
    assert (moved.before.lowest, moved.after.lowest) == (Stance.PREFERRED, Stance.NOT_RECOMMENDED)
    assert moved.before.stance is moved.after.stance is Stance.PREFERRED
    assert not moved.is_stance_changed


def test_clearing_takes_a_positive_stance_away():
    moved = moves(Case.of({"a": True, "b": False, "c": False}), "a", None)["x"]
    assert (moved.before.stance, moved.after.stance) == (Stance.PREFERRED, Stance.NONE)
    assert moved.after.highest is Stance.PREFERRED


def test_nothing_moves_for_the_same_answer_or_one_that_no_rule_can_use():
    case = Case.of({"a": False, "b": True, "c": False})
    assert what_if(ENGINE, case, "b", True) == ()
    assert what_if(ENGINE, Case(), "a", None) == ()
    blocked = Case.of({"a": False, "b": False, "c": False})
    assert what_if(ENGINE, blocked, "b", True) != ()
    assert what_if(Engine(rule_set([A, B], [rule("yes", IF_A, indicate("x"))])), blocked, "b", True) == ()


def test_the_biggest_move_stands_first_and_the_case_itself_is_left_alone():
    case = Case.of({"a": False, "b": False, "c": False})
    assert [moved.option for moved in what_if(ENGINE, case, "a", True)] == ["x", "y"]
    assert case.findings["a"] is False


def test_a_move_is_measured_by_its_length_and_not_by_where_it_ends():
    engine = Engine(
        rule_set(
            [A, C],
            [
                rule("x-yes", IF_C, indicate("x")),
                rule("x-more", IF_A, indicate("x", Stance.PREFERRED)),
                rule("y-never", IF_A, restrict("y", stance=Stance.CONTRAINDICATED)),
            ],
        )
    )
    assert [moved.option for moved in what_if(engine, Case.of({"a": False, "c": True}), "a", True)] == ["y", "x"]


def test_an_answer_that_was_not_obtainable_can_be_supposed():
    case = Case.of({"a": True, "c": False}, ["b"])
    assert [moved.option for moved in what_if(ENGINE, case, "b", True)] == ["x"]


def test_another_region_moves_what_holds_in_one_jurisdiction_only():
    region = question("region", QuestionType.CHOICE, ("US", "China"))
    engine = Engine(rule_set([A, region], [rule("cn", IF_A, indicate("x"), jurisdictions=[Jurisdiction.CN])]))
    moved = moves(Case.of({"a": True, "region": "US"}), "region", "China", engine)["x"]
    assert moved.after.stance is Stance.RECOMMENDED
    assert [rule.id for rule in moved.rules] == ["cn"]
