"""Moves between screens, answers the search box, keeps the strip true. Sits between the window and everything else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication, QEvent, QObject

from rairdtc_gui.app.cases import Cases
from rairdtc_gui.app.compose import NAV_OF_PLACE, Composer, nav_rows
from rairdtc_gui.app.hits import Hits
from rairdtc_gui.app.left import Left, leave, resume_form, resume_view
from rairdtc_gui.app.strip import strip_row
from rairdtc_gui.domain.case import Case, Jurisdiction
from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.case_store.desk import CaseDesk
from rairdtc_gui.services.history import History, Visit
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.main_window import MainWindow
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
    ) -> None:
        super().__init__()
        self._session, self._knowledge, self._today = session, knowledge, today
        self.window = MainWindow(nav_rows(self.tr))
        self.cases = Cases(self, desk or CaseDesk(session, knowledge, None), session, knowledge)
        self.composer = Composer(session, knowledge, today, self.go, self.cases)
        self.cards = LinkCards(self.window, self.composer.card, self.window.room_above_strip)
        self.composer.on_new_case = self.new_case
        self.composer.on_example = self.open_example
        self.history = History(Route(Place.HOME))
        self._hits = Hits(knowledge)
        self._chosen_region = ""
        self._connect(on_text_size)
        session.subscribe(self.refresh)
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
        """Goes to a place; a locked window stays where it is."""
        if self.cases.is_locked:
            return
        self.leave_place()
        self.history.visit(route)
        self._show(Visit(route))

    def new_case(self) -> None:
        """Opens an empty case; the user is asked first if something of the old one would be lost."""
        if self.cases.may_leave():
            self._session.start(Case())
            self.visit(Route(Place.CASE))

    def show_report(self) -> None:
        """The open case as it will be printed."""
        if self._session.is_open:
            self.visit(Route(Place.REPORT))

    def open_case(self, case: Case) -> None:
        """Opens a case from a file and shows its result."""
        self._session.start(case)
        self.visit(Route(Place.RESULT))

    def open_example(self, example_id: str) -> None:
        """Opens a shipped example and shows its result."""
        from rairdtc_gui.services.case_file import case_reader

        if not self.cases.may_leave():
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

    def clear_after_error(self) -> None:
        """After an unexpected error: no result stays on screen, the case does."""
        for place in (Place.RESULT, Place.REPORT):
            screen = self.composer.made.get(place)
            if screen is not None:
                screen.view.clear_after_error()
        self._session.forget_answers()
        self.cases.keep()
        self.window.show_band(
            self.tr(
                "An unexpected error was caught and logged without case data. Results were cleared; your answers are"
                " kept. Open the result again to work it out anew."
            )
        )

    def close(self) -> None:
        """Lets go of the session and deletes the window at once, so that a new one can take its place.

        A new style sheet must not meet the old window: Qt would restyle widgets that are on their way out.
        """
        self._session.unsubscribe(self.refresh)
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
        window.top.search.text_changed.connect(self._on_search_text_changed)
        window.top.search.hit_chosen.connect(self._on_hit_chosen)
        window.strip.about_requested.connect(self._on_about_requested)
        window.add_key("Ctrl+N", self.new_case)
        window.add_key("Ctrl+P", self.show_report)

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
        self._chosen_region = code
        jurisdiction, region = REGIONS[code]
        self._session.choose_jurisdiction(jurisdiction, region)

    def _on_search_text_changed(self, text: str) -> None:
        self.window.top.search.show_hits(*self._hits.of(text, self._session.is_open))

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
        self.window.show_band("")
        self.window.show_screen(screen.view, NAV_OF_PLACE[place].value)
        screen.presenter.refresh()
        if place is Place.HOME:
            self.window.top.search.focus_and_select()
        else:
            screen.view.focus_first()  # a part that is asked for takes the focus after this
        left = visit.state if isinstance(visit.state, Left) else None
        if not resume_form(screen, left):
            screen.presenter.show(visit.route.item, visit.route.anchor)
        if left is not None:
            resume_view(screen, left)
        self.window.top.show_history(self.history.can_go_back, self.history.can_go_forward)
        self.show_strip()

    def show_again(self) -> None:
        """The current place as it was left, such as after the window was locked."""
        self._show(self.history.current)

    def show_strip(self) -> None:
        """The strip and the regions as they are now."""
        row = strip_row(self._session, self._knowledge.identity, self._today(), self.cases.keeping())
        self.window.strip.show_row(replace(row, case=self.tr("Locked")) if self.cases.is_locked else row)
        code = self._session.region or _REGION_OF.get(self._session.jurisdiction, "")
        text = self.tr("Region: {region}").format(region=code) if code else self.tr("Region: not set")
        regions = tuple((key, wording.region_word(key) if key else self.tr("As the case says")) for key in REGIONS)
        self.window.top.show_regions(regions, self._chosen_region, text)
