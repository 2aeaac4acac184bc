"""The parser reads every page of the demo as its truth says: 120 articles, four layouts, no selectors of their own."""

from __future__ import annotations

from datetime import datetime

import pytest

from archive.article import Article, Paragraph, Reject
from crawler.demo.library import ZONE, article
from crawler.demo.model import DemoArticle
from crawler.demo.portal import DemoPortal
from crawler.demo.routes import answer
from crawler.parse import parse_bytes
from crawler.portals import registry

BASE = "http://127.0.0.1:8801"
DEMO = DemoPortal(clock=lambda: datetime(2026, 11, 24, 9, 30, tzinfo=ZONE))


def parsed(path: str) -> Article | Reject:
    found = answer(DEMO, path, BASE)
    return parse_bytes(found.body, url=BASE + path, portal=registry.load("demo"))


def told(record: Article) -> dict[str, object]:
    return {
        "title": record.title,
        "lead": record.lead,
        "paragraphs": [block.text for block in record.blocks if isinstance(block, Paragraph)],
        "captions": [image.caption for image in record.images if image.caption],
        "byline": record.byline,
        "source": record.source,
        "published_at": record.published_at,
        "section": record.section,
        "tags": record.tags,
        "attachments": [file.url for file in record.attachments],
    }


def truth(shown: DemoArticle) -> dict[str, object]:
    return {
        "title": shown.title,
        "lead": shown.lead,
        "paragraphs": list(shown.paragraphs),
        "captions": list(shown.captions),
        "byline": shown.byline,
        "source": shown.source,
        "published_at": shown.published_at,
        "section": [shown.section.name],
        "tags": list(shown.tags),
        "attachments": [BASE + file.path for file in shown.attachments],
    }


@pytest.mark.sweep(every=4)
@pytest.mark.parametrize("number", range(1, 121))
def test_article_is_read_as_it_was_written(number: int) -> None:
    shown = article(number)
    record = parsed(shown.path)
    assert isinstance(record, Article), record
    assert told(record) == truth(shown)
    assert record.views is not None
    assert record.views >= shown.base_views


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/", "listing"),
        ("/kinh-te/", "listing"),
        ("/van-hoa-xa-hoi/trang-3.html", "listing"),
        ("/van-ban/15-2024-qd-ubnd", "legal-document"),
        ("/dang-nhap", "login"),
        ("/thoi-su/bai-121/thong-bao-tuyen-dung", "soft-404"),
        (article(50).print_path, "print-twin"),
    ],
)
def test_what_is_no_article_is_refused(path: str, reason: str) -> None:
    record = parsed(path)
    assert isinstance(record, Reject), record
    assert record.reason == reason


def test_the_static_page_and_the_list_of_documents_are_no_articles() -> None:
    assert isinstance(parsed("/gioi-thieu"), Reject)
    assert isinstance(parsed("/van-ban/"), Reject)
