"""`python -m tests.bench`: measures, prints a table and writes build/bench.json.

Times do not travel between machines; ratios taken in the same run do. Every figure therefore stands beside a floor: the
least that the same work could cost here and now. Medians of interleaved rounds.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.bench import (
    bundle,
    cases,
    drawings,
    engine,
    evidence,
    knowledge,
    monograph,
    pathway,
    report,
    search,
    start,
    window,
)
from tests.bench.row import Row, table

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    """Measures everything; exit 0 also when a target is missed, since a busy machine must not fail a build."""
    rows: list[Row] = [
        *start.rows(),
        *engine.rows(),
        *knowledge.rows(),
        *cases.rows(),
        *window.rows(),
        *pathway.rows(),
        *drawings.rows(),
        *report.rows(),
        *evidence.rows(),
        *monograph.rows(),
        *search.rows(),
        *bundle.rows(),
    ]
    print(table(rows))
    target = ROOT / "build" / "bench.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps([row.data() for row in rows], indent=2) + "\n", encoding="utf-8")
    print(f"\nfigures: {target.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
