"""Looks at a finished bundle: no network library in it; files, size and oldest possible Linux are reported.

The figures also go into a JSON file beside the bundle, for `make bench`.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

NETWORK = re.compile(r"network|libssl|_ssl|_socket|_asyncio|krb5|gssapi|libcurl", re.IGNORECASE)
NOT_COUNTED = ("rairdtc.sqlite", "fonts")
GLIBC = re.compile(rb"GLIBC_(\d+)\.(\d+)")


def main(folder: Path) -> int:
    """Exit code 1: something in the bundle does not belong there."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink()]
    unwanted = [path for path in folder.rglob("*") if NETWORK.search(path.name)]
    dangling = [path for path in folder.rglob("*") if path.is_symlink() and not path.exists()]
    sizes = {path: path.stat().st_size for path in files}
    program = sum(size for path, size in sizes.items() if not set(path.parts) & set(NOT_COUNTED))
    versions = [(int(a), int(b)) for path in files if ".so" in path.name for a, b in GLIBC.findall(path.read_bytes())]
    figures = {
        "files": len(files),
        "bytes": sum(sizes.values()),
        "bytes_without_knowledge_and_fonts": program,
        "glibc": ".".join(map(str, max(versions))) if versions else None,
    }
    folder.with_suffix(".json").write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    print(
        f"{figures['files']} files, {figures['bytes'] / 1e6:.1f} MB; "
        f"{program / 1e6:.1f} MB without knowledge base and fonts; glibc {figures['glibc']}"
    )
    for path in unwanted:
        print(f"does not belong in the bundle: {path}", file=sys.stderr)
    for path in dangling:
        print(f"link to nothing: {path}", file=sys.stderr)
    return 1 if unwanted or dangling else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
