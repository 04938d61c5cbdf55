"""What is in a saved case: the case, what the knowledge base of that time said of it, and what is kept without use."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from rairdtc_gui.domain.answers import Result, Status
from rairdtc_gui.domain.case import Case, Jurisdiction
from rairdtc_gui.domain.knowledge import KnowledgeIdentity
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.services.case_file import CaseError, CaseReader, to_data
from rairdtc_gui.services.case_store.errors import Reason, StoreError
from rairdtc_gui.services.case_store.strict_json import MOST_BYTES, strict_dumps, strict_loads
from rairdtc_gui.services.case_store.unused import Unused, split, with_unused

#: The version of the program; a test compares it with the project's.
PROGRAM_VERSION = "0.1.0"
FORMAT = 1
_MOST_RESULTS = 3
_STANCES = {stance.code: stance for stance in Stance}
_STATUSES = {status.value: status for status in Status}

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class KnowledgeRef:
    """Which knowledge base a result came from."""

    version: str
    date: str
    hash: str

    @classmethod
    def of(cls, identity: KnowledgeIdentity) -> KnowledgeRef:
        """The one in use."""
        return cls(identity.version, identity.date, identity.hash)

    def data(self) -> Data:
        """As plain data."""
        return {"version": self.version, "date": self.date, "hash": self.hash}


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an option stood; the order of several is their rank."""

    option: str
    stance: Stance
    status: Status


@dataclass(frozen=True, slots=True)
class SavedCase:
    """A case with everything the list of cases shows. Moments are texts such as 2026-11-25T14:05:00+00:00."""

    id: str
    case: Case
    knowledge: KnowledgeRef
    created: str
    saved: str
    opened: str
    program: str = PROGRAM_VERSION
    jurisdiction: Jurisdiction = Jurisdiction.ANY  # whose rules led when it was saved
    standings: tuple[Standing, ...] = ()
    unused: Unused = field(default_factory=Unused)
    example: str = ""  # the id of the shipped example that it began as


@dataclass(frozen=True, slots=True)
class Envelope:
    """A saved case and its whole results, the oldest first: the last one under each of the last knowledge bases."""

    saved: SavedCase
    results: tuple[Data, ...] = ()

    def with_result(self, result: Data | None) -> Envelope:
        """With another result; the one of the same knowledge base gives way to it."""
        if result is None:
            return self
        others = [old for old in self.results if old["knowledge"]["hash"] != result["knowledge"]["hash"]]
        return replace(self, results=tuple([*others, result][-_MOST_RESULTS:]))


def encode(envelope: Envelope) -> bytes:
    """The content of a file. Results that would make it too large go, the oldest first."""
    first = strict_dumps(_data(envelope.saved))
    results = list(envelope.results)
    while len(second := strict_dumps(results)) > MOST_BYTES and results:
        results.pop(0)
    packed = zlib.compress(first)
    return struct.pack(">I", len(packed)) + packed + zlib.compress(second, 4)


def decode_saved(plain: bytes, reader: CaseReader) -> SavedCase:
    """The saved case without its results; raises `StoreError`."""
    first, _ = _parts(plain)
    return _saved(strict_loads(_unpacked(first)), reader)


def decode(plain: bytes, reader: CaseReader) -> Envelope:
    """Everything in a file; raises `StoreError`."""
    first, second = _parts(plain)
    saved = _saved(strict_loads(_unpacked(first)), reader)
    results = strict_loads(_unpacked(second))
    if not isinstance(results, list) or not all(_is_result(result) for result in results):
        raise StoreError(Reason.HOSTILE, detail="results")
    return Envelope(saved, tuple(results))


def standings_of(engine: Engine, result: Result) -> tuple[Standing, ...]:
    """The order by the rules alone: no formulary moves an option in it, and what is done first stands outside."""
    ranked = sorted(result.options, key=engine.rank)
    return tuple(Standing(answer.option, answer.stance, answer.status) for answer in ranked)


def standings_in(result: Data) -> tuple[Standing, ...]:
    """The same order, read from a stored result; raises `StoreError` if it is none."""
    return _rows_of(result, is_first=False)


def steps_in(result: Data) -> tuple[Standing, ...]:
    """What was done first by a stored result; raises `StoreError` if it is none."""
    return _rows_of(result, is_first=True)


def _rows_of(result: Data, is_first: bool) -> tuple[Standing, ...]:
    options = [option for option in result["options"] if bool(option.get("done_first")) is is_first]
    return _standings([[option.get("id"), option.get("stance"), option.get("status")] for option in options])


def _data(saved: SavedCase) -> Data:
    return {
        "format": FORMAT,
        "id": saved.id,
        "case": with_unused(to_data(saved.case), saved.unused),
        "knowledge": saved.knowledge.data(),
        "program": saved.program,
        "created": saved.created,
        "saved": saved.saved,
        "opened": saved.opened,
        "jurisdiction": saved.jurisdiction.value,
        "standings": [[standing.option, standing.stance.code, standing.status.value] for standing in saved.standings],
        "example": saved.example,
    }


def _saved(data: Any, reader: CaseReader) -> SavedCase:
    if not isinstance(data, dict) or not isinstance(data.get("format"), int):
        raise StoreError(Reason.HOSTILE, detail="envelope")
    if data["format"] > FORMAT:
        raise StoreError(Reason.NEWER_VERSION, detail=f"content {data['format']}")
    if not isinstance(data.get("case"), dict):
        raise StoreError(Reason.HOSTILE, detail="case")
    known, unused = split(data["case"], reader)
    try:
        case = reader.from_data(known, "saved case")
    except CaseError as error:
        raise StoreError(Reason.HOSTILE, detail="case") from error
    return SavedCase(
        id=_text(data, "id"),
        case=case,
        knowledge=_knowledge(data.get("knowledge")),
        created=_text(data, "created"),
        saved=_text(data, "saved"),
        opened=_text(data, "opened"),
        program=_text(data, "program"),
        jurisdiction=_jurisdiction(data.get("jurisdiction")),
        standings=_standings(data.get("standings")),
        unused=unused,
        example=_text({"example": "", **data}, "example"),
    )


def _parts(plain: bytes) -> tuple[bytes, bytes]:
    size = struct.unpack(">I", plain[:4])[0] if len(plain) >= 4 else 0
    if not 0 < size <= len(plain) - 4:
        raise StoreError(Reason.HOSTILE, detail="length")
    return plain[4 : 4 + size], plain[4 + size :]


def _unpacked(data: bytes) -> bytes:
    """Never more than the limit, however small the bomb."""
    unpacker = zlib.decompressobj()
    try:
        plain = unpacker.decompress(data, MOST_BYTES + 1)
    except zlib.error as error:
        raise StoreError(Reason.HOSTILE, detail="compression") from error
    if len(plain) > MOST_BYTES:
        raise StoreError(Reason.TOO_LARGE, detail="content")
    if not unpacker.eof or unpacker.unused_data:
        raise StoreError(Reason.HOSTILE, detail="compression")
    return plain


def _knowledge(data: object) -> KnowledgeRef:
    if not isinstance(data, Mapping):
        raise StoreError(Reason.HOSTILE, detail="knowledge")
    return KnowledgeRef(_text(data, "version"), _text(data, "date"), _text(data, "hash"))


def _jurisdiction(raw: object) -> Jurisdiction:
    try:
        return Jurisdiction(raw)
    except ValueError as error:
        raise StoreError(Reason.HOSTILE, detail="jurisdiction") from error


def _standings(data: object) -> tuple[Standing, ...]:
    if not isinstance(data, list):
        raise StoreError(Reason.HOSTILE, detail="standings")
    found = []
    for row in data:
        match row:
            case [str(option), str(stance), str(status)] if stance in _STANCES and status in _STATUSES:
                found.append(Standing(option, _STANCES[stance], _STATUSES[status]))
            case _:
                raise StoreError(Reason.HOSTILE, detail="standings")
    return tuple(found)


def _is_result(result: Any) -> bool:
    """Whether a result has the parts that are read again."""
    match result:
        case {"schema": "rairdtc.result/1", "knowledge": {"hash": str(), "version": str(), "date": str()},
              "jurisdiction": str(), "options": [*options]}:  # fmt: skip
            return all(isinstance(option, dict) and _has_reasons(option) for option in options)
    return False


def _has_reasons(option: Data) -> bool:
    lists = [option.get(name) for name in ("for", "against", "open", "cautions")]
    return all(
        isinstance(reasons, list)
        and all(
            isinstance(reason, dict)
            and isinstance(reason.get("rule"), str)
            and isinstance(reason.get("text"), str)
            and isinstance(reason.get("sources"), list)
            and all(isinstance(source, str) for source in reason["sources"])
            for reason in reasons
        )
        for reasons in lists
    )


def _text(data: Mapping[str, Any], name: str) -> str:
    raw = data.get(name)
    if not isinstance(raw, str) or len(raw) > 100 or not raw.isprintable():
        raise StoreError(Reason.HOSTILE, detail=name)
    return raw
