"""Pages of a template, read once by the parser and the collector: what a run draws its articles from."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache

from archive.article import Article, Reject
from archive.observations import Sighting
from crawler import families
from crawler.health.collector import Collector, Examined
from crawler.html import Page
from crawler.interpret import read_listing
from crawler.parse import parse_bytes
from crawler.portals.model import Portal
from tests.histories.template import Facts, Template, article_page, listing_page
from tests.synthetic.prose import Prose

PLANS = 20
"""Articles of a template; each is printed with and without byline and tags."""


@dataclass(frozen=True)
class Kept:
    """One page and how it was read."""

    facts: Facts
    body: bytes
    read: Article | Reject
    seen: Examined


@cache
def facts_of(plan: int) -> Facts:
    """Article ``plan``: news, a photo story, a decree with a file, a table, a very short one."""
    rng = random.Random(f"article {plan}")
    prose = Prose(rng)
    kind = {3: "photos", 8: "photos", 11: "decree", 14: "table", 17: "table", 18: "short"}.get(plan, "news")
    length = {"news": rng.randint(4, 14), "photos": 1, "decree": 2, "table": 3, "short": 1}[kind]
    photos = {"news": rng.randint(0, 3), "photos": rng.randint(6, 15)}.get(kind, 0)
    day = rng.randint(1, 12) if plan % 2 else rng.randint(13, 28)
    return Facts(
        number=1000 + plan,
        title=prose.title(),
        lead=prose.lead(),
        paragraphs=tuple(prose.paragraph() for _ in range(length)),
        published=datetime(2025, rng.randint(1, 9), day, rng.randint(7, 18), rng.randint(0, 59)),
        captions=tuple(prose.caption() for _ in range(photos)),
        views=rng.randint(12, 9000),
        rows=rng.randint(4, 20) if kind == "table" else 0,
        files=1 if kind == "decree" else 0,
    )


def is_photos(facts: Facts) -> bool:
    """Whether the article is a series of photos."""
    return len(facts.captions) > 5


def portal_of(template: Template) -> Portal:
    """The portal as its file declares it."""
    return Portal(
        id="haidong", home="https://haidong.gov.vn/", family=template.family, selectors=dict(template.selectors)
    )


_STOCK: dict[tuple[str, int, bool, bool], Kept] = {}


def stock(template: Template, plan: int, *, byline: bool, tags: bool) -> Kept:
    """Article ``plan`` on a page of ``template``, read by the parser once."""
    key = (template.shown, plan, byline, tags)
    if key not in _STOCK:
        facts = replace(
            facts_of(plan),
            byline="Ngọc Hồng" if byline else None,
            tags=("nông thôn mới", "chuyển đổi số") if tags else (),
        )
        _STOCK[key] = _read(template, facts)
    return _STOCK[key]


def _read(template: Template, facts: Facts) -> Kept:
    body = article_page(template, facts)
    portal = portal_of(template)
    fetched = facts.published.replace(tzinfo=UTC) + timedelta(days=1)
    read = parse_bytes(body, url=facts.url, portal=portal, fetched_at=fetched)
    if isinstance(read, Reject):
        return Kept(facts, body, read, Examined("", 0.0, None))
    seen = Collector(portal)._examined(read, body, is_second=bool(read.body))
    assert seen is not None
    return Kept(facts, body, read, seen)


@cache
def _listing_of(shown: str) -> tuple[bytes, str, bool]:
    template = _TEMPLATES[shown]
    body = listing_page(template, [facts_of(plan) for plan in range(10)])
    page = Page(body, url="https://haidong.gov.vn/tin-tuc")
    read = read_listing(page, portal=portal_of(template), family=families.GENERIC, section="Tin tức", home=False)
    assert len(read.rows) >= 9, len(read.rows)
    collector = Collector(portal_of(template))
    collector.listing([], page.url, body, is_paged=bool(read.next))
    return body, next(iter(collector.quality().skeletons["listing"])), bool(read.next)


_TEMPLATES: dict[str, Template] = {}


def listing_of(template: Template) -> tuple[bytes, str, bool]:
    """A listing's page: its bytes, its shape, and whether a further page was found on it."""
    _TEMPLATES[template.shown] = template
    return _listing_of(template.shown)


class Replayed(Collector):
    """The collector, told beforehand what it would find by reading a page of the stock again."""

    def __init__(self, portal: Portal) -> None:
        super().__init__(portal)
        self._known: Kept | None = None

    def page(self, kept: Kept, article: Article, *, is_new: bool) -> None:
        """An article, read from ``kept``."""
        self._known = kept
        self.article(article, kept.body, is_new=is_new)

    def _examined(self, article: Article, body: bytes, *, is_second: bool) -> Examined:
        assert self._known is not None
        seen = self._known.seen
        return seen if is_second else seen._replace(agreement=None)

    def rows(self, rows: list[Sighting], template: Template, *, is_paged: bool) -> None:
        """A page of a listing."""
        body, shape, _ = listing_of(template)
        chosen = self._pages["listing"] <= 20
        self._pages["listing"] = 10**9 + 1  # its shape is known: no look at the bytes
        self.listing(rows, "https://haidong.gov.vn/tin-tuc", body, is_paged=is_paged)
        if chosen:
            self._shapes.setdefault("listing", Counter())[shape] += 1
