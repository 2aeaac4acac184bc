"""WARC and WACZ files in every packing, whole and damaged, give what a crawl of the same pages gives."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path

import brotli
import pytest

from archive.pages import read_capture
from archive.reader import Archive
from archive.verify import verify
from crawler.importing.exchanges import dechunked
from crawler.importing.sources import NoSource
from tests.conftest import lines
from tests.crawler.importing.kit import HOME, HTML, Shot, imported, middle, packings, said, site, url_of, warc
from tests.portal_server import article, listing

ARTICLES = 6


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive that the plain file gives."""
    root = tmp_path_factory.mktemp("plain")
    (root / "a.warc").write_bytes(warc(site(ARTICLES)))
    assert imported(root / "archive", root / "a.warc").exit_code == 0
    return root / "archive"


def test_a_file_gives_articles_sightings_and_pages_with_their_capture_time(plain: Path) -> None:
    articles = sorted(Archive(plain).articles(), key=lambda article: article.url)
    assert [one.url for one in articles] == [url_of(number) for number in range(1, ARTICLES + 1)]
    assert [one.fetched_at for one in articles] == [f"2023-05-01T03:0{at}:00Z" for at in range(2, ARTICLES + 2)]
    assert all((one.recorded_at or "") > "2024" for one in articles)
    assert all(one.published_at and one.body and one.warc and one.http for one in articles)
    seen = list(Archive(plain).sightings())
    assert {(one.kind, one.listing) for one in seen} == {("home", HOME), ("listing", f"{HOME}tin/")}
    assert len(seen) == 2 * ARTICLES
    for one in articles:
        assert one.warc is not None
        capture = read_capture(plain, one.warc)
        assert (capture.url, capture.fetched_at, capture.kind) == (one.url, one.fetched_at, "article")
        assert Archive(plain).page(one) == article(int(one.url.split("/")[-2])).encode()
    (run,) = Archive(plain).runs()
    assert (run.command, run.finish, run.counts["stored"]) == ("import", "finished", ARTICLES)
    assert list(verify(Archive(plain), warc=True)) == []


@pytest.mark.parametrize("name", list(packings(site(1))))
def test_every_packing_gives_the_same(name: str, plain: Path, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(packings(site(ARTICLES))[name])
    outcome = imported(tmp_path / "archive", tmp_path / name)
    assert (outcome.exit_code, outcome.bad, outcome.captures) == (0, {}, ARTICLES + 2)
    for kind in ("articles", "sightings", "observations", "rejects"):
        assert said(tmp_path / "archive", kind) == said(plain, kind)


@pytest.mark.parametrize("coding", ["chunked", "gzip", "deflate", "br", "gzip chunked", "said only"])
def test_every_coding_of_a_page_is_undone(coding: str, plain: Path, tmp_path: Path) -> None:
    def coded(shot: Shot) -> Shot:
        body, headers = shot.body, list(HTML)
        if "gzip" in coding:
            body, headers = gzip.compress(body), [*headers, ("Content-Encoding", "gzip")]
        if coding == "deflate":
            body, headers = zlib.compress(body), [*headers, ("Content-Encoding", "deflate")]
        if coding == "br":
            body, headers = brotli.compress(body), [*headers, ("Content-Encoding", "br")]
        if "chunked" in coding:
            parts = [body[:100], body[100:101], body[101:]]
            body = b"".join(b"%x;a=b\r\n%b\r\n" % (len(part), part) for part in parts) + b"0\r\nX-After: 1\r\n\r\n"
        if "chunked" in coding or coding == "said only":
            headers = [*headers, ("Transfer-Encoding", "chunked")]
        return Shot(shot.url, body, shot.at, headers=headers)

    (tmp_path / "a.warc").write_bytes(warc(map(coded, site(ARTICLES))))
    assert imported(tmp_path / "archive", tmp_path / "a.warc").bad == {}
    assert said(tmp_path / "archive", "articles") == said(plain, "articles")


def test_chunks_that_are_none_stay(tmp_path: Path) -> None:
    for body in (b"", b"<html>", b"zz\r\n", b"5\r\nabc", b"ffffffff\r\nabc"):
        dechunked(body)
    assert dechunked(b"5\r\nabc") == (b"abc", True)
    assert dechunked(b"add some text here\r\n") == (None, False)


def test_again_gives_nothing_twice(plain: Path, tmp_path: Path) -> None:
    for name, data in packings(site(ARTICLES)).items():
        (tmp_path / name).write_bytes(data)
        outcome = imported(tmp_path / "archive", tmp_path / name)
        assert outcome.exit_code == 0
    found = outcome.portals[0].counts
    assert found == {"known": ARTICLES + 2, "listings": 2}
    assert len(lines(tmp_path / "archive", "articles")) == ARTICLES
    assert said(tmp_path / "archive", "observations") == []


def test_a_listing_gives_its_row_to_the_article(tmp_path: Path) -> None:
    """The date from the listing, also of a later one; a view count only of one that had been printed by then."""
    undated = article(1).replace("Ngày đăng: 02/05/2022 08:15", "Tác giả: Lan Anh")
    page = undated.replace("<title>", "<meta property=og:type content=article><title>").encode()

    def rows(views: int) -> bytes:
        said = listing(range(1, 2)).replace("(02/05/2022)", f"(02/05/2022) - Lượt xem: {views}")
        return said.encode()

    shots = [Shot(f"{HOME}tin/", rows(5), 0), Shot(url_of(1), page, 10), Shot(f"{HOME}tin/", rows(9), 20)]
    (tmp_path / "a.warc").write_bytes(warc([*site(1)[:1], *shots]))
    imported(tmp_path / "a", tmp_path / "a.warc")
    (tmp_path / "b.warc").write_bytes(warc([*shots[1:], Shot(HOME, site(1)[0].body, 30)]))
    imported(tmp_path / "b", tmp_path / "b.warc")
    (before,), (after,) = Archive(tmp_path / "a").articles(), Archive(tmp_path / "b").articles()
    assert (before.published_at, before.published_from) == (after.published_at, "listing")
    assert (before.views, before.views_from) in ((5, "listing"), (None, None))
    assert (after.views, after.views_from) == (None, None)


def test_damage_is_counted_and_named_and_the_rest_is_imported(tmp_path: Path) -> None:
    shots = site(ARTICLES)
    plain, members = warc(shots), warc(shots, packed=True)
    third = plain.index(url_of(1).encode())
    start = plain.rindex(b"WARC/1.0", 0, third)
    cases = {
        "flip.warc": plain.replace("Đợt 3.".encode(), "Đợt 8.".encode()),  # the digest does not hold any more
        "torn.warc": plain[:-400],
        "junk.warc": plain[:start] + b"\0junk\n" * 50 + plain[start:],
        "flip.warc.gz": members[: middle(members)] + bytes(9) + members[middle(members) + 9 :],
        "torn.warc.gz": members[:-50],
        "whole.warc.gz": gzip.compress(plain)[:-50],
        "headless.warc": plain[:start] + b"WARC/1.0\r\nWARC-Type: response\r\n\r\n" + plain[start:],
    }
    for name, data in cases.items():
        (tmp_path / name).write_bytes(data)
        outcome = imported(tmp_path / f"{name}.archive", tmp_path / name)
        found = len(lines(tmp_path / f"{name}.archive", "articles"))
        assert outcome.exit_code == 1, name
        assert sum(outcome.bad.values()) == len(outcome.named) >= 1, name
        assert all(bad.source == name for bad in outcome.named)
        assert found == ARTICLES - (name not in ("junk.warc", "headless.warc")), (name, outcome.bad)


@pytest.mark.parametrize(
    "data", [b"", b"hello", b"\x1f\x8b\x08", b"PK\x03\x04", gzip.compress(b"hello", mtime=0), b"WARC/1.0", bytes(4000)]
)
def test_what_is_no_warc_is_one_line_or_one_bad_record(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(data)
    begins = data.startswith((b"\x1f\x8b", b"WARC/"))
    if not begins:
        with pytest.raises(NoSource, match=r"^[^\n]+$"):
            imported(tmp_path / "archive", tmp_path / "a")
        return
    outcome = imported(tmp_path / "archive", tmp_path / "a")
    assert outcome.exit_code == 1
    assert sum(outcome.bad.values()) == 1
    assert outcome.portals == []


@pytest.mark.parametrize("size", [4, 1 << 20])
def test_a_frame_without_data_ends_a_file(size: int, tmp_path: Path) -> None:
    """Also one that says to be longer than the file."""
    tail = b"\x50\x2a\x4d\x18" + size.to_bytes(4, "little") + b"abcd"
    (tmp_path / "a.warc.zst").write_bytes(packings(site(1))["a.warc.zst"] + tail)
    imported(tmp_path / "archive", tmp_path / "a.warc.zst")
    assert len(lines(tmp_path / "archive", "articles")) == 1


def test_a_revisit_has_the_bytes_of_another_capture(tmp_path: Path) -> None:
    shots = site(1)
    profile = "http://netpreserve.org/warc/1.0/revisit/identical-payload-digest"
    (tmp_path / "first.warc").write_bytes(warc(shots))
    from archive.captures.warcrecords import payload_digest

    digest = payload_digest(shots[2].body)
    refers = {
        "WARC-Profile": profile,
        "WARC-Refers-To-Target-URI": url_of(1),
        "WARC-Refers-To-Date": shots[2].date,
        "WARC-Payload-Digest": digest,
    }
    again = Shot(url_of(1), b"", 500, kind="revisit", extra=refers)
    (tmp_path / "second.warc").write_bytes(warc([again]))
    outcome = imported(tmp_path / "archive", tmp_path / "second.warc", tmp_path / "first.warc")
    assert outcome.bad == {}
    (look,) = Archive(tmp_path / "archive").observations()
    assert (look.kind, look.fetched_at) == ("unchanged", again.date)
    assert Archive(tmp_path / "archive").page(look) == shots[2].body
    alone = imported(tmp_path / "alone", tmp_path / "second.warc", portal=HOME)
    assert alone.bad == {"no-original": 1}
    again = imported(tmp_path / "archive", tmp_path / "first.warc", tmp_path / "second.warc")
    assert set(again.portals[0].counts) == {"known", "listings"}


def test_what_was_asked_comes_along_and_nothing_is_made_up(tmp_path: Path) -> None:
    shots = site(2)
    shots[2].asked = True
    (tmp_path / "a.warc").write_bytes(warc(shots))
    imported(tmp_path / "archive", tmp_path / "a.warc")
    (path,) = (tmp_path / "archive").glob("warc/*/*.warc.gz")
    records = gzip.decompress(path.read_bytes())
    assert records.count(b"WARC-Type: request") == 1
    assert b"GET /tin/1/bai-viet HTTP/1.1\r\nHost: huyen.example\r\nUser-Agent: other" in records
    assert records.count(b"source: a.warc at ") == len(shots)


def test_attachments_have_the_bytes_that_were_captured(tmp_path: Path) -> None:
    url = f"{HOME}tep/bao-cao.pdf"
    page = article(1, extra=f"<p><a href='{url}'>Báo cáo</a></p>").encode()
    file = Shot(url, b"%PDF-1.4", 50, headers=[("Content-Type", "application/pdf")])
    (tmp_path / "a.warc").write_bytes(warc([file, *site(1)[:2], Shot(url_of(1), page, 5)]))
    outcome = imported(tmp_path / "archive", tmp_path / "a.warc")
    (stored,) = Archive(tmp_path / "archive").articles()
    (attached,) = stored.attachments
    assert (attached.bytes, attached.media_type) == (8, "application/pdf")
    assert attached.sha256
    assert outcome.portals[0].counts["assets"] == 1


def test_an_unknown_digest_is_no_damage(tmp_path: Path) -> None:
    shots = site(1)
    for shot in shots:
        shot.extra = {"WARC-Payload-Digest": "crc32:0", "WARC-Block-Digest": "xyz:1"}
    (tmp_path / "a.warc").write_bytes(warc(shots))
    assert imported(tmp_path / "archive", tmp_path / "a.warc").bad == {}
