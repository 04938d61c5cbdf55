import io
import json
import os
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from rairdtc_gui.app.command_line import main
from rairdtc_gui.domain.rules import Stance

STANCES = ["preferred", "recommended", "consider", "none", "not-recommended", "contraindicated"]
SAME_STANCE = ("stronger recommendation", "higher certainty", "biomarker-matched", "equal on these facts")


@pytest.fixture
def case_file(tmp_path):
    def write(text, name="case.yaml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


SIMPLE = (
    "label: A-12\njurisdiction: EU\nfindings: {histology: papillary, drivers: [ret-fusion]}\nunavailable: [qtcf-ms]\n"
)


def test_json_result_has_the_documented_shape(run, case_file, knowledge):
    code, out, err = run("evaluate", "--json", case_file(SIMPLE))
    assert (code, err) == (0, "")
    data = json.loads(out)
    assert list(data) == [
        "schema",
        "label",
        "jurisdiction",
        "knowledge",
        "derived",
        "formulary",
        "first",
        "options",
        "ask_next",
    ]
    assert data["schema"] == "rairdtc.result/1"
    assert (data["label"], data["jurisdiction"]) == ("A-12", "EU")
    assert set(data["knowledge"]) == {"version", "date", "hash"}
    assert {option["id"] for option in data["options"]} == {option.id for option in knowledge.rule_set.options}
    assert set(data["derived"].values()) <= {True, False, None}
    for option in data["options"]:
        assert option["stance"] in STANCES
        assert option["status"] in ("settled", "provisional", "possible")
        low, high = (STANCES.index(stance) for stance in option["interval"])
        assert high <= STANCES.index(option["stance"]) <= low
        assert {"for", "against", "open", "cautions", "dose", "partner_doses"} <= set(option)
        for reason in (*option["for"], *option["against"], *option["open"], *option["cautions"]):
            assert reason["rule"]
            assert reason["text"]
            assert isinstance(reason["sources"], list)
    assert all({"question", "moves", "why"} <= set(gap) and gap["moves"] >= 0 for gap in data["ask_next"])


def test_options_stand_in_rank_order(run, case_file):
    _, out, _ = run("evaluate", "--json", case_file(SIMPLE))
    ranks = [STANCES.index(option["stance"]) for option in json.loads(out)["options"]]
    assert ranks == sorted(ranks)


def test_each_option_says_why_it_stands_above_the_next(run, case_file, knowledge):
    kinds = {option.id: option.is_treatment for option in knowledge.rule_set.options}
    path = case_file(SIMPLE)
    options = json.loads(run("evaluate", "--json", path)[1])["options"]
    assert options[-1]["above_next"] is None
    for option, follower in pairwise(options):
        if option["stance"] != follower["stance"]:
            assert (
                option["above_next"]
                == f"stronger stance: {said_of(option['stance'])} before {said_of(follower['stance'])}"
            )
        elif option["above_next"] == "a treatment before what goes with it":
            assert (kinds[option["id"]], kinds[follower["id"]]) == (True, False)
        elif option["interval"][1] != follower["interval"][1]:
            assert option["above_next"].startswith(f"could still become {said_of(option['interval'][1])}; ")
        else:
            assert option["above_next"].partition(":")[0] in SAME_STANCE, option["id"]


def test_the_text_compares_only_with_what_it_shows(run, case_file, knowledge):
    labels = {option.id: option.label for option in knowledge.rule_set.options}
    path = case_file(SIMPLE)
    options = json.loads(run("evaluate", "--json", path)[1])["options"]
    hidden = [labels[option["id"]] for option in options if is_hidden(option)]
    assert hidden
    out = run("evaluate", path)[1]
    assert not [label for label in hidden if f"      above {label}: " in out]
    shown = len(options) - len(hidden)
    assert shown - 2 <= out.count("      above ") < shown  # the last, and the last before those that are not shown


def said_of(code):
    return next(member.words for member in Stance if member.code == code)


def is_hidden(option):
    return option["stance"] == "none" and option["status"] != "possible"


def test_a_formulary_marks_and_hides_nothing(run, case_file):
    path, listed = case_file(SIMPLE), case_file("- sorafenib\n- pralsetinib\n", "formulary.yaml")
    plain = json.loads(run("evaluate", "--json", path)[1])
    assert plain["formulary"] is None
    assert {option["on_formulary"] for option in plain["options"]} == {None}
    code, out, err = run("evaluate", "--json", "--formulary", listed, path)
    assert (code, err) == (0, "")
    marked = json.loads(out)
    stances = [{option["id"]: option["stance"] for option in data["options"]} for data in (plain, marked)]
    assert stances[0] == stances[1]
    assert [option["stance"] for option in marked["options"]] == [option["stance"] for option in plain["options"]]
    options = {option["id"]: option for option in marked["options"]}
    assert (options["sorafenib"]["on_formulary"], options["sorafenib"]["not_on_formulary"]) == (True, [])
    assert (options["lenvatinib"]["on_formulary"], options["lenvatinib"]["not_on_formulary"]) == (False, ["lenvatinib"])
    assert options["surgery-local"]["on_formulary"] is None
    off = sum(option["on_formulary"] is False for option in marked["options"])
    assert marked["formulary"] == {"drugs": ["pralsetinib", "sorafenib"], "options_off": off}


def test_a_formulary_as_text(run, case_file):
    path, listed = case_file(SIMPLE), case_file("- sorafenib\n", "formulary.yaml")
    out = run("evaluate", "--formulary", listed, path)[1]
    assert "      not on the local formulary: lenvatinib, pembrolizumab\n" in out
    shown = out.count("      not on the local formulary: ")
    out = out.replace("\u00a0", " ")
    assert "  local formulary of 1 drug: " in out
    assert f" options name a drug that is not on it, {shown} of them shown here\n" in out
    assert "formulary" not in run("evaluate", path)[1]


def test_a_bad_formulary_gives_no_answers(run, case_file):
    code, out, err = run("evaluate", "--formulary", case_file("- lenvatinb\n", "formulary.yaml"), case_file(SIMPLE))
    assert (code, out) == (2, "")
    assert "formulary.yaml:1: unknown drug 'lenvatinb'; nearest: lenvatinib" in err


def test_example_cases_get_what_is_expected(run, knowledge, case_file):
    positive = {"preferred", "recommended", "consider"}
    for example in knowledge.example_cases:
        findings = {**dict(example.findings), **dict(example.assumed)}
        text = json.dumps({"label": example.id, "jurisdiction": example.jurisdiction, "findings": findings})
        code, out, _ = run("evaluate", "--json", case_file(text))
        assert code == 0
        stances = {option["id"]: option["stance"] for option in json.loads(out)["options"]}
        expected = dict(example.expected)
        assert all(stances[option] in ("preferred", "recommended") for option in expected["preferred"]), example.id
        assert all(stances[option] in positive for option in expected["acceptable"]), example.id
        assert all(stances[option] not in positive for option in expected["not_recommended"]), example.id
        blocked = ("not-recommended", "contraindicated")
        assert all(stances[option] in blocked for option in expected["contraindicated"]), example.id


def test_example_cases_without_a_stated_jurisdiction_take_it_from_the_region(run, knowledge, case_file):
    example = next(example for example in knowledge.example_cases if example.id.startswith("ex-04"))
    findings = {**dict(example.findings), **dict(example.assumed)}
    _, out, _ = run("evaluate", "--json", case_file(json.dumps({"findings": findings})))
    assert json.loads(out)["jurisdiction"] == "EU"


def test_what_must_be_said_is_cited_by_a_rule_that_fires(knowledge, engine):
    """Every example has reasons for its first option, each with a source."""
    from rairdtc_gui.services.case_file import CaseReader

    reader = CaseReader({question.id: question for question in knowledge.rule_set.questions})
    for example in knowledge.example_cases:
        result = engine.decide(reader.from_example(example))
        assert result.options[0].supports, example.id
        assert all(reason.rule.provenance.sources for reason in result.options[0].supports), example.id


def test_a_bad_case_is_named_and_the_others_are_evaluated(run, case_file):
    bad = case_file("findings: {histologie: papillary, crcl: 999}\n", "bad.yaml")
    code, out, err = run("evaluate", "--json", bad, case_file(SIMPLE))
    assert code == 2
    assert json.loads(out)["label"] == "A-12"
    assert f"{bad}: findings: unknown question 'histologie'; nearest: histology" in err
    assert "crcl: 999 is not allowed; allowed: a number from 0 to 300 mL/min" in err


def test_yaml_that_no_case_holds_is_named_and_the_others_are_evaluated(run, case_file):
    bad = [case_file("label: !foo", "tag.yaml"), case_file("label: \x90", "letter.yaml")]
    code, out, err = run("evaluate", "--json", *bad, case_file(SIMPLE))
    assert code == 2
    assert json.loads(out)["label"] == "A-12"
    assert err == (
        f"rairdtc: {bad[0]}:1: tag '!foo'; leave it out\nrairdtc: {bad[1]}:1: hidden character U+0090; delete it\n"
    )


def test_json_lines_on_standard_input(run, monkeypatch):
    lines = '{"label": "one"}\n\n{"label": 3}\n{"label": "two", "jurisdiction": "CN"}\n'
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))
    code, out, err = run("evaluate", "--json")
    assert code == 2
    assert [json.loads(line)["label"] for line in out.splitlines()] == ["one", "two"]
    assert "line 3: label" in err


def test_json_lines_are_utf8_whatever_the_system_speaks(base_path):
    lines = b'\xef\xbb\xbf{"label": "\xe7\x94\xb2"}\n{"label": "\xff"}\n{"label": "\\ud800"}\n{"label": "b"}\n'
    done = _process(base_path, "evaluate", "--json", input=lines)
    assert done.returncode == 2
    assert [json.loads(line)["label"] for line in done.stdout.decode("utf-8").splitlines()] == ["甲", "b"]
    assert b"line 2: label" in done.stderr
    assert b"line 3: label" in done.stderr


def test_a_reader_that_leaves_early_is_no_error(base_path):
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = _process(base_path, "drug", "lenvatinib", stdout=writing, stderr=subprocess.PIPE)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(not FULL.exists(), reason="no device that is always full")


@needs_full
@pytest.mark.parametrize("arguments", [["drug", "lenvatinib"], ["search", "hypertension"], ["knowledge"]])
def test_an_answer_that_cannot_be_written_is_said(base_path, arguments):
    with FULL.open("wb") as full:
        done = _process(base_path, *arguments, stdout=full, stderr=subprocess.PIPE)
    said = (
        "rairdtc: not all could be read or written: No space left on device; check the disk and where the answer goes\n"
    )
    assert (done.returncode, done.stderr.decode()) == (2, said)


@needs_full
def test_where_nothing_can_be_said_the_exit_code_says_it(base_path, case_file):
    with FULL.open("wb") as full:
        assert _process(base_path, "drug", "lenvatinib", stdout=full, stderr=full).returncode == 2
        bad = case_file("label: !foo")
        done = _process(base_path, "evaluate", bad, stdout=subprocess.PIPE, stderr=full)
        assert (done.returncode, done.stdout) == (2, b"")


def _process(base_path, *arguments, **streams):
    code = "import sys; from rairdtc_gui.app.command_line import main; sys.exit(main())"
    command = [sys.executable, "-X", "utf8=0", "-c", code, "--knowledge-base", str(base_path), *arguments]
    if "stdout" not in streams:
        streams["capture_output"] = True
    return subprocess.run(command, env={**os.environ, "LC_ALL": "C"}, timeout=120, check=False, **streams)


def test_jurisdiction_given_on_the_command_line_wins(run, case_file):
    _, out, _ = run("evaluate", "--json", "--jurisdiction", "JP", case_file(SIMPLE))
    assert json.loads(out)["jurisdiction"] == "JP"


def test_text_result_names_options_doses_and_open_questions(run, case_file):
    _, out, _ = run("evaluate", case_file(SIMPLE.replace("papillary,", "papillary, structural-disease: true,")))
    lines = out.splitlines()
    assert lines[0] == "A-12 · Rules: European Union"
    assert "  do first, before treatment: " in out
    assert "  Recommended · provisional · Multidisciplinary review · do first" in lines
    assert "  Possible · not indicated now, could become preferred · selpercatinib" in lines
    assert "  ask next: rai-given (could move 1 option)" in lines
    assert not [line for line in lines if line.startswith(("  none", "  not-recommended", "  possible"))]


@pytest.mark.parametrize(
    "arguments",
    [
        ["evaluate", "CASE"],
        ["drug", "lenvatinib"],
        ["dose", "lenvatinib"],
        ["toxicity", "lenvatinib", "--event", "Hypertension", "--grade", "3"],
        ["interactions", "lenvatinib", "metformin"],
        ["calculate", "qtc", "qt-ms=410", "heart-rate=72"],
        ["fit", "CASE", "select"],
        ["what-if", "CASE", "age=70"],
        ["compare", "CASE"],
    ],
)
def test_below_each_answer_stand_the_knowledge_and_whose_judgement(run, case_file, knowledge, arguments):
    path = case_file(SIMPLE)
    code, out, _ = run(*(path if argument == "CASE" else argument for argument in arguments))
    identity = knowledge.identity
    assert code == 0
    last = out.splitlines()[-1]
    assert last.startswith(f"Knowledge {identity.date} · pack {identity.version} · ")
    assert last.endswith(" · Supports, does not replace, clinical judgement.")
    assert not re.search(r"\d (?:mg|ms|percent|months|weeks)\b", out)  # each has a space that cannot break


def test_ask(run, case_file):
    code, out, _ = run("ask", case_file(SIMPLE))
    assert code == 0
    assert out.count("\n") > 3
    _, out, _ = run("ask", "--json", case_file(SIMPLE))
    moves = json.loads(out)
    assert moves[0]["moves"] >= 1
    why = {gap["question"]: gap["why"] for gap in moves}
    assert why["rai-given"].endswith("narrows what is still possible for 1 option")
    assert " less than 40 percent would move " in why["lvef-percent"]
    assert not [text for text in why.values() if re.search(r"\.\d*(?:999|001)\b", text)]
    code, _, err = run("ask", case_file("findings: {x: 1}"))
    assert code == 2
    assert "unknown question 'x'" in err


def test_drug(run):
    code, out, _ = run("drug", "lenvatinib")
    assert code == 0
    assert "lenvatinib — 24\u00a0mg — oral — once daily" in out
    assert "\nDose levels\n" in out
    assert ": Hold: Until grade 2 or less." in out.replace("\u00a0", " ")
    assert not [
        line for line in out.splitlines() if re.search(r": (?:withhold|discontinue|avoid|monitor|none): ", line)
    ]
    _, out, _ = run("drug", "lenvatinib", "--json")
    data = json.loads(out)
    assert data["schema"] == "rairdtc.drug/1"
    assert data["sections"]["dose"][0]["address"] == "drug/lenvatinib/dosing/start"
    code, _, err = run("drug", "lenvatinb")
    assert code == 2
    assert err.startswith("rairdtc: drug 'lenvatinb' is not covered by this knowledge base; nearest: lenvatinib, ")
    assert "none is near; `rairdtc search NAME` finds the id" in run("drug", "aspirin")[2]


def test_search(run):
    code, out, _ = run("search", "Lenvima")
    assert code == 0
    assert out.startswith("drug\tlenvatinib\tLenvima → lenvatinib")
    _, out, err = run("search", "zzzz")
    assert (out, err) == ("", "rairdtc: nothing found for 'zzzz'; searched: names, brands, trials, toxicities, text\n")


def test_knowledge(run):
    code, out, _ = run("knowledge", "--json", "--recall", "--questions")
    data = json.loads(out)
    assert code == 0
    names = {"drugs", "trials", "rules", "questions", "options", "sources", "facts_seen", "facts_recall", "facts_own"}
    assert set(data["counts"]) == names
    assert len(data["recall"]) == data["counts"]["facts_recall"]
    assert data["counts"]["questions"] == len(data["questions"]) > 95
    shares = {share["kind"]: share for share in data["seen"]}
    assert sum(share["seen"] for share in data["seen"]) == data["counts"]["facts_seen"]
    assert shares["drug/toxicity"]["seen"] <= shares["drug/toxicity"]["total"]
    assert "content hash" in run("knowledge")[1]


def test_editors_notes_are_counted_apart_and_left_out_of_the_share(run):
    data = json.loads(run("knowledge", "--json", "--recall")[1])
    counts = data["counts"]
    assert len(data["own"]) == counts["facts_own"] > 0
    assert not set(data["own"]) & set(data["recall"])
    total = sum(share["total"] for share in data["seen"])
    assert total == counts["facts_seen"] + counts["facts_recall"]
    said = run("knowledge", "--recall")[1]
    assert f"seen in a source: {counts['facts_seen']} of {total} facts" in said
    assert f"editor's notes, left out of that: {counts['facts_own']};" in said
    assert "editor's note: rule/current-drug-disagrees" in said
    assert "unconfirmed: rule/current-drug-disagrees" not in said


def test_an_editors_note_says_so_where_it_stands(run, monkeypatch):
    answers = {"prior-agents": ["lenvatinib"], "last-agent-outcome": "still-responding", "current-drug": "cabozantinib"}
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps({"findings": answers})))
    data = json.loads(run("evaluate", "--json")[1])
    option = next(option for option in data["options"] if option["id"] == "continue-current-drug")
    reason = next(reason for reason in option["against"] if reason["rule"] == "current-drug-disagrees")
    assert (reason["checked"], reason["sources"]) == ("own", [])
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps({"findings": answers})))
    said = run("evaluate")[1]
    assert "Until: the answers agree on which drug is running. [editor's note]\n" in said
    assert (
        "The sources read do not state a change for kidney or liver impairment. [editor's note]\n"
        in run("drug", "dexamethasone")[1]
    )


def test_self_test(run):
    code, out, err = run("self-test")
    assert (code, err) == (0, "")
    assert "6 shipped cases, 0 failures" in out


@pytest.mark.parametrize("content", [None, b"", b"SQLite format 3\0", b"not a database" * 100])
def test_unusable_knowledge_base_gives_no_answers_and_exit_4(tmp_path, capsys, content):
    path = tmp_path / "base.sqlite"
    if content is not None:
        path.write_bytes(content)
    assert main(["--knowledge-base", str(path), "knowledge"]) == 4
    output = capsys.readouterr()
    assert output.out == ""
    assert "no answers" in output.err
    assert str(path) in output.err


@pytest.mark.parametrize("arguments", [[], ["nothing"], ["drug"], ["evaluate", "--jurisdiction", "UK"]])
def test_bad_arguments_exit_2(arguments, capsys):
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
