"""Archives whose pages one parser read, to be read again by another; and parsers of which processes fall ill."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from archive.article import Article, Reject
from archive.dedup import article_hashes
from archive.disk.files import Files
from crawler.importing import portal as importing
from crawler.parse import parse_bytes
from crawler.reparsing import worker
from crawler.reparsing.pool import Extract
from crawler.reparsing.run import Outcome, Wish, reparse
from crawler.reparsing.worker import Extracted, extract
from tests.crawler.importing.kit import Shot, imported, own_portals, site, url_of, warc

ARTICLES = 5
Reader = Callable[..., Article | Reject]


def hashed(record: Article, **changes: Any) -> Article:
    record = replace(record, **changes)
    text, content = article_hashes(record)
    return replace(record, text_hash=text, content_hash=content)


def older(body: bytes, **given: Any) -> Article | Reject:
    """A parser of yesterday: no date, the first paragraph taken for the lead, the third article refused."""
    read = parse_bytes(body, **given)
    if not isinstance(read, Article):
        return read
    if read.url == url_of(3):
        return Reject(portal=read.portal, url=read.url, reason="no-title", parser=read.parser)
    lead, _, rest = read.body.partition("\n\n")
    return hashed(read, published_at=None, published_raw=None, published_from=None, lead=lead, body=rest)


def inventive(body: bytes, **given: Any) -> Article | Reject:
    """A parser that found more than there is: a byline and a source everywhere."""
    read = parse_bytes(body, **given)
    return hashed(read, byline="Quản trị", source="Internet") if isinstance(read, Article) else read


@contextmanager
def parser(reader: Reader) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(importing, "parse_bytes", reader)
        yield


def stored(root: Path, reader: Reader = older, shots: list[Shot] | None = None) -> Path:
    """An archive whose pages ``reader`` read."""
    (root / "a.warc").write_bytes(warc(shots or site(ARTICLES)))
    with parser(reader):
        imported(root / "archive", root / "a.warc")
    return root / "archive"


def again(archive: Path, *, files: Files | None = None, extract: Extract = extract, **wish: Any) -> Outcome:
    with own_portals():
        return reparse(archive, Wish(**{"jobs": 0, **wish}), files=files, extract=extract)


def ill(*given: Any) -> Extracted:
    """``extract`` by a parser that never comes back from the second page, and ends its process at the third."""

    def parse(body: bytes, **about: Any) -> Article | Reject:
        if about["url"] == url_of(2):
            re.match("(a+)+$", "a" * 60 + "b")  # not to be interrupted: no Python runs meanwhile
        if about["url"] == url_of(3):
            os._exit(9)
        return parse_bytes(body, **about)

    vars(worker)["parse_bytes"] = parse
    return extract(*given)
