"""The calculators' presenter over the real calculators, with a view that only remembers."""

from datetime import date

import pytest

from rairdtc_gui.domain.case import Case
from rairdtc_gui.engine.calculators import kidney_liver, tumour
from rairdtc_gui.engine.calculators.registry import IDS
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui.screens.calculators import words
from rairdtc_gui.ui.screens.calculators.presenter import CalculatorsPresenter
from rairdtc_gui.ui.screens.calculators.rows import Take

TODAY = date(2026, 11, 25)
GIVEN = {"age": "64", "weight-kg": "58", "creatinine-mg-dl": "1.0", "sex": "female"}


class FakeView:
    def __init__(self):
        self.rows, self.current, self.page, self.outcome, self.unknown, self.gone = (), "", None, None, "", []

    def listen(self, listener):
        pass

    def show_list(self, rows, current):
        self.rows, self.current = rows, current

    def show_page(self, page):
        self.page = page

    def show_outcome(self, rows):
        self.outcome = rows

    def show_unknown(self, sentence):
        self.unknown = sentence

    def go(self, route):
        self.gone.append(route)

    def focus_first(self):
        pass


@pytest.fixture
def parts(knowledge):
    view, session = FakeView(), Session(Engine(knowledge.rule_set))
    return view, session, CalculatorsPresenter(view, session, knowledge, lambda: TODAY)


def figures(view):
    return {row.name: row.figure.replace("\u00a0", " ") for row in view.outcome.figures}


def test_the_first_calculator_is_open_at_first_and_each_has_its_page(parts):
    view, _, presenter = parts
    presenter.refresh()
    assert (view.current, view.page.id) == (IDS[0], IDS[0])
    presenter.refresh()
    for calculator in IDS:
        presenter.show(calculator, "")
        assert view.page.id == calculator
        assert view.page.inputs
        assert view.page.formula
        assert view.page.sources or not view.page.is_confirmed
        assert view.outcome.missing.startswith("No result yet")
    presenter.show("", "")
    assert view.page.id == IDS[-1]
    presenter.show("no-such", "")
    assert view.unknown == "There is no calculator no-such in this knowledge base."
    presenter.on_text_changed("age", "4")
    presenter.on_unit_chosen("age", "age")
    presenter.on_use_requested()
    assert view.gone == []


def test_a_result_comes_with_the_last_input_and_names_what_is_missing_before(parts):
    view, _, presenter = parts
    presenter.show("cockcroft-gault", "")
    for key, text in GIVEN.items():
        assert view.outcome.figures == ()
        presenter.on_text_changed(key, text)
    assert figures(view) == {"Creatinine clearance": "52 mL/min", "Band": "moderately reduced"}
    worked = view.outcome.worked.replace("\u00a0", " ")
    assert worked.startswith("(140 - 64 years) x 58 kg / (72 x 1 mg/dL) x 0.85; Age 64 years; Body weight 58 kg;")
    presenter.on_text_changed("sex", "male")
    assert "mg/dL); Age" in view.outcome.worked.replace("\u00a0", " ")
    presenter.on_text_changed("weight-kg", "")
    assert view.outcome.missing == "No result yet: Body weight is not given."
    assert view.outcome.figures == ()


def test_bad_values_are_named_at_their_field_and_give_no_result(parts):
    view, _, presenter = parts
    presenter.show("cockcroft-gault", "")
    for key, text in {**GIVEN, "weight-kg": "5,8"}.items():
        presenter.on_text_changed(key, text)
    assert view.outcome.figures == ()
    (problem,) = view.outcome.problems
    assert (problem.key, problem.is_refused) == ("weight-kg", True)
    assert problem.sentence == "5,8 cannot be used: a number from 20 to 350 kg"
    presenter.on_text_changed("weight-kg", "5")
    assert view.outcome.problems[0].sentence == "5 cannot be used: a number from 20 to 350 kg"
    assert view.outcome.missing == "No result: Body weight cannot be used as it stands."
    presenter.on_text_changed("weight-kg", "200")
    assert not view.outcome.problems[0].is_refused
    assert "unusual, please check; usual: 35 to 180" in view.outcome.problems[0].sentence.replace("\u00a0", " ")
    assert view.outcome.figures


def test_another_unit_empties_the_field_so_that_no_number_changes_its_meaning(parts):
    view, _, presenter = parts
    presenter.show("cockcroft-gault", "")
    for key, text in GIVEN.items():
        presenter.on_text_changed(key, text)
    presenter.on_unit_chosen("creatinine-mg-dl", "creatinine-umol-l")
    assert view.outcome.missing == "No result yet: Serum creatinine is not given."
    presenter.on_text_changed("creatinine-mg-dl", "88.4")
    assert figures(view)["Band"] == "moderately reduced"
    presenter.on_unit_chosen("creatinine-mg-dl", "creatinine-umol-l")
    assert view.outcome.figures  # the same unit again changes nothing


def test_what_the_case_knows_is_there_and_says_so(parts):
    view, session, presenter = parts
    session.start(Case.of({"age": 64.0, "sex": "female"}))
    presenter.show("cockcroft-gault", "")
    assert {row.key: (row.text, row.origin) for row in view.page.inputs}["age"] == ("64", "from the case")
    presenter.on_text_changed("weight-kg", "58")
    presenter.on_text_changed("creatinine-mg-dl", "1.0")
    assert view.outcome.use == "Use in case: " + label(session, "crcl")
    presenter.on_use_requested()
    assert session.case.findings["crcl"] == pytest.approx(52.0, abs=0.1)
    assert session.case.measured == {"crcl": TODAY}
    assert view.gone == ["case/crcl"]


def test_what_came_from_the_case_follows_it_and_what_was_typed_stays(parts):
    view, session, presenter = parts
    session.start(Case.of({"age": 64.0, "sex": "female"}))
    presenter.show("cockcroft-gault", "")
    presenter.on_text_changed("weight-kg", "58")
    presenter.on_unit_chosen("creatinine-mg-dl", "creatinine-umol-l")
    session.answer("age", 46.0)
    session.clear("sex")
    presenter.refresh()
    shown = {row.key: (row.text, row.origin, row.unit) for row in view.page.inputs}
    assert shown["age"][:2] == ("46", "from the case")
    assert shown["sex"][:2] == ("", "")
    assert shown["weight-kg"][:2] == ("58", "")
    assert "mol" in shown["creatinine-mg-dl"][2]
    page = view.page
    presenter.refresh()
    assert view.page is page


def test_nothing_of_one_case_is_worked_out_or_written_into_another(parts):
    view, session, presenter = parts
    session.start(Case.of({"age": 80.0, "sex": "male"}))
    presenter.show("cockcroft-gault", "")
    presenter.on_text_changed("weight-kg", "61")
    presenter.on_text_changed("creatinine-mg-dl", "1.4")
    left = presenter.form()
    assert view.outcome.use
    presenter.refresh()
    presenter.show("", "")
    assert fields(presenter) == {"age": "80", "sex": "male", "weight-kg": "61", "creatinine-mg-dl": "1.4"}
    session.start(Case.of({"age": 30.0, "sex": "female"}))
    presenter.refresh()
    assert view.current == "cockcroft-gault"
    assert fields(presenter) == {"age": "30", "sex": "female"}
    assert (view.outcome.figures, view.outcome.use) == ((), "")
    presenter.on_use_requested()
    assert "crcl" not in session.case.findings
    session.start(Case.of({"age": 80.0, "sex": "male"}))  # another patient of that age
    presenter.refresh()
    assert not presenter.resume(left)
    assert fields(presenter) == {"age": "80", "sex": "male"}


def test_what_is_typed_without_a_case_stays_until_one_is_opened_and_goes_when_it_is_closed(parts):
    _view, session, presenter = parts
    presenter.show("cockcroft-gault", "")
    presenter.on_text_changed("weight-kg", "61")
    presenter.refresh()
    presenter.show("", "")
    assert fields(presenter) == {"weight-kg": "61"}
    session.start(Case.of({"age": 80.0}))
    presenter.refresh()
    assert fields(presenter) == {"age": "80"}
    session.close()
    presenter.refresh()
    assert fields(presenter) == {}
    presenter.on_text_changed("weight-kg", "62")
    session.answer("age", 81.0)  # a case begins with its first answer
    presenter.refresh()
    assert fields(presenter) == {"age": "81"}


def test_a_result_that_is_no_answer_or_has_no_case_cannot_be_used(parts):
    view, session, presenter = parts
    presenter.show("cockcroft-gault", "")
    for key, text in GIVEN.items():
        presenter.on_text_changed(key, text)
    assert view.outcome.use == ""
    session.start(Case())
    presenter.show("child-pugh", "")
    presenter.on_text_changed("ascites", "none")
    assert "still possible" in figures(view)["Child-Pugh class"]
    assert "not given: " in view.outcome.worked.replace("\u00a0", " ")
    assert view.outcome.use == ""
    presenter.show("tg-doubling-time", "")
    presenter.on_text_changed("tg-ng-ml", "10, 10.0001")
    presenter.on_text_changed("years", "0 60")
    assert view.outcome.figures
    assert view.outcome.use == ""


def test_series_flags_and_choices_are_read(parts):
    view, _, presenter = parts
    presenter.show("tg-doubling-time", "")
    assert [row.take for row in view.page.inputs] == [Take.SERIES, Take.SERIES, *[Take.CHOICE] * 3]
    presenter.on_text_changed("tg-ng-ml", "10; 40")
    presenter.on_text_changed("years", "0, 2")
    presenter.on_text_changed("tgab-negative", "yes")
    assert figures(view)["Doubling time"] == "1 year"
    assert "yes" in view.outcome.worked.lower()
    presenter.on_text_changed("years", "0, later")
    assert view.outcome.problems[0].sentence.startswith("later cannot be used: ")
    presenter.on_text_changed("years", "0")
    assert view.outcome.problems[0].sentence == "0 cannot be used: 1 times; allowed: one for each of the 2 values"
    assert (
        view.outcome.missing == "No result: Time of each value, in years since the first cannot be used as it stands."
    )


@pytest.mark.parametrize(
    ("calculator", "typed", "said"),
    [
        ("rai-activity", "7,4 7,4", "7,4: write 7.4 for one number, or 7, 4 for two"),
        ("rai-activity", "3,7", "3,7: write 3.7 for one number, or 3, 7 for two"),
        ("lu177-kidney-dose", "7,4 7,4", "7,4: write 7.4 for one number, or 7, 4 for two"),
        ("rai-activity", "1,234", "1,234: write 1.234 or 1234 for one number, or 1, 234 for two"),
        ("rai-activity", "7.4,7.4", "7.4,7.4: write 7.4, 7.4 with a space, if these are two numbers"),
        ("rai-activity", "-1", "-1 cannot be used: -1 is out of range; allowed: numbers from 0.01 to 40 GBq"),
        ("rai-activity", "7.4 0", "7.4 0 cannot be used: 0 is out of range; allowed: numbers from 0.01 to 40 GBq"),
        ("rai-activity", ",", ", cannot be used: numbers from 0.01 to 40 GBq"),
        ("rai-activity", "7.4 GBq", "GBq cannot be used: numbers from 0.01 to 40 GBq"),
    ],
)
def test_a_series_that_means_two_things_or_is_not_allowed_gives_nothing_and_says_what_was_typed(
    parts, calculator, typed, said
):
    view, session, presenter = parts
    session.start(Case())
    presenter.show(calculator, "")
    presenter.on_text_changed("dose-factor", "0.5")
    presenter.on_text_changed("activities-gbq", typed)
    assert [problem.sentence for problem in view.outcome.problems] == [said]
    assert view.outcome.problems[0].is_refused
    assert (view.outcome.figures, view.outcome.use) == ((), "")
    assert "cannot be used as it stands" in view.outcome.missing
    presenter.on_use_requested()
    assert view.gone == []


def test_a_refused_value_is_not_left_out_of_a_result_that_others_would_give(parts):
    view, _, presenter = parts
    presenter.show("ctcae-qtc", "")
    presenter.on_text_changed("qtc-ms", "478")
    assert figures(view) == {"Grade": "1"}
    presenter.on_text_changed("baseline-ms", "41O")
    assert view.outcome.figures == ()
    assert view.outcome.missing == "No result: QTc at baseline cannot be used as it stands."
    presenter.show("recist-change", "")
    presenter.on_text_changed("now-mm", "50")
    presenter.on_text_changed("all-gone", "yes")
    sentence = view.outcome.problems[0].sentence
    assert sentence == "Yes cannot be used: all targets gone, but a sum of 50 mm; allowed: no from 50 mm on"


MET = ("tgab-negative", "tsh-suppressed", "same-assay")


def doubling(parts, values, years, *met, unmet=()):
    view, session, presenter = parts
    session.start(Case())
    presenter.show("tg-doubling-time", "")
    presenter.on_text_changed("tg-ng-ml", values)
    presenter.on_text_changed("years", years)
    for condition in met:
        presenter.on_text_changed(condition, "yes")
    for condition in unmet:
        presenter.on_text_changed(condition, "no")
    return view.outcome


def test_a_doubling_time_is_used_and_called_by_its_band_where_its_conditions_are_met(parts):
    outcome = doubling(parts, "1 2 4 8", "0 0.5 1 1.5", *MET)
    assert figures(parts[0]) == {"Doubling time": "0.5 years", "Band": "aggressive"}
    assert (outcome.cautions, outcome.withheld) == ((), "")
    assert outcome.use.startswith("Use in case: ")
    few = doubling(parts, "1 2 4", "0 0.5 1", *MET)
    assert few.cautions == ("Unreliable: fewer than 4 values.",)
    assert few.use


def test_a_doubling_time_whose_conditions_are_not_met_or_open_says_so_and_cannot_be_used(parts):
    view, session, presenter = parts
    outcome = doubling(parts, "1 2 4", "0 0.001 0.002", unmet=MET)
    assert figures(view) == {"Doubling time": "0.001 years", "Band": "not told: the result is unreliable"}
    assert outcome.cautions == (
        "Unreliable: “Thyroglobulin antibodies negative at each value” is answered No.",
        "Unreliable: “TSH below 0.1 mIU/L at each value” is answered No.",
        "Unreliable: “The same assay for each value” is answered No.",
        "Unreliable: the values span less than 6 months.",
        "Unreliable: fewer than 4 values.",
    )
    assert outcome.use == ""
    question = label(session, "tg-doubling-time-years")
    assert outcome.withheld == f"Not offered for “{question}” of the case: a condition above is not met or open."
    presenter.on_use_requested()
    assert view.gone == []
    unanswered = doubling(parts, "1 2 4 8", "0 0.5 1 1.5", *MET[1:])
    assert unanswered.cautions == ("Unreliable: “Thyroglobulin antibodies negative at each value” is not answered.",)
    assert unanswered.withheld
    session.close()
    presenter.refresh()
    presenter.on_text_changed("tg-ng-ml", "1 2 4 8")
    presenter.on_text_changed("years", "0 0.5 1 1.5")
    assert len(view.outcome.cautions) == 3
    assert view.outcome.withheld == ""  # without a case nothing is offered anyway


def test_a_question_that_counts_as_no_while_it_is_open_is_named_beside_the_grade(parts):
    view, _, presenter = parts
    presenter.show("ctcae-bp", "")
    presenter.on_text_changed("systolic", "150")
    presenter.on_text_changed("diastolic", "80")
    assert view.outcome.cautions == ("“Crisis or organ damage now” is not answered and was counted as No.",)
    presenter.on_text_changed("crisis", "no")
    assert view.outcome.cautions == ()


@pytest.mark.parametrize(("key", "field"), [("age", "64\u200b"), ("weight-kg", "\u202e85"), ("age", "6\x004")])
def test_a_number_with_letters_that_cannot_be_seen_is_refused(parts, key, field):
    view, _, presenter = parts
    presenter.show("cockcroft-gault", "")
    for other, text in {**GIVEN, key: field}.items():
        presenter.on_text_changed(other, text)
    assert view.outcome.figures == ()
    assert view.outcome.problems[0].sentence.startswith(f"{field} cannot be used")


def test_every_result_has_a_name(knowledge):
    for calculator in knowledge.calculators:
        for example in calculator.examples:
            for name, _ in example.result:
                assert words.result_name(name)


def fields(presenter):
    """What stands in the fields that are not empty."""
    return {key: text for key, text in presenter.form()[-1].texts.items() if text}


def label(session, question_id):
    return next(item.label for item in session.engine.rule_set.questions if item.id == question_id)


def test_from_a_smallest_sum_of_zero_there_is_no_change_in_per_cent(parts):
    view, _, presenter = parts
    presenter.show("recist-change", "")
    for key, text in {"baseline-mm": "50", "nadir-mm": "0", "now-mm": "5", "new-lesion": "no"}.items():
        presenter.on_text_changed(key, text)
    assert figures(view)["Change from the smallest sum"] == words.no_share_of_zero()
    assert figures(view)["Category"] == "PD"
    assert "/ 0" not in view.outcome.worked.replace("\u00a0", " ")


def test_from_a_baseline_of_zero_there_is_no_change_in_per_cent(parts):
    view, _, presenter = parts
    presenter.show("recist-change", "")
    for key, text in {"baseline-mm": "0", "nadir-mm": "0", "now-mm": "0"}.items():
        presenter.on_text_changed(key, text)
    assert figures(view)["Change from baseline"] == words.no_share_of_zero()
    assert figures(view)["Change from the smallest sum"] == words.no_share_of_zero()
    presenter.on_text_changed("baseline-mm", "50")
    presenter.on_text_changed("nadir-mm", "")
    assert figures(view)["Change from the smallest sum"] == words.cannot_be_told()


def test_figure_and_band_never_contradict(parts):
    view, _, presenter = parts
    presenter.show("cockcroft-gault", "")
    for key, text in {"age": "65", "weight-kg": "70", "creatinine-mg-dl": "2.434", "sex": "male"}.items():
        presenter.on_text_changed(key, text)
    assert figures(view) == {"Creatinine clearance": "29.96 mL/min", "Band": "severely reduced"}


def shown_beside(parts, calculator, typed):
    """What stands there for what was typed: figures as the numbers that are read, all else in words."""
    view, _, presenter = parts
    presenter.show(calculator, "")
    for key, value in typed.items():
        presenter.on_unit_chosen(key, key)
        presenter.on_text_changed(key, value if isinstance(value, str) else f"{value:.17f}")
    return {name: number_or_words(figure) for name, figure in figures(view).items()}


def number_or_words(figure):
    number, _, rest = figure.partition(" ")
    is_number = number.replace(",", "").lstrip("-").replace(".", "", 1).isdigit() and " " not in rest
    return float(number.replace(",", "")) if is_number else figure


def near(*lines):
    """Figures on each line and a little off it, more and more finely."""
    return [line + sign * 10.0**-power for line in lines for power in range(1, 9) for sign in (-1, 0, 1)]


def test_no_clearance_contradicts_its_band(parts):
    for clearance in near(15, 30, 60, 90):
        typed = {"age": "65", "weight-kg": "70", "creatinine-mg-dl": 75 * 70 / (72 * clearance), "sex": "male"}
        found = shown_beside(parts, "cockcroft-gault", typed)
        assert found["Band"] == kidney_liver.kidney_band(found["Creatinine clearance"]), clearance


def test_no_doubling_time_contradicts_its_band(parts):
    for years in (*near(1, 3), -2.0):
        values = {"tg-ng-ml": f"1 {2 ** (1 / years):.17f}", "years": "0 1"}
        found = shown_beside(parts, "tg-doubling-time", {**values, **dict.fromkeys(MET, "yes")})
        assert found["Band"] == tumour.tg_band(found["Doubling time"]), years


def test_no_ratio_contradicts_its_grade(parts):
    for ratio in near(0.15, 0.2, 1, 3.5):
        found = shown_beside(parts, "ctcae-proteinuria", {"upcr": ratio})
        grades = kidney_liver.ctcae_proteinuria(upcr_g_g=found["Protein to creatinine ratio"]).grade.possible
        assert found["Grade"] == (grades[0] if len(grades) == 1 else "0 or 1: still possible"), ratio


def test_no_score_contradicts_its_grade(parts):
    for score in near(-2.60, -1.39):
        found = shown_beside(parts, "albi", {"bilirubin-umol-l": "10", "albumin-g-l": (0.66 - score) / 0.085})
        assert found["Grade"] == kidney_liver.albi_grade(found["Score"]), score


def test_no_change_contradicts_its_category(parts):
    sums = [(100, 100, now) for now in near(70, 120)] + [(20, 20, now) for now in near(25)]
    for baseline, smallest, now in [*sums, *((50, 0, now) for now in (0.0, 0.0004, 0.04, 4.0))]:
        typed = {"baseline-mm": str(baseline), "nadir-mm": str(smallest), "now-mm": now}
        no = dict.fromkeys(("new-lesion", "nontarget-progression", "all-gone"), "no")
        found = shown_beside(parts, "recist-change", {**typed, **no})
        rise, percent = found["Difference from the smallest sum"], found["Change from the smallest sum"]
        is_progression = rise > 0 if smallest == 0 else rise >= 5 and percent >= 20
        response = "PR" if found["Change from baseline"] <= -30 else "SD"
        assert found["Category"] == ("PD" if is_progression else response), now
