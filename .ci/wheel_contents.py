"""What the wheel carries beside the code: resources and the knowledge base, under rairdtc_gui/_bundle.

The knowledge base is built first, so a wheel never holds a stale one. An editable install takes nothing along.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BUNDLE = "rairdtc_gui/_bundle"
NOT_SHIPPED = "screenshots"


class WheelContents(BuildHookInterface[Any]):
    """Called by hatchling before it writes a wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Builds the knowledge base and names the further files."""
        if version == "editable":
            return
        root = Path(self.root)
        subprocess.run([sys.executable, "-m", "db.build"], cwd=root, check=True)
        resources = [path for path in (root / "resources").iterdir() if path.name != NOT_SHIPPED]
        base = root / "db" / "rairdtc.sqlite"
        files = [*resources, base, base.with_suffix(".manifest.json")]
        build_data["force_include"] |= {str(path): f"{BUNDLE}/{path.relative_to(root).as_posix()}" for path in files}
