"""Refusing to write into an archive that a newer program wrote."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import orjson

from archive.article import SCHEMA_VERSION
from archive.errors import NewerSchema
from archive.paths import KINDS, crawls_file, day_files

_LAST = 1 << 20
"""Bytes at the end of a file in which its last whole line is looked for."""


def refuse_newer(root: Path, portal: str) -> None:
    """Raises NewerSchema if the portal's newest lines are of a schema that this program does not know."""
    ours = _numbers(SCHEMA_VERSION)
    for path in _newest(root, portal):
        version = _last_version(path)
        if version is not None and _numbers(version) > ours:
            raise NewerSchema(
                f"{path} was written under schema {version}, this program knows {SCHEMA_VERSION}: upgrade congtin"
            )


def _newest(root: Path, portal: str) -> Iterator[Path]:
    for kind in KINDS:
        yield from [path for path in day_files(root, kind, portal) if path.suffix == ".jsonl"][-1:]
    crawls = crawls_file(root, portal)
    if crawls.exists():
        yield crawls


def _last_version(path: Path) -> str | None:
    with path.open("rb") as stream:
        stream.seek(max(stream.seek(0, 2) - _LAST, 0))
        lines = stream.read().split(b"\n")
    for line in reversed(lines):
        try:
            said = orjson.loads(line)
        except orjson.JSONDecodeError:
            continue
        version = said.get("schema_version") if isinstance(said, dict) else None
        return version if isinstance(version, str) else None
    return None


def _numbers(version: str) -> tuple[int, ...]:
    """
    >>> _numbers("1.10") > _numbers("1.9"), _numbers("odd")
    (True, ())
    """
    parts = version.split(".")
    return tuple(map(int, parts)) if all(part.isdigit() for part in parts) else ()
