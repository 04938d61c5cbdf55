"""The commands `export-fhir` and `import-fhir`."""

import errno
import json
import os

import pytest

from rairdtc_gui.app.command_line import main
from rairdtc_gui.services.case_store import disk

CASE = """\
label: B-3
jurisdiction: EU
findings:
  histology: papillary
  ecog: 1
  prior-agents: [sorafenib, lenvatinib]
  crcl: 71.5
unavailable: [qtcf-ms]
measured: {crcl: 2026-01-05}
decision: {option: lenvatinib, on: 2026-01-06, reasons: [patient-choice], words: "as \\"discussed\\""}
"""


@pytest.fixture
def case(tmp_path):
    path = tmp_path / "case.yaml"
    path.write_text(CASE, encoding="utf-8")
    return str(path)


def test_a_case_goes_out_and_comes_back(run, case, tmp_path):
    out = tmp_path / "bundle.json"
    code, said, err = run("export-fhir", case, "--out", str(out))
    assert (code, said, err) == (0, f"written: {out}\n", "")
    code, text, err = run("import-fhir", str(out))
    assert (code, err) == (0, "")
    back = tmp_path / "back.yaml"
    back.write_text(text, encoding="utf-8")
    first, second = (run("evaluate", "--json", path)[1] for path in (case, str(back)))
    assert first == second
    data = json.loads(run("import-fhir", "--json", str(out))[1])
    assert data["measured"] == {"crcl": "2026-01-05"}
    assert data["findings"]["prior-agents"] == ["sorafenib", "lenvatinib"]
    assert data["decision"]["words"] == 'as "discussed"'
    assert data["unavailable"] == ["qtcf-ms"]


def test_the_bundle_goes_to_standard_output(run, case, knowledge):
    code, out, _ = run("export-fhir", case)
    assert code == 0
    bundle = json.loads(out)
    assert (bundle["resourceType"], bundle["type"]) == ("Bundle", "collection")
    assert knowledge.identity.hash in out


def test_what_is_not_taken_is_said(run, case, tmp_path):
    bundle = json.loads(run("export-fhir", case)[1])
    bundle["entry"].append({"resource": {"resourceType": "Procedure", "id": "p1"}})
    path = tmp_path / "more.json"
    path.write_text(json.dumps(bundle), encoding="utf-8-sig")
    code, out, err = run("import-fhir", str(path))
    assert (code, err) == (0, "rairdtc: not taken: Procedure p1\n")
    assert out.startswith('label: "B-3"\n')


def test_two_patients_in_one_bundle_are_refused(run, case, tmp_path):
    first, path = json.loads(run("export-fhir", case)[1]), tmp_path / "two.json"
    (tmp_path / "other.yaml").write_text("findings: {age: 50}\n", encoding="utf-8")
    other = json.loads(run("export-fhir", str(tmp_path / "other.yaml"))[1])
    path.write_text(json.dumps({**first, "entry": first["entry"] + other["entry"]}), encoding="utf-8")
    code, out, err = run("import-fhir", str(path))
    assert (code, out) == (2, "")
    assert "is a second patient; export each patient to a file of its own" in err


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"{", "; export the case again"),
        (b"\xff", "not UTF-8 text"),
        (b"[" * 6_000_000, "larger than 5 MB"),
        (None, "cannot be read"),
    ],
)
def test_a_bad_bundle_is_refused(run, tmp_path, content, reason):
    path = tmp_path / "bad.json"
    if content is not None:
        path.write_bytes(content)
    code, out, err = run("import-fhir", str(path))
    assert (code, out) == (2, "")
    assert err.startswith(f"rairdtc: {path}: ")
    assert reason in err


def test_a_place_that_cannot_be_written_is_named(run, case, tmp_path):
    code, out, err = run("export-fhir", case, "--out", str(tmp_path / "none" / "x.json"))
    assert (code, out) == (2, "")
    assert err.endswith("x.json: cannot be written: cannot be reached; name another file\n")


class FullDisk(disk.Disk):
    """Takes a few bytes and is full then."""

    def write(self, handle, data):
        if len(data) > 10_000:
            return super().write(handle, data[:10_000])
        raise OSError(errno.ENOSPC, "No space left on device")


def test_what_stood_there_is_whole_when_the_disk_is_full(run, case, tmp_path, monkeypatch):
    out = tmp_path / "bundle.json"
    out.write_text("the old one", encoding="utf-8")
    monkeypatch.setattr(disk, "Disk", FullDisk)
    code, said, err = run("export-fhir", case, "--out", str(out))
    assert (code, said) == (2, "")
    assert err == f"rairdtc: {out}: cannot be written: disk full; name another file\n"
    assert out.read_text(encoding="utf-8") == "the old one"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bundle.json", "case.yaml"]


def test_what_a_link_names_is_written_and_the_link_stays(run, case, tmp_path):
    out, link = tmp_path / "bundle.json", tmp_path / "link.json"
    link.symlink_to(out)
    for _ in range(2):
        assert run("export-fhir", case, "--out", str(link))[0] == 0
        assert link.is_symlink()
        assert json.loads(out.read_text(encoding="utf-8"))["resourceType"] == "Bundle"


def test_a_pipe_is_not_replaced(run, case, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        code, _, err = run("export-fhir", case, "--out", str(pipe))
        assert (code, err) == (
            2,
            f"rairdtc: {pipe}: cannot be written: no file; name another, or leave --out away for standard output\n",
        )
        assert pipe.is_fifo()
    finally:
        os.close(reading)


@pytest.mark.parametrize("command", [["export-fhir"], ["import-fhir"]])
def test_missing_arguments_exit_2(command, capsys):
    with pytest.raises(SystemExit) as caught:
        main(command)
    assert caught.value.code == 2
