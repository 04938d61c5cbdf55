"""The shape of changes.yaml: what facts said before and after a release. See db/README.md."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from db.build.models import Strict, Text

#: The parts of a fact whose old and new value are told, by the columns that hold them.
PARTS = ("text", "detail", "why", "action")


class ValueChange(Strict):
    """One part of one fact, before and after. `old`: none where the fact is new."""

    release: Text
    kind: Literal["advice", "figure", "wording"]
    address: Annotated[str, Field(pattern=r"^[a-z0-9./-]+$", max_length=160)]
    part: Literal["text", "detail", "why", "action"]
    old: Text | None
    new: Text
