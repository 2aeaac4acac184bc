"""Refusing to write into an archive that a newer program wrote."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

import orjson

from archive.article import SCHEMA_VERSION
from archive.disk.opening import open_file, reading
from archive.errors import NewerSchema
from archive.jsonl.scan import MAX_LINE, scan
from archive.paths import KINDS, crawls_file, day_files

_LAST = 1 << 20
"""Bytes at the end of a file in which its last whole line is looked for first."""
_OURS = f'{{"schema_version":"{SCHEMA_VERSION}",'.encode()
"""How every line of this program begins: such a line need not be taken apart."""
_VERSION = re.compile(r"(\d{1,6})\.(\d{1,6})", re.ASCII)


def refuse_newer(root: Path, portal: str, *passed: type[Exception]) -> None:
    """Raises NewerSchema if the first line of a file, or the last of a newest, is of a schema not known here.

    The lines between are looked at as they are taken into the state. What raises ``passed`` when it is read is passed
    over; else OSError is raised.
    """
    newest, days = list[Path](), list[Path]()
    for kind in KINDS:
        with suppress(*passed):
            days += (found := day_files(root, kind, portal))
            newest += found[-1:]
    newest += [crawls] if (crawls := crawls_file(root, portal)).exists() else []
    for find, paths in ((_last_version, newest), (_first_version, [*days, *newest[-1:]])):
        for path in paths:
            version = None
            with suppress(*passed), reading(path):
                version = find(path)
            if version is not None and not _is_known(version):
                raise NewerSchema(
                    f"{path} was written under schema {version}, this program knows {SCHEMA_VERSION}: upgrade congtin"
                )


def _first_version(path: Path) -> object:
    """What the first line says; None if it says nothing."""
    if path.suffix == ".zst":
        line = next((line for _, _, line in scan(path, lambda *_: None)), b"")
    else:
        with open_file(path) as stream:
            line = stream.read(len(_OURS))
            line += stream.readline(MAX_LINE) if line != _OURS else b""
    return None if line.startswith(_OURS) else _version(line)


def _last_version(path: Path) -> object:
    """What the last whole line that names a version says; None if none does."""
    if path.suffix == ".zst":
        last = None
        for _, _, line in scan(path, lambda *_: None):  # what is damaged is counted when it is absorbed
            last = line if b'"schema_version"' in line else last
        return _version(last) if last is not None else None
    size, window = path.stat().st_size, _LAST
    with open_file(path) as stream:
        while True:
            stream.seek(max(size - window, 0))
            lines = stream.read().split(b"\n")
            for line in reversed(lines if window >= size else lines[1:]):
                if (version := _version(line)) is not None:
                    return version
            if window >= size:
                return None
            window *= 8


def _version(line: bytes) -> object:
    try:
        said = orjson.loads(line)
    except orjson.JSONDecodeError:
        return None
    return said.get("schema_version") if isinstance(said, dict) else None


def _is_known(version: object) -> bool:
    """
    >>> _is_known("1.0"), _is_known("0.9"), _is_known("2.0-rc1"), _is_known(2), _is_known("999.0")
    (True, True, False, False, False)
    """
    said, ours = _VERSION.fullmatch(version) if isinstance(version, str) else None, _VERSION.fullmatch(SCHEMA_VERSION)
    assert ours is not None
    return said is not None and tuple(map(int, said.groups())) <= tuple(map(int, ours.groups()))
