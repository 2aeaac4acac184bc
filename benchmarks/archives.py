"""Archives for the benches that read one: written by the real store, with pages and texts of usual length."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import msgspec

from archive.article import Article, Image, Paragraph, Parser
from archive.dedup import article_hashes
from archive.disk.files import Files
from archive.observations import Sighting
from archive.store import Exchange, Store

_TEXT = """
hội nghị triển khai kế hoạch phát triển kinh tế nông thôn mới văn hóa giáo dục y tế quân sự ủy ban nhân dân tỉnh
lãnh đạo sở ngành địa phương thực hiện nhiệm vụ trọng tâm năm quý tháng doanh nghiệp đầu tư cải cách hành chính
"""
WORDS = _TEXT.split()
START = datetime(2025, 1, 1, 1, tzinfo=UTC)
_PARAGRAPHS, _WORDS = 9, 45
_PAGE = 75_000


class NoSync(Files):
    """Does not wait for the disk: what is measured is the reading."""

    def fsync(self, handle: object) -> None:
        pass

    def fsync_folder(self, path: Path) -> None:
        pass


def text(chance: random.Random) -> list[str]:
    """Paragraphs of an article of 400 syllables."""
    return [" ".join(chance.choices(WORDS, k=_WORDS)).capitalize() + "." for _ in range(_PARAGRAPHS)]


def article(portal: str, number: int, chance: random.Random, when: datetime) -> Article:
    """A record as full as those of a real portal."""
    paragraphs = text(chance)
    draft = Article(
        id=f"{portal}:{number}",
        portal=portal,
        url=f"https://{portal}.example/tin-tuc/{number}.html",
        title=f"{paragraphs[0][:80]} {number}",
        lead=paragraphs[1][:200],
        body="\n\n".join(paragraphs),
        blocks=[Paragraph(text=one) for one in paragraphs],
        byline="Nguyễn Văn A",
        published_at=(when - timedelta(days=number % 900)).strftime("%Y-%m-%dT%H:%M:%S+07:00"),
        published_raw="15/07/2022 16:30",
        published_from="visible",
        section=["Tin tức", "Trong tỉnh"],
        images=[Image(url=f"https://{portal}.example/anh/{number}.jpg", caption="Quang cảnh hội nghị")],
        views=number % 5000,
        views_raw=f"Lượt xem: {number % 5000}",
        views_from="page",
        text_hash="",
        content_hash="",
        parser=Parser(version="0.1.0", family="nukeviet"),
    )
    text_hash, content_hash = article_hashes(draft)
    return msgspec.structs.replace(draft, text_hash=text_hash, content_hash=content_hash)


def fill(root: Path, portal: str, count: int, *, days: int = 1) -> None:
    """Stores ``count`` articles of a portal over ``days`` days, each with its page and seen in a listing."""
    chance, number = random.Random(portal), 0
    frame = "".join(
        f'<div class="item-{at}"><a href="/tin/{at}">{WORDS[at % len(WORDS)]}</a></div>\n' for at in range(900)
    )
    for day, size in enumerate(_parts(count, days)):
        when = START + timedelta(days=day)
        store = Store.open(root, portal, crawl_id=f"c{day}", files=NoSync(), now=partial(_same, when))
        for _ in range(size):
            made = article(portal, number, chance, when)
            html = f"<html>{frame}<h1>{made.title}</h1>{made.body}</html>"
            _visit(store, made, html.encode()[:_PAGE], when + timedelta(seconds=number % 80_000))
            number += 1
        store.close()


def _same(when: datetime) -> datetime:
    return when


def _visit(store: Store, made: Article, body: bytes, when: datetime) -> None:
    exchange = Exchange(
        url=made.url,
        status=200,
        response_headers=[("Content-Type", "text/html")],
        body=body,
        fetched_at=when,
        kind="article",
    )
    listing = f"https://{made.portal}.example/tin-tuc"
    seen = Sighting(portal=made.portal, id=made.id, url=made.url, kind="listing", listing=listing, title=made.title)
    token = store.keep(exchange)
    store.put(made, token)
    store.put(seen, token)
    store.settle(token)
    if store.due:
        store.commit()


def _parts(count: int, days: int) -> Iterator[int]:
    for day in range(days):
        yield count // days + (day < count % days)
