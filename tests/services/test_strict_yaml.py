"""Whatever stands in a YAML file, it is read as plain data or refused with its line; nothing else is ever raised."""

import math
from contextlib import suppress
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from rairdtc_gui.services import strict_yaml
from rairdtc_gui.services.strict_yaml import MAX_DEPTH, SourceError, load_text

PLACE = Path("case.yaml")
LONG = "9" * 5_000

REFUSED = {
    "own tag": ("a: 1\nlabel: !foo\n", 2, "tag '!foo'"),
    "tag of a key": ("!foo bar: 1", 1, "tag '!foo'"),
    "tag of a list": ("a: !!python/tuple [1]", 1, "tag 'tag:yaml.org,2002:python/tuple'"),
    "tag of a mapping": ("a: !!set {b}", 1, "tag"),
    "tag of a name": ("%TAG ! tag:x\n--- !x a", 2, "tag"),
    "tag that says nothing": ("a: ! 1", 1, "tag '!'"),
    "tag of something to run": ("a: !!python/object/apply:os.system ['x']", 1, "tag"),
    "word as number": ("a: !!int abc", 1, "tag"),
    "nothing as number": ("a: !!int ''", 1, "tag"),
    "word as yes or no": ("a: !!bool x", 1, "tag"),
    "word as day": ("a: !!timestamp x", 1, "tag"),
    "merge key with a tag": ("!!merge x: {b: 1}", 1, "tag"),
    "number without end": (f"a: 1\nb: {LONG}", 2, "number too large"),
    "number without end as key": (f"? {LONG}\n: 1", 1, "number too large"),
    "number that is infinite": (f"a: 1\nb: {LONG}.5", 2, "number too large"),
    "anchor": ("a: 1\nb: &x 1", 2, "anchor or alias"),
    "alias": ("a: *x", 1, "anchor or alias"),
    "merge of an alias": ("a: &x {b: 1}\nc: {<<: *x}", 1, "anchor or alias"),
    "aliases that multiply": ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]", 1, "anchor or alias"),
    "key twice": ("a: 1\nb: 2\na: 3", 3, "key 'a' stands twice"),
    "key twice in another way": ("a: 1\n'a': 3", 2, "key 'a' stands twice"),
    "list as key": ("? [a]\n: 1", 1, "is not a word"),
    "number as key": ("1: 1", 1, "key 1 is not a word"),
    "two documents": ("a: 1\n---\nb: 2", 2, "another document"),
    "other version": ("%YAML 3.0\n--- a", 1, "broken YAML"),
    "nothing": ("# only a remark", 1, "empty file"),
    "open quote": ("a: 'x", 1, "broken YAML"),
    "half a letter": ('a: "\\UFFFFFFFF"', 1, "broken YAML"),
    "deep lists": ("a: 1\nb: " + "[" * 50_000 + "]" * 50_000, 2, "nest"),
    "deep mappings": ("{a: " * 50_000, 1, "nested deeper than 20"),
    "deep items": ("- " * 50_000, 1, "nested deeper than 20"),
    "deep keys": ("? " * 50_000, 1, "nested deeper than 20"),
    **{
        f"letter U+{ord(letter):04X}": (f"a: 1\nb: {letter}", 2, f"hidden character U+{ord(letter):04X}")
        for letter in "\0\x07\x1b\x7f\x80\x90\x9f\u200b\u202e\u2066\ufeff\ufffe\uffff\ud800\udfff"
    },
    "mark of the byte order": ("\ufeffa: 1", 1, "hidden character U+FEFF"),
}

READ = {
    "merge key": ("<<: {a: 1}", {"<<": {"a": 1}}),
    "no number": ("a: .nan\nb: .inf\nc: 1e999\nd: NaN", {"a": ".nan", "b": ".inf", "c": "1e999", "d": "NaN"}),
    "other numbers": ("a: 0x1f\nb: 010\nc: 1_000\nd: 1:30", {"a": "0x1f", "b": "010", "c": "1_000", "d": "1:30"}),
    "large number": ("a: " + "9" * 400, {"a": 10**400 - 1}),
    "words": ("a: no\nb: 'true'\nc: 2026-01-01", {"a": "no", "b": "true", "c": "2026-01-01"}),
    "plain": ("a: true\nb: ~\nc: -1.5", {"a": True, "b": None, "c": -1.5}),
    "letters": ("a: 😀病例\u00a0ä", {"a": "😀病例\u00a0ä"}),
    "as deep as may be": ("[" * MAX_DEPTH + "]" * MAX_DEPTH, None),
}


@pytest.fixture(params=["in C", "in Python"])
def parser(request, monkeypatch):
    """Both parsers: PyYAML has the one in C only where it was built with it."""
    if request.param == "in Python":
        table = strict_yaml._StrictLoader.yaml_implicit_resolvers
        monkeypatch.setattr(strict_yaml, "_Parser", yaml.SafeLoader)
        monkeypatch.setattr(
            strict_yaml, "_StrictLoader", type("Loader", (yaml.SafeLoader,), {"yaml_implicit_resolvers": table})
        )
    return request.param


@pytest.mark.parametrize("name", REFUSED)
def test_what_no_plain_file_holds_is_refused_with_its_line(parser, name):
    text, line, problem = REFUSED[name]
    with pytest.raises(SourceError) as caught:
        load_text(text, PLACE)
    assert (caught.value.path, caught.value.line) == (PLACE, line)
    assert problem in caught.value.problem
    assert caught.value.remedy


@pytest.mark.parametrize("name", READ)
def test_what_only_looks_odd_is_read_as_it_stands(parser, name):
    text, expected = READ[name]
    found = load_text(text, PLACE)
    assert expected is None or found == expected


PIECES = [
    "a", "b: ", "\n", "  ", "- ", "? ", ": ", "[", "]", "{", "}", ", ", "&x ", "*x ", "!!int ", "!t ", "! ", "'", '"',
    "|", ">", "#", "%", "---\n", "...\n", "\t", "<<: ", "9" * 30, "-0.5", "true", "~", LONG, "\x85", "\u2028", "\ufeff",
    "\x90", "\ud800", "\\UFFFFFFFF", "\\ud800", "%YAML 1.1\n", "%TAG ! x\n", "=", "@", "`", "😀", "\\",
]  # fmt: skip


@given(pieces=st.lists(st.sampled_from(PIECES), max_size=14))
@settings(max_examples=400, deadline=None, database=None)
def test_any_text_is_read_as_plain_data_or_refused(pieces):
    found = None
    with suppress(SourceError):
        found = load_text("".join(pieces), PLACE)
    assert is_plain(found)


def is_plain(found):
    match found:
        case dict():
            return all(isinstance(key, str) and is_plain(value) for key, value in found.items())
        case list():
            return all(is_plain(item) for item in found)
        case float():
            return math.isfinite(found)
    return found is None or isinstance(found, bool | int | str)
