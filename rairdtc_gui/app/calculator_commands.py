"""The command `calculate`: one calculator with inputs typed as key=value."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import Any

from rairdtc_gui.app import code_words
from rairdtc_gui.app.streams import as_json, complain, say
from rairdtc_gui.domain.calculators import Calculation, Calculator, CalculatorInput, InputKind, Outcome, Value
from rairdtc_gui.engine.calculators.registry import CalculatorError, calculate, shown
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.screens.calculators import words
from rairdtc_gui.ui.screens.calculators.typed import NotANumber, TwoReadings, series_of

_OK, _BAD_INPUT = 0, 2
_FLAGS = {"true": True, "yes": True, "false": False, "no": False}
Data = dict[str, Any]


class CalculatorCommands:
    """The calculators of one open knowledge base. Each command returns an exit code."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._identity = knowledge.identity
        self._calculators = {calculator.id: calculator for calculator in knowledge.calculators}

    def calculate(self, options: argparse.Namespace) -> int:
        """The results of one calculator, or one line that says what is wrong and what is allowed."""
        try:
            calculator = self._calculator(options.id)
            given = _given(calculator, options.inputs)
            calculation = calculate(calculator, given)
        except CalculatorError as error:
            complain(str(error))
            return _BAD_INPUT
        data = _data(calculator, calculation)
        text = "" if options.json else _text(calculator, given, calculation, data)
        say(as_json(data) if options.json else code_words.framed(text, self._identity))
        return _OK

    def _calculator(self, calculator_id: str) -> Calculator:
        if calculator_id not in self._calculators:
            problem = "no such calculator" if calculator_id else "name a calculator"
            raise CalculatorError(problem, calculator_id or "calculate", "one of " + ", ".join(self._calculators))
        return self._calculators[calculator_id]


def _given(calculator: Calculator, typed: Iterable[str]) -> dict[str, Value]:
    inputs = {item.id: item for item in calculator.inputs}
    listed = "; ".join(f"{item.id}={_form(item)}" for item in calculator.inputs)
    given: dict[str, Value] = {}
    for text in typed:
        key, sign, value = text.partition("=")
        if not sign or key not in inputs:
            raise CalculatorError(f"{text!r} is no input", calculator.id, listed)
        if key in given:
            raise CalculatorError("given twice", key, "one value")
        given[key] = _value(inputs[key], value)
    if not given:
        raise CalculatorError("nothing was given", calculator.id, listed)
    return given


def _form(item: CalculatorInput) -> str:
    return item.allowed() + (", with spaces or semicolons between" if item.kind is InputKind.SERIES else "")


def _value(item: CalculatorInput, text: str) -> Value:
    try:
        if item.kind is InputKind.NUMBER:
            return float(text)
        if item.kind is InputKind.SERIES:
            return series_of(text)
    except TwoReadings as error:
        raise CalculatorError(
            f"{error.text!r} can be read in two ways", item.id, words.instead(error.one, error.two)
        ) from None
    except NotANumber as error:
        raise CalculatorError(f"{str(error)!r} is not a number", item.id, _form(item)) from None
    except ValueError:
        raise CalculatorError(f"{text!r} is not a number", item.id, _form(item)) from None
    return _FLAGS.get(text.casefold(), text) if item.kind is InputKind.BOOLEAN else text


def _data(calculator: Calculator, calculation: Calculation) -> Data:
    usual = {item.id: item.plausible for item in calculator.inputs}
    return {
        "schema": "rairdtc.calculation/1",
        "calculator": calculator.id,
        "label": calculator.label,
        "result_unit": calculator.result_unit,
        "results": {name: _figure(name, outcome) for name, outcome in calculation.results.items()},
        "possible": {
            name: [shown(name, figure) for figure in outcome.possible]
            for name, outcome in calculation.results.items()
            if len(outcome.possible) > 1
        },
        "unrounded": {name: outcome.value for name, outcome in calculation.results.items()},
        "not_given": list(calculation.not_given),
        "implausible": [
            {"input": input_id, "usual": [limits.low, limits.high]}
            for input_id in calculation.implausible
            if (limits := usual[input_id]) is not None
        ],
        "doubts": [
            {"input": doubt.where, "lack": doubt.lack.value, "bars_use": doubt.bars} for doubt in calculation.doubts
        ],
        "bands": [{"when": band.when, "meaning": band.meaning} for band in calculator.bands],
        "warnings": list(calculator.warnings),
        "sources": list(calculator.provenance.sources),
        "checked": calculator.provenance.checked.value,
    }


def _figure(name: str, outcome: Outcome) -> Any:
    return None if outcome.value is None else shown(name, outcome.value)


def _text(calculator: Calculator, given: dict[str, Value], calculation: Calculation, data: Data) -> str:
    units = {item.id: item.unit for item in calculator.inputs}
    labels = {item.id: item.label for item in calculator.inputs}
    lines = [f"{data['label']} ({data['result_unit']})"]
    for name, figure in data["results"].items():
        untold = words.without_figure(name, given, calculation.is_answer)
        lines.append(f"  {words.result_name(name)}: {_said(name, figure, data['possible'].get(name, ())) or untold}")
    lines += [f"  caution: {words.doubt(doubt, labels[doubt.where])}" for doubt in calculation.doubts]
    lines += [f"  not given, so not counted or left open: {input_id}" for input_id in data["not_given"]]
    for item in data["implausible"]:
        usual = f"{item['usual'][0]:g} to {item['usual'][1]:g} {units[item['input']]}".strip()
        lines.append(f"  unusual, please check {item['input']}: usually {usual}")
    lines += [f"  {band['when']}: {band['meaning']}" for band in data["bands"]]
    lines += [f"  note: {warning}" for warning in data["warnings"]]
    state = "" if data["checked"] == "seen" else "unconfirmed; "
    return "\n".join([*lines, f"  {state}sources: {', '.join(data['sources']) or 'no source'}"])


def _said(name: str, figure: Any, possible: Iterable[Any]) -> str:
    if figure is not None:
        return _with_unit(name, figure)
    figures = tuple(_with_unit(name, item) for item in possible)
    return words.still_possible(figures) if figures else ""


def _with_unit(name: str, figure: Any) -> str:
    number = words.number(figure) if isinstance(figure, float) else str(figure)
    return wording.with_unit(number, words.result_unit(name))


def add_parser(commands: Any) -> None:
    """The command, with --json."""
    command = commands.add_parser("calculate", help="one of the calculators")
    command.add_argument("id", metavar="ID", nargs="?", default="", help="none lists the calculators")
    command.add_argument(
        "inputs",
        nargs="*",
        metavar="key=value",
        help="a series in quotes, with spaces or semicolons between its numbers; none lists the inputs and their units",
    )
    command.add_argument("--json", action="store_true", help="one JSON object")
    command.set_defaults(run=CalculatorCommands.calculate, commands=CalculatorCommands)
