"""The doors of the page of tools. No Qt. A new tool adds its row here."""

from __future__ import annotations

from typing import Protocol

from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.ui.preferences import preferences
from rairdtc_gui.ui.screens.tools.rows import ToolRow
from rairdtc_gui.ui.translation import translate


class ToolsViewPort(Protocol):
    """What the presenter asks of the view."""

    def show_rows(self, rows: tuple[ToolRow, ...]) -> None: ...


class ToolsPresenter:
    """Nothing on this page depends on the case."""

    def __init__(self, view: ToolsViewPort) -> None:
        view.show_rows(tool_rows())

    def refresh(self) -> None:
        """The doors stay as they are."""

    def show(self, _item: str, _anchor: str) -> None:
        """There is nothing within the page to go to."""


def tool_rows() -> tuple[ToolRow, ...]:
    """Every tool, in the order of the page."""
    return (
        ToolRow(
            Route(Place.CALCULATORS).encode(),
            translate("Tools", "Calculators"),
            translate("Tools", "Kidney, liver, QTc, grades, Tg doubling time, activity"),
            "tools",
        ),
        ToolRow(
            Route(Place.INTERACTIONS).encode(),
            translate("Tools", "Interactions"),
            translate("Tools", "One drug against the other medicines"),
            "drug",
        ),
        ToolRow(
            Route(Place.SAVED).encode(),
            translate("Tools", "Saved cases"),
            translate("Tools", "Off: reference only is on in the settings")
            if preferences().reference_only
            else translate("Tools", "Open, export, import, then and now"),
            "case",
            "Ctrl+O",
        ),
        ToolRow(
            Route(Place.SETTINGS).encode(),
            translate("Tools", "Settings"),
            translate("Tools", "Region, look, units, keys, reference-only, formulary"),
            "settings",
            "Ctrl+,",
        ),
        ToolRow(
            Route(Place.ABOUT).encode(),
            translate("Tools", "About"),
            translate("Tools", "Purpose, knowledge, self-test, sources, licences"),
            "book",
        ),
    )
