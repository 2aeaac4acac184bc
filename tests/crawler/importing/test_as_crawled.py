"""What an import makes of captures is what the crawl made that captured them; however often it is killed."""

from __future__ import annotations

import contextlib
import gzip
import json
import random
import re
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from archive.article import Article
from archive.captures.warc import Exchange
from archive.errors import ArchiveError
from archive.reader import Archive
from archive.store import Store
from archive.verify import verify
from crawler import families
from crawler.parse import parse_bytes
from crawler.portals import registry
from crawler.reparsing.run import Wish as ReparseWish
from crawler.reparsing.run import reparse
from tests.archive.fault_kit import Faulty, Kill
from tests.conftest import ROOT, Run, lines
from tests.crawler.importing.kit import HOME, HTML, START, Shot, imported, own_portals, said, site, url_of, warc
from tests.portal_server import Answer, PortalServer, article, served
from tests.synthetic import FAMILIES, generate

KINDS = ("articles", "observations", "sightings", "rejects")
HINTS = re.compile(rb"Congtin-[A-Za-z-]+: [^\r\n]*\r\n")


@pytest.fixture(scope="module")
def crawled(congtin: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of two live crawls: an article was edited, one is gone, one moved, one has an attachment."""
    archive = tmp_path_factory.mktemp("live") / "archive"
    with served(PortalServer(articles=12)) as portal:
        portal.answers["/tep/1.pdf"] = Answer(body=b"%PDF-1.4", headers={"Content-Type": "application/pdf"})
        tied = article(5, extra="<p><a href='/tep/1.pdf'>Tệp đính kèm</a></p>")
        html = {"Content-Type": "text/html; charset=utf-8"}
        portal.answers["/tin/5/bai-viet"] = Answer(body=tied.encode(), headers=html)
        portal.answers["/tin/6/bai-viet"] = Answer(302, headers={"Location": "/moi/6"})
        portal.answers["/moi/6"] = Answer(body=article(6).encode(), headers=html)
        portal.answers["/tin/7/bai-viet"] = Answer(302, headers={"Location": "http://other.example/"})
        portal.answers["/tin/8/bai-viet"] = Answer(200, b"<html><body><input type=password></body></html>", html)

        def slow(number: int, path: str) -> None:
            """What was looked at to recognise the portal is of another second than what is read."""
            if path == "/sitemap.xml":
                time.sleep(1.1)

        portal.on_request.append(slow)
        congtin("crawl", portal.url, "--archive", archive, "--mode", "full", "-s", "CONGTIN_CLOCK=2026-11-20T02:00:00Z")
        portal.answers["/tin/2/bai-viet"] = Answer(body=article(2, extra="<p>Sửa.</p>").encode(), headers=html)
        portal.answers["/tin/3/bai-viet"] = Answer(404, b"<html><title>404</title>404 Not Found</html>")
        done = congtin(
            "crawl",
            portal.url,
            "--archive",
            archive,
            "--mode",
            "full",
            "--json",
            "-s",
            "CONGTIN_CLOCK=2026-11-21T02:00:00Z",
        )
        assert json.loads(done.stdout)[0]["counts"]["revised"] == 1, done.stderr
    return archive


def test_captures_of_our_own_give_the_same_records(crawled: Path, tmp_path: Path) -> None:
    assert imported(tmp_path, *sorted(crawled.glob("warc/*/*.warc.gz"))).exit_code == 0
    for kind in KINDS:
        found, expected = said(tmp_path, kind), said(crawled, kind)
        for line in [*found, *expected]:
            line.pop("next_try", None)  # counted from the answer, to which a second belongs
            line.pop("http", None)
        assert found == expected


def test_captures_that_say_nothing_of_their_kind_give_the_same_articles(crawled: Path, tmp_path: Path) -> None:
    """As another crawler would have written them, and in another order."""
    (path,) = crawled.glob("warc/*/*.warc.gz")
    records = re.split(rb"(?=WARC/1\.1\r\nWARC-Type)", gzip.decompress(path.read_bytes()))[1:]
    plain = [HINTS.sub(b"", record) for record in records if b"WARC-Type: metadata" not in record]
    (tmp_path / "a.warc").write_bytes(b"".join(reversed(plain)))
    assert imported(tmp_path / "archive", tmp_path / "a.warc").exit_code == 0
    assert said(tmp_path / "archive", "articles") == said(crawled, "articles")
    assert said(tmp_path / "archive", "rejects") == said(crawled, "rejects")


def test_what_a_crawl_has_seen_in_listings_is_known_to_an_import(tmp_path: Path) -> None:
    """Old captures of an article alone: its address says nothing, its page prints no date, the archive has its row."""
    undated = article(1).replace("Ngày đăng: 02/05/2022 08:15", "Tác giả: Lan Anh")
    page = undated.replace("<title>", "<meta property=og:type content=article><title>").encode()
    (tmp_path / "listings.warc").write_bytes(warc(site(1)[:2]))
    (tmp_path / "article.warc").write_bytes(warc([Shot(url_of(1), page, -500)]))
    imported(tmp_path / "archive", tmp_path / "listings.warc")
    imported(tmp_path / "archive", tmp_path / "article.warc", portal=HOME)
    (stored,) = Archive(tmp_path / "archive").articles()
    assert (stored.published_at, stored.published_from) == ("2022-05-02", "listing")


def test_a_whole_portal_captured_by_another_program(shared: Path, tmp_path: Path) -> None:
    """Every article once, those on several pages whole, and no page of an author, a label or a day among them."""
    outcome = imported(tmp_path, shared / "wordpress.warc.gz")
    stored = lines(tmp_path, "articles")
    assert (outcome.exit_code, outcome.bad, len(stored)) == (0, {}, 177)
    assert all(re.fullmatch(r"/20\d\d/\d\d/[^/]+/", urlsplit(line["url"]).path) for line in stored)
    assert all(line["revision"] == 1 and line["published_at"] and line["body"] for line in stored)
    assert not [line["url"] for line in stored if {"more-pages", "further-page"} & set(line["warnings"])]


def test_what_a_browser_made_of_pages_comes_along(tmp_path: Path) -> None:
    """The shell that the server sent is no article; the page that stands behind it is, also when it is read again."""
    store = Store.open(tmp_path / "live", "huyen.example", crawl_id="c1")
    for shot in site(2):
        given = {"url": shot.url, "status": 200, "response_headers": HTML, "fetched_at": START}
        store.keep(Exchange(**given, body=b"<html><body><div id=app></div></body></html>", kind="shell"))
        kind = "article" if "bai-viet" in shot.url else "home" if shot.url == HOME else "listing"
        token = store.keep(Exchange(**given, body=shot.body, kind=kind, is_rendered=True))
        store.settle(token)
    store.close()
    (path,) = (tmp_path / "live").glob("warc/*/*.warc.gz")
    assert gzip.decompress(path.read_bytes()).count(b"WARC-Type: conversion") == 4
    for _ in range(2):
        assert imported(tmp_path / "archive", path).bad == {}
    assert len(lines(tmp_path / "archive", "articles")) == 2
    assert {line["url"] for line in lines(tmp_path / "archive", "articles")} == {url_of(1), url_of(2)}
    assert lines(tmp_path / "archive", "rejects") == []
    with own_portals():
        (again,) = reparse(tmp_path / "archive", ReparseWish(jobs=0)).portals
    assert again.counts == {"pages": 2, "same": 2}
    assert list(verify(Archive(tmp_path / "archive"), warc=True)) == []


@pytest.mark.parametrize("step", [4, pytest.param(1, marks=pytest.mark.soak)])
def test_killed_at_any_write_nothing_is_lost_or_twice(step: int, tmp_path: Path) -> None:
    """Stopped at every single operation of the file layer and started again, the archive is that of a run in one go."""
    shots = [
        *site(2),
        Shot(url_of(1), article(1, extra=f"<p><a href='{HOME}a.pdf'>Tệp</a> Sửa.</p>").encode(), 90),
        Shot(f"{HOME}a.pdf", b"%PDF", 91, headers=[("Content-Type", "application/pdf")]),
        Shot(url_of(2), b"", 95, status=404),
    ]
    (tmp_path / "a.warc").write_bytes(warc(shots))
    files = Faulty()
    imported(tmp_path / "whole", tmp_path / "a.warc", files=files)
    assert len(lines(tmp_path / "whole", "articles")) == 3
    stopped = 0
    for at in range(0, len(files.done), step):
        archive = tmp_path / str(at)
        try:
            imported(archive, tmp_path / "a.warc", files=Faulty(at))
        except (Kill, ArchiveError):
            stopped += 1
        assert imported(archive, tmp_path / "a.warc").exit_code == 0
        for kind in KINDS:
            assert said(archive, kind) == said(tmp_path / "whole", kind), (at, files.done[at], kind)
        if at % 12 == 0:
            assert list(verify(Archive(archive), warc=True)) == []
    assert stopped == len(range(0, len(files.done), step)) > 20 // step


@pytest.mark.sweep(every=3)
@pytest.mark.parametrize("family", FAMILIES)
def test_pages_of_every_family_are_imported_as_they_are_parsed(family: str, tmp_path: Path) -> None:
    """Alone, without a listing that names them."""
    for page in generate(family, seed=3, count=9):
        portal = registry.resolve(re.match(r"https?://[^/]+/", page.url).group())  # type: ignore[union-attr]
        when = datetime.fromisoformat(page.fetched_at)
        record = parse_bytes(page.body, url=page.url, headers=page.headers, portal=portal, fetched_at=when)
        told = families.named(record.parser.family).is_article_url(page.url)
        if isinstance(record, Article) and record.published_at is not None and told is not False:
            break
    shot = Shot(page.url, page.body, headers=list(page.headers.items()), extra={"WARC-Date": page.fetched_at})
    (tmp_path / "a.warc").write_bytes(warc([shot]))
    assert imported(tmp_path / "archive", tmp_path / "a.warc").bad == {}
    (stored,) = Archive(tmp_path / "archive").articles()
    assert isinstance(record, Article)
    for name in ("id", "url", "title", "lead", "body", "byline", "published_at", "section", "images", "content_hash"):
        assert getattr(stored, name) == getattr(record, name), name


@pytest.mark.soak
def test_killed_for_real_at_random_instants(shared: Path, tmp_path: Path) -> None:
    """SIGKILL, a hundred times: every article once, and the pages that it was read from."""
    draw = random.Random(5)
    command = [sys.executable, "-m", "crawler.cli", "import", str(shared / "wordpress.warc.gz")]
    imported(tmp_path / "whole", shared / "wordpress.warc.gz")
    for turn in range(10):
        archive = tmp_path / str(turn)
        for _ in range(10):
            process = subprocess.Popen(
                [*command, "--archive", str(archive)], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(draw.uniform(0.5, 6.0))
            process.kill()
            process.wait()
        assert imported(archive, shared / "wordpress.warc.gz").exit_code == 0
        for kind in ("articles", "rejects"):
            assert said(archive, kind) == said(tmp_path / "whole", kind)
        assert list(verify(Archive(archive), warc=True)) == []
