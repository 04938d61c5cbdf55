"""Shows a calculator, works it out at every change, and writes the result into the case. No Qt."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date

from rairdtc_gui.domain.calculators import Calculation, Calculator, CalculatorInput, Figure, InputKind, Outcome, Value
from rairdtc_gui.domain.provenance import Checked
from rairdtc_gui.domain.questions import AnswerError
from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.engine.calculators.registry import CalculatorError, calculate, kept, shown
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui import units, wording
from rairdtc_gui.ui.screens.calculators import words
from rairdtc_gui.ui.screens.calculators.ports import CalculatorsViewPort
from rairdtc_gui.ui.screens.calculators.rows import (
    CalculatorPage,
    FigureRow,
    InputRow,
    OutcomeRows,
    Problem,
    Take,
    UnitRow,
)
from rairdtc_gui.ui.screens.calculators.typed import (
    NotANumber,
    TwoReadings,
    Typed,
    choices_of,
    labels,
    value_of,
)

_PLACES = re.compile(r"\{([a-z0-9-]+)\}")
_UNDER = re.compile(r"/ \{([a-z0-9-]+)\}")  # what is divided by: from zero there is no formula


class CalculatorsPresenter:
    """Keeps what is typed for as long as its calculator is shown, and the case is the same."""

    def __init__(
        self, view: CalculatorsViewPort, session: Session, knowledge: Knowledge, today: Callable[[], date]
    ) -> None:
        self._view, self._session, self._knowledge, self._today = view, session, knowledge, today
        self._calculators = {calculator.id: calculator for calculator in knowledge.calculators}
        self._questions = {question.id: question for question in knowledge.rule_set.questions}
        self._typed: Typed | None = None
        self._number, self._case = session.number, session.case  # over which it was typed
        self._result: Figure | None = None
        view.listen(self)

    def refresh(self) -> None:
        """Shows the calculator that is open, or the first; over another case with what that case knows alone.

        Over a case that was changed since, what came from it is what it says now.
        """
        if self._typed is None:
            self.on_calculator_requested(next(iter(self._calculators)))
        elif self._number != self._session.number:
            self.on_calculator_requested(self._typed.calculator.id)
        elif self._case is not self._session.case:
            self._open(self._typed.over(self._session.case, units.is_first))

    def show(self, item: str, _anchor: str) -> None:
        """Goes to a calculator; one that is not there is said to be unknown."""
        if not item:
            self.refresh()
        elif item in self._calculators:
            self.on_calculator_requested(item)
            self._view.focus_first()  # what had the focus went with the page before
        else:
            self._typed = None
            self._show_list("")
            self._view.show_unknown(words.unknown(item))

    def form(self) -> object:
        """What is typed, over this case."""
        return None if self._typed is None else (self._number, self._session.case, self._typed.copy())

    def resume(self, form: object) -> bool:
        """Takes what was typed again; over a case that has changed since, its answers come first."""
        match form:
            case (self._session.number, self._session.case, Typed() as typed):
                self._open(typed.copy())
                return True
        return False

    def on_calculator_requested(self, calculator_id: str) -> None:
        """Opens a calculator, with what the open case knows."""
        self._open(Typed.of_case(self._calculators[calculator_id], self._session.case, units.is_first))

    def _open(self, typed: Typed) -> None:
        self._typed, self._number, self._case = typed, self._session.number, self._session.case
        self._show_list(typed.calculator.id)
        self._view.show_page(self._page(typed.calculator, typed))
        self._work_out()

    def on_text_changed(self, key: str, text: str) -> None:
        """A field was changed; empty takes its value away."""
        if self._typed is not None:
            self._typed.type(key, text)
            self._work_out()

    def on_unit_chosen(self, key: str, input_id: str) -> None:
        """A quantity is to be given in another unit."""
        if self._typed is not None:
            self._typed.choose_unit(key, input_id)
            self._view.show_page(self._page(self._typed.calculator, self._typed))
            self._work_out()

    def on_use_requested(self) -> None:
        """Writes the result with today's date into the case and goes to its question."""
        if self._typed is None or self._result is None:
            return
        question = self._questions[self._typed.calculator.fills]
        self._session.answer(question.id, question.accept(self._result), self._today())
        self._view.go(Route(Place.CASE, question.id).encode())

    def _show_list(self, current: str) -> None:
        self._view.show_list(tuple((item.id, item.label) for item in self._calculators.values()), current)

    def _page(self, calculator: Calculator, typed: Typed) -> CalculatorPage:
        sources = [self._knowledge.sources[source] for source in calculator.provenance.sources]
        return CalculatorPage(
            id=calculator.id,
            label=calculator.label,
            purpose=self._purpose(calculator),
            formula=calculator.formula,
            limits=calculator.warnings,
            note=calculator.note,
            bands=tuple((band.when, band.meaning) for band in calculator.bands),
            inputs=tuple(_input_row(quantity, typed) for quantity in calculator.quantities),
            sources=tuple(source.citation for source in sources),
            is_confirmed=calculator.provenance.checked is Checked.SEEN,
        )

    def _purpose(self, calculator: Calculator) -> str:
        questions = self._knowledge.rule_set.questions
        question = next((item.label for item in questions if item.id == calculator.fills), "")
        return words.purpose(wording.bind(calculator.result_unit), question)

    def _work_out(self) -> None:
        assert self._typed is not None
        calculator, typed = self._typed.calculator, self._typed
        self._result = None
        given, problems = _given(typed)
        missing, calculation = "", None
        if problems:
            missing = words.refused_inputs(_labels(calculator, problems))
        elif not given:
            missing = words.nothing_given()
        else:
            try:
                calculation = calculate(calculator, given)
            except CalculatorError as error:
                missing, problems = self._said(typed, error, given)
        self._view.show_outcome(self._outcome(calculator, given, calculation, missing, problems))

    def _said(self, typed: Typed, error: CalculatorError, given: dict[str, Value]) -> tuple[str, list[Problem]]:
        """Why there is no result, and what is wrong with the input that is at fault."""
        quantities = typed.calculator.quantities
        quantity = next(found for found in quantities if any(item.id == error.where for item in found))
        if error.where not in given:
            return words.missing(quantity[0].label), []
        problems = [Problem(quantity[0].id, _refusal(typed, quantity, error), is_refused=True)]
        return words.refused_inputs(_labels(typed.calculator, problems)), problems

    def _outcome(
        self,
        calculator: Calculator,
        given: dict[str, Value],
        calculation: Calculation | None,
        missing: str,
        problems: list[Problem],
    ) -> OutcomeRows:
        if calculation is None:
            return OutcomeRows((), missing, "", tuple(problems), "")
        inputs = {item.id: item for item in calculator.inputs}
        for input_id in calculation.implausible:
            item = inputs[input_id]
            usual = wording.range_text(item.plausible, item.unit) if item.plausible else ""
            problems.append(Problem(_key_of(calculator, item), words.unusual(usual), is_refused=False))
        answer = self._answer(calculator, calculation)
        self._result = answer if calculation.is_answer else None
        question = "" if answer is None else self._questions[calculator.fills].label
        return OutcomeRows(
            figures=tuple(_figure(name, given, calculation) for name in _wanted_first(calculation.results)),
            missing="",
            worked=_worked(calculator, given, calculation),
            problems=tuple(problems),
            use=words.use(question) if self._result is not None else "",
            cautions=tuple(words.doubt(doubt, inputs[doubt.where].label) for doubt in calculation.doubts),
            withheld=words.withheld(question) if question and self._result is None else "",
        )

    def _answer(self, calculator: Calculator, calculation: Calculation) -> Figure | None:
        """The figure that answers a question of the open case; none without a case, or if it is no answer."""
        if not (calculator.fills and self._session.is_open):
            return None
        outcome = calculation.results.get(calculator.fills, Outcome())
        if outcome.value is None:
            return None
        figure = kept(calculator.fills, outcome.value)
        try:
            self._questions[calculator.fills].accept(figure)
        except AnswerError:
            return None
        return figure


def _input_row(quantity: tuple[CalculatorInput, ...], typed: Typed) -> InputRow:
    chosen = typed.chosen(quantity)
    choices = tuple((value, _choice_words(value)) for value in choices_of(chosen))
    return InputRow(
        key=quantity[0].id,
        label=quantity[0].label,
        take=Take.CHOICE if choices else Take.SERIES if chosen.kind is InputKind.SERIES else Take.NUMBER,
        units=tuple(UnitRow(item.id, wording.unit_word(item.unit), _usual(item)) for item in quantity),
        unit=chosen.id,
        choices=choices,
        text=typed.text(quantity),
        origin=words.from_case() if quantity[0].id in typed.from_case else "",
    )


def _choice_words(value: str) -> str:
    if value in ("yes", "no"):
        return wording.yes_no(value == "yes")
    return value[:1].upper() + value[1:].replace("-", " ")


def _usual(item: CalculatorInput) -> str:
    return wording.range_text(item.plausible, item.unit) if item.plausible else ""


def _given(typed: Typed) -> tuple[dict[str, Value], list[Problem]]:
    """The values that the fields mean, and the fields that mean none."""
    given: dict[str, Value] = {}
    problems: list[Problem] = []
    for quantity in typed.calculator.quantities:
        text, item = typed.text(quantity), typed.chosen(quantity)
        if text:
            try:
                given[item.id] = value_of(item, text)
            except TwoReadings as error:
                sentence = words.two_readings(error.text, error.one, error.two)
                problems.append(Problem(quantity[0].id, sentence, is_refused=True))
            except NotANumber as error:
                sentence = words.no_number(f"{error}", item.allowed())
                problems.append(Problem(quantity[0].id, sentence, is_refused=True))
    return given, problems


def _key_of(calculator: Calculator, wanted: CalculatorInput) -> str:
    return next(quantity[0].id for quantity in calculator.quantities if wanted in quantity)


def _wanted_first(names: Iterable[str]) -> list[str]:
    """The names of results; those in a unit that another of the same amount is wanted before come last."""
    return sorted(names, key=lambda name: units.is_second(words.result_unit(name)))


def _labels(calculator: Calculator, problems: Iterable[Problem]) -> tuple[str, ...]:
    """What the fields are called that have a problem."""
    keys = {problem.key for problem in problems}
    return labels(quantity[0] for quantity in calculator.quantities if quantity[0].id in keys)


def _refusal(typed: Typed, quantity: tuple[CalculatorInput, ...], error: CalculatorError) -> str:
    """What was typed and what is allowed; why, where that does not say it."""
    item, text = typed.chosen(quantity), typed.text(quantity)
    if item.kind is InputKind.NUMBER:
        return words.no_number(text, error.allowed)
    shown_text = _choice_words(text) if choices_of(item) else text
    return words.refused(shown_text, error.what, error.allowed)


def _figure(name: str, given: dict[str, Value], calculation: Calculation) -> FigureRow:
    figures = tuple(_figure_words(name, figure) for figure in calculation.results[name].possible)
    if not figures:
        said = words.without_figure(name, given, calculation.is_answer)
    else:
        said = figures[0] if len(figures) == 1 else words.still_possible(figures)
    return FigureRow(words.result_name(name), wording.bind(said))


def _figure_words(name: str, figure: Figure) -> str:
    value = shown(name, figure)
    text = value if isinstance(value, str) else words.number(value)
    unit = words.result_unit(name)
    return wording.with_unit(text, unit) if unit else text


def _worked(calculator: Calculator, given: dict[str, Value], calculation: Calculation) -> str:
    """The formula with the values in it, where it is one line; the values that went in; the inputs that stayed open."""
    formula = _filled(calculator, given)
    said = [*([formula] if formula else []), *_values(calculator, given)]
    inputs = {item.id: item for item in calculator.inputs}
    left = labels(inputs[input_id] for input_id in calculation.not_given)
    return wording.bind("; ".join([*said, *([words.not_counted(left)] if left else [])]))


def _filled(calculator: Calculator, given: dict[str, Value]) -> str:
    """The formula that fits what was given, with each value and its unit in its place; empty for none."""
    inputs = {item.id: item for item in calculator.inputs}
    for formula in calculator.filled:
        places = _PLACES.findall(formula.text)
        is_whole = all(place in given for place in places) and not any(
            given[under] == 0 for under in _UNDER.findall(formula.text)
        )
        if is_whole and all(given.get(key) == value for key, value in formula.needs):
            return _PLACES.sub(lambda found: _value_words(inputs[found[1]], given[found[1]]), formula.text)
    return ""


def _values(calculator: Calculator, given: dict[str, Value]) -> list[str]:
    return [f"{item.label} {_value_words(item, given[item.id])}" for item in calculator.inputs if item.id in given]


def _value_words(item: CalculatorInput, value: Value) -> str:
    if isinstance(value, bool):
        return wording.yes_no(value)
    if isinstance(value, str):
        return _choice_words(value)
    numbers = value if isinstance(value, tuple) else (value,)
    return wording.with_unit(", ".join(f"{number:.10g}" for number in numbers), wording.unit_word(item.unit))
