"""Which lines of which day files a choice of articles stands in: found file by file by an engine, on any machine."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from archive.article import Article
from archive.choosing.chosen import Chosen
from archive.dedup import DUPLICATE_MIN
from archive.jsonl.damage import Damage, Fault
from archive.jsonl.decoding import LineDecoder, Source, records_at
from archive.judging.latest import Latest
from archive.judging.unique import Texts
from archive.reader import Archive, is_between
from archive.revisions import Rank, rank
from archive.working.engines import Engine, place


class File(NamedTuple):
    """A day file of articles."""

    root: Path
    name: str
    """Path relative to ``root``, with ``/``."""


class Row(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What of an article's line decides whether it is chosen."""

    offset: int
    id: str
    rank: Rank
    published_at: str | None
    duplicate_of: str | None
    is_long: bool
    text_hash: str


class Rows(NamedTuple):
    """What a day file holds."""

    rows: list[Row]
    damages: list[Damage]


class Pick(NamedTuple):
    """Chosen articles of a day file, by the offsets of their lines, ascending."""

    file: File
    offsets: array[int]


def pick(archive: Archive, chosen: Chosen, engine: Engine) -> Iterator[Pick]:
    """The articles that ``chosen.articles`` gives, by file; the files without any are left out.

    Holds some 300 bytes a revision of the portal at hand. Where the latest revision of an article turns out to be
    damaged, the one before it stands in, in its own place. Damages are noted in ``archive.damaged``.
    """
    root = place(archive.root, engine)
    for portal in chosen.portals(archive):
        sources = archive.sources("articles", portal)
        files = [File(root, source.path.relative_to(archive.root).as_posix()) for source in sources]
        rows: list[list[Row]] = []
        for source, found in zip(sources, engine.each(read_rows, files), strict=True):
            rows.append(found.rows)
            for damage in found.damages:
                source.report(damage.line, damage.offset, damage.what)
        for file, offsets in zip(files, _offsets(rows, chosen), strict=True):
            if offsets:
                yield Pick(file, offsets)


def read_rows(file: File) -> Rows:
    """A day file as far as it decides; work for an engine."""
    found = Rows([], [])
    for offset, article in _articles(file, None, found.damages):
        found.rows.append(
            Row(
                offset,
                article.id,
                rank(article),
                article.published_at,
                article.duplicate_of,
                len(article.body) >= DUPLICATE_MIN,
                article.text_hash,
            )
        )
    return found


def articles_of(picked: Pick) -> Iterator[Article]:
    """The articles themselves. Work for an engine is made of it."""
    for _, article in _articles(picked.file, picked.offsets, []):
        yield article


def _articles(file: File, offsets: array[int] | None, damages: list[Damage]) -> Iterator[tuple[int, Article]]:
    def report(line: int, offset: int, what: Fault) -> None:
        damages.append(Damage(file=file.name, line=line, offset=offset, what=what))

    return records_at(Source(file.root / file.name, report), LineDecoder(Article), offsets)


def _offsets(files: list[list[Row]], chosen: Chosen) -> Iterator[array[int]]:
    """By file, the offsets of the lines that are chosen."""
    latest = Latest()
    for number, rows in enumerate(files if chosen.latest else ()):
        for row in rows:
            latest.see(row.id, row.rank, number, row.offset)
    of_latest = latest.by_file(len(files))
    originals = {row.duplicate_of for rows in files for row in rows if row.duplicate_of is not None}
    texts = Texts(originals) if chosen.unique else None
    since, until = (day.isoformat() if day is not None else "" for day in (chosen.since, chosen.until))
    for rows, places in zip(files, of_latest, strict=True):
        wanted = set(places)
        found = array("q")
        for row in rows:
            if chosen.latest and row.offset not in wanted:
                continue
            if (since or until) and not is_between(row.published_at, since, until):
                continue
            if texts is None or texts.is_first(row.id, row.duplicate_of, row.is_long, row.text_hash):
                found.append(row.offset)
        yield found
