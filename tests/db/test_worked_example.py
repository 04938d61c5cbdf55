"""The worked example of db/README.md, followed block by block on a copy of the sources."""

import re
import shutil
from pathlib import Path

import pytest

from db.build.__main__ import main as build
from db.diff.__main__ import main as diff
from rairdtc_gui.app.command_line import main as rairdtc

ROOT = Path(__file__).resolve().parents[2]
_BLOCK = re.compile(r"^   ```(\w*)\n(.*?)^   ```$", re.MULTILINE | re.DOTALL)


def blocks() -> list[str]:
    """The YAML blocks of the example, without the three spaces of the list."""
    text = (ROOT / "db" / "README.md").read_text(encoding="utf-8")
    example = text[text.index("## Worked example") : text.index("## Adding a drug")]
    return [
        "\n".join(line[3:] for line in block.splitlines()) + "\n"
        for kind, block in _BLOCK.findall(example)
        if kind == "yaml"
    ]


@pytest.fixture(scope="module")
def followed(tmp_path_factory):
    """The base before the example and after it, and the text of its case."""
    tmp_path = tmp_path_factory.mktemp("example")
    source, trial, rule, case = blocks()
    sources = tmp_path / "db" / "sources"
    shutil.copytree(ROOT / "db" / "sources", sources)
    shutil.copy(ROOT / "db" / "CHANGELOG.md", sources.parent)
    old, new = tmp_path / "old.sqlite", tmp_path / "new.sqlite"
    assert build(["--sources", str(sources), "--output", str(old)]) == 0
    append(sources / "references" / "trials.yaml", source)
    (sources / "trials" / "example-phase-2.yaml").write_text(trial, encoding="utf-8")
    drug = sources / "drugs" / "pralsetinib.yaml"
    text = drug.read_text(encoding="utf-8")
    assert "\ntrials: [arrow-thyroid]" in text, "the example names the last line of the monograph"
    drug.write_text(
        text.replace("trials: [arrow-thyroid]", "trials: [arrow-thyroid, example-phase-2]"), encoding="utf-8"
    )
    append(sources / "rules" / "6-sequence.yaml", rule)
    assert build(["--sources", str(sources), "--output", str(new)]) == 0
    return old, new, case


def append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").rstrip() + "\n" + text, encoding="utf-8")


def test_the_rule_fires_in_the_case_and_not_in_the_near_miss(followed, tmp_path, capsys):
    _, new, text = followed
    case = tmp_path / "case.yaml"
    case.write_text(text, encoding="utf-8")
    words = "A phase\u00a02 trial showed responses after a first RET inhibitor."
    assert rairdtc(["--knowledge-base", str(new), "evaluate", str(case)]) == 0
    assert words in capsys.readouterr().out
    assert "prior-agents: [selpercatinib, lenvatinib]" in text
    case.write_text(text.replace("[selpercatinib, lenvatinib]", "[cabozantinib, lenvatinib]"), encoding="utf-8")
    assert rairdtc(["--knowledge-base", str(new), "evaluate", str(case)]) == 0
    assert words not in capsys.readouterr().out


def test_the_difference_lists_rule_trial_and_figure(followed, capsys):
    old, new, _ = followed
    assert diff([str(old), str(new)]) == 1
    out = capsys.readouterr().out
    advice, figure = out[: out.index("changes a figure")], out[out.index("changes a figure") : out.index("wording")]
    assert "added rule/example-second-line" in advice
    assert "added trial/example-phase-2/outcome/orr" in figure
