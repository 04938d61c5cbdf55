"""Start to usable window and memory at rest, against a bare window, interleaved, each in a process of its own."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from tests.bench.row import Row

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 9

_PROBE = """
import sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Probe(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not self.done:
            self.done = True
            QTimer.singleShot(0, self.report)
        return False
    done = False
    def report(self):
        print(time.time())
        QTimer.singleShot(300, self.rest)
    def rest(self):
        with open("/proc/self/smaps_rollup") as file:
            print(next(line.split()[1] for line in file if line.startswith("Pss:")))
        QApplication.instance().quit()
"""
_BARE = (
    _PROBE
    + """
app = QApplication(["bare"])
window = QMainWindow()
window.resize(1366, 720)
probe = Probe()
app.installEventFilter(probe)
window.show()
app.exec()
"""
)
_FULL = (
    _PROBE
    + """
from datetime import date
from rairdtc_gui.app import environment
from rairdtc_gui.app.run import application
from rairdtc_gui.app.windows import Windows
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.settings import SettingsKeeper
app = application()
probe = Probe()
app.installEventFilter(probe)
windows = Windows(app, SettingsKeeper(None, theme="light"), date.today)
windows.open(Knowledge.open(environment.knowledge_base()), None)
app.exec()
"""
)
_IMPORTS = ("import PySide6.QtWidgets", "import rairdtc_gui.app.run, rairdtc_gui.ui.screens.home.view")


def _run(script: str) -> tuple[float, float]:
    """Seconds from start of the process to the first paint, and memory at rest in MB."""
    environment = _environment()
    started = time.time()
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    painted, memory = done.stdout.split()
    return float(painted) - started, int(memory) / 1024


def _environment() -> dict[str, str]:
    """As a user has it: compiled modules are kept between starts."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "QT_QPA_PLATFORM": "offscreen"}


def _import_seconds(script: str) -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, env=_environment(), check=True)
    return time.perf_counter() - started


def rows() -> list[Row]:
    """First paint, memory and imports."""
    runs = [(_run(_BARE), _run(_FULL)) for _ in range(ROUNDS)][1:]
    bare_paint, bare_memory = (statistics.median(run[0][place] for run in runs) for place in (0, 1))
    paint, memory = (statistics.median(run[1][place] for run in runs) for place in (0, 1))
    imports = [tuple(_import_seconds(script) for script in _IMPORTS) for _ in range(5)][1:]
    bare_import, all_imports = (statistics.median(entry[place] for entry in imports) for place in (0, 1))
    return [
        Row("main window, start to first paint / bare window", paint * 1000, "ms", bare_paint * 1000, 1.45),
        Row("memory at rest (PSS) / bare window", memory, "MB", bare_memory, 1.35),
        Row("imports at first paint / import QtWidgets", all_imports * 1000, "ms", bare_import * 1000, 1.2),
    ]
