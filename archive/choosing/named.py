"""An article that somebody names: by its id, or by an address at which it was archived or seen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import urlsplit

from msgspec import Struct

from archive.addresses import may_be, parts
from archive.errors import ArchiveError
from archive.jsonl.decoding import LineDecoder, in_order
from archive.paths import Kind
from archive.reader import Archive

_WRITTEN_APART = re.compile(r"%[0-9A-Fa-f]{2}|[^A-Za-z0-9._~-]+")
"""What addresses, and JSON, have several spellings of."""
_WITH_PORT = re.compile(r"(?:localhost|[^:/]+\.[^:/]+):\d{1,5}/[^:]*$")
_NAMED = 10
_KINDS: tuple[tuple[Kind, str], ...] = (
    ("articles", "Article"), ("sightings", "Sighting"), ("observations", "Observation"),
)  # fmt: skip


class _Addressed(Struct, frozen=True):
    """What of a line tells of addresses."""

    schema_version: str
    url: str
    id: str | None = None
    urls: list[str] = []


def named(archive: Archive, name: str) -> str:
    """The id of the article that ``name`` is: an id, whether there is such an article or not, or an address.

    For an address every line is read that holds the longest part of it, and if none is its, every line. Raises
    ArchiveError for one of no article, or of several.
    """
    if not is_written_as_address(name):
        return name
    url = name if "://" in name else f"http://{name}"
    for needle in dict.fromkeys((_needle(url), b"")) if _has_host(url) else ():
        for kind, record in _KINDS:
            found = _of(archive, kind, record, url, needle)
            if ids := found[True] or found[False]:
                if len(ids) > 1:
                    named = ", ".join(ids[:_NAMED])
                    raise ArchiveError(f"{name} is an address of several articles: name one of {named}")
                return ids[0]
    raise missing(archive, name)


def is_written_as_address(name: str) -> bool:
    """Whether ``name`` is no id, all of which have a portal before a colon; so have addresses with a port.

    >>> [is_written_as_address(each) for each in ("http://vidu.vn/tin/1", "vidu.vn/tin/1", "vidu:1", "vidu:/tin/1")]
    [True, True, False, False]
    >>> [is_written_as_address(each) for each in ("vidu.vn:8801/tin/1", "vidu.vn:8801", "vidu.vn:88/a:1")]
    [True, False, False]
    """
    return "://" in name or ("/" in name and (":" not in name or _WITH_PORT.match(name) is not None))


def _has_host(url: str) -> bool:
    with suppress(ValueError):
        return bool(urlsplit(url).hostname)
    return False


def missing(archive: Archive, name: str) -> ArchiveError:
    """What is said where no article is called ``name``."""
    return ArchiveError(
        f"{archive.root} holds no article {name!r}: give an id, as `congtin archive search` shows them, or the address "
        "of an article"
    )


def _of(archive: Archive, kind: Kind, record: str, url: str, needle: bytes) -> dict[bool, list[str]]:
    """Ids of articles that lines of this kind name: at this very address (True), or at one that may be the same."""
    found: dict[bool, dict[str, None]] = {True: {}, False: {}}
    wanted = parts(url)
    for each in _lines(archive, kind, record, needle):
        if each.id is not None:
            for address in (each.url, *each.urls):
                with suppress(ValueError):  # what is no URL is nobody's
                    if address == url or may_be(parts(address), wanted):
                        found[address == url][each.id] = None
    return {is_same: [*ids] for is_same, ids in found.items()}


def _lines(archive: Archive, kind: Kind, record: str, needle: bytes) -> Iterator[_Addressed]:
    decoder = LineDecoder(_Addressed, record)
    for portal in archive.portals():
        for _, line in in_order(archive.sources(kind, portal), decoder, needle):
            yield line


def _needle(url: str) -> bytes:
    """What nearly every line with this address holds: not one in other letters, or without its session.

    >>> _needle("http://vidu.vn/tin/huy%E1%BB%87n-y%C3%AAn.html;s=1?utm_source=x"), _needle("http://vidu.vn/?id=3")
    (b'n.html', b'')
    """
    path = urlsplit(url).path.partition(";")[0]
    return max(_WRITTEN_APART.split(path), key=len).encode()
