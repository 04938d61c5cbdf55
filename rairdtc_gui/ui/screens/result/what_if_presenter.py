"""The panel What if without its widgets: what can be picked, what is supposed, and what moves by it. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from rairdtc_gui.domain.answers import Gap
from rairdtc_gui.domain.case import FindingState, Value
from rairdtc_gui.domain.questions import Question, QuestionType
from rairdtc_gui.domain.rules import Rule
from rairdtc_gui.services.case_dates import day_to_come
from rairdtc_gui.services.explain import Explainer
from rairdtc_gui.services.session import Session
from rairdtc_gui.services.what_if import MovedOption, Supposition, WhatIf
from rairdtc_gui.ui import store_wording, wording
from rairdtc_gui.ui.result_rows import panel_words, words
from rairdtc_gui.ui.result_rows.citing import cited, numbers_of
from rairdtc_gui.ui.result_rows.lines import Page, is_own, is_seen
from rairdtc_gui.ui.result_rows.panel_rows import EditedRow, Hit, MovedRow, SupposedRow, WhatIfRows
from rairdtc_gui.ui.result_rows.rows import Line

_MOST_HITS = 8
_MOST_SUGGESTED = 6
_YES, _NO = "yes", "no"
_SEPARATOR = "="


class WhatIfPart:
    """Keeps what is supposed and what is being looked for."""

    def __init__(self, session: Session, explainer: Explainer, today: Callable[[], date]) -> None:
        self._session, self._explainer, self._today = session, explainer, today
        self._what_if = WhatIf(session, explainer)
        self._text = ""
        self._edited = ""
        self._refused = ""  # why the last answer in the editor was not taken
        self._is_adding = False

    def reset(self) -> None:
        """Nothing is supposed any more."""
        self._what_if.reset()
        self._text = self._edited = self._refused = ""
        self._is_adding = False

    def drop_held(self) -> None:
        """What the case says by now is supposed no more."""
        self._what_if.drop_held()

    def search(self, text: str) -> None:
        """Looks for questions and answers."""
        self._text = text

    def pick(self, key: str) -> None:
        """A question to answer, or with an answer in the key a supposition."""
        question_id, _, word = key.partition(_SEPARATOR)
        question = self._explainer.questions.get(question_id)
        if question is None:
            return
        self._text, self._is_adding = "", False
        self.edit("" if word else question_id)
        if word:
            self._what_if.suppose(Supposition(question_id, self._with(question, word)))

    def answer(self, supposition: Supposition) -> None:
        """A supposition made in the editor of a question; a day that is still to come is none."""
        question, today = self._explainer.questions[supposition.question], self._today()
        day = day_to_come(question, supposition.value, today)
        self._refused = "" if day is None else store_wording.future_day(day, today)
        if day is None:
            self._what_if.suppose(supposition)

    def suppose_gap(self, gap: Gap) -> None:
        """The answer of an open question that could change something."""
        self._text = ""
        self.edit("" if gap.answer is not None else gap.question)
        if gap.answer is not None:
            is_number = isinstance(gap.answer, float)
            self._what_if.suppose(Supposition(gap.question, gap.answer, is_tried=is_number))

    def drop(self, question: str) -> None:
        """Takes one supposition back."""
        self._what_if.drop(question)
        if self._edited == question:
            self.edit("")

    def ask_number(self) -> bool:
        """Opens the question of the first supposed number that nobody typed, and says why; false if there is none."""
        for item in self._what_if.supposed:
            if item.is_tried:
                self._text, self._edited = "", item.question
                self._refused = panel_words.not_kept(self._after(item))
                return True
        return False

    def keep(self) -> None:
        """Makes the supposed case the open one."""
        if self._what_if.supposed:
            self.edit("")
            self._what_if.keep()

    def rows(self, title: str, gaps: Sequence[Gap], page: Page) -> WhatIfRows:
        """The panel as it is now. `gaps`: what is suggested while nothing is looked for."""
        moves = self._what_if.moves()
        seen = tuple(self._moved(move, page) for move in moves if move.is_seen)
        hint = "" if seen else panel_words.nothing_moves() if self._what_if.supposed else panel_words.nothing_supposed()
        return WhatIfRows(
            title=title,
            hits=self._hits(gaps),
            edited=self._edited_row(),
            supposed=tuple(self._supposed(item) for item in self._what_if.supposed),
            moved=seen,
            hint=hint,
            reach=panel_words.reach(tuple(page.options[move.option].short for move in moves if not move.is_seen)),
            unchanged=panel_words.unchanged(len(page.options) - len(moves)) if self._what_if.supposed else "",
            sources=cited(page.numbers, numbers_of(row.why for row in seen if row.why is not None)),
        )

    def edit(self, question: str) -> None:
        """Opens the answers of a question, or of none; what was refused before is not about it."""
        self._edited, self._refused = question, ""

    def more(self) -> None:
        """A second change is wanted: what can be picked is shown again."""
        self.edit("")
        self._is_adding = True

    # --- what can be picked -----------------------------------------------------------------------

    def _hits(self, gaps: Sequence[Gap]) -> tuple[Hit, ...]:
        """What is looked for; suggestions only until something is supposed, so that what moves is in sight."""
        if self._text.strip():
            return self._found()
        if self._edited or (self._what_if.supposed and not self._is_adding):
            return ()
        return self._suggested(gaps)

    def _suggested(self, gaps: Sequence[Gap]) -> tuple[Hit, ...]:
        questions = self._explainer.questions
        found: dict[str, Hit] = {}
        for gap in gaps:
            question = questions[gap.question]
            label = question.label
            if gap.answer is not None:
                label = f"{label}: {words.answer_words(question, gap.answer)}"
            found.setdefault(gap.question, Hit(gap_key(gap), label))
        return tuple(found.values())[:_MOST_SUGGESTED]

    def _found(self) -> tuple[Hit, ...]:
        """Questions and answers in which every word that is typed begins a word; those that begin with it first."""
        whole = self._text.strip().lower()
        typed = whole.split()
        found: list[tuple[bool, int, Hit]] = []
        for question in self._explainer.questions.values():
            is_asked = _has(question.label, typed)
            if is_asked:
                is_late = not question.label.lower().startswith(whole)
                found.append((is_late, 1, Hit(question.id, wording.bind(question.label))))
            for word, label in () if is_asked else _answers(question):
                if _has(f"{question.label} {label}", typed):
                    hit = Hit(question.id + _SEPARATOR + word, wording.bind(f"{question.label}: {label}"))
                    found.append((not label.lower().startswith(whole), 0 if _has(label, typed) else 2, hit))
        return tuple(hit for _, _, hit in sorted(found, key=lambda entry: entry[:2]))[:_MOST_HITS]

    def _with(self, question: Question, word: str) -> Value:
        """The answer for a picked word; an entry of several goes beside those that the case has."""
        if question.type is QuestionType.BOOLEAN:
            return word == _YES
        if question.type is not QuestionType.MULTI:
            return word
        had = self._value(question.id)
        others = had if isinstance(had, tuple) and word != question.none_value else ()
        kept = tuple(entry for entry in others if entry not in (word, question.none_value))
        return question.accept((*kept, word))

    # --- what is shown ----------------------------------------------------------------------------

    def _value(self, question_id: str) -> Value | None:
        return self._what_if.changed(self._session.case).findings.get(question_id)

    def _edited_row(self) -> EditedRow | None:
        if not self._edited:
            return None
        case = self._session.case
        if self._edited not in self._what_if.tried:
            case = self._what_if.changed(case)
        return EditedRow(
            self._explainer.questions[self._edited],
            case.state(self._edited),
            case.findings.get(self._edited),
            self._refused,
        )

    def _supposed(self, item: Supposition) -> SupposedRow:
        question, case = self._explainer.questions[item.question], self._session.case
        return SupposedRow(
            question=question.id,
            label=wording.bind(question.label),
            before=_said(question, case.findings.get(question.id), case.state(question.id)),
            after=self._after(item),
        )

    def _after(self, item: Supposition) -> str:
        """The supposed answer; a number that was tried in the words of its side of the threshold."""
        question, case = self._explainer.questions[item.question], item.on(self._session.case)
        if item.is_tried and item.value is not None:
            return words.answer_words(question, item.value)
        return _said(question, case.findings.get(question.id), case.state(question.id))

    def _moved(self, move: MovedOption, page: Page) -> MovedRow:
        supposed = {row.question: row for row in (self._supposed(item) for item in self._what_if.supposed)}
        rows = [supposed[question] for question in move.questions if question in supposed]
        return MovedRow(
            option=move.option,
            name=page.options[move.option].short,
            before=move.before.stance,
            before_status=move.before.status,
            after=move.after.stance,
            after_status=move.after.status,
            cause=" · ".join(f"{row.label}: {row.after}" for row in rows),
            why=_why(move.rules, page),
        )


def gap_key(gap: Gap) -> str:
    """The key under which the answer of an open question can be picked; of a number the question alone."""
    match gap.answer:
        case bool():
            return gap.question + _SEPARATOR + (_YES if gap.answer else _NO)
        case str():
            return gap.question + _SEPARATOR + gap.answer
        case (str() as entry,):
            return gap.question + _SEPARATOR + entry
        case _:
            return gap.question


def _answers(question: Question) -> Iterable[tuple[str, str]]:
    """Every answer that is named, as a word and a label."""
    if question.type is QuestionType.BOOLEAN:
        return ((_YES, wording.yes_no(True)), (_NO, wording.yes_no(False)))
    return (
        (answer.value, answer.label) for answer in question.answers if answer.value not in question.unavailable_values
    )


def _has(text: str, typed: Sequence[str]) -> bool:
    said = text.lower().replace("-", " ").replace("(", " ").replace(",", " ").split()
    return all(any(word.startswith(part) for word in said) for part in typed)


def _said(question: Question, value: Value | None, state: FindingState) -> str:
    return wording.state_word(state) if value is None else wording.answer_text(question, value)


def _why(rules: Sequence[Rule], page: Page) -> Line | None:
    """The sentence of the first rule behind a move."""
    if not rules:
        return None
    rule = rules[0]
    numbers = page.numbers
    return Line(
        wording.bind(rule.why),
        numbers=numbers.of(rule.provenance.sources),
        is_confirmed=is_seen(rule.provenance),
        names=numbers.names,
        is_own=is_own(rule.provenance),
    )
