"""``archive seal``: past days get their SHA-256, become read-only, and are compressed where that is asked for.

Every step can be killed and done again. What is sealed is never sealed anew: a file that is not what its sum says
is damaged, and stays so under its old sum.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Literal

import msgspec

from archive.disk.failures import storage
from archive.disk.files import Files, make_folders, sync
from archive.disk.opening import Unreadable, reading
from archive.jsonl.frames import pack
from archive.jsonl.tails import set_aside, torn_at
from archive.leases.fence import Fenced
from archive.leases.lease import Lease
from archive.paths import KINDS, day_of, lease_file, names_in, portal_folder
from archive.sealing.seals import compressed, is_read_only, read_sums, sum_of, unpacked_sum, write_sums
from archive.times import stamp, utc_now

_LEVEL = 12
# Of 8 MB of records: level 3 leaves 11.4 % at 70 MB/s, 12 leaves 9.2 % at 19, 15 leaves 8.8 % at 0.8 MB/s.

What = Literal["sealed", "compressed", "not-whole", "changed", "unreadable"]


class Sealed(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one day file."""

    what: What
    """``not-whole``: its end is torn, ``archive repair`` cuts it. ``changed``: it is not what was sealed.
    ``unreadable``: the disk does not give it, or it is no file; of a folder, all of its days are left as they are."""
    file: str
    """Path relative to the archive's folder, with ``/``; the new one."""
    sha256: str | None = None
    bytes: int = 0
    was: int = 0
    """Bytes, before it was compressed."""

    @property
    def is_good(self) -> bool:
        return self.what in ("sealed", "compressed")


def seal(
    root: Path,
    portal: str,
    *,
    compress: bool = False,
    files: Files | None = None,
    now: Callable[[], datetime] = utc_now,
) -> Iterator[Sealed]:
    """Seals every past day of a portal that is not sealed yet; yields what it did, file by file.

    What cannot be read is named, and the rest is sealed. Takes the lease of the portal's writer while it runs. Raises
    PortalBusy where a writer has it, LeaseLost, StorageFailed.
    """
    files = files or Files()
    with storage(root):
        make_folders(files, root / "state")
        lease = Lease.take(lease_file(root, portal), owner="seal", files=files, now=now)
        try:
            files, today = Fenced(files, lease.check), stamp(now())[:10]
            for kind in KINDS:
                folder = portal_folder(root, kind, portal)
                try:
                    yield from _Folder(files, root, folder, lease.check).seal(today, compress)
                except Unreadable:
                    yield Sealed(what="unreadable", file=folder.relative_to(root).as_posix())
            lease.release()
        finally:
            lease.abandon()


def finish(
    files: Files, root: Path, folder: Path, quarantine: Path, check: Callable[[], None]
) -> Iterator[tuple[Path, str]]:
    """Ends what a kill or a copy left half sealed in one folder; yields (file, what was done). Under the lease only."""
    yield from _Folder(files, root, folder, check).finish(quarantine)


class _Folder:
    """The days of one kind."""

    def __init__(self, files: Files, root: Path, folder: Path, check: Callable[[], None]) -> None:
        self._files, self._root, self._folder, self._check = files, root, folder, check
        self._sums = read_sums(folder)

    def seal(self, today: str, compress: bool) -> Iterator[Sealed]:
        names = names_in(self._folder)
        for name in names:
            if name.endswith(".zst.part"):  # of one that was killed
                self._files.remove(self._folder / name)
        for path in (self._folder / name for name in names):
            day = day_of(path)
            if day is not None and day < today:
                self._check()
                try:
                    with reading(path):
                        is_there = path.exists()
                    if is_there:  # and not taken away since
                        yield from self._plain(path, compress) if path.suffix == ".jsonl" else self._packed(path)
                except Unreadable as error:
                    yield Sealed(what="unreadable", file=self._name(Path(error.filename)))

    def finish(self, quarantine: Path) -> Iterator[tuple[Path, str]]:
        for path in sorted(self._folder.glob("*.jsonl")):
            if day_of(path) and compressed(path).exists() and (done := self._one_of_both(path, quarantine)):
                yield done
        for name in sorted(self._sums):
            path = self._folder / name
            if path.exists() and not is_read_only(path):
                self._files.make_read_only(path)
                yield path, "it is sealed, and read-only again"

    def _one_of_both(self, path: Path, quarantine: Path) -> tuple[Path, str] | None:
        """Of a day that lies there twice: the one that is what was sealed; None where none can be told to be."""
        packed = compressed(path)
        found, inside, expected = sum_of(path), unpacked_sum(packed), self._sums.get(path.name)
        is_packed_good = inside is not None and (
            inside == (expected or found) or sum_of(packed) == self._sums.get(packed.name)
        )
        if is_packed_good:
            if inside != found:
                set_aside(self._files, path, quarantine)
            self._take_over(path, packed)
            return packed, "the plain file beside it is gone"
        if expected != found:
            return None
        set_aside(self._files, packed, quarantine)
        self._enter({}, gone=packed.name)
        self._files.remove(packed)
        self._files.fsync_folder(self._folder)
        return path, f"{packed.name} beside it was damaged and is gone"

    def _plain(self, path: Path, compress: bool) -> Iterator[Sealed]:
        expected = self._sums.get(path.name)
        if expected and not compress and is_read_only(path) and not compressed(path).exists():
            return  # sealed; whether it is still the same is for ``archive verify``
        found = sum_of(path)
        if compressed(path).exists():
            yield from self._both(path, found)
            return
        if compressed(path).name in self._sums:  # unpacked by hand: nothing says that it is what it was
            yield self._said("changed", path)
            return
        if expected is None:
            if torn_at(path) is not None:
                yield self._said("not-whole", path)
                return
            self._make_durable(path)
            self._enter({path.name: found})
        elif found != expected:
            yield self._said("changed", path)
            return
        if not is_read_only(path):
            self._files.make_read_only(path)
        if compress:
            yield self._compress(path, found)
        elif expected is None:
            yield self._said("sealed", path, found)

    def _packed(self, path: Path) -> Iterator[Sealed]:
        """A day that lies there compressed alone."""
        expected = self._sums.get(path.name)
        plain = path.with_suffix("")
        if plain.exists() or (expected and is_read_only(path)):
            return
        found = sum_of(path)
        if expected is None:
            was = self._sums.get(plain.name)
            inside = unpacked_sum(path)
            if inside is None or was not in (None, inside):
                yield self._said("changed", path)
                return
            self._enter({path.name: found}, gone=plain.name)
            yield self._said("sealed", path, found)
        elif found != expected:
            yield self._said("changed", path)
            return
        if not is_read_only(path):
            self._files.make_read_only(path)

    def _both(self, path: Path, found: str) -> Iterator[Sealed]:
        """A compression that was killed before the plain file was gone; whatever does not agree is left alone."""
        packed = compressed(path)
        if unpacked_sum(packed) != found or self._sums.get(path.name, found) != found:
            yield self._said("changed", packed)
            return
        if not is_read_only(packed):
            self._files.make_read_only(packed)
        yield self._take_over(path, packed)

    def _compress(self, path: Path, expected: str) -> Sealed:
        packed = compressed(path)
        temporary = path.with_suffix(".zst.part")  # no name that `articles/**/*.jsonl*` finds
        handle = self._files.open_append(temporary)
        try:
            for chunk in pack(path, _LEVEL):
                self._files.write(handle, chunk)
            self._files.fsync(handle)
        finally:
            self._files.close(handle)
        if unpacked_sum(temporary) != expected:
            raise OSError(5, "what was compressed does not unpack to what it was", str(temporary))
        self._files.make_read_only(temporary)
        self._check()
        self._files.replace(temporary, packed)
        self._files.fsync_folder(self._folder)
        return self._take_over(path, packed)

    def _take_over(self, path: Path, packed: Path) -> Sealed:
        """The compressed file stands for the plain one, which goes."""
        was = path.stat().st_size
        self._enter({packed.name: sum_of(packed)}, gone=path.name)
        self._check()
        self._files.remove(path)
        self._files.fsync_folder(self._folder)
        return msgspec.structs.replace(self._said("compressed", packed, self._sums[packed.name]), was=was)

    def _make_durable(self, path: Path) -> None:
        """A sum must not outlive the bytes that it is of."""
        if is_read_only(path):
            return
        handle = self._files.open_append(path)
        try:
            sync(self._files, handle)
        finally:
            self._files.close(handle)

    def _enter(self, sums: dict[str, str], gone: str = "") -> None:
        self._check()
        self._sums = {name: value for name, value in (self._sums | sums).items() if name != gone}
        write_sums(self._files, self._folder, self._sums)

    def _said(self, what: What, path: Path, found: str | None = None) -> Sealed:
        return Sealed(what=what, file=self._name(path), sha256=found, bytes=path.stat().st_size)

    def _name(self, path: Path) -> str:
        return path.relative_to(self._root).as_posix()
