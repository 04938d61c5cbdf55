"""Moves between screens, answers the search box, keeps the strip true. Sits between the window and everything else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication

from rairdtc_gui.app.cases import Cases
from rairdtc_gui.app.compose import NAV_OF_PLACE, PRINTED, Composer, nav_rows
from rairdtc_gui.app.hits import Hits
from rairdtc_gui.app.left import Kept, Left, forms, leave, resume_form, resume_view, take_form
from rairdtc_gui.app.strip import strip_row
from rairdtc_gui.domain.case import Case, Jurisdiction
from rairdtc_gui.domain.jurisdiction import REGION_OF_JURISDICTION, jurisdiction_of
from rairdtc_gui.domain.routes import OVER_A_CASE, REFERENCE_ONLY, Place, Route
from rairdtc_gui.domain.settings import Settings
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.case_store.desk import CaseDesk
from rairdtc_gui.services.history import History, Visit
from rairdtc_gui.services.session import Session
from rairdtc_gui.services.settings import SettingsKeeper
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.main_window import MainWindow
from rairdtc_gui.ui.preferences import prefer
from rairdtc_gui.ui.widgets.link_card import LinkCards

#: The region whose label leads, and the jurisdiction that goes with it.
REGIONS = {
    "": (None, ""),
    "FDA": (Jurisdiction.US, "FDA"),
    "EMA": (Jurisdiction.EU, "EMA"),
    "NMPA": (Jurisdiction.CN, "NMPA"),
    "PMDA": (Jurisdiction.JP, "PMDA"),
}
_REGION_OF = {jurisdiction: code for code, (jurisdiction, _) in REGIONS.items() if jurisdiction}


class Shell(QObject):
    """One window over one session and one knowledge base."""

    def __init__(
        self,
        session: Session,
        knowledge: Knowledge,
        today: Callable[[], date],
        on_text_size: Callable[[int], None],
        desk: CaseDesk | None = None,
        settings: SettingsKeeper | None = None,
    ) -> None:
        super().__init__()
        self._session, self._knowledge, self._today = session, knowledge, today
        self._settings = settings or SettingsKeeper(None)
        prefer(self._settings.current)
        self.window = MainWindow(nav_rows(self.tr, self.is_reference_only))
        self.cases = Cases(self, desk or CaseDesk(session, knowledge, None), session, knowledge)
        self.composer = Composer(session, knowledge, today, self.go, self.cases, self._settings)
        self.cards = LinkCards(self.window, self.composer.card, self.window.room_above_strip)
        self.composer.on_new_case = self.new_case
        self.composer.on_example = self.open_example
        self.composer.on_print, self.composer.on_back = self.print_page, self._on_back_requested
        self.composer.seen = self._seen
        self.history = History(Route(Place.HOME))
        self._forms: dict[Place, object] = {}  # of another window, for the screens that are not made yet
        self._hits = Hits(knowledge, session.is_off_formulary, self._lead_region)
        self._connect(on_text_size)
        self._apply(Settings())
        session.subscribe(self.refresh)
        self._show(self.history.current)

    @property
    def is_reference_only(self) -> bool:
        """Whether everything over a case is turned off."""
        return self._settings.current.reference_only

    def kept(self) -> Kept:
        """What the window that comes in place of this one goes on with."""
        self.leave_place()
        return Kept(self.history, self.composer.cart, {**self._forms, **forms(self.composer.made)})

    def take_up(self, kept: Kept) -> None:
        """Goes on where another window over the same case was."""
        self.history, self.composer.cart, self._forms = kept.history, kept.cart, dict(kept.forms)
        self.history.keep(self._is_on, Route(Place.HOME))
        self._show(self.history.current)

    def go(self, target: str) -> None:
        """Follows a link; one that names no place is ignored."""
        route = Route.decode(target)
        if route is not None:
            self.visit(self._added(route))

    def _added(self, route: Route) -> Route:
        """A route that names a drug to compare puts it beside the others; what is then shown is the comparison."""
        if route.place is not Place.COMPARE or not route.item:
            return route
        is_known = any(drug.id == route.item for drug in self._knowledge.drug_list)
        is_full = is_known and not self.composer.cart.add(route.item)
        return Route(Place.COMPARE, "", "full" if is_full else "")

    def visit(self, route: Route) -> None:
        """Goes to a place; a locked window, and one that has its first page to be read, stays where it is."""
        if self.window.is_covered:
            return
        if not self._is_on(route):
            route = Route(Place.SETTINGS, REFERENCE_ONLY)  # says why, and is where it can be changed
        self.leave_place()
        self.history.visit(route)
        self._show(Visit(route))

    def _is_on(self, route: Route) -> bool:
        return not (self.is_reference_only and route.place in OVER_A_CASE)

    def new_case(self) -> None:
        """Opens an empty case; the user is asked first if something of the old one would be lost."""
        if self._may_open():
            self._session.start(Case())
            self.visit(Route(Place.CASE))

    def _may_open(self) -> bool:
        """Whether another case may take the place of the open one; says so where cases are turned off."""
        if self.is_reference_only:
            self.visit(Route(Place.CASE))
            return False
        return self.cases.may_leave()

    def print_page(self) -> None:
        """The page that is shown as it will be printed; elsewhere the report of the open case."""
        place = self.history.current.route.place
        if place is Place.PRINT:
            return
        if not self.cases.is_locked and self.composer.send_to_print(place):
            self.visit(Route(Place.PRINT, place.value))
        else:
            self.show_report()

    def show_report(self) -> None:
        """The open case as it will be printed."""
        if self._session.is_open:
            self.visit(Route(Place.REPORT))

    def open_case(self, case: Case) -> None:
        """Opens a case from a file and shows its result."""
        if not self.is_reference_only:
            self._session.start(case)
        self.visit(Route(Place.RESULT))

    def open_example(self, example_id: str) -> None:
        """Opens a shipped example and shows its result."""
        from rairdtc_gui.services.case_file import case_reader

        if not self._may_open():
            return
        reader = case_reader(self._knowledge.rule_set)
        example = next(example for example in self._knowledge.example_cases if example.id == example_id)
        self._session.start(reader.from_example(example), example.id)
        self.visit(Route(Place.RESULT))

    def refresh(self) -> None:
        """After a change of the case: the visible screen and the strip."""
        place = self.history.current.route.place
        self.composer.screen(place).presenter.refresh()
        self.show_strip()

    def clear_after_error(self, details: str = "") -> None:
        """After an unexpected error: no result stays on screen, the case does. `details` hold nothing of the case."""
        for place in (Place.RESULT, Place.REPORT, Place.PRINT):
            screen = self.composer.made.get(place)
            if screen is not None:
                screen.view.clear_after_error()
        self._session.forget_answers()
        self.cases.keep()
        self.window.show_band(
            self.tr(
                "An unexpected error was caught and logged without case data. Results were cleared.\n"
                "Your answers are kept, and everything else still works.\n"
                "Open the result again to work it out anew."
            ),
            details,
        )

    def close(self) -> None:
        """Lets go of the session and deletes the window at once, so that a new one can take its place.

        A new style sheet must not meet the old window: Qt would restyle widgets that are on their way out.
        """
        self._session.unsubscribe(self.refresh)
        self._settings.unsubscribe(self._apply)
        self.cases.close()
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(self.window, QEvent.Type.DeferredDelete)

    def _connect(self, on_text_size: Callable[[int], None]) -> None:
        window = self.window
        window.place_requested.connect(self._on_place_requested)
        window.text_size_requested.connect(on_text_size)
        window.top.back_requested.connect(self._on_back_requested)
        window.top.forward_requested.connect(self._on_forward_requested)
        window.top.region_chosen.connect(self._on_region_chosen)
        window.top.theme_chosen.connect(self._on_theme_chosen)
        window.top.settings_requested.connect(self.show_settings)
        window.add_key("Ctrl+,", self.tr("Settings"), self.show_settings)
        self._settings.subscribe(self._apply)
        window.top.search.text_changed.connect(self._on_search_text_changed)
        window.top.search.hit_chosen.connect(self._on_hit_chosen)
        window.strip.about_requested.connect(self._on_about_requested)
        window.add_key("Ctrl+N", self.tr("New case"), self.new_case)
        window.add_key("Ctrl+P", self.tr("Print this page, or the report of the case"), self.print_page)

    def _on_place_requested(self, place: str) -> None:
        if place == Place.CASE.value and not self._session.is_open:
            self.new_case()
        else:
            self.go(place)

    def _on_about_requested(self) -> None:
        self.visit(Route(Place.ABOUT))

    def _on_back_requested(self) -> None:
        self.leave_place()
        self._show(self.history.back())

    def _on_forward_requested(self) -> None:
        self.leave_place()
        self._show(self.history.forward())

    def _on_region_chosen(self, code: str) -> None:
        self._settings.change(region=code)

    def _on_theme_chosen(self, theme: str) -> None:
        self._settings.change(theme=theme)

    def show_settings(self) -> None:
        """Everything that can be chosen about the program."""
        self.visit(Route(Place.SETTINGS))

    def _apply(self, before: Settings) -> None:
        """Takes over what was chosen; theme, text size and units come with a new window."""
        after = self._settings.current
        prefer(after)
        self.cases.lock_after(after.lock_minutes)
        if after.region != before.region:
            self._session.choose_jurisdiction(*REGIONS[after.region])
        if after.formulary != before.formulary:
            self._session.choose_formulary(after.formulary)

    def _on_search_text_changed(self, text: str) -> None:
        found = self._hits.of(text, self._session.is_open, self.is_reference_only)
        self.window.top.search.show_hits(*found)

    def _lead_region(self) -> str:
        """Whose label gives doses: the region that was chosen, else that of the case; no case is worked out for it."""
        jurisdiction = jurisdiction_of(self._session.case) or Jurisdiction.ANY
        return self._session.region or REGION_OF_JURISDICTION[jurisdiction]

    def _on_hit_chosen(self, target: str) -> None:
        self.window.top.search.clear()
        self.go(target)

    def leave_place(self) -> None:
        """Remembers how the current place is left."""
        screen = self.composer.made.get(self.history.current.route.place)
        self.history.leave(None if screen is None else leave(screen))

    def _show(self, visit: Visit) -> None:
        place = visit.route.place
        screen = self.composer.screen(place)
        take_form(screen, self._forms.pop(place, None))
        self.window.show_band("")
        self.window.show_screen(screen.view, _lit(visit.route).value)
        screen.presenter.refresh()
        left = visit.state if isinstance(visit.state, Left) else None
        focused = QApplication.focusWidget()
        is_inside = focused is not None and screen.view.isAncestorOf(focused)
        if not resume_form(screen, left):
            screen.presenter.show(visit.route.item, visit.route.anchor)
        if place is Place.HOME:
            self.window.top.search.focus_and_select()
        elif QApplication.focusWidget() in (None, focused) and not (visit.route.item and is_inside):
            screen.view.focus_first()  # no part that is asked for took the focus
        if left is not None:
            resume_view(screen, left)
        self.window.top.show_history(self.history.can_go_back, self.history.can_go_forward)
        self.show_strip()

    def _seen(self) -> tuple[Route, ...]:
        """What was asked for so far in this session, also in an earlier window."""
        return self.history.seen

    def show_again(self) -> None:
        """The current place as it was left, such as after the window was locked."""
        self._show(self.history.current)

    def show_strip(self) -> None:
        """The strip and the regions as they are now."""
        row = strip_row(self._session, self._knowledge.identity, self._today(), self.cases.say_keeping())
        instead = self.tr("Locked") if self.cases.is_locked else ""
        if self.is_reference_only:
            instead = self.tr("Reference only, no cases")
        self.window.strip.show_row(replace(row, case=instead) if instead else row)
        code = self._session.region or _REGION_OF.get(self._session.jurisdiction, "")
        text = self.tr("Region: {region}").format(region=code) if code else self.tr("Region: not set")
        regions = tuple((key, wording.region_word(key) if key else self.tr("As the case says")) for key in REGIONS)
        self.window.top.show_regions(regions, self._settings.current.region, text)


def _lit(route: Route) -> Place:
    """The row of the left column that is lit; over pages to print that of what is printed."""
    printed = route.place is Place.PRINT and route.item in {place.value for place in PRINTED}
    return NAV_OF_PLACE[Place(route.item) if printed else route.place]
