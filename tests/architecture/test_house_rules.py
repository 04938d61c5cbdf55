"""Rules about the code that imports cannot say. Each names the file and line that breaks it."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = sorted((ROOT / "rairdtc_gui").rglob("*.py"))
BUILDER = sorted((ROOT / "db").rglob("*.py"))
SQL = re.compile(r"\b(SELECT\s.+\sFROM|INSERT INTO|CREATE TABLE|PRAGMA)\b", re.IGNORECASE | re.DOTALL)
COLOUR = re.compile(r"^#[0-9a-fA-F]{3,8}$")
MOST_LINES, MOST_FUNCTION_LINES = 400, 60


@pytest.fixture(scope="module", autouse=True)
def _trees_of_this_module_only():
    yield
    tree.cache_clear()


def name(path):
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def calls(path):
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            function = node.func
            called = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
            yield called, node


def literals(path):
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value, node.lineno


def found(paths, allowed, test):
    return [problem for path in paths if not name(path).startswith(allowed) for problem in test(path)]


def test_files_and_functions_stay_small():
    problems = []
    for path in PACKAGE + BUILDER:
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > MOST_LINES:
            problems.append(f"{name(path)}: {lines} lines")
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno + 1 > MOST_FUNCTION_LINES:
                problems.append(f"{name(path)}:{node.lineno}: {node.name} is too long")
    assert not problems


def test_init_files_stay_empty():
    assert [name(path) for path in PACKAGE + BUILDER if path.name == "__init__.py" and path.read_text().strip()] == []


def test_sql_only_in_kb():
    def sql(path):
        return [f"{name(path)}:{line}" for text, line in literals_with_docstrings(path) if SQL.search(text)]

    assert found(PACKAGE, "rairdtc_gui/kb/", sql) == []


def literals_with_docstrings(path):
    documented = {ast.get_docstring(node, clean=False) for node in ast.walk(tree(path))
                  if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)}  # fmt: skip
    return [(text, line) for text, line in literals(path) if text not in documented]


@pytest.mark.parametrize(
    ("function", "allowed"),
    [
        ("print", ("nothing",)),
        ("eval", ("nothing",)),
        ("exec", ("rairdtc_gui/app/run.py", "rairdtc_gui/ui/dialogs.py")),  # of the application and of dialogs
        ("QShortcut", ("rairdtc_gui/ui/widgets/keys.py",)),  # there it gets the words that the list of keys shows
        ("setStyleSheet", ("rairdtc_gui/ui/theme.py",)),
        ("setHtml", ("rairdtc_gui/ui/widgets/text.py", "rairdtc_gui/ui/widgets/text_block.py")),
        ("setMarkdown", ("nothing",)),
        ("insertHtml", ("nothing",)),
        ("appendHtml", ("nothing",)),
        ("QStaticText", ("rairdtc_gui/ui/widgets/text.py",)),  # guesses as QLabel does, unless it is told
        ("QGraphicsTextItem", ("nothing",)),
        ("setToolTip", ("rairdtc_gui/ui/widgets/text.py",)),
        (
            "setTextFormat",
            ("rairdtc_gui/ui/widgets/text.py", "rairdtc_gui/ui/widgets/text_block.py", "rairdtc_gui/ui/dialogs.py"),
        ),
    ],
)
def test_called_only_where_allowed(function, allowed):
    def test(path):
        return [f"{name(path)}:{node.lineno}" for called, node in calls(path) if called == function]

    assert found(PACKAGE, allowed, test) == []


def test_message_boxes_only_in_dialogs():
    def test(path):
        return [name(path)] if "QMessageBox" in path.read_text(encoding="utf-8") else []

    assert found(PACKAGE, ("rairdtc_gui/ui/dialogs.py",), test) == []


def test_bare_labels_only_where_text_is_made_safe():
    """QLabel guesses whether text is markup; only the safe label classes may be used for text."""

    def test(path):
        labels = [node for called, node in calls(path) if called == "QLabel" and node.args]
        return [f"{name(path)}:{node.lineno}" for node in labels if not _is_parent(node.args[0])]

    assert found(PACKAGE, ("rairdtc_gui/ui/widgets/text.py",), test) == []


def _is_parent(node):
    return isinstance(node, ast.Name) and node.id in ("self", "parent")


def test_colours_only_in_the_theme():
    def test(path):
        return [f"{name(path)}:{line}" for text, line in literals(path) if COLOUR.match(text)]

    assert found(PACKAGE, ("rairdtc_gui/ui/theme.py",), test) == []


def test_broad_excepts_only_where_the_last_resort_is():
    def test(path):
        return [
            f"{name(path)}:{node.lineno}"
            for node in ast.walk(tree(path))
            if isinstance(node, ast.ExceptHandler)
            and (
                node.type is None
                or (isinstance(node.type, ast.Name) and node.type.id in ("Exception", "BaseException"))
            )
        ]

    assert found(PACKAGE, ("rairdtc_gui/app/crash.py", "rairdtc_gui/app/selftest.py"), test) == []


def test_translated_texts_are_literals():
    def test(path):
        problems = []
        for called, node in calls(path):
            of = getattr(getattr(node.func, "value", None), "id", "")
            places = {"self.tr": 1, "QCoreApplication.translate": 2, ".translate": 2}
            texts = node.args[: places.get(f"{of}.{called}", 0)]
            problems += [f"{name(path)}:{node.lineno}" for text in texts if not isinstance(text, ast.Constant)]
        return problems

    assert found(PACKAGE, ("rairdtc_gui/ui/translation.py",), test) == []


def test_no_mocks():
    tests = sorted((ROOT / "tests").rglob("*.py"))
    assert [
        name(path) for path in tests if "unittest.mock" in path.read_text(encoding="utf-8") and path != Path(__file__)
    ] == []


def test_every_module_says_what_it_is_for():
    missing = [
        name(path) for path in PACKAGE + BUILDER if path.name != "__init__.py" and not ast.get_docstring(tree(path))
    ]
    assert missing == []
