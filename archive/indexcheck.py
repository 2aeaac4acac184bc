"""The CDXJ file beside a WARC file: whether each of its lines points to a response, and the file reaches that far."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import orjson

from archive.cdxj import covered
from archive.findings import Finding
from archive.paths import warc_folder


class IndexLines:
    """The lines of one CDXJ file, by the offset that they point to; to be met one by one."""

    def __init__(self, root: Path, warc: str) -> None:
        """``warc``: path of the WARC file, relative to ``root``. Without an index there is nothing to meet."""
        self._name, self._file = warc.removesuffix(".warc.gz") + ".cdxj", warc.rpartition("/")[2]
        self._waiting: dict[int, int] = {}
        self._bad: list[int] = []
        try:
            data = (root / self._name).read_bytes()
        except FileNotFoundError:
            return
        for number, line in enumerate(data.splitlines(), 1):
            offset = self._offset(line)
            if offset is None:
                self._bad.append(number)
            else:
                self._waiting[offset] = number

    def met(self, offset: int) -> None:
        """A response starts at ``offset``."""
        self._waiting.pop(offset, None)

    def findings(self) -> Iterator[Finding]:
        """What is wrong, once the WARC file has been read through."""
        wrong = [(number, "this is no line of an index") for number in self._bad]
        wrong += [(number, f"no response starts at {offset}") for offset, number in self._waiting.items()]
        for number, detail in sorted(wrong):
            yield Finding(what="index", file=self._name, line=number, offset=0, detail=detail)

    def _offset(self, line: bytes) -> int | None:
        try:
            entry = orjson.loads(line[line.index(b"{") :])
            return int(entry["offset"]) if entry["filename"] == self._file else None
        except (ValueError, KeyError, TypeError):
            return None


def lengths(root: Path, portal: str) -> Iterator[Finding]:
    """WARC files of a portal that end before the last record that their index knows of."""
    for index in sorted(warc_folder(root, portal).glob("*.cdxj")):
        warc = index.with_name(f"{index.stem}.warc.gz")
        size = warc.stat().st_size if warc.is_file() else -1
        end = covered(index.read_bytes().splitlines())
        if size < end:
            state = f"ends at {size}" if size >= 0 else "is not there"
            detail = f"the file {state}, its index knows records up to {end}: restore it from a copy"
            name = warc.relative_to(root).as_posix()
            yield Finding(what="short-warc", file=name, line=0, offset=max(size, 0), detail=detail)
