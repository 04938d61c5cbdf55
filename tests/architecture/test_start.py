"""What is imported before the first paint, since every import costs start-up time."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NEVER = ("yaml", "sqlite_utils", "pydantic", "jsonschema", "numpy", "asyncio", "urllib.request", "http.client",
         "importlib.metadata", "jinja2", "socket", "ssl", "db", "nacl", "cffi", "_cffi_backend",
         "rairdtc_gui.services.case_store.crypto")  # fmt: skip
SCRIPT = """
import sys
from datetime import date
from PySide6.QtWidgets import QApplication
from rairdtc_gui.app import environment
from rairdtc_gui.app.run import application
from rairdtc_gui.app.windows import Windows
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.settings import SettingsKeeper
from pathlib import Path
app = application()
windows = Windows(app, SettingsKeeper(environment.settings(), has_read=True), date.today)
windows.open(Knowledge.open(Path(sys.argv[1])), None)
app.processEvents()
print("\\n".join(sorted(sys.modules)))
"""


def test_nothing_heavy_is_imported_before_the_first_paint(base_path):
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(base_path)], cwd=ROOT, capture_output=True, text=True, check=True,
        env={"QT_QPA_PLATFORM": "offscreen", "PATH": "/usr/bin:/bin", "HOME": "/nonexistent"},
    )  # fmt: skip
    loaded = set(done.stdout.split())
    assert [module for module in NEVER if module in loaded] == []


def test_repainting_keeps_the_reference_count_of_none():
    """PySide6 6.12.0 on Python 3.11 loses a reference of None at every Python paint event and then aborts."""
    script = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
class Painted(QWidget):
    def paintEvent(self, event):
        pass
app = QApplication(["test"])
widget = Painted()
widget.show()
before = sys.getrefcount(None)
for _ in range(2000):
    widget.repaint()
print(before - sys.getrefcount(None))
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True,
        env={"QT_QPA_PLATFORM": "offscreen", "PATH": "/usr/bin:/bin", "HOME": "/nonexistent"},
    )  # fmt: skip
    assert int(done.stdout) < 100
