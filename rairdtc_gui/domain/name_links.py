"""Finds in a sentence the names of things that have a page, so that every named thing is a link to itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import copy

Pieces = tuple[tuple[str, str], ...]  # a part of a text, and the route it leads to or nothing
_NO_BREAK = "\u00a0"


class NameLinks:
    """Names and the routes they lead to. A page does not link to itself: see `without`."""

    def __init__(self, routes: Mapping[str, str]) -> None:
        """`routes`: by name as it is written; letters are as large as there."""
        self._routes = dict(routes)
        self._own = ""
        names = sorted(self._routes, key=len, reverse=True)
        found = "|".join(re.escape(name).replace("\\ ", f"[ {_NO_BREAK}]") for name in names)
        self._pattern = re.compile(rf"(?<![\w-])(?:{found})(?![\w-])") if names else None

    def without(self, route: str) -> NameLinks:
        """The same names; those that lead to one place are no links. They still are names: none begins within them."""
        others = copy(self)  # with the same pattern, which takes long to make
        others._own = route
        return others

    def pieces(self, text: str) -> Pieces:
        """The whole text in parts; what is named more than once is a link the first time."""
        found: list[tuple[str, str]] = []
        seen = {self._own}
        last = 0
        for match in self._pattern.finditer(text) if self._pattern is not None else ():
            route = self._routes[match[0].replace(_NO_BREAK, " ")]
            if route in seen:
                continue
            seen.add(route)
            if match.start() > last:
                found.append((text[last : match.start()], ""))
            found.append((match[0], route))
            last = match.end()
        if last < len(text):
            found.append((text[last:], ""))
        return tuple(found)


NO_NAMES = NameLinks({})
