"""Sealed days: the SHA-256 of each, in a file ``SHA256SUMS`` beside them that ``sha256sum -c`` reads.

A day counts as sealed when its sum stands there, under its plain or its compressed name, and also when its file is
read-only: copies lose the one or the other.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import zstandard

from archive.disk.files import Files, put_whole
from archive.disk.opening import open_file, read_file, reading
from archive.paths import KINDS, Kind, day_file, day_of, portal_folder

NAME = "SHA256SUMS"
_READ = 8 << 10  # a block of 4 bytes can stand for 128 KiB
_LINE = re.compile(r"([0-9a-f]{64})  (\S+)")


def read_sums(folder: Path) -> dict[str, str]:
    """Name of a sealed file -> its SHA-256. Lines that are none are passed over; empty where nothing is sealed."""
    try:
        with reading(folder / NAME):
            text = read_file(folder / NAME).decode("utf-8", "replace")
    except FileNotFoundError:
        return {}
    found = (_LINE.fullmatch(line) for line in text.splitlines())
    return {line.group(2): line.group(1) for line in found if line and day_of(Path(line.group(2)))}


def bad_lines(folder: Path) -> list[int]:
    """Numbers of the lines of the sums that are none."""
    try:
        lines = read_file(folder / NAME).decode("utf-8", "replace").splitlines()
    except FileNotFoundError:
        return []
    return [number for number, line in enumerate(lines, 1) if not _LINE.fullmatch(line)]


def write_sums(files: Files, folder: Path, sums: dict[str, str]) -> None:
    """Replaces the sums of ``folder`` in one step."""
    text = "".join(f"{sums[name]}  {name}\n" for name in sorted(sums))
    put_whole(files, folder / NAME, text.encode())


class Seals:
    """Which day files of one portal are sealed, as it was when this was made."""

    def __init__(self, root: Path, portal: str, kinds: Iterable[Kind] = KINDS) -> None:
        folders = [portal_folder(root, kind, portal) for kind in kinds]
        self._days = {(folder, day_of(Path(name))) for folder in folders for name in read_sums(folder)}

    def has(self, path: Path) -> bool:
        """Whether nobody may write to ``path`` any more; False for a file that is not there."""
        return (path.parent, day_of(path)) in self._days or is_read_only(path)


def is_sealed(path: Path) -> bool:
    """Whether nobody may write to the day file ``path`` any more, in its plain or compressed form."""
    names = {day_of(Path(name)) for name in read_sums(path.parent)}
    return day_of(path) in names or is_read_only(path) or compressed(path).exists()


def in_the_way(root: Path, portal: str, day: str) -> Path | None:
    """The first sealed file of ``day``; None where a writer may add to it."""
    return next((path for kind in KINDS if is_sealed(path := day_file(root, kind, portal, day))), None)


def is_read_only(path: Path) -> bool:
    """Whether nobody has the right to write to the file; the rights of the superuser do not count."""
    try:
        return not path.stat().st_mode & 0o222
    except FileNotFoundError:
        return False


def compressed(path: Path) -> Path:
    """The other name of a day's plain file."""
    return path.with_name(path.name + ".zst")


def sum_of(path: Path) -> str:
    """SHA-256 of the bytes of a file."""
    with reading(path), open_file(path) as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def unpacked_sum(path: Path) -> str | None:
    """SHA-256 of what a ``.zst`` file unpacks to; None where it is damaged or cut short."""
    whole = hashlib.sha256()
    try:
        for chunk in unpacked(path):
            whole.update(chunk)
    except zstandard.ZstdError:
        return None
    return whole.hexdigest()


def unpacked(path: Path) -> Iterator[bytes]:
    """What the frames of a ``.zst`` file unpack to. Raises ZstdError where one is damaged or cut short."""
    unpacker, begun = zstandard.ZstdDecompressor().decompressobj(), True
    with reading(path), open_file(path) as stream:
        while data := stream.read(_READ):
            while data:
                begun = True
                yield unpacker.decompress(data)
                data = unpacker.unused_data if unpacker.eof else b""
                if unpacker.eof:
                    unpacker, begun = zstandard.ZstdDecompressor().decompressobj(), False
    if begun:
        raise zstandard.ZstdError(f"{path} is not whole")
