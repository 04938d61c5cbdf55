"""What a monograph says of other medicines: keeps the list and asks the engine. No Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from rairdtc_gui.domain.case import Case, Jurisdiction
from rairdtc_gui.domain.choices import Choice, ChoiceGroup, exact, nearest
from rairdtc_gui.domain.cited import Citations
from rairdtc_gui.domain.interactions import (
    CombinedEffect,
    Interaction,
    InteractionAnswer,
    PairAnswer,
    Severity,
    Verdict,
)
from rairdtc_gui.domain.jurisdiction import REGION_OF_JURISDICTION, REGIONS
from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.domain.search_terms import spelled
from rairdtc_gui.domain.visible import visible
from rairdtc_gui.engine.interactions import given_with, interactions
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.offered import drug_choices, drugs_by_class
from rairdtc_gui.ui.screens.interactions import words
from rairdtc_gui.ui.screens.interactions.ports import InteractionsViewPort
from rairdtc_gui.ui.screens.interactions.rows import Action, CheckForm, Found, Group, LineRow, PairRow, Taken
from rairdtc_gui.ui.severity_words import beyond

#: What is offered beside the field: foods, acid reducers, QT, bleeding, thyroid hormone.
QUICK = (
    "food-grapefruit", "antacid", "h2-antagonist", "proton-pump-inhibitor", "qt-prolonging", "anticoagulant",
    "antiplatelet", "nsaid", "levothyroxine",
)  # fmt: skip
#: What an answer of the case says of other medicines: the medicine or class that it means.
_OF_CASE = {
    "co-medicines": {
        "warfarin": "warfarin", "moderate-cyp3a-inhibitor": "moderate-cyp3a-inhibitor",
        "moderate-cyp3a-inducer": "moderate-cyp3a-inducer", "p-gp-inhibitor": "p-gp-inhibitor",
        "p-gp-substrate-narrow": "p-gp-substrate", "hormonal-contraception": "hormonal-contraceptive",
        "systemic-corticosteroid": "systemic-corticosteroid", "bisphosphonate-or-denosumab": "antiresorptive",
        "somatostatin-analogue": "somatostatin-analogue", "statin": "statin", "live-vaccine-planned": "live-vaccine",
        "nsaid": "nsaid",
    },
    "cyp3a": {"inhibitor": "strong-cyp3a-inhibitor", "inducer": "strong-cyp3a-inducer"},
    "acid-suppression": {"antacid": "antacid", "h2-blocker": "h2-antagonist", "ppi": "proton-pump-inhibitor"},
    "anticoagulation": {
        "single-antiplatelet": "antiplatelet", "dual-antiplatelet": "antiplatelet",
        "prophylactic-anticoagulant": "anticoagulant", "therapeutic-anticoagulant": "anticoagulant",
    },
}  # fmt: skip
_ACTIONS = {
    Severity.CONTRAINDICATED: Action.NOT_TOGETHER,
    Severity.AVOID: Action.NOT_TOGETHER,
    Severity.ADJUST: Action.ADJUST,
    Severity.MONITOR: Action.MONITOR,
    Severity.NONE: Action.NONE,
}
_FIRST_OF_TWO = {"dabrafenib-trametinib": "dabrafenib", "lenvatinib-pembrolizumab": "lenvatinib"}
_LONGEST = 80
_ASKED_FOR = frozenset(Action) - {Action.NO_DATA, Action.SAME}  # what a medicine may ask for


class InteractionsPresenter:
    """Keeps what is entered for as long as the case is the same; what was looked up without one is of nobody."""

    def __init__(self, view: InteractionsViewPort, session: Session, knowledge: Knowledge) -> None:
        self._view, self._session, self._knowledge = view, session, knowledge
        self._drugs = drug_choices(knowledge.drug_list)
        known = knowledge.co_medicines
        medicines = (Choice(item.id, item.label, "", item.names) for item in known.medicines)
        classes = (
            Choice(class_id, label, words.class_side(), (class_id.replace("-", " "),))
            for class_id, label in known.class_labels
        )
        self._medicines = (*medicines, *classes)
        self._words = {choice.key: choice.text for choice in self._medicines}
        self._lines: dict[str, tuple[Interaction, ...]] = {}
        self._drug, self._drug_text, self._problem = "", "", ""
        self._is_drug_from_case = False
        self._entered: dict[str, bool] = {}  # by key, whether it came from the case
        self._seen_case: object = None
        self._number, self._had_case = session.number, session.is_open  # when it was entered
        view.listen(self)

    def refresh(self) -> None:
        """Shows everything anew; what came from the case follows it, and nothing entered over another case stays.

        A drug that is not covered stays as it was typed: no other takes its place unasked.
        """
        if self._had_case and self._number != self._session.number:
            self._drug, self._drug_text, self._problem, self._is_drug_from_case = "", "", "", False
            self._entered = {}
        self._number, self._had_case = self._session.number, self._session.is_open
        drug, taken = self._of_case()
        seen = (self._session.number, drug, taken)
        if seen != self._seen_case:
            self._seen_case = seen
            own = {key: False for key, is_from_case in self._entered.items() if not is_from_case}
            self._entered = {**dict.fromkeys(taken, True), **own}
            if not (self._drug or self._drug_text) or self._is_drug_from_case:
                self._drug, self._is_drug_from_case = drug, bool(drug)
        self._show()

    def show(self, item: str, anchor: str) -> None:
        """Goes to a drug, and puts another medicine on the list, each by id or name."""
        if item:
            found = exact(self._drugs, item)
            if found is None:
                self.on_drug_typed(item)
            else:
                self.on_drug_chosen(found.key)
        if anchor:
            self.on_medicine_added(anchor)
        if item or anchor:
            self._view.focus_first()

    def form(self) -> object:
        """What is chosen and entered, for this case."""
        return self._session.number, self._drug, self._drug_text, self._is_drug_from_case, tuple(self._entered.items())

    def resume(self, form: object) -> bool:
        """Takes choices again; what was entered for another case is not brought back."""
        match form:
            case (self._session.number, str(drug), str(text), bool(is_from_case), tuple(entered)):
                self._entered = dict(entered)
                if text:
                    self.on_drug_typed(text)
                else:
                    self._drug, self._drug_text, self._problem = drug, "", ""
                    self._is_drug_from_case = is_from_case
                    self._show()
                return True
        return False

    # --- what the user chooses ------------------------------------------------------------------

    def on_drug_chosen(self, drug_id: str) -> None:
        """A drug was picked."""
        self._drug, self._drug_text, self._problem = drug_id, "", ""
        self._is_drug_from_case = False
        self._show()

    def on_drug_typed(self, text: str) -> None:
        """A text that names no drug."""
        self._drug, self._drug_text, self._is_drug_from_case = "", text, False
        self._problem = words.unknown_drug(text, nearest(self._drugs, text))
        self._show()

    def on_medicine_added(self, name: str) -> None:
        """A medicine or class by key or name; any other text stays as it is, not checked."""
        as_typed = " ".join(name.split())[:_LONGEST]
        text = visible(as_typed)
        if text:
            found = exact(self._medicines, as_typed)
            same = (key for key in self._entered if spelled(key) == spelled(text))
            key = found.key if found else next(same, text)
            note = words.there_already(self._name_of(key)) if key in self._entered else ""
            self._entered.setdefault(key, False)
            self._show(note)

    def on_medicine_removed(self, key: str) -> None:
        """A medicine is taken off the list."""
        self._entered.pop(key, None)
        self._show()

    def on_quick_chosen(self, keys: tuple[str, ...]) -> None:
        """Which of the quick picks are on the list now."""
        for key in QUICK:
            if key in keys:
                self._entered.setdefault(key, False)
            else:
                self._entered.pop(key, None)
        self._show()

    def on_all_removed(self) -> None:
        """The list is empty again."""
        self._entered.clear()
        self._show()

    # --- the open case --------------------------------------------------------------------------

    def _of_case(self) -> tuple[str, tuple[str, ...]]:
        """The running drug and the medicines that the open case names."""
        if not self._session.is_open:
            return "", ()
        case: Case = self._session.case
        drug = str(case.findings.get("current-drug", ""))
        found = exact(self._drugs, _FIRST_OF_TWO.get(drug, drug))
        taken: list[str] = []
        for question, meant in _OF_CASE.items():
            value = case.findings.get(question)
            values = value if isinstance(value, tuple) else (value,)
            taken += [meant[item] for item in values if isinstance(item, str) and item in meant]
        return found.key if found else "", tuple(dict.fromkeys(taken))

    # --- showing --------------------------------------------------------------------------------

    def _show(self, note: str = "") -> None:
        self._view.show_form(self._form(note))
        if not self._drug or not self._entered:
            self._view.show_found(Found(words.missing(bool(self._drug)), (), (), "", "", ()))
        else:
            self._view.show_found(self._found())

    def _form(self, note: str = "") -> CheckForm:
        taken = tuple(
            Taken(key, self._words.get(key) or words.unchecked(self._name_of(key)), is_from_case)
            for key, is_from_case in self._entered.items()
        )
        return CheckForm(
            drugs=self._drugs,
            drug=self._drug,
            drug_text=self._drug_text,
            problem=self._problem,
            medicines=self._choices(),
            taken=taken,
            quick=tuple((key, self._words[key]) for key in QUICK),
            quick_taken=tuple(key for key in QUICK if key in self._entered),
            origin=words.from_case() if self._is_drug_from_case or any(self._entered.values()) else "",
            offered=self._offered(),
            note=note,
        )

    def _choices(self) -> tuple[Choice, ...]:
        """What can be entered; what is entered stays among it, or Enter would take what is called alike."""
        typed = (Choice(key, key, words.on_the_list()) for key in self._entered if key not in self._words)
        known = (
            replace(choice, side=words.on_the_list()) if choice.key in self._entered else choice
            for choice in self._medicines
        )
        return (*known, *typed)

    def _name_of(self, key: str) -> str:
        """What an entry is called; one that is not in the book as it was typed."""
        return self._words.get(key, f"\u201c{key}\u201d")

    def _offered(self) -> tuple[ChoiceGroup, ...]:
        """What can be chosen next: a drug by its class, then the medicines that its monograph names."""
        if not self._drug:
            return drugs_by_class(self._knowledge.drug_list)
        named = dict.fromkeys(key for line in self._of_drug() for key in line.matches if key in self._words)
        if self._entered or not named:
            return ()
        return (ChoiceGroup(words.named_here(), tuple(Choice(key, self._words[key]) for key in named)),)

    def _of_drug(self) -> tuple[Interaction, ...]:
        if self._drug not in self._lines:
            self._lines[self._drug] = self._knowledge.interactions(self._drug)
        return self._lines[self._drug]

    def _answer(self, region: str) -> InteractionAnswer:
        lines = self._of_drug()
        given = given_with(self._drug, self._knowledge.rule_set.options)
        return interactions(self._drug, lines, self._knowledge.co_medicines, self._entered, region, given)

    def _found(self) -> Found:
        cite = Citations(self._knowledge.sources, self._knowledge.names)
        answer = self._answer(self._region())
        combined = tuple(self._combined(effect, cite) for effect in answer.combined)
        elsewhere = self._elsewhere(answer)
        rows: dict[Action, list[PairRow]] = {action: [] for action in Action}
        for pair in sorted(answer.pairs, key=_strictness):
            rows[_action(pair)].append(self._pair(pair, elsewhere.get(pair.name, ()), cite))
        groups = tuple(Group(action, words.group(action), tuple(found)) for action, found in rows.items() if found)
        bare = tuple(words.group(action) for action, found in rows.items() if not found and action in _ASKED_FOR)
        return Found(
            missing="",
            combined=combined,
            groups=groups,
            empty=words.none_under(bare) if bare else "",
            record=self._record(combined, groups, cite),
            sources=cite.sources(),
        )

    def _pair(self, pair: PairAnswer, elsewhere: Iterable[Interaction], cite: Citations) -> PairRow:
        name = pair.medicine or f"\u201c{pair.name}\u201d"
        if pair.verdict is Verdict.NOT_CHECKED:
            return PairRow(name, (), (), words.not_checked(nearest(self._medicines, pair.name)))
        if pair.verdict is Verdict.SAME_DRUG:
            return PairRow(name, (), (), words.same_drug(), self._page_of(name))
        given = (words.given_together(pair.given_with),) if pair.given_with else ()
        if pair.verdict is Verdict.NO_STATEMENT:
            return PairRow(name, (), (), " ".join((*given, words.no_statement())), self._page_of(name))
        confirmed = () if pair.is_class_confirmed else (words.class_unconfirmed(name),)
        return PairRow(
            name=name,
            lines=tuple(self._line(line, pair.name, cite) for line in pair.lines),
            others=tuple(self._line(line, pair.name, cite) for line in elsewhere),
            note=" ".join((*given, *confirmed)),
            route=self._page_of(name),
        )

    def _page_of(self, name: str) -> str:
        """The monograph of a medicine that has one."""
        found = exact(self._drugs, name)
        return Route(Place.DRUGS, found.key).encode() if found is not None else ""

    def _elsewhere(self, answer: InteractionAnswer) -> dict[str, tuple[Interaction, ...]]:
        """What the labels of the other regions say beside what is shown, by medicine."""
        if not any(line.region for line in self._lines[self._drug]):
            return {}
        shown = {(pair.name, line.address) for pair in answer.pairs for line in pair.lines}
        found: dict[str, dict[str, Interaction]] = {}
        for region in REGIONS:
            for pair in self._answer(region).pairs:
                for line in pair.lines:
                    if (pair.name, line.address) not in shown:
                        found.setdefault(pair.name, {})[line.address] = line
        return {name: tuple(lines.values()) for name, lines in found.items()}

    def _line(self, line: Interaction, name: str, cite: Citations) -> LineRow:
        kinds = (self._knowledge.sources[source].kind for source in line.provenance.sources)
        lead = words.severity(line.severity)
        action = beyond(lead, line.action)
        said = cite.statement(
            wording.bind(_sentence(f"{line.with_}: {action}" if action else line.with_)),
            line.provenance,
            region=line.region,
            lead=lead,
            note=wording.bind(line.note),
            stop=line.severity is Severity.CONTRAINDICATED,
        )
        is_direct = name in line.matches or self._words.get(name, name).casefold() in line.with_.casefold()
        return LineRow(said, wording.bind(line.mechanism), words.basis(kinds, is_direct, said.is_confirmed))

    def _combined(self, effect: CombinedEffect, cite: Citations) -> PairRow:
        lines = tuple(self._line(line, "", cite) for line in effect.lines)
        lines = tuple(LineRow(row.said, row.mechanism, "") for row in lines)
        title = words.combined(effect.class_label, effect.medicines)
        return PairRow(title, lines, (), "" if lines else words.combined_silent())

    def _record(self, combined: Iterable[PairRow], groups: Iterable[Group], cite: Citations) -> str:
        """The answer as one line of plain text."""
        drug = self._knowledge.drug(self._drug)
        assert drug is not None
        parts = [f"{drug.summary.name}:"]
        for group in groups:
            parts += [f"{row.name}: {group.title}. {_plain(row)}" for row in group.rows]
        parts += [f"{row.name}. {_plain(row)}" for row in combined]
        end = words.record_end(self._region(), self._knowledge.identity.version, drug.checked_on)
        sources = "; ".join(source.citation for source in cite.sources())
        return " ".join(" ".join([*parts, f"{end}. {sources}"]).replace(wording.NO_BREAK, " ").split())

    def _region(self) -> str:
        jurisdiction = self._session.answers.evaluation.jurisdiction or Jurisdiction.ANY
        return self._session.region or REGION_OF_JURISDICTION[jurisdiction]


def _action(pair: PairAnswer) -> Action:
    """The strictest line decides; without a line there is no data, and the drug itself is no pair."""
    if pair.verdict is Verdict.SAME_DRUG:
        return Action.SAME
    return _ACTIONS[pair.lines[0].severity] if pair.lines else Action.NO_DATA


def _strictness(pair: PairAnswer) -> int:
    """The strictest first, then what nothing is said of, last what is no name."""
    return -pair.lines[0].severity if pair.lines else 1 + (pair.verdict is Verdict.NOT_CHECKED)


def _sentence(text: str) -> str:
    return text if text.endswith(".") else text + "."


def _plain(row: PairRow) -> str:
    said = []
    for line in row.lines:
        region = f" [{line.said.region}]" if line.said.region else ""
        mark = "" if line.said.is_confirmed else f" ({words.unconfirmed()})"
        said.append(f"{line.said.lead}{region}{mark}: {line.said.text}")
    return " ".join([*said, row.note])
