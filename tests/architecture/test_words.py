"""Words that the program never says in its own voice, in the built knowledge base and in its own texts.

What is commanded is said as what a source says ("contraindicated", "do not ..."), what is compared names what for, and
nothing is called safe. Terms of others stay, each with its reason.
"""

from __future__ import annotations

import ast
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.db.test_figures_in_words import WRONG

PROGRAM = Path(__file__).resolve().parents[2] / "rairdtc_gui"
NEVER = re.compile(
    r"\b(?:must|best|safe|safely|safer|safest|unsafe|(?:system|program|tool) (?:recommends?|suggests?|advises?))\b",
    re.IGNORECASE,
)
#: Official terms that hold such a word, and whose they are.
TERMS = {
    "best supportive care": "the care without a drug against the cancer, as NICE, trials and labels call it",
    "best supportive and palliative care": "the same, with the words of ESMO",
    "best overall response": "RECIST: the smallest response from start to progression",
    "best response": "RECIST, short for best overall response",
    "best responses": "RECIST, of several patients",
    "best orr": "RECIST, as the trial names its endpoint",
    "best change": "of the target lesions, as waterfall plots show it",
    "best corrected vision": "ophthalmology: with glasses",
}
#: Texts of the program that only compare, and are never shown.
COMPARED = {"Best ", "Best"}
#: Columns with what others wrote, and tables that repeat the others for search.
OTHERS = {("source", "citation")}
_TERM = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, TERMS), key=len, reverse=True))})\b", re.IGNORECASE)


def said_wrongly(text: str) -> list[str]:
    """Every word of a text that is never said, terms of others left out."""
    return NEVER.findall(_TERM.sub("", text))


@pytest.fixture(scope="module")
def stored(base_path):
    """Every sentence of the built knowledge base with the column in which it stands."""
    base = sqlite3.connect(f"file:{base_path}?mode=ro", uri=True)
    tables = [name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    texts = []
    for table in (name for name in tables if not name.startswith("search")):
        rows = base.execute(f"SELECT * FROM {table}")
        columns = [column[0] for column in rows.description]
        texts += [
            (f"{table}.{column}", text)
            for row in rows
            for column, text in zip(columns, row, strict=True)
            if isinstance(text, str) and " " in text and (table, column) not in OTHERS
        ]
    base.close()
    return texts


def texts_of(path: Path) -> Iterator[str]:
    """Every text in a module that is no docstring; what is filled in stands as an ellipsis."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            silent |= {id(part) for part in node.values}
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent:
            yield node.value


@pytest.fixture(scope="module")
def spoken():
    """Every text of the program with its module."""
    return [
        (str(path.relative_to(PROGRAM)), text)
        for path in sorted(PROGRAM.rglob("*.py"))
        for text in texts_of(path)
        if text not in COMPARED
    ]


def test_the_knowledge_base_never_says_them(stored):
    assert len(stored) > 10_000
    assert [(where, text) for where, text in stored if said_wrongly(text)] == []


def test_the_program_never_says_them(spoken):
    assert len(spoken) > 5_000
    assert [(where, text) for where, text in spoken if said_wrongly(text)] == []


def test_every_term_is_in_use(stored):
    used = {found.casefold() for _, text in stored for found in _TERM.findall(text)}
    assert used == set(TERMS)


@pytest.mark.parametrize("right", WRONG)
def test_the_program_writes_figures_as_the_knowledge_base_does(spoken, right):
    sentences = [(where, text) for where, text in spoken if " " in text and not re.search(r"[\\|]|\[\d", text)]
    assert [(where, text) for where, text in sentences if WRONG[right].search(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Avoid. If it must stay, 200 mg once daily.",
        "the best range",
        "Unsafe in heart failure",
        "The system recommends lenvatinib",
        "the best response to a safe drug",
    ],
)
def test_what_is_never_said_is_found(text):
    assert said_wrongly(text)


@pytest.mark.parametrize("text", ["Best supportive care", "Safety was not given", "best overall response (primary)"])
def test_terms_of_others_stay(text):
    assert not said_wrongly(text)
