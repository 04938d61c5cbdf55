"""The content diff names every changed fact by its address and says what the change does."""

import pytest

from db.build.__main__ import main as build_main
from db.diff.__main__ import main
from tests.db.tiny import write_tiny

RULES, DRUG, TRIAL = "rules/1-all.yaml", "drugs/drug-a.yaml", "trials/trial-b.yaml"


@pytest.fixture
def compare(tmp_path, capsys):
    """Builds the tiny base and a changed one; returns the exit code and what is under each head."""

    def run(changes=None):
        for name, change in (("old", None), ("new", changes)):
            sources = write_tiny(tmp_path / name, change)
            assert build_main(["--sources", str(sources), "--output", str(tmp_path / f"{name}.sqlite")]) == 0
        capsys.readouterr()
        code = main([str(tmp_path / "old.sqlite"), str(tmp_path / "new.sqlite")])
        heads, head = {}, ""
        for line in capsys.readouterr().out.splitlines():
            if line and not line.startswith("  "):
                head = line.rpartition(" (")[0]
                heads[head] = []
            elif line:
                heads[head].append(line.strip())
        return code, heads

    return run


def test_equal_bases_differ_in_nothing(compare):
    code, heads = compare()
    assert code == 0
    assert set(heads) == {"changes advice", "changes a figure", "wording", "shipped cases that change their result"}
    assert not any(heads.values())


@pytest.mark.parametrize(
    ("changes", "head", "line"),
    [
        ({RULES: ("stance: recommended", "stance: consider")}, "changes advice", "stance: 'recommended' -> 'consider'"),
        ({RULES: ("finding: crcl, less-than: 30", "finding: crcl, less-than: 45")}, "changes advice", "rule/kidney"),
        ({"options/1-all.yaml": ("classes: [drugs]", "classes: []")}, "changes advice", "removed option_class_member"),
        ({DRUG: ("step: 2, dose: {amount: 14.0", "step: 2, dose: {amount: 12.0")}, "changes a figure", "amount: 14.0 -> 12.0"),
        ({TRIAL: ("value: 0.21", "value: 0.22")}, "changes a figure", "changed trial/trial-b/outcome/pfs-hr: value: 0.21"),
        ({DRUG: ("until_grade: 1", "until_grade: 2")}, "changes advice", "drug/drug-a/toxicity/bleeding-3: until_grade"),
        ({RULES: ("why: May bleed.", "why: It may bleed.")}, "wording", "changed rule/bleeding-bars: why"),
        ({"differences.yaml": ("text: Later.", "text: After 6 months.")}, "changes a figure", "difference/start/two"),
    ],
)  # fmt: skip
def test_a_change_stands_under_what_it_does(compare, changes, head, line):
    code, heads = compare(changes)
    assert code == 1
    assert any(line in shown for shown in heads[head]), heads


def test_shipped_cases_that_change_are_listed_with_both_results(compare):
    _, heads = compare({RULES: ("stance: recommended", "stance: consider")})
    (line,) = heads["shipped cases that change their result"]
    assert line.startswith("ex-1: drug-a: recommended, from ")
    assert "-> consider, from " in line
    assert "24 mg" in line


def test_a_moved_row_is_no_change(compare):
    strong = "- {id: strong, label: Strong inhibitors}\n"
    _, heads = compare({"co-medicine-classes.yaml": (strong, "- {id: weak, label: Weak}\n" + strong)})
    assert [line for lines in heads.values() for line in lines] == [
        "added co_medicine_class/weak: co_medicine_class: 'id weak; label Weak'"
    ]


@pytest.mark.parametrize("content", [None, b"", b"no database at all"])
def test_a_file_that_is_no_base_is_named(tmp_path, capsys, content):
    path = tmp_path / "x.sqlite"
    if content is not None:
        path.write_bytes(content)
    assert main([str(path), str(path)]) == 2
    assert str(path) in capsys.readouterr().err
