"""The sentences of the settings screen: what each setting governs, and what it leaves alone."""

from __future__ import annotations

from pathlib import Path

from rairdtc_gui.domain.jurisdiction import REGIONS
from rairdtc_gui.domain.routes import REFERENCE_ONLY
from rairdtc_gui.domain.settings import LOCK_MINUTES, TEXT_SIZES, ActivityUnit, LaboratoryUnit, Settings
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.screens.settings.rows import ChoiceRow
from rairdtc_gui.ui.translation import translate

ON, OFF = "on", "off"


def choice_rows(settings: Settings) -> tuple[ChoiceRow, ...]:
    """Everything that is chosen out of a few, in the order of the page."""
    return (language(), region(settings), theme(settings), text_size(settings), activity(settings),
            laboratory(settings), single_keys(settings), reference_only(settings), lock_minutes(settings))  # fmt: skip


def language() -> ChoiceRow:
    """There is nothing to choose yet, and the page says so."""
    return ChoiceRow(
        "language",
        translate("Settings", "Language"),
        translate(
            "Settings",
            "English. The words of the program and those of the knowledge base can be translated separately; no"
            " other language is there yet. Chinese names of drugs are shown and found all the same.",
        ),
    )


def region(settings: Settings) -> ChoiceRow:
    """Whose rules and labels lead."""
    words = tuple((code, wording.region_word(code)) for code in REGIONS)
    return ChoiceRow(
        "region",
        translate("Settings", "Region"),
        translate(
            "Settings",
            "Whose rules and labels lead, in every case and on every page. The approvals of the other regions stay"
            " in sight. No case is changed.",
        ),
        (("", translate("Settings", "As the case says")), *words),
        settings.region,
    )


def theme(settings: Settings) -> ChoiceRow:
    """Light or dark."""
    return ChoiceRow(
        "theme",
        translate("Settings", "Theme"),
        translate("Settings", "The report is always black on white."),
        (
            ("system", translate("Settings", "As the system")),
            ("light", translate("Settings", "Light")),
            ("dark", translate("Settings", "Dark")),
        ),
        settings.theme,
    )


def text_size(settings: Settings) -> ChoiceRow:
    """How large."""
    said = translate("Settings", "Now {size}. Ctrl++ and Ctrl+- go up and down, Ctrl+0 to {usual}.")
    return ChoiceRow(
        "text_size",
        translate("Settings", "Text size"),
        said.format(size=_percent(settings.text_size), usual=_percent(100)),
        tuple((str(size), _percent(size)) for size in TEXT_SIZES),
        str(settings.text_size),
    )


def _percent(size: int) -> str:
    return f"{size}{wording.NO_BREAK}%"


def activity(settings: Settings) -> ChoiceRow:
    """GBq or mCi first."""
    return ChoiceRow(
        "activity",
        translate("Settings", "Activity"),
        translate(
            "Settings",
            "Doses of radioiodine and radioligands show both units, this one first. It is also the unit in which"
            " the case and the calculators ask for an activity. Sentences of sources stay as they were written.",
        ),
        (
            (ActivityUnit.GBQ.value, translate("Settings", "GBq first")),
            (ActivityUnit.MCI.value, translate("Settings", "mCi first")),
        ),
        settings.activity.value,
    )


def laboratory(settings: Settings) -> ChoiceRow:
    """Mass or amount of substance."""
    return ChoiceRow(
        "laboratory",
        translate("Settings", "Laboratory values"),
        translate(
            "Settings",
            "The unit in which the calculators ask for creatinine, bilirubin, albumin, calcium and the urine ratio"
            " first; each field can be switched. Limits in rules and labels stay as their sources write them.",
        ),
        (
            (LaboratoryUnit.MASS.value, translate("Settings", "mg/dL, g/dL")),
            (LaboratoryUnit.MOLAR.value, translate("Settings", "µmol/L, mmol/L, g/L")),
        ),
        settings.laboratory.value,
    )


def single_keys(settings: Settings) -> ChoiceRow:
    """Letters as keys."""
    return ChoiceRow(
        "single_keys",
        translate("Settings", "Keys without Ctrl"),
        translate(
            "Settings",
            "Single letters, digits and ? that do something where the keyboard is, such as Y and N on a question."
            " F1 shows every key.",
        ),
        ((ON, translate("Settings", "On")), (OFF, translate("Settings", "Off"))),
        ON if settings.single_keys else OFF,
    )


def reference_only(settings: Settings) -> ChoiceRow:
    """Without cases."""
    return ChoiceRow(
        REFERENCE_ONLY,
        translate("Settings", "Reference only"),
        translate(
            "Settings",
            "Turns off the questions of a case, its result and report, and saved cases; everything else works as"
            " before. Saved cases stay where they are. The command line is not affected.",
        ),
        ((OFF, translate("Settings", "Off: cases can be entered")), (ON, translate("Settings", "On: no cases"))),
        ON if settings.reference_only else OFF,
    )


def lock_minutes(settings: Settings) -> ChoiceRow:
    """When a window that nobody uses locks."""
    words = translate("Settings", "{count} min")
    return ChoiceRow(
        "lock_minutes",
        translate("Settings", "Lock after"),
        translate(
            "Settings",
            "How long nobody may use the window before it locks, where cases are kept under a passphrase. The open"
            " case is saved first. Ctrl+Shift+L locks at once.",
        ),
        tuple((str(count), words.format(count=count)) for count in LOCK_MINUTES),
        str(settings.lock_minutes),
    )


def folder_title() -> str:
    """The head over the folder of cases."""
    return translate("Settings", "Folder of saved cases")


def folder_said() -> str:
    """What choosing another one does."""
    return translate(
        "Settings",
        "Another folder holds other cases: nothing is moved or copied. The open case is put away first; the"
        " passphrase is asked for anew.",
    )


def folder_problem(path: Path) -> str:
    """A folder that cannot hold cases."""
    text = translate("Settings", "{path} is no folder that can be written to. Cases stay where they are.")
    return text.format(path=path)


def formulary_title() -> str:
    """The head over the drugs."""
    return translate("Settings", "Local formulary")


def formulary_said() -> str:
    """What ticking drugs does, and what it never does."""
    return translate(
        "Settings",
        "Tick the drugs that your hospital has. An option that needs another one is marked and stands last within"
        " its stance; none is hidden and no stance changes. A file is a YAML list of drug ids, as for"
        " rairdtc evaluate.",
    )


def formulary_context(drugs: int, marked: int, options: int) -> str:
    """What the ticks do now."""
    if not drugs:
        return translate("Settings", "none in use: no option is marked")
    text = translate("Settings", "{drugs} drugs; {marked} of {options} options are marked")
    return text.format(drugs=drugs, marked=marked, options=options)


def formulary_unknown(drugs: list[str]) -> str:
    """Drugs of the formulary that this knowledge base does not have."""
    text = translate("Settings", "Not in this knowledge base, kept all the same: {drugs}")
    return text.format(drugs=", ".join(drugs)) if drugs else ""


def file_problem(problem: str, place: Path | None) -> str:
    """Why choices may be gone; empty if they will be there. `place`: the file that could not be read."""
    words = {
        "": "",
        "unreadable": translate(
            "Settings",
            "The file of the settings could not be read. What is usual holds. It is kept aside before your next choice"
            " is written: {place}",
        ),
        "aside": translate(
            "Settings",
            "The file of the settings could not be read. What is usual holds, and your choices go into a new file."
            " Choose the folder of cases and the formulary anew. The old file is kept aside: {place}",
        ),
        "stuck": translate(
            "Settings",
            "The file of the settings could not be read, nor renamed, so nothing is written over it. What you choose"
            " holds until the program is closed. Ask who may read and rename {place}",
        ),
        "unwritable": translate(
            "Settings",
            "The file of the settings could not be written. What you choose holds until the program is closed.",
        ),
    }[problem]
    return words.format(place=place)
