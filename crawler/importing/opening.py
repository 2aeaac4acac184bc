"""Opens what was named to import: WARC files, packed by the record or as a whole, alone or in a WACZ."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from archive.disk.failures import reason
from crawler.importing import packing, units
from crawler.importing.packing import Container, Damaged
from crawler.importing.sources import Faulty, NoSource, Source, WarcSource

_ENCRYPTED = 1
"""The bit of a member's flags that says so."""


def open_file(path: Path, work: Path) -> list[Source]:
    """The WARC files in ``path``: itself, or those of a WACZ. ``work`` takes what must be unpacked first.

    Raises ``NoSource``.
    """
    try:
        with path.open("rb") as stream:
            head = stream.read(8)
    except OSError as error:
        raise NoSource(f"{path}: {error.strerror}; give a WARC or WACZ file, or the address of a CDX server") from error
    if head.startswith(b"PK"):
        return _in_zip(path, work)
    return [_source(path.name, path, 0, path.stat().st_size, work)]


def _in_zip(path: Path, work: Path) -> list[Source]:
    try:
        with zipfile.ZipFile(path) as packed:
            inside = [info for info in packed.infolist() if _is_warc(info.filename)]
            if not inside:
                raise NoSource(f"{path} is a zip file without archive/*.warc.gz: it is no WACZ")
            return [_member(packed, info, path, work) for info in sorted(inside, key=lambda info: info.filename)]
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, OSError, ValueError) as error:
        raise NoSource(f"{path} cannot be read as a WACZ: {reason(error)}") from error


def _is_warc(name: str) -> bool:
    return name.startswith("archive/") and name.removesuffix(".gz").removesuffix(".zst").endswith(".warc")


def _member(packed: zipfile.ZipFile, info: zipfile.ZipInfo, path: Path, work: Path) -> Source:
    """One that cannot be unpacked is a bad record."""
    name = f"{path.name}:{info.filename}"
    try:
        return _zipped(packed, info, path, work)
    except Damaged as error:
        return Faulty(name, error.what, str(error))
    except RuntimeError as error:  # encrypted, or packed in a way that is not known here
        return Faulty(name, "damaged", str(error))
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError) as error:
        return Faulty(name, "damaged", f"it cannot be unpacked: {error}")


def _zipped(packed: zipfile.ZipFile, info: zipfile.ZipInfo, path: Path, work: Path) -> Source:
    """A member of a WACZ: read where it stands when it is only stored, as the format asks for."""
    name = f"{path.name}:{info.filename}"
    if info.flag_bits & _ENCRYPTED:
        raise Damaged("damaged", "it is encrypted")
    if info.compress_type == zipfile.ZIP_STORED:
        with path.open("rb") as stream:
            stream.seek(info.header_offset + 26)
            lengths = stream.read(4)
        start = info.header_offset + 30 + int.from_bytes(lengths[:2], "little") + int.from_bytes(lengths[2:], "little")
        end = min(start + info.file_size, path.stat().st_size)  # the directory may say anything
        return _source(name, path, start, end, work)
    target = _free(work)
    with packed.open(info) as inside:
        packing.write_out(_read(inside), min(info.compress_size, path.stat().st_size), target)
    return _source(name, target, 0, target.stat().st_size, work)


def _read(inside: IO[bytes]) -> Iterator[bytes]:
    while part := inside.read(1 << 20):
        yield part


def _free(work: Path) -> Path:
    return work / f"{len(list(work.iterdir()))}.warc"


def _source(name: str, path: Path, start: int, end: int, work: Path) -> Source:
    """Raises ``NoSource`` where no WARC file begins."""
    with path.open("rb") as stream:
        stream.seek(start)
        kind = packing.packing_of(stream.read(1024))
        if kind is None:
            raise NoSource(f"{name} is no WARC file: it begins with neither WARC/1, gzip nor zstd")
        dictionary = packing.dictionary_of(stream, start) if kind == "zstd" else b""
    container = Container(name, path, start, end, kind, dictionary)
    try:
        is_whole = units.is_packed_whole(container)
    except Damaged:  # to be told when its records are read
        is_whole = False
    if is_whole:
        try:
            container = units.unpack(container, _free(work))
        except Damaged as error:
            return Faulty(name, error.what, str(error))
    return WarcSource(container)
