"""Number to article: what kind it is, when it appeared, what it holds. Nothing is kept but a small cache."""

from __future__ import annotations

import random
from datetime import datetime, timedelta, timezone
from functools import lru_cache

from crawler.demo.model import (
    DOCX,
    PDF,
    SECTIONS,
    STYLES,
    XLSX,
    Bullets,
    DemoArticle,
    Figure,
    File,
    Frame,
    Grid,
    Part,
    Subhead,
    Text,
)
from crawler.demo.reference import reference_article
from crawler.demo.writing import Slots, Table, paragraphs, texts

ZONE = timezone(timedelta(hours=7))
FIRST_DAY = datetime(2022, 5, 26, tzinfo=ZONE)
LAST_DAY = datetime(2025, 6, 30, tzinfo=ZONE)
DEFAULT_ARTICLES = 120

_TOPICS = ("politics", "economy", "culture")
_SHORT_BODY = 400


def published(number: int, total: int) -> datetime:
    """When article ``number`` of ``total`` appeared: rising with the number, in working hours."""
    moment = FIRST_DAY + (LAST_DAY - FIRST_DAY) * ((number - 1) / total)
    midnight = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + timedelta(hours=7) + (moment - midnight) * (11 / 24)


@lru_cache(maxsize=1024)
def article(number: int, total: int = DEFAULT_ARTICLES) -> DemoArticle:
    """The truth of article ``number`` (1 to ``total``) of a portal of ``total`` articles."""
    if number == 1:
        return reference_article()
    rng = random.Random(f"demo portal, article {number}")  # noqa: S311 - texts, not secrets
    moment = published(number, total)
    style = STYLES[number % len(STYLES)]
    section = SECTIONS[(number - 1) % len(SECTIONS)]
    topic = rng.choice(list(texts(_TOPICS[SECTIONS.index(section)]).values()))
    slots = Slots(rng, moment)
    title = slots.fill(rng.choice(topic["titles"]))
    lead: str | None = slots.fill(rng.choice(topic["leads"]))
    parts, files = _contents(number, slots, topic)
    if not any(isinstance(part, Text) for part in parts):
        lead = None
    return DemoArticle(
        number=number,
        title=title,
        lead=lead,
        parts=tuple(parts),
        byline=rng.choice(texts("people")["writers"]) if number % 9 and lead else None,
        source=rng.choice(texts("common")["sources"]) if number % 6 == 0 and lead else None,
        published_at=moment.strftime("%Y-%m-%dT%H:%M:00+07:00" if style.has_time else "%Y-%m-%d"),
        section=section,
        style=style,
        tags=tuple(topic["tags"]) if number % 5 else (),
        attachments=tuple(files),
        base_views=rng.randint(40, 4000),
    )


def _contents(number: int, slots: Slots, topic: Table) -> tuple[list[Part], list[File]]:
    if number % 40 == 17:  # a scanned document and nothing else
        scan = File(f"/tep-dinh-kem/{number}/van-ban.pdf", "van-ban.pdf", PDF)
        return [Frame(scan.path)], [scan]
    if number % 40 == 33:  # a video and nothing else
        return [_video(number)], []
    return _written(number, slots, topic), _files(number)


def _written(number: int, slots: Slots, topic: Table) -> list[Part]:
    common = texts("common")
    bodies = paragraphs(slots, topic)
    while sum(map(len, bodies)) < _SHORT_BODY:
        bodies.insert(-1, slots.fill(slots.rng.choice(common["joins"])))
    parts: list[Part] = [Text(body) for body in bodies]
    if number % 7 == 3:
        items = slots.rng.sample(common["list_items"], 3)
        parts[-1:-1] = [Text(slots.fill(common["list_leads"][0])), Bullets(tuple(map(slots.fill, items)))]
    if number % 11 == 5:
        parts.insert(2, _grid(slots))
    if number % 13 == 6:
        parts.insert(1, _video(number))
    if number % 8 == 2:
        parts.insert(len(parts) // 2, Subhead(slots.rng.choice(common["headings"])))
    for index, caption in enumerate(topic["captions"][: (number + number // 4) % 3]):
        kind = "jpg" if number % 2 else "png"
        parts.insert(
            min(3 * index, len(parts) - 1), Figure(f"/hinh-anh/{number}/{index + 1}.{kind}", slots.fill(caption))
        )
    return parts


def _grid(slots: Slots) -> Grid:
    draw = slots.rng.randint
    rows = [(slots[key], str(draw(20, 900)), f"{draw(60, 120)},{draw(0, 9)}") for key in ("xa", "xa2", "huyen")]
    return Grid((("Đơn vị", "Số hộ", "Tỷ lệ so với kế hoạch (%)"), *rows))


def _video(number: int) -> Frame:
    return Frame(f"https://player.example.org/embed/{number}")


def _files(number: int) -> list[File]:
    if number % 10 != 4:
        return []
    folder = f"/tep-dinh-kem/{number}"
    second = ("phu-luc.docx", DOCX) if number % 20 == 4 else ("so-lieu.xlsx", XLSX)
    return [File(f"{folder}/ke-hoach.pdf", "ke-hoach.pdf", PDF), File(f"{folder}/{second[0]}", *second)]


def articles(total: int = DEFAULT_ARTICLES) -> list[DemoArticle]:
    """The truth of every article, number 1 first."""
    return [article(number, total) for number in range(1, total + 1)]
