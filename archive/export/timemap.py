"""A TimeMap (Memento, RFC 7089): when an article was captured, and where a replay server shows each capture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from urllib.parse import quote

from archive.choosing.named import missing as missing_article
from archive.choosing.named import named
from archive.errors import ArchiveError
from archive.export.captured import captured
from archive.reader import Archive
from archive.revisions import rank
from archive.times import instant

BASE = "http://localhost:8080/congtin/"
"""Where pywb shows a collection of this name, as it is started without further ado."""

_SAFE = "!#$%&'()*+,/:;=?@[]~"


def write(archive: Archive, out: Path, id: str, missing: Counter[str], base: str = BASE) -> int:
    """Writes the captures of the article ``id`` (or of this address) in the link format; returns how many.

    ``base``: the replay server's collection, before the time and address of a capture. ``missing`` counts, under the
    portal, captures that were kept and are not there any more. Raises ArchiveError for an article that is not there,
    or of which there is no page.
    """
    revisions = archive.revisions(id := named(archive, id))
    if not revisions:
        raise missing_article(archive, id)
    pointers = [*(each.warc for each in revisions), *(look.warc for look in archive.observations(id=id))]
    places = {(pointer.file, pointer.offset): pointer for pointer in pointers if pointer is not None}
    every = [captured(archive.root, pointer) for pointer in places.values()]
    missing[revisions[0].portal] += every.count(None)
    pages = set(every)
    found = [page for page in pages if page is not None and instant(page.time)]
    captures = sorted(found, key=lambda page: (instant(page.time), page.url))
    if not captures and places:
        raise ArchiveError(f"the pages of {id} are gone with their WARC files: restore these from a copy")
    if not captures:
        raise ArchiveError(f"no page of {id} was kept (crawled with --no-warc?): there is nothing to show")
    latest = max(revisions, key=rank)
    times = [datetime.fromtimestamp(instant(page.time), UTC) for page in captures]
    links = _links(_uri(latest.url), [(_uri(page.url), time) for page, time in zip(captures, times, strict=True)], base)
    out.write_text(",\n".join(links) + "\n", "ascii")
    return len(captures)


def _links(original: str, captures: list[tuple[str, datetime]], base: str) -> Iterator[str]:
    base = base.rstrip("/") + "/"
    first, last = _http_date(captures[0][1]), _http_date(captures[-1][1])
    yield f'<{original}>; rel="original"'
    said = f'rel="self"; type="application/link-format"; from="{first}"; until="{last}"'
    yield f"<{base}timemap/link/{original}>; {said}"
    yield f'<{base}{original}>; rel="timegate"'
    for place, (url, time) in enumerate(captures):
        ends = [name for name, at in (("first", 0), ("last", len(captures) - 1)) if place == at]
        yield f'<{base}{time:%Y%m%d%H%M%S}/{url}>; rel="{" ".join([*ends, "memento"])}"; datetime="{_http_date(time)}"'


def _http_date(time: datetime) -> str:
    return format_datetime(time, usegmt=True)


def _uri(url: str) -> str:
    return quote(url, safe=_SAFE)
