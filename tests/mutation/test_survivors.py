"""What is written about survivors is about the code as it stands; how diffs, reasons and survivors are compared."""

import ast
from pathlib import Path

from tests.mutation.survivors import Mutant, changed_lines, explained, outdated, unexplained

ROOT = Path(__file__).resolve().parents[2]
DIFF = """--- a.py
+++ a.py
@@ -1,3 +1,3 @@
 def f(x):
-    return g(
-        x, 1
+    return g(
+        x, 2
     )"""
ONE = Mutant("a.py", "f", "return 1", "return 2")
OTHER = Mutant("a.py", "f", "return 1", "return None")


def lines_of(mutant):
    """The lines of the function that a mutant is in, joined as in a diff."""
    source = (ROOT / mutant.file).read_text(encoding="utf-8")
    *owner, name = mutant.function.split(".")
    within = ast.parse(source).body
    for wanted in owner:
        within = next(node for node in within if isinstance(node, ast.ClassDef) and node.name == wanted).body
    node = next(node for node in within if isinstance(node, ast.FunctionDef) and node.name == name)
    return " ".join(line.strip() for line in source.splitlines()[node.lineno - 1 : node.end_lineno])


def test_every_explained_mutant_is_a_change_of_code_that_is_there():
    for mutant in explained():
        assert mutant.was in lines_of(mutant), mutant
        assert mutant.was != mutant.now


def test_every_reason_says_something():
    assert all(len(reason.split()) >= 5 for reason in explained().values())


def test_what_a_diff_changes_is_told_as_one_line_each():
    assert changed_lines(DIFF) == ("return g( x, 1", "return g( x, 2")


def test_a_survivor_without_a_reason_and_a_reason_without_a_survivor_are_found():
    reasons = {ONE: "the same"}
    assert unexplained([ONE, OTHER], reasons) == [OTHER]
    assert outdated([OTHER], reasons, ["a.py"]) == [ONE]
    assert outdated([OTHER], reasons, ["b.py"]) == []
    assert outdated([ONE], reasons, ["a.py"]) == []


def test_a_survivor_is_printed_as_it_goes_into_the_list():
    assert Mutant("a.py", "f", "it's", "").as_yaml().splitlines() == [
        "    - file: a.py",
        "      function: f",
        "      was: 'it''s'",
        "      now: ''",
    ]
