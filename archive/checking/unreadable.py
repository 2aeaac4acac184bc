"""The part of ``archive verify`` that looks for folders that cannot be read: what they hold is checked by nobody."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from archive.checking.findings import Finding
from archive.paths import KINDS, crawls_file, day_of, names_in, portal_folder, warc_folder
from archive.sealing.seals import read_sums

UNREADABLE = "it cannot be read: mend its rights or the disk, or restore it from a copy"


def unreadable(root: Path, portal: str) -> Iterator[Finding]:
    """Folders of a portal, and their sums, that cannot be read; and the file of its runs."""
    for folder in (*(portal_folder(root, kind, portal) for kind in KINDS), warc_folder(root, portal)):
        try:
            names_in(folder)
            read_sums(folder)
        except OSError as error:
            yield _found(root, folder, error)
    try:
        crawls_file(root, portal).stat()
    except FileNotFoundError:
        pass
    except OSError as error:
        yield _found(root, crawls_file(root, portal), error)


def strays(root: Path, portal: str) -> Iterator[Finding]:
    """Files that are no day of ours, and that recipes over ``*.jsonl*`` read all the same: copies made by programs."""
    for folder in (portal_folder(root, kind, portal) for kind in KINDS):
        with suppress(OSError):  # named above
            for name in names_in(folder):
                if ".jsonl" in name and day_of(Path(name)) is None:
                    detail = "no reader of congtin takes it, other programs do: move it out of the archive"
                    file = (folder / name).relative_to(root).as_posix()
                    yield Finding(what="stray", file=file, line=0, offset=0, detail=detail)


def _found(root: Path, path: Path, error: OSError) -> Finding:
    name, why = path.relative_to(root).as_posix(), error.strerror or str(error)
    return Finding(what="unreadable", file=name, line=0, offset=0, detail=f"{why}: {UNREADABLE}")
