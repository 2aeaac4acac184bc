"""Day files, the writing side: groups of lines appended to the JSON Lines of one kind and portal."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import NamedTuple

from archive.disk.files import Files, Handle, sync
from archive.disk.opening import open_file
from archive.errors import LeaseLost, StorageFailed
from archive.jsonl.frames import read_at
from archive.paths import Kind, day_file
from archive.sealing.seals import is_sealed


class Place(NamedTuple):
    """Where a line stands."""

    file: str
    """Path relative to the archive's folder; of the plain file, also once it is compressed."""
    offset: int
    length: int
    """Bytes, without the line feed."""


def read_line(root: Path, place: Place) -> bytes:
    """The line at ``place``, from the plain file or its compressed form. OSError if it is not there any more."""
    path = root / place.file
    if not path.exists():
        return read_at(path.with_name(path.name + ".zst"), place.offset, place.length)
    with open_file(path) as stream:
        stream.seek(place.offset)
        return stream.read(place.length)


class DayLines:
    """Appends to the day files of one kind of one portal.

    A group is ``begin``, any number of ``add``, then ``write``; ``done`` keeps it, ``undo`` takes it back.
    """

    def __init__(self, files: Files, root: Path, kind: Kind, portal: str) -> None:
        self.kind = kind
        self._files, self._root, self._portal = files, root, portal
        self._path, self._name = Path(), ""
        self._handle: Handle | None = None
        self._base = 0
        self._staged: dict[int, bytes] = {}
        self._end = 0

    def begin(self, day: str) -> None:
        """Starts a group that goes to ``day``'s file (``YYYY-MM-DD``, UTC)."""
        path = day_file(self._root, self.kind, self._portal, day)
        if path != self._path:
            self.close()
            self._path, self._name = path, path.relative_to(self._root).as_posix()
            if is_sealed(path):
                raise StorageFailed(f"{path} is sealed, nothing is added to it (is the clock of this machine right?)")
            self._base = path.stat().st_size if path.exists() else 0
        self._staged.clear()
        self._end = self._base

    def is_closed(self, day: str) -> bool:
        """Whether ``day`` is sealed."""
        return is_sealed(day_file(self._root, self.kind, self._portal, day))

    def add(self, line: bytes) -> Place:
        """Stages one line (without its line feed) and says where it will stand."""
        place = Place(self._name, self._end, len(line))
        self._staged[self._end] = line
        self._end += len(line) + 1
        return place

    def read(self, place: Place) -> bytes:
        """A line of the disk, or one of this group."""
        staged = self._staged.get(place.offset)
        if staged is not None and place.file == self._name:
            return staged
        return read_line(self._root, place)

    def write(self) -> int:
        """Writes the staged lines and makes them durable; returns the bytes."""
        if not self._staged:
            return 0
        if self._handle is None:
            self._handle = self._files.open_append(self._path)
        data = b"\n".join(self._staged.values()) + b"\n"
        self._files.write(self._handle, data)
        sync(self._files, self._handle)
        return len(data)

    def done(self) -> tuple[str, int] | None:
        """The group stands: (file, its size now), or None if nothing was added to it."""
        if not self._staged:
            return None
        self._base = self._end
        self._staged.clear()
        return self._name, self._base

    def rest(self) -> None:
        """Lets go of the file until the next group."""
        if self._handle is not None:
            with contextlib.suppress(OSError):  # every byte that counts was fsynced before
                self._files.rest(self._handle)

    def undo(self) -> None:
        """After a failure: gives up the handle and cuts the file back to the last group, as far as the disk lets it."""
        self._staged.clear()
        if self._handle is None:
            return
        # What cannot be cut now is cut by the next start.
        with contextlib.suppress(OSError, LeaseLost):
            self._files.truncate(self._path, self._base)
        self.close()

    def close(self) -> None:
        handle, self._handle, self._path = self._handle, None, Path()
        if handle is not None:
            with contextlib.suppress(OSError):  # every byte that counts was fsynced before
                self._files.close(handle)
