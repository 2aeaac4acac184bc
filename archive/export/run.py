"""One export from beginning to end: the format by its name, the place, the options that go with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import msgspec

from archive.choosing.chosen import Chosen, Told
from archive.errors import ArchiveError
from archive.export.csv import stream
from archive.export.whole import whole
from archive.extras import install
from archive.reader import Archive
from archive.showing.outlets import is_standard_output, is_stream
from archive.working.engines import Engine

FORMATS = {
    "parquet": "one file for pandas, Polars, DuckDB, Spark: typed, nested",
    "csv": "one file for spreadsheets: no cell is run as a formula",
    "sqlite": "one database with full-text search, for SQLite and Datasette",
    "datasets": "a folder for Hugging Face `datasets`, with card, Croissant and Data Package",
    "wacz": "one file of all captures, for ReplayWeb.page and pywb",
    "timemap": "the captures of one article (--id), as Memento's link format",
}
"""Format -> what it is for. Each is a module of this package with a function ``write``."""
_OF_ARROW = ("parquet", "datasets")


class Exported(msgspec.Struct, frozen=True, kw_only=True):
    """What was made."""

    format: str
    out: str
    count: int
    """Articles; of a TimeMap captures."""
    bytes: int | None
    """None where they went into a stream."""
    missing: dict[str, int] = {}
    """By portal, the pages that were kept and are not there any more, so that they are not in a WACZ or TimeMap."""


def export(
    archive: Archive,
    format: str,
    out: Path,
    chosen: Chosen,
    *,
    id: str | None = None,
    base: str | None = None,
    force: bool = False,
    told: Told = lambda *_: None,
    engine: Engine | None = None,
) -> Exported:
    """Writes ``chosen`` of ``archive`` to ``out``, which is there whole afterwards or not at all.

    CSV may also go to standard output (``-``, or a name of it), a pipe or a device, which get what comes as it comes.

    ``id`` and ``base`` are for a TimeMap; a far ``engine`` is for Parquet. Raises ArchiveError for a format that is
    none or whose library is missing, and for a place that may not be written.
    """
    if format not in FORMATS:
        raise ArchiveError(f"{format!r} is no format: there are {', '.join(FORMATS)}")
    if (id is not None) != (format == "timemap"):
        raise ArchiveError("a TimeMap is of one article: name it with --id, and only there")
    if base is not None and (format != "timemap" or not base.startswith(("http://", "https://"))):
        raise ArchiveError(f"--base is the http(s) address of a timemap's replay server, not {base!r} of {format}")
    if format in _OF_ARROW and find_spec("pyarrow") is None:
        raise ArchiveError(f"{format} needs pyarrow: {install('export')}")
    out = Path("-") if is_standard_output(out) else out
    is_flow = str(out) == "-" or is_stream(out)
    if is_flow and format != "csv":
        if str(out) == "-":
            raise ArchiveError(f"{format} cannot go to standard output, only csv can: name a file")
        raise ArchiveError(f"{out} is no file, and {format} cannot go into it, only csv can: name a file")
    if engine is not None and engine.is_far and format != "parquet":
        raise ArchiveError(f"many machines make parquet, not {format}: leave --engine out")
    write: Callable[..., int] = import_module(f"archive.export.{format}").write
    if is_flow:
        return Exported(format=format, out=str(out), count=stream(archive, out, chosen, told), bytes=None)
    missing: Counter[str] = Counter()
    with whole(out, folder=format == "datasets", force=force) as part:
        if id is not None:
            count = write(archive, part, id, missing, **({"base": base} if base else {}))
        elif format == "wacz":
            count = write(archive, part, chosen, told, missing)
        elif engine is not None and engine.is_far:
            count = write(archive, part, chosen, told, engine)
        else:
            count = write(archive, part, chosen, told)
        size = sum(path.stat().st_size for path in (part, *part.rglob("*")) if path.is_file())
    return Exported(format=format, out=str(out), count=count, bytes=size, missing=dict(+missing))
