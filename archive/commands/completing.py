"""What the shell may complete: read from names of files and ends of them, never from whole archives."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import typer

from archive import paths

_TAIL = 1 << 18
"""Bytes of the newest file in which ids are looked for."""
_MOST = 50
_ID = re.compile(rb'"id":"([^"\\]+)"')


def archive_of(ctx: typer.Context) -> Path:
    """The archive that the call, as far as it is typed, or the environment names."""
    return Path(ctx.params.get("archive") or os.environ.get("CONGTIN_ARCHIVE") or "archive-data")


def stored(ctx: typer.Context, incomplete: str) -> list[str]:
    """Portals that the archive holds anything of."""
    return _begin(paths.portals(archive_of(ctx), lambda _: None), incomplete)


def articles(ctx: typer.Context, incomplete: str) -> list[str]:
    """Portals with a colon behind them; behind it the ids of articles that were written last."""
    portal, colon, _number = incomplete.partition(":")
    if not colon:
        return [f"{name}:" for name in stored(ctx, incomplete)]
    return _begin(dict.fromkeys(_newest(archive_of(ctx), portal)), incomplete)[:_MOST]


def _newest(root: Path, portal: str) -> Iterator[str]:
    try:
        files = paths.day_files(root, "articles", portal)
    except (ValueError, OSError):  # no name of a portal, or nothing that may be read
        return
    for path in files[:-3:-1]:
        if path.suffix != ".jsonl":
            continue
        with path.open("rb") as file:
            file.seek(max(0, file.seek(0, os.SEEK_END) - _TAIL))
            yield from (match.decode() for match in reversed(_ID.findall(file.read())))


def formats(incomplete: str) -> list[str]:
    """Formats of an export."""
    from archive.export.run import FORMATS

    return _begin(FORMATS, incomplete)


def fields(incomplete: str) -> list[str]:
    """Fields of the record, also behind a comma."""
    from archive.article import Article

    given, comma, last = incomplete.rpartition(",")
    return [f"{given}{comma}{name}" for name in _begin(Article.__struct_fields__, last)]


def engines(incomplete: str) -> list[str]:
    """Who can do the work."""
    from archive.working.engines import FAR

    return _begin(["processes", *FAR], incomplete)


def _begin(names: Iterable[str], incomplete: str) -> list[str]:
    return [name for name in names if name.startswith(incomplete)]
