"""From the lines into the WARC files: whether what they point to is there, and whether the bytes are still the same."""

from __future__ import annotations

import base64
import hashlib
from bisect import bisect_right
from collections.abc import Callable, Iterator
from pathlib import Path

from archive import paths
from archive.findings import Finding, Totals
from archive.linecheck import Pointer
from archive.members import Member, members

_HASHES: dict[str, Callable[[bytes], bytes]] = {
    "md5": lambda data: hashlib.md5(data, usedforsecurity=False).digest(),
    "sha1": lambda data: hashlib.sha1(data, usedforsecurity=False).digest(),
    "sha256": lambda data: hashlib.sha256(data).digest(),
}


class Pointers:
    """The pointers of one portal. With ``keep``, ``compare`` remembers them."""

    def __init__(self, root: Path, *, keep: bool) -> None:
        self._root, self._keep = root, keep
        self._sizes: dict[str, int] = {}
        self._expected: dict[str, dict[int, str]] = {}

    def check(self, name: str, pointer: Pointer) -> Iterator[Finding]:
        """What is wrong with a pointer of file ``name`` as far as names and sizes of WARC files tell."""
        wrong = self._wrong(pointer)
        if wrong:
            yield Finding(what="pointer", file=name, line=pointer.line, offset=pointer.offset, detail=wrong)

    def compare(self, portal: str, totals: Totals) -> Iterator[Finding]:
        """Reads the portal's WARC files, and others pointed to, through: digests against bytes and pointers."""
        folder = paths.warc_folder(self._root, portal)
        names = {path.relative_to(self._root).as_posix() for path in folder.glob("*.warc.gz")}
        for name in sorted(names | self._expected.keys()):
            yield from compare_file(self._root, name, self._expected.get(name, {}), totals)

    def _wrong(self, pointer: Pointer) -> str | None:
        size = self._size(pointer.file)
        if size < 0:
            return f"there is no WARC file {pointer.file}"
        if pointer.start >= size:
            return f"{pointer.file} ends at {size}, before offset {pointer.start}"
        if self._keep:
            known = self._expected.setdefault(pointer.file, {}).setdefault(pointer.start, pointer.digest)
            if known != pointer.digest:
                return f"another line says {known} of the bytes at {pointer.file} offset {pointer.start}"
        return None

    def _size(self, name: str) -> int:
        if name not in self._sizes:
            inside = name.startswith("warc/") and ".." not in name.split("/")
            path = self._root / name
            self._sizes[name] = path.stat().st_size if inside and path.is_file() else -1
        return self._sizes[name]


def compare_file(root: Path, name: str, expected: dict[int, str], totals: Totals) -> Iterator[Finding]:
    """What is wrong with a WARC file to which lines point: ``expected`` has the digest they say of each offset.

    Behind a record that cannot be read the check goes on at the next offset that a line names.
    """
    size = (root / name).stat().st_size
    offsets = sorted(expected)
    unmet = set(offsets)
    end, is_boundary = 0, True
    while True:
        for member in members(root / name, end):
            is_boundary = True
            unmet.discard(member.offset)
            totals.warc_records += 1
            totals.warc_bytes += len(member.block)
            wrong = _digest_problem(member, expected.get(member.offset))
            if wrong:
                yield Finding(what="digest", file=name, line=0, offset=member.offset, detail=wrong)
            end = member.end
        if end >= size:
            break
        if is_boundary:
            unmet.discard(end)
            yield Finding(what="bad-warc", file=name, line=0, offset=end, detail="no whole record starts here")
        following = bisect_right(offsets, end)
        if following == len(offsets):
            break
        end, is_boundary = offsets[following], False
    for offset in sorted(unmet):
        detail = "a line points here, but no whole record starts here"
        yield Finding(what="pointer", file=name, line=0, offset=offset, detail=detail)


def _digest_problem(member: Member, expected: str | None) -> str | None:
    said = member.headers.get("warc-payload-digest", "")
    if expected is not None and said != expected:
        return f"the line says {expected}, the record {said or 'nothing'}"
    if member.headers.get("warc-type") == "revisit" or not said:
        return None  # a revisit repeats the digest of the bytes that it leaves out
    is_http = member.headers.get("content-type", "").startswith("application/http")
    payload = member.block.partition(b"\r\n\r\n")[2] if is_http else member.block
    return None if _matches(said, payload) else f"the bytes do not have the digest {said}"


def _matches(said: str, payload: bytes) -> bool:
    """
    >>> _matches("sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ", b""), _matches("sha1:" + "0" * 40, b"")
    (True, False)
    """
    name, _, value = said.partition(":")
    if name.lower() not in _HASHES:
        return False
    digest = _HASHES[name.lower()](payload)
    return value.upper().rstrip("=") == base64.b32encode(digest).decode().rstrip("=") or value.lower() == digest.hex()
