"""Draws every screen, both themes, at 100 % and 200 % text, as pictures of 1366×720 for people to look at."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QApplication

from rairdtc_gui.app import environment
from rairdtc_gui.app.gallery_cases import CaseGallery, Show
from rairdtc_gui.app.shell import Shell
from rairdtc_gui.domain.routes import NEWS, Place, Route
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui.theme import Mode, apply_theme, load_theme

_SCALES = (1.0, 1.5, 2.0)
_ROUNDS_TO_SETTLE = 60


def draw_gallery(app: QApplication, knowledge: Knowledge, folder: Path) -> Iterator[Path]:
    """Draws everything; yields the path of each picture."""
    folder.mkdir(parents=True, exist_ok=True)
    for mode in (Mode.LIGHT, Mode.DARK):
        for scale in _SCALES:
            apply_theme(app, load_theme(environment.resources(), mode, scale))
            shell = Shell(Session(Engine(knowledge.rule_set)), knowledge, environment.today, _ignore)
            ending = f"{mode.name.lower()}-{round(scale * 100)}.png"
            yield from _draw(app, shell, _views(shell, knowledge), folder, ending)
            shell.close()
            with TemporaryDirectory() as store:
                cases = CaseGallery(knowledge, Path(store), environment.today)
                yield from _draw(app, cases.shell, cases.views(), folder, ending)
                cases.close()


def _draw(app: QApplication, shell: Shell, views: dict[str, Show], folder: Path, ending: str) -> Iterator[Path]:
    """Shows one thing after the other in a window, and keeps a picture of each."""
    shell.window.resize(1366, 720)
    shell.window.show()
    for name, show in views.items():
        own = show()
        for _ in range(_ROUNDS_TO_SETTLE):
            app.processEvents()
        path = folder / f"{name}-{ending}"
        (own or shell.window.grab()).save(str(path))
        shell.window.top.search.clear()
        yield path


def _views(shell: Shell, knowledge: Knowledge) -> dict[str, Show]:
    """What is drawn, in this order."""
    views: dict[str, Show] = {
        "01-home": partial(shell.visit, Route(Place.HOME)),
        "02-case-empty": shell.new_case,
        "06-pathway-empty": partial(shell.visit, Route(Place.PATHWAY)),
        "07-signals-empty": partial(shell.visit, Route(Place.SIGNALS)),
        "07-signals-lenvatinib": partial(shell.visit, Route(Place.SIGNALS, "lenvatinib")),
        "07-signals-story": partial(shell.visit, Route(Place.SIGNALS, "redifferentiation")),
        "09-calculator": partial(shell.visit, Route(Place.CALCULATORS, "cockcroft-gault")),
        "05-evidence": partial(shell.visit, Route(Place.EVIDENCE)),
        "05-evidence-toxicity": partial(shell.visit, Route(Place.EVIDENCE, "", "toxicity")),
        "05-evidence-select": partial(shell.visit, Route(Place.EVIDENCE, "select")),
        "09-compare-empty": partial(shell.visit, Route(Place.COMPARE)),
        "08-toxicity": partial(shell.visit, Route(Place.TOXICITY, "lenvatinib", "Hypertension")),
        "08-interactions": partial(shell.visit, Route(Place.INTERACTIONS, "selpercatinib")),
        "09-tools": partial(shell.visit, Route(Place.TOOLS)),
        "10-search": partial(shell.window.top.search.type_text, "len"),
        "11-about": partial(shell.visit, Route(Place.ABOUT)),
        "11-about-news": partial(shell.visit, Route(Place.ABOUT, NEWS)),
        "11-settings": partial(shell.visit, Route(Place.SETTINGS)),
        "11-settings-formulary": partial(shell.visit, Route(Place.SETTINGS, "formulary")),
    }
    for example in knowledge.example_cases[:3]:
        number = example.id[:5]
        views[f"03-result-{number}"] = partial(shell.open_example, example.id)
        for panel in ("what-if", "start", "guidelines", "decision"):
            views[f"03-result-{number}-{panel}"] = partial(shell.visit, Route(Place.RESULT, "", panel))
        views[f"03-report-{number}"] = partial(shell.visit, Route(Place.REPORT))
        views[f"09-compare-{number}"] = partial(_compare, shell)
        views[f"02-case-{number}"] = partial(shell.visit, Route(Place.CASE))
        views[f"06-pathway-{number}"] = partial(shell.visit, Route(Place.PATHWAY))
        views[f"07-signals-{number}"] = partial(shell.visit, Route(Place.SIGNALS))
    views["06-pathway-outline"] = partial(_outline, shell)
    for summary in knowledge.drug_list:
        views[f"04-drug-{summary.id}"] = partial(shell.visit, Route(Place.DRUGS, summary.id))
    return views


def _outline(shell: Shell) -> None:
    """The pathway as a list, and back to the drawing with the next visit."""
    shell.visit(Route(Place.PATHWAY))
    shell.composer.screen(Place.PATHWAY).view.show_outline(True)


def _compare(shell: Shell) -> None:
    """Two drugs side by side over the open case."""
    for drug in ("lenvatinib", "sorafenib"):
        shell.go(Route(Place.COMPARE, drug).encode())


def _ignore(_step: int) -> None:
    """The gallery sets the text size itself."""
