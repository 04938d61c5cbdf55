"""The small file beside the knowledge base: checksum for the program, fingerprint of the sources for the builder."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

from db.build.changelog import NAME
from db.build.write import SCHEMA
from rairdtc_gui.kb.connection import SCHEMA_VERSION


def manifest_path(base: Path) -> Path:
    """Where the manifest of a knowledge base stands."""
    return base.with_suffix(".manifest.json")


def fingerprint(sources: Path) -> str:
    """A hash over everything the base is built from: sources, schema, builder and the domain."""
    root = Path(__file__).resolve().parents[2]
    inputs = [*sources.rglob("*.yaml"), *sources.parent.glob(NAME), SCHEMA, *Path(__file__).parent.glob("**/*.py")]
    inputs += (root / "rairdtc_gui" / "domain").glob("*.py")
    inputs.append(root / "rairdtc_gui" / "services" / "strict_yaml.py")
    digest = hashlib.sha256()
    for path in sorted(inputs, key=lambda path: path.as_posix()):
        digest.update(path.name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()


def write_manifest(base: Path, sources: Path, content_hash: str, version: str, date: str) -> None:
    """States what the finished base is; written in one step."""
    content = base.read_bytes()
    manifest = {
        "schema": SCHEMA_VERSION,
        "version": version,
        "date": date,
        "length": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
        "content_hash": content_hash,
        "built_from": fingerprint(sources),
    }
    path = manifest_path(base)
    building = path.with_name(path.name + ".building")
    building.write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
    os.replace(building, path)


def is_fresh(base: Path, sources: Path) -> bool:
    """Whether the base was built from exactly these sources by exactly this builder, and is unaltered."""
    try:
        manifest = json.loads(manifest_path(base).read_text(encoding="utf-8"))
        sha256 = hashlib.sha256(base.read_bytes()).hexdigest()
    except (OSError, ValueError):
        return False
    if not isinstance(manifest, dict):
        return False
    return bool(manifest.get("sha256") == sha256 and manifest.get("built_from") == fingerprint(sources))
