"""Reads YAML strictly and remembers on which line each key stands.

Plain YAML turns `no` into False and `010` into 8, and lets a second equal key win.
Here only true, false, null and decimal numbers are more than text.
"""

from __future__ import annotations

import math
import re
from pathlib import Path
from typing import Any, ClassVar

import yaml

MAX_DEPTH = 20
#: Letters that hide something, and those that no YAML may hold.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufffe\uffff]"
)


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
        return _plain(path, loader, _compose(path, loader, text))
    finally:
        loader.dispose()


def _refuse_hidden_characters(path: Path, text: str) -> None:
    found = _FORBIDDEN.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        raise SourceError(path, line, f"hidden character U+{ord(found.group()):04X}", "delete it")


def _compose(path: Path, loader: _StrictLoader, text: str) -> yaml.Node:
    try:
        _refuse_what_is_not_plain(path, text)
        root: yaml.Node | None = loader.get_single_node()
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # the parser in Python counts letters beyond Unicode
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        problem = f"broken YAML: {getattr(error, 'problem', error)}"
        remedy = "check the spaces at its start, quotes and brackets"
        raise SourceError(path, mark.line + 1 if mark else 1, problem, remedy) from error
    if root is None:
        raise SourceError(path, 1, "empty file", "delete it or fill it")
    return root


def _refuse_what_is_not_plain(path: Path, text: str) -> None:
    """Refuses what stands for something else, and depth before anything goes down into it."""
    depth = 0
    for event in yaml.parse(text, Loader=_Parser):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise SourceError(path, line, "anchor or alias", "write the text out")
        if tag := getattr(event, "tag", None):
            raise SourceError(path, line, f"tag {tag!r:.60}", "leave it out")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise SourceError(path, line, f"nested deeper than {MAX_DEPTH}", "flatten it")


def _plain(path: Path, loader: _StrictLoader, node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return _mapping(path, loader, node)
    if isinstance(node, yaml.SequenceNode):
        items = Items(_plain(path, loader, child) for child in node.value)
        items.line, items.lines = node.start_mark.line + 1, [child.start_mark.line + 1 for child in node.value]
        return items
    return _scalar(path, loader, node)


def _scalar(path: Path, loader: _StrictLoader, node: yaml.Node) -> Any:
    try:
        value = loader.construct_object(node)
    except ValueError as error:  # Python reads no number of thousands of digits
        raise _too_large(path, node) from error
    if value in (math.inf, -math.inf):
        raise _too_large(path, node)
    return value


def _too_large(path: Path, node: yaml.Node) -> SourceError:
    return SourceError(path, node.start_mark.line + 1, "number too large", "write the figure that is meant")


def _mapping(path: Path, loader: _StrictLoader, node: yaml.MappingNode) -> Node:
    result = Node()
    result.line, result.lines = node.start_mark.line + 1, {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        key = _scalar(path, loader, key_node)
        if not isinstance(key, str):
            raise SourceError(path, line, f"key {key!r:.60} is not a word", "write it in quotes")
        if key in result:
            raise SourceError(path, line, f"key {key!r} stands twice", "keep one")
        result[key] = _plain(path, loader, value_node)
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
