"""What the page of saved cases shows, in ready words save for codes of state."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One saved case. `problem`: why it cannot be read, then the other texts are empty."""

    id: str
    label: str
    created: str = ""
    opened: str = ""
    pack: str = ""
    first: str = ""
    decision: str = ""
    since: str = ""
    is_changed: bool = False
    is_open: bool = False
    problem: str = ""


@dataclass(frozen=True, slots=True)
class RecoveredRow:
    """A case whose last changes are beside its file and not in it."""

    id: str
    label: str
    changed: str


@dataclass(frozen=True, slots=True)
class OpenCaseRow:
    """The open case above the list: its label and whether it is stored."""

    label: str
    state: str
    warning: str  # of the label
    can_save: bool
    unused: tuple[str, ...]  # answers that are kept and not used


@dataclass(frozen=True, slots=True)
class SavedPage:
    """The whole page. `mode`: undecided, locked, open or memory."""

    mode: str
    folder: str
    other_window: str
    open_case: OpenCaseRow | None
    rows: tuple[CaseRow, ...]
    recovered: tuple[RecoveredRow, ...]
    has_store: bool = False  # cases are kept in the folder, also while this session keeps nothing


@dataclass(frozen=True, slots=True)
class Notice:
    """What happened, and what can be done about it. `offers`: take-over, read, elsewhere, version, passphrase,
    recover, as-saved.
    """

    text: str = ""
    tone: str = "plain"
    offers: tuple[str, ...] = ()
    case_id: str = ""
