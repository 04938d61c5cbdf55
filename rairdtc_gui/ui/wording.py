"""The only dictionary from codes to words, and the only place that writes doses, numbers and units. No widgets."""

from __future__ import annotations

import re
from functools import lru_cache

from rairdtc_gui.domain.answers import Status
from rairdtc_gui.domain.case import FindingState, Jurisdiction, Value
from rairdtc_gui.domain.changes import ChangeKind
from rairdtc_gui.domain.drugs import AdjustmentAction, Dose, Section
from rairdtc_gui.domain.provenance import Checked
from rairdtc_gui.domain.questions import Question, QuestionType, Range
from rairdtc_gui.domain.rules import Certainty, Stance, Strength, Urgency
from rairdtc_gui.domain.settings import ActivityUnit
from rairdtc_gui.domain.tri import Tri
from rairdtc_gui.ui import units
from rairdtc_gui.ui.preferences import preferences
from rairdtc_gui.ui.translation import translate

NO_BREAK = "\u00a0"
_UNITS = (
    r"%|percent|mg|g|kg|microgram|units?|mL|L|mm|cm|mmHg|ms|s|GBq|MBq|mCi|Gy|SUV|mIU|ng|IU|x|\u00d7|fold|"
    r"minutes?|hours?|h|days?|weeks?|months?|years?|times|decisive|patients?|lesions?|tablets?|capsules?|µmol|mmol|ULN|points?"
)
_BEFORE_UNIT = re.compile(rf"(?<=\d) (?=(?:{_UNITS})(?![A-Za-z]))")
_AROUND_SIGN = re.compile(r"(?<=[<>≤≥=≠±\u00d7]) (?=[-+]?\d)|(?<=\b[nNp]) (?=[<>≤≥=])")
_AFTER_WORD = re.compile(
    r"\b(least|most|than|below|above|under|over|to|of|no|not|CI|HR|top|day|grades?|stage|phase|step|week|cycle|ECOG|"
    r"Child-Pugh|class) (?=\d|[ABC]\b)"
)
_PAIR = re.compile(r"(\d%?) (to|or|and) (?=\d|not reached)(?!\d+-\d)")  # two ranges may stand in two lines
_CITATION = re.compile(r" (?=\[\d+\])")


def stance_word(stance: Stance) -> str:
    """The word for a stance; it means one thing everywhere."""
    return {
        Stance.PREFERRED: translate("Words", "Preferred"),
        Stance.RECOMMENDED: translate("Words", "Recommended"),
        Stance.CONSIDER: translate("Words", "Consider"),
        Stance.NONE: translate("Words", "No statement"),
        Stance.NOT_RECOMMENDED: translate("Words", "Not recommended"),
        Stance.CONTRAINDICATED: translate("Words", "Contraindicated"),
    }[stance]


def stance_icon(stance: Stance) -> str:
    """The icon for a stance; without one, three dots as for what is still possible."""
    return "possible" if stance is Stance.NONE else stance.code


def status_word(status: Status) -> str:
    """How firm a stance is. Settled says nothing on screen, but has a word."""
    return {
        Status.SETTLED: translate("Words", "settled"),
        Status.PROVISIONAL: translate("Words", "provisional"),
        Status.POSSIBLE: translate("Words", "Possible"),
    }[status]


def urgency_word(urgency: Urgency) -> str:
    """When something must be done."""
    return {
        Urgency.NOW: translate("Words", "now"),
        Urgency.DAYS: translate("Words", "within days"),
        Urgency.BEFORE_TREATMENT: translate("Words", "before treatment"),
    }[urgency]


def strength_words(strength: Strength) -> str:
    """How strongly a body says it."""
    return {
        Strength.STRONG: translate("Words", "strong recommendation"),
        Strength.LABEL: translate("Words", "label"),
        Strength.CONDITIONAL: translate("Words", "conditional recommendation"),
        Strength.EXPERT: translate("Words", "expert judgement"),
    }[strength]


def certainty_words(certainty: Certainty) -> str:
    """How certain the evidence behind it is."""
    return {
        Certainty.HIGH: translate("Words", "high certainty"),
        Certainty.MODERATE: translate("Words", "moderate certainty"),
        Certainty.LOW: translate("Words", "low certainty"),
        Certainty.NOT_GRADED: translate("Words", "certainty not graded"),
    }[certainty]


def state_word(state: FindingState, measured: str = "") -> str:
    """Whether a question is answered, and since which day; unknown is always said in words."""
    if measured:
        return translate("Words", "answered, dated {day}").format(day=measured)
    return {
        FindingState.ANSWERED: translate("Words", "answered"),
        FindingState.UNANSWERED: translate("Words", "not answered"),
        FindingState.UNAVAILABLE: translate("Words", "not available"),
    }[state]


def state_icon(state: FindingState) -> str:
    """The sign beside the state of a question."""
    return {FindingState.ANSWERED: "check", FindingState.UNANSWERED: "ring", FindingState.UNAVAILABLE: "dash"}[state]


def verdict_word(verdict: Tri) -> str:
    """Whether a condition holds."""
    return {
        Tri.TRUE: translate("Words", "met"),
        Tri.FALSE: translate("Words", "not met"),
        Tri.UNKNOWN: translate("Words", "not known"),
    }[verdict]


def checked_word(checked: Checked) -> str:
    """Whether a fact was read in its source."""
    return {
        Checked.SEEN: translate("Words", "confirmed"),
        Checked.RECALL: translate("Words", "unconfirmed"),
        Checked.OWN: translate("Words", "editor's note").replace(" ", NO_BREAK),
    }[checked]


def own_mark() -> str:
    """What stands in the place of the source numbers where no source can hold a statement."""
    return f"[{checked_word(Checked.OWN)}]"


def checked_on(day: str) -> str:
    """When facts were last read in a source; empty where none was."""
    return translate("Words", "checked {day}").format(day=day) if day else ""


def jurisdiction_word(jurisdiction: Jurisdiction) -> str:
    """Whose rules lead."""
    return {
        Jurisdiction.ANY: translate("Words", "no single region"),
        Jurisdiction.US: translate("Words", "United States"),
        Jurisdiction.EU: translate("Words", "European Union"),
        Jurisdiction.CN: translate("Words", "China"),
        Jurisdiction.JP: translate("Words", "Japan"),
    }[jurisdiction]


def region_word(region: str) -> str:
    """The short name of whoever approves a label; empty: everywhere."""
    return region or translate("Words", "all regions")


def section_title(section: Section) -> str:
    """The title of a part of a monograph."""
    return {
        Section.BOXED_WARNING: translate("Words", "Boxed warning"),
        Section.CONTRAINDICATIONS: translate("Words", "Contraindications"),
        Section.WARNINGS: translate("Words", "Warnings"),
        Section.NO_START: translate("Words", "Start dose"),
        Section.ADMINISTRATION: translate("Words", "Administration"),
        Section.INTERACTIONS: translate("Words", "Interactions"),
        Section.METABOLISM: translate("Words", "Metabolism"),
        Section.MONITORING: translate("Words", "Monitoring"),
        Section.PREGNANCY: translate("Words", "Pregnancy"),
        Section.MECHANISM: translate("Words", "Mechanism"),
        Section.PRACTICAL: translate("Words", "Practical"),
    }[section]


def part_title(anchor: str) -> str:
    """The title of a part of a monograph by its anchor."""
    titles = {
        "dose": translate("Words", "Dose"),
        "adjustments": translate("Words", "Dose adjustments"),
        "warnings": translate("Words", "Stop and caution"),
        "approvals": translate("Words", "Indications by region"),
        "toxicity": translate("Words", "Toxicity"),
        "adverse-events": translate("Words", "Adverse events"),
        "evidence": translate("Words", "Evidence"),
        "sources": translate("Words", "Sources"),
        "changes": translate("Words", "Changes"),
    }
    return titles.get(anchor) or section_title(Section(anchor))


def adjustment_word(action: AdjustmentAction) -> str:
    """What a label says for a situation."""
    return {
        AdjustmentAction.SET_DOSE: translate("Words", "another dose"),
        AdjustmentAction.CHANGE_BY: translate("Words", "change of the dose"),
        AdjustmentAction.NO_CHANGE: translate("Words", "no change of the dose"),
        AdjustmentAction.AVOID: translate("Words", "avoid"),
        AdjustmentAction.NO_DATA: translate("Words", "not studied"),
        AdjustmentAction.INSTRUCTION: translate("Words", "instruction"),
    }[action]


def action_word(action: str) -> str:
    """What to do with a drug for a toxicity."""
    words = {
        "withhold": translate("Words", "Hold"),
        "reduce": translate("Words", "Reduce"),
        "discontinue": translate("Words", "Stop for good"),
        "continue": translate("Words", "Continue"),
    }
    return words.get(action, _plain(action))


def availability_words(status: str) -> str:
    """The regulatory state of an option in one region; of a drug, its status or scope."""
    words = {
        "approved-rair-dtc": translate("Words", "approved for RAIR-DTC"),
        "approved-fusion-thyroid": translate("Words", "approved, fusion-positive thyroid"),
        "approved-tumour-agnostic": translate("Words", "approved, any tumour"),
        "other-tumour-only": translate("Words", "other tumours only"),
        "investigational": translate("Words", "investigational"),
        "not-approved": translate("Words", "not approved"),
        "approved": translate("Words", "approved"),
        "off-label": translate("Words", "off label"),
        "rair-dtc": translate("Words", "RAIR-DTC"),
        "fusion-positive-thyroid": translate("Words", "fusion-positive thyroid cancer"),
        "tumour-agnostic": translate("Words", "any solid tumour"),
    }
    return words.get(status, _plain(status))


def drug_class_word(drug_class: str) -> str:
    """The head over the drugs of a class."""
    words = {
        "antiangiogenic-multikinase-inhibitor": translate("Words", "Antiangiogenic kinase inhibitors"),
        "ret-inhibitor": translate("Words", "RET inhibitors"),
        "trk-inhibitor": translate("Words", "TRK inhibitors"),
        "braf-inhibitor": translate("Words", "BRAF inhibitors"),
        "mek-inhibitor": translate("Words", "MEK inhibitors"),
        "alk-inhibitor": translate("Words", "ALK inhibitors"),
        "mtor-inhibitor": translate("Words", "mTOR inhibitors"),
        "immune-checkpoint-inhibitor": translate("Words", "Immune checkpoint inhibitors"),
        "radioligand": translate("Words", "Radioligands"),
        "radioiodine": translate("Words", "Radioiodine"),
        "cytotoxic": translate("Words", "Cytotoxic drugs"),
        "supportive": translate("Words", "Supportive drugs"),
    }
    return words.get(drug_class, _plain(drug_class))


def hit_kind_word(kind: str) -> str:
    """The head over search hits of one kind."""
    words = {
        "drug": translate("Words", "Drugs"),
        "option": translate("Words", "Options"),
        "trial": translate("Words", "Trials"),
        "toxicity": translate("Words", "Toxicity"),
        "gene": translate("Words", "Genes"),
        "signal": translate("Words", "Signalling map"),
        "definition": translate("Words", "Definitions"),
        "question": translate("Words", "Questions of the case"),
        "part": translate("Words", "On the page of the drug"),
        "event": translate("Words", "Adverse events"),
        "calculator": translate("Words", "Calculators"),
        "co-medicine": translate("Words", "Other medicines"),
        "pair": translate("Words", "Interactions"),
    }
    return words.get(kind, _plain(kind))


def hit_icon(kind: str) -> str:
    """The icon of a kind of thing; the same everywhere."""
    icons = {
        "drug": "drug", "option": "pathway", "trial": "evidence", "toxicity": "toxicity", "gene": "gene",
        "signal": "signals", "definition": "book", "question": "case",
        "part": "drug", "event": "toxicity", "calculator": "tools", "co-medicine": "drug", "pair": "drug",
    }  # fmt: skip
    return icons.get(kind, "page")


def yes_no(value: bool) -> str:
    """Yes or no."""
    return translate("Words", "Yes") if value else translate("Words", "No")


def answer_text(question: Question, value: Value) -> str:
    """An answer in words, a number with its unit."""
    if isinstance(value, bool):
        return yes_no(value)
    if isinstance(value, tuple):
        return ", ".join(bind(question.label_of(word)) for word in value)
    if isinstance(value, str):
        return value if question.type is QuestionType.DATE else bind(question.label_of(value))
    return quantity_text(Range(value, value), question.unit)


def number_text(number: float) -> str:
    """No trailing zero, always a leading zero, a thousands comma."""
    return f"{number:,.10g}" if abs(number) < 1e9 else f"{number:g}"


_COUNTED = ("years", "months")


def unit_word(unit: str) -> str:
    """A unit as it is shown beside a number."""
    return {"percent": "%", "x ULN": "\u00d7\u00a0ULN", "10^9/L": "\u00d7\u00a010⁹/L"}.get(unit, unit)


def with_unit(number: str, unit: str) -> str:
    """A number and its unit that no line end can part; of one there is one year."""
    word = unit.removesuffix("s") if number == "1" and unit in _COUNTED else unit_word(unit)
    return f"{number}{NO_BREAK}{word}" if unit else number


def range_text(limits: Range, unit: str) -> str:
    """Both ends of a range with the unit: "10 to 14 mg"."""
    low, high = number_text(limits.low), number_text(limits.high)
    return with_unit(f"{low}{NO_BREAK}to{NO_BREAK}{high}", unit)


def amount_text(dose: Dose) -> str:
    """The amount of a dose with its unit."""
    return quantity_text(Range(dose.amount, dose.amount if dose.amount_to is None else dose.amount_to), dose.unit)


def quantity_text(limits: Range, unit: str) -> str:
    """A value or a range with its unit; an activity in both units, the one that is wanted first before the other."""
    said = _one_or_both(limits, unit)
    if unit != "GBq":
        return said
    other = _one_or_both(Range(units.in_mci(limits.low), units.in_mci(limits.high)), "mCi")
    first, second = (other, said) if preferences().activity is ActivityUnit.MCI else (said, other)
    return f"{first} ({second})"


def _one_or_both(limits: Range, unit: str) -> str:
    return with_unit(number_text(limits.low), unit) if limits.low == limits.high else range_text(limits, unit)


def dose_text(drug: str, dose: Dose) -> str:
    """Substance, dose, route, frequency; a line may break after a dash, and before the other unit of an activity."""
    drug, route, frequency = (part.replace(" ", NO_BREAK) for part in (drug, dose.route, dose.frequency))
    return f"{NO_BREAK}— ".join((drug, amount_text(dose), route, frequency))


@lru_cache(maxsize=8192)
def bind(text: str) -> str:
    """The text with no-break spaces wherever a line end would part a number from what it belongs to."""
    text = _PAIR.sub(rf"\1{NO_BREAK}\2{NO_BREAK}", text)
    text = _BEFORE_UNIT.sub(NO_BREAK, text)
    text = _AROUND_SIGN.sub(NO_BREAK, text)
    text = _AFTER_WORD.sub(rf"\1{NO_BREAK}", text)
    return _CITATION.sub(NO_BREAK, text.replace("% CI", f"%{NO_BREAK}CI"))


def release_head(version: str) -> str:
    """The head of what a release of the knowledge changed."""
    return translate("Words", "What changed in {version}").format(version=version)


def change_word(kind: ChangeKind) -> str:
    """How far a change of the knowledge goes."""
    return {
        ChangeKind.ADVICE: translate("Words", "Changes advice"),
        ChangeKind.FIGURE: translate("Words", "Changes a figure"),
        ChangeKind.CONTENT: translate("Words", "New content"),
        ChangeKind.WORDING: translate("Words", "Wording"),
    }[kind]


def about_head(part: str) -> str:
    """The heads of the page About."""
    words = {
        "use": translate("Words", "Intended use and users"),
        "not-for": translate("Words", "What it is not for"),
        "knowledge": translate("Words", "Knowledge"),
        "licences": translate("Words", "Licences"),
    }
    return words.get(part, _plain(part))


def knowledge_context(version: str, date: str) -> str:
    """Which knowledge base."""
    return translate("Words", "pack {version} of {date}").format(version=version, date=date)


def counts_sentence(counts: dict[str, int]) -> str:
    """How much the knowledge base holds, and how much of it was read in a source."""
    text = translate(
        "Words",
        "{drugs} drugs, {options} options, {rules} rules, {questions} questions, {trials} trials, {sources} sources."
        " Of its facts {facts_seen} were read in a source; {facts_recall} are unconfirmed and marked as such."
        " {facts_own} more are editor's notes: they name answers or say what was read, and no source can hold them.",
    )
    return text.format(**{what: f"{count:,}" for what, count in counts.items()})


def hash_sentence(content_hash: str) -> str:
    """What names the content exactly."""
    return translate("Words", "Content hash: {hash}").format(hash=content_hash)


def _plain(code: str) -> str:
    """A code that this version has no word for, readable all the same."""
    return code.replace("-", " ")
