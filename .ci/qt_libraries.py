"""Which system libraries Qt still needs on this Linux: prints the Debian packages that have them.

With --load it loads Qt's window and off-screen plugins as well and fails when one cannot be loaded.
"""

from __future__ import annotations

import ctypes
import importlib.util
import sys
from pathlib import Path

PACKAGE_OF = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
PLUGINS = ("libqoffscreen.so", "libqxcb.so")


def why_not_loaded(library: str) -> str:
    """The loader's own words; empty when the library can be loaded."""
    try:
        ctypes.CDLL(library)
    except OSError as error:
        return str(error)
    return ""


def plugins() -> list[Path]:
    """Qt's platform plugins in the PySide6 of this environment."""
    spec = importlib.util.find_spec("PySide6")
    if spec is None or spec.origin is None:
        sys.exit("PySide6 is not installed")
    folder = Path(spec.origin).parent / "Qt" / "plugins" / "platforms"
    return [folder / name for name in PLUGINS]


def main(arguments: list[str]) -> int:
    """Exit code 1: with --load, a plugin could not be loaded."""
    missing = {package for library, package in PACKAGE_OF.items() if why_not_loaded(library)}
    print(" ".join(sorted(missing)))
    reasons = [why_not_loaded(str(plugin)) for plugin in plugins()] if "--load" in arguments else []
    for reason in filter(None, reasons):
        print(f"Qt cannot be loaded: {reason}", file=sys.stderr)
    return 1 if any(reasons) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
