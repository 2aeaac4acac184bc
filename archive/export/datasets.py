"""A folder as Hugging Face ``datasets`` loads it: Parquet, a card, and the same said as Croissant and Frictionless."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec

from archive.article import Article
from archive.choosing.chosen import Chosen, Told
from archive.export.arrow import batches, schema
from archive.export.croissant import croissant
from archive.export.metadata import Described, Part, card, data_package
from archive.reader import Archive
from archive.times import stamp, utc_now

ROWS = 50_000
"""Rows a file: a reader can take some of them."""


def write(archive: Archive, out: Path, chosen: Chosen, told: Told) -> int:
    """Fills the folder ``out``; returns how many articles there are. Raises ArchiveError without pyarrow."""
    counts: Counter[str] = Counter()
    days = ["", ""]
    (out / "data").mkdir()
    parts = list(_parts(out, _watched(chosen.articles(archive, told), counts, days)))
    about = Described(
        parts=parts,
        portals=dict(sorted(counts.items())),
        first=days[0],
        last=days[1],
        latest=chosen.latest,
        unique=chosen.unique,
        made=stamp(utc_now()),
    )
    (out / "README.md").write_text(card(about), "utf-8")
    for name, said in (("croissant.json", croissant(about)), ("datapackage.json", data_package(about))):
        (out / name).write_bytes(msgspec.json.format(msgspec.json.encode(said), indent=2) + b"\n")
    return counts.total()


def _watched(articles: Iterator[Article], counts: Counter[str], days: list[str]) -> Iterator[Article]:
    for article in articles:
        counts[article.portal] += 1
        if day := (article.published_at or "")[:10]:
            days[0], days[1] = min(days[0] or day, day), max(days[1], day)
        yield article


def _parts(out: Path, articles: Iterator[Article]) -> Iterator[Part]:
    from pyarrow import parquet

    # ``datasets`` does not read Arrow's dictionaries; in the file the values are coded all the same.
    columns, writer, rows, number = schema(coded=False), None, 0, 0
    path = out / "data" / "articles-00000.parquet"
    for batch in batches(articles, columns):
        if writer is not None and rows + batch.num_rows > ROWS:
            writer.close()
            yield _described(out, path, rows)
            writer, rows, number = None, 0, number + 1
        if writer is None:
            path = out / "data" / f"articles-{number:05d}.parquet"
            writer = parquet.ParquetWriter(path, columns, compression="zstd")
        writer.write_batch(batch)
        rows += batch.num_rows
    with writer or parquet.ParquetWriter(path, columns, compression="zstd"):
        pass  # an export of nothing has its columns too
    yield _described(out, path, rows)


def _described(out: Path, path: Path, rows: int) -> Part:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Part(path.relative_to(out).as_posix(), rows, path.stat().st_size, digest)
