"""What an update of a large known portal costs: requests for what is new, and looks that are due, nothing else."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from archive.article import Article
from archive.dedup import article_hashes
from archive.store import Store
from crawler import families
from crawler.clean.urls import portal_id, url_key
from crawler.interpret import article_key
from crawler.parse import parse_bytes
from crawler.strategy.again import next_look, stamp
from tests.conftest import Run, lines
from tests.portal_server import SENTENCES, Answer, PortalServer, served, title

NOW = datetime(2022, 5, 28, 2, tzinfo=UTC)
SECTIONS, ROWS, A_DAY = 6, 20, 5


@dataclass
class LargePortal(PortalServer):
    """Six sections, twenty rows a page, five articles a day up to now, when ``in_all`` are there."""

    in_all: int = 0

    def published(self, number: int) -> datetime:
        return NOW - timedelta(minutes=(self.in_all - number) * 24 * 60 // A_DAY + 10)

    def page(self, number: int) -> bytes:
        local = self.published(number) + timedelta(hours=7)
        body = "".join(f"<p>{sentence} Đợt {number}.</p>" for sentence in SENTENCES)
        return (
            f"<html lang=vi><head><meta charset=utf-8><title>{title(number)}</title></head><body>{self.menu}"
            f"<div class=chitiet><h1>{title(number)}</h1><div class=ngay>Ngày đăng: {local:%d/%m/%Y %H:%M}</div>"
            f"<div class=noidung>{body}</div></div></body></html>"
        ).encode()

    @property
    def menu(self) -> str:
        links = "".join(f"<li><a href='/muc-{key}/'>Chuyên mục {key}</a></li>" for key in range(SECTIONS))
        return f"<ul class=menu><li><a href='/'>Trang chủ</a></li>{links}</ul>"

    def listing(self, section: int, page: int) -> bytes:
        numbers = [number for number in range(self.articles, 0, -1) if number % SECTIONS == section]
        last = -(-len(numbers) // ROWS)
        rows = ""
        for number in numbers[(page - 1) * ROWS : page * ROWS]:
            day = self.published(number) + timedelta(hours=7)
            rows += f"<li><a href='/tin/{number}/bai-viet'>{title(number)}</a> <span>({day:%d/%m/%Y})</span></li>"
        pages = [number for number in range(max(1, page - 2), min(last, page + 2) + 1) if number != page]
        pager = "".join(f"<a href='/muc-{section}/?page={number}'>{number}</a> " for number in pages)
        return (
            f"<html lang=vi><head><meta charset=utf-8><title>Chuyên mục {section}</title></head><body>{self.menu}"
            f"<h2>Chuyên mục {section}</h2><ul class=tin>{rows}</ul><div class=pager>{pager}</div></body></html>"
        ).encode()

    def answer(self, path: str) -> Answer:
        html = {"Content-Type": "text/html; charset=utf-8"}
        if path == "/":
            return Answer(200, f"<html><head><meta charset=utf-8></head><body>{self.menu}</body></html>".encode(), html)
        if found := re.fullmatch(r"/muc-(\d)/(?:\?page=(\d+))?", path):
            return Answer(200, self.listing(int(found[1]), int(found[2] or 1)), html)
        if found := re.fullmatch(r"/tin/(\d+)/bai-viet", path):
            return Answer(200, self.page(int(found[1])), html)
        return Answer(404, b"<h1>404 Not Found</h1>", html)


def known(portal: LargePortal, archive: Path) -> int:
    """Writes the portal's articles through the store, as looked at the day before; returns how many looks are due."""
    name, when = portal_id(portal.url), stamp(NOW - timedelta(days=1))

    def key_of(known: str | None, url: str) -> str:
        return known or article_key(url, name, families.GENERIC)[0]

    store = Store.open(
        archive,
        name,
        crawl_id="before",
        now=lambda: NOW - timedelta(days=1),
        key_of=key_of,
        next_look=next_look,
        keep_warc=False,
    )
    first = parse_bytes(portal.page(1), url=f"{portal.url}tin/1/bai-viet", fetched_at=NOW)
    assert isinstance(first, Article)
    for number in range(1, portal.articles + 1):
        store.put(numbered(portal, first, number, when))
        if store.due:
            store.commit()
    for section in range(SECTIONS):
        store.state.set_meta(f"walked {url_key(f'{portal.url}muc-{section}/')}", when)
    store.state.set_meta("full_pass_started", when)
    store.state.set_meta("full_pass_done", when)
    store.close()
    with closing(sqlite3.connect(next(archive.glob("state/*.sqlite")))) as state:
        return int(state.execute("SELECT count(*) FROM frontier WHERE next_try <= ?", (stamp(NOW),)).fetchone()[0])


def numbered(portal: LargePortal, first: Article, number: int, when: str) -> Article:
    """What the crawler reads from the page of ``number``, made of what it reads from the first."""
    url = f"{portal.url}tin/{number}/bai-viet"
    local = portal.published(number) + timedelta(hours=7)
    made = replace(
        first,
        id=f"{first.portal}:{hashlib.sha256(url_key(url).encode()).hexdigest()[:16]}",
        url=url,
        title=title(number),
        body=first.body.replace("Đợt 1.", f"Đợt {number}."),
        blocks=[replace(block, text=block.text.replace("Đợt 1.", f"Đợt {number}.")) for block in first.blocks],
        published_at=f"{local:%Y-%m-%dT%H:%M}:00+07:00",
        fetched_at=when,
    )
    text_hash, content_hash = article_hashes(made)
    return replace(made, text_hash=text_hash, content_hash=content_hash)


@pytest.mark.parametrize("articles", [600, pytest.param(10_000, marks=pytest.mark.soak)])
def test_an_update_asks_for_what_is_new_and_for_what_is_due(congtin: Run, tmp_path: Path, articles: int) -> None:
    with served(LargePortal(articles=articles, in_all=articles + 5)) as portal:
        due = known(portal, tmp_path)
        portal.articles += 5
        clock = f"CONGTIN_CLOCK={stamp(NOW)}"
        done = congtin("crawl", portal.url, "--archive", tmp_path, "--json", "-s", clock)
    said = json.loads(done.stdout)[0]
    print(f"{articles} known articles: {len(portal.asked)} requests, {due} of them looks that were due")
    assert (said["mode"], said["counts"]["stored"], said["counts"]["revised"]) == ("update", 5, 0)
    assert said["counts"]["unchanged"] == due > 0
    assert len(portal.asked) - due < 60
    found = [line["url"] for line in lines(tmp_path, "articles")]
    assert (len(found), len(set(found))) == (articles + 5, articles + 5)
