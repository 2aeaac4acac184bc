"""Parquet: one file, typed, nested, with dictionaries where values repeat."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from archive.choosing.chosen import Chosen, Told
from archive.choosing.picking import Pick, articles_of, pick
from archive.export.arrow import GROUP, batches, pa, schema
from archive.reader import Archive
from archive.working.engines import Engine, Here
from archive.writing.aside import aside, putting


def write(archive: Archive, out: Path, chosen: Chosen, told: Told, engine: Engine | None = None) -> int:
    """Writes the articles; returns how many. Raises ArchiveError without pyarrow.

    A far ``engine`` makes a part of each day file, aside; here they become one file.
    """
    from pyarrow import parquet

    engine = engine or Here()
    columns, count = schema(coded=True), 0
    with parquet.ParquetWriter(out, columns, compression="zstd") as writer:
        if not engine.is_far:
            for batch in batches(chosen.articles(archive, told), columns):
                writer.write_batch(batch)
                count += batch.num_rows
            return count
        for table in _gathered(_parts(archive, chosen, engine)):
            writer.write_table(table.cast(columns))  # Parquet has no whole seconds
            count += table.num_rows
            told(count, None)
    return count


def _parts(archive: Archive, chosen: Chosen, engine: Engine) -> Iterator[Any]:
    """The tables of all day files, in the order of the files."""
    from pyarrow import parquet

    with aside(archive.root, engine) as folder:
        tasks = ((picked, folder / f"{number}.parquet") for number, picked in enumerate(pick(archive, chosen, engine)))
        for path in engine.each(write_part, tasks):
            part = parquet.ParquetFile(path)
            for number in range(part.num_row_groups):
                yield part.read_row_group(number)
            part.close()
            path.unlink()


def write_part(task: tuple[Pick, Path]) -> Path:
    """A day file's articles as a Parquet file of their own; work for an engine."""
    from pyarrow import parquet

    picked, path = task
    columns = schema(coded=True)
    with putting(path) as out, parquet.ParquetWriter(out, columns, compression="zstd") as writer:
        for batch in batches(articles_of(picked), columns):
            writer.write_batch(batch)
    return path


def _gathered(tables: Iterable[Any]) -> Iterator[Any]:
    """The same rows in tables of a good size: days are small."""
    whole = partial(pa.concat_tables, promote_options="none")
    held: list[Any] = []
    for table in tables:
        held.append(table)
        if sum(each.num_rows for each in held) >= GROUP:
            yield whole(held).unify_dictionaries()
            held = []
    if held:
        yield whole(held).unify_dictionaries()
