"""Words for comparisons and for the findings that decided a verdict. Beside `wording`: codes in, words out."""

from __future__ import annotations

from rairdtc_gui.domain.case import FindingState
from rairdtc_gui.domain.conditions import Compare, Operator
from rairdtc_gui.domain.explained import Leaf
from rairdtc_gui.domain.questions import Question, Range
from rairdtc_gui.domain.tri import Tri
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.translation import translate

_MOST_WORDS = 4


def comparison_words(question: Question, comparison: Compare, is_negated: bool = False) -> str:
    """What an answer must be for a comparison to hold, such as "less than 30 mL/min" or "Frank or Massive"."""
    words = _plain(question, comparison)
    if not is_negated:
        return words
    if isinstance(comparison.operand, bool):
        return _boolean(not comparison.operand)
    return translate("ConditionWords", "not {words}").format(words=words)


def leaf_words(leaf: Leaf) -> str:
    """A finding with its answer, or with the word for why it has none."""
    if leaf.question is None:
        return f"{leaf.label}: {verdict_word(leaf)}"
    if leaf.value is not None:
        return f"{leaf.label}: {wording.answer_text(leaf.question, leaf.value)}"
    if not leaf.applies:
        return translate("ConditionWords", "{label}: does not apply").format(label=leaf.label)
    return f"{leaf.label}: {wording.state_word(leaf.state)}"


def needed_words(leaf: Leaf) -> str:
    """An open finding with the answer that a rule waits for."""
    if leaf.question is None:
        return leaf.label
    words = comparison_words(leaf.question, leaf.comparison, leaf.is_negated)
    return f"{leaf.label}: {words}"


def short_needed_words(leaf: Leaf) -> str:
    """The same in few words: a named answer says enough without its question."""
    is_named = leaf.comparison.operator in (Operator.IS, Operator.IN, Operator.INCLUDES)
    if leaf.question is None or leaf.is_negated or isinstance(leaf.comparison.operand, bool) or not is_named:
        return needed_words(leaf)
    return comparison_words(leaf.question, leaf.comparison)


def verdict_word(leaf: Leaf) -> str:
    """Yes, no or still open, for a derived finding as such (before any negation)."""
    verdict = leaf.holds
    is_flipped = leaf.is_negated is not (leaf.comparison.operand is False)
    if verdict is Tri.UNKNOWN:
        return translate("ConditionWords", "still open")
    return _boolean((verdict is Tri.TRUE) is not is_flipped)


def open_word(leaf: Leaf) -> str:
    """The state of an open finding in words: not answered, or not available."""
    return wording.state_word(leaf.state)


def is_unavailable(leaf: Leaf) -> bool:
    """Whether the finding was said to be not obtainable."""
    return leaf.state is FindingState.UNAVAILABLE


def _boolean(value: bool) -> str:
    if value:
        return translate("ConditionWords", "yes")
    return translate("ConditionWords", "no")


def _plain(question: Question, comparison: Compare) -> str:
    operand = comparison.operand
    if isinstance(operand, bool):
        return _boolean(operand)
    if isinstance(operand, str):
        return question.label_of(operand)
    if isinstance(operand, tuple) and all(isinstance(word, str) for word in operand):
        return _listed(question, comparison, tuple(str(word) for word in operand))
    return _number(question, comparison)


def _listed(question: Question, comparison: Compare, values: tuple[str, ...]) -> str:
    names = [question.label_of(value) for value in values]
    if len(names) > _MOST_WORDS:
        more = len(names) - _MOST_WORDS + 1
        rest = translate("ConditionWords", "{count} others").format(count=more)
        names = [*names[: _MOST_WORDS - 1], rest]
    joiner = translate("ConditionWords", " or ")
    text = joiner.join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0]
    match comparison.operator:
        case Operator.COUNT_OF:
            return translate("ConditionWords", "at least {count} of {words}").format(
                count=comparison.at_least, words=text
            )
        case Operator.LAST_IN:
            return translate("ConditionWords", "last {words}").format(words=text)
        case _:
            return text


def _number(question: Question, comparison: Compare) -> str:
    operand, unit = comparison.operand, question.unit
    if isinstance(operand, tuple):
        return wording.range_text(Range(float(operand[0]), float(operand[1])), unit)
    amount = wording.with_unit(wording.number_text(float(operand)), unit)
    match comparison.operator:
        case Operator.LESS_THAN:
            text = translate("ConditionWords", "less than {amount}")
        case Operator.AT_MOST:
            text = translate("ConditionWords", "{amount} at most")
        case Operator.MORE_THAN:
            text = translate("ConditionWords", "more than {amount}")
        case _:
            text = translate("ConditionWords", "at least {amount}")
    return wording.bind(text.format(amount=amount))
