"""Makes each screen: view, presenter, connections. Keeps every pair alive, since Qt holds plain receivers weakly.

Screens are made when first visited, so that the window is usable early.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from rairdtc_gui.app import environment
from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.compare_cart import CompareCart
from rairdtc_gui.services.session import Session
from rairdtc_gui.services.settings import SettingsKeeper
from rairdtc_gui.ui.widgets.nav_bar import NavRow

if TYPE_CHECKING:
    from rairdtc_gui.app.cases import Cases
    from rairdtc_gui.ui.printing.blocks import Body
    from rairdtc_gui.ui.screens.cards.presenter import CardPresenter
    from rairdtc_gui.ui.screens.home.rows import LookUp
    from rairdtc_gui.ui.widgets.card_row import CardRow


#: The screens that can be printed as they stand; over a case the report is.
PRINTED = frozenset({Place.DRUGS, Place.COMPARE, Place.EVIDENCE, Place.TOXICITY, Place.INTERACTIONS, Place.CALCULATORS})


@dataclass(frozen=True, slots=True)
class Screen:
    """A view with the presenter that fills it."""

    view: Any  # a QWidget with route_requested, focus_first, state and restore
    presenter: Any  # with refresh and show


class Composer:
    """Makes and keeps the screens of one window. `go` follows a route that a screen asks for."""

    def __init__(
        self,
        session: Session,
        knowledge: Knowledge,
        today: Callable[[], date],
        go: Callable[[str], None],
        cases: Cases,
        settings: SettingsKeeper,
    ) -> None:
        self._settings = settings
        self._cases = cases
        self._session, self._knowledge, self._today, self._go = session, knowledge, today, go
        self._screens: dict[Place, Screen] = {}
        self._makers: dict[Place, Callable[[], Screen]] = {
            Place.HOME: self._home,
            Place.CASE: self._case,
            Place.RESULT: self._result,
            Place.REPORT: self._report,
            Place.PRINT: self._printout,
            Place.DRUGS: self._drugs,
            Place.COMPARE: self._compare,
            Place.EVIDENCE: self._evidence,
            Place.PATHWAY: self._pathway,
            Place.SIGNALS: self._signals,
            Place.TOXICITY: self._toxicity,
            Place.TOOLS: self._tools,
            Place.CALCULATORS: self._calculators,
            Place.INTERACTIONS: self._interactions,
            Place.SAVED: self._saved,
            Place.SINCE: self._since,
            Place.ABOUT: self._about,
            Place.SETTINGS: self._settings_screen,
        }
        self.cart = CompareCart()
        self._cards: CardPresenter | None = None
        self.on_new_case: Callable[[], None] = lambda: None
        self.on_example: Callable[[str], None] = lambda _example: None
        self.on_print: Callable[[], None] = lambda: None
        self.on_back: Callable[[], None] = lambda: None
        self._to_print: Body | None = None
        self.seen: Callable[[], tuple[Route, ...]] = tuple

    def screen(self, place: Place) -> Screen:
        """The screen of a place, made now if this is the first visit."""
        if place not in self._screens:
            screen = self._makers[place]()
            screen.view.route_requested.connect(self._go)
            if place in PRINTED:
                screen.view.print_requested.connect(self._print)
            self._screens[place] = screen
        return self._screens[place]

    def send_to_print(self, place: Place) -> bool:
        """Takes what a screen shows for the print screen; false if it shows nothing that is printed."""
        made = self._screens.get(place)
        self._to_print = made.view.printed() if made is not None and place in PRINTED else None
        return self._to_print is not None

    def _print(self) -> None:
        self.on_print()

    def _back(self) -> None:
        self.on_back()

    def _take_print(self) -> Body | None:
        body, self._to_print = self._to_print, None
        return body

    def card(self, target: str) -> CardRow | None:
        """What the card of a link says; none if it has no card."""
        if self._cards is None:
            from rairdtc_gui.ui.screens.cards.presenter import CardPresenter

            self._cards = CardPresenter(self._session, self._knowledge)
        return self._cards.row(target)

    @property
    def made(self) -> dict[Place, Screen]:
        """The screens made so far."""
        return self._screens

    def _home(self) -> Screen:
        from rairdtc_gui.ui.screens.home.presenter import HomePresenter
        from rairdtc_gui.ui.screens.home.view import HomeView

        view = HomeView()
        view.new_case_requested.connect(self._start_case)
        view.example_requested.connect(self._open_example)
        view.case_requested.connect(self._cases.open_case)
        recent = (self._cases.recent, self._looked_up)
        return Screen(view, HomePresenter(view, self._session, self._knowledge, self._today, *recent))

    def _looked_up(self) -> tuple[LookUp, ...]:
        from rairdtc_gui.app.recent import look_ups

        return look_ups(self.seen(), self._name_of) if self.seen() else ()

    def _name_of(self, target: str) -> str:
        card = self.card(target)
        return card.title if card is not None else ""

    def _start_case(self) -> None:
        self.on_new_case()

    def _open_example(self, example: str) -> None:
        self.on_example(example)

    def _case(self) -> Screen:
        from rairdtc_gui.ui.screens.case.presenter import CasePresenter
        from rairdtc_gui.ui.screens.case.view import CaseView

        view = CaseView()
        return Screen(view, CasePresenter(view, self._session, self._knowledge, self._today, self._cases.saved_at))

    def _result(self) -> Screen:
        from rairdtc_gui.ui.screens.result.presenter import ResultPresenter
        from rairdtc_gui.ui.screens.result.view import ResultView

        view = ResultView()
        presenter = ResultPresenter(view, self._session, self._knowledge, self._today)
        view.copy_requested.connect(presenter.on_copy_requested)
        view.undo_requested.connect(presenter.on_undo_requested)
        view.redo_requested.connect(presenter.on_redo_requested)
        return Screen(view, presenter)

    def _report(self) -> Screen:
        from rairdtc_gui.ui.screens.report.presenter import ReportPresenter
        from rairdtc_gui.ui.screens.report.view import ReportView

        view = ReportView()
        return Screen(view, ReportPresenter(view, self._session, self._knowledge, self._now))

    def _printout(self) -> Screen:
        from rairdtc_gui.ui.screens.printout.presenter import PrintoutPresenter
        from rairdtc_gui.ui.screens.printout.view import PrintoutView

        view = PrintoutView()
        view.back_requested.connect(self._back)
        session, knowledge = self._session, self._knowledge
        return Screen(view, PrintoutPresenter(view, session, knowledge, self._now, self._take_print))

    def _now(self) -> datetime:
        """The time of the clock on the day that the window goes by."""
        return datetime.combine(self._today(), environment.now().time())

    def _drugs(self) -> Screen:
        from rairdtc_gui.ui.screens.drugs.presenter import DrugsPresenter
        from rairdtc_gui.ui.screens.drugs.view import DrugsView

        view = DrugsView()
        return Screen(view, DrugsPresenter(view, self._session, self._knowledge))

    def _compare(self) -> Screen:
        from rairdtc_gui.ui.screens.compare.presenter import ComparePresenter
        from rairdtc_gui.ui.screens.compare.view import CompareView

        view = CompareView()
        return Screen(view, ComparePresenter(view, self._session, self._knowledge, self.cart))

    def _evidence(self) -> Screen:
        from rairdtc_gui.ui.screens.evidence.presenter import EvidencePresenter
        from rairdtc_gui.ui.screens.evidence.view import EvidenceView

        view = EvidenceView()
        return Screen(view, EvidencePresenter(view, self._session, self._knowledge))

    def _pathway(self) -> Screen:
        from rairdtc_gui.ui.screens.diagrams.presenter import DiagramPresenter
        from rairdtc_gui.ui.screens.diagrams.view import DiagramView

        view = DiagramView()
        return Screen(view, DiagramPresenter(view, self._session, self._knowledge))

    def _signals(self) -> Screen:
        from rairdtc_gui.ui.screens.diagrams.signals.presenter import SignalsPresenter
        from rairdtc_gui.ui.screens.diagrams.signals.view import SignalsView

        view = SignalsView()
        return Screen(view, SignalsPresenter(view, self._session, self._knowledge))

    def _toxicity(self) -> Screen:
        from rairdtc_gui.ui.screens.toxicity.presenter import ToxicityPresenter
        from rairdtc_gui.ui.screens.toxicity.view import ToxicityView

        view = ToxicityView()
        return Screen(view, ToxicityPresenter(view, self._session, self._knowledge, self._today))

    def _tools(self) -> Screen:
        from rairdtc_gui.ui.screens.tools.presenter import ToolsPresenter
        from rairdtc_gui.ui.screens.tools.view import ToolsView

        view = ToolsView()
        return Screen(view, ToolsPresenter(view))

    def _interactions(self) -> Screen:
        from rairdtc_gui.ui.screens.interactions.presenter import InteractionsPresenter
        from rairdtc_gui.ui.screens.interactions.view import InteractionsView

        view = InteractionsView()
        return Screen(view, InteractionsPresenter(view, self._session, self._knowledge))

    def _calculators(self) -> Screen:
        from rairdtc_gui.ui.screens.calculators.presenter import CalculatorsPresenter
        from rairdtc_gui.ui.screens.calculators.view import CalculatorsView

        view = CalculatorsView()
        return Screen(view, CalculatorsPresenter(view, self._session, self._knowledge, self._today))

    def _saved(self) -> Screen:
        return Screen(*self._cases.saved_screen(self._go))

    def _since(self) -> Screen:
        return Screen(*self._cases.since_screen())

    def _about(self) -> Screen:
        from rairdtc_gui.ui.screens.about.presenter import AboutPresenter
        from rairdtc_gui.ui.screens.about.view import AboutView

        view = AboutView()
        return Screen(view, AboutPresenter(view, self._knowledge, self._today))

    def _settings_screen(self) -> Screen:
        from rairdtc_gui.ui.screens.settings.presenter import SettingsPresenter
        from rairdtc_gui.ui.screens.settings.view import SettingsView

        view = SettingsView()
        usual = environment.cases()
        return Screen(view, SettingsPresenter(view, self._settings, self._knowledge, usual, self._cases.put_away))


def nav_rows(tr: Callable[[str], str], is_reference_only: bool = False) -> tuple[NavRow, ...]:
    """The views of the left column. Digits are those of the whole plan, so that keys never change later."""
    case = tr("Case (off)") if is_reference_only else tr("Case")
    return (
        NavRow(Place.HOME.value, tr("Home"), "home", 1),
        NavRow(Place.CASE.value, case, "case", 2),
        NavRow(Place.DRUGS.value, tr("Drugs"), "drug", 3),
        NavRow(Place.COMPARE.value, tr("Compare"), "compare", 4),
        NavRow(Place.EVIDENCE.value, tr("Evidence"), "evidence", 5),
        NavRow(Place.PATHWAY.value, tr("Pathway"), "pathway", 6),
        NavRow(Place.SIGNALS.value, tr("Signals"), "signals", 7),
        NavRow(Place.TOXICITY.value, tr("Toxicity"), "toxicity", 8),
        NavRow(Place.TOOLS.value, tr("Tools"), "tools", 9),
    )


#: The row of the left column that is lit for each place.
NAV_OF_PLACE = {
    Place.HOME: Place.HOME,
    Place.CASE: Place.CASE,
    Place.RESULT: Place.CASE,
    Place.REPORT: Place.CASE,
    Place.PRINT: Place.HOME,  # or that of the page that is printed
    Place.DRUGS: Place.DRUGS,
    Place.COMPARE: Place.COMPARE,
    Place.EVIDENCE: Place.EVIDENCE,
    Place.PATHWAY: Place.PATHWAY,
    Place.SIGNALS: Place.SIGNALS,
    Place.TOXICITY: Place.TOXICITY,
    Place.TOOLS: Place.TOOLS,
    Place.CALCULATORS: Place.TOOLS,
    Place.INTERACTIONS: Place.TOOLS,
    Place.SAVED: Place.CASE,
    Place.SINCE: Place.CASE,
    Place.ABOUT: Place.TOOLS,  # it is listed there
    Place.SETTINGS: Place.TOOLS,
}
