"""Shows the settings and takes over each choice at once. No Qt."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from rairdtc_gui.domain import routes
from rairdtc_gui.domain.settings import ActivityUnit, LaboratoryUnit
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.settings import SettingsKeeper
from rairdtc_gui.ui.screens.settings import words
from rairdtc_gui.ui.screens.settings.rows import FolderRow, FormularyRow, SettingsPage

_CASES = "rairdtc-cases"  # made in the chosen folder, which may hold other things
_STORE = "store.key"


class SettingsViewPort(Protocol):
    """What the presenter asks of the view."""

    def listen(self, listener: SettingsPresenter) -> None: ...

    def show_page(self, page: SettingsPage) -> None: ...

    def go_to(self, part: str) -> None: ...


class SettingsPresenter:
    """`put_away`: no case is open afterwards; false if the user would rather go on with it."""

    def __init__(
        self,
        view: SettingsViewPort,
        settings: SettingsKeeper,
        knowledge: Knowledge,
        usual_folder: Path,
        put_away: Callable[[], bool],
    ) -> None:
        self._view, self._settings, self._knowledge = view, settings, knowledge
        self._usual_folder, self._put_away = usual_folder, put_away
        self._problem = self._formulary_problem = ""
        view.listen(self)

    def refresh(self) -> None:
        """The settings as they are now."""
        self._view.show_page(self._page())

    def show(self, item: str, _anchor: str) -> None:
        """Goes to one setting."""
        self.refresh()
        if item:
            self._view.go_to(item)

    def on_chosen(self, key: str, value: str) -> None:
        """One of the choices of a setting."""
        self._problem = self._formulary_problem = ""
        changed = _changed(key, value)
        if not changed.get("reference_only") or self._put_away():
            self._settings.change(**changed)
        self.refresh()

    def on_folder_chosen(self, chosen: str) -> None:
        """Where cases lie from now on; empty: at the usual place."""
        path = Path(chosen) if chosen else self._usual_folder
        if chosen and not (path / _STORE).exists() and path.name != _CASES:
            path /= _CASES
        self._problem = ""
        if chosen and not _can_hold_cases(path):
            self._problem = words.folder_problem(path.parent)
        elif self._put_away():
            self._settings.change(case_folder=str(path) if chosen else "")
        self.refresh()

    def on_drugs_ticked(self, drugs: tuple[str, ...]) -> None:
        """The formulary, drug by drug; those that this knowledge base does not know are kept."""
        self._formulary_problem = ""
        self._settings.change(formulary=tuple(sorted({*drugs, *self._unknown()})))
        self.refresh()

    def on_formulary_dropped(self) -> None:
        """No formulary is in use."""
        self._formulary_problem = ""
        self._settings.change(formulary=())
        self.refresh()

    def on_formulary_file(self, path: str) -> None:
        """The formulary of a file; a file that is none changes nothing."""
        from rairdtc_gui.services.case_file import CaseError  # costs start-up time, needed for files only
        from rairdtc_gui.services.formulary import read_formulary

        self._formulary_problem = ""
        options = {option.id: option for option in self._knowledge.rule_set.options}
        try:
            found = read_formulary(Path(path), self._knowledge.drug_list, options)
        except CaseError as error:
            self._formulary_problem = "\n".join(error.problems)
        else:
            self._settings.change(formulary=tuple(sorted(found.drugs)))
        self.refresh()

    def _page(self) -> SettingsPage:
        return SettingsPage(
            problem=self._problem or words.file_problem(self._settings.problem.value, self._settings.place),
            choices=words.choice_rows(self._settings.current),
            folder=self._folder(),
            formulary=self._formulary(),
        )

    def _folder(self) -> FolderRow:
        folder = self._settings.current.case_folder
        return FolderRow(words.folder_title(), words.folder_said(), folder or str(self._usual_folder), not folder)

    def _formulary(self) -> FormularyRow:
        drugs = sorted(self._knowledge.drug_list, key=lambda drug: drug.name.casefold())
        ticked = self._settings.current.formulary
        options = self._knowledge.rule_set.options
        marked = sum(any(drug not in ticked for drug in option.drugs) for option in options) if ticked else 0
        return FormularyRow(
            title=words.formulary_title(),
            said=words.formulary_said(),
            context=words.formulary_context(len(ticked), marked, len(options)),
            drugs=tuple((drug.id, drug.full_name) for drug in drugs),
            ticked=ticked,
            problem=self._formulary_problem or words.formulary_unknown(self._unknown()),
        )

    def _unknown(self) -> list[str]:
        known = {drug.id for drug in self._knowledge.drug_list}
        return [drug for drug in self._settings.current.formulary if drug not in known]


def _changed(key: str, value: str) -> dict[str, Any]:
    """The setting with its new value."""
    match key:
        case "text_size" | "lock_minutes":
            return {key: int(value)}
        case "activity":
            return {key: ActivityUnit(value)}
        case "laboratory":
            return {key: LaboratoryUnit(value)}
        case "single_keys":
            return {key: value == words.ON}
        case routes.REFERENCE_ONLY:
            return {"reference_only": value == words.ON}
        case _:  # region and theme, which are words themselves
            return {key: value}


def _can_hold_cases(path: Path) -> bool:
    """Whether a folder is there, or can be made, and written to."""
    nearest = path if path.is_dir() else path.parent
    return nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK)
