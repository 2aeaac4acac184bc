"""One export from beginning to end: the format by its name, the place, the options that go with it."""

from __future__ import annotations

from collections import Counter
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from archive.choosing.chosen import Chosen, Told
from archive.errors import ArchiveError
from archive.export.timemap import BASE
from archive.export.whole import whole
from archive.extras import install
from archive.reader import Archive
from archive.showing.outlets import is_standard_output, is_stream
from archive.working.engines import Engine


class Format(NamedTuple):
    """A format. The module of this package that is called so has ``write(archive, out, chosen, told) -> int``, which
    returns how many articles it wrote, and takes besides what is said here."""

    said: str
    """What it is for."""
    is_folder: bool = False
    of_arrow: bool = False
    """Its module needs pyarrow."""
    flows: bool = False
    """It may go to standard output, a pipe or a device: its module has ``stream``, too."""
    is_shared: bool = False
    """Many machines can make it (``engine``)."""
    of_captures: bool = False
    """What of its pages is gone is counted (``missing``)."""
    of_one: bool = False
    """Of the captures of one article: ``write(archive, out, id, missing, base)``."""


FORMATS = {
    "parquet": Format("one file for pandas, Polars, DuckDB, Spark: typed, nested", of_arrow=True, is_shared=True),
    "csv": Format("one file for spreadsheets: no cell is run as a formula", flows=True),
    "sqlite": Format("one database with full-text search, for SQLite and Datasette"),
    "datasets": Format(
        "a folder for Hugging Face `datasets`, with card, Croissant and Data Package", is_folder=True, of_arrow=True
    ),
    "wacz": Format("one file of all captures, for ReplayWeb.page and pywb", of_captures=True),
    "timemap": Format("the captures of one article (--id), as Memento's link format", of_one=True),
}


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
    kind = FORMATS[format]
    if (id is not None) != kind.of_one:
        raise ArchiveError("a TimeMap is of one article: name it with --id, and only there")
    if base is not None and not (kind.of_one and base.startswith(("http://", "https://"))):
        raise ArchiveError(f"--base is the http(s) address of a timemap's replay server, not {base!r} of {format}")
    if kind.of_arrow and find_spec("pyarrow") is None:
        raise ArchiveError(f"{format} needs pyarrow: {install('export')}")
    out = Path("-") if is_standard_output(out) else out
    is_flow = str(out) == "-" or is_stream(out)
    if is_flow and not kind.flows:
        if str(out) == "-":
            raise ArchiveError(f"{format} cannot go to standard output, only csv can: name a file")
        raise ArchiveError(f"{out} is no file, and {format} cannot go into it, only csv can: name a file")
    far = engine if engine is not None and engine.is_far else None
    if far is not None and not kind.is_shared:
        raise ArchiveError(f"many machines make parquet, not {format}: leave --engine out")
    module = import_module(f"archive.export.{format}")
    if is_flow:
        return Exported(format=format, out=str(out), count=module.stream(archive, out, chosen, told), bytes=None)
    missing: Counter[str] = Counter()
    more: dict[str, Any] = {"missing": missing} if kind.of_captures else {"engine": far} if kind.is_shared else {}
    with whole(out, folder=kind.is_folder, force=force) as part:
        if id is not None:
            count = module.write(archive, part, id, missing, base or BASE)
        else:
            count = module.write(archive, part, chosen, told, **more)
        size = sum(path.stat().st_size for path in (part, *part.rglob("*")) if path.is_file())
    return Exported(format=format, out=str(out), count=count, bytes=size, missing=dict(+missing))
