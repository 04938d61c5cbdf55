"""Reads YAML strictly and remembers on which line each key stands.

Plain YAML turns `no` into False and `010` into 8, and lets a second equal key win.
Here only true, false, null and decimal numbers are more than text.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, ClassVar

import yaml

MAX_DEPTH = 20
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")


class SourceError(Exception):
    """A source file that cannot be used; says file, line, what is wrong and what to do."""

    def __init__(self, path: Path, line: int, problem: str, remedy: str) -> None:
        self.path, self.line, self.problem, self.remedy = path, line, problem, remedy
        super().__init__(f"{path}:{line}: {problem}; {remedy}")


class Node(dict[str, Any]):
    """A mapping that knows the line it starts on and the line of each key."""

    line: int = 0
    lines: dict[str, int]


class Items(list[Any]):
    """A list that knows the line it starts on and the line of each item."""

    line: int = 0
    lines: list[int]


#: The parser in C where PyYAML has it: five times as fast, the same results.
_Parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _StrictLoader(_Parser):  # type: ignore[misc,valid-type]  # chosen at run time
    yaml_implicit_resolvers: ClassVar[dict[str, list[tuple[str, re.Pattern[str]]]]] = {}


for _tag, _pattern, _first in (
    ("bool", r"^(?:true|false)$", "tf"),
    ("null", r"^(?:null|~|)$", "n~\0"),
    ("int", r"^-?(?:0|[1-9][0-9]*)$", "-0123456789"),
    ("float", r"^-?(?:0|[1-9][0-9]*)\.[0-9]+$", "-0123456789"),
):
    for _letter in _first:
        _StrictLoader.yaml_implicit_resolvers.setdefault("" if _letter == "\0" else _letter, []).append(
            (f"tag:yaml.org,2002:{_tag}", re.compile(_pattern))
        )


def load(path: Path) -> Any:
    """The content of one YAML file as nested `Node` and `Items`; raises `SourceError`."""
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise SourceError(path, 1, "not UTF-8 text", "save it as UTF-8") from error
    return load_text(text, path)


def load_text(text: str, path: Path) -> Any:
    """The content of YAML text; `path` is named in errors. Raises `SourceError`."""
    _refuse_hidden_characters(path, text)
    loader = _StrictLoader(text)
    try:
        root = _compose(path, loader, text)
        return _plain(path, loader, root, 1)
    finally:
        loader.dispose()


def _refuse_hidden_characters(path: Path, text: str) -> None:
    found = _FORBIDDEN.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        raise SourceError(path, line, f"hidden character U+{ord(found.group()):04X}", "delete it")


def _compose(path: Path, loader: _StrictLoader, text: str) -> yaml.Node:
    try:
        for event in yaml.parse(text, Loader=_Parser):
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                line = event.start_mark.line + 1 if event.start_mark else 1
                raise SourceError(path, line, "anchor or alias", "write the text out")
        root: yaml.Node | None = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise SourceError(
            path, line, f"broken YAML: {error.problem}", "check the spaces at its start, quotes and brackets"
        ) from error
    if root is None:
        raise SourceError(path, 1, "empty file", "delete it or fill it")
    return root


def _plain(path: Path, loader: _StrictLoader, node: yaml.Node, depth: int) -> Any:
    line = node.start_mark.line + 1
    if depth > MAX_DEPTH:
        raise SourceError(path, line, f"nested deeper than {MAX_DEPTH}", "flatten it")
    if isinstance(node, yaml.MappingNode):
        return _mapping(path, loader, node, depth)
    if isinstance(node, yaml.SequenceNode):
        items = Items(_plain(path, loader, child, depth + 1) for child in node.value)
        items.line, items.lines = line, [child.start_mark.line + 1 for child in node.value]
        return items
    return loader.construct_object(node, deep=True)


def _mapping(path: Path, loader: _StrictLoader, node: yaml.MappingNode, depth: int) -> Node:
    result = Node()
    result.line, result.lines = node.start_mark.line + 1, {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        key = loader.construct_object(key_node)
        if not isinstance(key, str):
            raise SourceError(path, line, f"key {key!r} is not a word", "write it in quotes")
        if key in result:
            raise SourceError(path, line, f"key {key!r} stands twice", "keep one")
        result[key] = _plain(path, loader, value_node, depth + 1)
        result.lines[key] = line
    return result


def line_of(root: Any, keys: tuple[int | str, ...]) -> int:
    """The line of the deepest part of `root` that the path `keys` reaches."""
    line, place = getattr(root, "line", 1), root
    for key in keys:
        is_known = key in place if isinstance(place, Node) else isinstance(place, Items) and key in range(len(place))
        if is_known:
            line, place = place.lines[key], place[key]
    return int(line)
