"""Parquet: one file, typed, nested, with dictionaries where values repeat."""

from __future__ import annotations

from pathlib import Path

from archive.export.arrow import batches, schema
from archive.export.chosen import Chosen, Told
from archive.reader import Archive


def write(archive: Archive, out: Path, chosen: Chosen, told: Told) -> int:
    """Writes the articles; returns how many. Raises ArchiveError without pyarrow."""
    from pyarrow import parquet

    columns, count = schema(coded=True), 0
    with parquet.ParquetWriter(out, columns, compression="zstd") as writer:
        for batch in batches(chosen.articles(archive, told), columns):
            writer.write_batch(batch)
            count += batch.num_rows
    return count
