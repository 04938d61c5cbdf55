"""Words for the figures of trials: an estimate is never without its interval's level, its patients and its assessor."""

from __future__ import annotations

from rairdtc_gui.domain.contrasts import Contrast, Topic, n_of
from rairdtc_gui.domain.evidence import Interval, Outcome, Trial
from rairdtc_gui.domain.provenance import Checked
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.translation import translate

NO_BREAK = wording.NO_BREAK
_SHORT_ARM, _SHORT_COHORT = 30, 48  # letters that have room in a cell


def different_trials() -> str:
    """What stands over every table of several trials."""
    return translate("Evidence", "Different trials: populations differ; do not read across as a head-to-head.")


def not_reported() -> str:
    """A figure that no source gives."""
    return translate("Evidence", "not reported")


def missing_arm(contrast: Contrast) -> str:
    """Stands for the figure of an arm; beside a ratio there is one that nobody read."""
    return not_reported() if contrast.ratio is None else translate("Evidence", "arm figure not read")


def missing_arms() -> str:
    """A ratio has neither of its two figures."""
    return translate("Evidence", "arm figures not read")


def topic_word(topic: Topic) -> str:
    """What is asked of the trials."""
    return {
        Topic.PFS: translate("Evidence", "PFS"),
        Topic.SURVIVAL: translate("Evidence", "Survival"),
        Topic.RESPONSE: translate("Evidence", "Response"),
        Topic.TOXICITY: translate("Evidence", "Toxicity"),
        Topic.OTHER: translate("Evidence", "Other"),
    }[topic]


def topic_sentence(topic: Topic) -> str:
    """The same, spelled out."""
    return {
        Topic.PFS: translate("Evidence", "progression-free survival"),
        Topic.SURVIVAL: translate("Evidence", "overall survival"),
        Topic.RESPONSE: translate("Evidence", "response, and how long it lasts"),
        Topic.TOXICITY: translate("Evidence", "adverse events, percent of the treated"),
        Topic.OTHER: translate("Evidence", "further outcomes"),
    }[topic]


def line_word(line: str) -> str:
    """Before or after earlier systemic treatment."""
    words = {
        "first": translate("Evidence", "First line"),
        "any": translate("Evidence", "Any line"),
        "later": translate("Evidence", "Later line"),
    }
    return words.get(line, line)


def assessor_word(assessor: str) -> str:
    """Who judged the figure."""
    words = {
        "independent": translate("Evidence", "independent review"),
        "investigator": translate("Evidence", "investigator"),
        "not-stated": translate("Evidence", "assessor not stated"),
    }
    return words.get(assessor, assessor)


def arms(trial: Trial) -> str:
    """Every arm with its patients; what several were given stands once."""
    said: dict[str, list[str]] = {}
    for arm in trial.arms:
        said.setdefault(arm.regimen, []).append(f"{arm.cohort} ({patients(arm.n)})".lstrip())
    return "; ".join(f"{regimen}{_joint(groups[0])}{', '.join(groups)}" for regimen, groups in said.items())


def _joint(group: str) -> str:
    return " " if group.startswith("(") else ": "


def patients(n: int | None) -> str:
    """How many patients."""
    return translate("Evidence", "n not reported") if n is None else f"n{NO_BREAK}={NO_BREAK}{n:,}"


def patients_of(trial: Trial, outcome: Outcome) -> str:
    """The patients behind a figure; where nobody read how many they were, that."""
    n = n_of(trial, outcome)
    return translate("Evidence", "n not read") if n is None else patients(n)


def regimen(trial: Trial, arm_id: str) -> str:
    """What an arm was given and to whom, on little room: the patients alone, or the name of the arm."""
    arm = next((arm for arm in trial.arms if arm.id == arm_id), None)
    short = arm_id.replace("-", " ")
    if arm is None:
        return short
    if len(arm.given) <= _SHORT_ARM:
        return arm.given
    return arm.cohort if 0 < len(arm.cohort) <= _SHORT_COHORT else short


def number(value: float) -> str:
    """A figure with the digits of the knowledge base."""
    return f"{value:,.10g}"


def value_text(outcome: Outcome | None) -> str:
    """A figure with its unit; a missing one in words."""
    if outcome is None:
        return not_reported()
    if outcome.measure == "not-estimable":
        return translate("Evidence", "not estimable")
    if outcome.value is None:
        return translate("Evidence", "not reached")
    unit = {
        "median-months": translate("Evidence", "months"),
        "percent": "%",
        "count": translate("Evidence", "patients"),
    }.get(outcome.measure, "")
    return wording.with_unit(number(outcome.value), unit)


def ratio_word(outcome: Outcome) -> str:
    """Which comparison it is."""
    words = {
        "hazard-ratio": translate("Evidence", "hazard ratio"),
        "odds-ratio": translate("Evidence", "odds ratio"),
        "risk-ratio": translate("Evidence", "risk ratio"),
        "difference": translate("Evidence", "difference"),
    }
    return words.get(outcome.measure, outcome.measure.replace("-", " "))


def interval_text(interval: Interval | None) -> str:
    """An interval with its level; a missing one, or a missing limit, in words."""
    if interval is None:
        return translate("Evidence", "CI not reported")
    missing = translate("Evidence", "no limit given").replace(" ", NO_BREAK)
    low, high = (missing if limit is None else number(limit) for limit in (interval.lower, interval.upper))
    level = level_text(interval)
    gap = NO_BREAK if missing not in (low, high) else " "
    pair = translate("Evidence", "{low} to {high}").format(low=low, high=high)
    return f"{level} {pair.replace(' ', gap)}"


def level_text(interval: Interval) -> str:
    """The level of an interval."""
    return translate("Evidence", "{level} % CI").format(level=number(interval.level)).replace(" ", NO_BREAK)


def p_text(p: str) -> str:
    """The p value, as its source gives it."""
    if not p:
        return ""
    sign, rest = (p[0], p[1:].strip()) if p[0] in "<>=" else ("=", p)
    return f"p{NO_BREAK}{sign}{NO_BREAK}{rest}"


def difference_text(contrast: Contrast) -> str:
    """The absolute difference of two arms."""
    if contrast.reported is not None:
        return f"{value_text(contrast.reported)} ({interval_text(contrast.reported.interval)})"
    if not contrast.difference:
        return not_reported()
    size, said = difference_parts(contrast)
    return f"{size} ({said})"


def difference_parts(contrast: Contrast) -> tuple[str, str]:
    """A difference with its unit, and that it was worked out here."""
    is_percent = contrast.difference_measure == "percent"
    text = translate("Evidence", "{size} percentage points") if is_percent else translate("Evidence", "{size} months")
    return text.format(size=contrast.difference).replace(" ", NO_BREAK, 1), translate("Evidence", "calculated")


def percent(value: float | None) -> str:
    """A share of patients."""
    return not_reported() if value is None else wording.with_unit(number(value), "%")


def cited(numbers: tuple[int, ...]) -> str:
    """Source numbers as they stand behind a figure."""
    return " ".join(f"[{number}]" for number in numbers)


def sourced(text: str, numbers: tuple[int, ...], checked: Checked) -> str:
    """A text with the word for an unconfirmed fact, and its source numbers bound to it."""
    parts = [text if checked is Checked.SEEN else f"{text} ({wording.checked_word(checked)})", cited(numbers)]
    return NO_BREAK.join(part for part in parts if part)
