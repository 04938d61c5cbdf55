"""Size of the bundled program against a bundle of a bare window. Only where `make bundle` has been run."""

from __future__ import annotations

import json
from pathlib import Path

from tests.bench.row import Row

FOLDER = Path(__file__).resolve().parents[2] / "build" / "bundle"


def rows() -> list[Row]:
    """Size and number of files, if both bundles were built."""
    try:
        ours = json.loads((FOLDER / "rairdtc.json").read_text(encoding="utf-8"))
        bare = json.loads((FOLDER / "bare.json").read_text(encoding="utf-8"))
    except OSError:
        print("bundle not measured: run `make bundle` and `sh .ci/bundle bare` first")
        return []
    key = "bytes_without_knowledge_and_fonts"
    return [
        Row("bundle without knowledge base and fonts / bare bundle", ours[key] / 1e6, "MB", bare[key] / 1e6, 1.1),
        Row("files in the bundle", ours["files"], "files", None, 125, limits_value=True),
    ]
