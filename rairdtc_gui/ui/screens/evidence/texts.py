"""The words of the evidence screen that are not figures. No Qt."""

from __future__ import annotations

from collections.abc import Sequence

from rairdtc_gui.domain.contrasts import Topic
from rairdtc_gui.ui import evidence_words as words
from rairdtc_gui.ui.translation import translate


def block_title(is_randomised: bool) -> str:
    """The head over a table of trials."""
    return translate("Evidence", "Randomised") if is_randomised else translate("Evidence", "Not randomised")


def block_context(is_randomised: bool, count: int) -> str:
    """How many trials, and how they may be read."""
    text = translate("Evidence", "{count} trials. {line}")
    if not is_randomised:
        text = translate("Evidence", "{count} trials, none compared with a row above. {line}")
    return text.format(count=count, line=words.different_trials())


def topic_title(topic: Topic) -> str:
    """The head over one topic of one trial."""
    sentence = words.topic_sentence(topic)
    return sentence[:1].upper() + sentence[1:]


def first_head(is_toxicity: bool, is_randomised: bool, is_one_trial: bool) -> str:
    """The head of the first column."""
    if is_one_trial and not is_toxicity:
        return translate("Evidence", "Outcome, arms, assessor")
    if is_toxicity:
        return translate("Evidence", "Event, arms")
    return (
        translate("Evidence", "Trial, arms, assessor") if is_randomised else translate("Evidence", "Cohort, assessor")
    )


def drug_head(is_dense: bool) -> str:
    """The column of the drug."""
    return translate("Evidence", "Drug: figure ({ci}), n").format(ci=_level(is_dense))


def control_head(is_dense: bool) -> str:
    """The column of what it is compared with."""
    return translate("Evidence", "Against: figure ({ci}), n").format(ci=_level(is_dense))


def difference_head() -> str:
    """The column of absolute differences."""
    return translate("Evidence", "Difference")


def ratio_head(is_dense: bool, is_of_times: bool) -> str:
    """The column of ratios."""
    if not is_dense:
        return translate("Evidence", "Ratio (CI as stated)")
    text = translate("Evidence", "Hazard ratio ({ci})") if is_of_times else translate("Evidence", "Ratio ({ci})")
    return text.format(ci=_level(is_dense))


def figure_head(is_dense: bool) -> str:
    """The column of single figures."""
    return translate("Evidence", "Figure ({ci}), n").format(ci=_level(is_dense))


def _level(is_dense: bool) -> str:
    return translate("Evidence", "95 % CI if not said") if is_dense else translate("Evidence", "CI")


def plain_outcomes(topic: Topic) -> tuple[str, ...]:
    """The outcomes that need not be named in a table of their topic."""
    names = {Topic.PFS: ("PFS", "PFS (primary)"), Topic.SURVIVAL: ("OS", "Overall survival")}
    return names.get(topic, ())


def fit_head() -> str:
    """The column of the open case."""
    return translate("Evidence", "Fit to this case")


def ratio_caption() -> str:
    """Over the axis of hazard ratios."""
    return translate("Evidence", "hazard ratio, ← favours the drug")


def months_caption() -> str:
    """Over the axis of times."""
    return translate("Evidence", "median, months")


def percent_caption() -> str:
    """Over the axis of shares."""
    return translate("Evidence", "percent")


def arms_caption() -> str:
    """Over the axis of shares of two arms."""
    return translate("Evidence", "percent: ● drug, ○ control")


def lanes_head() -> str:
    """Over a column in which severe events have a lane of their own."""
    return translate("Evidence", "Upper: any grade. Lower: grade 3 or more")


def no_ratio() -> str:
    """A row without a hazard ratio."""
    return translate("Evidence", "no hazard ratio reported")


def not_on_axis() -> str:
    """A row whose figures have another unit."""
    return translate("Evidence", "another unit: not on this axis")


def more(count: int) -> str:
    """Figures of the same trial that are not in the table."""
    return translate("Evidence", "{count} more").format(count=count)


def no_source() -> str:
    """A figure from memory."""
    return translate("Evidence", "no source read")


def against(arms: Sequence[str]) -> str:
    """What is compared with what."""
    return translate("Evidence", " against ").join(arms)


def difference(text: str) -> str:
    """The absolute difference of two groups."""
    return translate("Evidence", "difference {size}").format(size=text)


def all_grades(share: str) -> str:
    """A share of patients with any grade of an event."""
    return translate("Evidence", "any grade {share}").format(share=share)


def grade_3(share: str) -> str:
    """A share of patients with a severe event."""
    return translate("Evidence", "grade 3 or more {share}").format(share=share)


def fit_words(met: int, not_met: int, open_: int, not_asked: int) -> str:
    """How the case stands to the criteria of entry."""
    if not met + not_met + open_ + not_asked:
        return translate("Evidence", "no criteria read")
    parts = [
        (met, translate("Evidence", "{count} met")),
        (not_met, translate("Evidence", "{count} not met")),
        (open_, translate("Evidence", "{count} open")),
        (not_asked, translate("Evidence", "{count} not asked")),
    ]
    return " · ".join(text.format(count=count) for count, text in parts if count)


def fit_word(fit: str, is_inclusion: bool) -> str:
    """How the case stands to one criterion; of what kept patients out, whether it is there."""
    return {
        "met": translate("Evidence", "met") if is_inclusion else translate("Evidence", "met: not in this case"),
        "not-met": translate("Evidence", "not met") if is_inclusion else translate("Evidence", "not met: in this case"),
        "open": translate("Evidence", "open"),
        "not-asked": translate("Evidence", "not asked in a case"),
    }[fit]


def criterion(text: str, is_inclusion: bool) -> str:
    """What was asked for; what kept patients out is not to be read as if it were there."""
    return text if is_inclusion else translate("Evidence", "Kept out: {text}").format(text=text)


def entry_title(has_case: bool) -> str:
    """The head over the criteria of entry."""
    return translate("Evidence", "Fit to this case") if has_case else translate("Evidence", "Criteria of entry")


def entry_heads() -> tuple[str, str, str]:
    """The heads of the criteria."""
    return translate("Evidence", "Criterion"), translate("Evidence", "This case"), translate("Evidence", "Open, note")


def no_criteria() -> str:
    """A trial without typed criteria."""
    return translate("Evidence", "No criteria of entry were read")


def no_case() -> str:
    """Criteria without an open case."""
    return translate("Evidence", "no case is open")


def open_fact(label: str) -> str:
    """A question that decides a criterion."""
    return translate("Evidence", "open: {question}").format(question=label)


def nothing(text: str) -> str:
    """No trial passes the filter."""
    if not text:
        return translate("Evidence", "No trial of this drug has figures for this question.")
    return translate(
        "Evidence", "No trial matches “{text}”. Searched: names, arms, population, biomarker, number."
    ).format(text=text)


def unknown(item: str) -> str:
    """A trial or drug that is not there."""
    return translate("Evidence", "{item} is not covered by this knowledge base.").format(item=item)


def list_context(topic: str, drug: str) -> str:
    """What the list is about."""
    return topic if not drug else translate("Evidence", "{topic}, trials of {drug}").format(topic=topic, drug=drug)


def fact_label(key: str) -> str:
    """The label of a fact about a trial."""
    return {
        "design": translate("Evidence", "Design"),
        "population": translate("Evidence", "Population"),
        "line": translate("Evidence", "Line, earlier therapy"),
        "biomarker": translate("Evidence", "Biomarker"),
        "region": translate("Evidence", "Region"),
        "arms": translate("Evidence", "Arms"),
    }[key]


def phase(number: str) -> str:
    """The phase of a trial."""
    return translate("Evidence", "phase {number}").format(number=number)


def open_trial() -> str:
    """Leads to the page of a trial."""
    return translate("Evidence", "Open the trial")


def monograph(drug: str) -> str:
    """Leads to a monograph."""
    return translate("Evidence", "Monograph of {drug}").format(drug=drug)


def all_trials() -> str:
    """Leads back to the tables."""
    return translate("Evidence", "All trials")


def export_foot(date: str, version: str) -> str:
    """Below an exported plot."""
    text = translate("Evidence", "Knowledge {date} · pack {version} · Supports, does not replace, clinical judgement.")
    return text.format(date=date, version=version)


def whose(rules: str, label: str, is_open: bool, is_example: bool) -> str:
    """Whose rules lead and which case is open, below an exported plot."""
    case = translate("Evidence", "No case is open: nothing here is for one patient.")
    if is_example:
        case = translate("Evidence", "Example: no patient")
    elif is_open:
        case = translate("Evidence", "Case {label}").format(label=label or translate("Evidence", "without a label"))
    return f"{rules} · {case}"


def example_band() -> str:
    """Across an exported plot over an example."""
    return translate("Report", "Example").upper()


def sources_title() -> str:
    """The head over the list of sources."""
    return translate("Evidence", "Sources")


def event_on(event: str, drug: str) -> str:
    """The page that says what to do for an event on a drug."""
    return translate("Evidence", "{event} on {drug}").format(event=event, drug=drug)
